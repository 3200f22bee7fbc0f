"""The Director as a planner: its outcome, its notes, its manners with bad input."""

import subprocess
import sys

import pytest
from callsheet.agent.director import Director, plan_of, read_request
from callsheet.agent.planner import Attachment, Planned, Request
from callsheet.generator.errors import BadInput
from hypothesis import given, settings
from hypothesis import strategies as st

NIGHT_MARKET = (
    "A 12-second vertical video in three shots. Shot 1 (4s): wide shot of a night market in the "
    'rain, neon sign reading "深夜饺子". Shot 2 (5s): close-up, Mei (Sichuanese accent) says '
    '"最后一个是我的！" Shot 3 (3s): over-the-shoulder, Tom whispers "Fair enough."'
)


async def test_a_first_request_becomes_a_plan() -> None:
    outcome = await Director().plan(Request(said=NIGHT_MARKET))
    assert isinstance(outcome, Planned)
    plan = outcome.plan
    assert [shot.seconds for shot in plan.shots] == [4, 5, 3]
    assert (plan.aspect_ratio, plan.mode, plan.seconds) == ("9:16", "custom", 12)
    assert [shot.framing for shot in plan.shots] == ["wide", "close-up", "over-the-shoulder"]
    mei, tom = plan.lines
    assert (mei.text, mei.language, mei.dialect) == ("最后一个是我的！", "zh", "Sichuanese")
    assert (tom.text, tom.language, tom.delivery) == ("Fair enough.", "en", "whispers")
    assert plan.shots[0].lettering[0].text == "深夜饺子"
    assert [(who.name, who.looks) for who in plan.characters] == [("Mei", "woman"), ("Tom", "man")]
    assert plan.notes == ()


@pytest.mark.parametrize("said", ["a cat", "一只橘猫打哈欠", "猫", "고양이", "un gato"])
def test_a_few_words_are_a_fine_request(said: str) -> None:
    plan = plan_of(said)
    assert plan.shots[0].action
    assert 2 <= plan.seconds <= 10
    assert plan.lines == ()


@pytest.mark.parametrize("said", ["", "   \n", "?!", "🎬"])
def test_no_words_are_refused_with_a_remedy(said: str) -> None:
    with pytest.raises(BadInput, match="held no words") as refused:
        plan_of(said)
    assert refused.value.remedy


def test_far_too_many_words_are_refused_with_a_remedy() -> None:
    with pytest.raises(BadInput, match="at most 50,000"):
        plan_of("rain " * 10_001)


def test_shots_that_do_not_add_up_are_kept_and_named() -> None:
    plan = plan_of("20 second teaser. Shot 1 (4s): rain. Shot 2 (6s): a door opens.")
    assert plan.seconds == 10
    assert "10 s" in plan.notes[0]
    assert "20 s" in plan.notes[0]


def test_a_stated_total_is_met_exactly() -> None:
    plan = plan_of('7 seconds. Ida says "One." Jon says "Two." Ida says "Three." A door slams.')
    assert plan.seconds == 7
    assert len(plan.shots) > 1


def test_a_line_that_cannot_be_spoken_in_time_is_named_with_the_seconds_it_needs() -> None:
    plan = plan_of('2 seconds: Ida says "' + "this goes on and on and on " * 8 + '."')
    assert plan.seconds == 2
    assert any("takes about" in note for note in plan.notes)


def test_speech_without_words_is_asked_for_and_not_invented() -> None:
    plan = plan_of("Ida tells him that the train is late.")
    assert plan.lines == ()
    assert any("I do not invent spoken words" in note for note in plan.notes)


def test_a_language_outside_the_five_is_kept_and_named() -> None:
    plan = plan_of('The chef says in French, "On arrive toujours trop tard."')
    assert plan.lines[0].language == "fr"
    assert any("french" in note for note in plan.notes)


def test_notes_are_in_the_users_language() -> None:
    assert "时长" in plan_of("一只橘猫打哈欠").notes[0]
    assert "duración" in plan_of("un perro espera en la parada con su dueño").notes[0]


def test_uploads_are_bound_to_their_handles_and_frames() -> None:
    files = (
        Attachment(asset="sha-1", handle="@Image 1", kind="picture"),
        Attachment(asset="sha-2", handle="@Ida", kind="picture"),
    )
    said = "@Image 1 is the first frame, @Image 2 is the last frame. @Ida walks in. 5s."
    plan = plan_of(said, files)
    assert plan.start_frame == "sha-1"
    assert plan.end_frame is None
    assets = {element.handle: element.assets for element in plan.elements}
    assert assets == {"@Image 1": ("sha-1",), "@Image 2": (), "@Ida": ("sha-2",)}
    (ida,) = plan.characters
    assert plan.element(ida.element or "").handle == "@Ida"
    assert any("@Image 2" in note and "@Ida" not in note for note in plan.notes)


def test_the_same_words_give_the_same_plan() -> None:
    assert read_request(Request(said=NIGHT_MARKET)) == read_request(Request(said=NIGHT_MARKET))


def test_every_shot_says_what_is_seen_and_where() -> None:
    plan = plan_of("INT. MILL - NIGHT\n\nIDA\nWho is there?\n\nJON (O.S.)\nOnly me.\n")
    assert all(shot.action and shot.scene for shot in plan.shots)


def test_importing_the_director_loads_nothing_heavy() -> None:
    code = (
        "import sys, callsheet.agent.director.assemble;"
        "print([m for m in ('numpy', 'langgraph', 'PIL', 'cv2', 'av') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_planned_or_refused(said: str) -> None:
    try:
        plan = plan_of(said)
    except BadInput:
        return
    assert plan.shots


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Shot 1 (4s): ",
                "镜头2：",
                "[00:00-00:05] ",
                "Ida: ",
                '"Now."',
                "「はい」",
                "“走”",
                "|",
                "\n",
                "- ",
                "{",
                '"text": ',
                "@Image 1 ",
                "says ",
                "说",
                "と言う",
                " no music",
                "INT. MILL - NIGHT",
                "(V.O.)",
                "—",
                "the man ",
                "she ",
                "12 s",
                "<IDA>",
                "Version 1:",
            ]
        ),
        max_size=25,
    )
)
def test_any_mixture_of_layouts_is_planned_or_refused(pieces: list[str]) -> None:
    try:
        plan = plan_of("".join(pieces))
    except BadInput:
        return
    assert plan.seconds > 0


def test_whoever_speaks_is_a_character() -> None:
    plan = plan_of("Ida: the man 镜头2：“走”the man Ida: ")
    assert {line.character for line in plan.lines} <= {who.id for who in plan.characters}


def test_several_videos_in_one_message_are_named() -> None:
    plan = plan_of("Version 1: a cat sleeps on a roof.\nVersion 2: a dog barks at a gate.")
    assert any("2 separate videos" in note for note in plan.notes)


async def test_a_script_in_a_conversation_is_a_new_request() -> None:
    plan = plan_of("Two shots: a cat, then a dog.")
    script = (
        "Shot 1 (2s): a bird. " + "Shot 2 (3s): the sea by night, waves and a lighthouse. " * 90
    )
    outcome = await Director().plan(Request(said=script, plan=plan, versions=1))
    assert isinstance(outcome, Planned)
    assert "bird" in outcome.plan.shots[0].action

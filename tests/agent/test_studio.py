"""Turns of a conversation, with a planner that follows a script and the real generator."""

from contextlib import aclosing

import pytest
from callsheet.agent.edits import PutShot
from callsheet.agent.events import Answered, Failed, Made, Priced, ShotDone, Tell, unheard
from callsheet.agent.planner import (
    Approved,
    Asked,
    Edited,
    Moved,
    Planned,
    Question,
    Request,
    Talk,
    Upload,
)
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.generator.errors import BadInput
from callsheet.generator.media import probe
from PIL import Image


class Script:
    """A planner that gives its outcomes one after the other, and remembers what it was asked."""

    name = "script"

    def __init__(self, *outcomes):
        self.outcomes, self.asked = list(outcomes), []

    async def plan(self, request: Request, tell: Tell = unheard):
        self.asked.append(request)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


@pytest.fixture
def small(plan_of):
    return plan_of(
        {"seconds": 0.25, "action": "a cat"}, {"seconds": 0.5, "action": "a dog"}, resolution="540p"
    )


@pytest.fixture
def settings(home):
    return Settings(home=home, workers=2)


async def heard(events):
    return [event async for event in events]


def only(kind, events):
    found = [event for event in events if isinstance(event, kind)]
    assert len(found) == 1, found
    return found[0]


def longer(plan, at, seconds):
    shot = plan.shots[at].model_copy(update={"seconds": seconds})
    return Edited(edits=(PutShot(shot=shot),), reply="longer")


async def test_changed_shot_alone_is_rendered_again(settings, small):
    script = Script(
        Planned(plan=small, reply="planned"), longer(small, 1, 1.0), Moved(to="undo", reply="back")
    )
    async with open_studio(settings, script) as studio:
        first = await heard(studio.say("t", "a cat, a dog"))
        clips = {path: path.read_bytes() for path in (settings.home / "clips").rglob("*.mp4")}
        second = await heard(studio.say("t", "shot 2 one second"))
        undone = await heard(studio.say("t", "undo"))

    assert only(Made, first).rendered == ("s1", "s2")
    assert only(Answered, second).changed == ("s2",)
    assert only(Priced, second).price.to_render == ("s2",)
    assert only(Made, second).rendered == ("s2",)
    assert only(Made, undone).rendered == ()
    assert only(Made, undone).video == only(Made, first).video
    assert all(path.read_bytes() == content for path, content in clips.items())
    assert probe(only(Made, second).video).frames == 6 + 24


async def test_a_turn_that_wants_no_video_renders_nothing(settings, small):
    async with open_studio(settings, Script(Planned(plan=small, reply="planned"))) as studio:
        events = await heard(studio.say("t", "a cat, a dog", render=False))
    assert [type(event) for event in events] == [Answered]
    assert not (settings.home / "clips").exists()


@pytest.mark.parametrize(
    ("outcome", "intent"),
    [
        (Talk(intent="question", reply="Two."), "question"),
        (Talk(intent="impossible", reply="There are two shots."), "impossible"),
        (Question(reply="Which one?", options=("the cat", "the dog")), "clarify"),
    ],
)
async def test_talk_changes_and_renders_nothing(settings, small, outcome, intent):
    script = Script(Planned(plan=small, reply="planned"), outcome)
    async with open_studio(settings, script) as studio:
        await heard(studio.say("t", "a cat, a dog", render=False))
        events = await heard(studio.say("t", "hm?"))
        assert (await studio.conversation("t")).versions == 1
    assert [type(event) for event in events] == [Answered]
    assert events[0].intent == intent
    assert events[0].plan == small


async def test_nothing_is_lost_when_words_cannot_be_planned(settings, small):
    refused = BadInput("the words were too many", "say it shorter")
    script = Script(Planned(plan=small, reply="planned"), refused, longer(small, 0, 1.0))
    async with open_studio(settings, script) as studio:
        await heard(studio.say("t", "first", render=False))
        events = await heard(studio.say("t", "second", render=False))
        assert events == [Failed(problem="the words were too many", remedy="say it shorter")]
        assert await studio.library.plan("t") == small
        assert not await studio.is_cut_off("t")
        after = await heard(studio.say("t", "third", render=False))
        assert only(Answered, after).changed == ("s1",)
        assert [turn.said for turn in await studio.library.turns("t")] == [
            "first",
            "second",
            "third",
        ]


async def test_undo_with_nothing_to_undo_says_so(settings, small):
    script = Script(Planned(plan=small, reply="planned"), Moved(to="undo", reply="back"))
    async with open_studio(settings, script) as studio:
        await heard(studio.say("t", "first", render=False))
        events = await heard(studio.say("t", "undo", render=False))
    assert only(Answered, events).intent == "impossible"
    assert only(Answered, events).plan == small


async def test_a_planner_is_told_what_can_be_undone_and_done_again(settings, small):
    script = Script(
        Planned(plan=small, reply="planned"),
        longer(small, 0, 1.0),
        Moved(to="undo", reply="back"),
        Talk(intent="chat", reply="hello"),
    )
    async with open_studio(settings, script) as studio:
        for words in ("first", "longer", "undo", "hi"):
            await heard(studio.say("t", words, render=False))
    steps = [(request.can_undo, request.can_redo) for request in script.asked]
    assert steps == [(False, False), (False, False), (True, False), (False, True)]


async def test_an_open_question_reaches_the_next_turn_and_outlives_the_studio(settings, small):
    which = Question(reply="Which one?", options=("the cat", "the dog"))
    how = Question(reply="How long?", goes_on=True)
    script = Script(Planned(plan=small, reply="planned"), which)
    async with open_studio(settings, script) as studio:
        await heard(studio.say("t", "a cat, a dog", render=False))
        await heard(studio.say("t", "longer", render=False))
    script = Script(how, longer(small, 0, 1.0), Talk(intent="chat", reply="hello"))
    async with open_studio(settings, script) as studio:
        for words in ("the cat", "a second", "hi"):
            await heard(studio.say("t", words, render=False))
    first, second, third = (request.asked for request in script.asked)
    assert first == Asked(said="longer", reply="Which one?", options=("the cat", "the dog"))
    assert second == Asked(said="longer", answers=("the cat",), reply="How long?")
    assert third is None


async def test_a_long_render_waits_for_a_yes(settings, small):
    asking = settings.model_copy(update={"ask_above_render_seconds": 0})
    async with open_studio(asking, Script(Planned(plan=small, reply="planned"))) as studio:
        events = await heard(studio.say("t", "a cat, a dog"))
        assert only(Priced, events).asks
        assert not any(isinstance(event, ShotDone | Made) for event in events)
        made = await heard(studio.approve("t"))
    assert only(Made, made).seconds == pytest.approx(0.75)


async def test_a_no_renders_nothing_and_a_later_yes_in_words_does(settings, small):
    asking = settings.model_copy(update={"ask_above_render_seconds": 0})
    script = Script(Planned(plan=small, reply="planned"), Approved(reply="Here it comes."))
    async with open_studio(asking, script) as studio:
        await heard(studio.say("t", "a cat, a dog"))
        assert await heard(studio.approve("t", False)) == []
        events = await heard(studio.say("t", "go ahead"))
        assert not only(Priced, events).asks
        assert only(Made, events).rendered == ("s1", "s2")


async def test_conversations_outlive_the_studio(settings, small):
    async with open_studio(settings, Script(Planned(plan=small, reply="planned"))) as studio:
        await heard(studio.say("t", "a cat, a dog", render=False))
    script = Script(longer(small, 0, 1.0))
    async with open_studio(settings, script) as studio:
        events = await heard(studio.say("t", "longer", render=False))
        assert [known.thread for known in await studio.library.conversations()] == ["t"]
    assert script.asked[0].plan == small
    assert only(Answered, events).changed == ("s1",)


async def test_a_stopped_render_goes_on_where_it_was(settings, small):
    async with open_studio(settings, Script(Planned(plan=small, reply="planned"))) as studio:
        async with aclosing(studio.say("t", "a cat, a dog")) as events:
            async for event in events:
                if isinstance(event, ShotDone):
                    break
        assert await studio.is_cut_off("t")
        assert await studio.cut_off_with("a cat, a dog") == "t"
        finished = {path.parent.name for path in (settings.home / "clips").glob("[!.]*/clip.json")}
        rest = await heard(studio.resume("t"))
        assert not await studio.is_cut_off("t")
    assert finished
    made = [event for event in rest if isinstance(event, ShotDone) and not event.reused]
    assert len(made) == 2 - len(finished)
    assert only(Made, rest).seconds == pytest.approx(0.75)
    assert not list((settings.home / "clips").glob(".rendering-*"))


async def test_two_turns_at_once_in_one_conversation_do_not_mix(settings, small):
    script = Script(Planned(plan=small, reply="planned"))
    async with (
        open_studio(settings, script) as studio,
        aclosing(studio.say("t", "a cat, a dog")) as events,
    ):
        assert isinstance(await anext(events), Answered)
        other = await heard(studio.say("t", "something else"))
        assert "was busy with another turn" in only(Failed, other).problem


async def test_uploads_reach_the_planner_by_content_and_handle(settings, small, tmp_path):
    picture = tmp_path / "mei.png"
    Image.new("RGB", (32, 32), "red").save(picture)
    script = Script(Planned(plan=small, reply="planned"))
    async with open_studio(settings, script) as studio:
        uploads = [Upload(path=picture, handle="@Mei"), Upload(path=picture)]
        await heard(studio.say("t", "@Mei dances", uploads, render=False))
    mei, other = script.asked[0].attachments
    assert (mei.handle, other.handle) == ("@Mei", "@Image 2")
    assert mei.asset == other.asset
    assert (settings.home / "assets" / mei.asset).read_bytes() == picture.read_bytes()


async def test_an_upload_that_cannot_be_read_ends_the_turn_before_it_begins(settings, tmp_path):
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\nnot really")
    async with open_studio(settings, Script()) as studio:
        events = await heard(studio.say("t", "look", [Upload(path=bad)]))
        assert "could not be read" in only(Failed, events).problem
        assert await studio.library.turns("t") == ()


async def test_saying_nothing_is_answered_with_what_to_say(settings):
    async with open_studio(settings, Script()) as studio:
        events = await heard(studio.say("t", "  \n"))
    assert only(Failed, events).remedy == "say in a sentence what the video shows"


async def test_new_threads_have_names_of_their_own(settings):
    async with open_studio(settings, Script()) as studio:
        name = await studio.new_thread("A cat yawns! On a windowsill")
        assert name == "a-cat-yawns-on"
        await studio.library.begin_turn(name, "x", ())
        assert await studio.new_thread("A cat yawns! On a windowsill") == "a-cat-yawns-on-2"
        assert await studio.new_thread("!!!") == "chat"

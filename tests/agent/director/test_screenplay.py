"""Screenplays: every element of Fountain, and the habits of East Asian scripts."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.page import Bit
from callsheet.agent.director.request import read_sections
from callsheet.agent.director.screenplay import comments, is_transition, without_comments
from callsheet.agent.director.text import read_text

SCENE = "INT. MILL - NIGHT\n\n"


def parts(said: str) -> list[tuple[str, str]]:
    """The bits behind the first scene's heading, as kind and words."""
    text, sections = read_sections(said)
    return [
        (bit.kind, text.words(bit.span))
        for section in sections[1:]
        for bit in section.bits
        if text.words(bit.span) != "INT. MILL - NIGHT"
    ]


def line(said: str) -> tuple[str, str, str | None]:
    """The only line of dialogue: its speaker's label, its words, its direction."""
    text, sections = read_sections(said)

    def words(bit: Bit) -> tuple[str, str, str | None]:
        assert bit.label is not None
        return text.words(bit.label), text.words(bit.span), bit.note and text.words(bit.note)

    (found,) = [bit for section in sections for bit in section.bits if bit.kind == "dialogue"]
    return words(found)


@pytest.mark.parametrize(
    ("said", "places"),
    [
        (
            "INT. MILL - NIGHT\n\nRain.\n\nEXT. ROAD - DAY\n\nSun.",
            ["INT. MILL - NIGHT", "EXT. ROAD - DAY"],
        ),
        ("int. mill - night\n\nRain falls.", ["int. mill - night"]),
        ("INT./EXT. CAR - DAWN\n\nRain.", ["INT./EXT. CAR - DAWN"]),
        (".SNIPER SCOPE POV\n\nRain.", ["SNIPER SCOPE POV"]),
        ("INT. MILL - NIGHT #12-A#\n\nRain.", ["INT. MILL - NIGHT"]),
        (
            "第一场　内景　磨坊　夜\n\n下着雨。\n\n第2场　外景　路　日\n\n晴。",
            ["第一场　内景　磨坊　夜", "第2场　外景　路　日"],
        ),
        ("○駅のホーム（夜）\n\n雨。", ["○駅のホーム（夜）"]),
        ("#1. 병원 복도\n\n비가 온다.", ["#1. 병원 복도"]),
    ],
)
def test_a_scene_begins_at_its_heading(said: str, places: list[str]) -> None:
    text, sections = read_sections(said)
    found = [bit for section in sections for bit in section.bits if bit.kind == "place"]
    assert [text.words(bit.span) for bit in found] == places


def test_a_line_that_begins_with_three_full_stops_is_no_scene() -> None:
    assert parts(SCENE + "...and then the lamp goes out.")[-1][0] == "prose"


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("IDA", "IDA"),
        ("IDA (V.O.)", "IDA (V.O.)"),
        ("@McCoy", "McCoy"),
        ("JON ^", "JON"),
        ("@McCoy ^", "McCoy"),
        ("老人", "老人"),
    ],
)
def test_a_name_on_a_line_of_its_own_leads_to_the_words_under_it(cue: str, name: str) -> None:
    assert line(f"{SCENE}{cue}\nNot again.") == (name, "Not again.", None)


def test_a_direction_in_brackets_is_no_word_of_the_line() -> None:
    assert line(SCENE + "IDA\n(tired)\nNot again.") == ("IDA", "Not again.", "(tired)")


def test_a_speech_of_several_lines_is_one() -> None:
    assert line(SCENE + "IDA\nNot again.\nNot tonight.")[1] == "Not again.\nNot tonight."


def test_an_empty_line_ends_a_speech() -> None:
    assert parts(SCENE + "IDA\nNot again.\n\nRain falls.")[-1] == ("prose", "Rain falls.")


def test_a_tilde_marks_words_that_are_sung() -> None:
    assert line(SCENE + "IDA\n~ Row, row your boat")[1] == "Row, row your boat"


@pytest.mark.parametrize(
    ("mark", "heard"),
    [("(V.O.)", True), ("(O.S.)", True), ("(O.C.)", True), ("(CONT'D)", False), ("", False)],
)
def test_a_mark_behind_a_name_says_whether_its_owner_is_seen(mark: str, heard: bool) -> None:
    plan = plan_of(f"{SCENE}Ida stands at the window.\n\nIDA {mark}\nNot again.")
    (spoken,) = [said for shot in plan.shots for said in shot.dialogue]
    assert (spoken.voice_over, spoken.delivery) == (heard, None)
    assert [character.name.casefold() for character in plan.characters] == ["ida"]


def test_the_marks_of_japanese_scripts_are_known() -> None:
    plan = plan_of("○駅のホーム（夜）\n\n真央が立っている。\n\n真央（Ｎ）\nまた雨か。")
    assert [said.voice_over for shot in plan.shots for said in shot.dialogue] == [True]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("!SCANNING THE ROOM\nIda waits.", "SCANNING THE ROOM"),
        ("> THE END <", "THE END"),
        ("△老人走进来。", "△老人走进来。"),
    ],
)
def test_an_action_may_be_marked_as_one(written: str, words: str) -> None:
    assert ("action", words) in parts(SCENE + written)


@pytest.mark.parametrize(
    "words", ["CUT TO:", "SMASH CUT TO:", "> Burn to pink", "FADE OUT.", "CORTE A:", "切至："]
)
def test_a_transition_is_neither_a_speaker_nor_an_action(words: str) -> None:
    language = {"CORTE A:": "La mujer llega a la casa.", "切至：": "老人走进来。"}.get(
        words, "Rain falls."
    )
    text = read_text(f"{language}\n\n{words}")
    at = text.raw.index(words)
    assert is_transition(text, type(text.whole)(at, len(text.raw)))
    assert not any(said == words for _, said in parts(f"{SCENE}{language}\n\n{words}"))


def test_a_sentence_in_capitals_is_no_transition() -> None:
    text = read_text("HE RUNS INTO THE STREET.")
    assert not is_transition(text, text.whole)


def test_a_transition_leads_into_the_scene_behind_it() -> None:
    plan = plan_of(
        SCENE + "Rain falls.\n\nDISSOLVE TO:\n\nEXT. ROAD - DAY\n\nA dog runs.\n\nFADE OUT."
    )
    assert [shot.transition for shot in plan.shots] == ["cut", "dissolve"]


def test_a_transition_inside_a_scene_keeps_its_place() -> None:
    text, sections = read_sections(SCENE + "Rain falls.\n\n> DISSOLVE TO:\n\nIda sleeps.")
    last = sections[-1].bits
    assert [(bit.kind, text.words(bit.span)) for bit in last] == [
        ("place", "INT. MILL - NIGHT"),
        ("camera", "> DISSOLVE TO:"),
        ("prose", "Ida sleeps."),
    ]


@pytest.mark.parametrize("outline", ["# Act One", "## Sequence", "= Ida cannot sleep."])
def test_the_outline_of_a_script_is_no_part_of_the_film(outline: str) -> None:
    assert parts(f"{SCENE}{outline}\n\nRain falls.") == [("prose", "Rain falls.")]


def test_a_title_page_gives_the_title_and_nothing_to_be_seen() -> None:
    page = "Title: The Mill\nCredit: written by\nAuthor: Jane Doe\nContact:\n\tMill Lane 1\n\n"
    plan = plan_of(page + SCENE + "Rain falls on the roof.")
    assert plan.title == "The Mill"
    assert "Jane" not in plan.model_dump_json()
    assert "Mill Lane" not in plan.model_dump_json()


@pytest.mark.parametrize(
    "said",
    [
        "Rain [[hail?]] falls.",
        "Rain /* hail */ falls.",
        "Rain\n/*\nIDA\nHail.\n*/\nfalls.",
        "Rain [[hail\nor snow]] falls.",
    ],
)
def test_notes_and_cut_passages_are_not_read(said: str) -> None:
    read = " ".join(words for _, words in parts(SCENE + said))
    assert "ail" not in read
    assert read.split() == ["Rain", "falls."]


def test_a_note_that_is_never_closed_is_none() -> None:
    assert list(comments("a [[ b /* c [[ d ]] e")) == [(2, 19)]
    assert list(comments("a /* b [[ c ]]")) == [(7, 14)]


def test_without_comments_every_place_stays_the_same() -> None:
    raw = "a [[b\nc]] d /* e */ f"
    plain = without_comments(raw)
    assert (len(plain), plain.index("d"), plain.count("\n")) == (len(raw), raw.index("d"), 1)


def test_brackets_outside_a_screenplay_are_read() -> None:
    text, _ = read_sections("A cat [[orange]] sleeps.")
    assert "orange" in text.raw

"""When a plan keeps what a user stated."""

from typing import Any

import pytest
from callsheet.generator.plan import (
    Character,
    DialogueLine,
    Element,
    Lettering,
    Shot,
    Sound,
    VideoPlan,
    Voice,
)
from callsheet.tools.stated import (
    Banned,
    Fact,
    Filmed,
    Length,
    Lettered,
    Present,
    Referred,
    Shape,
    ShotCount,
    Spoken,
    compared,
    lost,
)

AT: dict[str, Any] = {"start": 0, "end": 5}

PLAN = VideoPlan(
    title="Dumplings",
    aspect_ratio="9:16",
    characters=(
        Character(id="mei", name="Mei", voice=Voice(language="zh", dialect="Sichuanese")),
        Character(id="tom", name="Tom", looks="a man in a blue coat", element="e1"),
    ),
    elements=(Element(id="e1", handle="@Image 1", name="Tom", kind="character"),),
    shots=(
        Shot(
            id="s1",
            seconds=4,
            action="They eat.",
            framing="close-up",
            movement="dolly in",
            characters=("mei", "tom"),
            dialogue=(
                DialogueLine(id="l1", character="mei", text="最后一个是我的。", language="zh"),
                DialogueLine(id="l2", character="tom", text="Are you quite sure?"),
                DialogueLine(id="l3", character="tom", text="I saw it first."),
            ),
        ),
        Shot(
            id="s2",
            seconds=3,
            action="A sign glows.",
            lettering=(Lettering(text="深夜饺子"),),
            sound=Sound(music="piano"),
        ),
    ),
)


@pytest.mark.parametrize(
    ("fact", "where"),
    [
        (Length(**AT, seconds=7), "video"),
        (Length(**AT, seconds=3, shot=2), "s2"),
        (ShotCount(**AT, count=2), "video"),
        (Shape(**AT, aspect_ratio="9:16"), "video"),
        (Spoken(**AT, words="最后一个是我的", speaker=("Mei",), dialect="Sichuanese"), "s1"),
        (Spoken(**AT, words="“Are you quite sure?”", speaker=("the man", "man")), "s1"),
        (Spoken(**AT, words="Are you quite sure? I saw it first.", speaker=("@Image 1",)), "s1"),
        (Lettered(**AT, words="深夜饺子", shot=2), "s2"),
        (Banned(**AT, what="subtitles"), "video"),
        (Present(**AT, names=("Tom",)), "video"),
        (Filmed(**AT, framing="close-up", movement="dolly in"), "s1"),
        (Referred(**AT, handle="@image 1"), "video"),
    ],
)
def test_a_plan_keeps_what_it_says_as_it_was_stated(fact: Fact, where: str) -> None:
    (kept,) = compared([fact], PLAN)
    assert kept.where == where
    assert kept.faults == ()


@pytest.mark.parametrize(
    ("fact", "fault"),
    [
        (Length(**AT, seconds=8), "the video was to last 8 s"),
        (Length(**AT, seconds=5, shot=2), "shot 2 was to last 5 s"),
        (Length(**AT, seconds=5, shot=9), "shot 9 was to last 5 s"),
        (ShotCount(**AT, count=3), "3 shots were asked for"),
        (Shape(**AT, aspect_ratio="1:1"), "the shape was to be 1:1"),
        (Spoken(**AT, words="Are you sure?"), "“Are you sure?” was to be spoken"),
        (
            Spoken(**AT, words="I saw it first.", speaker=("Mei",)),
            "“I saw it first.” is to be spoken by Mei",
        ),
        (
            Spoken(**AT, words="I saw it first.", language="ko"),
            "“I saw it first.” is to be spoken in 'ko'",
        ),
        (
            Spoken(**AT, words="I saw it first.", dialect="British"),
            "“I saw it first.” is to be spoken with the British dialect or accent",
        ),
        (
            Spoken(**AT, words="I saw it first.", shot=2),
            "“I saw it first.” belongs to shot 2",
        ),
        (Lettered(**AT, words="深夜餃子"), "“深夜餃子” was to be read"),
        (Banned(**AT, what="music"), "music was forbidden"),
        (Present(**AT, names=("Omar", "cook")), "Omar was to be in the video"),
        (Filmed(**AT, framing="wide", shot=1), "the framing was to be wide, not close-up"),
        (Referred(**AT, handle="@Image 2"), "@Image 2 was to be used"),
    ],
)
def test_what_a_plan_lost_is_named(fact: Fact, fault: str) -> None:
    (kept,) = lost([fact], PLAN)
    assert kept.faults == (fault,)


def test_of_equal_lines_each_is_looked_for_once() -> None:
    twice = [Spoken(**AT, words="I saw it first."), Spoken(**AT, words="I saw it first.")]
    first, second = compared(twice, PLAN)
    assert first.line == "l3"
    assert second.faults == ("“I saw it first.” was to be spoken",)


def test_capitals_and_accents_of_words_are_kept_to_the_letter() -> None:
    assert lost([Spoken(**AT, words="i saw it first.")], PLAN)
    assert not lost([Spoken(**AT, words="  I saw  it first ")], PLAN)

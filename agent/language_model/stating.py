"""Stated facts in words: short lines a model is told, and what of them it did not keep."""

from collections.abc import Iterable, Iterator, Sequence

from ...tools.stated import (
    Banned,
    Fact,
    Filmed,
    Kept,
    Length,
    Lettered,
    Present,
    Referred,
    Shape,
    ShotCount,
    Spoken,
)

_LONG_LETTERS = 60
"""Longer quotations are told by both their ends: whole they stand in the request or the plan."""


def numbered(facts: Sequence[Fact]) -> str:
    """The facts, a line each, numbered from 1."""
    lines = [f"{number}. {told(fact)}" for number, fact in enumerate(facts, 1)]
    return "\n".join(lines) or "nothing"


def told(fact: Fact) -> str:
    """`“Fair enough.” spoken by Tom, whispers, in shot 3`."""
    match fact:
        case Length(seconds=seconds, shot=None):
            return f"the video lasts {seconds:g} s"
        case Length(seconds=seconds, shot=number):
            return f"shot {number} lasts {seconds:g} s"
        case ShotCount(count=count):
            return f"{count} shots"
        case Shape(aspect_ratio=ratio):
            return f"aspect ratio {ratio}"
        case Spoken():
            return ", ".join(_spoken(fact))
        case Lettered(words=words, shot=number):
            return f"“{_ends(words)}” read in the picture{_in(number)}"
        case Banned(what=what):
            return f"no {what}"
        case Present(names=names):
            return f"in the video: {names[0]}"
        case Filmed(framing=framing, angle=angle, movement=movement, shot=number):
            wanted = ", ".join(filter(None, (framing, angle, movement)))
            return f"camera: {wanted}{_in(number)}"
        case Referred(handle=handle):
            return f"{handle} is used"


def broken(kept: Iterable[Kept]) -> Iterator[str]:
    """What is not as stated, a sentence each."""
    for found in kept:
        yield from found.faults


def _spoken(fact: Spoken) -> Iterator[str]:
    by = f" by {fact.speaker[0]}" if fact.speaker else ""
    yield f"“{_ends(fact.words)}” spoken{by}"
    if fact.language:
        yield f"in {fact.language}"
    if fact.dialect:
        yield fact.dialect
    if fact.voice_over:
        yield "from outside the picture"
    if fact.shot:
        yield f"in shot {fact.shot}"


def _in(number: int | None) -> str:
    return f", in shot {number}" if number else ""


def _ends(words: str) -> str:
    plain = " ".join(words.split())
    if len(plain) <= _LONG_LETTERS:
        return plain
    half = _LONG_LETTERS // 2
    return f"{plain[:half].rstrip()} … {plain[-half:].lstrip()}"

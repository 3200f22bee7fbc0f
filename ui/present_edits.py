"""What changed between two plans, in a line or two: how a change by hand is told in the chat.

Pure; a part of `callsheet.ui.present` that is about differences. Shots are called by their numbers
in the plan before, new ones by those in the plan after.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from ..generator.plan import (
    Character,
    DialogueLine,
    Element,
    Lettering,
    Part,
    Shot,
    VideoPlan,
    Voice,
)
from .gradio_words import Words
from .present import plain, seconds_words, voice_words

FIELDS = {
    "movement": "move",
    "characters": "people",
    "subtitles": "burned",
    "aspect_ratio": "aspect",
    "mode": "multi",
    "title": "name",
    "text": "line",
    "element": "locked_by",
}
"""What a field of the plan is called among the page's words, where that is not its own name."""
SPOKEN = ("language", "dialect")
"""Told together, as a voice."""
LONG = 40
"""Letters of a text that are shown."""


def edits_words(before: VideoPlan, after: VideoPlan, words: Words) -> str:
    """`Shot 2: Seconds 4.0 s → 5.0 s`, a line for each thing that changed."""
    rows = [*_shots(before, after, words), *_order(before, after, words)]
    rows += _things(before.characters, after.characters, words)
    rows += _things(before.elements, after.elements, words)
    rows += _fields(before, after, words, "", ("shots", "characters", "elements"))
    return "\n".join(rows)


def _shots(before: VideoPlan, after: VideoPlan, words: Words) -> Iterator[str]:
    old = {shot.id: shot for shot in before.shots}
    new = {shot.id: shot for shot in after.shots}
    numbers = {shot.id: number for number, shot in enumerate(before.shots, 1)}
    for number, shot in enumerate(after.shots, 1):
        if (was := old.get(shot.id)) is None:
            yield f"+ {words.shot.format(number=number)}: {seconds_words(shot.seconds)}"
        elif was != shot:
            yield from _shot(was, shot, words, words.shot.format(number=numbers[shot.id]))
    for id in old:
        if id not in new:
            yield f"− {words.shot.format(number=numbers[id])}"


def _shot(was: Shot, shot: Shot, words: Words, name: str) -> Iterator[str]:
    if shot.take != was.take:
        yield f"{name}: {words.another_take}"
    yield from _fields(was, shot, words, name, ("dialogue", "lettering", "sound", "take"))
    yield from _fields(was.sound, shot.sound, words, name)
    old = {line.id: line for line in was.dialogue}
    for line in shot.dialogue:
        if line.id not in old:
            yield f"{name}: + {words.line} {_value(line.text, words)}"
        elif old[line.id] != line:
            yield from _fields(old[line.id], line, words, name, ("spans", "original"))
    kept = {line.id for line in shot.dialogue}
    for line in was.dialogue:
        if line.id not in kept:
            yield f"{name}: − {words.line} {_value(line.text, words)}"
    if was.lettering != shot.lettering:
        yield f"{name}: {words.lettering} {_lettering(shot.lettering, words)}"


def _lettering(read: Sequence[Lettering], words: Words) -> str:
    return ", ".join(_value(one.text, words) for one in read) or words.nothing


def _order(before: VideoPlan, after: VideoPlan, words: Words) -> Iterator[str]:
    ids = [shot.id for shot in after.shots]
    stayed = [shot.id for shot in before.shots if shot.id in ids]
    if stayed != [id for id in ids if id in stayed]:
        numbers = {shot.id: number for number, shot in enumerate(before.shots, 1)}
        told = ", ".join(str(numbers[id]) for id in ids if id in numbers)
        yield f"{words.board}: {told}"


def _things(
    before: Sequence[Character] | Sequence[Element],
    after: Sequence[Character] | Sequence[Element],
    words: Words,
) -> Iterator[str]:
    old = {thing.id: thing for thing in before}
    for thing in after:
        name = plain(thing.name)
        if (was := old.get(thing.id)) is None:
            yield f"+ {name}"
            continue
        yield from _fields(was, thing, words, name, ("voice", "handle"))
        if isinstance(thing, Character) and isinstance(was, Character):
            yield from _fields(was.voice, thing.voice, words, name)
    kept = {thing.id for thing in after}
    yield from (f"− {plain(thing.name)}" for thing in before if thing.id not in kept)


def _fields(
    was: Part, now: Part, words: Words, name: str, but: Sequence[str] = ()
) -> Iterator[str]:
    """`name: field before → after`, for each field that is not as it was."""
    told = [
        _field(words.named.get(FIELDS.get(field, field), field), old, new, words)
        for field in type(now).model_fields
        if field not in (*but, *SPOKEN)
        and (old := getattr(was, field)) != (new := getattr(now, field))
    ]
    if isinstance(was, DialogueLine | Voice) and isinstance(now, DialogueLine | Voice):
        old, new = (voice_words(one.language, one.dialect) for one in (was, now))
        told += [_field(words.voice, old, new, words)] if old != new else []
    return (f"{name}: {one}" if name else one for one in told)


def _field(called: str, old: object, new: object, words: Words) -> str:
    short = isinstance(old, int | float) or (isinstance(old, str) and 0 < len(old) < LONG)
    before = f"{_value(old, words)} → " if short and not isinstance(old, bool) else ""
    return f"{called} {before}{_value(new, words)}"


def _value(value: object, words: Words) -> str:
    match value:
        case bool():
            return "✓" if value else "✗"
        case float():
            return seconds_words(value)
        case str():
            text = words.term(plain(value))
            return text if len(text) <= LONG else text[: LONG - 1] + "…"
        case tuple() | list():
            listed = cast("Sequence[object]", value)
            return ", ".join(_value(one, words) for one in listed) or words.nothing
        case _:
            return words.nothing if value is None else str(value)

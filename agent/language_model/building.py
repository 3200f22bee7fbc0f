"""An answer becomes a plan: names become ids, and what only code may decide is decided here.

Uploads, takes, resolution, frames and bound voices come from the Director's reading of the words,
never from an answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from ...generator.plan import (
    Character,
    DialogueLine,
    Element,
    Lettering,
    Shot,
    Sound,
    VideoPlan,
    Voice,
)
from . import answer
from .answer import NewPlan
from .naming import fresh_ids, ids_of, name_key, slug, spoken_as


class Unbuildable(Exception):
    """An answer named what is not there; the faults are sentences for the model."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


def planned(given: NewPlan, reading: VideoPlan, taken: Iterable[str] = ()) -> VideoPlan:
    """The plan of an answer. Elements, resolution, frames and mode are those of the reading.

    New shots take none of the ids in `taken`.
    """
    elements = tuple(_described(element, given.things) for element in reading.elements)
    handles = {name_key(element.handle): element.id for element in elements}
    cast = _Cast(_character(who, handles, reading) for who in given.people)
    ids = fresh_ids("s", taken)
    lines = fresh_ids("l", ())
    shots = [_shot(shot, next(ids), cast, handles, lines, reading) for shot in given.shots]
    return checked(
        {
            "title": given.title.strip() or reading.title,
            "mode": _mode(len(shots), reading),
            "aspect_ratio": given.aspect_ratio,
            "resolution": reading.resolution,
            "fps": reading.fps,
            "style": given.style,
            "audio": given.audio,
            "subtitles": given.subtitles,
            "lettering_allowed": given.lettering_allowed,
            "characters": cast.people,
            "elements": elements,
            "shots": _with_unused(shots, elements, cast.people, reading),
            "start_frame": reading.start_frame,
            "end_frame": reading.end_frame,
            "avoid": given.avoid or None,
            "notes": tuple(given.notes),
        }
    )


class _Cast:
    """Everyone in a plan, found by name or id; who is not listed is added."""

    def __init__(self, people: Iterable[Character]) -> None:
        self._people: dict[str, Character] = {}
        for who in people:
            id = self._free(who.id)
            self._people[id] = who.model_copy(update={"id": id})

    @property
    def people(self) -> tuple[Character, ...]:
        return tuple(self._people.values())

    def id_of(self, name: str, language: str = "en") -> str:
        if name in self._people:
            return name
        wanted = name_key(name)
        for who in self.people:
            if name_key(who.name) == wanted:
                return who.id
        alike = [who.id for who in self.people if wanted and wanted in name_key(who.name).split()]
        if len(alike) == 1:
            return alike[0]
        id = self._free(slug(name, "c"))
        voice = Voice(language=spoken_as(language, None)[0])
        self._people[id] = Character(id=id, name=name, voice=voice)
        return id

    def _free(self, id: str) -> str:
        return id if id not in self._people else next(fresh_ids("c", self._people))


def _character(who: answer.Person, handles: Mapping[str, str], reading: VideoPlan) -> Character:
    language, dialect = spoken_as(who.language, who.dialect)
    known = next((c for c in reading.characters if name_key(c.name) == name_key(who.name)), None)
    shown = handles.get(name_key(who.thing or "")) or (known.element if known else None)
    return Character(
        id=slug(who.name, "c"),
        name=who.name,
        looks=who.looks,
        voice=Voice(
            language=language,
            dialect=dialect,
            manner=who.manner or None,
            voice=known.voice.voice if known else None,
        ),
        element=shown,
    )


def _described(element: Element, things: Sequence[answer.Thing]) -> Element:
    """The element with what the model knows of it; its files stay."""
    thing = next((t for t in things if name_key(t.handle) == name_key(element.handle)), None)
    if thing is None:
        return element
    told = {"name": thing.name or element.name, "looks": thing.looks or element.looks}
    return element.model_copy(update={**told, "kind": thing.kind})


def _shot(
    given: answer.Shot,
    id: str,
    cast: _Cast,
    handles: Mapping[str, str],
    lines: Iterator[str],
    reading: VideoPlan,
) -> Shot:
    dialogue = tuple(_line(line, next(lines), cast, reading) for line in given.lines)
    speakers = [line.character for line in dialogue if not line.voice_over]
    seen = [cast.id_of(name) for name in given.who] or speakers
    return Shot(
        id=id,
        seconds=round(given.seconds, 2),
        scene=given.scene,
        action=given.action,
        framing=given.framing,
        angle=given.angle,
        movement=given.movement,
        characters=tuple(dict.fromkeys(seen)),
        elements=ids_of(given.things, handles),
        dialogue=dialogue,
        lettering=tuple(map(lettering_of, given.lettering)),
        sound=Sound(
            ambience=given.ambience or None, effects=given.effects, music=given.music or None
        ),
        transition=given.transition,
    )


def _line(given: answer.Line, id: str, cast: _Cast, reading: VideoPlan) -> DialogueLine:
    language, dialect = spoken_as(given.language, given.dialect)
    spans = next((line.spans for line in reading.lines if line.text == given.text), None)
    return DialogueLine(
        id=id,
        character=cast.id_of(given.who, language),
        text=given.text,
        original=given.original or None,
        language=language,
        dialect=dialect,
        delivery=given.delivery or None,
        voice_over=given.voice_over,
        spans=spans,
    )


def lettering_of(given: answer.Lettering) -> Lettering:
    """The plan's lettering for the answer's."""
    return Lettering(text=given.text, place=given.place, in_scene=given.in_scene)


def _mode(count: int, reading: VideoPlan) -> str:
    """Given shots are followed as they were read; else one shot is a single take."""
    if reading.mode == "custom" and count == len(reading.shots):
        return "custom"
    return "single" if count == 1 else "multi"


def _with_unused(
    shots: Sequence[Shot],
    elements: Sequence[Element],
    people: Sequence[Character],
    reading: VideoPlan,
) -> tuple[Shot, ...]:
    """The shots, with what the user gave and no shot shows where the reading shows it."""
    used = {id for shot in shots for id in shot.elements} | {who.element for who in people}
    placed = list(shots)
    for element in elements:
        if element.id in used:
            continue
        for at, read in enumerate(reading.shots):
            if element.id in read.elements:
                place = counterpart(at, reading, len(shots))
                shot = placed[place]
                ids = tuple(dict.fromkeys((*shot.elements, element.id)))
                placed[place] = shot.model_copy(update={"elements": ids})
    return tuple(placed)


def counterpart(at: int, reading: VideoPlan, count: int) -> int:
    """Which of `count` shots stands where shot `at` of the reading stands."""
    return min(count - 1, at * count // len(reading.shots))


def checked(fields: Mapping[str, Any]) -> VideoPlan:
    """The plan of these fields. Raises `Unbuildable` when they do not fit together."""
    try:
        return VideoPlan.model_validate(dict(fields))
    except ValidationError as error:
        raise Unbuildable([str(fault["msg"]) for fault in error.errors()]) from error

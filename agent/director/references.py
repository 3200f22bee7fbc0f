"""Uploaded and named subjects: who they are, what they are for and where they are seen."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...generator.plan import Element, ElementKind, Shot
from .cast import Person
from .facts import Facts
from .handles import handle_key
from .lists import LAST
from .text import Span
from .uses import Frame, Use, kind_of_name, uses_of

_CLAUSE_ENDS = ".,;。，；、\n"
_SENTENCE_ENDS = ".!?。！？;；\n"
_SHARED: tuple[ElementKind, ...] = ("place", "style", "motion")
"""What is of the whole video when no shot is named."""


class Framed(NamedTuple):
    """A picture given as the first or the last frame."""

    frame: Frame
    shot: int | None
    """The shot's number, from 1; null for the whole video."""


@dataclass
class Subject:
    """A handle and all that is known of it."""

    id: str
    handle: str
    who: Person | None = None
    assets: list[str] = field(default_factory=list[str])
    places: list[Span] = field(default_factory=list[Span])
    frames: list[Framed] = field(default_factory=list[Framed])
    shots: set[int] = field(default_factory=set[int])
    """Numbers of the shots it is given for; empty for the whole video."""
    kind: ElementKind = "object"
    sound: bool = False
    stated: bool = False
    """Whether the words say what it is for or what it shows."""

    @property
    def element(self) -> Element:
        return Element(
            id=self.id,
            handle=self.handle,
            name=self.who.name if self.who else self.handle.lstrip("@"),
            kind=self.kind,
            assets=tuple(self.assets),
        )

    @property
    def only_frames(self) -> bool:
        """Whether it is a frame and nothing that stands in one."""
        return bool(self.frames) and not self.stated and self.who is None


def subjects(facts: Facts, new_id: Callable[[str], str]) -> list[Subject]:
    """Every handle once, with its person, its uploads, what it is for and which frames it is."""
    found: dict[str, Subject] = {}
    for handle, start, end in facts.handles:
        subject = found.setdefault(handle_key(handle), Subject("", handle))
        subject.places.append(Span(start, end))
    for given in facts.attachments:
        subject = found.setdefault(handle_key(given.handle), Subject("", given.handle))
        subject.assets.append(given.asset)
        subject.sound = given.kind == "sound"
        subject.kind = "motion" if given.kind == "video" else subject.kind
    uses = _by_subject(facts, found.values())
    for subject in found.values():
        subject.id = new_id(subject.handle)
        _settle(facts, subject, uses[id(subject)])
    _bind_the_only_one(facts, found.values())
    return list(found.values())


def _by_subject(facts: Facts, named: Iterable[Subject]) -> dict[int, list[Use]]:
    """What the words say of each subject, by its identity."""
    owners = {place: subject for subject in named for place in subject.places}
    uses: dict[int, list[Use]] = defaultdict(list)
    for use in uses_of(facts.uploads, facts.cast):
        uses[id(owners[use.at])].append(use)
    return uses


def _settle(facts: Facts, subject: Subject, uses: Sequence[Use]) -> None:
    """Who it is and what it is for."""
    kinds = [use for use in uses if use.kind]
    told = next((use for use in kinds if use.stated), next(iter(kinds), None))
    kind = told.kind if told else kind_of_name(facts.text, subject.handle)
    who = _handled(facts, subject)
    if who and is_character(who):
        if kind in (None, "character") or who.spoke or (told and not told.stated):
            subject.who, subject.kind = who, "character"
            subject.frames = _frames(facts, uses)
            return
        facts.cast.remove(who)  # `@Beach as the background` is nobody
    subject.stated = kind is not None
    subject.shots = {n for use in kinds if use.stated and (n := _shot_of(facts, use))}
    if kind == "character":
        subject.who = next((use.who for use in kinds if use.who), None)
    subject.kind = kind or subject.kind
    subject.frames = _frames(facts, uses)


def _handled(facts: Facts, subject: Subject) -> Person | None:
    """Who bears the handle, where it is last written so."""
    found: Person | None = None
    for place in subject.places:
        for mention in facts.cast.within(place):
            found = mention.who if mention.who.handle else found
    return found


def is_character(who: Person) -> bool:
    """Whether somebody with a handle is drawn as a person: a bare `@Image 1` is a picture."""
    return who.handle is None or who.spoke or bool(who.nouns) or not who.handle[-1].isdigit()


def _bind_the_only_one(facts: Facts, named: Iterable[Subject]) -> None:
    """Ties a picture of the character to the one person there is: `@Image 1 is the character`."""
    open_ones = [s for s in named if s.kind == "character" and _is_open(facts, s.who)]
    known = [who for who in facts.cast.people if is_character(who) and not who.unseen]
    people = [who for who in known if not any(who is subject.who for subject in open_ones)]
    if len(people) == 1 and len(open_ones) == 1 and people[0].handle is None:
        if open_ones[0].who:
            facts.cast.remove(open_ones[0].who)
        open_ones[0].who = people[0]


def _is_open(facts: Facts, who: Person | None) -> bool:
    """Whether all that is known of somebody is that they are the character."""
    if who is None or who.handle is None or who.spoke:
        return who is None
    told = (kind_of_name(facts.text, noun.split()[-1]) for noun in who.nouns)
    return who.handle[-1].isdigit() and all(kind == "character" for kind in told)


# ---- frames


def _frames(facts: Facts, uses: Iterable[Use]) -> list[Framed]:
    """Which frames it is, each once."""
    found = [Framed(use.frame, _shot_of(facts, use)) for use in uses if use.frame]
    return list(dict.fromkeys(found))


def _shot_of(facts: Facts, use: Use) -> int | None:
    """The number of the shot whose frame is spoken of; null for the whole video."""
    text, told = facts.text, Span(min(use.at.start, use.word.start), max(use.at.end, use.word.end))
    start = max(text.raw.rfind(mark, 0, told.start) for mark in _CLAUSE_ENDS) + 1
    ends = [at for mark in _CLAUSE_ENDS if (at := text.raw.find(mark, told.end)) >= 0]
    clause = Span(start, min([*ends, len(text.raw)]))
    opens = max(text.raw.rfind(mark, 0, told.start) for mark in _SENTENCE_ENDS) + 1
    spoken = [(span, n) for span, n in facts.shots_spoken_of if opens <= span.start < clause.end]
    if within := [(_apart(facts, told, span), n) for span, n in spoken if span.start >= start]:
        return min(within)[1]
    if text.has(clause, "cue", "video"):
        return None
    return spoken[-1][1] if spoken else _section_of(facts, told)


def _apart(facts: Facts, first: Span, second: Span) -> tuple[bool, int]:
    """How far apart two stretches are; those that `and` parts are farthest."""
    between = Span(min(first.end, second.end), max(first.start, second.start))
    return facts.text.has(between, "cue", "join"), between.end - between.start


def _section_of(facts: Facts, place: Span) -> int | None:
    """The number of the shot among whose words a place lies; null outside all of them."""
    shots = [section for section in facts.sections[1:] if section.kind == "shot"]
    within = (
        n for n, shot in enumerate(shots, 1) if shot.span.start <= place.start < shot.span.end
    )
    return next(within, None)


# ---- in the shots


def with_uploads(facts: Facts, shots: Sequence[Shot], named: Sequence[Subject]) -> tuple[Shot, ...]:
    """The shots with what is given for them and for the whole video, and with their frames."""
    shown = {subject.id: _shown_in(facts, subject, shots) for subject in named}
    made: list[Shot] = []
    for index, shot in enumerate(shots):
        wanted = [id for id in shot.elements if shown[id] is None or index in (shown[id] or ())]
        wanted += [id for id, indexes in shown.items() if index in (indexes or ())]
        elements = tuple(dict.fromkeys(wanted))
        frames = _framed(index, len(shots), named)
        made.append(shot.model_copy(update={"elements": elements, **frames}))
    return tuple(made)


def _shown_in(facts: Facts, subject: Subject, shots: Sequence[Shot]) -> Collection[int] | None:
    """The indexes of the shots an upload is in; null for those whose words name it."""
    if subject.only_frames:
        return ()
    if subject.shots:
        return {len(shots) - 1 if n == LAST else n - 1 for n in subject.shots}
    if not subject.assets or any(_section_of(facts, place) for place in subject.places):
        return None
    if subject.kind in _SHARED:
        return range(len(shots))
    beats = all(section.kind != "shot" for section in facts.sections)
    if any(subject.id in shot.elements for shot in shots) and (beats or subject.kind != "logo"):
        return None
    if subject.sound:  # which would begin again with every shot
        return (0,)
    return (len(shots) - 1,) if subject.kind == "logo" else range(len(shots))


def _framed(index: int, count: int, named: Sequence[Subject]) -> dict[str, str]:
    """The frames of one shot, by the names of their fields."""
    numbers = (index + 1, LAST) if index == count - 1 else (index + 1,)
    return {
        f"{framed.frame}_frame": subject.assets[0]
        for subject in named
        for framed in subject.frames
        if subject.assets and framed.shot in numbers
    }


def frame_of_video(named: Sequence[Subject], frame: Frame) -> str | None:
    """The asset given as the first or the last frame of the whole video."""
    wanted = Framed(frame, None)
    return next((s.assets[0] for s in named if s.assets and wanted in s.frames), None)

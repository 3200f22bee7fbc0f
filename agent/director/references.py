"""Uploaded and named subjects: the handles in the words, the uploads, first and last frames."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ...generator.plan import Element, ElementKind
from ..planner import Attachment
from .cast import Cast, Mention, Person
from .handles import references
from .text import Span, Text

_CLAUSE_ENDS = ".,;。，；、\n"


@dataclass
class Subject:
    """A handle and all that is known of it."""

    id: str
    handle: str
    who: Person | None = None
    assets: list[str] = field(default_factory=list[str])
    places: list[Span] = field(default_factory=list[Span])
    first_frame: bool = False
    last_frame: bool = False
    kind: ElementKind = "object"

    @property
    def element(self) -> Element:
        return Element(
            id=self.id,
            handle=self.handle,
            name=self.who.name if self.who else self.handle.lstrip("@"),
            kind=self.kind,
            assets=tuple(self.assets),
        )


def subjects(
    text: Text, cast: Cast, attachments: Sequence[Attachment], new_id: Callable[[str], str]
) -> list[Subject]:
    """Every handle once, with its person, its upload and whether it is a frame."""
    found: dict[str, Subject] = {}
    for handle, start, end in references(text, [given.handle for given in attachments]):
        key = handle_key(handle)
        if key not in found:
            found[key] = Subject(new_id(handle), handle)
        found[key].places.append(Span(start, end))
    for given in attachments:
        key = handle_key(given.handle)
        if key not in found:
            found[key] = Subject(new_id(given.handle), given.handle)
        found[key].assets.append(given.asset)
        if given.kind == "video":
            found[key].kind = "motion"
    handled = [mention for mention in cast.mentions if mention.who.handle]
    for subject in found.values():
        _settle(text, handled, subject)
    return list(found.values())


def handle_key(handle: str) -> str:
    """What makes two ways to write a handle one: `@Image 1`, `image1`."""
    return re.sub(r"[\s@<>_-]", "", handle).casefold()


def _settle(text: Text, handled: Sequence[Mention], subject: Subject) -> None:
    """Who it is and what it is for, from the words around it. `handled` are by place."""
    for place in subject.places:
        last = bisect_left(handled, place.end, key=lambda mention: mention.start) - 1
        if last >= 0 and handled[last].start >= place.start:
            subject.who = handled[last].who
        first, last = _frame_cues(text, place)
        subject.first_frame = subject.first_frame or first
        subject.last_frame = subject.last_frame or last
    if subject.who and is_character(subject.who):
        subject.kind = "character"
    elif subject.who:
        subject.who = None


def is_character(who: Person) -> bool:
    """Whether somebody with a handle is drawn as a person: a bare `@Image 1` is a picture."""
    return who.handle is None or who.spoke or bool(who.nouns) or not who.handle[-1].isdigit()


def _frame_cues(text: Text, place: Span) -> tuple[bool, bool]:
    """Whether the words next to a handle make it the first or the last frame."""
    start = max(text.raw.rfind(mark, 0, place.start) for mark in _CLAUSE_ENDS) + 1
    ends = [at for mark in _CLAUSE_ENDS if (at := text.raw.find(mark, place.end)) >= 0]
    clause = Span(start, min([*ends, len(text.raw)]))
    return text.has(clause, "cue", "first_frame"), text.has(clause, "cue", "last_frame")

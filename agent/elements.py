"""The element library: subjects an owner keeps, to be called by their handle in any conversation.

Pure but for the uploads it keeps. It knows how a handle stands in words and what a plan makes of
an upload; it knows no store and no planner.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..generator.errors import BadInput
from ..generator.plan import Character, Element, ElementKind, Part, VideoPlan, Voice
from .director.handles import handle_key
from .planner import Attachment


class Subject(Part):
    """Somebody or something that must look, and may sound, the same in every video."""

    form: str = "subject.1"
    handle: str
    """What it is called in words, such as `@Mei`."""
    name: str
    kind: ElementKind = "object"
    looks: str = ""
    """In observable words."""
    pictures: tuple[Attachment, ...] = ()
    """Its pictures, or a video of it."""
    voice: Voice | None = None
    """How it speaks; `Voice.voice` is a generator's own voice or the asset id of a sample."""


def subject(
    name: str,
    attachments: Sequence[Attachment],
    kind: ElementKind,
    looks: str = "",
    voice: Voice | None = None,
) -> Subject:
    """A new subject of uploads that are kept. A sound among them is a sample of its voice.

    Raises `BadInput` for a name that cannot be a handle, for no picture, and for two samples.
    """
    bare = name.strip().lstrip("@").strip()
    if not re.fullmatch(r"[\w][\w .-]{0,39}", bare):
        raise BadInput(
            f"{name!r} could not be the name of an element",
            "choose one of at most 40 letters and digits, such as Mei",
        )
    samples = [given.asset for given in attachments if given.kind == "sound"]
    if len(samples) == len(attachments):
        raise BadInput(
            f"no picture of {bare!r} was given", "give one or several pictures, or a short video"
        )
    if len(samples) > 1:
        raise BadInput(f"{bare!r} was given {len(samples)} voices", "give one sample of its voice")
    if samples:
        voice = (voice or Voice()).model_copy(update={"voice": samples[0]})
    handle = f"@{bare}"
    shown = [given for given in attachments if given.kind != "sound"]
    return Subject(
        handle=handle,
        name=bare,
        kind=kind,
        looks=looks,
        pictures=tuple(given.model_copy(update={"handle": handle}) for given in shown),
        voice=voice,
    )


def called(words: str, known: Iterable[Subject]) -> Iterator[Subject]:
    """The subjects whose handle stands in the words; of `@Mei` and `@Mei Lin` the longer one."""
    for one in sorted(known, key=lambda one: len(one.handle), reverse=True):
        pattern = re.escape(one.handle) + r"(?![A-Za-z0-9_])"
        without = re.sub(pattern, " ", words, flags=re.IGNORECASE)
        if without != words:
            yield one
            words = without


def bound(plan: VideoPlan, known: Iterable[Subject], before: VideoPlan | None) -> VideoPlan:
    """The plan with what is known of each subject that has come in since the plan before.

    What was in it already stays as it was: a conversation changes only by what is said in it.
    """
    old = {element.id for element in before.elements} if before else set[str]()
    subjects = {handle_key(one.handle): one for one in known}
    by_id = {
        element.id: one
        for element in plan.elements
        if element.id not in old and (one := subjects.get(handle_key(element.handle)))
    }
    if not by_id:
        return plan
    fields: dict[str, Any] = {name: getattr(plan, name) for name in VideoPlan.model_fields}
    fields["elements"] = tuple(
        _element(element, by_id[element.id]) if element.id in by_id else element
        for element in plan.elements
    )
    fields["characters"] = tuple(
        _character(who, by_id[who.element]) if who.element in by_id else who
        for who in plan.characters
    )
    return VideoPlan.model_validate(fields)


def _element(element: Element, one: Subject) -> Element:
    voice = one.voice.voice if one.voice else None
    return element.model_copy(
        update={
            "kind": one.kind,
            "name": one.name,
            "looks": element.looks or one.looks,
            "assets": tuple(given.asset for given in one.pictures),
            "voice": element.voice or voice,
        }
    )


def _character(who: Character, one: Subject) -> Character:
    """What the plan says of the voice itself stays: it was stated in the conversation."""
    if one.voice is None:
        return who
    kept = who.voice.model_dump(exclude_defaults=True)
    return who.model_copy(update={"voice": Voice(**{**one.voice.model_dump(), **kept})})

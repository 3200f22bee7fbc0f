"""Typed changes of a plan. An edit names whole objects by id; `apply` is pure.

What no edit names stays the same object, so nothing can change by accident, and a shot that was
not touched has the same job key as before. `difference` goes the other way: the fewest edits that
lead from one plan to another. It knows plans and nothing of words, people or history.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import Field, ValidationError, model_validator

from ..generator.errors import BadPlan
from ..generator.plan import (
    AspectRatio,
    Character,
    Element,
    Fps,
    Mode,
    Part,
    Resolution,
    Shot,
    VideoPlan,
)

Emptiable = Literal["start_frame", "end_frame", "avoid"]
Named = TypeVar("Named", Shot, Character, Element)


class PutShot(Part):
    """Replaces the shot of the same id where it stands, or adds a new one."""

    kind: Literal["put_shot"] = "put_shot"
    shot: Shot
    after: str | None = None
    """For a new shot: id of the one it follows; null puts it first."""


class DropShot(Part):
    """Takes a shot out. The last one that remains cannot be taken out."""

    kind: Literal["drop_shot"] = "drop_shot"
    id: str


class OrderShots(Part):
    """A new order of the same shots."""

    kind: Literal["order_shots"] = "order_shots"
    ids: tuple[str, ...]
    """Every shot's id once."""


class PutCharacter(Part):
    """Replaces the character of the same id, or adds one."""

    kind: Literal["put_character"] = "put_character"
    character: Character


class DropCharacter(Part):
    """Takes out a character whom no shot shows and no line names any more."""

    kind: Literal["drop_character"] = "drop_character"
    id: str


class PutElement(Part):
    """Replaces the element of the same id, or adds one."""

    kind: Literal["put_element"] = "put_element"
    element: Element


class DropElement(Part):
    """Takes out an element that no shot and no character uses any more."""

    kind: Literal["drop_element"] = "drop_element"
    id: str


class SetVideo(Part):
    """Changes fields of the video as a whole; a field that is null stays as it was."""

    kind: Literal["set_video"] = "set_video"
    title: str | None = None
    mode: Mode | None = None
    aspect_ratio: AspectRatio | None = None
    resolution: Resolution | None = None
    fps: Fps | None = None
    style: str | None = None
    audio: bool | None = None
    subtitles: bool | None = None
    lettering_allowed: bool | None = None
    start_frame: str | None = None
    end_frame: str | None = None
    avoid: str | None = None
    notes: tuple[str, ...] | None = None
    clear: tuple[Emptiable, ...] = ()
    """Fields that become null."""

    @model_validator(mode="after")
    def _sets_or_clears(self) -> Self:
        if both := [name for name in self.clear if getattr(self, name) is not None]:
            raise ValueError(f"{', '.join(both)} cannot be set and cleared at once")
        return self


Edit = Annotated[
    PutShot
    | DropShot
    | OrderShots
    | PutCharacter
    | DropCharacter
    | PutElement
    | DropElement
    | SetVideo,
    Field(discriminator="kind"),
]

_OF_THE_VIDEO = tuple(name for name in SetVideo.model_fields if name in VideoPlan.model_fields)


def apply(plan: VideoPlan, edits: Sequence[Edit]) -> VideoPlan:
    """The plan after the edits, in order, checked as a whole.

    Characters and elements that nothing uses any more stay unless they are dropped: the user
    named them. Raises `BadPlan` when an edit names what is not there or the result is not a plan.
    """
    shots = list(plan.shots)
    people = {who.id: who for who in plan.characters}
    elements = {element.id: element for element in plan.elements}
    video: dict[str, Any] = {}
    for edit in edits:
        match edit:
            case PutShot(shot=shot, after=after):
                _put_shot(shots, shot, after)
            case DropShot(id=id):
                _drop_shot(shots, id)
            case OrderShots(ids=ids):
                _order_shots(shots, ids)
            case PutCharacter(character=who):
                people[who.id] = who
            case DropCharacter(id=id):
                _drop(people, id, "character")
            case PutElement(element=element):
                elements[element.id] = element
            case DropElement(id=id):
                _drop(elements, id, "element")
            case SetVideo():
                video |= _fields_set(edit)
    changed: dict[str, Any] = {
        "shots": tuple(shots),
        "characters": tuple(people.values()),
        "elements": tuple(elements.values()),
        **video,
    }
    fields = {name: getattr(plan, name) for name in VideoPlan.model_fields}
    try:
        return VideoPlan.model_validate(fields | changed)
    except ValidationError as error:
        raise _unfit(f"the edits did not leave a plan: {error.errors()[0]['msg']}") from error


def difference(before: VideoPlan, after: VideoPlan) -> tuple[Edit, ...]:
    """The fewest edits that lead from one plan to the other: `apply(before, ...) == after`.

    New characters and elements are counted as standing after the old ones, as `apply` puts them.
    """
    return (
        *_put(before.elements, after.elements, lambda new: PutElement(element=new)),
        *_put(before.characters, after.characters, lambda new: PutCharacter(character=new)),
        *_shot_edits(before.shots, after.shots),
        *(DropCharacter(id=id) for id in _gone(before.characters, after.characters)),
        *(DropElement(id=id) for id in _gone(before.elements, after.elements)),
        *_video_edit(before, after),
    )


def changed_shots(before: VideoPlan, after: VideoPlan) -> tuple[str, ...]:
    """Ids of the shots of `after` that are new or not the same as in `before`."""
    return tuple(shot.id for shot in _fresh(before.shots, after.shots))


def _put_shot(shots: list[Shot], shot: Shot, after: str | None) -> None:
    ids = [known.id for known in shots]
    if shot.id in ids:
        shots[ids.index(shot.id)] = shot
    else:
        shots.insert(0 if after is None else _index(shots, after) + 1, shot)


def _drop_shot(shots: list[Shot], id: str) -> None:
    index = _index(shots, id)
    if len(shots) == 1:
        raise BadPlan(
            f"shot {id!r} was the only one left and could not be dropped",
            "a video needs one shot at least: add another one first, or ask for a new video",
        )
    del shots[index]


def _order_shots(shots: list[Shot], ids: Sequence[str]) -> None:
    if sorted(ids) != sorted(shot.id for shot in shots):
        raise _unfit(f"the order {', '.join(ids)} did not name every shot once")
    shots.sort(key=lambda shot: ids.index(shot.id))


def _drop(known: dict[str, Character] | dict[str, Element], id: str, what: str) -> None:
    if id not in known:
        raise _unfit(f"there was no {what} {id!r}")
    del known[id]


def _index(shots: Sequence[Shot], id: str) -> int:
    for index, shot in enumerate(shots):
        if shot.id == id:
            return index
    raise _unfit(f"there was no shot {id!r}")


def _unfit(problem: str) -> BadPlan:
    return BadPlan(problem, "the plan is as it was; say the change again")


def _fields_set(edit: SetVideo) -> dict[str, Any]:
    """The plan's fields that the edit changes, with their new values."""
    given = {name: getattr(edit, name) for name in _OF_THE_VIDEO}
    return {name: value for name, value in given.items() if value is not None} | dict.fromkeys(
        edit.clear
    )


def _fresh(before: Sequence[Named], after: Sequence[Named]) -> Iterator[Named]:
    """What is new in `after`, or not as it was."""
    old = {thing.id: thing for thing in before}
    return (thing for thing in after if old.get(thing.id) != thing)


def _gone(before: Sequence[Named], after: Sequence[Named]) -> Iterator[str]:
    kept = {thing.id for thing in after}
    return (thing.id for thing in before if thing.id not in kept)


def _put(
    before: Sequence[Named], after: Sequence[Named], edit: Callable[[Named], Edit]
) -> Iterator[Edit]:
    return (edit(thing) for thing in _fresh(before, after))


def _shot_edits(before: Sequence[Shot], after: Sequence[Shot]) -> Iterator[Edit]:
    """New and changed shots, then those that go, then the order where it is another one."""
    old = [shot.id for shot in before]
    ids = [shot.id for shot in after]
    previous = dict(zip(ids, [None, *ids], strict=False))
    order = list(old)
    for shot in _fresh(before, after):
        after_id = None if shot.id in old else previous[shot.id]
        yield PutShot(shot=shot, after=after_id)
        if shot.id not in old:
            order.insert(0 if after_id is None else order.index(after_id) + 1, shot.id)
    for id in _gone(before, after):
        yield DropShot(id=id)
        order.remove(id)
    if order != ids:
        yield OrderShots(ids=tuple(ids))


def _video_edit(before: VideoPlan, after: VideoPlan) -> Iterator[Edit]:
    changed = {
        name: getattr(after, name)
        for name in _OF_THE_VIDEO
        if getattr(after, name) != getattr(before, name)
    }
    if changed:
        emptied = tuple(name for name, value in changed.items() if value is None)
        yield SetVideo.model_validate(
            {name: value for name, value in changed.items() if value is not None}
            | {"clear": emptied}
        )

"""Typed changes of a plan. An edit names whole objects by id; `apply` is pure.

What no edit names stays the same object, so nothing can change by accident, and a shot that was
not touched has the same job key as before.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from ..generator.errors import BadPlan
from ..generator.plan import Character, Element, Part, Shot, VideoPlan


class PutShot(Part):
    """Replaces the shot of the same id where it stands, or adds a new one."""

    kind: Literal["put_shot"] = "put_shot"
    shot: Shot
    after: str | None = None
    """For a new shot: id of the one it follows; null puts it first."""


class DropShot(Part):
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


class PutElement(Part):
    """Replaces the element of the same id, or adds one."""

    kind: Literal["put_element"] = "put_element"
    element: Element


class SetVideo(Part):
    """Changes fields of the video as a whole; a field that is not set stays."""

    kind: Literal["set_video"] = "set_video"
    title: str | None = None
    mode: Literal["single", "multi", "custom"] | None = None
    aspect_ratio: str | None = None
    resolution: str | None = None
    fps: int | None = None
    style: str | None = None
    audio: bool | None = None
    subtitles: bool | None = None
    lettering_allowed: bool | None = None
    start_frame: str | None = None
    end_frame: str | None = None
    avoid: str | None = None
    notes: tuple[str, ...] | None = None


Edit = Annotated[
    PutShot | DropShot | OrderShots | PutCharacter | PutElement | SetVideo,
    Field(discriminator="kind"),
]


def apply(plan: VideoPlan, edits: Sequence[Edit]) -> VideoPlan:
    """The plan after the edits, in order, checked as a whole.

    Characters and elements that nothing uses any more stay: the user named them.
    Raises `BadPlan` when an edit names what is not there or the result is not a plan.
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
                del shots[_index(shots, id)]
            case OrderShots(ids=ids):
                if sorted(ids) != sorted(shot.id for shot in shots):
                    raise _unfit(f"the order {', '.join(ids)} did not name every shot once")
                shots.sort(key=lambda shot: ids.index(shot.id))
            case PutCharacter(character=who):
                people[who.id] = who
            case PutElement(element=element):
                elements[element.id] = element
            case SetVideo():
                video |= edit.model_dump(exclude={"kind"}, exclude_none=True)
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


def changed_shots(before: VideoPlan, after: VideoPlan) -> tuple[str, ...]:
    """Ids of the shots of `after` that are new or not the same as in `before`."""
    old = {shot.id: shot for shot in before.shots}
    return tuple(shot.id for shot in after.shots if old.get(shot.id) != shot)


def _put_shot(shots: list[Shot], shot: Shot, after: str | None) -> None:
    ids = [known.id for known in shots]
    if shot.id in ids:
        shots[ids.index(shot.id)] = shot
    else:
        shots.insert(0 if after is None else _index(shots, after) + 1, shot)


def _index(shots: Sequence[Shot], id: str) -> int:
    for index, shot in enumerate(shots):
        if shot.id == id:
            return index
    raise _unfit(f"there was no shot {id!r}")


def _unfit(problem: str) -> BadPlan:
    return BadPlan(problem, "the plan is as it was; say the change again")

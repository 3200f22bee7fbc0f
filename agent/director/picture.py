"""What the camera does: framing, angle, movement and transition, as the words name them."""

from typing import NamedTuple, TypeVar, get_args

from ...generator.plan import Angle, Framing, Movement, Transition
from .text import Span, Text

Value = TypeVar("Value")


class Camera(NamedTuple):
    """What a stretch of text says of the camera; None where it says nothing."""

    framing: Framing | None = None
    angle: Angle | None = None
    movement: Movement | None = None
    transition: Transition | None = None

    def over(self, other: "Camera") -> "Camera":
        """This camera, with what it leaves open taken from another."""
        return Camera(
            self.framing or other.framing,
            self.angle or other.angle,
            self.movement or other.movement,
            self.transition or other.transition,
        )

    def without(self, told: "Camera") -> "Camera":
        """What this camera says that another left open."""
        return Camera(
            None if told.framing else self.framing,
            None if told.angle else self.angle,
            None if told.movement else self.movement,
            None if told.transition else self.transition,
        )


def camera_of(text: Text, span: Span) -> Camera:
    """The first framing, angle, movement and transition a stretch names."""
    return Camera(
        _first(text, span, "framing", get_args(Framing)),
        _first(text, span, "angle", get_args(Angle)),
        _movement(text, span),
        _first(text, span, "transition", get_args(Transition)),
    )


def framings_of(text: Text, span: Span) -> list[Framing]:
    """All framings a stretch names, in order."""
    found = [hit.value for hit in text.within(span, "framing")]
    return [value for name in found for value in get_args(Framing) if value == name]


def _movement(text: Text, span: Span) -> Movement | None:
    """The first movement; a camera that stands and then moves is one that moves."""
    found = [hit.value for hit in text.within(span, "movement")]
    moving = [value for value in found if value != "static"] or found
    return next((value for value in get_args(Movement) if moving and value == moving[0]), None)


def _first(text: Text, span: Span, kind: str, values: tuple[Value, ...]) -> Value | None:
    found = next((hit.value for hit in text.within(span, kind)), None)
    return next((value for value in values if value == found), None)

"""What the camera does: framing, angle, movement and transition, as the words name them."""

from typing import NamedTuple, TypeVar, get_args

from ...generator.plan import Angle, Framing, Movement, Transition
from .text import Span, Text
from .vocabulary import Hit


Value = TypeVar("Value")


class Camera(NamedTuple):
    """What a stretch of text says of the camera; None where it says nothing."""

    framing: Framing | None = None
    angle: Angle | None = None
    movement: Movement | None = None
    transition: Transition | None = None

    def over(self, other: "Camera") -> "Camera":
        """This camera, with what it leaves open taken from another."""
        return Camera(*(mine or theirs for mine, theirs in zip(self, other, strict=True)))


def camera_of(text: Text, span: Span) -> Camera:
    """The first framing, angle, movement and transition a stretch names."""
    return Camera(
        _first(text, span, "framing", get_args(Framing)),
        _first(text, span, "angle", get_args(Angle)),
        _first(text, span, "movement", get_args(Movement)),
        _first(text, span, "transition", get_args(Transition)),
    )


def framings(text: Text, span: Span) -> list[Hit]:
    return list(text.within(span, "framing"))


def _first(text: Text, span: Span, kind: str, values: tuple[Value, ...]) -> Value | None:
    found = next((hit.value for hit in text.within(span, kind)), None)
    return next((value for value in values if value == found), None)

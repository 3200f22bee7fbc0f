"""What a figure does at one moment, as plain values."""

from dataclasses import dataclass, field
from typing import Literal

from ..paths import Point

Grip = Literal["relaxed", "point", "fist", "open"]


@dataclass(frozen=True, slots=True)
class Mouth:
    """A mouth's shape, in halves of the head's height."""

    width: float = 0.2
    """From the middle to a corner."""
    open: float = 0.0
    """Between the lips."""
    teeth: float = 0.0
    """How much of the upper teeth is seen, from 0 to 1."""
    tongue: float = 0.0
    bite: float = 0.0
    """Upper teeth on the lower lip."""

    def towards(self, other: "Mouth", share: float) -> "Mouth":
        def mix(a: float, b: float) -> float:
            return a + (b - a) * share

        return Mouth(
            mix(self.width, other.width),
            mix(self.open, other.open),
            mix(self.teeth, other.teeth),
            mix(self.tongue, other.tongue),
            mix(self.bite, other.bite),
        )


VISEMES: dict[str, Mouth] = {
    "rest": Mouth(),
    "closed": Mouth(0.185, 0.0),
    "open": Mouth(0.205, 0.34, 0.7, 0.2),
    "wide": Mouth(0.255, 0.16, 1.0, 0.1),
    "round": Mouth(0.13, 0.25, 0.15),
    "narrow": Mouth(0.195, 0.085, 0.9),
    "teeth": Mouth(0.2, 0.05, 1.0, 0.0, 1.0),
    "tongue": Mouth(0.2, 0.18, 0.8, 1.0),
}
"""The mouth of each viseme of `callsheet.generator.animatic.visemes`."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a face does at one moment."""

    turn: float = 0.0
    """From -1, to the left of the picture, to 1."""
    nod: float = 0.0
    """From -1, down, to 1."""
    gaze: Point = (0.0, 0.0)
    lids: float = 1.0
    """1 open, 0 shut."""
    mouth: Mouth = field(default_factory=Mouth)
    smile: float = 0.15
    """From -1 to 1."""
    brows: float = 0.0
    """Raised, from -1 to 1."""
    frown: float = 0.0
    """Inner ends drawn down, from -1 (up, in sorrow) to 1."""


@dataclass(frozen=True, slots=True)
class Pose:
    """What a body does at one moment."""

    face: Face = field(default_factory=Face)
    turn: float = 0.0
    """Of the body, from -1, to the left of the picture, to 1."""
    tilt: float = 0.0
    """Of the head, in radians."""
    lean: float = 0.0
    """Of the upper body, in radians."""
    breath: float = 0.0
    """From -1 to 1."""
    hands: tuple[Point | None, Point | None] = (None, None)
    """Left and right of the picture, in shares of the height from the shoulder; null: hanging."""
    grips: tuple[Grip, Grip] = ("relaxed", "relaxed")
    stride: float = 0.0
    """Phase of a step in radians."""
    gait: float = 0.0
    """0 stands, 1 walks, 2 runs."""
    seated: bool = False
    chair: bool = False
    """Whether what it sits on is drawn with it."""
    desk: bool = False
    """Whether it sits at a desk."""
    hip_shift: float = 0.0
    """The weight on one leg, from -1, the left of the picture, to 1."""
    holds: str | None = None
    """A thing in a hand, by the meanings of the words of `prop`."""
    held_in: int = 1
    """Which hand: 0 at the left of the picture, 1 at the right."""

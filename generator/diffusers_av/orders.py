"""What is asked of a model, and what it gives: the seam between jobs and pipelines."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from ..media import Pixels, Samples
from .profiles import Fitted
from .steps import Step


@dataclass(frozen=True)
class Keyframe:
    """A picture that a frame must be."""

    frame: int
    """Index among the frames that are made; -1 for the last."""
    picture: Pixels
    """(H, W, 3) RGB of any size: it is scaled to cover, and cut at the edges."""


Kindred = Literal["picture", "video", "voice"]
"""What a reference is of."""


class Reference(NamedTuple):
    """Something that must look, move or sound alike."""

    kind: Kindred
    asset: str
    path: Path
    name: str
    """Of the character or element it belongs to."""
    owner: str
    """Id of that character or element."""
    looks: str = ""


@dataclass(frozen=True)
class Order:
    """One generation."""

    prompt: str
    avoid: str
    """What the prompt is held away from, where the model can be."""
    size: Fitted
    seed: int
    keyframes: tuple[Keyframe, ...] = ()
    """In order of their frames."""
    references: tuple[Reference, ...] = ()
    """In the order in which the prompt names them."""


@dataclass(frozen=True)
class Footage:
    """What a model made."""

    frames: NDArray[np.uint8]
    """(F, H, W, 3) RGB."""
    sound: Samples | None
    """(N, 2) float32 at 48 kHz; null when the model makes none."""


class Crew(Protocol):
    """A model with its weights loaded."""

    def passes(self, order: Order) -> int:
        """How often the transformer will be called."""
        ...

    def shoot(self, order: Order, step: Step) -> Footage:
        """Makes what is ordered; the same order gives the same footage.

        Raises what `step` raises, and torch's own error when memory runs out; it can be asked
        again after either.
        """
        ...

"""A shot's given first and last frame: shown exactly where they must be, and moved gently."""

from dataclasses import dataclass

import numpy as np

from .camera import Size, eased
from .canvas import Canvas, Pixels
from .paths import Matrix, moving, scaling

NEARER = 0.07
"""How much a still is enlarged over a shot."""


@dataclass(frozen=True)
class Stills:
    """The pictures a shot must begin and end with, as whole frames."""

    start: Pixels | None
    end: Pixels | None
    drawn_between: bool
    """Whether figures must be seen, since they speak."""

    def covers(self, share: float) -> bool:
        """Whether nothing that is drawn is seen when a share of the shot is over."""
        return self._start_share(share) >= 1 or (self.start is not None and not self.drawn_between)

    def draw(self, canvas: Canvas, over: Canvas, share: float) -> None:
        """Lays the stills over the canvas; `over` is a second canvas of its size."""
        size = Size(canvas.width, canvas.height)
        for picture, strength, near in (
            (self.start, self._start_share(share), eased(share)),
            (self.end, self._end_share(share), 1 - eased(share)),
        ):
            if picture is None or strength <= 0:
                continue
            target = canvas if strength >= 1 else over
            if near == 0:
                np.copyto(target.pixels, picture)
            else:
                target.warp(picture, _enlarged(1 + NEARER * near, size), opaque=True)
            if strength < 1:
                canvas.blend(over.pixels, strength)

    def _start_share(self, share: float) -> float:
        if self.start is None:
            return 0.0
        if not self.drawn_between:
            return 1.0
        return 1 - _ramp(share, 0.22, 0.4)

    def _end_share(self, share: float) -> float:
        if self.end is None:
            return 0.0
        return (
            _ramp(share, 0.62, 0.92)
            if self.drawn_between or self.start is None
            else _ramp(share, 0.3, 0.85)
        )


def _ramp(share: float, begins: float, ends: float) -> float:
    return eased(min(1.0, max(0.0, (share - begins) / (ends - begins))))


def _enlarged(scale: float, size: Size) -> Matrix:
    """About the middle of the frame."""
    x, y = size.width / 2, size.height / 2
    return moving(x, y) @ scaling(scale) @ moving(-x, -y)

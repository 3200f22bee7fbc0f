"""What falls before the lens: rain, snow and drifting fog, as shapes over the whole frame."""

import math
import random

import numpy as np

from .camera import Size
from .canvas import Canvas
from .colours import Light, clear
from .paths import CLOSE, LINE, MOVE, Linear, Path, Shape, ellipse, rectangle, together
from .sets import Scene

NEAR_DROP = 0.72
"""The speed from which a drop is a near one."""
_STREAK = bytes([MOVE, LINE, LINE, LINE, CLOSE])
"""An outline: filled, it costs two thirds of a stroke."""


class Weather:
    """Draws the weather of a scene; nothing indoors."""

    def __init__(self, scene: Scene, light: Light, size: Size, fps: int) -> None:
        self._size, self._fps = size, fps
        self._kind = scene.weather if not scene.indoors and scene.place != "car" else None
        lot = random.Random(scene.seed)
        count = {"rain": 110, "snow": 80}.get(self._kind or "", 0)
        self._drops = np.array(
            [
                (lot.random(), lot.random(), lot.uniform(0.35, 1.0), lot.uniform(0, 6.28))
                for _ in range(count)
            ]
        ).reshape(-1, 4)
        """Where each begins across and down, how fast it falls, and its phase."""
        self._light = light

    @property
    def falls(self) -> bool:
        """Whether anything is drawn."""
        return self._kind in ("rain", "snow", "fog")

    def draw(self, canvas: Canvas, frame: int, shift: float) -> None:
        """`shift` is how many frame widths the view has turned to the right."""
        seconds = frame / self._fps
        match self._kind:
            case "rain":
                canvas.paint(self._rain(seconds, shift))
            case "snow":
                canvas.paint(self._snow(seconds, shift))
            case "fog":
                canvas.paint(self._fog(seconds, shift))
            case _:
                pass

    def _rain(self, seconds: float, shift: float) -> list[Shape]:
        """Streaks in two sizes, as near and far drops have."""
        width, height = self._size
        colour = self._light.graded((228, 238, 252))
        shapes: list[Shape] = []
        x, y, speed, _ = self._drops.T
        down = (y + seconds * (1.5 + speed)) % 1.15 - 0.1
        across = (x - shift * speed + 0.06 * down) % 1.0
        low = np.stack([across * width, down * height], axis=1)
        high = np.stack(
            [(across - 0.02 * speed) * width, (down - 0.05 * speed - 0.02) * height], axis=1
        )
        for near in (False, True):
            drops = (speed > NEAR_DROP) == near
            side = (height * (0.0014 if near else 0.0008), 0.0)
            ends = [low[drops] - side, low[drops] + side, high[drops] + side, high[drops] - side]
            points = np.stack(ends, axis=1).reshape(-1, 2).astype(np.float32)
            path = Path(_STREAK * int(drops.sum()), points)
            shapes.append(Shape(path, clear(colour, 0.62 if near else 0.4)))
        return shapes

    def _snow(self, seconds: float, shift: float) -> list[Shape]:
        width, height = self._size
        white = clear(self._light.graded((246, 248, 255)), 0.85)
        flakes: list[Path] = []
        for x, y, speed, phase in self._drops.tolist():
            down = (y + seconds * 0.16 * speed) % 1.06 - 0.03
            across = (x - shift * speed + 0.015 * math.sin(seconds * 1.3 + phase)) % 1.0
            large = height * (0.0022 + 0.0042 * speed**2)
            flakes.append(ellipse(across * width, down * height, large))
        return [Shape(together(flakes), white)]

    def _fog(self, seconds: float, shift: float) -> list[Shape]:
        width, height = self._size
        haze = self._light.graded(self._light.haze)
        drift = 0.06 * math.sin(seconds * 0.21) - shift
        start, end = (0.0, height * (0.25 + 0.04 * drift)), (0.0, float(height))
        fill = Linear(
            start,
            end,
            ((0.0, clear(haze, 0.12)), (0.55, clear(haze, 0.3)), (1.0, clear(haze, 0.5))),
        )
        return [Shape(rectangle(0, 0, width, height), fill)]

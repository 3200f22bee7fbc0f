"""What falls before the lens: rain, snow and drifting fog, as shapes over the whole frame."""

import math
import random

import numpy as np

from .camera import Size
from .canvas import Canvas
from .colours import Light, clear
from .paths import LINE, MOVE, Linear, Path, Shape, ellipse, rectangle
from .sets import Scene


class Weather:
    """Draws the weather of a scene; nothing indoors."""

    def __init__(self, scene: Scene, light: Light, size: Size, fps: int) -> None:
        self._size, self._fps = size, fps
        self._kind = scene.weather if not scene.indoors and scene.place != "car" else None
        lot = random.Random(scene.seed)
        count = {"rain": 110, "snow": 80}.get(self._kind or "", 0)
        self._drops = [
            (lot.random(), lot.random(), lot.uniform(0.35, 1.0), lot.uniform(0, 6.28))
            for _ in range(count)
        ]
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
        for near in (False, True):
            points: list[tuple[float, float]] = []
            for x, y, speed, _ in self._drops:
                if (speed > 0.72) != near:
                    continue
                down = (y + seconds * (1.5 + speed)) % 1.15 - 0.1
                across = (x - shift * speed + 0.06 * down) % 1.0
                length = 0.05 * speed + 0.02
                points += [
                    (across * width, down * height),
                    ((across - 0.02 * speed) * width, (down - length) * height),
                ]
            if points:
                path = Path(bytes([MOVE, LINE] * (len(points) // 2)), np.array(points, np.float32))
                thick = height * (0.0028 if near else 0.0016)
                shapes.append(Shape(path, None, clear(colour, 0.62 if near else 0.4), thick))
        return shapes

    def _snow(self, seconds: float, shift: float) -> list[Shape]:
        width, height = self._size
        white = clear(self._light.graded((246, 248, 255)), 0.85)
        flakes: Path | None = None
        for x, y, speed, phase in self._drops:
            down = (y + seconds * 0.16 * speed) % 1.06 - 0.03
            across = (x - shift * speed + 0.015 * math.sin(seconds * 1.3 + phase)) % 1.0
            flake = ellipse(across * width, down * height, height * (0.0022 + 0.0042 * speed**2))
            flakes = flake if flakes is None else flakes + flake
        return [Shape(flakes, white)] if flakes else []

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

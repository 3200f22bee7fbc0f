"""Pictures that only slide: interpolated once for each part of a pixel, and then but copied."""

import cv2
import numpy as np

from .canvas import Canvas, Pixels, Ready
from .paths import Matrix

PARTS = 4
"""To what part of a pixel a picture is placed: less cannot be seen."""


def slides(matrix: Matrix) -> bool:
    """Whether a matrix neither turns nor enlarges."""
    (a, b), (c, d) = matrix[:2, :2].tolist()
    return max(abs(a - 1), abs(b), abs(c), abs(d - 1)) < 1e-6


class Slider:
    """A picture, and what it is when it is moved by parts of a pixel."""

    def __init__(self, picture: Pixels, solid: bool = False) -> None:
        """Nothing is seen through a solid picture."""
        self.picture, self._solid = picture, solid
        self._shifted: dict[tuple[int, int], Ready] = {}

    def corner(self, matrix: Matrix) -> tuple[int, int]:
        """The pixel in which the picture's upper left corner comes to lie."""
        x, y = _steps(matrix)
        return x // PARTS, y // PARTS

    def put(self, canvas: Canvas, matrix: Matrix, rows: int | None = None) -> None:
        """Lays it where a matrix that `slides` takes it; `rows` bounds it to the upper rows."""
        x, y = _steps(matrix)
        part = (x % PARTS, y % PARTS)
        if part not in self._shifted:
            moved = _shifted(self.picture, part[0] / PARTS, part[1] / PARTS)
            self._shifted[part] = Ready.of(moved, self._solid)
        canvas.put_ready(self._shifted[part], x // PARTS, y // PARTS, rows)

    def lay(self, canvas: Canvas, matrix: Matrix) -> None:
        """Lays it where any matrix takes it."""
        if slides(matrix):
            self.put(canvas, matrix)
        else:
            canvas.warp(self.picture, matrix, opaque=False)


def _steps(matrix: Matrix) -> tuple[int, int]:
    return round(float(matrix[0, 2]) * PARTS), round(float(matrix[1, 2]) * PARTS)


def _shifted(pixels: Pixels, x: float, y: float) -> Pixels:
    """A picture a part of a pixel to the right and down, and a pixel larger."""
    height, width = pixels.shape[:2]
    matrix = np.array([[1, 0, x], [0, 1, y]])
    return np.asarray(
        cv2.warpAffine(
            pixels, matrix, (width + 1, height + 1), flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT, borderValue=(0, 0, 0, 0),
        ),
        np.uint8,
    )  # fmt: skip

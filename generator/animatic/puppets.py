"""An actor's figure through a shot: drawn when its pose changes, and kept as a picture while it and
the camera stay."""

from collections import Counter
from collections.abc import Callable, Sequence

import cv2
import numpy as np

from .canvas import Canvas, Pixels, Ready
from .figures import Group
from .figures.poses import Pose
from .paths import Matrix


class Puppet:
    """Draws one figure. Any frame can be drawn alone."""

    def __init__(
        self, poses: Sequence[Pose], figure: Callable[[Pose], list[Group]], kept_from: int
    ) -> None:
        """`poses` has one for each frame; `figure` gives the shapes of one, in metres. A pose
        that is held for `kept_from` frames and more is kept as a picture."""
        self._poses, self._figure, self._kept_from = poses, figure, kept_from
        self._lasts = Counter(map(id, poses))
        self._drawing: tuple[Pose, list[Group]] | None = None
        self._placed: tuple[Pose, Matrix] | None = None
        self._picture: tuple[Ready, int, int] | None = None

    def pose(self, frame: int) -> Pose:
        return self._poses[frame]

    def groups(self, frame: int) -> list[Group]:
        """Its shapes at a frame, and the matrices that take them to metres."""
        pose = self._poses[frame]
        if self._drawing is None or self._drawing[0] is not pose:
            self._drawing = (pose, self._figure(pose))
        return self._drawing[1]

    def draw(self, canvas: Canvas, over: Canvas, frame: int, card: Matrix) -> None:
        """`card` takes metres to pixels; `over` is a second canvas of the same size."""
        pose = self._poses[frame]
        if self._lasts[id(pose)] < self._kept_from:
            self._paint(canvas, frame, card)
            return
        stays = self._placed is not None and self._placed[0] is pose
        if self._picture is None or not (
            stays and self._placed and np.array_equal(self._placed[1], card)
        ):
            over.pixels[:] = 0
            self._paint(over, frame, card)
            self._placed, self._picture = (pose, card), _cut_out(over.pixels)
        canvas.put_ready(*self._picture)

    def _paint(self, canvas: Canvas, frame: int, card: Matrix) -> None:
        for matrix, shapes in self.groups(frame):
            canvas.paint(shapes, card @ matrix)


def _cut_out(pixels: Pixels) -> tuple[Ready, int, int]:
    """What is not transparent, and where it is."""
    x, y, width, height = cv2.boundingRect(cv2.extractChannel(pixels, 3))
    if not width:
        return Ready.of(pixels[:1, :1].copy()), 0, 0
    return Ready.of(pixels[y : y + height, x : x + width].copy()), x, y

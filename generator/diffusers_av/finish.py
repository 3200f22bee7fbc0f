"""Footage to a clip: cut to the job's frames and seconds, in its format, with what lies over it.

Captions and titles are the animatic's, so that they are spelled and set the same whatever makes
the picture. Knows no model.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import cv2
import numpy as np

from ..animatic.camera import Size
from ..animatic.canvas import Canvas
from ..animatic.captions import Caption, subtitles, titles
from ..animatic.pictures import covering
from ..animatic.render import FADE_SECONDS, write_poster
from ..animatic.soundtrack import HeardLine
from ..job import Format, RenderJob
from ..media import Pixels
from ..plan import Shot

POSTER_SHARE = 0.4
"""Where in a clip its typical frame is taken."""


class Cutting:
    """The frames of a job as they are encoded, one after the other in the same buffer."""

    def __init__(self, job: RenderJob, heard: Iterable[HeardLine]) -> None:
        self._job = job
        self._heard = tuple(heard)
        self._count = 0
        self.poster: Pixels | None = None

    def frames(self, pictures: Iterable[Pixels]) -> Iterator[Pixels]:
        """(H, W, 4) BGRA out of RGB pictures, one for each frame of the job."""
        size = self._job.format
        canvas = Canvas(size.width, size.height)
        poster = round(POSTER_SHARE * (self._job.frames - 1))
        shown = iter(pictures)
        for number, (shot, captions, frame) in enumerate(self._moments(size)):
            picture = cv2.cvtColor(next(shown), cv2.COLOR_RGB2BGRA)
            canvas.pixels[:] = covering(np.asarray(picture, np.uint8), size.width, size.height)
            if shot.transition == "fade" and frame < FADE_SECONDS * size.fps:
                canvas.dim(frame / size.fps / FADE_SECONDS)
            for caption in captions:
                caption.draw(canvas, frame / size.fps)
            if number == poster:
                self.poster = canvas.pixels.copy()
            yield canvas.pixels

    def _moments(self, size: Format) -> Iterator[tuple[Shot, list[Caption], int]]:
        """Every frame: its shot, what lies over it, and its index in the shot."""
        begins = 0
        for index, shot in enumerate(self._job.shots):
            frames = size.frames(shot)
            captions = self._captions(index, shot, begins / size.fps, frames / size.fps)
            yield from ((shot, captions, frame) for frame in range(frames))
            begins += frames

    def _captions(self, index: int, shot: Shot, starts: float, seconds: float) -> list[Caption]:
        if not self._job.lettering_allowed:
            return []
        size = Size(self._job.format.width, self._job.format.height)
        over = [text for text in shot.lettering if not text.in_scene]
        made = titles(over, size, seconds, bool(shot.characters), self._job.subtitles)
        if not self._job.subtitles:
            return made
        lines = [
            (shot.dialogue[line.line], line.starts - starts, line.ends - starts)
            for line in self._heard
            if line.shot == index
        ]
        return [*made, *subtitles(lines, size, seconds)]


def write_still(path: Path, cutting: Cutting) -> None:
    """The poster of what was cut. Raises `CannotWrite`."""
    assert cutting.poster is not None
    write_poster(path, cutting.poster)

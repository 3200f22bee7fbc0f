"""A job's picture: every frame of its shots on one canvas, and what is composed over it."""

from collections.abc import Iterator
from pathlib import Path

import cv2

from ..errors import CannotRender, cannot_write
from ..job import RenderJob
from ..plan import Shot
from .acting import Speech
from .camera import Size
from .canvas import Canvas, Pixels
from .captions import Caption, subtitles, titles
from .shots import ShotPainter
from .soundtrack import HeardLine

DISSOLVE_SECONDS = 0.5
FADE_SECONDS = 0.6
_COMES_IN = {"dissolve": DISSOLVE_SECONDS, "fade": FADE_SECONDS}
"""How long a transition goes on, by its name; others take no time."""


class Picture:
    """Draws the frames of a job, one after the other, always into the same buffer."""

    def __init__(self, job: RenderJob, lines: tuple[HeardLine, ...], assets: Path) -> None:
        self.job, self.assets = job, assets
        self.size = Size(job.format.width, job.format.height)
        self.lines = lines
        self.poster_frame = _telling_frame(lines, job.format.fps, 0, job.frames)
        self.poster: Pixels | None = None

    def frames(self) -> Iterator[Pixels]:
        """(H, W, 4) BGRA; the next frame is drawn over the one before."""
        shown: Pixels | None = None
        for new in self.changes():
            shown = shown if new is None else new
            assert shown is not None
            yield shown

    def changes(self) -> Iterator[Pixels | None]:
        """As `frames`, but null for a frame that is as the one before."""
        canvas = Canvas(*self.size)
        number = 0
        for index, shot in enumerate(self.job.shots):
            for pixels in self._changes_of(shot, index, canvas):
                if number == self.poster_frame:
                    self.poster = canvas.pixels.copy()
                yield pixels
                number += 1

    def still(self, index: int) -> Pixels:
        """One frame of a shot of the job by itself, the one that tells most of it."""
        shot = self.job.shots[index]
        lines = tuple(line for line in self.lines if line.shot == index)
        first = round(self._starts(index) * self.job.format.fps)
        frames = self.job.format.frames(shot)
        at = _telling_frame(lines, self.job.format.fps, first, frames) - first
        canvas = Canvas(*self.size)
        next(self._changes_of(shot, index, canvas, at))
        return canvas.pixels

    def _changes_of(
        self, shot: Shot, index: int, canvas: Canvas, first: int = 0
    ) -> Iterator[Pixels | None]:
        painter = self._painter(shot, index)
        before = self._before(shot, index)
        captions = self._captions(shot, index, painter.frames / self.job.format.fps)
        shown: object = None
        for frame in range(first, painter.frames):
            seconds = frame / self.job.format.fps
            coming = seconds < _COMES_IN.get(shot.transition, 0.0)
            state = None if coming else painter.state(frame)
            now = state and (state, [caption.state(seconds) for caption in captions])
            if now is not None and now == shown:
                yield None
                continue
            shown = now
            painter.draw(canvas, frame)
            if coming:
                self._come_in(canvas, shot, frame, before)
            for caption in captions:
                caption.draw(canvas, seconds)
            yield canvas.pixels

    def _painter(self, shot: Shot, index: int) -> ShotPainter:
        starts = self._starts(index)
        return ShotPainter(
            self.job, shot, _speeches(self.lines, index, starts), self.assets, self.size
        )

    def _captions(self, shot: Shot, index: int, length: float) -> list[Caption]:
        """Titles and subtitles of a shot, none where no text is allowed."""
        if not self.job.lettering_allowed:
            return []
        starts = self._starts(index)
        heard = [
            (shot.dialogue[line.line], line.starts - starts, line.ends - starts)
            for line in self.lines
            if line.shot == index
        ]
        over = [text for text in shot.lettering if not text.in_scene]
        made = titles(over, self.size, length, bool(shot.characters), self.job.subtitles)
        return [*made, *(subtitles(heard, self.size, length) if self.job.subtitles else [])]

    def _starts(self, index: int) -> float:
        """Seconds from the start of the clip to a shot."""
        earlier = sum(self.job.format.frames(shot) for shot in self.job.shots[:index])
        return earlier / self.job.format.fps

    def _before(self, shot: Shot, index: int) -> Pixels | None:
        """The last frame of the shot before, when this one dissolves out of it."""
        if shot.transition != "dissolve":
            return None
        earlier = self.job.before if index == 0 else self.job.shots[index - 1]
        if earlier is None:
            return None
        canvas = Canvas(*self.size)
        painter = ShotPainter(self.job, earlier, {}, self.assets, self.size)
        painter.draw(canvas, painter.frames - 1)
        return canvas.pixels

    def _come_in(self, canvas: Canvas, shot: Shot, frame: int, before: Pixels | None) -> None:
        """The transition, in the shot that comes in."""
        seconds = frame / self.job.format.fps
        if before is not None:
            canvas.blend(before, 1 - (seconds + 0.5 / self.job.format.fps) / DISSOLVE_SECONDS)
        elif shot.transition == "fade":
            canvas.dim(seconds / FADE_SECONDS)


def write_poster(path: Path, pixels: Pixels) -> None:
    """A frame as JPEG. Raises `CannotWrite`."""
    try:
        path.write_bytes(jpeg(pixels))
    except OSError as error:
        raise cannot_write(path, error) from error


def jpeg(pixels: Pixels) -> bytes:
    """A frame as JPEG."""
    done, data = cv2.imencode(".jpg", pixels[..., :3], [cv2.IMWRITE_JPEG_QUALITY, 90])
    if not done:
        raise CannotRender("the poster could not be encoded", "render again")
    return data.tobytes()


def _speeches(lines: tuple[HeardLine, ...], shot: int, starts: float) -> dict[str, list[Speech]]:
    """What each character is seen to say in a shot, in seconds from its start."""
    said: dict[str, list[Speech]] = {}
    for line in lines:
        if line.shot == shot and not line.voice_over:
            mouth = tuple((shape.starts - starts, shape.viseme) for shape in line.mouth)
            speech = Speech(line.starts - starts, line.ends - starts, mouth)
            said.setdefault(line.character, []).append(speech)
    return said


def _telling_frame(lines: tuple[HeardLine, ...], fps: int, first: int, frames: int) -> int:
    """When the first line is on its way; else when the better half of the frames is over."""
    heard = [line for line in lines if not line.voice_over]
    if heard:
        at = heard[0].starts + 0.4 * (heard[0].ends - heard[0].starts)
        return min(first + frames - 1, round(at * fps))
    return first + round(0.6 * (frames - 1))

"""The storyboard: one small picture per shot, drawn in a moment and before anything is rendered.

It shows what the animatic would show, whichever generator makes the video.
"""

from collections.abc import Iterator
from pathlib import Path

from ..job import Format, RenderJob
from .render import Picture, jpeg
from .soundtrack import heard_lines

SHORTER_SIDE_PIXELS = 270


def stills(job: RenderJob, assets: Path, side: int = SHORTER_SIDE_PIXELS) -> Iterator[bytes]:
    """A JPEG of each shot of the job, `side` pixels on the shorter side.

    Raises `BadMedia` for an asset that is missing or cannot be read.
    """
    small = job.model_copy(update={"format": _smaller(job.format, side)})
    picture = Picture(small, heard_lines(small), assets)
    for index in range(len(job.shots)):
        yield jpeg(picture.still(index))


def _smaller(size: Format, side: int) -> Format:
    scale = side / min(size.width, size.height)
    return Format(
        width=round(size.width * scale / 2) * 2,
        height=round(size.height * scale / 2) * 2,
        fps=size.fps,
    )

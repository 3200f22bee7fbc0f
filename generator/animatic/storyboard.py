"""The storyboard: one small picture per shot, drawn in a moment and before anything is rendered.

It shows what the animatic would show, whichever generator makes the video.
"""

from collections.abc import Iterator
from pathlib import Path

from ..job import Format, RenderJob
from .render import Picture, jpeg
from .soundtrack import heard_lines

SHORTER_SIDE_PIXELS = 270


def stills(job: RenderJob, assets: Path) -> Iterator[bytes]:
    """A JPEG of each shot of the job, 270 pixels on the shorter side.

    Raises `BadMedia` for an asset that is missing or cannot be read.
    """
    small = job.model_copy(update={"format": _smaller(job.format)})
    picture = Picture(small, heard_lines(small), assets)
    for index in range(len(job.shots)):
        yield jpeg(picture.still(index))


def _smaller(size: Format) -> Format:
    scale = SHORTER_SIDE_PIXELS / min(size.width, size.height)
    return Format(
        width=round(size.width * scale / 2) * 2,
        height=round(size.height * scale / 2) * 2,
        fps=size.fps,
    )

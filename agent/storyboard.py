"""A picture of every shot as soon as it is planned, kept by the key of its job.

Knows the animatic, which draws them whichever generator makes the video, and a folder.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..generator.errors import CallsheetError, cannot_write
from ..generator.files import written
from ..generator.job import RenderJob


def stills(jobs: Sequence[RenderJob], assets: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """The id of each shot with its picture; drawn where it is not there yet.

    A shot that cannot be drawn, since a file of it is missing, has none. Raises `CannotWrite`.
    """
    for job in jobs:
        paths = [folder / f"{job.key}-{index}.jpg" for index in range(len(job.shots))]
        if not all(path.is_file() for path in paths) and not _drawn(job, assets, paths):
            continue
        yield from zip((shot.id for shot in job.shots), paths, strict=True)


def _drawn(job: RenderJob, assets: Path, paths: Sequence[Path]) -> bool:
    from ..generator.animatic.storyboard import stills as draw

    try:
        pictures = list(draw(job, assets))
    except CallsheetError:  # it is told as a problem of the plan, or when the shot is rendered
        return False
    for path, jpeg in zip(paths, pictures, strict=True):
        _write(path, jpeg)
    return True


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written(path) as temporary:
            temporary.write_bytes(data)
    except OSError as error:
        raise cannot_write(path, error) from error

"""What a render will cost, said before it is begun: only what is not made yet is counted."""

from collections.abc import Callable, Sequence

from ..generator.job import Limits, RenderJob
from ..generator.plan import Part


class Price(Part):
    """Money and time of a render."""

    jobs: int
    """Pieces of the video."""
    to_render: tuple[str, ...]
    """Ids of the shots that are not made yet."""
    seconds: float
    """Seconds of video that are not made yet."""
    dollars: float
    render_seconds: float
    """About how long the render will take."""


def price(jobs: Sequence[RenderJob], limits: Limits, made: Callable[[str], bool]) -> Price:
    """The price of the jobs whose key is not `made`; equal jobs count once."""
    missing = {job.key: job for job in jobs if not made(job.key)}
    seconds = round(sum(job.seconds for job in missing.values()), 3)
    return Price(
        jobs=len(jobs),
        to_render=tuple(shot.id for job in jobs if job.key in missing for shot in job.shots),
        seconds=seconds,
        dollars=round(seconds * limits.dollars_per_second, 2),
        render_seconds=round(seconds * limits.render_seconds_per_second, 1),
    )

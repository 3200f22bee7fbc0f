"""Jobs to clips, and a plan to a video file: the generator floor used by itself."""

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Iterable, Sequence
from pathlib import Path

from .base import Recipe, open_generator
from .cache import ClipCache
from .compose import Video, compose, described
from .errors import CannotRender, cannot_write
from .executor import Executor, JobProgress, LocalExecutor
from .job import Clip, Failure, RenderJob, jobs_for
from .media import probe
from .plan import VideoPlan


async def clips_for(
    jobs: Iterable[RenderJob], cache: ClipCache, executor: Executor, progress: JobProgress
) -> AsyncGenerator[Clip | Failure]:
    """A clip or failure per job of a different key: kept ones first, then as they are rendered.

    What failed in a way that may pass is tried once more.
    """
    missing: dict[str, RenderJob] = {}
    for key, job in {job.key: job for job in jobs}.items():
        if clip := cache.get(key):
            yield clip
        else:
            missing[key] = job
    again: list[RenderJob] = []
    async for outcome in executor.run(list(missing.values()), progress):
        if isinstance(outcome, Failure) and outcome.again:
            again.append(missing[outcome.key])
        else:
            yield outcome
    if again:
        async for outcome in executor.run(again, progress):
            yield outcome


def video_key(plan: VideoPlan, jobs: Sequence[RenderJob]) -> str:
    """Hash of what the finished file depends on: its clips in order, and the music under them."""
    music = [shot.sound.music or "" for shot in plan.shots] if plan.audio else []
    parts = [job.key for job in jobs] + [str(plan.audio), *music]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


async def make_video(
    plan: VideoPlan,
    recipe: Recipe,
    cache: ClipCache,
    out: Path,
    progress: JobProgress,
    workers: int | None = None,
) -> Video:
    """Renders what is not in the cache and joins it into `out`.

    Raises `CannotRender` that names the shots that failed; the others are kept in the cache.
    """
    generator = open_generator(recipe)
    jobs = jobs_for(plan, generator.name, generator.limits)
    executor = LocalExecutor(recipe, cache, workers)
    clips: dict[str, Clip] = {}
    failures: list[Failure] = []
    try:
        async for outcome in clips_for(jobs, cache, executor, progress):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                clips[outcome.key] = outcome
    finally:
        await executor.close()
    if failures:
        raise not_all_made(jobs, failures)
    return await asyncio.to_thread(compose, plan, [clips[job.key] for job in jobs], out)


def finished(plan: VideoPlan, jobs: Sequence[RenderJob], cache: ClipCache, folder: Path) -> Video:
    """The video among the finished ones, which are kept by content; joined if it is not there yet.

    Every clip must be in the cache.
    """
    path = folder / f"{video_key(plan, jobs)}.mp4"
    clips = [clip for job in jobs if (clip := cache.get(job.key))]
    if path.is_file():
        return described(plan, clips, path, has_sound=probe(path).has_sound)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return compose(plan, clips, path)


def not_all_made(jobs: Sequence[RenderJob], failures: Sequence[Failure]) -> CannotRender:
    """The failures of a render in one error, by the ids of their shots."""
    shots = {job.key: ", ".join(shot.id for shot in job.shots) for job in jobs}
    told = "; ".join(f"{shots[failure.key]}: {failure.problem}" for failure in failures)
    return CannotRender(
        f"{len(failures)} of {len(jobs)} pieces failed ({told})",
        f"{failures[0].remedy}; what was finished is kept",
    )

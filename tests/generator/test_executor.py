"""Jobs in real worker processes."""

import asyncio
import os
import signal
from contextlib import aclosing
from pathlib import Path

import pytest
from callsheet.generator.base import Recipe
from callsheet.generator.cache import ClipCache
from callsheet.generator.executor import LocalExecutor
from callsheet.generator.job import Clip, Failure, Format, Limits, jobs_for
from callsheet.generator.make import clips_for

TINY = Format(width=160, height=90, fps=24)


@pytest.fixture
def cache(tmp_path):
    return ClipCache(tmp_path / "clips")


@pytest.fixture
async def executor(tmp_path, cache):
    running = LocalExecutor(Recipe(assets=tmp_path / "assets"), cache, workers=2)
    yield running
    await running.close()


@pytest.fixture
def jobs(plan_of):
    def made(*shots):
        found = jobs_for(plan_of(*shots), "animatic@1", Limits())
        return [job.model_copy(update={"format": TINY}) for job in found]

    return made


def workers() -> list[int]:
    """Ids of the child processes of this one."""
    tasks = Path("/proc/self/task")
    return [int(id) for task in tasks.iterdir() for id in (task / "children").read_text().split()]


def silent(key: str, share: float) -> None:
    pass


async def outcomes(executor, jobs, progress=silent):
    return {one.key: one async for one in executor.run(jobs, progress)}


async def test_every_job_gives_its_clip_and_tells_its_progress(executor, cache, jobs):
    asked = jobs({"seconds": 0.5}, {"seconds": 1, "action": "a dog"})
    told: dict[str, list[float]] = {job.key: [] for job in asked}
    found = await outcomes(executor, asked, lambda key, share: told[key].append(share))
    for job in asked:
        clip = found[job.key]
        assert isinstance(clip, Clip)
        assert clip.frames == job.frames
        assert cache.get(job.key) == clip
        assert told[job.key] == sorted(told[job.key])
        assert 0 < told[job.key][-1] <= 1


async def test_one_failed_job_sinks_no_other(executor, jobs):
    good, bad = jobs({"seconds": 0.25}, {"seconds": 0.25, "start_frame": "gone.png"})
    found = await outcomes(executor, [good, bad])
    assert isinstance(found[good.key], Clip)
    failure = found[bad.key]
    assert isinstance(failure, Failure)
    assert "'gone.png' was not found" in failure.problem
    assert failure.remedy == "upload the file again"
    assert not failure.again


async def test_a_worker_that_dies_fails_its_job_alone_and_is_replaced(executor, jobs):
    (job,) = jobs({"seconds": 5})

    def kill(key: str, share: float) -> None:
        for worker in workers():
            os.kill(worker, signal.SIGKILL)

    failure = (await outcomes(executor, [job], kill))[job.key]
    assert isinstance(failure, Failure)
    assert failure.again
    assert isinstance((await outcomes(executor, [job]))[job.key], Clip)


async def test_a_job_whose_worker_died_is_tried_once_more(executor, cache, jobs):
    (job,) = jobs({"seconds": 5})
    killed: list[int] = []

    def kill_once(key: str, share: float) -> None:
        if not killed:
            killed.extend(workers())
            for worker in killed:
                os.kill(worker, signal.SIGKILL)

    found = [one async for one in clips_for([job], cache, executor, kill_once)]
    assert [type(one) for one in found] == [Clip]


async def test_stopping_ends_the_workers_and_leaves_no_half_clip(executor, cache, jobs):
    asked = jobs({"seconds": 60}, {"seconds": 60, "action": "a dog"})
    begun = asyncio.Event()

    async def watch() -> None:
        async with aclosing(executor.run(asked, lambda key, share: begun.set())) as running:
            await anext(running)

    watching = asyncio.create_task(watch())
    await begun.wait()
    watching.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watching
    assert workers() == []
    assert list(cache.folder.iterdir()) == []


async def test_a_clip_that_is_kept_needs_no_worker(executor, cache, jobs):
    asked = jobs({"seconds": 0.25})
    await outcomes(executor, asked)
    await executor.close()
    found = [one async for one in clips_for(asked, cache, executor, silent)]
    assert [one.key for one in found] == [asked[0].key]
    assert workers() == []


async def test_equal_jobs_are_rendered_once(executor, cache, jobs):
    asked = jobs({"seconds": 0.25}, {"seconds": 0.25})
    found = [one async for one in clips_for(asked, cache, executor, silent)]
    assert len(found) == 1


async def test_a_worker_with_nothing_to_do_ends_and_gives_back_what_it_loaded(
    tmp_path, cache, jobs
):
    recipe = Recipe(assets=tmp_path / "assets")
    executor = LocalExecutor(recipe, cache, workers=1, idle_seconds=0.05)
    asked = jobs({"seconds": 0.25})
    assert len(await outcomes(executor, asked)) == 1
    async with asyncio.timeout(60):
        while workers():
            await asyncio.sleep(0.02)
    assert len(await outcomes(executor, jobs({"seconds": 0.5}))) == 1
    await executor.close()
    assert workers() == []

"""Local models in real worker processes: stopped, gone on with, kept loaded."""

# pyright: basic, reportMissingImports=false

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest
from callsheet.generator.base import LocalModels, Recipe, open_generator
from callsheet.generator.cache import ClipCache
from callsheet.generator.executor import LocalExecutor
from callsheet.generator.job import Clip, Format, jobs_for
from callsheet.generator.make import clips_for


def workers() -> list[int]:
    """Ids of the child processes of this one."""
    tasks = Path("/proc/self/task")
    return [int(id) for task in tasks.iterdir() for id in (task / "children").read_text().split()]


@pytest.fixture
def recipe(ltx_weights, tmp_path, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    local = LocalModels(weights=ltx_weights)
    return Recipe(generator="ltx-2.5", assets=tmp_path, local=local)


@pytest.fixture
def two_jobs(recipe, plan_of):
    generator = open_generator(recipe)
    plan = plan_of({"seconds": 0.5}, {"seconds": 0.5, "action": "a dog"})
    found = jobs_for(plan, generator.name, generator.limits)
    small = Format(width=128, height=64, fps=24)
    return [job.model_copy(update={"format": small}) for job in found]


async def test_a_stopped_render_keeps_its_model_and_is_gone_on_with(recipe, two_jobs, tmp_path):
    cache = ClipCache(tmp_path / "clips")
    executor = LocalExecutor(recipe, cache, workers=4)
    begun = asyncio.Event()
    seen: set[int] = set()

    async def render() -> list[str]:
        made = []
        async with aclosing(clips_for(two_jobs, cache, executor, watch)) as clips:
            async for clip in clips:
                assert isinstance(clip, Clip)
                made.append(clip.key)
        return made

    def watch(key: str, share: float) -> None:
        seen.update(workers())
        if key == two_jobs[1].key and share > 0.1:
            begun.set()

    rendering = asyncio.create_task(render())
    await begun.wait()
    rendering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await rendering
    assert workers() == list(seen), "one model at a time on the card, and it is still loaded"
    assert cache.has(two_jobs[0].key)
    assert not cache.has(two_jobs[1].key)
    assert sorted(await render()) == sorted(job.key for job in two_jobs)
    assert workers() == list(seen)
    assert len(seen) == 1
    await executor.close()
    assert workers() == []

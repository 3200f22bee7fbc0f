"""Runs jobs: here, in worker processes on this machine."""

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Protocol

from .base import Recipe, open_generator
from .cache import ClipCache
from .errors import CallsheetError
from .job import Clip, Failure, RenderJob
from .worker import Answer, Task

JobProgress = Callable[[str, float], None]
"""Told a job's key and how much of it is done, from 0 to 1."""

LINE_BYTES_MAX = 2**24
IDLE_SECONDS = 600.0
"""After so long without a job a worker ends, and gives back all that it had loaded."""


class Executor(Protocol):
    """Turns jobs into clips or failures, in the order in which they are done."""

    def run(
        self, jobs: Sequence[RenderJob], progress: JobProgress
    ) -> AsyncIterator[Clip | Failure]: ...


class LocalExecutor:
    """Worker processes that are kept from job to job. Belongs to one event loop.

    There are never more of them than the generator's limits allow.
    """

    def __init__(
        self,
        recipe: Recipe,
        cache: ClipCache,
        workers: int | None = None,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        limits = open_generator(recipe).limits
        wanted = workers or _processors()
        self._recipe = recipe
        self._cache = cache
        self._stop_seconds = limits.stop_seconds
        self._idle_seconds = idle_seconds
        self._free = asyncio.Semaphore(min(wanted, limits.at_once or wanted))
        self._idle: dict[Process, asyncio.TimerHandle] = {}
        self._ending: set[asyncio.Task[None]] = set()

    async def run(
        self, jobs: Sequence[RenderJob], progress: JobProgress
    ) -> AsyncIterator[Clip | Failure]:
        """Clips and failures as they come; stopping the iteration stops what is running."""
        tasks = [asyncio.create_task(self._one(job, progress)) for job in jobs]
        try:
            for done in asyncio.as_completed(tasks):
                yield await done
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def close(self) -> None:
        """Ends the workers."""
        while self._idle:
            await _end(self._woken())
        await asyncio.gather(*self._ending)

    async def _one(self, job: RenderJob, progress: JobProgress) -> Clip | Failure:
        async with self._free:
            try:
                with self._cache.place() as folder:
                    task = Task(recipe=self._recipe, job=job, folder=folder)
                    outcome = await self._ask(task, progress)
                    return self._cache.keep(outcome) if isinstance(outcome, Clip) else outcome
            except CallsheetError as error:
                return Failure(key=job.key, problem=error.problem, remedy=error.remedy)

    async def _ask(self, task: Task, progress: JobProgress) -> Clip | Failure:
        """Gives a worker the task; a worker that dies or does not stop when asked is not kept."""
        worker = self._woken() if self._idle else await _start()
        assert worker.stdin is not None
        assert worker.stdout is not None
        try:
            worker.stdin.write(task.model_dump_json().encode() + b"\n")
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                await worker.stdin.drain()
            while line := await worker.stdout.readline():
                answer = Answer.model_validate_json(line)
                if answer.progress is not None:
                    progress(task.job.key, answer.progress)
                elif outcome := answer.clip or answer.failure:
                    self._rest(worker)
                    return outcome
        except asyncio.CancelledError:
            await self._stop(worker)
            raise
        except BaseException:
            await _end(worker)
            raise
        code = await worker.wait()
        return Failure(
            key=task.job.key,
            problem=f"the worker that rendered this shot ended with code {code}",
            remedy="render again; if it happens twice, `callsheet doctor` may tell why",
            again=True,
        )

    def _rest(self, worker: Process) -> None:
        """Keeps a worker for the next job, but not for ever."""
        loop = asyncio.get_running_loop()
        self._idle[worker] = loop.call_later(self._idle_seconds, self._dismiss, worker)

    def _woken(self) -> Process:
        """The worker that rested last."""
        worker, timer = self._idle.popitem()
        timer.cancel()
        return worker

    def _dismiss(self, worker: Process) -> None:
        """Ends a worker that has had nothing to do."""
        if self._idle.pop(worker, None):
            ending = asyncio.create_task(_end(worker))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)

    async def _stop(self, worker: Process) -> None:
        """Asks a worker to stop, where what it has loaded is worth the wait; else ends it."""
        if self._stop_seconds and worker.stdout is not None:
            with contextlib.suppress(ProcessLookupError, TimeoutError):
                worker.terminate()
                async with asyncio.timeout(self._stop_seconds):
                    while line := await worker.stdout.readline():
                        if Answer.model_validate_json(line).progress is None:
                            self._rest(worker)
                            return
        await _end(worker)


async def _start() -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "callsheet.generator.worker"),
        stdin=PIPE,
        stdout=PIPE,
        limit=LINE_BYTES_MAX,
        start_new_session=True,  # Ctrl-C goes to the parent alone, which ends its workers in order
    )


async def _end(worker: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        worker.kill()
    await worker.wait()


def _processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

"""A process that renders jobs for a `callsheet.generator.executor.LocalExecutor`.

It reads one task a line on standard input and answers on standard output with lines of progress
and one line with a clip or a failure. A crash in native code ends this process and not the user's;
a parent that is gone ends it too, since there is nobody left to write to. SIGTERM stops the job in
hand at its next word of progress, and keeps what is loaded.
"""

import asyncio
import os
import shutil
import signal
import sys
import traceback
from pathlib import Path
from threading import Event
from typing import TextIO

from .base import Generator, Recipe, open_generator
from .errors import CallsheetError, Stopped
from .job import Clip, Failure, RenderJob
from .plan import Part


class Task(Part):
    """A job, how to open its generator, and where to put its files."""

    recipe: Recipe
    job: RenderJob
    folder: Path


class Answer(Part):
    """One line of a worker: exactly one of these is not null."""

    progress: float | None = None
    clip: Clip | None = None
    failure: Failure | None = None


def main() -> None:
    """Answers tasks until standard input ends."""
    answers = _private_stdout()
    generators: dict[Recipe, Generator] = {}
    stopping = Event()

    def stop(number: int, frame: object) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    for line in sys.stdin:
        task = Task.model_validate_json(line)
        stopping.clear()
        try:
            _write(answers, asyncio.run(_answer(task, generators, answers, stopping)))
        except BrokenPipeError:
            shutil.rmtree(task.folder, ignore_errors=True)
            os._exit(1)  # nobody is left to write to, not even at the interpreter's own farewell


async def _answer(
    task: Task, generators: dict[Recipe, Generator], answers: TextIO, stopping: Event
) -> Answer:
    def progress(share: float) -> None:
        if stopping.is_set():
            raise Stopped("the render was stopped", "render again; finished shots are kept")
        _write(answers, Answer(progress=share))

    try:
        if task.recipe not in generators:
            generators[task.recipe] = open_generator(task.recipe)
        generator = generators[task.recipe]
        return Answer(clip=await generator.render(task.job, task.folder, progress))
    except CallsheetError as error:
        failure = Failure(key=task.job.key, problem=error.problem, remedy=error.remedy)
    except BrokenPipeError:
        raise
    except Exception as error:
        traceback.print_exc()
        failure = Failure(
            key=task.job.key,
            problem=f"the generator failed unexpectedly ({type(error).__name__}: {error})",
            remedy="run `callsheet doctor`; if it finds nothing, report this with the plan",
        )
    return Answer(failure=failure)


def _write(answers: TextIO, answer: Answer) -> None:
    answers.write(answer.model_dump_json(exclude_none=True) + "\n")
    answers.flush()


def _private_stdout() -> TextIO:
    """Standard output for answers alone: what a library prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


if __name__ == "__main__":
    main()

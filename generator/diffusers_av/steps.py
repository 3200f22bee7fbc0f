"""Watching a model at work: its transformer is called a known number of times.

One way for all families: what is counted are real passes, so progress cannot be wrong, and a job
is stopped between two of them. Knows nothing of what is made.
"""

from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack, contextmanager
from typing import Any

Step = Callable[[], None]
"""Called before each pass; may raise `Stopped`."""


@contextmanager
def watched(transformers: Iterable[Any], step: Step) -> Generator[None]:
    """Calls `step` before every pass through one of the transformers."""

    def hook(module: object, given: object) -> None:
        step()

    with ExitStack() as hooks:
        for transformer in transformers:
            handle = transformer.register_forward_pre_hook(hook)
            hooks.callback(handle.remove)
        yield


class Passes:
    """Counts passes and tells how much is done, as a share of all that are expected."""

    def __init__(self, expected: int, tell: Callable[[float], None]) -> None:
        self.expected = expected
        self.done = 0
        self._tell = tell

    def __call__(self) -> None:
        self._tell(min(1.0, self.done / self.expected))
        self.done += 1

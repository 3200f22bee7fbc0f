"""One turn at a time in a conversation, over all processes that share a home folder."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ..generator.errors import BadInput, cannot_write
from .library import digest


@contextmanager
def alone(home: Path, key: str, thread: str) -> Generator[None]:
    """Keeps the conversation with this key for one turn.

    Raises `BadInput` while another one has it, and `CannotWrite`.
    """
    locks = home / "locks"
    try:
        locks.mkdir(parents=True, exist_ok=True)
        with FileLock(locks / digest(key), timeout=0, thread_local=False):
            yield
    except Timeout as error:
        raise BadInput(
            f"the conversation {thread!r} was busy with another turn",
            "wait until it is done, or speak in another conversation",
        ) from error
    except OSError as error:
        raise cannot_write(locks, error) from error

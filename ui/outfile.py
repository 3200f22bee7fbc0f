"""The file a user wants their video in: looked at before anything is rendered for it."""

import hashlib
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ..generator.errors import BadInput, CannotWrite, cannot_write
from ..generator.files import written


@contextmanager
def reserved(out: Path, home: Path) -> Generator[None]:
    """Keeps the file for one render at a time.

    Raises `CannotWrite` for what can never be written, `BadInput` when another render holds it.
    """
    _check(out)
    name = hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:32]
    locks = home / "locks"
    try:
        locks.mkdir(parents=True, exist_ok=True)
        lock = FileLock(locks / name, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise BadInput(
            f"another render was writing {str(out)!r}", "wait for it, or name another file"
        ) from error
    except OSError as error:
        raise cannot_write(locks, error) from error
    try:
        yield
    finally:
        lock.release()


def deliver(video: Path, out: Path) -> None:
    """Copies the finished video; the file is there whole or not at all."""
    with written(out) as temporary:
        try:
            shutil.copyfile(video, temporary)
        except OSError as error:
            raise cannot_write(out, error) from error


def _check(out: Path) -> None:
    folder = out.parent
    if out.suffix.lower() != ".mp4":
        raise BadInput(f"{out.name!r} did not end in .mp4", "name the file so, such as video.mp4")
    if out.is_dir():
        raise CannotWrite(f"{str(out)!r} was a folder", "name a file, such as video.mp4")
    if not folder.is_dir():
        raise CannotWrite(
            f"the folder {str(folder)!r} did not exist", "create it, or choose another one"
        )
    if not os.access(folder, os.W_OK):
        raise CannotWrite(
            f"the folder {str(folder)!r} was not writable", "choose a folder you may write to"
        )

"""Files that are there whole or not at all."""

import secrets
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from .errors import cannot_write


@contextmanager
def written(path: Path) -> Generator[Path, None, None]:
    """A temporary path in the folder of `path`: it takes that name when the block ends well.

    Raises `CannotWrite` for a folder that takes no file; a block that fails leaves nothing.
    """
    temporary = path.parent / f".writing-{secrets.token_hex(6)}{path.suffix}"
    try:
        temporary.touch(exist_ok=False)
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        yield temporary
        try:
            temporary.replace(path)
        except OSError as error:
            raise cannot_write(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)

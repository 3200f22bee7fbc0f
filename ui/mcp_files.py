"""Files that an MCP client gives: by path where the server is the user's own, else as data."""

import base64
import binascii
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from pydantic import model_validator

from ..agent.planner import Upload
from ..generator.errors import BadInput
from ..generator.plan import Part


class File(Part):
    """A picture, video or sound; give either its `path` or its `name` and `data`."""

    path: str | None = None
    """Where it lies on the server's machine; only for a server on the user's own machine."""
    name: str | None = None
    """Its name with its ending, such as `mei.png`, beside `data`."""
    data: str | None = None
    """Its content in base64."""
    handle: str | None = None
    """What the request calls it, such as `@Mei`; `@Image 1` and so on when not given."""

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if (self.path is None) == (self.data is None):
            raise ValueError("give either `path`, or `name` and `data`")
        if self.data is not None and not self.name:
            raise ValueError("give the `name` of the file beside its `data`")
        return self


@contextmanager
def uploads(files: Sequence[File], *, paths: bool) -> Generator[list[Upload]]:
    """The files as uploads while the block lasts.

    Raises `BadInput` for a path where `paths` may not be read, and for data that are not base64.
    """
    with TemporaryDirectory(prefix="callsheet-") as folder:
        yield [_upload(file, number, Path(folder), paths) for number, file in enumerate(files)]


def _upload(file: File, number: int, folder: Path, paths: bool) -> Upload:
    if file.path is not None:
        if not paths:
            raise BadInput(
                f"the file {file.path!r} could not be read: this server is not on your machine",
                "give its content in `data`, with its `name`",
            )
        return Upload(path=Path(file.path).expanduser(), handle=file.handle)
    path = folder / f"{number}{Path(file.name or '').suffix.lower()}"
    try:
        path.write_bytes(base64.b64decode(file.data or "", validate=True))
    except binascii.Error as error:
        raise BadInput(
            f"the data of {file.name!r} were not base64: {error}", "encode the file's bytes"
        ) from error
    return Upload(path=path, handle=file.handle)

"""What the page may show of the files of a home: videos, frames and uploads, each by an address
that nobody can guess.

An address carries a signature of the file's name, made with a key that stays in the home. So it can
only be known to whom the page has shown it; it outlives a restart.
"""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

KEY_BYTES = 32
PREFIX = "media"

Address = Callable[[Path], str]
"""The address of a file, relative to the page."""


class Files:
    """The files of a home folder, as the page names them."""

    def __init__(self, home: Path) -> None:
        self._home = home.resolve()
        self._key = _key(home / "page.key")

    def address(self, path: Path) -> str:
        """Where the page finds the file, under any prefix and behind any proxy."""
        name = path.resolve().relative_to(self._home).as_posix()
        return f"{PREFIX}/{self._sign(name)}/{quote(name)}"

    @property
    def route(self) -> Route:
        """What answers for these addresses."""
        answer: Callable[[Request], Awaitable[Response]] = self._answer
        return Route(f"/{PREFIX}/{{sign}}/{{name:path}}", answer)

    async def _answer(self, request: Request) -> Response:
        name, sign = request.path_params["name"], request.path_params["sign"]
        path = (self._home / name).resolve()
        known = hmac.compare_digest(sign.encode(), self._sign(name).encode())
        if not known or not path.is_relative_to(self._home) or not path.is_file():
            return PlainTextResponse("there is no such file", 404)
        kept = {"cache-control": "private, max-age=86400", "x-content-type-options": "nosniff"}
        return FileResponse(path, headers=kept)

    def _sign(self, name: str) -> str:
        return hmac.new(self._key, name.encode(), hashlib.sha256).hexdigest()[:32]


def _key(path: Path) -> bytes:
    """The key of the home; made when there is none."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(KEY_BYTES))
    return path.read_bytes()

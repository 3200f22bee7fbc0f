"""A place to listen at, for front ends that are reached over HTTP."""

import socket
from collections.abc import Generator
from contextlib import contextmanager

from ..generator.errors import CannotOpen


@contextmanager
def listening(host: str, port: int, what: str) -> Generator[socket.socket]:
    """A socket that listens there; port 0 takes one that is free.

    Raises `CannotOpen` when it cannot; `what` says what could not be served.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise CannotOpen(
            f"{what} could not be served at {host}:{port}: {error.strerror or error}",
            "choose another with --host and --port, or end what uses it",
        ) from error
    with listener:
        yield listener


def address_of(listener: socket.socket) -> str:
    """`http://127.0.0.1:7860`."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"

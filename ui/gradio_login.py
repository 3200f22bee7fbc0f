"""Who may use the page: names and passwords of a file, or whoever a proxy in front has signed in.

It knows nothing of conversations; a user's name is all that the page is told.
"""

import asyncio
from collections.abc import Awaitable, Callable
from secrets import token_urlsafe

from fastapi import Request

from ..agent.settings import Settings
from .passwords import Hashed, read_logins

SignIn = Callable[[str, str], Awaitable[bool]]


def signing_in(settings: Settings) -> SignIn | None:
    """Whether a name and a password are known; null where nobody need sign in.

    Raises `BadInput` for a file that cannot be read, holds no logins or a plain password.
    """
    if settings.logins is None:
        return None
    known = read_logins(settings.logins)
    nobody = Hashed.of(token_urlsafe())

    async def check(name: str, password: str) -> bool:
        # An unknown name takes as long, so that names cannot be tried out.
        return await asyncio.to_thread(known.get(name, nobody).fits, password)

    return check


def named_by_proxy(settings: Settings) -> Callable[[Request], str | None] | None:
    """The user whom the proxy names; null where there is no such proxy."""
    header = settings.user_header
    if header is None or settings.logins is not None:
        return None

    def user(request: Request) -> str | None:
        return request.headers.get(header)

    return user

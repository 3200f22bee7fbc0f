"""Who may use the page: names and passwords of a file, or whoever a proxy in front has signed in.

It knows nothing of conversations; a user's name is all that the page is told.
"""

import hmac
from collections.abc import Callable

from fastapi import Request

from ..agent.settings import Settings
from ..generator.errors import BadInput

SignIn = Callable[[str, str], bool]


def signing_in(settings: Settings) -> SignIn | None:
    """Whether a name and a password are known; null where nobody need sign in.

    Raises `BadInput` for a file that cannot be read or holds no logins.
    """
    if settings.logins is None:
        return None
    known = _logins(settings)

    def check(name: str, password: str) -> bool:
        right = known.get(name, "")
        same = hmac.compare_digest(right.encode(), password.encode())
        return bool(right) and same

    return check


def named_by_proxy(settings: Settings) -> Callable[[Request], str | None] | None:
    """The user whom the proxy names; null where there is no such proxy."""
    header = settings.user_header
    if header is None or settings.logins is not None:
        return None

    def user(request: Request) -> str | None:
        return request.headers.get(header)

    return user


def _logins(settings: Settings) -> dict[str, str]:
    path = settings.logins
    assert path is not None
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadInput(
            f"the logins {str(path)!r} could not be read: {error.strerror}",
            "give CALLSHEET_LOGINS a file with a line name:password for each user",
        ) from error
    parted = (row.strip().partition(":") for row in rows if row.strip()[:1] not in ("", "#"))
    known = {name: password for name, _, password in parted if name and password}
    if not known:
        raise BadInput(
            f"the logins {str(path)!r} named nobody", "write a line name:password for each user"
        )
    return known

"""Who may use the MCP server over HTTP, and by which names it may be reached.

A bearer token names an owner, whose projects, elements and files are their own. Host and Origin
are checked against rebinding: a web page must not reach a server on its visitor's machine.
"""

import hmac
import ipaddress
import re

from mcp.server.auth.provider import AccessToken
from mcp.server.transport_security import TransportSecuritySettings

from ..agent.settings import Settings
from ..generator.errors import BadInput, CannotOpen

TOKEN_LETTERS_MIN = 16
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class Tokens:
    """The tokens of the settings, each of one owner."""

    def __init__(self, owners: dict[str, str]) -> None:
        """Owners by token."""
        self._owners = owners

    def __bool__(self) -> bool:
        return bool(self._owners)

    async def verify_token(self, token: str) -> AccessToken | None:
        """The owner as the client; null for a token that is nobody's."""
        given = token.encode()
        for known, owner in self._owners.items():
            if hmac.compare_digest(known.encode(), given):
                return AccessToken(token=token, client_id=owner, scopes=[])
        return None


def tokens(settings: Settings) -> Tokens:
    """The tokens that may be used. Raises `BadInput` for any that cannot be read or guessed."""
    given = settings.mcp_tokens.get_secret_value() if settings.mcp_tokens else ""
    owners: dict[str, str] = {}
    for entry in filter(None, map(str.strip, re.split(r"[,\n]", given))):
        owner, _, token = map(str.strip, entry.partition("="))
        if not owner or len(token) < TOKEN_LETTERS_MIN or token in owners:
            raise BadInput(
                f"a token of {owner or 'nobody'!r} in CALLSHEET_MCP_TOKENS could not be used",
                f"write NAME=TOKEN, comma between, each token another one of at least "
                f"{TOKEN_LETTERS_MIN} letters: `openssl rand -hex 24` makes one",
            )
        owners[token] = owner
    return Tokens(owners)


def checked_address(settings: Settings, known: Tokens) -> None:
    """Raises `CannotOpen` for an address that others reach while nobody needs a token."""
    if not known and not _is_loopback(settings.host):
        raise CannotOpen(
            f"the MCP server was not served at {settings.host}: anybody there could use it",
            "set CALLSHEET_MCP_TOKENS, or listen on 127.0.0.1",
        )


def allowed_names(settings: Settings) -> TransportSecuritySettings:
    """The values of Host and Origin that are answered."""
    named = filter(None, map(str.strip, settings.mcp_hosts.split(",")))
    hosts = [*_LOOPBACK, *named]
    both = [form for host in hosts for form in (host, f"{host}:*")]
    return TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=both,
        allowed_origins=[f"{scheme}://{host}" for scheme in ("http", "https") for host in both],
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"

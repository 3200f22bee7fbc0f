"""callsheet in each workspace: with which token it speaks there, and who it is.

It knows Slack's tokens and clients, and nothing of conversations.
"""

# pyright: reportUnknownMemberType=false
# ... because slack_sdk's responses are only partly typed.

from collections.abc import Awaitable
from dataclasses import dataclass

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from ..generator.errors import CannotOpen
from .slack_files import NOT_DELIVERED, reason
from .slack_workspaces import Workspaces

CALL_SECONDS = 120
"""One call of Slack's, such as taking a video, may take so long."""
MEANINGS = {
    "SLACK_BOT_TOKEN": "it begins with xoxb- and stands under OAuth & Permissions",
    "SLACK_APP_TOKEN": "it begins with xapp- and stands under Basic Information, App-Level Tokens",
    "SLACK_SIGNING_SECRET": "it stands under Basic Information, App Credentials",
}


@dataclass(frozen=True)
class Bot:
    """callsheet in one workspace."""

    client: AsyncWebClient
    user: str
    """Its id there."""


class Installed(AsyncAuthorize):
    """Every workspace that callsheet has a token for; what comes from another is refused."""

    def __init__(self, workspaces: Workspaces, api_url: str) -> None:
        self._workspaces = workspaces
        self._api_url = api_url
        self._known: dict[str, AuthorizeResult] = {}

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult | None:
        """Who callsheet is where a delivery comes from."""
        return await self._in(team_id or "")

    async def bot(self, team: str) -> Bot:
        """callsheet in a workspace from which something came."""
        known = await self._in(team)
        assert known is not None, "nothing comes from a workspace without a token"
        return Bot(self.client(known.bot_token), str(known.bot_user_id))

    async def check(self) -> None:
        """Raises `CannotOpen` for a token that Slack does not take."""
        for token in self._workspaces.tokens:
            await asked(self.client(token).auth_test(), "SLACK_BOT_TOKEN")

    def client(self, token: str | None = None) -> AsyncWebClient:
        """Slack's Web API, asked again when it was asked too often."""
        client = AsyncWebClient(token=token, base_url=self._api_url, timeout=CALL_SECONDS)
        client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=3))
        return client

    async def _in(self, team: str) -> AuthorizeResult | None:
        token = self._workspaces.token(team)
        if not token:
            return None
        if token not in self._known:
            told: AsyncSlackResponse = await self.client(token).auth_test()
            self._known[token] = AuthorizeResult.from_auth_test_response(
                auth_test_response=told, bot_token=token
            )
        known = self._known[token]
        return known if known.team_id == team or known.enterprise_id else None


async def asked(calling: Awaitable[AsyncSlackResponse], variable: str) -> None:
    """Raises `CannotOpen` when Slack does not answer, or does not take the token it is asked with.

    `variable` is where that token is set.
    """
    try:
        await calling
    except SlackApiError as error:
        raise CannotOpen(
            f"Slack did not take {variable}: {reason(error)}",
            f"copy it again from the settings of your Slack app: {MEANINGS[variable]}",
        ) from error
    except NOT_DELIVERED as error:
        raise CannotOpen(
            f"Slack could not be reached: {error}", "check the connection of this machine"
        ) from error


def not_set(variable: str) -> CannotOpen:
    """What to tell when a variable is needed and is not set."""
    return CannotOpen(f"{variable} was not set", MEANINGS[variable])

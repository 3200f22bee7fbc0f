"""What the tests of the front ends share."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # pytest's import mode knows no neighbours

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from callsheet.agent.settings import Settings
from callsheet.ui import slack_messages
from callsheet.ui.slack_bot import opened_bot
from slack_peer import APP_TOKEN, BOT_TOKEN, SECRET, SlackPeer, slack

InSlack = Callable[..., AbstractAsyncContextManager[SlackPeer]]


@pytest.fixture
async def peer() -> AsyncGenerator[SlackPeer]:
    """Slack, on this machine."""
    async with slack() as opened:
        yield opened


@pytest.fixture
def slack_settings(home: Path, peer: SlackPeer) -> dict[str, object]:
    """Settings of callsheet in that Slack."""
    return {
        "home": home,
        "workers": 1,
        "planner": "offline",
        "port": 0,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "slack_api_url": f"{peer.url}api/",
    }


@pytest.fixture
def in_slack(
    peer: SlackPeer, slack_settings: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> InSlack:
    """Opens callsheet there, with settings that are otherwise; over HTTP when it is asked."""
    monkeypatch.setattr(slack_messages, "EDIT_SECONDS", 0.05)

    @asynccontextmanager
    async def opened(*, http: bool = False, **changes: object) -> AsyncGenerator[SlackPeer]:
        settings = Settings.model_validate(slack_settings | changes)
        async with opened_bot(settings, http=http) as (where, _):
            peer.posts_to = where.removeprefix("at ") if http else None
            yield peer

    return opened

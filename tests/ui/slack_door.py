"""Slack as a front door for `test_front_doors`."""

import html
from collections.abc import Sequence
from pathlib import Path

from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.generator.plan import VideoPlan
from callsheet.ui.slack_bot import opened_bot
from slack_peer import APP_TOKEN, BOT, BOT_TOKEN, TEAM, slack


async def mentioned(home: Path, turns: Sequence[str]) -> VideoPlan:
    """One thread, all of whose words come before the first of them is answered."""
    async with slack() as peer:
        settings = Settings.model_validate(
            {
                "home": home,
                "planner": "offline",
                "ask_above_render_seconds": 0,  # so that nothing is rendered
                "SLACK_BOT_TOKEN": BOT_TOKEN,
                "SLACK_APP_TOKEN": APP_TOKEN,
                "slack_api_url": f"{peer.url}api/",
            }
        )
        first, *more = (html.escape(words, quote=False) for words in turns)
        async with opened_bot(settings, http=False):
            said = await peer.says(f"<@{BOT}> {first}")
            for words in more:
                await peer.says(words, thread=said.ts)
            await peer.until(
                lambda: (
                    len(peer.answers(said.ts)) == len(turns)
                    and "approve" in peer.latest(said.ts).elements()
                )
            )
        async with open_studio(settings) as studio:
            plan = await studio.of(f"slack/{TEAM}/{said.channel}").library.plan(said.ts)
    assert plan
    return plan

"""Front doors for `test_front_doors`: each speaks a whole conversation and gives the plan it shows.

A door is given an empty home and the words of each turn; it plans offline and renders nothing.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import mcp_peer
from callsheet import Studio
from callsheet.generator.plan import VideoPlan, read_plan
from mcp import Client

Door = Callable[[Path, Sequence[str]], Awaitable[VideoPlan]]


async def shell(home: Path, turns: Sequence[str]) -> VideoPlan:
    """A process per turn."""
    told: list[bytes] = []
    for words in turns:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "callsheet.ui.cli", "say", "--home", str(home)),
            *("--thread", "t", "--no-render", "--json", "--planner", "offline", words),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        told.append((await process.communicate())[0])
    return read_plan(json.loads(told[-1])["plan"])


async def python(home: Path, turns: Sequence[str]) -> VideoPlan:
    """`from callsheet import Studio`."""

    def talk() -> VideoPlan:
        with Studio(home, planner="offline") as studio:
            replies = [studio.say(words, render=False) for words in turns]
        assert replies[-1].plan
        return replies[-1].plan

    return await asyncio.to_thread(talk)


async def mcp_over_stdio(home: Path, turns: Sequence[str]) -> VideoPlan:
    """A host that starts the server."""
    async with Client(mcp_peer.stdio(home)) as client:
        return await mcp_peer.spoken(client, turns)


async def mcp_over_http(home: Path, turns: Sequence[str]) -> VideoPlan:
    """A host that reaches the server with a token of its user."""
    token = mcp_peer.TOKENS["mei"]
    with mcp_peer.http(home, CALLSHEET_MCP_TOKENS=f"mei={token}") as url:
        async with mcp_peer.bearer(url, token) as client:
            return await mcp_peer.spoken(client, turns)

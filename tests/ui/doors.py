"""Front doors for `test_front_doors`: each speaks a whole conversation and gives the plan it shows.

A door is given an empty home and the words of each turn; it plans offline and renders nothing.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from callsheet import Studio
from callsheet.generator.plan import VideoPlan, read_plan

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

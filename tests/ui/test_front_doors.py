"""One core behind all front doors: the same conversation leads to the same plan through each.

A new front end adds its door to `doors.py`, or to a module of its own, and its row to the table.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import doors
import gradio_door
import pytest
import slack_door
from callsheet.agent.events import Answered
from callsheet.agent.planner import open_planner
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.generator.plan import VideoPlan

FRONT_DOORS: dict[str, doors.Door] = {
    "shell": doors.shell,
    "python": doors.python,
    "slack": slack_door.mentioned,
    "gradio": gradio_door.page,
    "mcp over stdio": doors.mcp_over_stdio,
    "mcp over http": doors.mcp_over_http,
}

TEN_TURNS = (
    "A 12-second vertical video in three shots. Shot 1 (4s): wide, a night market, a neon sign "
    'reads "深夜饺子". Shot 2 (5s): close-up, Mei (Sichuanese) says defiantly "最后一个是我的！". '
    'Shot 3 (3s): Tom whispers "Fair enough."',
    "make shot 2 6 seconds",
    "how long is it now?",
    "Tom speaks with a British accent",
    "undo",
    "redo",
    "shot 1: low angle, dolly in",
    "make it 16:9",
    "another take of shot 3",
    "make shot 3 4 seconds",
)


async def spoken_to_the_core(home: Path, turns: Sequence[str]) -> list[VideoPlan]:
    """The plan after each turn, with no front end between."""
    settings = Settings(home=home, planner="offline")
    plans: list[VideoPlan] = []
    async with open_studio(settings, open_planner(settings)) as studio:
        for words in turns:
            async for event in studio.say("t", words, render=False):
                assert isinstance(event, Answered), event
                assert event.plan
                plans.append(event.plan)
    return plans


async def test_the_conversation_of_the_table_is_one_that_changes_the_plan(home):
    plans = await spoken_to_the_core(home, TEN_TURNS)
    assert len(plans) == len(TEN_TURNS) == 10
    changed = sum(before != after for before, after in pairwise(plans))
    assert changed == 8, "all but the question"


@pytest.mark.parametrize("door", FRONT_DOORS.values(), ids=FRONT_DOORS.keys())
async def test_the_same_ten_turns_end_in_the_same_plan_through_every_door(door, home, tmp_path):
    *_, wanted = await spoken_to_the_core(tmp_path / "core", TEN_TURNS)
    assert await door(home, TEN_TURNS) == wanted

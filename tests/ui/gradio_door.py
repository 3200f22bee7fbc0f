"""The page's API as a front door for `test_front_doors`."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from callsheet.generator.plan import VideoPlan, read_plan
from pages import Visitor, serving


async def page(home: Path, turns: Sequence[str]) -> VideoPlan:
    """A server, and one visitor who talks through Gradio's API; every render asks, and waits."""

    def talk() -> VideoPlan:
        with serving(home, env=os.environ | {"CALLSHEET_ASK_ABOVE_RENDER_SECONDS": "0"}) as served:
            visitor = Visitor.at(served.address)
            for words in turns:
                visitor = visitor.says(words)
            return read_plan(visitor.plan)

    return await asyncio.to_thread(talk)

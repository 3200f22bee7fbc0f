"""How long twenty people at one page wait for the first word, beside two renders that go on.

The baseline, in the same run, is one person alone in an idle studio.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from callsheet import prompts
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.ui.gradio_deeds import EXAMPLES
from callsheet.ui.gradio_desk import Desk, Desks

PEOPLE = 20
FIRST_WORD_SECONDS_MAX = 1.0
LONG = "Shot 1 (120s): a brown dog runs through a field."


async def waited(desk: Desk, words: str) -> tuple[float, float]:
    """Seconds from the words to the first sign of an answer, and to the answer itself."""
    begun = time.perf_counter()
    await desk.say("t", words)
    first = 0.0
    async for view in desk.views("t"):
        first = first or time.perf_counter() - begun
        if view.plan and view.messages[-1].role == "assistant":
            break
    return first, time.perf_counter() - begun


async def measured(home: Path) -> tuple[float, list[tuple[float, float]]]:
    settings = Settings.model_validate({"home": home, "workers": 2})
    examples = [prompts.prompt(name) for name in EXAMPLES]
    async with open_studio(settings) as studio:
        desks = Desks(studio)
        await waited(desks.of("warm"), examples[0])  # loads what is loaded at the first turn
        await desks.close()
        alone = (await waited(desks.of("alone"), examples[0]))[1]
        await desks.close()
        for name in ("r1", "r2"):
            await waited(desks.of(name), LONG)
        crowd = [
            waited(desks.of(f"u{number}"), examples[number % len(examples)])
            for number in range(PEOPLE)
        ]
        taken = await asyncio.gather(*crowd)
        await desks.close()
    return alone, list(taken)


def bench_nobody_waits_for_anothers_render():
    with tempfile.TemporaryDirectory() as home:
        alone, taken = asyncio.run(measured(Path(home)))
    firsts, answers = ([one[at] for one in taken] for at in (0, 1))
    p95 = [statistics.quantiles(times, n=20)[-1] for times in (firsts, answers)]
    sys.stdout.write(
        f"\none person alone, answered   {alone:.3f} s\n"
        f"{PEOPLE} at once, first word p95   {p95[0]:.3f} s\n"
        f"{PEOPLE} at once, answered median  {statistics.median(answers):.3f} s"
        f" = {statistics.median(answers) / alone:.1f} x\n"
        f"{PEOPLE} at once, answered p95     {p95[1]:.3f} s = {p95[1] / alone:.1f} x\n"
    )
    assert p95[0] < FIRST_WORD_SECONDS_MAX

"""How long the shell takes to answer, beside the bare interpreter in the same run."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "prompts/examples/night-market.md"
RUNS = 7
HELP_SECONDS_MAX = 0.4
PLAN_SECONDS_MAX = 1.0


def seconds(*command: str) -> float:
    """Median wall time of a command with the example on its standard input."""
    taken = []
    for _ in range(RUNS):
        with EXAMPLE.open() as words:
            begun = time.perf_counter()
            subprocess.run(command, stdin=words, capture_output=True, check=True)
            taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def bench_the_shell_answers_at_once():
    callsheet = (sys.executable, "-m", "callsheet.ui.cli")
    bare = seconds(sys.executable, "-c", "pass")
    told = seconds(*callsheet, "--help")
    planned = seconds(*callsheet, "plan", "-", "--json")
    sys.stdout.write(
        f"\nbare python {bare:.3f} s\n"
        f"--help      {told:.3f} s = {told / bare:.0f} x\n"
        f"plan        {planned:.3f} s = {planned / bare:.0f} x\n"
    )
    assert told < HELP_SECONDS_MAX
    assert planned < PLAN_SECONDS_MAX

"""Lengths of shots brought to a total: in proportion, with time for what is spoken."""

import math
from collections.abc import Sequence

from ....generator.plan import Shot
from ....tools.timing import spoken_seconds

GRID_SECONDS = 0.5
"""What lengths that we choose are rounded to."""
SHORTEST_SECONDS = 0.5
SHORTEST_BESIDE_SPEECH_SECONDS = 0.1
"""Of a silent shot, where the words of the others leave no more."""


def fitted(shots: Sequence[Shot], total: float) -> list[float]:
    """New lengths in proportion, summing to the total, that leave time for what is spoken.

    Where the words alone need more than the total, all shots shrink alike.
    """
    least = _least(shots, total)
    held: dict[int, float] = {}
    while True:
        free = [at for at in range(len(shots)) if at not in held]
        if not free:
            return [round(held[at], 3) for at in range(len(shots))]
        left = total - sum(held.values())
        new = dict(zip(free, scaled([shots[at].seconds for at in free], left), strict=True))
        short = {at: least[at] for at, length in new.items() if length < least[at] - 1e-9}
        if not short:
            return [round((held | new)[at], 3) for at in range(len(shots))]
        held |= short


def _least(shots: Sequence[Shot], total: float) -> list[float]:
    """What every shot keeps of its length: silent ones give way to the words of the others."""
    spoken = [min(_time_to_speak(shot), shot.seconds) for shot in shots]
    for silent in (SHORTEST_SECONDS, SHORTEST_BESIDE_SPEECH_SECONDS):
        least = [max(silent, length) for length in spoken]
        if sum(least) <= total + 1e-9:
            return least
    return [min(SHORTEST_SECONDS, total / len(shots))] * len(shots)


def _time_to_speak(shot: Shot) -> float:
    """Seconds that the lines of a shot need, rounded up to tenths."""
    needed = sum(spoken_seconds(line.text, line.language) for line in shot.dialogue)
    return math.ceil(needed * 10) / 10


def scaled(lengths: Sequence[float], total: float) -> list[float]:
    """The lengths in the same proportion, on a half-second grid where it fits, summing to total.

    The grid is left for tenths where half a second would change a length by more than a quarter.
    """
    exact = [length * total / sum(lengths) for length in lengths]
    grid = GRID_SECONDS if min(exact) >= 4 * GRID_SECONDS else 0.1
    floors = [math.floor(length / grid + 1e-9) * grid for length in exact]
    order = sorted(range(len(exact)), key=lambda i: floors[i] - exact[i])
    for index in order[: math.floor((total - sum(floors)) / grid + 1e-9)]:
        floors[index] += grid
    floors[order[-1]] += total - sum(floors)
    return [round(length, 3) for length in floors]


def on_grid(seconds: float) -> float:
    return round(seconds / GRID_SECONDS) * GRID_SECONDS

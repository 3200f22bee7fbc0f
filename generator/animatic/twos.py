"""Drawn on twos: when a figure is drawn anew, and when its last drawing is held.

As hand-drawn film does, a figure is drawn at most twelve times a second, whatever the frame rate,
and not even then while nobody could see the difference. The camera moves on every frame.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import cast

from .figures.poses import Face, Mouth, Pose

DRAWINGS_PER_SECOND = 12
SEEN = 0.001
"""Frame heights: a part of a figure that moved less has not been seen to move."""
REACH = {
    "turn": 0.03,
    "nod": 0.01,
    "gaze": 0.006,
    "lids": 0.02,
    "width": 0.065,
    "open": 0.065,
    "teeth": 0.03,
    "tongue": 0.03,
    "bite": 0.03,
    "smile": 0.012,
    "brows": 0.012,
    "frown": 0.012,
    "tilt": 0.13,
    "lean": 0.5,
    "breath": 0.003,
    "hands": 1.0,
    "stride": 0.15,
}
"""How far a change of one moves what it moves, in heights of the figure, by the name of a field."""
REACH_ELSE = 0.1


def held(pose: Callable[[int], Pose], frames: int, fps: int, height: float) -> tuple[Pose, ...]:
    """The pose that is shown at each frame; `pose` is that of a frame if it were drawn then.

    `height` is that of the figure, in frame heights.
    """
    shown: list[Pose] = []
    drawing = -1
    for frame in range(frames):
        if (now := frame * DRAWINGS_PER_SECOND // fps) != drawing:
            drawing = now
            new = pose(frame)
            if not shown or difference(shown[-1], new) * height > SEEN:
                shown.append(new)
                continue
        shown.append(shown[-1])
    return tuple(shown)


def difference(one: Pose, other: Pose) -> float:
    """How far apart the same part of two poses is at most, in heights of the figure; infinite
    where they differ in kind."""
    parts, others = list(_parts(one)), list(_parts(other))
    if len(parts) != len(others):
        return math.inf
    far = 0.0
    for (a, reach), (b, _) in zip(parts, others, strict=True):
        if isinstance(a, (int, float)) and isinstance(b, (int, float)):
            far = max(far, abs(a - b) * reach)
        elif a != b:
            return math.inf
    return far


def _parts(part: object, reach: float = REACH_ELSE) -> Iterator[tuple[object, float]]:
    """The values of a pose, each with how far a change of it by one moves something."""
    if isinstance(part, tuple):
        for inner in cast(tuple[object, ...], part):
            yield from _parts(inner, reach)
    elif isinstance(part, (Pose, Face, Mouth)):
        for name in (field.name for field in fields(part)):
            yield from _parts(getattr(part, name), REACH.get(name, REACH_ELSE))
    else:
        yield part, reach

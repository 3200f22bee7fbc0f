"""What a figure does at a moment: breath, glances, steps, gestures and the mouth of its words.

A pose is a function of time and of what is known of the actor beforehand, so that any frame can be
drawn alone. Nothing here is drawn.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from .faces import VISEMES, Face, Mouth
from .figures import Pose
from .looks import Looks
from .paths import Point

MOUTH_SECONDS = 0.07
"""What a mouth takes from one shape to the next."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A line as its speaker's face shows it."""

    starts: float
    ends: float
    mouth: tuple[tuple[float, str], ...]
    """Seconds and visemes."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A figure of a shot, and what it does in it."""

    looks: Looks
    x: float
    z: float = 0.0
    turn: float = 0.0
    """Where it faces: -1 left, 0 to the camera, 1 right."""
    motion: str | None = None
    """`walk`, `run` or `dance`."""
    seated: bool = False
    moods: frozenset[str] = frozenset()
    """Meanings of the words of `motion`."""
    lines: tuple[Speech, ...] = ()
    others: tuple[tuple[float, float, float], ...] = ()
    """When others speak, and which way they stand: starts, ends, x."""
    alone: bool = True
    id: str = ""


def pose(actor: Actor, seconds: float, orbit: float = 0.0) -> Pose:
    """The actor's pose; `orbit` is how far, in radians, the camera has gone around."""
    talks = speaking(actor, seconds)
    phase = (actor.looks.seed % 628) / 100
    slow = math.sin(seconds * 0.9 + phase) * 0.6 + math.sin(seconds * 0.53 + phase * 2) * 0.4
    turn = actor.turn + _glance(actor, seconds)
    turn = max(-0.85, min(0.85, turn - orbit * 1.4))
    stress = talks * math.sin(seconds * 8.3 + phase) * 0.5 + talks * math.sin(seconds * 5.1)
    face = Face(
        turn=turn + 0.05 * slow,
        nod=0.1 * slow + 0.16 * stress + _nod(actor.moods),
        gaze=(0.7 * turn if actor.turn else 0.12 * slow, 0.1 * slow),
        lids=_lids(actor, seconds),
        mouth=_mouth(actor, seconds),
        smile=_smile(actor.moods),
        brows=_brows(actor.moods) + 0.4 * talks * max(0.0, math.sin(seconds * 3.1 + phase)),
        frown=_frown(actor.moods),
    )
    gait = {"walk": 1.0, "run": 1.7, "dance": 0.9}.get(actor.motion or "", 0.0)
    cadence = {"walk": 6.0, "run": 10.5, "dance": 7.5}.get(actor.motion or "", 0.0)
    lean = 0.012 * slow + 0.1 * (gait > 1.5) * -math.copysign(1, actor.turn or 1)
    lean += 0.09 * -math.copysign(1, actor.turn or 1) * ("whisper" in actor.moods) * talks
    return Pose(
        face=face,
        turn=actor.turn if gait else 0.45 * actor.turn,
        tilt=0.03 * slow + 0.025 * stress + 0.07 * ("sad" in actor.moods),
        lean=lean + (0.09 * math.sin(seconds * 7.5) if actor.motion == "dance" else 0.0),
        breath=math.sin(seconds * 1.7 + phase),
        hands=_hands(actor, seconds, talks, phase),
        stride=seconds * cadence + phase,
        gait=gait,
        seated=actor.seated,
    )


def speaking(actor: Actor, seconds: float) -> float:
    """From 0 to 1, rising and falling gently around the actor's lines."""
    return max((_around(seconds, line.starts, line.ends) for line in actor.lines), default=0.0)


def _around(seconds: float, starts: float, ends: float, ramp: float = 0.3) -> float:
    rise = min(1.0, max(0.0, (seconds - starts + ramp * 0.5) / ramp))
    fall = min(1.0, max(0.0, (ends + ramp - seconds) / ramp))
    return rise * fall


def _glance(actor: Actor, seconds: float) -> float:
    """Towards whoever else speaks."""
    total = 0.0
    for starts, ends, x in actor.others:
        towards = math.copysign(0.5, x - actor.x) if abs(x - actor.x) > 0.05 else 0.0
        total += _around(seconds, starts, ends, 0.45) * (towards - actor.turn) * 0.5
    return max(-0.7, min(0.7, total))


def _lids(actor: Actor, seconds: float) -> float:
    if "sleep" in actor.moods:
        return 0.0
    usual = 1.18 if "afraid" in actor.moods else 0.78 if {"angry", "sad"} & actor.moods else 1.0
    lot = random.Random(actor.looks.seed)
    at = lot.uniform(0.6, 2.4)
    while at < seconds - 0.2:
        at += lot.uniform(2.0, 4.6)
    near = abs(seconds - at) / 0.09
    return usual * min(1.0, near * near) if near < 1 else usual


def _mouth(actor: Actor, seconds: float) -> Mouth:
    for line in actor.lines:
        if line.starts - MOUTH_SECONDS <= seconds <= line.ends + MOUTH_SECONDS:
            return _mouth_of(line.mouth, seconds)
    if "laugh" in actor.moods and not actor.lines and actor.looks.seed % 3 == 0:
        return Mouth(0.24, 0.1, 1.0)
    return VISEMES["rest"]


def _mouth_of(shapes: Sequence[tuple[float, str]], seconds: float) -> Mouth:
    """The shape of the moment, on its way from the one before."""
    shown, since, before = VISEMES["rest"], -1.0, VISEMES["rest"]
    for starts, viseme in shapes:
        if starts > seconds:
            break
        shown, since, before = VISEMES[viseme], starts, shown
    share = min(1.0, (seconds - since) / MOUTH_SECONDS)
    return before.towards(shown, share * share * (3 - 2 * share))


def _smile(moods: frozenset[str]) -> float:
    if "laugh" in moods:
        return 0.9
    if moods & {"sad", "angry", "afraid"}:
        return -0.55
    return 0.45 if moods & {"wave", "dance"} else 0.16


def _brows(moods: frozenset[str]) -> float:
    return 0.9 if "afraid" in moods else 0.25 if "laugh" in moods else 0.0


def _frown(moods: frozenset[str]) -> float:
    return 1.0 if "angry" in moods else -0.8 if moods & {"sad", "afraid"} else 0.0


def _nod(moods: frozenset[str]) -> float:
    return -0.35 if "sad" in moods else 0.0


def _hands(
    actor: Actor, seconds: float, speaking: float, phase: float
) -> tuple[Point | None, Point | None]:
    """Left and right of the picture. In company the outer hand gestures, alone the one in front."""
    outwards = 1 if actor.alone else -1
    index = 1 if actor.turn * outwards >= 0 else 0
    side = 1 if index else -1
    hang = (side * 0.03, -0.33)
    raised: Point | None = None
    if "wave" in actor.moods:
        raised = (side * (0.1 + 0.03 * math.sin(seconds * 9)), 0.2)
    elif "point" in actor.moods:
        raised = (side * 0.3, 0.02 + 0.01 * math.sin(seconds * 2))
    elif actor.motion == "dance":
        raised = (
            side * (0.16 + 0.05 * math.sin(seconds * 7.5)),
            0.12 + 0.08 * math.cos(seconds * 7.5),
        )
    elif speaking > 0.02 and not actor.motion:
        beat = math.sin(seconds * 4.4 + phase)
        goal = (side * (0.02 + 0.035 * math.sin(seconds * 2.3 + phase)), -0.14 + 0.03 * beat)
        raised = (
            hang[0] + (goal[0] - hang[0]) * speaking,
            hang[1] + (goal[1] - hang[1]) * speaking,
        )
    elif actor.seated:
        raised = (-side * 0.02, -0.27)
    hands: list[Point | None] = [None, None]
    if actor.seated:
        hands = [(0.03, -0.27), (-0.03, -0.27)]
    hands[index] = raised if raised is not None else hands[index]
    return hands[0], hands[1]

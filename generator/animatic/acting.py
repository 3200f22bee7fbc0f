"""What a figure does at a moment: breath, glances, steps, gestures and the mouth of its words.

A pose is a function of time and of what is known of the actor beforehand, so that any frame can be
drawn alone. Nothing here is drawn.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from .figures.poses import VISEMES, Face, Grip, Mouth, Pose
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
    rise: float = 0.0
    """How far up it looks to meet the eyes of who it faces, from -1, down, to 1."""
    embraced: Point | None = None
    """Where the other stands whom it embraces: metres to the right, and how much taller."""
    holds: str | None = None
    """A thing in its hand, by the meanings of the words of `prop`."""
    chair: bool = False
    """Whether it brings its own seat."""
    desk: bool = False
    """Whether it sits at a desk."""
    room: float = math.inf
    """Metres that it may walk to either side, so that it meets nobody who stands."""


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
        nod=0.1 * slow + 0.16 * stress + _nod(actor.moods) + 0.6 * actor.rise,
        gaze=(0.7 * turn if actor.turn else 0.12 * slow, 0.1 * slow + actor.rise),
        lids=_lids(actor, seconds),
        mouth=_mouth(actor, seconds),
        smile=_smile(actor.moods),
        brows=_brows(actor.moods) + 0.4 * talks * max(0.0, math.sin(seconds * 3.1 + phase)),
        frown=_frown(actor.moods),
    )
    gait = {"walk": 1.0, "run": 1.7, "dance": 0.9}.get(actor.motion or "", 0.0)
    cadence = {"walk": 6.0, "run": 10.5, "dance": 7.5}.get(actor.motion or "", 0.0)
    forwards = -math.copysign(1, actor.turn or 1)
    lean = 0.012 * slow + (0.13 if gait > 1.5 else 0.035 if gait else 0.0) * forwards
    lean += 0.09 * forwards * ("whisper" in actor.moods) * talks
    lean += 0.07 * forwards * (actor.embraced is not None)
    hands, grips = _hands(actor, seconds, talks, phase)
    rests = 0.0 if gait or actor.seated else (1.0 if actor.looks.seed % 2 else -1.0)
    return Pose(
        face=face,
        turn=actor.turn if gait else 0.45 * actor.turn,
        tilt=0.03 * slow + 0.025 * stress + 0.07 * ("sad" in actor.moods) + 0.03 * rests,
        lean=lean + (0.09 * math.sin(seconds * 7.5) if actor.motion == "dance" else 0.0),
        breath=math.sin(seconds * 1.7 + phase),
        hands=hands,
        grips=grips,
        stride=seconds * cadence + phase,
        gait=gait,
        seated=actor.seated,
        chair=actor.chair,
        desk=actor.desk,
        hip_shift=rests,
        holds=actor.holds,
        held_in=_index(actor),
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


Hands = tuple[tuple[Point | None, Point | None], tuple[Grip, Grip]]

REACH_UP: dict[str, Point] = {"umbrella": (0.06, -0.05), "lamp": (0.1, -0.02)}
"""Where a hand is that holds such a thing, outwards and up from the shoulder; else `LOW`."""
LOW: Point = (-0.005, -0.105)


def _index(actor: Actor) -> int:
    """The hand that acts: in company the outer one, alone the one in front; 1 is the right of the
    picture. Who points, points past whom they face."""
    towards = 1 if actor.turn >= 0 else 0
    return towards if actor.alone or {"point", "raise"} & actor.moods else 1 - towards


def _hands(actor: Actor, seconds: float, speaking: float, phase: float) -> Hands:
    """Left and right of the picture."""
    hands, grips = _resting(actor)
    index = _index(actor)
    side = 1 if index else -1
    acted = _acted(actor, seconds, side)
    if acted is not None:
        hands[index], grips[index] = acted
    elif speaking > 0.02 and not actor.motion:
        beat = math.sin(seconds * 4.4 + phase)
        goal = (side * (0.07 + 0.03 * math.sin(seconds * 2.3 + phase)), -0.09 + 0.025 * beat)
        x, y = hands[index] or (side * 0.02, -0.33)
        hands[index] = (x + (goal[0] - x) * speaking, y + (goal[1] - y) * speaking)
        grips[index] = "open" if speaking > 0.5 else grips[index]
    if actor.embraced is not None:
        gap, taller = (metres / actor.looks.metres for metres in actor.embraced)
        hands[:], grips[:] = (None, None), ("relaxed", "relaxed")
        hands[1 if gap > 0 else 0] = (0.9 * gap, min(-0.02, max(-0.2, 0.7 * taller - 0.08)))
    if actor.holds == "guitar":
        hands[:], grips[:] = ((0.1, -0.26), (0.05, -0.12)), ("fist", "fist")
    return (hands[0], hands[1]), (grips[0], grips[1])


def _acted(actor: Actor, seconds: float, side: int) -> tuple[Point, Grip] | None:
    """What the acting hand does, by the words of the action."""
    if "wave" in actor.moods:
        return (side * (0.12 + 0.03 * math.sin(seconds * 9)), 0.16), "open"
    if "raise" in actor.moods:
        return (side * (0.06 + 0.01 * math.sin(seconds * 3)), 0.27), "open"
    if "point" in actor.moods:
        x, y = (0.27, 0.12) if actor.alone else (0.15, 0.15)
        return (side * x, y + 0.01 * math.sin(seconds * 2)), "point"
    if actor.holds is not None:
        x, y = REACH_UP.get(actor.holds, LOW)
        return (side * x, y + 0.004 * math.sin(seconds * 1.3)), "fist"
    if actor.motion == "dance":
        up = 0.12 + 0.08 * math.cos(seconds * 7.5)
        return (side * (0.16 + 0.05 * math.sin(seconds * 7.5)), up), "open"
    return None


def _resting(actor: Actor) -> tuple[list[Point | None], list[Grip]]:
    """What hands do that do nothing: each has a habit of their own."""
    hands: list[Point | None] = [None, None]
    grips: list[Grip] = ["relaxed", "relaxed"]
    if actor.desk:
        return [(0.045, -0.116), (-0.045, -0.116)], grips
    if actor.seated:
        return [(0.05, -0.255), (-0.05, -0.255)], grips
    if actor.motion == "run":
        return hands, ["fist", "fist"]
    if actor.motion or actor.looks.age == "child":
        return hands, grips
    habit = actor.looks.seed % 5
    if "angry" in actor.moods:
        return hands, ["fist", "fist"]
    if habit == 1:
        side = 1 if actor.turn < 0 else -1
        hands[0 if side < 0 else 1] = (side * 0.012, -0.225)
        grips[0 if side < 0 else 1] = "fist"
    elif habit == 2:
        hands = [(0.095, -0.255), (-0.095, -0.262)]
    return hands, grips

"""Blocking: who stands where in a shot, which way they face, and what the camera is set up for.

Reads the words of a shot once and gives plain values; draws nothing. Sides keep to the order of
the plan's characters, so that a line of action between two people is never crossed.
"""

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ..job import RenderJob
from ..plan import Character, Framing, Shot
from . import words
from .acting import Actor, Speech
from .aims import CLOSE, aim_at, aim_at_thing
from .camera import Aim
from .figures.holding import HELD
from .looks import Looks, looks_of
from .sets import Scene, scene_of

INDOOR_VISIBLE_MAX = 4.0
"""Metres: a room is no larger."""
WIDEST = {"car": 1.25, "train": 2.6}
"""Metres, where there is less room than in others."""


@dataclass(frozen=True)
class Staging:
    """A shot, blocked."""

    scene: Scene
    aim: Aim
    actors: tuple[Actor, ...]
    """Those who are drawn, farthest first."""
    focus: Actor | None
    shoulder: Looks | None
    """Whose back of the head is in front, in a shot over the shoulder."""
    shoulder_side: int
    """-1 when they stand at the left of the picture."""
    prop: str | None
    """What is shown on its own, when no one is."""


def staged(job: RenderJob, shot: Shot, lines: dict[str, list[Speech]], aspect: float) -> Staging:
    """Blocks a shot. `lines` are the spoken lines by character, seen on their faces."""
    scene = scene_of(shot.scene, shot.action, job.style)
    moods = words.meanings("motion", shot.action)
    cast = _cast(job, shot)
    focus = _focus(cast, shot)
    prop = _prop(job, shot, bool(cast))
    if prop is not None:
        return Staging(scene, aim_at_thing(shot), (), None, None, 1, prop)
    shown = _shown(cast, focus, shot)
    actors = tuple(_actors(job, shot, shown, focus, lines, moods, scene.place, aspect))
    subject = next((actor for actor in actors if focus and actor.id == focus.id), None)
    shoulder, side = _shoulder(job, shot, cast, focus)
    if subject is not None and shoulder is not None:
        subject = replace(subject, turn=0.34 * side, x=0.0)
        actors = (subject,)
    widest = WIDEST.get(scene.place, INDOOR_VISIBLE_MAX if scene.indoors else math.inf)
    aim = aim_at(shot, actors, subject, aspect, widest, side if shoulder else 0)
    ordered = tuple(sorted(actors, key=lambda actor: -actor.z))
    return Staging(scene, aim, ordered, subject, shoulder, side, None)


def _cast(job: RenderJob, shot: Shot) -> list[Character]:
    """Those in the picture, in the plan's order; somebody of whom only the action speaks."""
    seen = [who for who in job.characters if who.id in shot.characters]
    if not seen:
        seen = [
            job.character(line.character)
            for line in shot.dialogue
            if not line.voice_over and not shot.elements and shot.framing != "insert"
        ][:1]
    if seen or shot.framing == "insert":
        return seen
    animal, person = words.meaning("animal", shot.action), words.found("person", shot.action)
    people = person or words.found("age", shot.action)
    if animal or people:
        return [Character(id=f"extra {shot.action}", name="extra", looks=shot.action)]
    return []


def _focus(cast: list[Character], shot: Shot) -> Character | None:
    """The first to speak in the picture; else the first named in the action; else the first."""
    present = {who.id: who for who in cast}
    for line in shot.dialogue:
        if not line.voice_over and line.character in present:
            return present[line.character]
    named = [
        (shot.action.lower().find(who.name.lower()), n)
        for n, who in enumerate(cast)
        if who.name and who.name.lower() in shot.action.lower()
    ]
    if named:
        return cast[min(named)[1]]
    return cast[0] if cast else None


def _shown(cast: list[Character], focus: Character | None, shot: Shot) -> list[Character]:
    """In close shots only those who speak."""
    if focus is None:
        return []
    if shot.framing in ("extreme close-up", "over-the-shoulder"):
        return [focus]
    if shot.framing == "close-up":
        speakers = {line.character for line in shot.dialogue if not line.voice_over}
        pair = [who for who in cast if who.id in speakers][:2]
        return pair if len(pair) == 2 else [focus]
    return cast[:6]


def _prop(job: RenderJob, shot: Shot, people: bool) -> str | None:
    """What an insert is about, or a shot of nobody that is close enough to see a thing."""
    things = {e.id for e in job.elements if e.kind in ("object", "logo")} & set(shot.elements)
    if shot.framing == "insert":
        if things:
            return "element"
        return words.meaning("prop", shot.action, shot.scene) or (None if people else "gift")
    if people or shot.framing in ("wide", "extreme wide", "over-the-shoulder"):
        return None
    return "element" if things else words.meaning("prop", shot.action)


def _actors(
    job: RenderJob,
    shot: Shot,
    shown: list[Character],
    focus: Character | None,
    lines: dict[str, list[Speech]],
    moods: frozenset[str],
    place: str,
    aspect: float,
) -> list[Actor]:
    seated = place == "car"
    looks = {who.id: _looks(job, who) for who in shown}
    told = {who.id: _told(shot.action, who, shown) for who in shown}
    places = _places(shot.framing, len(shown), aspect)
    if len(shown) > 1 and all(looks[who.id].species not in ("human", "robot") for who in shown):
        places = [(x * 0.62, z) for x, z in places]
    hug = "hug" in moods and len(shown) > 1 and shot.framing not in CLOSE
    if hug:
        tallest = max(shown, key=lambda who: looks[who.id].metres)
        places = [
            (x * 0.42, z + 0.06 * (who is tallest))
            for (x, z), who in zip(places, shown, strict=True)
        ]
    eyes = {who.id: looks[who.id].eye_level for who in shown}
    made: list[Actor] = []
    for (x, z), who in zip(places, shown, strict=True):
        human = looks[who.id].species == "human"
        mine = words.meanings("motion", told[who.id])
        own = mine | words.meanings("motion", _delivery(shot, who))
        alone = len(shown) == 1
        seat = seated or "sit" in mine
        motion = None if shot.framing in CLOSE or seat else _motion(shot, mine)
        turn = (
            _turn_alone(job, shot, who, motion)
            if alone
            else -math.copysign(0.5, x)
            if abs(x) > 0.05
            else 0.0
        )
        if motion in ("walk", "run") and not alone:
            turn = 0.8
        others = tuple(
            (line.starts, line.ends, place[0])
            for place, other in zip(places, shown, strict=True)
            if other.id != who.id
            for line in lines.get(other.id, [])
        )
        near = min(
            ((abs(place[0] - x), place[0] - x, eyes[other.id])
             for place, other in zip(places, shown, strict=True) if other.id != who.id),
            default=None,
        )  # fmt: skip
        met = near and not motion and turn
        acts = who is focus or alone or any(name in told[who.id].lower() for name in _names(who))
        made.append(
            Actor(
                looks=looks[who.id],
                x=x,
                z=z,
                turn=math.copysign(0.72, near[1]) if hug and near else turn,
                motion=motion if human else None,
                seated=seat and human,
                chair=seat and human and place not in ("car", "train"),
                desk=seat and human and (place in DESKS or "laptop" in _things(told[who.id])),
                moods=own if acts else own - ACTS,
                lines=tuple(lines.get(who.id, [])),
                others=others,
                alone=alone,
                id=who.id,
                rise=_rise(eyes[who.id], near[2], near[0]) if near and met else 0.0,
                embraced=(near[1], near[2] - eyes[who.id]) if hug and near and human else None,
                holds=_held(told[who.id]) if acts and human and "hold" in own else None,
            )
        )
    walking = [actor.motion in ("walk", "run") for actor in made]
    if any(walking) and not all(walking) and shot.movement != "tracking":
        gap = min(abs(b.x - a.x) for a, b in pairwise(made))
        made = [replace(actor, room=0.3 * gap) for actor in made]
    return made


def _names(who: Character) -> tuple[str, ...]:
    """What an action calls somebody: their name, or the first word of it."""
    name = who.name.lower()
    first = next(iter(name.split()), "")
    return tuple(word for word in (name, first) if len(word) > 3 or (word == name and word))


ACTS = frozenset({"wave", "point", "sleep", "hold", "raise"})
"""What one does and the others of a shot do not."""


def _told(action: str, who: Character, shown: list[Character]) -> str:
    """What an action tells of somebody: the clauses that name them, and those that go on after
    them in the same sentence; else what is told of nobody by name. An action of one clause is
    everybody's, whoever it names."""
    count = 0
    mine: list[str] = []
    nobodys: list[str] = []
    for sentence in filter(str.strip, SENTENCE.split(action)):
        subjects: set[str] = set()
        for clause in filter(str.strip, CLAUSE.split(sentence)):
            count += 1
            named = {other.id for other in shown if any(n in clause.lower() for n in _names(other))}
            subjects = named or subjects
            if who.id in subjects:
                mine.append(clause)
            elif not subjects:
                nobodys.append(clause)
    return ". ".join(mine or nobodys) or (action if count < 2 else "")


SENTENCE = re.compile(r"[;:。；]|(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!St)\.")
CLAUSE = re.compile(r"[,，、]|\bwhile\b|\band then\b|\bmientras\b|하며|하고|ながら|同时")


def _motion(shot: Shot, moods: frozenset[str]) -> str | None:
    motion = next((m for m in ("run", "walk", "dance") if m in moods), None)
    return "walk" if motion is None and shot.movement == "tracking" else motion


def _rise(eye: float, other: float, apart: float) -> float:
    """How far somebody looks up to meet other eyes, from -1 to 1."""
    return max(-1.0, min(1.0, 1.4 * (other - eye) / max(0.4, apart)))


def _held(told: str) -> str | None:
    """The last that is told of: in "drinks a coffee" the coffee."""
    return next((thing for thing in reversed(_things(told)) if thing in HELD), None)


def _things(told: str) -> list[str]:
    return [hit.meaning for hit in words.found("prop", told)]


DESKS = ("office", "classroom", "library")
"""Where who sits, sits at a desk."""


def _looks(job: RenderJob, who: Character) -> Looks:
    element = next((e for e in job.elements if e.id == who.element), None)
    return looks_of(who, element.looks if element else "")


def _delivery(shot: Shot, who: Character) -> str:
    return ". ".join(line.delivery or "" for line in shot.dialogue if line.character == who.id)


def _places(framing: Framing, count: int, aspect: float) -> list[tuple[float, float]]:
    """x and z of each figure, from left to right."""
    tight = framing in ("close-up", "medium close-up")
    gap = {True: 0.5, False: 0.7}[tight] if framing not in ("wide", "extreme wide") else 1.0
    if aspect < 1:
        gap *= 0.66
    middle = (count - 1) / 2
    return [
        ((n - middle) * gap, 0.0 if count < 3 else 0.3 * (n % 2) + (0.18 if aspect < 1 else 0))
        for n in range(count)
    ]


def _turn_alone(job: RenderJob, shot: Shot, who: Character, motion: str | None) -> float:
    """Past the camera, to the side that is theirs; where they walk, along the picture."""
    side = 1 if who.id in job.left else -1
    if motion in ("walk", "run"):
        return {"pan left": -0.85, "pan right": 0.85}.get(shot.movement, 0.85 * side)
    return 0.26 * side


def _shoulder(
    job: RenderJob, shot: Shot, cast: list[Character], focus: Character | None
) -> tuple[Looks | None, int]:
    """Who is seen from behind, and at which side: the listener's own."""
    if shot.framing != "over-the-shoulder" or focus is None:
        return None, 1
    order = [who.id for who in job.characters]
    others = [who for who in cast if who.id != focus.id] or [
        who for who in job.characters if who.id != focus.id
    ]
    if not others:
        somebody = Character(
            id="listener", name="listener", looks="man with short black hair, grey coat"
        )
        return looks_of(somebody), 1 if focus.id in job.left else -1
    other = others[0]
    return _looks(job, other), -1 if order.index(other.id) < order.index(focus.id) else 1

"""Blocking: who stands where in a shot, which way they face, and what the camera is set up for.

Reads the words of a shot once and gives plain values; draws nothing. Sides keep to the order of
the plan's characters, so that a line of action between two people is never crossed.
"""

import math
import re
from dataclasses import dataclass, replace

from ..job import RenderJob
from ..plan import Character, Framing, Shot
from . import words
from .acting import Actor, Speech
from .camera import VISIBLE, Aim
from .figures.holding import HELD
from .looks import ANIMALS, Looks, looks_of
from .props import TABLE_HEIGHT
from .sets import Scene, scene_of

CLOSE: tuple[Framing, ...] = ("extreme close-up", "close-up")
PROP_VISIBLE: dict[Framing, float] = {
    "extreme close-up": 0.26,
    "close-up": 0.4,
    "medium close-up": 0.56,
    "medium": 0.72,
    "medium wide": 1.1,
}
"""Metres seen around a thing; an insert's for the rest."""
INDOOR_VISIBLE_MAX = 4.0
"""Metres: a room is no larger."""
WIDEST = {"car": 1.25, "train": 2.6}
"""Metres, where there is less room than in others."""
EYE_HEIGHT: dict[Framing, float] = {
    "extreme close-up": 0.06,
    "close-up": 0.1,
    "medium close-up": 0.16,
    "medium": 0.22,
    "medium wide": 0.27,
    "over-the-shoulder": 0.14,
    "insert": 0.1,
}
"""How far above the middle of the frame the eyes are, in frame heights."""


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
        return Staging(scene, _prop_aim(shot), (), None, None, 1, prop)
    shown = _shown(cast, focus, shot)
    actors = tuple(_actors(job, shot, shown, focus, lines, moods, scene.place, aspect))
    subject = next((actor for actor in actors if focus and actor.id == focus.id), None)
    shoulder, side = _shoulder(job, shot, cast, focus)
    if subject is not None and shoulder is not None:
        subject = replace(subject, turn=0.34 * side, x=0.0)
        actors = (subject,)
    widest = WIDEST.get(scene.place, INDOOR_VISIBLE_MAX if scene.indoors else math.inf)
    aim = _aim(shot, actors, subject, aspect, widest, side if shoulder else 0)
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


def _prop_aim(shot: Shot) -> Aim:
    visible = PROP_VISIBLE.get(shot.framing, 0.46)
    return Aim(0.0, TABLE_HEIGHT + 0.15, visible, "insert", shot.angle, TABLE_HEIGHT)


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
                chair=seat and human and not seated,
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
    return made


def _names(who: Character) -> tuple[str, ...]:
    """What an action calls somebody: their name, or the first word of it."""
    name = who.name.lower()
    first = next(iter(name.split()), "")
    return tuple(word for word in (name, first) if len(word) > 3 or (word == name and word))


ACTS = frozenset({"wave", "point", "sleep", "hold", "raise"})
"""What one does and the others of a shot do not."""


def _told(action: str, who: Character, shown: list[Character]) -> str:
    """What an action tells of somebody: the clauses that name them, else those that name nobody."""
    clauses = [clause for clause in CLAUSE.split(action) if clause.strip()]
    named = {
        other.id: [c for c in clauses if any(name in c.lower() for name in _names(other))]
        for other in shown
    }
    if named[who.id]:
        return ". ".join(named[who.id])
    others = {clause for found in named.values() for clause in found}
    return ". ".join(clause for clause in clauses if clause not in others) or action


CLAUSE = re.compile(
    r"[,;:，。；、]|(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!St)\.|"
    r"\bwhile\b|\band then\b|\bmientras\b|하며|하고|ながら|同时"
)


def _motion(shot: Shot, moods: frozenset[str]) -> str | None:
    motion = next((m for m in ("run", "walk", "dance") if m in moods), None)
    return "walk" if motion is None and shot.movement == "tracking" else motion


def _rise(eye: float, other: float, apart: float) -> float:
    """How far somebody looks up to meet other eyes, from -1 to 1."""
    return max(-1.0, min(1.0, 1.4 * (other - eye) / max(0.4, apart)))


def _held(told: str) -> str | None:
    return next((thing for thing in _things(told) if thing in HELD), None)


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


def _aim(
    shot: Shot,
    actors: tuple[Actor, ...],
    subject: Actor | None,
    aspect: float,
    widest: float,
    shoulder: int,
) -> Aim:
    framing = shot.framing
    visible = min(VISIBLE[framing], widest)
    if subject is None:
        visible = min(max(visible * 1.5, 2.4, 3.4 / aspect), max(widest, 2.4))
        y = 1.3 if visible < 3.5 else 0.3 * visible
        return Aim(0.0, y, visible, framing if visible > 3 else "wide", shot.angle)
    if framing == "wide":
        visible = min(max(visible, 2.1 / aspect), widest)
    looks = subject.looks
    human = looks.species == "human"
    eye = (_eye(subject) + max(map(_eye, actors))) / 2
    if framing in EYE_HEIGHT:
        visible *= _size(looks) if not (human and len(actors) > 1) else _smallest(actors)
        if aspect < 0.75 and framing in CLOSE:
            visible *= 1.22
        spread = max(a.x for a in actors) - min(a.x for a in actors)
        if spread:
            visible = min(max(visible, (spread + 0.62) / aspect), 2.6)
        y = eye - EYE_HEIGHT[framing] * visible
        visible, y = _all_heads(actors, visible, y, framing)
    else:
        y = 0.95 * (looks.metres / 1.7 if human else 0.5) if framing == "wide" else 0.26 * visible
        if visible < 1.6:
            y = eye - 0.24 * visible
        spread = max(a.x for a in actors) - min(a.x for a in actors)
        visible = max(visible, min((spread + 1.2) / aspect, 6.0))
        if not human:
            visible *= 0.5 if framing == "wide" else 0.6
            y = 0.36 * visible
    middle = sum(actor.x for actor in actors) / len(actors)
    x = middle if framing not in (*CLOSE, "extreme close-up") or len(actors) > 1 else subject.x
    room = 0.07 * subject.turn * visible * min(1.0, aspect)
    if shoulder:
        room = 0.16 * shoulder * visible * min(aspect, 1.8) * 0.75
    return Aim(x + room, y, visible, framing, shot.angle)


def _smallest(actors: tuple[Actor, ...]) -> float:
    return max(_size(actor.looks) for actor in actors)


def _all_heads(
    actors: tuple[Actor, ...], visible: float, y: float, framing: Framing
) -> tuple[float, float]:
    """The frame, larger where the heads of small and tall people would not fit into it together."""
    if len(actors) < 2 or framing == "extreme close-up":
        return visible, y
    eyes = [_eye(actor) for actor in actors]
    top = max(e + 0.62 * a.looks.head for e, a in zip(eyes, actors, strict=True))
    low = min(e - 0.85 * a.looks.head for e, a in zip(eyes, actors, strict=True))
    visible = max(visible, (top - low) / 0.88)
    y = min(max(y, top - 0.46 * visible), low + 0.46 * visible)
    return visible, y


def _eye(actor: Actor) -> float:
    """How high an actor's eyes are."""
    return actor.looks.eye_level - (0.22 * actor.looks.metres if actor.seated else 0.0)


def _size(looks: Looks) -> float:
    """How much smaller or larger than a grown person's the close framings are."""
    if looks.species == "human":
        return looks.head / 0.268
    return {"bird": 0.62, "cat": 0.72, "rabbit": 0.72, "dog": 0.95, "fox": 0.95}.get(
        looks.species, 1.2
    ) * (looks.metres / ANIMALS[looks.species][1])

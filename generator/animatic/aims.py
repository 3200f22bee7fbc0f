"""What the camera is set up for: how much is seen around whom, by framing, so that every head is in
the frame and eyes are where a cinematographer puts them."""

from ..plan import Framing, Shot
from .acting import Actor
from .camera import VISIBLE, Aim
from .looks import ANIMALS, Looks
from .props import TABLE_HEIGHT

CLOSE: tuple[Framing, ...] = ("extreme close-up", "close-up")
PROP_VISIBLE: dict[Framing, float] = {
    "extreme close-up": 0.26,
    "close-up": 0.4,
    "medium close-up": 0.56,
    "medium": 0.72,
    "medium wide": 1.1,
}
"""Metres seen around a thing; an insert's for the rest."""
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


def aim_at_thing(shot: Shot) -> Aim:
    visible = PROP_VISIBLE.get(shot.framing, 0.46)
    return Aim(0.0, TABLE_HEIGHT + 0.15, visible, "insert", shot.angle, TABLE_HEIGHT)


def aim_at(
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
    eye = (eye_of(subject) + max(map(eye_of, actors))) / 2
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
    eyes = [eye_of(actor) for actor in actors]
    top = max(e + 0.62 * a.looks.head for e, a in zip(eyes, actors, strict=True))
    low = min(e - 0.85 * a.looks.head for e, a in zip(eyes, actors, strict=True))
    visible = max(visible, (top - low) / 0.88)
    y = min(max(y, top - 0.46 * visible), low + 0.46 * visible)
    return visible, y


def eye_of(actor: Actor) -> float:
    """How high an actor's eyes are."""
    return actor.looks.eye_level - (0.22 * actor.looks.metres if actor.seated else 0.0)


def _size(looks: Looks) -> float:
    """How much smaller or larger than a grown person's the close framings are."""
    if looks.species == "human":
        return looks.head / 0.268
    return {"bird": 0.62, "cat": 0.72, "rabbit": 0.72, "dog": 0.95, "fox": 0.95}.get(
        looks.species, 1.2
    ) * (looks.metres / ANIMALS[looks.species][1])

"""Arms, hands, legs and feet of a body."""

import math
from functools import cache

from ..colours import Rgb, clear, mixed
from ..paths import (
    Path,
    Point,
    Shape,
    joined,
    moving,
    polygon,
    rounded,
    scaling,
    smooth,
    tapered,
    turning,
)
from ..paths import apply as through
from ..shading import flat, modelled
from .bodies import Body
from .poses import Grip

UPPER_ARM, FOREARM, THIGH, SHIN = 0.168, 0.158, 0.2185, 0.2185
"""Of the body's height."""
HAND = 0.098
"""Length of a hand, of the body's height."""

Pair = tuple[list[Shape], list[Shape]]
"""Shapes behind the trunk, and shapes before it."""


def arms(body: Body) -> Pair:
    behind: list[Shape] = []
    before: list[Shape] = []
    for index, side in enumerate((-1, 1)):
        back, front = _arm(body, side, body.pose.hands[index], body.pose.grips[index])
        behind += back
        before += front
    return behind, before


def wrist(body: Body, index: int) -> Point:
    """Where a hand is: 0 at the left of the picture, 1 at the right."""
    side = 1 if index else -1
    return _reach(body, side, _root(body, side), body.pose.hands[index])[1]


def _root(body: Body, side: int) -> Point:
    return (side * (body.half - 0.016 * body.h), body.shoulder - 0.04 * body.h)


def _arm(body: Body, side: int, target: Point | None, grip: Grip) -> Pair:
    h = body.h
    start = _root(body, side)
    elbow, hand, crossing = _reach(body, side, start, target)
    thick = (0.074 if not body.looks.woman else 0.06) * h
    if body.looks.clothes in ("coat", "hoodie", "spacesuit"):
        thick *= 1.14
    upper = tapered(start, elbow, thick * 1.12, thick * 0.9)
    lower = tapered(elbow, hand, thick * 0.9, thick * 0.62)
    if body.looks.clothes == "robe":
        lower = joined(lower, _wide_sleeve(elbow, hand, thick))
    palm = [flat(_hand(elbow, hand, side, grip, HAND * h), body.skin, body.light)]
    bare = body.looks.clothes == "dress" and body.looks.seed % 3 != 0
    short = body.looks.clothes == "shirt" and body.looks.seed % 2 == 0
    sleeve = body.skin if bare else body.cloth
    if not (short or crossing):
        limb = modelled(upper + lower, sleeve, body.light, thick, 0.5)
        return [*palm, *limb], []
    forearm = modelled(lower, body.skin if short else sleeve, body.light, thick * 0.8, 0.5)
    above = modelled(upper, sleeve, body.light, thick, 0.5)
    if crossing:
        return above, [*forearm, *palm]
    return [*palm, *forearm, *above], []


def _reach(body: Body, side: int, start: Point, target: Point | None) -> tuple[Point, Point, bool]:
    """Elbow and wrist for a target, and whether the forearm crosses before the trunk."""
    h, pose = body.h, body.pose
    if target is None:
        swing = 0.11 * h * pose.gait * math.sin(pose.stride) * side * (0.5 + 0.5 * abs(pose.turn))
        bent = 0.05 * h * max(0.0, pose.gait - 1)
        elbow = (start[0] + side * 0.02 * h + swing * 0.4, start[1] - UPPER_ARM * h)
        hand = (elbow[0] + swing - side * 0.002 * h, elbow[1] - FOREARM * h + abs(swing) * 0.3)
        return elbow, (hand[0], hand[1] + 2.2 * bent), False
    x, y = target
    hand = (start[0] + x * h, start[1] + y * h)
    inward = -side * x
    if -0.13 < inward < 0.2 and -0.32 < y < 0.03:  # before the body: the forearm comes towards us
        out = 0.026 + 0.02 * min(1.0, max(0.0, y + 0.3) / 0.3)
        elbow = (start[0] + side * out * h, start[1] - UPPER_ARM * 0.97 * h)
        return elbow, hand, True
    bend = side if hand[1] < start[1] else -side
    elbow, hand = joint(start, hand, UPPER_ARM * h, FOREARM * h, bend)
    return elbow, hand, False


def _wide_sleeve(elbow: Point, hand: Point, thick: float) -> Path:
    """The sleeve of a robe hangs from the forearm."""
    x, y = hand
    return polygon(
        [
            (elbow[0] - thick * 0.5, elbow[1]),
            (elbow[0] + thick * 0.5, elbow[1]),
            (x + thick * 0.8, y + thick * 0.1),
            (x + thick * 0.5, y - thick * 1.5),
            (x - thick * 0.9, y - thick * 1.2),
        ]
    )


_PALM: dict[Grip, list[list[Point]]] = {
    "relaxed": [
        [(-0.1, 0.2), (0.3, 0.27), (0.62, 0.22), (0.92, 0.1), (1.02, -0.06), (0.9, -0.2),
         (0.6, -0.26), (0.3, -0.27), (-0.1, -0.2)],
        [(0.1, 0.16), (0.3, 0.36), (0.58, 0.44), (0.68, 0.34), (0.5, 0.24), (0.34, 0.1)],
    ],
    "open": [
        [(-0.1, 0.2), (0.3, 0.28), (0.55, 0.3), (0.95, 0.36), (1.02, 0.27), (0.7, 0.14),
         (1.1, 0.1), (1.12, 0.0), (0.7, -0.02), (1.05, -0.14), (1.04, -0.23), (0.62, -0.18),
         (0.86, -0.36), (0.8, -0.43), (0.4, -0.3), (-0.1, -0.2)],
        [(0.0, 0.16), (0.2, 0.42), (0.46, 0.6), (0.56, 0.5), (0.4, 0.32), (0.3, 0.1)],
    ],
    "point": [
        [(-0.1, 0.2), (0.3, 0.27), (0.5, 0.24), (1.15, 0.2), (1.2, 0.12), (1.12, 0.05),
         (0.62, 0.03), (0.66, -0.2), (0.4, -0.28), (-0.1, -0.2)],
        [(0.1, 0.16), (0.3, 0.34), (0.52, 0.36), (0.56, 0.26), (0.34, 0.1)],
    ],
    "fist": [
        [(-0.1, 0.2), (0.25, 0.28), (0.56, 0.26), (0.68, 0.05), (0.62, -0.22), (0.35, -0.3),
         (-0.1, -0.2)],
        [(0.1, 0.2), (0.3, 0.36), (0.58, 0.3), (0.6, 0.18), (0.34, 0.1)],
    ],
}  # fmt: skip
"""Outlines of a hand that points along x, its thumb upwards; its length is 1."""


def _hand(elbow: Point, wrist: Point, side: int, grip: Grip, length: float) -> Path:
    angle = math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0])
    place = moving(*wrist) @ turning(angle) @ scaling(length, -side * length)
    whole = _outline(grip)
    return Path(whole.commands, through(place, whole.points))


@cache
def _outline(grip: Grip) -> Path:
    return joined(*(smooth(part, tension=0.8) for part in _PALM[grip]))


def legs(body: Body) -> list[Shape]:
    h, hip, pose = body.h, body.hip, body.pose
    skirted = body.looks.clothes in ("dress", "robe")
    cover = body.skin if skirted else body.cloth if _one_piece(body) else body.trousers
    far = -1 if pose.turn > 0 else 1
    shapes: list[Shape] = []
    for side in (far, -far):
        shapes += _leg(body, side, cover, far=side == far and pose.gait > 0)
    if skirted:
        return [*shapes, *_skirt(body)]
    seat = rounded(-body.hips, hip - 0.06 * h, 2 * body.hips, 0.1 * h, 0.04 * h)
    return [*shapes, Shape(seat, clear(cover))]


def _one_piece(body: Body) -> bool:
    return body.looks.clothes == "spacesuit"


def _leg(body: Body, side: int, cover: Rgb, far: bool) -> list[Shape]:
    h, pose = body.h, body.pose
    thick = (0.098 if not body.looks.woman else 0.086) * h
    hem = 0.056 if cover == body.skin else 0.07
    x = side * body.hips * 0.5 + 0.014 * h * pose.hip_shift
    start = (x, body.hip - 0.015 * h)
    phase = pose.stride + (math.pi if side > 0 else 0.0)
    if pose.seated:
        aside = 0.16 * h * pose.turn
        knee = (side * body.hips * 0.86 + aside, body.hip - 0.045 * h)
        foot = (side * body.hips * 0.8 + aside * 1.1, 0.035 * h)
    else:
        lift = max(0.0, math.sin(phase)) * 0.085 * h * pose.gait
        forward = math.cos(phase) * 0.13 * h * pose.gait * pose.turn
        rests = 0.1 if pose.hip_shift * side < 0 else 0.0
        foot = (side * body.hips * (0.52 + 2.2 * rests) + forward, 0.035 * h + lift)
        bend = side if abs(pose.turn) < 0.3 else math.copysign(1, pose.turn)
        knee, foot = joint(start, foot, THIGH * h, SHIN * h, bend)
    outline = tapered(start, knee, thick * 1.1, thick * 0.84) + tapered(
        knee, (foot[0], foot[1] - 0.012 * h), thick * 0.82, hem * h
    )
    tone = body.light.shaded(cover) if far else cover
    shoe = _shoe(body, foot, side)
    if far:
        return [shoe, flat(outline, tone, body.light)]
    return [shoe, *modelled(outline, tone, body.light, thick * 0.9, 0.52)]


def _shoe(body: Body, foot: Point, side: int) -> Shape:
    h, pose = body.h, body.pose
    x, y = foot
    turned = abs(pose.turn) >= 0.3
    point = math.copysign(1.0, pose.turn) if turned else side * 0.3
    toe = x + point * (0.085 if turned else 0.04) * h
    heel = x - math.copysign(0.034, point) * h
    sole = smooth(
        [
            (heel, y - 0.035 * h),
            (toe, y - 0.035 * h),
            (toe + math.copysign(0.016, point) * h, y - 0.02 * h),
            (toe - math.copysign(0.02, point) * h, y + 0.0 * h),
            (x + math.copysign(0.03, point) * h, y + 0.02 * h),
            (heel, y + 0.02 * h),
        ],
        tension=0.6,
    )
    leather = body.light.on((58, 48, 50))
    return flat(sole, mixed(leather, body.trousers, 0.3), body.light)


def _skirt(body: Body) -> list[Shape]:
    h, hip, pose = body.h, body.hip, body.pose
    robe = body.looks.clothes == "robe"
    out = body.hips * ((1.55 if robe else 1.8) if not pose.seated else 1.45)
    hem = (0.065 * h) if robe else hip - 0.25 * h
    if pose.seated:
        hem = 0.1 * h if robe else hip - 0.12 * h
    sway = 0.02 * h * math.sin(pose.stride) * pose.gait
    outline = smooth(
        [
            (-body.waist, hip + 0.13 * h),
            (-body.hips * 1.12, hip),
            (-out + sway, hem),
            (sway, hem - 0.014 * h),
            (out + sway, hem),
            (body.hips * 1.12, hip),
            (body.waist, hip + 0.13 * h),
        ],
        tension=0.5,
    )
    tone = mixed(body.cloth, body.trousers, 0.55) if robe and not body.looks.woman else body.cloth
    folds = [
        polygon([(k * 0.34 * out, hip - 0.02 * h), (k * 0.62 * out + sway, hem),
                 (k * 0.5 * out + sway, hem)])
        for k in (-0.7, 0.15, 0.9)
    ]  # fmt: skip
    fold = Shape(folds[0] + folds[1] + folds[2], clear(body.light.shaded(tone), 0.7), clip=outline)
    return [*modelled(outline, tone, body.light, 1.6 * out, 0.55), fold]


def joint(start: Point, end: Point, upper: float, lower: float, side: float) -> tuple[Point, Point]:
    """The middle joint of a limb of two bones, bent to a side, and where its end can reach."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = max(1e-6, math.hypot(dx, dy))
    reach = min(far, (upper + lower) * 0.999)
    ux, uy = dx / far, dy / far
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    off = math.sqrt(max(0.0, upper**2 - along**2)) * side
    bend = (start[0] + ux * along - uy * off, start[1] + uy * along + ux * off)
    return bend, (start[0] + ux * reach, start[1] + uy * reach)

"""Figures: bodies and what they wear, in metres, feet at the origin, y up, seen from the front."""

import math
from dataclasses import dataclass, field

from .colours import BLACK, WHITE, Light, Rgb, clear, mixed
from .faces import Face, back_of_head, head
from .looks import Looks
from .paths import (
    Matrix,
    Path,
    Point,
    Shape,
    ellipse,
    identity,
    moving,
    polygon,
    polyline,
    rounded,
    scaling,
    smooth,
    tapered,
    turning,
)


@dataclass(frozen=True, slots=True)
class Pose:
    """What a body does at one moment."""

    face: Face = field(default_factory=Face)
    turn: float = 0.0
    """Of the body, from -1, to the left of the picture, to 1."""
    tilt: float = 0.0
    """Of the head, in radians."""
    lean: float = 0.0
    """Of the upper body, in radians."""
    breath: float = 0.0
    """From -1 to 1."""
    hands: tuple[Point | None, Point | None] = (None, None)
    """Left and right of the picture, in shares of the height from the shoulder; null: hanging."""
    stride: float = 0.0
    """Phase of a step in radians."""
    gait: float = 0.0
    """0 stands, 1 walks, 2 runs."""
    seated: bool = False


Group = tuple[Matrix, list[Shape]]
"""Shapes, and the matrix from their units to metres."""


def person(looks: Looks, pose: Pose, light: Light) -> list[Group]:
    """A person, lowest shapes first."""
    return _Body(looks, pose, light).groups()


def person_from_behind(looks: Looks, light: Light) -> list[Group]:
    """Head and shoulders of somebody who stands before the camera with their back to it."""
    body = _Body(looks, Pose(), light)
    hair = mixed(light.on(looks.hair_colour), BLACK, 0.25)
    w = 0.82
    skull = smooth(
        [
            (0, 1.1),
            (w * 0.66, 0.94),
            (w, 0.3),
            (w * 0.9, -0.5),
            (0.36, -0.92),
            (-0.36, -0.92),
            (-w * 0.9, -0.5),
            (-w, 0.3),
            (-w * 0.66, 0.94),
        ]
    )
    bald = looks.hair == "bald"
    shapes = [
        *back_of_head(looks, Face(), light),
        *[Shape(ellipse(side * 0.84, -0.1, 0.1, 0.2), clear(body.skin)) for side in (-1, 1)],
        Shape(skull, clear(body.skin if bald else hair)),
        Shape(
            smooth([(-0.5, 0.8), (-0.74, 0.2), (-0.66, -0.4)], closed=False),
            None,
            clear(light.graded(light.rim), 0.35),
            0.06,
        ),
    ]
    if looks.hair == "bun":
        shapes.append(Shape(ellipse(0, 0.55, 0.4, 0.36), clear(mixed(hair, WHITE, 0.06))))
    if looks.hair in ("long", "ponytail", "braids"):
        fall = [(-0.78, 0.2), (-0.86, -1.0), (-0.4, -1.9), (0.4, -1.9), (0.86, -1.0), (0.78, 0.2)]
        shapes.append(Shape(smooth(fall, tension=0.8), clear(hair)))
    return [(identity(), [*body.neck(), *body.torso()]), (body.head_matrix(), shapes)]


class _Body:
    """The measures and colours that the parts of one body share."""

    def __init__(self, looks: Looks, pose: Pose, light: Light) -> None:
        self.looks, self.pose, self.light = looks, pose, light
        h = self.h = looks.metres
        man = not looks.woman and looks.age != "child"
        self.skin = light.on(looks.skin)
        self.cloth = light.on(looks.cloth)
        self.dark = mixed(self.cloth, light.on((20, 16, 40)), 0.3)
        self.bright = mixed(self.cloth, light.graded(light.rim), 0.38)
        self.trousers = light.on(looks.trousers)
        self.lift = 0.0 if not pose.seated else -0.22 * h
        bounce = abs(math.sin(pose.stride)) * 0.012 * h * pose.gait
        self.hip = 0.485 * h + self.lift + bounce
        self.chin = h - looks.head + self.lift + bounce
        self.shoulder = self.chin - 0.052 * h + 0.003 * h * pose.breath
        self.half = (0.132 if man else 0.113) * h * (1 - 0.22 * abs(pose.turn))
        self.waist = (0.094 if man else 0.076) * h * (1 - 0.15 * abs(pose.turn))
        self.hips = (0.092 if man else 0.1) * h * (1 - 0.15 * abs(pose.turn))
        self.torso_path = self._torso()

    def groups(self) -> list[Group]:
        above = [*self.neck(), *self.torso(), *self.arms()]
        behind = back_of_head(self.looks, self.pose.face, self.light)
        front = head(self.looks, self.pose.face, self.light)
        upper = turning(self.pose.lean, (0.0, self.hip))
        at = upper @ self.head_matrix()
        return [
            (identity(), self.legs()),
            (at, behind),
            (upper, above),
            (at, front),
            *([(upper, self.scarf())] if "scarf" in self.looks.wear else []),
        ]

    def head_matrix(self) -> Matrix:
        r = self.looks.head / 2
        nudge = 0.012 * self.h * self.pose.face.turn
        return (
            moving(nudge, self.chin + r * 0.96)
            @ turning(self.pose.tilt, (0.0, -r * 0.9))
            @ scaling(r)
        )

    def neck(self) -> list[Shape]:
        r = self.looks.head / 2
        w = r * (0.36 if self.looks.woman or self.looks.age == "child" else 0.46)
        column = [
            (-w, self.chin + r * 0.4),
            (-w, self.shoulder),
            (-w * 1.7, self.shoulder - 0.02 * self.h),
            (w * 1.7, self.shoulder - 0.02 * self.h),
            (w, self.shoulder),
            (w, self.chin + r * 0.4),
        ]
        path = polygon(column)
        shade = mixed(self.skin, self.light.on((150, 62, 62)), 0.3)
        under = ellipse(0.1 * r * self.pose.face.turn, self.chin + r * 0.12, r * 0.66, r * 0.36)
        return [Shape(path, clear(self.skin)), Shape(under, clear(shade, 0.55), clip=path)]

    def _torso(self) -> Path:
        s, hip, a = self.shoulder, self.hip, self.half
        neck = self.looks.head * 0.22
        bottom = hip - 0.02 * self.h
        if self.looks.clothes in ("coat", "robe"):
            bottom = hip - 0.15 * self.h * (0.45 if self.pose.seated else 1)
        out = self.hips * (1.18 if self.looks.clothes == "coat" else 1.0)
        right = [
            (neck, s + 0.022 * self.h),
            (a * 0.72, s - 0.002 * self.h),
            (a, s - 0.045 * self.h),
            (a * 0.9, s - 0.13 * self.h),
            (self.waist, (s + hip) / 2 - 0.02 * self.h),
            (out, bottom),
        ]
        left = [(-x, y) for x, y in reversed(right)]
        return smooth([*right, *left], tension=0.75)

    def torso(self) -> list[Shape]:
        path = self.torso_path
        t, s, h = self.pose.turn, self.shoulder, self.h
        side = -1 if t > 0 else 1
        mid = 0.4 * self.half * t
        shapes = [Shape(path, clear(self.cloth))]
        shadow = [
            (side * 0.4 * h, s + 0.1 * h),
            (side * self.half * 0.34, s),
            (side * self.waist * 0.4, s - 0.16 * h),
            (side * self.hips * 0.5, self.hip - 0.2 * h),
            (side * 0.4 * h, self.hip - 0.2 * h),
        ]
        shapes.append(Shape(smooth(shadow), clear(self.dark, 0.4), clip=path))
        shapes += self._garment(mid)
        edge = [
            (-side * self.half * 0.6, s),
            (-side * self.half * 0.99, s - 0.05 * h),
            (-side * self.half * 0.88, s - 0.13 * h),
            (-side * self.waist, s - 0.22 * h),
        ]
        shapes.append(
            Shape(smooth(edge, closed=False), None, clear(self.bright, 0.55), 0.009 * h, clip=path)
        )
        if "apron" in self.looks.wear or "chef" in self.looks.wear:
            shapes += self._apron(mid)
        return shapes

    def _garment(self, mid: float) -> list[Shape]:
        """Collars, lapels, buttons: what makes a torso a coat, a suit or a shirt."""
        path, s, h, hip = self.torso_path, self.shoulder, self.h, self.hip
        line = clear(mixed(self.dark, BLACK, 0.2))
        white = self.light.on((240, 238, 232))
        neck = self.looks.head * 0.26
        opening = polygon(
            [(mid - neck, s + 0.03 * h), (mid + neck, s + 0.03 * h), (mid, s - 0.16 * h)]
        )
        match self.looks.clothes:
            case "suit" | "coat":
                inner = white if self.looks.clothes == "suit" else self.light.on((226, 214, 196))
                shapes = [Shape(opening, clear(inner), clip=path)]
                if self.looks.clothes == "suit":
                    tie = polygon(
                        [
                            (mid - 0.012 * h, s),
                            (mid + 0.012 * h, s),
                            (mid + 0.017 * h, s - 0.14 * h),
                            (mid, s - 0.165 * h),
                            (mid - 0.017 * h, s - 0.14 * h),
                        ]
                    )
                    shapes.append(Shape(tie, clear(self.light.on((150, 40, 52))), clip=path))
                for side in (-1, 1):
                    lapel = polygon(
                        [
                            (mid + side * neck * 0.9, s + 0.028 * h),
                            (mid + side * neck * 1.75, s - 0.02 * h),
                            (mid + side * neck * 1.25, s - 0.06 * h),
                            (mid, s - 0.17 * h),
                        ]
                    )
                    shapes.append(
                        Shape(
                            lapel,
                            clear(mixed(self.cloth, self.dark, 0.45)),
                            line,
                            0.002 * h,
                            clip=path,
                        )
                    )
                shapes.append(
                    Shape(
                        polyline([(mid, s - 0.17 * h), (mid, hip - 0.2 * h)]),
                        None,
                        line,
                        0.004 * h,
                        clip=path,
                    )
                )
                buttons = [
                    Shape(ellipse(mid + 0.018 * h, s - (0.2 + 0.055 * k) * h, 0.0065 * h), line)
                    for k in range(3)
                ]
                return [*shapes, *buttons]
            case "hoodie":
                pocket = smooth(
                    [
                        (mid - 0.06 * h, hip + 0.03 * h),
                        (mid - 0.04 * h, hip + 0.1 * h),
                        (mid + 0.04 * h, hip + 0.1 * h),
                        (mid + 0.06 * h, hip + 0.03 * h),
                    ],
                    tension=0.5,
                )
                strings = [
                    Shape(
                        polyline(
                            [
                                (mid + k * 0.02 * h, s + 0.005 * h),
                                (mid + k * 0.024 * h, s - 0.075 * h),
                            ]
                        ),
                        None,
                        clear(white),
                        0.005 * h,
                    )
                    for k in (-1, 1)
                ]
                collar = smooth(
                    [
                        (mid - neck * 1.25, s + 0.04 * h),
                        (mid, s - 0.035 * h),
                        (mid + neck * 1.25, s + 0.04 * h),
                    ],
                    closed=False,
                )
                return [
                    Shape(pocket, clear(self.dark, 0.5)),
                    Shape(collar, None, clear(self.dark), 0.022 * h),
                    *strings,
                ]
            case "dress":
                scoop = smooth(
                    [
                        (mid - neck * 1.1, s + 0.05 * h),
                        (mid, s - 0.055 * h),
                        (mid + neck * 1.1, s + 0.05 * h),
                    ]
                )
                belt = polyline(
                    [(-self.half, (s + hip) / 2 - 0.02 * h), (self.half, (s + hip) / 2 - 0.02 * h)]
                )
                return [
                    Shape(scoop, clear(self.skin), clip=path),
                    Shape(belt, None, clear(self.dark), 0.014 * h, clip=path),
                ]
            case _:
                if self.looks.seed % 2:
                    v = polygon(
                        [
                            (mid - neck * 0.8, s + 0.04 * h),
                            (mid + neck * 0.8, s + 0.04 * h),
                            (mid, s - 0.05 * h),
                        ]
                    )
                    wings = [
                        Shape(
                            polygon(
                                [
                                    (mid, s - 0.045 * h),
                                    (mid + k * neck * 0.75, s + 0.03 * h),
                                    (mid + k * neck * 1.35, s - 0.012 * h),
                                    (mid + k * neck * 0.75, s - 0.05 * h),
                                ]
                            ),
                            clear(self.bright),
                            clip=path,
                        )
                        for k in (-1, 1)
                    ]
                    return [
                        Shape(v, clear(self.skin), clip=path),
                        *wings,
                        Shape(
                            polyline([(mid, s - 0.05 * h), (mid, hip - 0.1 * h)]),
                            None,
                            line,
                            0.003 * h,
                            clip=path,
                        ),
                    ]
                scoop = smooth(
                    [(mid - neck, s + 0.05 * h), (mid, s - 0.018 * h), (mid + neck, s + 0.05 * h)]
                )
                return [Shape(scoop, clear(self.skin), clear(self.dark), 0.01 * h, clip=path)]

    def _apron(self, mid: float) -> list[Shape]:
        s, h, hip = self.shoulder, self.h, self.hip
        colour = self.light.on((236, 230, 216) if self.looks.cloth[0] < 200 else (70, 84, 110))
        bib = polygon(
            [
                (mid - 0.055 * h, s - 0.07 * h),
                (mid + 0.055 * h, s - 0.07 * h),
                (mid + 0.09 * h, hip - 0.15 * h),
                (mid - 0.09 * h, hip - 0.15 * h),
            ]
        )
        straps = [
            Shape(
                polyline([(mid + k * 0.05 * h, s - 0.07 * h), (mid + k * 0.045 * h, s + 0.02 * h)]),
                None,
                clear(colour),
                0.012 * h,
            )
            for k in (-1, 1)
        ]
        return [Shape(bib, clear(colour)), *straps]

    def scarf(self) -> list[Shape]:
        colour = mixed(self.light.on((206, 70, 64)), self.cloth, 0.15)
        y, w = self.shoulder + 0.018 * self.h, self.looks.head * 0.42
        wrap = rounded(-w, y - 0.024 * self.h, 2 * w, 0.052 * self.h, 0.025 * self.h)
        tail = polygon(
            [
                (w * 0.2, y),
                (w * 0.75, y),
                (w * 0.8, y - 0.17 * self.h),
                (w * 0.3, y - 0.17 * self.h),
            ]
        )
        return [Shape(tail, clear(mixed(colour, BLACK, 0.12))), Shape(wrap, clear(colour))]

    def arms(self) -> list[Shape]:
        shapes: list[Shape] = []
        for index, side in enumerate((-1, 1)):
            shapes += self._arm(side, self.pose.hands[index])
        return shapes

    def _arm(self, side: int, target: Point | None) -> list[Shape]:
        h = self.h
        start = (side * (self.half - 0.018 * h), self.shoulder - 0.034 * h)
        swing = 0.05 * h * self.pose.gait * math.sin(self.pose.stride) * side
        hang = (
            side * (self.half + 0.032 * h) + swing,
            self.shoulder - 0.365 * h + abs(swing) * 0.4,
        )
        hand = hang if target is None else (start[0] + target[0] * h, start[1] + target[1] * h)
        bend = side if hand[1] < start[1] else -side
        elbow, hand = _elbow(start, hand, 0.172 * h, 0.165 * h, bend)
        sleeve = (
            self.cloth if self.looks.clothes != "dress" or self.looks.seed % 3 == 0 else self.skin
        )
        short = self.looks.clothes == "shirt" and self.looks.seed % 2 == 0
        thick = 0.068 * h if not self.looks.woman else 0.056 * h
        lower = self.skin if short or sleeve == self.skin else self.cloth
        shade = clear(mixed(sleeve, self.dark if sleeve == self.cloth else BLACK, 0.42), 0.5)
        upper_path = tapered(start, elbow, thick * 1.08, thick * 0.9)
        lower_path = tapered(elbow, hand, thick * 0.88, thick * 0.66)
        across = (-side * thick * 0.3, 0.0)
        shapes = [
            *self._hand(elbow, hand, side),
            Shape(upper_path, clear(sleeve)),
            Shape(
                tapered(
                    (start[0] + across[0], start[1]),
                    (elbow[0] + across[0], elbow[1]),
                    thick * 0.5,
                    thick * 0.4,
                ),
                shade,
                clip=upper_path,
            ),
            Shape(lower_path, clear(lower)),
        ]
        if lower != self.skin:
            shapes.append(
                Shape(
                    tapered(
                        (elbow[0] + across[0], elbow[1]),
                        (hand[0] + across[0] * 0.6, hand[1]),
                        thick * 0.4,
                        thick * 0.3,
                    ),
                    shade,
                    clip=lower_path,
                )
            )
        return shapes

    def _hand(self, elbow: Point, hand: Point, side: int) -> list[Shape]:
        h = self.h
        angle = math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])
        reach = 0.03 * h
        palm = (hand[0] + math.cos(angle) * reach, hand[1] + math.sin(angle) * reach)
        tip = (palm[0] + math.cos(angle) * reach * 0.95, palm[1] + math.sin(angle) * reach * 0.95)
        thumb = angle - side * 0.75
        root = (hand[0] + math.cos(angle) * reach * 0.6, hand[1] + math.sin(angle) * reach * 0.6)
        end = (root[0] + math.cos(thumb) * reach, root[1] + math.sin(thumb) * reach)
        skin = clear(self.skin)
        return [
            Shape(tapered(hand, palm, 0.034 * h, 0.046 * h), skin),
            Shape(tapered(palm, tip, 0.044 * h, 0.032 * h), skin),
            Shape(tapered(root, end, 0.018 * h, 0.014 * h), skin),
        ]

    def legs(self) -> list[Shape]:
        h, hip, pose = self.h, self.hip, self.pose
        dress = self.looks.clothes == "dress"
        cover = self.skin if dress else self.trousers
        shapes: list[Shape] = []
        for side in (-1, 1):
            shapes += self._leg(side, cover)
        if dress:
            out = self.hips * (1.85 if not pose.seated else 1.4)
            hem = hip - (0.24 if not pose.seated else 0.1) * h
            sway = 0.012 * h * math.sin(pose.stride) * pose.gait
            skirt = smooth(
                [
                    (-self.waist, hip + 0.12 * h),
                    (-self.hips * 1.15, hip),
                    (-out + sway, hem),
                    (sway, hem - 0.015 * h),
                    (out + sway, hem),
                    (self.hips * 1.15, hip),
                    (self.waist, hip + 0.12 * h),
                ],
                tension=0.6,
            )
            shapes += [
                Shape(skirt, clear(self.cloth)),
                Shape(
                    polygon([(0.3 * out, hip), (out * 1.1, hem - 0.1), (0.45 * out, hem - 0.1)]),
                    clear(self.dark, 0.4),
                    clip=skirt,
                ),
            ]
        else:
            seat = rounded(-self.hips, hip - 0.05 * h, 2 * self.hips, 0.1 * h, 0.04 * h)
            shapes.append(Shape(seat, clear(self.trousers)))
        return shapes

    def _leg(self, side: int, cover: Rgb) -> list[Shape]:
        h, pose = self.h, self.pose
        thick = 0.088 * h if not self.looks.woman else 0.08 * h
        start = (side * self.hips * 0.5, self.hip - 0.01 * h)
        phase = pose.stride + (math.pi if side > 0 else 0.0)
        lift = max(0.0, math.sin(phase)) * 0.075 * h * pose.gait
        forward = math.cos(phase) * 0.1 * h * pose.gait * pose.turn
        foot = (side * self.hips * 0.56 + forward, 0.035 * h + lift)
        if pose.seated:
            knee = (side * self.hips * 1.05, self.hip - 0.03 * h)
            foot = (side * self.hips * 0.95, 0.035 * h)
        else:
            bend = side if abs(pose.turn) < 0.3 else math.copysign(1, pose.turn)
            knee, foot = _elbow(start, foot, 0.221 * h, 0.221 * h, bend)
        shade = clear(mixed(cover, BLACK, 0.3), 0.45)
        shin = tapered(knee, foot, thick * 0.78, thick * 0.52)
        thigh = tapered(start, knee, thick * 1.05, thick * 0.8)
        shapes = [*self._shoe(foot, side), Shape(shin, clear(cover)), Shape(thigh, clear(cover))]
        if side == (-1 if pose.turn > 0 else 1):
            shapes += [Shape(shin, shade), Shape(thigh, shade)]
        return shapes

    def _shoe(self, foot: Point, side: int) -> list[Shape]:
        h = self.h
        x, y = foot
        point = side * 0.35 if abs(self.pose.turn) < 0.3 else math.copysign(1.0, self.pose.turn)
        toe = x + point * 0.05 * h
        sole = smooth(
            [
                (x - 0.026 * h, y - 0.034 * h),
                (toe + 0.028 * h, y - 0.034 * h),
                (toe + 0.028 * h, y - 0.012 * h),
                (x + 0.024 * h, y + 0.012 * h),
                (x - 0.026 * h, y + 0.012 * h),
            ],
            tension=0.6,
        )
        return [Shape(sole, clear(mixed(self.light.on((64, 52, 50)), self.trousers, 0.3)))]


def _elbow(
    start: Point, end: Point, upper: float, lower: float, side: float
) -> tuple[Point, Point]:
    """The middle joint of a limb of two bones, bent to a side, and where its end can reach."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = max(1e-6, math.hypot(dx, dy))
    reach = min(far, (upper + lower) * 0.999)
    ux, uy = dx / far, dy / far
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    off = math.sqrt(max(0.0, upper**2 - along**2)) * side
    joint = (start[0] + ux * along - uy * off, start[1] + uy * along + ux * off)
    return joint, (start[0] + ux * reach, start[1] + uy * reach)


def shadow(metres: float, wide: float = 0.34) -> Shape:
    """The soft shadow at the feet, on the upright plane of the figure."""
    across = wide * metres / 1.7
    return Shape(ellipse(0.0, 0.0, across, across * 0.16), clear((12, 10, 24), 0.3))

"""Animals and robots: simple, rounded and upright, in metres, feet at the origin, y up."""

import math

from ..colours import BLACK, WHITE, Light, Rgb, clear, mixed
from ..looks import Looks
from ..paths import (
    Matrix,
    Path,
    Shape,
    ellipse,
    joined,
    moving,
    polygon,
    polyline,
    rounded,
    scaling,
    smooth,
    turning,
)
from ..shading import modelled
from .poses import Mouth, Pose

Group = tuple[Matrix, list[Shape]]
"""Shapes, and the matrix from their units to metres."""


def creature(looks: Looks, pose: Pose, light: Light) -> list[Group]:
    """Any figure that is not a person, lowest shapes first."""
    if looks.species == "robot":
        return _robot(looks, pose, light)
    body = _Animal(looks, pose, light)
    h = looks.metres
    place = scaling(h)
    hop = moving(0, 0.012 * pose.breath)
    head = place @ moving(0.04 * pose.face.turn, 0.7) @ hop @ turning(pose.tilt) @ scaling(0.3)
    return [(place, body.tail()), (place, body.body()), (head, body.head())]


class _Animal:
    """The colours that the parts of one animal share. The body is one unit high."""

    def __init__(self, looks: Looks, pose: Pose, light: Light) -> None:
        self.kind, self.pose, self.lamp = looks.species, pose, light
        self.scale = looks.metres
        self.on = light.on
        self.fur = light.on(looks.cloth)
        self.dark = mixed(light.shaded(self.fur), light.on((40, 24, 30)), 0.16)
        self.pale = mixed(self.fur, light.on(WHITE), 0.62)
        self.ink = light.on((34, 26, 32))
        self.white = light.on((250, 248, 244))
        self.beak = light.on((240, 168, 64))
        self.pink = light.on((236, 140, 150))

    def tail(self) -> list[Shape]:
        sway = 0.06 * self.pose.breath
        match self.kind:
            case "cat":
                curve = [(0.2, 0.08), (0.46, 0.1), (0.52, 0.34), (0.42 + sway, 0.56)]
                return [Shape(smooth(curve, closed=False), None, clear(self.dark), 0.1)]
            case "fox":
                brush = smooth(
                    [(0.12, 0.06), (0.4, 0.02), (0.62 + sway, 0.26), (0.6 + sway, 0.56),
                     (0.44, 0.5), (0.36, 0.3), (0.2, 0.2)]
                )  # fmt: skip
                tip = ellipse(0.62 + sway, 0.54, 0.16, 0.14)
                return [
                    *modelled(brush, self.fur, self.lamp, 0.3, 0.5, self.scale),
                    Shape(tip, clear(self.white), clip=brush),
                ]
            case "dog":
                curve = [(0.22, 0.12), (0.42, 0.24), (0.4 + 2 * sway, 0.46)]
                return [Shape(smooth(curve, closed=False), None, clear(self.dark), 0.12)]
            case "rabbit":
                return [Shape(ellipse(0.27, 0.12, 0.1), clear(self.white))]
            case "bird":
                return [
                    Shape(
                        polygon([(0.1, 0.2), (0.42, 0.04), (0.36, 0.24), (0.2, 0.4)]),
                        clear(self.dark),
                    )
                ]
            case _:
                return []

    def body(self) -> list[Shape]:
        wide = {"bird": 0.27, "bear": 0.34, "dog": 0.26}.get(self.kind, 0.25)
        trunk = smooth(
            [
                (-wide * 0.62, 0.62),
                (-wide, 0.3),
                (-wide * 1.06, 0.06),
                (-wide * 0.5, 0.0),
                (wide * 0.5, 0.0),
                (wide * 1.06, 0.06),
                (wide, 0.3),
                (wide * 0.62, 0.62),
            ]
        )
        chest = self.white if self.kind == "fox" else self.pale
        shapes = [
            *modelled(trunk, self.fur, self.lamp, 2 * wide, 0.6, self.scale),
            Shape(ellipse(0, 0.36, wide * 0.46, 0.22), clear(chest, 0.9), clip=trunk),
        ]
        if self.kind == "bird":
            for side in (-1, 1):
                flap = 0.04 * self.pose.breath
                wing = [
                    (side * 0.2, 0.56),
                    (side * (0.36 + flap), 0.34),
                    (side * 0.26, 0.1),
                    (side * 0.14, 0.3),
                ]
                shapes.append(Shape(smooth(wing), clear(self.dark)))
                shapes.append(
                    Shape(
                        polyline([(side * 0.09, 0.02), (side * 0.1, -0.0), (side * 0.17, -0.0)]),
                        None,
                        clear(self.beak),
                        0.03,
                    )
                )
            return shapes
        for side in (-1, 1):
            shapes.append(
                Shape(
                    rounded(side * 0.11 - 0.065, 0.0, 0.13, 0.34, 0.06),
                    clear(mixed(self.fur, self.dark, 0.25)),
                )
            )
            shapes.append(
                Shape(
                    ellipse(side * 0.11, 0.03, 0.085, 0.045),
                    clear(self.pale if self.kind != "bear" else self.dark),
                )
            )
            for k in (-1, 0, 1):
                shapes.append(
                    Shape(
                        polyline(
                            [(side * 0.11 + 0.025 * k, 0.015), (side * 0.11 + 0.025 * k, 0.04)]
                        ),
                        None,
                        clear(self.dark),
                        0.008,
                    )
                )
        if self.kind in ("cat", "dog"):
            shapes.append(
                Shape(
                    smooth([(-0.17, 0.56), (0, 0.5), (0.17, 0.56)], closed=False),
                    None,
                    clear(self.on((206, 70, 66))),
                    0.045,
                )
            )
            shapes.append(Shape(ellipse(0, 0.475, 0.035), clear(self.on((244, 204, 90)))))
        return shapes

    def head(self) -> list[Shape]:
        """In units of half the head's height."""
        skull = smooth(
            [
                (-0.62, 0.78),
                (0, 0.92),
                (0.62, 0.78),
                (1.02, 0.1),
                (0.86, -0.56),
                (0, -0.86),
                (-0.86, -0.56),
                (-1.02, 0.1),
            ]
        )
        t = 0.24 * self.pose.face.turn
        n = 0.12 * self.pose.face.nod
        if self.kind == "fox":
            skull = smooth(
                [
                    (-0.5, 0.74), (0, 0.86), (0.5, 0.74), (0.86, 0.3), (1.12, -0.16), (0.7, -0.36),
                    (0.3, -0.72), (0, -0.84), (-0.3, -0.72), (-0.7, -0.36), (-1.12, -0.16),
                    (-0.86, 0.3),
                ],
                tension=0.8,
            )  # fmt: skip
        scale = 0.3 * self.scale
        shapes = [*self._ears(), *modelled(skull, self.fur, self.lamp, 1.9, 0.62, scale)]
        if self.kind == "fox":
            mask = joined(
                *(
                    smooth([(t, -0.06), (k * 0.5 + t, -0.16), (k * 1.2, -0.1), (k * 0.6, -0.6),
                            (t, -0.95)])
                    for k in (-1, 1)
                )
            )  # fmt: skip
            shapes.append(Shape(mask, clear(self.white), clip=skull))
        if self.kind == "cat":
            for k in (-1, 0, 1):
                shapes.append(
                    Shape(
                        polyline([(0.2 * k + t, 0.88), (0.15 * k + t, 0.52)]),
                        None,
                        clear(self.dark),
                        0.09,
                        clip=skull,
                    )
                )
        if self.kind == "bear" and luminous(self.fur):
            shapes += [
                Shape(ellipse(t + k * 0.4, 0.04, 0.27, 0.32), clear(self.ink), clip=skull)
                for k in (-1, 1)
            ]
        muzzle = (
            ellipse(t * 1.4, -0.42 + n, 0.5 if self.kind != "fox" else 0.3, 0.36)
            if self.kind != "bird"
            else ellipse(t, -0.1, 0.7, 0.62)
        )
        tone = self.white if self.kind == "fox" else self.pale
        shapes.append(Shape(muzzle, clear(tone), clip=skull))
        shapes += self._eye(-1, t, n) + self._eye(1, t, n)
        shapes += self._muzzle(t * 1.5, n)
        return shapes

    def _ears(self) -> list[Shape]:
        shapes: list[Shape] = []
        for side in (-1, 1):
            match self.kind:
                case "cat" | "fox":
                    outer = [(side * 0.22, 0.78), (side * 0.78, 1.42), (side * 0.96, 0.4)]
                    inner = [(side * 0.42, 0.8), (side * 0.74, 1.2), (side * 0.84, 0.55)]
                case "dog":
                    outer = [
                        (side * 0.55, 0.84),
                        (side * 1.18, 0.7),
                        (side * 1.28, -0.1),
                        (side * 1.0, -0.4),
                        (side * 0.84, 0.2),
                    ]
                    inner = [(side * 0.95, 0.4), (side * 1.14, 0.3), (side * 1.08, -0.15)]
                case "rabbit":
                    outer = [
                        (side * 0.2, 0.8),
                        (side * 0.28, 1.9),
                        (side * 0.56, 2.05),
                        (side * 0.72, 1.5),
                        (side * 0.62, 0.7),
                    ]
                    inner = [
                        (side * 0.36, 0.95),
                        (side * 0.42, 1.75),
                        (side * 0.56, 1.75),
                        (side * 0.56, 0.9),
                    ]
                case "bear":
                    shapes += [
                        Shape(ellipse(side * 0.72, 0.72, 0.34), clear(self.dark)),
                        Shape(ellipse(side * 0.72, 0.72, 0.18), clear(self.pale)),
                    ]
                    continue
                case _:
                    if side > 0:
                        shapes.append(
                            Shape(
                                smooth(
                                    [(-0.16, 0.8), (-0.2, 1.24), (0, 1.0), (0.16, 1.3), (0.2, 0.8)]
                                ),
                                clear(self.dark),
                            )
                        )
                    continue
            tension = 0.4 if self.kind in ("cat", "fox") else 0.9
            fill = self.dark if self.kind == "dog" else self.fur
            ear = smooth(outer, tension=tension)
            shapes += modelled(ear, fill, self.lamp, 0.5, 0.6, 0.3 * self.scale)
            if self.kind == "fox":
                tip = ellipse(side * 0.78, 1.36, 0.2, 0.34)
                shapes.append(Shape(tip, clear(self.ink), clip=ear))
            elif self.kind != "dog":
                shapes.append(
                    Shape(smooth(inner, tension=tension), clear(mixed(self.pink, self.fur, 0.3)))
                )
        return shapes

    def _eye(self, side: int, t: float, n: float) -> list[Shape]:
        x, y = side * 0.42 + t, 0.08 + n
        lids = min(1.0, max(0.0, self.pose.face.lids))
        if lids < 0.2:
            return [
                Shape(
                    smooth([(x - 0.17, y), (x, y - 0.07), (x + 0.17, y)], closed=False),
                    None,
                    clear(self.ink),
                    0.06,
                )
            ]
        gx = 0.05 * self.pose.face.gaze[0]
        wide = 0.14 if self.kind == "fox" else 0.18
        high = 1.15 * wide * lids
        iris = self.on({"cat": (120, 170, 84), "fox": (216, 150, 60)}.get(self.kind, (78, 48, 36)))
        ball = ellipse(x, y, wide, high)
        pupil = (0.06, 0.17) if self.kind == "cat" else (0.6 * wide, 0.72 * wide)
        return [
            Shape(ball, clear(self.white if self.kind == "bird" else mixed(iris, self.white, 0.1))),
            Shape(ellipse(x + gx, y, *pupil), clear(self.ink), clip=ball),
            Shape(ellipse(x + self.lamp.side * 0.05, y + 0.08 * lids, 0.045), clear(self.white)),
            Shape(ball, None, clear(self.ink), 0.035),
        ]

    def _muzzle(self, t: float, n: float) -> list[Shape]:
        mouth: Mouth = self.pose.face.mouth
        gape = mouth.open * 1.3
        if self.kind == "bird":
            upper = polygon([(t - 0.2, -0.14 + n), (t + 0.2, -0.14 + n), (t + 0.02, -0.4 + n)])
            lower = polygon(
                [(t - 0.13, -0.22 + n), (t + 0.13, -0.22 + n), (t + 0.01, -0.4 + n - gape)]
            )
            return [
                Shape(lower, clear(mixed(self.beak, BLACK, 0.25))),
                Shape(upper, clear(self.beak)),
            ]
        y = -0.3 + n
        shapes: list[Shape] = []
        if gape > 0.04:
            shapes.append(
                Shape(
                    ellipse(t, y - 0.26 - gape * 0.35, 0.17, 0.06 + gape * 0.5),
                    clear(self.on((110, 34, 44))),
                )
            )
            shapes.append(
                Shape(ellipse(t, y - 0.3 - gape * 0.6, 0.11, 0.04 + gape * 0.22), clear(self.pink))
            )
        line = clear(self.ink, 0.9)
        shapes += [
            Shape(
                smooth(
                    [
                        (t - 0.26, y - 0.2),
                        (t - 0.12, y - 0.28),
                        (t, y - 0.16),
                        (t + 0.12, y - 0.28),
                        (t + 0.26, y - 0.2),
                    ],
                    closed=False,
                ),
                None,
                line,
                0.045,
            ),
            Shape(
                smooth(
                    [(t - 0.12, y + 0.03), (t, y + 0.06), (t + 0.12, y + 0.03), (t, y - 0.1)],
                    tension=0.7,
                ),
                clear(self.pink if self.kind in ("cat", "rabbit") else self.ink),
            ),
        ]
        if self.kind in ("cat", "rabbit"):
            for side in (-1, 1):
                for k in (-1, 0, 1):
                    shapes.append(
                        Shape(
                            polyline(
                                [
                                    (t + side * 0.34, y - 0.12 + 0.07 * k),
                                    (t + side * 0.95, y - 0.1 + 0.16 * k),
                                ]
                            ),
                            None,
                            clear(self.white, 0.8),
                            0.018,
                        )
                    )
        if self.kind == "rabbit":
            shapes.append(Shape(rounded(t - 0.07, y - 0.42, 0.14, 0.17, 0.03), clear(self.white)))
        return shapes


def luminous(colour: Rgb) -> bool:
    """Light enough for the dark patches of a panda."""
    return sum(colour) > 480


def _robot(looks: Looks, pose: Pose, light: Light) -> list[Group]:
    h, on = looks.metres, light.on
    metal, dark = on(looks.cloth), on(mixed(looks.cloth, BLACK, 0.45))
    glow = light.graded((96, 230, 255))
    t = 0.06 * pose.face.turn
    body = rounded(-0.2, 0.22, 0.4, 0.42, 0.1)
    limbs = [
        Shape(polyline([(side * 0.1, 0.26), (side * 0.11, 0.04)]), None, clear(dark), 0.07)
        for side in (-1, 1)
    ]
    for index, side in enumerate((-1, 1)):
        hand = pose.hands[index]
        reach = (side * 0.3, 0.3) if hand is None else (side * 0.22 + hand[0], 0.58 + hand[1])
        limbs += [
            Shape(
                smooth([(side * 0.2, 0.58), (side * 0.3, 0.46), reach], closed=False),
                None,
                clear(dark),
                0.05,
            ),
            Shape(ellipse(*reach, 0.045), clear(metal)),
        ]
    feet = [
        Shape(rounded(side * 0.11 - 0.07, 0, 0.14, 0.06, 0.03), clear(metal)) for side in (-1, 1)
    ]
    torso = [
        *modelled(body, metal, light, 0.4, 0.6, h),
        Shape(ellipse(0, 0.46, 0.06), clear(glow)),
        Shape(rectangle_lines(), None, clear(dark), 0.012),
    ]
    mouth = pose.face.mouth
    lids = max(0.1, min(1.0, pose.face.lids))
    head = [
        Shape(polyline([(0, 0.94), (0, 1.04)]), None, clear(dark), 0.02),
        Shape(ellipse(0, 1.05, 0.03), clear(glow)),
        *modelled(rounded(-0.2, 0.66, 0.4, 0.3, 0.1), metal, light, 0.4, 0.7, h),
        Shape(rounded(-0.16 + t * 0.4, 0.7, 0.32, 0.22, 0.07), clear(on((26, 30, 44)))),
        *[
            Shape(ellipse(side * 0.075 + t, 0.83, 0.035, 0.045 * lids), clear(glow))
            for side in (-1, 1)
        ],
        Shape(
            rounded(
                t - 0.05 - mouth.width * 0.1,
                0.735,
                0.1 + mouth.width * 0.2,
                0.014 + 0.1 * mouth.open,
                0.01,
            ),
            clear(glow),
        ),
    ]
    place = scaling(h)
    nod = place @ turning(pose.tilt + 0.05 * math.sin(pose.breath), (0, 0.66))
    return [(place, [*limbs, *feet, *torso]), (nod, head)]


def rectangle_lines() -> Path:
    return polyline([(-0.12, 0.34), (0.12, 0.34)])

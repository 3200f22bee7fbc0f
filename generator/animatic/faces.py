"""Heads: face, hair and what is worn on them, drawn in units of half the head's height.

The origin is the middle of the head, y goes up, the chin is at -1 and the crown at 1. A head is
seen from the front; `turn` shifts what is on it, as a turned ball would, up to three quarters.
"""

import math
from dataclasses import dataclass, field

from .colours import BLACK, WHITE, Light, Rgb, clear, mixed
from .looks import Looks
from .paths import Path, Point, Shape, ellipse, polygon, polyline, rounded, smooth


@dataclass(frozen=True, slots=True)
class Mouth:
    """A mouth's shape, in halves of the head's height."""

    width: float = 0.2
    """From the middle to a corner."""
    open: float = 0.0
    """Between the lips."""
    teeth: float = 0.0
    """How much of the upper teeth is seen, from 0 to 1."""
    tongue: float = 0.0
    bite: float = 0.0
    """Upper teeth on the lower lip."""

    def towards(self, other: "Mouth", share: float) -> "Mouth":
        def mix(a: float, b: float) -> float:
            return a + (b - a) * share

        return Mouth(
            mix(self.width, other.width),
            mix(self.open, other.open),
            mix(self.teeth, other.teeth),
            mix(self.tongue, other.tongue),
            mix(self.bite, other.bite),
        )


@dataclass(frozen=True, slots=True)
class Face:
    """What a face does at one moment."""

    turn: float = 0.0
    """From -1, to the left of the picture, to 1."""
    nod: float = 0.0
    """From -1, down, to 1."""
    gaze: Point = (0.0, 0.0)
    lids: float = 1.0
    """1 open, 0 shut."""
    mouth: Mouth = field(default_factory=Mouth)
    smile: float = 0.15
    """From -1 to 1."""
    brows: float = 0.0
    """Raised, from -1 to 1."""
    frown: float = 0.0
    """Inner ends drawn down, from -1 (up, in sorrow) to 1."""


def head(looks: Looks, face: Face, light: Light) -> list[Shape]:
    """The head, without the neck."""
    paint = _Paint(looks, face, light)
    return [
        *paint.ears(),
        *paint.skull(),
        *paint.cheeks(),
        *paint.beard(),
        *paint.mouth(),
        *paint.eye(-1),
        *paint.eye(1),
        *paint.brow(-1),
        *paint.brow(1),
        *paint.nose(),
        *paint.moustache(),
        *paint.glasses(),
        *paint.fringe(),
        *paint.headwear(),
    ]


def back_of_head(looks: Looks, face: Face, light: Light) -> list[Shape]:
    """What of hair and hood is behind the neck and shoulders."""
    return _Paint(looks, face, light).behind()


class _Paint:
    """The colours and outlines that the parts of one head share."""

    def __init__(self, looks: Looks, face: Face, light: Light) -> None:
        self.looks, self.face = looks, face
        self.t, self.n = face.turn, face.nod
        on = light.on
        self.skin = on(looks.skin)
        self.shade = on(mixed(looks.skin, (150, 62, 62), 0.3))
        self.light = mixed(self.skin, light.graded(light.rim), 0.45)
        self.hair = on(looks.hair_colour)
        self.hair_light = mixed(self.hair, light.graded(light.rim), 0.24)
        self.hair_dark = mixed(self.hair, BLACK, 0.28)
        self.white = on((250, 248, 244))
        self.ink = on(mixed(looks.hair_colour, (40, 26, 30), 0.75))
        self.cloth = on(looks.cloth)
        self.on = on
        self.wide = {"child": 0.86, "old": 0.79, "adult": 0.77}[looks.age]
        if not looks.woman and looks.age != "child":
            self.wide += 0.03
        self.outline = self._outline()

    def at(self, x: float, y: float, depth: float = 1.0) -> Point:
        """A point of the face after the head's turn and nod; `depth` 1 lies on the ball's front."""
        return (
            x * (1 - 0.2 * abs(self.t)) + 0.27 * self.t * depth,
            y + 0.12 * self.n * depth,
        )

    def _outline(self) -> Path:
        w, t = self.wide, self.t
        jaw = 0.66 if self.looks.woman or self.looks.age == "child" else 0.74
        chin = 0.2 if self.looks.woman else 0.29
        lean = 0.07 * t
        right = [
            (0.0, 1.0),
            (w * 0.62, 0.86),
            (w * 0.98, 0.36),
            (w, -0.1),
            (w * 0.93, -0.42),
            (w * jaw + 0.08, -0.74),
            (chin, -0.97),
        ]
        left = [(-x, y) for x, y in reversed(right[1:])]

        def shifted(x: float, y: float) -> Point:
            return (x + lean * max(0.0, -y) * 1.6, y)

        return smooth([shifted(x, y) for x, y in (*right, (0.0, -1.02), *left)])

    def ears(self) -> list[Shape]:
        if self.looks.hair in ("long", "bob") or {"helmet", "hood"} & self.looks.wear:
            return []
        shapes: list[Shape] = []
        for side in (-1, 1):
            x = side * (self.wide + 0.02) - 0.1 * self.t
            if side * self.t > 0.5:
                continue
            shapes += [
                Shape(ellipse(x, -0.1, 0.12, 0.2), clear(self.skin)),
                Shape(ellipse(x + side * 0.01, -0.1, 0.06, 0.12), clear(self.shade, 0.6)),
            ]
            if "earrings" in self.looks.wear:
                shapes.append(Shape(ellipse(x, -0.34, 0.05), clear(self.on((240, 200, 90)))))
        return shapes

    def skull(self) -> list[Shape]:
        side = -1 if self.t > 0 else 1
        shade = smooth(
            [
                (side * 1.2, 1.1),
                (side * 0.44, 0.7),
                (side * 0.5, 0.1),
                (side * 0.42, -0.4),
                (side * 0.12, -1.1),
                (side * 1.2, -1.2),
            ]
        )
        return [
            Shape(self.outline, clear(self.skin)),
            Shape(shade, clear(self.shade, 0.34), clip=self.outline),
            Shape(
                smooth(
                    [(-side * 0.9, 0.5), (-side * (self.wide + 0.005), -0.1), (-side * 0.68, -0.6)],
                    closed=False,
                ),
                None,
                clear(self.light, 0.4),
                0.035,
                clip=self.outline,
            ),
        ]

    def cheeks(self) -> list[Shape]:
        strength = 0.34 if self.looks.woman or self.looks.age == "child" else 0.16
        strength += 0.18 * max(0.0, self.face.smile)
        blush = mixed(self.skin, self.on((232, 86, 86)), 0.5)
        shapes = [
            Shape(
                ellipse(*self.at(side * 0.46, -0.34), 0.17, 0.11),
                clear(blush, strength),
                clip=self.outline,
            )
            for side in (-1, 1)
        ]
        if self.looks.age == "old":
            crease = clear(self.shade, 0.75)
            for side in (-1, 1):
                fold = [
                    self.at(side * x, y) for x, y in ((0.2, -0.28), (0.33, -0.44), (0.35, -0.6))
                ]
                shapes.append(Shape(smooth(fold, closed=False), None, crease, 0.025))
                foot = [self.at(side * x, y) for x, y in ((0.5, -0.02), (0.62, 0.02))]
                shapes.append(Shape(polyline(foot), None, crease, 0.02))
            for y in (0.42, 0.5):
                line = [self.at(x, y) for x in (-0.22, 0.0, 0.22)]
                shapes.append(Shape(smooth(line, closed=False), None, clear(self.shade, 0.5), 0.02))
        return shapes

    def eye(self, side: int) -> list[Shape]:
        squash = 1 - 0.3 * max(0.0, side * self.t)
        x, y = self.at(side * 0.33, -0.03)
        child = self.looks.age == "child"
        w = (0.175 if child else 0.165) * squash
        h = (0.135 if child else 0.115 if self.looks.woman else 0.1) * (
            1 + 0.25 * max(0.0, self.face.brows)
        )
        lids = max(0.0, min(1.1, self.face.lids))
        if self.face.smile > 0.6:
            lids *= 0.72
        out = side
        inner, outer = (x - out * w, y - 0.01), (x + out * w, y + 0.02)
        top = y + h * (2 * lids - 1) * 0.95 if lids < 1 else y + h * 0.95 * lids
        if lids < 0.12:
            lash = smooth([inner, (x, y - h * 0.75), outer], closed=False)
            return [Shape(lash, None, clear(self.ink), 0.05)]
        upper = [(x - out * w * 0.45, y + (top - y) * 0.82), (x + out * w * 0.35, top)]
        lower = [(x + out * w * 0.5, y - h * 0.62), (x - out * w * 0.4, y - h * 0.66)]
        opening = smooth([inner, *upper, outer, *lower], tension=0.9)
        gx, gy = self.face.gaze
        ix, iy = x + 0.075 * gx * squash, y + 0.05 * gy + 0.005
        r = 0.1 if child else 0.088
        iris = self.on(self.looks.eyes)
        lash = smooth([inner, *upper, outer], closed=False, tension=0.9)
        lash_width = 0.052 if self.looks.woman else 0.038
        shapes = [
            Shape(opening, clear(self.white)),
            Shape(ellipse(ix, iy, r * squash, r), clear(mixed(iris, BLACK, 0.35)), clip=opening),
            Shape(ellipse(ix, iy - 0.01, r * 0.8 * squash, r * 0.8), clear(iris), clip=opening),
            Shape(
                ellipse(ix, iy, r * 0.48 * squash, r * 0.48),
                clear(self.on((16, 12, 18))),
                clip=opening,
            ),
            Shape(ellipse(ix + 0.032, iy + 0.036, 0.022), clear(self.white)),
            Shape(ellipse(ix - 0.028, iy - 0.036, 0.011), clear(self.white, 0.7)),
            Shape(lash, None, clear(self.ink), lash_width),
        ]
        crease = [(px, py + 0.055) for px, py in (inner, *upper, outer)]
        shapes.append(Shape(smooth(crease[1:], closed=False), None, clear(self.shade, 0.8), 0.02))
        if self.looks.woman:
            flick = (outer[0] + out * 0.05, outer[1] + 0.045)
            shapes.append(Shape(polyline([outer, flick]), None, clear(self.ink), 0.035))
        return shapes

    def brow(self, side: int) -> list[Shape]:
        lift = 0.24 + 0.09 * self.face.brows
        f = self.face.frown
        points = [
            self.at(side * 0.14, lift + 0.01 - 0.1 * f),
            self.at(side * 0.32, lift + 0.06 - 0.02 * f),
            self.at(side * 0.5, lift + 0.01 + 0.05 * f),
        ]
        thick = 0.05 if self.looks.woman else 0.078
        colour = mixed(self.ink, self.hair, 0.5) if self.looks.hair_colour[0] > 120 else self.ink
        (x0, y0), (x1, y1), (x2, y2) = points
        shape = smooth(
            [
                (x0, y0 - thick * 0.5),
                (x1, y1 - thick * 0.5),
                (x2, y2),
                (x1, y1 + thick * 0.5),
                (x0, y0 + thick * 0.55),
            ],
            tension=0.8,
        )
        return [Shape(shape, clear(colour, 0.95))]

    def nose(self) -> list[Shape]:
        x, y = self.at(0.0, -0.3, 1.35)
        side = 1 if self.t >= 0 else -1
        bridge = self.at(side * 0.07, 0.0, 1.1)
        size = 0.075 if self.looks.age == "child" or self.looks.woman else 0.1
        soft = clear(self.shade, 0.95)
        return [
            Shape(
                smooth(
                    [
                        bridge,
                        (x + side * (size + 0.02), y + 0.03),
                        (x + side * size * 0.9, y - 0.045),
                        (x - side * 0.015, y - 0.06),
                    ],
                    closed=False,
                    tension=0.9,
                ),
                None,
                soft,
                0.034,
            ),
            Shape(ellipse(x - side * 0.02, y + 0.02, 0.035, 0.03), clear(self.light, 0.4)),
        ]

    def mouth(self) -> list[Shape]:
        m = self.face.mouth
        x, y = self.at(0.0, -0.6, 1.05)
        smile = self.face.smile * (1 - 0.4 * min(1.0, m.open * 4))
        w = (m.width + 0.035 * max(0.0, smile)) * (1 - 0.14 * abs(self.t))
        up, down = 0.36 * m.open, 0.64 * m.open
        rise = 0.075 * smile
        lip = 0.034 if not self.looks.woman else 0.046
        lip_colour = mixed(
            self.skin, self.on((196, 52, 70) if self.looks.woman else (164, 84, 78)), 0.62
        )
        left, right = (x - w, y + rise), (x + w, y + rise)
        inside = smooth(
            [
                left,
                (x - w * 0.5, y + up + rise * 0.1),
                (x, y + up - 0.008),
                (x + w * 0.5, y + up + rise * 0.1),
                right,
                (x + w * 0.52, y - down * 0.82 - rise * 0.2),
                (x, y - down - rise * 0.35),
                (x - w * 0.52, y - down * 0.82 - rise * 0.2),
            ],
            tension=0.95,
        )
        lips = smooth(
            [
                (left[0] - 0.012, left[1]),
                (x - w * 0.45, y + up + lip + rise * 0.15),
                (x, y + up + lip * 0.62),
                (x + w * 0.45, y + up + lip + rise * 0.15),
                (right[0] + 0.012, right[1]),
                (x + w * 0.5, y - down - lip * 1.25 - rise * 0.25),
                (x, y - down - lip * 1.6 - rise * 0.4),
                (x - w * 0.5, y - down - lip * 1.25 - rise * 0.25),
            ],
            tension=0.9,
        )
        strength = 0.95 if self.looks.woman else 0.6
        shapes = [Shape(lips, clear(lip_colour, strength))]
        if m.open < 0.035 and m.bite < 0.3:
            line = [
                left,
                (x - w * 0.4, y + 0.004 - rise * 0.15),
                (x, y - 0.012 - rise * 0.3),
                (x + w * 0.4, y + 0.004 - rise * 0.15),
                right,
            ]
            crease = mixed(lip_colour, BLACK, 0.55)
            return [*shapes, Shape(smooth(line, closed=False), None, clear(crease, 0.95), 0.03)]
        shapes.append(Shape(inside, clear(self.on((74, 22, 32)))))
        if m.tongue > 0.05 or m.open > 0.2:
            lift = 0.03 + 0.12 * m.tongue
            shapes.append(
                Shape(
                    ellipse(x, y - down - 0.05 + lift, w * 0.62, 0.1),
                    clear(self.on((214, 96, 104))),
                    clip=inside,
                )
            )
        if m.teeth > 0.05:
            edge = y + up - 0.03 - 0.055 * m.teeth
            shapes.append(
                Shape(
                    rounded(x - w * 0.8, edge, w * 1.6, 0.3, 0.04), clear(self.white), clip=inside
                )
            )
        if m.bite > 0.3:
            shapes.append(
                Shape(rounded(x - w * 0.6, y - 0.05, w * 1.2, 0.075, 0.02), clear(self.white))
            )
        return shapes

    def beard(self) -> list[Shape]:
        if "beard" not in self.looks.wear or self.looks.woman:
            return []
        w = self.wide
        cx = self.at(0, -0.6)[0]
        edge = [
            (-w * 1.02, 0.0),
            (-w * 0.86, -0.2),
            (-0.36 + cx, -0.36),
            (cx, -0.42),
            (0.36 + cx, -0.36),
            (w * 0.86, -0.2),
            (w * 1.02, 0.0),
            (w * 1.0, -0.55),
            (w * 0.6, -1.05),
            (0.06 * self.t, -1.22),
            (-w * 0.6, -1.05),
            (-w * 1.0, -0.55),
        ]
        return [Shape(smooth(edge, tension=0.85), clear(mixed(self.hair, self.hair_dark, 0.55)))]

    def moustache(self) -> list[Shape]:
        if not {"beard", "moustache"} & self.looks.wear or self.looks.woman:
            return []
        x, y = self.at(0, -0.46, 1.1)
        wing = [
            (0, 0.03),
            (0.14, 0.045),
            (0.3, -0.06),
            (0.14, -0.045),
            (0, -0.03),
            (-0.14, -0.045),
            (-0.3, -0.06),
            (-0.14, 0.045),
        ]
        return [Shape(smooth([(x + a, y + b) for a, b in wing]), clear(self.hair))]

    def glasses(self) -> list[Shape]:
        dark = "sunglasses" in self.looks.wear
        if not dark and "glasses" not in self.looks.wear:
            return []
        frame = self.on((40, 36, 44))
        shapes: list[Shape] = []
        centres: list[Point] = []
        for side in (-1, 1):
            x, y = self.at(side * 0.34, -0.04, 1.05)
            squash = 1 - 0.24 * max(0.0, side * self.t)
            centres.append((x, y))
            lens = rounded(x - 0.25 * squash, y - 0.2, 0.5 * squash, 0.4, 0.17)
            fill = clear((24, 22, 30), 0.92) if dark else clear(WHITE, 0.1)
            shapes.append(Shape(lens, fill, clear(frame), 0.04))
            glint = polyline([(x - 0.1, y + 0.02), (x + 0.02, y + 0.13)])
            shapes.append(Shape(glint, None, clear(WHITE, 0.35), 0.03))
            arm = [
                (x + side * 0.25 * squash, y + 0.06),
                (side * (self.wide + 0.02) - 0.05 * self.t, y + 0.05),
            ]
            shapes.append(Shape(polyline(arm), None, clear(frame), 0.04))
        (ax, ay), (bx, by) = centres
        bridge = smooth(
            [(ax + 0.24, ay + 0.04), ((ax + bx) / 2, ay + 0.09), (bx - 0.24, by + 0.04)],
            closed=False,
        )
        return [*shapes, Shape(bridge, None, clear(frame), 0.04)]

    def behind(self) -> list[Shape]:
        hair, w, t = self.looks.hair, self.wide, self.t
        dark = clear(self.hair_dark)
        s = -0.1 * t
        shapes: list[Shape] = []
        if "hood" in self.looks.wear or self.looks.clothes == "hoodie":
            hood = [
                (-0.86, -0.9),
                (-0.7, -0.5),
                (0, -0.34),
                (0.7, -0.5),
                (0.86, -0.9),
                (0.7, -1.4),
                (-0.7, -1.4),
            ]
            shapes.append(Shape(smooth(hood), clear(mixed(self.cloth, BLACK, 0.25))))
        if hair == "long":
            fall = [
                (-w - 0.14, 0.2),
                (-w - 0.26, -0.7),
                (-w - 0.2, -1.75),
                (-0.3, -1.92),
                (0.3, -1.92),
                (w + 0.2, -1.75),
                (w + 0.26, -0.7),
                (w + 0.14, 0.2),
                (0.5, 0.98),
                (-0.5, 0.98),
            ]
            shapes.append(Shape(smooth([(x + s, y) for x, y in fall], tension=0.8), dark))
        elif hair == "bob":
            cut = [
                (-w - 0.16, 0.3),
                (-w - 0.24, -0.4),
                (-w - 0.12, -0.98),
                (-0.4, -1.08),
                (0.4, -1.08),
                (w + 0.12, -0.98),
                (w + 0.24, -0.4),
                (w + 0.16, 0.3),
                (0.5, 1.0),
                (-0.5, 1.0),
            ]
            shapes.append(Shape(smooth([(x + s, y) for x, y in cut], tension=0.85), dark))
        elif hair == "ponytail":
            side = -1 if t > 0 else 1
            tail = [
                (side * 0.4, 0.7),
                (side * 1.0, 0.75),
                (side * 1.2, 0.1),
                (side * 1.02, -0.8),
                (side * 0.86, -1.1),
                (side * 0.8, -0.3),
                (side * 0.6, 0.2),
            ]
            shapes.append(Shape(smooth(tail), dark))
        elif hair == "bun":
            shapes += [
                Shape(ellipse(-0.1 * t, 1.12, 0.36, 0.32), dark),
                Shape(ellipse(-0.1 * t, 1.16, 0.3, 0.26), clear(self.hair)),
            ]
        elif hair == "braids":
            for side in (-1, 1):
                for k in range(5):
                    shapes.append(
                        Shape(
                            ellipse(
                                side * (w + 0.08) + s, -0.45 - 0.27 * k, 0.17 - 0.012 * k, 0.18
                            ),
                            clear(self.hair_dark if k % 2 else self.hair),
                        )
                    )
        elif hair == "curly":
            for k in range(11):
                a = math.pi * (-0.16 + 1.32 * k / 10)
                shapes.append(
                    Shape(
                        ellipse(s + (w + 0.1) * math.cos(a), 0.22 + 0.86 * math.sin(a), 0.34), dark
                    )
                )
        return shapes

    def fringe(self) -> list[Shape]:
        hair, w, t = self.looks.hair, self.wide, self.t
        if hair == "bald":
            return self._bald_sides() if hair == "bald" and self.looks.age == "old" else []
        fill = clear(self.hair)
        s = 0.12 * t
        part = (0.26 if self.looks.seed % 2 else -0.26) + s
        if hair in ("long", "bob", "braids"):
            left = smooth(
                [
                    (part, 1.07),
                    (part - 0.05, 0.72),
                    (-w * 0.62, 0.5),
                    (-w * 0.98, -0.12),
                    (-w - 0.15, -0.75 if hair == "long" else -0.6),
                    (-w - 0.2, 0.1),
                    (-w * 0.86, 0.8),
                    (-0.3, 1.1),
                ],
                tension=0.85,
            )
            right = smooth(
                [
                    (part, 1.07),
                    (part + 0.05, 0.72),
                    (w * 0.62, 0.5),
                    (w * 0.98, -0.12),
                    (w + 0.15, -0.75 if hair == "long" else -0.6),
                    (w + 0.2, 0.1),
                    (w * 0.86, 0.8),
                    (0.3, 1.1),
                ],
                tension=0.85,
            )
            shapes = [Shape(left, fill), Shape(right, fill)]
        elif hair in ("bun", "ponytail"):
            cap = [
                (-w - 0.03, -0.05),
                (-w - 0.08, 0.45),
                (-w * 0.7, 0.95),
                (0, 1.12),
                (w * 0.7, 0.95),
                (w + 0.08, 0.45),
                (w + 0.03, -0.05),
                (w * 0.84, 0.36),
                (w * 0.4 + s, 0.62),
                (part, 0.7),
                (-w * 0.4 + s, 0.62),
                (-w * 0.84, 0.36),
            ]
            shapes = [Shape(smooth(cap, tension=0.9), fill)]
        elif hair == "curly":
            shapes = list[Shape]()
            for k in range(9):
                a = math.pi * (0.06 + 0.88 * k / 8)
                r = 0.27 + 0.03 * (k % 2)
                shapes.append(
                    Shape(
                        ellipse(s * 0.6 + w * 0.92 * math.cos(a), 0.34 + 0.6 * math.sin(a), r), fill
                    )
                )
            shapes.append(Shape(ellipse(s * 0.5, 0.84, w * 0.72, 0.3), fill))
        else:
            swoop = 0.6 if hair == "side" else 0.46
            cap = [
                (-w - 0.02, -0.06),
                (-w - 0.09, 0.42),
                (-w * 0.72, 0.98),
                (-0.1, 1.17),
                (w * 0.62, 1.04),
                (w + 0.08, 0.48),
                (w + 0.02, -0.06),
                (w * 0.88, 0.34),
                (w * 0.5 + s, swoop + 0.12),
                (part, swoop + 0.02),
                (-w * 0.3 + s, swoop + 0.1),
                (-w * 0.9, 0.3),
            ]
            shapes = [Shape(smooth(cap, tension=0.9), fill)]
        gleam = smooth([(-w * 0.6, 0.74), (-w * 0.3, 0.92), (0.06, 0.98)], closed=False)
        return [*shapes, Shape(gleam, None, clear(self.hair_light, 0.7), 0.06)]

    def _bald_sides(self) -> list[Shape]:
        w = self.wide
        return [
            Shape(
                smooth(
                    [
                        (side * (w + 0.05), -0.12),
                        (side * (w + 0.1), 0.3),
                        (side * w * 0.82, 0.5),
                        (side * w * 0.9, 0.1),
                    ]
                ),
                clear(self.hair),
            )
            for side in (-1, 1)
        ]

    def headwear(self) -> list[Shape]:
        wear, w = self.looks.wear, self.wide
        s = 0.08 * self.t
        felt = self.on(mixed(self.looks.cloth, (60, 46, 40), 0.55))
        dark = clear(mixed(felt, BLACK, 0.35))
        shapes: list[Shape] = []
        if "helmet" in wear:
            shell = self.on((232, 234, 238))
            return [
                Shape(
                    ellipse(0, 0.05, 1.22, 1.28), clear((150, 200, 230), 0.16), clear(shell), 0.13
                ),
                Shape(
                    smooth([(-0.72, 0.72), (-0.3, 1.0), (0.1, 1.05)], closed=False),
                    None,
                    clear(WHITE, 0.55),
                    0.07,
                ),
            ]
        if "chef" in wear:
            white = self.on((248, 246, 240))
            puffs = [
                Shape(ellipse(x + s, 1.46, 0.44, 0.4), clear(white)) for x in (-0.45, 0.45, 0.0)
            ]
            band = rounded(-w * 0.86 + s, 0.66, w * 1.72, 0.66, 0.08)
            return [*puffs, Shape(band, clear(white), clear(mixed(white, BLACK, 0.18)), 0.02)]
        if "crown" in wear:
            points = [
                (-w * 0.8, 0.68),
                (-w * 0.92, 1.34),
                (-w * 0.4, 1.0),
                (0, 1.46),
                (w * 0.4, 1.0),
                (w * 0.92, 1.34),
                (w * 0.8, 0.68),
            ]
            shapes.append(
                Shape(
                    polygon([(x + s, y) for x, y in points]),
                    clear(self.on((244, 200, 84))),
                    clear(self.on((180, 130, 40))),
                    0.03,
                )
            )
        elif "hat" in wear:
            shapes += [
                Shape(
                    smooth(
                        [
                            (-w * 0.8 + s, 0.6),
                            (-w * 0.74 + s, 1.3),
                            (s, 1.42),
                            (w * 0.74 + s, 1.3),
                            (w * 0.8 + s, 0.6),
                        ],
                        tension=0.7,
                    ),
                    clear(felt),
                ),
                Shape(rounded(-w * 0.8 + s, 0.58, w * 1.6, 0.2, 0.04), dark),
                Shape(ellipse(s, 0.56, w * 1.75, 0.15), clear(felt), dark, 0.02),
            ]
        elif "cap" in wear:
            shapes += [
                Shape(
                    smooth(
                        [
                            (-w - 0.06, 0.42),
                            (-w * 0.8, 0.98),
                            (0, 1.2),
                            (w * 0.8, 0.98),
                            (w + 0.06, 0.42),
                            (0, 0.52),
                        ],
                        tension=0.9,
                    ),
                    clear(felt),
                ),
                Shape(
                    smooth(
                        [
                            (-w * 0.7 + s * 3, 0.46),
                            (s * 3, 0.6),
                            (w * 0.7 + s * 3, 0.46),
                            (s * 4, 0.3),
                        ]
                    ),
                    dark,
                ),
            ]
        if "headset" in wear:
            grey = self.on((60, 62, 72))
            band = smooth(
                [(-w - 0.08, 0), (-w * 0.8, 0.85), (0, 1.22), (w * 0.8, 0.85), (w + 0.08, 0)],
                closed=False,
            )
            shapes.append(Shape(band, None, clear(grey), 0.1))
            shapes += [
                Shape(ellipse(side * (w + 0.06), -0.1, 0.16, 0.26), clear(mixed(grey, BLACK, 0.2)))
                for side in (-1, 1)
            ]
        return shapes


VISEMES: dict[str, Mouth] = {
    "rest": Mouth(),
    "closed": Mouth(0.185, 0.0),
    "open": Mouth(0.205, 0.34, 0.7, 0.2),
    "wide": Mouth(0.255, 0.16, 1.0, 0.1),
    "round": Mouth(0.13, 0.25, 0.15),
    "narrow": Mouth(0.195, 0.085, 0.9),
    "teeth": Mouth(0.2, 0.05, 1.0, 0.0, 1.0),
    "tongue": Mouth(0.2, 0.18, 0.8, 1.0),
}
"""The mouth of each viseme of `callsheet.generator.animatic.visemes`."""


def colour_of_skin(looks: Looks, light: Light) -> Rgb:
    return light.on(looks.skin)

"""Heads and faces, drawn in units of half the head's height.

The origin is the middle of the head, y goes up, the chin is at -1 and the crown at 1. A head is
seen from the front; `turn` shifts what is on it, as a turned ball would, up to three quarters.
"""

from functools import lru_cache

from ..colours import BLACK, Light, Rgb, clear, mixed
from ..looks import Looks
from ..paths import Path, Point, Radial, Shape, ellipse, joined, polyline, rounded, smooth
from ..shading import flat, modelled
from .hair import Hair
from .headwear import glasses, headwear, hood
from .poses import Face


def head(looks: Looks, face: Face, light: Light, fine: bool = True) -> list[Shape]:
    """The head, without the neck; from afar (not `fine`) eyes and mouth are mere marks."""
    paint = _Paint(looks, face, light)
    features = paint.features() if fine else paint.marks()
    return [
        *paint.ears(),
        *modelled(paint.outline, paint.skin, light, 2 * paint.wide, 0.74, paint.scale),
        *features,
        *glasses(looks, light, paint.wide, paint.t, paint.at),
        *_over(looks, light, paint.wide, _step(paint.t)),
    ]


def back_of_head(looks: Looks, face: Face, light: Light) -> list[Shape]:
    """What of hair and hood is behind the neck and shoulders."""
    return [*hood(looks, light), *_behind(looks, light, _wide(looks), _step(face.turn))]


@lru_cache(maxsize=512)
def _over(looks: Looks, light: Light, wide: float, turn: float) -> tuple[Shape, ...]:
    """Hair and what is worn on it: the same at every frame in which the head is turned alike."""
    hair = Hair(looks, light, wide, turn)
    return (*hair.front(), *headwear(looks, light, wide, turn))


@lru_cache(maxsize=512)
def _behind(looks: Looks, light: Light, wide: float, turn: float) -> tuple[Shape, ...]:
    return tuple(Hair(looks, light, wide, turn).behind())


def _step(turn: float) -> float:
    """A turn, rounded to less than is seen."""
    return round(turn * 128) / 128


def _wide(looks: Looks) -> float:
    """Half the width of a head."""
    wide = {"child": 0.84, "old": 0.77, "adult": 0.74}[looks.age]
    return wide if looks.woman or looks.age == "child" else wide + 0.03


class _Paint:
    """The colours and outlines that the parts of one head share."""

    def __init__(self, looks: Looks, face: Face, light: Light) -> None:
        self.looks, self.face, self.lamp = looks, face, light
        self.t, self.n = face.turn, face.nod
        on = self.on = light.on
        self.scale = looks.head / 2
        self.skin = on(looks.skin)
        self.shade = light.shaded(self.skin)
        self.hair_tone = on(looks.hair_colour)
        self.white = on((247, 244, 240))
        self.ink = on(mixed(looks.hair_colour, (40, 26, 30), 0.78))
        self.wide = _wide(looks)
        self.outline = self._outline()

    def at(self, x: float, y: float, depth: float = 1.0) -> Point:
        """A point of the face after the head's turn and nod; `depth` 1 lies on the ball's front."""
        return (
            x * (1 - 0.2 * abs(self.t)) + 0.3 * self.t * depth,
            y + 0.12 * self.n * depth,
        )

    def features(self) -> list[Shape]:
        return [
            *self.cheeks(),
            *self.age(),
            *self.beard(),
            *self.mouth(),
            *self.eye(-1),
            *self.eye(1),
            *self.brows(),
            *self.nose(),
            *self.moustache(),
        ]

    def marks(self) -> list[Shape]:
        """A face of few strokes."""
        left, right = (ellipse(*self.at(side * 0.33, -0.05), 0.075, 0.1) for side in (-1, 1))
        eyes = left + right
        m = self.face.mouth
        x, y = self.at(0.0, -0.6, 1.05)
        rise = 0.06 * self.face.smile
        if m.open > 0.05:
            mouth = Shape(
                ellipse(x, y, m.width * 0.8, 0.05 + m.open * 0.45), clear(self.on((74, 22, 32)))
            )
        else:
            curve = smooth(
                [(x - 0.17, y + rise), (x, y - rise), (x + 0.17, y + rise)], closed=False
            )
            mouth = Shape(curve, None, clear(self.ink, 0.8), 0.06)
        return [
            Shape(eyes, clear(self.ink)),
            *self.brows(),
            *self.nose(),
            *self.beard(),
            mouth,
            *self.moustache(),
        ]

    def _outline(self) -> Path:
        w, t = self.wide, self.t
        soft = self.looks.woman or self.looks.age == "child"
        jaw = 0.7 if self.looks.age == "child" else 0.63 if self.looks.woman else 0.74
        chin = 0.19 if soft else 0.27
        lean = 0.09 * t
        right = [
            (0.0, 1.0),
            (w * 0.62, 0.86),
            (w * 0.98, 0.36),
            (w * 0.99, -0.1),
            (w * 0.92, -0.42),
            (w * jaw + 0.08, -0.74),
            (chin, -0.97),
        ]
        left = [(-x, y) for x, y in reversed(right[1:])]
        points = (*right, (0.0, -1.01), *left)
        return smooth([(x + lean * max(0.0, -y) * 1.6, y) for x, y in points], tension=0.95)

    def ears(self) -> list[Shape]:
        if self.looks.hair in ("long", "bob") or {"helmet", "hood"} & self.looks.wear:
            return []
        sides = [side for side in (-1, 1) if side * self.t <= 0.5]
        places = [(side * (self.wide + 0.01) - 0.1 * self.t, side) for side in sides]
        whole = joined(*(ellipse(x, -0.1, 0.12, 0.19) for x, _ in places))
        inner = joined(*(ellipse(x + side * 0.015, -0.1, 0.055, 0.11) for x, side in places))
        shapes = [
            flat(whole, self.skin, self.lamp, self.scale),
            Shape(inner, clear(self.shade, 0.8)),
        ]
        if "earrings" in self.looks.wear:
            rings = joined(*(ellipse(x, -0.36, 0.055) for x, _ in places))
            shapes.append(Shape(rings, clear(self.on((246, 208, 104)))))
        return shapes

    def cheeks(self) -> list[Shape]:
        strength = 0.3 if self.looks.woman or self.looks.age == "child" else 0.16
        strength += 0.14 * max(0.0, self.face.smile)
        blush = mixed(self.skin, self.on((226, 84, 78)), 0.6)
        shapes: list[Shape] = []
        for side in (-1, 1):
            x, y = self.at(side * 0.46, -0.34)
            stops = ((0.0, clear(blush, strength)), (0.4, clear(blush, strength * 0.7)),
                     (1.0, clear(blush, 0.0)))  # fmt: skip
            spot = ellipse(x, y, 0.24, 0.2)
            shapes.append(Shape(spot, Radial((x, y), 0.24, stops), clip=self.outline))
        return shapes

    def age(self) -> list[Shape]:
        """The lines of the old."""
        if self.looks.age != "old":
            return []
        lines: list[Path] = []
        for side in (-1, 1):
            fold = [self.at(side * x, y) for x, y in ((0.2, -0.3), (0.32, -0.46), (0.34, -0.62))]
            lines.append(smooth(fold, closed=False))
            lines.append(polyline([self.at(side * x, y) for x, y in ((0.53, -0.04), (0.64, 0.0))]))
            bag = [self.at(side * x, y) for x, y in ((0.2, -0.2), (0.33, -0.25), (0.46, -0.2))]
            lines.append(smooth(bag, closed=False))
        brow = [self.at(x, 0.46) for x in (-0.22, 0.0, 0.22)]
        lines.append(smooth(brow, closed=False))
        whole = sum(lines[1:], lines[0])
        return [Shape(whole, None, clear(mixed(self.shade, BLACK, 0.08), 0.8), 0.022)]

    def eye(self, side: int) -> list[Shape]:
        squash = 1 - 0.3 * max(0.0, side * self.t)
        x, y = self.at(side * 0.33, -0.05)
        child = self.looks.age == "child"
        w = (0.165 if child else 0.155) * squash
        h = (0.13 if child else 0.1 if self.looks.woman else 0.086) * (
            1 + 0.3 * max(0.0, self.face.brows)
        )
        lids = max(0.0, min(1.1, self.face.lids))
        if self.face.smile > 0.6:
            lids *= 0.7
        lids *= 1 + 0.3 * min(0.0, self.face.gaze[1])  # they follow a look that goes down
        out = side
        inner, outer = (x - out * w, y - 0.02), (x + out * w, y + 0.02)
        top = y + h * (2 * lids - 1) * 0.95 if lids < 1 else y + h * 0.95 * lids
        if lids < 0.12:
            lash = smooth([inner, (x, y - h * 0.75), outer], closed=False)
            return [Shape(lash, None, clear(self.ink), 0.05)]
        upper = [(x - out * w * 0.45, y + (top - y) * 0.84), (x + out * w * 0.35, top)]
        lower = [(x + out * w * 0.5, y - h * 0.6), (x - out * w * 0.4, y - h * 0.64)]
        opening = smooth([inner, *upper, outer, *lower], tension=0.9)
        gx, gy = self.face.gaze
        ix, iy = x + 0.075 * gx * squash, y + 0.06 * gy + 0.012
        r = 0.105 if child else 0.09
        iris = self.on(self.looks.eyes)
        tip = (outer[0] + out * 0.025, outer[1] + (0.012 if self.looks.woman else 0.0))
        lash = smooth([inner, *upper, outer, tip], closed=False, tension=0.9)
        crease = [(px + out * 0.01, py + 0.05) for px, py in (*upper, outer)]
        return [
            Shape(opening, clear(self.white)),
            Shape(ellipse(ix, iy, r * squash, r), clear(mixed(iris, BLACK, 0.3)), clip=opening),
            Shape(ellipse(ix, iy, r * 0.55 * squash, r * 0.55), clear(self.on((16, 12, 18))),
                  clip=opening),
            Shape(ellipse(ix + self.lamp.side * 0.034, iy + 0.036, 0.024), clear(self.white)),
            Shape(lash, None, clear(self.ink), 0.05 if self.looks.woman else 0.036),
            Shape(smooth(crease, closed=False), None, clear(self.shade), 0.02),
        ]  # fmt: skip

    def brows(self) -> list[Shape]:
        lift = 0.2 + 0.09 * self.face.brows
        f = self.face.frown
        thick = 0.046 if self.looks.woman else 0.07
        parts: list[Path] = []
        for side in (-1, 1):
            (x0, y0), (x1, y1), (x2, y2) = (
                self.at(side * 0.13, lift - 0.1 * f),
                self.at(side * 0.33, lift + 0.055 - 0.02 * f),
                self.at(side * 0.52, lift - 0.01 + 0.05 * f),
            )
            points = [(x0, y0 - thick * 0.55), (x1, y1 - thick * 0.45), (x2, y2),
                      (x1, y1 + thick * 0.5), (x0, y0 + thick * 0.5)]  # fmt: skip
            parts.append(smooth(points, tension=0.8))
        light_hair = self.looks.hair_colour[0] > 120
        colour = mixed(self.ink, self.hair_tone, 0.45) if light_hair else self.ink
        return [Shape(parts[0] + parts[1], clear(colour, 0.95))]

    def nose(self) -> list[Shape]:
        """The side of the nose that is turned from the light, and what is under its tip."""
        x, y = self.at(0.0, -0.3, 1.35)
        away = -self.lamp.side
        size = 0.07 if self.looks.age == "child" or self.looks.woman else 0.092
        top = self.at(0.0, 0.06, 1.1)
        plane = smooth(
            [
                (top[0] + away * 0.02, top[1]),
                (x + away * 0.03, y + 0.06),
                (x - away * 0.02, y - 0.02),
                (x + away * size * 0.4, y - 0.065),
                (x + away * (size + 0.03), y - 0.03),
                (x + away * (size + 0.015), y + 0.035),
                (top[0] + away * 0.075, top[1] - 0.1),
            ],
            tension=0.7,
        )
        line = smooth(
            [
                (x + away * (size + 0.03), y - 0.005),
                (x + away * size * 0.7, y - 0.06),
                (x, y - 0.06),
                (x - away * size * 0.8, y - 0.04),
            ],
            closed=False,
        )
        under = mixed(self.shade, self.on((92, 34, 34)), 0.35)
        return [
            Shape(plane, clear(self.shade, 0.85)),
            Shape(line, None, clear(under, 0.9), 0.026),
        ]

    def mouth(self) -> list[Shape]:
        m = self.face.mouth
        x, y = self.at(0.0, -0.6, 1.05)
        smile = self.face.smile * (1 - 0.4 * min(1.0, m.open * 4))
        w = (m.width + 0.04 * max(0.0, smile)) * (1 - 0.14 * abs(self.t))
        up, down = 0.36 * m.open, 0.64 * m.open
        rise = 0.085 * smile
        lip = 0.03 if not self.looks.woman else 0.044
        warm: Rgb = (190, 70, 76) if self.looks.woman else (164, 92, 82)
        lip_colour = mixed(self.skin, self.on(warm), 0.6)
        left, right = (x - w, y + rise), (x + w, y + rise)
        lips = smooth(
            [
                (left[0] - 0.01, left[1]),
                (x - w * 0.45, y + up + lip + rise * 0.15),
                (x, y + up + lip * 0.55),
                (x + w * 0.45, y + up + lip + rise * 0.15),
                (right[0] + 0.01, right[1]),
                (x + w * 0.5, y - down - lip * 1.2 - rise * 0.25),
                (x, y - down - lip * 1.6 - rise * 0.4),
                (x - w * 0.5, y - down - lip * 1.2 - rise * 0.25),
            ],
            tension=0.9,
        )
        strength = 0.85 if self.looks.woman else 0.5
        shapes = [Shape(lips, clear(lip_colour, strength))]
        if m.open < 0.035 and m.bite < 0.3:
            line = [
                left,
                (x - w * 0.4, y + 0.004 - rise * 0.15),
                (x, y - 0.012 - rise * 0.3),
                (x + w * 0.4, y + 0.004 - rise * 0.15),
                right,
            ]
            crease = mixed(lip_colour, BLACK, 0.6)
            return [*shapes, Shape(smooth(line, closed=False), None, clear(crease), 0.03)]
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
        shapes.append(Shape(inside, clear(self.on((74, 22, 32)))))
        if m.tongue > 0.05 or m.open > 0.2:
            lift = 0.03 + 0.12 * m.tongue
            tongue = ellipse(x, y - down - 0.05 + lift, w * 0.62, 0.1)
            shapes.append(Shape(tongue, clear(self.on((206, 92, 98))), clip=inside))
        if m.teeth > 0.05:
            edge = y + up - 0.03 - 0.055 * m.teeth
            teeth = rounded(x - w * 0.8, edge, w * 1.6, 0.3, 0.04)
            shapes.append(Shape(teeth, clear(self.white), clip=inside))
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
            (-w * 1.01, 0.0),
            (-w * 0.88, -0.24),
            (-0.34 + cx, -0.4),
            (cx, -0.44),
            (0.34 + cx, -0.4),
            (w * 0.88, -0.24),
            (w * 1.01, 0.0),
            (w * 0.98, -0.55),
            (w * 0.6, -1.06),
            (0.06 * self.t, -1.24),
            (-w * 0.6, -1.06),
            (-w * 0.98, -0.55),
        ]
        tone = mixed(self.hair_tone, self.lamp.shaded(self.hair_tone), 0.3)
        return modelled(smooth(edge, tension=0.85), tone, self.lamp, 2 * w, 0.6, self.scale)

    def moustache(self) -> list[Shape]:
        if not {"beard", "moustache"} & self.looks.wear or self.looks.woman:
            return []
        x, y = self.at(0, -0.47, 1.1)
        wing = [
            (0, 0.03),
            (0.14, 0.045),
            (0.31, -0.07),
            (0.14, -0.04),
            (0, -0.025),
            (-0.14, -0.04),
            (-0.31, -0.07),
            (-0.14, 0.045),
        ]
        return [Shape(smooth([(x + a, y + b) for a, b in wing]), clear(self.hair_tone))]

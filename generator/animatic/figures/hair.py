"""Hair: what is behind the neck and shoulders, and what lies on the head."""

import math

from ..colours import Light, Rgb, clear, mixed
from ..looks import Looks
from ..paths import Path, Point, Shape, ellipse, joined, smooth
from ..shading import flat, modelled


class Hair:
    """The hair of a head whose half width is `wide` and which is turned by `turn`."""

    def __init__(self, looks: Looks, light: Light, wide: float, turn: float) -> None:
        self.looks, self.light, self.wide, self.turn = looks, light, wide, turn
        self.tone: Rgb = light.on(looks.hair_colour)
        self.scale = looks.head / 2

    def _modelled(self, path: Path, width: float, turned: float = 0.5) -> list[Shape]:
        return modelled(path, self.tone, self.light, width, turned, self.scale)

    def behind(self) -> list[Shape]:
        """What falls behind the shoulders."""
        w, s = self.wide, -0.1 * self.turn
        back = self.light.shaded(self.tone)
        match self.looks.hair:
            case "long":
                fall: list[Point] = [
                    (-w - 0.12, 0.3), (-w - 0.24, -0.5), (-w - 0.3, -1.3), (-w - 0.08, -2.0),
                    (-0.34, -1.86), (0.2, -1.96), (w + 0.16, -1.9), (w + 0.3, -1.2),
                    (w + 0.2, -0.4), (w + 0.12, 0.3), (0.5, 1.0), (-0.5, 1.0),
                ]  # fmt: skip
            case "bob":
                fall = [
                    (-w - 0.16, 0.3), (-w - 0.22, -0.4), (-w - 0.1, -0.92), (-0.5, -0.98),
                    (0.5, -0.98), (w + 0.1, -0.92), (w + 0.22, -0.4), (w + 0.16, 0.3),
                    (0.5, 1.0), (-0.5, 1.0),
                ]  # fmt: skip
            case "ponytail":
                k = -1 if self.turn > 0 else 1
                fall = [
                    (k * 0.4, 0.72), (k * 0.96, 0.86), (k * 1.28, 0.3), (k * 1.16, -0.5),
                    (k * 0.92, -1.2), (k * 0.94, -0.3), (k * 0.66, 0.3),
                ]  # fmt: skip
                return [flat(smooth(fall), back, self.light, self.scale)]
            case "bun":
                return self._modelled(ellipse(s, 1.16, 0.36, 0.32), 0.72)
            case "braids":
                beads = [
                    ellipse(side * (w + 0.08) + s, -0.45 - 0.27 * k, 0.17 - 0.012 * k, 0.18)
                    for side in (-1, 1)
                    for k in range(5)
                ]
                return self._modelled(joined(*beads), 0.34, 0.4)
            case "curly":
                locks = [
                    ellipse(s + (w + 0.1) * math.cos(a), 0.22 + 0.86 * math.sin(a), 0.34)
                    for a in (math.pi * (-0.16 + 1.32 * k / 10) for k in range(11))
                ]
                return [flat(joined(*locks), back, self.light, self.scale)]
            case _:
                return []
        path = smooth([(x + s, y) for x, y in fall], tension=0.85)
        return [flat(path, back, self.light, self.scale)]

    def front(self) -> list[Shape]:
        """What lies on the head and over the forehead."""
        if self.looks.hair == "bald":
            return self._sides() if self.looks.age == "old" else []
        path = {
            "long": self._parted,
            "bob": self._fringe,
            "braids": self._parted,
            "bun": self._combed,
            "ponytail": self._combed,
            "curly": self._curls,
            "topknot": self._topknot,
        }.get(self.looks.hair, self._short)()
        return [*self._modelled(path, 2 * self.wide, 0.62), self._gleam()]

    def _gleam(self) -> Shape:
        """A soft band of light along the crown, on the side of the light."""
        side, w = self.light.side, self.wide
        points = [(side * w * 0.86, 0.5), (side * w * 0.66, 0.76), (side * w * 0.22, 0.93)]
        bright = mixed(self.tone, self.light.graded(self.light.rim), 0.3)
        return Shape(smooth(points, closed=False), None, clear(bright, 0.75), 0.07)

    @property
    def _part(self) -> float:
        return (0.26 if self.looks.seed % 2 else -0.26) + 0.12 * self.turn

    def _parted(self) -> Path:
        w, part, low = self.wide, self._part, -0.86 if self.looks.hair == "long" else -0.55
        return joined(
            *(
                smooth(
                    [
                        (part, 1.1),
                        (part + k * 0.04, 0.74),
                        (part + k * 0.34, 0.5),
                        (k * w * 0.9, -0.02),
                        (k * (w - 0.02), low * 0.5),
                        (k * (w + 0.1), low),
                        (k * (w + 0.2), low * 0.4),
                        (k * (w + 0.16), 0.36),
                        (k * w * 0.8, 0.94),
                        (k * 0.3, 1.14),
                        (part - k * 0.1, 1.13),
                    ],
                    tension=0.85,
                )
                for k in (-1, 1)
            )
        )

    def _fringe(self) -> Path:
        """A bob: straight over the forehead, close to the cheeks."""
        w, s = self.wide, 0.14 * self.turn
        return smooth(
            [
                (-w - 0.1, -0.88), (-w - 0.2, -0.2), (-w - 0.16, 0.5), (-w * 0.66, 1.04),
                (0, 1.18), (w * 0.66, 1.04), (w + 0.16, 0.5), (w + 0.2, -0.2), (w + 0.1, -0.88),
                (w * 0.86, -0.5), (w * 0.84, 0.14), (w * 0.62 + s, 0.34), (0.2 + s, 0.4),
                (-0.06 + s, 0.34), (-w * 0.56 + s, 0.4), (-w * 0.84, 0.16), (-w * 0.86, -0.5),
            ],
            tension=0.75,
        )  # fmt: skip

    def _combed(self) -> Path:
        w, s, part = self.wide, 0.12 * self.turn, self._part
        return smooth(
            [
                (-w - 0.02, -0.1), (-w - 0.09, 0.42), (-w * 0.7, 0.97), (0, 1.13),
                (w * 0.7, 0.97), (w + 0.09, 0.42), (w + 0.02, -0.1), (w * 0.92, 0.2),
                (w * 0.62 + s, 0.52), (part, 0.68), (-w * 0.6 + s, 0.52), (-w * 0.92, 0.2),
            ],
            tension=0.85,
        )  # fmt: skip

    def _topknot(self) -> Path:
        return joined(self._combed(), smooth(
            [(-0.14, 1.0), (-0.2, 1.34), (0.0, 1.5), (0.22, 1.36), (0.14, 1.0)], tension=0.9
        ))  # fmt: skip

    def _curls(self) -> Path:
        w, s = self.wide, 0.12 * self.turn
        locks = [
            ellipse(
                s * 0.6 + w * 0.92 * math.cos(a), 0.36 + 0.6 * math.sin(a), 0.27 + 0.03 * (k % 2)
            )
            for k, a in enumerate(math.pi * (0.06 + 0.88 * n / 8) for n in range(9))
        ]
        return joined(*locks, ellipse(s * 0.5, 0.84, w * 0.72, 0.3))

    def _short(self) -> Path:
        """Swept to a side, close at the temples."""
        w, s = self.wide, 0.12 * self.turn
        k = 1 if self.looks.seed % 2 else -1
        high = 1.2 if self.looks.hair == "side" else 1.13
        points = [
            (-w - 0.01, -0.12), (-w - 0.07, 0.36), (-w * 0.82, 0.92), (-0.2, high),
            (w * 0.5, 1.1), (w + 0.02, 0.66), (w + 0.06, 0.2), (w + 0.01, -0.12),
            (w * 0.93, 0.26), (w * 0.74 + s, 0.56), (w * 0.2 + s, 0.6), (-w * 0.34 + s, 0.74),
            (-w * 0.66 + s, 0.62), (-w * 0.93, 0.24),
        ]  # fmt: skip
        return smooth([(k * x if k > 0 else -x, y) for x, y in points], tension=0.8)

    def _sides(self) -> list[Shape]:
        w = self.wide
        tufts = [
            smooth(
                [
                    (side * (w + 0.05), -0.12),
                    (side * (w + 0.1), 0.3),
                    (side * w * 0.86, 0.5),
                    (side * w * 0.94, 0.1),
                ]
            )
            for side in (-1, 1)
        ]
        return [flat(joined(*tufts), self.tone, self.light, self.scale)]

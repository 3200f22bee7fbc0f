"""The measures and colours that the parts of one body share, and its trunk and neck.

Metres, feet at the origin, y up, seen from the front.
"""

import math
from functools import cached_property

from ..colours import Light, clear
from ..looks import Looks
from ..paths import Matrix, Path, Shape, ellipse, moving, polygon, scaling, smooth, turning
from ..shading import flat, modelled
from .poses import Pose


class Body:
    """Somebody in a pose, in a light."""

    def __init__(self, looks: Looks, pose: Pose, light: Light) -> None:
        self.looks, self.pose, self.light = looks, pose, light
        h = self.h = looks.metres
        man = not looks.woman and looks.age != "child"
        self.skin = light.on(looks.skin)
        self.cloth = light.on(looks.cloth)
        self.trousers = light.on(looks.trousers)
        bounce = abs(math.sin(pose.stride)) * 0.014 * h * pose.gait
        self.lift = (-0.22 * h if pose.seated else 0.0) + bounce
        self.hip = 0.485 * h + self.lift
        self.chin = h - looks.head + self.lift
        self.shoulder = self.chin - 0.05 * h + 0.003 * h * pose.breath
        narrow = 1 - 0.24 * abs(pose.turn)
        self.half = (0.128 if man else 0.108) * h * narrow
        self.waist = (0.098 if man else 0.074) * h * (1 - 0.15 * abs(pose.turn))
        self.hips = (0.092 if man else 0.1) * h * (1 - 0.15 * abs(pose.turn))
        self.mid = 0.4 * self.half * pose.turn
        """Where the middle of the chest is seen."""

    @property
    def upper(self) -> Matrix:
        """How everything above the hips leans."""
        return turning(self.pose.lean, (0.0, self.hip))

    @property
    def head(self) -> Matrix:
        """From units of half the head's height to metres."""
        r = self.looks.head / 2
        nudge = 0.016 * self.h * self.pose.face.turn
        return (
            moving(nudge, self.chin + r * 0.94)
            @ turning(self.pose.tilt, (0.0, -r * 0.9))
            @ scaling(r)
        )

    def neck(self) -> list[Shape]:
        r = self.looks.head / 2
        w = r * (0.34 if self.looks.woman or self.looks.age == "child" else 0.45)
        x = 0.3 * r * self.pose.face.turn
        column = smooth(
            [
                (x - w, self.chin + r * 0.5),
                (-w, self.shoulder + 0.012 * self.h),
                (-w * 2.0, self.shoulder - 0.03 * self.h),
                (w * 2.0, self.shoulder - 0.03 * self.h),
                (w, self.shoulder + 0.012 * self.h),
                (x + w, self.chin + r * 0.5),
            ],
            tension=0.5,
        )
        under = ellipse(x - self.light.side * r * 0.12, self.chin + r * 0.16, r * 0.74, r * 0.4)
        return [
            flat(column, self.skin, self.light),
            Shape(under, clear(self.light.shaded(self.skin)), clip=column),
        ]

    @cached_property
    def trunk(self) -> Path:
        s, hip, a, h = self.shoulder, self.hip, self.half, self.h
        neck = self.looks.head * 0.22
        bottom = hip - 0.02 * h
        if self.looks.clothes in ("coat", "robe"):
            bottom = hip - 0.15 * h * (0.3 if self.pose.seated else 1)
        elif self.looks.clothes == "suit":
            bottom = hip - 0.05 * h
        loose = {"coat": 1.2, "hoodie": 1.12, "spacesuit": 1.25}.get(self.looks.clothes, 1.0)
        waist = self.waist * (1.14 if loose > 1 else 1.0)
        right = [
            (neck * 0.92, s + 0.03 * h),
            (a * 0.56, s + 0.006 * h),
            (a * 0.93, s - 0.014 * h),
            (a * 1.03, s - 0.05 * h),
            (a * 0.94, s - 0.13 * h),
            (waist, (s + hip) / 2 - 0.02 * h),
            (self.hips * loose, hip + 0.01 * h),
            (self.hips * loose * 1.02, bottom),
        ]
        return smooth([*right, *[(-x, y) for x, y in reversed(right)]], tension=0.72)

    def torso(self) -> list[Shape]:
        return modelled(self.trunk, self.cloth, self.light, 2 * self.half, 0.62)

    def chair(self) -> list[Shape]:
        """What a seated figure sits on, behind it."""
        h, hip = self.h, self.hip
        wood = self.light.on((112, 86, 70))
        legs = [
            polygon(
                [
                    (side * 0.125 * h, hip - 0.04 * h),
                    (side * 0.15 * h, hip - 0.04 * h),
                    (side * 0.162 * h, 0.0),
                    (side * 0.145 * h, 0.0),
                ]
            )
            for side in (-1, 1)
        ]
        back = smooth(
            [
                (-0.13 * h, hip - 0.05 * h),
                (-0.15 * h, self.shoulder - 0.1 * h),
                (0.15 * h, self.shoulder - 0.1 * h),
                (0.13 * h, hip - 0.05 * h),
            ],
            tension=0.35,
        )
        seat = polygon(
            [
                (-0.15 * h, hip - 0.02 * h),
                (0.15 * h, hip - 0.02 * h),
                (0.16 * h, hip - 0.07 * h),
                (-0.16 * h, hip - 0.07 * h),
            ]
        )
        return [
            Shape(legs[0] + legs[1], clear(self.light.shaded(wood))),
            *modelled(back, wood, self.light, 0.3 * h, 0.7),
            Shape(seat, clear(wood)),
        ]

    def desk(self) -> list[Shape]:
        """What a seated figure works at, before its lap; the forearms lie on it."""
        h, top = self.h, self.shoulder - 0.165 * self.h
        wood = self.light.on((176, 134, 92))
        half = 0.36 * h
        board = polygon(
            [
                (-half * 0.94, top + 0.014 * h),
                (half * 0.94, top + 0.014 * h),
                (half, top - 0.022 * h),
                (-half, top - 0.022 * h),
            ]
        )
        rim = polygon(
            [(-half, top - 0.022 * h), (half, top - 0.022 * h), (half, top - 0.05 * h),
             (-half, top - 0.05 * h)]
        )  # fmt: skip
        front = polygon(
            [(-half * 0.9, top - 0.05 * h), (half * 0.9, top - 0.05 * h), (half * 0.9, 0.1 * h),
             (-half * 0.9, 0.1 * h)]
        )  # fmt: skip
        legs = [
            polygon([(x - 0.016 * h, 0.1 * h), (x + 0.016 * h, 0.1 * h), (x + 0.016 * h, 0),
                     (x - 0.016 * h, 0)])
            for x in (-half * 0.86, half * 0.86)
        ]  # fmt: skip
        dark = self.light.shaded(self.light.shaded(wood))
        return [
            Shape(legs[0] + legs[1], clear(dark)),
            flat(front, self.light.shaded(wood), self.light),
            Shape(rim, clear(dark)),
            flat(board, wood, self.light),
        ]

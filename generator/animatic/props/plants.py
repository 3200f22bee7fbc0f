"""Flowers and plants."""

import math

from ..colours import WHITE, mixed
from ..paths import Shape, ellipse, polygon, rectangle, smooth
from .ink import Ink


def flower(ink: Ink) -> list[Shape]:
    shapes = [
        Shape(
            smooth([(0.01 * k, 0.0), (0.015 * k, 0.1), (x, y)], closed=False),
            None,
            ink.on((84, 136, 80)),
            0.009,
        )
        for k, (x, y) in zip((-1, 0, 1), ((-0.07, 0.19), (0, 0.22), (0.07, 0.18)), strict=True)
    ]
    shapes += [
        Shape(
            smooth([(0, 0.04), (side * 0.06, 0.09), (side * 0.09, 0.07), (side * 0.04, 0.03)]),
            ink.on((96, 150, 90)),
        )
        for side in (-1, 1)
    ]
    for x, y in ((-0.07, 0.19), (0.07, 0.18), (0, 0.22)):
        shapes += [
            Shape(
                ellipse(x + 0.028 * math.cos(a), y + 0.028 * math.sin(a), 0.026),
                ink.on(mixed(ink.main, WHITE, 0.12 * (k % 2))),
            )
            for k, a in enumerate([j * math.pi / 3 for j in range(6)])
        ]
        shapes.append(Shape(ellipse(x, y, 0.02), ink.on((248, 206, 90))))
    return shapes


def plant(ink: Ink) -> list[Shape]:
    leaves: list[Shape] = []
    for k in range(7):
        a = math.pi * (0.12 + 0.76 * k / 6)
        tip = (0.13 * math.cos(a), 0.1 + 0.17 * math.sin(a))
        nx, ny = -math.sin(a) * 0.03, math.cos(a) * 0.03
        mid = (tip[0] * 0.55, 0.1 + (tip[1] - 0.1) * 0.6)
        leaves.append(
            Shape(
                smooth([(0, 0.09), (mid[0] + nx, mid[1] + ny), tip, (mid[0] - nx, mid[1] - ny)]),
                ink.on(mixed((90, 150, 86), (50, 104, 78), (k % 3) / 3)),
            )
        )
    return [
        *leaves,
        Shape(
            polygon([(-0.065, 0.1), (0.065, 0.1), (0.05, 0), (-0.05, 0)]), ink.on((200, 120, 86))
        ),
        Shape(rectangle(-0.072, 0.085, 0.144, 0.025), ink.on((214, 136, 98))),
    ]

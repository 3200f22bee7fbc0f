"""What is eaten and drunk."""

import math

from ..colours import WHITE, clear, mixed
from ..paths import Linear, Shape, ellipse, polyline, rectangle, rounded, smooth
from .ink import Ink


def steam(ink: Ink, x: float, y: float) -> list[Shape]:
    shapes: list[Shape] = []
    for k in (-1, 0, 1):
        sway = [
            (x + 0.035 * k + 0.012 * math.sin(ink.seconds * 2.2 + k + j), y + 0.035 * j)
            for j in range(5)
        ]
        shapes.append(
            Shape(smooth(sway, closed=False), None, clear(ink.light.graded(WHITE), 0.3), 0.009)
        )
    return shapes


def cup(ink: Ink) -> list[Shape]:
    body = smooth(
        [(-0.075, 0.15), (-0.07, 0.06), (-0.045, 0.01), (0.045, 0.01), (0.07, 0.06), (0.075, 0.15)],
        tension=0.7,
    )
    return [
        Shape(ellipse(0, 0.006, 0.12, 0.016), ink.on((240, 234, 224))),
        Shape(
            smooth([(0.068, 0.13), (0.12, 0.12), (0.112, 0.06), (0.058, 0.05)], closed=False),
            None,
            ink.body,
            0.016,
        ),
        Shape(body, ink.round(-0.075, 0.075)),
        Shape(ellipse(0, 0.15, 0.075, 0.018), ink.on(mixed(ink.main, WHITE, 0.35))),
        Shape(ellipse(0, 0.148, 0.066, 0.014), ink.on((92, 56, 38))),
        *steam(ink, 0, 0.17),
    ]


def bowl(ink: Ink, filling: list[Shape]) -> list[Shape]:
    body = smooth(
        [(-0.15, 0.11), (-0.13, 0.055), (-0.06, 0.008), (0.06, 0.008), (0.13, 0.055), (0.15, 0.11)],
        tension=0.8,
    )
    return [
        Shape(rounded(-0.055, 0, 0.11, 0.02, 0.004), ink.shade),
        Shape(ellipse(0, 0.11, 0.15, 0.038), ink.shade),
        *filling,
        Shape(body, ink.round(-0.15, 0.15)),
        Shape(
            smooth([(-0.147, 0.1), (0, 0.064), (0.147, 0.1)], closed=False),
            None,
            ink.on((246, 240, 228)),
            0.008,
        ),
        *steam(ink, 0, 0.16),
    ]


def noodles(ink: Ink) -> list[Shape]:
    soup = [Shape(ellipse(0, 0.112, 0.138, 0.032), ink.on((196, 120, 60)))]
    for k in range(7):
        curl = [(-0.1 + 0.03 * k, 0.11), (-0.08 + 0.03 * k, 0.135), (-0.06 + 0.03 * k, 0.112)]
        soup.append(Shape(smooth(curl, closed=False), None, ink.on((246, 214, 130)), 0.009))
    soup += [
        Shape(ellipse(0.05, 0.13, 0.034, 0.02), ink.on((250, 246, 236))),
        Shape(ellipse(0.05, 0.132, 0.016, 0.011), ink.on((240, 160, 50))),
        Shape(ellipse(-0.06, 0.128, 0.03, 0.012), ink.on((96, 150, 84))),
    ]
    sticks = [
        Shape(polyline([(0.02, 0.14), (0.2, 0.27 + 0.02 * k)]), None, ink.on((120, 70, 44)), 0.008)
        for k in (0, 1)
    ]
    return [*bowl(ink, soup), *sticks]


def dumplings(ink: Ink) -> list[Shape]:
    shapes = [
        Shape(ellipse(0, 0.012, 0.2, 0.03), ink.on((232, 226, 216))),
        Shape(ellipse(0, 0.02, 0.17, 0.022), ink.on((250, 246, 238))),
    ]
    for x, y in (
        (-0.075, 0.06),
        (0.075, 0.06),
        (0.0, 0.064),
        (-0.105, 0.02),
        (0.105, 0.02),
        (-0.035, 0.02),
        (0.04, 0.02),
        (0.0, 0.095),
    ):
        shapes += dumpling(ink, x, y)
    return [*shapes, *steam(ink, 0, 0.16)]


def dumpling(ink: Ink, x: float, y: float) -> list[Shape]:
    dough = ink.on((250, 232, 198))
    body = smooth(
        [
            (x - 0.052, y + 0.004),
            (x - 0.03, y + 0.04),
            (x, y + 0.052),
            (x + 0.03, y + 0.04),
            (x + 0.052, y + 0.004),
            (x, y - 0.008),
        ],
        tension=0.9,
    )
    pleats = [
        Shape(
            polyline(
                [
                    (x + 0.014 * k, y + 0.05 - 0.006 * abs(k)),
                    (x + 0.01 * k, y + 0.03 - 0.004 * abs(k)),
                ]
            ),
            None,
            ink.on((206, 172, 126)),
            0.004,
        )
        for k in (-2, -1, 0, 1, 2)
    ]
    return [
        Shape(
            body,
            Linear((x, y + 0.05), (x, y), ((0.0, dough), (1.0, ink.on((226, 192, 146))))),
            ink.on((196, 156, 110)),
            0.003,
        ),
        *pleats,
    ]


def cake(ink: Ink) -> list[Shape]:
    cream = ink.on((252, 246, 236))
    drips = [
        Shape(ellipse(-0.1 + 0.04 * k, 0.115, 0.024, 0.03 + 0.01 * (k % 2)), cream)
        for k in range(6)
    ]
    berries = [
        Shape(ellipse(-0.08 + 0.08 * k, 0.16, 0.02), ink.on((214, 60, 70))) for k in range(3)
    ]
    flame = 0.006 * math.sin(ink.seconds * 9)
    candle = [
        Shape(rectangle(-0.006, 0.15, 0.012, 0.07), ink.on((150, 190, 230))),
        Shape(
            smooth([(-0.01, 0.225), (flame, 0.26), (0.01, 0.225), (0, 0.218)]),
            clear(ink.light.graded((255, 206, 96))),
        ),
    ]
    return [
        Shape(ellipse(0, 0.008, 0.17, 0.02), ink.on((226, 226, 232))),
        Shape(rounded(-0.125, 0.01, 0.25, 0.12, 0.014), ink.round(-0.125, 0.125)),
        Shape(rectangle(-0.125, 0.055, 0.25, 0.016), cream),
        *drips,
        Shape(ellipse(0, 0.135, 0.126, 0.024), cream),
        *candle,
        *berries,
    ]

"""What is carried, worn and played."""

import math

from ..colours import BLACK, WHITE, clear, mixed
from ..paths import (
    Linear,
    Radial,
    Shape,
    ellipse,
    polygon,
    polyline,
    rectangle,
    rounded,
    smooth,
    tapered,
)
from .ink import Ink


def key(ink: Ink) -> list[Shape]:
    gold = ink.on((224, 180, 84))
    return [
        Shape(ellipse(-0.09, 0.1, 0.05), None, gold, 0.024),
        Shape(polyline([(-0.045, 0.1), (0.15, 0.1)]), None, gold, 0.022),
        Shape(polyline([(0.1, 0.1), (0.1, 0.055)]), None, gold, 0.02),
        Shape(polyline([(0.14, 0.1), (0.14, 0.065)]), None, gold, 0.02),
        Shape(polyline([(-0.12, 0.125), (-0.1, 0.14)]), None, ink.gleam, 0.006),
    ]


def ring(ink: Ink) -> list[Shape]:
    gem = [
        (-0.035, 0.19),
        (-0.055, 0.215),
        (-0.03, 0.24),
        (0.03, 0.24),
        (0.055, 0.215),
        (0.035, 0.19),
        (0, 0.165),
    ]
    return [
        Shape(ellipse(0, 0.09, 0.078), None, ink.on((226, 186, 96)), 0.02),
        Shape(smooth([(-0.055, 0.14), (-0.078, 0.09)], closed=False), None, ink.gleam, 0.006),
        Shape(polygon(gem), ink.on((170, 226, 250)), ink.on((240, 250, 255)), 0.003),
        Shape(polygon([(-0.055, 0.215), (0, 0.165), (-0.012, 0.215)]), ink.on((220, 244, 255))),
        *[
            Shape(
                polyline(
                    [
                        (0.07 * math.cos(a), 0.215 + 0.07 * math.sin(a)),
                        (0.1 * math.cos(a), 0.215 + 0.1 * math.sin(a)),
                    ]
                ),
                None,
                ink.gleam,
                0.004,
            )
            for a in [k * math.pi / 3 + 0.4 * math.sin(ink.seconds * 2) for k in range(6)]
        ],
    ]


def ball(ink: Ink) -> list[Shape]:
    ball = ellipse(0, 0.11, 0.11)
    shine = Radial(
        (-0.04, 0.16),
        0.2,
        ((0.0, ink.on(mixed(ink.main, WHITE, 0.45))), (0.45, ink.body), (1.0, ink.shade)),
    )
    return [
        Shape(ball, shine),
        *[
            Shape(
                smooth(line, closed=False),
                None,
                ink.on(mixed(ink.main, BLACK, 0.5)),
                0.005,
                clip=ball,
            )
            for line in (
                [(0, 0), (0.03, 0.11), (0, 0.22)],
                [(-0.11, 0.11), (0, 0.09), (0.11, 0.11)],
                [(-0.09, 0.2), (-0.04, 0.11), (-0.09, 0.02)],
                [(0.09, 0.2), (0.05, 0.11), (0.09, 0.02)],
            )
        ],
    ]


def bag(ink: Ink) -> list[Shape]:
    body = smooth(
        [(-0.1, 0.2), (-0.12, 0.02), (-0.1, 0), (0.1, 0), (0.12, 0.02), (0.1, 0.2), (0, 0.225)],
        tension=0.5,
    )
    return [
        Shape(
            smooth([(-0.05, 0.2), (-0.045, 0.27), (0.045, 0.27), (0.05, 0.2)], closed=False),
            None,
            ink.shade,
            0.014,
        ),
        Shape(body, ink.round(-0.12, 0.12)),
        Shape(rounded(-0.075, 0.025, 0.15, 0.085, 0.016), ink.shade),
        Shape(polyline([(-0.1, 0.135), (0.1, 0.135)]), None, ink.on((230, 200, 130)), 0.006),
        Shape(rounded(-0.012, 0.12, 0.024, 0.03, 0.004), ink.on((230, 200, 130))),
    ]


def shoe(ink: Ink) -> list[Shape]:
    upper = smooth(
        [
            (-0.13, 0.03),
            (-0.13, 0.12),
            (-0.1, 0.16),
            (-0.04, 0.14),
            (0.02, 0.095),
            (0.11, 0.075),
            (0.15, 0.04),
            (0.15, 0.03),
        ],
        tension=0.7,
    )
    laces = [
        Shape(
            polyline([(-0.03 + 0.026 * k, 0.122 - 0.013 * k), (0.0 + 0.026 * k, 0.14 - 0.016 * k)]),
            None,
            ink.on((250, 248, 244)),
            0.006,
        )
        for k in range(3)
    ]
    return [
        Shape(
            upper,
            Linear(
                (-0.1, 0.16),
                (0, 0.02),
                ((0.0, ink.on(mixed(ink.main, WHITE, 0.2))), (1.0, ink.shade)),
            ),
        ),
        Shape(
            smooth([(-0.09, 0.04), (-0.02, 0.05), (0.06, 0.075)], closed=False),
            None,
            ink.on((250, 248, 244)),
            0.012,
        ),
        *laces,
        Shape(rounded(-0.145, 0, 0.305, 0.036, 0.016), ink.on((248, 246, 240))),
        Shape(polyline([(-0.14, 0.016), (0.155, 0.016)]), None, ink.body, 0.004),
    ]


def lamp(ink: Ink) -> list[Shape]:
    bright = ink.light.graded((255, 216, 140))
    flicker = 0.5 + 0.06 * math.sin(ink.seconds * 7)
    glow = Radial((0, 0.15), 0.26, ((0.0, clear(bright, flicker)), (1.0, clear(bright, 0))))
    return [
        Shape(ellipse(0, 0.15, 0.26), glow),
        Shape(
            rounded(-0.06, 0.06, 0.12, 0.17, 0.05),
            Radial(
                (0, 0.15), 0.11, ((0.0, clear(mixed(bright, WHITE, 0.6))), (1.0, clear(bright)))
            ),
        ),
        Shape(rounded(-0.05, 0.03, 0.1, 0.035, 0.006), ink.shade),
        Shape(rounded(-0.045, 0.225, 0.09, 0.024, 0.006), ink.shade),
        Shape(
            smooth([(-0.04, 0.25), (0, 0.29), (0.04, 0.25)], closed=False), None, ink.shade, 0.008
        ),
        Shape(rounded(-0.07, 0, 0.14, 0.032, 0.008), ink.shade),
        *[Shape(polyline([(x, 0.065), (x, 0.226)]), None, ink.shade, 0.005) for x in (-0.06, 0.06)],
    ]


def gift(ink: Ink) -> list[Shape]:
    ribbon = ink.on((248, 226, 170))
    return [
        Shape(rectangle(-0.11, 0, 0.22, 0.17), ink.body),
        Shape(polygon([(0.11, 0), (0.15, 0.02), (0.15, 0.18), (0.11, 0.17)]), ink.shade),
        Shape(rectangle(-0.12, 0.16, 0.24, 0.035), ink.on(mixed(ink.main, WHITE, 0.15))),
        Shape(polygon([(0.12, 0.16), (0.16, 0.178), (0.16, 0.208), (0.12, 0.195)]), ink.shade),
        Shape(rectangle(-0.018, 0, 0.036, 0.195), ribbon),
        Shape(smooth([(0, 0.19), (-0.07, 0.25), (-0.09, 0.21), (0, 0.19)]), ribbon),
        Shape(smooth([(0, 0.19), (0.07, 0.25), (0.09, 0.21), (0, 0.19)]), ribbon),
    ]


def umbrella(ink: Ink) -> list[Shape]:
    top = smooth(
        [
            (-0.17, 0.14),
            (-0.12, 0.23),
            (0, 0.27),
            (0.12, 0.23),
            (0.17, 0.14),
            (0.115, 0.155),
            (0.058, 0.14),
            (0, 0.155),
            (-0.058, 0.14),
            (-0.115, 0.155),
        ],
        tension=0.8,
    )
    return [
        Shape(polyline([(0, 0.27), (0, 0.03)]), None, ink.on((90, 70, 60)), 0.009),
        Shape(
            smooth([(0, 0.03), (0.012, 0.005), (0.034, 0.02)], closed=False),
            None,
            ink.on((90, 70, 60)),
            0.01,
        ),
        Shape(top, ink.body),
        *[
            Shape(
                smooth([(0, 0.268), (x * 0.8, 0.21), (x, 0.145)], closed=False),
                None,
                ink.shade,
                0.004,
            )
            for x in (-0.115, -0.058, 0.058, 0.115)
        ],
    ]


def guitar(ink: Ink) -> list[Shape]:
    body = smooth(
        [
            (-0.055, 0.0),
            (-0.085, 0.04),
            (-0.06, 0.085),
            (-0.062, 0.13),
            (0, 0.155),
            (0.062, 0.13),
            (0.06, 0.085),
            (0.085, 0.04),
            (0.055, 0.0),
            (0, -0.01),
        ]
    )
    return [
        Shape(tapered((0, 0.12), (0, 0.3), 0.024, 0.02), ink.on((80, 54, 42))),
        Shape(rounded(-0.018, 0.295, 0.036, 0.05, 0.008), ink.on((60, 40, 34))),
        Shape(body, ink.round(-0.085, 0.085)),
        Shape(ellipse(0, 0.095, 0.024), ink.on((40, 28, 26))),
        Shape(rounded(-0.03, 0.03, 0.06, 0.01, 0.003), ink.on((50, 34, 30))),
        *[
            Shape(polyline([(x, 0.034), (x * 0.7, 0.33)]), None, ink.on((236, 230, 214)), 0.0014)
            for x in (-0.008, -0.003, 0.003, 0.008)
        ],
    ]

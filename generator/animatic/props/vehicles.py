"""Models of what drives and flies."""

import math

from ..colours import WHITE, clear, mixed
from ..paths import Linear, Shape, ellipse, polygon, polyline, rounded, smooth
from .ink import Ink


def car(ink: Ink) -> list[Shape]:
    body = smooth(
        [
            (-0.24, 0.04),
            (-0.245, 0.085),
            (-0.2, 0.105),
            (-0.12, 0.112),
            (-0.07, 0.165),
            (0.07, 0.168),
            (0.14, 0.112),
            (0.22, 0.095),
            (0.245, 0.06),
            (0.24, 0.035),
        ],
        tension=0.6,
    )
    glass = smooth([(-0.1, 0.112), (-0.06, 0.155), (0.06, 0.157), (0.115, 0.112)], tension=0.3)
    wheels: list[Shape] = []
    for x in (-0.145, 0.145):
        wheels += [
            Shape(ellipse(x, 0.04, 0.042), ink.on((30, 30, 36))),
            Shape(ellipse(x, 0.04, 0.024), ink.on((196, 200, 206))),
        ]
        for k in range(5):
            a = k * 2 * math.pi / 5 - ink.seconds * 3
            wheels.append(
                Shape(
                    polyline([(x, 0.04), (x + 0.022 * math.cos(a), 0.04 + 0.022 * math.sin(a))]),
                    None,
                    ink.on((110, 114, 122)),
                    0.005,
                )
            )
    return [
        Shape(
            body,
            Linear(
                (0, 0.17),
                (0, 0.03),
                ((0.0, ink.on(mixed(ink.main, WHITE, 0.35))), (0.5, ink.body), (1.0, ink.shade)),
            ),
        ),
        Shape(glass, ink.on((70, 96, 120))),
        Shape(polyline([(0.005, 0.112), (0.005, 0.156)]), None, ink.body, 0.008),
        Shape(ellipse(0.225, 0.082, 0.016, 0.01), clear(ink.light.graded((255, 244, 200)))),
        Shape(ellipse(-0.232, 0.084, 0.012, 0.009), clear(ink.light.graded((240, 60, 50)))),
        Shape(polyline([(-0.2, 0.085), (0.19, 0.08)]), None, ink.gleam, 0.004),
        *wheels,
    ]


def bicycle(ink: Ink) -> list[Shape]:
    wheels: list[Shape] = []
    for x in (-0.13, 0.13):
        wheels.append(Shape(ellipse(x, 0.08, 0.078), None, ink.on((40, 40, 46)), 0.01))
        wheels += [
            Shape(
                polyline([(x, 0.08), (x + 0.074 * math.cos(a), 0.08 + 0.074 * math.sin(a))]),
                None,
                ink.on((170, 174, 180)),
                0.002,
            )
            for a in [k * math.pi / 5 for k in range(10)]
        ]
    frame = [(-0.13, 0.08), (-0.05, 0.19), (0.09, 0.19), (0.0, 0.08), (-0.13, 0.08)]
    return [
        *wheels,
        Shape(polyline(frame), None, ink.body, 0.012),
        Shape(polyline([(-0.05, 0.19), (0.0, 0.08)]), None, ink.body, 0.012),
        Shape(polyline([(0.13, 0.08), (0.085, 0.23), (0.12, 0.245)]), None, ink.body, 0.012),
        Shape(rounded(-0.085, 0.205, 0.07, 0.018, 0.008), ink.on((50, 44, 44))),
    ]


def rocket(ink: Ink) -> list[Shape]:
    fire = 0.03 + 0.012 * math.sin(ink.seconds * 17)
    body = smooth(
        [(-0.05, 0.06), (-0.055, 0.17), (0, 0.3), (0.055, 0.17), (0.05, 0.06)], tension=0.8
    )
    return [
        Shape(
            smooth([(-0.03, 0.06), (0, 0.03 - fire), (0.03, 0.06)]),
            clear(ink.light.graded((255, 180, 70))),
        ),
        *[
            Shape(
                polygon([(side * 0.045, 0.12), (side * 0.1, 0.03), (side * 0.045, 0.055)]), ink.body
            )
            for side in (-1, 1)
        ],
        Shape(body, ink.on((240, 240, 244))),
        Shape(smooth([(-0.03, 0.235), (0, 0.3), (0.03, 0.235)]), ink.body),
        Shape(ellipse(0, 0.17, 0.028), ink.on((90, 140, 190)), ink.on((120, 124, 134)), 0.008),
    ]

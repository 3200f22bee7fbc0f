"""What lies on desks: phones, books, letters, instruments."""

import math

from ..colours import WHITE, clear, mixed
from ..paths import Linear, Shape, ellipse, polygon, polyline, rectangle, rounded, smooth
from .ink import Ink


def phone(ink: Ink) -> list[Shape]:
    screen = Linear(
        (-0.06, 0.25),
        (0.06, 0.02),
        (
            (0.0, clear(ink.light.graded((120, 190, 250)))),
            (1.0, clear(ink.light.graded((150, 110, 230)))),
        ),
    )
    shapes = [
        Shape(rounded(-0.07, 0, 0.14, 0.28, 0.02), ink.on((34, 36, 44))),
        Shape(rounded(-0.063, 0.008, 0.126, 0.264, 0.014), screen),
    ]
    for k in range(3):
        shapes.append(
            Shape(
                rounded(-0.05, 0.05 + 0.05 * k, 0.1 - 0.02 * (k % 2), 0.034, 0.01),
                clear(ink.light.graded(WHITE), 0.35),
            )
        )
    return [*shapes, Shape(rounded(-0.018, 0.256, 0.036, 0.008, 0.004), ink.on((20, 20, 26)))]


def laptop(ink: Ink) -> list[Shape]:
    glow = Linear(
        (0, 0.23),
        (0, 0.04),
        (
            (0.0, clear(ink.light.graded((120, 180, 240)))),
            (1.0, clear(ink.light.graded((60, 100, 170)))),
        ),
    )
    lines = [
        Shape(
            rounded(-0.13, 0.18 - 0.03 * k, 0.1 + 0.05 * ((k * 7) % 3), 0.012, 0.004),
            clear(ink.light.graded(WHITE), 0.5),
        )
        for k in range(4)
    ]
    return [
        Shape(rounded(-0.17, 0.025, 0.34, 0.22, 0.012), ink.on((60, 64, 74))),
        Shape(rectangle(-0.158, 0.037, 0.316, 0.196), glow),
        *lines,
        Shape(
            polygon([(-0.17, 0.025), (0.17, 0.025), (0.22, 0), (-0.22, 0)]), ink.on((176, 180, 188))
        ),
        Shape(rounded(-0.22, -0.008, 0.44, 0.012, 0.005), ink.on((130, 134, 142))),
    ]


def watch(ink: Ink) -> list[Shape]:
    hands: list[Shape] = []
    for turn, long in ((ink.seconds * 0.105 * 6, 0.06), (0.8, 0.05), (-1.1, 0.035)):
        hands.append(
            Shape(
                polyline([(0, 0.14), (math.sin(turn) * long, 0.14 + math.cos(turn) * long)]),
                None,
                ink.on((40, 40, 48)),
                0.006,
            )
        )
    ticks = [
        Shape(
            polyline(
                [
                    (math.sin(a) * 0.068, 0.14 + math.cos(a) * 0.068),
                    (math.sin(a) * 0.078, 0.14 + math.cos(a) * 0.078),
                ]
            ),
            None,
            ink.on((80, 80, 90)),
            0.004,
        )
        for a in [k * math.pi / 6 for k in range(12)]
    ]
    strap = [Shape(rounded(-0.04, 0, 0.08, 0.28, 0.02), ink.round(-0.04, 0.04))]
    return [
        *strap,
        Shape(ellipse(0, 0.14, 0.1), ink.on((214, 180, 110))),
        Shape(ellipse(0, 0.14, 0.088), ink.on((250, 248, 242))),
        *ticks,
        *hands,
    ]


def book(ink: Ink) -> list[Shape]:
    return [
        Shape(polygon([(-0.1, 0), (0.1, 0), (0.1, 0.26), (-0.1, 0.26)]), ink.body),
        Shape(rectangle(-0.1, 0, 0.024, 0.26), ink.shade),
        Shape(
            polygon([(0.1, 0), (0.126, 0.012), (0.126, 0.25), (0.1, 0.26)]), ink.on((240, 232, 214))
        ),
        Shape(rounded(-0.055, 0.15, 0.13, 0.06, 0.006), ink.on((244, 226, 176))),
        Shape(ellipse(0.01, 0.075, 0.03), None, ink.on((244, 226, 176)), 0.006),
    ]


def letter(ink: Ink) -> list[Shape]:
    paper = ink.on((246, 240, 226))
    sheet = polygon([(-0.13, 0.03), (0.13, 0.0), (0.145, 0.2), (-0.115, 0.23)])
    lines = [
        Shape(
            polyline([(-0.09, 0.19 - 0.032 * k), (0.1 - 0.03 * (k == 4), 0.168 - 0.032 * k)]),
            None,
            ink.on((150, 140, 130)),
            0.005,
        )
        for k in range(5)
    ]
    return [
        Shape(
            polygon([(-0.15, 0), (0.1, -0.005), (0.11, 0.15), (-0.14, 0.16)]),
            ink.on(mixed(ink.main, WHITE, 0.5)),
        ),
        Shape(sheet, paper, ink.on((206, 196, 176)), 0.003),
        *lines,
    ]


def camera(ink: Ink) -> list[Shape]:
    return [
        Shape(rounded(-0.06, 0.15, 0.1, 0.05, 0.012), ink.on((50, 52, 60))),
        Shape(rounded(-0.14, 0, 0.28, 0.17, 0.02), ink.on((58, 60, 68))),
        Shape(rectangle(-0.14, 0.05, 0.28, 0.08), ink.body),
        Shape(ellipse(0.01, 0.085, 0.078), ink.on((36, 38, 46))),
        Shape(ellipse(0.01, 0.085, 0.056), ink.on((90, 110, 150))),
        Shape(ellipse(0.01, 0.085, 0.034), ink.on((24, 28, 44))),
        Shape(ellipse(-0.012, 0.106, 0.012), ink.gleam),
        Shape(ellipse(0.115, 0.145, 0.012), ink.on((220, 70, 60))),
    ]


def headphones(ink: Ink) -> list[Shape]:
    return [
        Shape(
            smooth(
                [(-0.105, 0.08), (-0.1, 0.19), (0, 0.26), (0.1, 0.19), (0.105, 0.08)], closed=False
            ),
            None,
            ink.on((54, 54, 62)),
            0.022,
        ),
        *[
            part
            for side in (-1, 1)
            for part in (
                Shape(
                    rounded(side * 0.105 - 0.034, 0.01, 0.068, 0.13, 0.03), ink.round(-0.14, 0.14)
                ),
                Shape(ellipse(side * 0.09, 0.075, 0.02, 0.05), ink.on((40, 40, 46))),
            )
        ],
    ]


def chart(ink: Ink) -> list[Shape]:
    grown = min(1.0, 0.35 + 0.4 * ink.seconds)
    bars = [
        Shape(
            rounded(-0.13 + 0.065 * k, 0.05, 0.042, (0.04 + 0.036 * k) * grown, 0.006),
            ink.on(mixed(ink.main, WHITE, 0.12 * k)),
        )
        for k in range(4)
    ]
    return [
        Shape(
            rounded(-0.18, 0, 0.36, 0.27, 0.014),
            ink.on((250, 248, 242)),
            ink.on((90, 94, 104)),
            0.008,
        ),
        *bars,
        Shape(
            polyline([(-0.14, 0.2), (-0.14, 0.045), (0.15, 0.045)]),
            None,
            ink.on((90, 94, 104)),
            0.005,
        ),
        Shape(
            polyline([(-0.11, 0.13), (-0.045, 0.16), (0.02, 0.175), (0.1, 0.23)]),
            None,
            ink.on((226, 96, 70)),
            0.007,
        ),
    ]

"""Bottles, flacons, cans."""

from ..colours import BLACK, WHITE, clear, mixed
from ..paths import Shape, ellipse, polygon, polyline, rectangle, rounded, smooth
from .ink import Ink


def bottle(ink: Ink) -> list[Shape]:
    body = smooth(
        [
            (-0.062, 0),
            (-0.066, 0.12),
            (-0.058, 0.17),
            (-0.024, 0.205),
            (-0.022, 0.25),
            (0.022, 0.25),
            (0.024, 0.205),
            (0.058, 0.17),
            (0.066, 0.12),
            (0.062, 0),
        ],
        tension=0.45,
    )
    return [
        Shape(body, ink.round(-0.066, 0.066)),
        Shape(rounded(-0.026, 0.245, 0.052, 0.034, 0.006), ink.on((226, 190, 110))),
        Shape(rectangle(-0.066, 0.05, 0.132, 0.07), ink.on((246, 240, 228)), clip=body),
        Shape(ellipse(0, 0.085, 0.02), ink.shade),
        Shape(polyline([(-0.044, 0.02), (-0.046, 0.15)]), None, ink.gleam, 0.008),
    ]


def perfume(ink: Ink) -> list[Shape]:
    """A cut-glass flacon, half full, with a golden cap."""
    side = ink.light.side
    glass, gold = ink.on(mixed(ink.main, WHITE, 0.72)), ink.on((216, 176, 104))
    flacon = polygon(
        [(-0.085, 0.0), (0.085, 0.0), (0.1, 0.022), (0.1, 0.13), (0.07, 0.165), (-0.07, 0.165),
         (-0.1, 0.13), (-0.1, 0.022)]
    )  # fmt: skip
    scent = polygon([(-0.07, 0.018), (0.07, 0.018), (0.08, 0.03), (0.08, 0.105), (-0.08, 0.105),
                     (-0.08, 0.03)])  # fmt: skip
    lit = polygon([(side * 0.1, 0.13), (side * 0.07, 0.165), (side * 0.045, 0.165),
                   (side * 0.06, 0.0), (side * 0.085, 0.0), (side * 0.1, 0.022)])  # fmt: skip
    dark = polygon([(-side * 0.1, 0.13), (-side * 0.07, 0.165), (-side * 0.05, 0.165),
                    (-side * 0.066, 0.0), (-side * 0.085, 0.0), (-side * 0.1, 0.022)])  # fmt: skip
    cap = rounded(-0.04, 0.182, 0.08, 0.075, 0.01)
    return [
        Shape(flacon, glass),
        Shape(scent, ink.on(ink.main, 0.85)),
        Shape(dark, ink.on(mixed(ink.main, BLACK, 0.35), 0.55), clip=flacon),
        Shape(lit, clear(ink.light.graded(WHITE), 0.6), clip=flacon),
        Shape(polyline([(-0.1, 0.13), (-0.07, 0.165), (0.07, 0.165), (0.1, 0.13)]), None,
              clear(ink.light.graded(WHITE), 0.8), 0.004),
        Shape(rectangle(-0.028, 0.165, 0.056, 0.018), ink.on((170, 132, 72))),
        Shape(cap, gold),
        Shape(rectangle(-0.04 if side < 0 else 0.02, 0.182, 0.02, 0.075),
              clear(ink.light.graded(WHITE), 0.55), clip=cap),
        Shape(rounded(-0.042, 0.055, 0.084, 0.05, 0.004), ink.on((250, 246, 236), 0.94)),
        Shape(polyline([(-0.028, 0.088), (0.028, 0.088)]), None, gold, 0.004),
        Shape(polyline([(-0.018, 0.072), (0.018, 0.072)]), None, gold, 0.003),
    ]  # fmt: skip


def can(ink: Ink) -> list[Shape]:
    body = rounded(-0.06, 0, 0.12, 0.21, 0.016)
    return [
        Shape(body, ink.round(-0.06, 0.06)),
        Shape(ellipse(0, 0.205, 0.055, 0.012), ink.on((206, 210, 216))),
        Shape(
            smooth([(-0.07, 0.09), (0, 0.13), (0.07, 0.09), (0.07, 0.06), (0, 0.1), (-0.07, 0.06)]),
            ink.on((248, 244, 236)),
            clip=body,
        ),
        Shape(polyline([(-0.04, 0.02), (-0.04, 0.19)]), None, ink.gleam, 0.007),
    ]

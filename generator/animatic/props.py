"""Things shown on their own: what an insert is about, drawn large on a table or a pedestal.

Each is a function of two colours' worth of light, in metres, standing on the origin, y up, and
about a quarter of a metre high, whatever its true size: an insert fills the frame with it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from .colours import BLACK, WHITE, Light, Rgb, clear, mixed
from .looks import CLOTH
from .paths import (
    Colour,
    Linear,
    Point,
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
from .scenery import Sheet

TABLE_HEIGHT = 0.74


@dataclass(frozen=True, slots=True)
class Ink:
    """Light, and the colour of the thing."""

    light: Light
    main: Rgb
    seconds: float

    def on(self, colour: Rgb, opacity: float = 1.0) -> Colour:
        return clear(self.light.on(colour), opacity)

    @property
    def body(self) -> Colour:
        return self.on(self.main)

    @property
    def shade(self) -> Colour:
        return self.on(mixed(self.main, BLACK, 0.32))

    @property
    def gleam(self) -> Colour:
        return clear(self.light.graded(WHITE), 0.5)

    def round(self, left: float, right: float) -> Linear:
        """How a round body takes light from the left."""
        return Linear(
            (left, 0),
            (right, 0),
            (
                (0.0, self.shade),
                (0.28, self.on(mixed(self.main, WHITE, 0.22))),
                (0.55, self.body),
                (1.0, self.shade),
            ),
        )


def _steam(ink: Ink, x: float, y: float) -> list[Shape]:
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


def _bottle(ink: Ink) -> list[Shape]:
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


def _can(ink: Ink) -> list[Shape]:
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


def _cup(ink: Ink) -> list[Shape]:
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
        *_steam(ink, 0, 0.17),
    ]


def _bowl(ink: Ink, filling: list[Shape]) -> list[Shape]:
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
        *_steam(ink, 0, 0.16),
    ]


def _noodles(ink: Ink) -> list[Shape]:
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
    return [*_bowl(ink, soup), *sticks]


def _dumplings(ink: Ink) -> list[Shape]:
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
        shapes += _dumpling(ink, x, y)
    return [*shapes, *_steam(ink, 0, 0.16)]


def _dumpling(ink: Ink, x: float, y: float) -> list[Shape]:
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


def _phone(ink: Ink) -> list[Shape]:
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


def _laptop(ink: Ink) -> list[Shape]:
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


def _watch(ink: Ink) -> list[Shape]:
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


def _book(ink: Ink) -> list[Shape]:
    return [
        Shape(polygon([(-0.1, 0), (0.1, 0), (0.1, 0.26), (-0.1, 0.26)]), ink.body),
        Shape(rectangle(-0.1, 0, 0.024, 0.26), ink.shade),
        Shape(
            polygon([(0.1, 0), (0.126, 0.012), (0.126, 0.25), (0.1, 0.26)]), ink.on((240, 232, 214))
        ),
        Shape(rounded(-0.055, 0.15, 0.13, 0.06, 0.006), ink.on((244, 226, 176))),
        Shape(ellipse(0.01, 0.075, 0.03), None, ink.on((244, 226, 176)), 0.006),
    ]


def _letter(ink: Ink) -> list[Shape]:
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


def _key(ink: Ink) -> list[Shape]:
    gold = ink.on((224, 180, 84))
    return [
        Shape(ellipse(-0.09, 0.1, 0.05), None, gold, 0.024),
        Shape(polyline([(-0.045, 0.1), (0.15, 0.1)]), None, gold, 0.022),
        Shape(polyline([(0.1, 0.1), (0.1, 0.055)]), None, gold, 0.02),
        Shape(polyline([(0.14, 0.1), (0.14, 0.065)]), None, gold, 0.02),
        Shape(polyline([(-0.12, 0.125), (-0.1, 0.14)]), None, ink.gleam, 0.006),
    ]


def _ring(ink: Ink) -> list[Shape]:
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


def _flower(ink: Ink) -> list[Shape]:
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


def _plant(ink: Ink) -> list[Shape]:
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


def _ball(ink: Ink) -> list[Shape]:
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


def _bag(ink: Ink) -> list[Shape]:
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


def _shoe(ink: Ink) -> list[Shape]:
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


def _car(ink: Ink) -> list[Shape]:
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


def _bicycle(ink: Ink) -> list[Shape]:
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


def _camera(ink: Ink) -> list[Shape]:
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


def _headphones(ink: Ink) -> list[Shape]:
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


def _lamp(ink: Ink) -> list[Shape]:
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


def _gift(ink: Ink) -> list[Shape]:
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


def _umbrella(ink: Ink) -> list[Shape]:
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


def _cake(ink: Ink) -> list[Shape]:
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


def _guitar(ink: Ink) -> list[Shape]:
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


def _rocket(ink: Ink) -> list[Shape]:
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


def _chart(ink: Ink) -> list[Shape]:
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


PROPS: dict[str, tuple[Callable[[Ink], list[Shape]], str]] = {
    "bottle": (_bottle, "teal"),
    "can": (_can, "red"),
    "cup": (_cup, "orange"),
    "noodles": (_noodles, "red"),
    "dumplings": (_dumplings, "white"),
    "phone": (_phone, "black"),
    "laptop": (_laptop, "grey"),
    "watch": (_watch, "brown"),
    "book": (_book, "navy"),
    "letter": (_letter, "brown"),
    "key": (_key, "yellow"),
    "ring": (_ring, "yellow"),
    "flower": (_flower, "pink"),
    "plant": (_plant, "green"),
    "ball": (_ball, "orange"),
    "bag": (_bag, "brown"),
    "shoe": (_shoe, "red"),
    "car": (_car, "red"),
    "bicycle": (_bicycle, "teal"),
    "camera": (_camera, "grey"),
    "headphones": (_headphones, "purple"),
    "lamp": (_lamp, "brown"),
    "gift": (_gift, "red"),
    "umbrella": (_umbrella, "red"),
    "cake": (_cake, "pink"),
    "guitar": (_guitar, "orange"),
    "rocket": (_rocket, "red"),
    "chart": (_chart, "blue"),
}
"""By the meanings of the words of `prop`: how it is drawn, and its usual colour."""


def prop(name: str, light: Light, colour: str | None, seconds: float) -> list[Shape]:
    """A thing in metres on the origin, with its shadow."""
    draw, usual = PROPS[name]
    ink = Ink(light, CLOTH[colour or usual], seconds)
    stops = ((0.0, clear((16, 12, 20), 0.42)), (1.0, clear((16, 12, 20), 0.0)))
    return [Shape(ellipse(0.03, 0.0, 0.26, 0.034), Radial((0.03, 0.0), 0.26, stops)), *draw(ink)]


def table_top(light: Light) -> list[Sheet]:
    """The table that things are shown on."""
    wood: Rgb = (164, 118, 82)
    near, far = clear(light.on(mixed(wood, WHITE, 0.1))), clear(light.on(mixed(wood, BLACK, 0.25)))
    half, front, back = 1.4, -0.7, 0.55
    fill = Linear((0, front), (0, back), ((0.0, near), (1.0, far)))
    grain: list[Shape] = []
    for k in range(9):
        z = front + (back - front) * (k + 0.5) / 9
        line: list[Point] = [
            (-half + 0.35 * j, z + 0.012 * math.sin(j * 1.7 + k)) for j in range(9)
        ]
        grain.append(
            Shape(
                smooth(line, closed=False),
                None,
                clear(light.on(mixed(wood, BLACK, 0.4)), 0.35),
                0.006,
            )
        )
    return [
        Sheet(
            "upright",
            front,
            (
                Shape(
                    rectangle(-half, TABLE_HEIGHT - 0.07, 2 * half, 0.07),
                    clear(light.on(mixed(wood, BLACK, 0.45))),
                ),
            ),
        ),
        Sheet(
            "floor",
            TABLE_HEIGHT,
            (Shape(rectangle(-half, front, 2 * half, back - front), fill), *grain),
        ),
    ]

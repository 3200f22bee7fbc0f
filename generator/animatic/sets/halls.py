"""Large rooms: a station, a stage, a court, a photographer's studio."""

import math

from ..colours import BLACK, WHITE, Rgb, mixed
from ..fittings.lights import halo
from ..fittings.streets import passers
from ..paths import (
    Linear,
    Path,
    Radial,
    Shape,
    ellipse,
    joined,
    polygon,
    polyline,
    rectangle,
    rounded,
    smooth,
)
from ..scenery import Scenery
from .rooms import interior


def station(on: Scenery) -> None:
    interior(on, (170, 178, 180), (140, 144, 150), z=5.0, half=6, height=3.8, boards=False)
    on.upright("far", 4.95, Shape(rectangle(-6, 1.7, 12, 0.4), on.colour((44, 96, 140))))
    body: Rgb = on.lot.choice([(196, 204, 210), (206, 120, 84), (90, 140, 160)])
    on.upright(
        "far",
        4.6,
        Shape(rounded(-9, 0.25, 18, 2.5, 0.2), on.colour(body)),
        Shape(rectangle(-9, 0.75, 18, 0.22), on.colour((206, 70, 66))),
    )
    for k in range(9):
        x = -6.6 + 1.5 * k
        glass = on.glow((255, 236, 190)) if on.light.dark else on.colour((112, 150, 172))
        on.upright("far", 4.58, Shape(rounded(x, 1.3, 1.05, 0.85, 0.1), glass))
        if k % 3 == 1:
            on.upright(
                "far",
                4.57,
                Shape(rectangle(x - 0.1, 0.4, 1.25, 2.0), on.colour(mixed(body, BLACK, 0.18))),
                Shape(
                    polyline([(x + 0.52, 0.4), (x + 0.52, 2.4)]),
                    None,
                    on.colour((60, 64, 70)),
                    0.03,
                ),
            )
    on.floor("ground", 0.002, Shape(rectangle(-6, 3.4, 12, 0.28), on.colour((232, 200, 80))))
    for x in (-3.4, 3.4):
        on.box("mid", x - 0.22, 2.6, (0.44, 3.8, 0.44), (190, 194, 196))
    for k in range(3):
        on.floor(
            "far", 3.78, Shape(rectangle(-3.4 + 2.4 * k, 0, 2.0, 0.25), on.glow((250, 255, 250)))
        )
    passers(on, 4, 3.4, 4.5)


def stage(on: Scenery) -> None:
    interior(on, (66, 44, 62), (112, 76, 58), z=4.2, half=6, height=7.0)
    red: Rgb = on.lot.choice([(150, 36, 46), (88, 40, 110), (36, 60, 110)])
    for k in range(26):
        x = -6 + 12 * k / 26
        tone = mixed(red, BLACK, 0.12 + 0.34 * abs(math.sin(k * 1.7)))
        on.upright("far", 4.1, Shape(rectangle(x, 0, 12 / 26 + 0.02, 7.0), on.colour(tone)))
    for side in (-1, 1):
        for k in range(5):
            x = side * (5.2 - 0.34 * k)
            on.upright(
                "mid",
                2.2,
                Shape(
                    smooth(
                        [
                            (x - 0.3, 5),
                            (x - 0.24, 2),
                            (x - 0.3, 0),
                            (x + 0.3, 0),
                            (x + 0.2, 2),
                            (x + 0.3, 5),
                        ],
                        tension=0.6,
                    ),
                    on.colour(mixed(red, BLACK, 0.1 + 0.1 * (k % 2))),
                ),
            )
    for x, ink in ((-2.8, (255, 196, 120)), (0.0, (255, 244, 220)), (2.8, (190, 170, 255))):
        for wide, strength in ((1.2, 0.3), (0.7, 0.3)):
            beam = polygon(
                [
                    (x * 1.3 - 0.1, 6.4),
                    (x * 1.3 + 0.1, 6.4),
                    (x * 0.5 + wide, 0),
                    (x * 0.5 - wide, 0),
                ]
            )
            fade = ((0.0, on.glow(ink, strength)), (1.0, on.glow(ink, strength * 0.12)))
            on.upright("mid", 1.6, Shape(beam, Linear((x, 6.4), (x, 0), fade)))
        on.floor("ground", 0.003, Shape(ellipse(x * 0.5, 0.8, 1.25, 0.75), on.glow(ink, 0.26)))
        halo(on, "mid", (x * 1.3, 6.2), 1.7, 1.6, ink, 0.6)
    heads: list[Path] = []
    for k in range(22):
        x, y = -6.2 + 0.58 * k + on.lot.uniform(-0.1, 0.1), on.lot.uniform(-0.36, -0.14)
        heads += [ellipse(x, y, 0.13, 0.17), rounded(x - 0.26, y - 1.1, 0.52, 0.96, 0.2)]
    on.upright("front", -0.9, Shape(joined(*heads), on.glow((14, 8, 22))))


def court(on: Scenery) -> None:
    interior(on, (150, 160, 176), (206, 150, 92), z=7, half=9, height=6)
    for row in range(5):
        z = 6.6 - 0.1 * row
        on.upright(
            "far",
            z,
            Shape(
                rectangle(-9, 0.6 + 0.0 * row, 18, 0.5 + 0.5 * (4 - row)),
                on.colour((96, 104, 124) if row % 2 else (112, 120, 140)),
            ),
        )
    for _ in range(70):
        x, row = on.lot.uniform(-8.5, 8.5), on.lot.randrange(5)
        y = 1.2 + 0.5 * (4 - row)
        ink = on.colour(
            on.lot.choice([(170, 96, 90), (90, 120, 160), (200, 180, 120), (220, 220, 220)]), 8
        )
        on.upright(
            "far",
            6.1,
            Shape(rounded(x - 0.16, y - 0.4, 0.32, 0.4, 0.12), ink),
            Shape(ellipse(x, y + 0.1, 0.12), on.colour((200, 160, 130), 8)),
        )
    line = on.colour((246, 240, 230), 2, 0.9)
    on.floor(
        "ground",
        0.002,
        Shape(ellipse(0, 2.0, 2.2, 1.6), None, line, 0.07),
        Shape(rectangle(-9, 5.2, 18, 0.08), line),
        Shape(rectangle(-0.04, -9, 0.08, 15), line),
    )
    for x in (-6.4, 6.4):
        on.upright(
            "mid",
            4.6,
            Shape(rectangle(x - 0.06, 0, 0.12, 3.2), on.colour((70, 76, 90), 3)),
            Shape(rounded(x - 0.7, 2.8, 1.4, 0.95, 0.05), on.colour((240, 240, 240), 3)),
            Shape(ellipse(x, 2.86, 0.26, 0.07), None, on.colour((226, 96, 50), 3), 0.04),
        )


def backdrop(on: Scenery) -> None:
    """A photographer's paper: one colour that rounds into the floor."""
    ink: Rgb = on.lot.choice([(226, 216, 202), (206, 216, 222), (222, 206, 204), (214, 220, 206)])
    wide = 60.0
    wall = Radial(
        (0.0, 1.4),
        7.0,
        (
            (0.0, on.colour(mixed(ink, WHITE, 0.5))),
            (0.45, on.colour(ink)),
            (1.0, on.colour(mixed(ink, BLACK, 0.32))),
        ),
    )
    on.upright("far", 5.0, Shape(rectangle(-wide, -6, 2 * wide, 40), wall))
    floor = Linear(
        (0, -3),
        (0, 4.6),
        (
            (0.0, on.colour(mixed(ink, WHITE, 0.25))),
            (1.0, on.colour(mixed(ink, WHITE, 0.02), 0, 0.0)),
        ),
    )
    on.floor("ground", 0.0, Shape(rectangle(-wide, -16, 2 * wide, 21), floor))

"""Inside a train, a car, a ship among the stars."""

from ..colours import BLACK, WHITE, Rgb, mixed
from ..fittings.lights import halo
from ..fittings.rooms import window
from ..fittings.sky import heavens
from ..fittings.streets import building
from ..paths import (
    Linear,
    Radial,
    Shape,
    ellipse,
    joined,
    polygon,
    polyline,
    rectangle,
    rounded,
    shifted,
    smooth,
)
from ..scenery import Scenery
from .rooms import interior
from .streets import BRICKS


def train(on: Scenery) -> None:
    interior(on, (206, 204, 192), (110, 116, 126), z=2.2, half=4.5, height=2.5, boards=False)
    for k in range(4):
        window(on, -4.2 + 2.15 * k, 0.95, 1.75, 0.95, 2.18, (150, 156, 160))
    seat: Rgb = on.lot.choice([(60, 110, 120), (150, 66, 62), (78, 84, 130)])
    for k in range(6):
        x = -4.1 + 1.42 * k
        on.upright(
            "mid",
            1.7,
            Shape(rounded(x, 0.4, 1.2, 0.72, 0.16), on.colour(seat)),
            Shape(rounded(x + 0.1, 0.78, 0.44, 0.4, 0.1), on.colour(mixed(seat, WHITE, 0.14))),
            Shape(rounded(x + 0.66, 0.78, 0.44, 0.4, 0.1), on.colour(mixed(seat, WHITE, 0.14))),
        )
    for k in range(9):
        x = -3.4 + 0.85 * k
        on.upright(
            "mid",
            1.2,
            Shape(polyline([(x, 2.4), (x, 2.1)]), None, on.colour((80, 84, 90)), 0.02),
            Shape(ellipse(x, 2.02, 0.085), None, on.colour((236, 232, 220)), 0.025),
        )
    on.upright(
        "mid", 1.2, Shape(polyline([(-5, 2.36), (5, 2.36)]), None, on.colour((180, 186, 190)), 0.03)
    )


def car_inside(on: Scenery) -> None:
    """From the bonnet into the front seats, the rear window behind."""
    on.sky()
    heavens(on, moon=False)
    on.ground((92, 94, 100))
    for k in range(10):
        tall = on.lot.uniform(8, 20)
        x, z = -40 + 8.4 * k, 26 + on.lot.uniform(0, 8)
        building(on, x, z, 7.6, tall, on.lot.choice(BRICKS))
    dark: Rgb = (60, 58, 70)
    half, top = 1.15, 1.62
    rear = [(-0.92, 0.98), (-0.74, 1.46), (0.74, 1.46), (0.92, 0.98)]
    pane = smooth(rear, tension=0.3)
    drops = [
        ellipse(on.lot.uniform(-0.85, 0.85), on.lot.uniform(1.0, 1.45), r, r * 1.3)
        for r in (on.lot.uniform(0.004, 0.012) for _ in range(70))
    ]
    on.upright("mid", 1.52, Shape(joined(*drops), on.glow(WHITE, 0.3), clip=pane))
    shell = polygon([(-4, 4), (4, 4), (4, -2), (-4, -2)]) + smooth(rear[::-1], tension=0.3)
    roof = Linear((0, 1.9), (0, 0.7), ((0.0, on.colour(mixed(dark, BLACK, 0.45))),
                                       (1.0, on.colour(mixed(dark, WHITE, 0.1)))))  # fmt: skip
    on.upright("mid", 1.5, Shape(shell, roof))
    on.upright(
        "mid",
        1.49,
        Shape(smooth(rear, tension=0.3), None, on.colour(mixed(dark, WHITE, 0.3)), 0.03),
    )
    for side in (-1, 1):
        pillar = [(side * half, top), (side * 1.5, 0.85), (side * 1.72, 0.85), (side * 1.36, top)]
        tone = mixed(dark, WHITE, 0.25) if side == on.light.side else mixed(dark, BLACK, 0.3)
        on.upright("mid", 0.3, Shape(polygon(pillar), on.colour(tone)))
    for x in (-0.4, 0.4):
        for path, tone in (
            (rounded(x - 0.31, 0.2, 0.62, 0.97, 0.16), (118, 90, 76)),
            (rounded(x - 0.16, 1.1, 0.32, 0.27, 0.1), (132, 102, 86)),
        ):
            lit = shifted(path, on.light.side * 0.12, 0.03)
            on.upright(
                "mid",
                0.3,
                Shape(path, on.colour(mixed(tone, (30, 20, 40), 0.4))),
                Shape(lit, on.colour(tone), clip=path),
            )
    wheel = ellipse(-0.36, 0.66, 0.27, 0.23)
    rim = on.colour(mixed(dark, WHITE, 0.24))
    on.upright("front", -0.44, Shape(wheel, None, on.colour((26, 26, 32)), 0.046),
               Shape(wheel, None, rim, 0.012))  # fmt: skip
    board = smooth([(-2.4, -1), (-2.4, 0.66), (-1, 0.74), (1, 0.74), (2.4, 0.66), (2.4, -1)])
    top_edge = smooth([(-2.4, 0.66), (-1, 0.74), (1, 0.74), (2.4, 0.66)], closed=False)
    on.upright(
        "front",
        -0.45,
        Shape(board, on.colour(mixed(dark, BLACK, 0.25))),
        Shape(top_edge, None, on.colour(mixed(dark, WHITE, 0.4)), 0.012),
    )


def cockpit(on: Scenery) -> None:
    """Inside a ship: ribs, panels that glow, and the stars in a round window."""
    interior(on, (70, 82, 108), (62, 68, 88), z=3.0, half=3.4, height=2.7, boards=False)
    sky = [(0.0, on.glow((10, 10, 34))), (1.0, on.glow((58, 40, 96)))]
    pane = ellipse(0, 1.62, 1.75, 0.86)
    at = (on.light.side * 0.95, 1.75)
    world = Radial(
        (at[0] + on.light.side * 0.2, at[1] + 0.2),
        0.85,
        (
            (0.0, on.glow((150, 210, 246))),
            (0.5, on.glow((60, 120, 190))),
            (1.0, on.glow((10, 20, 60))),
        ),
    )
    stars = [
        ellipse(on.lot.uniform(-1.7, 1.7), on.lot.uniform(0.8, 2.4), on.lot.uniform(0.004, 0.012))
        for _ in range(90)
    ]
    on.upright(
        "far",
        2.98,
        Shape(ellipse(0, 1.62, 1.92, 1.0), on.colour((40, 46, 64))),
        Shape(pane, Linear((0, 2.5), (0, 0.8), tuple(sky))),
        Shape(joined(*stars), on.glow(WHITE, 0.9), clip=pane),
        Shape(ellipse(*at, 0.6), world, clip=pane),
        Shape(pane, None, on.colour((120, 132, 160)), 0.05),
    )
    for side in (-1, 1):
        for k in range(2):
            x = side * (2.15 + 0.62 * k)
            screen = rounded(x - 0.26, 1.3 + 0.1 * k, 0.52, 0.4, 0.04)
            ink = on.lot.choice([(80, 220, 230), (255, 150, 90), (120, 240, 170)])
            halo(on, "far", (x, 1.5), 2.9, 0.6, ink, 0.4)
            bars = [
                rectangle(x - 0.2, 1.38 + 0.1 * k + 0.07 * n, on.lot.uniform(0.1, 0.38), 0.03)
                for n in range(4)
            ]
            on.upright("far", 2.88, Shape(screen, on.glow(mixed(ink, BLACK, 0.7))),
                       Shape(joined(*bars), on.glow(ink)))  # fmt: skip
        rib = smooth(
            [
                (side * 3.2, 0),
                (side * 2.7, 1.5),
                (side * 2.0, 2.7),
                (side * 2.5, 2.7),
                (side * 3.1, 1.6),
                (side * 3.6, 0),
            ],
            tension=0.7,
        )
        on.upright("mid", 1.9, Shape(rib, on.colour((96, 106, 132))))
    on.box("mid", -2.6, 2.0, (5.2, 0.78, 0.5), (58, 64, 86))
    lamps = [rounded(-2.4 + 0.2 * k, 0.81, 0.1, 0.05, 0.02) for k in range(25)]
    for k, ink in enumerate(((255, 120, 90), (90, 220, 230), (250, 220, 120))):
        on.upright("mid", 1.99, Shape(joined(*lamps[k::3]), on.glow(ink)))

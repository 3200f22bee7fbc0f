"""Open country: shores, woods, fields, mountains, deserts."""

import math

from ..colours import WHITE, Rgb, mixed
from ..fittings.lights import street_lamp
from ..fittings.sky import clouds, heavens, ridge
from ..fittings.streets import building
from ..fittings.trees import LEAF, tree
from ..paths import Linear, Path, Shape, ellipse, joined, polygon, polyline, rectangle, smooth
from ..scenery import Scenery
from .streets import BRICKS


def beach(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 7)
    sea: Rgb = (60, 140, 170)
    near, far = (
        on.colour(mixed(sea, WHITE, 0.15), 10),
        on.colour(mixed(sea, on.light.horizon, 0.35), 60),
    )
    on.floor(
        "far",
        -0.4,
        Shape(rectangle(-1800, 5, 3600, 884), Linear((0, 5), (0, 300), ((0.0, near), (1.0, far)))),
    )
    for _ in range(46):
        z = 7.5 + on.lot.random() ** 2 * 120
        x = on.lot.uniform(-z * 1.4, z * 1.4)
        on.floor(
            "far",
            -0.39,
            Shape(
                ellipse(x, z, z * on.lot.uniform(0.04, 0.1), z * 0.012),
                on.glow(WHITE, 0.16 if on.light.dark else 0.4),
            ),
        )
    ridge(on, 320, 24, (96, 116, 136), 0.7)
    on.ground((230, 204, 158), (222, 196, 152), 9)
    foam = [
        (-60 + 4 * k, 6.2 + 0.6 * math.sin(k * 1.3) + on.lot.uniform(-0.2, 0.2)) for k in range(31)
    ]
    on.floor(
        "ground",
        0.002,
        Shape(
            smooth([*foam, (60, 12), (-60, 12)], tension=0.8), on.colour(mixed(sea, WHITE, 0.3), 8)
        ),
    )
    on.floor(
        "ground", 0.003, Shape(smooth(foam, closed=False), None, on.colour((246, 250, 250), 4), 0.4)
    )
    for _ in range(24):
        on.floor(
            "ground",
            0.002,
            Shape(
                ellipse(on.lot.uniform(-8, 8), on.lot.uniform(-2, 8), 0.25, 0.1),
                on.colour((208, 180, 132), 2, 0.7),
            ),
        )
    palm(on, -4.2, 4.6, 3.3)
    palm(on, 5.4, 5.2, 3.7)
    x = 2.6
    on.upright(
        "mid",
        4.4,
        Shape(polyline([(x, 0), (x + 0.15, 2.1)]), None, on.colour((236, 230, 220), 4), 0.05),
        *[
            Shape(
                polygon(
                    [(x - 1.2 + 0.45 * k, 1.75), (x - 1.2 + 0.45 * (k + 1), 1.75), (x + 0.15, 2.5)]
                ),
                on.colour((220, 84, 76) if k % 2 else (246, 240, 230), 4),
            )
            for k in range(6)
        ],
    )


def palm(on: Scenery, x: float, z: float, height: float) -> None:
    bend = 0.8 if x < 0 else -0.8
    trunk = smooth([(x, 0), (x + bend * 0.2, height * 0.5), (x + bend, height)], closed=False)
    shapes = [Shape(trunk, None, on.colour((126, 98, 74), z), 0.2)]
    for k in range(8):
        a = math.pi * (-0.25 + 1.5 * k / 7)
        tip = (x + bend + math.cos(a) * 1.9, height + math.sin(a) * 0.9 - 0.35)
        mid = (x + bend + math.cos(a) * 1.0, height + math.sin(a) * 0.9 + 0.35)
        shapes.append(
            Shape(
                smooth([(x + bend, height), mid, tip, (mid[0], mid[1] - 0.35)], tension=0.8),
                on.colour(mixed((70, 140, 84), (40, 96, 80), (k % 3) / 3), z),
            )
        )
    on.upright("mid", z, *shapes)


def river(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 5)
    ridge(on, 300, 70, (110, 136, 150), 0.6)
    ridge(on, 90, 12, (92, 130, 104), 0.5)
    water: Rgb = (84, 140, 160)
    on.ground((120, 150, 92), (124, 156, 100), 60)
    on.floor(
        "ground",
        0.002,
        Shape(
            rectangle(-200, 7, 400, 20),
            Linear(
                (0, 7),
                (0, 27),
                (
                    (0.0, on.colour(mixed(water, WHITE, 0.1), 4)),
                    (1.0, on.colour(mixed(water, on.light.horizon, 0.5), 12)),
                ),
            ),
        ),
    )
    for _ in range(30):
        on.floor(
            "ground",
            0.003,
            Shape(
                ellipse(on.lot.uniform(-24, 24), on.lot.uniform(8, 26), 1.4, 0.06),
                on.glow(WHITE, 0.3),
            ),
        )
    for x in (-8, -5.4, 6.2, 9):
        tree(on, x, on.lot.uniform(5, 7), on.lot.uniform(3.6, 5))
    rail = on.colour((120, 92, 74), 4)
    on.upright(
        "mid",
        4.6,
        Shape(rectangle(-20, 0.95, 40, 0.08), rail),
        Shape(rectangle(-20, 0.5, 40, 0.06), rail),
        *[Shape(rectangle(-20 + 1.6 * k, 0, 0.1, 1.05), rail) for k in range(26)],
    )


def forest(on: Scenery) -> None:
    on.sky()
    heavens(on)
    haze = on.light.haze
    leaf: Rgb = on.lot.choice([(86, 138, 82), (104, 140, 76), (70, 128, 96)])
    on.ground((96, 110, 66), (104, 124, 80), 60)
    for z, count in ((42, 26), (26, 20)):
        for k in range(count):
            tree(
                on,
                -z * 1.5 + 3 * z * k / count + on.lot.uniform(-1, 1),
                z + on.lot.uniform(0, 5),
                on.lot.uniform(8, 13),
                "far",
                k % 2 == 0,
                mixed(leaf, haze, 0.15),
            )
    for k in range(9):
        x = -11 + 2.6 * k + on.lot.uniform(-0.6, 0.6)
        if abs(x) > 1.4:
            tree(on, x, 7 + on.lot.uniform(0, 4), on.lot.uniform(5.5, 8.5), "mid", k % 3 == 1, leaf)
    for _ in range(40):
        x, z = on.lot.uniform(-9, 9), on.lot.uniform(1.6, 9)
        grass(on, x, z)
    if not on.light.dark:
        for k in range(4):
            x = -6 + 3.4 * k
            beam = polygon([(x, 14), (x + 1.2, 14), (x + 3.6, 0), (x + 1.6, 0)])
            on.upright("mid", 12, Shape(beam, on.glow((255, 246, 200), 0.1)))


def grass(on: Scenery, x: float, z: float) -> None:
    ink = on.colour(on.lot.choice([(96, 140, 72), (78, 120, 70), (124, 156, 84)]), z)
    blades = [
        Shape(
            polygon(
                [
                    (x + 0.05 * k, 0),
                    (x + 0.05 * k + 0.04, 0),
                    (x + 0.05 * k + on.lot.uniform(-0.06, 0.1), on.lot.uniform(0.12, 0.3)),
                ]
            ),
            ink,
        )
        for k in range(4)
    ]
    on.upright("mid", z, *blades)


def park(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 7)
    ridge(on, 120, 14, (110, 150, 116), 0.5)
    for k in range(7):
        building(on, -70 + 20 * k, 100, 16, on.lot.uniform(14, 34), on.lot.choice(BRICKS))
    on.ground((128, 172, 88), (138, 178, 100), 90)
    path = [(-0.9, -8), (1.5, -8), (1.9, 2), (0.7, 8), (1.6, 24), (0.9, 24), (-0.2, 8), (0.3, 2)]
    on.floor("ground", 0.002, Shape(smooth(path, tension=0.7), on.colour((222, 204, 168), 4)))
    for k in range(10):
        x = -16 + 3.6 * k + on.lot.uniform(-0.8, 0.8)
        if abs(x) > 2:
            tree(
                on,
                x,
                on.lot.uniform(9, 14),
                on.lot.uniform(4.5, 6.5),
                "mid",
                False,
                on.lot.choice([LEAF, (120, 156, 80), (214, 150, 84), (226, 150, 160)]),
            )
    for _ in range(34):
        grass(on, on.lot.uniform(-8, 8), on.lot.uniform(1.4, 7))
    for _ in range(30):
        x, z = on.lot.uniform(-8, 8), on.lot.uniform(1.5, 8)
        ink = on.colour(
            on.lot.choice([(236, 120, 130), (246, 206, 96), (250, 246, 240), (170, 130, 206)]), z
        )
        on.upright("mid", z, Shape(ellipse(x, 0.16, 0.045), ink))
    wood = on.colour((150, 104, 70), 3)
    on.upright(
        "mid",
        3.6,
        *[Shape(rectangle(1.6, 0.42 + 0.13 * k, 1.7, 0.09), wood) for k in range(4)],
        Shape(rectangle(1.75, 0, 0.07, 0.9), on.colour((60, 60, 66), 3)),
        Shape(rectangle(3.1, 0, 0.07, 0.9), on.colour((60, 60, 66), 3)),
    )
    street_lamp(on, -3.4, 5.5)


def mountain(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 6)
    ridge(on, 420, 190, (112, 126, 158), 0.6, snow=True)
    ridge(on, 240, 74, (96, 120, 134), 0.6, snow=True)
    ridge(on, 90, 14, (86, 120, 96), 0.6)
    on.ground((132, 140, 98), (120, 138, 104), 80)
    for k in range(18):
        x = -24 + 2.8 * k + on.lot.uniform(-1, 1)
        if abs(x) > 2.2:
            tree(on, x, on.lot.uniform(11, 19), on.lot.uniform(4, 6.5), "mid", True, (70, 116, 92))
    for _ in range(9):
        x, z = on.lot.choice([-1, 1]) * on.lot.uniform(1.6, 8), on.lot.uniform(2.4, 7)
        r = on.lot.uniform(0.2, 0.6)
        rock = smooth(
            [
                (x - r, 0),
                (x - r * 0.8, r * 0.6),
                (x - r * 0.1, r * 0.9),
                (x + r * 0.7, r * 0.55),
                (x + r, 0),
            ],
            tension=0.5,
        )
        on.upright(
            "mid",
            z,
            Shape(rock, on.colour((126, 126, 130), z)),
            Shape(
                polygon([(x, r * 0.8), (x + r * 0.7, r * 0.5), (x + r, 0), (x + r * 0.2, 0)]),
                on.colour((84, 84, 96), z, 0.5),
                clip=rock,
            ),
        )
    for _ in range(24):
        grass(on, on.lot.uniform(-8, 8), on.lot.uniform(1.4, 8))


def desert(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 2)
    for z, height, ink in (
        (300, 34, (214, 160, 112)),
        (140, 16, (222, 170, 114)),
        (60, 6, (230, 180, 120)),
    ):
        ridge(on, z, height, ink, 0.75)
    on.ground((234, 186, 120), (228, 178, 116), 70)
    for k in range(9):
        z = 1.5 + k * 1.3
        wave = [(-40 + 5 * j, z + 0.3 * math.sin(j + k)) for j in range(17)]
        on.floor(
            "ground",
            0.001,
            Shape(smooth(wave, closed=False), None, on.colour((204, 152, 96), z, 0.5), 0.06),
        )
    for x, z in ((-4.4, 8), (5.2, 10), (9, 15), (-10, 16)):
        green = on.colour((96, 134, 92), z)
        tall = on.lot.uniform(1.6, 2.6)
        on.upright(
            "mid",
            z,
            Shape(polyline([(x, 0), (x, tall)]), None, green, 0.34),
            Shape(
                smooth(
                    [(x, tall * 0.4), (x + 0.55, tall * 0.45), (x + 0.6, tall * 0.8)], closed=False
                ),
                None,
                green,
                0.24,
            ),
            Shape(
                smooth(
                    [(x, tall * 0.55), (x - 0.5, tall * 0.6), (x - 0.52, tall * 0.85)], closed=False
                ),
                None,
                green,
                0.22,
            ),
        )


def meadow(on: Scenery) -> None:
    """Open grass under a wide sky: hills, a few trees far off, grass that stands tall."""
    on.sky()
    heavens(on)
    clouds(on, 8)
    ridge(on, 320, 80, (116, 132, 160), 0.55)
    ridge(on, 160, 22, (104, 140, 124), 0.5)
    on.ground((126, 158, 84), (142, 168, 100), 90)
    for k in range(7):
        x = -34 + 11 * k + on.lot.uniform(-3, 3)
        if abs(x) > 5:
            tree(on, x, on.lot.uniform(24, 40), on.lot.uniform(5, 7.5), "far", k % 3 == 1)
    for z, count, tall in ((9.0, 90, 0.5), (5.0, 70, 0.55), (2.2, 40, 0.5)):
        tufts(on, z, count, tall)
    tree(on, on.light.side * -4.6, 7.0, 6.2, "mid")


def tufts(on: Scenery, z: float, count: int, tall: float) -> None:
    """A row of standing grass, bent by the wind away from the light."""
    bend = -on.light.side
    for tone, share in (((92, 128, 66), 1.0), ((150, 176, 96), 0.8)):
        blades: list[Path] = []
        for _ in range(count):
            x = on.lot.uniform(-1.6, 1.6) * (z + 3)
            up, over = tall * share * on.lot.uniform(0.5, 1.2), bend * on.lot.uniform(0.05, 0.3)
            blades.append(polygon([(x, -0.02), (x + 0.035, -0.02), (x + over * up * 2, up)]))
        on.upright("mid", z, Shape(joined(*blades), on.colour(tone, z)))


def generic(on: Scenery) -> None:
    """Open ground under a sky, for words that name no place we know."""
    on.sky()
    heavens(on)
    clouds(on, 6)
    ridge(on, 200, 40, (120, 140, 160), 0.5)
    ridge(on, 90, 13, (112, 146, 126), 0.5)
    on.ground((150, 168, 120), (146, 166, 124), 80)
    for k in range(9):
        x = -15 + 3.6 * k + on.lot.uniform(-0.8, 0.8)
        if abs(x) > 2.4:
            tree(on, x, on.lot.uniform(11, 18), on.lot.uniform(4, 6), "mid", k % 3 == 0)
    for _ in range(26):
        grass(on, on.lot.uniform(-8, 8), on.lot.uniform(1.6, 9))

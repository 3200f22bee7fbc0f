"""Streets, markets, roofs over a city, a temple yard."""

from ..colours import BLACK, WHITE, Rgb, mixed
from ..fittings.lights import lanterns, neon_sign, street_lamp
from ..fittings.rooms import plant
from ..fittings.sky import clouds, heavens, ridge
from ..fittings.streets import building, passers, stall
from ..fittings.trees import tree
from ..paths import Shape, ellipse, joined, rectangle, smooth
from ..scenery import Scenery

BRICKS: tuple[Rgb, ...] = (
    (168, 112, 92),
    (150, 140, 132),
    (186, 156, 120),
    (122, 128, 142),
    (164, 132, 140),
)


def street(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 5)
    on.ground((118, 116, 120), (128, 126, 130))
    for k in range(12):
        building(
            on,
            -62 + 10.5 * k,
            44 + on.lot.uniform(0, 10),
            10,
            on.lot.uniform(12, 30),
            on.lot.choice(BRICKS),
        )
    x = -24.0
    while x < 22:
        wide = on.lot.uniform(5, 7.5)
        building(on, x, 11, wide, on.lot.uniform(7.5, 13), on.lot.choice(BRICKS), shopfront=True)
        if on.light.dark and on.lot.random() < 0.6:
            neon_sign(on, x + on.lot.uniform(0.8, wide - 0.8), on.lot.uniform(4.4, 6.2), 10.8)
        x += wide + on.lot.choice([0.0, 0.0, 1.8])
    stripes = [rectangle(-1.9 + 0.95 * k, -3.2, 0.5, 4.4) for k in range(5)]
    on.floor("ground", 0.001, Shape(joined(*stripes), on.colour((226, 222, 210), 1, 0.7)))
    cover = ellipse(-on.light.side * 3.1, 2.4, 0.42, 0.42)
    on.floor("ground", 0.0012, Shape(cover, on.colour((86, 84, 92), 2)),
             Shape(cover, None, on.colour((150, 146, 150), 2), 0.05))  # fmt: skip
    pavement = on.colour((160, 156, 152), 6)
    on.floor("ground", 0.002, Shape(rectangle(-60, 7.0, 120, 4.0), pavement))
    on.floor("ground", 0.003, Shape(rectangle(-60, 6.85, 120, 0.16), on.colour((196, 192, 186), 6)))
    for k in range(12):
        on.floor(
            "ground",
            0.002,
            Shape(rectangle(-30 + 5 * k, 4.2, 2.4, 0.18), on.colour((224, 220, 204), 4)),
        )
    for x in (-5.2, 5.6):
        street_lamp(on, x, 7.2)
    for x in (-8.5, 2.3, 9.5):
        tree(on, x, 8, on.lot.uniform(3.6, 4.8))
    passers(on, 4, 8.6, 9)


def market(on: Scenery) -> None:
    on.sky()
    heavens(on, moon=False)
    on.ground((104, 96, 100), (112, 102, 106))
    for k in range(8):
        building(
            on,
            -32 + 8.2 * k,
            15 + on.lot.uniform(0, 5),
            8,
            on.lot.uniform(8, 15),
            on.lot.choice(BRICKS),
        )
    for x in (-6.4, 3.6, 8.6):
        neon_sign(on, x, on.lot.uniform(3.8, 5.2), 14)
    inks: list[Rgb] = [(206, 70, 60), (60, 120, 130), (226, 160, 70), (110, 84, 140), (84, 130, 84)]
    for k, x in enumerate((-9.6, -6.6, -3.3, 3.3, 6.6, 9.6)):
        stall(on, x, 5.2 + on.lot.uniform(-0.3, 0.6), 2.7, inks[k % 5])
    stall(on, 0.0, 6.4, 2.9, inks[on.lot.randrange(5)])
    passers(on, 7, 7.4, 7)
    for y, z, shift in ((3.5, 6.0, 0.0), (3.9, 8.0, 1.4), (3.2, 4.4, -1.0)):
        lanterns(on, -7 + shift, 0.1 + shift, y, z)
        lanterns(on, 0.1 + shift, 7 + shift, y, z)


def city(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 5)
    for z, low, high in ((260, 60, 150), (150, 40, 110), (90, 20, 66)):
        for k in range(22):
            wide = z * 0.16
            building(
                on,
                -z * 1.8 + wide * 1.02 * k,
                z,
                wide,
                on.lot.uniform(low, high) * 0.62 - 20,
                on.lot.choice(BRICKS),
            )
    on.ground((124, 122, 124), (130, 128, 130), 12)
    for k in range(14):
        on.floor(
            "ground",
            0.001,
            Shape(rectangle(-40, -6 + 1.3 * k, 80, 0.03), on.colour((90, 90, 94), 2, 0.5)),
        )
    wall = mixed(on.lot.choice(BRICKS), BLACK, 0.15)
    on.box("mid", -30, 5.2, (60, 1.0, 0.4), wall)
    on.upright(
        "mid", 5.1, Shape(rectangle(-30, 0.98, 60, 0.1), on.colour(mixed(wall, WHITE, 0.2), 5))
    )
    on.box("mid", -5.4, 3.6, (1.6, 1.1, 1.2), (150, 154, 158))
    on.upright(
        "mid",
        3.58,
        Shape(ellipse(-4.6, 0.55, 0.4), on.colour((96, 100, 108), 3)),
        Shape(ellipse(-4.6, 0.55, 0.3), on.colour((60, 64, 72), 3)),
    )
    plant(on, 4.2, 4.2, 1.3)


def temple(on: Scenery) -> None:
    on.sky()
    heavens(on)
    clouds(on, 5)
    ridge(on, 260, 70, (110, 130, 150), 0.6)
    ridge(on, 120, 22, (96, 128, 116), 0.5)
    on.ground((178, 170, 156), (180, 172, 160), 60)
    for k in range(22):
        on.floor(
            "ground",
            0.001,
            Shape(rectangle(-30, -4 + 1.1 * k, 60, 0.035), on.colour((140, 132, 122), k, 0.55)),
        )
    red, roof, z = (168, 62, 50), (70, 84, 96), 13.0
    for level, (half, base) in enumerate(((6.4, 0.8), (4.6, 5.0))):
        tall = 3.4 - 0.8 * level
        on.upright(
            "mid",
            z,
            Shape(
                rectangle(-half, base, 2 * half, tall),
                on.colour(mixed((214, 186, 146), red, 0.25), z),
            ),
        )
        for k in range(7):
            x = -half + 2 * half * k / 6
            on.upright(
                "mid", z - 0.1, Shape(rectangle(x - 0.16, base, 0.32, tall), on.colour(red, z))
            )
        for k in range(6):
            x = -half + 2 * half * (k + 0.5) / 6
            ink = on.glow((255, 210, 130)) if on.light.dark else on.colour((120, 80, 60), z)
            on.upright(
                "mid",
                z - 0.05,
                Shape(rectangle(x - half * 0.11, base + 0.3, half * 0.22, tall - 0.9), ink),
            )
        y, over = base + tall, half + 1.2
        eave = [
            (-over - 0.5, y + 0.55),
            (-over, y),
            (0, y + 0.12),
            (over, y),
            (over + 0.5, y + 0.55),
            (half * 0.8, y + 1.0),
            (half * 0.6, y + 1.5),
            (-half * 0.6, y + 1.5),
            (-half * 0.8, y + 1.0),
        ]
        on.upright("mid", z - 0.2, Shape(smooth(eave, tension=0.5), on.colour(roof, z)))
        on.upright(
            "mid",
            z - 0.21,
            Shape(
                smooth(eave[:5], closed=False, tension=0.5),
                None,
                on.colour((214, 176, 96), z),
                0.12,
            ),
        )
    on.box("mid", -7.4, z - 0.6, (14.8, 0.8, 1.0), (170, 162, 150))
    for side in (-1, 1):
        tree(on, side * 8.5, 10, 5.0, "mid", True)
        tree(on, side * 5.6, 8, 3.4, "mid", False, (226, 150, 160))
    lanterns(on, -6, 6, 4.5, 10)

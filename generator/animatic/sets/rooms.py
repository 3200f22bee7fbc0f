"""The rooms of a home, and what every room is made of."""

from ..colours import BLACK, WHITE, Rgb, mixed
from ..fittings.lights import halo, pendant
from ..fittings.rooms import curtains, picture, plant, shelf, sofa, window
from ..paths import Linear, Radial, Shape, ellipse, polygon, polyline, rectangle, rounded
from ..scenery import Scenery

WALLS: tuple[Rgb, ...] = (
    (214, 196, 172),
    (176, 196, 192),
    (206, 178, 162),
    (188, 188, 206),
    (196, 202, 172),
)


def interior(
    on: Scenery,
    wall: Rgb,
    floor: Rgb,
    z: float = 3.2,
    half: float = 4.0,
    height: float = 3.0,
    boards: bool = True,
) -> None:
    """A room without its fourth wall: floor, ceiling, three walls, skirting."""
    on.floor(
        "far",
        height,
        Shape(rectangle(-half, -9, 2 * half, z + 9), on.colour(mixed(wall, WHITE, 0.3))),
    )
    light_wall, dark_wall = on.colour(mixed(wall, WHITE, 0.08)), on.colour(mixed(wall, BLACK, 0.16))
    fill = Linear((0, height), (0, 0), ((0.0, light_wall), (1.0, dark_wall)))
    on.upright("far", z, Shape(rectangle(-half - 0.02, 0, 2 * half + 0.04, height), fill))
    for side in (-1, 1):
        shade = Linear(
            (z, 0),
            (z - 6, 0),
            ((0.0, on.colour(mixed(wall, BLACK, 0.2))), (1.0, on.colour(mixed(wall, BLACK, 0.42)))),
        )
        on.wall("far", side * half, Shape(rectangle(-9, 0, z + 9, height), shade))
        on.wall(
            "far",
            side * half * 0.999,
            Shape(rectangle(-9, 0, z + 9, 0.12), on.colour(mixed(wall, WHITE, 0.35))),
        )
    on.upright(
        "far",
        z - 0.01,
        Shape(rectangle(-half, 0, 2 * half, 0.12), on.colour(mixed(wall, WHITE, 0.4))),
    )
    near, far = on.colour(mixed(floor, WHITE, 0.06)), on.colour(mixed(floor, BLACK, 0.22))
    on.floor(
        "ground",
        0,
        Shape(
            rectangle(-half, -9, 2 * half, z + 9),
            Linear((0, 0), (0, z), ((0.0, near), (1.0, far))),
        ),
    )
    _room_light(on, z, half, height)
    line = on.colour(mixed(floor, BLACK, 0.35), 0, 0.5)
    if boards:
        for k in range(int(2 * half / 0.4) + 1):
            x = -half + 0.4 * k
            on.floor(
                "ground",
                0.001,
                Shape(polygon([(x, z), (x + 0.02, z), (x + 0.02, -9), (x, -9)]), line),
            )
    else:
        for k in range(int(2 * half / 0.8) + 1):
            x = -half + 0.8 * k
            on.floor(
                "ground",
                0.001,
                Shape(polygon([(x, z), (x + 0.025, z), (x + 0.025, -9), (x, -9)]), line),
            )
        for k in range(14):
            on.floor("ground", 0.001, Shape(rectangle(-half, z - 0.8 * k, 2 * half, 0.025), line))


def _room_light(on: Scenery, z: float, half: float, height: float) -> None:
    """A wall that is brighter towards the light, corners that are dark, the sun on the floor."""
    side, dark = on.light.side, on.light.dark
    at = (side * half * 0.55, height * (0.55 if dark else 0.72))
    glow = on.glow((255, 226, 176) if dark else (255, 250, 232), 0.3)
    stops = ((0.0, glow), (1.0, (*glow[:3], 0)))
    on.upright(
        "far", z - 0.005, Shape(rectangle(-half, 0, 2 * half, height), Radial(at, half, stops))
    )
    shade, none = (24, 16, 40, 110), (24, 16, 40, 0)
    corner = -side * half
    fill = Linear((corner, 0), (corner + side * 2.6, 0), ((0.0, shade), (1.0, none)))
    on.upright("far", z - 0.006, Shape(rectangle(-half, 0, 2 * half, height), fill))
    under = Linear((0, z), (0, z - 1.3), ((0.0, shade), (1.0, none)))
    on.floor("ground", 0.0008, Shape(rectangle(-half, z - 1.3, 2 * half, 1.3), under))
    if not dark:
        sun = on.glow((255, 244, 206), 0.34)
        for k in range(2):
            x, slant = side * (1.7 - 1.15 * k), -side * 1.1
            patch = polygon(
                [(x, 2.1), (x + side * 0.9, 2.1), (x + side * 0.9 + slant, 0.4), (x + slant, 0.4)]
            )
            on.floor("ground", 0.0015, Shape(patch, sun))


def rug(on: Scenery, across: float, colour: Rgb) -> None:
    for grow, ink in ((1.0, colour), (0.86, mixed(colour, WHITE, 0.3)), (0.8, colour)):
        on.floor("ground", 0.002, Shape(ellipse(0, 0.6, across * grow, 1.1 * grow), on.colour(ink)))


def living_room(on: Scenery) -> None:
    wall = on.lot.choice(WALLS)
    interior(on, wall, (164, 120, 84))
    window(on, -1.15, 1.0, 1.7, 1.45, 3.18)
    curtains(
        on,
        -1.15,
        1.0,
        1.7,
        1.45,
        3.16,
        on.lot.choice([(196, 122, 96), (104, 134, 140), (214, 186, 140)]),
    )
    picture(on, 1.5, 1.5, 0.8, 0.62, 3.17)
    picture(on, 2.45, 1.62, 0.42, 0.42, 3.17)
    shelf(on, -3.6, 1.5, 2.2, 3.0)
    rug(on, 2.4, on.lot.choice([(176, 92, 82), (92, 116, 128), (190, 156, 104)]))
    sofa(on, 1.75, 2.3, 2.1, on.lot.choice([(92, 122, 128), (170, 110, 92), (122, 112, 140)]))
    plant(on, -1.75, 2.4, 1.35)
    pendant(on, 0.6, 2.2, 0.8, 3.0)
    floor_lamp(on, 3.1, 2.2)


def floor_lamp(on: Scenery, x: float, z: float) -> None:
    halo(on, "mid", (x, 1.55), z, 0.9, (255, 210, 140), 0.55 if on.light.dark else 0.2)
    shade = polygon([(x - 0.14, 1.75), (x + 0.14, 1.75), (x + 0.22, 1.42), (x - 0.22, 1.42)])
    on.upright(
        "mid",
        z,
        Shape(rectangle(x - 0.015, 0, 0.03, 1.5), on.colour((60, 54, 54))),
        Shape(ellipse(x, 0.02, 0.16, 0.03), on.colour((60, 54, 54))),
        Shape(shade, on.glow((255, 226, 170)) if on.light.dark else on.colour((240, 226, 196))),
    )


def bedroom(on: Scenery) -> None:
    wall = on.lot.choice(WALLS)
    interior(on, mixed(wall, (150, 150, 190), 0.25), (150, 116, 92))
    window(on, -2.6, 1.1, 1.4, 1.35, 3.18)
    curtains(on, -2.6, 1.1, 1.4, 1.35, 3.16, (150, 128, 160))
    picture(on, 1.2, 1.75, 0.9, 0.6, 3.17)
    blanket: Rgb = on.lot.choice([(112, 140, 170), (190, 120, 112), (150, 166, 130)])
    on.upright("mid", 3.0, Shape(rounded(0.2, 0, 2.6, 1.15, 0.12), on.colour((120, 88, 70))))
    on.box("mid", 0.3, 1.6, (2.4, 0.28, 1.3), (112, 84, 68))
    on.box("mid", 0.34, 1.55, (2.32, 0.26, 1.3), blanket, 0.28)
    for x in (0.55, 1.65):
        on.upright(
            "mid", 2.75, Shape(rounded(x, 0.5, 0.85, 0.36, 0.14), on.colour((240, 236, 228)))
        )
    floor_lamp(on, -0.35, 2.8)
    rug(on, 1.9, (190, 172, 150))


def kitchen(on: Scenery) -> None:
    wall = on.lot.choice([(226, 218, 200), (200, 214, 210), (220, 200, 180)])
    interior(on, wall, (190, 178, 160), boards=False)
    cabinet: Rgb = on.lot.choice([(96, 128, 124), (150, 108, 84), (106, 116, 146), (186, 120, 92)])
    tile = on.colour(mixed(wall, WHITE, 0.5))
    on.upright("far", 3.15, Shape(rectangle(-4, 0.92, 8, 0.62), tile))
    for k in range(40):
        on.upright(
            "far",
            3.14,
            Shape(
                polyline([(-4 + 0.2 * k, 0.92), (-4 + 0.2 * k, 1.54)]), None, on.colour(wall), 0.008
            ),
        )
    for k in range(10):
        x = -3.9 + 0.78 * k
        if not 3 <= k <= 4:
            on.upright(
                "far",
                3.0,
                Shape(rounded(x, 1.62, 0.74, 0.8, 0.03), on.colour(cabinet)),
                Shape(
                    rounded(x + 0.07, 1.69, 0.6, 0.66, 0.02), on.colour(mixed(cabinet, WHITE, 0.1))
                ),
                Shape(ellipse(x + 0.66, 1.72, 0.025), on.colour((236, 214, 160))),
            )
    window(on, -1.5, 1.4, 1.4, 1.0, 3.12)
    on.box("mid", -3.9, 2.5, (7.8, 0.88, 0.6), cabinet)
    on.box("mid", -3.9, 2.44, (7.8, 0.06, 0.66), (226, 220, 210), 0.88)
    for k in range(10):
        x = -3.86 + 0.78 * k
        on.upright(
            "mid",
            2.43,
            Shape(rounded(x, 0.12, 0.7, 0.7, 0.03), on.colour(mixed(cabinet, WHITE, 0.08))),
            Shape(rounded(x + 0.25, 0.72, 0.2, 0.03, 0.01), on.colour((236, 214, 160))),
        )
    pot(on, 1.5, 2.6)
    for k in range(3):
        on.upright(
            "mid",
            2.6,
            Shape(
                rounded(-2.6 + 0.2 * k, 0.94, 0.14, 0.2 + 0.06 * k, 0.03),
                on.colour(on.lot.choice([(226, 170, 92), (206, 96, 84), (92, 140, 150)])),
            ),
        )
    for x in (-0.4, 0.9):
        pendant(on, x, 2.0, 0.75, 3.0, (206, 132, 76))


def pot(on: Scenery, x: float, z: float) -> None:
    steel = on.colour((120, 126, 136))
    on.upright(
        "mid",
        z,
        Shape(rounded(x, 0.94, 0.46, 0.28, 0.05), steel),
        Shape(rounded(x - 0.03, 1.2, 0.52, 0.04, 0.02), on.colour((86, 90, 100))),
        Shape(ellipse(x + 0.23, 1.27, 0.04, 0.03), on.colour((50, 50, 56))),
    )

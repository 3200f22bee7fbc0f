"""The ground of another world, and the planet in its sky."""

from ..colours import BLACK, WHITE, Rgb, mixed
from ..fittings.lights import halo
from ..fittings.sky import heavens, ridge
from ..paths import Linear, Path, Radial, Shape, ellipse, joined, rectangle, smooth
from ..scenery import FARTHEST, Scenery


def space(on: Scenery) -> None:
    wide = FARTHEST * 4
    fill = Linear(
        (0, 420),
        (0, -100),
        ((0.0, on.glow((8, 8, 24))), (0.55, on.glow((24, 18, 54))), (1.0, on.glow((66, 34, 84)))),
    )
    on.upright("far", FARTHEST, Shape(rectangle(-wide, -wide / 2, 2 * wide, wide), fill))
    heavens(on, moon=False)
    on.upright(
        "far",
        890,
        *[
            Shape(
                ellipse(
                    on.lot.uniform(-500, 500), on.lot.uniform(-60, 420), on.lot.uniform(0.6, 1.8)
                ),
                on.glow((230, 236, 255), on.lot.uniform(0.4, 1)),
            )
            for _ in range(90)
        ],
    )
    earth = on.lot.random() < 0.6
    ink: Rgb = (70, 132, 206) if earth else on.lot.choice([(226, 140, 96), (190, 150, 214)])
    side = -on.light.side
    at = (side * 190.0, 190.0)
    body = ellipse(*at, 80)
    shade = Radial(
        (at[0] + on.light.side * 34, at[1] + 30),
        120,
        (
            (0.0, on.glow(mixed(ink, WHITE, 0.4))),
            (0.5, on.glow(ink)),
            (1.0, on.glow(mixed(ink, BLACK, 0.75))),
        ),
    )
    halo(on, "far", at, 880, 140, ink, 0.35)
    on.upright(
        "far",
        870,
        Shape(body, shade),
        *(_lands(on, at, body) if earth else _bands(on, at, body, ink)),
    )
    if not earth:
        ring = Shape(ellipse(*at, 132, 20), None, on.glow(mixed(ink, WHITE, 0.3), 0.55), 5)
        on.upright("far", 865, ring)
    on.ground((150, 140, 150), (120, 108, 126), 60)
    ridge(on, 60, 5, (120, 106, 124), 0.8)
    for _ in range(14):
        x, z, r = on.lot.uniform(-9, 9), on.lot.uniform(1.5, 12), on.lot.uniform(0.3, 0.9)
        on.floor(
            "ground",
            0.002,
            Shape(ellipse(x, z, r, r * 0.8), on.colour((100, 90, 106), z)),
            Shape(ellipse(x, z + r * 0.12, r * 0.86, r * 0.64), on.colour((128, 118, 130), z)),
        )


def _lands(on: Scenery, at: tuple[float, float], body: Path) -> list[Shape]:
    """Continents and clouds of a blue planet."""
    x, y = at
    lands = [
        smooth(
            [(x - 50, y + 40), (x - 10, y + 52), (x + 6, y + 20), (x - 22, y + 6), (x - 44, y + 14)]
        ),
        smooth(
            [(x - 8, y - 6), (x + 30, y - 2), (x + 34, y - 34), (x + 8, y - 58), (x - 6, y - 30)]
        ),
    ]
    swirls = [ellipse(x - 60 + 24 * k, y - 46 + on.lot.uniform(0, 90), 30, 4.5) for k in range(6)]
    return [
        Shape(joined(*lands), on.glow((120, 168, 110), 0.75), clip=body),
        Shape(joined(*swirls), on.glow(WHITE, 0.6), clip=body),
    ]


def _bands(on: Scenery, at: tuple[float, float], body: Path, ink: Rgb) -> list[Shape]:
    bands = [ellipse(at[0], at[1] - 40 + 26 * k, 90, 6) for k in range(4)]
    return [Shape(joined(*bands), on.glow(mixed(ink, BLACK, 0.25), 0.35), clip=body)]

"""What stands in streets: house fronts, stalls, people who pass."""

from ..colours import BLACK, WHITE, Rgb, mixed
from ..paths import Linear, Path, Shape, ellipse, joined, polygon, rectangle, rounded, smooth
from ..scenery import LayerName, Scenery
from .lights import LAMP, halo


def building(
    on: Scenery,
    x: float,
    z: float,
    width: float,
    height: float,
    colour: Rgb,
    layer: LayerName = "far",
    shopfront: bool = False,
) -> None:
    """A house front with rows of windows, some lit at night."""
    dark = on.light.dark
    left, right = colour, mixed(colour, (40, 34, 60), 0.3)
    if on.light.side > 0:
        left, right = right, left
    wall = Linear((x, 0), (x + width, 0), ((0.0, on.colour(left, z)), (1.0, on.colour(right, z))))
    shapes = [Shape(rectangle(x, 0, width, height), wall)]
    cols = max(2, int(width / 1.5))
    floors = int((height - 3.6) / 2.4) if shopfront else int((height - 1) / 2.4)
    base = 3.7 if shopfront else 1.2
    pane = on.colour(mixed(colour, (60, 80, 110), 0.6), z)
    glass: dict[bool, list[Path]] = {True: [], False: []}
    sills: list[Path] = []
    for row in range(max(0, floors)):
        for col in range(cols):
            wx = x + width * (col + 0.5) / cols
            wy = base + row * 2.4
            glass[dark and on.lot.random() < 0.45].append(rectangle(wx - 0.38, wy, 0.76, 1.3))
            sills.append(rectangle(wx - 0.46, wy - 0.12, 0.92, 0.1))
    ink = on.glow(mixed(LAMP, on.light.haze, min(0.6, z / 90)), 0.95)
    for lit, panes in glass.items():
        if panes:
            shapes.append(Shape(joined(*panes), ink if lit else pane))
    if sills:
        shapes.append(Shape(joined(*sills), on.colour(mixed(colour, WHITE, 0.25), z)))
    shapes.append(
        Shape(
            rectangle(x - 0.15, height - 0.3, width + 0.3, 0.4),
            on.colour(mixed(colour, BLACK, 0.2), z),
        )
    )
    if shopfront:
        front = (
            on.glow(mixed(LAMP, (255, 240, 210), 0.3), 0.9)
            if dark
            else on.colour((150, 186, 200), z)
        )
        shapes.append(Shape(rectangle(x + 0.3, 0.35, width - 0.6, 2.2), front))
        for k in range(5):
            thing = x + 0.6 + (width - 1.4) * k / 5
            shapes.append(
                Shape(
                    rounded(thing, 0.35, 0.3 + 0.1 * (k % 2), on.lot.uniform(0.5, 1.4), 0.08),
                    on.colour(mixed(colour, BLACK, 0.45), z, 0.55),
                )
            )
        awning = on.lot.choice([(196, 74, 70), (60, 116, 124), (222, 164, 82), (92, 84, 132)])
        stripes = 8
        for k in range(stripes):
            left, right = x + width * k / stripes, x + width * (k + 1) / stripes
            ink = awning if k % 2 else mixed(awning, WHITE, 0.75)
            shapes.append(
                Shape(
                    polygon([(left, 3.1), (right, 3.1), (right + 0.0, 2.55), (left, 2.55)]),
                    on.colour(ink, z),
                )
            )
            shapes.append(
                Shape(
                    ellipse((left + right) / 2, 2.55, width / stripes / 2, 0.14), on.colour(ink, z)
                )
            )
    on.upright(layer, z, *shapes)


def stall(on: Scenery, x: float, z: float, width: float, colour: Rgb) -> None:
    """A market stall: posts, an awning, a lit counter with wares."""
    top, depth = 2.35, max(0.0, z)
    post = on.colour((84, 66, 56), depth)
    back = Linear(
        (x, top),
        (x, 0.9),
        (
            (0.0, on.glow((255, 214, 150)) if on.light.dark else on.colour((214, 196, 170), depth)),
            (1.0, on.glow((196, 110, 70)) if on.light.dark else on.colour((170, 146, 120), depth)),
        ),
    )
    on.upright(
        "mid", z + 0.5, Shape(rectangle(x - width / 2 + 0.06, 0.9, width - 0.12, top - 0.9), back)
    )
    goods: list[Rgb] = [
        (224, 120, 60),
        (236, 196, 110),
        (150, 60, 50),
        (240, 232, 210),
        (110, 140, 80),
    ]
    wares: list[Shape] = []
    for k in range(int(width / 0.24)):
        wx = x - width / 2 + 0.16 + k * 0.24
        wares.append(
            Shape(
                rounded(wx, 1.42, 0.16, on.lot.uniform(0.12, 0.34), 0.03),
                on.colour(on.lot.choice(goods), depth),
            )
        )
    wares.append(Shape(rectangle(x - width / 2 + 0.06, 1.37, width - 0.12, 0.05), post))
    on.upright("mid", z + 0.45, *wares)
    on.box("mid", x - width / 2, z, (width, 0.92, 0.5), mixed(colour, BLACK, 0.3))
    steamers: list[Shape] = []
    for k in range(int(width / 0.55)):
        sx = x - width / 2 + 0.14 + k * 0.55
        for level in range(on.lot.choice([1, 2, 3])):
            steamers.append(
                Shape(
                    rounded(sx, 0.92 + 0.11 * level, 0.38, 0.1, 0.03),
                    on.colour((214, 172, 112), depth),
                )
            )
            steamers.append(
                Shape(
                    rectangle(sx, 0.92 + 0.11 * level, 0.38, 0.02), on.colour((150, 106, 66), depth)
                )
            )
    on.upright("mid", z + 0.1, *steamers)
    for side in (-1, 1):
        on.upright(
            "mid", z, Shape(rectangle(x + side * (width / 2 - 0.03) - 0.03, 0, 0.06, top), post)
        )
    stripes = max(5, int(width / 0.3))
    roof: list[Shape] = []
    for k in range(stripes):
        a, b = (
            x - width / 2 - 0.12 + (width + 0.24) * k / stripes,
            x - width / 2 - 0.12 + (width + 0.24) * (k + 1) / stripes,
        )
        ink = on.colour(colour if k % 2 else (240, 228, 206), depth)
        roof.append(
            Shape(
                polygon(
                    [
                        (a, top - 0.05),
                        (b, top - 0.05),
                        (x + (b - x) * 0.86, top + 0.42),
                        (x + (a - x) * 0.86, top + 0.42),
                    ]
                ),
                ink,
            )
        )
        roof.append(Shape(ellipse((a + b) / 2, top - 0.05, (b - a) / 2, 0.09), ink))
    on.upright("mid", z - 0.15, *roof)
    if on.light.dark:
        halo(on, "mid", (x, 1.8), z - 0.1, width * 0.75, (255, 180, 90), 0.35)


def passers(on: Scenery, count: int, z: float, spread: float) -> None:
    """People far off, as soft shapes."""
    for _ in range(count):
        x, at = on.lot.uniform(-spread, spread), z + on.lot.uniform(-1.0, 1.5)
        tall = on.lot.uniform(1.55, 1.8)
        ink = on.colour(
            on.lot.choice([(96, 84, 104), (84, 96, 110), (120, 90, 84), (70, 74, 92)]), at * 2.2
        )
        body = smooth(
            [
                (x - 0.2, tall * 0.78),
                (x - 0.23, tall * 0.45),
                (x - 0.15, 0),
                (x + 0.15, 0),
                (x + 0.23, tall * 0.45),
                (x + 0.2, tall * 0.78),
                (x, tall * 0.84),
            ],
            tension=0.7,
        )
        on.upright("mid", at, Shape(body, ink), Shape(ellipse(x, tall * 0.92, 0.115, 0.14), ink))

"""What rooms are furnished with: windows, curtains, pictures, shelves, tables, seats."""

import math

from ..colours import BLACK, WHITE, Rgb, mixed
from ..paths import Linear, Shape, ellipse, polygon, polyline, rectangle, rounded, smooth
from ..scenery import LayerName, Scenery
from .lights import LAMP
from .trees import LEAF

WOOD: Rgb = (150, 106, 72)


def window(
    on: Scenery,
    x: float,
    y: float,
    width: float,
    height: float,
    z: float,
    frame: Rgb = (236, 230, 220),
) -> None:
    """A window in the far wall: the sky of the hour, the city at night."""
    graded = on.light.graded
    dark = on.light.dark
    sky, low = ((16, 22, 52), (52, 58, 110)) if dark else (on.light.sky, on.light.horizon)
    fill = Linear(
        (x, y + height), (x, y), ((0.0, on.glow(graded(sky))), (1.0, on.glow(graded(low))))
    )
    pane = rectangle(x, y, width, height)
    shapes = [
        Shape(rectangle(x - 0.07, y - 0.07, width + 0.14, height + 0.14), on.colour(frame)),
        Shape(pane, fill),
    ]
    left = x
    while left < x + width:
        wide, tall = on.lot.uniform(0.15, 0.4), on.lot.uniform(0.15, 0.6) * height
        tower: Rgb = (30, 36, 72) if dark else mixed(low, (90, 120, 150), 0.45)
        shapes.append(Shape(rectangle(left, y, wide, tall), on.glow(tower), clip=pane))
        if dark:
            for _ in range(7):
                lit = rectangle(
                    left + on.lot.uniform(0.02, wide - 0.05),
                    y + on.lot.uniform(0.02, max(0.04, tall - 0.06)),
                    0.028,
                    0.04,
                )
                shapes.append(Shape(lit, on.glow(LAMP, 0.9), clip=pane))
        left += wide + on.lot.uniform(0.0, 0.06)
    if not dark:
        sheen = polygon(
            [
                (x + width * 0.15, y),
                (x + width * 0.4, y),
                (x + width * 0.75, y + height),
                (x + width * 0.5, y + height),
            ]
        )
        shapes.append(Shape(sheen, on.glow(WHITE, 0.16), clip=pane))
    bar = on.colour(mixed(frame, BLACK, 0.08))
    shapes += [
        Shape(polyline([(x + width / 2, y), (x + width / 2, y + height)]), None, bar, 0.05),
        Shape(polyline([(x, y + height * 0.62), (x + width, y + height * 0.62)]), None, bar, 0.04),
        Shape(
            rectangle(x - 0.12, y - 0.12, width + 0.24, 0.07), on.colour(mixed(frame, WHITE, 0.3))
        ),
    ]
    on.upright("far", z, *shapes)


def curtains(
    on: Scenery, x: float, y: float, width: float, height: float, z: float, colour: Rgb
) -> None:
    for side in (0, 1):
        at = x - 0.2 if side == 0 else x + width - 0.16
        cloth = rounded(at, y - 0.35, 0.36, height + 0.5, 0.05)
        shapes = [Shape(cloth, on.colour(colour))]
        for k in range(1, 4):
            fold = at + 0.36 * k / 4
            shapes.append(
                Shape(
                    polyline([(fold, y - 0.33), (fold + 0.01, y + height + 0.14)]),
                    None,
                    on.colour(mixed(colour, BLACK, 0.22)),
                    0.02,
                )
            )
        on.upright("far", z, *shapes)
    on.upright(
        "far",
        z,
        Shape(
            polyline([(x - 0.35, y + height + 0.16), (x + width + 0.35, y + height + 0.16)]),
            None,
            on.colour((110, 84, 66)),
            0.05,
        ),
    )


def picture(on: Scenery, x: float, y: float, width: float, height: float, z: float) -> None:
    """A framed picture of abstract hills."""
    inks: list[Rgb] = [
        (214, 120, 92),
        (96, 132, 140),
        (232, 190, 120),
        (120, 96, 128),
        (70, 110, 104),
    ]
    ground, sun, hill = on.lot.sample(inks, 3)
    area = rectangle(x, y, width, height)
    on.upright(
        "far",
        z,
        Shape(rectangle(x - 0.04, y - 0.04, width + 0.08, height + 0.08), on.colour((84, 62, 52))),
        Shape(area, on.colour(mixed(ground, WHITE, 0.45))),
        Shape(
            ellipse(x + width * on.lot.uniform(0.3, 0.7), y + height * 0.62, height * 0.18),
            on.colour(sun),
            clip=area,
        ),
        Shape(
            smooth(
                [
                    (x - 0.1, y - 0.2),
                    (x, y + height * 0.4),
                    (x + width * 0.4, y + height * 0.25),
                    (x + width, y + height * 0.5),
                    (x + width + 0.2, y - 0.2),
                ]
            ),
            on.colour(hill),
            clip=area,
        ),
    )


def shelf(
    on: Scenery,
    x: float,
    width: float,
    height: float,
    z: float,
    layer: LayerName = "far",
    rows: int = 5,
    goods: bool = False,
) -> None:
    """Shelves of books, or of boxes and bottles."""
    depth = max(0.0, z)
    shapes = [Shape(rectangle(x, 0, width, height), on.colour(mixed(WOOD, BLACK, 0.35), depth))]
    step = (height - 0.1) / rows
    inks: list[Rgb] = [
        (188, 78, 66),
        (70, 104, 140),
        (222, 176, 96),
        (92, 128, 96),
        (138, 98, 130),
        (226, 214, 192),
        (60, 66, 84),
    ]
    for row in range(rows):
        y = 0.06 + row * step
        at = x + 0.05
        while at < x + width - 0.1:
            wide = on.lot.uniform(0.09, 0.16) if goods else on.lot.uniform(0.03, 0.07)
            tall = step * on.lot.uniform(0.5, 0.84)
            if on.lot.random() < 0.12:
                at += wide * 1.5
                continue
            ink = on.lot.choice(inks)
            shapes.append(
                Shape(
                    rounded(
                        at, y, min(wide, x + width - 0.05 - at), tall, 0.02 if goods else 0.006
                    ),
                    on.colour(ink, depth),
                )
            )
            at += wide + (0.02 if goods else 0.004)
        shapes.append(
            Shape(rectangle(x - 0.02, y - 0.045, width + 0.04, 0.045), on.colour(WOOD, depth))
        )
    shapes.append(
        Shape(rectangle(x - 0.03, height - 0.03, width + 0.06, 0.06), on.colour(WOOD, depth))
    )
    on.upright(layer, z, *shapes)


def plant(on: Scenery, x: float, z: float, height: float, layer: LayerName = "mid") -> None:
    """A potted plant with broad leaves."""
    pot = polygon([(x - 0.13, 0.3), (x + 0.13, 0.3), (x + 0.1, 0), (x - 0.1, 0)])
    shapes = [Shape(pot, on.colour((196, 116, 84), z))]
    for k in range(9):
        angle = math.pi * (0.1 + 0.8 * k / 8) + on.lot.uniform(-0.08, 0.08)
        reach = (height - 0.3) * on.lot.uniform(0.7, 1.0)
        tip = (x + math.cos(angle) * reach * 0.75, 0.3 + math.sin(angle) * reach)
        mid = (x + math.cos(angle) * reach * 0.32, 0.3 + math.sin(angle) * reach * 0.62)
        nx, ny = -math.sin(angle) * 0.075, math.cos(angle) * 0.075
        leaf = smooth([(x, 0.28), (mid[0] + nx, mid[1] + ny), tip, (mid[0] - nx, mid[1] - ny)])
        ink = mixed(LEAF, (40, 84, 66), on.lot.uniform(0, 0.7))
        shapes.append(Shape(leaf, on.colour(ink, z)))
    on.upright(layer, z, *shapes)


def table(
    on: Scenery,
    x: float,
    z: float,
    width: float,
    height: float = 0.74,
    colour: Rgb = WOOD,
    layer: LayerName = "mid",
) -> None:
    leg = on.colour(mixed(colour, BLACK, 0.42), max(0.0, z))
    for side in (-1, 1):
        at = x + side * (width / 2 - 0.08)
        on.upright(layer, z + 0.5, Shape(rectangle(at - 0.03, 0, 0.06, height), leg))
    on.box(layer, x - width / 2, z, (width, 0.06, 0.62), colour, height - 0.06)
    for side in (-1, 1):
        at = x + side * (width / 2 - 0.07)
        on.upright(layer, z, Shape(rectangle(at - 0.03, 0, 0.06, height - 0.05), leg))


def chair(on: Scenery, x: float, z: float, colour: Rgb, layer: LayerName = "mid") -> None:
    dark = on.colour(mixed(colour, BLACK, 0.4), max(0.0, z))
    shapes = [
        Shape(polyline([(x + k * 0.2, 0), (x + k * 0.18, 0.46)]), None, dark, 0.04) for k in (-1, 1)
    ]
    shapes += [
        Shape(rounded(x - 0.23, 0.5, 0.46, 0.44, 0.1), on.colour(colour, max(0.0, z))),
        Shape(rounded(x - 0.25, 0.42, 0.5, 0.1, 0.04), dark),
    ]
    on.upright(layer, z, *shapes)


def sofa(on: Scenery, x: float, z: float, width: float, colour: Rgb) -> None:
    dark, light = mixed(colour, BLACK, 0.25), mixed(colour, WHITE, 0.12)
    shapes = [Shape(rounded(x - width / 2, 0.1, width, 0.82, 0.16), on.colour(dark, z))]
    half = width / 2 - 0.2
    for k in (-1, 0):
        shapes.append(
            Shape(rounded(x + k * half, 0.4, half - 0.03, 0.44, 0.1), on.colour(colour, z))
        )
    shapes.append(
        Shape(rounded(x - width / 2 + 0.12, 0.12, width - 0.24, 0.34, 0.1), on.colour(light, z))
    )
    for side in (-1, 1):
        shapes.append(
            Shape(
                rounded(x + side * (width / 2 - 0.1) - 0.14, 0.08, 0.28, 0.58, 0.12),
                on.colour(colour, z),
            )
        )
    cushion = on.lot.choice([(226, 170, 92), (206, 96, 84), (92, 140, 150)])
    shapes.append(
        Shape(rounded(x - width / 2 + 0.22, 0.44, 0.36, 0.34, 0.09), on.colour(cushion, z))
    )
    on.upright("mid", z, *shapes)

"""What sets are furnished with: windows, lamps, shelves, trees. Each is put on a `Scenery`."""

import math

from .colours import BLACK, NEON, WHITE, Rgb, mixed
from .paths import (
    Linear,
    Path,
    Point,
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
from .scenery import FARTHEST, SNOW, LayerName, Scenery

WOOD: Rgb = (150, 106, 72)
LEAF: Rgb = (86, 138, 82)
LAMP: Rgb = (255, 214, 140)


def halo(
    on: Scenery,
    layer: LayerName,
    at: Point,
    z: float,
    radius: float,
    colour: Rgb,
    strength: float = 0.5,
) -> None:
    """The glow around a light."""
    stops = (
        (0.0, on.glow(colour, strength)),
        (0.35, on.glow(colour, strength * 0.4)),
        (1.0, on.glow(colour, 0)),
    )
    on.upright(layer, z, Shape(ellipse(*at, radius), Radial(at, radius, stops)))


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


def pendant(
    on: Scenery,
    x: float,
    z: float,
    drop: float,
    ceiling: float,
    colour: Rgb = (60, 62, 70),
    layer: LayerName = "far",
) -> None:
    """A lamp that hangs from the ceiling."""
    y = ceiling - drop
    halo(
        on,
        layer,
        (x, y - 0.05),
        z,
        0.9 if on.light.dark else 0.5,
        LAMP,
        0.5 if on.light.dark else 0.22,
    )
    shade = smooth(
        [(x - 0.2, y), (x - 0.12, y + 0.16), (x, y + 0.2), (x + 0.12, y + 0.16), (x + 0.2, y)],
        tension=0.8,
    )
    on.upright(
        layer,
        z,
        Shape(polyline([(x, ceiling), (x, y + 0.15)]), None, on.colour((40, 40, 44)), 0.014),
        Shape(ellipse(x, y, 0.1, 0.06), on.glow(mixed(LAMP, WHITE, 0.5))),
        Shape(shade, on.colour(colour)),
    )


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


def clouds(on: Scenery, count: int = 6) -> None:
    """Heaped clouds: flat below, lit on the side of the light, thin and long near the horizon."""
    dark = on.light.dark
    white = mixed(on.light.horizon, WHITE, 0.0 if dark else 0.72)
    under = mixed(white, on.light.sky, 0.35)
    strength = 0.3 if dark else 0.92
    for k in range(count):
        low = k % 3 == 2
        x, y = (
            on.lot.uniform(-560, 560),
            on.lot.uniform(70, 120) if low else on.lot.uniform(150, 430),
        )
        size = on.lot.uniform(24, 58)
        flat, puffs = 0.35 if low else 1.0, 4 + k % 3
        heap: list[Path] = []
        for n in range(puffs):
            across = (n - (puffs - 1) / 2) / puffs * 2
            r = size * (1.05 - abs(across) * 0.6) * on.lot.uniform(0.8, 1.15)
            heap.append(
                ellipse(
                    x + across * size * (2.6 if low else 1.7),
                    y + r * 0.42 * flat,
                    r,
                    r * 0.62 * flat,
                )
            )
        base = rounded(x - size * 2.4, y - size * 0.12 * flat, size * 4.8, size * 0.3 * flat, size)
        whole = joined(*heap, base)
        lit = shifted(whole, on.light.side * size * 0.22, size * 0.2 * flat)
        on.upright(
            "far",
            FARTHEST * 0.9,
            Shape(whole, on.glow(under, strength)),
            Shape(lit, on.glow(white, strength), clip=whole),
        )


def heavens(on: Scenery, moon: bool = True) -> None:
    """Stars and a moon at night; a sun low in the sky at its ends."""
    z = FARTHEST * 0.95
    if on.light.dark:
        stars = [
            Shape(
                ellipse(
                    on.lot.uniform(-700, 700), on.lot.uniform(60, 560), on.lot.uniform(0.5, 1.5)
                ),
                on.glow((220, 228, 255), on.lot.uniform(0.3, 0.95)),
            )
            for _ in range(150)
        ]
        on.upright("far", z, *stars)
        if moon:
            at = (on.light.side * on.lot.uniform(120, 220), on.lot.uniform(210, 280))
            halo(on, "far", at, z, 110, (200, 214, 255), 0.35)
            on.upright("far", z, Shape(ellipse(*at, 22), on.glow((244, 242, 226))))
    elif on.light.horizon[0] > on.light.horizon[2] + 40:
        at = (on.light.side * on.lot.uniform(70, 170), 60)
        halo(on, "far", at, z, 300, (255, 206, 140), 0.7)
        on.upright("far", z, Shape(ellipse(*at, 34), on.glow((255, 238, 200))))


def ridge(
    on: Scenery,
    z: float,
    height: float,
    colour: Rgb,
    rough: float = 0.5,
    snow: bool = False,
    layer: LayerName = "far",
) -> None:
    """A line of hills or mountains, with the snow on them."""
    wide = z * 2.2
    count = 15
    tops: list[Point] = []
    for k in range(count + 1):
        up = height * (1 - rough + rough * on.lot.random() * (1.6 if k % 2 else 0.8))
        tops.append((-wide + 2 * wide * k / count, up))
    line = [(-wide, -height * 0.3), *tops, (wide, -height * 0.3)]
    body = polygon(line) if snow else smooth(line, tension=0.75)
    shapes = [
        Shape(
            body,
            Linear(
                (0, height),
                (0, 0),
                (
                    (0.0, on.colour(colour, z)),
                    (1.0, on.colour(mixed(colour, on.light.haze, 0.45), z)),
                ),
            ),
        )
    ]
    if snow:
        for (ax, ay), (bx, by), (cx, cy) in zip(tops, tops[1:], tops[2:], strict=False):
            if by > ay and by > cy:
                low = max(by * 0.62, max(ay, cy) * 0.9)
                la = ax + (bx - ax) * max(0.0, (low - ay)) / max(0.001, by - ay)
                lc = cx + (bx - cx) * max(0.0, (low - cy)) / max(0.001, by - cy)
                cap = polygon(
                    [
                        (la, low),
                        (bx, by),
                        (lc, low),
                        ((bx + lc) / 2, low + (by - low) * 0.3),
                        (bx, low + (by - low) * 0.05),
                        ((la + bx) / 2, low + (by - low) * 0.3),
                    ]
                )
                shapes.append(Shape(cap, on.colour((240, 244, 252), z * 0.5)))
                shade = polygon([(bx, by), (cx, cy), (bx + (cx - bx) * 0.3, ay * 0.4), (bx, 0)])
                shapes.append(
                    Shape(shade, on.colour(mixed(colour, BLACK, 0.4), z, 0.35), clip=body)
                )
    on.upright(layer, z, *shapes)


def tree(
    on: Scenery,
    x: float,
    z: float,
    height: float,
    layer: LayerName = "mid",
    pine: bool = False,
    leaf: Rgb = LEAF,
) -> None:
    depth = max(0.0, z)
    leaf = mixed(leaf, SNOW, 0.62) if on.snow else leaf
    w = height * 0.035
    trunk = polygon(
        [
            (x - w * 1.4, 0),
            (x - w * 0.7, height * 0.6),
            (x + w * 0.7, height * 0.6),
            (x + w * 1.4, 0),
        ]
    )
    shapes = [Shape(trunk, on.colour((92, 70, 56), depth))]
    if pine:
        for k in range(4):
            y, half = height * (0.2 + 0.19 * k), height * (0.25 - 0.052 * k)
            ink = mixed(leaf, (30, 62, 58), 0.55 - 0.1 * k)
            shapes.append(
                Shape(
                    smooth(
                        [
                            (x - half, y),
                            (x - half * 0.3, y + height * 0.16),
                            (x, y + height * 0.33),
                            (x + half * 0.3, y + height * 0.16),
                            (x + half, y),
                            (x, y + height * 0.035),
                        ],
                        tension=0.55,
                    ),
                    on.colour(ink, depth),
                )
            )
    else:
        lumps: list[Path] = []
        for k in range(15):
            a = 2 * math.pi * k / 15 + on.lot.uniform(-0.2, 0.2)
            out = on.lot.uniform(0.5, 1.0) if k % 3 else 0.25
            lumps.append(
                ellipse(
                    x + math.cos(a) * height * 0.25 * out,
                    height * 0.7 + math.sin(a) * height * 0.2 * out,
                    height * on.lot.uniform(0.075, 0.13),
                )
            )
        crown = joined(*lumps)
        side, step = on.light.side, height * 0.05

        def lit(share: float) -> Path:
            return shifted(crown, side * step * share, step * share)

        shade, bright = mixed(leaf, (28, 50, 66), 0.52), mixed(leaf, (240, 226, 140), 0.24)
        shapes += [
            Shape(crown, on.colour(shade, depth)),
            Shape(lit(1.0), on.colour(leaf, depth), clip=crown),
            Shape(lit(2.9), on.colour(bright, depth), clip=crown),
        ]
    on.upright(layer, z, *shapes)


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


def street_lamp(on: Scenery, x: float, z: float, layer: LayerName = "mid") -> None:
    iron = on.colour((54, 58, 66), max(0.0, z))
    reach = -0.7 if x > 0 else 0.7
    pole = smooth(
        [(x, 0), (x, 3.6), (x + reach * 0.35, 4.25), (x + reach, 4.3)], closed=False, tension=0.8
    )
    if on.light.dark:
        halo(on, layer, (x + reach, 4.2), z, 1.5, LAMP, 0.6)
    on.upright(
        layer,
        z,
        Shape(pole, None, iron, 0.09),
        Shape(
            rounded(x + reach - 0.22, 4.16, 0.44, 0.12, 0.05),
            on.glow(LAMP) if on.light.dark else iron,
        ),
    )


def lanterns(
    on: Scenery,
    left: float,
    right: float,
    y: float,
    z: float,
    layer: LayerName = "mid",
    colour: Rgb = (226, 66, 52),
) -> None:
    """A string of paper lanterns."""
    count = max(3, int((right - left) / 0.62))
    line = [(left + (right - left) * k / 8, y - 0.28 * math.sin(math.pi * k / 8)) for k in range(9)]
    on.upright(layer, z, Shape(smooth(line, closed=False), None, on.colour((40, 34, 40)), 0.012))
    for k in range(count):
        share = (k + 0.5) / count
        x, top = left + (right - left) * share, y - 0.28 * math.sin(math.pi * share)
        ink = colour if k % 3 else (250, 180, 80)
        if on.light.dark:
            halo(on, layer, (x, top - 0.2), z, 0.5, ink, 0.5)
        body = ellipse(x, top - 0.2, 0.14, 0.17)
        bright = Radial(
            (x, top - 0.2),
            0.18,
            ((0.0, on.glow(mixed(ink, (255, 240, 190), 0.6))), (1.0, on.glow(ink))),
        )
        on.upright(
            layer,
            z,
            Shape(body, bright if on.light.dark else on.colour(ink)),
            Shape(rectangle(x - 0.06, top - 0.05, 0.12, 0.03), on.colour((90, 60, 30))),
            Shape(rectangle(x - 0.06, top - 0.38, 0.12, 0.03), on.colour((90, 60, 30))),
        )


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


def neon_sign(on: Scenery, x: float, y: float, z: float, layer: LayerName = "far") -> None:
    """An abstract glowing sign: strokes and rings, no writing."""
    ink = on.lot.choice(NEON)
    halo(on, layer, (x, y), z, 1.5, ink, 0.4)
    shapes = [
        Shape(
            rounded(x - 0.5, y - 0.9, 1.0, 1.8, 0.12),
            on.colour((30, 26, 44), z),
            on.glow(ink),
            0.07,
        )
    ]
    for k in range(3):
        level = y - 0.55 + 0.55 * k
        glow = on.glow(mixed(ink, WHITE, 0.35))
        if on.lot.random() < 0.5:
            shapes.append(Shape(ellipse(x, level, 0.24, 0.17), None, glow, 0.07))
        else:
            shapes.append(
                Shape(
                    polyline([(x - 0.26, level), (x + 0.26, level), (x + 0.05, level - 0.2)]),
                    None,
                    glow,
                    0.07,
                )
            )
    on.upright(layer, z, *shapes)


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

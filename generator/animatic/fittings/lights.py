"""What shines: the glow around a light, lamps of rooms and streets, lanterns, neon."""

import math

from ..colours import NEON, WHITE, Rgb, mixed
from ..paths import Point, Radial, Shape, ellipse, polyline, rectangle, rounded, smooth
from ..scenery import LayerName, Scenery

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

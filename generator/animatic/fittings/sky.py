"""What is far off: clouds, sun, moon and stars, lines of hills."""

from ..colours import BLACK, WHITE, Rgb, mixed
from ..paths import Linear, Path, Point, Shape, ellipse, joined, polygon, rounded, shifted, smooth
from ..scenery import FARTHEST, LayerName, Scenery
from .lights import halo


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
    elif on.light.tint[0] > 0.95:
        at = (on.light.side * 330.0, 430.0)
        halo(on, "far", at, z, 420, (255, 250, 230), 0.5)


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

"""Trees: crowns lit on the side of the light."""

import math

from ..colours import Rgb, mixed
from ..paths import Path, Shape, ellipse, joined, polygon, shifted, smooth
from ..scenery import SNOW, LayerName, Scenery

LEAF: Rgb = (86, 138, 82)


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

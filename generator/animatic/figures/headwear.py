"""What is worn on a head: hats, caps, helmets, crowns, headsets, glasses, hoods."""

from collections.abc import Callable

from ..colours import BLACK, WHITE, Light, Rgb, clear, mixed
from ..looks import Looks
from ..paths import Path, Point, Shape, ellipse, joined, polygon, polyline, rounded, smooth
from ..shading import flat, modelled

Place = Callable[[float, float, float], Point]
"""Where a point of the face is seen after the head's turn; the third number is its depth."""


def headwear(looks: Looks, light: Light, wide: float, turn: float) -> list[Shape]:
    """Over the hair."""
    worn = next((name for name in _DRAWN if name in looks.wear), None)
    shapes = _DRAWN[worn](looks, light, wide, 0.08 * turn) if worn else []
    if "headset" in looks.wear and worn != "helmet":
        shapes += _headset(light, wide, looks.head / 2)
    return shapes


def hood(looks: Looks, light: Light) -> list[Shape]:
    """Of a hoodie, laid back behind the neck."""
    if "hood" not in looks.wear and looks.clothes != "hoodie":
        return []
    outline = [
        (-0.9, -0.95), (-0.74, -0.5), (0, -0.3), (0.74, -0.5), (0.9, -0.95), (0.7, -1.4),
        (-0.7, -1.4),
    ]  # fmt: skip
    tone = light.shaded(light.on(looks.cloth))
    return [flat(smooth(outline), tone, light, looks.head / 2)]


def glasses(looks: Looks, light: Light, wide: float, turn: float, at: Place) -> list[Shape]:
    dark = "sunglasses" in looks.wear
    if not dark and "glasses" not in looks.wear:
        return []
    frame = light.on((38, 34, 42))
    lenses: list[Path] = []
    arms: list[Path] = []
    centres: list[Point] = []
    for side in (-1, 1):
        x, y = at(side * 0.34, -0.05, 1.05)
        squash = 1 - 0.24 * max(0.0, side * turn)
        centres.append((x, y))
        lenses.append(rounded(x - 0.25 * squash, y - 0.2, 0.5 * squash, 0.39, 0.17))
        arms.append(
            polyline(
                [
                    (x + side * 0.25 * squash, y + 0.07),
                    (side * (wide + 0.01) - 0.05 * turn, y + 0.06),
                ]
            )
        )
    (ax, ay), (bx, by) = centres
    bridge = smooth(
        [(ax + 0.24, ay + 0.04), ((ax + bx) / 2, ay + 0.1), (bx - 0.24, by + 0.04)], closed=False
    )
    fill = clear((24, 22, 30), 0.94) if dark else clear(WHITE, 0.06)
    glint = polyline([(ax - 0.13, ay + 0.0), (ax - 0.02, ay + 0.12)]) + polyline(
        [(bx - 0.13, by + 0.0), (bx - 0.02, by + 0.12)]
    )
    return [
        Shape(lenses[0] + lenses[1], fill, clear(frame), 0.038),
        Shape(arms[0] + arms[1] + bridge, None, clear(frame), 0.038),
        Shape(glint, None, clear(WHITE, 0.4), 0.035),
    ]


def _felt(looks: Looks, light: Light) -> Rgb:
    return light.on(mixed(looks.cloth, (70, 54, 46), 0.6))


def _helmet(looks: Looks, light: Light, w: float, s: float) -> list[Shape]:
    shell, side = light.on((236, 238, 242)), light.side
    ring = ellipse(0, 0.05, 1.22, 1.26)
    glint = smooth([(side * 0.82, 0.5), (side * 0.66, 0.82), (side * 0.3, 1.04)], closed=False)
    low = smooth([(-side * 0.9, -0.3), (-side * 0.78, -0.62), (-side * 0.5, -0.86)], closed=False)
    return [
        Shape(ring, clear((140, 190, 224), 0.14), clear(light.shaded(shell)), 0.17),
        Shape(ellipse(side * 0.02, 0.07, 1.22, 1.26), None, clear(shell), 0.1),
        Shape(glint, None, clear(WHITE, 0.75), 0.1),
        Shape(low, None, clear(light.graded(light.rim), 0.4), 0.05),
    ]


def _chef(looks: Looks, light: Light, w: float, s: float) -> list[Shape]:
    white, scale = light.on((248, 246, 240)), looks.head / 2
    puffs = joined(*(ellipse(x + s, 1.46, 0.44, 0.4) for x in (-0.45, 0.45, 0.0)))
    band = rounded(-w * 0.88 + s, 0.66, w * 1.76, 0.62, 0.08)
    return [
        *modelled(puffs, white, light, 1.6, 0.6, scale),
        *modelled(band, white, light, 1.6, 0.6, scale),
    ]


def _crown(looks: Looks, light: Light, w: float, s: float) -> list[Shape]:
    points = [
        (-w * 0.8, 0.68), (-w * 0.92, 1.34), (-w * 0.4, 1.0), (0, 1.46), (w * 0.4, 1.0),
        (w * 0.92, 1.34), (w * 0.8, 0.68),
    ]  # fmt: skip
    path = polygon([(x + s, y) for x, y in points])
    return modelled(path, light.on((244, 200, 84)), light, 1.5, 0.55, looks.head / 2)


def _straw(looks: Looks, light: Light, w: float, s: float) -> list[Shape]:
    """A wide cone, as farmers and wanderers of the East wear it."""
    straw, scale = light.on((206, 172, 110)), looks.head / 2
    cone = smooth(
        [(-w * 2.1 + s, 0.36), (-w * 0.8 + s, 0.98), (s, 1.5), (w * 0.8 + s, 0.98),
         (w * 2.1 + s, 0.36), (s, 0.2)],
        tension=0.45,
    )  # fmt: skip
    return modelled(cone, straw, light, 3.2, 0.55, scale)


def _hat(looks: Looks, light: Light, w: float, s: float) -> list[Shape]:
    tone, scale = _felt(looks, light), looks.head / 2
    crown = smooth(
        [(-w * 0.84 + s, 0.58), (-w * 0.78 + s, 1.22), (-w * 0.3 + s, 1.42), (s, 1.34),
         (w * 0.3 + s, 1.42), (w * 0.78 + s, 1.22), (w * 0.84 + s, 0.58)],
        tension=0.7,
    )  # fmt: skip
    brim = smooth(
        [(-w * 1.72 + s, 0.52), (-w * 0.8 + s, 0.68), (w * 0.8 + s, 0.68), (w * 1.72 + s, 0.52),
         (w * 0.8 + s, 0.44), (-w * 0.8 + s, 0.44)],
        tension=0.9,
    )  # fmt: skip
    band = rounded(-w * 0.84 + s, 0.6, w * 1.68, 0.18, 0.04)
    return [
        *modelled(crown, tone, light, 1.5, 0.55, scale),
        Shape(band, clear(mixed(light.shaded(tone), BLACK, 0.3)), clip=crown),
        *modelled(brim, tone, light, 1.5, 0.7, scale),
    ]


def _cap(looks: Looks, light: Light, w: float, s: float) -> list[Shape]:
    tone, scale = _felt(looks, light), looks.head / 2
    dome = smooth(
        [(-w - 0.06, 0.42), (-w * 0.86, 0.98), (0, 1.24), (w * 0.86, 0.98), (w + 0.06, 0.42),
         (0, 0.5)],
        tension=0.9,
    )  # fmt: skip
    peak = smooth([(-w * 0.78 + s * 3, 0.46), (s * 3, 0.6), (w * 0.78 + s * 3, 0.46), (s * 4, 0.3)])
    return [
        *modelled(dome, tone, light, 1.6, 0.55, scale),
        flat(peak, light.shaded(tone), light, scale),
    ]


def _headset(light: Light, w: float, scale: float) -> list[Shape]:
    grey = light.on((66, 68, 80))
    band = smooth(
        [(-w - 0.1, 0), (-w * 0.84, 0.86), (0, 1.26), (w * 0.84, 0.86), (w + 0.1, 0)],
        closed=False,
    )
    cups = joined(*(ellipse(side * (w + 0.08), -0.1, 0.17, 0.27) for side in (-1, 1)))
    boom = smooth([(-w - 0.06, -0.28), (-w * 0.8, -0.62), (-0.36, -0.7)], closed=False)
    return [
        Shape(band, None, clear(grey), 0.1),
        *modelled(cups, grey, light, 0.34, 0.5, scale),
        Shape(boom, None, clear(grey), 0.04),
    ]


_DRAWN: dict[str, Callable[[Looks, Light, float, float], list[Shape]]] = {
    "helmet": _helmet,
    "chef": _chef,
    "crown": _crown,
    "straw": _straw,
    "hat": _hat,
    "cap": _cap,
}

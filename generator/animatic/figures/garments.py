"""What makes a trunk a coat, a suit or a shirt: collars, lapels, belts, aprons, scarves."""

from ..colours import BLACK, Rgb, clear, mixed
from ..paths import Path, Point, Shape, ellipse, polygon, polyline, rounded, smooth
from ..shading import detail, flat, modelled
from .bodies import Body


def garment(body: Body) -> list[Shape]:
    """What lies on the trunk."""
    drawn = {
        "suit": _jacket,
        "coat": _jacket,
        "hoodie": _hoodie,
        "dress": _dress,
        "robe": _robe,
        "spacesuit": _spacesuit,
    }.get(body.looks.clothes, _collared if body.looks.seed % 2 else _round_neck)
    shapes = drawn(body)
    if {"apron", "chef"} & body.looks.wear:
        shapes += _apron(body)
    return shapes


def _line(body: Body, points: list[Point], width: float = 0.0035) -> Shape:
    ink = clear(detail(body.light, body.cloth), 0.9)
    return Shape(smooth(points, closed=False), None, ink, width * body.h, clip=body.trunk)


def _opening(body: Body, deep: float) -> Path:
    """The triangle below the chin that a collar leaves open."""
    m, n, s, h = body.mid, body.looks.head * 0.26, body.shoulder, body.h
    return polygon([(m - n, s + 0.05 * h), (m + n, s + 0.05 * h), (m, s - deep * h)])


def _jacket(body: Body) -> list[Shape]:
    m, s, h, on = body.mid, body.shoulder, body.h, body.light.on
    n = body.looks.head * 0.26
    suit = body.looks.clothes == "suit"
    shirt = on((240, 238, 232)) if suit else on((222, 210, 194))
    shapes = [Shape(_opening(body, 0.17), clear(shirt), clip=body.trunk)]
    if suit:
        tie = [
            (m - 0.013 * h, s + 0.004 * h), (m + 0.013 * h, s + 0.004 * h),
            (m + 0.008 * h, s - 0.018 * h), (m + 0.019 * h, s - 0.14 * h),
            (m, s - 0.17 * h), (m - 0.019 * h, s - 0.14 * h), (m - 0.008 * h, s - 0.018 * h),
        ]  # fmt: skip
        shapes.append(Shape(polygon(tie), clear(on((158, 52, 58))), clip=body.trunk))
    lapels = [
        [
            (m + side * n * 0.9, s + 0.034 * h),
            (m + side * n * 1.9, s - 0.03 * h),
            (m + side * n * 1.5, s - 0.052 * h),
            (m + side * n * 1.75, s - 0.068 * h),
            (m, s - 0.175 * h),
            (m + side * n * 0.7, s + 0.0 * h),
        ][::side]
        for side in (-1, 1)
    ]
    tone = mixed(body.cloth, body.light.shaded(body.cloth), 0.55)
    edge = clear(detail(body.light, body.cloth), 0.8)
    path = polygon(lapels[0]) + polygon(lapels[1])
    shapes.append(Shape(path, clear(tone), edge, 0.0024 * h, clip=body.trunk))
    shapes.append(_line(body, [(m, s - 0.175 * h), (m, body.hip - 0.2 * h)]))
    buttons = [ellipse(m + 0.02 * h, s - (0.2 + 0.06 * k) * h, 0.0065 * h) for k in range(3)]
    shapes.append(Shape(buttons[0] + buttons[1] + buttons[2], edge))
    return shapes


def _hoodie(body: Body) -> list[Shape]:
    m, s, h = body.mid, body.shoulder, body.h
    n = body.looks.head * 0.26
    dark = body.light.shaded(body.cloth)
    collar = [(m - n * 1.5, s + 0.045 * h), (m - n * 0.6, s - 0.025 * h), (m, s - 0.05 * h),
              (m + n * 0.6, s - 0.025 * h), (m + n * 1.5, s + 0.045 * h)]  # fmt: skip
    strings = polyline([(m - 0.018 * h, s - 0.03 * h), (m - 0.022 * h, s - 0.115 * h)]) + polyline(
        [(m + 0.018 * h, s - 0.03 * h), (m + 0.024 * h, s - 0.1 * h)]
    )
    pocket = [(m - 0.07 * h, body.hip + 0.01 * h), (m - 0.045 * h, body.hip + 0.085 * h),
              (m + 0.045 * h, body.hip + 0.085 * h),
              (m + 0.07 * h, body.hip + 0.01 * h)]  # fmt: skip
    return [
        Shape(smooth(collar, closed=False), None, clear(dark), 0.026 * h),
        Shape(strings, None, clear(body.light.on((236, 232, 224))), 0.0045 * h),
        _line(body, pocket),
    ]


def _dress(body: Body) -> list[Shape]:
    m, s, h = body.mid, body.shoulder, body.h
    n = body.looks.head * 0.26
    scoop = smooth([(m - n * 1.2, s + 0.06 * h), (m, s - 0.055 * h), (m + n * 1.2, s + 0.06 * h)])
    y = (s + body.hip) / 2 - 0.025 * h
    belt = smooth([(-body.half, y), (0, y - 0.006 * h), (body.half, y)], closed=False)
    return [
        Shape(scoop, clear(body.skin), clip=body.trunk),
        Shape(belt, None, clear(detail(body.light, body.cloth), 0.7), 0.014 * h, clip=body.trunk),
    ]


def _robe(body: Body) -> list[Shape]:
    """A kimono, a hanfu: one side laid over the other, and a sash."""
    m, s, h, on = body.mid, body.shoulder, body.h, body.light.on
    n = body.looks.head * 0.27
    under = on((238, 234, 226))
    collar = [(m - n, s + 0.045 * h), (m - n * 0.1, s - 0.07 * h), (m + n * 1.1, s - 0.17 * h)]
    other = [(m + n, s + 0.045 * h), (m + n * 0.1, s - 0.07 * h)]
    band = clear(mixed(body.cloth, under, 0.75))
    y = body.hip + 0.1 * h
    sash_tone = mixed(body.trousers, on((150, 60, 54)), 0.5 if body.looks.woman else 0.1)
    tall = 0.075 if body.looks.woman else 0.04
    sash = rounded(-body.half * 1.2, y, 2.4 * body.half, tall * h, 0.01 * h)
    return [
        Shape(_opening(body, 0.08), clear(body.skin), clip=body.trunk),
        Shape(polyline(other), None, band, 0.02 * h, clip=body.trunk),
        Shape(polyline(collar), None, band, 0.022 * h, clip=body.trunk),
        Shape(sash, clear(sash_tone), clip=body.trunk),
    ]


def _spacesuit(body: Body) -> list[Shape]:
    m, s, h, on = body.mid, body.shoulder, body.h, body.light.on
    pack = rounded(m - 0.055 * h, s - 0.17 * h, 0.11 * h, 0.075 * h, 0.012 * h)
    lights = ellipse(m - 0.025 * h, s - 0.13 * h, 0.011 * h) + ellipse(
        m + 0.025 * h, s - 0.13 * h, 0.011 * h
    )
    stripe = polyline([(-body.half, s - 0.2 * h), (body.half, s - 0.2 * h)])
    return [
        Shape(stripe, None, clear(on((226, 112, 52))), 0.016 * h, clip=body.trunk),
        flat(pack, on((196, 200, 208)), body.light),
        Shape(lights, clear(on((226, 92, 60)))),
        Shape(
            ellipse(m, s + 0.02 * h, body.looks.head * 0.42, 0.022 * h), clear(on((150, 156, 168)))
        ),
    ]


def _collared(body: Body) -> list[Shape]:
    m, s, h = body.mid, body.shoulder, body.h
    n = body.looks.head * 0.26
    wings = [
        [
            (m, s - 0.05 * h),
            (m + k * n * 0.8, s + 0.036 * h),
            (m + k * n * 1.5, s - 0.014 * h),
            (m + k * n * 0.85, s - 0.06 * h),
        ][::k]
        for k in (-1, 1)
    ]
    bright = mixed(body.cloth, body.light.on((255, 255, 255)), 0.25)
    edge = clear(detail(body.light, body.cloth), 0.6)
    return [
        Shape(_opening(body, 0.05), clear(body.skin), clip=body.trunk),
        Shape(
            polygon(wings[0]) + polygon(wings[1]), clear(bright), edge, 0.002 * h, clip=body.trunk
        ),
        _line(body, [(m, s - 0.05 * h), (m + 0.004 * h, body.hip - 0.1 * h)], 0.0028),
    ]


def _round_neck(body: Body) -> list[Shape]:
    m, s, h = body.mid, body.shoulder, body.h
    n = body.looks.head * 0.27
    scoop = smooth([(m - n, s + 0.06 * h), (m, s - 0.022 * h), (m + n, s + 0.06 * h)])
    hem = clear(detail(body.light, body.cloth), 0.5)
    return [Shape(scoop, clear(body.skin), hem, 0.009 * h, clip=body.trunk)]


def _apron(body: Body) -> list[Shape]:
    m, s, h, hip = body.mid, body.shoulder, body.h, body.hip
    own: Rgb = (236, 230, 216) if body.looks.cloth[0] < 200 else (62, 78, 104)
    tone = body.light.on(own)
    bib = smooth(
        [(m - 0.05 * h, s - 0.06 * h), (m + 0.05 * h, s - 0.06 * h), (m + 0.08 * h, hip + 0.07 * h),
         (m + 0.1 * h, hip - 0.16 * h), (m - 0.1 * h, hip - 0.16 * h),
         (m - 0.08 * h, hip + 0.07 * h)],
        tension=0.3,
    )  # fmt: skip
    straps = [
        polyline([(m + k * 0.046 * h, s - 0.06 * h), (m + k * 0.042 * h, s + 0.026 * h)])
        for k in (-1, 1)
    ]
    return [
        *modelled(bib, tone, body.light, 0.18 * h, 0.6),
        Shape(straps[0] + straps[1], None, clear(tone), 0.012 * h),
    ]


def scarf(body: Body) -> list[Shape]:
    tone = mixed(body.light.on((206, 70, 64)), body.cloth, 0.15)
    y, w, h = body.shoulder + 0.02 * body.h, body.looks.head * 0.44, body.h
    wrap = rounded(-w, y - 0.026 * h, 2 * w, 0.056 * h, 0.028 * h)
    tail = polygon([(w * 0.2, y), (w * 0.75, y), (w * 0.82, y - 0.18 * h), (w * 0.3, y - 0.17 * h)])
    return [
        flat(tail, mixed(tone, BLACK, 0.14), body.light),
        *modelled(wrap, tone, body.light, 2 * w, 0.6),
    ]

"""Things that are shown on their own or held: what each is called, and how it is drawn.

Metres, the foot of the thing at the origin, y up.
"""

import math
from collections.abc import Callable

from ..colours import BLACK, WHITE, Light, Rgb, clear, mixed
from ..looks import CLOTH
from ..paths import Linear, Point, Radial, Shape, ellipse, rectangle, smooth
from ..scenery import Sheet
from ..shading import outlined
from .carried import bag, ball, gift, guitar, key, lamp, ring, shoe, umbrella
from .desk import book, camera, chart, headphones, laptop, letter, phone, watch
from .food import cake, cup, dumplings, noodles
from .glass import bottle, can, perfume
from .ink import Ink
from .plants import flower, plant
from .vehicles import bicycle, car, rocket

TABLE_HEIGHT = 0.74


PROPS: dict[str, tuple[Callable[[Ink], list[Shape]], str]] = {
    "bottle": (bottle, "teal"),
    "perfume": (perfume, "orange"),
    "can": (can, "red"),
    "cup": (cup, "orange"),
    "noodles": (noodles, "red"),
    "dumplings": (dumplings, "white"),
    "phone": (phone, "black"),
    "laptop": (laptop, "grey"),
    "watch": (watch, "brown"),
    "book": (book, "navy"),
    "letter": (letter, "brown"),
    "key": (key, "yellow"),
    "ring": (ring, "yellow"),
    "flower": (flower, "pink"),
    "plant": (plant, "green"),
    "ball": (ball, "orange"),
    "bag": (bag, "brown"),
    "shoe": (shoe, "red"),
    "car": (car, "red"),
    "bicycle": (bicycle, "teal"),
    "camera": (camera, "grey"),
    "headphones": (headphones, "purple"),
    "lamp": (lamp, "brown"),
    "gift": (gift, "red"),
    "umbrella": (umbrella, "red"),
    "cake": (cake, "pink"),
    "guitar": (guitar, "orange"),
    "rocket": (rocket, "red"),
    "chart": (chart, "blue"),
}
"""By the meanings of the words of `prop`: how it is drawn, and its usual colour."""


def prop(name: str, light: Light, colour: str | None, seconds: float) -> list[Shape]:
    """A thing in metres on the origin, with its shadow."""
    draw, usual = PROPS[name]
    ink = Ink(light, CLOTH[colour or usual], seconds)
    stops = ((0.0, clear((16, 12, 20), 0.42)), (1.0, clear((16, 12, 20), 0.0)))
    under = Shape(ellipse(0.03, 0.0, 0.26, 0.034), Radial((0.03, 0.0), 0.26, stops))
    return [under, *outlined(draw(ink), light, 0.0034)]


def table_top(light: Light) -> list[Sheet]:
    """The table that things are shown on."""
    wood: Rgb = (164, 118, 82)
    near, far = clear(light.on(mixed(wood, WHITE, 0.1))), clear(light.on(mixed(wood, BLACK, 0.25)))
    half, front, back = 1.4, -0.7, 0.55
    fill = Linear((0, front), (0, back), ((0.0, near), (1.0, far)))
    grain: list[Shape] = []
    for k in range(9):
        z = front + (back - front) * (k + 0.5) / 9
        line: list[Point] = [
            (-half + 0.35 * j, z + 0.012 * math.sin(j * 1.7 + k)) for j in range(9)
        ]
        grain.append(
            Shape(
                smooth(line, closed=False),
                None,
                clear(light.on(mixed(wood, BLACK, 0.4)), 0.35),
                0.006,
            )
        )
    return [
        Sheet(
            "upright",
            front,
            (
                Shape(
                    rectangle(-half, TABLE_HEIGHT - 0.07, 2 * half, 0.07),
                    clear(light.on(mixed(wood, BLACK, 0.45))),
                ),
            ),
        ),
        Sheet(
            "floor",
            TABLE_HEIGHT,
            (Shape(rectangle(-half, front, 2 * half, back - front), fill), *grain),
        ),
    ]

"""What stands between the subject and the camera: a dark shoulder, or something in a corner.

Dark and out of focus, it gives a picture its depth. Baked once a shot, then only moved.
"""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ..plan import Framing, Movement
from .backdrop import blurred
from .camera import Aim, Camera, Size, between
from .canvas import Canvas, Pixels
from .colours import Light, Rgb, clear, mixed
from .figures import person_from_behind
from .looks import Looks
from .paths import Path, Shape, ellipse, joined, mapped, moving, polygon, rounded, scaling, smooth
from .scenery import upright_anchors
from .sets import Scene
from .sliding import Slider

FRAMINGS: tuple[Framing, ...] = ("wide", "medium wide", "extreme wide")
MOVEMENTS: tuple[Movement, ...] = ("static", "handheld")
"""In which a corner of the frame stays one."""
BLUR = 0.013
"""Of the frame's height."""
SHOULDER_NEARNESS = 0.6
"""Of the distance from the subject to the camera."""
BESIDE, BELOW = 0.7, 0.6
"""Frame widths and heights that are drawn outside the frame, since a camera may turn to them."""


class Loose:
    """Shapes at a depth of their own, out of focus, that move as the camera does."""

    def __init__(
        self, shapes: list[Shape], z: float, cameras: Sequence[Camera], size: Size
    ) -> None:
        """`shapes` are in pixels of the frame that the middle camera sees."""
        self._cameras, self._size = cameras, size
        self._anchors = upright_anchors(z)
        diameter = BLUR * size.height
        left, above = round(BESIDE * size.width), round(0.3 * size.height)
        canvas = Canvas(size.width + 2 * left, above + round((1 + BELOW) * size.height))
        canvas.paint(mapped(shapes, moving(left, above)))
        picture, x, y = _trimmed(canvas.pixels, round(diameter) + 1)
        self._slider = Slider(blurred(picture, diameter))
        self._at = moving(x - left, y - above)

    def draw(self, canvas: Canvas, frame: int, sway: float = 0.0) -> None:
        """`sway` moves it to the right, in pixels."""
        here, middle = self._cameras[frame], self._cameras[len(self._cameras) // 2]
        move = moving(sway, 0) @ between(here, middle, self._anchors, self._size)
        self._slider.lay(canvas, move @ self._at)


def shoulder(
    looks: Looks, side: int, aim: Aim, light: Light, cameras: Sequence[Camera], size: Size
) -> Loose:
    """Whoever is seen from behind, at the left (-1) or the right (1) of the picture."""
    middle = cameras[len(cameras) // 2]
    z = middle.z * (1 - SHOULDER_NEARNESS)
    across = aim.visible * size.aspect * 0.58
    x = middle.x + side * (0.27 * across + 0.13)
    card = middle.card((x, aim.y - looks.eye_level - 0.03, z), size)
    red, green, blue = light.tint
    dim = replace(light, tint=(red * 0.5, green * 0.5, blue * 0.58))
    shapes: list[Shape] = []
    for matrix, parts in person_from_behind(looks, dim):
        shapes += mapped(parts, card @ matrix)
    return Loose(shapes, z, cameras, size)


def corner(
    scene: Scene,
    light: Light,
    framing: Framing,
    movement: Movement,
    cameras: Sequence[Camera],
    size: Size,
) -> Loose | None:
    """Something near in a wider shot whose camera stays, by the place; null elsewhere."""
    draw = _DRAWN.get(scene.place)
    if framing not in FRAMINGS or movement not in MOVEMENTS or draw is None:
        return None
    tone = _dark(light)
    inked = draw(random.Random(scene.seed), tone, light)
    # Units of the frame's height from the lower corner away from the light, y up.
    place = moving(0 if light.side > 0 else size.width, size.height) @ scaling(
        light.side * size.height, -size.height
    )
    shapes = mapped([Shape(path, clear(ink)) for path, ink in inked], place)
    return Loose(shapes, cameras[len(cameras) // 2].z * 0.5, cameras, size)


def _dark(light: Light) -> Rgb:
    """Unlit, but never black: the air between lies on it."""
    return mixed(light.graded((22, 20, 34)), light.graded(light.haze), 0.1)


def _trimmed(picture: Pixels, margin: int) -> tuple[Pixels, int, int]:
    """Without its empty edges but for a margin, and where its corner was."""
    rows = np.flatnonzero(picture[..., 3].any(axis=1))
    columns = np.flatnonzero(picture[..., 3].any(axis=0))
    if not len(rows):
        return picture[:1, :1], 0, 0
    x, y = max(0, int(columns[0]) - margin), max(0, int(rows[0]) - margin)
    kept = picture[y : rows[-1] + 1 + margin, x : columns[-1] + 1 + margin]
    return np.ascontiguousarray(kept), x, y


Inked = list[tuple[Path, Rgb]]


def _leaves(lot: random.Random, tone: Rgb, light: Light) -> Inked:
    """A bush in the corner."""
    green = mixed(tone, light.on((60, 96, 62)), 0.45)
    made: Inked = []
    for ink, count in ((tone, 9), (green, 8)):
        leaves: list[Path] = []
        for k in range(count):
            a = math.pi * (0.02 + 0.6 * k / count) + lot.uniform(-0.05, 0.05)
            long = lot.uniform(0.2, 0.36)
            tip = (-0.03 + math.cos(a) * long, -0.05 + math.sin(a) * long)
            mid, wide = (tip[0] * 0.6, tip[1] * 0.6), 0.035
            across = (-math.sin(a) * wide, math.cos(a) * wide)
            leaves.append(
                smooth(
                    [(-0.03, -0.05), (mid[0] + across[0], mid[1] + across[1]), tip,
                     (mid[0] - across[0], mid[1] - across[1])],
                    tension=0.8,
                )
            )  # fmt: skip
        made.append((joined(*leaves), ink))
    return made


def _grass(lot: random.Random, tone: Rgb, light: Light) -> Inked:
    green = mixed(tone, light.on((86, 112, 60)), 0.4)
    made: Inked = []
    for ink, count in ((green, 22), (tone, 26)):
        blades: list[Path] = []
        for _ in range(count):
            x = lot.uniform(0, 0.6 if lot.random() < 0.7 else 0.3)
            up = lot.uniform(0.1, 0.3) * (1.1 - x)
            over = lot.uniform(-0.02, 0.1)
            blades.append(
                smooth(
                    [(x - 0.008, -0.02), (x + over * 0.3, up * 0.6), (x + over, up),
                     (x + over * 0.3 + 0.014, up * 0.6), (x + 0.012, -0.02)],
                    tension=0.8,
                )
            )  # fmt: skip
        made.append((joined(*blades), ink))
    return made


def _lanterns(lot: random.Random, tone: Rgb, light: Light) -> Inked:
    """The edge of a stall and its lanterns, from above."""
    post = polygon([(0.03, 1.05), (0.065, 1.05), (0.07, -0.05), (0.03, -0.05)])
    roof = polygon([(-0.05, 1.05), (0.5, 1.05), (0.34, 0.93), (-0.05, 0.9)])
    red = mixed(light.graded((226, 70, 56)), tone, 0.25)
    lamps = joined(*(ellipse(0.13 + 0.12 * k, 0.84 - 0.015 * k, 0.042, 0.05) for k in range(2)))
    glow = joined(*(ellipse(0.13 + 0.12 * k, 0.83 - 0.015 * k, 0.022, 0.034) for k in range(2)))
    return [(joined(post, roof), tone), (lamps, red), (glow, light.graded((255, 190, 110)))]


def _post(lot: random.Random, tone: Rgb, light: Light) -> Inked:
    """A post and a railing."""
    posts = [rounded(0.07, -0.05, 0.026, 0.36, 0.012), rounded(0.3, -0.05, 0.022, 0.3, 0.01)]
    rails = [
        polygon([(-0.05, 0.27), (0.32, 0.235), (0.32, 0.215), (-0.05, 0.245)]),
        polygon([(-0.05, 0.14), (0.32, 0.12), (0.32, 0.105), (-0.05, 0.12)]),
    ]
    return [(joined(*posts, *rails), tone)]


def _lamp_and_chair(lot: random.Random, tone: Rgb, light: Light) -> Inked:
    """The back of a chair, and a plant beside it."""
    back = smooth(
        [(-0.04, -0.05), (-0.04, 0.25), (0.02, 0.3), (0.17, 0.29), (0.22, 0.22), (0.21, -0.05)],
        tension=0.55,
    )
    leaves = [
        smooth([(0.2, -0.02), (0.2 + 0.1 * k, 0.16), (0.19 + 0.17 * k, 0.3 - 0.05 * k),
                (0.24 + 0.13 * k, 0.12)], tension=0.8)
        for k in (0.3, 0.9, 1.4)
    ]  # fmt: skip
    return [(joined(*leaves), mixed(tone, light.on((64, 96, 70)), 0.35)), (back, tone)]


_DRAWN: dict[str, Callable[[random.Random, Rgb, Light], Inked]] = {
    "forest": _leaves,
    "park": _leaves,
    "mountain": _grass,
    "meadow": _grass,
    "river": _grass,
    "generic": _grass,
    "temple": _leaves,
    "beach": _leaves,
    "market": _lanterns,
    "street": _post,
    "city": _post,
    "station": _post,
    "room": _lamp_and_chair,
    "cafe": _lamp_and_chair,
    "office": _lamp_and_chair,
    "library": _lamp_and_chair,
    "bedroom": _lamp_and_chair,
}
"""By place; elsewhere nothing is near."""

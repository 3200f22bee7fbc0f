"""A camera's move as arrows on a still, as storyboard artists draw it."""

import math
from typing import TYPE_CHECKING

from ..generator.plan import Movement

if TYPE_CHECKING:
    from PIL.Image import Image

Point = tuple[float, float]
Stroke = tuple[Point, ...]
"""From its first point to its last, where the head is; shares of the frame."""

WIDTH = 0.016
"""Of the frame's shorter side."""
HEAD = 0.05
FINE = 3
"""How many times larger arrows are drawn than they are shown, for smooth edges."""
WHITE, DARK = (255, 255, 255, 255), (20, 20, 24, 255)


def _inwards(back: bool = False) -> tuple[Stroke, ...]:
    corners = ((0.06, 0.08), (0.94, 0.08), (0.06, 0.92), (0.94, 0.92))
    pairs = [((x, y), (0.5 + (x - 0.5) * 0.62, 0.5 + (y - 0.5) * 0.62)) for x, y in corners]
    return tuple(pair[::-1] if back else pair for pair in pairs)


_LEFT: Stroke = ((0.72, 0.9), (0.28, 0.9))
_UP: Stroke = ((0.93, 0.75), (0.93, 0.25))
_ORBIT: Stroke = tuple(
    (0.5 + 0.34 * math.cos(a), 0.86 + 0.07 * math.sin(a))
    for a in (math.radians(160 - 7 * k) for k in range(21))
)[::-1]
_SHAKE: Stroke = tuple((0.36 + 0.014 * k, 0.91 + 0.022 * (-1) ** k) for k in range(21))
STROKES: dict[Movement, tuple[Stroke, ...]] = {
    "static": (),
    "pan left": (_LEFT,),
    "pan right": (_LEFT[::-1],),
    "tilt up": (_UP,),
    "tilt down": (_UP[::-1],),
    "dolly in": _inwards(),
    "dolly out": _inwards(back=True),
    "zoom in": _inwards(),
    "zoom out": _inwards(back=True),
    "tracking": (((0.2, 0.87), (0.8, 0.87)), ((0.2, 0.93), (0.8, 0.93))),
    "orbit": (_ORBIT,),
    "crane up": (_UP, ((0.97, 0.75), (0.97, 0.25))),
    "crane down": (_UP[::-1], ((0.97, 0.25), (0.97, 0.75))),
    "handheld": (_SHAKE,),
    "whip pan": (((0.1, 0.9), (0.55, 0.9)), ((0.3, 0.9), (0.9, 0.9))),
}
"""A zoom is told from a dolly by the frame that is drawn around where it ends or begins."""


def with_arrows(still: "Image", movement: Movement) -> "Image":
    """A copy of the still with the move drawn on it."""
    from PIL import Image, ImageDraw

    large = Image.new("RGBA", (still.width * FINE, still.height * FINE), (0, 0, 0, 0))
    draw, short = ImageDraw.Draw(large), min(large.size)
    strokes = [[(x * large.width, y * large.height) for x, y in s] for s in STROKES[movement]]
    for grown, colour in ((0.5, DARK), (0.0, WHITE)):
        width = round(short * WIDTH * (1 + grown))
        if movement.startswith("zoom"):
            box = [0.2 * large.width, 0.2 * large.height, 0.8 * large.width, 0.8 * large.height]
            draw.rectangle(box, outline=colour, width=max(1, width // 2))
        for points in strokes:
            draw.line(points, colour, width, joint="curve")
            draw.polygon(_head(points, short * HEAD * (1 + 0.4 * grown)), colour)
    over = large.resize(still.size, Image.Resampling.LANCZOS)
    return Image.alpha_composite(still.convert("RGBA"), over).convert("RGB")


def _head(points: list[Point], size: float) -> list[Point]:
    (ax, ay), (x, y) = points[-2], points[-1]
    along = math.atan2(y - ay, x - ax)
    tip = (x + size * math.cos(along), y + size * math.sin(along))
    sides = (along + 2.3, along - 2.3)
    return [tip, *((x + size * math.cos(a), y + size * math.sin(a)) for a in sides)]

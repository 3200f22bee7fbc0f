"""Sets as sheets of flat shapes standing in space, gathered in layers that move as one.

A sheet is an upright plane facing the camera, a floor, or a wall that runs away from it. Knows
how sheets are kept and seen; what stands on them is in `sets`.
"""

import random
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .camera import NEAREST, Camera, Positions, Size
from .colours import WHITE, Light, Rgb, clear, mixed
from .paths import (
    CLOSE,
    Colour,
    Linear,
    Path,
    Points,
    Shape,
    ellipse,
    joined,
    parted,
    polygon,
    polyline,
    rectangle,
    through,
)

Plane = Literal["upright", "floor", "wall"]
LayerName = Literal["far", "ground", "mid", "front"]
LAYERS: tuple[LayerName, ...] = ("far", "ground", "mid", "front")
"""From the farthest to the nearest; figures stand between `mid` and `front`."""

PIXEL_MAX = 20_000.0
SNOW: Rgb = (238, 242, 250)
FARTHEST = 900.0
"""Metres to the sky."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Shapes on one plane. Their two coordinates are x and y on an upright plane at depth `at`,
    x and z on a floor of height `at`, z and y on a wall at `at` to the right."""

    plane: Plane
    at: float
    shapes: tuple[Shape, ...]

    def seen(self, camera: Camera, size: Size) -> list[Shape]:
        """The shapes as a camera sees them, in frame pixels."""

        def move(points: Points) -> Points:
            return camera.seen(self._placed(points), size)

        placed = self._placed(np.concatenate([shape.path.points for shape in self.shapes]))
        depths, moved = camera.depths(placed), camera.seen(placed, size)
        seen: list[Shape] = []
        first = 0
        for shape in self.shapes:
            points = slice(first, first := first + len(shape.path.points))
            if self.plane == "floor" and isinstance(shape.fill, Linear):
                shape = replace(shape, fill=_ahead(shape.fill, camera.x))
            if depths[points].min() >= NEAREST:
                seen.append(through(shape, move, moved[points]))
            elif (path := before_lens(shape.path, depths[points])) is not None:
                seen.append(through(replace(shape, path=path), move))
        return [_near_frame(shape) for shape in seen]

    def _placed(self, points: Points) -> Positions:
        """The points in space."""
        across, along, level = _AXES[self.plane]
        placed = np.empty((len(points), 3))
        placed[:, across], placed[:, along], placed[:, level] = points[:, 0], points[:, 1], self.at
        return placed


_AXES: dict[Plane, tuple[int, int, int]] = {
    "upright": (0, 1, 2),
    "floor": (0, 2, 1),
    "wall": (2, 1, 0),
}
"""The axes of a sheet's two coordinates, and the one on which it stands."""


def _ahead(fill: Linear, x: float) -> Linear:
    """A gradient that runs away from the camera, begun under it: it stays level in the picture."""
    if fill.start[0] != fill.end[0]:
        return fill
    return Linear((x, fill.start[1]), (x, fill.end[1]), fill.stops)


def _near_frame(shape: Shape) -> Shape:
    """The shape without what is far outside the frame, where ThorVG's fixed point ends."""
    if float(np.abs(shape.path.points).max()) < PIXEL_MAX or shape.path.commands[-1] != CLOSE:
        return shape
    near = [cut for part in parted(shape.path) if (cut := _cut_to_frame(part)) is not None]
    return replace(shape, path=joined(*near) if near else polygon([(0, 0), (0, 0)]))


def _cut_to_frame(path: Path) -> Path | None:
    if float(np.abs(path.points).max()) < PIXEL_MAX:
        return path
    corners = path.points.astype(np.float64)
    for axis, sign in ((0, 1), (0, -1), (1, 1), (1, -1)):
        corners = _cut(corners, PIXEL_MAX - sign * corners[:, axis])
        if len(corners) < 3:
            return None
    return polygon([(x, y) for x, y in corners.tolist()])


def _cut(corners: NDArray[np.float64], inside: NDArray[np.float64]) -> NDArray[np.float64]:
    """A polygon without the part where a linear function of its points is negative."""
    kept: list[NDArray[np.float64]] = []
    for n, here in enumerate(corners):
        a, b = float(inside[n]), float(inside[(n + 1) % len(corners)])
        if a >= 0:
            kept.append(here)
        if (a < 0) != (b < 0):
            kept.append(here + (corners[(n + 1) % len(corners)] - here) * (a / (a - b)))
    return np.array(kept) if kept else np.empty((0, 2))


def before_lens(path: Path, depths: NDArray[np.float64]) -> Path | None:
    """The part of an outline that is farther than `NEAREST`; curves by their control points."""
    closed = path.commands[-1] == CLOSE
    kept: list[tuple[float, float]] = []
    count = len(path.points)
    for n in range(count if closed else count - 1):
        here, there = path.points[n].tolist(), path.points[(n + 1) % count].tolist()
        near, far = float(depths[n]), float(depths[(n + 1) % count])
        if near >= NEAREST:
            kept.append((here[0], here[1]))
        if (near < NEAREST) != (far < NEAREST):
            share = (NEAREST - near) / (far - near)
            kept.append(
                (here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share)
            )
    if not closed and count and depths[-1] >= NEAREST:
        x, y = path.points[-1].tolist()
        kept.append((x, y))
    if len(kept) < 2:
        return None
    return polygon(kept) if closed else polyline(kept)


@dataclass
class Layer:
    """Sheets that move together, and three points by which they do."""

    anchors: Positions
    sheets: list[Sheet] = field(default_factory=list[Sheet])
    depth: float = 0.0
    """Of its middle, for focus."""


def upright_anchors(z: float) -> Positions:
    return np.array([(-1.0, 0.0, z), (1.0, 0.0, z), (0.0, 1.5, z)])


def ground_anchors(far: float) -> Positions:
    return np.array([(-1.0, 0.0, 0.2), (1.0, 0.0, 0.2), (0.0, 0.0, far)])


class Scenery:
    """A set under construction: where a builder of `sets` puts what it makes."""

    def __init__(
        self,
        light: Light,
        lot: random.Random,
        far: float,
        mid: float,
        snow: bool = False,
        wet: bool = False,
    ) -> None:
        """`far` and `mid` are depths of layers in metres; `snow` lies on ground and trees; on `wet`
        ground what stands is seen again."""
        self.light, self.lot = light, lot
        self.layers: dict[LayerName, Layer] = {
            "far": Layer(upright_anchors(far), depth=far),
            "ground": Layer(ground_anchors(far), depth=0.6),
            "mid": Layer(upright_anchors(mid), depth=mid),
            "front": Layer(upright_anchors(-0.5), depth=-0.5),
        }
        self.snow, self.wet = snow, wet

    def upright(self, layer: LayerName, z: float, *shapes: Shape) -> None:
        self.layers[layer].sheets.append(Sheet("upright", z, shapes))

    def floor(self, layer: LayerName, y: float, *shapes: Shape) -> None:
        self.layers[layer].sheets.append(Sheet("floor", y, shapes))

    def wall(self, layer: LayerName, x: float, *shapes: Shape) -> None:
        self.layers[layer].sheets.append(Sheet("wall", x, shapes))

    def colour(self, colour: Rgb, depth: float = 0.0, opacity: float = 1.0) -> Colour:
        """A surface's colour in this light, at a depth."""
        return clear(self.light.on(colour, depth), opacity)

    def glow(self, colour: Rgb, opacity: float = 1.0) -> Colour:
        """A colour of light itself."""
        return clear(self.light.graded(colour), opacity)

    def sky(self) -> None:
        graded = self.light.graded
        top, low = clear(graded(self.light.sky)), clear(graded(self.light.horizon))
        fill = Linear((0, 520), (0, 0), ((0, top), (0.5, top), (1, low)))
        wide = FARTHEST * 4
        self.upright("far", FARTHEST, Shape(rectangle(-wide, -40, 2 * wide, wide), fill))

    def ground(self, near: Rgb, far: Rgb | None = None, depth: float = 400.0) -> None:
        """Ground from under the camera to a depth, fading into haze."""
        if self.snow:
            near, far = mixed(near, SNOW, 0.82), mixed(far or near, SNOW, 0.85)
        begins = self.colour(near)
        middle = self.colour(far or near, 12)
        end = self.colour(far or near, min(depth, 45))
        stops = ((0.0, begins), (0.5, middle), (1.0, end))
        fill = Linear((0, 0), (0, min(depth, 60.0)), stops)
        shape = Shape(rectangle(-depth * 3 - 60, -14, depth * 6 + 120, depth + 14), fill)
        self.floor("ground", 0.0, shape)
        self._dapple(near)

    def _dapple(self, near: Rgb) -> None:
        """Patches of other tones, so that the ground lies flat."""
        lot = random.Random(len(self.layers["far"].sheets))
        for tone, count in ((mixed(near, (40, 30, 60), 0.4), 16), (mixed(near, WHITE, 0.5), 10)):
            patches = [
                ellipse(lot.uniform(-9, 9), z, z * lot.uniform(0.12, 0.3) + 0.3, 0.04 * z + 0.06)
                for z in (lot.uniform(-2, 9) ** 2 / 9 + 0.4 for _ in range(count))
            ]
            self.floor("ground", 0.0005, Shape(joined(*patches), self.colour(tone, 2, 0.2)))

    def box(
        self,
        layer: LayerName,
        left: float,
        near: float,
        size: tuple[float, float, float],
        colour: Rgb,
        base: float = 0.0,
    ) -> None:
        """A block: its top, the side turned to the middle, its front. Size is across, up, away."""
        across, up, away = size
        top = base + up
        lighter = tuple(min(255, round(c * 1.14 + 6)) for c in colour)
        darker = tuple(round(c * 0.72) for c in colour)
        lid = self.colour((lighter[0], lighter[1], lighter[2]), max(0, near))
        side = self.colour((darker[0], darker[1], darker[2]), max(0, near))
        self.floor(layer, top, Shape(rectangle(left, near, across, away), lid))
        inner = left if left > 0 else left + across
        if abs(left + across / 2) > across / 2:
            self.wall(layer, inner, Shape(rectangle(near, base, away, up), side))
        face = Shape(rectangle(left, base, across, up), self.colour(colour, max(0, near)))
        self.upright(layer, near, face)

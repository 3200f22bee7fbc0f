"""The set behind and before the figures: baked once a shot, then only moved.

Each layer is painted as one camera of the shot sees it, on a picture large enough for all of them,
out of focus as a lens would have it, and then moved by an affine matrix a frame.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from .camera import Camera, Size, moves, ratio, reach
from .canvas import Canvas, Pixels, lay_over
from .finish import finished
from .paths import Matrix, Shape, moving, scaling
from .pictures import covering
from .scenery import Layer, LayerName, Scenery, upright_anchors
from .sliding import Slider, slides

PIXELS_MAX = 9_000_000
"""Of one baked layer: 36 MB. A larger one is baked smaller and enlarged."""
DISC_LEAST = 3.0
"""Across a disc out of focus; a smaller one is a mere blur."""
DISC_PIXELS = 3.6
"""Across a disc out of focus, on the reduced picture on which it is spread: more is not seen."""
SOFT_PIXELS = 8.0
"""Across a disc out of focus, from which a layer is moved without being interpolated."""
PHOTO_METRES = 5.0
"""How far behind the figures a picture of a place is."""
REFLECTED = 0.25
"""Size of the picture from which what is seen on wet ground is taken."""
_LIGHT = (np.arange(256) ** (8 / 3)).astype(np.float32)
"""The amount of light that a value stands for, about as film has it; its inverse is three square
roots and a cube, which cost a tenth of a power."""
OVERLAP = 4
"""Rows by which the parts of a layer overlap, so that no seam is seen."""
SMALLER = 0.62
"""Size of the second copy of a layer: moving one that must shrink costs three times as much."""


@dataclass(frozen=True)
class Baked:
    """A layer as pictures of falling size, each with the matrix from the reference frame to it."""

    copies: tuple[tuple[Matrix, Pixels], ...]
    matrices: tuple[Matrix, ...]
    """From the reference frame to each frame of the shot."""
    opaque: bool
    """Whether it fills the frame."""
    soft: bool = False
    """Whether it is so far out of focus that half a pixel cannot be told from none."""

    @cached_property
    def solid(self) -> bool:
        """Whether nothing is seen through it, where it is."""
        return int(self.copies[0][1][..., 3].min()) == 255

    @cached_property
    def _slider(self) -> Slider:
        return Slider(self.copies[0][1], self.solid)

    def lay(self, canvas: Canvas, frame: int, rows: int) -> None:
        """Lays it over so many upper rows of the canvas."""
        pixels, matrix = self._at(frame)
        if (
            slides(matrix)
            and pixels is self._slider.picture
            and self._slide(canvas, pixels, matrix, rows)
        ):
            return
        canvas.warp(pixels, matrix, self.opaque, self.solid, rows, self.soft)

    def hides_from(self, frame: int, size: Size) -> int:
        """The first row from which on all that is under it is hidden."""
        if not self.solid or self.opaque:
            return size.height
        pixels, matrix = self._at(frame)
        height, width = pixels.shape[:2]
        corners = np.array([(0, 0, 1), (width, 0, 1), (0, height, 1), (width, height, 1)])
        (ax, ay), (bx, by), (cx, cy), (ex, ey) = (corners @ matrix[:2].T).tolist()
        whole = max(ax, cx) <= 0 and min(bx, ex) >= size.width and min(cy, ey) >= size.height
        return min(size.height, max(0, math.ceil(max(ay, by)))) if whole else size.height

    def _at(self, frame: int) -> tuple[Pixels, Matrix]:
        """The smallest picture that need not be enlarged, and its matrix to the frame."""
        for back, pixels in reversed(self._backs[1:]):
            matrix = self.matrices[frame] @ back
            if ratio(matrix) <= 1.02:
                return pixels, matrix
        back, pixels = self._backs[0]
        return pixels, self.matrices[frame] @ back

    @cached_property
    def _backs(self) -> list[tuple[Matrix, Pixels]]:
        """The matrices from the pictures to the reference frame."""
        return [(np.asarray(np.linalg.inv(b), np.float64), pixels) for b, pixels in self.copies]

    def _slide(self, canvas: Canvas, pixels: Pixels, matrix: Matrix, rows: int) -> bool:
        """Lays it where a mere shift takes it; False where its end would be seen."""
        left, top = self._slider.corner(matrix)
        height, width = pixels.shape[:2]
        whole = left < 0 and left + width >= canvas.width and top + height >= rows
        if self.solid and not (whole and (top < 0 or not self.opaque)):
            return False
        self._slider.put(canvas, matrix, rows)
        return True

    def parted(self) -> "list[Baked]":
        """In two, where its lower part is solid: that hides what is under it, and is but moved."""
        firsts = [_solid_from(pixels) for _, pixels in self.copies]
        heights = [len(pixels) for _, pixels in self.copies]
        if self.opaque or not all(0 < a < b for a, b in zip(firsts, heights, strict=True)):
            return [self]
        parts = list(zip(self.copies, firsts, strict=True))
        upper = tuple((bake, pixels[: first + OVERLAP]) for (bake, pixels), first in parts)
        lower = tuple((moving(0, -y) @ bake, pixels[y:]) for (bake, pixels), y in parts)
        return [replace(self, copies=part) for part in (upper, lower)]


def _solid_from(pixels: Pixels) -> int:
    """The row from which on nothing is transparent."""
    clear = np.flatnonzero(pixels[..., 3].min(axis=1) < 255)
    return int(clear[-1]) + 1 if len(clear) else 0


class Backdrop:
    """All layers of a shot's set."""

    def __init__(
        self,
        scenery: Scenery,
        cameras: Sequence[Camera],
        size: Size,
        softness: float,
        photo: Pixels | None = None,
    ) -> None:
        """`photo` is shown instead of what the set's layers hold.

        `softness` is the diameter, in frame heights, of a far point that is out of focus.
        """
        self._size = size
        self._light = scenery.light
        self._wet, self._ground = scenery.wet, scenery.layers["ground"]
        self._standing = [scenery.layers["far"], scenery.layers["mid"]]
        self._reference = cameras[len(cameras) // 2]
        self._cameras = cameras
        self.still = all(camera == cameras[0] for camera in cameras)
        self._frozen: Pixels | None = None
        self._seen: dict[int, list[Shape]] = {}
        red, green, blue = scenery.light.graded(scenery.light.haze)
        self._base = (blue, green, red, 255)
        self._layers = (
            [self._photo(photo, softness)] if photo is not None else self._bake(scenery, softness)
        )
        front = scenery.layers["front"]
        self._front = self._one([front], 0.5 * softness) if front.sheets and photo is None else None
        self._seen.clear()

    def draw(self, canvas: Canvas, frame: int) -> None:
        """Everything behind the figures; fills the whole canvas."""
        if self._frozen is not None:
            np.copyto(canvas.pixels, self._frozen)
            return
        hidden = [layer.hides_from(frame, self._size) for layer in self._layers]
        for number, layer in enumerate(self._layers):
            layer.lay(canvas, frame, min([*hidden[number + 1 :], canvas.height]))
        if self.still:
            self._frozen = canvas.pixels.copy()

    def draw_front(self, canvas: Canvas, frame: int) -> None:
        """What stands between the figures and the camera."""
        if self._front is not None:
            self._front.lay(canvas, frame, canvas.height)

    def _photo(self, photo: Pixels, softness: float) -> Baked:
        """A picture of a place, as a wall some metres behind the figures."""
        anchors = upright_anchors(PHOTO_METRES)
        matrices = moves(self._cameras, self._reference, anchors, self._size)
        (left, top), (right, bottom) = self._limited(*reach(matrices, self._size))
        picture = covering(photo, round(right - left), round(bottom - top))
        blurry = blurred(picture, 0.5 * softness * self._size.height)
        blurry[..., 3] = 255
        return Baked(((moving(-left, -top), blurry),), matrices, opaque=True)

    def _bake(self, scenery: Scenery, softness: float) -> list[Baked]:
        names: tuple[LayerName, ...] = ("far", "ground", "mid")
        layers = [scenery.layers[name] for name in names if scenery.layers[name].sheets]
        here = self._reference
        moved = any((c.x, c.y, c.z) != (here.x, here.y, here.z) for c in self._cameras)
        groups = [[layer] for layer in layers] if moved else [layers]
        baked = [self._one(group, softness, opaque=n == 0) for n, group in enumerate(groups)]
        seen = [layer for layer in baked if layer.copies[0][1][..., 3].any()]
        return [part for layer in seen for part in layer.parted()]

    def _one(self, layers: list[Layer], softness: float, opaque: bool = False) -> Baked:
        """Layers that move alike, as one picture."""
        anchors = layers[0].anchors
        matrices = moves(self._cameras, self._reference, anchors, self._size)
        (left, top), (right, bottom) = self._limited(
            *reach(matrices[:: max(1, len(matrices) // 24)] + matrices[-1:], self._size)
        )
        scale = min(1.5, max(1.0, max(map(ratio, matrices))))
        scale *= min(1.0, (PIXELS_MAX / ((right - left) * (bottom - top) * scale**2)) ** 0.5)
        bake = scaling(scale) @ moving(-left, -top)
        width, height = round((right - left) * scale), round((bottom - top) * scale)
        picture: Pixels | None = None
        sharpest = math.inf
        for layer in layers:
            distance = self._reference.distance(layer.depth)
            away = self._reference.distance(0.0)
            blur = softness * abs(1 - away / distance) * self._size.height * scale
            sharpest = min(sharpest, blur)
            lowest = opaque and picture is None
            pixels = self._in_focus_or_not(layer, bake, width, height, lowest, blur)
            if picture is None:
                picture = pixels
            else:
                lay_over(picture, pixels)
        assert picture is not None
        if self._wet and any(layer is self._ground for layer in layers):
            self._reflect(picture, layers, bake)
        picture = finished(picture, self._light, self._size.height * scale)
        if not opaque:
            bake, picture = _trimmed(bake, picture)
            height, width = picture.shape[:2]
        copies = [(bake, picture)]
        if min(map(ratio, matrices)) / scale < 0.8:
            small = cv2.resize(
                picture,
                (round(width * SMALLER), round(height * SMALLER)),
                interpolation=cv2.INTER_AREA,
            )
            shrink = np.diag([small.shape[1] / width, small.shape[0] / height, 1.0])
            copies.append((shrink @ bake, np.asarray(small, np.uint8)))
        return Baked(tuple(copies), matrices, opaque, sharpest > SOFT_PIXELS)

    def _reflect(self, picture: Pixels, layers: list[Layer], bake: Matrix) -> None:
        """What stands is seen again, drawn out, on wet ground: in place."""
        rows, columns = picture.shape[:2]
        foot = np.array([[0.0, 0.0, self._standing[1].depth]])
        foot_row = (bake @ [*self._reference.seen(foot, self._size)[0], 1.0])[1]
        source = picture
        if len(layers) < 2:
            small = np.diag([REFLECTED, REFLECTED, 1.0]) @ bake
            wide, tall = max(1, round(columns * REFLECTED)), max(1, round(rows * REFLECTED))
            source = self._painted(self._standing[0], small, wide, tall, opaque=True)
            lay_over(source, self._painted(self._standing[1], small, wide, tall, opaque=False))
        tall, wide = max(1, round(rows * REFLECTED)), max(1, round(columns * REFLECTED))
        small_source = cv2.resize(source, (wide, tall), interpolation=cv2.INTER_AREA)
        edge = round(foot_row * REFLECTED)
        if not 1 < edge < tall - 1:
            return
        mirrored = small_source[max(0, 2 * edge - tall) : edge][::-1]
        drawn_out = cv2.blur(mirrored, (3, max(3, tall // 14) | 1))
        whole = cv2.resize(
            drawn_out,
            (columns, round(len(mirrored) / REFLECTED)),
            interpolation=cv2.INTER_LINEAR,
        )
        top = round(edge / REFLECTED)
        under = picture[top : top + len(whole)]
        whole = np.asarray(whole[: len(under)], np.uint8)
        fade = np.linspace(0.75, 0.25, len(under))
        lit = cv2.multiply(under, _by_row(1 - 0.35 * fade, columns), scale=1 / 255)
        cv2.add(lit, cv2.multiply(whole, _by_row(0.8 * fade, columns), scale=1 / 255), dst=lit)
        cover = np.repeat(under[..., 3:], 3, axis=2)
        under[..., :3] = np.minimum(lit[..., :3], cover)

    def _limited(
        self, low: tuple[float, float], high: tuple[float, float]
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """At most three frames across and down: beyond, an opaque layer is mirrored."""
        width, height = self._size
        return (
            (max(low[0] - 2, -width), max(low[1] - 2, -height)),
            (min(high[0] + 2, 2.0 * width), min(high[1] + 2, 2.0 * height)),
        )

    def _in_focus_or_not(
        self, layer: Layer, bake: Matrix, width: int, height: int, opaque: bool, blur: float
    ) -> Pixels:
        """A layer out of focus is painted no larger than it is spread."""
        if blur < DISC_LEAST:
            return blurred(self._painted(layer, bake, width, height, opaque), blur)
        shrink, (across, down) = _reduced(width, height, blur)
        smaller = np.diag([across / width, down / height, 1.0]) @ bake
        small = self._painted(layer, smaller, across, down, opaque)
        return _spread(small, blur / shrink, (width, height))

    def _painted(self, layer: Layer, bake: Matrix, width: int, height: int, opaque: bool) -> Pixels:
        canvas = Canvas(width, height)
        if opaque:
            canvas.pixels[:] = self._base
        canvas.paint(self._shapes(layer), bake)
        return canvas.pixels

    def _shapes(self, layer: Layer) -> list[Shape]:
        """A layer's shapes as the reference camera sees them; found once, since wet ground shows
        what stands a second time."""
        if id(layer) not in self._seen:
            self._seen[id(layer)] = [
                shape for sheet in layer.sheets for shape in sheet.seen(self._reference, self._size)
            ]
        return self._seen[id(layer)]


def _by_row(shares: NDArray[np.float64], columns: int) -> Pixels:
    """Shares from 0 to 1 of each row, as pixels of 0 to 255."""
    rows = (255 * shares + 0.5).astype(np.uint8)
    return np.repeat(np.repeat(rows[:, None, None], columns, axis=1), 4, axis=2)


def _trimmed(bake: Matrix, picture: Pixels) -> tuple[Matrix, Pixels]:
    """A layer without its empty edges: what is not there need not be moved."""
    cover = picture[..., 3]
    rows, columns = np.flatnonzero(cover.any(axis=1)), np.flatnonzero(cover.any(axis=0))
    if not len(rows):
        return bake, picture[:1, :1]
    y, x = int(rows[0]), int(columns[0])
    kept = np.ascontiguousarray(picture[y : rows[-1] + 1, x : columns[-1] + 1])
    return moving(-x, -y) @ bake, kept


def blurred(pixels: Pixels, diameter: float) -> Pixels:
    """Out of focus: points become soft discs, and bright ones stay bright as they do on film."""
    if diameter < 1.5:
        return pixels
    if diameter < DISC_LEAST:
        return np.asarray(cv2.GaussianBlur(pixels, (0, 0), diameter / 4), np.uint8)
    height, width = pixels.shape[:2]
    shrink, size = _reduced(width, height, diameter)
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return _spread(small, diameter / shrink, (width, height))


def _reduced(width: int, height: int, diameter: float) -> tuple[int, tuple[int, int]]:
    """How much smaller a picture may be before it is spread, and its size then."""
    shrink = max(2, int(diameter / DISC_PIXELS))
    return shrink, (max(1, width // shrink), max(1, height // shrink))


def _spread(small: Pixels, diameter: float, size: tuple[int, int]) -> Pixels:
    """Every point of a reduced picture as a disc, and enlarged to its size."""
    across = max(3, round(diameter)) | 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (across, across)).astype(np.float32)
    light = np.asarray(cv2.LUT(small, _LIGHT), np.float32)
    light[..., 3] = small[..., 3]
    spread = cv2.filter2D(light, -1, disc / disc.sum(), borderType=cv2.BORDER_REPLICATE)
    cover = np.clip(spread[..., 3:], 0, 255)
    root = cv2.sqrt(cv2.sqrt(cv2.sqrt(np.maximum(spread, 0))))
    soft = np.empty(small.shape, np.uint8)
    soft[..., :3] = np.minimum((root * root * root)[..., :3], cover) + 0.5
    soft[..., 3:] = cover + 0.5
    soft = cv2.GaussianBlur(soft, (3, 3), 0)
    return np.asarray(cv2.resize(soft, size, interpolation=cv2.INTER_LINEAR), np.uint8)

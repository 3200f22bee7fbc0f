"""The set behind and before the figures: baked once a shot, then only moved.

Each layer is painted as one camera of the shot sees it, on a picture large enough for all of them,
out of focus as a lens would have it, and then moved by an affine matrix a frame.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from .camera import Camera, Size, between, ratio, reach
from .canvas import Canvas, Pixels, lay_over
from .finish import finished
from .paths import Matrix, Shape, moving, scaling
from .pictures import covering
from .scenery import Layer, LayerName, Scenery, upright_anchors

PIXELS_MAX = 9_000_000
"""Of one baked layer: 36 MB. A larger one is baked smaller and enlarged."""
DISC_PIXELS = 5
"""Across a disc out of focus, on the reduced picture on which it is spread: more is not seen."""
PHOTO_METRES = 5.0
"""How far behind the figures a picture of a place is."""
REFLECTED = 0.25
"""Size of the picture from which what is seen on wet ground is taken."""
SMALLER = 0.62
"""Size of the second copy of a layer: moving one that must shrink costs three times as much."""


@dataclass(frozen=True)
class Baked:
    """A layer as pictures of falling size, each with the matrix from the reference frame to it."""

    copies: tuple[tuple[Matrix, Pixels], ...]
    matrices: tuple[Matrix, ...]
    """From the reference frame to each frame of the shot."""
    opaque: bool

    def lay(self, canvas: Canvas, frame: int) -> None:
        for bake, pixels in reversed(self.copies):
            matrix = self.matrices[frame] @ np.linalg.inv(bake)
            if ratio(matrix) <= 1.02 or bake is self.copies[0][0]:
                canvas.warp(pixels, matrix, self.opaque)
                return


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
        self._still = all(camera == cameras[0] for camera in cameras)
        self._frozen: Pixels | None = None
        red, green, blue = scenery.light.graded(scenery.light.haze)
        self._base = (blue, green, red, 255)
        self._layers = (
            [self._photo(photo, softness)] if photo is not None else self._bake(scenery, softness)
        )
        front = scenery.layers["front"]
        self._front = self._one([front], 0.5 * softness) if front.sheets and photo is None else None

    def draw(self, canvas: Canvas, frame: int) -> None:
        """Everything behind the figures; fills the whole canvas."""
        if self._frozen is not None:
            np.copyto(canvas.pixels, self._frozen)
            return
        for layer in self._layers:
            layer.lay(canvas, frame)
        if self._still:
            self._frozen = canvas.pixels.copy()

    def draw_front(self, canvas: Canvas, frame: int) -> None:
        """What stands between the figures and the camera."""
        if self._front is not None:
            self._front.lay(canvas, frame)

    def _photo(self, photo: Pixels, softness: float) -> Baked:
        """A picture of a place, as a wall some metres behind the figures."""
        anchors = upright_anchors(PHOTO_METRES)
        matrices = tuple(
            between(camera, self._reference, anchors, self._size) for camera in self._cameras
        )
        (left, top), (right, bottom) = self._limited(*reach(matrices, self._size))
        picture = covering(photo, round(right - left), round(bottom - top))
        blurry = blurred(picture, 0.5 * softness * self._size.height)
        blurry[..., 3] = 255
        return Baked(((moving(-left, -top), blurry),), matrices, opaque=True)

    def _bake(self, scenery: Scenery, softness: float) -> list[Baked]:
        names: tuple[LayerName, ...] = ("far", "ground", "mid")
        layers = [scenery.layers[name] for name in names if scenery.layers[name].sheets]
        here = self._reference
        slides = any((c.x, c.y, c.z) != (here.x, here.y, here.z) for c in self._cameras)
        groups = [[layer] for layer in layers] if slides else [layers]
        return [self._one(group, softness, opaque=n == 0) for n, group in enumerate(groups)]

    def _one(self, layers: list[Layer], softness: float, opaque: bool = False) -> Baked:
        """Layers that move alike, as one picture."""
        anchors = layers[0].anchors
        matrices = tuple(
            between(camera, self._reference, anchors, self._size) for camera in self._cameras
        )
        (left, top), (right, bottom) = self._limited(
            *reach(matrices[:: max(1, len(matrices) // 24)] + matrices[-1:], self._size)
        )
        scale = min(1.5, max(1.0, max(map(ratio, matrices))))
        scale *= min(1.0, (PIXELS_MAX / ((right - left) * (bottom - top) * scale**2)) ** 0.5)
        bake = scaling(scale) @ moving(-left, -top)
        width, height = round((right - left) * scale), round((bottom - top) * scale)
        picture: Pixels | None = None
        for layer in layers:
            pixels = self._painted(layer, bake, width, height, opaque and picture is None)
            distance = self._reference.distance(layer.depth)
            away = self._reference.distance(0.0)
            blur = softness * abs(1 - away / distance) * self._size.height * scale
            pixels = blurred(pixels, blur)
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
        return Baked(tuple(copies), matrices, opaque)

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
        whole = whole[: len(under)].astype(np.float32)
        fade = np.linspace(0.75, 0.25, len(under), dtype=np.float32)[:, None, None]
        ground = under[..., :3].astype(np.float32)
        lit = ground * (1 - 0.35 * fade) + whole[..., :3] * fade * 0.8
        cover = under[..., 3:].astype(np.float32) / 255
        under[..., :3] = np.clip(np.minimum(lit, 255 * cover), 0, 255).astype(np.uint8)

    def _limited(
        self, low: tuple[float, float], high: tuple[float, float]
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """At most three frames across and down: beyond, an opaque layer is mirrored."""
        width, height = self._size
        return (
            (max(low[0] - 2, -width), max(low[1] - 2, -height)),
            (min(high[0] + 2, 2.0 * width), min(high[1] + 2, 2.0 * height)),
        )

    def _painted(self, layer: Layer, bake: Matrix, width: int, height: int, opaque: bool) -> Pixels:
        canvas = Canvas(width, height)
        if opaque:
            canvas.pixels[:] = self._base
        for sheet in layer.sheets:
            canvas.paint(sheet.seen(self._reference, self._size, bake))
        return canvas.pixels


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
    shrink = max(1, int(diameter / DISC_PIXELS))
    height, width = pixels.shape[:2]
    small = cv2.resize(
        pixels, (max(1, width // shrink), max(1, height // shrink)), interpolation=cv2.INTER_AREA
    )
    across = max(3, round(diameter / shrink)) | 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (across, across)).astype(np.float32)
    linear = (small.astype(np.float32) / 255) ** 2.6
    spread = cv2.filter2D(linear, -1, disc / disc.sum(), borderType=cv2.BORDER_REPLICATE)
    spread = np.maximum(spread, 0) ** (1 / 2.6)
    spread[..., 3] = cv2.filter2D(
        small[..., 3].astype(np.float32) / 255,
        -1,
        disc / disc.sum(),
        borderType=cv2.BORDER_REPLICATE,
    )
    spread[..., :3] = np.minimum(spread[..., :3], spread[..., 3:])
    soft = cv2.GaussianBlur((np.clip(spread, 0, 1) * 255).astype(np.uint8), (3, 3), 0)
    return np.asarray(cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def sprite(shapes: Sequence[Shape], size: Size, diameter: float) -> Pixels:
    """Shapes given in frame pixels on a transparent frame, out of focus."""
    canvas = Canvas(size.width, size.height)
    canvas.paint(shapes)
    return blurred(canvas.pixels, diameter)

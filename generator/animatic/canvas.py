"""One BGRA buffer that vectors, pictures and camera moves are drawn on.

Knows pixels: how ThorVG paints shapes into a buffer of ours, how a premultiplied picture is laid
over another, how a baked layer is moved. It knows nothing of what is drawn.

ThorVG is called through a few C functions of the library that `thorvg_python` carries: its Python
classes allocate their own buffer, and one shape costs them three times as many calls.
"""

import ctypes
from collections.abc import Iterable, Sequence
from functools import cache
from threading import RLock
from typing import Any, NamedTuple, Protocol, Self, cast

import cv2
import numpy as np
from numpy.typing import NDArray
from thorvg_python.base import Colorspace, ColorStop, EngineOption
from thorvg_python.base import Matrix as TvgMatrix
from thorvg_python.engine import Engine

from .paths import Colour, Linear, Matrix, Path, Radial, Shape, is_affine, mapped

Pixels = NDArray[np.uint8]
"""(H, W, 4) BGRA, premultiplied."""

ROUND = 1
"""ThorVG's number of the round stroke cap and of the round join."""

cv2.setNumThreads(1)  # one frame is too small to share; shots are shared between processes


class _Call(Protocol):
    """A C function: handles are numbers."""

    def __call__(self, *arguments: object) -> int: ...


class _Thorvg:
    """The library's functions, with their types said once."""

    def __init__(self) -> None:
        self.engine = Engine(threads=0)
        self.lock = RLock()
        """The engine's working memory is shared by all canvases of a process."""
        library: Any = self.engine.thorvg_lib
        pointer, number, index = ctypes.c_void_p, ctypes.c_float, ctypes.c_uint32
        byte = ctypes.c_uint8

        def bound(name: str, *arguments: object, gives: object = ctypes.c_int) -> _Call:
            function = library[name]  # a fresh object: the wrapper's own types stay as they are
            function.argtypes, function.restype = arguments, gives
            return cast(_Call, function)

        self.canvas_new = bound("tvg_swcanvas_create", byte, gives=pointer)
        self.canvas_target = bound(
            "tvg_swcanvas_set_target", pointer, pointer, index, index, index, byte
        )
        self.canvas_free = bound("tvg_canvas_destroy", pointer)
        self.canvas_add = bound("tvg_canvas_add", pointer, pointer)
        self.canvas_remove = bound("tvg_canvas_remove", pointer, pointer)
        self.canvas_draw = bound("tvg_canvas_draw", pointer, ctypes.c_bool)
        self.canvas_sync = bound("tvg_canvas_sync", pointer)
        self.shape_new = bound("tvg_shape_new", gives=pointer)
        self.append = bound(
            "tvg_shape_append_path", pointer, ctypes.c_char_p, index, pointer, index
        )
        self.fill = bound("tvg_shape_set_fill_color", pointer, byte, byte, byte, byte)
        self.fill_gradient = bound("tvg_shape_set_gradient", pointer, pointer)
        self.stroke = bound("tvg_shape_set_stroke_color", pointer, byte, byte, byte, byte)
        self.stroke_width = bound("tvg_shape_set_stroke_width", pointer, number)
        self.stroke_cap = bound("tvg_shape_set_stroke_cap", pointer, ctypes.c_int)
        self.stroke_join = bound("tvg_shape_set_stroke_join", pointer, ctypes.c_int)
        self.transform = bound("tvg_paint_set_transform", pointer, pointer)
        self.clip = bound("tvg_paint_set_clip", pointer, pointer)
        self.linear_new = bound("tvg_linear_gradient_new", gives=pointer)
        self.linear_set = bound("tvg_linear_gradient_set", pointer, *[number] * 4)
        self.radial_new = bound("tvg_radial_gradient_new", gives=pointer)
        self.radial_set = bound("tvg_radial_gradient_set", pointer, *[number] * 6)
        self.stops = bound("tvg_gradient_set_color_stops", pointer, pointer, index)


@cache
def _thorvg() -> _Thorvg:
    return _Thorvg()


class Ready(NamedTuple):
    """A premultiplied picture, ready to be laid over others."""

    picture: Pixels
    kept: Pixels | None
    """What it leaves of what is under it; null where that is nothing."""

    @classmethod
    def of(cls, picture: Pixels, solid: bool = False) -> Self:
        return cls(picture, None if solid else left_by(picture))


class Canvas:
    """A picture that is drawn on. `pixels` is its memory, the same for its whole life."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.pixels: Pixels = np.zeros((height, width, 4), np.uint8)
        self._scratch: Pixels = np.empty_like(self.pixels)
        self._lib = _thorvg()
        # Without NONE the engine redraws dirty regions only and clears them to black first.
        self._canvas = self._lib.canvas_new(EngineOption.NONE)
        self._lib.canvas_target(
            self._canvas, self.pixels.ctypes.data, width, width, height, Colorspace.ARGB8888
        )

    def __del__(self) -> None:
        with self._lib.lock:
            self._lib.canvas_free(self._canvas)

    def paint(self, shapes: Iterable[Shape], matrix: Matrix | None = None) -> None:
        """Paints shapes, the first one lowest; `matrix` takes them to pixels, y downwards."""
        transform = None
        if matrix is not None:
            if is_affine(matrix):
                numbers = (matrix / matrix[2, 2]).ravel().tolist()
                transform = ctypes.byref(TvgMatrix(*numbers))
            else:
                shapes = mapped(shapes, matrix)
        lib = self._lib
        with lib.lock:
            for shape in shapes:
                lib.canvas_add(self._canvas, self._paint_of(shape, transform))
            lib.canvas_draw(self._canvas, False)
            lib.canvas_sync(self._canvas)
            lib.canvas_remove(self._canvas, None)

    def _paint_of(self, shape: Shape, transform: object) -> int:
        lib = self._lib
        paint = self._outline(shape.path)
        if transform is not None:
            lib.transform(paint, transform)
        if isinstance(shape.fill, tuple):
            lib.fill(paint, *shape.fill)
        elif shape.fill is not None:
            lib.fill_gradient(paint, self._gradient(shape.fill))
        if shape.stroke is not None and shape.width > 0:
            lib.stroke_width(paint, shape.width)
            lib.stroke(paint, *shape.stroke)
            lib.stroke_cap(paint, ROUND)
            lib.stroke_join(paint, ROUND)
        if shape.clip is not None:
            clip = self._outline(shape.clip)
            lib.fill(clip, 255, 255, 255, 255)
            if transform is not None:
                lib.transform(clip, transform)
            lib.clip(paint, clip)
        return paint

    def _outline(self, path: Path) -> int:
        paint: int = self._lib.shape_new()
        points = np.asarray(path.points, np.float32)
        self._lib.append(
            paint, path.commands, len(path.commands), points.tobytes(), len(points)
        )  # it copies them; to ask numpy for their address takes ten times as long
        return paint

    def _gradient(self, fill: Linear | Radial) -> int:
        lib = self._lib
        if isinstance(fill, Linear):
            gradient: int = lib.linear_new()
            lib.linear_set(gradient, *fill.start, *fill.end)
        else:
            gradient = lib.radial_new()
            lib.radial_set(gradient, *fill.centre, fill.radius, *fill.centre, 0.0)
        stops = (ColorStop * len(fill.stops))(*[(at, *colour) for at, colour in fill.stops])
        lib.stops(gradient, ctypes.addressof(stops), len(fill.stops))
        return gradient

    def warp(
        self,
        layer: Pixels,
        matrix: Matrix,
        opaque: bool,
        solid: bool = False,
        rows: int | None = None,
        soft: bool = False,
    ) -> None:
        """Lays a baked layer over the picture through an affine matrix in continuous coordinates.

        An opaque layer must reach over the whole frame; it is mirrored where it does not. Nothing
        is seen through a solid one, where it is. `rows` bounds what is drawn to the upper rows. A
        soft layer takes the nearest of its pixels, at half the cost.
        """
        how = cv2.INTER_NEAREST if soft else cv2.INTER_LINEAR
        moved = _from_centres(matrix)
        size = (self.width, self.height if rows is None else rows)
        if opaque and size[1]:
            cv2.warpAffine(
                layer, moved, size, dst=self.pixels[: size[1]], flags=how,
                borderMode=cv2.BORDER_REFLECT_101,
            )  # fmt: skip
        box = None if opaque else _covered(layer.shape, matrix, size)
        if box is None:
            return
        x0, y0, x1, y1 = box
        moved[:, 2] -= (x0, y0)
        if solid and _fills(layer.shape, matrix, box):
            cv2.warpAffine(
                layer, moved, (x1 - x0, y1 - y0), dst=self.pixels[y0:y1, x0:x1],
                flags=how, borderMode=cv2.BORDER_REPLICATE,
            )  # fmt: skip
            return
        over = self._scratch[: y1 - y0, : x1 - x0]
        cv2.warpAffine(
            layer, moved, (x1 - x0, y1 - y0), dst=over, flags=how,
            borderMode=cv2.BORDER_CONSTANT, borderValue=(0, 0, 0, 0),
        )  # fmt: skip
        lay_over(self.pixels[y0:y1, x0:x1], over)

    def put(self, picture: Pixels, x: int, y: int, opacity: float = 1.0) -> None:
        """Lays a premultiplied picture over this one, unscaled, its upper left corner at x, y."""
        if opacity < 1:
            picture = np.asarray(cv2.convertScaleAbs(picture, alpha=max(0.0, opacity)), np.uint8)
        if (both := self._common(picture, x, y, self.height)) is not None:
            lay_over(*both)

    def put_ready(self, ready: Ready, x: int, y: int, rows: int | None = None) -> None:
        """`put` for a picture that is laid many times; `rows` bounds it to the upper rows."""
        rows = self.height if rows is None else rows
        both = self._common(ready.picture, x, y, rows)
        if both is None:
            return
        if ready.kept is None:
            np.copyto(*both)
        else:
            kept = ready.kept[max(0, -y) :, max(0, -x) :][: both[1].shape[0], : both[1].shape[1]]
            lay_over(*both, kept)

    def _common(self, picture: Pixels, x: int, y: int, rows: int) -> tuple[Pixels, Pixels] | None:
        """The part of the canvas that a picture reaches, and that part of the picture."""
        height, width = picture.shape[:2]
        x0, y0 = max(0, x), max(0, y)
        x1, y1 = min(self.width, x + width), min(rows, y + height)
        if x0 >= x1 or y0 >= y1:
            return None
        return self.pixels[y0:y1, x0:x1], picture[y0 - y : y1 - y, x0 - x : x1 - x]

    def blend(self, other: Pixels, share: float) -> None:
        """Moves the picture towards another one of its size, by a share from 0 to 1."""
        cv2.addWeighted(other, share, self.pixels, 1 - share, 0, dst=self.pixels)

    def dim(self, share: float) -> None:
        """Towards black: keeps a share of the picture."""
        cv2.convertScaleAbs(self.pixels, dst=self.pixels, alpha=share)
        self.pixels[..., 3] = 255

    def darken(self, lost: Pixels) -> None:
        """Takes so much from every channel, from 0 to 255."""
        cv2.subtract(self.pixels, lost, dst=self.pixels)

    def blur_along(self, across: int, down: int) -> None:
        """Motion blur over so many pixels."""
        kernel = (max(1, across) | 1, max(1, down) | 1)
        cv2.blur(self.pixels, kernel, dst=self._scratch, borderType=cv2.BORDER_REPLICATE)
        np.copyto(self.pixels, self._scratch)


def lay_over(under: Pixels, over: Pixels, kept: Pixels | None = None) -> None:
    """Lays a premultiplied picture over another of its size, in place.

    `kept` is what it leaves of what is under it; it need not be found out again where it is known.
    """
    if kept is None:
        kept = left_by(over)
    cv2.multiply(under, kept, dst=under, scale=1 / 255)
    cv2.add(under, over, dst=under)


def left_by(over: Pixels) -> Pixels:
    """What a premultiplied picture leaves of what is under it, from 0 to 255 in four channels."""
    clear = cv2.bitwise_not(cv2.extractChannel(over, 3))
    return np.asarray(cv2.cvtColor(clear, cv2.COLOR_GRAY2BGRA), np.uint8)


def painted(shapes: Sequence[Shape], width: int, height: int) -> Pixels:
    """Shapes on a transparent picture of their own."""
    canvas = Canvas(width, height)
    canvas.paint(shapes)
    return canvas.pixels


def flat(width: int, height: int, colour: Colour) -> Pixels:
    red, green, blue, opacity = colour
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[:] = (blue, green, red, opacity)
    return pixels


def _from_centres(matrix: Matrix) -> NDArray[np.float64]:
    """The 2x3 matrix for OpenCV, which counts from pixel centres."""
    moved = matrix[:2].copy()
    moved[:, 2] += 0.5 * (moved[:, 0] + moved[:, 1]) - 0.5
    return moved


def _covered(
    shape: tuple[int, ...], matrix: Matrix, size: tuple[int, int]
) -> tuple[int, int, int, int] | None:
    """The part of a frame that a layer reaches, as whole pixels; null when none."""
    height, width = shape[:2]
    corners = np.array([(0, 0, 1), (width, 0, 1), (0, height, 1), (width, height, 1)], np.float64)
    reached = corners @ matrix[:2].T
    x0, y0 = np.maximum(np.floor(reached.min(axis=0)), 0).astype(int)
    x1, y1 = np.minimum(np.ceil(reached.max(axis=0)), size).astype(int)
    return (int(x0), int(y0), int(x1), int(y1)) if x0 < x1 and y0 < y1 else None


def _fills(shape: tuple[int, ...], matrix: Matrix, box: tuple[int, int, int, int]) -> bool:
    """Whether a layer reaches all of a box of the frame, but for parts of a pixel at its edges."""
    x0, y0, x1, y1 = box
    corners = np.array([(x0, y0, 1), (x1, y0, 1), (x0, y1, 1), (x1, y1, 1)], np.float64)
    there = corners @ np.linalg.inv(matrix)[:2].T
    slack = 1.0 / max(1e-6, abs(float(np.linalg.det(matrix[:2, :2]))) ** 0.5) + 1e-6
    return bool((there >= -slack).all() and (there <= np.array(shape[1::-1]) + slack).all())

"""How a baked picture of a set is finished in a look: grain, paper and ink, or the glow of neon.

Works on premultiplied pictures, once per shot. Glows, lines and wavers are sized by the frame's
height, so that a preview looks as the final does; only grain is of pixels.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from .camera import Size
from .canvas import Pixels
from .colours import Light, Look

GRAIN_PIXELS = 512
"""Side of the square of noise that is laid over a picture, again and again."""


def finished(picture: Pixels, light: Light, height: float) -> Pixels:
    """A layer in the look of its light; `height` is that of the frame in its pixels."""
    return _FINISHES[light.look](picture, light, height)


def _poster(picture: Pixels, light: Light, height: float) -> Pixels:
    """Screen print: a fine grain, and lamps that glow where it is dark."""
    if light.dark:
        _bloom(picture, height, threshold=150, strength=0.55)
    return _grained(picture, 0.028)


def _neon(picture: Pixels, light: Light, height: float) -> Pixels:
    """Deep shadows, and light that spills over edges."""
    table = np.arange(256, dtype=np.float32)
    deep = np.clip((table / 255) ** 1.18 * 262 - 3, 0, 255).astype(np.uint8)
    alpha = picture[..., 3].copy()
    picture = np.asarray(cv2.LUT(picture, deep), np.uint8)
    picture[..., 3] = alpha
    _bloom(picture, height, threshold=112, strength=1.1)
    return _grained(picture, 0.03)


def _ink(picture: Pixels, light: Light, height: float) -> Pixels:
    """Washes of thin colour on paper, edges drawn with a pen that is held by a hand."""
    picture = _by_hand(picture, height)
    lines = _pen(picture, height)
    washed = _grained(picture, 0.045, coarse=True)
    kept = cv2.cvtColor(lines, cv2.COLOR_GRAY2BGRA)
    kept[..., 3] = 255
    return np.asarray(cv2.multiply(washed, kept, scale=1 / 255), np.uint8)


def _pen(picture: Pixels, height: float) -> Pixels:
    """What ink keeps of every pixel: dark where tones meet."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGRA2GRAY)
    thin = max(0.6, height * 0.0012)
    near, wide = cv2.GaussianBlur(grey, (0, 0), thin), cv2.GaussianBlur(grey, (0, 0), thin * 2.2)
    edge = cv2.absdiff(wide, near)
    table = np.clip((np.arange(256) - 2.4) * 22, 0, 190)
    return np.asarray(cv2.LUT(edge, (255 - table).astype(np.uint8)), np.uint8)


def _by_hand(picture: Pixels, height: float) -> Pixels:
    """Straight edges waver a little."""
    rows, columns = picture.shape[:2]
    reach, step = height * 0.0032, max(8, round(height / 30))
    dx, dy = (
        cv2.resize(noise[: rows // step + 2, : columns // step + 2], (columns, rows)) * reach
        for noise in _wander()
    )
    x, y = np.meshgrid(np.arange(columns, dtype=np.float32), np.arange(rows, dtype=np.float32))
    return np.asarray(
        cv2.remap(picture, x + dx, y + dy, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )


@cache
def _wander() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    lot = np.random.default_rng(5)
    first, second = lot.uniform(-1, 1, (2, 400, 400)).astype(np.float32)
    return first, second


def _bloom(picture: Pixels, height: float, threshold: int, strength: float) -> None:
    """Adds the light of bright places around them, in place."""
    rows, columns = picture.shape[:2]
    down, across = max(1, rows // 6), max(1, columns // 6)
    # Whole squares of six by six: the mean of others costs five times as much.
    squares = picture[: 6 * down, : 6 * across]
    small = cv2.resize(squares, (across, down), interpolation=cv2.INTER_AREA)
    bright = cv2.subtract(small, np.full_like(small, threshold))
    bright[..., 3] = 0
    glow = cv2.GaussianBlur(bright, (0, 0), max(0.8, height / 6 * 0.02))
    far = cv2.GaussianBlur(bright, (0, 0), max(1.2, height / 6 * 0.07))
    both = cv2.addWeighted(glow, strength, far, strength, 0)
    cv2.add(picture, cv2.resize(both, (columns, rows)), dst=picture)


def _grained(picture: Pixels, strength: float, coarse: bool = False) -> Pixels:
    """Multiplied by noise that takes up to twice `strength` of the light."""
    rows, columns = picture.shape[:2]
    tile = _grain(round(strength * 1000), coarse)
    down, across = -(-rows // GRAIN_PIXELS), -(-columns // GRAIN_PIXELS)
    kept = np.tile(tile, (down, across, 1))[:rows, :columns]
    return np.asarray(cv2.multiply(picture, kept, scale=1 / 255), np.uint8)


@cache
def _grain(thousandths: int, coarse: bool) -> Pixels:
    """A square of noise, as what is kept of four channels."""
    lot = np.random.default_rng(11)
    side = GRAIN_PIXELS
    noise = lot.standard_normal((side, side)).astype(np.float32)
    if coarse:
        noise = 0.35 * noise + 0.6 * _clouds(lot, 64) + 0.35 * _clouds(lot, 16)
    kept = 1 - thousandths / 1000 * np.clip(1 + 0.5 * noise, 0, 2)
    tile = np.empty((side, side, 4), np.uint8)
    tile[:] = (kept * 255).astype(np.uint8)[..., None]
    tile[..., 3] = 255
    return tile


def _clouds(lot: np.random.Generator, step: int) -> NDArray[np.float32]:
    """Noise whose grains are `step` pixels large, and which meets itself at its edges."""
    small = lot.standard_normal((GRAIN_PIXELS // step,) * 2).astype(np.float32)
    around = np.pad(small, 3, mode="wrap")
    large = cv2.resize(around, None, fx=step, fy=step, interpolation=cv2.INTER_CUBIC)
    edge = 3 * step
    return np.asarray(large[edge : edge + GRAIN_PIXELS, edge : edge + GRAIN_PIXELS], np.float32)


@lru_cache(maxsize=4)
def veil(size: Size, look: Look, side: int, dark: bool) -> Pixels:
    """What every pixel of a finished frame loses of its light, in four channels: corners, and the
    side away from the light; paper under ink. `dark` is of the scene. Not to be written to.

    It is taken away and not multiplied by, which costs a sixth: exact where a pixel is as bright as
    the look's pictures are, and a little deeper where it is darker.
    """
    width, height = max(2, size.width // 4), max(2, size.height // 4)
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    corners = np.clip((x * x + y * y - 0.5) / 1.5, 0, 1)
    away = np.clip(-side * x * 0.5 + 0.5 + 0.25 * y, 0, 1)
    worn = _VEILS[look]
    fall = (corners * worn.corners + away * worn.slope)[..., None]
    kept = np.ones((height, width, 4), np.float32)
    kept[..., :3] = 1 - fall * (1 - np.array(worn.left, np.float32))
    whole = cv2.resize((kept * 255).astype(np.uint8), size, interpolation=cv2.INTER_LINEAR)
    picture = np.asarray(whole, np.uint8)
    if look == "ink":
        picture = _grained(picture, 0.034, coarse=True)
    bright = worn.bright * (0.6 if dark else 1.0) / 255
    lost = cv2.convertScaleAbs(cv2.bitwise_not(picture), alpha=bright)
    return np.asarray(lost, np.uint8)


class _Veil(NamedTuple):
    corners: float
    slope: float
    left: tuple[float, float, float]
    """What darkness is made of: what is left of blue, green and red."""
    bright: int
    """How bright the look's pictures are about the corners, from 0 to 255."""


_VEILS: dict[Look, _Veil] = {
    "poster": _Veil(0.3, 0.1, (0.1, 0.02, 0.0), 150),
    "ink": _Veil(0.12, 0.03, (0.4, 0.5, 0.6), 220),
    "neon": _Veil(0.5, 0.12, (0.25, 0.0, 0.05), 70),
}
_FINISHES: dict[Look, Callable[[Pixels, Light, float], Pixels]] = {
    "poster": _poster,
    "ink": _ink,
    "neon": _neon,
}

"""Signs in the set: where lettering hangs so that it is read, and how it moves with the camera."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from ..plan import Lettering
from . import words
from .camera import Camera, Size, moves
from .canvas import Canvas, Pixels
from .colours import Light
from .lettering import SMALLEST, Setting, extent, fitted, sign, stacked
from .looks import seed_of
from .paths import Matrix, moving, scaling
from .scenery import upright_anchors
from .sliding import Slider

MARGIN = 0.035
"""Of the frame, kept free around a sign."""
SHARES = (1.0, 0.85, 0.7, 0.58, 0.47, 0.38)
"""Sizes that are tried, of the largest."""
GRID = (64, 36)
"""Cells in which it is known where figures are."""
FLIES_BY = 0.46
"""Frame widths: a sign that is farther off its middle place is not read."""
COVERED_MAX = 0.02
APPEAR_SECONDS = 0.18

Mask = NDArray[np.float32]
"""(36, 64): how much of each cell is covered by figures, from 0 to 1."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True)
class Sign:
    """A sign, and where its picture lies at each frame."""

    picture: Pixels
    matrices: tuple[Matrix, ...]
    starts: float
    ends: float
    before_figures: bool
    """It hangs in front of the figures, since there was no other place for it."""

    def opacity(self, seconds: float) -> float:
        if seconds > self.ends:
            return 0.0
        return min(1.0, max(0.0, (seconds - self.starts) / APPEAR_SECONDS)) if self.starts else 1.0

    def draw(self, canvas: Canvas, frame: int, seconds: float) -> None:
        opacity = self.opacity(seconds)
        if opacity <= 0:
            return
        if opacity < 1:
            faint = np.asarray(cv2.convertScaleAbs(self.picture, alpha=opacity), np.uint8)
            canvas.warp(faint, self.matrices[frame], opaque=False)
        else:
            self._slider.lay(canvas, self.matrices[frame])

    @cached_property
    def _slider(self) -> Slider:
        return Slider(self.picture)


def hung(
    lettering: Sequence[Lettering],
    cameras: Sequence[Camera],
    size: Size,
    depth: float,
    light: Light,
    covers: Sequence[tuple[int, Mask]],
    night: bool,
) -> tuple[Sign, ...]:
    """The signs of a shot. `covers` says where figures are at some of its frames."""
    reference = cameras[len(cameras) // 2]
    anchors = upright_anchors(depth)
    moved = moves(cameras, reference, anchors, size)
    room = _room(_while_read(moved, size), size)
    taken = _whole(covers, moved, size)
    signs: list[Sign] = []
    for text in lettering:
        made, box, free = _placed(text, size, room, taken, light, night)
        zoom = (box[2] - box[0]) / made.shape[1]
        place = moving(box[0], box[1]) @ scaling(zoom)
        starts = text.starts or 0.0
        ends = starts + text.seconds if text.seconds else float("inf")
        signs.append(Sign(made, tuple(move @ place for move in moved), starts, ends, not free))
        _take(taken, box, size)
    return tuple(signs)


def style_of(text: Lettering, night: bool) -> str:
    """What kind of sign the words of its place call for."""
    return words.meaning("sign", text.place) or (
        "neon" if night and "sign" in text.place else "sign"
    )


def _while_read(moves: Sequence[Matrix], size: Size) -> list[Matrix]:
    """The frames in which a sign must be whole: all, but those in which the picture flies by."""
    middle = np.array([size.width / 2, size.height / 2, 1.0])
    return [
        move for move in moves if abs(float((move @ middle)[0]) - middle[0]) < FLIES_BY * size.width
    ]


def _whole(covers: Sequence[tuple[int, Mask]], moves: Sequence[Matrix], size: Size) -> Mask:
    """What figures cover at any of some frames, as it lies in the reference frame."""
    columns, rows = GRID
    grid = np.diag([columns / size.width, rows / size.height, 1.0])
    taken = np.zeros((rows, columns), np.float32)
    for frame, cover in covers:
        back = grid @ np.linalg.inv(moves[frame]) @ np.linalg.inv(grid)
        there = cv2.warpAffine(cover, back[:2], GRID, borderValue=0)
        taken = np.maximum(taken, np.asarray(there, np.float32))
    return taken


def _room(moves: Sequence[Matrix], size: Size) -> Box:
    """The part of the reference frame that stays inside the frame through all moves."""
    dx, dy = MARGIN * size.width, MARGIN * size.height
    left, top, right, bottom = dx, dy, size.width - dx, size.height - dy
    corners = np.array([(left, top, 1), (right, top, 1), (left, bottom, 1), (right, bottom, 1)])
    for move in moves:
        (ax, ay), (bx, by), (cx, cy), (ex, ey) = (corners @ np.linalg.inv(move).T)[:, :2].tolist()
        left, right = max(left, ax, cx), min(right, bx, ex)
        top, bottom = max(top, ay, by), min(bottom, cy, ey)
    if right - left < 0.12 * size.width:
        middle = min(max((left + right) / 2, 0.2 * size.width), 0.8 * size.width)
        left, right = middle - 0.06 * size.width, middle + 0.06 * size.width
    if bottom - top < 0.1 * size.height:
        middle = min(max((top + bottom) / 2, 0.15 * size.height), 0.85 * size.height)
        top, bottom = middle - 0.05 * size.height, middle + 0.05 * size.height
    return left, top, right, bottom


def _placed(
    text: Lettering, size: Size, room: Box, taken: Mask, light: Light, night: bool
) -> tuple[Pixels, Box, bool]:
    """The sign's picture, its place in the reference frame, and whether it hides no figure."""
    style, seed = style_of(text, night), seed_of(text.text)
    wish = _wished(text.place)
    best: tuple[float, Setting, Box, float] | None = None
    for share in SHARES:
        for setting in _settings(text, size, room, share):
            found = _spot(*extent(setting, style), room, taken, size, wish)
            if found is None:
                continue
            box, covered, far = found
            score = covered * 6 + far * 0.5 - 0.9 * share
            if best is None or score < best[0]:
                best = (score, setting, box, covered)
        if best is not None and best[3] <= COVERED_MAX:
            break
    if best is None:
        space = (room[2] - room[0], room[3] - room[1])
        picture = sign(fitted(text.text, space, 0.05 * size.height, 6, 700), style, light, seed)
        return picture, _shrunk(picture, room), False
    return sign(best[1], style, light, seed), best[2], best[3] <= COVERED_MAX * 2


def _settings(text: Lettering, size: Size, room: Box, share: float) -> list[Setting]:
    """The text as it may be set: in lines, or one character under the other."""
    across, down = (room[2] - room[0]) * 0.7, (room[3] - room[1]) * 0.6
    largest = min(0.12 * size.height, 0.15 * size.width) * share
    smallest = max(SMALLEST * max(size.height, size.width * 0.6), 8)
    settings = [fitted(text.text, (across * share, down), max(largest, smallest), smallest, 700)]
    wide = all(ord(letter) >= 0x2E80 or letter.isspace() for letter in text.text)
    said = "vertical" in words.meanings("side", text.place)
    if wide and len(text.text) <= 8 and (said or size.aspect < 1):
        upright = stacked(text.text, (room[3] - room[1]) * 0.8 * share, largest, 700)
        settings = [upright] if said else [*settings, upright]
    return settings


def _wished(place: str) -> tuple[float | None, float | None]:
    """Shares of the frame's width and height that the words of a place ask for."""
    sides = words.meanings("side", place)
    x = 0.0 if "left" in sides else 1.0 if "right" in sides else 0.5 if "centre" in sides else None
    y = 0.0 if "top" in sides else 1.0 if "bottom" in sides else 0.5 if "centre" in sides else None
    return x, y


def _spot(
    width: int,
    height: int,
    room: Box,
    taken: Mask,
    size: Size,
    wish: tuple[float | None, float | None],
) -> tuple[Box, float, float] | None:
    """The best place for a box of pixels: how much it hides, and how far it is from the wish."""
    left, top, right, bottom = room
    if width > right - left or height > bottom - top:
        return None
    total = np.asarray(cv2.integral(taken), np.float64)
    best: tuple[float, Box, float, float] | None = None
    for across in np.linspace(0, 1, 13).tolist():
        for down in np.linspace(0, 1, 9).tolist():
            x, y = left + (right - left - width) * across, top + (bottom - top - height) * down
            box = (x, y, x + width, y + height)
            covered = _covered(total, box, size)
            far = abs(across - (0.5 if wish[0] is None else wish[0])) * (
                0.35 if wish[0] is None else 1
            )
            far += abs(down - (0.12 if wish[1] is None else wish[1]))
            if best is None or covered * 8 + far < best[0]:
                best = (covered * 8 + far, box, covered, far)
    return None if best is None else best[1:]


def _covered(total: NDArray[np.float64], box: Box, size: Size) -> float:
    """The share of a box, or of all figures if they are smaller, in which both are."""
    x0, y0, x1, y1 = _cells(box, size)
    inside = total[y1, x1] - total[y0, x1] - total[y1, x0] + total[y0, x0]
    return float(inside) / max(1.0, min((x1 - x0) * (y1 - y0), float(total[-1, -1])))


def _cells(box: Box, size: Size) -> tuple[int, int, int, int]:
    columns, rows = GRID
    x0 = int(np.clip(np.floor(box[0] / size.width * columns), 0, columns - 1))
    y0 = int(np.clip(np.floor(box[1] / size.height * rows), 0, rows - 1))
    x1 = int(np.clip(np.ceil(box[2] / size.width * columns), x0 + 1, columns))
    y1 = int(np.clip(np.ceil(box[3] / size.height * rows), y0 + 1, rows))
    return x0, y0, x1, y1


def _take(taken: Mask, box: Box, size: Size) -> None:
    x0, y0, x1, y1 = _cells(box, size)
    taken[y0:y1, x0:x1] = 1


def _shrunk(picture: Pixels, room: Box) -> Box:
    """A picture's box in the middle of a room, scaled down to go into it."""
    height, width = picture.shape[:2]
    share = min(1.0, (room[2] - room[0]) / width, (room[3] - room[1]) / height)
    x, y = (room[0] + room[2]) / 2, (room[1] + room[3]) / 2
    return (
        x - width * share / 2,
        y - height * share / 2,
        x + width * share / 2,
        y + height * share / 2,
    )

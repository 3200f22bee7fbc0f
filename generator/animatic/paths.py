"""Outlines and what fills them, as plain values. Nothing here knows how a pixel is made.

Points are (x, y) pairs in whatever unit the caller thinks in: metres for figures and sets, pixels
for what is composed over the picture. A shape is mapped from one to the other by a 3x3 matrix.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float32]
"""(N, 2) coordinates."""
Matrix = NDArray[np.float64]
"""(3, 3) homography: affine where the last row is 0, 0, 1."""
Colour = tuple[int, int, int, int]
"""Red, green, blue, opacity, each from 0 to 255; not premultiplied."""
Point = tuple[float, float]

CLOSE, MOVE, LINE, CUBIC = 0, 1, 2, 3
"""The commands of an outline, by ThorVG's numbers; they take 0, 1, 1 and 3 points."""

QUARTER = 0.5522847498
"""Distance of the control points of a cubic that draws a quarter of a unit circle."""


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """One outline of one or more parts."""

    commands: bytes
    points: Points

    def __add__(self, other: "Path") -> "Path":
        return Path(self.commands + other.commands, np.concatenate([self.points, other.points]))


@dataclass(frozen=True, slots=True)
class Linear:
    """A gradient from one point to another."""

    start: Point
    end: Point
    stops: tuple[tuple[float, Colour], ...]


@dataclass(frozen=True, slots=True)
class Radial:
    """A gradient from a centre outwards."""

    centre: Point
    radius: float
    stops: tuple[tuple[float, Colour], ...]


Fill = Colour | Linear | Radial


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline with its fill and stroke; what is outside `clip` is not seen."""

    path: Path
    fill: Fill | None = None
    stroke: Colour | None = None
    width: float = 0.0
    clip: Path | None = None


def polygon(points: Iterable[Point]) -> Path:
    corners = np.array(list(points), np.float32)
    return Path(bytes([MOVE] + [LINE] * (len(corners) - 1) + [CLOSE]), corners)


def joined(*outlines: Path) -> Path:
    """Closed outlines as one area: all turned the same way round, so that none cuts another."""
    return together([path if _area(path) >= 0 else _reversed(path) for path in outlines])


def together(outlines: Sequence[Path]) -> Path:
    """Outlines as the parts of one."""
    commands = b"".join(path.commands for path in outlines)
    return Path(commands, np.concatenate([path.points for path in outlines]))


def _area(path: Path) -> float:
    """Signed; of the polygon of its points, which for a curve is near enough to know its sign."""
    (x, y), first, last = path.points.T, path.points[0], path.points[-1]
    inner = np.dot(x[:-1], y[1:]) - np.dot(y[:-1], x[1:])
    return float(inner + last[0] * first[1] - last[1] * first[0])


def _reversed(path: Path) -> Path:
    """One closed part, the other way round."""
    return Path(
        path.commands[:1] + path.commands[-2:0:-1] + path.commands[-1:],
        np.ascontiguousarray(path.points[::-1]),
    )


def shifted(path: Path, x: float, y: float) -> Path:
    return Path(path.commands, path.points + np.array([x, y], np.float32))


def parted(path: Path) -> list[Path]:
    """The parts of an outline, each by itself."""
    starts = [n for n, command in enumerate(path.commands) if command == MOVE]
    parts: list[Path] = []
    at = 0
    for first, after in zip(starts, [*starts[1:], len(path.commands)], strict=True):
        commands = path.commands[first:after]
        count = sum(_POINTS_OF[command] for command in commands)
        parts.append(Path(commands, path.points[at : at + count]))
        at += count
    return parts


_POINTS_OF = {CLOSE: 0, MOVE: 1, LINE: 1, CUBIC: 3}


def polyline(points: Iterable[Point]) -> Path:
    """An open outline, for strokes."""
    corners = np.array(list(points), np.float32)
    return Path(bytes([MOVE] + [LINE] * (len(corners) - 1)), corners)


def rectangle(x: float, y: float, width: float, height: float) -> Path:
    return polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Path:
    """A rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - QUARTER)
    right, top = x + width, y + height
    points = [
        (x + r, y), (right - r, y),
        (right - k, y), (right, y + k), (right, y + r), (right, top - r),
        (right, top - k), (right - k, top), (right - r, top), (x + r, top),
        (x + k, top), (x, top - k), (x, top - r), (x, y + r),
        (x, y + k), (x + k, y), (x + r, y),
    ]  # fmt: skip
    commands = [MOVE, *[LINE, CUBIC] * 4, CLOSE]
    return Path(bytes(commands), np.array(points, np.float32))


def ellipse(x: float, y: float, across: float, up: float | None = None) -> Path:
    """An ellipse by its centre and half axes; a circle when one is given."""
    up = across if up is None else up
    c, s = QUARTER * across, QUARTER * up
    points = [
        (x + across, y),
        (x + across, y + s), (x + c, y + up), (x, y + up),
        (x - c, y + up), (x - across, y + s), (x - across, y),
        (x - across, y - s), (x - c, y - up), (x, y - up),
        (x + c, y - up), (x + across, y - s), (x + across, y),
    ]  # fmt: skip
    return Path(bytes([MOVE, CUBIC, CUBIC, CUBIC, CUBIC, CLOSE]), np.array(points, np.float32))


def smooth(points: Sequence[Point], closed: bool = True, tension: float = 1.0) -> Path:
    """A curve through all points (Catmull-Rom, as cubics); `tension` 0 gives straight lines."""
    commands, weights = _curve(len(points), closed, tension)
    return Path(commands, weights @ np.array(points, np.float32))


@cache
def _curve(count: int, closed: bool, tension: float) -> tuple[bytes, NDArray[np.float32]]:
    """The commands of a curve through so many points, and its control points as sums of them."""
    at = np.eye(count, dtype=np.float32)
    last = count if closed else count - 1

    def point(n: int) -> NDArray[np.float32]:
        return at[n % count] if closed else at[min(max(n, 0), count - 1)]

    rows = [at[0]]
    for n in range(last):
        here, there = point(n), point(n + 1)
        rows.append(here + (there - point(n - 1)) * (tension / 6))
        rows.append(there - (point(n + 2) - here) * (tension / 6))
        rows.append(there)
    commands = [MOVE] + [CUBIC] * last + ([CLOSE] if closed else [])
    return bytes(commands), np.array(rows, np.float32)


def tapered(start: Point, end: Point, width: float, end_width: float) -> Path:
    """A limb: two round ends of different width, joined."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    c, s = math.cos(angle), math.sin(angle)
    turn = np.array([[c, s], [-s, c]], np.float32)
    first, second = _HALF * (-width / 2), _HALF * (end_width / 2)
    around = np.concatenate([first @ turn + np.array(start), second @ turn + np.array(end)])
    return Path(_LIMB, around.astype(np.float32))


_HALF = np.array(
    [(0, -1), (QUARTER, -1), (1, -QUARTER), (1, 0), (1, QUARTER), (QUARTER, 1), (0, 1)], np.float32
)
"""Half a unit circle, on the side of positive x, as two cubics. Arcs of many short lines would do
for a fill, but ThorVG's stroke throws spikes from lines shorter than about a hundredth."""
_LIMB = bytes([MOVE, CUBIC, CUBIC, LINE, CUBIC, CUBIC, CLOSE])


def identity() -> Matrix:
    return np.eye(3)


def moving(x: float, y: float) -> Matrix:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], np.float64)


def scaling(x: float, y: float | None = None) -> Matrix:
    return np.diag([x, x if y is None else y, 1.0])


def turning(radians: float, around: Point = (0.0, 0.0)) -> Matrix:
    """Anticlockwise where y points up."""
    c, s = math.cos(radians), math.sin(radians)
    x, y = around
    return np.array([[c, -s, x - c * x + s * y], [s, c, y - s * x - c * y], [0, 0, 1]], np.float64)


def apply(matrix: Matrix, points: Points) -> Points:
    """The points, mapped."""
    mapped = points @ matrix[:2, :2].T + matrix[:2, 2]
    if matrix[2, 0] or matrix[2, 1]:
        mapped = mapped / (points @ matrix[2, :2] + matrix[2, 2])[:, None]
    elif matrix[2, 2] != 1:
        mapped = mapped / matrix[2, 2]
    return mapped.astype(np.float32)


def is_affine(matrix: Matrix) -> bool:
    """Whether lines that are parallel stay so."""
    return abs(float(matrix[2, 0])) < 1e-9 and abs(float(matrix[2, 1])) < 1e-9


def mapped(shapes: Iterable[Shape], matrix: Matrix) -> list[Shape]:
    """The shapes through a matrix: outlines, gradients and widths."""

    def move(points: Points) -> Points:
        return apply(matrix, points)

    return [through(shape, move) for shape in shapes]


def through(shape: Shape, move: Callable[[Points], Points], moved: Points | None = None) -> Shape:
    """The shape with its points moved; widths grow as short lengths do at its first point.

    `moved` are the points of its outline, where they are moved already.
    """
    x, y = map(float, shape.path.points[0])
    width = shape.width and shape.width * _magnification(move, (x, y))
    fill = shape.fill
    if isinstance(fill, Linear):
        ends = move(np.array([fill.start, fill.end], np.float32)).tolist()
        fill = Linear((ends[0][0], ends[0][1]), (ends[1][0], ends[1][1]), fill.stops)
    elif isinstance(fill, Radial):
        ((x, y),) = move(np.array([fill.centre], np.float32)).tolist()
        fill = Radial((x, y), fill.radius * _magnification(move, fill.centre), fill.stops)
    clip = Path(shape.clip.commands, move(shape.clip.points)) if shape.clip else None
    points = move(shape.path.points) if moved is None else moved
    path = Path(shape.path.commands, points)
    return Shape(path, fill, shape.stroke, width, clip)


def _magnification(move: Callable[[Points], Points], at: Point) -> float:
    """How many times longer a short length at a point becomes, on average over directions."""
    step = 0.01
    x, y = at
    corner = move(np.array([(x, y), (x + step, y), (x, y + step)], np.float32))
    (ax, ay), (bx, by) = (corner[1] - corner[0]).tolist(), (corner[2] - corner[0]).tolist()
    return math.sqrt(abs(ax * by - ay * bx)) / step


def bounds(shapes: Iterable[Shape]) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of all outlines; null when there is none."""
    points = [shape.path.points for shape in shapes]
    if not points:
        return None
    low = np.min([p.min(axis=0) for p in points], axis=0)
    high = np.max([p.max(axis=0) for p in points], axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])

"""The camera: where it stands, how it moves in a shot, and where a point of the set is seen.

Metres, seconds and radians. x goes right, y up from the ground, z away from the camera; the
subject stands at z = 0. Knows nothing of what is before it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..plan import Angle, Framing, Movement
from .paths import Matrix, Point, Points

Positions = NDArray[np.float64]
"""(N, 3) points of the set."""

NEAREST = 0.12
"""Metres before the lens within which nothing is seen."""


class Size(NamedTuple):
    """Of a frame, in pixels."""

    width: int
    height: int

    @property
    def aspect(self) -> float:
        return self.width / self.height


@dataclass(frozen=True)
class Camera:
    """A pinhole camera."""

    x: float
    y: float
    z: float
    pan: float = 0.0
    """To the right."""
    tilt: float = 0.0
    """Upwards."""
    roll: float = 0.0
    """Clockwise: the picture turns anticlockwise."""
    focal: float = 2.0
    """Focal length in frame heights."""
    rise: float = 0.0
    """Lens shift in frame heights: raises what is seen without tilting, so that verticals stay."""

    @cached_property
    def _axes(self) -> NDArray[np.float64]:
        """Rows: the camera's right, up and forward in the set."""
        cp, sp = math.cos(self.pan), math.sin(self.pan)
        ct, st = math.cos(self.tilt), math.sin(self.tilt)
        right = np.array([cp, 0, -sp])
        forward = np.array([sp * ct, st, cp * ct])
        up = np.array([-sp * st, ct, -cp * st])
        cr, sr = math.cos(self.roll), math.sin(self.roll)
        return np.array([cr * right - sr * up, sr * right + cr * up, forward])

    @cached_property
    def _place(self) -> NDArray[np.float64]:
        return np.array([self.x, self.y, self.z])

    def matrix(self, size: Size) -> NDArray[np.float64]:
        """The 3x4 matrix from the set to pixels, y downwards."""
        f = self.focal * size.height
        lens = np.array(
            [[f, 0, size.width / 2], [0, -f, size.height * (0.5 + self.rise)], [0, 0, 1]]
        )
        return lens @ np.c_[self._axes, -self._axes @ self._place]

    def depths(self, positions: Positions) -> NDArray[np.float64]:
        """How far before the lens points are, in metres."""
        return (positions - self._place) @ self._axes[2]

    def seen(self, positions: Positions, size: Size) -> Points:
        """Where points are seen, in pixels; those behind the lens are moved before it."""
        local = (positions - self._place) @ self._axes.T
        nearer = self.focal * size.height / np.maximum(local[:, 2], NEAREST)
        points = np.empty((len(local), 2), np.float32)
        points[:, 0] = size.width / 2 + local[:, 0] * nearer
        points[:, 1] = size.height * (0.5 + self.rise) - local[:, 1] * nearer
        return points

    def card(self, at: tuple[float, float, float], size: Size, lean: float = 0.0) -> Matrix:
        """The homography from an upright plane, metres from a point on it, to pixels.

        `lean` turns the plane's top away from the camera.
        """
        right, up = (1.0, 0.0, 0.0), (0.0, math.cos(lean), math.sin(lean))
        plane = np.zeros((4, 3))
        plane[:3, 0], plane[:3, 1], plane[:3, 2], plane[3, 2] = right, up, at, 1.0
        return self.matrix(size) @ plane

    def distance(self, z: float) -> float:
        return max(NEAREST, z - self.z)


VISIBLE: dict[Framing, float] = {
    "extreme close-up": 0.175,
    "close-up": 0.46,
    "medium close-up": 0.72,
    "medium": 1.08,
    "medium wide": 1.6,
    "wide": 3.0,
    "extreme wide": 10.0,
    "over-the-shoulder": 0.82,
    "insert": 0.42,
}
"""Metres from the lower to the upper edge of the frame at the subject."""

LENS: dict[Framing, float] = {
    "extreme close-up": 5.0,
    "close-up": 3.4,
    "medium close-up": 2.8,
    "medium": 2.3,
    "medium wide": 1.9,
    "wide": 1.45,
    "extreme wide": 1.15,
    "over-the-shoulder": 2.8,
    "insert": 3.2,
}
"""Focal length in frame heights: longer for the closer shots, as cinematographers do."""

LEAN: dict[Angle, float] = {"overhead": math.radians(46), "high": math.radians(13)}
"""How far figures lean away from a camera above them: upright they would be foreshortened away."""


@dataclass(frozen=True)
class Aim:
    """What the camera is set up for: a point of the subject, and how much is seen around it."""

    x: float
    y: float
    visible: float
    """Metres from the lower to the upper edge at the subject."""
    framing: Framing
    angle: Angle
    base: float = 0.0
    """Height of what the subject stands on, about which it leans under a camera from above."""


def camera_at(aim: Aim) -> Camera:
    """The camera of an angle on its mark, before it moves."""
    focal = LENS[aim.framing]
    away = aim.visible * focal
    height = min(aim.y, 1.5) if aim.visible > 1.2 else aim.y
    level = Camera(aim.x, height, -away, focal=focal, rise=(aim.y - height) / aim.visible)
    match aim.angle:
        case "low":
            return _tilted(aim, away, focal, math.radians(24 if aim.visible < 2 else 12))
        case "high":
            return _tilted(aim, away, focal, math.radians(-30))
        case "overhead":
            return _tilted(aim, away * 1.1, focal, math.radians(-62))
        case "dutch":
            return replace(level, roll=math.radians(13))
        case _:
            return level


def _tilted(aim: Aim, away: float, focal: float, tilt: float) -> Camera:
    """A camera that looks at the aim from below or above, and never from under the ground."""
    lean = LEAN.get(aim.angle, 0.0)
    middle = aim.base + (aim.y - aim.base) * math.cos(lean)
    y = middle - away * math.sin(tilt)
    z = (aim.y - aim.base) * math.sin(lean) - away * math.cos(tilt)
    if y < 0.12:
        y, tilt = 0.12, math.atan2(middle - 0.12, -z)
    return Camera(aim.x, y, z, tilt=tilt, focal=focal)


def track(movement: Movement, aim: Aim, aspect: float, frames: int, fps: int) -> list[Camera]:
    """The camera at every frame of a shot."""
    start = camera_at(aim)
    last = max(1, frames - 1)
    return [
        _moved(start, movement, aim, aspect, frame / last, frame / fps, frames / fps)
        for frame in range(frames)
    ]


def _moved(
    at: Camera,
    movement: Movement,
    aim: Aim,
    aspect: float,
    share: float,
    seconds: float,
    length: float,
) -> Camera:
    """The camera when a share of the shot is over."""
    u = eased(share) * 2 - 1  # from -1 to 1
    width = aim.visible * aspect
    away = math.hypot(at.z, at.y - aim.y)
    swing = 0.2 * aspect / at.focal if aspect > 1 else 0.26 * aspect / at.focal
    match movement:
        case "static":
            return at
        case "pan left" | "pan right":
            turn = swing * u * (1 if movement == "pan right" else -1)
            return replace(at, pan=at.pan + turn)
        case "tilt up" | "tilt down":
            turn = 0.19 / at.focal * u * (1 if movement == "tilt up" else -1)
            return replace(at, tilt=at.tilt + turn)
        case "dolly in" | "dolly out":
            pull = math.exp(0.24 * -u * (1 if movement == "dolly in" else -1))
            return _nearer(at, aim, pull * 1.03)
        case "zoom in" | "zoom out":
            return replace(
                at, focal=at.focal * math.exp(0.24 * (u if movement == "zoom in" else -u))
            )
        case "tracking":
            return replace(at, x=at.x + 0.24 * width * u)
        case "orbit":
            angle = math.radians(17) * u
            return replace(
                at,
                x=aim.x - math.sin(angle) * -at.z,
                z=math.cos(angle) * at.z,
                pan=at.pan + angle,
            )
        case "crane up" | "crane down":
            climb = (
                (u + 0.35) * 0.42 * min(aim.visible, 3.5) * (1 if movement == "crane up" else -1)
            )
            y = max(0.12, at.y + climb)
            return replace(at, y=y, tilt=at.tilt - math.atan2(y - at.y, away) * 0.9)
        case "handheld":
            return _shaken(at, seconds)
        case "whip pan":
            begins = min(0.42, length / 2)
            left = 1 - eased(min(1.0, seconds / begins)) if begins else 0.0
            return replace(at, pan=at.pan - left * 1.15 * aspect / at.focal)


def _nearer(at: Camera, aim: Aim, share: float) -> Camera:
    """The camera on its line to the aim, at a share of the distance."""
    return replace(
        at,
        x=aim.x + (at.x - aim.x) * share,
        y=at.y if not at.tilt else aim.y + (at.y - aim.y) * share,
        z=at.z * share,
    )


def _shaken(at: Camera, seconds: float) -> Camera:
    """Held by hand: slow drifts of frequencies that do not meet again within a minute."""

    def drift(phase: float, *hertz: float) -> float:
        return sum(
            math.sin(2 * math.pi * rate * seconds + phase * (n + 1)) / (n + 1)
            for n, rate in enumerate(hertz)
        )

    reach = 0.011 / at.focal
    return replace(
        at,
        pan=at.pan + reach * drift(1.3, 0.31, 0.83, 1.71),
        tilt=at.tilt + reach * drift(4.1, 0.37, 0.97, 2.03),
        roll=at.roll + 0.007 * drift(2.2, 0.23, 0.61),
    )


def eased(share: float) -> float:
    """From 0 to 1, starting and stopping gently."""
    return share * share * (3 - 2 * share)


def between(now: Camera, baked: Camera, anchors: Positions, size: Size) -> Matrix:
    """The affine matrix that moves a picture seen by `baked` to how `now` sees it.

    Exact for three points; for all of a plane that faces the camera, and for the ground when the
    camera goes sideways or up. A turn or a dolly on the ground is approximated.
    """
    return moves([now], baked, anchors, size)[0]


def moves(
    cameras: Sequence[Camera], baked: Camera, anchors: Positions, size: Size
) -> tuple[Matrix, ...]:
    """`between` for every camera of a shot."""
    here = baked.seen(anchors, size).astype(np.float64)
    back = np.linalg.inv(np.column_stack([here, np.ones(3)]))
    found: dict[Camera, Matrix] = {}
    for camera in cameras:
        if camera not in found:
            found[camera] = affine((back @ camera.seen(anchors, size)).T)
    return tuple(found[camera] for camera in cameras)


def affine(rows: NDArray[np.floating]) -> Matrix:
    """The 3x3 matrix of two rows."""
    matrix = np.eye(3)
    matrix[:2] = rows
    return matrix


def ratio(matrix: Matrix) -> float:
    """How much an affine matrix enlarges."""
    (a, b), (c, d) = matrix[:2, :2].tolist()
    return math.sqrt(abs(a * d - b * c))


def reach(matrices: Sequence[Matrix], size: Size) -> tuple[Point, Point]:
    """The corner points of the part of a baked picture that is ever seen through the matrices."""
    corners = np.array(
        [(0, 0, 1), (size.width, 0, 1), (0, size.height, 1), (size.width, size.height, 1)]
    )
    seen = np.concatenate([(np.linalg.inv(matrix) @ corners.T).T[:, :2] for matrix in matrices])
    (left, top), (right, bottom) = seen.min(axis=0).tolist(), seen.max(axis=0).tolist()
    return (left, top), (right, bottom)

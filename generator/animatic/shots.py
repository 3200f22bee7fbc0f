"""One shot, ready to be drawn frame by frame: its set, its figures and its camera.

Any frame can be drawn alone; the canvas is the caller's.
"""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..job import RenderJob
from ..plan import Framing, Shot
from . import words
from .acting import Actor, Speech, pose
from .backdrop import Backdrop, sprite
from .camera import Size, between, track
from .canvas import Canvas, Pixels
from .creatures import creature
from .figures import Group, person, person_from_behind, shadow
from .paths import Matrix, Shape, identity, mapped
from .props import PROPS, TABLE_HEIGHT, prop, table_top
from .scenery import upright_anchors
from .sets import build
from .staging import Staging, staged
from .weather import Weather

SOFTNESS: dict[Framing, float] = {
    "extreme close-up": 0.07,
    "close-up": 0.05,
    "medium close-up": 0.032,
    "medium": 0.016,
    "medium wide": 0.008,
    "over-the-shoulder": 0.034,
    "insert": 0.06,
}
"""Diameter, in frame heights, of a far point that is out of focus."""
LEAN = {"overhead": math.radians(46), "high": math.radians(13)}
"""How far figures lean away from a camera above them, so that they are not foreshortened to naught."""


class ShotPainter:
    """Draws the frames of one shot."""

    def __init__(
        self, job: RenderJob, shot: Shot, lines: dict[str, list[Speech]], assets: Path, size: Size
    ) -> None:
        self.job, self.shot, self.size = job, shot, size
        self.frames = job.format.frames(shot)
        self.staging: Staging = staged(job, shot, lines, size.aspect)
        self.light = self.staging.scene.light
        self.cameras = track(
            shot.movement, self.staging.aim, size.aspect, self.frames, job.format.fps
        )
        self._lean = LEAN.get(shot.angle, 0.0)
        self._backdrop = Backdrop(
            build(self.staging.scene), self.cameras, size, SOFTNESS.get(shot.framing, 0.0)
        )
        self._weather = Weather(self.staging.scene, size, job.format.fps)
        self._shoulder = self._shoulder_sprite()
        self._vignette = vignette(size)

    def draw(self, canvas: Canvas, frame: int) -> None:
        """Draws a frame over the whole canvas, without what is composed over it."""
        frame = min(frame, self.frames - 1)
        self._backdrop.draw(canvas, frame)
        for actor in self.staging.actors:
            canvas.paint(self.figure(actor, frame))
        if self.staging.prop in PROPS:
            canvas.paint(self._prop(self.staging.prop, frame))
        self._backdrop.draw_front(canvas, frame)
        self._draw_shoulder(canvas, frame)
        self._weather.draw(canvas, frame, self._view_shift(frame))
        canvas.darken(self._vignette)
        self._smear(canvas, frame)

    def figure(self, actor: Actor, frame: int) -> list[Shape]:
        """An actor's shapes at a frame, in pixels."""
        camera, seconds = self.cameras[frame], frame / self.job.format.fps
        at = self.place(actor, frame)
        card = camera.card(at, self.size, self._lean)
        orbit = camera.pan if self.shot.movement == "orbit" else 0.0
        groups = self._groups(actor, seconds, orbit)
        shapes = mapped([shadow(actor.looks.metres)], card) if not self._lean else []
        for matrix, parts in groups:
            shapes += mapped(parts, card @ matrix)
        return shapes

    def _prop(self, name: str, frame: int) -> list[Shape]:
        """The thing that is shown, and its table."""
        camera, seconds = self.cameras[frame], frame / self.job.format.fps
        shapes = [
            shape
            for sheet in table_top(self.light)
            for shape in sheet.seen(camera, self.size, identity())
        ]
        colour = words.meaning("colour", self.shot.action)
        card = camera.card((0.0, TABLE_HEIGHT, 0.0), self.size, self._lean)
        return shapes + mapped(prop(name, self.light, colour, seconds), card)

    def place(self, actor: Actor, frame: int) -> tuple[float, float, float]:
        """Where an actor stands at a frame: the walking go on, and a tracking camera goes along."""
        camera = self.cameras[frame]
        x = actor.x
        if self.shot.movement == "tracking" and actor.motion in ("walk", "run"):
            middle = self.cameras[len(self.cameras) // 2]
            x += camera.x - middle.x
        elif actor.motion in ("walk", "run"):
            pace = 0.34 if actor.motion == "walk" else 0.8
            half = (self.frames - 1) / 2
            reach = self.staging.aim.visible * self.size.aspect * 0.3
            gone = pace * (frame - half) / self.job.format.fps
            x += max(-reach, min(reach, gone)) * math.copysign(1, actor.turn or 1)
        return (x, 0.0, actor.z)

    def head_boxes(self) -> list[tuple[float, float, float, float]]:
        """Left, top, right, bottom in pixels of all figures over the shot."""
        boxes: list[tuple[float, float, float, float]] = []
        for actor in self.staging.actors:
            for frame in {0, self.frames // 2, self.frames - 1}:
                points = np.concatenate([shape.path.points for shape in self.figure(actor, frame)])
                low, high = points.min(axis=0).tolist(), points.max(axis=0).tolist()
                boxes.append((low[0], low[1], high[0], high[1]))
        return boxes

    def _groups(self, actor: Actor, seconds: float, orbit: float) -> list[Group]:
        now = pose(actor, seconds, orbit)
        if actor.looks.species == "human":
            return person(actor.looks, now, self.light)
        return creature(actor.looks, now, self.light)

    def _shoulder_sprite(self) -> tuple[Pixels, Matrix, float] | None:
        looks = self.staging.shoulder
        if looks is None:
            return None
        reference = self.cameras[len(self.cameras) // 2]
        z = reference.z * 0.42
        side = self.staging.shoulder_side
        across = self.staging.aim.visible * self.size.aspect * 0.58
        x = reference.x + side * across * 0.38
        rise = self.staging.aim.y - looks.eye_level - 0.02
        card = reference.card((x, rise, z), self.size)
        dim = replace(
            self.light,
            tint=(self.light.tint[0] * 0.62, self.light.tint[1] * 0.62, self.light.tint[2] * 0.68),
        )
        shapes: list[Shape] = []
        for matrix, parts in person_from_behind(looks, dim):
            shapes += mapped(parts, card @ matrix)
        picture = sprite(shapes, self.size, 0.016 * self.size.height)
        return picture, card, z

    def _draw_shoulder(self, canvas: Canvas, frame: int) -> None:
        if self._shoulder is None:
            return
        picture, _, z = self._shoulder
        reference = self.cameras[len(self.cameras) // 2]
        matrix = between(self.cameras[frame], reference, upright_anchors(z), self.size)
        sway = 0.003 * self.size.height * math.sin(1.3 * frame / self.job.format.fps)
        matrix[0, 2] += sway
        canvas.warp(picture, matrix, opaque=False)

    def _view_shift(self, frame: int) -> float:
        """How far the view has turned to the right, in frame widths, for what falls before it."""
        camera, first = self.cameras[frame], self.cameras[0]
        return (camera.pan - first.pan) * camera.focal / self.size.aspect

    def _smear(self, canvas: Canvas, frame: int) -> None:
        """Motion blur of a whip pan, by how far the picture has moved since the last frame."""
        if self.shot.movement != "whip pan" or frame == 0:
            return
        turned = abs(self.cameras[frame].pan - self.cameras[frame - 1].pan)
        across = round(turned * self.cameras[frame].focal * self.size.height * 0.7)
        if across > 3:
            canvas.blur_along(min(across, self.size.width // 4), 1)


def vignette(size: Size) -> Pixels:
    """How much light the corners keep, in all four channels; opacity is left as it is."""
    x = np.linspace(-1, 1, size.width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, size.height, dtype=np.float32)[:, None]
    fall = np.clip((x * x + y * y - 0.55) / 1.45, 0, 1) * 0.34
    kept = np.empty((size.height, size.width, 4), np.uint8)
    kept[:] = ((1 - fall) * 255).astype(np.uint8)[..., None]
    kept[..., 3] = 255
    return kept

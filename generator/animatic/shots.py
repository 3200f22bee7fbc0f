"""One shot, ready to be drawn frame by frame: its set, its figures, its signs and its camera.

Any frame can be drawn alone; the canvas is the caller's.
"""

import math
from pathlib import Path

import cv2
import numpy as np

from ..job import RenderJob
from ..plan import Framing, Shot
from . import words
from .acting import Actor, Speech, pose, speaking
from .backdrop import Backdrop
from .camera import LEAN, Size, track
from .canvas import Canvas, Pixels
from .elements import Standing, Subjects, named, subjects, toned
from .figures import Group, person, shadows
from .figures.creatures import creature
from .figures.poses import Pose
from .finish import veil
from .foreground import Loose, corner, shoulder
from .paths import Matrix, Shape, identity, mapped
from .pictures import framed, opened
from .props import TABLE_HEIGHT, prop, table_top
from .puppets import Puppet
from .sets import PLACES, build
from .signs import GRID, Mask, Sign, hung
from .staging import Staging, staged
from .stills import Stills
from .twos import DRAWINGS_PER_SECOND, held
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
FACE_PIXELS = 40
"""Height of a head from which its eyes are drawn in full."""
SIGN_DEPTH_MAX = 9.0
"""Metres: a sign farther off would hardly move against the figures."""


class ShotPainter:
    """Draws the frames of one shot."""

    def __init__(
        self, job: RenderJob, shot: Shot, lines: dict[str, list[Speech]], assets: Path, size: Size
    ) -> None:
        self.job, self.shot, self.size = job, shot, size
        self.frames = job.format.frames(shot)
        self.staging: Staging = staged(job, shot, lines, size.aspect)
        self._subjects: Subjects = subjects(job, shot, assets)
        scene = self.staging.scene
        self.light = toned(scene.light, self._subjects.style).framed(self.staging.aim.visible)
        self.cameras = track(
            shot.movement, self.staging.aim, size.aspect, self.frames, job.format.fps
        )
        self._lean = LEAN.get(shot.angle, 0.0)
        self._stills = self._given(assets, bool(lines))
        self._over = Canvas(*size)
        self._veil = veil(size, self.light.look, self.light.side, self.light.dark)
        self._weather = Weather(scene, self.light, size, job.format.fps)
        self._backdrop = Backdrop(
            build(scene, self.light),
            self.cameras,
            size,
            SOFTNESS.get(shot.framing, 0.0),
            self._subjects.place,
        )
        self._shoulder = self._over_the_shoulder()
        at_desk = any(actor.desk for actor in self.staging.actors)
        self._corner = (
            None
            if at_desk
            else corner(scene, self.light, shot.framing, shot.movement, self.cameras, size)
        )
        self._portraits = {
            actor.id: self._portrait(actor, self._subjects.portraits[actor.id])
            for actor in self.staging.actors
            if actor.id in self._subjects.portraits
        }
        self._puppets = {actor.id: self._puppet(actor) for actor in self.staging.actors}
        self._things = self._standing()
        self._signs = self._hung()

    def draw(self, canvas: Canvas, frame: int) -> None:
        """Draws a frame over the whole canvas, without what is composed over it."""
        frame = min(frame, self.frames - 1)
        share = frame / max(1, self.frames - 1)
        if not (self._stills and self._stills.covers(share)):
            self._draw_set(canvas, frame)
        if self._stills:
            self._stills.draw(canvas, self._over, share)

    def state(self, frame: int) -> object:
        """What a frame's picture depends on, where that may be as it was; null where it moves."""
        moves = self._weather.falls or self._shoulder or self._portraits or self.staging.prop
        if moves or self._stills or not self._backdrop.still:
            return None
        seconds = frame / self.job.format.fps
        figures = [
            (id(self._puppets[actor.id].pose(frame)), self.place(actor, frame))
            for actor in self.staging.actors
        ]
        return (figures, [sign.opacity(seconds) for sign in self._signs])

    def _draw_set(self, canvas: Canvas, frame: int) -> None:
        seconds = frame / self.job.format.fps
        self._backdrop.draw(canvas, frame)
        for sign in self._signs:
            if sign.before_figures:
                sign.draw(canvas, frame, seconds)
        self._draw_figures(canvas, frame)
        self._backdrop.draw_front(canvas, frame)
        if self._corner:
            self._corner.draw(canvas, frame)
        self._draw_shoulder(canvas, frame)
        self._weather.draw(canvas, frame, self._view_shift(frame))
        canvas.darken(self._veil)
        for sign in self._signs:
            if not sign.before_figures:
                sign.draw(canvas, frame, seconds)
        self._smear(canvas, frame)

    def _draw_figures(self, canvas: Canvas, frame: int) -> None:
        camera, seconds = self.cameras[frame], frame / self.job.format.fps
        if self.staging.prop:
            canvas.paint(self._table(frame))
        for actor in self.staging.actors:
            portrait = self._portraits.get(actor.id)
            if portrait is None:
                self._puppets[actor.id].draw(canvas, self._over, frame, self._card(actor, frame))
            else:
                rise = 0.012 * speaking(actor, seconds) * math.sin(seconds * 9)
                x = self.place(actor, frame)[0]
                portrait.draw(canvas, camera, x, rise)
        for thing in self._things:
            thing.draw(canvas, camera)

    def figure(self, actor: Actor, frame: int) -> list[Group]:
        """An actor's shapes at a frame, and the matrices that take them to pixels."""
        card = self._card(actor, frame)
        groups = self._puppets[actor.id].groups(frame)
        return [(card @ matrix, shapes) for matrix, shapes in groups]

    def _puppet(self, actor: Actor) -> Puppet:
        fps, orbits = self.job.format.fps, self.shot.movement == "orbit"
        light, fine, whole = self.light, self._fine(actor), self._whole(actor)
        shade = [] if self._lean or not whole else shadows(actor.looks.metres, light)

        def posed(frame: int) -> Pose:
            return pose(actor, frame / fps, self.cameras[frame].pan if orbits else 0.0)

        # It must not hold the painter: in a circle, layers would outlive their shot.
        def figure(now: Pose) -> list[Group]:
            groups: list[Group] = (
                person(actor.looks, now, light, fine, whole)
                if actor.looks.species == "human"
                else creature(actor.looks, now, light)
            )
            return [(identity(), shade), *groups] if shade else groups

        height = actor.looks.metres / self.staging.aim.visible
        kept_from = fps // DRAWINGS_PER_SECOND + 1 if self._backdrop.still else self.frames + 1
        return Puppet(held(posed, self.frames, fps, height), figure, kept_from)

    def _card(self, actor: Actor, frame: int) -> Matrix:
        """From metres around an actor's feet to pixels."""
        return self.cameras[frame].card(self.place(actor, frame), self.size, self._lean)

    def _fine(self, actor: Actor) -> bool:
        """Whether a face is large enough for more than marks."""
        return actor.looks.head / self.staging.aim.visible * self.size.height > FACE_PIXELS

    def _whole(self, actor: Actor) -> bool:
        """Whether its legs may be seen: the frame, and as much again for the camera's moves."""
        aim = self.staging.aim
        hip = 0.52 * actor.looks.metres
        return actor.seated or self.shot.angle != "eye level" or aim.y - 0.8 * aim.visible < hip

    def place(self, actor: Actor, frame: int) -> tuple[float, float, float]:
        """Where an actor stands at a frame: the walking go on, and a tracking camera goes along."""
        x = actor.x
        if self.shot.movement == "tracking" and not actor.seated:
            x += self.cameras[frame].x - self.cameras[len(self.cameras) // 2].x
        elif actor.motion in ("walk", "run"):
            pace = 0.34 if actor.motion == "walk" else 0.8
            reach = min(actor.room, self.staging.aim.visible * self.size.aspect * 0.3)
            gone = pace * (frame - (self.frames - 1) / 2) / self.job.format.fps
            x += max(-reach, min(reach, gone)) * math.copysign(1, actor.turn or 1)
        return (x, 0.0, actor.z)

    def _table(self, frame: int) -> list[Shape]:
        """The table of an insert, and the thing on it when it is drawn."""
        camera, seconds = self.cameras[frame], frame / self.job.format.fps
        shapes = [
            shape for sheet in table_top(self.light) for shape in sheet.seen(camera, self.size)
        ]
        if self._subjects.things or self._subjects.logos:
            return shapes
        about = named(self.shot, self.job.elements)
        named_last = [hit.meaning for hit in words.found("prop", about)][-1:]
        said = words.meaning("prop", self.shot.action, self.shot.scene)
        name = next(iter(named_last), said or "gift")
        colour = words.meaning("colour", about, self.shot.action)
        card = camera.card((0.0, TABLE_HEIGHT, 0.0), self.size, self._lean)
        return shapes + mapped(prop(name, self.light, colour, seconds), card)

    def _portrait(self, actor: Actor, picture: Pixels) -> Standing:
        """A character's own picture: a whole figure when it is tall, else head and shoulders."""
        looks = actor.looks
        tall, wide = picture.shape[:2]
        if tall / wide > 1.9:
            return Standing(picture, 0.0, 0.0, actor.z, looks.metres)
        if self.staging.aim.visible > 1.3:
            return Standing(picture, 0.0, 0.0, actor.z, 0.94 * looks.metres)
        height = 2.5 * looks.head
        return Standing(picture, 0.0, looks.eye_level - 0.56 * height, actor.z, height)

    def _standing(self) -> list[Standing]:
        """Things and logos that have pictures: in the middle, or beside the figures."""
        things, logos = self._subjects.things, self._subjects.logos
        aim, across = self.staging.aim, self.staging.aim.visible * self.size.aspect
        if self.staging.prop or not self.staging.actors:
            return [
                self._shown_alone(picture, n, len(things) + len(logos))
                for n, picture in enumerate([*things, *logos])
            ]
        side = -math.copysign(1, self.staging.focus.turn if self.staging.focus else 1)
        made: list[Standing] = []
        for n, picture in enumerate([*things, *logos]):
            tall, wide = picture.shape[:2]
            largest = 0.42 if n < len(things) else 0.14
            height = min(largest * aim.visible, 0.26 * across * tall / wide)
            low = aim.y - 0.44 * aim.visible if n < len(things) else aim.y + 0.3 * aim.visible
            x = aim.x + (side if n % 2 == 0 else -side) * 0.33 * across
            made.append(Standing(picture, x, max(0.0, low), -0.06, height))
        return made

    def _shown_alone(self, picture: Pixels, number: int, count: int) -> Standing:
        """A picture on the table of an insert, or upright before the set."""
        aim, across = self.staging.aim, self.staging.aim.visible * self.size.aspect
        tall, wide = picture.shape[:2]
        height = min(0.64 * aim.visible, 0.7 * across * tall / wide / count)
        x = (number - (count - 1) / 2) * 0.8 * across / count
        bottom = TABLE_HEIGHT if self.staging.prop else max(0.0, aim.y - height / 2)
        return Standing(picture, x, bottom, 0.0, height)

    def _hung(self) -> tuple[Sign, ...]:
        """The lettering in the scene."""
        texts = [text for text in self.shot.lettering if text.in_scene]
        if not texts or not self.job.lettering_allowed:
            return ()
        scene = self.staging.scene
        depth = min(PLACES[scene.place].mid, SIGN_DEPTH_MAX)
        night = scene.neon or self.light.dark
        return hung(texts, self.cameras, self.size, depth, self.light, self._covers(), night)

    def _covers(self) -> list[tuple[int, Mask]]:
        """Where figures are, in a coarse grid, at some frames of the shot."""
        covers: list[tuple[int, Mask]] = []
        for frame in sorted({round(k * (self.frames - 1) / 4) for k in range(5)}):
            canvas = Canvas(*self.size)
            self._draw_figures(canvas, frame)
            self._draw_shoulder(canvas, frame)
            cover = cv2.resize(canvas.pixels[..., 3], GRID, interpolation=cv2.INTER_AREA)
            covers.append((frame, np.asarray(cover, np.float32) / np.float32(255)))
        return covers

    def _given(self, assets: Path, speech: bool) -> Stills | None:
        """The shot's own first and last frames."""
        first, last = (
            framed(opened(id, assets), self.size) if id else None
            for id in (self.shot.start_frame, self.shot.end_frame)
        )
        return None if first is None and last is None else Stills(first, last, speech)

    def _over_the_shoulder(self) -> Loose | None:
        staging = self.staging
        if staging.shoulder is None:
            return None
        return shoulder(
            staging.shoulder,
            staging.shoulder_side,
            staging.aim,
            self.light,
            self.cameras,
            self.size,
        )

    def _draw_shoulder(self, canvas: Canvas, frame: int) -> None:
        if self._shoulder:
            breath = math.sin(1.3 * frame / self.job.format.fps)
            self._shoulder.draw(canvas, frame, 0.003 * self.size.height * breath)

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

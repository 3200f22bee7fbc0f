"""A job being shot: what is asked of the model for each of its takes, and what comes of them.

A take opens with the user's own frame, with the last frame of the take before where the action
goes on, or with a keyframe that an image model makes; else the model opens it as it likes.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np

from ..base import Progress
from ..job import RenderJob
from ..media import SAMPLE_RATE, Pixels, Samples
from ..plan import Shot
from .keyframes import Still, keyframe
from .orders import Crew, Footage, Keyframe, Order, Reference
from .painter import Painter
from .profiles import Profile
from .references import picture, references
from .sounds import lasting
from .steps import Passes
from .takes import Take, takes

Prompt = Callable[[RenderJob, tuple[Shot, ...], Sequence[Reference]], str]
"""What a family is told of shots that are made in one generation."""
OPENING = "the frame it opens with"
"""Stands in a prompt's shots for the asset of a first frame that is none of the user's."""
SHOOTING_SHARE = 0.95
"""How much of a job is done when its last pass is."""


class Shooting:
    """One job being shot, take by take."""

    def __init__(
        self,
        profile: Profile,
        prompt: Prompt,
        crew: Crew,
        painter: Painter | None,
        assets: Path,
        job: RenderJob,
        progress: Progress,
    ) -> None:
        self._profile, self._prompt, self._crew, self._job = profile, prompt, crew, job
        self._painter, self._assets = painter, assets
        self._takes = takes(job, profile)
        self._sounds: list[Samples] = []
        numbered = list(enumerate(self._takes))
        expected = sum(crew.passes(self._order(number, take, None)) for number, take in numbered)
        if painter:
            stills = [self._opening(number, take) for number, take in numbered]
            expected += painter.passes(filter(None, stills))
        self._step = Passes(expected, lambda share: progress(SHOOTING_SHARE * share))

    @property
    def told(self) -> str:
        """What is being made, for an error."""
        size = self._profile.fitted(self._job.format, max(take.frames for take in self._takes))
        return f"{size.frames} frames of {size.width} by {size.height}"

    def pictures(self) -> Iterator[Pixels]:
        """One (H, W, 3) RGB picture for each frame of the job; a take is shot when it is needed."""
        fps = self._job.format.fps
        last: Pixels | None = None
        for number, take in enumerate(self._takes):
            order = self._order(number, take, self._first(number, take, last))
            footage = self._crew.shoot(order, self._step)
            self._hear(take, footage)
            for frame in range(take.frames):
                shown = footage.frames[order.size.source(frame, fps)]
                yield shown
                last = shown

    def sound(self) -> Samples:
        """What was heard in all takes, exactly as long as the job."""
        return np.concatenate(self._sounds)

    def _hear(self, take: Take, footage: Footage) -> None:
        start, end = (
            round(Fraction(frame, self._job.format.fps) * SAMPLE_RATE)
            for frame in (take.begins, take.begins + take.frames)
        )
        heard = footage.sound if footage.sound is not None else np.zeros((0, 2), np.float32)
        self._sounds.append(lasting(heard, end - start))

    def _first(self, number: int, take: Take, last: Pixels | None) -> Pixels | None:
        """The frame in which a take opens, where it is neither the user's nor the model's."""
        if take.goes_on:
            return last
        still = self._opening(number, take)
        return self._painter.paint(still, self._step) if still and self._painter else None

    def _opening(self, number: int, take: Take) -> Still | None:
        """The keyframe that must be made for a take."""
        model = self._profile.keyframes
        if not model or take.goes_on or any(pin.frame == 0 for pin in take.pinned):
            return None
        size = self._profile.fitted(self._job.format, take.frames)
        return keyframe(
            *(self._job, take.shots[0], size.width, size.height),
            *(self._seed(number), model.references_max),
        )

    def _seed(self, number: int) -> int:
        return int.from_bytes(hashlib.sha256(f"{self._job.key}/{number}".encode()).digest()[:6])

    def _order(self, number: int, take: Take, first: Pixels | None) -> Order:
        """`first` is the frame in which the take opens, unless another is pinned there."""
        job, profile = self._job, self._profile
        size = profile.fitted(job.format, take.frames)
        pinned = [
            Keyframe(self._made(pin.frame, take, size.fps), picture(pin.asset, self._assets))
            for pin in take.pinned
        ]
        shots = take.shots
        if first is not None and not any(key.frame == 0 for key in pinned):
            pinned.insert(0, Keyframe(0, first))
            shots = (shots[0].model_copy(update={"start_frame": OPENING}), *shots[1:])
        given: tuple[Reference, ...] = ()
        if not (pinned and profile.frames_or_references):
            given = references(job, shots, profile, self._assets)
        return Order(
            prompt=self._prompt(job, shots, given),
            avoid=", ".join(filter(None, [job.avoid, profile.avoid])),
            size=size,
            seed=self._seed(number),
            keyframes=tuple(pinned),
            references=given,
        )

    def _made(self, frame: int, take: Take, fps: int) -> int:
        """A frame of the take among those that are made; the last one is the end."""
        if frame == take.frames - 1 and frame:
            return -1
        return round(Fraction(frame * fps, self._job.format.fps))

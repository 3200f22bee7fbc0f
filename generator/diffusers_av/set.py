"""The set: a model that is loaded, and the jobs that are shot on it one after the other.

Knows jobs, footage and clips; what a family is asked, and how, it is told by `FAMILIES`.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np

from .. import media
from ..animatic.soundtrack import Soundtrack, soundtrack
from ..base import LocalModels, MemoryName, Progress
from ..errors import CannotOpen, CannotRender
from ..job import Clip, RenderJob, Spoken
from ..media import SAMPLE_RATE, Pixels, Samples
from ..plan import Shot
from .device import Device, device, is_out_of_memory, quiet, release
from .finish import Cutting, write_still
from .h3 import H3
from .h3_prompt import h3_prompt
from .ltx import Ltx
from .ltx_prompt import ltx_prompt
from .memory import LIGHTER, Memory, recipe_for
from .orders import Crew, Footage, Keyframe, Order, Reference
from .profiles import Family, Profile
from .references import picture, references
from .sounds import lasting
from .steps import Passes
from .takes import Take, takes
from .wan import Wan
from .wan_prompt import wan_prompt
from .weights import folder_of

SHOOTING_SHARE = 0.95
"""How much of a job is done when its last pass is."""


class Kind(NamedTuple):
    """What differs between families."""

    prompt: Callable[[RenderJob, tuple[Shot, ...], Sequence[Reference]], str]
    crew: Callable[[Profile, Path, Device, MemoryName | None], Crew]


FAMILIES: dict[Family, Kind] = {
    "ltx2": Kind(ltx_prompt, Ltx),
    "minimax_h3": Kind(h3_prompt, H3),
    "wan_vace": Kind(wan_prompt, Wan),
}


class Set:
    """A model with its weights loaded, or `CannotOpen` for what is missing."""

    def __init__(self, profile: Profile, assets: Path, local: LocalModels) -> None:
        self._profile, self._assets = profile, assets
        self._kind = FAMILIES[profile.family]
        here = device()
        quiet()
        if not here.is_card and local.weights is None:
            raise CannotOpen(
                f"{profile.name} needs a GPU, and none was found",
                "use `CALLSHEET_GENERATOR=animatic` here, or a machine with a GPU",
            )
        self._memory: Memory | None = None
        if here.free_gb is not None:
            self._memory = recipe_for(profile, here.free_gb, local.memory)
        folder = folder_of(profile, local.weights)
        by = self._memory.name if self._memory else local.memory
        try:
            self._crew = self._kind.crew(profile, folder, here, by)
        except Exception as error:
            if is_out_of_memory(error):
                raise self._too_large("its weights") from error
            raise

    def clip(self, job: RenderJob, folder: Path, progress: Progress) -> Clip:
        """Shoots a job and cuts it into `folder`."""
        heard = self._soundtrack(job)
        shooting = Shooting(self._profile, self._kind, self._crew, self._assets, job, progress)
        cutting = Cutting(job, heard.lines if heard else ())
        size = job.format
        try:
            frames = cutting.frames(shooting.pictures())
            picture = folder / "picture.mp4"
            count = media.write_picture(picture, frames, size.width, size.height, size.fps)
        except Exception as error:
            release()
            if is_out_of_memory(error):
                raise self._too_large(shooting.told) from error
            raise
        sound: Path | None = None
        if job.audio:
            sound = folder / "sound.flac"
            silent = heard is not None and not self._profile.sounds
            media.write_flac(sound, heard.samples if heard and silent else shooting.sound())
        write_still(folder / "poster.jpg", cutting)
        lines = heard.lines if heard and not self._profile.sounds else ()
        return Clip(
            key=job.key,
            frames=count,
            fps=size.fps,
            picture=picture,
            sound=sound,
            poster=folder / "poster.jpg",
            spoken=tuple(
                Spoken(shot=line.shot, line=line.line, starts=line.starts, ends=line.ends)
                for line in lines
            ),
            notes=tuple(self._notes(job, heard)),
        )

    def _soundtrack(self, job: RenderJob) -> Soundtrack | None:
        """The animatic's, for a silent model, or to tell when a caption is shown."""
        silent = job.audio and not self._profile.sounds
        return soundtrack(job, self._assets) if silent or job.subtitles else None

    def _notes(self, job: RenderJob, heard: Soundtrack | None) -> Iterator[str]:
        if heard and not self._profile.sounds:
            yield from heard.notes
        if heard and self._profile.sounds:
            yield "captions stand where lines are planned: a model does not tell when it speaks"
        if job.before is not None:
            yield "a local model cannot dissolve out of the shot before: it is a cut"
        if self._profile.frames_or_references and job.elements and _pinned(job):
            yield "the model takes given frames or references, not both: the frames were kept"
        made = self._profile.fitted(job.format, job.frames)
        if made.width * made.height < 0.8 * job.format.width * job.format.height:
            yield f"made at {made.width} by {made.height} and enlarged"

    def _too_large(self, what: str) -> CannotRender:
        """Memory ran out: what to do about it, the least loss first."""
        lighter = self._memory and LIGHTER[self._memory.name]
        ways = ["choose a lower resolution or shorter shots", "close what else uses the card"]
        if lighter:
            ways.insert(0, f"set CALLSHEET_MEMORY={lighter}, which needs less of the card")
        by = f" by the recipe `{self._memory.name}`" if self._memory else ""
        return CannotRender(
            f"memory ran out: {what} did not fit{by}", f"{', or '.join(ways)}; then render again"
        )


def _pinned(job: RenderJob) -> bool:
    return any(shot.start_frame or shot.end_frame for shot in job.shots)


class Shooting:
    """One job being shot, take by take."""

    def __init__(
        self,
        profile: Profile,
        kind: Kind,
        crew: Crew,
        assets: Path,
        job: RenderJob,
        progress: Progress,
    ) -> None:
        self._profile, self._kind, self._crew, self._job = profile, kind, crew, job
        self._assets = assets
        self._takes = takes(job, profile)
        self._sounds: list[Samples] = []
        orders = [self._order(number, take, None) for number, take in enumerate(self._takes)]
        expected = sum(map(crew.passes, orders))
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
            order = self._order(number, take, last)
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

    def _order(self, number: int, take: Take, last: Pixels | None) -> Order:
        job, profile = self._job, self._profile
        size = profile.fitted(job.format, take.frames)
        pinned = [
            Keyframe(self._made(pin.frame, take, size.fps), picture(pin.asset, self._assets))
            for pin in take.pinned
        ]
        given: tuple[Reference, ...] = ()
        if not (pinned and profile.frames_or_references):
            given = references(job, take.shots, profile, self._assets)
        if last is not None and not any(key.frame == 0 for key in pinned):
            pinned.insert(0, Keyframe(0, last))
        return Order(
            prompt=self._kind.prompt(job, take.shots, given),
            avoid=", ".join(filter(None, [job.avoid, profile.avoid])),
            size=size,
            seed=int.from_bytes(hashlib.sha256(f"{job.key}/{number}".encode()).digest()[:6]),
            keyframes=tuple(pinned),
            references=given,
        )

    def _made(self, frame: int, take: Take, fps: int) -> int:
        """A frame of the take among those that are made; the last one is the end."""
        if frame == take.frames - 1 and frame:
            return -1
        return round(Fraction(frame * fps, self._job.format.fps))

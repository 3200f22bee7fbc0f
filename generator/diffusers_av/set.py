"""The set: a model that is loaded, and the clips that are cut of what is shot on it.

Knows jobs, footage and clips; what a family is asked, and how, it is told by `FAMILIES`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from .. import media
from ..animatic.soundtrack import Soundtrack, soundtrack
from ..base import LocalModels, MemoryName, Progress
from ..errors import CannotOpen, CannotRender
from ..job import Clip, RenderJob, Spoken
from .device import Device, device, is_out_of_memory, quiet, release
from .finish import Cutting, write_still
from .h3 import H3
from .h3_prompt import h3_prompt
from .keyframes import too_many
from .ltx import Ltx
from .ltx_prompt import ltx_prompt
from .memory import LIGHTER, Memory, recipe_for
from .orders import Crew
from .painter import Painter
from .profiles import Family, Profile
from .references import left_out, references
from .shooting import Prompt, Shooting
from .wan import Wan
from .wan_prompt import wan_prompt
from .weights import folder_of, loading


class Kind(NamedTuple):
    """What differs between families."""

    prompt: Prompt
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
            with loading(folder):
                self._crew = self._kind.crew(profile, folder, here, by)
        except Exception as error:
            if is_out_of_memory(error):
                raise self._too_large("its weights") from error
            raise
        self._painter: Painter | None = None
        if profile.keyframes and local.keyframes:
            self._painter = Painter(profile.keyframes, local.weights, here, by, assets)

    def clip(self, job: RenderJob, folder: Path, progress: Progress) -> Clip:
        """Shoots a job and cuts it into `folder`."""
        heard = self._soundtrack(job)
        shooting = Shooting(
            *(self._profile, self._kind.prompt, self._crew, self._painter, self._assets),
            *(job, progress),
        )
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
        one_or_other = self._profile.frames_or_references and _pinned(job)
        if one_or_other and references(job, job.shots, self._profile, self._assets):
            yield "the model takes given frames or references, not both: the frames were kept"
        model = self._profile.keyframes if self._painter else None
        if missed := left_out(job, self._profile, self._assets, bool(model)):
            yield f"the model does not follow these uploads: {', '.join(missed)}"
        if model and any(too_many(job, shot, model.references_max) for shot in job.shots):
            yield f"a keyframe follows {model.references_max} pictures: the others are only told"
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

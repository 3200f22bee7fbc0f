"""Clips into one video: pictures by copying packets, sound mixed to one loudness.

Knows plans and clips; codecs are `media`'s and filters `filters`'. Nothing is drawn or spoken here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np

from . import media
from .errors import BadInput
from .filters import normalised
from .job import Clip, Format
from .media import SAMPLE_RATE, Samples
from .plan import DialogueLine, Shot, VideoPlan
from .score import Stretch, score


class SpokenLine(NamedTuple):
    """When a line is heard in a video."""

    shot: str
    """Id."""
    line: str
    """Id."""
    starts: float
    """Seconds from the start of the video."""
    ends: float


@dataclass(frozen=True)
class Video:
    """A finished video file."""

    path: Path
    frames: int
    fps: int
    width: int
    height: int
    has_sound: bool
    spoken: tuple[SpokenLine, ...]
    """In order of the plan; lines of clips that do not tell their times are missing."""

    @property
    def seconds(self) -> float:
        return self.frames / self.fps


def compose(plan: VideoPlan, clips: Sequence[Clip], out: Path) -> Video:
    """Joins the clips of a plan, in its order, into an MP4 at `out`.

    Raises `BadInput` when the clips are not those of the plan, `BadMedia` for a clip that cannot
    be read or joined, `CannotWrite` for `out`; then `out` is as it was.
    """
    parts = tuple(_parts(plan, clips))
    sound = _sound(parts, Format.of(plan)) if plan.audio else None
    media.join(out, [c.picture for c in clips], [c.frames for c in clips], plan.fps, sound)
    return described(plan, clips, out, has_sound=sound is not None)


def described(plan: VideoPlan, clips: Sequence[Clip], path: Path, has_sound: bool) -> Video:
    """The video that these clips, joined into `path`, are. Raises as `compose` does for clips."""
    form = Format.of(plan)
    parts = tuple(_parts(plan, clips))
    return Video(
        path=path,
        frames=sum(clip.frames for clip in clips),
        fps=form.fps,
        width=form.width,
        height=form.height,
        has_sound=has_sound,
        spoken=tuple(line for part in parts for line in _spoken(part, form.fps)),
    )


class _Part(NamedTuple):
    """A clip, the shots of the plan that are in it, and the frame at which it begins."""

    clip: Clip
    shots: tuple[Shot, ...]
    begins: int


def _parts(plan: VideoPlan, clips: Sequence[Clip]) -> Iterator[_Part]:
    """Each clip with its shots: as many as add up to its frames."""
    form = Format.of(plan)
    rest = iter(plan.shots)
    begins = 0
    for number, clip in enumerate(clips, 1):
        shots: list[Shot] = []
        frames = 0
        while frames < clip.frames and (shot := next(rest, None)) is not None:
            shots.append(shot)
            frames += form.frames(shot)
        if frames != clip.frames or clip.fps != form.fps:
            raise BadInput(
                f"clip {number} has {clip.frames} frames at {clip.fps} a second, "
                f"which is not what the plan has there ({frames} at {form.fps})",
                "render the plan as it is now; clips of an older plan do not fit it",
            )
        yield _Part(clip, tuple(shots), begins)
        begins += clip.frames
    if left := [shot.id for shot in rest]:
        raise BadInput(
            f"no clip was given for {', '.join(left)}", "render the shots that are missing"
        )


def _sound(parts: Sequence[_Part], form: Format) -> Samples | None:
    """The sound of the whole video, its music included; null when nothing is to be heard.

    The sound of each clip is cut or filled with silence to the length of its picture.
    """
    fps = form.fps
    end = parts[-1].begins + parts[-1].clip.frames
    whole = np.zeros((_sample(end, fps), 2), np.float32)
    for part in parts:
        begins = _sample(part.begins, fps)
        room = _sample(part.begins + part.clip.frames, fps) - begins
        heard = media.read_sound(part.clip.sound or part.clip.picture)[:room]
        whole[begins : begins + len(heard)] = heard
    spoken = [(line.starts, line.ends) for part in parts for line in _spoken(part, fps)]
    if (under := score(tuple(_stretches(parts, form)), spoken)) is not None:
        whole += under
    return normalised(whole, spoken) if whole.any() else None


def _stretches(parts: Sequence[_Part], form: Format) -> Iterator[Stretch]:
    """Every shot and where its sound lies."""
    for part in parts:
        at = part.begins
        for shot in part.shots:
            ends = at + form.frames(shot)
            yield Stretch(shot, _sample(at, form.fps), _sample(ends, form.fps), part.clip.music)
            at = ends


def _sample(frame: int, fps: int) -> int:
    """The first sample of a frame."""
    return round(Fraction(frame, fps) * SAMPLE_RATE)


def _spoken(part: _Part, fps: int) -> Iterator[SpokenLine]:
    """The lines of a clip in the video's time."""
    begins = part.begins / fps
    for heard in part.clip.spoken:
        shot: Shot = part.shots[heard.shot]
        line: DialogueLine = shot.dialogue[heard.line]
        starts, ends = begins + heard.starts, begins + heard.ends
        yield SpokenLine(shot.id, line.id, round(starts, 3), round(ends, 3))

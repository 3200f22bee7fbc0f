"""Clips into one video: which shots they hold, and when their lines are heard in it.

Knows plans and clips. Light to import: `media`, which joins the pictures, and `mixdown`, which
makes one sound of theirs, are loaded when a video is joined.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .errors import BadInput
from .job import Clip, Format
from .plan import Shot, VideoPlan


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
    from . import media
    from .mixdown import mixdown

    parts = tuple(placed(plan, clips))
    sound = mixdown(parts, Format.of(plan)) if plan.audio else None
    media.join(out, [c.picture for c in clips], [c.frames for c in clips], plan.fps, sound)
    return described(plan, clips, out, has_sound=sound is not None)


def described(plan: VideoPlan, clips: Sequence[Clip], path: Path, has_sound: bool) -> Video:
    """The video that these clips, joined into `path`, are. Raises as `compose` does for clips."""
    form = Format.of(plan)
    parts = tuple(placed(plan, clips))
    return Video(
        path=path,
        frames=sum(clip.frames for clip in clips),
        fps=form.fps,
        width=form.width,
        height=form.height,
        has_sound=has_sound,
        spoken=tuple(line for part in parts for line in spoken_lines(part, form.fps)),
    )


class PlacedClip(NamedTuple):
    """A clip, the shots of the plan that are in it, and the frame at which it begins."""

    clip: Clip
    shots: tuple[Shot, ...]
    begins: int


def placed(plan: VideoPlan, clips: Sequence[Clip]) -> Iterator[PlacedClip]:
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
        yield PlacedClip(clip, tuple(shots), begins)
        begins += clip.frames
    if left := [shot.id for shot in rest]:
        raise BadInput(
            f"no clip was given for {', '.join(left)}", "render the shots that are missing"
        )


def spoken_lines(part: PlacedClip, fps: int) -> Iterator[SpokenLine]:
    """The lines of a clip in the video's time."""
    begins = part.begins / fps
    for heard in part.clip.spoken:
        shot = part.shots[heard.shot]
        line = shot.dialogue[heard.line]
        starts, ends = begins + heard.starts, begins + heard.ends
        yield SpokenLine(shot.id, line.id, round(starts, 3), round(ends, 3))

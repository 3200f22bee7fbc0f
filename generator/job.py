"""Jobs: the pieces in which a plan is rendered, and what comes back of them.

A job is what a generator is given, all of it, and it is plain data: it can be hashed, saved and
sent to another machine. Seconds end here and whole frames begin, rounded once per shot, so that a
shot keeps its number of frames wherever it stands.
"""

import hashlib
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Self

from .plan import Character, Element, Part, Shot, Sound, VideoPlan, Voice

SHORTER_SIDE = {"540p": 540, "720p": 720, "1080p": 1080, "4k": 2160}


class Format(Part):
    """Size and rate of the picture."""

    width: int
    height: int
    fps: int

    @classmethod
    def of(cls, plan: VideoPlan) -> Self:
        """The plan's aspect ratio at its resolution, in even numbers of pixels."""
        across, down = map(int, plan.aspect_ratio.split(":"))
        short = SHORTER_SIDE[plan.resolution]
        long = round(short * max(across, down) / min(across, down) / 2) * 2
        wide = across >= down
        return cls(width=long if wide else short, height=short if wide else long, fps=plan.fps)

    def frames(self, shot: Shot) -> int:
        """Whole frames of a shot: its seconds to the nearest frame, one at least."""
        return max(1, round(Fraction(str(shot.seconds)) * self.fps))


class Limits(Part):
    """What a generator can do, asked before a plan is rendered and not found out after."""

    shots_per_job: int = 1
    """How many shots, of one scene, it can make in one generation."""
    continues: bool = False
    """Shots of one unbroken take are made in one job, each going on where the one before ended."""
    at_once: int | None = None
    """How many jobs it can make side by side; null when only the processors bound it."""
    stop_seconds: float = 0.0
    """How long a job that is to stop is waited for, so that what it has loaded is not lost."""
    seconds_min: float = 0.04
    """Of one job."""
    seconds_max: float = 3600
    """Of one job."""
    cut_seconds_max: float | None = None
    """Of one job in which shots are cut together; null when that is as long as any."""
    whole_seconds: bool = False
    """True when a job's length must be a whole number of seconds."""
    references_max: int | None = None
    """Pictures of elements in one job; null when there is no bound."""
    speaks: bool = True
    """Makes speech by itself."""
    music: bool = False
    """Makes music by itself; else it is laid under the finished video, over the cuts."""
    languages: tuple[str, ...] | None = None
    """BCP 47 primary tags of what it can speak; null when there is no bound."""
    dollars_per_second: float = 0.0
    render_seconds_per_second: float = 1.0
    """About how long one second of video takes; for what is said before a render."""


class RenderJob(Part):
    """One or more shots of one scene, with all that their picture and sound depend on."""

    generator: str
    """Name and version: another version may draw otherwise."""
    format: Format
    style: str
    audio: bool
    subtitles: bool
    lettering_allowed: bool
    avoid: str | None
    characters: tuple[Character, ...]
    """Those who are seen or heard in these shots, and no one else."""
    left: tuple[str, ...]
    """Ids of those who stand left of the action line, in these shots as in all others."""
    elements: tuple[Element, ...]
    shots: tuple[Shot, ...]
    unbroken: bool = False
    """The shots are one take: nothing is cut between them."""
    before: Shot | None = None
    """The shot before, silent, when the first shot dissolves out of it."""

    @property
    def key(self) -> str:
        """Hash of what the job's picture and sound depend on, and of nothing else.

        Ids of shots and lines are left out, and where the shots stand in the plan; so a moved shot
        is not rendered again, and an undone edit finds its clip.
        """
        content = self.model_dump(mode="json")
        if not self.unbroken:
            del content["unbroken"]  # clips from before there was such a field are found
        for shot in [*content["shots"], *filter(None, [content["before"]])]:
            del shot["id"]
            for line in shot["dialogue"]:
                del line["id"]
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()[:32]

    @property
    def frames(self) -> int:
        """Whole frames of all shots."""
        return sum(self.format.frames(shot) for shot in self.shots)

    @property
    def seconds(self) -> float:
        """Planned length."""
        return round(sum(shot.seconds for shot in self.shots), 3)

    def character(self, id: str) -> Character:
        """The character with this id; KeyError when there is none."""
        return {who.id: who for who in self.characters}[id]


class Spoken(Part):
    """When a line is really heard in a clip, measured, not planned."""

    shot: int
    """Index of the shot in the job."""
    line: int
    """Index of the line in the shot."""
    starts: float
    """Seconds from the start of the clip."""
    ends: float


class Clip(Part):
    """A rendered job: files in one folder, and what a video editor would ask about them."""

    key: str
    frames: int
    fps: int
    picture: Path
    """H.264 in MP4; the sound track may be in it, when `sound` is null."""
    sound: Path | None
    """FLAC, stereo, 48 kHz, as long as the picture; null when there is none beside the picture."""
    music: bool = False
    """True when the sound holds the plan's music already; else it is laid under the whole video."""
    poster: Path
    """A typical frame as JPEG."""
    spoken: tuple[Spoken, ...] = ()
    notes: tuple[str, ...] = ()
    """What the user should know about this clip, such as a voice that stands in for another."""

    @property
    def seconds(self) -> float:
        return self.frames / self.fps

    def moved(self, folder: Path) -> Self:
        """The same clip with its files, by the same names, in another folder."""
        return self.model_copy(
            update={
                "picture": folder / self.picture.name,
                "sound": self.sound and folder / self.sound.name,
                "poster": folder / self.poster.name,
            }
        )


class Failure(Part):
    """A job that gave no clip. It sinks no other job."""

    key: str
    problem: str
    remedy: str
    again: bool = False
    """True when the same job may work at another try."""


def jobs_for(plan: VideoPlan, generator: str, limits: Limits) -> tuple[RenderJob, ...]:
    """The plan in the pieces that the generator can make, in order.

    Shots are grouped only within a scene, so that an edit touches one scene at most.
    """
    return tuple(_job(plan, generator, limits, shots) for shots in _groups(plan, limits))


def _groups(plan: VideoPlan, limits: Limits) -> Iterator[tuple[Shot, ...]]:
    """Runs of shots within the limits, of one scene unless they are one take.

    A job opens anew where a dissolve begins.
    """
    unbroken = _is_unbroken(plan, limits)
    most = limits.seconds_max if unbroken else limits.cut_seconds_max or limits.seconds_max
    group: list[Shot] = []
    for shot in plan.shots:
        fits = (
            group
            and (unbroken or shot.scene == group[-1].scene)
            and (unbroken or len(group) < limits.shots_per_job)
            and sum(s.seconds for s in group) + shot.seconds <= most
            and shot.transition != "dissolve"
        )
        if group and not fits:
            yield tuple(group)
            group = []
        group.append(shot)
    if group:
        yield tuple(group)


def _is_unbroken(plan: VideoPlan, limits: Limits) -> bool:
    return plan.mode == "single" and limits.continues


def _job(plan: VideoPlan, generator: str, limits: Limits, shots: tuple[Shot, ...]) -> RenderJob:
    at = plan.shots.index(shots[0])
    before = plan.shots[at - 1] if at and shots[0].transition == "dissolve" else None
    if before is not None:
        before = before.model_copy(update={"dialogue": (), "sound": Sound(), "transition": "cut"})
    shots = _with_frames_of_the_video(plan, shots)
    shots = tuple(_with_sound_of_its_own(shot, plan, limits) for shot in shots)
    heard = {line.character for shot in shots for line in shot.dialogue}
    seen = {id for shot in (*shots, *filter(None, [before])) for id in shot.characters}
    cast = tuple(
        who if who.id in heard else who.model_copy(update={"voice": Voice()})
        for who in plan.characters
        if who.id in heard | seen
    )
    used = {id for shot in (*shots, *filter(None, [before])) for id in shot.elements}
    used |= {who.element for who in cast if who.element}
    return RenderJob(
        generator=generator,
        format=Format.of(plan),
        style=plan.style,
        audio=plan.audio,
        subtitles=plan.subtitles and bool(heard),
        lettering_allowed=plan.lettering_allowed,
        avoid=plan.avoid,
        characters=cast,
        left=tuple(who.id for who in plan.characters[::2] if who.id in heard | seen),
        elements=tuple(element for element in plan.elements if element.id in used),
        shots=shots,
        unbroken=_is_unbroken(plan, limits) and len(shots) > 1,
        before=before,
    )


def _with_sound_of_its_own(shot: Shot, plan: VideoPlan, limits: Limits) -> Shot:
    """The shot without the sounds that its clip will not hold."""
    if not plan.audio:
        return shot.model_copy(update={"sound": Sound()})
    if shot.sound.music and not limits.music:
        return shot.model_copy(update={"sound": shot.sound.model_copy(update={"music": None})})
    return shot


def _with_frames_of_the_video(plan: VideoPlan, shots: tuple[Shot, ...]) -> tuple[Shot, ...]:
    """The shots, with the video's own first and last frame where they hold them."""
    first, last = shots[0], shots[-1]
    if first is plan.shots[0] and plan.start_frame and not first.start_frame:
        first = first.model_copy(update={"start_frame": plan.start_frame})
        shots = (first, *shots[1:])
    if last is plan.shots[-1] and plan.end_frame and not last.end_frame:
        last = shots[-1].model_copy(update={"end_frame": plan.end_frame})
        shots = (*shots[:-1], last)
    return shots

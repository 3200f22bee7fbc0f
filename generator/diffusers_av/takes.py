"""A job as one or more generations: what each must show, from which frame to which.

A model makes a few seconds at a time. A job that is longer is made in several generations, which
meet where shots do, if they can; where the action goes on, each begins with the last frame of the
one before.
Pure; pictures are read by whoever shoots.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from ..job import RenderJob
from ..plan import Shot
from .profiles import Profile


class Pinned(NamedTuple):
    """An asset that a frame must be; frames count from the start of the take."""

    frame: int
    asset: str


class Take(NamedTuple):
    """One generation, in frames of the job."""

    begins: int
    frames: int
    shots: tuple[Shot, ...]
    """What is told of it: a shot that is made in pieces has its lines where they are spoken."""
    goes_on: bool
    """True when it begins with the last frame of the take before."""
    pinned: tuple[Pinned, ...]


def takes(job: RenderJob, profile: Profile) -> tuple[Take, ...]:
    """The generations of a job, in order; together they have exactly its frames."""
    rate = profile.rate(job.format.fps)
    most = int(profile.longest(rate) * job.format.fps / rate)
    made: list[Take] = []
    begins = 0
    for group in _groups(job, most, profile.inner_frames):
        frames = sum(job.format.frames(shot) for shot in group)
        made += _split(job, group, begins, frames, ceil(frames / most))
        begins += frames
    return tuple(made)


def _groups(job: RenderJob, most: int, inner_frames: bool) -> Iterator[tuple[Shot, ...]]:
    """As many shots together as one generation can hold, with the frames that it must show."""
    group: list[Shot] = []
    for shot in job.shots:
        given = group and (shot.start_frame or group[-1].end_frame) and not inner_frames
        if group and (given or sum(map(job.format.frames, (*group, shot))) > most):
            yield tuple(group)
            group = []
        group.append(shot)
    yield tuple(group)


def _split(
    job: RenderJob, shots: tuple[Shot, ...], begins: int, frames: int, pieces: int
) -> Iterator[Take]:
    """The take of these shots, or several when they are a single one that is too long."""
    cuts = [round(frames * piece / pieces) for piece in range(pieces + 1)]
    for piece, (start, end) in enumerate(pairwise(cuts)):
        told = shots if pieces == 1 else (_piece(shots[0], piece, pieces),)
        goes_on = bool(start or (begins and job.unbroken))
        yield Take(begins + start, end - start, told, goes_on, tuple(_pins(job, told)))


def _piece(shot: Shot, piece: int, pieces: int) -> Shot:
    """A part of a long shot, with its share of the lines and the pictures at its ends."""
    count = len(shot.dialogue)
    lines = shot.dialogue[count * piece // pieces : count * (piece + 1) // pieces]
    return shot.model_copy(
        update={
            "seconds": shot.seconds / pieces,
            "dialogue": lines,
            "start_frame": shot.start_frame if piece == 0 else None,
            "end_frame": shot.end_frame if piece == pieces - 1 else None,
        }
    )


def _pins(job: RenderJob, shots: tuple[Shot, ...]) -> Iterator[Pinned]:
    """First and last frames of shots, where they lie in the take."""
    at = 0
    for shot in shots:
        frames = job.format.frames(shot)
        if shot.start_frame:
            yield Pinned(at, shot.start_frame)
        if shot.end_frame:
            yield Pinned(at + frames - 1, shot.end_frame)
        at += frames

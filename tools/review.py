"""Whether a finished video keeps what its plan promised, as far as it can be measured.

The findings are sentences over `Measured` facts; measuring is left to `media` and `filters`.
Nobody's taste is in here: only what is missing, still, black, silent, too loud or too long.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..generator import filters, media
from ..generator.compose import Video
from ..generator.job import Format
from ..generator.plan import Shot, VideoPlan

BLACK = 0.03
"""Brightness below which nothing can be made out."""
BLACK_SECONDS = 0.75
STILL = 0.04
"""Difference of luma that coding alone may make."""
STILL_SECONDS = 2.0
NO_CUT = 0.003
"""Change from frame to frame that a camera at rest may show."""
A_CUT = 0.2
"""Change that only another picture makes, where the frames about it change a sixth of that."""
INAUDIBLE_DB = -45.0
"""RMS; speech at the target loudness is near -20."""
LOUDNESS_APART = 2.0
PEAK_MAX = -0.5
_DARK = ("black", "dark", "fade", "blackout", "黑", "暗", "闇", "검은", "어두", "negro", "oscur")


class Measured(NamedTuple):
    """What a video file is like."""

    facts: media.Facts
    seen: media.Watched
    heard: media.Samples
    """(N, 2)"""
    loudness: filters.Loudness
    """Of the words, or of all where their times are not known."""


class Stretch(NamedTuple):
    """A shot and the frames it has in the video."""

    shot: Shot
    begins: int
    ends: int


def review(plan: VideoPlan, video: Video) -> tuple[str, ...]:
    """What the video does not keep of its plan, each with its remedy; empty when it keeps all.

    Raises `BadMedia` when the file cannot be read to its end.
    """
    return findings(plan, video, measured(video))


def measured(video: Video) -> Measured:
    """Decodes a video and measures it."""
    heard = media.read_sound(video.path)
    return Measured(
        facts=media.probe(video.path),
        seen=media.watched(video.path),
        heard=heard,
        loudness=filters.loudness(heard, [(s.starts, s.ends) for s in video.spoken]),
    )


def findings(plan: VideoPlan, video: Video, measured: Measured) -> tuple[str, ...]:
    """Everything in which the measured video is not as planned."""
    stretches = tuple(_stretches(plan))
    return (
        *_of_length(stretches, measured, plan.fps),
        *_of_picture(stretches, measured.seen, plan.fps),
        *_of_cuts(stretches, measured.seen, plan.fps),
        *_of_sound(plan, video, measured),
    )


def _stretches(plan: VideoPlan) -> Iterator[Stretch]:
    form = Format.of(plan)
    at = 0
    for shot in plan.shots:
        yield Stretch(shot, at, at := at + form.frames(shot))


def _of_length(stretches: tuple[Stretch, ...], measured: Measured, fps: int) -> Iterator[str]:
    planned, is_now = stretches[-1].ends, len(measured.seen.brightness)
    if is_now != planned:
        yield (
            f"the video has {is_now} frames ({is_now / fps:.2f} s) and the plan {planned} "
            f"({planned / fps:.2f} s): render the shots again that changed"
        )
    if measured.facts.sound and abs(measured.facts.seconds - planned / fps) > 0.1:
        yield (
            f"picture and sound together last {measured.facts.seconds:.2f} s where "
            f"{planned / fps:.2f} s were planned: join the video again"
        )


def _of_picture(stretches: tuple[Stretch, ...], seen: media.Watched, fps: int) -> Iterator[str]:
    """Black and frozen stretches that nobody asked for."""
    for shot, begins, ends in stretches:
        black = _longest(seen.brightness[begins:ends] < BLACK) / fps
        if black >= BLACK_SECONDS and not _is_meant_dark(shot):
            yield (
                f"shot {shot.id} is black for {black:.1f} s: render it again, or say in its action "
                "that it is dark"
            )
            continue
        still = _longest(seen.motion[begins + 1 : ends] < STILL) / fps
        lives = shot.characters or shot.movement != "static"
        if still >= STILL_SECONDS and lives:
            yield (
                f"nothing moves for {still:.1f} s of shot {shot.id}: give it a camera movement or "
                "an action, or make it shorter"
            )


def _of_cuts(stretches: tuple[Stretch, ...], seen: media.Watched, fps: int) -> Iterator[str]:
    """Planned cuts that cannot be seen, and cuts that nobody planned."""
    planned = {stretch.begins for stretch in stretches[1:]}
    for before, after in pairwise(stretches):
        change = seen.change[after.begins : after.begins + 1]
        if after.shot.transition == "cut" and change.size and change[0] < NO_CUT:
            yield (
                f"no cut is seen at {after.begins / fps:.2f} s, from shot {before.shot.id} to "
                f"{after.shot.id}: change the framing of one of them, or join them"
            )
    for stretch in stretches:
        if stretch.shot.movement == "whip pan":
            continue
        for frame in range(stretch.begins + 2, min(stretch.ends, len(seen.change)) - 2):
            around = seen.change[frame - 2 : frame + 3]
            usual = (float(around.sum()) - float(around[2])) / 4
            if frame not in planned and around[2] > A_CUT and around[2] > 6 * usual:
                yield (
                    f"the picture jumps at {frame / fps:.2f} s, inside shot {stretch.shot.id}: "
                    "ask for another take of it"
                )


def _of_sound(plan: VideoPlan, video: Video, measured: Measured) -> Iterator[str]:
    if not plan.audio:
        if measured.facts.has_sound and measured.heard.any():
            yield "the plan is silent and the video is not: join it again"
        return
    if not measured.facts.has_sound:
        if plan.lines:
            yield "the video has no sound although words are spoken in the plan: render it again"
        return
    yield from _of_words(plan, video, measured.heard)
    loudness = measured.loudness
    if plan.lines and abs(loudness.lufs - filters.TARGET_LUFS) > LOUDNESS_APART:
        yield (
            f"the words are at {loudness.lufs:.1f} LUFS where {filters.TARGET_LUFS:.0f} are usual: "
            "turn it up or down when you publish it"
        )
    if loudness.peak > PEAK_MAX:
        yield (
            f"the sound peaks at {loudness.peak:.1f} dBTP and may be distorted: make the loudest "
            "effect or line quieter"
        )


def _of_words(plan: VideoPlan, video: Video, heard: media.Samples) -> Iterator[str]:
    """Lines that cannot be heard where they are said to be."""
    told = {spoken.line: spoken for spoken in video.spoken}
    for shot, begins, ends in _stretches(plan):
        for line in shot.dialogue:
            spoken = told.get(line.id)
            starts = spoken.starts if spoken else begins / plan.fps
            until = spoken.ends if spoken else ends / plan.fps
            if any(letter.isalnum() for letter in line.text) and (
                until <= starts or _decibels(heard, starts, until) < INAUDIBLE_DB
            ):
                yield (
                    f"line {line.id} ({_short(line.text)}) cannot be heard in shot {shot.id}: "
                    "render the shot again, or lengthen it"
                )


def _decibels(heard: media.Samples, starts: float, ends: float) -> float:
    """RMS of a stretch of sound."""
    part = heard[round(starts * media.SAMPLE_RATE) : round(ends * media.SAMPLE_RATE)]
    power = float(np.mean(np.square(part))) if len(part) else 0.0
    return 10 * float(np.log10(max(power, 1e-12)))


def _longest(flags: NDArray[np.bool_]) -> int:
    """The longest run of true values."""
    longest = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return longest


def _is_meant_dark(shot: Shot) -> bool:
    about = f"{shot.scene} {shot.action} {shot.transition}".casefold()
    return any(word in about for word in _DARK)


def _short(text: str) -> str:
    return repr(text if len(text) <= 30 else text[:29] + "…")

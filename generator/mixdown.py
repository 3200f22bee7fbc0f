"""The sound of a whole video: that of its clips, music under it, all at one loudness."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from . import media
from .compose import PlacedClip, spoken_lines
from .filters import normalised
from .job import Format
from .media import SAMPLE_RATE, Samples
from .score import Stretch, score


def mixdown(parts: Sequence[PlacedClip], form: Format) -> Samples | None:
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
    spoken = [(line.starts, line.ends) for part in parts for line in spoken_lines(part, fps)]
    if (under := score(tuple(_stretches(parts, form)), spoken)) is not None:
        whole += under
    return normalised(whole, spoken) if whole.any() else None


def _stretches(parts: Sequence[PlacedClip], form: Format) -> Iterator[Stretch]:
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

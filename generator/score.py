"""The music of a video: one piece under all neighbouring shots that ask for it, softer under words.

It is laid when the clips are joined, so that it does not begin anew at every cut and a shot can be
made again without it. Knows plans and times; the music itself is `animatic.music`'s.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .animatic.music import music
from .animatic.soundscape import mood
from .media import SAMPLE_RATE, Samples
from .plan import Shot

MUSIC_DB = -32.0
"""RMS against full scale, where speech is near -20."""
DUCKED_DB = -9.0
"""How much softer it is under words: more than 20 dB below them."""
RAMP_SECONDS = 0.3


class Stretch(NamedTuple):
    """A shot and the samples it has in the video."""

    shot: Shot
    begins: int
    ends: int
    scored: bool
    """True when its sound holds music already."""


class _Piece(NamedTuple):
    """A piece of music and the samples it is heard over."""

    mood: str
    begins: int
    ends: int


def score(stretches: Sequence[Stretch], spoken: Sequence[tuple[float, float]]) -> Samples | None:
    """Music for a whole video, (N, 2); null when nobody asks for any.

    `spoken` are the seconds in which words are heard.
    """
    pieces = list(_pieces(stretches))
    if not pieces:
        return None
    length = stretches[-1].ends
    field = np.zeros((length, 2), np.float32)
    for piece in pieces:
        field[piece.begins : piece.ends] = music(piece.mood, piece.ends - piece.begins)
    decibels = MUSIC_DB + DUCKED_DB * _covered(length, spoken)
    return field * (10 ** (decibels / 20)).astype(np.float32)[:, None]


def _pieces(stretches: Sequence[Stretch]) -> Iterator[_Piece]:
    """Runs of neighbouring shots whose music is of one mood."""
    for told, run in groupby(stretches, lambda s: None if s.scored else mood(s.shot.sound.music)):
        shots = list(run)
        if told is not None:
            yield _Piece(told, shots[0].begins, shots[-1].ends)


def _covered(length: int, spoken: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    """1 while words are heard, 0 while none are, with ramps before and after them."""
    edges = np.arange(0, length + SAMPLE_RATE // 100, SAMPLE_RATE // 100) / SAMPLE_RATE
    curve = np.zeros(len(edges))
    for starts, ends in spoken:
        near = np.minimum(edges - starts, ends - edges)
        curve = np.maximum(curve, np.clip(1 + near / RAMP_SECONDS, 0, 1))
    return np.interp(np.arange(length) / SAMPLE_RATE, edges, curve)

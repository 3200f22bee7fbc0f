"""A simple bed of music by mood: four chords on pads, plucked notes and, where it fits, a beat.

Knows chords and tempi; knows no film. It begins on the tonic, goes round and can be cut
anywhere.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ..media import Samples
from .tones import Mono, Sound, at_rms, burst, knock, lay, samples_in, times

A4 = 440.0
FADE_SECONDS = 0.4
RINGING_SECONDS = 1.2


class Mood(NamedTuple):
    """How music of a mood is made."""

    root: int
    """MIDI number of the tonic."""
    chords: tuple[tuple[int, ...], ...]
    """Semitones above the tonic, one chord a bar."""
    beats_per_minute: float
    pad: float
    """Level of the sustained chord."""
    pluck: float
    """Level of the broken chord."""
    notes_per_beat: int
    bright: int
    """How many overtones a note has."""
    beat: float = 0.0
    """Level of the drum."""


MAJOR, MINOR = (0, 4, 7), (0, 3, 7)
MOODS: dict[str, Mood] = {
    "happy": Mood(60, ((0, 4, 7), (7, 11, 14), (9, 12, 16), (5, 9, 12)), 112, 0.3, 1.0, 2, 4, 0.25),
    "sad": Mood(57, ((0, 3, 7), (8, 12, 15), (3, 7, 10), (-2, 2, 5)), 62, 1.0, 0.6, 1, 3),
    "tense": Mood(50, ((0, 3, 7), (0, 3, 8), (0, 2, 7), (-1, 3, 6)), 92, 1.0, 0.35, 2, 6, 0.35),
    "epic": Mood(50, ((0, 3, 7), (-4, 0, 3), (3, 7, 10), (-2, 2, 5)), 84, 1.0, 0.4, 2, 8, 0.8),
    "electronic": Mood(
        57, ((0, 3, 7), (-4, 0, 3), (3, 7, 10), (-2, 2, 5)), 110, 0.5, 0.8, 4, 9, 0.9
    ),
    "lofi": Mood(
        58, ((0, 4, 7, 11), (-3, 0, 4, 7), (2, 5, 9, 12), (-5, 2, 5, 9)), 78, 0.8, 0.5, 1, 2, 0.4
    ),
    "calm": Mood(60, ((0, 4, 7), (-3, 0, 4), (5, 9, 12), (-5, -1, 2)), 70, 0.7, 0.8, 1, 2),
}


def music(mood: str, length: int) -> Samples:
    """So many samples of a mood at an RMS of 0 dB, faded in and out."""
    return _faded(np.resize(_round(MOODS[mood]), (length, 2)))


def _round(how: Mood) -> Samples:
    """All chords once, at an RMS of 0 dB; what rings on at the end is heard at the beginning."""
    beat = 60 / how.beats_per_minute
    bar = 4 * beat
    length = samples_in(bar * len(how.chords))
    field = np.zeros((length + samples_in(RINGING_SECONDS), 2), np.float32)
    drum, brush = knock(0.5, 60, 0.12, 80), burst(0.1, 81, 4000, 12_000, 0.001, 0.02)
    for number, chord in enumerate(how.chords):
        begins = number * bar
        for place, semitone in enumerate((chord[0] - 12, *chord)):
            tone = _pad(how.root + semitone, bar + 0.6, how.bright)
            lay(field, how.pad * tone, begins, 0.5 * (place % 3 - 1))
        for step in range(4 * how.notes_per_beat):
            semitone = chord[step * 2 % len(chord)] + 12 * (step % 4 == 3)
            note = _pluck(how.root + 12 + semitone, how.bright)
            lay(field, how.pluck * note, begins + step * beat / how.notes_per_beat, 0.3)
        for step in range(4 if how.beat else 0):
            sound, level = (drum, 1.6) if step % 2 == 0 else (brush, 0.4)
            lay(field, how.beat * level * sound, begins + step * beat)
    rings_on = field[length:]
    field[: len(rings_on)] += rings_on
    return at_rms(field[:length], 0.0)


def _hertz(note: int) -> float:
    return A4 * 2 ** ((note - 69) / 12)


def _overtones(note: int, length: int, bright: int, detune: float = 1.0) -> Sound:
    phase = 2 * np.pi * _hertz(note) * detune * times(length)
    return np.sum([np.sin(n * phase) / n**1.7 for n in range(1, bright + 1)], axis=0)


@lru_cache(64)
def _pad(note: int, seconds: float, bright: int) -> Mono:
    """A tone that swells and leaves slowly."""
    length = samples_in(seconds)
    tone = _overtones(note, length, bright) + _overtones(note, length, bright, 1.004)
    ramp = np.minimum(times(length) / 0.5, 1) * np.minimum((seconds - times(length)) / 0.6, 1)
    return (0.5 * tone * np.sin(ramp * np.pi / 2)).astype(np.float32)


@lru_cache(64)
def _pluck(note: int, bright: int) -> Mono:
    """A tone that is struck and rings out."""
    length = samples_in(RINGING_SECONDS)
    ringing = np.exp(-times(length) / 0.35) * np.minimum(times(length) / 0.004, 1)
    return (_overtones(note, length, bright + 1) * ringing).astype(np.float32)


def _faded(field: Samples) -> Samples:
    fade = min(len(field) // 2, samples_in(FADE_SECONDS))
    ramp = np.linspace(0, 1, fade, dtype=np.float32)[:, None]
    field[:fade] *= ramp
    field[len(field) - fade :] *= ramp[::-1]
    return field

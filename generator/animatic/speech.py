"""Speech: a line in, samples and mouth shapes out. Knows no voice, no shot and no picture.

`Voices` is the seam to whatever speaks: `espeak_voices` is the floor that is always there,
`neural_voices` sounds like people and is an extra.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from ..plan import Character, DialogueLine, Span
from .casting import primary
from .visemes import MouthShape, Phoneme, mouth

BETWEEN_SPANS_SECONDS = 0.04
SPOKEN_RMS = 0.16
"""Of the loud samples of a line: about -20 LUFS."""
SILENCE = 0.01
"""Samples below this share of full scale, at either end of a line, are cut off."""

UNSAYABLE = ("So", "Sk", "Cc", "Cs", "Co", "Cn")
"""Unicode's general categories of pictographs and of what has no sound."""


@dataclass(frozen=True)
class Speech:
    """A spoken line without silence at its ends."""

    samples: NDArray[np.float32]
    """(N,) mono."""
    sample_rate: int
    mouth: tuple[MouthShape, ...]
    notes: tuple[str, ...] = ()
    """What the user should know about the voice."""

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.sample_rate


class Voices(Protocol):
    """Whatever speaks."""

    def speak(self, line: DialogueLine, who: Character, tempo: float) -> Speech:
        """The line as this character says it; `tempo` 1 is how fast it wants to be said."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Lets go of what the voices hold."""
        ...


def sayable(text: str) -> str:
    """Without pictographs, which would be named, and what cannot be printed."""
    return "".join(" " if category(letter) in UNSAYABLE else letter for letter in text)


def levelled(wave: NDArray[np.float32], level: float) -> NDArray[np.float32]:
    """As loud while words are spoken as every other voice, times a level."""
    loud = np.abs(wave) > 0.1 * np.abs(wave).max(initial=0)
    if not loud.any():
        return wave
    return wave * np.float32(level * SPOKEN_RMS / np.sqrt(np.mean(np.square(wave[loud]))))


def trimmed(
    wave: NDArray[np.float32], rate: int, phonemes: Iterable[Phoneme], notes: tuple[str, ...]
) -> Speech:
    """Without the silence at both ends, the phonemes moved along."""
    loud = np.flatnonzero(np.abs(wave) > SILENCE * max(float(np.abs(wave).max(initial=0)), 1e-6))
    if not len(loud):
        return Speech(wave[:0], rate, (), notes)
    first, last = int(loud[0]), int(loud[-1]) + 1
    ends = (last - first) / rate
    moved = [
        Phoneme(max(0.0, starts - first / rate), sound)
        for starts, sound in phonemes
        if starts - first / rate < ends
    ]
    return Speech(wave[first:last], rate, mouth(moved, ends), notes)


def joined(pieces: list[Speech]) -> Speech:
    """Pieces of one line, one after the other."""
    pieces = [piece for piece in pieces if len(piece.samples)] or pieces[:1]
    if len(pieces) == 1:
        return pieces[0]
    rate = pieces[0].sample_rate
    gap = np.zeros(round(BETWEEN_SPANS_SECONDS * rate), np.float32)
    waves: list[NDArray[np.float32]] = []
    shapes: list[MouthShape] = []
    at = 0
    for piece in pieces:
        shapes += [MouthShape(at / rate + starts, viseme) for starts, viseme in piece.mouth]
        waves += [piece.samples, gap]
        at += len(piece.samples) + len(gap)
    notes = dict.fromkeys(note for piece in pieces for note in piece.notes)
    return Speech(np.concatenate(waves[:-1]), rate, tuple(shapes), tuple(notes))


def dialect_of(span: Span, line: DialogueLine, who: Character) -> str | None:
    """The line's dialect, else the speaker's, where the language is the one they are of."""
    language = primary(span.language)
    if line.dialect and language == primary(line.language):
        return line.dialect
    return who.voice.dialect if language == primary(who.voice.language) else None

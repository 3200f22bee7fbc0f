"""Speech: a line in, samples and mouth shapes out. Knows voices; knows no shot and no picture.

`Voices` is the seam to whatever speaks. `EspeakVoices` is the floor under it: it needs nothing
but its wheel, speaks over a hundred languages at once, and sounds like a machine.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from ..errors import CannotRender
from ..media import SAMPLE_RATE
from ..plan import Character, DialogueLine, Span
from . import japanese
from .casting import Choice, Manner, Timbre, manner, primary, timbre, voice_of
from .tones import telephoned
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


class EspeakVoices:
    """Voices of espeak-ng, in a process of its own that is kept until `close`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def speak(self, line: DialogueLine, who: Character, tempo: float) -> Speech:
        """The line, each of its spans in its own language. Raises `CannotRender`."""
        sound, how = timbre(who), manner(line.delivery, who.voice.manner)
        pieces: list[Speech] = []
        for span in _speakable(line):
            choice = voice_of(span.language, _dialect(span, line, who))
            pieces.append(self._piece(span.text, choice, sound, how, tempo))
        speech = _joined(pieces)
        if not who.voice.voice:
            return speech
        note = f"the built-in voices cannot imitate {who.voice.voice!r}: one of them stands in"
        return replace(speech, notes=(*speech.notes, note))

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _piece(self, text: str, choice: Choice, sound: Timbre, how: Manner, tempo: float) -> Speech:
        if not any(letter.isalnum() for letter in text):  # else it names the punctuation
            return Speech(np.zeros(0, np.float32), SAMPLE_RATE, ())
        variant = sound.whispering if how.whispered else sound.variant
        request = {
            "text": _sayable(text),
            "words_per_minute": round(choice.words_per_minute * sound.rate * how.rate * tempo),
            "pitch": min(99, max(0, sound.pitch + how.pitch)),
            "range": min(99, max(0, 50 + how.range)),
        }
        notes = choice.notes
        answer = self._ask({**request, "voice": f"{choice.voice}+{variant}"})
        if "error" in answer:
            notes = (*notes, f"no built-in voice speaks {choice.voice!r}: English stands in for it")
            answer = self._ask({**request, "voice": f"en-us+{variant}"})
        wave = np.frombuffer(base64.b64decode(answer["samples"]), "<i2").astype(np.float32)
        phonemes = [Phoneme(*p) for p in answer["phonemes"] if not p[1].startswith("(")]
        if how.telephoned:
            wave = telephoned(wave, answer["sample_rate"])
        return _trimmed(_levelled(wave, how.level), answer["sample_rate"], phonemes, notes)

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        process = self._process = self._process or _start()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        if not answer:
            self.close()
            raise CannotRender(
                f"the voice ended with code {process.returncode} while saying {request['text']!r}",
                "render again; if it happens twice, say the line in other words",
            )
        return json.loads(answer)


def _speakable(line: DialogueLine) -> Iterator[Span]:
    """The line by language; Japanese in kana, and kanji whose reading is unknown as Chinese."""
    for span in line.spans or (Span(text=line.text, language=line.language),):
        if primary(span.language) == "ja":
            yield from japanese.read(span.text)
        else:
            yield span


def _sayable(text: str) -> str:
    """Without pictographs, which would be named, and what cannot be printed."""
    return "".join(" " if category(letter) in UNSAYABLE else letter for letter in text)


def _start() -> subprocess.Popen[bytes]:
    program = Path(__file__).with_name("espeak.py")
    return subprocess.Popen(
        [sys.executable, "-P", str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def _levelled(wave: NDArray[np.float32], level: float) -> NDArray[np.float32]:
    """As loud while words are spoken as every other voice, times a level."""
    loud = np.abs(wave) > 0.1 * np.abs(wave).max(initial=0)
    if not loud.any():
        return wave
    return wave * np.float32(level * SPOKEN_RMS / np.sqrt(np.mean(np.square(wave[loud]))))


def _trimmed(
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


def _joined(pieces: list[Speech]) -> Speech:
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


def _dialect(span: Span, line: DialogueLine, who: Character) -> str | None:
    """The line's dialect, else the speaker's, where the language is the one they are of."""
    language = primary(span.language)
    if line.dialect and language == primary(line.language):
        return line.dialect
    return who.voice.dialect if language == primary(who.voice.language) else None

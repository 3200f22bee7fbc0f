"""Voices of espeak-ng: they need nothing but their wheel, speak over a hundred languages at once,
and sound like machines. Knows how a character and a manner become numbers of espeak-ng.
"""

import base64
from collections.abc import Iterator
from dataclasses import replace
from types import TracebackType
from typing import Self

import numpy as np

from ..media import SAMPLE_RATE
from ..plan import Character, DialogueLine, Span
from . import japanese
from .casting import Choice, Manner, Timbre, manner, primary, timbre, voice_of
from .espeak_process import EspeakProcess
from .speech import Speech, dialect_of, joined, levelled, sayable, trimmed
from .tones import telephoned
from .visemes import Phoneme


class EspeakVoices:
    """Voices of espeak-ng, in a process of its own that is kept until the end of the `with`."""

    def __init__(self) -> None:
        self.process = EspeakProcess()

    def speak(self, line: DialogueLine, who: Character, tempo: float) -> Speech:
        """The line, each of its spans in its own language. Raises `CannotRender`."""
        speech = joined([self.span(span, line, who, tempo) for span in _speakable(line)])
        if not who.voice.voice:
            return speech
        note = f"the built-in voices cannot imitate {who.voice.voice!r}: one of them stands in"
        return replace(speech, notes=(*speech.notes, note))

    def span(self, span: Span, line: DialogueLine, who: Character, tempo: float) -> Speech:
        """One span of a line. Raises `CannotRender`."""
        choice = voice_of(span.language, dialect_of(span, line, who))
        how = manner(line.delivery, who.voice.manner)
        return self._piece(span.text, choice, timbre(who), how, tempo)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.close()

    def _piece(self, text: str, choice: Choice, sound: Timbre, how: Manner, tempo: float) -> Speech:
        if not any(letter.isalnum() for letter in text):  # else it names the punctuation
            return Speech(np.zeros(0, np.float32), SAMPLE_RATE, ())
        variant = sound.whispering if how.whispered else sound.variant
        request = {
            "text": sayable(text),
            "words_per_minute": round(choice.words_per_minute * sound.rate * how.rate * tempo),
            "pitch": min(99, max(0, sound.pitch + how.pitch)),
            "range": min(99, max(0, 50 + how.range)),
        }
        notes = (*choice.stands_in, *choice.rough)
        answer = self.process.ask({**request, "voice": f"{choice.voice}+{variant}"})
        if "error" in answer:
            notes = (*notes, f"no built-in voice speaks {choice.voice!r}: English stands in for it")
            answer = self.process.ask({**request, "voice": f"en-us+{variant}"})
        wave = np.frombuffer(base64.b64decode(answer["samples"]), "<i2").astype(np.float32)
        phonemes = [Phoneme(*p) for p in answer["phonemes"] if not p[1].startswith("(")]
        if how.telephoned:
            wave = telephoned(wave, answer["sample_rate"])
        return trimmed(levelled(wave, how.level), answer["sample_rate"], phonemes, notes)


def _speakable(line: DialogueLine) -> Iterator[Span]:
    """The line by language; Japanese in kana, and kanji whose reading is unknown as Chinese."""
    for span in line.spans or (Span(text=line.text, language=line.language),):
        if primary(span.language) == "ja":
            yield from japanese.read(span.text)
        else:
            yield span

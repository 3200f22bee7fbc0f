"""Voices that sound like people, of the extra `voices`. What they do not speak, espeak-ng does.

Knows which vectors belong to a character, a language and an accent (`neural.toml`), and how a
manner of speaking is asked of them.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import numpy as np

from ..plan import Character, DialogueLine, Span
from .casting import GOLDEN, Manner, Sounding, manner, primary, sounding, voice_of
from .espeak_voices import EspeakVoices
from .kokoro import SAMPLE_RATE, Sound, Vector, kokoro, vectors
from .phonemes import OF_SIGNS, phonemes
from .speech import Speech, dialect_of, joined, levelled, sayable, trimmed
from .tones import telephoned, whispered
from .visemes import Phoneme

PITCH_STEPS = 60
"""Of espeak-ng's pitch, to an octave: how its table of manners sounds here."""
CHILD_PITCH, OLD_PITCH, OLD_RATE = 1.22, 0.94, 0.93
APART_PITCH = 0.05
"""How far apart in pitch two characters of one vector are set."""
OWN_SHARE = 0.75
"""Of the character's own vector; the rest is another's, so that no two sound the same."""


class Casting(NamedTuple):
    """How somebody sounds in a language."""

    vector: Vector
    reader: str
    """The voice of espeak-ng by whose rules the words are read."""
    pitch: float
    rate: float
    notes: tuple[str, ...]


class NeuralVoices:
    """Voices of Kokoro-82M."""

    def __init__(self) -> None:
        self._floor = EspeakVoices()

    def speak(self, line: DialogueLine, who: Character, tempo: float) -> Speech:
        """The line, each of its spans in its own language. Raises `CannotRender`, `CannotOpen`."""
        spans = line.spans or (Span(text=line.text, language=line.language),)
        speech = joined([self._span(span, line, who, tempo) for span in spans])
        if not who.voice.voice:
            return speech
        note = f"the built-in voices cannot imitate {who.voice.voice!r}: one of them stands in"
        return replace(speech, notes=(*speech.notes, note))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._floor.__exit__(kind, error, trace)

    def _span(self, span: Span, line: DialogueLine, who: Character, tempo: float) -> Speech:
        cast = casting(span.language, dialect_of(span, line, who), who, line.language)
        if cast is None:
            return self._floor.span(span, line, who, tempo)
        how = manner(line.delivery, who.voice.manner)
        pitch = cast.pitch * 2 ** (how.pitch / PITCH_STEPS)
        # Played faster than it was made, a voice is higher: so much slower it is made.
        speed = cast.rate * how.rate * tempo / pitch
        sounds = phonemes(sayable(span.text), cast.reader, self._floor.process)
        pieces = [
            _piece(said.samples, said.sounds, how, pitch, cast.notes)
            for said in kokoro().speak(sounds, cast.vector, speed)
        ]
        return joined(pieces or [Speech(np.zeros(0, np.float32), SAMPLE_RATE, (), cast.notes)])


def casting(
    language: str, dialect: str | None, who: Character, line_language: str | None = None
) -> Casting | None:
    """How a character sounds in a language and a dialect; None where no neural voice speaks it.

    Words of another language inside a line are said by the voice that says the rest of it.
    """
    choice = voice_of(language, dialect)
    table = _table()
    families = table["families"]
    family = families.get(choice.voice)
    if family is None:
        return None
    if line_language and primary(language) != primary(line_language):
        family = families.get(voice_of(line_language, who.voice.dialect).voice, family)
    notes, accent = choice.stands_in, table["accents"].get(dialect)
    if accent and choice.voice.startswith("en"):
        family, notes = (
            accent,
            (f"the {dialect} accent is an impression: a voice's, not a speaker's",),
        )
    if choice.voice == "ko":
        notes = (*notes, "no built-in voice is Korean: a Japanese one speaks, with its accent")
    person = sounding(who)
    return Casting(
        vector=_vector(table[family], person),
        reader=choice.voice,
        pitch=_pitch(person),
        rate=OLD_RATE if person.old else 1.0,
        notes=notes,
    )


def _vector(family: dict[str, list[str]], person: Sounding) -> Vector:
    """The character's own mixture of two vectors of their sex, the same in every shot."""
    names = family["female" if person.female or person.child else "male"]
    own, other = (names[(person.number + step) % len(names)] for step in (0, 1))
    known = vectors()
    mixed = OWN_SHARE * known[own] + (1 - OWN_SHARE) * known[other]
    return mixed.astype(np.float32)


def _pitch(person: Sounding) -> float:
    """Against the vector's own, as age and the character's place among others have it."""
    age = CHILD_PITCH if person.child else OLD_PITCH if person.old else 1.0
    return age * (1 + APART_PITCH * (2 * (person.number * GOLDEN % 1.0) - 1))


def _piece(
    samples: Vector, sounds: Iterable[Sound], how: Manner, pitch: float, notes: tuple[str, ...]
) -> Speech:
    """What the model said, in the manner wanted and at the pitch at which it is played."""
    rate = round(SAMPLE_RATE * pitch)
    if how.whispered:
        samples = whispered(samples, rate)
    if how.telephoned:
        samples = telephoned(samples, rate)
    at, heard = 0.0, list[Phoneme]()
    for symbol, seconds in sounds:
        heard.append(Phoneme(at, OF_SIGNS.get(symbol, symbol)))
        at += seconds / pitch
    return trimmed(levelled(samples, how.level), rate, heard, notes)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("neural.toml").read_text("utf-8"))

"""Mouth shapes of speech sounds. Knows the International Phonetic Alphabet; knows no voice.

Eight shapes, as animators use them (the classic sheet of Preston Blair, Cartoon Animation, 1994,
has ten), each for sounds that look alike on the lips.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Viseme = Literal["rest", "closed", "open", "wide", "round", "narrow", "teeth", "tongue"]

SOUNDS: dict[Viseme, str] = {
    "closed": "pbmɓ",
    "open": "aɑɐæʌäɒ",
    "wide": "eɛəɜɘɚɝɤ",
    "narrow": "iɪɨɯyʏjɥ",
    "round": "oɔuʊʉɵøœɶwʍɞ",
    "teeth": "fvɱʋɸ",
    "tongue": "θðlɫɭʎɹɾrɽɻɬɮ",
}
"""Sounds made out of sight, such as k, h and ŋ, keep the mouth of what is around them."""
HALF_OPEN = "tdnszʃʒɕʑʂʐcɟçɲ"
"""Made behind the teeth, nearly shut: drawn as narrow."""
QUICKEST_SECONDS = 0.045
"""A shape that is shorter than a frame is not seen: the next one takes its place."""
CLOSING_SECONDS = 0.035
"""Lips meet that much before a p or b is heard: espeak-ng's event comes with the release, its
silence before (measured: 30 to 38 ms in English, Mandarin and Spanish)."""
SHORTEST_PAUSE_SECONDS = 0.1
"""Between syllables the mouth does not close."""


class MouthShape(NamedTuple):
    """A shape that the mouth takes on and keeps until the next."""

    starts: float
    """Seconds."""
    viseme: Viseme


class Phoneme(NamedTuple):
    """A speech sound that lasts until the next."""

    starts: float
    """Seconds."""
    sound: str
    """In the International Phonetic Alphabet, stress and length included; empty for a pause."""


_VISEMES: dict[str, Viseme] = {
    sound: viseme for viseme, sounds in SOUNDS.items() for sound in sounds
}
_VISEMES.update(dict.fromkeys(HALF_OPEN, "narrow"))


def visemes(sound: str) -> tuple[Viseme, ...]:
    """The shapes of one phoneme in turn: two for a diphthong, none for a sound out of sight."""
    letters = unicodedata.normalize("NFC", sound)
    shapes: list[Viseme] = [_VISEMES[letter] for letter in letters if letter in _VISEMES]
    return tuple(shape for at, shape in enumerate(shapes) if at == 0 or shape != shapes[at - 1])


def mouth(phonemes: Iterable[Phoneme], ends: float) -> tuple[MouthShape, ...]:
    """The mouth's track over a line that ends at `ends` seconds, at rest after it."""
    track: list[MouthShape] = []
    for shape in _shapes(tuple(phonemes), ends):
        if track and track[-1].viseme != "closed" and _is_quick(track[-1], shape):
            track.pop()
        if track and _is_quick(track[-1], shape):  # lips that meet must be seen
            shape = shape._replace(starts=round(track[-1].starts + QUICKEST_SECONDS, 3))
        if shape.starts < ends and not (track and shape.viseme == track[-1].viseme):
            track.append(shape)
    return (*track, MouthShape(ends, "rest"))


def _is_quick(shape: MouthShape, after: MouthShape) -> bool:
    """Too short to be seen before the one after it."""
    return after.starts - shape.starts < QUICKEST_SECONDS


def _shapes(phonemes: tuple[Phoneme, ...], ends: float) -> Iterator[MouthShape]:
    for at, (starts, sound) in enumerate(phonemes):
        until = phonemes[at + 1].starts if at + 1 < len(phonemes) else ends
        if not sound and until - starts >= SHORTEST_PAUSE_SECONDS:
            yield MouthShape(starts, "rest")
        shapes = visemes(sound)
        for step, shape in enumerate(shapes):
            at_once = starts + (until - starts) * step / len(shapes)
            early = CLOSING_SECONDS if shape == "closed" else 0.0
            yield MouthShape(round(max(0.0, at_once - early), 3), shape)

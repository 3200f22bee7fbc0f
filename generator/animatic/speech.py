"""Speech: a line in, samples and mouth shapes out. Knows voices; knows no shot and no picture.

`Voices` is the seam to whatever speaks. `EspeakVoices` is the floor under it: it needs nothing
but its wheel, speaks over a hundred languages at once, and sounds like a machine.
"""

import base64
import hashlib
import json
import math
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from ..errors import CannotRender
from ..media import SAMPLE_RATE
from ..plan import Character, DialogueLine, Span
from .tones import telephoned
from .visemes import MouthShape, Phoneme, mouth

WORDS_PER_MINUTE = 175
"""At tempo 1, for a language that has no rate of its own in `voices.toml`."""
BETWEEN_SPANS_SECONDS = 0.04
SPOKEN_RMS = 0.16
"""Of the loud samples of a line: about -20 LUFS."""
SILENCE = 0.01
"""Samples below this share of full scale, at either end of a line, are cut off."""
GOLDEN = 0.618034
"""Multiples of it, modulo 1, stay apart from each other as long as can be."""


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


class Timbre(NamedTuple):
    """How a character sounds in every language."""

    variant: str
    """Of espeak-ng, such as `f3`."""
    whispering: str
    """Its whispered variant."""
    pitch: int
    """On espeak-ng's scale of 0 to 99."""
    rate: float


class Manner(NamedTuple):
    """How something is said, against how it would be said plainly."""

    rate: float = 1.0
    level: float = 1.0
    pitch: int = 0
    range: int = 0
    whispered: bool = False
    telephoned: bool = False


class Choice(NamedTuple):
    """A voice, and what must be said about it."""

    voice: str
    words_per_minute: int
    notes: tuple[str, ...]


UNSAYABLE = ("So", "Sk", "Cc", "Cs", "Co", "Cn")
"""Unicode's general categories of pictographs and of what has no sound."""
KANJI = "[\u3400-\u9fff々]"
FEMALE = ("f2", "f3", "f1", "f5", "f4")
MALE = ("m3", "m1", "m7", "m4", "m6", "m2")
CHILD = ("f5", "f3")


def timbre(who: Character) -> Timbre:
    """The character's own sound, by looks and id: two characters never get the same.

    Nothing else of the plan is looked at, so it is the same in every shot and every edit.
    """
    about = f"{who.looks} {who.name}".casefold()
    female, child, old = _is_female(who, about), _says("child", about), _says("old", about)
    number = _number(who.id)
    apart = number * GOLDEN % 1.0
    if child:
        variants, low, high, rate = CHILD, 62, 80, 1.04
    elif female:
        variants, low, high, rate = FEMALE, 36, 62, 1.0
    else:
        variants, low, high, rate = MALE, 28, 64, 1.0
    if old:
        low, high, rate = low - 8, high - 12, 0.9
    return Timbre(
        variant=variants[number % len(variants)],
        whispering="whisperf" if female or child else "whisper",
        pitch=round(low + (high - low) * apart),
        rate=rate + 0.06 * (number * GOLDEN**2 % 1.0 - 0.5),
    )


def voice_of(language: str, dialect: str | None) -> Choice:
    """The espeak-ng voice for a language (BCP 47 primary tag) and a dialect's English label."""
    table = _table()
    primary = language.casefold().split("-")[0]
    voice = table["languages"].get(primary, primary)
    notes: list[str] = []
    if dialect and not _is_own_name(dialect, primary):
        own = table["dialects"].get(dialect)
        voice = own or table["nearest"].get(dialect, voice)
        if own is None:
            notes.append(f"no built-in voice speaks {dialect}: {_name(voice)} stands in for it")
    poor = table["poor"].get(voice)
    rate = table["rates"].get(primary, WORDS_PER_MINUTE)
    return Choice(voice, rate, (*notes, *([poor] if poor else [])))


def manner(*words: str | None) -> Manner:
    """What the words for a delivery or a habit of speech ask of the voice."""
    asked = [
        Manner(**{key: value for key, value in entry.items() if key != "words"})
        for told in filter(None, words)
        for entry in _table()["manners"]
        if re.search(entry["words"], told.casefold())
    ]
    return Manner(
        rate=min(1.35, max(0.7, math.prod(one.rate for one in asked))),
        level=min(1.6, max(0.45, math.prod(one.level for one in asked))),
        pitch=sum(one.pitch for one in asked),
        range=sum(one.range for one in asked),
        whispered=any(one.whispered for one in asked),
        telephoned=any(one.telephoned for one in asked),
    )


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
        return _joined(pieces)

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
                "`callsheet doctor` may tell why; without `audio` the shot can be made silent",
            )
        return json.loads(answer)


def _speakable(line: DialogueLine) -> Iterator[Span]:
    """The line by language; Japanese in kana, and kanji whose reading is unknown as Chinese."""
    for span in line.spans or (Span(text=line.text, language=line.language),):
        if _primary(span.language) != "ja":
            yield span
            continue
        for part in re.split(f"({KANJI}+)", in_kana(span.text)):
            if part:
                yield Span(text=part, language="zh" if re.match(KANJI, part) else "ja")


def _sayable(text: str) -> str:
    """Without pictographs, which would be named, and what cannot be printed."""
    return "".join(" " if category(letter) in UNSAYABLE else letter for letter in text)


def in_kana(text: str) -> str:
    """Japanese with the words of `readings.toml` in kana, は and へ after them as they are said."""
    readings, pattern = _readings()
    spoken = {"は": "わ", "へ": "え"}

    def read(found: re.Match[str]) -> str:
        return readings[found["word"]] + spoken.get(found["particle"] or "", "")

    return pattern.sub(read, text)


@cache
def _readings() -> tuple[dict[str, str], re.Pattern[str]]:
    told = tomllib.loads(Path(__file__).with_name("readings.toml").read_text("utf-8"))["words"]
    readings = dict(pair.split("=") for pair in reversed(told.split()))  # the first reading counts
    words = "|".join(map(re.escape, sorted(readings, key=len, reverse=True)))
    return readings, re.compile(f"(?P<word>{words})(?P<particle>[はへ](?![ぁ-ん]))?")


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


def _is_female(who: Character, about: str) -> bool:
    """By the first word that says so, else by the given name, else by the id."""
    first = {kind: _first(kind, about) for kind in ("female", "male")}
    if first["female"] != first["male"]:
        return first["female"] < first["male"]
    given = who.name.casefold().split()[0] if who.name.split() else ""
    if _says("female_name", given) != _says("male_name", given):
        return _says("female_name", given)
    return _number(who.id) % 2 == 1


def _first(kind: str, text: str) -> int:
    """Where the first word of a kind begins; past the end when there is none."""
    found = [match.start() for p in _people(kind) if (match := p.search(text))]
    return min(found, default=len(text) + 1)


def _says(kind: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _people(kind))


@cache
def _people(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words) for words in _table()["people"][kind])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("voices.toml").read_text("utf-8"))


def _number(id: str) -> int:
    """A number for an id; ids that differ in their last number only get neighbouring ones."""
    name = id.rstrip("0123456789")
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:3]) + int(id[len(name) :][-6:] or 0)


def _primary(language: str) -> str:
    return language.casefold().split("-")[0]


def _dialect(span: Span, line: DialogueLine, who: Character) -> str | None:
    """The line's dialect, else the speaker's, where the language is the one they are of."""
    language = _primary(span.language)
    if line.dialect and language == _primary(line.language):
        return line.dialect
    return who.voice.dialect if language == _primary(who.voice.language) else None


def _is_own_name(dialect: str, primary: str) -> bool:
    """A dialect that only repeats the tag of its language."""
    return dialect.casefold() == primary


def _name(voice: str) -> str:
    """A voice as a user would call it."""
    return _table()["names"].get(voice, f"the voice {voice!r}")

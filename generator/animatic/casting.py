"""Who sounds how: voices of espeak-ng for languages, dialects, people and manners of speaking.

Knows the tables in `voices.toml`; speaks nothing.
"""

import hashlib
import math
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..plan import Character

WORDS_PER_MINUTE = 175
"""At tempo 1, for a language that has no rate of its own in `voices.toml`."""
GOLDEN = 0.618034
"""Multiples of it, modulo 1, stay apart from each other as long as can be."""


FEMALE = ("f2", "f3", "f1", "f5", "f4")
MALE = ("m3", "m1", "m7", "m4", "m6", "m2")
CHILD = ("f5", "f3")


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
    stands_in: tuple[str, ...]
    """What is said when it is not the dialect's own."""
    rough: tuple[str, ...]
    """What is said when espeak-ng speaks the language poorly."""


class Sounding(NamedTuple):
    """Who is heard, as far as it can be told from looks and name."""

    female: bool
    child: bool
    old: bool
    number: int
    """Another one for every character of a plan."""


def sounding(who: Character) -> Sounding:
    """Who a character sounds like, whatever voice speaks for them.

    Nothing but looks, name and id is looked at, so it is the same in every shot and every edit.
    """
    about = f"{who.looks} {who.name}".casefold()
    female, child, old = _is_female(who, about), _says("child", about), _says("old", about)
    return Sounding(female, child, old, _number(who.id))


def timbre(who: Character) -> Timbre:
    """The character's own sound, by looks and id: two characters never get the same."""
    female, child, old, number = sounding(who)
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
    spoken = primary(language)
    voice = table["languages"].get(spoken, spoken)
    notes: list[str] = []
    if dialect:
        own = table["dialects"].get(dialect)
        voice = own or table["nearest"].get(dialect, voice)
        if own is None:
            notes.append(f"no built-in voice speaks {dialect}: {_name(voice)} stands in for it")
    poor = table["poor"].get(voice)
    rate = table["rates"].get(spoken, WORDS_PER_MINUTE)
    return Choice(voice, rate, tuple(notes), (poor,) if poor else ())


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


def primary(language: str) -> str:
    """The first part of a BCP 47 tag."""
    return language.casefold().split("-")[0]


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


def _name(voice: str) -> str:
    """A voice as a user would call it."""
    return _table()["names"].get(voice, f"the voice {voice!r}")

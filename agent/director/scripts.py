"""Scripts: which letters belong to which, as ranges for the classes of regular expressions.

Ranges are those of the Unicode blocks; knows no language.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

RANGES = {
    "latin": r"A-Za-z\u00c0-\u024f",
    "hiragana": r"\u3040-\u309f",
    "katakana": r"\u30a0-\u30ff",
    "kana": r"\u3040-\u30ff",
    "han": r"\u3005\u3400-\u9fff",
    "hangul": r"\uac00-\ud7a3\u1100-\u11ff",
    "devanagari": r"\u0900-\u097f",
    "cyrillic": r"\u0400-\u04ff",
    "arabic": r"\u0600-\u06ff",
    "thai": r"\u0e00-\u0e7f",
    "greek": r"\u0370-\u03ff",
    "hebrew": r"\u0590-\u05ff",
}
UPPER = r"A-Z\u00c0-\u00de"
"""Latin capitals."""
LOWER = r"a-z\u00df-\u024f"
UNSPACED = RANGES["kana"] + RANGES["han"] + RANGES["hangul"]
"""The letters of scripts without capitals that stand for a syllable or a word."""


@cache
def letters_of(script: str) -> re.Pattern[str]:
    """Finds the letters of a script; KeyError for an unknown one."""
    return re.compile(f"[{RANGES[script]}]")


@cache
def runs(described: tuple[str, ...]) -> str:
    """An expression for runs of letters written as `han 1-4`; none is no match."""
    return "|".join(map(_run, described)) or "(?!)"


def class_of(described: Iterable[str]) -> str:
    """The letters of the scripts that runs are written in, for a class."""
    return "".join(RANGES[run.split(" ")[0]] for run in described)


def shortest_of(described: str) -> int:
    """The fewest letters of a run written as `han 1-4`."""
    return int(described.split(" ")[1].partition("-")[0])


def _run(described: str) -> str:
    script, _, letters = described.partition(" ")
    shortest, _, longest = letters.partition("-")
    return f"[{RANGES[script]}]{{{shortest},{longest}}}"


@cache
def any_of(phrases: tuple[str, ...]) -> str:
    """An expression for any of some phrases, longest first, with no group; none is no match."""
    ordered = sorted(phrases, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else "(?!)"


def joined(tables: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The phrases of several tables, each once."""
    return tuple(dict.fromkeys(phrase for table in tables for phrase in table if phrase))


_ACCENTS = ("\u0300", "\u0301", "\u0302", "\u0308")


def unaccented(words: str) -> str:
    """Words without the accents that many leave out; a tilde or a hook makes another letter."""
    return "".join(map(_bare_letter, words))


@cache
def _bare_letter(letter: str) -> str:
    bare, *accents = unicodedata.normalize("NFD", letter)
    return bare if accents and set(accents) <= set(_ACCENTS) else letter


@cache
def romanised(word: str) -> str:
    """A word of kana or Hangul in Latin letters as Unicode calls its syllables; "" for others.

    `DONGHYEON` is near enough to however somebody writes that name; Han letters have no one sound.
    """
    return "".join(map(_syllable, word)).lower() if _SOUNDS.fullmatch(word) else ""


_SOUNDS = re.compile(f"[{RANGES['kana']}{RANGES['hangul']}]+")


def _syllable(letter: str) -> str:
    *_, sound = unicodedata.name(letter, "").split(" ")
    return sound if sound.isalpha() and sound not in ("MARK", "DOT") else ""


def is_latin(letter: str) -> bool:
    """Whether a letter or digit belongs to a word of Latin script."""
    return letter.isalnum() and ord(letter) < 0x0250

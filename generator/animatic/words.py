"""What words say about pictures, read from the table `words.toml`. Knows no drawing."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Found(NamedTuple):
    """A meaning, and where in a text its word stands."""

    meaning: str
    starts: int
    ends: int


def found(table: str, text: str) -> tuple[Found, ...]:
    """Every meaning of a table in a text, in order; of words that overlap only the longest."""
    hits = sorted(
        (
            Found(meaning, hit.start(), hit.end())
            for meaning, pattern in _patterns()[table].items()
            for hit in pattern.finditer(text)
        ),
        key=lambda hit: (hit.starts - hit.ends, hit.starts),
    )
    kept: list[Found] = []
    for hit in hits:
        if all(hit.ends <= other.starts or hit.starts >= other.ends for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.starts))


def meanings(table: str, text: str) -> frozenset[str]:
    """Every meaning of a table that a text has."""
    return frozenset(hit.meaning for hit in found(table, text))


def meaning(table: str, *texts: str) -> str | None:
    """What the first text that says anything says first."""
    for text in texts:
        if hits := found(table, text):
            return hits[0].meaning
    return None


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    tables = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    return {
        table: {meaning: _pattern(words) for meaning, words in meanings.items()}
        for table, meanings in tables.items()
    }


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Any of the words; one of a script with spaces between words as a whole word."""
    choices = [
        re.escape(word)
        if _written_together(word)
        else rf"(?<!\w){re.escape(word)}(?:s|es|'s)?(?!\w)"
        for word in sorted(set(words), key=lambda word: (-len(word), word))
    ]
    return re.compile("|".join(choices), re.IGNORECASE)


def _written_together(word: str) -> bool:
    return any(ord(letter) >= 0x2E80 for letter in word)

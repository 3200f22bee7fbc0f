"""How alike two stretches of words are, for pointing at what a plan holds. Knows no plan."""

import re
from functools import cache

from ..vocabulary import LANGUAGES, is_latin, lexicon
from .words import folded

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def content(text: str) -> set[str]:
    """Beginnings of words of Latin script, pairs of letters of the others."""
    found: set[str] = set()
    for word in _WORD.findall(folded(text)):
        if is_latin(word[0]):
            found |= {word[:5]} if len(word) > 2 and word not in _common_words() else set()
        else:
            found |= {word[i : i + 2] for i in range(len(word) - 1)}
    return found


@cache
def _common_words() -> frozenset[str]:
    """Words of Latin script that every sentence has."""
    return frozenset(word for tag in LANGUAGES for word in lexicon(tag).common)


def bare(text: str) -> str:
    """Words for comparison: folded, without blanks and outer punctuation."""
    return re.sub(r"\s", "", folded(text)).strip(".。,，!！?？\"'“”「」")

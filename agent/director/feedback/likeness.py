"""How alike two stretches of words are, for pointing at what a plan holds. Knows no plan."""

import re
from functools import cache, lru_cache

from ..scripts import is_latin, letters_of
from ..vocabulary import LANGUAGES, lexicon
from .words import WORD_END, WORD_START, folded

SHORTEST_STEM = 3
"""Letters of the shortest Latin word that is still told from others with an ending: `eye`."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Beginnings of words of Latin script, pairs of letters of the others."""
    found = set[str]()
    for word in _WORD.findall(folded(text)):
        if is_latin(word[0]):
            told = len(word) >= SHORTEST_STEM and word not in _common_words()
            found |= {_stem(word)} if told else set()
        else:
            found |= {word[i : i + 2] for i in range(len(word) - 1)}
    return frozenset(found)


def _stem(word: str) -> str:
    """The beginning of a Latin word, the same for one thing and for several: `ring`, `rings`."""
    one = word.removesuffix("s") if len(word) > SHORTEST_STEM else word
    return one[:5]


@lru_cache(maxsize=4096)
def things(text: str) -> frozenset[str]:
    """Names, the same in every language, of the things that are spoken of: 警笛 is a `siren`."""
    found = (match for match in _thing_words()[0].finditer(folded(text)))
    return frozenset(_thing_words()[1][match[0]] for match in found)


@cache
def _thing_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Finds the things of all languages, the longest word first, and their names."""
    tables = (lexicon(tag).things.items() for tag in LANGUAGES)
    names = {folded(word): name for table in tables for name, words in table for word in words}
    ordered = sorted(names, key=len, reverse=True)
    latin = "|".join(re.escape(word) for word in ordered if is_latin(word[0]))
    others = "|".join(re.escape(word) for word in ordered if not is_latin(word[0]))
    return re.compile(rf"{WORD_START}(?:{latin}){WORD_END}|{others}"), names


def akin(one: str, other: str) -> int:
    """How many words of one text another one holds with an ending more or less: `snowy`, `snow`."""
    theirs = [word for word in _WORD.findall(folded(other)) if _tells(word)]
    mine = [word for word in _WORD.findall(folded(one)) if _tells(word)]
    return sum(any(a.startswith(b) or b.startswith(a) for b in theirs) for a in mine)


def _tells(word: str) -> bool:
    """Whether a word is no small one; a single letter tells where a syllable is one."""
    if is_latin(word[0]):
        return len(word) >= SHORTEST_STEM and word not in _common_words()
    return len(word) > 1 or letters_of("hangul").match(word) is not None


@cache
def _common_words() -> frozenset[str]:
    """Words of Latin script that every sentence has."""
    return frozenset(word for tag in LANGUAGES for word in lexicon(tag).common)


def bare(text: str) -> str:
    """Words for comparison: folded, without blanks and outer punctuation."""
    return re.sub(r"\s", "", folded(text)).strip(".。,，!！?？…\"'“”«»「」")

"""Misspelt words of the craft: `secnods`, `cinmatic`, `whipser` are read as what they stand for.

A word is misspelt when it is unknown, at least six letters long, begins like a known word and is
one loss, doubling or exchange of neighbours away from it (Damerau 1964), its end aside.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from .scanning import Hit, entries
from .scripts import LOWER
from .vocabulary import Phrases, lexicon

SHORTEST_LETTERS = 6
LONG_LETTERS = 7
"""From here on a word may hold a letter too many: `secounds`."""
LONGEST_LETTERS = 30
_KINDS = ("unit", "speaking", "framing", "angle", "movement", "style", "manner")
_MISSPELT_CUES = (("cue", "narrator"),)
_WORD = re.compile(rf"[{LOWER}]{{5,}}")


def misspelt(folded: str, hits: Iterable[Hit], languages: Iterable[str]) -> Iterator[Hit]:
    """The hits of misspelt words of Latin script, by place."""
    taken = {at for hit in hits for at in range(hit.start, hit.end)}
    known = [_index(language) for language in languages if lexicon(language).common]
    if not known:
        return
    for match in _WORD.finditer(folded):
        if match.start() in taken or not SHORTEST_LETTERS <= len(match[0]) <= LONGEST_LETTERS:
            continue
        for index, words in known:
            found = _meant(match[0], index, words)
            if found:
                yield from (
                    hit._replace(start=match.start(), end=match.end()) for hit in words[found]
                )
                break


def _meant(word: str, index: dict[str, list[str]], words: dict[str, list[Hit]]) -> str | None:
    """The known word that a misspelt one stands for."""
    if word in words:
        return None
    near = {other for short in _shortened(word) for other in index.get(short, ())}
    near.update(index.get(word, ()))
    fitting = [
        o
        for o in sorted(near)
        if (o[0], o[-2:]) == (word[0], word[-2:])
        and is_near(word, o, SHORTEST_LETTERS if words[o][0].kind == "unit" else LONG_LETTERS)
    ]
    return fitting[0] if fitting else None


def is_near(word: str, meant: str, long: int = LONG_LETTERS) -> bool:
    """Whether a word lacks a letter, doubles one or exchanges two neighbours.

    From so many letters on it may hold any letter too many. A changed letter makes another word
    too often: `stares` is no `states`.
    """
    pairs = enumerate(zip(word, meant, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(word), len(meant)))
    if len(word) + 1 == len(meant):
        return word[at:] == meant[at + 1 :]
    if len(word) == len(meant) + 1:
        doubled = word[at] == word[at - 1] or len(meant) >= long
        return doubled and word[at + 1 :] == meant[at:]
    swapped = word[at : at + 2] == meant[at : at + 2][::-1]
    return len(word) == len(meant) and swapped and word[at + 2 :] == meant[at + 2 :]


def _shortened(word: str) -> set[str]:
    """A word with any one letter left out."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


@cache
def _index(language: str) -> tuple[dict[str, list[str]], dict[str, list[Hit]]]:
    """The words that may be meant, by themselves with a letter left out, and their meanings."""
    words: dict[str, list[Hit]] = {}
    for kind, value, phrase in entries(lexicon(language)):
        if kind not in _KINDS and (kind, value) not in _MISSPELT_CUES:
            continue
        for form in _forms(phrase, lexicon(language).wording.word_endings):
            words.setdefault(form, []).append(Hit(kind, value, 0, 0, language))
    index: dict[str, list[str]] = {}
    for word in words:
        for short in (word, *_shortened(word)):
            index.setdefault(short, []).append(word)
    return index, words


def _forms(phrase: str, endings: Phrases) -> Iterator[str]:
    """A phrase that is one long word, with the forms a star stands for."""
    bare = phrase.removesuffix("*")
    if not _WORD.fullmatch(bare):
        return
    yield bare
    if bare != phrase:
        yield from (bare + ending for ending in endings)

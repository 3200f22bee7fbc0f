"""In which language words are written: by their script, and in Latin script by frequent words.

The lexicons state the scripts of the languages that are read; `lexicon/others.toml` states how
languages are told that are not.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from .scripts import LOWER, letters_of
from .vocabulary import COMMON_LANGUAGE, LANGUAGES, Phrases, lexicon

SMALLEST_SHARE = 8
"""One letter in as many of its first script tells a language that shares its second one."""
_LATIN_WORD = re.compile(rf"[{LOWER}'’]+")
_LATIN = "latin"


class _Signs(NamedTuple):
    """By what a language is told."""

    scripts: Phrases
    common: frozenset[str]
    """Frequent words, which tell languages of Latin script."""
    telling: re.Pattern[str] | None
    """Letters that few others use."""


def written_languages(folded: str) -> tuple[str, ...]:
    """The lexicons a text needs, the language it is mainly written in first; () for no words."""
    counts = _letters(folded, {script for tag in _unlatin() for script in _signs(tag).scripts})
    latin = sum(map(len, _LATIN_WORD.findall(folded)))
    others = sum(counts.values())
    found: list[str] = []
    if others and others * 3 < latin:
        found.append(_latin_language(folded, _read_latin()))
    if others:
        found.append(_mainly(counts))
    if latin:
        found.append(_latin_language(folded, _read_latin()))
    if latin or others:
        found.append(COMMON_LANGUAGE)
    return tuple(dict.fromkeys(found))


def _letters(folded: str, scripts: Iterable[str]) -> dict[str, int]:
    """How many letters of each script there are."""
    return {script: len(letters_of(script).findall(folded)) for script in sorted(scripts)}


@cache
def _unlatin() -> tuple[str, ...]:
    """The languages that are read and not written in Latin letters; those of two scripts first."""
    found = [tag for tag in LANGUAGES if _LATIN not in _signs(tag).scripts]
    return tuple(sorted(found, key=lambda tag: -len(_signs(tag).scripts)))


@cache
def _read_latin() -> tuple[str, ...]:
    return tuple(tag for tag in LANGUAGES if _LATIN in _signs(tag).scripts)


def _mainly(counts: dict[str, int]) -> str:
    """The language most letters are of; its own script tells one that shares another's letters."""

    def letters(tag: str) -> int:
        first, *shared = (counts[script] for script in _signs(tag).scripts)
        own = first and first * SMALLEST_SHARE >= sum(shared)
        return first + sum(shared) if own else 0

    return max(_unlatin(), key=letters)


def language_of(words: str, otherwise: str) -> str:
    """The BCP 47 primary tag of spoken words; `otherwise` when they do not tell.

    Kanji alone are Japanese among Japanese; a few Latin words do not change another language.
    """
    folded = words.casefold()
    counts = _letters(folded, _told_scripts())
    script = max(counts, key=lambda script: counts[script])
    if not counts[script]:
        return _latin_language(folded, (*_read_latin(), *_told_by_words()), otherwise)
    writers = [tag for tag in _all_tags() if script in _signs(tag).scripts]
    for tag in writers:
        if len(_signs(tag).scripts) > 1 and counts[_signs(tag).scripts[0]]:
            return tag
    if otherwise in writers:
        return otherwise
    return next(tag for tag in writers if _signs(tag).scripts[0] == script)


@cache
def _all_tags() -> tuple[str, ...]:
    return (*LANGUAGES, *_others())


@cache
def _told_scripts() -> tuple[str, ...]:
    """The scripts that tell a language, so all but the Latin one."""
    found = {script for tag in _all_tags() for script in _signs(tag).scripts}
    return tuple(sorted(found - {_LATIN}))


@cache
def _told_by_words() -> tuple[str, ...]:
    """The languages of Latin script that are told and not read."""
    return tuple(tag for tag in _others() if _LATIN in _signs(tag).scripts)


def _latin_language(folded: str, among: tuple[str, ...], otherwise: str = COMMON_LANGUAGE) -> str:
    """The best match by frequent words and telling letters; English for a tie of nothing."""
    words = set(_LATIN_WORD.findall(folded))
    scores = {tag: _score(folded, words, _signs(tag)) for tag in among}
    best = max(among, key=lambda tag: (scores[tag], tag == otherwise, tag == COMMON_LANGUAGE))
    known = otherwise if otherwise in among else COMMON_LANGUAGE
    if scores[best] == 0:
        return known
    chance = scores[best] == 1 and len(words) > 2 and best not in LANGUAGES
    return known if chance else best


def _score(folded: str, words: set[str], signs: _Signs) -> int:
    marked = signs.telling is not None and signs.telling.search(folded) is not None
    return len(words & signs.common) + 2 * marked


@cache
def _signs(tag: str) -> _Signs:
    if tag in LANGUAGES:
        words = lexicon(tag)
        counted = (word for phrases in words.units.values() for word in phrases if len(word) > 3)
        common = frozenset((*words.common, *words.numerals, *counted))
        return _Signs(words.scripts, common, _class_of(words.telling))
    stated = _others()[tag]
    return _Signs(
        (stated.get("script", _LATIN),),
        frozenset(word.strip() for word in stated.get("common", "").split("|")),
        _class_of(stated.get("telling", "")) or _class_of(stated.get("final", ""), r"\b"),
    )


def _class_of(letters: str, behind: str = "") -> re.Pattern[str] | None:
    return re.compile(f"[{re.escape(letters)}]{behind}") if letters else None


@cache
def _others() -> dict[str, dict[str, str]]:
    """What is known of the languages that are told and not read, by tag."""
    file = files("callsheet.agent.director").joinpath("lexicon", "others.toml")
    return tomllib.loads(file.read_text("utf-8"))


_FOREIGN_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*)*")
_CLAUSE = re.compile(r"[^,.;!?¿¡]+[,.;!?\s]*")


def spoken_spans(words: str, language: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a line that switches language inside, as (words, tag); () for one language.

    In another script Latin words are English; in a Latin one the clauses are compared.
    """
    if language not in LANGUAGES:
        return ()
    if language not in _read_latin():
        cuts = [m.span() for m in _FOREIGN_WORDS.finditer(words) if len(m[0]) > 1]
        return _pieces(words, language, [(start, end, COMMON_LANGUAGE) for start, end in cuts])
    among = (language, *(tag for tag in _read_latin() if tag != language))
    told = [
        (m.start(), m.end(), _latin_language(m[0].casefold(), among, language))
        for m in _CLAUSE.finditer(words)
    ]
    return _pieces(words, language, [cut for cut in told if cut[2] != language])


def _pieces(
    words: str, language: str, cuts: list[tuple[int, int, str]]
) -> tuple[tuple[str, str], ...]:
    """The words cut into stretches; neighbours of one language are joined."""
    found: list[tuple[str, str]] = []
    done = 0
    for start, end, tag in [*cuts, (len(words), len(words), language)]:
        for piece, of in ((words[done:start], language), (words[start:end], tag)):
            if piece and found and found[-1][1] == of:
                found[-1] = (found[-1][0] + piece, of)
            elif piece:
                found.append((piece, of))
        done = end
    return tuple(found) if len({tag for _, tag in found}) > 1 else ()

"""Where the words of the lexicons stand in a text.

Knows how to find words; it does not know what they add up to.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ...tools import dialects
from .scripts import is_latin, unaccented
from .vocabulary import Lexicon, Phrases, lexicon

_PLAIN = ("cue", "plain")


class Hit(NamedTuple):
    """A word of a lexicon where it stands in a text."""

    kind: str
    """`cue`, `framing`, `people` …: the table it comes from."""
    value: str
    """Its key in the table, such as `close-up`; the word itself where the table is a list."""
    start: int
    end: int
    language: str


def scan(folded: str, languages: Iterable[str]) -> tuple[Hit, ...]:
    """All words of these languages in a folded text, by place; the longest where they overlap.

    A word inside a longer one is left out, whatever the two mean: `no music` is not `music`.
    The first language is the user's: its plain words are no words of another (`son` in Spanish).
    """
    tags = tuple(languages)
    known = _known(tags)
    kinds = [_kind(letter) for letter in folded]
    found: list[Hit] = []
    for start, letter in enumerate(folded):
        lengths = known.lengths.get(folded[start : start + 2]) or known.lengths.get(letter)
        if lengths is None or (start and kinds[start] and kinds[start] == kinds[start - 1]):
            continue
        for length in lengths:
            phrase = folded[start : start + length]
            if meanings := known.meanings.get(phrase):
                found += _hits(meanings, start, start + len(phrase), kinds)
    found.sort(key=lambda hit: (hit.start, -hit.end, ("", *tags).index(hit.language)))
    return tuple(_outermost(found, tags[0] if tags else ""))


def _hits(
    meanings: Iterable["_Meaning"], start: int, end: int, kinds: Sequence[int]
) -> Iterator[Hit]:
    """What a phrase means, if it is a word there and not only the beginning of another."""
    kind, reach = kinds[end - 1], end
    if kind:
        while reach < len(kinds) and kinds[reach]:
            reach += 1
    whole = not kind or end == len(kinds) or kinds[end] != kind
    for meaning in meanings:
        if whole or meaning.is_stem:
            yield Hit(
                meaning.kind,
                meaning.value,
                start,
                reach if meaning.is_stem else end,
                meaning.language,
            )


@lru_cache(maxsize=8192)
def _kind(letter: str) -> int:
    """0 for what is of no Latin word; neighbours of one other kind are of one word: `4s` is two."""
    return (2 if letter.isdigit() else 1) if is_latin(letter) else 0


def _outermost(hits: list[Hit], language: str) -> list[Hit]:
    """Without the hits that lie strictly inside another one, or that mean nothing in a language."""
    kept: list[Hit] = []
    reach, reach_start = -1, -1
    for hit in hits:
        if hit.end > reach:
            kept.append(hit)
            reach, reach_start = hit.end, hit.start
        elif hit.end == reach and hit.start == reach_start:
            kept.append(hit)
    plain = {(hit.start, hit.end) for hit in kept if hit[:2] == _PLAIN and hit.language == language}
    hidden = (h.language not in ("", language) and (h.start, h.end) in plain for h in kept)
    return list(dict.fromkeys(h for h, is_plain in zip(kept, hidden, strict=True) if not is_plain))


class _Meaning(NamedTuple):
    """What a phrase of a lexicon stands for."""

    kind: str
    value: str
    language: str
    is_stem: bool
    """Whether any letters may follow."""


class _Known(NamedTuple):
    """Lexicons turned round: from a phrase to what it means."""

    meanings: dict[str, list[_Meaning]]
    lengths: dict[str, list[int]]
    """How long the phrases are, by the two letters they begin with, or the one they are."""


@cache
def _known(languages: tuple[str, ...]) -> _Known:
    """All phrases of some lexicons, and the names of dialects."""
    known = _Known({}, {})
    for meanings in (_dialects(), *map(_written, languages)):
        for phrase, meaning in meanings:
            known.meanings.setdefault(phrase, []).append(meaning)
    for phrase in known.meanings:
        lengths = known.lengths.setdefault(phrase[:2], [])
        if len(phrase) not in lengths:
            lengths.append(len(phrase))
    for head, lengths in known.lengths.items():
        if len(head) > 1 and head[0] in known.meanings:
            lengths.append(1)
    return known


@cache
def _written(language: str) -> tuple[tuple[str, _Meaning], ...]:
    """The phrases of a lexicon, without their accents too, and what each means."""
    written = tuple(entries(lexicon(language)))
    known = {phrase for _, _, phrase in written}
    typed = ((kind, value, unaccented(phrase)) for kind, value, phrase in written)
    return _meanings(language, (*written, *(entry for entry in typed if entry[2] not in known)))


@cache
def _dialects() -> tuple[tuple[str, _Meaning], ...]:
    names = dialects.names().items()
    return _meanings("", [("dialect", dialect.label, name) for name, dialect in names])


def _meanings(
    language: str, written: Iterable[tuple[str, str, str]]
) -> tuple[tuple[str, _Meaning], ...]:
    """Phrases and what each means, from (kind, value, phrase); a star stands for any ending."""
    written = tuple(written)
    stems = {phrase for _, _, phrase in written if phrase.endswith("*")}
    return tuple(
        (bare, _Meaning(kind, value, language, f"{bare}*" in stems))
        for kind, value, phrase in written
        for bare in [phrase.removesuffix("*")]
    )


def _plurals(words: Lexicon) -> dict[str, Phrases]:
    """Several of the people a word names, where the language has a plural."""
    endings = sorted(words.grammar.plurals, key=len, reverse=True)
    return {
        looks: tuple(
            noun.removesuffix(ending) + words.grammar.plurals[ending]
            for noun in nouns
            for ending in [next(end for end in endings if noun.endswith(end))]
        )
        for looks, nouns in words.people.items()
        if endings and looks != "people"
    }


def entries(words: Lexicon) -> Iterable[tuple[str, str, str]]:
    """Every phrase of a lexicon as (kind, value, phrase); labels of fields are looked up apart."""
    tables = {
        "cue": words.cues,
        "mark": words.marks,
        "unit": words.units,
        "language": words.languages,
        "people": words.people,
        "pronoun": words.pronouns,
        "name": words.names,
        "crowd": _plurals(words),
        "speaking": words.speaking,
        "aspect": words.aspect,
        "resolution": words.resolution,
        "framing": words.framing,
        "angle": words.angle,
        "movement": words.movement,
        "transition": words.transition,
        "sound": words.sounds,
    }
    for kind, table in tables.items():
        for value, phrases in table.items():
            yield from ((kind, str(value), phrase) for phrase in phrases)
    lists = {
        "manner": words.manners,
        "place": words.places,
        "time": words.times,
        "style": words.style,
    }
    for kind, phrases in lists.items():
        yield from ((kind, phrase.removesuffix("*"), phrase) for phrase in phrases)

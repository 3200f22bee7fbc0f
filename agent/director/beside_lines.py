"""What stands beside the lines of a stretch: what leads to them and what goes on behind them.

Knows lines with their places and how they are said; tells no facts.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .cast import Cast
from .grammar import behind_accent, joint
from .matter import without_wish
from .scripts import any_of
from .seen import asides, only_speaks, spoken_in
from .spoken import Line
from .text import SENTENCE_ENDS, Span, Text
from .vocabulary import lexicon

LONGEST_SAYING_LETTERS = 120
"""Of the words of speaking right before a quotation; each beginning is tried, so it is bounded."""
LONGEST_NAMING_LETTERS = 4
"""Behind the particle of what names something: `「…」という本`."""
_HOW_SAID = ("speaking", "manner", "dialect", "language")
_CLAUSE = re.compile(rf"[^,，、;；\n{re.escape(SENTENCE_ENDS)}]+")


_CLAUSE_MARK = re.compile(r"[,;]")


class Beside(NamedTuple):
    """A piece of a stretch that nobody speaks."""

    span: Span
    leads: bool = False
    """Whether a line stands right behind it."""
    goes_on: bool = False
    """Whether a particle ties it to what leads to the line: `「…」と詰め寄る`."""


def beside_lines(text: Text, cast: Cast, lines: Sequence[Line], span: Span) -> list[Beside]:
    """The pieces of a stretch beside the lines in it; none where it is only heard."""
    span = without_wish(text, span)
    within = spoken_in(lines, span)
    if within and all(line.voice_over for line in within) and not cast.within(span):
        return []
    spoken = {line.start: line for line in within}
    pieces: list[Beside] = []
    done, goes_on = span.start, False
    for quote in text.quotes_in(span):
        if line := spoken.get(quote.start):
            before = Span(done, quote.start)
            pieces.append(Beside(before_speech(text, cast, before, line.delivery), True, goes_on))
            done, goes_on = behind_saying(text, quote.end, span.end), False
            if behind := _behind_quoting(text, cast, quote.end, span.end):
                done, goes_on = behind.start, not _is_of_others(text, cast, behind)
    return [*pieces, Beside(Span(done, span.end), False, goes_on)]


def _behind_quoting(text: Text, cast: Cast, start: int, end: int) -> Span | None:
    """The clause behind a quotation and the particle that ties it; None where it tells no more
    than who speaks, or what is called so."""
    found = _quoting(text.language).match(text.folded, start, end)
    first = _CLAUSE.match(text.raw, found.end(), end) if found else None
    if found is None or first is None:
        return None
    near = Span(start, found.end() + LONGEST_NAMING_LETTERS)
    called = any(hit.start == start for hit in text.within(near, "cue", "called"))
    stop = min(end, first.end() + 1)
    if called or only_speaks(text, cast, [Span(start, stop)]):
        return None
    return Span(*first.span())


def behind_saying(text: Text, start: int, end: int) -> int:
    """Behind what only says how a quotation is spoken: `"…" 하고, `, `"…" in a Cuban accent`."""
    if text.grammar.subject == "article":
        return behind_accent(text, start, end)
    said = _said_alone(text.language).match(text.folded, start, end)
    return said.end() if said and text.lexicon.spaced else start


@cache
def _said_alone(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s?{any_of(lexicon(language).cues['quotative'])}(?=[,.]|\s*$)[,.]?")


@cache
def _quoting(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    behind = r"(?=[\s,.])" if words.spaced else ""
    return re.compile(rf"\s?{any_of(words.wording.quoting)}{behind}[\s、,]*")


def _is_of_others(text: Text, cast: Cast, clause: Span) -> bool:
    """Whether somebody else acts in a clause behind a line than who speaks it."""
    others = any(mention.acts for mention in cast.within(clause))
    return others or text.has(clause, "cue", "everyone")


def before_speech(text: Text, cast: Cast, span: Span, delivery: str | None) -> Span:
    """What leads to a quotation, without its last clause where that only says who speaks, and
    else without the words of speaking that it ends in. `delivery` are those that say how."""
    verb = next(iter(reversed(list(text.within(span, "speaking")))), None)
    final = text.grammar.verb_final
    if verb is None and not final:
        return span
    if verb and _says_in_a_voice(text, Span(verb.end, span.end)):
        span = Span(span.start, verb.start)
        verb = None
    brackets = asides(text, span)
    joints = [
        match
        for match in _joints(text.languages).finditer(
            text.raw, span.start, verb.start if verb else span.end
        )
        if not any(aside.start < match.start() < aside.end for aside in brackets)
    ]
    last = Span(joints[-1].end() if joints else span.start, span.end)
    if verb and joints and only_speaks(text, cast, _beside(text, last, delivery)):
        return Span(span.start, joints[-1].start())
    near = Span(max(last.start, last.end - LONGEST_SAYING_LETTERS), last.end)
    tails = [
        hit.start
        for hit in text.hits_in(near)
        if hit.kind in _HOW_SAID
        and not any(aside.start < hit.start < aside.end for aside in brackets)
        and not (final and hit.kind == "speaking" and _is_behind_its_object(text, hit.start))
    ]
    if not _says_before_manner(text):
        said = [text.raw.find(words, *near) for words in (delivery or "").split(", ") if words]
        tails = sorted({*tails, *(at for at in said if at >= 0)})
    cut = (at for at in tails if _only_says(text, cast, Span(at, last.end), delivery))
    return Span(span.start, next(cut, last.end))


def _says_in_a_voice(text: Text, behind: Span) -> bool:
    """Whether a verb of speaking leads to a kind of voice and no more: `says in a posh voice`."""
    if text.grammar.subject != "article" or _CLAUSE_MARK.search(text.raw, *behind):
        return False
    return any(
        not text.words(Span(hit.end, behind.end)) for hit in text.within(behind, "cue", "voice")
    )


def _only_says(text: Text, cast: Cast, span: Span, delivery: str | None) -> bool:
    """Whether words tell only how a line is said."""
    pieces = [span]
    for words in () if _says_before_manner(text) else (delivery or "").split(", "):
        pieces = [part for piece in pieces for part in _beside(text, piece, words)]
    return only_speaks(text, cast, pieces)


def _says_before_manner(text: Text) -> bool:
    """Whether a language puts the verb of speaking before how it is done."""
    return text.grammar.subject == "article"


def _is_behind_its_object(text: Text, start: int) -> bool:
    """Whether a verb has something before it that is done to: `우산을 건네며` is no speech."""
    before = text.raw[max(0, start - 4) : start].rstrip()
    return before.endswith(text.lexicon.cues["oblique"])


@cache
def _joints(languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{joint(languages)}|&)\s+|[,，、;；]\s*")


def _beside(text: Text, span: Span, words: str | None) -> list[Span]:
    """A stretch without some words, where they stand in it."""
    at = text.raw.find(words, *span) if words else -1
    return [span] if at < 0 else [Span(span.start, at), Span(at + len(words or ""), span.end)]

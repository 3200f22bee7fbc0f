"""Words that say where in the video something comes: `Start wide on`, `then`, `最後は`, `終わり`.

Knows them at the head of a clause, and at its tail where a language puts them there; they tell
nothing of the picture.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from .scripts import any_of, joined
from .text import Span, Text
from .vocabulary import lexicon

Rank = Literal["first", "next", "last"]
RANKS: tuple[Rank, ...] = ("first", "next", "last")
LONGEST_TAIL_LETTERS = 8
"""Of the ending of a verb behind a word such as `終わり`."""
_MARKS = r"[\s\-–—*•·]*"
_PARTED = re.compile(r"[,，、;；]\s*")


class Ordered(NamedTuple):
    """Words at the head of a clause that say where it comes, without what they lead to."""

    rank: Rank
    start: int
    end: int


def ordered(text: Text, span: Span) -> Ordered | None:
    """The words of order that a stretch begins with; None for none, or if nothing follows."""
    for tag in text.languages:
        match = _head(tag).match(text.folded, *span)
        if match is None or text.in_quote(match.start()):
            continue
        if text.words(Span(match.end(), span.end)).strip(" .。,，、:："):
            return Ordered(_rank(match), match.start("told"), match.end())
    return None


def heads(text: Text, span: Span) -> Iterator[Ordered]:
    """The words of order that begin a clause inside a stretch, by place."""
    for mark in _PARTED.finditer(text.raw, *span):
        if text.in_quote(mark.start()):
            continue
        found = ordered(text, Span(mark.end(), span.end))
        if found:
            yield found
    for quote in text.quotes_in(span):
        if found := ordered(text, Span(quote.end, span.end)):
            yield found
    for end in _first_tails(text, span):
        yield Ordered("next", end, end)


def _first_tails(text: Text, span: Span) -> Iterator[int]:
    """Where a clause ends that says the video begins with it: `引きの画ではじまって`."""
    for tag in text.languages:
        tails = lexicon(tag).order.get("first_tails", ())
        for match in re.finditer(any_of(tails), text.folded[span.start : span.end]):
            end = span.start + match.end()
            rest = text.words(Span(end, span.end)).strip(" .。、,，")
            if not text.in_quote(end) and len(rest) > LONGEST_TAIL_LETTERS:
                yield end


def without_tail(text: Text, span: Span) -> Span:
    """A clause without the words of order that end it: `看板で終わり`."""
    for tag in text.languages:
        order = lexicon(tag).order
        tails = (*order.get("first_tails", ()), *order.get("last_tails", ()))
        found = list(re.finditer(any_of(tails), text.folded[span.start : span.end]))
        for match in found[-1:]:
            rest = text.words(Span(span.start + match.end(), span.end))
            if match.start() and len(rest.strip(" .。、,，!！")) <= LONGEST_TAIL_LETTERS:
                return Span(span.start, span.start + match.start())
    return span


def _rank(match: re.Match[str]) -> Rank:
    """Which of the ranks words of order are of."""
    if any(match[group] for group in _groups("first")):
        return "first"
    return "last" if any(match[group] for group in _groups("last")) else "next"


def _groups(rank: Rank) -> tuple[str, str, str]:
    return rank, f"{rank}_verbs", f"{rank}_words"


@cache
def _head(language: str) -> re.Pattern[str]:
    """Finds words of order at the head of a clause.

    Those of `first` stand alone; a verb needs a word such as `on` behind it, a noun or a number
    that as well, or a comma, or an article: `the last shot is`, `first, a`, not `first light`.
    """
    words = lexicon(language)
    order = words.order
    particles = bool(words.grammar.particle_script)
    blank = r"\s+" if words.spaced else r"\s*"
    edge = r"\b" if words.spaced and not particles else ""
    never = any_of(order.get("never", ()))
    onto, into = any_of(order.get("onto", ())), any_of(order.get("into", ()))
    size = any_of(joined(words.framing.values()))
    article = any_of((*words.naming.definite, *words.naming.indefinite))
    tied = r"\s*" if particles else blank
    led = rf"{tied}{onto}{edge}|(?={blank}{into}{edge})"
    marked = r"\s*[,，、:：]"
    free_end = rf"{marked}?" if words.spaced else rf"(?:{onto}|(?!{never})){marked}?"
    noun_end = rf"{led}|{marked}|(?={blank}{article}{edge})" if words.spaced else f"{led}|{marked}"
    ranks: list[str] = []
    for rank in RANKS:
        free, verbs, nouns = (any_of(order.get(key, ())) for key in _groups(rank))
        ranks += [
            rf"(?P<{rank}>{free}){edge}{free_end}",
            rf"(?P<{rank}_verbs>{verbs}){edge}(?:{led}|(?={blank}{size}{edge}))",
            rf"(?P<{rank}_words>{nouns}){edge}(?:{noun_end})",
        ]
    lead = rf"(?:{any_of(order.get('before', ()))}{blank})"
    return re.compile(rf"{_MARKS}(?P<told>{lead}{{0,2}}(?:{'|'.join(ranks)}))\s*")

"""Shots told one after the other in a sentence: `ショット1は…4秒、ショット2は…5秒`.

Knows shots that are called by their numbers; takes them for headings where each begins a clause and
they are counted from 1.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from .lists import phrases, says_enough
from .measures import is_of_all, lengths
from .page import Heading
from .scripts import any_of
from .text import Span, Text
from .vocabulary import lexicon

_BLANKS = " \t\u3000"
_CLAUSE_ENDS = "、，,;；。.!?！？\n"
FARTHEST_LEAD_LETTERS = 12
"""Of `en el` before the word for a shot."""


def run_on(text: Text, called: Iterable[tuple[Span, int]]) -> list[Heading]:
    """The headings of shots that stand in a row, each with its number and place in `called`."""
    heads: list[tuple[int, Span]] = []
    for span, number in called:
        start = _clause_start(text, span)
        if start is not None and number == len(heads) + 1:
            heads.append((number, Span(start, _behind_tie(text, span.end))))
    if len(heads) < len(("one", "other")):
        return []
    ends = [*(span.start for _, span in heads[1:]), len(text.raw)]
    items = [Span(span.end, end) for (_, span), end in zip(heads, ends, strict=True)]
    if any("\n" in text.raw[a.start : b.start] for (_, a), (_, b) in pairwise(heads)):
        return []  # lines are read as lines
    seconds = [_seconds(text, item) for item in items]
    told = (length or says_enough(text.words(i)) for length, i in zip(seconds, items, strict=True))
    if not any(seconds) or not all(told):
        return []
    return [
        Heading("shot", number, span.start, span.end, length)
        for (number, span), length in zip(heads, seconds, strict=True)
    ]


def _clause_start(text: Text, shot: Span) -> int | None:
    """Where the clause begins that a word for a shot opens; None inside one."""
    lead = _lead(text.language).search(
        text.folded, max(0, shot.start - FARTHEST_LEAD_LETTERS), shot.start
    )
    start = lead.start() if lead else shot.start
    near = max(0, start - FARTHEST_LEAD_LETTERS)
    before = text.raw[near:start].rstrip(_BLANKS)
    parted = not before or before[-1] in _CLAUSE_ENDS
    parted = parted or (not text.lexicon.spaced and text.raw[start - 1] in _BLANKS)
    return start if parted and not text.in_quote(start) else None


def _behind_tie(text: Text, end: int) -> int:
    """Behind the particle or the copula that ties a shot to what is seen in it."""
    tie = _tie(text.language).match(text.folded, end)
    return tie.end() if tie else end


def _seconds(text: Text, item: Span) -> float | None:
    """The last length that a shot states, unless it is that of all."""
    told = [
        found.seconds
        for found in lengths(text, item)
        if not is_of_all(text, item, Span(found.start, found.end))
    ]
    return told[-1] if told else None


@cache
def _lead(language: str) -> re.Pattern[str]:
    """A preposition and an article right before a place: `en el `."""
    words = lexicon(language)
    if not words.spaced:
        return re.compile(r"(?!)")
    leads = any_of(phrases(words.feedback.get("words", {}).get("in_prep", "")))
    articles = any_of(words.cues["article"])
    return re.compile(rf"\b(?:{leads}\s+)?(?:{articles}\s+)?$")


@cache
def _tie(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    if words.grammar.subject == "particle":
        particles = (*words.cues["subject"], *words.cues["oblique"])
        return re.compile(any_of((*particles, *words.order.get("onto", ()))))
    copula = any_of((*words.naming.copula, *words.order.get("onto", ())))
    return re.compile(rf"\s*(?:{copula})(?=\W|$)" if words.spaced else rf"\s*(?:{copula})")

"""Names right before what they say, in a language that writes no verb there: `陽太「…」`.

Knows runs of letters that may be a name, and marks; not whose name it is.
"""

import re
from collections.abc import Iterator
from functools import cache

from .quotation_marks import SENTENCE_ENDS, Quote
from .scripts import runs
from .text import Span, Text
from .vocabulary import Phrases

LONGEST_LEAD_LETTERS = 32
"""How far before a quotation the name of who says it may begin."""
SHORTEST_LINE_LETTERS = 5
"""A shorter quotation behind a noun is rather a name."""


def names_before_words(text: Text) -> Iterator[Span]:
    """Names at the head of a clause with what they say right behind them: `陽太「…」`.

    In a language whose names are runs of one script. Another noun there is a known word, or what
    is quoted is no sentence: `居酒屋「波」`.
    """
    runs_of_names = text.lexicon.naming.runs
    if not runs_of_names:
        return
    alone = len(_lines_of_words(runs_of_names).findall(text.raw)) > 1
    for quote in text.quotes:
        near = text.raw[max(0, quote.start - LONGEST_LEAD_LETTERS) : quote.start]
        match = _name_at_end(runs_of_names).search(near)
        if match is None or not (_is_said(text, quote) or (alone and _ends_line(text, quote))):
            continue
        start = quote.start - len(near) + match.start("name")
        name = Span(start, start + len(match["name"]))
        known = (hit for hit in text.hits_in(name) if hit.kind != "name")
        if not any(hit.start == name.start or hit.end - hit.start > 1 for hit in known):
            yield name  # 鉄男 ends in a word for a man and is none


@cache
def _name_at_end(described: Phrases) -> re.Pattern[str]:
    """Finds a name at the head of a clause that goes on to the end, but for a bracket."""
    name = rf"(?P<name>{runs(described)})(?:[（(][^）)]*[）)])?"
    return re.compile(rf"(?:^|[\s。、！？!?：:→・）)】」』]){name}$")


@cache
def _lines_of_words(described: Phrases) -> re.Pattern[str]:
    """Finds lines that are a name and what it says: `倉橋「そうか」`."""
    name = f"(?:{runs(described)})"
    return re.compile(rf"^[ \t\u3000]*{name}(?:[（(][^）)\n]*[）)])?「[^」\n]+」$", re.M)


def _ends_line(text: Text, quote: Quote) -> bool:
    return text.raw[quote.end : quote.end + 1] in ("", "\n")


def _is_said(text: Text, quote: Quote) -> bool:
    """Whether a quotation ends its clause, and is long or ends like a sentence."""
    behind = text.raw[quote.end : quote.end + 1]
    ends = not behind or behind in "。、.,\n !！?？「『→"
    return ends and (quote.words[-1:] in SENTENCE_ENDS or len(quote.words) >= SHORTEST_LINE_LETTERS)

"""Several people's words in one field: `Ana: Hi. / Bo: You?`, `"Hi." (Ana), "You?" (Bo)`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from .labels import field_of, is_name
from .page import Bit
from .text import SENTENCE_ENDS, Quote, Span, Text

_NAME = r"[^\W\d_][^\"“”«»「」『』:：()（）,，、。.!！?？;；/／|<>\n]{0,39}?"
_NOTE = r"[（(][^（()）\n]{1,80}[)）]"
_LED = re.compile(rf"(?P<name>{_NAME})\s?(?P<note>{_NOTE})?\s?(?:[:：]|[-–—](?=\s?[\"“«「『]))")
"""Who speaks, and how, before the words."""
_FOLLOWED = re.compile(
    rf"\s?(?:[（(](?P<in>{_NAME})(?:[,，、]\s?(?P<note>[^（()）\n]{{1,80}}))?[)）]"
    rf"|[-–—]\s?(?P<behind>{_NAME})(?=\s*(?:[,，;；/／\n\"“«「]|<|$)))"
)
"""Who speaks, and how, behind the words."""
_BREAK = re.compile(r"\s*(?:<br\s*/?>|[/／;；|])\s*|[\n\v]\s*")
"""What parts the turns of a dialogue in one line."""
_BETWEEN = re.compile(r"[\s,，、;；/／|]*(?:<br\s*/?>\s*)?")


def turns(text: Text, span: Span) -> list[Bit]:
    """The lines of a stretch of dialogue, each with who says it; none where there is but one.

    A name leads to its words, or stands behind them where all words are in quotation marks.
    """
    led = list(_led(text, span))
    if len(led) > 1 or (led and led[0].label and _is_led_by_dash(text, led[0])):
        return led
    return _followed(text, span)


def _led(text: Text, span: Span) -> Iterator[Bit]:
    heads = [head for at in _places(text, span) if (head := _head(text, at, span))]
    if not heads or text.words(Span(span.start, heads[0].start())).strip(" *•-"):
        return
    ends = [head.start() for head in heads[1:]]
    for head, end in zip(heads, [*ends, span.end], strict=True):
        note = Span(*head.span("note")) if head["note"] else None
        said = Span(head.end(), head.end() + _end_of_words(text.raw[head.end() : end]))
        seen = _behind_words(text, said)
        yield Bit("dialogue", Span(said.start, seen.start), Span(*head.span("name")), note)
        if text.words(seen):
            yield Bit("prose", seen)


def _behind_words(text: Text, said: Span) -> Span:
    """What is told behind words in quotation marks and is no direction in brackets."""
    quote = _quote_at_head(text, said)
    nothing = Span(said.end, said.end)
    if quote is None or quote.words[-1:] not in SENTENCE_ENDS:
        return nothing
    rest = Span(quote.end, said.end)
    return nothing if text.words(rest)[:1] in ("(", "（") or text.quoted(rest) else rest


def _quote_at_head(text: Text, span: Span) -> Quote | None:
    quote = next(text.quotes_in(span), None)
    return quote if quote and not text.words(Span(span.start, quote.start)) else None


def _places(text: Text, span: Span) -> list[int]:
    """Where a turn may begin: at the head, at a break, behind a sentence or a quotation."""
    ends = {span.start}
    ends |= {found.end() for found in _BREAK.finditer(text.raw, span.start, span.end)}
    ends |= {quote.end for quote in text.quotes_in(span)}
    ends |= {sentence.start for sentence in text.sentences(span)}
    free = (at for at in ends if not text.in_quote(at))
    starts = {_BETWEEN.match(text.raw, at, span.end) for at in free}
    return sorted({found.end() for found in starts if found})


def _head(text: Text, at: int, span: Span) -> re.Match[str] | None:
    """A name that leads to words at a place; in running words only one known from elsewhere."""
    head = _LED.match(text.raw, at, span.end)
    if head is None or field_of(head["name"]) or not is_name(text, Span(*head.span("name"))):
        return None
    quoted = _quote_at_head(text, Span(head.end(), span.end)) is not None
    parted = at == span.start or _BREAK.search(text.raw, max(span.start, at - 8), at)
    known = text.raw.count(head["name"]) > 1
    return head if quoted or parted or known else None


def _end_of_words(words: str) -> int:
    """Where the words of a turn end, before what parts them from the next."""
    last = words.rstrip()
    while (cut := _AT_END.search(last)) and cut.start():
        last = last[: cut.start()].rstrip()
    return len(last)


_AT_END = re.compile(r"(?:<br\s*/?>|[/／;；|]|(?<=[\"”»」』])[,，、])$")


def _is_led_by_dash(text: Text, bit: Bit) -> bool:
    label, end = bit.label, bit.note.end if bit.note else 0
    lead = text.raw[max(label.end if label else 0, end) : bit.span.start]
    return lead.strip() in ("-", "–", "—")


def _followed(text: Text, span: Span) -> list[Bit]:
    """Words in quotation marks with who says them right behind: all of them, or none."""
    quotes = list(text.quotes_in(span))
    if not quotes or text.words(Span(span.start, quotes[0].start)).strip(" *•-"):
        return []
    ends = [*(other.start for _, other in pairwise(quotes)), span.end]
    found = [_said_by(text, quote, end) for quote, end in zip(quotes, ends, strict=True)]
    return [bit for bit in found if bit] if all(found) else []


def _said_by(text: Text, quote: Quote, end: int) -> Bit | None:
    behind = _FOLLOWED.match(text.raw, quote.end, end)
    if behind is None or text.words(Span(behind.end(), end)).strip(" ,，、;；/／|<br>"):
        return None
    name = Span(*behind.span("in" if behind["in"] else "behind"))
    known = text.raw.count(text.words(name)) > 1 or text.words(name)[:1].isupper()
    if not known or not is_name(text, name) or any(text.within(name, "manner")):
        return None
    note = Span(*behind.span("note")) if behind["note"] else None
    return Bit("dialogue", Span(quote.start, quote.end), name, note)

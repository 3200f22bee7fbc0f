"""A request as marks on a page: its quotations, its sentences and the known words in it.

All places are offsets into the text as the user wrote it. What the marks mean is for others.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .languages import written_languages
from .spelling import misspelt
from .vocabulary import Hit, Lexicon, lexicon, scan

PAIRS = {"“": "”", "「": "」", "『": "』", "«": "»", '"': '"', "‘": "’", "'": "'", "＂": "＂"}
"""Quotation marks, opening to closing."""
SENTENCE_ENDS = ".!?。！？…।"
_ABBREVIATIONS = (
    "mr",
    "mrs",
    "ms",
    "dr",
    "st",
    "vs",
    "no",
    "sr",
    "sra",
    "v.o",
    "o.s",
    "a.m",
    "p.m",
)


class Span(NamedTuple):
    """A stretch of the text."""

    start: int
    end: int


class Quote(NamedTuple):
    """Words in quotation marks; `start` and `end` hold the marks too."""

    start: int
    end: int
    words: str
    """Without the marks, to the letter."""


@dataclass(frozen=True)
class Text:
    """What the user wrote, marked up once."""

    raw: str
    language: str
    """The user's language: one of the lexicons'."""
    languages: tuple[str, ...]
    """The lexicons whose words were looked for."""
    hits: tuple[Hit, ...]
    """Known words outside quotations, by place."""
    quotes: tuple[Quote, ...]

    @cached_property
    def folded(self) -> str:
        return fold(self.raw)

    @property
    def lexicon(self) -> Lexicon:
        """The words of the user's language."""
        return lexicon(self.language)

    @property
    def whole(self) -> Span:
        return Span(0, len(self.raw))

    @cached_property
    def _starts(self) -> list[int]:
        return [hit.start for hit in self.hits]

    def words(self, span: Span | Hit | Quote) -> str:
        """What stands there, without blanks around it."""
        return self.raw[span.start : span.end].strip()

    def within(self, span: Span, kind: str, *values: str) -> Iterator[Hit]:
        """The known words of a kind that lie in a stretch, by place."""
        for index in range(bisect_left(self._starts, span.start), len(self.hits)):
            hit = self.hits[index]
            if hit.start >= span.end:
                return
            if hit.end <= span.end and hit.kind == kind and (not values or hit.value in values):
                yield hit

    def hits_in(self, span: Span) -> Iterator[Hit]:
        """The known words of every kind that lie in a stretch, by place."""
        for index in range(bisect_left(self._starts, span.start), len(self.hits)):
            if self.hits[index].start >= span.end:
                return
            if self.hits[index].end <= span.end:
                yield self.hits[index]

    def has(self, span: Span, kind: str, *values: str) -> bool:
        return next(self.within(span, kind, *values), None) is not None

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    def quotes_in(self, span: Span) -> Iterator[Quote]:
        """The quotations that lie in a stretch, by place."""
        for index in range(bisect_left(self._quote_starts, span.start), len(self.quotes)):
            if self.quotes[index].start >= span.end:
                return
            if self.quotes[index].end <= span.end:
                yield self.quotes[index]

    def quoted(self, span: Span) -> bool:
        """Whether a quotation lies in a stretch."""
        return next(self.quotes_in(span), None) is not None

    def quote_begins(self, span: Span) -> bool:
        """Whether a quotation begins in a stretch, wherever it ends."""
        index = bisect_left(self._quote_starts, span.start)
        return index < len(self.quotes) and self.quotes[index].start < span.end

    def in_quote(self, position: int) -> bool:
        """Whether a place lies inside a quotation."""
        index = bisect_left(self._quote_starts, position) - 1
        return index >= 0 and position < self.quotes[index].end

    def sentences(self, span: Span) -> tuple[Span, ...]:
        """The sentences of a stretch; one never ends inside a quotation."""
        return tuple(_sentences(self.raw, span, self.quotes_in(span)))


def read_text(raw: str, marks: bool = True) -> Text:
    """Marks up what the user wrote, in linear time. In data, quotation marks are no quotations."""
    quotes = tuple(find_quotes(raw)) if marks else ()
    folded = fold(_without(raw, quotes))
    languages = written_languages(folded) or written_languages(fold(raw)) or ("en",)
    hits = scan(folded, languages)
    if wrong := tuple(misspelt(folded, hits, languages)):
        hits = tuple(sorted((*hits, *wrong), key=lambda hit: (hit.start, -hit.end)))
    return Text(raw, languages[0], languages, hits, quotes)


def fold(raw: str) -> str:
    """Lower case and of normal width, letter by letter, so that every place stays the same."""
    return raw.lower() if raw.isascii() else "".join(map(_folded_letter, raw))


def _folded_letter(letter: str) -> str:
    for form in (unicodedata.normalize("NFKC", letter).lower(), letter.lower()):
        if len(form) == 1:
            return form
    return letter


def _without(raw: str, quotes: Iterable[Quote]) -> str:
    """The text with blanks where the quotations stand."""
    pieces: list[str] = []
    done = 0
    for quote in quotes:
        pieces += [raw[done : quote.start], "\x00" * (quote.end - quote.start)]
        done = quote.end
    return "".join([*pieces, raw[done:]])


def find_quotes(raw: str) -> Iterator[Quote]:
    """The outermost quotations, by place. One that is never closed is none."""
    position = 0
    while position < len(raw):
        closing = PAIRS.get(raw[position])
        end = _dash_end(raw, position)
        if end > 0:
            yield Quote(position, end, raw[position + 1 : end].strip(" —"))
            resumed = _resumed(raw, end)
            if resumed:
                yield resumed
            position = resumed.end if resumed else end
            continue
        end = -1
        if closing and _opens(raw, position):
            end = _closing(raw, position, closing)
        if end < 0:
            position += 1
            continue
        yield Quote(position, end + 1, raw[position + 1 : end].strip())
        position = end + 1


def _dash_end(raw: str, position: int) -> int:
    """Where a line of dialogue behind a dash ends (`—¿Vienes? —pregunta Ana.`); 0 for none."""
    if raw[position] != "—" or raw[position + 1 : position + 2].isspace():
        return 0
    before = raw[:position].rstrip(" ")
    if before and before[-1] not in SENTENCE_ENDS + "\n:":
        return 0
    line_end = raw.find("\n", position)
    line_end = len(raw) if line_end < 0 else line_end
    remark = raw.find(" —", position, line_end)
    starts_line = not before or before[-1] == "\n"
    if remark < 0:
        return line_end if starts_line else 0
    return remark + 1


_RESUMED = re.compile(r"—[^—\n]{1,200}—([.,:;]?)[ \t]*([^—\n]+)")


def _resumed(raw: str, remark: int) -> Quote | None:
    """The words behind the remark of a line after a dash: `—contesta Ana—. Hace rato.`"""
    match = _RESUMED.match(raw, remark)
    if match is None or not match[2].strip(" .,;:"):
        return None
    return Quote(match.start(2), match.end(2), match[2].strip())


def _opens(raw: str, position: int) -> bool:
    """Whether a mark may open: an apostrophe stands behind a letter and opens nothing."""
    before = raw[position - 1] if position else " "
    after = raw[position + 1] if position + 1 < len(raw) else " "
    if raw[position] in "'‘":
        return not before.isalnum() and not after.isspace()
    return not (raw[position] == '"' and before.isdigit() and after in " ,.;)")


def _closing(raw: str, start: int, closing: str) -> int:
    """Where a quotation ends: in the same paragraph, behind marks of its own kind inside it."""
    opening = raw[start]
    paragraph = raw.find("\n\n", start)
    limit = min(paragraph if paragraph >= 0 else len(raw), start + 3000)
    depth = 0
    for position in range(start + 1, limit):
        letter = raw[position]
        if letter == opening != closing:
            depth += 1
        elif letter == closing or (opening in '“"' and letter in '”"'):
            if closing in "'’" and not _closes(raw, position):
                continue
            if depth == 0:
                return position
            depth -= 1
    return -1


def _closes(raw: str, position: int) -> bool:
    """Whether a single mark closes: nothing of the same word follows."""
    after = raw[position + 1] if position + 1 < len(raw) else " "
    return not after.isalnum() and not raw[position - 1].isspace()


def _sentences(raw: str, span: Span, quotes: Iterable[Quote]) -> Iterator[Span]:
    """A sentence ends at its mark or at the line's end; a quotation that ends one ends it too."""
    begin = position = span.start
    skip = {quote.start: quote.end for quote in quotes}
    while position < span.end:
        if position in skip and skip[position] <= span.end:
            quote_end = skip[position]
            position = quote_end
            if _ends_inside(raw, quote_end) and _fresh(raw, quote_end, span.end):
                yield Span(begin, position)
                begin = position
            continue
        letter = raw[position]
        position += 1
        if letter in ")）" and _is_aside(raw, begin, position):
            yield Span(begin, position)
            begin = position
            continue
        if letter == "\n" or (letter in SENTENCE_ENDS and _is_end(raw, position)):
            while position < span.end and raw[position] in SENTENCE_ENDS + ")）":
                position += 1
            if raw[begin:position].strip():
                yield Span(begin, position)
            begin = position
    if raw[begin : span.end].strip():
        yield Span(begin, span.end)


def _is_aside(raw: str, begin: int, end: int) -> bool:
    """Whether a sentence stands whole in brackets, as a remark on the one before."""
    words = raw[begin:end].lstrip()
    return words[:1] in ("(", "（") and len(words) > 14 and words.count(words[0]) == 1


def _ends_inside(raw: str, quote_end: int) -> bool:
    """Whether the last mark inside a quotation ends a sentence."""
    return quote_end >= 2 and raw[quote_end - 2] in SENTENCE_ENDS


def _fresh(raw: str, position: int, end: int) -> bool:
    """Whether what follows a quotation begins a new sentence."""
    if _KOREAN_SUBJECT.match(raw, position, end):
        return True
    ahead = raw[position:end].lstrip(" \t")[:2]
    if ahead[:1] == "—" and ahead[1:].islower():
        return False
    rest = ahead[:1]
    return (
        not rest
        or rest in "\n—@<[【"
        or rest.isupper()
        or rest.isdigit()
        or (rest > "\u2e80" and not _hiragana(rest))
    )


_KOREAN_SUBJECT = re.compile(r"[ \t]+[\uac00-\ud7a3]{2,4}(?:[,:：]| ?\([^)\n]{1,20}\) ?:| :)")
"""A name that leads to the next line of a talk; a particle of quoting has no comma."""


def _hiragana(letter: str) -> bool:
    return "\u3040" <= letter <= "\u309f" or "\uac00" <= letter <= "\ud7a3"


def _is_end(raw: str, position: int) -> bool:
    """Whether the mark before `position` ends a sentence, and not a number or an abbreviation."""
    if raw[position - 1] != ".":
        return True
    if position < len(raw) and not raw[position].isspace() and raw[position] not in "\"”'’)*":
        return False
    word = raw[max(0, position - 6) : position - 1].split(" ")[-1].casefold()
    return word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha())

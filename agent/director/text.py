"""A request as marks on a page: its quotations, its sentences and the known words in it.

All places are offsets into the text as the user wrote it. What the marks mean is for others.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from .accents import unknown_accents
from .languages import written_languages
from .quotation_marks import SENTENCE_ENDS, Quote, find_quotes
from .scanning import Hit, scan
from .scripts import any_of, is_latin
from .spelling import misspelt
from .vocabulary import COMMON_LANGUAGE, Grammar, Lexicon, lexicon

CAPITALS = r"A-Z\u00c0-\u00de"
"""The capitals of Latin script, for the inside of a class of a regular expression."""
_MAY_END = re.compile(rf"[)）\n|{re.escape(SENTENCE_ENDS)}]")
LONGEST_ASIDE_WITHOUT_SENTENCE = 14
FEWEST_LETTERS_OF_A_LANGUAGE = 4
"""Outside quotations, to tell the user's language: not `祖母` before Japanese words."""


class Span(NamedTuple):
    """A stretch of the text."""

    start: int
    end: int


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
    def grammar(self) -> Grammar:
        """How the user's language builds its sentences."""
        return self.lexicon.grammar

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words whose full stop ends no sentence, in every language of the text."""
        return frozenset(w for tag in self.languages for w in lexicon(tag).grammar.abbreviations)

    @cached_property
    def particle_scripts(self) -> tuple[str, ...]:
        """The scripts in which words are tied to the one before them, by Unicode name."""
        scripts = (lexicon(tag).grammar.particle_script for tag in self.languages)
        return tuple(script for script in scripts if script)

    @property
    def whole(self) -> Span:
        return Span(0, len(self.raw))

    @cached_property
    def _starts(self) -> list[int]:
        return [hit.start for hit in self.hits]

    def words(self, span: Span | Hit | Quote) -> str:
        """What stands there, without blanks around it."""
        return self.raw[span.start : span.end].strip()

    @cached_property
    def _indexed(self) -> dict[tuple[str, str | None], tuple[list[int], list[Hit]]]:
        """The known words of each kind, and of each value of it, with where they start."""
        found: dict[tuple[str, str | None], tuple[list[int], list[Hit]]] = {}
        for hit in self.hits:
            for value in (None, hit.value):
                starts, hits = found.setdefault((hit.kind, value), ([], []))
                starts.append(hit.start)
                hits.append(hit)
        return found

    def within(self, span: Span, kind: str, *values: str) -> Iterator[Hit]:
        """The known words of a kind that lie in a stretch, by place."""
        if len(values) > 1:
            found = (hit for value in values for hit in self._lying(span, kind, value))
            return iter(sorted(found, key=lambda hit: (hit.start, -hit.end)))
        return self._lying(span, kind, *values)

    def _lying(self, span: Span, kind: str, value: str | None = None) -> Iterator[Hit]:
        starts, hits = self._indexed.get((kind, value), ((), ()))
        for index in range(bisect_left(starts, span.start), len(starts)):
            if starts[index] >= span.end:
                return
            if hits[index].end <= span.end:
                yield hits[index]

    def hits_in(self, span: Span) -> Iterator[Hit]:
        """The known words of every kind that lie in a stretch, by place."""
        for index in range(bisect_left(self._starts, span.start), len(self.hits)):
            if self.hits[index].start >= span.end:
                return
            if self.hits[index].end <= span.end:
                yield self.hits[index]

    def has(self, span: Span, kind: str, *values: str) -> bool:
        """Whether a known word of a kind, of one of the values, lies in a stretch."""
        for value in values or (None,):
            if (kind, value) in self._indexed:
                for _ in self._lying(span, kind, value):
                    return True
        return False

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

    def unquoted(self, span: Span) -> list[Span]:
        """The pieces of a stretch beside the quotations in it."""
        quotes = list(self.quotes_in(span))
        starts = [span.start, *(quote.end for quote in quotes)]
        ends = [*(quote.start for quote in quotes), span.end]
        return [Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b]

    def quoted(self, span: Span) -> bool:
        """Whether a quotation lies in a stretch."""
        return next(self.quotes_in(span), None) is not None

    def quote_begins(self, span: Span) -> bool:
        """Whether a quotation begins in a stretch, wherever it ends."""
        index = bisect_left(self._quote_starts, span.start)
        return index < len(self.quotes) and self.quotes[index].start < span.end

    def in_quote(self, position: int) -> bool:
        """Whether a place lies inside a quotation, behind its opening mark if it has one."""
        index = bisect_right(self._quote_starts, position) - 1
        if index < 0 or position >= self.quotes[index].end:
            return False
        return position > self.quotes[index].start or self.raw[position].isalnum()

    def sentences(self, span: Span) -> tuple[Span, ...]:
        """The sentences of a stretch; one never ends inside a quotation."""
        if span not in self._sentences:
            self._sentences[span] = tuple(_sentences(self, span))
        return self._sentences[span]

    @cached_property
    def _sentences(self) -> dict[Span, tuple[Span, ...]]:
        """The sentences of the stretches that were asked for; several readers ask for the same."""
        return {}


def read_text(raw: str, is_data: bool = False) -> Text:
    """Marks up what the user wrote, in linear time. In data, straight marks hold every value."""
    quotes = tuple(find_quotes(raw.replace('"', " ") if is_data else raw))
    folded = fold(_without(raw, quotes))
    languages = _languages(raw, folded)
    hits = scan(folded, languages)
    if unknown := tuple(unknown_accents(raw, folded, hits, languages)):
        hits = tuple(sorted((*hits, *unknown), key=lambda hit: (hit.start, -hit.end)))
    if wrong := tuple(misspelt(folded, hits, languages)):
        hits = tuple(sorted((*hits, *wrong), key=lambda hit: (hit.start, -hit.end)))
    return Text(raw, languages[0], languages, hits, quotes)


def _languages(raw: str, folded: str) -> tuple[str, ...]:
    """The lexicons of what stands outside quotations, or of all of it where that is little."""
    told = sum(letter.isalpha() for letter in folded)
    outside = written_languages(folded) if told > FEWEST_LETTERS_OF_A_LANGUAGE else ()
    if spoken := _of_what_is_said(fold(raw), folded, outside):
        return tuple(dict.fromkeys((spoken, *outside)))
    return outside or written_languages(fold(raw)) or (COMMON_LANGUAGE,)


def _of_what_is_said(whole: str, folded: str, outside: tuple[str, ...]) -> str:
    """The language of the lines where the letters around them are of it, too; "" for none.

    `母「おはよう」父「寒い」` has no kana but in its lines; what is known of the words tells.
    """
    said = written_languages(whole)[:1]
    if not outside or not said or said[0] == outside[0] or said[0] == COMMON_LANGUAGE:
        return ""
    shared = {*lexicon(said[0]).scripts} & {*lexicon(outside[0]).scripts}
    if not shared or is_latin(lexicon(said[0]).cues["shot"][0][0]):
        return ""
    known = {tag: _letters_known(folded, tag) for tag in (said[0], outside[0])}
    return said[0] if known[said[0]] >= known[outside[0]] else ""


def _letters_known(folded: str, language: str) -> int:
    """How many letters are in words that the lexicon of a language holds."""
    return sum(hit.end - hit.start for hit in scan(folded, (language,)))


def fold(raw: str) -> str:
    """Lower case and of normal width, letter by letter, so that every place stays the same."""
    return raw.lower() if raw.isascii() else "".join(map(_folded_letter, raw))


@lru_cache(maxsize=8192)
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


def _sentences(text: Text, span: Span) -> Iterator[Span]:
    """A sentence ends at its mark or at the line's end; a quotation that ends one ends it too."""
    raw = text.raw
    begin = position = span.start
    for quote in (*text.quotes_in(span), None):
        until = span.end if quote is None else quote.start
        while mark := _MAY_END.search(raw, position, until):
            position = mark.end()
            if mark[0] in ")）" and _is_aside(raw, begin, position):
                yield Span(begin, position)
                begin = position
            elif (
                mark[0] == "\n"
                or _is_bar(raw, position)
                or (mark[0] in SENTENCE_ENDS and _is_end(text, position))
            ):
                while position < span.end and raw[position] in SENTENCE_ENDS + ")）":
                    position += 1
                if raw[begin:position].strip():
                    yield Span(begin, position)
                begin = position
        if quote is not None and quote.start >= position:
            position = quote.end
            if _ends_inside(raw, position) and _fresh(text, position, span.end):
                yield Span(begin, position)
                begin = position
    if raw[begin : span.end].strip():
        yield Span(begin, span.end)


def _is_bar(raw: str, position: int) -> bool:
    """Whether the mark before a place parts cells: ` | `."""
    return raw[position - 2 : position + 1] == " | "


def _is_aside(raw: str, begin: int, end: int) -> bool:
    """Whether a sentence stands whole in brackets, as a remark on the one before."""
    while begin < end and raw[begin].isspace():
        begin += 1
    opened = raw[begin] in "(（" and raw.find(raw[begin], begin + 1, end) < 0
    return opened and end - begin > LONGEST_ASIDE_WITHOUT_SENTENCE


def _ends_inside(raw: str, quote_end: int) -> bool:
    """Whether the last mark inside a quotation ends a sentence; bare words have no mark behind."""
    return quote_end >= 2 and any(mark in SENTENCE_ENDS for mark in raw[quote_end - 2 : quote_end])


def _fresh(text: Text, position: int, end: int) -> bool:
    """Whether what follows a quotation begins a new sentence."""
    ahead = text.raw[position : min(end, position + 80)].lstrip(" \t")
    if closing_verb(text, Span(position, end)):
        return False
    if _is_tied(text, ahead[:1]):
        leads = (_NAME_OF_A_LINE, _somebody_before_a_line(text.language))
        return any(lead.match(text.raw, position, end) for lead in leads)
    if ahead[:1] == "—" and ahead[1:2].islower():
        return False
    rest = ahead[:1]
    return (
        not rest
        or rest in "\n—@<[【"
        or rest.isupper()
        or rest.isdigit()
        or rest > FIRST_LETTER_OF_EAST_ASIA
    )


def closing_verb(text: Text, right: Span) -> Hit | None:
    """The verb of saying that ends the clause right behind a quotation: `“…”老人说。`

    Where blanks part words, such a clause goes on with its sentence anyway; None for none.
    """
    if text.lexicon.spaced or text.grammar.verb_final:
        return None
    reach = min(right.end, right.start + FARTHEST_CLOSING_VERB_LETTERS)
    for verb in text.within(Span(right.start, reach), "speaking"):
        behind = text.raw[verb.end : verb.end + 1]
        if not behind or behind in _CLOSES_REMARK:
            apart = _PARTS.search(text.raw, right.start, verb.start)
            return None if apart else verb
    return None


FARTHEST_CLOSING_VERB_LETTERS = 24
_CLOSES_REMARK = SENTENCE_ENDS + "，,；;\n"
_PARTS = re.compile(r"[.!?。！？…；;:：\n]")
_NAME_OF_A_LINE = re.compile(r"[ \t]+[^\W\d_]{2,4}(?:[,:：]| ?\([^)\n]{1,20}\) ?:| :)")
"""A name that leads to the next line of a talk; a particle of quoting has no comma."""
LONGEST_LEAD_LETTERS = 24
"""Between who speaks next and their words: how they do."""


@cache
def _somebody_before_a_line(language: str) -> re.Pattern[str]:
    """Finds who leads to the next quotation: ` 김 씨가 웃으며: “`; no particle of quoting."""
    cues = lexicon(language).cues
    quoting, subject = any_of(cues["quotative"]), any_of(cues["subject"])
    who = rf"(?!{quoting})[^\W\d_]{{1,6}}(?: [^\W\d_])?{subject}"
    return re.compile(rf"[ \t]+{who} [^.!?…\n:：\"“「]{{0,{LONGEST_LEAD_LETTERS}}}[:：]?\s*[\"“「]")


FIRST_LETTER_OF_EAST_ASIA = "\u2e80"
"""From here on letters have no capitals, and a sentence may begin with any of them."""


def _is_tied(text: Text, letter: str) -> bool:
    """Whether a letter may be a particle behind a quotation, and so goes on with its sentence."""
    return bool(letter) and unicodedata.name(letter, "").lower().startswith(text.particle_scripts)


def _is_end(text: Text, position: int) -> bool:
    """Whether the mark before `position` ends a sentence, and not a number or an abbreviation."""
    raw = text.raw
    if raw[position - 1] == "…":
        return not raw[position : position + 2].lstrip("…")[:1].isalnum()
    if raw[position - 1] != ".":
        return True
    if raw[position - 3 : position] == "..." and raw[position + 1 : position + 2].islower():
        return False
    if position < len(raw) and not raw[position].isspace() and raw[position] not in "\"”»'’)*":
        return False
    word = raw[max(0, position - 6) : position - 1].split(" ")[-1]
    goes_on = word.isupper() or raw[position : position + 2].strip()[:1].islower()
    initial = len(word) == 1 and word.isalpha() and word < FIRST_LETTER_OF_EAST_ASIA
    return word.casefold() not in text.abbreviations and not (initial and goes_on)

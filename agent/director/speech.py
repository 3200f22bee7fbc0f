"""Who says what: finds the lines and the lettering of a request, one section after the other.

Knows which bits hold lines by their label and which are prose; invents no words, ever.
"""

import re
from dataclasses import dataclass, replace

from ...tools.dialects import find as find_dialect
from .announced import announced, texts_of
from .cast import Person
from .delivery import delivery_of
from .labels import field_of, label_of
from .languages import language_of
from .lettering import lettering_in_capitals, place_of, quoted_lettering
from .manner import (
    dialect_of_aside,
    is_voice,
    language_of_dialect,
    spoken_words,
    stated_dialect,
    stated_language,
    stretch_of,
    without_aside,
    without_dialect,
)
from .page import OPENING_BRACKETS, Bit, Section
from .quotation_marks import PAIRS, as_said
from .quotations import kind_of, quotations
from .speakers import speaker_of
from .spoken import Around, Line, Read, Reading
from .text import SENTENCE_ENDS, Quote, Span, Text

__all__ = ["Line", "Read", "Reader"]

_APART_KINDS = ("dialogue", "lines", "cast")
"""Kinds of bits that say nothing of the words behind them."""
_PARTS = re.compile(r"[^,，、;；]+")
_OF_A_VOICE = ("manner", "dialect", "language", "people")
"""What the parts of a field say that tells of a voice."""
LONGEST_NOTHING_LETTERS = 16
LONGEST_NAME_LETTERS = 12


@dataclass
class Reader(Reading):
    """Reads the bits of a request in order, remembering who spoke last."""

    def section(self, section: Section, index: int) -> None:
        """Finds the lines and the lettering of a section."""
        previous = Span(section.span.start, section.span.start)
        self.section_start = section.span.start
        shown, stated = len(self.read), list[Read]()
        for bit in section.bits:
            if bit.kind in ("dialogue", "lines", "narration"):
                _read_spoken(self, bit, index, previous)
            elif bit.kind == "lettering" or (bit.kind == "title" and section.kind == "shot"):
                stated += _lettered(self.text, bit, index)
            elif bit.kind not in ("avoid", "title", "duration"):
                _read_prose(self, bit, index, previous)
            if self.text.words(bit.span):
                apart = bit.kind in _APART_KINDS and not self.text.quoted(bit.span)
                previous = Span(bit.span.end, bit.span.end) if apart else bit.span
        seen = {read.words for read in self.read[shown:]}
        # A sign told of in the picture and in a field of its own is one sign.
        self.read += [read for read in stated if read.words not in seen]


# ---- bits that hold lines by their label


def _read_spoken(reading: Reading, bit: Bit, index: int, previous: Span) -> None:
    """Adds the lines of a bit that holds nothing else, with or without quotation marks."""
    text = reading.text
    quotes = list(text.quotes_in(bit.span))
    if quotes and _is_quoted(reading, bit, quotes[0]):
        for around in quotations(text, bit, quotes, previous, index):
            _say(reading, around)
    elif not _says_nothing(text, bit) and (line := _bare_line(text, bit, previous, index)):
        _say(reading, line)


def _says_nothing(text: Text, bit: Bit) -> bool:
    """Whether a field is empty in words: `Dialogue: none`. Somebody may say `Nothing.`"""
    words = text.words(bit.span)
    somebody = bit.label is not None and field_of(text.words(bit.label)) is None
    if bit.kind == "narration" and _tells_a_voice(text, bit.span):
        return True
    if somebody and words[:1] not in OPENING_BRACKETS:
        return False
    return len(words) < LONGEST_NOTHING_LETTERS and text.has(bit.span, "cue", "nothing")


def _tells_a_voice(text: Text, span: Span) -> bool:
    """Whether a field of narration tells how it sounds: `旁白：女声，温柔，语速慢`."""
    if text.words(span)[-1:] in SENTENCE_ENDS:
        return False
    parts = [Span(*part.span()) for part in _PARTS.finditer(text.raw, *span)]
    told = [p for p in parts if any(text.has(p, kind) for kind in _OF_A_VOICE)]
    return text.has(parts[0], "cue", "voice") and 2 * len(told) > len(parts) if parts else False


def _bare_line(text: Text, bit: Bit, previous: Span, index: int) -> Around | None:
    """A line without quotation marks: what stands behind its label and its direction."""
    label = label_of(text, bit.span)
    if label and bit.label and not text.words(Span(label.end, bit.span.end)):
        label = None  # somebody says a word that names a field: `Status.`
    start = label.end if label else bit.span.start
    words, note = without_aside(text, Span(start, bit.span.end))
    if not words:
        return None
    speaker = Span(bit.span.start, label.end) if label else bit.label
    bit = bit._replace(label=speaker, note=bit.note or note)
    left = Span(bit.span.start, bit.span.start)
    right = Span(bit.span.end, bit.span.end)
    return Around(Quote(start, bit.span.end, words), bit, left, right, previous, index)


def _is_quoted(reading: Reading, bit: Bit, quote: Quote) -> bool:
    """Whether the quotation is the line, and not words quoted inside a line."""
    text = reading.text
    before = text.raw[bit.span.start : quote.start].strip(" \t*_-|")
    if bit.label and {*'\n"'} & {*text.raw[bit.label.end : bit.span.start]}:
        return not before or before[-1] in ":："  # the speaker stands apart
    after = text.raw[quote.end : bit.span.end].strip(" \t*_-|.。")
    stretch = Span(bit.span.start, quote.start)
    return (
        not before
        or before[-1] in ":：)）]】"
        or text.has(stretch, "speaking")
        or (not after and len(quote.words) > len(before))
        or (len(before) <= LONGEST_NAME_LETTERS and bool(reading.cast.within(stretch)))
    )


def _lettered(text: Text, bit: Bit, index: int) -> list[Read]:
    """The lettering of a bit that holds nothing else."""
    if quotes := list(text.quotes_in(bit.span)):
        return [Read(quote.start, quote.words, "", False, index) for quote in quotes]
    if text.has(bit.span, "cue", "nothing"):
        return []
    place, in_scene = place_of(text, bit.label) if bit.label else ("", False)
    parts = texts_of(text, bit.span)
    return [Read(part.start, text.words(part), place, in_scene, index) for part in parts]


def _read_in_parts(text: Text, read: Read, quote: Quote) -> list[Read]:
    """Lettering as it stands in its marks; without them it may be several texts."""
    if text.raw[quote.start] in PAIRS:
        return [read]
    parts = texts_of(text, Span(quote.start, quote.end))
    return [replace(read, start=part.start, words=text.words(part)) for part in parts]


# ---- prose


def _read_prose(reading: Reading, bit: Bit, index: int, previous: Span) -> None:
    """Adds what the quotations and the capitals of a bit in prose are."""
    text = reading.text
    quotes = list(text.quotes_in(bit.span))
    for around in quotations(text, bit, quotes, previous, index):
        reading.last_kind = kind = kind_of(reading, around)
        reading.last_quote_end = around.quote.end
        if text.words(bit.span).strip(" *") == text.words(around.quote):
            reading.alone_kind = kind
        if kind == "speech":
            _say(reading, around)
        elif kind == "lettering":
            reading.read += _read_in_parts(text, quoted_lettering(text, around), around.quote)
    reading.read += lettering_in_capitals(text, bit.span, index)
    known = {read.start for read in reading.read}
    reading.read += [read for read in announced(text, bit.span, index) if read.start not in known]
    _translate(reading, bit.span)
    if not quotes and bit.kind != "ignored" and text.has(bit.span, "cue", "reported"):
        reading.untold.append(bit.span)


def _translate(reading: Reading, span: Span) -> None:
    """`(I wrote it in English, but he must speak it in Japanese)` about the line before."""
    text = reading.text
    if not reading.lines or not text.has(span, "cue", "translated"):
        return
    last = reading.lines[-1]
    after = Span(max(span.start, last.start + len(last.words)), span.end)
    spoken = [hit.value for hit in text.within(after, "language")]
    if text.has(after, "cue", "translated") and spoken and spoken[-1] != last.language:
        reading.lines[-1] = replace(last, language=spoken[-1], stated_language=True)


# ---- lines


def _say(reading: Reading, around: Around) -> None:
    """Adds a line with all the text says of it."""
    who, guessed = speaker_of(reading, around)
    who.spoke = True
    reading.said_end = around.quote.end
    line = _line(reading, around, who, guessed)
    reading.lines.append(line)
    who.dialect = who.dialect or line.dialect


def _line(reading: Reading, around: Around, who: Person, guessed: bool) -> Line:
    text = reading.text
    words, aside = spoken_words(around)
    words = as_said(words)
    stretch = stretch_of(reading, around, who)
    written = language_of(words, _home_language(reading, who))
    noted = text.words(around.bit.note) if around.bit.note else ""
    dialect = stated_dialect(text, stretch) or dialect_of_aside(aside) or dialect_of_aside(noted)
    direction = without_dialect(aside)
    stated = stated_language(text, stretch) or language_of_dialect(text, stretch, dialect)
    return Line(
        start=around.quote.start,
        words=words,
        who=who,
        language=stated or written,
        stated_language=bool(stated) and stated != written,
        dialect=dialect,
        delivery=", ".join(filter(None, (direction, delivery_of(reading, around, who)))) or None,
        voice_over=who.unseen or is_voice(reading, around, who),
        section=around.section,
        guessed=guessed,
    )


def _home_language(reading: Reading, who: Person) -> str:
    """The language somebody spoke last, or the user's."""
    said = reversed(reading.lines[-LINES_REMEMBERED:])
    accent = find_dialect(who.dialect) if who.dialect else None
    usual = accent.language if accent else reading.text.language
    return next((line.language for line in said if line.who is who), usual)


LINES_REMEMBERED = 200
"""How far back the language of a speaker is looked for."""

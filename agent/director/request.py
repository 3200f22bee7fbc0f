"""The first step of reading a request: its text marked up and its layout known."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .bare_speech import with_bare_speech
from .data_layout import read_data
from .headings import headings
from .layout import sections, table_sections
from .legend import without_legend
from .letter import letter
from .measures import numbers
from .page import MARKS, OPENING_BRACKETS, Bit, Section, lines
from .screenplay import scenes, without_comments
from .text import Quote, Span, Text, read_text

WORDS_OF_A_DESCRIPTION = 8
LETTERS_OF_A_DESCRIPTION = 60
LONGEST_NUMBER_LETTERS = 8
_LETTER_OF_A_VERSION = re.compile(r"\s*[A-Z](?=\s*[:：\])】.·-])")
_END_OF_A_VERSION = re.compile(r"\s*[:：\])】.·-]")


def read_sections(said: str) -> tuple[Text, tuple[Section, ...]]:
    """The text and its sections: the whole video first, then its shots or scenes."""
    text = _first_video(read_text(without_legend(said)))
    if data := read_data(text.raw):
        return data
    text = with_bare_speech(_unwrapped(_uncommented(text)))
    found = table_sections(text) or sections(text)
    written = letter(text)
    return text, tuple(_without_letter(section, written) for section in found)


def _without_letter(section: Section, written: tuple[Span, ...]) -> Section:
    """A section whose greeting, thanks and signature are ignored."""
    bits = (part for bit in section.bits for part in _parted(bit, written))
    return replace(section, bits=tuple(bits))


def _parted(bit: Bit, written: tuple[Span, ...]) -> Iterator[Bit]:
    """A bit, without the head of it that is a letter's."""
    end = max((s.end for s in written if s.start <= bit.span.start < s.end), default=0)
    if end <= bit.span.start:
        yield bit
    elif end >= bit.span.end:
        yield Bit("ignored", bit.span)
    else:
        yield Bit("ignored", Span(bit.span.start, end))
        yield bit._replace(span=Span(end, bit.span.end))


def _first_video(text: Text) -> Text:
    """The text up to the second of several videos in one message: `Version 2: …`."""
    starts = version_starts(text)
    return read_text(text.raw[: starts[1]]) if len(starts) > 1 else text


def version_starts(text: Text) -> list[int]:
    """Where the numbered versions begin, each on a line of its own."""
    found: list[int] = []
    for line in lines(text, text.whole):
        hit = next(text.within(line, "cue", "version"), None)
        if hit is None or text.raw[line.start : hit.start].strip(MARKS + OPENING_BRACKETS):
            continue
        if _END_OF_A_VERSION.match(text.raw, _number_end(text, hit.end), line.end):
            found.append(line.start)
    return found


def _number_end(text: Text, start: int) -> int:
    """Where the number or the letter of a version ends; the end of the text for none."""
    if letter := _LETTER_OF_A_VERSION.match(text.raw, start):
        return letter.end()
    near = Span(start, min(len(text.raw), start + LONGEST_NUMBER_LETTERS))
    number = next(numbers(text, near), None)
    alone = number is not None and not text.raw[start : number.start].strip()
    return number.end if number and alone else len(text.raw)


def _uncommented(text: Text) -> Text:
    """A screenplay without its notes and the passages that were cut from it."""
    raw = without_comments(text.raw)
    if raw == text.raw:
        return text
    plain = read_text(raw)
    return plain if any(scenes(plain)) else text


def _unwrapped(text: Text) -> Text:
    """The text without the marks around whole descriptions: `Scene 1: "A ship sails …"`.

    Such a quotation follows a shot's heading at once, is long, and every shot has one.
    """
    heads = headings(text)
    quotes = {quote.start: quote for quote in text.quotes}
    found = [quotes.get(_first_letter(text, head.end)) for head in heads]
    wrapped = [quote for quote in found if quote and _is_description(quote)]
    if len(heads) < 2 or len(wrapped) < len(heads):
        return text
    raw = list(text.raw)
    for quote in wrapped:
        raw[quote.start] = raw[quote.end - 1] = " "
    return read_text("".join(raw))


def _first_letter(text: Text, position: int) -> int:
    while position < len(text.raw) and text.raw[position].isspace():
        position += 1
    return position


def _is_description(quote: Quote) -> bool:
    many_words = len(quote.words.split()) >= WORDS_OF_A_DESCRIPTION
    return many_words or len(quote.words) > LETTERS_OF_A_DESCRIPTION

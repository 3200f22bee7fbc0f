"""The first step of reading a request: its text marked up and its layout known."""

import re

from .data_layout import data_sections, is_data
from .headings import MARKS, headings, lines
from .layout import Section, sections, table_sections
from .text import Text, read_text

WORDS_OF_A_DESCRIPTION = 8


def read_sections(said: str) -> tuple[Text, tuple[Section, ...]]:
    """The text and its sections: the whole video first, then its shots or scenes."""
    text = _first_video(read_text(said))
    if is_data(text.raw):
        bare = read_text(text.raw, marks=False)
        return bare, data_sections(bare)
    text = _unwrapped(text)
    return text, table_sections(text) or sections(text)


def _first_video(text: Text) -> Text:
    """The text up to the second of several videos in one message: `Version 2: …`."""
    starts = version_starts(text)
    return read_text(text.raw[: starts[1]]) if len(starts) > 1 else text


def version_starts(text: Text) -> list[int]:
    """Where the numbered versions begin, each on a line of its own."""
    found: list[int] = []
    for line in lines(text, text.whole):
        hit = next(text.within(line, "cue", "version"), None)
        if hit is None or text.raw[line.start : hit.start].strip(MARKS + "[【"):
            continue
        if re.match(r"\s*(?:\d+|[A-C一二三])\s*[:：\])】.·-]", text.raw[hit.end : hit.end + 8]):
            found.append(line.start)
    return found


def _unwrapped(text: Text) -> Text:
    """The text without the marks around whole descriptions: `Scene 1: "A ship sails …"`.

    Such a quotation follows a shot's heading at once, is long, and every shot has one.
    """
    starts: set[int] = set()
    heads = headings(text)
    for head in heads:
        start = head.end
        while start < len(text.raw) and text.raw[start].isspace():
            start += 1
        quote = next((quote for quote in text.quotes if quote.start == start), None)
        if quote and (len(quote.words.split()) >= WORDS_OF_A_DESCRIPTION or len(quote.words) > 60):
            starts.add(start)
    if len(heads) < 2 or len(starts) < len(heads):
        return text
    raw = list(text.raw)
    for quote in text.quotes:
        if quote.start in starts:
            raw[quote.start] = raw[quote.end - 1] = " "
    return read_text("".join(raw))

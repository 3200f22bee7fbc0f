"""Tens of years that look like seconds: decades (`1970s`, `the '90s`, `80s synth`) and ages
(`Anna (40s, red coat)`, `in his mid-60s`).

Knows what stands around the number.
"""

import re
from functools import cache

from .scripts import any_of, joined
from .text import Span, Text
from .vocabulary import COMMON_LANGUAGE, lexicon

FIRST_YEAR = 1000
FIRST_LIKELY_DECADE = 50
"""From here on tens behind an article are a decade rather than seconds."""
_APOSTROPHES = "'’‘"
FARTHEST_LETTERS = 16
LONGEST_NAMED_LETTERS = 30
_WORD_AND_MARK = re.compile(r"([^\W\d_]+)\s?[(（,]\s?$")


def is_decade(text: Text, number: Span, unit: Span) -> bool:
    """Whether a number and the `s` tied to it are tens of years."""
    tied = number.end == unit.start and text.folded[unit.start : unit.end] in _endings()
    figures = text.folded[number.start : number.end]
    if not tied or not figures.isdigit() or int(figures) % 10:
        return False
    if int(figures) >= FIRST_YEAR or text.raw[number.start - 1 : number.start] in tuple(
        _APOSTROPHES
    ):
        return True
    before = text.folded[max(0, number.start - FARTHEST_LETTERS) : number.start]
    if int(figures) >= FIRST_LIKELY_DECADE and _leads(text.languages).search(before):
        return True
    return _is_look(text, unit.end)


def _is_look(text: Text, end: int) -> bool:
    """Whether the word behind says how something looks or sounds: `90s VHS`, `80s synth`."""
    near = Span(end, min(len(text.raw), end + FARTHEST_LETTERS))
    for hit in text.hits_in(near):
        if hit.kind == "style" or (hit.kind, hit.value) == ("sound", "music"):
            return text.raw[end : hit.start].strip(" -") == ""
    return _things(text.languages).match(text.folded, end) is not None


@cache
def _endings() -> frozenset[str]:
    return frozenset(lexicon(COMMON_LANGUAGE).wording.decade)


@cache
def _leads(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What stands right before a decade: `the `, `años `."""
    words = any_of(joined(lexicon(tag).wording.decade_leads for tag in languages))
    return re.compile(rf"(?:^|\W){words}[ -]?$")


@cache
def _things(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What stands right behind a decade: ` look`, `风`."""
    words = any_of(joined(lexicon(tag).wording.decade_things for tag in languages))
    return re.compile(rf"[ -]?{words}")


def is_age(text: Text, length: Span) -> bool:
    """Whether `40s` is somebody's age: in a bracket or between commas behind somebody, or in
    `mid-40s`."""
    decade, before_age = _ages(text.languages)
    if not text.lexicon.spaced or not decade.fullmatch(text.words(length)):
        return False
    before = text.folded[max(0, length.start - 10) : length.start]
    return before_age.search(before) is not None and _may_be_aged(text, length.start)


def _may_be_aged(text: Text, position: int) -> bool:
    """Whether the word before a comma or a bracket may be somebody: no `noir lighting, 20s`."""
    word = _WORD_AND_MARK.search(text.raw, max(0, position - LONGEST_NAMED_LETTERS), position)
    if word is None:
        return True
    people = text.has(Span(word.start(1), word.end(1)), "people")
    return people or text.raw[word.start(1)].isupper()


@cache
def _ages(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a number of tens looks like that is an age, and what stands before it."""
    wordings = [lexicon(tag).wording for tag in languages]
    endings = any_of(joined(words.decade for words in wordings))
    leads = any_of(joined(words.age_leads for words in wordings))
    return re.compile(f"[1-9]0{endings}"), re.compile(rf"\w\s?[(（,]\s?$|{leads}[ -]?$")

"""Lengths, time ranges and counts in a text, in figures and in words, each with its place."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .scanning import Hit
from .scripts import RANGES, any_of, joined
from .text import Span, Text
from .vocabulary import COMMON_LANGUAGE, Phrases, lexicon
from .years import is_age, is_decade

LONGEST_SECONDS = 3600
_FIGURES = re.compile(r"(?<!\d)\d{1,6}(?:[.,]\d{1,3})?(?!\d)")
LONGEST_WORD_LETTERS = 24
_WORD_BEFORE = re.compile(rf"[{RANGES['latin']}-]+\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_WORTH = {"second": (1, 0), "minute": (60, 0), "minute_half": (60, 30), "second_half": (1, 0.5)}
"""What one of a unit is worth in seconds, and what the unit adds: `two and a half minutes`."""
_PARTS_OF_A_MINUTE = {"half_minute": 30.0, "quarter_minute": 15.0}
_COUNTED_BY_ARTICLE = ("minute", "minute_half")
_CLAUSE_MARKS = ",.;:，。；：、!?！？\n"
LONGEST_CLAUSE_LETTERS = 400
_GOES_ON = (",", "，")
"""Behind an age that may be a length where it stands alone: `ANNA (20s)`."""
_DASH = "[-‐‑–—−~～〜]"


class Number(NamedTuple):
    """A number in the text."""

    value: float
    start: int
    end: int


class Length(NamedTuple):
    """A length in seconds in the text."""

    seconds: float
    start: int
    end: int


class Range(NamedTuple):
    """A stretch of the video in seconds, as the text gives it."""

    begins: float
    ends: float
    start: int
    end: int


def numbers(text: Text, span: Span) -> Iterator[Number]:
    """The numbers outside quotations, by place; the longest way to read each."""
    folded = _masked(text, span)
    found = [
        Number(float(match[0].replace(",", ".")), *(span.start + at for at in match.span()))
        for match in _figures(folded, text.raw[span.start : span.end])
    ]
    for letters, values in _counting(text.languages):
        for match in letters.finditer(folded):
            value = _counted(match[0], values)
            found.append(Number(value, span.start + match.start(), span.start + match.end()))
    found += _spelled(text, folded, span.start)
    return iter(sorted(found, key=lambda number: number.start))


def _figures(folded: str, raw: str) -> Iterator[re.Match[str]]:
    """The figures of a stretch; the wide comma of `16:9，20秒` parts two and ends the first."""
    for match in _FIGURES.finditer(folded):
        wide = raw.find("，", *match.span())
        if wide < 0:
            yield match
            continue
        parts = (_FIGURES.match(folded, match.start(), wide), _FIGURES.match(folded, wide + 1))
        yield from filter(None, parts)


def _masked(text: Text, span: Span) -> str:
    """The folded stretch with blanks in place of quotations."""
    pieces: list[str] = []
    done = span.start
    for quote in text.quotes_in(span):
        pieces += [text.folded[done : quote.start], "\x00" * (quote.end - quote.start)]
        done = quote.end
    return "".join([*pieces, text.folded[done : span.end]])


@cache
def _counting(languages: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    """What finds the numbers that languages write in letters, and the letters' values."""
    tables = [lexicon(tag).counting for tag in languages]
    return tuple((re.compile(f"[{''.join(table)}]+"), table) for table in tables if table)


def _counted(word: str, values: dict[str, int]) -> float:
    """A number in letters: 十二 is 12, 삼십 is 30; ten and a hundred count what is before them."""
    total, ones = 0, 0
    for value in (values[letter] for letter in word):
        if value >= 10:
            total += max(ones, 1) * value
            ones = 0
        else:
            ones = value
    return float(total + ones)


def _spelled(text: Text, folded: str, offset: int) -> Iterator[Number]:
    """Number words of the spaced languages: fifteen, twenty-one, treinta y cinco."""
    words, inside = _number_words(text.languages)
    previous: Number | None = None
    for match in _WORD.finditer(folded):
        value = words.get(match[0])
        if value is None:
            if match[0] not in inside:
                previous = None
            continue
        start = offset + match.start()
        if previous and previous.value >= 20 and value < 10 and start - previous.end <= 3:
            start, value = previous.start, previous.value + value
        previous = Number(value, start, offset + match.end())
        yield previous


@cache
def _number_words(languages: tuple[str, ...]) -> tuple[dict[str, float], Phrases]:
    """The number words of the spaced ones among languages, and the words inside a number."""
    tags = dict.fromkeys((*languages, COMMON_LANGUAGE))
    tables = [words for tag in tags if (words := lexicon(tag)).spaced]
    values = {word: value for words in tables for word, value in words.numerals.items()}
    return values, joined(words.wording.numeral_joint for words in tables)


def lengths(text: Text, span: Span) -> Iterator[Length]:
    """The lengths outside quotations, by place: `12s`, `fifteen seconds`, `十二秒`, `1 min 5 s`."""
    return (length for length in _lengths(text, span) if shot_length(length.seconds))


def _lengths(text: Text, span: Span) -> Iterator[Length]:
    """Lengths of any number of seconds."""
    if not text.has(span, "unit"):
        return
    by_end = _by_end(text, span)
    minutes: Length | None = None
    for unit in text.within(span, "unit"):
        if unit.value in _PARTS_OF_A_MINUTE:
            yield Length(_PARTS_OF_A_MINUTE[unit.value], unit.start, unit.end)
        number = _number_before(text, unit.start, by_end) or _one_before(text, unit)
        if number is None or unit.value not in _WORTH:
            continue
        if is_decade(text, Span(number.start, number.end), Span(unit.start, unit.end)):
            continue
        if text.raw[unit.end : unit.end + 1] in _GOES_ON and is_age(
            text, Span(number.start, unit.end)
        ):
            continue
        each, extra = _WORTH[unit.value]
        seconds = number.value * each + extra
        length = Length(seconds, number.start, unit.end)
        if unit.value == "minute":
            minutes = length
            continue
        if minutes and number.start - minutes.end <= 5:
            length = Length(minutes.seconds + seconds, minutes.start, unit.end)
        elif minutes:
            yield minutes
        minutes = None
        yield length
    if minutes:
        yield minutes


def _one_before(text: Text, unit: Hit) -> Number | None:
    """`a minute`: the article counts."""
    articles = lexicon(unit.language).naming.indefinite
    if unit.value not in _COUNTED_BY_ARTICLE or not articles:
        return None
    before = re.search(
        rf"\b{any_of(articles)}[ -]$", text.folded[max(0, unit.start - 6) : unit.start]
    )
    return Number(1.0, unit.start - len(before[0]), unit.start) if before else None


def _by_end(text: Text, span: Span) -> dict[int, Number]:
    """The numbers of a stretch by where they end; the longest of those that end together."""
    return {number.end: number for number in sorted(numbers(text, span), key=lambda n: -n.start)}


def _number_before(text: Text, unit_start: int, by_end: dict[int, Number]) -> Number | None:
    """The number that ends right before a unit, a blank or a hyphen between them."""
    end = unit_start
    while end > 0 and text.raw[end - 1] in " -‑\u00a0\t":
        end -= 1
    return by_end.get(end)


def clause_around(text: Text, within: Span, part: Span) -> Span:
    """The clause around a part: between commas and sentence marks."""
    start, end = part
    first = max(within.start, start - LONGEST_CLAUSE_LETTERS)
    last = min(within.end, end + LONGEST_CLAUSE_LETTERS)
    while start > first and text.raw[start - 1] not in _CLAUSE_MARKS + "(（":
        start -= 1
    while end < last and text.raw[end] not in _CLAUSE_MARKS + ")）":
        end += 1
    return Span(start, end)


def is_length(text: Text, part: Span) -> bool:
    """Whether a stretch is no more than a length."""
    told = next(lengths(text, part), None)
    return told is not None and told.end - told.start >= len(text.words(part).strip(" .。"))


def is_of_all(text: Text, within: Span, length: Span) -> bool:
    """Whether a length is that of the whole video: `9 seconds in total`."""
    clause = clause_around(text, within, length)
    return _in_all(text.languages).search(text.folded, *clause) is not None


@cache
def _in_all(languages: tuple[str, ...]) -> re.Pattern[str]:
    tables = [lexicon(tag) for tag in languages]
    spaced = any_of(joined(words.wording.in_all for words in tables if words.spaced))
    unspaced = any_of(joined(words.wording.in_all for words in tables if not words.spaced))
    return re.compile(rf"\b{spaced}\b|{unspaced}")


@cache
def _range_patterns(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds ranges on the clock, `0:05-0:10`, and plain ones, `5 to 10`."""
    tags = dict.fromkeys((*languages, COMMON_LANGUAGE))
    words = any_of(joined(lexicon(tag).grammar.range_words for tag in tags))
    to = rf"\s{{0,3}}(?:{_DASH}|{words})\s*"
    clock = rf"(\d{{1,2}}):(\d\d)(?:[.:]\d+)?{to}(\d{{1,2}}):(\d\d)"
    plain = rf"(?<!\d)(\d{{1,4}}(?:\.\d{{1,3}})?)\s{{0,3}}s?{to}(\d+(?:\.\d+)?)"
    return re.compile(clock), re.compile(plain)


def shot_length(seconds: float) -> float | None:
    """Seconds that a shot can last; None for any other number of them."""
    return seconds if 0 < seconds <= LONGEST_SECONDS else None


def ranges(text: Text, span: Span) -> Iterator[Range]:
    """Stretches of time outside quotations: `00:05-00:10`, `0-3 s`, `第4至8秒`."""
    folded = _masked(text, span)
    clock, plain = _range_patterns(text.languages)
    for match in clock.finditer(folded):
        a, b, c, d = (int(group) for group in match.groups())
        if shot_length(c * 60 + d - a * 60 - b):
            yield Range(
                a * 60 + b, c * 60 + d, span.start + match.start(), span.start + match.end()
            )
    for match in plain.finditer(folded):
        start, end = span.start + match.start(), span.start + match.end()
        unit = next(text.within(Span(end, min(end + 12, span.end)), "unit", "second"), None)
        if not shot_length(float(match[2]) - float(match[1])):
            continue
        if unit and not text.raw[end : unit.start].strip(" -"):
            yield Range(float(match[1]), float(match[2]), start, unit.end)
        elif unit := _unit_before(text, span.start, start):
            yield Range(float(match[1]), float(match[2]), unit.start, end)


def length_of(text: Text, span: Span) -> float | None:
    """The seconds a short stretch such as a bracket or a table cell gives."""
    if found := next(ranges(text, span), None):
        return found.ends - found.begins
    found = next(lengths(text, span), None)
    return found.seconds if found else None


def _unit_before(text: Text, first: int, start: int) -> Hit | None:
    """The unit that stands right before a range: `seconds 0-4`, `Segundos 4 a 8`."""
    units = text.within(Span(max(first, start - 12), start), "unit", "second")
    return next(
        (u for u in units if len(text.words(u)) > 2 and text.raw[u.end : start].isspace()), None
    )


def counts(text: Text, span: Span) -> Iterator[Number]:
    """How many shots the text speaks of: `three shots`, `4-shot teaser`, `三个镜头`."""
    if not text.has(span, "cue", "plural_shots"):
        return
    by_end = _by_end(text, span)
    for word in text.within(span, "cue", "plural_shots"):
        number = _number_before(text, word.start, by_end)
        if number is None:
            start = _word_before(text, word.start)
            number = _number_before(text, start, by_end) if start < word.start else None
        if number and 1 <= number.value <= 100 and number.value == int(number.value):
            yield Number(number.value, number.start, word.end)


def _word_before(text: Text, start: int) -> int:
    """Where the word before a place begins (`four cinematic shots`)."""
    match = _WORD_BEFORE.search(text.raw, max(0, start - LONGEST_WORD_LETTERS), start)
    return match.start() if match else start

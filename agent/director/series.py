"""Shots counted at the head of lines, whatever stands behind the number: `S1 | 4 s | wide`.

Knows numbers at the head of a line, and the lengths and the camera right behind them. Two heads of
one form, counted from 1, are enough to tell that shots are listed.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from .head_lines import is_camera
from .labels import field_of, label_of
from .lists import number_endings, ordinal_words, phrases, says_enough
from .measures import Number, lengths, numbers, ranges
from .page import BRACKETS, LABEL_ENDS, MARKS, OPENING_BRACKETS, Heading, lines
from .screenplay import is_slug
from .scripts import joined
from .text import Span, Text, fold
from .vocabulary import COMMON_LANGUAGE, Phrases, lexicon

LONGEST_HEAD_LETTERS = 24
LONGEST_TAIL_LETTERS = 90
_BLANKS = " \t\u3000\u00a0"
_CLOSING = "".join(dict.fromkeys(BRACKETS.values()))
_BARE_ENDS = tuple(f".．、:：){_CLOSING}")
_APART = f"{_BLANKS}*_-–—|｜/·・•,，、;；{LABEL_ENDS}"
"""What may part the number, the length and the camera in the head of a shot."""
_BEHIND = f"{_APART}{_CLOSING}.。．"
_PART = re.compile(r"(?:[^,，、.。|｜/·・:：;；\n()（）\[\]【】\s]|[ ](?![ \t]|[-–—]\s))+")
_BARE_RANGE = re.compile(r"(\d{1,4}(?:\.\d)?)\s?[-–—~～〜]\s?(\d{1,4}(?:\.\d)?)(?![\d:])")
_HASHES = re.compile(r"#+ +")
"""What makes a line a heading in Markdown; `#1` is a number with its sign."""
_RANGE_OR_CLOCK = re.compile(r":\d\d|[-–—~～〜]\d")
_LAST_BRACKET = re.compile(r"[(（\[【]([^()（）\[\]【】\n]{1,24})[)）\]】][ \t]*$")
_OTHER_LISTS = ("cast", "avoid", "style", "sound", "music", "ignored", "delivery", "place")
"""Fields whose content may be a numbered list that is none of shots."""


class _Head(NamedTuple):
    """The number at the head of a line, and where it ends."""

    form: tuple[str, str, str]
    """The kind, the word and the bracket: those of one series are the same."""
    number: int
    line: Span
    end: int


def named_series(text: Text) -> list[Heading]:
    """The shots whose lines begin with a word for a shot and a number: `Shot 1`, `1カット目`."""
    found = _longest(text, _named)
    if any(head.form[0] != "word" and is_slug(text, head.line, True) for head in found):
        return []
    return [_heading(text, head) for head in found]


def bare_series(text: Text) -> list[Heading]:
    """The shots whose lines begin with a number alone: `1.`, `[1]`, `#1`, `①`, `一、`."""
    found = _longest(text, _bare)
    if not found or _is_of_another_field(text, found[0].line.start):
        return []
    ends = [*(head.line.start for head in found[1:]), len(text.raw)]
    items = (Span(head.end, end) for head, end in zip(found, ends, strict=True))
    if not all(says_enough(text.words(item)) for item in items):
        return []
    return [_heading(text, head) for head in found]


def _longest(text: Text, head_of: Callable[[Text, Span], _Head | None]) -> list[_Head]:
    """The longest series of one form, counted from 1; none of fewer than two."""
    series: dict[tuple[str, str, str], list[_Head]] = {}
    for line in lines(text, text.whole):
        if head := head_of(text, line):
            counted = series.setdefault(head.form, [])
            if head.number == len(counted) + 1:
                counted.append(head)
    longest = max(series.values(), key=len) if series else []
    return longest if len(longest) > 1 else []


# ---- the number


def _begin(text: Text, line: Span) -> tuple[int, str]:
    """Where the words of a line begin behind its marks, and the bracket that opens there."""
    start = line.start
    while start < line.end and text.raw[start] in MARKS.replace("#", "") + _BLANKS:
        start += 1
    hashes = _HASHES.match(text.raw, start, line.end)
    start = hashes.end() if hashes else start
    while start < line.end and text.raw[start] in "*_":
        start += 1
    opening = text.raw[start : start + 1]
    return (start + 1, opening) if opening and opening in OPENING_BRACKETS else (start, "")


def _named(text: Text, line: Span) -> _Head | None:
    """A word for a shot with its number at the head of a line."""
    start, opening = _begin(text, line)
    within = Span(start, min(line.end, start + LONGEST_HEAD_LETTERS))
    number = next((n for n in numbers(text, within) if n.value == int(n.value)), None)
    if number is None or text.in_quote(start):
        return _ordinal(text, line, within, opening)
    before = text.folded[start : number.start]
    word, kind = before.strip(_BLANKS), "word"
    for sign in ("#", *(f" {sign}" for sign in _phrases_of(text.languages, "shot_sign"))):
        word = word.removesuffix(sign).strip(_BLANKS)
    behind = text.raw[number.end : number.end + 1]
    if word in _shot_words(text.languages):
        end = _counted(text, number.end)
    elif word in _phrases_of(text.languages, "shot_letter") and text.raw[start].isupper():
        kind, end = "letter", number.end
        if before[-1:].isspace() or behind.isalnum():
            return None
    elif word in ("", *_ordinal_marks(text.languages)):
        end = _shot_behind(text, number.end)
        if end is None:
            return _ordinal(text, line, within, opening)
        kind, word = "ordinal", text.folded[number.end : end].strip()
    else:
        return _ordinal(text, line, within, opening)
    if _is_range(text, number):
        return None
    return _Head((kind, word, opening), int(number.value), line, end)


def _ordinal(text: Text, line: Span, within: Span, opening: str) -> _Head | None:
    """`Second shot`, `두 번째 컷` at the head of a line."""
    for tag in text.languages:
        if not text.folded.startswith(tuple(ordinal_words(tag)), within.start):
            continue
        for phrase, value in ordinal_words(tag).items():
            end = within.start + len(phrase)
            if text.folded.startswith(phrase, within.start) and value > 0:
                after = _shot_behind(text, end)
                if after is not None:
                    return _Head(("ordinal", "", opening), value, line, after)
    return None


def _bare(text: Text, line: Span) -> _Head | None:
    """A number alone at the head of a line, in a bracket or behind a sign, or with its mark."""
    start, opening = _begin(text, line)
    sign = "#" if text.raw[start : start + 1] == "#" else ""
    start += len(sign)
    number = next(numbers(text, Span(start, min(line.end, start + 4))), None)
    if number is None or number.start != start or text.in_quote(start):
        return None
    circled = not text.raw[start].isdecimal() and text.folded[start].isdecimal()
    mark = text.raw[number.end : number.end + 1]
    closed = mark in _BARE_ENDS and not (mark in LABEL_ENDS and _is_range(text, number))
    decimal = text.raw[number.end + 1 : number.end + 2].isdecimal() and mark in (".", ":")
    if not (sign or circled or closed) or decimal or number.value != int(number.value):
        return None
    if opening and mark != BRACKETS[opening]:
        return None
    end = number.end + (mark in _BARE_ENDS)
    form = ("circled" if circled else sign, mark * closed, opening)
    return _Head(form, int(number.value), line, end)


def _is_range(text: Text, number: Number) -> bool:
    """Whether a number begins a range or stands on a clock: `Shots 1-3`, `0:05`."""
    return _RANGE_OR_CLOCK.match(text.raw, number.end) is not None


def _counted(text: Text, end: int) -> int:
    """Behind what is counted: the `镜` of `第 一 镜`."""
    behind = end + (text.raw[end : end + 1] == " ")
    found = [len(c) for c in _counters(text.languages) if text.folded.startswith(c, behind)]
    return behind + max(found) if found else end


def _shot_behind(text: Text, end: int) -> int | None:
    """Where the word for a shot behind an ordinal ends; None where none stands there.

    `3つ目` alone is one too; at the head of a line it counts off the shots.
    """
    for ending in (*number_endings(text.languages), ""):
        start = end + len(ending)
        if not text.folded.startswith(ending, end):
            continue
        start += text.raw[start : start + 1] == " "
        for word in _counted_words(text.languages):
            behind = start + len(word)
            glued = word[-1].isascii() and text.raw[behind : behind + 1].isalpha()
            if text.folded.startswith(word, start) and not glued:
                return behind
        if ending and not text.raw[end + len(ending) : end + len(ending) + 1].isalnum():
            return end + len(ending)
    return None


@cache
def _shot_words(languages: tuple[str, ...]) -> frozenset[str]:
    """The words for a shot, in the languages of the text and in the common one."""
    tables = [lexicon(tag) for tag in dict.fromkeys((*languages, COMMON_LANGUAGE))]
    ordinals = {word for table in tables for word in table.grammar.ordinal}
    words = {w for t in tables for key in ("shot", "plural_shots") for w in t.cues[key]}
    numbers = {w for t in tables for w in t.fields["number"]}
    return frozenset({*words, *numbers, *_phrases_of(languages, "shot")} - ordinals)


@cache
def _phrases_of(languages: tuple[str, ...], key: str) -> Phrases:
    """Words that feedback knows too: the letters for a shot, `C1`, and its signs, `Plano n.º 2`."""
    tables = [lexicon(tag).feedback.get("words", {}) for tag in languages]
    return joined(tuple(map(fold, phrases(t.get(key, "")))) for t in tables)


@cache
def _ordinal_marks(languages: tuple[str, ...]) -> Phrases:
    return joined(lexicon(tag).grammar.ordinal for tag in languages)


@cache
def _counters(languages: tuple[str, ...]) -> Phrases:
    return joined(lexicon(tag).grammar.counters for tag in languages)


@cache
def _counted_words(languages: tuple[str, ...]) -> tuple[str, ...]:
    """What may be counted by an ordinal and is a shot, the longest first."""
    words = {*_shot_words(languages), *_counters(languages)}
    return tuple(sorted(words, key=len, reverse=True))


def _is_of_another_field(text: Text, start: int) -> bool:
    """Whether the field above a numbered list is one of people, of bans or the like."""
    above = text.raw.rfind("\n", 0, max(0, start - 1)) + 1
    line = Span(above, max(above, start - 1))
    label = label_of(text, line) or line
    if text.raw[label.end : line.end].strip():
        return False
    return field_of(text.words(label).strip(MARKS + LABEL_ENDS + "[]【】")) in _OTHER_LISTS


# ---- the length and the camera behind it


def _heading(text: Text, head: _Head) -> Heading:
    """A head with the length and the camera right behind it, in any order, in brackets or not."""
    end = position = head.end
    limit = min(head.line.end, position + LONGEST_TAIL_LETTERS)
    seconds: float | None = None
    camera: list[Span] = []
    while position < limit:
        while position < limit and text.raw[position] in _BEHIND + OPENING_BRACKETS:
            position += 1
        part = _part(text, Span(position, limit))
        if part is None:
            break
        if told := _seconds(text, part):
            seconds, position = seconds or told[0], told[1]
        elif is_camera(text, part):
            camera.append(part)
            position = part.end
        else:
            break
        end = position
    while end < head.line.end and text.raw[end] in _BEHIND:
        end += 1
    if seconds is None and (last := _LAST_BRACKET.search(text.raw, end, head.line.end)):
        told = _seconds(text, Span(*last.span(1)))
        seconds = told[0] if told else None
    return Heading("shot", head.number, head.line.start, end, seconds, tuple(camera))


def _part(text: Text, span: Span) -> Span | None:
    """The words up to the next mark that may part the head of a shot."""
    match = _PART.match(text.raw, *span)
    return Span(*match.span()) if match else None


def _seconds(text: Text, part: Span) -> tuple[float, int] | None:
    """The length or the range that a part begins with, and where it ends."""
    near = Span(part.start, min(len(text.raw), part.end + LONGEST_HEAD_LETTERS))
    for found in ranges(text, near):
        if found.start == part.start:
            return found.ends - found.begins, found.end
    if bare := _BARE_RANGE.match(text.raw, part.start):
        begins, ends = float(bare[1]), float(bare[2])
        return (ends - begins, bare.end()) if ends > begins else None
    found = next(lengths(text, near), None)
    if found is None or found.start != part.start:
        return None
    behind = text.raw[found.end : found.end + 2]
    goes_on = behind[:1].isalnum() or (behind[:1] == " " and behind[1:].islower())
    return None if goes_on else (found.seconds, found.end)

"""Shots that begin with a time or a length: `[00:00-00:05]`, `0-3 s:`, `HOOK (2s):`, `0-3: …`.

Knows times at the head of a line or a sentence; not what stands behind them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .measures import lengths, ranges
from .page import BRACKETS, LABEL_ENDS, MARKS, OPENING_BRACKETS, Heading, lines
from .text import Span, Text
from .vocabulary import lexicon

FARTHEST_LETTERS = 300
"""How far back the beginning of a heading is looked for."""
LONGEST_LABEL_LETTERS = 24
"""A longer beginning of a line is a sentence, not the label of a beat."""
_SENTENCE_BREAK = re.compile(r"[\n.!?。！？…।;；\"”»」』]|(?<!\d)[:：]")
_LABEL_FREE = re.compile(r"[.!?。！？,，;；\"“”«»「」『』]")
_LENGTH_LEAD = re.compile(r"[(（\[【:：|–—-]\s*$")
_DECADE = re.compile(r"[2-9]0s")
_SECONDS = r"\d{1,3}(?:\.\d)?"
_BARE_RANGE = re.compile(
    rf"^[^\w\n]*(?:[^\W\d]{{1,12}}\s)?[\[(（]?({_SECONDS})\s*[-–—~～〜]\s*({_SECONDS})[\])）]?"
    r"\s*(?=[:：|])"
)
_CLOSING = " \t*])】）"
_ITEM = re.compile(rf"[{re.escape(MARKS)}]*\(?(?:\d{{1,2}}\s?[.)、．:：]|[①-⑳][.、]?)(?=\D|\s)")
"""The number of an item at the head of a line."""
_ENDS = (*LABEL_ENDS, ",", "，", "|")

_CAMERA_LABEL = re.compile(r"[^\n.。:：!?]{1,24}[:：]")


def line_or_sentence_start(text: Text, position: int) -> int:
    """Where the sentence that holds a place begins, its opening marks included."""
    first = max(0, position - FARTHEST_LETTERS)
    breaks = [match.end() for match in _SENTENCE_BREAK.finditer(text.raw, first, position)]
    return breaks[-1] if breaks else first


def _skipped(text: Text, position: int, marks: str) -> int:
    """Behind the marks that stand at a place."""
    while position < len(text.raw) and text.raw[position] in marks:
        position += 1
    return position


# ---- ranges at the head of a sentence


def timed(text: Text) -> Iterator[Heading]:
    """`[00:00-00:05]` or `0-3 s:` at the beginning of a line or a sentence."""
    last = -1.0
    for found in ranges(text, text.whole):
        start = _behind_item(text, line_or_sentence_start(text, found.start), found.start)
        item = _ITEM.match(text.raw, start, found.start)
        before = text.raw[item.end() if item else start : found.start]
        if before.strip(MARKS + OPENING_BRACKETS) or _is_numbered(text, found.start):
            continue
        end = _skipped(text, found.end, _CLOSING)
        mark = text.raw[end : end + 1] or "\n"
        opened = bool(before.strip(" \t*-"))
        told = mark in (*_ENDS, "\n") or _is_camera_label(text, end)
        if found.begins < last or not (opened or told):
            continue
        last = found.ends
        yield Heading("shot", None, start, end + (mark in _ENDS), float(found.ends - found.begins))


def _behind_item(text: Text, start: int, end: int) -> int:
    """Where the line begins whose number in a list stands before a range: `2. 3-6s:`."""
    line = text.raw.rfind("\n", 0, start) + 1
    item = _ITEM.match(text.raw, line, end)
    return (
        line if item and not text.raw[item.end() : end].strip(MARKS + OPENING_BRACKETS) else start
    )


def _is_camera_label(text: Text, position: int) -> bool:
    """Whether a framing and a colon follow a range at once: `0〜4秒 クローズアップ：`."""
    label = _CAMERA_LABEL.match(text.raw, position)
    return label is not None and text.has(Span(*label.span()), "framing")


def _is_numbered(text: Text, position: int) -> bool:
    """Whether a number sign stands before a place in its line: `## Shots 1-3`."""
    first = max(0, position - FARTHEST_LETTERS)
    return "#" in text.raw[first:position].rpartition("\n")[2]


# ---- lines headed by a time or a length


class Beat(NamedTuple):
    """A line that begins with a time or a length, whatever its label."""

    line: int
    end: int
    begins: float | None
    """None when only a length is given."""
    ends: float


def beats(text: Text) -> list[Heading]:
    """Lines headed by a range or by a label with a length: `HOOK (0-2s):`, `C1（3秒）`.

    Two at least, and times that do not run back; a single one may be a wish for the video.
    """
    every = list(lines(text, text.whole))
    found = _in_order(_ranged_beat(text, line) for line in every)
    if len(found) < 2:
        found = _in_order(_ranged_beat(text, ln) or _measured_beat(text, ln) for ln in every)
    if len(found) < 2:
        found = _bare_beats(text)
    counted_from_one = bool(found) and all(
        second.begins == first.ends + 1 for first, second in pairwise([Beat(0, 0, 0, 0), *found])
    )
    return [
        Heading("shot", None, b.line, b.end, b.ends - (b.begins or 0) + counted_from_one)
        for b in found
    ]


def _in_order(candidates: Iterable[Beat | None]) -> list[Beat]:
    """The beats that follow one another in time."""
    found: list[Beat] = []
    for beat in candidates:
        if beat and not (found and _runs_back(found[-1], beat)):
            found.append(beat)
    return found


def _runs_back(last: Beat, beat: Beat) -> bool:
    """Whether a time begins before the last one ended, or gives no time where that one did."""
    if last.begins is None or beat.begins is None:
        return (last.begins is None) != (beat.begins is None)
    return beat.begins < last.ends


def _head_of(line: Span) -> Span:
    return Span(line.start, min(line.end, line.start + 2 * LONGEST_LABEL_LETTERS))


def _ranged_beat(text: Text, line: Span) -> Beat | None:
    found = next(ranges(text, _head_of(line)), None)
    if found is None:
        return None
    before = text.folded[line.start : found.start]
    lead = _range_lead(text.languages).search(before)
    label = (before[: lead.start()] if lead else before).strip(MARKS + OPENING_BRACKETS)
    if before.strip(MARKS + OPENING_BRACKETS) and (not lead or not _is_label(label)):
        return None
    return Beat(line.start, _heading_end(text, found.end), found.begins, found.ends)


@cache
def _range_lead(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What may stand right before a range behind a label: a mark, and `from` or its like."""
    words = {word for tag in languages for word in lexicon(tag).grammar.range_lead}
    return re.compile(
        rf"(?:^|[\s(（\[【:：|–—-])(?:{'|'.join(map(re.escape, sorted(words)))})?\s*$"
    )


def _measured_beat(text: Text, line: Span) -> Beat | None:
    found = next(lengths(text, _head_of(line)), None)
    if found is None or _DECADE.fullmatch(text.words(Span(found.start, found.end))):
        return None
    before = text.raw[line.start : found.start]
    label = before.strip(MARKS + OPENING_BRACKETS)
    bracket = before.rstrip()[-1:] in BRACKETS
    if label and (not _is_label(label) or not _LENGTH_LEAD.search(before)):
        return None
    end = _heading_end(text, found.end)
    closed = bracket and text.raw[found.end : found.end + 1] in "])】）"
    marked = text.raw[end - 1 : end] in _ENDS or text.raw[end : end + 1] in "–—-"
    if not closed and not marked:
        return None
    if before.rstrip()[-1:] in LABEL_ENDS or text.has(Span(line.start, found.start), "cue", "long"):
        return None
    named = label.strip(" :：")
    return Beat(line.start, end, None, found.seconds) if named or not bracket else None


def _is_label(label: str) -> bool:
    return len(label) <= LONGEST_LABEL_LETTERS and not _LABEL_FREE.search(label)


def _heading_end(text: Text, end: int) -> int:
    """Behind the bracket and the mark that close a heading."""
    end = _skipped(text, end, _CLOSING)
    return end + (text.raw[end : end + 1] in _ENDS)


def _bare_beats(text: Text) -> list[Beat]:
    """`0-3: …`, `3-6: …`: ranges without a unit, which follow one another from nought."""
    found: list[Beat] = []
    for line in lines(text, text.whole):
        match = _BARE_RANGE.match(text.raw[line.start : line.end])
        if match is None:
            continue
        begins, ends = float(match[1]), float(match[2])
        if begins == (found[-1].ends if found else 0) and ends > begins:
            end = _heading_end(text, line.start + match.end())
            found.append(Beat(line.start, end, begins, ends))
    return found if len(found) > 1 else []


# ---- times beside numbers


def with_times(text: Text, numbered: list[Heading], times: list[Heading]) -> Iterator[Heading]:
    """Numbered headings, each with the time range that stands right before, in or behind it."""
    starts = [time.start for time in times]
    for head in numbered:
        seconds, start, end = head.seconds, head.start, head.end
        near = slice(
            max(0, bisect_left(starts, head.start) - 1), bisect_right(starts, head.end) + 1
        )
        for time in times[near]:
            if time.end <= head.start and not text.raw[time.end : head.start].strip(MARKS):
                seconds, start = seconds or time.seconds, time.start
            elif head.start <= time.start and time.end <= head.end:
                seconds = seconds or time.seconds
            elif head.end <= time.start and not text.raw[head.end : time.start].strip(MARKS):
                seconds, end = seconds or time.seconds, time.end
        yield head._replace(start=start, end=end, seconds=seconds)

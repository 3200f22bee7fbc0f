"""Where the shots of a request begin: by number, time, length, scene, or as a list.

Knows marks, numbers and times at the head of a line or a sentence; not what stands behind them.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from .measures import lengths, numbers, ranges
from .text import SENTENCE_ENDS, Span, Text
from .vocabulary import Hit, lexicon

SectionKind = Literal["video", "shot", "scene"]

MARKS = " \t*_#>•·・-–—=△▲►▪◆●"
LABEL_ENDS = ":："
BRACKETS = {"[": "]", "【": "】", "(": ")", "（": "）", "〔": "〕"}
_NUMBERED = re.compile(
    r"(?:^[ \t*#]*\(?(\d{1,2})[.)、．]|(?<=[.:;。：；!?\"”」] )\(?(\d{1,2})[.)](?= ))\s*(?=\S)",
    re.M,
)
_SCENE_MARK = re.compile(r"^[ \t*#]*(?:○|◯|S?#\s*\d+\.?|第[一二三四五六七八九十\d]+[场場幕])", re.M)


class Heading(NamedTuple):
    """Where a shot or a scene begins."""

    kind: SectionKind
    number: int | None
    start: int
    end: int
    seconds: float | None


def lines(text: Text, span: Span) -> Iterator[Span]:
    """The lines of a stretch, empty ones too."""
    start = span.start
    while start <= span.end:
        end = text.raw.find("\n", start, span.end)
        end = span.end if end < 0 else end
        yield Span(start, end)
        start = end + 1


def headings(text: Text) -> tuple[Heading, ...]:
    """Where the shots begin: by number, by time, by scene of a screenplay, or as a list."""
    numbered = _rising(_numbered(text))
    beats = _beats(text)
    timed = max(list(_timed(text)), beats, key=len)
    if numbered and (len(numbered) > 1 or len(beats) < 2):
        return tuple(_with_times(text, numbered, timed))
    if timed:
        return tuple(timed)
    if scenes := list(_scenes(text)):
        return tuple(scenes)
    return tuple(_listed(text))


def _numbered(text: Text) -> Iterator[Heading]:
    """`Shot 1 (4s):`, `镜头1（4秒）：`, `Plano 2 (6 s):`, `Scene 3: "…"`."""
    for hit in _shot_words(text):
        number = _number_at(text, hit)
        if number and (head := _heading(text, hit, max(number[1], hit.end), number[0])):
            yield head


def _shot_words(text: Text) -> list[Hit]:
    """The words for a shot by place, `第一镜` whole even where a longer word hides its parts."""
    found = list(text.within(text.whole, "cue", "shot", "plural_shots"))
    starts = {hit.start for hit in found}
    for match in _ORDINAL_HEAD.finditer(text.raw):
        if match.start() not in starts and not text.in_quote(match.start()):
            found.append(Hit("cue", "shot", match.start(), match.end(), text.language))
    return sorted(found, key=lambda hit: hit.start)


@cache
def _ordinals(language: str) -> dict[str, int]:
    """Words for first, second … last in a language, to their numbers."""
    table = lexicon(language).feedback.get("ordinals", {})
    found: dict[str, int] = {}
    for key, phrases in table.items():
        if (key.isdigit() and key != "0") or key == "-1":
            for phrase in phrases.split("|"):
                found.setdefault(phrase.strip(), int(key) if key != "-1" else LAST)
    return found


def _ordinal_before(text: Text, hit: Hit) -> int | None:
    """The number of `the second shot:` or `두 번째 컷:`, where that is the whole label."""
    if text.raw[hit.end : hit.end + 1] not in LABEL_ENDS + "(（[":
        return None
    start = _line_or_sentence_start(text, hit.start)
    words = text.folded[start : hit.start].strip(MARKS + "[【(（").split()
    while words and words[0] in text.lexicon.cues["article"]:
        words.pop(0)
    return _ordinals(text.language).get(" ".join(words))


_FIGURE = re.compile(r"\s*#?\s*(\d{1,3})(?!\d|\s*[-–—~]\s*\d|:\d)")
_UNSPACED_RANGE = re.compile(r"\s*\d+(?:\.\d+)?[-–—~～〜至到]\s*\d")
_ORDINAL_HEAD = re.compile(
    r"第\s*[一二三四五六七八九十\d]{1,3}\s*[个個]?[镜鏡幕段场場格][头頭]?(?=\s*[:：（(【\[])"
)
LAST = 999
"""The number of a shot that is only said to be the last."""
_COUNTED = re.compile(r"\s*[个個]?[镜鏡幕段场場格拍]?[头頭]?")
"""What is counted behind `第一`."""
_ORDINAL_INSIDE = re.compile(r"第([一二三四五六七八九十])")
_ORDINAL = re.compile(r"第\s*([一二三四五六七八九十\d]{1,3})\s*[个個]?\s*$")


def _number_at(text: Text, hit: Hit) -> tuple[int, int] | None:
    """The number beside a word for a shot and where it ends: `Shot 2`, `镜头二`, `第三个镜头`."""
    if inside := _ORDINAL_INSIDE.match(text.raw[hit.start : hit.end]):
        value = next(numbers(text, Span(hit.start + 1, hit.start + inside.end(1))), None)
        return (int(value.value), hit.end) if value else None
    if _UNSPACED_RANGE.match(text.raw, hit.end):
        return None
    if figure := _FIGURE.match(text.raw, hit.end):
        return int(figure[1]), figure.end()
    before = Span(max(0, hit.start - 6), hit.start)
    if match := _ORDINAL.search(text.raw[before.start : before.end]):
        value = next(numbers(text, Span(before.start + match.start(1), before.end)), None)
        return (int(value.value), hit.end) if value else None
    if ordinal := _ordinal_before(text, hit):
        return ordinal, hit.end
    for number in numbers(text, Span(hit.end, min(len(text.raw), hit.end + 8))):
        if not text.raw[hit.end : number.start].strip():
            counted = _COUNTED.match(text.raw, number.end)
            return int(number.value), counted.end() if counted else number.end
    return None


def _heading(text: Text, hit: Hit, end: int, number: int) -> Heading | None:
    """The heading whose number ends at `end`, with what stands in brackets behind it."""
    start = _line_or_sentence_start(text, hit.start)
    seconds = None
    rest = end
    while rest < len(text.raw) and text.raw[rest] in " \t*]】":
        rest += 1
    if rest < len(text.raw) and text.raw[rest] in BRACKETS:
        closing = text.raw.find(BRACKETS[text.raw[rest]], rest)
        if 0 < closing - rest < 80:
            seconds = length_of(text, Span(rest, closing))
            rest = end = closing + 1
    while rest < len(text.raw) and text.raw[rest] in " \t*]】":
        rest += 1
    mark = text.raw[rest] if rest < len(text.raw) else "\n"
    alone = not _ORDINAL.sub("", text.raw[start : hit.start]).strip(MARKS + "[【(（")
    if mark in ":：.。,，、-–—|\n" and (alone or mark in LABEL_ENDS):
        if seconds is None and mark in ",，-–—":
            stop = re.search(r"[:：.\n]", text.raw[rest:])
            within = Span(rest, rest + stop.start() if stop else rest)
            seconds = length_of(text, within) if within.end - within.start < 30 else None
            rest = _length_end(text, within) if seconds else rest
        rest += 1 if rest < len(text.raw) and text.raw[rest] in ":：.。|" else 0
        return Heading("shot", number, start, rest, seconds)
    return Heading("shot", number, start, end, seconds) if alone and seconds else None


_SENTENCE_BREAK = re.compile(r"[\n.!?。！？…।;；\"”]|(?<!\d)[:：]")


def _length_end(text: Text, span: Span) -> int:
    """Behind the length in a heading and the dash or bracket that parts it from what follows."""
    found = next(ranges(text, span), None) or next(lengths(text, span), None)
    end = found.end if found else span.end
    while end < span.end and text.raw[end] in " \t*])】）-–—|":
        end += 1
    return end


FARTHEST_LETTERS = 300
"""How far back the beginning of a heading is looked for."""


def _line_or_sentence_start(text: Text, position: int) -> int:
    """Where the sentence that holds a place begins, its opening marks included."""
    first = max(0, position - FARTHEST_LETTERS)
    breaks = [match.end() for match in _SENTENCE_BREAK.finditer(text.raw, first, position)]
    return breaks[-1] if breaks else first


def _rising(found: Iterator[Heading]) -> list[Heading]:
    """The headings whose numbers rise; a number that comes again is only spoken of."""
    kept: list[Heading] = []
    for head in found:
        number = head.number or 0
        if not kept or number > (kept[-1].number or 0):
            kept.append(head)
    return kept if len(kept) > 1 or (kept and kept[0].number == 1) else []


def _timed(text: Text) -> Iterator[Heading]:
    """`[00:00-00:05]` or `0-3 s:` at the beginning of a line or a sentence."""
    last = -1.0
    for found in ranges(text, text.whole):
        start = _line_or_sentence_start(text, found.start)
        line_start = text.raw.rfind("\n", 0, found.start) + 1
        before = text.raw[start : found.start]
        if before.strip(MARKS + "[【(（") or "#" in text.raw[line_start : found.start]:
            continue
        end = found.end
        while end < len(text.raw) and text.raw[end] in " \t*])】）":
            end += 1
        mark = text.raw[end] if end < len(text.raw) else "\n"
        opened = bool(before.strip(" \t*-"))
        if found.begins < last or not (opened or mark in ":：,，|\n"):
            continue
        last = found.ends
        end += mark in ":：,，|"
        yield Heading("shot", None, start, end, float(found.ends - found.begins))


LONGEST_LABEL_LETTERS = 24
"""A longer beginning of a line is a sentence, not the label of a beat."""
_LABEL_FREE = re.compile(r"[.!?。！？,，;；\"“”「」『』]")
_RANGE_LEAD = re.compile(r"(?:^|[\s(（\[【:：|–—-])(?:第|from|de|del|desde|at)?\s*$")
_LENGTH_LEAD = re.compile(r"[(（\[【:：|–—-]\s*$")
_DECADE = re.compile(r"[2-9]0s")
_BARE_RANGE = re.compile(
    r"^[^\w\n]*(?:[^\W\d]{1,12}\s)?[\[(（]?(\d{1,3}(?:\.\d)?)\s*[-–—~～〜]\s*(\d{1,3}(?:\.\d)?)[\])）]?"
    r"\s*(?=[:：|])"
)


class _Beat(NamedTuple):
    """A line that begins with a time or a length, whatever its label."""

    line: int
    end: int
    begins: float | None
    """None when only a length is given."""
    ends: float


def _beats(text: Text) -> list[Heading]:
    """Lines headed by a range or by a label with a length: `HOOK (0-2s):`, `C1（3秒）`.

    Two at least, and times that do not run back; a single one may be a wish for the video.
    """
    found: list[_Beat] = []
    for line in lines(text, text.whole):
        beat = _ranged_beat(text, line) or _measured_beat(text, line)
        if beat and not (found and _runs_back(found[-1], beat)):
            found.append(beat)
    if len(found) < 2:
        found = _bare_beats(text)
    counted_from_one = bool(found) and all(
        second.begins == first.ends + 1 for first, second in pairwise([_Beat(0, 0, 0, 0), *found])
    )
    return [
        Heading("shot", None, b.line, b.end, b.ends - (b.begins or 0) + counted_from_one)
        for b in found
    ]


def _runs_back(last: _Beat, beat: _Beat) -> bool:
    """Whether a time begins before the last one ended, or gives no time where that one did."""
    if last.begins is None or beat.begins is None:
        return (last.begins is None) != (beat.begins is None)
    return beat.begins < last.ends


def _ranged_beat(text: Text, line: Span) -> _Beat | None:
    head = Span(line.start, min(line.end, line.start + 2 * LONGEST_LABEL_LETTERS))
    found = next(ranges(text, head), None)
    if found is None:
        return None
    before = text.raw[line.start : found.start]
    label = before.strip(MARKS + "([（【第")
    if label and (not _is_label(label) or not _RANGE_LEAD.search(before.casefold())):
        return None
    return _Beat(line.start, _heading_end(text, found.end), found.begins, found.ends)


def _measured_beat(text: Text, line: Span) -> _Beat | None:
    head = Span(line.start, min(line.end, line.start + 2 * LONGEST_LABEL_LETTERS))
    found = next(lengths(text, head), None)
    if found is None or _DECADE.fullmatch(text.words(Span(found.start, found.end))):
        return None
    before = text.raw[line.start : found.start]
    label = before.strip(MARKS + "([（【")
    bracket = before.rstrip()[-1:] in BRACKETS
    if label and (not _is_label(label) or not _LENGTH_LEAD.search(before)):
        return None
    end = _heading_end(text, found.end)
    closed = text.raw[found.end : found.end + 1] in "])】）" if bracket else False
    if (
        not closed
        and text.raw[end - 1 : end] not in ":：,，|"
        and text.raw[end : end + 1] not in "–—-"
    ):
        return None
    named = label.casefold().strip(" :：")
    if before.rstrip()[-1:] in LABEL_ENDS or text.has(Span(line.start, found.start), "cue", "long"):
        return None
    return _Beat(line.start, end, None, found.seconds) if named or not bracket else None


def _is_label(label: str) -> bool:
    return len(label) <= LONGEST_LABEL_LETTERS and not _LABEL_FREE.search(label)


def _heading_end(text: Text, end: int) -> int:
    """Behind the bracket and the mark that close a heading."""
    while end < len(text.raw) and text.raw[end] in " \t*])】）":
        end += 1
    return end + (text.raw[end : end + 1] in (":", "：", ",", "，", "|"))


def _bare_beats(text: Text) -> list[_Beat]:
    """`0-3: …`, `3-6: …`: ranges without a unit, which follow one another from nought."""
    found: list[_Beat] = []
    for line in lines(text, text.whole):
        match = _BARE_RANGE.match(text.raw[line.start : line.end])
        if match is None:
            continue
        begins, ends = float(match[1]), float(match[2])
        if begins == (found[-1].ends if found else 0) and ends > begins:
            end = _heading_end(text, line.start + match.end())
            found.append(_Beat(line.start, end, begins, ends))
    return found if len(found) > 1 else []


def _with_times(text: Text, numbered: list[Heading], timed: list[Heading]) -> Iterator[Heading]:
    """Numbered headings, each with the time range that stands right before or behind it."""
    for head in numbered:
        seconds, start, end = head.seconds, head.start, head.end
        for time in timed:
            if time.end <= head.start and not text.raw[time.end : head.start].strip(MARKS):
                seconds, start = seconds or time.seconds, time.start
            elif head.start <= time.start and time.end <= head.end:
                seconds = seconds or time.seconds
            elif head.end <= time.start and not text.raw[head.end : time.start].strip(MARKS):
                seconds, end = seconds or time.seconds, time.end
        yield Heading(head.kind, head.number, start, end, seconds)


def _scenes(text: Text) -> Iterator[Heading]:
    """Sluglines: `INT. MILL - NIGHT`, `第一场　内景`, `○駅のホーム（夜）`, `#1. 병원 복도`."""
    for line in lines(text, text.whole):
        words = text.raw[line.start : line.end]
        marked = _SCENE_MARK.match(words)
        body = words.strip(MARKS).lstrip("0123456789. ")
        slug = next(text.within(line, "cue", "slug"), None)
        if len(words.strip()) > 70 or not words.strip():
            continue
        if words.rstrip(" *")[-1:] in SENTENCE_ENDS + LABEL_ENDS:
            continue
        if marked or (slug and _is_word_apart(text, slug) and _has_scene_form(words, body)):
            yield Heading("scene", None, line.start, line.start, None)


def _is_word_apart(text: Text, hit: Hit) -> bool:
    """Whether a word stands between blanks or at the line's edge."""
    before = text.raw[hit.start - 1] if hit.start else "\n"
    after = text.raw[hit.end] if hit.end < len(text.raw) else "\n"
    return not before.isalnum() and not after.isalnum()


def _has_scene_form(words: str, body: str) -> bool:
    """Capitals, or a line of words apart in a script without capitals."""
    letters = [letter for letter in body if letter.isalpha()]
    return bool(letters) and (body.upper() == body or "　" in words) and len(body) > 4


def _listed(text: Text) -> Iterator[Heading]:
    """A list numbered from 1, of two items or more, each a sentence."""
    found = list(_NUMBERED.finditer(text.raw))
    rising = [m for n, m in enumerate(found, 1) if int(m[1] or m[2]) == n]
    if len(rising) < 2 or len(rising) != len(found):
        return
    ends = [*(match.start() for match in rising[1:]), len(text.raw)]
    for match, end in zip(rising, ends, strict=True):
        if len(text.raw[match.end() : end].strip()) < 12:
            return
    for match, end in zip(rising, ends, strict=True):
        line_end = text.raw.find("\n", match.end())
        first = Span(match.end(), min(end, line_end if line_end > 0 else end))
        found_seconds = next(lengths(text, first), None)
        seconds = found_seconds.seconds if found_seconds else None
        yield Heading("shot", int(match[1] or match[2]), match.start(), match.end(), seconds)


def length_of(text: Text, span: Span) -> float | None:
    """The seconds a short stretch such as a bracket or a table cell gives."""
    if found := next(ranges(text, span), None):
        return found.ends - found.begins
    found = next(lengths(text, span), None)
    return found.seconds if found else None

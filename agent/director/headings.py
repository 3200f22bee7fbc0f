"""Where the shots of a request begin: by number, time, length, scene, or as a list.

Knows numbers at the head of a line or a sentence; not what stands behind them.
"""

import re
from collections.abc import Iterator
from functools import cache

from .beats import beats, line_or_sentence_start, timed, with_times
from .lists import listed, ordinal_words
from .measures import Number, length_of, lengths, numbers, ranges
from .page import BRACKETS, LABEL_ENDS, MARKS, OPENING_BRACKETS, Heading, lines
from .run_on import run_on
from .scanning import Hit
from .screenplay import scenes
from .scripts import is_latin
from .series import bare_series, named_series
from .text import Span, Text
from .vocabulary import lexicon

LONGEST_BRACKET_LETTERS = 80
LONGEST_LENGTH_LETTERS = 30
LONGEST_ORDINAL_LETTERS = 24
_FIGURE = re.compile(r"\s*#?\s*(\d{1,3})(?!\d|\s*[-–—~]\s*\d|:\d)")
_CLOSING = " \t*]】"
_SEPARATORS = " -–—|｜/·,，"


def headings(text: Text) -> tuple[Heading, ...]:
    """Where the shots begin: by number, by time, by scene of a screenplay, or as a list."""
    measured = beats(text)
    times = max(list(timed(text)), measured, key=len)
    if series := named_series(text):
        return tuple(with_times(text, series, times))
    numbered = _rising(_numbered(text))
    if numbered and (len(numbered) > 1 or len(measured) < 2):
        return tuple(with_times(text, numbered, times))
    if row := run_on(text, _called(text)):
        return tuple(row)
    counted = bare_series(text)
    if counted and all(h.seconds or h.camera or _is_alone(text, h) for h in counted):
        return tuple(with_times(text, counted, times))
    return tuple(times) or tuple(scenes(text)) or tuple(counted) or tuple(listed(text))


def shots_spoken_of(text: Text) -> list[tuple[Span, int]]:
    """Where a shot is called by its number, by place; `LAST` is the number of the last one."""
    found: list[tuple[Span, int]] = []
    for hit in _shot_words(text):
        if number := _number_at(text, hit):
            found.append((Span(hit.start, max(hit.end, number[1])), number[0]))
        elif ordinal := _ordinal_before(text, hit):
            found.append(
                (
                    Span(hit.start - len(ordinal), hit.end),
                    ordinal_words(text.language)[ordinal.strip()],
                )
            )
    return found


def _called(text: Text) -> Iterator[tuple[Span, int]]:
    """The words for shots with a number behind or before them, by place."""
    for hit in _shot_words(text):
        if number := _number_at(text, hit):
            counting = _counting(text, hit)
            yield Span(counting[0] if counting else hit.start, max(hit.end, number[1])), number[0]


def _is_alone(text: Text, head: Heading) -> bool:
    """Whether a heading fills its line: `#2`, with the shot in the lines below."""
    return not text.words(next(lines(text, Span(head.end, len(text.raw)))))


# ---- shots with a number


def _numbered(text: Text) -> Iterator[Heading]:
    """`Shot 1 (4s):`, `镜头1（4秒）：`, `Plano 2 (6 s):`, `Scene 3: "…"`."""
    for hit in _shot_words(text):
        number = _number_at(text, hit)
        if number and (head := _heading(text, hit, max(number[1], hit.end), number[0])):
            yield head


def _rising(found: Iterator[Heading]) -> list[Heading]:
    """The headings whose numbers rise; a number that comes again is only spoken of."""
    kept: list[Heading] = []
    for head in found:
        number = head.number or 0
        if not kept or number > (kept[-1].number or 0):
            kept.append(head)
    return kept if len(kept) > 1 or (kept and kept[0].number == 1) else []


def _shot_words(text: Text) -> list[Hit]:
    """The words for a shot by place, `第一镜` whole even where a longer word hides its parts."""
    found = list(text.within(text.whole, "cue", "shot", "plural_shots"))
    starts = {hit.start for hit in found}
    for start, end in _ordinal_heads(text):
        if start not in starts and not text.in_quote(start):
            found.append(Hit("cue", "shot", start, end, text.language))
    return sorted(found, key=lambda hit: hit.start)


def _number_at(text: Text, hit: Hit) -> tuple[int, int] | None:
    """The number beside a word for a shot and where it ends: `Shot 2`, `镜头二`, `第三个镜头`."""
    if inside := _number_inside(text, hit):
        return int(inside.value), hit.end
    if _unspaced_range(text.languages).match(text.raw, hit.end):
        return None
    if figure := _FIGURE.match(text.raw, hit.end):
        return int(figure[1]), _counted(text, hit, figure.end())
    if before := _counting(text, hit):
        return int(before[1].value), hit.end
    if ordinal := _ordinal_word(text, hit):
        return ordinal, hit.end
    for number in numbers(text, Span(hit.end, min(len(text.raw), hit.end + 8))):
        if not text.raw[hit.end : number.start].strip():
            return int(number.value), _counted(text, hit, number.end)
    return None


@cache
def _unspaced_range(languages: tuple[str, ...]) -> re.Pattern[str]:
    """`Shots 1-3`, `镜头1至3`: a range, and no number of a shot."""
    words = [re.escape(word) for tag in languages for word in lexicon(tag).grammar.range_words]
    return re.compile(rf"\s*\d+(?:\.\d+)?(?:{'|'.join(['[-–—~～〜]', *words])})\s*\d")


def _heading(text: Text, hit: Hit, end: int, number: int) -> Heading | None:
    """The heading whose number ends at `end`, with what stands in brackets behind it."""
    raw = text.raw
    start = line_or_sentence_start(text, hit.start)
    rest = _behind_closing(raw, end)
    seconds = None
    if bracket := _bracket_at(raw, rest):
        seconds = length_of(text, bracket)
        rest = _behind_closing(raw, end := bracket.end + 1)
    mark = raw[rest : rest + 1] or "\n"
    counting = _counting(text, hit)
    label_end = counting[0] if counting else hit.start
    alone = not raw[start:label_end].strip(MARKS + OPENING_BRACKETS)
    if mark in ":：.。,，、-–—|｜/·\n" and (alone or mark in LABEL_ENDS):
        if seconds is None and mark in ",，-–—|｜/·":
            seconds, rest = _length_behind(text, rest)
        rest += raw[rest : rest + 1] in tuple(":：.。|｜")
        return Heading("shot", number, start, rest, seconds)
    if alone and seconds:
        return Heading("shot", number, start, end, seconds)
    if alone and any(closing in raw[end:rest] for closing in _TAG_CLOSINGS):
        length = next(lengths(text, Span(rest, min(len(raw), rest + LONGEST_LENGTH_LETTERS))), None)
        if length and length.start == rest:
            return Heading("shot", number, start, length.end, length.seconds)
        return Heading("shot", number, start, rest, None)
    return None


_TAG_CLOSINGS = "]】"
"""What closes a heading in brackets: `【镜头1】4秒 …`."""


def _behind_closing(raw: str, position: int) -> int:
    while position < len(raw) and raw[position] in _CLOSING:
        position += 1
    return position


def _bracket_at(raw: str, position: int) -> Span | None:
    """What stands in a short bracket that opens at a place, its opening mark included."""
    closing = BRACKETS.get(raw[position : position + 1])
    if closing is None:
        return None
    end = raw.find(closing, position, position + LONGEST_BRACKET_LETTERS)
    return Span(position, end) if end > 0 else None


def _length_behind(text: Text, position: int) -> tuple[float | None, int]:
    """`, 4 s -` behind a number: the seconds, and where what follows them begins."""
    near = text.raw[position : position + LONGEST_LENGTH_LETTERS]
    stop = re.search(r"[:：.\n]", near)
    within = Span(position, position + (stop.start() if stop else len(near)))
    if stop is None:
        told = next(lengths(text, within), None)
        if told is None or text.words(Span(position, told.start)).strip(_SEPARATORS):
            return None, position
    seconds = length_of(text, within)
    return seconds, _length_end(text, within) if seconds else position


def _length_end(text: Text, span: Span) -> int:
    """Behind the length in a heading and the dash or bracket that parts it from what follows."""
    found = next(ranges(text, span), None) or next(lengths(text, span), None)
    end = found.end if found else span.end
    while end < span.end and text.raw[end] in " \t*])】）-–—|｜/·":
        end += 1
    return end


# ---- ordinals


@cache
def _ordinal_head(language: str) -> re.Pattern[str] | None:
    """`第三个镜头：` as a whole label, in a language that counts shots so."""
    grammar = lexicon(language).grammar
    if not grammar.ordinal:
        return None
    counters = sorted(map(re.escape, grammar.counters), key=len, reverse=True)
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, grammar.ordinal))})\s*(\w{{1,3}}?)\s*"
        rf"(?:{'|'.join(counters)})(?=\s*[:：（(【\[])"
    )


def _ordinal_heads(text: Text) -> Iterator[Span]:
    for tag in text.languages:
        pattern = _ordinal_head(tag)
        for match in pattern.finditer(text.raw) if pattern else ():
            if any(numbers(text, Span(match.start(1), match.end(1)))):
                yield Span(match.start(), match.end())


def _number_inside(text: Text, hit: Hit) -> Number | None:
    """The number inside a word for a shot: `第一个镜头`."""
    for prefix in lexicon(hit.language or text.language).grammar.ordinal:
        start = hit.start + len(prefix)
        if start < hit.end and text.folded.startswith(prefix, hit.start):
            number = next(numbers(text, Span(start, hit.end)), None)
            return number if number and number.start == start else None
    return None


def _counting(text: Text, hit: Hit) -> tuple[int, Number] | None:
    """The ordinal right before a word for a shot, with its place: `第 12 个` of `镜头`."""
    grammar = lexicon(hit.language or text.language).grammar
    near = Span(max(0, hit.start - 6), hit.start)
    if not grammar.ordinal:
        return _tied_before(text, hit, near) if grammar.subject == "particle" else None
    for number in numbers(text, near):
        before = text.folded[near.start : number.start].rstrip()
        prefix = next((word for word in grammar.ordinal if before.endswith(word)), "")
        between = text.raw[number.end : hit.start].strip()
        if prefix and between in ("", *grammar.counters):
            return near.start + len(before) - len(prefix), number
    return None


def _tied_before(text: Text, hit: Hit, near: Span) -> tuple[int, Number] | None:
    """The number tied to a word for a shot that is a label with it: `1컷: …`, no `5컷으로`."""
    if text.raw[hit.end : hit.end + 1] not in tuple(LABEL_ENDS):
        return None
    for number in numbers(text, near):
        leads = number.start == line_or_sentence_start(text, number.start) or not text.words(
            Span(line_or_sentence_start(text, number.start), number.start)
        ).strip(MARKS + OPENING_BRACKETS)
        if leads and not text.raw[number.end : hit.start].strip():
            return number.start, number
    return None


def _counted(text: Text, hit: Hit, end: int) -> int:
    """Where what is counted ends: the `镜` of `第 一 镜`."""
    counters = lexicon(hit.language or text.language).grammar.counters
    behind = _behind_closing(text.raw, end)
    found = [counter for counter in counters if text.folded.startswith(counter, behind)]
    return behind + max(map(len, found)) if found else end


def _ordinal_word(text: Text, hit: Hit) -> int | None:
    """The number of `the second shot:` or `두 번째 컷:`, where that is the whole label."""
    if text.raw[hit.end : hit.end + 1] not in LABEL_ENDS + "(（[":
        return None
    start = line_or_sentence_start(text, hit.start)
    words = text.folded[start : hit.start].strip(MARKS + OPENING_BRACKETS).split()
    while words and words[0] in text.lexicon.cues["article"]:
        words.pop(0)
    return ordinal_words(text.language).get(" ".join(words))


def _ordinal_before(text: Text, hit: Hit) -> str:
    """The ordinal in front of a word for a shot, with the blank: `the second shot`."""
    before = text.folded[max(0, hit.start - LONGEST_ORDINAL_LETTERS) : hit.start]
    words = before.rstrip()
    told = (one for one in ordinal_words(text.language) if words.endswith(one))
    longest = max((one for one in told if not _goes_on(words, one)), key=len, default="")
    return before[len(words) - len(longest) :] if longest else ""


def _goes_on(words: str, ending: str) -> bool:
    """Whether the last word of some is longer than their ending."""
    rest = words.removesuffix(ending)[-1:]
    return bool(rest) and is_latin(rest) and is_latin(ending[0])

"""What is wished for the whole video: length, shape, style, what must not appear.

Each function reads one kind of fact from the words outside quotations.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar, get_args

from ...generator.plan import AspectRatio, Fps, Resolution
from .grammar import is_narrated
from .layout import Section
from .measures import clause_around, counts, is_length, is_of_all, length_of, lengths, shot_length
from .scanning import Hit
from .scripts import LOWER, any_of, joined
from .text import Span, Text
from .vocabulary import lexicon
from .years import is_age

Value = TypeVar("Value")
LONGEST_ASKING_LETTERS = 24
LONGEST_REST_LETTERS = 4
"""Behind a length that ends a sentence: about, or so, with."""
MOST_WORDS_IN_A_TAKE = 4
FEWEST_SHOTS_SUMMED = 2
FEWEST_SECONDS_EACH = 2.5
"""Of shots that a length alone behind the last one sums up."""
MOST_LETTERS_IN_A_TAKE = 10
"""Between what is unbroken and its shot, with blanks between words and without."""
MOST_WORDS_BESIDE = 2
MOST_LETTERS_BESIDE = 4
"""What may stand beside a word that is a shape or a thing, where it is a shape."""
_TOLD_KINDS = ("ignored", "dialogue", "lettering", "sound", "cast")
"""Kinds of bits whose lengths are no wishes, unless one stands alone."""
_WISH_KINDS = ("unit", "aspect", "resolution", "style", "framing")
_WISH_CUES = ("video", "asked", "each", "long", "plural_shots", "only")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_TERM = rf"{_FIGURE.pattern}\s?[^\W\d]{{0,8}}"
_SUM = re.compile(rf"{_TERM}(?:\s*[+＋]\s*{_TERM})+")
_BRACKETED = re.compile(rf"[(（]{_FIGURE.pattern}(?:\s?[,，、]\s?{_FIGURE.pattern}){{1,11}}[)）]")
"""`12 seconds altogether (5, 3, 4)`."""
_TIMES = re.compile(r"\s?[x×✕*]\s?\d{1,2}\s?[^\W\d]")
"""Behind the length of each: `4秒×4カット`."""
_RATIO = re.compile(r"(?<![\d:])(\d{1,2}(?:\.\d+)?)\s?[:：x×]\s?(\d{1,2})(?![\d:])")


def spans_of(sections: Iterable[Section], *skipped: str) -> list[Span]:
    """The bits that may speak of the whole video, by place."""
    found = [bit.span for s in sections for bit in s.bits if bit.kind not in ("ignored", *skipped)]
    return sorted(found)


def noted(sections: Iterable[Section]) -> list[Span]:
    """What stands in fields that tell nothing of the picture, and may hold a wish: `Notes: 3:4`."""
    return [bit.span for s in sections for bit in s.bits if bit.kind == "ignored" and bit.label]


def total_seconds(text: Text, sections: tuple[Section, ...]) -> float | None:
    """The stated length of the whole video, if there is one.

    A length that says how long something lasts in the video (`for two seconds`) is none.
    """
    fields = [bit for bit in sections[0].bits if bit.kind == "duration"]
    for bit in fields:
        if found := next(lengths(text, bit.span), None):
            return found.seconds
        figure = re.fullmatch(r"\W*(\d+(?:\.\d+)?)\W*", text.words(bit.span))
        if figure and (seconds := shot_length(float(figure[1]))):
            return seconds
    if summed := _summed_up(text, sections[-1]) or closing_seconds(text, sections):
        return summed
    best: tuple[int, float] | None = None
    for section in sections:
        if section.kind == "shot":
            continue
        for bit in section.bits:
            if bit.kind in _TOLD_KINDS and not is_length(text, bit.span):
                continue
            listed = [match.span() for match in _lists(text, bit.span)]
            for found in lengths(text, bit.span):
                if any(start <= found.start < end for start, end in listed):
                    continue
                score = _weight(text, bit.span, Span(found.start, found.end))
                if score > 0 and (best is None or score > best[0]):
                    best = (score, found.seconds)
    return best[1] if best else None


def _summed_up(text: Text, section: Section) -> float | None:
    """The length of the whole video that ends a list of shots: `9 seconds in total`."""
    for bit in section.bits if section.kind == "shot" else ():
        for found in lengths(text, bit.span):
            if is_of_all(text, bit.span, Span(found.start, found.end)):
                return found.seconds
    return None


def closing_seconds(text: Text, sections: tuple[Section, ...]) -> float | None:
    """The length of the whole that stands alone behind the last of several shots, none of which
    has one: `镜头三：鱼市。30秒。`; too long for that shot alone."""
    shots = [section for section in sections if section.kind == "shot"]
    if len(shots) < FEWEST_SHOTS_SUMMED or any(shot_seconds(text, s) for s in shots[:-1]):
        return None
    told = [bit for bit in shots[-1].bits[1:] if bit.kind == "prose" and is_length(text, bit.span)]
    found = next((f for bit in told for f in lengths(text, bit.span)), None)
    whole = found is not None and found.seconds >= FEWEST_SECONDS_EACH * len(shots)
    return found.seconds if found and whole and shots[-1].seconds is None else None


def each_seconds(text: Text, spans: Iterable[Span]) -> float | None:
    """The one length all shots have: `four seconds each`, `每镜三秒`, `cada una de 5 s`."""
    for span in spans:
        for found in lengths(text, span):
            clause = clause_around(text, span, Span(found.start, found.end))
            near = Span(max(clause.start, found.start - 16), min(clause.end, found.end + 16))
            each = text.has(near, "cue", "each") or _counted_before(text, span, found.start)
            if each or _TIMES.match(text.raw, found.end, span.end):
                return found.seconds
    return None


def _counted_before(text: Text, span: Span, start: int) -> bool:
    """Whether counted shots lead to a length: `6 shots of 5 seconds`."""
    counted = list(text.within(Span(span.start, start), "cue", "plural_shots"))
    if not counted or not any(counts(text, Span(span.start, counted[-1].end))):
        return False
    between = text.folded[counted[-1].end : start].strip()
    return any(between in lexicon(tag).grammar.owned_by for tag in text.languages)


def listed_seconds(text: Text, spans: Iterable[Span]) -> tuple[float, ...]:
    """The lengths of the shots in order, as a sum or a list: `5 + 4 + 3 s`, `5, 4 y 6 segundos`."""
    listed = next((match for span in spans for match in _lists(text, span)), None)
    return tuple(float(figure) for figure in _FIGURE.findall(listed[0])) if listed else ()


def _lists(text: Text, span: Span) -> Iterator[re.Match[str]]:
    """Where the lengths of several shots stand in a row."""
    for form in (_SUM, _list(text.languages), _BRACKETED):
        for match in form.finditer(text.folded, *span):
            if not text.in_quote(match.start()):
                yield match


@cache
def _list(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds figures in a row that end in seconds: `5, 4 and 6 seconds`, `5秒、4秒、6秒`."""
    tables = [lexicon(tag) for tag in languages]
    unit = any_of((*joined(words.units.get("second", ()) for words in tables), "s"))
    joins = any_of(joined(words.cues["join"] for words in tables))
    figure = rf"{_FIGURE.pattern}(?:\s?{unit})?"
    between = rf"(?:\s*[,，、]\s*(?:{joins}\s*)?|\s*{joins}\s*)"
    ends = rf"{_FIGURE.pattern}\s?{unit}(?![{LOWER}])"  # no `2 s` in `8 seconds, 2 shots`
    return re.compile(rf"(?<![\d.:])(?:{figure}{between}){{1,11}}{ends}")


def shares_evenly(text: Text, spans: Iterable[Span]) -> bool:
    """Whether the shots are to be equally long."""
    return any(
        text.has(sentence, "cue", "equal") and text.has(sentence, "cue", "plural_shots", "video")
        for span in spans
        for sentence in text.sentences(span)
    )


def _weight(text: Text, within: Span, length: Span) -> int:
    """How surely a length is that of the video: 0 and less for not at all."""
    clause = clause_around(text, within, length)
    rest = (text.raw[clause.start : length.start] + text.raw[length.end : clause.end]).strip(
        " .,。，"
    )
    near = Span(max(within.start, length.start - 40), min(within.end, length.end + 40))
    score = 2 if len(rest) <= 3 else int(len(rest.split()) <= 2)
    if is_age(text, length) or text.has(clause, "cue", "each"):
        return 0
    if text.has(clause, "cue", "pause") and not text.has(clause, "cue", "video"):
        return 0
    score += 2 * text.has(near, "cue", "video") + 2 * text.has(clause, "cue", "long")
    score += 2 * text.folded[length.start : length.end].endswith(text.lexicon.cues["long"])
    score += not text.raw[: length.start].strip()
    score += _ends_the_wish(text, within, length)
    score += text.has(clause, "cue", "asked") or text.has(_head(within), "cue", "asked")
    score += 2 * any(take.start <= length.start < take.end for take in _takes(text, clause))
    score += text.has(clause, "aspect") + text.has(clause, "cue", "plural_shots", "one_shot")
    other = text.has(length, "unit", "half") or _is_of_something(text, within, length)
    return score - 3 * other


def _is_of_something(text: Text, within: Span, length: Span) -> bool:
    """`for two seconds`, `2초 동안`, `two seconds later`; not `a 10 second ad for my bakery`."""
    tight = Span(max(within.start, length.start - 12), min(within.end, length.end + 4))
    behind = text.within(Span(length.end, min(within.end, length.end + 12)), "cue", "since")
    next_word = any(not text.raw[length.end : hit.start].strip() for hit in behind)
    return next_word or text.has(tight, "cue", "since")


def _ends_the_wish(text: Text, within: Span, length: Span) -> bool:
    """Whether a length ends a sentence that has no verb behind it: `猫が寝る動画、10秒くらいで`.

    One that is only about so long may stand further in front, where nothing of it is narrated.
    """
    rest = text.folded[length.end : within.end].strip(" .。!！~〜\n")
    if not text.grammar.verb_final:
        return False
    about = rest.startswith(text.lexicon.wording.about_so_long) and not is_narrated(text, within)
    return about or len(rest) <= LONGEST_REST_LETTERS


def _head(span: Span) -> Span:
    """The beginning of a sentence, where it asks for something."""
    return Span(span.start, min(span.end, span.start + LONGEST_ASKING_LETTERS))


def shot_seconds(text: Text, section: Section) -> float | None:
    """The length of a shot: in its heading, or in words of their own (`…, 4 seconds.`)."""
    if section.seconds is not None:
        return section.seconds
    for bit in section.bits:
        if bit.kind == "duration" and (told := length_of(text, bit.span)):
            return told
        for found in lengths(text, bit.span):
            length = Span(found.start, found.end)
            if is_of_all(text, bit.span, length):
                continue
            clause = clause_around(text, bit.span, length)
            rest = text.raw[clause.start : length.start] + text.raw[length.end : clause.end]
            if not rest.strip(' .,。，"”»'):
                return found.seconds
    return None


def shot_count(text: Text, spans: Iterable[Span]) -> int | None:
    """How many shots the user asks for; 1 for one take."""
    spans = list(spans)
    for span in spans:
        if text.has(span, "cue", "one_shot", "no_cuts") or any(_takes(text, span)):
            return 1
    for span in spans:
        for number in counts(text, span):
            return int(number.value)
        if any(_is_one(text, hit.start) for hit in text.within(span, "framing")):
            return 1
    return None


def _takes(text: Text, span: Span) -> Iterator[Span]:
    """`one continuous fifteen-second macro take`: what is unbroken, with its shot behind it."""
    for match in _unbroken_take(text.languages).finditer(text.folded, *span):
        if not text.in_quote(match.start()):
            yield Span(*match.span())


@cache
def _unbroken_take(languages: tuple[str, ...]) -> re.Pattern[str]:
    told: list[str] = []
    for words in map(lexicon, languages):
        whole, takes = any_of(words.wording.unbroken), any_of(words.wording.takes)
        apart = rf"(?:[ ,]+[\w-]+){{0,{MOST_WORDS_IN_A_TAKE}}}?[ ,]+"
        tied = rf"\s?\w{{0,{MOST_LETTERS_IN_A_TAKE}}}?"
        told.append(rf"\b{whole}{apart}{takes}\b" if words.spaced else f"{whole}{tied}{takes}")
    return re.compile("|".join(told))


def _is_one(text: Text, start: int) -> bool:
    """Whether `one` stands before a framing: `One medium two-shot`."""
    before = text.folded[max(0, start - 12) : start]
    return any(re.search(rf"(?:^|\W){one}\s$", before) for one in text.lexicon.wording.one_only)


def aspect_ratio(text: Text, spans: Iterable[Span]) -> AspectRatio | None:
    """The asked shape: a stated ratio before a platform's or a word for it."""
    spans = list(spans)
    ratios = get_args(AspectRatio)
    for span in spans:
        for match in _RATIO.finditer(text.folded[span.start : span.end]):
            stated = f"{match[1]}:{match[2]}"
            if ratio := next((ratio for ratio in ratios if ratio == stated), None):
                return ratio
            if match[2] == "1" and 2.2 < float(match[1]) < 2.5:
                return "21:9"
    named = (
        hit.value
        for span in spans
        for hit in text.within(span, "aspect")
        if _is_shape(text, span, hit)
    )
    first = next(named, None)
    return next((ratio for ratio in ratios if ratio == first), None)


def _is_shape(text: Text, within: Span, hit: Hit) -> bool:
    """Whether a word for a shape is meant as one: `square, 10 s`, and no town square."""
    words = lexicon(hit.language)
    if text.folded[hit.start : hit.end] not in words.wording.also_things:
        return True
    clause = clause_around(text, within, Span(hit.start, hit.end))
    before = text.folded[clause.start : hit.start].rstrip()
    if before.endswith(words.fields.get("aspect", ())):
        return True
    letters = list(text.folded[clause.start : clause.end])
    wished = [h for h in text.hits_in(clause) if h.kind in _WISH_KINDS or h.value in _WISH_CUES]
    for known in wished:
        letters[known.start - clause.start : known.end - clause.start] = " " * (
            known.end - known.start
        )
    rest = re.findall(r"[^\W\d]+", "".join(letters))
    if not words.spaced:
        return len("".join(rest)) <= MOST_LETTERS_BESIDE
    led = text.folded[max(0, hit.start - 8) : hit.start].rsplit(" ", 2)[-2:-1]
    return len(rest) <= MOST_WORDS_BESIDE and not set(led) & set(words.cues["article"])


def resolution(text: Text, spans: Iterable[Span]) -> Resolution | None:
    return _first_value(text, spans, "resolution", get_args(Resolution))


def frame_rate(text: Text) -> Fps | None:
    """The asked frames per second: `60 fps`, `每秒30帧`, `"fps": 30`."""
    for match in _frames(text.languages).finditer(text.folded):
        figure = match["before"] or match["behind"]
        rate = next((rate for rate in get_args(Fps) if f"{rate}" == figure), None)
        if rate and not text.in_quote(match.start()):
            return rate
    return None


@cache
def _frames(languages: tuple[str, ...]) -> re.Pattern[str]:
    tables = (lexicon(tag).feedback["words"]["frame_rate"] for tag in languages)
    words = any_of(tuple(w.strip() for table in tables for w in table.split("|")))
    return re.compile(
        rf"(?<!\d)(?P<before>\d\d)\s?-?{words}|{words}[\"”]?\s?[:：=]?\s?(?P<behind>\d\d)(?!\d)"
    )


def _first_value(
    text: Text, spans: Iterable[Span], kind: str, values: tuple[Value, ...]
) -> Value | None:
    for span in spans:
        for hit in text.within(span, kind):
            return next((value for value in values if value == hit.value), None)
    return None


def style(text: Text, sections: tuple[Section, ...]) -> str:
    """The look of the whole video, in the user's words."""
    fields = [text.words(bit.span) for bit in sections[0].bits if bit.kind == "style"]
    if fields:
        return " ".join(field.strip(" *") for field in fields)
    found = [
        text.words(hit) for s in sections for b in s.bits for hit in text.within(b.span, "style")
    ]
    return ", ".join(dict.fromkeys(found))


def wants_subtitles(text: Text, sections: Iterable[Section]) -> bool:
    """Whether subtitles are asked for: `with subtitles`, `字幕つき`."""
    spans = spans_of(sections, "dialogue", "lines", "lettering")
    asks = _asking(text.languages)
    given = _switched_on(text.languages)
    return any(
        asks.search(text.folded[max(0, hit.start - 12) : hit.start])
        or given.match(text.folded, hit.end, span.end)
        for span in spans
        for hit in text.within(span, "cue", "subtitles")
    )


@cache
def _switched_on(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds what asks for the thing before it: `: yes`, ` on`."""
    tables = [lexicon(tag) for tag in languages]
    spaced = any_of(joined(words.wording.switched_on for words in tables if words.spaced))
    unspaced = any_of(joined(words.wording.switched_on for words in tables if not words.spaced))
    return re.compile(rf"\s*[:：=]?\s*(?:{spaced}\b|{unspaced})")


@cache
def _asking(languages: tuple[str, ...]) -> re.Pattern[str]:
    tables = [lexicon(tag) for tag in languages]
    spaced = any_of(joined(words.wording.wanted for words in tables if words.spaced))
    unspaced = any_of(joined(words.wording.wanted for words in tables if not words.spaced))
    return re.compile(rf"\b{spaced}|{unspaced}")

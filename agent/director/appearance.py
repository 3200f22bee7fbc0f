"""What prose says of how people look: brackets and appositions behind them, and what they wear.

`Priya (thirties, soaked)`, `Priya, a nurse in her thirties, waits`, `a girl in a red raincoat`,
`老陈，上海人，五十多岁`. Knows whom a mention means; how somebody speaks is left to others.
"""

import re
from collections.abc import Iterator
from functools import cache

from .cast import Mention
from .grammar import is_inflected
from .measures import numbers
from .page import Bit
from .scripts import any_of, joined
from .text import Span, Text
from .vocabulary import lexicon

LONGEST_BRACKET_LETTERS = 160
LONGEST_PART_LETTERS = 70
MOST_PARTS = 4
LONGEST_ACCENT_LETTERS = 12
"""Of what may stand beside the name of a way of speaking: ` accent`, `口音`."""
_BRACKET = re.compile(rf"\s?[（(]([^()（）\n]{{1,{LONGEST_BRACKET_LETTERS}}})[)）]")
_LEADS_TO_WORDS = re.compile(r"\s*[:：「『“\"«‘—]")
_PARTS = re.compile(r"[^;；,，、/]+")
_APPOSED = re.compile(
    r"\s?[,，、]\s?([^,，、.。;；:：!?！？()（）\n\"“”「」«»\x00]+)(?=[,，、.。:：]|$)"
)
_WORD = re.compile(r"[^\s,.;:!?()\"“”«»]+")
_HOW = ("manner", "speaking", "dialect", "language")
_HEARD = ("off_screen", "narrator", "thought", "voice", "accent")


def told_of(text: Text, bit: Bit, mention: Mention) -> Iterator[Span]:
    """The stretches behind a mention that say what somebody looks like or is."""
    bracket = _BRACKET.match(text.raw, mention.end, bit.span.end)
    end = mention.end
    if bracket:
        spoken = _LEADS_TO_WORDS.match(text.raw, bracket.end()) is not None
        for part in _PARTS.finditer(text.raw, *bracket.span(1)):
            told = _trimmed(text, Span(*part.span()))
            if _is_look(text, told, spoken):
                yield told
        end = bracket.end()
    yield from _worn(text, Span(end, bit.span.end))
    yield from _apposed(text, Span(end, bit.span.end))


def _trimmed(text: Text, span: Span) -> Span:
    start, end = span
    while start < end and text.raw[start].isspace():
        start += 1
    while end > start and text.raw[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_look(text: Text, part: Span, spoken: bool) -> bool:
    """Whether a part of a bracket tells of looks; before a line an age, a noun or clothes do."""
    words = text.words(part)
    if not words or text.has(part, "mark") or words[0] in "@<" or text.quote_begins(part):
        return False
    if text.has(part, "cue", *_HEARD) or _is_all_how(text, part):
        return False
    told = any(numbers(text, part)) or text.has(part, "people") or tells_looks(text, part)
    return told if spoken else any(letter.isalnum() for letter in words)


def tells_looks(text: Text, part: Span) -> bool:
    """Whether a part tells an age in tens, what somebody wears, or no more than a noun or sex."""
    words = text.words(part).casefold()
    if text.has(part, "cue", "worn") or _tens(text.languages).search(words):
        return True
    if any(words in lexicon(tag).wording.sexes for tag in text.languages):
        return True
    return any(text.words(hit).casefold() == words for hit in text.within(part, "people"))


def tells_somebody(text: Text, part: Span) -> bool:
    """Whether a part only describes somebody named before: looks, an accent or a manner."""
    return tells_looks(text, part) or _is_all_how(text, part)


@cache
def _tens(languages: tuple[str, ...]) -> re.Pattern[str]:
    words = any_of(joined(lexicon(tag).wording.tens for tag in languages))
    return re.compile(rf"(?<![^\W_]){words}")


def _is_all_how(text: Text, part: Span) -> bool:
    """Whether a part says no more than a language, an accent or a manner."""
    length = part.end - part.start
    return any(
        hit.kind in _HOW and length - (hit.end - hit.start) <= LONGEST_ACCENT_LETTERS
        for hit in text.hits_in(part)
        if hit.kind in ("dialect", "language") or hit.end - hit.start == length
    )


# ---- behind a comma


def _apposed(text: Text, span: Span) -> Iterator[Span]:
    """The parts between commas that describe, up to the one that tells what somebody does."""
    found = 0
    position = span.start
    while found < MOST_PARTS and (part := _APPOSED.match(text.raw, position, span.end)):
        told = _trimmed(text, Span(*part.span(1)))
        behind = text.raw[part.end() : part.end() + 1]
        closed = behind in (",", "，", "、")
        known = tells_somebody(text, told) and (closed or behind in (":", "："))
        described = known or (
            behind not in (":", "：") and _describes(text, told, found > 0, closed)
        )
        if told.end - told.start > LONGEST_PART_LETTERS or not described:
            return
        if not _is_all_how(text, told):
            yield told
        found += 1
        position = part.end()


def _describes(text: Text, part: Span, goes_on: bool, closed: bool) -> bool:
    """Whether a part tells what somebody is, how old, or what they wear."""
    if text.has(part, "speaking") or (text.has(part, "pronoun") and not text.lexicon.spaced):
        return False
    words = text.folded[part.start : part.end].split()
    if not words:
        return False
    if not text.lexicon.spaced or text.grammar.subject != "article":
        return _describes_unspaced(text, part, closed)
    tables = [lexicon(tag) for tag in text.languages]
    first = words[0]
    heads = {w for table in tables for w in (*table.naming.indefinite, *table.naming.definite)}
    heads |= {w for table in tables for w in table.wording.owners}
    aged = any(table.wording.age_leads for table in tables) and words[0] in {
        w for table in tables for w in table.wording.age_leads
    }
    noun = text.has(part, "people")
    if (first in heads and noun) or first[0].isdigit() or (aged and _is_aged(text, part)):
        return closed or first in heads
    if any(
        text.folded.startswith(f"{worn} ", part.start) for t in tables for worn in t.wording.worn
    ):
        return closed
    acts = is_inflected(first, text.language) or first in text.lexicon.cues["clause"]
    return goes_on and closed and not acts


def _is_aged(text: Text, part: Span) -> bool:
    """Whether a part tells an age: `in her thirties`, `late 20s`."""
    words = text.folded[part.start : part.end]
    return bool(re.search(r"\d", words) or _tens(text.languages).search(words))


def _describes_unspaced(text: Text, part: Span, closed: bool) -> bool:
    """`上海人`, `五十多岁`, `30대 회사원`: an age, or a part that ends in a noun for people."""
    years = any_of(tuple(w for tag in text.languages for w in lexicon(tag).wording.years))
    words = text.words(part)
    aged = any(numbers(text, part)) and re.search(rf"{years}\w{{0,3}}$", words)
    ends = any(hit.end == part.end for hit in text.within(part, "people"))
    worn = any(words.startswith(w) for tag in text.languages for w in lexicon(tag).wording.worn)
    short = len(words) <= LONGEST_PART_LETTERS // 5
    return closed and short and bool(aged or ends or worn)


# ---- what somebody wears or has with them


def _worn(text: Text, span: Span) -> Iterator[Span]:
    """`in a red raincoat`, `con un gorro rojo`, right behind a noun."""
    lead = _clothing(text.languages).match(text.folded, *span) if text.lexicon.spaced else None
    if lead is None:
        return
    start, end = lead.start("worn"), lead.end()
    single, plural, acts = lead["article"] is not None, False, False
    for count, word in enumerate(_WORD.finditer(text.raw, lead.end(), span.end)):
        gap = text.raw[end : word.start()]
        if gap.strip() or "\n" in gap or count >= 6:
            break
        folded = word[0].casefold()
        inflected = is_inflected(folded, text.language)
        verb = inflected and (single or plural)  # `in pajamas stares`
        near = Span(word.start(), word.end() + LONGEST_ACCENT_LETTERS)
        acts = any(hit.start == word.start() for hit in text.within(near, "speaking"))
        if acts or folded in _stops(text.languages) or (count and verb):
            break
        end, plural = word.end(), plural or inflected
        if inflected and not single and count:
            break
    behind = text.raw[end : end + 1]
    closed = acts or behind in ",.;:)" or not text.lexicon.naming.verb_first
    heard = text.has(Span(start, end), "cue", *_HEARD)
    if end > lead.end() and closed and not heard:
        yield Span(start, end)


@cache
def _clothing(languages: tuple[str, ...]) -> re.Pattern[str]:
    tables = [lexicon(tag) for tag in languages]
    worn = any_of(joined(table.wording.worn for table in tables))
    articles = any_of(joined(table.naming.indefinite for table in tables))
    return re.compile(rf"\s(?P<worn>{worn})\s(?:(?P<article>{articles})\s)?")


@cache
def _stops(languages: tuple[str, ...]) -> frozenset[str]:
    """Words that no description of clothes goes on behind."""
    tables = [lexicon(tag) for tag in languages]
    return frozenset(
        word
        for table in tables
        for word in (*table.wording.joints, *table.wording.leads, *table.cues["beat"])
    )

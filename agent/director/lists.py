"""Shots as a list: numbered items, or sentences counted off by ordinals.

Knows numbers and ordinals at the head of a line or a sentence; not what stands behind them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from .measures import Length, counts, is_length, is_of_all, lengths, numbers
from .order import ordered
from .page import MARKS, Heading
from .scripts import UNSPACED, any_of
from .text import SENTENCE_ENDS, Span, Text
from .vocabulary import lexicon

LAST = 999
"""The number of a shot that is only said to be the last."""
SHORTEST_ITEM_LETTERS = 12
SHORTEST_UNSPACED_ITEM_LETTERS = 4
FEWEST_BARE_ORDINALS = 3
NEAR_LETTERS = 12
"""How far before a length a word may stand that makes it that of each."""
_CIRCLED = "①-⑳"
_NUMBERED = re.compile(
    rf"(?:^[ \t*#]*\(?(\d{{1,2}})(?:[.)、．]|[:：](?=\s|[{UNSPACED}]))|([{_CIRCLED}])[.、:：]?"
    r"|(?<=[.:;。：；!?\"”」] )\(?(\d{1,2})[.)](?= )"
    rf"|(?<=[\s。；！？”」])(\d{{1,2}})[.、．] ?(?=[{UNSPACED}“「])"
    r"|(?:^[ \t*]*|(?<=/ )|(?<=/))#(\d{1,2})[.)、:：]?(?=\s))\s*(?=\S)",
    re.M,
)
_SEMICOLON = re.compile("[;；]")
_COMMA = re.compile("[,，、]")
_COLON = re.compile(r"(?::(?=\s)|：)")
LONGEST_NUMBER_LETTERS = 10
LONGEST_ONTO_LETTERS = 16
"""Of what leads from an ordinal to what is shown: ` is of a`."""
_HEAD_ENDS = ",:：、，-–—"


class _Item(NamedTuple):
    """The head of an item of a list."""

    number: int
    start: int
    end: int
    named: bool = False
    """Whether an ordinal is said of a shot: `In the second shot`."""
    loose: bool = False
    """Whether no mark parts an ordinal from what follows: `Second she waves`."""


def listed(text: Text) -> Iterator[Heading]:
    """A list numbered from 1, of two items or more, each a sentence."""
    found = _numbered_items(text) or _counted_off(text)
    for item, behind in zip_longest(found, found[1:]):
        end = behind.start if behind else len(text.raw)
        line_end = text.raw.find("\n", item.end, end)
        first = Span(item.end, line_end if line_end > 0 else end)
        length = next(lengths(text, first), None)
        yield Heading("shot", item.number, item.start, item.end, _own_seconds(text, first, length))


def _own_seconds(text: Text, line: Span, length: Length | None) -> float | None:
    """The length an item states, unless it sums up the list: `9 seconds in total`."""
    if length is None or is_of_all(text, line, Span(length.start, length.end)):
        return None
    if text.has(Span(max(line.start, length.start - NEAR_LETTERS), length.end), "cue", "each"):
        return None
    alone = (s for s in text.sentences(line) if s.start <= length.start < s.end)
    whole = any(s.start > line.start and is_length(text, s) for s in alone)
    return None if whole else length.seconds  # a sentence of its own is read as one


def _numbered_items(text: Text) -> list[_Item]:
    """The heads of numbered items; none where they are not counted from 1 or say too little."""
    matches = [m for m in _NUMBERED.finditer(text.raw) if not text.in_quote(m.start())]
    found = [_Item(_number(next(filter(None, m.groups()))), *m.span()) for m in matches]
    if len(found) < 2 or any(item.number != n for n, item in enumerate(found, 1)):
        return []
    ends = [*(item.start for item in found[1:]), len(text.raw)]
    items = [Span(item.end, end) for item, end in zip(found, ends, strict=True)]
    return found if all(says_enough(text.words(item)) for item in items) else []


def _number(figures: str) -> int:
    return int(figures) if figures.isdecimal() else int(unicodedata.digit(figures, 0))


def says_enough(words: str) -> bool:
    """Whether an item is long enough for a shot; scripts without blanks need fewer letters."""
    dense = re.search(f"[{UNSPACED}]", words)
    return len(words) >= (SHORTEST_UNSPACED_ITEM_LETTERS if dense else SHORTEST_ITEM_LETTERS)


# ---- counted off by ordinals


def _counted_off(text: Text) -> list[_Item]:
    """`First, … Second, …`, `In the first shot … In the second …`: counted from 1, in order."""
    return _in_order(text, *_told(text, loose=True)) or _in_order(text, *_told(text, loose=False))


def _told(text: Text, loose: bool) -> tuple[list[_Item], list[_Item]]:
    """The ordinals that open sentences, and other words of order behind the first of them."""
    told: list[_Item] = []
    bare: list[_Item] = []
    for piece in _pieces(text):
        order = ordered(text, piece)
        item = _ordinal(text, piece)
        if item and (loose or not item.loose):
            again = piece.start > 0 and text.in_quote(piece.start - 1)
            if not (again and any(item.number == other.number for other in told)):
                told.append(item)
        elif not told and order and order.rank == "first":
            told.append(_Item(1, order.start, order.end, loose=True))
        elif told and order and order.rank != "first":
            words = text.folded[order.start : order.end]
            if order.rank == "next" and any(shot in words for shot in text.lexicon.cues["shot"]):
                told.append(_Item(told[-1].number + 1, order.start, order.end, named=True))
            else:
                bare.append(_Item(0, order.start, order.end))
    return told, bare


def _in_order(text: Text, found: list[_Item], bare: list[_Item]) -> list[_Item]:
    """The items, if they are counted from 1 and enough to be the shots; none otherwise."""
    named = any(item.named for item in found)
    counted = sum(not item.loose for item in found)
    asked = next((number.value for number in counts(text, text.whole)), 0)
    if bare and found and len(found) + len(bare) == asked:
        found = [
            item._replace(number=item.number or at)
            for at, item in enumerate(sorted([*found, *bare], key=lambda one: one.start), 1)
        ]
    elif any(found[0].start < item.start < found[-1].start for item in bare):
        return []  # not all are counted: `first …, then …, last …`
    if len(found) > 1 and found[-1].number == LAST:
        found = [*found[:-1], found[-1]._replace(number=found[-2].number + 1)]
    if len(found) < 2 or found[0].number != 1:
        return []
    if any(second.number != first.number + 1 for first, second in pairwise(found)):
        return []
    return found if named or counted >= FEWEST_BARE_ORDINALS or asked == len(found) else []


def _pieces(text: Text) -> Iterator[Span]:
    """The sentences, parted where a semicolon parts what is counted off, or `둘째는` follows."""
    for sentence in text.sentences(text.whole):
        cuts = [m.end() for m in _SEMICOLON.finditer(text.raw, *sentence)]
        cuts = cuts or _counted_by_particles(text, sentence)
        cuts = [cut for cut in cuts if not text.in_quote(cut - 1)]
        ends = (quote.end for quote in text.quotes_in(sentence))
        cuts = cuts or [end for end in ends if _ordinal(text, Span(end, sentence.end))]
        edges = [sentence.start, *cuts, sentence.end]
        yield from (Span(a, b) for a, b in pairwise(edges))


def _counted_by_particles(text: Text, sentence: Span) -> list[int]:
    """Where items counted off by a particle begin behind a comma: `, 셋째는 산에 내리는 비`."""
    if text.grammar.subject != "particle":
        return []
    commas = [m.end() for m in _COMMA.finditer(text.raw, *sentence)]
    told = [(cut, _ordinal(text, Span(cut, sentence.end))) for cut in commas]
    items = [(cut, found) for cut, found in told if found]
    items = [(cut, item) for cut, item in items if text.raw[item.end : item.end + 1] == " "]
    counted = any(1 < item.number < LAST for _, item in items)
    return [cut for cut, _ in items] if counted else []


def _ordinal(text: Text, sentence: Span) -> _Item | None:
    """The ordinal that opens a sentence, or a number and its colon: `One: a kettle boils.`"""
    start = sentence.start
    while start < sentence.end and text.raw[start] in MARKS + "\n":
        start += 1
    for language in text.languages:
        if match := _opening(language).match(text.folded, start, sentence.end):
            value = _value(text, match, language)
            told = _behind_also_last(text, match.end(), language)
            end = _shot_end(text, Span(told, sentence.end), language)
            named = end > told
            end = _behind_particle(text, start, end, language)
            behind = text.raw[end : end + 2].strip()[:1]
            marked = behind in tuple(_HEAD_ENDS)
            if value and (named or marked or not match["lead"]):
                loose = not (marked or end > told)
                return _Item(value, start, end + marked, named, loose)
    return _number_and_colon(text, Span(start, sentence.end))


def _behind_also_last(text: Text, end: int, language: str) -> int:
    """Behind what says that an ordinal is that of the last one: `the third and last shot`."""
    words = lexicon(language).order.get("also_last", ())
    start = end + (text.raw[end : end + 1] == " ")
    return max((start + len(w) for w in words if text.folded.startswith(w, start)), default=end)


def _number_and_colon(text: Text, sentence: Span) -> _Item | None:
    near = Span(sentence.start, min(sentence.end, sentence.start + LONGEST_NUMBER_LETTERS))
    number = next(numbers(text, near), None)
    if number is None or number.start != near.start or number.value != int(number.value):
        return None
    colon = _COLON.match(text.raw, number.end, sentence.end)
    return _Item(int(number.value), number.start, colon.end()) if colon else None


def _behind_particle(text: Text, start: int, end: int, language: str) -> int:
    """Where the particle behind an ordinal ends, or what leads on: `둘째는 구름`, `第一个镜头是`,
    or at the head of a sentence `두 번째 장면에서 `."""
    if text.grammar.subject == "place":
        onto = (word for word in lexicon(language).order["onto"] if word)
        return max((end + len(w) for w in onto if text.folded.startswith(w, end)), default=end)
    if text.grammar.subject == "article" and text.raw[end : end + 1] == " ":
        order = ordered(text, Span(start, min(len(text.raw), end + LONGEST_ONTO_LETTERS)))
        return order.end if order and order.start == start and order.end > end else end
    if text.grammar.subject != "particle":
        return end
    cues = lexicon(language).cues
    begins = text.raw[max(0, start - NEAR_LETTERS) : start].rstrip(" ")[-1:] in (
        "",
        "\n",
        *SENTENCE_ENDS,
    )
    ties = (*cues["subject"], *(cues["oblique"] if begins else ()))
    return max((end + len(p) for p in ties if text.folded.startswith(f"{p} ", end)), default=end)


def _shot_end(text: Text, behind: Span, language: str) -> int:
    """Where the word for a shot behind an ordinal ends, or `one`; the beginning for none."""
    shot = next(text.within(behind, "cue", "shot"), None)
    if shot and not text.raw[behind.start : shot.start].strip():
        return shot.end
    for counter in sorted(lexicon(language).grammar.counters, key=len, reverse=True):
        if text.folded.startswith(counter, behind.start):
            return behind.start + len(counter)
    other = _stand_in(language).match(text.folded, *behind)
    return other.end() if other else behind.start


@cache
def _stand_in(language: str) -> re.Pattern[str]:
    """Finds what stands for a word already said: `the last one`."""
    words = lexicon(language).naming.stand_in
    return re.compile(rf"\s{any_of(words)}\b")


def _value(text: Text, match: re.Match[str], language: str) -> int:
    """The number an ordinal stands for; 0 for none."""
    if known := ordinal_words(language).get(match["word"]):
        return known
    inside = next(numbers(text, Span(*match.span("word"))), None)
    return int(inside.value) if inside else 0


@cache
def _opening(language: str) -> re.Pattern[str]:
    """Finds an ordinal at the head of a sentence, behind a preposition and an article."""
    words = lexicon(language)
    leads = any_of(phrases(words.feedback.get("words", {}).get("in_prep", "")))
    articles = any_of(words.cues["article"])
    lead = rf"(?P<lead>(?:{leads}\s+)?(?:{articles}\s+)?)" if words.spaced else "(?P<lead>)"
    patterns = phrases(words.feedback.get("ordinals", {}).get("n", ""))
    counted = "|".join(re.escape(p).replace(r"\{n\}", r"\w{1,3}?") for p in patterns) or "(?!)"
    known = any_of(tuple(ordinal_words(language)))
    return re.compile(rf"{lead}(?P<word>{known}|{counted})(?=\W|[{UNSPACED}]|$)")


def phrases(written: str) -> tuple[str, ...]:
    """The phrases of a table of feedback, which stand between bars."""
    return tuple(phrase.strip() for phrase in written.split("|") if phrase.strip())


@cache
def number_endings(languages: tuple[str, ...]) -> tuple[str, ...]:
    """What stands behind a number and makes it an ordinal: `番目`, `º`."""
    patterns = (lexicon(tag).feedback.get("ordinals", {}).get("n", "") for tag in languages)
    ends = {p.partition("{n}")[2] for written in patterns for p in phrases(written)}
    return tuple(sorted(ends - {""}, key=len, reverse=True))


@cache
def ordinal_words(language: str) -> dict[str, int]:
    """Words for first, second … last in a language, to their numbers."""
    found: dict[str, int] = {}
    for key, written in lexicon(language).feedback.get("ordinals", {}).items():
        if (key.isdigit() and key != "0") or key == "-1":
            for phrase in phrases(written):
                found.setdefault(phrase, int(key) if key != "-1" else LAST)
    return found

"""One stretch of a message of feedback, with the words of film that stand in it.

What the user quoted is masked before anything is read, so that nothing in it counts as an
instruction. Knows no plan.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property

from ..scanning import Hit, scan
from ..scripts import RANGES, is_latin
from ..text import find_quotes, fold
from ..vocabulary import COMMON_LANGUAGE, lexicon
from .words import WORD_END, WORD_START, FeedbackWords, folded

LONGEST_CLAUSE = 300
"""Letters of one wish; a longer stretch without a mark is read in parts, in linear time."""
MASK = re.compile(r"⟦(\d+)⟧")
VALUE_KINDS = frozenset(
    {"framing", "angle", "movement", "aspect", "resolution"}
    | {"dialect", "language", "manner", "transition", "style"}
)
_MEASURES = frozenset({"longer", "shorter", "lengthen", "shorten", "much", "a_bit", "halved"})
"""Meanings whose words are also part of what framings are called."""
_REMOVALS = frozenset({"remove", "remove_shot"})
"""Meanings whose verb takes nothing away in `cut to the sign`."""
INSTRUCTING = (
    *("act", "and", "delta", "want", "approve", "chat", "filler", "keep", "shot", "another_one"),
    *("of_it", "list_joint", "every_shot", "in_prep", "in_post", "in_the", "in_the_after"),
    *("at_the_end", "at_the_start", "to_front", "to_end", "whole", "a_bit", "much", "longer"),
    *("shorter", "twice", "halved", "second", "minute", "to_before", "to_after", "that_much"),
    *("reversed", "swap", "move", "after", "before", "remove", "without", "only_keep", "split"),
    *("merge", "another_take", "add", "change", "instead", "lengthen", "shorten", "polite"),
    *("lead", "vague", "remove_shot", "one_second", "complaint", "only", "part_word", "entirely"),
    *("only_that", "extra", "correction", "same_length", "between", "beside", "up_to", "also"),
    *("number_lead", "number_tail", "nearer", "farther", "each"),
)
"""Meanings of words that say what is to be done and name nothing that is seen or heard."""


@dataclass(frozen=True)
class Clause:
    """One stretch of a message that holds one wish, or several on the same thing."""

    text: str
    """Folded, each quotation masked as `⟦n⟧`."""
    raw: str
    """The same letters as the user wrote them."""
    quotes: tuple[str, ...]
    """All quotations of the message, to the letter."""
    asks: bool
    """True when it ended in a question mark."""
    words: FeedbackWords
    shown: tuple["Clause", ...] = ()
    """What the new shots show that it adds, one for each, where that is told behind it."""

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The words of film in it, in whichever letters the lexicon knows more of them."""
        languages = languages_beside(self.words.language)
        written = scan(fold(self.raw), languages)
        return max(written, scan(self.text, languages), key=len)

    def has(self, *meanings: str) -> bool:
        """Whether a phrase of one of the meanings stands in it."""
        return any(self._found(meaning) for meaning in meanings)

    def _found(self, meaning: str) -> bool:
        """Whether a phrase stands in it, and not inside the name of a framing or of a move:
        `plano corto`, `ゆっくり寄って`."""
        pattern = self.words.pattern(meaning)
        if meaning in _REMOVALS:
            return any(not self.cuts_there(found) for found in pattern.finditer(self.text))
        if meaning == "act" and self.words.latin:
            nouns = [noun.span("noun") for noun in deed_nouns(self.words).finditer(self.text)]
            return any(found.span() not in nouns for found in pattern.finditer(self.text))
        if meaning not in _MEASURES:
            return pattern.search(self.text) is not None
        named = (*self.values("framing"), *self.values("movement"))
        framings = [hit for hit in named if hit.language == self.words.language]
        return any(
            not any(
                h.start <= m.start() and m.end() <= h.end and h.end - h.start > m.end() - m.start()
                for h in framings
            )
            for m in pattern.finditer(self.text)
        )

    def cuts_there(self, verb: re.Match[str]) -> bool:
        """Whether a verb takes nothing away: `cut to the sign`, `freshly cut grass`."""
        cuts = self.words.pattern("cuts_to").finditer(self.text)
        done = self.words.pattern("freshly").finditer(self.text, 0, verb.start())
        if any(not self.text[how.end() : verb.start()].strip() for how in done):
            return True  # `freshly cut grass`
        return any(cut.start() <= verb.start() and verb.end() <= cut.end() for cut in cuts)

    def values(self, kind: str) -> tuple[Hit, ...]:
        """The hits of one kind, in order."""
        return tuple(hit for hit in self.hits if hit.kind == kind)

    @property
    def quoted(self) -> tuple[str, ...]:
        """Its own quotations, in order."""
        return tuple(self.quotes[int(number)] for number in MASK.findall(self.text))

    @cached_property
    def residue(self) -> str:
        """The letters left without the words that only instruct: what is spoken of by name.

        `2 before 1, please` leaves none; `a dog in shot 2` leaves `dog`.
        """
        words = self.words
        left = words.any_meaning(*INSTRUCTING).sub(" ", self.text)
        left = re.sub(f"{words.number}|{words.ordinal}", " ", left)
        left = words.any_meaning(*INSTRUCTING).sub(" ", MASK.sub(" ", left))
        return "".join(filter(str.isalpha, left))

    def cut(self, start: int, end: int) -> "Clause":
        """The clause without a stretch of it, which becomes blanks."""
        blank = " " * (end - start)
        return self.having(
            self.text[:start] + blank + self.text[end:], self.raw[:start] + blank + self.raw[end:]
        )

    def having(self, text: str, raw: str) -> "Clause":
        """The clause with other words."""
        return replace(self, text=text, raw=raw)

    def unmasked(self, raw: str) -> str:
        """Some of its words with the quotations put back, as the user wrote them."""
        return MASK.sub(lambda mask: self.quotes[int(mask[1])], raw)


def languages_beside(language: str) -> tuple[str, ...]:
    """The lexicons to look words up in: people mix English film terms into East Asian scripts."""
    return (language,) if lexicon(language).common else (language, COMMON_LANGUAGE)


def masked(said: str, repeated: Iterable[str] = ()) -> tuple[str, tuple[str, ...]]:
    """The text with `⟦n⟧` for each quotation, and the quotations.

    Words of the plan that are `repeated` without quotation marks are quotations, too.
    """
    pieces: list[str] = []
    quotes: list[str] = []
    done = 0
    for start, end, words in _quotations(said, repeated):
        pieces += [said[done:start], f"⟦{len(quotes)}⟧"]
        quotes.append(words)
        done = end
    return "".join([*pieces, said[done:]]).strip(), tuple(quotes)


def _quotations(said: str, repeated: Iterable[str]) -> list[tuple[int, int, str]]:
    """Where something is quoted, with marks or by heart, and its words."""
    found = [(quote.start, quote.end, quote.words) for quote in find_quotes(said)]
    text = folded(said)
    for words in repeated:
        for match in re.finditer(_by_heart(words), text):
            start, end = match.span()
            if all(end <= begin or finish <= start for begin, finish, _ in found):
                found.append((start, end, said[start:end]))
    return sorted(found)


def _by_heart(words: str) -> str:
    """An expression for words that somebody repeats without minding their marks."""
    told = re.findall(r"\w+", folded(words))
    edges = (WORD_START, WORD_END) if told and is_latin(told[0][0]) else ("", "")
    return edges[0] + r"\W{0,3}".join(map(re.escape, told)) + edges[1]


@cache
def shot_before_length(words: FeedbackWords) -> re.Pattern[str]:
    """What names a shot before its length: `镜头3`, `3カット目は`, `두 번째`, and `3は` alone."""
    noun = words.pattern("shot").pattern
    tail = words.any_meaning("number_tail", "shot").pattern
    lead = words.any_meaning("in_prep", "number_lead").pattern
    number = rf"(?<![\d.]){words.number}(?!\d){_no_unit(words)}"
    alone = bare_before_length(words)
    named = rf"(?:{noun}|#)\s*#?{number}|{number}\s*(?:{tail})|{words.ordinal}|{alone}"
    return re.compile(rf"(?:(?:{lead})\s*)?(?:{named})")


@cache
def deed_nouns(words: FeedbackWords) -> re.Pattern[str]:
    """A noun that is also a verb of changing, right behind its article: `before the take`."""
    article, noun = words.pattern("article").pattern, words.pattern("deed_noun").pattern
    return re.compile(rf"(?:{article})\s+(?P<noun>{noun})")


def _no_unit(words: FeedbackWords) -> str:
    return rf"(?!{unit_after(words)})"


def bare_before_length(words: FeedbackWords) -> str:
    """A number with nothing but a particle or a verb before its length: `3は4秒`, `3改成4秒`."""
    ties = words.any_meaning("to_before", "number_tail", "in_post", "gives").pattern
    return (
        rf"(?<![\d.])({words.number})(?!\d){_no_unit(words)}"
        rf"(?=\s*(?:(?:{ties})\s*)+{words.number}{unit_after(words)})"
    )


def seconds_pattern(words: FeedbackWords) -> re.Pattern[str]:
    """A length with its unit: the number is group 1, the unit group 2 or, for minutes, 3."""
    enough = words.pattern("enough").pattern
    return re.compile(rf"(?!{enough})({words.number}){unit_after(words)}")


def unit_after(words: FeedbackWords) -> str:
    """What makes a number before it a length, as an expression: `s`, ` more seconds`."""
    units = (words.pattern(unit).pattern for unit in ("second", "minute"))
    second, minute = (unit.replace(WORD_START, "") for unit in units)  # as in `5s`
    extra = words.any_meaning("extra", "fully").pattern
    half = words.pattern("half_more").pattern
    if not words.latin:  # 2초짜리 반죽 has no half in it
        small = words.any_meaning("to_after", "in_post", "only", "fully").pattern
        half = rf"(?:{half})(?=[^\w]|$|[{RANGES['han']}]|{small})"
    no_unit = ("each",) if words.latin else ("each", "split", "hands_on")
    each = words.any_meaning(*no_unit).pattern  # 分 is a minute, and 分别 and 分成 are none
    return rf"(?!\s*{each})\s*-?(?:{extra}\s*)?(?:({second})|({minute}))(?:\s*{half})?"

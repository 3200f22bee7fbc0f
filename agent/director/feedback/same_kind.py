"""What stands in a text that could be another of its kind: a shot, a length, a name, a framing.

So that `shot 3, not shot 2` and `5 seconds, sorry, 6` can be told apart from two wishes. Knows no
plan.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .clause import MASK, VALUE_KINDS, Clause, unit_after
from .words import WORD_START, FeedbackWords

BARE = "number"
TARGETS = ("shot", "name", BARE)
"""What a wish is for; anything else is what is wished."""


class Told(NamedTuple):
    """Something said that could be another of its kind: a shot, a length, a framing, a name."""

    kind: str
    start: int
    end: int
    core: tuple[int, int]
    """What tells it from others of its kind: the number of `shot 2`, all of `the last`."""
    form: str = ""
    """How it is told, where there are several ways."""

    def moved(self, by: int) -> "Told":
        """The same, so many letters further on."""
        core = (self.core[0] + by, self.core[1] + by)
        return self._replace(start=self.start + by, end=self.end + by, core=core)


def could_be(told: Told, other: Told) -> bool:
    """Whether both are of one kind; a number alone may be a shot's or a length's."""
    return told.kind == other.kind or (other.kind == BARE and told.form == BARE)


def opening(clause: Clause, names: Sequence[str]) -> list[Told]:
    """What a clause begins with, the longest reading first."""
    found = [told for told in told_in(clause, names) if not told.start]
    number = re.match(numbers_in_row(clause.words), clause.text)
    found += [Told(BARE, *number.span(), number.span(), BARE)] if number else []
    return sorted(found, key=lambda told: -told.end)


def told_in(clause: Clause, names: Sequence[str]) -> list[Told]:
    """Everything in a clause that could be another of its kind."""
    words, text = clause.words, clause.text
    named = "|".join(map(re.escape, names)) or "(?!)"
    found = [_counted("shot", shot) for shot in _shot(words).finditer(text)]
    found += [_counted("length", length) for length in _length(words).finditer(text)]
    spans = [("quotation", mask.span()) for mask in MASK.finditer(text)]
    name = rf"{WORD_START}(?:{named})(?!\w)" if words.latin else named
    spans += [("name", found.span()) for found in re.finditer(name, text)]
    spans += [(hit.kind, (hit.start, hit.end)) for hit in clause.hits if hit.kind in VALUE_KINDS]
    return found + [Told(kind, *span, span) for kind, span in spans]


def _counted(kind: str, match: re.Match[str]) -> Told:
    """A shot or a length, by its number or its place."""
    group = match.lastgroup or ""
    return Told(kind, *match.span(), match.span(group), "" if group == "place" else BARE)


@cache
def _length(words: FeedbackWords) -> re.Pattern[str]:
    return re.compile(rf"(?P<count>{words.number}){_without_groups(unit_after(words))}")


@cache
def _shot(words: FeedbackWords) -> re.Pattern[str]:
    """A shot by its number or its place: `shot 2`, `the third one`, `3カット目`, `#4`."""
    noun = words.pattern("shot").pattern
    tail = words.any_meaning("shot", "number_tail").pattern
    called = rf"(?:{noun}|#)\s*#?(?P<called>{numbers_in_row(words)})"
    placed = rf"(?P<place>{words.ordinal})(?:\s*(?:{tail}))*"
    return re.compile(rf"{called}|{placed}|(?P<counted>{numbers_in_row(words)})\s*(?:{tail})")


def numbers_in_row(words: FeedbackWords) -> str:
    """Numbers that are no length, one or several: `2`, `1 and 3`."""
    number = rf"{words.number}(?!\.?\d)(?!{_without_groups(unit_after(words))})"
    joint = words.pattern("list_joint").pattern
    return rf"(?<![\d.]){number}(?:\s*(?:{joint})\s*{number})*"


def _without_groups(expression: str) -> str:
    """An expression whose groups take nothing."""
    return re.sub(r"\((?!\?)", "(?:", expression)

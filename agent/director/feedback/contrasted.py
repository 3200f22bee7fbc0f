"""What a wish is not for, told beside what it is for: `shot 3, not shot 2`, `no el 2 sino el 3`.

The text is written as if only what the wish is for had been said. Knows no plan.
"""

import re
from collections.abc import Sequence
from functools import cache

from .clause import LONGEST_CLAUSE, Clause
from .same_kind import TARGETS, could_be, opening, told_in
from .wholes import says_value
from .words import FeedbackWords, folded

_STOP = re.compile(r"[.!?](?:\s|$)|[。！？\n;；]")
_MARKS = " ,，、:：(（—–-"
_TAKES = ("longer", "shorter", "lengthen", "shorten")
_HANDED = ("say", "swap", "before", "after", "between")
"""Wishes in which the one that is denied has something that goes to the other."""
_PLACED = ("move", "add")


def without_what_is_not_meant(text: str, words: FeedbackWords, names: Sequence[str]) -> str:
    """The text without the shots and the people that it says it is not for."""
    for denial in reversed(list(_denial(words).finditer(folded(text)))):
        start = max(0, denial.start() - LONGEST_CLAUSE)
        window = text[start : denial.end() + LONGEST_CLAUSE]
        kept = _without(window, denial.start() - start, denial.end() - start, words, names)
        text = text if kept is None else text[:start] + kept + text[denial.end() + LONGEST_CLAUSE :]
    return text


@cache
def _denial(words: FeedbackWords) -> re.Pattern[str]:
    return re.compile(rf"(?:{words.pattern('rather_than').pattern})\s*{_article(words).pattern}")


@cache
def _article(words: FeedbackWords) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{words.any_meaning('article', 'in_the').pattern})\s+)*")


def _without(
    window: str, start: int, end: int, words: FeedbackWords, names: Sequence[str]
) -> str | None:
    """The window without what the denial in it denies; None where that is no shot and nobody."""
    text = folded(window)
    opens = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    stop = _STOP.search(text, end)
    finish = stop.start() if stop else len(text)
    whole = Clause(text[opens:finish], window[opens:finish], (), False, words)
    left = whole.having(text[opens:start], window[opens:start])
    right = whole.having(text[end:finish], window[end:finish])
    denied = next(iter(opening(right, names)), None)
    if denied is None or denied.kind not in TARGETS or whole.has(*_HANDED):
        return None
    rest = right.having(right.text[denied.end :], right.raw[denied.end :])
    but = re.match(rf"\W*(?:{words.pattern('but_rather').pattern})\s*", rest.text)
    if but:
        article = _article(words).match(rest.text, but.end())
        begin = article.end() if article else but.end()
        meant = opening(rest.having(rest.text[begin:], rest.raw[begin:]), names)
        if any(could_be(told, denied) or could_be(denied, told) for told in meant):
            return window[:start] + window[end + denied.end + but.end() :]
    alike = [told for told in told_in(left, names) if could_be(told, denied)]
    edge = re.match(r"\s*(?:[,，、)）]\s*|$)", rest.text)
    if not alike or not edge:
        return None
    begin = len(left.raw.rstrip(_MARKS))
    kept = window[: opens + begin]
    if max(told.end for told in alike) == begin:
        return f"{kept} {window[end + denied.end + edge.end() :]}"
    takes = left.has(*_TAKES) or _is_filmed(left)
    wished = takes or says_value(left) or left.has("delta", "remove")
    if denied.kind != "name" and wished and (takes or not whole.has(*_PLACED)):
        return kept + window[end + denied.end :].lstrip(")）")
    return None


def _is_filmed(clause: Clause) -> bool:
    """Whether it tells how something is filmed."""
    return any(clause.values(kind) for kind in ("framing", "angle", "movement"))

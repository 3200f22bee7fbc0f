"""What somebody takes back in the same breath: `shot 2, no sorry, shot 3`, `5 s, wait, 6`.

Such a repair has what was said first, a word for the slip, and what is meant, of the same kind. The
text is written as if only what is meant had been said. Knows no plan.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from .clause import LONGEST_CLAUSE, Clause
from .same_kind import TARGETS, Told, could_be, opening, told_in
from .wholes import says_value
from .words import FeedbackWords, folded

_MARK = r"[,，、。.;；…:：!！~—–\n-]"
_MARKS = rf"(?:\s|{_MARK})"
_STOP = re.compile(r"[.!?。！？…]+(?:\s|$)|[。！？\n;；]|(?<=\.)\.(?!\d)")
_DEEDS = ("remove", "longer", "shorter", "lengthen", "shorten", "split", "merge", "another_take")


def without_what_is_taken_back(text: str, words: FeedbackWords, names: Sequence[str]) -> str:
    """The text without what a slip of the tongue said before it was set right."""
    for slip in reversed(list(_slip(words).finditer(folded(text)))):
        start = max(0, slip.start() - LONGEST_CLAUSE)
        end = slip.end() + LONGEST_CLAUSE
        window = text[start:end]
        repaired = _repaired(window, slip.start() - start, slip.end() - start, words, names)
        text = text if repaired is None else text[:start] + repaired + text[end:]
    return text


@cache
def _slip(words: FeedbackWords) -> re.Pattern[str]:
    """What says that the words before it were a slip, with the marks around it."""
    strong = words.pattern("slip").pattern
    any_slip = words.any_meaning("slip", "correction", "interjection").pattern
    denial = words.pattern("correction").pattern
    small = rf"(?:(?:{any_slip}){_MARKS}*)"
    denied = rf"(?:{denial})(?=\s*[,，、…])"
    marked = rf"(?:{_MARK}|[(（])\s*{small}*?(?:{strong}|{denied}){_MARKS}*{small}*"
    in_row = rf"(?<!\w)(?:{any_slip}){_MARKS}*(?:{strong}){_MARKS}*{small}*"
    return re.compile(rf"{_MARKS}*(?:{marked}|{in_row})")


def _repaired(
    window: str, start: int, end: int, words: FeedbackWords, names: Sequence[str]
) -> str | None:
    """The window as it was meant; None where nothing of one kind stands on both sides."""
    text = folded(window)
    opens = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    stop = _STOP.search(text, end)
    finish = stop.start() if stop else len(text)
    said = Clause(text[opens:start], window[opens:start], (), False, words)
    again = Clause(text[end:finish], window[end:finish], (), False, words)
    if _is_same_deed(said, again):
        return window[:opens] + window[end:]
    lead = words.any_meaning("article", "in_prep", "act", "pronoun", "is_meant", "polite", "shot")
    led = re.match(rf"(?:(?:{lead.pattern})\s*)*", again.text)
    for begin in sorted({0, led.end() if led else 0}):
        meant_words = again.having(again.text[begin:], again.raw[begin:])
        for meant in opening(meant_words, names):
            olds = [told.moved(opens) for told in told_in(said, names) if could_be(told, meant)]
            if olds:
                old = max(olds, key=lambda told: told.end)
                return _put(window, old, meant.moved(end + begin), (start, finish), words)
    return None


def _put(
    window: str, old: Told, meant: Told, ends: tuple[int, int], words: FeedbackWords
) -> str | None:
    """The window with the words that are meant in place of the old ones.

    None where they begin a wish of their own: `make shot 1 a close-up, sorry, shot 2 is fine`.
    """
    text, (start, finish) = folded(window), ends
    alike = old.form == meant.form
    first, last = old.core if alike else (old.start, old.end)
    new_first, new_last = meant.core if alike else (meant.start, meant.end)
    new_last = meant.end if old.end == last else new_last
    same = len(_alike(text[last:start], text[new_last:finish], words))
    new = window[new_first : new_last + same]
    last, new_last = last + same, new_last + same
    noun = words.any_meaning("shot", "number_tail", "of_it", "in_post")
    between = noun.sub(" ", text[last:start])
    within = window[max(0, *(window.rfind(mark, 0, start) for mark in ",，、")) : start]
    piece = Clause(folded(within), within, (), False, words)
    told = piece.has("delta", "keep", "still", *_DEEDS) or says_value(piece)
    told = told and meant.kind in TARGETS
    close = re.match(r"\s*[)）]", window[new_last:])
    behind = new_last + close.end() if close else new_last
    if not (told or any(map(str.isalnum, between))):
        return window[:first] + new + window[behind:]
    small = ("in_post", "of_it", "is_meant", "polite", "filler", "slip", "shot", "number_tail")
    tail = re.match(r"[^,，、]*", text[behind:finish])
    stop = behind + (tail.end() if tail else 0)
    if any(map(str.isalnum, words.any_meaning(*small).sub(" ", text[behind:stop]))):
        return None
    return window[:first] + new + window[last:start] + window[stop:]


def _alike(old: str, new: str, words: FeedbackWords) -> str:
    """What both have behind them: `ring scene` of `the first ring scene, no, the second ring
    scene`, the counter of `第四颗，不对，第三颗`."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if not words.latin:
        letters = re.match(r"\w*", old[:same])
        return letters[0] if letters else ""
    return "" if re.match(r"\w", old[same:] + new[same:]) else old[:same]


def _is_same_deed(said: Clause, meant: Clause) -> bool:
    """Whether `delete shot 1, actually no, delete shot 2` tells one deed twice."""
    deeds = {deed for deed in _DEEDS if said.has(deed)}
    again = {deed for deed in _DEEDS if meant.has(deed)}
    return bool(deeds) and deeds == again and not meant.has("also")

"""Wishes that somebody says a word more at the head or the end of a line: `那句前面加“欸，”`.

One rule, from a wish to a new draft. What was said stays to the letter. Knows lines; no pictures.
"""

import re

from .clause import MASK
from .draft import Outcome, Wish
from .lines import reworded
from .lines_named import is_in_a_line, lines_meant, quoted_lines


def extended(wish: Wish) -> Outcome:
    """Words put before or behind those of one line, where no line of its own is asked for."""
    words, text = wish.clause.words, wish.clause.text
    new = [quote for quote in wish.clause.quoted if not is_in_a_line(wish, quote)]
    if words.latin or len(new) != 1 or wish.has("change", "instead", "remove"):
        return None
    if outcome := _behind_a_part(wish, new[0]):
        return outcome
    if wish.has("lettering"):
        return None
    noun = rf"(?:{words.pattern('line').pattern})"
    link = rf"(?:\s*(?:{words.any_meaning('of_it', 'also', 'in_prep').pattern}))*\s*"
    head, tail = (words.any_meaning(*side).pattern for side in (_HEAD, _TAIL))
    verb = rf"(?:\s*(?:{words.any_meaning('also', 'another').pattern}))*\s*(?:{_verbs(wish)})"
    told = re.search(rf"{noun}{link}(?:(?P<head>{head})|(?:{tail})){verb}\W*{MASK.pattern}", text)
    lines = quoted_lines(wish) or lines_meant(wish)
    if not told or len(lines) != 1:
        return wish.which_line(lines) if told and len(lines) > 1 else None
    (line,) = lines
    return reworded(wish, line, f"{new[0]}{line.text}" if told["head"] else f"{line.text}{new[0]}")


def _behind_a_part(wish: Wish, new: str) -> Outcome:
    """`「沒訊號啊」後面補「大小姐」`: right behind, or before, some quoted words of a line."""
    words, text = wish.clause.words, wish.clause.text
    lines, one_more = (
        quoted_lines(wish),
        words.pattern("one_more_line").search(_between_quotes(text)),
    )
    if len(wish.clause.quoted) != len(("part", "new")) or not lines or one_more:
        return None
    head, tail = (words.any_meaning(*side).pattern for side in (_HEAD, _TAIL))
    small = rf"(?:\s*(?:{words.any_meaning('in_prep', 'also', 'polite', 'of_it').pattern}))*\s*"
    told = re.search(
        rf"{MASK.pattern}{small}(?:(?P<head>{head})|(?:{tail})){small}(?:{_verbs(wish)})"
        rf"\W{{0,2}}{MASK.pattern}",
        text,
    )
    part, line = wish.clause.quoted[0].rstrip(_STOPS), lines[0]
    at = line.text.find(part)
    if not told or at < 0 or wish.clause.quoted[1] != new:
        return None
    at += 0 if told["head"] else len(part)
    return reworded(wish, line, line.text[:at] + new.rstrip(_STOPS) + line.text[at:])


def _between_quotes(text: str) -> str:
    """What stands between the first two quotations."""
    return (MASK.split(text)[2::2] or [""])[0]


_STOPS = "。.，,！!"
_HEAD, _TAIL = ("before", "to_front", "before_all"), ("after", "to_end", "ends_so")


def _verbs(wish: Wish) -> str:
    """Verbs of adding that ask for no line of its own, as an expression."""
    words = wish.clause.words
    verb, one = (words.pattern(name).pattern for name in ("add", "another_one"))
    return rf"(?:{verb})(?:\s*(?:{one}))?"

"""Wishes that somebody says a word more at the head or the end of a line: `那句前面加“欸，”`.

One rule, from a wish to a new draft. What was said stays to the letter. Knows lines; no pictures.
"""

import re
from dataclasses import replace

from ..vocabulary import lexicon
from .clause import MASK
from .draft import Outcome, Wish
from .lines import reworded
from .lines_named import is_in_a_line, lines_meant, quoted_lines
from .shots_named import shots_named


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
    noun = rf"(?:{words.any_meaning('line', 'words_said').pattern})"
    link = rf"(?:\s*(?:{words.any_meaning('of_it', 'also', 'in_prep').pattern}))*\s*"
    head, tail = (words.any_meaning(*side).pattern for side in (_HEAD, _TAIL))
    verb = rf"(?:\s*(?:{words.any_meaning('also', 'another').pattern}))*\s*(?:{_verbs(wish)})"
    place = rf"{noun}{link}(?:(?P<head>{head})|(?:{tail}))"
    after = rf"\s*(?:{words.pattern('in_post').pattern})?\W*"
    told = re.search(rf"{place}{verb}\W*{MASK.pattern}", text)
    told = told or re.search(rf"{place}{after}{MASK.pattern}\W*{after}(?:{_verbs(wish)})", text)
    if not told:
        return None
    lines = quoted_lines(wish) or lines_meant(_without_place(wish, told.start(), told.end()))
    if len(lines) != 1:
        return wish.which_line(lines) if len(lines) > 1 else None
    (line,) = lines
    blank = " " if lexicon(words.language).spaced else ""
    both = (new[0].strip(), line.text) if told["head"] else (line.text, new[0].strip())
    return reworded(wish, line, blank.join(both))


def told_already(wish: Wish) -> Outcome:
    """`加个“了”就行` behind the line that has it by now: what was done is told once more."""
    quoted, words = wish.clause.quoted, wish.clause.words
    line = next((x for x in wish.plan.lines if wish.draft.lines == (x.id,)), None)
    if words.latin or not quoted or line is None or wish.draft.about != "line":
        return None
    before = next((x.text for x in wish.draft.before.lines if x.id == line.id), line.text)
    other = wish.has("lettering", "say", "line") or wish.people.ids or wish.shots.ids
    new = all(quote in line.text for quote in quoted) and before != line.text
    return wish.draft if new and wish.has("add", "add_line") and not other else None


def _without_place(wish: Wish, start: int, end: int) -> Wish:
    """The wish without `at the head`, which is a place in the line and no shot."""
    noun = wish.clause.words.any_meaning("line", "words_said").match(wish.clause.text, start)
    clause = wish.clause.cut(noun.end() if noun else start, end)
    shots, rest = shots_named(clause, wish.draft.before)
    return replace(wish, clause=clause, rest=rest, shots=shots)


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
_HEAD = ("before", "to_front", "before_all", "at_the_start")
_TAIL = ("after", "to_end", "ends_so", "at_the_end")


def _verbs(wish: Wish) -> str:
    """Verbs of adding that ask for no line of its own, as an expression."""
    words = wish.clause.words
    verb, one = (words.pattern(name).pattern for name in ("add", "another_one"))
    return rf"(?:{verb})(?:\s*(?:{one}))?"

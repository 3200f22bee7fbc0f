"""Lengths told in a row, one for each shot: `shots should be 3, 4, 5 and 8`, `duren 3, 4 y 5 s`.

Gives each number its unit, so that none of them is taken for a shot. Knows no plan. For languages
in Latin letters.
"""

import re

from .clause import unit_after
from .words import FeedbackWords, folded

FEWEST = 3
"""Numbers in a row that need no shots named before them."""
_SENTENCE = re.compile(r"[.!?;\n](?!\d)")


def with_units(text: str, words: FeedbackWords) -> str:
    """The text with `3 s + 4 s + 5 s` for `3, 4 and 5 seconds`."""
    if not words.latin:
        return text
    last = rf"\s*,?\s*(?:{words.pattern('and').pattern})\s+"
    one = rf"(?<![\d.]){words.number}(?!\d|\.\d)"
    listed = rf"{one}(?:\s*,\s*{one})+(?:{last}{one})?"  # at least three, checked below
    row = rf"(?P<row>{listed})(?P<unit>{unit_after(words)})?"
    for found in reversed(list(re.finditer(row, folded(text)))):
        numbers = [number[0] for number in re.finditer(one, found["row"])]
        before = _SENTENCE.split(folded(text)[: found.start()])[-1]
        behind = folded(text)[found.end() :].strip()
        ends = not behind or _SENTENCE.match(behind) is not None
        told = found["unit"] is not None or (ends and _leads_to_lengths(before, numbers, words))
        several = len(numbers) >= FEWEST
        if told and several and not _names_shots(before, words):
            lengths = " + ".join(f"{number} {words.second}" for number in numbers)
            text = text[: found.start()] + lengths + text[found.end() :]
    return text


def _leads_to_lengths(before: str, numbers: list[str], words: FeedbackWords) -> bool:
    """Whether lengths are spoken of before a row, or nothing is; not one that tells an order."""
    if words.pattern("lasts").search(before):
        return True
    if sorted(map(words.value, numbers)) == [*range(1, len(numbers) + 1)]:
        return False
    small = words.any_meaning("filler", "polite", "lead", "and", "that_is").sub(" ", before)
    named = words.pattern("length_noun").search(before)
    return named is not None or not any(map(str.isalnum, small))


def _names_shots(before: str, words: FeedbackWords) -> bool:
    """Whether a row stands where numbers of shots do: `shots 1, 2 and 3`, `en dos, 3 y 2 s`."""
    if words.any_meaning("split", "merge", "swap", "remove_shot").search(before):
        return True
    lead = words.any_meaning("shot", "number_lead", "in_the").pattern
    return re.search(rf"(?:{lead}|#)\s*$", before) is not None

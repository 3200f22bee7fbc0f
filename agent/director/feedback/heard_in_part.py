"""Lines that are called by a few words of them, without quotation marks: `売り切れって言うとこ`.

For languages that put what is said before the verb of saying. Knows the words of a plan's lines;
decides nothing.
"""

import re

from ....generator.plan import VideoPlan
from .clause import Clause
from .words import FeedbackWords, folded

FEWEST_LETTERS = 2
"""Of words that are taken for a part of a line."""


def told_in_part(said: str, plan: VideoPlan, words: FeedbackWords) -> list[str]:
    """The words before `って言う` that begin, end or make up a part of a line, as they are told."""
    text, found = folded(said), list[str]()
    spoken = [folded(line.text) for line in plan.lines]
    for verb in words.pattern("as_said").finditer(text):
        led = re.search(r"\w+$", text[: verb.start()])
        at = led.start() if led else verb.start()
        ends = range(at, verb.start() - FEWEST_LETTERS + 1)
        fitting = (n for n in ends if any(text[n : verb.start()] in line for line in spoken))
        if (start := next(fitting, None)) is not None:
            found.append(said[start : verb.start()])
    return found


def is_called_so(clause: Clause, end: int) -> bool:
    """Whether a quotation that ends here calls a whole line: `「売り切れ」って言うとこ`."""
    words = clause.words
    verb, noun = (
        words.pattern("as_said").pattern,
        words.any_meaning("part_word", "line", "another_one"),
    )
    return re.match(rf"\s*(?:{verb})\w{{0,2}}?(?:{noun.pattern})", clause.text[end:]) is not None

"""Lines that are called by a few words of them, without quotation marks: `売り切れって言うとこ`.

For languages that put what is said before the verb of saying. Knows the words of a plan's lines;
decides nothing.
"""

import re

from ....generator.plan import VideoPlan
from .clause import Clause, masked
from .words import FeedbackWords, folded

FEWEST_LETTERS = 2
"""Of words that are taken for a part of a line."""
LONGEST_DENIED = 24
"""Letters of unquoted words that give way to quoted ones."""


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


def denied_in_part(said: str, plan: VideoPlan, words: FeedbackWords) -> list[str]:
    """Unquoted words of one line that are denied, or become others: `不是九点四十，是“十一点半”`.

    Only beside one quotation, which has the words that come for them.
    """
    masked_text, quotes = masked(said)
    if words.latin or len(quotes) != 1:
        return []
    text, spoken = folded(masked_text), [folded(line.text) for line in plan.lines]
    no = words.any_meaning("denial", "say_not", "not_them").pattern
    to = words.any_meaning("to_them", "instead").pattern
    says, ends = (words.pattern(name).pattern for name in ("say", "predicate_end"))
    denied = rf"(?:{no})(?:{says})?(?P<told>\w{{2,{LONGEST_DENIED}}}?)(?:{ends})?(?=[^\w⟦]|$)"
    found = [m.span("told") for m in re.finditer(denied, text)]
    if becomes := re.search(rf"(?P<told>\w{{2,{LONGEST_DENIED}}}?)\s*(?:{no}|{to})\W*⟦", text):
        start, end = becomes.span("told")
        found += [(at, end) for at in range(start, end - FEWEST_LETTERS)][:LONGEST_DENIED]
    known = [span for span in found if sum(text[slice(*span)] in line for line in spoken) == 1]
    return [masked_text[slice(*known[0])]] if known else []


def is_called_so(clause: Clause, end: int) -> bool:
    """Whether a quotation that ends here calls a whole line: `「売り切れ」って言うとこ`."""
    words = clause.words
    verb, noun = (
        words.pattern("as_said").pattern,
        words.any_meaning("part_word", "line", "another_one"),
    )
    return re.match(rf"\s*(?:{verb})\w{{0,2}}?(?:{noun.pattern})", clause.text[end:]) is not None

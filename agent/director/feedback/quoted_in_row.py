"""Words for several lines in one breath: `2컷은 “…” 3컷은 “…”`, `一つ目は「…」、次は「…」`.

Reads a clause and a wish; changes nothing.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from .clause import MASK, Clause


def at_targets(clause: Clause) -> Iterable[Clause]:
    """The clause split before each shot that is named for another quotation."""
    words, masks = clause.words, list(MASK.finditer(clause.text))
    noun = words.pattern("shot").pattern
    ordinal = rf"{words.ordinal}\s*(?:{noun})"
    named = re.compile(
        rf"{ordinal}|(?:{noun})\s*{words.number}|{words.number}\s*(?:{words.pattern('number_tail').pattern})"
    )
    if words.latin or len(masks) < len(("one", "other")) or clause.has("split", "swap", "merge"):
        yield clause
        return
    if not named.search(clause.text, 0, masks[0].start()):
        yield clause
        return
    for one, other in pairwise(masks):
        if found := named.search(clause.text, one.end(), other.start()):
            at = found.start()
            yield clause.having(clause.text[:at], clause.raw[:at])
            yield from at_targets(clause.having(clause.text[at:], clause.raw[at:]))
            return
    yield clause

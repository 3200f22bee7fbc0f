"""Shots called by their being new: `in that new shot`, `make those two new ones handheld`.

Finds what the turns before added last. Knows no plan but the ids of its shots.
"""

import re
from itertools import pairwise

from .clause import Clause
from .draft import Draft
from .shots_named import Shots, without_ties


def added_before(part: Clause, draft: Draft) -> tuple[Shots, Clause] | None:
    """The shots that a clause calls new, where this message or one before it added any."""
    words = part.words
    called = words.pattern("the_new_shot").search(part.text)
    if called is None:
        return None
    several = words.pattern("several_called").search(called[0]) is not None
    number = re.search(words.number, called[0]) if several else None
    ids = (draft.fresh,) if draft.fresh and not several else _added_last(draft)
    if several and draft.fresh and len(draft.shots) > 1:
        ids = draft.shots
    fits = len(ids) > 1 if several else len(ids) == 1
    if number and round(words.value(number[0])) != len(ids):
        fits = False
    if fits:
        return Shots(ids), without_ties(part, *called.span())
    return (Shots(cut=True), part) if words.pattern("shot").search(called[0]) else None


def _added_last(draft: Draft) -> tuple[str, ...]:
    """Ids of the shots that the last turn added that added any, and that are still there."""
    here = [shot.id for shot in draft.before.shots]
    plans = [turn.shots for turn in draft.request.earlier if turn.shots]
    for old, new in reversed(list(pairwise(plans))):
        if added := {*new} - {*old}:
            return tuple(id for id in here if id in added)
    return ()

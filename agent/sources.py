"""Which of the user's words each shot keeps.

Knows the library and how a request is read; knows no graph and no front end.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..tools.stated import Fact, compared
from .director.stated import stated
from .library import Library, Turn

_CLOSING = r"[\"”’»」』)）*]*"
_EDGE = re.compile(rf"[.!?]+{_CLOSING}\s+|[。！？]+{_CLOSING}\s*|\s*\n\s*")
"""Where a sentence ends, or a line."""


async def sources(library: Library, thread: str) -> dict[str, tuple[str, ...]]:
    """The sentences that state what the plan in force keeps: by shot id, and under `video`.

    Each sentence once a shot, in the user's order. What the user has changed since is left out;
    empty without a plan.
    """
    plan = await library.plan(thread)
    turn = await _planned_in(library, thread)
    if plan is None or turn is None:
        return {}
    facts: dict[str, list[Fact]] = {}
    for kept in compared(stated(turn.said, turn.attachments), plan):
        if kept.where and not kept.faults:
            facts.setdefault(kept.where, []).append(kept.fact)
    return {where: tuple(_sentences(turn.said, found)) for where, found in facts.items()}


def _sentences(said: str, facts: Iterable[Fact]) -> Iterator[str]:
    """The sentences that hold one of the facts."""
    edges = [0, *(match.end() for match in _EDGE.finditer(said)), len(said)]
    for start, end in pairwise(edges):
        if any(fact.start < end and fact.end > start for fact in facts):
            yield said[start:end].strip()


async def _planned_in(library: Library, thread: str) -> Turn | None:
    """The turn in which the plan in force was planned as a whole; null without a plan."""
    number = (await library.conversation(thread)).head
    while number:
        version = await library.version(thread, number)
        turn = await library.turn(thread, version.turn)
        if turn.intent == "plan":
            return turn
        number = version.parent
    return None

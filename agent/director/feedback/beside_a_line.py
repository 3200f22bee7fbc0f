"""A new line right behind one of somebody's, or before it: `ミクのセリフのすぐあと、レンに「…」`.

For languages that put the owner before what is owned. Reads a wish; changes nothing.
"""

import re
from dataclasses import dataclass, replace

from ....generator.plan import DialogueLine
from .clause import Clause
from .draft import Wish
from .lines_named import is_in_a_line
from .people_named import by_looks, called, people_named


@dataclass(frozen=True)
class Beside:
    """The lines of somebody beside one of which new words are said."""

    lines: tuple[DialogueLine, ...]
    side: str
    """`after` or `before`."""
    wish: Wish
    """Without the words for that line, and so without the one who says it."""


def said_beside(wish: Wish) -> Beside | None:
    """Whose line new words stand beside; None where they stand beside none of anybody's."""
    words = wish.rest.words
    if words.latin or not any(not is_in_a_line(wish, quote) for quote in wish.rest.quoted):
        return None
    title, tie = words.pattern("title").pattern, words.pattern("genitive").pattern
    noun = words.any_meaning("line", "words_said").pattern
    for side in ("after", "before"):
        then = words.pattern(side).pattern
        behind = rf"(?:{title})?\s*(?:{tie})?\s*(?:{noun})(?:\s*(?:{tie}))?\s*(?:{then})"
        for id, name in _names(wish):
            if found := re.search(rf"{re.escape(name)}{behind}", wish.rest.text):
                return _beside(wish, id, side, found.span())
    return None


def _names(wish: Wish) -> list[tuple[str, str]]:
    """How everybody may be called, by name and by what they are, the longest name first."""
    rest, people = wish.rest, wish.plan.characters
    names = [(who.id, name) for who in people for name in called(who, wish.plan)]
    for hit in rest.values("people"):
        noun = rest.having(rest.text[hit.start : hit.end], rest.raw[hit.start : hit.end])
        names += [(id, noun.text) for id in by_looks(noun, wish.plan)]
    return sorted(names, key=lambda known: len(known[1]), reverse=True)


def _beside(wish: Wish, id: str, side: str, span: tuple[int, int]) -> Beside:
    rest: Clause = wish.rest.cut(*span)
    people = people_named(rest, wish.plan, wish.plan.characters)
    lines = [line for line in wish.plan.lines if line.character == id]
    there = {line.id for s in wish.plan.shots if s.id in wish.shots.ids for line in s.dialogue}
    lines = [line for line in lines if line.id in there] or lines
    return Beside(tuple(lines), side, replace(wish, rest=rest, clause=rest, people=people))

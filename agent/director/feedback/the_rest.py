"""Shots that are called by what is left of them: `2 and 3 handheld, the rest static`.

Knows which shots a message has changed so far; decides nothing else.
"""

import re

from .clause import VALUE_KINDS, Clause
from .draft import Draft
from .shots_named import Shots, shots_named
from .wholes import has_seconds

_OF_THE_CAMERA = ("framing", "angle", "movement")
_OF_OTHERS = ("music", "sounds", "line", "lettering", "subtitles", "add", "remove", "whole", "say")
"""What else there may be a rest of."""


def the_rest(part: Clause, draft: Draft) -> tuple[Shots, Clause] | None:
    """The shots that the message has left alone, where a clause begins with them."""
    words, shots = part.words, draft.before.shots
    small = words.any_meaning("and", "in_prep", "filler", "lead", "article").pattern
    led = re.compile(rf"\W*(?:(?:{small})\s+)*?(?P<rest>{words.pattern('the_rest').pattern})")
    opens = led.match(part.text)
    valued = any(hit.kind in VALUE_KINDS for hit in part.hits) or part.has("still")
    valued = valued or has_seconds(part) or part.has("lengthen", "shorten")
    told = {id for id, _ in draft.decided} | {*draft.shots}
    others = tuple(shot.id for shot in shots if shot.id not in told)
    if not opens or not valued or not others:
        return None
    rest = part.cut(opens.start(), opens.end())
    if not words.latin and shots_named(rest, draft.before)[0].ids:
        return None  # `あとカット1を4秒に` goes on to another one
    filmed = any(hit.kind in _OF_THE_CAMERA for hit in rest.hits) or has_seconds(rest)
    if rest.has(*_OF_OTHERS):
        return None
    if not told & {shot.id for shot in shots}:  # nobody knows of what it is the rest
        return (Shots(cut=True), rest) if filmed and words.latin else None
    return Shots(others), rest

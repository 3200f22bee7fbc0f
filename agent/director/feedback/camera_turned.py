"""A move of the camera that is to go the other way: `the zoom goes out instead of in`.

One rule, from a wish to a new draft. The move is read from its name and its way together, as the
lexicon has them. For languages in Latin letters.
"""

import re

from .camera import set_camera
from .draft import Outcome, Wish
from .words import without_article

MOST_WORDS = 3
"""Of the way that a move goes: `hacia la derecha`."""


def turned(wish: Wish) -> Outcome:
    """`the pan should go left, not right`, `que el zoom vaya hacia fuera`."""
    if not wish.rest.words.latin or wish.rest.quoted:
        return None
    for template in wish.rest.words.templates("turned_move"):
        if match := template.search(wish.rest.text):
            wanted = _move(wish, match, "way")
            known = _move(wish, match, "other") if "other" in match.groupdict() else ""
            if wanted:
                return _set(wish, wanted, known)
    return None


def _move(wish: Wish, match: re.Match[str], way: str) -> str:
    """The one move that its name and a way tell together; empty when there is none."""
    name, way = without_article(match["move"].split(",")[-1].strip()), match[way].strip(" .,")
    name = " ".join(name.split()[-1:])
    if not name or len(way.split()) > MOST_WORDS:
        return ""
    told = wish.rest.having(f"{name} {way}", f"{name} {way}")
    moves = {hit.value for hit in told.values("movement") if hit.end == len(told.text)}
    return moves.pop() if len(moves) == 1 else ""


def _set(wish: Wish, wanted: str, known: str) -> Outcome:
    """The move in the shots named, or in those where the camera moves the one way or the other."""
    family = wanted.split()[0]
    moving = [s for s in wish.plan.shots if s.movement.split()[0] == family]
    other = [shot for shot in moving if shot.movement == known] or moving
    ids = wish.shots.ids or tuple(shot.id for shot in other) or wish.targets()
    return set_camera(wish, "movement", wanted, ids) if ids else wish.which_shot()

"""Wishes that a shot comes sooner or later: `cut to the sign a second sooner`.

One rule, from a wish to a new draft. What is seen before it lasts as much less, or more; the order
stays. Knows lengths.
"""

from .draft import Outcome, Wish
from .lengths import by, by_degree, of_the_thing
from .seconds_said import seconds_named


def cut_sooner(wish: Wish) -> Outcome:
    """The shot before the one named, shorter or longer."""
    sooner, later = wish.clause.has("sooner"), wish.clause.has("later")
    if not wish.clause.has("cuts_to") or sooner == later or wish.rest.quoted:
        return None
    ids = wish.shots.ids or of_the_thing(wish).shots.ids
    present = [shot.id for shot in wish.plan.shots]
    if len(ids) != 1 or present.index(ids[0]) == 0:
        return wish.which_shot()
    before = wish.plan.shots[present.index(ids[0]) - 1]
    sign = -1 if sooner else 1
    seconds = seconds_named(wish.rest)
    change = sign * seconds if seconds else by_degree(wish, before.seconds, sign) - before.seconds
    return by(wish, (before.id,), change)

"""Wishes about the order of shots.

Each rule is a function from a wish to a new draft.
"""

from collections.abc import Sequence
from dataclasses import replace

from .clauses import Clause
from .draft import Draft, Outcome, Wish


def order(wish: Wish) -> Outcome:
    """Shots swapped, moved or turned round."""
    ids = [shot.id for shot in wish.plan.shots]
    told = {"framing", "movement", "angle", "style"} & {hit.kind for hit in wish.rest.hits}
    if wish.has("accent", "voice", "line") or (told and not wish.has("to_front", "to_end")):
        return None
    if wish.has("reversed") and not wish.shots.ids:
        return _in_order(wish, ids[::-1])
    if wish.has("swap") or (wish.has("reversed") and len(wish.shots.ids) == 2):
        return _swapped(wish, ids)
    if wish.shots.ids and (wish.has("move") or _is_only_order(wish)):
        return _moved(wish, ids)
    if wish.people.ids and wish.has("move") and wish.has("to_front", "to_end"):
        showing = [s.id for s in wish.plan.shots if set(wish.people.ids) <= set(s.characters)]
        if len(showing) == 1 and not wish.rest.quoted:
            return _moved(replace(wish, shots=replace(wish.shots, ids=tuple(showing))), ids)
    return None


def _is_only_order(wish: Wish) -> bool:
    """`shot 3 before shot 2`, with nothing else in it."""
    words = wish.clause.words.any_meaning("after", "before", "polite", "filler", "in_prep")
    rest = words.sub(" ", wish.rest.text)
    return len(wish.shots.ids) > 1 and bool(side_of(wish.clause)) and not rest.strip(" ,，")


def _swapped(wish: Wish, ids: list[str]) -> Outcome:
    pair = wish.shots.ids
    if wish.rest.quoted or wish.people.ids:
        return None
    if not pair and not wish.clause.has("shot", "another_one"):
        return None
    if len(pair) != 2:
        return wish.which_shot() if len(ids) > 2 or pair else _in_order(wish, ids[::-1])
    swap = {pair[0]: pair[1], pair[1]: pair[0]}
    return _in_order(wish, [swap.get(id, id) for id in ids])


def _moved(wish: Wish, ids: list[str]) -> Outcome:
    """`move shot 4 to the front`, `put shot 3 before shot 1`."""
    moving, anchor = list(wish.shots.ids), None
    side = side_of(wish.clause)
    if side and len(moving) > 1:
        *moving, anchor = moving
        after = side == "after"
    elif wish.has("to_front"):
        after, anchor = False, next(id for id in ids if id not in moving)
    elif wish.has("to_end"):
        after, anchor = True, next(id for id in reversed(ids) if id not in moving)
    elif len(moving) > 1:
        *moving, anchor = moving
        after = ids.index(anchor) > ids.index(moving[0])
    else:
        return None
    left = [id for id in ids if id not in moving]
    at = left.index(anchor) + (1 if after else 0)
    return _in_order(wish, [*left[:at], *moving, *left[at:]])


def side_of(clause: Clause) -> str | None:
    """Whether something goes before or after something else."""
    return "after" if clause.has("after") else "before" if clause.has("before") else None


def _in_order(wish: Wish, ids: Sequence[str]) -> Draft:
    draft = wish.draft.with_shots(wish.plan.shot(id) for id in ids)
    numbers = [shot.id for shot in wish.draft.before.shots]
    shown = ", ".join(str(numbers.index(id) + 1) if id in numbers else "+" for id in ids)
    return draft.telling(wish.reply("order", order=shown))

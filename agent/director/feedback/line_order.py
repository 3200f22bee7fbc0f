"""Wishes about the order of what is said: `her line should come after his`, `let Leo speak first`.

One rule, from a wish to a new draft. The words and who says them stay as they are.
"""

from collections.abc import Sequence
from dataclasses import replace

from ....generator.plan import DialogueLine
from ...planner import Talk
from .draft import Draft, Outcome, Wish
from .lines_named import of_those_named, ordinal_line, quoted_lines, told_of
from .order import side_of
from .people_named import People, name_place


def order_of_lines(wish: Wish) -> Outcome:
    """A line before or after another one, in the shot of that other one."""
    if wish.shots.ids and (not wish.people.ids or wish.has("move")):
        return None
    other_deed = wish.has("add", "add_line", "change", "instead", "remove")
    if (other_deed and not wish.has("speaks_first")) or wish.has("second") or _has_new_words(wish):
        return None
    if not (wish.has("line", "say", "speak") or len(quoted_lines(wish)) > 0):
        return None
    side = side_of(wish.clause) or ("before" if wish.has("speaks_first") else None)
    side = side or ("after" if wish.has("speaks_last") else None)
    pair = _pair(wish)
    if len(pair) == 2 and wish.has("order_word") and wish.clause.has("swap", "reversed"):
        pair, side = pair[::-1], "before"
    elif len(pair) == 2 and _is_the_other_way(wish):
        pair = pair[::-1]
    if side is None or len(pair) != 2:
        return None
    draft = _placed(wish, pair[0], pair[1], side)
    if draft.plan == wish.plan:
        return Talk(intent="chat", reply=wish.reply("unchanged"))
    return draft


def _is_the_other_way(wish: Wish) -> bool:
    """`Mei shouldn't speak first`, and `森田の後にハルカが話す`, where the first named stays."""
    if len(wish.people.ids) == 1:
        return wish.has("prohibits", "denies_before", "denies_after", "forbids")
    clause = wish.rest
    people = (wish.plan.character(id) for id in wish.people.ids)
    named = (name_place(clause, who, wish.plan) for who in people)
    places = sorted(place for place in named if place is not None)
    side = clause.words.any_meaning("after", "before").search(clause.text)
    if not side or len(places) < 2 or clause.words.latin:
        return False
    return places[0] < side.start() < places[1]


def _has_new_words(wish: Wish) -> bool:
    texts = [line.text for line in wish.plan.lines]
    return any(not any(quote in text for text in texts) for quote in wish.clause.quoted)


def _pair(wish: Wish) -> tuple[DialogueLine, ...]:
    """The line that moves and the one beside which it goes; () when nothing tells."""
    quoted = [
        line
        for quote in wish.clause.quoted
        for line in wish.plan.lines
        if quote.strip(" .!?,") in line.text
    ]
    if len(quoted) == 2:
        return tuple(quoted)
    ids = wish.people.ids
    if len(ids) == 2:
        mine, theirs = (_lines_of(wish, id) for id in ids)
        if len(mine) == 1 and len(theirs) > 1:
            theirs = tuple(x for x in wish.draft.shot_of(mine[0].id).dialogue if x in theirs)
        return _beside(mine, theirs)
    if len(ids) == 1 and wish.has("speaks_first", "speaks_last"):
        return _against_the_other(wish, ids[0])
    ordered, _ = ordinal_line(wish.clause, wish.plan.lines)
    if len(ids) == 1 and ordered and ordered.character != ids[0]:
        return _beside(_lines_of(wish, ids[0]), (ordered,))
    return ()


def _lines_of(wish: Wish, id: str) -> tuple[DialogueLine, ...]:
    named = of_those_named(replace(wish, people=People((id,))), wish.plan.lines)
    return tuple(line for line in named if line.character == id)


def _beside(
    mine: Sequence[DialogueLine], theirs: Sequence[DialogueLine]
) -> tuple[DialogueLine, ...]:
    """The first line and the one beside it; () where either may be one of several."""
    return (mine[0], theirs[0]) if len(mine) == 1 and len(theirs) == 1 else ()


def _against_the_other(wish: Wish, id: str) -> tuple[DialogueLine, ...]:
    """`let Leo speak first`: his line and the first or last of the others in the same shot."""
    for shot in wish.plan.shots:
        mine = [line for line in shot.dialogue if line.character == id]
        others = [line for line in shot.dialogue if line.character != id]
        if len(mine) == 1 and others:
            return (mine[0], others[0 if wish.has("speaks_first") else -1])
    return ()


def _placed(wish: Wish, line: DialogueLine, other: DialogueLine, side: str) -> Draft:
    """The draft with a line right before or after another one."""
    draft = wish.draft.without_lines([line.id])
    shot = draft.shot_of(other.id)
    at = [known.id for known in shot.dialogue].index(other.id) + (side == "after")
    dialogue = (*shot.dialogue[:at], line, *shot.dialogue[at:])
    seen = line.character in shot.characters or line.voice_over
    people = shot.characters if seen else (*shot.characters, line.character)
    draft = draft.with_shot(shot.id, dialogue=dialogue, characters=people)
    told = told_of(wish, "line_moved", line, shot=draft.number(shot.id))
    return draft.about_lines(line.id).telling(told)

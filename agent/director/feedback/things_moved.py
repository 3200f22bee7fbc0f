"""A thing that is seen in one shot and is to be in another: `把第一镜的猫挪到第三镜`.

One rule, from a wish to a new draft. What cannot be taken out of a sentence by itself is asked
about. Knows actions; no lines, signs or sounds. For languages that name the shot before the thing.
"""

import re

from ...planner import Question
from .draft import Outcome, Wish
from .picture_told import full_stop
from .shots_named import mentions
from .things_told import holds
from .words import folded

_OTHERWISE = ("line", "say", "lettering", "music", "voice", "add", "second", "remove")
SHORTEST_THING = 2
"""Letters of a thing that is no part of another word."""
_PIECES = re.compile(r"[^,，、。.;；!！?？]+[,，、。.;；!！?？]*\s*")


def thing_moved(wish: Wish) -> Outcome:
    """A part of an action that holds the thing, in another shot from now on."""
    if wish.rest.words.latin or not wish.has("move") or wish.rest.quoted:
        return None
    if wish.has(*_OTHERWISE) or wish.clause.has("after", "before", "swap"):
        return None
    told = _from_and_to(wish)
    if not told:
        return None
    thing, source, goal = told
    shot, there = wish.plan.shot(source), wish.plan.shot(goal)
    pieces = _PIECES.findall(shot.action)
    moved = [piece for piece in pieces if holds(piece, thing)]
    names = {id: wish.plan.character(id).name for id in shot.characters}
    gone = tuple(id for id, name in names.items() if holds(thing, name))
    alone = len(moved) == 1 and len(pieces) > 1 and _is_of_it(wish, moved[0], thing)
    if not alone or any(holds(moved[0], names[id]) for id in names if id not in gone):
        return Question(reply=wish.reply("unclear"))
    left = shot.action.replace(moved[0], "").rstrip(" ,，、")
    seen = moved[0].strip(" ,，、。.")
    space = " " if there.action and min(seen[:1], there.action[-1]) < "\u2e80" else ""
    stop = "" if re.search(r"[.!?。！？]\s*$", there.action) else full_stop(seen)
    more = f"{there.action}{stop}{space}{seen}{full_stop(seen)}" if there.action else seen
    stay = tuple(id for id in shot.characters if id not in gone)
    seen_there = tuple(dict.fromkeys((*there.characters, *gone)))
    draft = wish.draft.with_shot(source, action=left, characters=stay)
    draft = draft.with_shot(goal, action=more, characters=seen_there)
    return draft.about_shots(goal).telling(
        wish.reply("sound_moved", what=thing, shot=draft.number(goal))
    )


def _is_of_it(wish: Wish, piece: str, thing: str) -> bool:
    """Whether a piece is about the thing, which opens it or is counted: `一只白猫趴在台阶上`."""
    before = folded(piece).partition(folded(thing))[0].strip()
    number = wish.clause.words.number
    return len(thing) >= SHORTEST_THING and re.fullmatch(rf"(?:{number}\w?)?", before) is not None


def _from_and_to(wish: Wish) -> tuple[str, str, str] | None:
    """The thing, and the ids of the shots it is taken from and put into."""
    words, clause, ids = wish.clause.words, wish.clause, [s.id for s in wish.draft.before.shots]
    named = [m for m in mentions(clause, wish.draft.before) if len(m.places) == 1]
    if len(named) != len(("one", "other")):
        return None
    inside = words.any_meaning("genitive", "out_of_line").pattern
    ends = words.any_meaning("move", "in_prep", "into", "in_post", "to_them", "also").pattern
    for source, goal in (named, named[::-1]):
        owned = re.match(rf"\s*(?:{inside})", clause.text[source.end :])
        if not owned:
            continue
        start = source.end + owned.end()
        until = goal.start if goal.start > start else len(clause.text)
        told = re.match(rf"\s*(?P<thing>\w.*?)\s*(?:(?:{ends}).*)?$", clause.text[start:until])
        if told and folded(told["thing"]).strip():
            thing = clause.raw[start:until][slice(*told.span("thing"))]
            return thing, ids[source.places[0] - 1], ids[goal.places[0] - 1]
    return None

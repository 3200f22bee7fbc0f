"""Wishes for one more shot: what it shows, how long it is, and between which others it goes.

Each rule is a function from a wish to a new draft.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ....generator.plan import Shot
from ..vocabulary import lexicon
from .clause import Clause, seconds_pattern
from .draft import Outcome, Wish, fresh_id, spoken
from .lengths import LONGEST_SECONDS
from .order import side_of
from .people_named import name_in
from .picture_told import SHORTEST_PICTURE, content_of_new, is_picture_alone, picture_told
from .seconds_said import seconds_named
from .shots_alike import shot_of_thing
from .shots_described import puts_in_a_known_one
from .shots_named import Shots
from .sound import is_about_sound
from .wholes import forbids_touching, has_seconds

NEW_SHOT_SECONDS = 3.0


def add_shot(wish: Wish) -> Outcome:
    """`add a 2-second shot after shot 3 with his reaction`."""
    wish = _at_an_end(wish)
    framed = wish.rest.values("framing") or (wish.clause.has("between") and wish.has("part_word"))
    framed = framed or (wish.has("shot") and not wish.has(*_more_of_it(wish)))
    framed = framed and (wish.has("add") or _begins_with_framing(wish)) and _is_placed(wish)
    framed = framed or _is_put_between(wish) or _is_put_at_an_end(wish)
    placed = not wish.rest.words.latin or wish.clause.has("between", "at_edge")
    if wish.draft.fresh and wish.clause.has("same_shot") and not wish.has("add"):
        return None  # 새 장면에는 말이 없어도 됩니다
    told = wish.has("add_shot") or (placed and wish.clause.has("add_shot"))
    there = _puts_something_in(wish) or _is_there(wish) or _is_put_into_a_shot(wish)
    told = told and not there
    if not (told or framed or _tells_of_a_new_one(wish)):
        return None
    moved = wish.shots.ids and wish.has("to_front", "to_end") and not wish.has("add_shot")
    if moved and not wish.rest.words.latin and seconds_named(wish.rest) is None:
        return None  # 场景五放最前面当开场
    if (is_about_sound(wish) and not wish.clause.has("part_word")) or _moves_a_known_one(wish):
        return None
    if _is_of_the_plan(wish):
        return wish.which_shot()
    if len(wish.shots.ids) > 1 and wish.clause.has("swap", "merge") and not wish.has("between"):
        return None
    if wish.has("narration", "subtitles", "music") and not wish.clause.has("shot"):
        return None
    if _is_between_unknown(wish):
        return wish.which_shot()
    return added(wish, place_of_new(wish))


def added(wish: Wish, at: int, head: Wish | None = None) -> Outcome:
    """The draft with a new shot at a place, of what a wish tells, or the one that leads it in."""
    plan, draft = wish.plan, wish.draft
    led = seconds_named(head.rest) if head else None
    seconds = seconds_named(wish.rest) or led or NEW_SHOT_SECONDS
    if seconds > LONGEST_SECONDS:
        return wish.impossible("no_such_total", count=len(plan.shots), seconds=spoken(plan.seconds))
    taken = {*draft.request.shot_ids, *(s.id for s in draft.before.shots)}
    id = fresh_id("s", taken | {shot.id for shot in plan.shots})
    neighbour = plan.shots[max(0, at - 1)]
    new = Shot(
        id=id,
        seconds=seconds,
        scene=neighbour.scene,
        action=content_of_new(wish) or neighbour.action,
        characters=(people := _people_of_new(wish)),
    )
    draft = draft.with_shots([*plan.shots[:at], new, *plan.shots[at:]])
    draft = replace(draft.about_shots(id), fresh=id, decided=draft.decided | {(id, "seconds"): 0})
    if people:
        draft = draft.about_people(*people)
    told = wish.reply("added_shot", shot=draft.number(id), seconds=spoken(seconds))
    return draft.telling(told)


def _moves_a_known_one(wish: Wish) -> bool:
    """Whether a shot there is goes somewhere: `open with Eva: move that shot to the front`."""
    words = wish.clause.words
    verb, known, noun = (words.pattern(name).pattern for name in ("move", "in_the", "shot"))
    led = wish.clause.has("opens_on", "ends_on") and bool(wish.shots.ids or wish.people.ids)
    told = rf":\s*(?:{verb})\s+(?:{known})\s+(?:{noun})"
    return words.latin and led and re.search(told, wish.clause.text) is not None


def _is_put_at_an_end(wish: Wish) -> bool:
    """Whether seconds are added at an end for a picture: `맨 뒤에 3초 더, … 장면으로`."""
    clause = wish.clause
    if clause.words.latin or clause.quoted or not clause.has("at_the_end", "at_the_start"):
        return False
    noun, to, at = (clause.words.pattern(x).pattern for x in ("shot", "to_them", "in_post"))
    ends = re.search(rf"\S\s*(?:{noun})(?:{to}|{at})?\W*$", clause.text)
    told = clause.has("add", "lengthen", "longer") and seconds_named(clause) is not None
    return told and ends is not None


def _at_an_end(wish: Wish) -> Wish:
    """The wish without the shot that the picture of a new one seems to call."""
    return replace(wish, rest=wish.clause, shots=Shots()) if _is_put_at_an_end(wish) else wish


def _is_there(wish: Wish) -> bool:
    """Whether `那个4秒的镜头` calls a shot by its length, and nothing new."""
    words, text = wish.clause.words, wish.clause.text
    called = words.any_meaning("said_now", "in_the").pattern
    told = list(words.pattern("add_shot").finditer(text))
    there = [
        re.search(rf"(?:{called})$", text[: m.start()]) and seconds_pattern(words).search(m[0])
        for m in told
    ]
    return not words.latin and bool(told) and all(there)


def _puts_something_in(wish: Wish) -> bool:
    """Whether `put a cat in the first shot` means a shot there is, and adds what is seen in it."""
    words, noun = wish.clause.words, wish.clause.words.pattern("shot").pattern
    article = words.pattern("article").pattern
    into = rf"{words.any_meaning('place_prep', 'to_before').pattern}(?:\s+(?:{article}))?"
    inside = rf"(?:{into})\s+(?:{words.ordinal}|{words.number})\s+(?:{noun})$"
    told = [found[0] for found in words.pattern("add_shot").finditer(wish.clause.text)]
    beside = any(words.any_meaning("after", "before").search(what) for what in told)
    return (
        words.latin
        and bool(told)
        and not beside
        and all(re.search(inside, what) or puts_in_a_known_one(what, words) for what in told)
    )


def _is_put_into_a_shot(wish: Wish) -> bool:
    """Whether `第一镜加一个向左摇`, `镜头3加一个盒子` add something to a shot there is."""
    words = wish.rest.words
    added = list(words.pattern("add_shot").finditer(wish.rest.text))
    if words.latin or lexicon(words.language).spaced or not (wish.shots.ids and added):
        return False
    behind = wish.rest.having(*(x[added[-1].end() :] for x in (wish.rest.text, wish.rest.raw)))
    placed = wish.clause.has("after", "before", "between", "at_the_end", "at_the_start", "at_edge")
    of_shot = any(map(behind.values, ("framing", "angle"))) or behind.has("shot", "part_word")
    named = words.any_meaning("shot", "part_word").search(added[-1][0])
    told = behind.residue and not named
    return bool(told) and not (placed or of_shot or behind.quoted or has_seconds(wish.rest))


def _is_of_the_plan(wish: Wish) -> bool:
    """Whether `put the scene in the hall at the start` means a shot there is, though not which."""
    words = wish.clause.words
    known, noun = (words.pattern(name).pattern for name in ("in_the", "shot"))
    told = re.match(
        rf"\W*(?:{words.pattern('adds').pattern})?\s*(?:{known})\s+(?:{noun})", wish.clause.text
    )
    moved = wish.has("to_front", "to_end", "at_edge") or bool(_end_named(wish))
    return words.latin and told is not None and moved and not wish.clause.has("add_shot")


def _is_put_between(wish: Wish) -> bool:
    """Whether a picture of some seconds is named for a place between two shots."""
    clause = wish.clause
    if clause.words.latin or not clause.has("between") or clause.quoted:
        return False
    told = clause.values("framing") or clause.has("shot", "part_word", "add")
    two = len(wish.shots.ids) > 1 or _between_two(wish) is not None
    other = ("swap", "merge", "same_length", "lengthen", "shorten", "music", "sounds", "remove")
    return bool(told and two) and seconds_named(clause) is not None and not clause.has(*other)


def _people_of_new(wish: Wish) -> tuple[str, ...]:
    """Who of the plan is seen in the new shot: `his keys` are the new caretaker's there."""
    somebody_new = wish.rest.words.latin and wish.rest.values("people")
    if not somebody_new:
        return wish.people.ids
    named = (wish.plan.character(id) for id in wish.people.ids)
    return tuple(who.id for who in named if name_in(wish.rest, who, wish.plan))


def tells_new(wish: Wish) -> Outcome:
    """`猫が道路を横切るところを2秒で`: what the shot shows that was added just before."""
    fresh, words = wish.draft.fresh, wish.clause.words
    others = {shot.action for shot in wish.plan.shots if shot.id != fresh}
    if words.latin or not fresh or wish.plan.shot(fresh).action not in others:
        return None
    alone = is_picture_alone(wish.clause)
    if alone:
        wish = replace(wish, rest=wish.clause, shots=Shots())
    elsewhere = wish.shots.ids or wish.rest.quoted or wish.clause.values("dialect")
    elsewhere = elsewhere or wish.clause.has("that_much", "lengthen", "shorten")
    deeds = () if alone else ("change", "remove", "move", "swap", "keep")
    untold = forbids_touching(wish.clause) or wish.clause.has("whole")
    if elsewhere or untold or wish.has(*deeds, "line", "music"):
        return None
    seen, seconds = picture_told(wish), seconds_named(wish.rest)
    if sum(map(str.isalpha, seen)) < SHORTEST_PICTURE:
        return None
    draft = wish.draft.with_shot(fresh, action=seen, characters=wish.people.ids)
    draft = draft.with_shot(fresh, seconds=seconds) if seconds else draft
    told = wish.reply("action", shot=draft.number(fresh), what=seen.rstrip("。."))
    return replace(draft, fresh=fresh).telling(told)


def _more_of_it(wish: Wish) -> tuple[str, ...]:
    """What is added to a shot that there is, and makes no new one: `もう1秒足して`."""
    lengthens = () if not wish.rest.words.latin and wish.has("shot") else ("longer",)
    return (*lengthens, "lettering", "music")


def _tells_of_a_new_one(wish: Wish) -> bool:
    """Whether `a 2-second shot` or `one more shot` is named, and where it goes."""
    words = wish.rest.words
    length = seconds_pattern(words).pattern
    noun, new = (
        words.any_meaning("shot", "picture_noun").pattern,
        words.pattern("indefinite").pattern,
    )
    small = words.any_meaning("in_prep", "filler").pattern
    kind = words.pattern("new_kind").pattern
    told = re.search(
        rf"(?:{new})\s+(?:(?:{kind})\s+)?(?:{length}\s+(?:{noun})|(?:{noun})\s+(?:(?:{small})\s+)?{length})",
        wish.rest.text,
    )
    led = rf"(?:{new})\s+(?:(?:{kind})\s+)*{length}[\s-]*"
    opens = [found.end() for found in re.finditer(led, wish.rest.text)]
    told = told or any(hit.start in opens for hit in wish.rest.values("framing"))
    shown = rf"{length}\s+(?:{words.pattern('of_what').pattern})\s"
    told = told or re.search(shown, wish.rest.text)
    return bool(told) and words.latin and (_is_placed(wish) or bool(_end_named(wish)))


def _end_named(wish: Wish) -> str:
    """`front` or `end` where a new shot opens or closes the video."""
    ends = {
        "front": ("opens_on", "at_the_start", "to_front", "before_all"),
        "end": ("ends_on", "at_the_end", "after_all"),
    }
    return next((end for end, told in ends.items() if wish.clause.has(*told)), "")


def _begins_with_framing(wish: Wish) -> bool:
    """Whether a wish names a picture and where it goes: `close-up of his hands after shot 3`."""
    article = wish.rest.words.pattern("article").pattern
    opens = re.match(rf"\s*(?:(?:{article})\s+)?", wish.rest.text)
    at = opens.end() if opens else 0
    side = side_of(wish.clause) and wish.shots.ids
    return bool(side) and any(hit.start == at for hit in wish.rest.values("framing"))


def _is_placed(wish: Wish) -> bool:
    """Whether a wish names a place between shots."""
    at_an_end = wish.clause.has("at_the_end", "at_the_start") and not wish.rest.quoted
    between = wish.clause.has("between") and len(wish.shots.ids) > 1
    told = wish.rest.words.latin and (_between_things(wish) is not None or _beside_thing(wish))
    return at_an_end or between or bool(told or (wish.shots.ids and side_of(wish.clause)))


def place_of_new(wish: Wish) -> int:
    """Where a new shot goes: by the shots named, at the start, or at the end."""
    if (between := _between_things(wish)) is not None:
        return between
    ids = [shot.id for shot in wish.plan.shots]
    known = [ids.index(id) for id in wish.shots.ids or _beside_thing(wish) if id in ids]
    if len(known) > 1 and wish.clause.has("between"):
        return max(known)
    if wish.clause.has("before_all") or (not side_of(wish.clause) and _end_named(wish) == "front"):
        return 0
    if not known and side_of(wish.clause) == "before" and not wish.clause.has("to_end"):
        return min((ids.index(id) for id in wish.draft.shots if id in ids), default=0)
    if not known or (not side_of(wish.clause) and wish.clause.has("at_the_end")):
        return 0 if wish.clause.has("to_front") and not wish.clause.has("to_end") else len(ids)
    return min(known) if side_of(wish.clause) == "before" else max(known) + (len(known) == 1)


def _is_between_unknown(wish: Wish) -> bool:
    """Whether a new shot goes between two that are called, though nobody knows how."""
    words = wish.clause.words
    found = words.pattern("between").search(wish.clause.text)
    if words.latin or not found or wish.shots.ids or _between_things(wish) is not None:
        return False
    before = wish.clause.having(wish.clause.text[: found.start()], wish.clause.raw[: found.start()])
    return bool(before.residue) and words.pattern("in_prep").pattern == words.any_of(())


def _between_two_people(wish: Wish) -> int | None:
    """The place `between Sheila and Kofi`, where shots of the one and the other follow."""
    here = [frozenset(wish.people.ids) & {*_seen_or_heard(shot)} for shot in wish.plan.shots]
    edges = [
        at
        for at, (a, b) in enumerate(pairwise(here), 1)
        if a and b - a and len(wish.people.ids) == 2
    ]
    return edges[0] if len(edges) == 1 else None


def _seen_or_heard(shot: Shot) -> Iterator[str]:
    """Who speaks in a shot; where nobody does, who is seen in it."""
    speaking = [line.character for line in shot.dialogue]
    return iter(speaking or shot.characters)


def _between_things(wish: Wish) -> int | None:
    """The place `between the sign and the drum`: right behind the one, or before the other."""
    words, ids = wish.rest.words, [shot.id for shot in wish.plan.shots]
    found = words.pattern("between").search(wish.rest.text)
    if found and not words.latin:
        return _between_two(wish)
    if not found or wish.shots.ids:
        return None
    if len(wish.people.ids) > 1:
        return _between_two_people(wish)
    joint = words.pattern("list_joint").search(wish.rest.text, found.end())
    if not joint:
        return None
    ends = words.any_meaning("add", "add_shot").search(wish.rest.text, joint.end())
    last = ends.start() if ends else len(wish.rest.text)
    first, second = (
        shot_of_thing(wish.rest.having(told, told), wish.plan)
        for told in (
            wish.rest.text[found.end() : joint.start()],
            wish.rest.text[joint.end() : last],
        )
    )
    if first:
        return ids.index(first) + 1
    return ids.index(second) if second else None


def _between_two(wish: Wish) -> int | None:
    """The place `発車と忘れ物の間`, where the words stand before what ties them together."""
    clause = wish.clause
    found = clause.words.pattern("between").search(clause.text)
    told = re.split(r"[,，、:：]", clause.text[: found.start()])[-1] if found else ""
    sides = re.split(clause.words.pattern("list_joint").pattern, told, maxsplit=1)
    shots = [shot_of_thing(clause.having(side, side), wish.plan) for side in sides if side.strip()]
    ids = [shot.id for shot in wish.plan.shots]
    known = [ids.index(id) for id in shots if id in ids]
    if len(shots) != len(("one", "other")) or len(known) != len(shots):
        return None
    return max(known) if abs(known[0] - known[1]) == 1 else None


def _beside_thing(wish: Wish) -> tuple[str, ...]:
    """The shot that `before the sprout` means."""
    side = side_of(wish.clause)
    found = wish.rest.words.pattern(side).search(wish.rest.text) if side else None
    if not found:
        return ()
    if wish.rest.words.latin:
        tail = _up_to_the_new(wish.rest.cut(0, found.end()))
    else:
        tail = wish.rest.cut(found.start(), len(wish.rest.text))
    id = shot_of_thing(tail, wish.plan)
    return (id,) if id else ()


def _up_to_the_new(clause: Clause) -> Clause:
    """What stands before the new shot is told: `the classroom` of `the classroom, a close-up`."""
    words = clause.words
    start = len(clause.text) - len(clause.text.lstrip())
    marks = [m.start() for m in re.finditer(r"[,:;]", clause.text)]
    marks += [m.start() for m in seconds_pattern(words).finditer(clause.text)]
    new = words.any_meaning("add", "add_shot", "indefinite", "show_verb").finditer(clause.text)
    marks += [m.start() for m in new if m.start() > start]
    return clause.cut(min(marks), len(clause.text)) if marks else clause

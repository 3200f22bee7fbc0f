"""Wishes about the order of shots.

Each rule is a function from a wish to a new draft.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from .clause import INSTRUCTING, VALUE_KINDS, Clause
from .draft import Draft, Outcome, Wish, spoken
from .likeness import content
from .lines_named import without_people
from .seconds_said import seconds_named
from .shots_alike import happening, shot_of_thing
from .shots_named import Shots, shots_named

_OF_NO_SHOT = ("line", "music", "sounds", "say", "accent", "lettering", "remove", "narration")
_OTHER_DEEDS = (
    *("without", "longer", "shorter", "lengthen", "shorten", "split", "merge", "keep"),
    *("another_take", "nearer", "farther", "still", "camera", "second", "add_shot", "wear"),
    *("lettering", "on_screen", "music", "sounds", "say", "same_length", "that_much", "complaint"),
)


def in_listed_order(wish: Wish) -> Outcome:
    """`順番を1→3→2→4に`: all shots by number, in the order that they are to have."""
    ids = [shot.id for shot in wish.plan.shots]
    listed = _listed(wish)
    return _in_order(wish, [ids[place - 1] for place in listed]) if listed else None


def order(wish: Wish) -> Outcome:
    """Shots swapped, moved or turned round."""
    ids = [shot.id for shot in wish.plan.shots]
    told = {"framing", "movement", "angle", "style"} & {hit.kind for hit in wish.rest.hits}
    heard = wish.draft.about in ("music", "sound") and wish.has("use_instead")
    if heard or (wish.rest.quoted and wish.has("lettering", "on_screen")):
        return None
    joins = wish.has("as_one") and len(wish.shots.ids) > 1  # `make 1 and 2 one single shot`
    if joins or wish.has("same_length", "as_long_as") or _places_a_thing(wish):
        return None
    if wish.has("also") and wish.has("lettering"):
        return None  # `put the sign at the end as well`
    if (
        told
        and wish.has("swap")
        and wish.has("shot")
        and len(wish.shots.ids) < len(("one", "other"))
    ):
        return None if wish.rest.words.latin else wish.which_shot()
    if wish.has("accent", "voice", "line") or (told and not wish.has("to_front", "to_end")):
        return None
    if seconds_named(wish.rest) is not None and not wish.has("swap"):
        return None
    if wish.has("reversed") and not wish.shots.ids:
        return _in_order(wish, ids[::-1])
    both = len(wish.shots.ids) == len(("one", "other"))
    if wish.has("swap") or (both and (_turns_round(wish) or _only_changes(wish))):
        return _swapped(wish, ids)
    left = wish.rest
    for lead in wish.rest.words.any_meaning("opens_on", "ends_on").finditer(wish.clause.text):
        left = left.cut(*lead.span())
    named = (left.residue and not _describes_the_same(wish, left)) or told
    led = wish.clause.has("opens_on", "ends_on") and not named
    if wish.shots.ids and (wish.clause.has("move") or _is_only_order(wish) or led):
        return _moved(wish, ids)
    if wish.people.ids and not wish.rest.quoted and (showing := _showing_those(wish)):
        return _moved(replace(wish, shots=replace(wish.shots, ids=(showing,))), ids)
    return None


def _listed(wish: Wish) -> list[int]:
    """The numbers of all shots as a wish for an order lists them; none where some are left out."""
    if not wish.clause.has("order_word") or seconds_named(wish.rest) is not None:
        return []
    listed = re.search(r"\d+(?:\s*(?:→|⇒|[-=]?>|[-–,、・])\s*\d+)+", wish.clause.text)
    places = [int(number) for number in re.findall(r"\d+", listed[0])] if listed else []
    return places if sorted(places) == list(range(1, len(wish.plan.shots) + 1)) else []


def things_placed(wish: Wish) -> Outcome:
    """`put the boot close-up before the pub`: two shots called by what is in them."""
    side, words = side_of(wish.clause), wish.clause.words
    other = (*_OF_NO_SHOT, "second", "add_shot", "indefinite", "between")
    if not (words.latin and side and wish.has("move")) or wish.rest.quoted or wish.has(*other):
        return None
    found = next(words.pattern(side).finditer(wish.clause.text))
    sides = (wish.clause.text[: found.start()], wish.clause.text[found.end() :])
    told = [wish.clause.having(part, part) for part in sides]
    pair = [_shot_told(part, wish) for part in told]
    if not all(pair) or pair[0] == pair[1]:
        return None
    if not all(_is_all_there(part, id or "", wish) for part, id in zip(told, pair, strict=True)):
        return wish.which_shot()  # `the pub interview`, of another interview
    ids = tuple(filter(None, pair))
    return _moved(replace(wish, shots=Shots(ids)), [shot.id for shot in wish.plan.shots])


def made_first(wish: Wish) -> Outcome:
    """`make the umbrella shot the last shot`: where a shot is to be, told as if it were there."""
    words = wish.clause.words
    lead, known, noun = (words.pattern(x).pattern for x in ("is_somebody", "in_the", "shot"))
    goal = rf"(?:{known})\s+(?P<place>{words.ordinal})\s+(?:{noun})"
    told = rf"\W*(?:{lead})\s+(?P<what>.+?)\s+{goal}\W*"
    found = re.fullmatch(told, wish.clause.text) if words.latin else None
    place = words.place(found["place"]) if found else 0
    if not found or place not in (1, -1) or wish.clause.quoted:
        return None
    named = shots_named(wish.clause.having(found["what"], found["what"]), wish.draft.before)[0].ids
    ids = [shot.id for shot in wish.plan.shots]
    if len(named) != 1 or named[0] not in ids:
        return None
    others = [id for id in ids if id != named[0]]
    return _in_order(wish, [*named, *others] if place == 1 else [*others, *named])


def _shot_told(part: Clause, wish: Wish) -> str | None:
    """The one shot that a side of `before` calls, by its number or by what is in it."""
    named = shots_named(part, wish.draft.before)[0].ids
    if named:
        return named[0] if len(named) == 1 else None
    return shot_of_thing(part, wish.draft.before)


def _is_all_there(part: Clause, id: str, wish: Wish) -> bool:
    """Whether a shot has all that its name tells, so that no other one may be meant."""
    for hit in part.values("framing"):
        part = part.cut(hit.start, hit.end)
    small = part.words.any_meaning(*INSTRUCTING, "article", "picture_noun", "part_word")
    told = re.sub(f"{part.words.ordinal}|{part.words.number}", " ", small.sub(" ", part.text))
    plan = wish.draft.before
    shot = plan.shot(id)
    return content(told) <= content(f"{happening(shot, plan)} {shot.scene}")


def _places_a_thing(wish: Wish) -> bool:
    """Whether what is put somewhere is no shot yet: `bring in a siren at the end`."""
    words, text = wish.clause.words, wish.clause.text
    new, small = (words.pattern(name).pattern for name in ("indefinite", "shot"))
    told = rf"(?:{words.any_meaning('move', 'add').pattern})\s+(?:{new})\s+(?!(?:{small}))"
    return words.latin and re.search(told, text) is not None and not wish.has("swap")


def _showing_those(wish: Wish) -> str | None:
    """The shot of those who are to be seen first, or last: `start with Ivo`, their first alone."""
    people = set(wish.people.ids)
    showing = [shot for shot in wish.plan.shots if people <= set(shot.characters)]
    if wish.has("move") and wish.has("to_front", "to_end") and len(showing) == 1:
        return showing[0].id
    rest = replace(wish, rest=wish.rest.having(wish.clause.text, wish.clause.raw))
    left = wish.rest.words.any_meaning("opens_on", "to_us").sub(" ", without_people(rest).text)
    if not wish.clause.has("opens_on") or wish.rest.having(left, left).residue:
        return None
    alone = [shot for shot in showing if set(shot.characters) == people]
    return next((shot.id for shot in (*alone, *showing)), None)


def _describes_the_same(wish: Wish, left: Clause) -> bool:
    """Whether what is said beside the number of a shot is in it: `the last one, the frog`."""
    return len(wish.shots.ids) == 1 and shot_of_thing(left, wish.draft.before) == wish.shots.ids[0]


def _only_changes(wish: Wish) -> bool:
    """Whether only two shots are to change, so that they change places: `1컷이랑 3컷 바꿔`."""
    words = wish.rest.words
    if words.latin or not wish.has("change") or wish.rest.quoted or wish.people.ids:
        return False
    verb = rf"(?:{words.pattern('change').pattern})\w{{0,2}}"
    small = words.any_meaning("in_post", "list_joint", "polite", "filler", "each").pattern
    left = re.sub(rf"{verb}|{small}", " ", wish.rest.text)
    return not any(map(str.isalnum, left))


def _turns_round(wish: Wish) -> bool:
    """Whether two shots are to change places: `reverse 2 and 3`, `cambia el 1 por el 3`."""
    return wish.clause.has("reversed") or (wish.has("change") and _says_no_more(wish))


def _is_only_order(wish: Wish) -> bool:
    """`shot 3 before shot 2`, `shot 4 first`, with nothing else in it."""
    placed = side_of(wish.clause) and len(wish.shots.ids) > 1
    return bool(placed or _goes(wish, "to_front", "to_end")) and _says_no_more(wish)


def _goes(wish: Wish, *ends: str) -> bool:
    """Whether something goes to an end of the video; `the last shot` only stands there."""
    text = re.sub(wish.clause.words.ordinal, " ", wish.clause.text)
    return wish.has(*ends) or wish.clause.having(text, text).has(*ends)


def _says_no_more(wish: Wish) -> bool:
    """Whether a wish speaks of nothing but shots and their places."""
    valued = any(hit.kind in VALUE_KINDS for hit in wish.rest.hits)
    other = wish.has(*_OTHER_DEEDS) or wish.clause.has("remove", "remove_shot")
    return not (wish.rest.residue or wish.rest.quoted or valued or other)


def _exchanges_things(wish: Wish) -> bool:
    """Whether `swap the bag for a box in shot 3` is about what is seen in the one shot."""
    templates = wish.rest.words.templates("replace") if wish.rest.words.latin else ()
    return any(told.search(wish.rest.text) for told in templates)


def _swapped(wish: Wish, ids: list[str]) -> Outcome:
    pair = wish.shots.ids or _pair_in_turn(wish)
    explains = wish.has("speaks_first", "speaks_last") and len(pair) == len(("one", "other"))
    if wish.rest.quoted or (wish.people.ids and not explains):
        return None
    if len(pair) == len(("one", "other")) and wish.clause.has("length_noun"):
        return _lengths_swapped(wish, *pair)
    if not pair and not wish.clause.has("shot", "another_one", "those_two"):
        return None
    if len(pair) == 1 and _exchanges_things(wish):
        return None
    if len(pair) != 2:
        return wish.which_shot() if len(ids) > 2 or pair else _in_order(wish, ids[::-1])
    swap = {pair[0]: pair[1], pair[1]: pair[0]}
    return _in_order(wish, [swap.get(id, id) for id in ids])


def _pair_in_turn(wish: Wish) -> tuple[str, ...]:
    """The two shots of `swap those two, the platform first and then the clock`.

    They are told by what is in them, in the order in which they are to be.
    """
    words, plan = wish.clause.words, wish.draft.before
    told = re.split(r"[,:]\s", wish.clause.text, maxsplit=1)
    sides = re.split(words.any_meaning("next_part", "list_joint").pattern, told[-1])
    named = [wish.clause.having(side, side) for side in sides if content(side)]
    if not words.latin or len(told) != len(named) or len(named) != len(("one", "other")):
        return ()
    first, second = (_shot_told(side, wish) for side in named)
    ids = [shot.id for shot in plan.shots]
    if not (first and second) or ids.index(first) <= ids.index(second):
        return ()
    return (first, second)


def _lengths_swapped(wish: Wish, one: str, other: str) -> Draft:
    """`カット2と3の長さを入れ替えて`: the shots stay where they are."""
    first, second = (wish.plan.shot(id).seconds for id in (one, other))
    draft = wish.draft
    for id, seconds in ((one, second), (other, first)):
        draft = draft.with_shot(id, seconds=seconds)
        draft = replace(draft, decided=draft.decided | {(id, "seconds"): seconds})
        told = wish.reply("seconds", shot=draft.number(id), seconds=spoken(seconds))
        draft = draft.telling(told)
    return draft.about_shots(one, other)


def _moved(wish: Wish, ids: list[str]) -> Outcome:
    """`move shot 4 to the front`, `put shot 3 before shot 1`."""
    moving, anchor = list(wish.shots.ids), None
    side = side_of(wish.clause)
    if side and len(moving) > 1:
        *moving, anchor = moving
        after = side == "after"
    elif _goes(wish, "to_front") or wish.clause.has("opens_on"):
        after, anchor = False, next((id for id in ids if id not in moving), None)
    elif _goes(wish, "to_end") or wish.clause.has("ends_on"):
        after, anchor = True, next((id for id in reversed(ids) if id not in moving), None)
    elif len(moving) > 1 and _says_no_more(wish):
        *moving, anchor = moving
        after = ids.index(anchor) > ids.index(moving[0])
    else:
        return None
    if anchor is None:
        return _in_order(wish, ids)
    left = [id for id in ids if id not in moving]
    at = left.index(anchor) + (1 if after else 0)
    return _in_order(wish, [*left[:at], *moving, *left[at:]]).about_shots(*moving)


def side_of(clause: Clause) -> str | None:
    """Whether something goes before or after something else."""
    words = clause.words
    places = [found.span() for found in re.finditer(words.ordinal, clause.text)]
    for side in ("after", "before"):
        for found in words.pattern(side).finditer(clause.text):
            if not any(a <= found.start() and found.end() <= b for a, b in places):
                return side  # 最后 holds 后
    return None


def _in_order(wish: Wish, ids: Sequence[str]) -> Draft:
    draft = wish.draft.with_shots(wish.plan.shot(id) for id in ids)
    numbers = [shot.id for shot in wish.draft.before.shots]
    shown = ", ".join(str(numbers.index(id) + 1) if id in numbers else "+" for id in ids)
    return draft.telling(wish.reply("order", order=shown))

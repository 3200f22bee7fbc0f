"""Wishes about whole shots: how long they are, their order, new ones, split ones, other takes.

Each rule is a function from a wish to a new draft. Knows seconds and order; no picture, no words.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ....generator.plan import Shot
from .clauses import Clause, seconds_pattern
from .draft import Draft, Outcome, Wish, fresh_id, spoken
from .sound import is_about_sound

GRID_SECONDS = 0.5
"""What lengths that we choose are rounded to."""
SHORTEST_SECONDS = 0.5
LONGEST_SECONDS = 3600.0
NEW_SHOT_SECONDS = 3.0


# ------------------------------------------------------------------ lengths
def lengths(wish: Wish) -> Outcome:
    """`shot 2 six seconds`, `a bit longer`, `1 s off shot 3`, `20 seconds in all`."""
    seconds = seconds_named(wish.rest)
    if seconds is None and wish.draft.about == "seconds":
        seconds = _bare_number(wish.rest)
    if wish.has("complaint") and seconds is not None and not _is_delta(wish.rest):
        return None
    if wish.has("same_length"):
        return _equal(wish)
    if wish.clause.has("that_much") and wish.shots.ids and wish.draft.shifted:
        return _by(wish, wish.shots.ids, -wish.draft.shifted)
    if seconds is None and not _is_relative(wish):
        return None
    if wish.has("whole") or _goes_without_shots(wish):
        return _whole(wish, seconds)
    if not wish.targets() and wish.clause.has("part_word"):
        return wish.which_shot()
    if not wish.targets():
        return _whole(wish, seconds) if _is_bare_length(wish) else None
    if seconds is None or _is_delta(wish.rest):
        return _relative(wish, seconds)
    return _set(wish, dict.fromkeys(wish.targets(), seconds))


def _goes_without_shots(wish: Wish) -> bool:
    """Whether `it` is the video although a shot was spoken of: `..., 6 seconds total`."""
    return len(wish.plan.shots) == 1


def _is_bare_length(wish: Wish) -> bool:
    """Whether a clause speaks of nothing but a length: `make it 8 seconds`."""
    text = seconds_pattern(wish.rest.words).sub(" ", wish.rest.text)
    known = wish.rest.words.any_meaning(
        *("act", "want", "polite", "filler", "idle", "approve", "chat", "a_bit", "much", "twice"),
        *("lengthen", "shorten", "longer", "shorter", "halved", "to_before", "to_after", "in_prep"),
        *("lead", "correction", "half_a_second", "only"),
    )
    return len(re.findall(r"[^\W\d_]{2,}", known.sub(" ", text))) <= 1


def seconds_named(clause: Clause) -> float | None:
    """The length that a clause names, the last one when there are two."""
    found = None
    for match in seconds_pattern(clause.words).finditer(clause.text):
        value = clause.words.value(match[1])
        if _is_decade(clause, match):
            continue
        found = value * (60 if match[3] else 1)
    if found is None and clause.has("half_a_second"):
        return 0.5
    if found is None and clause.has("one_second"):
        return 1.0
    return found


def _bare_number(clause: Clause) -> float | None:
    """`make it 20`, after seconds were spoken of."""
    match = re.search(rf"({clause.words.number})\s*$", clause.text)
    return clause.words.value(match[1]) if match else None


def _equal(wish: Wish) -> Outcome:
    """Shots of the same length, as long together as before."""
    ids = wish.scope()
    lengths = scaled([1.0] * len(ids), sum(wish.plan.shot(id).seconds for id in ids))
    return _set(wish, dict(zip(ids, lengths, strict=True)))


def _is_decade(clause: Clause, match: re.Match[str]) -> bool:
    """Whether `1970s` or `the 80s` is a time and no length."""
    decades = clause.words.pattern("decade").finditer(clause.text)
    inside = any(found.start() <= match.start() < found.end() for found in decades)
    return inside or re.fullmatch(r"\d{4}\s?s", match[0]) is not None


def _is_relative(wish: Wish) -> bool:
    if wish.draft.about == "line" and not wish.shots.ids:
        return False
    by_itself = wish.has("lengthen", "shorten", "twice", "halved")
    return by_itself and not wish.rest.quoted and not wish.has("line", "voice", "sounds", "music")


def _is_delta(clause: Clause) -> bool:
    """Whether the seconds are to be added or taken: `1 s shorter`, not `shorter, to 4 s`."""
    if not clause.has("longer", "shorter"):
        return False
    for match in seconds_pattern(clause.words).finditer(clause.text):
        to = clause.words.pattern("to_before").search(clause.text[: match.start()])
        leads = to is not None and not clause.text[to.end() : match.start()].strip()
        if clause.words.pattern("delta").match(clause.text[match.end() :].lstrip()):
            continue
        follows = clause.words.pattern("to_after").match(clause.text[match.end() :].lstrip())
        if leads or follows:
            return False
    return True


def _relative(wish: Wish, seconds: float | None) -> Outcome:
    if seconds is not None:
        sign = -1 if wish.has("shorter") and not wish.has("lengthen") else 1
        return _by(wish, wish.targets(), sign * seconds)
    sign = -1 if wish.has("shorten", "halved") else 1
    current = {id: wish.plan.shot(id).seconds for id in wish.targets()}
    return _set(wish, {id: _by_degree(wish, length, sign) for id, length in current.items()})


def _by_degree(wish: Wish, length: float, sign: int) -> float:
    """`a bit` is a quarter and half a second at least, `much` a half; plain words a third."""
    if wish.has("twice"):
        return length * 2
    if wish.has("halved"):
        return length / 2
    share = 0.25 if wish.has("a_bit") else 0.5 if wish.has("much") else 0.33
    step = max(GRID_SECONDS, _on_grid(length * share))
    return length + step if sign > 0 else max(min(length, SHORTEST_SECONDS), length - step)


def _by(wish: Wish, ids: Sequence[str], delta: float) -> Outcome:
    if not ids:
        return wish.which_shot()
    return _set(wish, {id: wish.plan.shot(id).seconds + delta for id in ids})


def _set(wish: Wish, seconds: Mapping[str, float]) -> Outcome:
    """The draft with these lengths, or why they cannot be."""
    draft = wish.draft
    for id, length in seconds.items():
        if not 0 < length <= LONGEST_SECONDS:
            shown = spoken(wish.plan.shot(id).seconds)
            return wish.impossible("no_such_length", shot=draft.number(id), seconds=shown)
        shifted = length - wish.plan.shot(id).seconds
        decided = draft.decided | {(id, "seconds"): length}
        draft = replace(
            draft.with_shot(id, seconds=round(length, 3)), shifted=shifted, decided=decided
        )
        draft = draft.telling(wish.reply("seconds", shot=draft.number(id), seconds=spoken(length)))
    return draft.about_shots(*seconds)


def _whole(wish: Wish, seconds: float | None) -> Outcome:
    """The video in all this long; shots whose length this message set stay."""
    plan = wish.plan
    if seconds is None:
        seconds = _by_degree(wish, plan.seconds, -1 if wish.has("shorten", "halved") else 1)
    elif _is_delta(wish.rest):
        seconds = plan.seconds + (
            -seconds if wish.has("shorter") and not wish.has("lengthen") else seconds
        )
    fixed = {id for id, field in wish.draft.decided if field == "seconds"}
    free = [shot for shot in plan.shots if shot.id not in fixed] or list(plan.shots)
    left = seconds - sum(shot.seconds for shot in plan.shots if shot not in free)
    if left < SHORTEST_SECONDS * len(free) or seconds > LONGEST_SECONDS:
        return wish.impossible("no_such_total", count=len(plan.shots), seconds=spoken(plan.seconds))
    draft = wish.draft
    for shot, length in zip(free, scaled([s.seconds for s in free], left), strict=True):
        draft = draft.with_shot(shot.id, seconds=length)
    return draft.telling(wish.reply("total", seconds=spoken(seconds)))


def scaled(lengths: Sequence[float], total: float) -> list[float]:
    """The lengths in the same proportion, on a half-second grid where it fits, summing to total.

    The grid is left for tenths where half a second would change a length by more than a quarter.
    """
    exact = [length * total / sum(lengths) for length in lengths]
    grid = GRID_SECONDS if min(exact) >= 4 * GRID_SECONDS else 0.1
    floors = [math.floor(length / grid + 1e-9) * grid for length in exact]
    order = sorted(range(len(exact)), key=lambda i: floors[i] - exact[i])
    for index in order[: math.floor((total - sum(floors)) / grid + 1e-9)]:
        floors[index] += grid
    floors[order[-1]] += total - sum(floors)
    return [round(length, 3) for length in floors]


def _on_grid(seconds: float) -> float:
    return round(seconds / GRID_SECONDS) * GRID_SECONDS


# ------------------------------------------------------------------ order
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
    return len(wish.shots.ids) > 1 and bool(_side(wish.clause)) and not rest.strip(" ,，")


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
    side = _side(wish.clause)
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


def _side(clause: Clause) -> str | None:
    """Whether something goes before or after something else."""
    return "after" if clause.has("after") else "before" if clause.has("before") else None


def _in_order(wish: Wish, ids: Sequence[str]) -> Draft:
    draft = wish.draft.with_shots(wish.plan.shot(id) for id in ids)
    numbers = [shot.id for shot in wish.draft.before.shots]
    shown = ", ".join(str(numbers.index(id) + 1) if id in numbers else "+" for id in ids)
    return draft.telling(wish.reply("order", order=shown))


# ------------------------------------------------------------------ fewer, more, other
def remove_shots(wish: Wish) -> Outcome:
    """`lose scene 3`, `only keep shots 1 and 2`."""
    if wish.rest.quoted or not _is_bare(wish) or seconds_named(wish.rest):
        return None
    if not wish.shots.ids:
        return _which_to_remove(wish)
    named = set(wish.shots.ids)
    if wish.clause.has("only_keep"):
        named = {shot.id for shot in wish.plan.shots} - named
    elif not wish.clause.has("remove_shot"):
        return None
    if len(named) >= len(wish.plan.shots):
        return wish.impossible("last_shot")
    numbers = [n for n, shot in enumerate(wish.draft.before.shots, 1) if shot.id in named]
    kept = (shot for shot in wish.plan.shots if shot.id not in named)
    shown = ", ".join(map(str, numbers))
    return wish.draft.with_shots(kept).telling(wish.reply("removed_shot", shot=shown))


def _which_to_remove(wish: Wish) -> Outcome:
    """Asks for the shot when one is to go that nothing in the plan is like."""
    gone = wish.clause.has("remove_shot") and wish.clause.has("part_word")
    return wish.which_shot() if gone and not wish.draft.shots else None


def _is_bare(wish: Wish) -> bool:
    """Whether nothing but the shots themselves is spoken of."""
    things = ("line", "lettering", "subtitles", "sounds", "music", "accent", "narration")
    kinds = {"movement", "framing", "angle", "people", "pronoun", "sound"}
    told = {hit.kind for hit in wish.rest.hits}
    return not wish.has(*things) and not wish.people.ids and not told & kinds


def add_shot(wish: Wish) -> Outcome:
    """`add a 2-second shot after shot 3 with his reaction`."""
    framed = wish.rest.values("framing") or (wish.clause.has("between") and wish.has("part_word"))
    framed = framed and wish.has("add") and _is_placed(wish)
    if not wish.has("add_shot") and not framed:
        return None
    if is_about_sound(wish) and not wish.clause.has("part_word"):
        return None
    plan, draft = wish.plan, wish.draft
    seconds = seconds_named(wish.rest) or NEW_SHOT_SECONDS
    at = _place_of_new(wish)
    taken = {*draft.request.shot_ids, *(s.id for s in draft.before.shots)}
    id = fresh_id("s", taken | {shot.id for shot in plan.shots})
    neighbour = plan.shots[max(0, at - 1)]
    new = Shot(
        id=id,
        seconds=seconds,
        scene=neighbour.scene,
        action=_content_of_new(wish) or neighbour.action,
        characters=wish.people.ids,
    )
    draft = draft.with_shots([*plan.shots[:at], new, *plan.shots[at:]])
    draft = replace(draft.about_shots(id), fresh=id, decided=draft.decided | {(id, "seconds"): 0})
    if wish.people.ids:
        draft = draft.about_people(*wish.people.ids)
    told = wish.reply("added_shot", shot=draft.number(id), seconds=spoken(seconds))
    return draft.telling(told)


def _is_placed(wish: Wish) -> bool:
    """Whether a wish names a place between shots."""
    at_an_end = wish.clause.has("at_the_end", "at_the_start") and not wish.rest.quoted
    between = wish.clause.has("between") and len(wish.shots.ids) > 1
    return at_an_end or between or bool(wish.shots.ids and _side(wish.clause))


def _place_of_new(wish: Wish) -> int:
    """Where a new shot goes: by the shots named, at the start, or at the end."""
    ids = [shot.id for shot in wish.plan.shots]
    known = [ids.index(id) for id in wish.shots.ids if id in ids]
    if not _side(wish.clause) and wish.clause.has("at_the_start"):
        return 0
    if not known or (not _side(wish.clause) and wish.clause.has("at_the_end")):
        return 0 if wish.clause.has("to_front") and not wish.clause.has("to_end") else len(ids)
    return min(known) if _side(wish.clause) == "before" else max(known) + (len(known) == 1)


def _content_of_new(wish: Wish) -> str:
    """What is seen in the new shot, in the user's words."""
    clause = wish.rest
    for template in clause.words.templates("new_shot_of"):
        if match := template.search(clause.text):
            words = sentence(clause.unmasked(clause.raw[slice(*match.span("what"))]))
            if _names_something(clause, words):
                return words + full_stop(words)
    return _left_of_new(wish) if clause.words.language in ("zh", "ja", "ko") else ""


def _names_something(clause: Clause, words: str) -> bool:
    """Whether words say more than `a shot`."""
    bare = clause.words.any_meaning("shot", "another_one", "of_it").sub("", words.lower())
    return sum(map(str.isalnum, bare)) > 1


def _left_of_new(wish: Wish) -> str:
    """What is left of `餃子のクローズアップを2秒で追加して` without its film words: 餃子."""
    clause = wish.rest
    spans = [(h.start, h.end) for h in clause.hits if h.kind in ("framing", "movement", "angle")]
    spans += [match.span() for match in seconds_pattern(clause.words).finditer(clause.text)]
    for meaning in ("add_shot", "act", "add", "polite", "shot"):
        spans += [m.span() for m in clause.words.pattern(meaning).finditer(clause.text)]
    cut = min((start for start, _ in spans), default=0)
    words = sentence(clause.unmasked(clause.raw[:cut]))
    tie = re.compile(
        rf"(?:{clause.words.pattern('in_post').pattern}|{clause.words.pattern('in_prep').pattern})$"
    )
    words = tie.sub("", words).strip()
    return words + full_stop(words) if len(words) > 1 else ""


def sentence(words: str) -> str:
    """Words as a sentence of an action."""
    words = re.sub(r"\s+", " ", words).strip(" ,，、:;-¿¡")
    return words[:1].upper() + words[1:]


def full_stop(words: str) -> str:
    """What ends a sentence of these words; nothing where it has an end."""
    if not words or re.search(r"[.!?。！？]$", words):
        return ""
    return "。" if re.search(r"[\u3040-\u30ff\u3400-\u9fff]", words) else "."


def split(wish: Wish) -> Outcome:
    """`split shot 2 in two`: the lines go to the half in which they begin."""
    if not wish.has("split") or not wish.targets():
        return None
    (id, *_) = wish.targets()
    shot, taken = wish.plan.shot(id), {*wish.draft.request.shot_ids}
    taken |= {known.id for known in (*wish.plan.shots, *wish.draft.before.shots)}
    first = math.ceil(shot.seconds / 2 / GRID_SECONDS) * GRID_SECONDS if shot.seconds > 1 else 0.5
    first = first if first < shot.seconds else shot.seconds / 2
    cut = math.ceil(len(shot.dialogue) / 2)
    new_id = fresh_id("s", taken)
    halves = (
        shot.model_copy(update={"seconds": first, "dialogue": shot.dialogue[:cut]}),
        shot.model_copy(
            update={
                "id": new_id,
                "seconds": round(shot.seconds - first, 3),
                "dialogue": shot.dialogue[cut:],
                "transition": "cut",
            }
        ),
    )
    shots = (half for s in wish.plan.shots for half in (halves if s.id == id else (s,)))
    number = wish.draft.number(id)
    told = wish.reply("split", shot=number, other=number + 1)
    return wish.draft.with_shots(shots).about_shots(id, new_id).telling(told)


def merge(wish: Wish) -> Outcome:
    """`merge shots 1 and 2`: the first one takes over what the others show and say."""
    if not wish.has("merge"):
        return None
    ids = wish.shots.ids
    if len(ids) < 2:
        return wish.which_shot()
    parts = [shot for shot in wish.plan.shots if shot.id in ids]
    whole = parts[0].model_copy(
        update={
            "seconds": round(sum(part.seconds for part in parts), 3),
            "action": " ".join(dict.fromkeys(part.action for part in parts)),
            "characters": _joined(part.characters for part in parts),
            "elements": _joined(part.elements for part in parts),
            "dialogue": tuple(line for part in parts for line in part.dialogue),
            "lettering": tuple(sign for part in parts for sign in part.lettering),
        }
    )
    gone = {part.id for part in parts[1:]}
    shots = (whole if s.id == whole.id else s for s in wish.plan.shots if s.id not in gone)
    shown = ", ".join(str(wish.draft.number(part.id)) for part in parts)
    draft = wish.draft.with_shots(shots).about_shots(whole.id)
    return draft.telling(wish.reply("merged", shots=shown))


def _joined(ids: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for some in ids for id in some))


def another_take(wish: Wish) -> Outcome:
    """`another take of shot 2`: the same shot, made once more."""
    if not wish.clause.has("another_take") or wish.rest.quoted:
        return None
    ids = wish.targets() if not wish.has("whole") else tuple(s.id for s in wish.plan.shots)
    if not ids:
        return wish.which_shot()
    draft = wish.draft
    for id in ids:
        draft = draft.with_shot(id, take=wish.plan.shot(id).take + 1)
        draft = draft.telling(wish.reply("take", shot=draft.number(id)))
    return draft.about_shots(*ids)

"""Which shots of the plan a clause names: by number, by place, by what they show.

Resolves against the plan as the user saw it. Knows how people point at shots; decides nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ....generator.plan import VideoPlan
from .clause import Clause, seconds_pattern
from .mentions import Mention
from .shots_alike import most_alike, shot_of_thing
from .shots_described import described, fits_several, without_appositions
from .shots_numbered import BETWEEN_SHOTS, numbered, overlaps
from .shots_pictured import pictured
from .shots_placed import tells_a_line
from .shots_timed import tells_a_part, timed
from .wholes import is_denied_move, tells_an_age


@dataclass(frozen=True)
class Shots:
    """The shots a clause names."""

    ids: tuple[str, ...] = ()
    missing: int | None = None
    """A number that no shot has."""
    every: bool = False
    """True when all shots were named as such."""
    cut: bool = False
    """True when a stretch of time was named that is no whole shots, so that nobody knows which."""


def shots_named(clause: Clause, plan: VideoPlan) -> tuple[Shots, Clause]:
    """The shots that a clause names, and the clause without those words."""
    for found in clause.words.pattern("on_screen").finditer(clause.text):
        if re.search(clause.words.ordinal, found[0]):  # `in the middle of the screen`
            clause = clause.cut(*found.span())
    clause = without_appositions(clause, len(plan.shots))
    readers = (
        _only_take,
        _timed_shots,
        _all_but,
        _beyond,
        _every_shot,
        _several_shots,
        _placed_shots,
    )
    for reader in (*readers, _placed_shots):
        found, rest = reader(clause, plan)
        if found:
            return found, rest
    if _tells_where_to(clause):
        found, rest = _described_shots(clause, plan)
        if found.ids:
            return found, rest
    found, rest = _at_an_end(clause, plan)
    if found:
        return found, rest
    found, rest = _described_shots(clause, plan)
    return (found, rest) if found.ids else (Shots(cut=fits_several(clause, plan)), clause)


def _only_take(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`the take`, where there is only one."""
    found = clause.words.pattern("the_take").search(clause.text)
    if found is None or len(plan.shots) > 1:
        return None, clause
    return Shots(tuple(shot.id for shot in plan.shots)), without_ties(clause, *found.span())


def _timed_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`from 5 to 9 seconds`, where no shot is called otherwise."""
    told = timed(clause, plan)
    if told is None:
        return None, clause
    ids, span = told
    rest = without_ties(clause, *span)
    if mentions(rest, plan):
        return (Shots(cut=True), rest) if tells_a_part(clause) else (None, clause)
    return Shots(ids, cut=not ids), rest


def _every_shot(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    match = clause.words.pattern("every_shot").search(clause.text)
    if not match:
        return None, clause
    return Shots(tuple(s.id for s in plan.shots), every=True), without_ties(clause, *match.span())


def _all_but(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`every shot except 2`, `除了镜头2`: the others."""
    match = clause.words.pattern("all_but").search(clause.text)
    if not match or _is_of_length(clause, match.start()):
        return None, clause
    if clause.words.latin and not re.search(r"\w", clause.text[match.end() :]):
        return None, clause  # `que dure menos`
    rest = clause.cut(*match.span())
    if every := clause.words.pattern("every_shot").search(rest.text):
        rest = rest.cut(*every.span())
    noun = rf"(?:{clause.words.pattern('shot').pattern})?"
    bare = re.match(rf"\s*{noun}\s*({clause.words.number})(?!\s*-?\d)", clause.text[match.end() :])
    if bare:
        gone = _by_number([round(clause.words.value(bare[1]))], plan)
        others = tuple(s.id for s in plan.shots if s.id not in gone.ids)
        return replace(gone, ids=others), rest.cut(match.end(), match.end() + bare.end())
    for reader in (_placed_shots, _at_an_end):
        found, left = reader(rest, plan)
        if found and found.ids and clause.has("complaint", "doubt"):
            return found, left  # `all is great but the end drags`
        if found and found.ids:
            return Shots(tuple(s.id for s in plan.shots if s.id not in found.ids)), left
    return _all_but_thing(clause, match.end(), plan)


def _all_but_thing(clause: Clause, start: int, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`everything but the queue a second shorter`: the shots in which the thing is not."""
    words = clause.words
    length = seconds_pattern(words).search(clause.text, start)
    timed = length is not None and clause.has("longer", "shorter", "lengthen", "shorten", "lasts")
    if not (words.latin and timed and length) or clause.quoted:
        return None, clause
    told = clause.having(clause.text[start : length.start()], clause.raw[start : length.start()])
    id = shot_of_thing(told, plan)
    if id is None:
        return Shots(cut=True), clause
    others = tuple(shot.id for shot in plan.shots if shot.id != id)
    rest = clause.cut(0, length.start())
    return Shots(others), rest


def _is_of_length(clause: Clause, start: int) -> bool:
    """Whether a length stands right before: `dos segundos menos`."""
    lengths = seconds_pattern(clause.words).finditer(clause.text)
    ends = (length.end() for length in lengths)
    return any(end <= start and not clause.text[end:start].strip() for end in ends)


def _beyond(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`everything after shot 2`, `from shot 3 on`."""
    for name in ("shots_after", "shots_from", "shots_before"):
        for template in clause.words.templates(name):
            match = template.search(clause.text)
            number = match and re.search(clause.words.number, match[0])
            if not match or not number:
                continue
            at = round(clause.words.value(number[0]))
            if not 0 < at <= len(plan.shots):
                return Shots(missing=at), clause
            first, last = {"shots_after": (at, None), "shots_from": (at - 1, None)}.get(
                name, (0, at - 1)
            )
            chosen = tuple(shot.id for shot in plan.shots[first:last])
            return (
                (Shots(chosen), without_ties(clause, *match.span())) if chosen else (None, clause)
            )
    return _beyond_described(clause, plan)


def _beyond_described(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`everything after the kettle shot`: those behind a shot that is called by what it shows.

    Where nobody knows that shot, none is meant.
    """
    for name in ("beyond_after", "beyond_from", "beyond_before"):
        match = clause.words.pattern(name).search(clause.text)
        if match is None or re.match(rf"\s*{clause.words.number}", clause.text[match.end() :]):
            continue
        told = slice(match.end(), None) if clause.words.latin else slice(0, match.start())
        named = clause.having(clause.text[told], clause.raw[told])
        found, rest = shots_named(named, plan)
        if not clause.words.latin:
            rest = clause.having(clause.text[match.end() :], clause.raw[match.end() :])
        if len(found.ids) != 1:
            return Shots(cut=True), rest
        at = [shot.id for shot in plan.shots].index(found.ids[0])
        first, last = {"beyond_after": (at + 1, None), "beyond_from": (at, None)}.get(name, (0, at))
        chosen = plan.shots[first:last]
        return Shots(tuple(shot.id for shot in chosen), cut=not chosen), rest
    return None, clause


def _several_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`the first two shots`, `最后三个镜头`."""
    counted = (("first_shots", False), ("last_shots", True), ("all_of_shots", False))
    for name, from_end in counted:
        for template in clause.words.templates(name):
            match = template.search(clause.text)
            number = match and re.search(clause.words.number, match[0])
            if match and number and not _is_length(clause, match.start() + number.start()):
                count = round(clause.words.value(number[0]))
                if count == 1 or tells_a_line(clause, match.end()):
                    continue
                if _begins_within_a_noun(clause, match.start()):
                    continue
                of_one = _is_counted(clause, match.start() + number.start())
                if name == "all_of_shots" and (count != len(plan.shots) or of_one):
                    continue
                if count > len(plan.shots):
                    return Shots(missing=count), clause
                chosen = plan.shots[-count:] if from_end else plan.shots[:count]
                return Shots(tuple(shot.id for shot in chosen)), without_ties(clause, *match.span())
    return None, clause


def _begins_within_a_noun(clause: Clause, start: int) -> bool:
    """Whether the 头 of `镜头4镜头推进` is no word by itself."""
    nouns = clause.words.pattern("shot").finditer(clause.text)
    return any(noun.start() < start < noun.end() for noun in nouns)


def _is_counted(clause: Clause, start: int) -> bool:
    """Whether a number is that of one shot: `第三镜和第四镜各减一秒`, `1と4カットとも`."""
    ordinals = re.finditer(clause.words.ordinal, clause.text)
    joint = clause.words.pattern("list_joint").pattern
    listed = re.search(rf"{clause.words.number}\s*(?:{joint})\s*$", clause.text[:start])
    return bool(listed) or any(found.start() < start < found.end() for found in ordinals)


def _is_length(clause: Clause, start: int) -> bool:
    """Whether a number is one of seconds: `the shot to last 4 seconds`."""
    return seconds_pattern(clause.words).match(clause.text, start) is not None


def _placed_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """Shots called by number or place or what is in them, in the order in which they are called."""
    found = mentions(clause, plan)
    if not found:
        return None, clause
    rest = clause
    meant = [mention for mention in found if not _is_denied(clause, mention)] or found
    for mention in found:
        rest = without_ties(rest, mention.start, mention.end)
    for one, other in pairwise(found):
        rest = rest.cut(one.end, other.start) if _joined(clause, one, other) else rest
    named = _by_number([place for mention in meant for place in mention.places], plan)
    if named.missing is not None and clause.words.latin and tells_an_age(clause):
        return None, clause  # `tiene 12 años, no 9`
    return named, rest


def _is_denied(clause: Clause, mention: Mention) -> bool:
    """Whether another shot is meant: `1번이 아니라 2번`, `2じゃなくて3`."""
    no = clause.words.pattern("not_them").pattern
    return not clause.words.latin and bool(re.match(rf"\s*(?:{no})", clause.text[mention.end :]))


def mentions(clause: Clause, plan: VideoPlan) -> list[Mention]:
    """Where a clause names shots, from its beginning to its end."""
    clause, count = _without_values(clause), len(plan.shots)
    found = counted_off = _without_lengths(clause, numbered(clause, count))
    between = not found or clause.has(*BETWEEN_SHOTS)
    if between or clause.has("list_joint"):
        told = [m for m in _told(clause, plan) if not overlaps(m, found)]
        found = found + [m for m in told if between or any(_joined(clause, m, o) for o in found)]
    both_counted = len(counted_off) > 1 and clause.has("merge")
    if not clause.words.latin and not both_counted:
        ids = [shot.id for shot in plan.shots]
        taken = [(m.start, m.end) for m in found]
        told = pictured(clause, plan, taken)
        found = found + [
            Mention(start, end, (ids.index(shot.id) + 1,)) for start, end, shot in told
        ]
        found = [m for m in found if m in counted_off or not _is_of_a_move(clause, m)]
    return sorted(found)


def _is_of_a_move(clause: Clause, mention: Mention) -> bool:
    """Whether what seems to call a shot is a camera that is to go: `주위 도는 거 빼고`."""
    moves = (hit for hit in clause.values("movement") if mention.start <= hit.start < mention.end)
    return any(is_denied_move(clause, hit.end) for hit in moves)


def _told(clause: Clause, plan: VideoPlan) -> list[Mention]:
    """Shots called by what is in them."""
    ids = [shot.id for shot in plan.shots]
    return [
        Mention(start, end, (ids.index(shot.id) + 1,))
        for start, end, shot in described(clause, plan)
    ]


def _without_lengths(clause: Clause, found: list[Mention]) -> list[Mention]:
    """The mentions that begin in no length: `a 2-second insert` is not the second one."""
    lengths = [m.span() for m in seconds_pattern(clause.words).finditer(clause.text)]
    in_length = (any(a <= m.start < b for a, b in lengths) for m in found)
    return [m for m, inside in zip(found, in_length, strict=True) if not inside]


def _without_values(clause: Clause) -> Clause:
    """The clause without formats such as `4:3`, whose numbers count no shots."""
    for hit in (*clause.values("aspect"), *clause.values("resolution")):
        if any(map(str.isdigit, clause.text[hit.start : hit.end])):
            clause = clause.cut(hit.start, hit.end)
    return clause


def _joined(clause: Clause, one: Mention, other: Mention) -> bool:
    """Whether two shots are named side by side: `the radio shot and shot 2`."""
    first, second = sorted((one, other))
    words = clause.words
    between = words.any_meaning("in_the", "article").sub(" ", clause.text[first.end : second.start])
    return re.fullmatch(words.pattern("list_joint").pattern, between.strip()) is not None


def _by_number(numbers: Sequence[int], plan: VideoPlan) -> Shots:
    count = len(plan.shots)
    if wrong := [number for number in numbers if not 0 < number <= count]:
        return Shots(missing=wrong[0])
    return Shots(tuple(dict.fromkeys(plan.shots[number - 1].id for number in numbers)))


def _at_an_end(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`at the end`, `开头`: the last shot, the first one."""
    for meaning, at in (("at_the_end", -1), ("at_the_start", 0)):
        match = clause.words.pattern(meaning).search(clause.text)
        if match and not tells_a_line(clause, match.end()):
            return Shots((plan.shots[at].id,)), without_ties(clause, *match.span())
    return None, clause


def _tells_where_to(clause: Clause) -> bool:
    """Whether `at the end` is where something goes: `the bread shot to the end`."""
    says_more = clause.quoted or clause.has("add", "say", "music", "sounds", "second")
    return clause.has("to_front", "to_end") and not says_more


def _described_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots, Clause]:
    """`in the close-up`: shots named by how they are framed."""
    if match := _by_framing(clause):
        framing, span = match
        fitting = [shot for shot in plan.shots if shot.framing == framing]
        if fitting:
            best = most_alike(clause.text, fitting, plan, clause) if len(fitting) > 1 else fitting
            return Shots(tuple(shot.id for shot in best)), without_ties(clause, *span)
    return Shots(), clause


def _by_framing(clause: Clause) -> tuple[str, tuple[int, int]] | None:
    """A framing that points at a shot: `in the close-up`, not `make it a close-up`."""
    for hit in clause.values("framing"):
        before, after = clause.text[: hit.start], clause.text[hit.end :]
        opens = clause.words.pattern("in_the").search(before)
        gap = len(after) - len(after.lstrip())
        closes = clause.words.pattern("in_the_after").match(after, gap)
        if (opens and not before[opens.end() :].strip()) or closes:
            start = opens.start() if opens and not before[opens.end() :].strip() else hit.start
            return hit.value, (start, hit.end + (closes.end() if closes else 0))
    return None


def without_ties(clause: Clause, start: int, end: int) -> Clause:
    """The clause without a stretch and the words that tie it in, as `in the` or `里`."""
    before, after = clause.text[:start], clause.text[end:]
    for match in clause.words.pattern("in_prep").finditer(before):
        if not before[match.end() :].strip():
            start = match.start()
            break
    if match := clause.words.pattern("in_post").match(after):
        end += match.end()
    return clause.cut(start, end)

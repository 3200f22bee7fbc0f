"""Wishes about how long shots and the whole video are.

Each rule is a function from a wish to a new draft. Knows seconds; no picture, no words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ....generator.plan import VideoPlan
from ...planner import Question, Talk
from ..scripts import letters_of
from .clause import Clause, seconds_pattern
from .draft import Draft, Outcome, Wish, spoken
from .fitting import GRID_SECONDS, SHORTEST_SECONDS, fitted, on_grid, scaled
from .handing import gives_and_gets, gives_what_is_left, passes_on, shares
from .picture_told import SHORTEST_PICTURE
from .seconds_in_row import FEWEST
from .seconds_said import bare_number, off_by, seconds_named, seconds_of_each, signed
from .shots_alike import shot_of_thing
from .shots_described import calls_a_shot
from .shots_named import Shots, mentions
from .shots_pictured import nouns_behind

LONGEST_SECONDS = 3600.0
LEAST_SHARE = 1 / 3
"""Of its length, to which nobody shortens a video without naming it."""


def lengths(wish: Wish) -> Outcome:
    """`shot 2 six seconds`, `a bit longer`, `1 s off shot 3`, `20 seconds in all`."""
    if _is_when(wish.rest):
        return None
    rest, clause = (_without_deed_nouns(said) for said in (wish.rest, wish.clause))
    return _lengths(replace(wish, rest=rest, clause=clause))


def _without_deed_nouns(clause: Clause) -> Clause:
    """The clause without the `drop` of `the torch drop`: a thing that happens, and no order."""
    words = clause.words
    led = rf"{words.pattern('article').pattern}\s+(?:[\w'-]+\s+){{0,2}}?"
    goes_on = words.any_meaning("by_before", "article", "shot").pattern
    more = words.any_meaning("extra", "another").pattern
    by = rf"(?!\s*(?:{goes_on})(?!\s*{more})|\s*{words.number}(?!.*{more}))"
    noun = rf"{led}(?P<noun>{words.pattern('deed_noun').pattern}){by}"
    for found in re.finditer(noun, clause.text):
        clause = clause.cut(*found.span("noun"))
    return clause


def _lengths(wish: Wish) -> Outcome:
    seconds = _told_now(wish)
    shifted = wish.draft.shifted
    passed = shifted and seconds in (None, abs(shifted)) and passes_on(wish.clause, shifted)
    if seconds is not None and not shifted and (ids := _given_what_is_left(wish)):
        return by(wish, ids, seconds / (1 if wish.has("each") else len(ids)))
    if seconds is not None and (off := off_by(wish.rest, _seconds_now(wish))) and not passed:
        return by(wish, of_the_thing(wish).targets(), off * seconds)
    if seconds is not None and _only_blames(wish) and not _is_delta(wish.rest):
        return None
    if alike := _alike(wish) if seconds is None else _has_both(wish):
        return alike
    if several := _handed_on(wish) or _one_by_one(wish) or _of_what_was_made(wish, seconds):
        return _set(wish, several)
    if passed or (_is_of_the_total(wish) and _tells_where(wish, seconds)):
        return _passed_on(wish)
    if seconds is None and (not _is_relative(wish) or wish.rest.values("language")):
        return None
    wish = _of_the_end(wish)
    if _means_the_whole(wish) or _is_too_long_for_one(wish, seconds):
        return _whole(wish, seconds)
    wish = of_the_thing(wish)
    if _names_no_shot(wish):
        return wish.which_shot()
    if not wish.targets():
        return _whole(wish, seconds) if _is_bare_length(wish) else None
    adds = signed(wish.rest) or (_is_delta(wish.rest) and _is_delta(wish.clause))
    if seconds is None or (adds and not _gives(wish, seconds)):
        return _relative(wish, seconds)
    return _set(wish, dict.fromkeys(wish.targets(), seconds))


def _seconds_now(wish: Wish) -> set[float]:
    """The lengths that the shots meant have by now."""
    return {wish.plan.shot(id).seconds for id in wish.targets()}


def _told_now(wish: Wish) -> float | None:
    """The length that a wish names, also by a number alone behind what was said of seconds."""
    seconds = seconds_named(wish.rest)
    bare = seconds is None and wish.draft.about == "seconds"
    return bare_number(wish.rest) if bare else seconds


def _given_what_is_left(wish: Wish) -> tuple[str, ...]:
    """The shots to which a wish gives seconds that no other wish of the message has freed."""
    freed = wish.draft.about == "merged" or not gives_what_is_left(wish.clause)
    return () if freed else wish.shots.ids


def _has_both(wish: Wish) -> Outcome:
    """`那3秒也加给第2镜`, of what was made one just before: it has the seconds of both."""
    one = wish.draft.about == "merged" and wish.clause.has("that_much")
    return wish.draft if one else None


def _is_when(clause: Clause) -> bool:
    """Whether seconds tell how much sooner or later something is: `up a second earlier`."""
    when = clause.words.pattern("sooner_or_later").pattern
    lengths = seconds_pattern(clause.words).finditer(clause.text)
    ends = [found.end() for found in lengths]
    ends += [m.end() for m in clause.words.pattern("one_second").finditer(clause.text)]
    return any(re.match(rf"\s*(?:{when})", clause.text[end:]) for end in ends)


def _means_the_whole(wish: Wish) -> bool:
    """Whether a length is that of the whole video."""
    of_all = _speaks_of_all(wish) and not wish.clause.has("all_but")
    alone = (wish.has("limit") or _is_of_the_total(wish)) and not wish.shots.ids
    return of_all or alone or wish.has("reach_total") or _goes_without_shots(wish)


def _is_too_long_for_one(wish: Wish, seconds: float | None) -> bool:
    """Whether `make it 60 seconds` is as much as the video has, and no shot of it is named."""
    too_long = seconds is not None and seconds >= wish.draft.before.seconds
    return too_long and not (wish.shots.ids or wish.draft.fresh or _is_delta(wish.rest))


def _is_of_the_total(wish: Wish) -> bool:
    """Whether the length of the whole video was spoken of just before."""
    return wish.draft.about == "total"


def _only_blames(wish: Wish) -> bool:
    """Whether a length is only found fault with; `for 8 seconds too` finds none."""
    also = wish.rest.words.pattern("also").pattern
    last = re.sub(rf"\s(?:{also})\W*$", "", wish.rest.text).rsplit(",")[-1]
    told_last = wish.rest.having(last, wish.rest.raw)
    return told_last.has("complaint") and not wish.has("act") and not _is_enough(wish.rest)


def _is_taken_from_no_shot(wish: Wish) -> bool:
    """Whether what was given before is taken off a part that is in no shot: `take those 2 secs off
    the queueing bit so we still land on 18`."""
    words = wish.rest.words
    told = [words.value(m[1]) for m in seconds_pattern(words).finditer(wish.rest.text)]
    taken = abs(wish.draft.shifted) in told[:1] and len(told) > 1 and wish.has("part_word")
    return taken and not of_the_thing(wish).shots.ids


def _tells_where(wish: Wish, seconds: float | None) -> bool:
    """Whether a clause only names the shots that a new total is to come from."""
    deeds = ("that_much", "out_of", "takes_off", "hands_on", "lengthen", "shorten")
    return seconds is None and bool(wish.shots.ids) and wish.clause.has(*deeds)


def _of_what_was_made(wish: Wish, seconds: float | None) -> dict[str, float]:
    """The length of the shot that was added or merged just before: `合わせて6秒で`, `2초짜리로`."""
    words, merged = wish.rest.words, wish.draft.about == "merged"
    text = seconds_pattern(words).sub(" ", wish.rest.text)
    alone = words.any_meaning("together", "merge").sub(" ", text) if merged else text
    made = wish.draft.shots if merged else tuple(filter(None, [wish.draft.fresh]))
    if alone != text and seconds is not None and _is_nearer_to(made, seconds, wish.plan):
        alone = words.pattern("whole").sub(" ", alone)  # 并完一共7秒: of what is one now
    left = wish.rest.having(alone, alone)
    if wish.shots.ids or left.has("whole", "reach_total", "every_shot"):
        return {}
    if not (merged or words.latin) and wish.rest.has("whole", "reach_total"):
        return {}
    if seconds is None or not made or not (merged or _is_bare_length(wish)):
        return {}
    if words.latin and not (merged and _is_nearer_to(made, seconds, wish.plan)):
        return {}
    return dict.fromkeys(made, seconds)


def _is_nearer_to(ids: Sequence[str], seconds: float, plan: VideoPlan) -> bool:
    """Whether a length is rather that of some shots together than that of the whole video."""
    together = sum(plan.shot(id).seconds for id in ids)
    return abs(seconds - together) <= abs(seconds - plan.seconds)


def _one_by_one(wish: Wish) -> dict[str, float]:
    """Lengths for shots in the order of both: `2 and 4 get 3 and 2 seconds`."""
    each = seconds_of_each(wish.rest)
    ids = wish.shots.ids
    if not ids and wish.rest.words.latin and len(each) >= FEWEST:
        ids = tuple(shot.id for shot in wish.plan.shots)
    if len(each) < len(("one", "other")) or len(each) != len(ids):
        return {}
    return {} if _is_delta(wish.rest) else dict(zip(ids, each, strict=True))


def _speaks_of_all(wish: Wish) -> bool:
    """Whether the whole video is meant, and not only how long a named shot is: `2の尺を`."""
    if wish.shots.ids and wish.rest.words.latin and _is_in_total(wish):
        return False
    if not wish.shots.ids or wish.rest.words.latin:
        return wish.has("whole")
    text = wish.rest.words.any_meaning("lasts", "down_to").sub(" ", wish.rest.text)
    return wish.rest.having(text, text).has("whole")


def _is_in_total(wish: Wish) -> bool:
    """Whether `7 seconds in total` is of the shots named, whose seconds are nearer to it."""
    told = seconds_of_each(wish.rest)
    other = ("lengthen", "shorten", "reach_total", "limit")
    alone = wish.has("in_total") and len(told) == 1 and not wish.has(*other)
    return alone and _is_nearer_to(wish.shots.ids, told[0], wish.plan)


def _handed_on(wish: Wish) -> dict[str, float]:
    """What one shot loses and another one gains: `2から1秒引いて3に足して`."""
    named = mentions(wish.clause, wish.draft.before)
    seconds = seconds_named(wish.clause)
    if seconds is not None and (each := shares(wish.clause, named)):
        held = {shot.id: shot.seconds for shot in wish.plan.shots}
        counted = {wish.draft.before.shots[place - 1].id: n for place, n in each.items()}
        return {id: held[id] + n * seconds for id, n in counted.items() if id in held}
    told = gives_and_gets(wish.clause, named)
    ids = [wish.draft.before.shots[place - 1].id for place in told or ()]
    if wish.clause.has("from_there") and len({*wish.draft.shots, *wish.shots.ids}) == 2:
        ids = [*wish.draft.shots[:1], *wish.shots.ids[:1]]  # `거기서 1초 덜어서 끝 컷에`
    if len(ids) < len(("one", "other")) or seconds is None:
        return {}
    giver, getter = ids
    lengths = {shot.id: shot.seconds for shot in wish.plan.shots}
    if giver not in lengths or getter not in lengths:
        return {}
    return {giver: lengths[giver] - seconds, getter: lengths[getter] + seconds}


def _gives(wish: Wish, seconds: float) -> bool:
    """Whether `give that one 8 s` names the whole length: it is no less than there is now."""
    longest = max(wish.plan.shot(id).seconds for id in wish.targets())
    return _hands(wish) and seconds >= longest


def _hands(wish: Wish) -> bool:
    """Whether `give me a full 90 seconds` names all there is to be, and no more of it."""
    more = wish.clause.has("extra", "another", "lengthen", "shorten", "shorter")
    return wish.clause.has("gives") and not more


def _alike(wish: Wish) -> Outcome:
    """Shots as long as another one, or all of one length."""
    if as_long := _as_long_as(wish):
        return _set(wish, as_long)
    return _equal(wish) if wish.has("same_length") else None


def of_the_thing(wish: Wish) -> Wish:
    """`hold on the engine for two more seconds`: the one shot in which it is."""
    named = wish.rest.residue and not wish.shots.ids  # `2秒伸ばして` names nothing
    id = shot_of_thing(wish.rest, wish.plan) if named else None
    return replace(wish, shots=Shots((id,))) if id else wish


def _names_no_shot(wish: Wish) -> bool:
    """Whether a shot is called by what is seen in none: `教室のシーンは2秒に`."""
    if not wish.targets():
        named = calls_a_shot(wish.rest) or (wish.rest.words.latin and bool(wish.people.ids))
        return wish.clause.has("part_word") or named
    words = wish.rest.words
    if words.latin or wish.shots.ids:
        return False
    noun = rf"{words.pattern('part_word').pattern}|{nouns_behind(words).pattern}"
    ties = words.any_meaning("of_it", "that_much", "next_part", "and", "pronoun", "also")
    small = re.compile(rf"{ties.pattern}|{words.pattern('another_one').pattern}")
    found = re.search(rf"(?P<what>[^,，、]*?)(?:{noun})", wish.rest.text)
    told = small.sub(" ", found["what"]) if found else ""
    told_of = wish.rest.having(told, told).residue
    least = 1 if letters_of("han").search(told_of) else SHORTEST_PICTURE
    return len(told_of) >= least


def _is_enough(clause: Clause) -> bool:
    """Whether a length is what suffices: `너무 길어, 4초면 충분해`."""
    words = clause.words
    lengths = seconds_pattern(words).finditer(clause.text)
    return any(words.pattern("to_after").match(clause.text[m.end() :].lstrip()) for m in lengths)


def _of_the_end(wish: Wish) -> Wish:
    """`two more seconds for the end card`: the last shot, whose text it is, or one with a text."""
    if wish.shots.ids or not wish.has("closing_text", "lettering"):
        return wish
    written = [shot.id for shot in wish.plan.shots if shot.lettering]
    if not wish.has("closing_text"):
        alone = wish.rest.words.latin and len(written) == 1
        return replace(wish, shots=Shots((written[0],))) if alone else wish
    return replace(wish, shots=Shots((wish.plan.shots[-1].id,)))


def keeps_total(clause: Clause, seconds: float) -> bool:
    """Whether a clause only tells the length that the whole video has: `the total stays at 18`."""
    named = clause.has("whole", "keep") and not clause.has("add", "lettering")
    told = seconds_named(clause) == seconds
    return named and told and not _is_delta(_without_whole(clause))


def _goes_without_shots(wish: Wish) -> bool:
    """Whether `it` is the video although a shot was spoken of: `..., 6 seconds total`."""
    return len(wish.plan.shots) == 1


def _is_bare_length(wish: Wish) -> bool:
    """Whether a clause speaks of nothing but a length: `make it 8 seconds`."""
    clause = wish.rest
    for hit in (*clause.values("aspect"), *clause.values("resolution")):
        clause = clause.cut(hit.start, hit.end)
    text = seconds_pattern(wish.rest.words).sub(" ", clause.text)
    if _is_pace(wish):
        return True
    if not wish.rest.words.latin and re.search(r"\d", text):
        return False  # `2`, which may be a shot
    known = wish.rest.words.any_meaning(
        *("act", "want", "polite", "filler", "idle", "approve", "chat", "a_bit", "much", "twice"),
        *("lengthen", "shorten", "longer", "shorter", "halved", "to_before", "to_after", "in_prep"),
        *("lead", "correction", "one_second", "only", "whole", "fully", "of_what", "pronoun"),
        *("lasts", "one_minute", "want"),
    )
    if re.search(wish.rest.words.ordinal, known.sub(" ", text)):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", known.sub(" ", text))) <= 1


def _as_long_as(wish: Wish) -> dict[str, float]:
    """The length of one shot for another: `shot 2 as long as shot 1`."""
    if not wish.clause.has("as_long_as"):
        return {}
    *targets, model = wish.shots.ids or ("",)
    targets = targets or [id for id in wish.draft.shots if id != model]
    if not model or not targets:
        return {}
    return dict.fromkeys(targets, wish.plan.shot(model).seconds)


def _passed_on(wish: Wish) -> Outcome:
    """What was taken from some shots given to those meant, or the other way round."""
    named = wish if wish.shots.ids else of_the_thing(replace(wish, draft=wish.draft.about_shots()))
    ids = [id for id in named.shots.ids if any(shot.id == id for shot in wish.plan.shots)]
    if not ids:
        return wish.which_shot()
    if _is_of_the_total(wish):
        before = {shot.id: shot.seconds for shot in wish.draft.before.shots}
        share, draft = wish.draft.shifted / len(ids), wish.draft
        for shot in wish.plan.shots:
            draft = draft.with_shot(shot.id, seconds=before.get(shot.id, shot.seconds))
        return by(replace(wish, draft=draft), ids, share)
    return by(wish, ids, -wish.draft.shifted / len(ids))


def _equal(wish: Wish) -> Outcome:
    """Shots of the same length, as long together as before."""
    ids = wish.shots.ids or tuple(shot.id for shot in wish.plan.shots)
    if not wish.shots.ids and wish.has("shorten", "shorter") and wish.draft.said:
        return wish.draft
    lengths = scaled([1.0] * len(ids), sum(wish.plan.shot(id).seconds for id in ids))
    return _set(wish, dict(zip(ids, lengths, strict=True)))


def _is_relative(wish: Wish) -> bool:
    if wish.draft.about == "line" and not wish.shots.ids:
        return False
    if _is_pace(wish):
        return True
    if _stays_on(wish):
        return True
    by_itself = wish.has("lengthen", "shorten", "twice", "halved")
    return by_itself and not wish.rest.quoted and not wish.has("line", "voice", "sounds", "music")


def _stays_on(wish: Wish) -> bool:
    """Whether a shot is to stay a little more and nothing else is told: `deja el 2 un poco más`."""
    words = wish.rest.words
    small = words.any_meaning("keep", "want", "some_more", "polite", "filler")
    bare = not any(map(str.isalnum, small.sub(" ", wish.rest.text)))
    return (
        bool(wish.shots.ids)
        and bare
        and words.latin
        and wish.has("keep", "want")
        and (wish.has("some_more") and not wish.rest.quoted)
    )


def _is_pace(wish: Wish) -> bool:
    """`everything a bit faster`, `慢一点`: the speed of shots, where nothing else is named."""
    pace = wish.rest.words.any_meaning("faster_pace", "slower_pace", "pace_word")
    if wish.people.ids or wish.people.unclear or wish.draft.about in ("line", "accent", "music"):
        return False
    left = pace.sub(" ", wish.rest.text)
    values = any(hit.kind in ("movement", "framing", "sound") for hit in wish.rest.hits)
    told = wish.has("faster_pace", "slower_pace") and not values and not wish.rest.quoted
    return told and not wish.rest.having(left, left).residue


def _shortens(wish: Wish) -> bool:
    if wish.has("halved"):
        return True
    longest = {deed: _longest_phrase(wish.rest, deed) for deed in ("lengthen", "shorten")}
    if longest["lengthen"] != longest["shorten"]:
        return longest["shorten"] > longest["lengthen"]
    return wish.has("shorten") or (_is_pace(wish) and wish.has("faster_pace"))


def _longest_phrase(clause: Clause, meaning: str) -> int:
    """Letters of the longest phrase of a meaning: `too short`, which is to be longer."""
    found = clause.words.pattern(meaning).finditer(clause.text)
    return max((len(match[0]) for match in found), default=0)


def _is_delta(clause: Clause) -> bool:
    """Whether the seconds are to be added or taken: `1 s shorter`, not `shorter, to 4 s`."""
    if signed(clause):
        return True
    taken = "lasts" if clause.words.latin else "down_to"
    for found in clause.words.any_meaning("lasts", taken).finditer(clause.text):
        clause = clause.cut(*found.span())
    if not clause.has("longer", "shorter"):
        return False
    words = clause.words
    small = words.any_meaning("only", "each")
    for match in seconds_pattern(words).finditer(clause.text):
        before, after = clause.text[: match.start()], clause.text[match.end() :].lstrip()
        after = small.sub(" ", after, count=1).lstrip() if small.match(after) else after
        led = rf"(?:{words.any_meaning('longer', 'shorter').pattern})\s*$"
        if not words.latin and re.search(led, before):
            if words.pattern("to_them").match(after):
                return False  # `줄여서 4초로`
            continue
        if words.any_meaning("delta", "longer", "shorter").match(after):
            continue
        ties = words.pattern("to_before").finditer(before)
        whole = words.any_meaning("fully", "article", "only")  # `to a full 60 seconds`
        led = [tie for tie in ties if not whole.sub(" ", before[tie.end() :]).strip()]
        if led and _is_by_as_much(clause, led[-1][0]):
            return True
        leads = bool(led)
        by = words.pattern("by_before").finditer(before)
        if any(not before[tie.end() :].strip() for tie in by):
            return True
        if leads or words.pattern("to_after").match(after) or _is_said_before(clause, match):
            return False
    return True


def _is_by_as_much(clause: Clause, tie: str) -> bool:
    """Whether `en` tells how much longer a shot gets: `alarga el 4 en dos segundos`."""
    by = clause.words.pattern("by_there").fullmatch(tie.strip())
    return by is not None and clause.has("lengthen", "shorten")


def _is_said_before(clause: Clause, length: re.Match[str]) -> bool:
    """Whether a length tells how long `a bit shorter` is: `a bit shorter, 7 seconds`."""
    before, *after = re.split(r"[,，、:：](?=[^,，、:：]*$)", clause.text[: length.start()])
    told = clause.words.any_meaning("longer", "shorter")
    behind = clause.text[length.end() :]
    return bool(after and told.search(before)) and not told.search(behind)


def _relative(wish: Wish, seconds: float | None) -> Outcome:
    if seconds is not None:
        sign = -1 if wish.has("shorter") and not wish.has("lengthen") else 1
        sign = signed(wish.rest) or sign
        return by(wish, wish.targets(), sign * seconds)
    sign = -1 if _shortens(wish) else 1
    current = {id: wish.plan.shot(id).seconds for id in wish.targets()}
    return _set(wish, {id: by_degree(wish, length, sign) for id, length in current.items()})


def by_degree(wish: Wish, length: float, sign: int) -> float:
    """`a bit` is a quarter and half a second at least, `much` a half; plain words a third."""
    if wish.has("twice"):
        return length * 2
    if wish.has("halved"):
        return length / 2
    share = 0.25 if wish.has("a_bit") else 0.5 if wish.has("much") else 0.33
    step = max(GRID_SECONDS, on_grid(length * share))
    return length + step if sign > 0 else max(min(length, SHORTEST_SECONDS), length - step)


def by(wish: Wish, ids: Sequence[str], delta: float) -> Outcome:
    """The draft with some shots longer, or shorter, by as much; asks where there are none."""
    if not ids:
        return wish.which_shot()
    return _set(wish, {id: wish.plan.shot(id).seconds + delta for id in ids})


def longer_by(wish: Wish, id: str, seconds: float, action: str) -> Outcome:
    """The draft with a shot that lasts longer for what else happens in it."""
    outcome = by(wish, (id,), seconds)
    return outcome.with_shot(id, action=action) if isinstance(outcome, Draft) else outcome


def _set(wish: Wish, seconds: Mapping[str, float]) -> Outcome:
    """The draft with these lengths, or why they cannot be."""
    draft, before = wish.draft, wish.plan.seconds
    for id, length in seconds.items():
        if not 0 < length <= LONGEST_SECONDS:
            shown = spoken(wish.plan.shot(id).seconds)
            return wish.impossible("no_such_length", shot=draft.number(id), seconds=shown)
        if earlier := draft.decided.get((id, "seconds")):
            told = wish.reply("seconds", shot=draft.number(id), seconds=spoken(float(str(earlier))))
            draft = replace(draft, said=tuple(said for said in draft.said if said != told))
        decided = draft.decided | {(id, "seconds"): length}
        draft = replace(draft.with_shot(id, seconds=round(length, 3)), decided=decided)
        draft = draft.telling(wish.reply("seconds", shot=draft.number(id), seconds=spoken(length)))
    return replace(draft.about_shots(*seconds), shifted=draft.plan.seconds - before)


def _whole(wish: Wish, seconds: float | None) -> Outcome:
    """The video in all this long; shots whose length this message set stay."""
    if _is_taken_from_no_shot(wish):
        return wish.which_shot()
    plan = wish.plan
    if seconds is None:
        seconds = by_degree(wish, plan.seconds, -1 if _shortens(wish) else 1)
    elif _is_delta(_without_whole(wish.rest)) and not (wish.has("reach_total") or _hands(wish)):
        seconds = plan.seconds + (
            -seconds if wish.has("shorter") and not wish.has("lengthen") else seconds
        )
    fixed = {id for id, field in wish.draft.decided if field == "seconds"}
    free = [shot for shot in plan.shots if shot.id not in fixed] or list(plan.shots)
    if wish.has("reach_total") and wish.shots.ids:
        free = [shot for shot in plan.shots if shot.id in wish.shots.ids]
    if fixed == {shot.id for shot in plan.shots} and not _allows(wish, seconds):
        return Question(reply=wish.reply("contradiction", seconds=spoken(plan.seconds)))
    if wish.has("limit") and not wish.has("lengthen", "shorten") and plan.seconds <= seconds:
        if plan != wish.draft.before:
            return wish.draft  # the wishes beside it brought it there
        return Talk(intent="chat", reply=wish.reply("unchanged"))
    if _is_hardly_meant(wish, seconds):
        return wish.which_shot()
    left = seconds - sum(shot.seconds for shot in plan.shots if shot not in free)
    if left < SHORTEST_SECONDS * len(free) or seconds > LONGEST_SECONDS:
        return wish.impossible("no_such_total", count=len(plan.shots), seconds=spoken(plan.seconds))
    draft = wish.draft
    for shot, length in zip(free, fitted(free, left), strict=True):
        draft = draft.with_shot(shot.id, seconds=length)
    draft = replace(draft, about="total", shifted=seconds - plan.seconds)
    return draft.telling(wish.reply("total", seconds=spoken(seconds)))


def _allows(wish: Wish, seconds: float) -> bool:
    """Whether the lengths of all shots, which the same message sets, fit a length for the whole."""
    fits = wish.plan.seconds <= seconds if wish.has("limit") else wish.plan.seconds == seconds
    return fits or not wish.clause.words.latin


def _is_hardly_meant(wish: Wish, seconds: float) -> bool:
    """Whether a length is too short for the whole video, which no word names."""
    named = wish.clause.has("whole", "limit", "reach_total", "every_shot")
    several = len(wish.plan.shots) > 1
    return several and not named and seconds < wish.draft.before.seconds * LEAST_SHARE


def _without_whole(clause: Clause) -> Clause:
    """The clause without the words for the whole video: 总长 holds 长, which makes longer."""
    for match in clause.words.pattern("whole").finditer(clause.text):
        clause = clause.cut(*match.span())
    return clause

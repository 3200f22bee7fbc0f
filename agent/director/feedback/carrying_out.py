"""What all the wishes of a message come to: what is plain is done, what is not is asked about.

Knows their order, and what becomes of the seconds when shots come and go.
"""

from collections.abc import Iterable
from dataclasses import replace

from ....generator.plan import VideoPlan
from ...edits import difference
from ...planner import Edited, Question, Talk
from ...planner import Outcome as Answer
from . import answers, lengths, remarks, sound
from .answering import chosen
from .clause import Clause
from .draft import Asking, Doubting, Draft, Wish, spoken
from .granting import FAULTS, granted, wish_of
from .idle import small_talk
from .lost import goes_on_about_lost, without_lost
from .shots_alike import shot_of_thing
from .shots_named import shots_named
from .wholes import forbids_touching, has_seconds


def carried_out(wishes: list[Clause], parts: tuple[Clause, ...], draft: Draft) -> Answer | None:
    """All wishes, one after the other; those that cannot be granted change nothing.

    None when an answer that the draft holds answers nothing.
    """
    plan, left = draft.before, list[tuple[Clause, Question | Talk]]()
    ordered = without_lost(sorted(wishes, key=lambda part: _turn(part, wishes, plan)), draft)
    for at, part in enumerate(ordered):
        before = ordered[:at]
        lost = goes_on_about_lost(part, left, before, draft)
        outcome = wish_of(part, draft).which_shot() if lost else _tried(part, ordered, at, draft)
        if outcome is None:
            return None
        if isinstance(outcome, Draft):
            draft = replace(outcome, shots=()) if _keeps_shots(part, plan) else outcome
        elif remarks.tells_why(part, wishes, draft):
            draft = _heard_of(part, draft)
        elif _excludes(outcome):
            return _plainly(outcome)
        else:
            draft = _heard_of(part, replace(draft, answers=()))
            left.append((part, outcome))
    if draft.answers:
        return None
    if draft.plan.seconds != plan.seconds and (asked := _about_total(left, plan)):
        return _plainly(asked)
    words = parts[0].words
    kept = "seconds" in draft.keeps and _some_shot_is_shorter(draft)
    if kept or ("lengths" in draft.keeps and _another_shot_changes(draft)):
        reply = words.replies["contradiction"].format(seconds=spoken(plan.seconds))
        return Question(reply=reply)
    if "total" in draft.keeps and not any(map(_is_on_length, left)):
        if _leaves_no_time(draft):
            reply = words.replies["contradiction"].format(seconds=spoken(plan.seconds))
            return Question(reply=reply)
        draft = _as_long_as_before(draft, parts[0])
    if draft.plan != plan:
        left = [(part, open) for part, open in left if not remarks.needs_no_answer(part, open)]
        left = [(part, open) for part, open in left if not remarks.is_of_the_old_look(part, draft)]
        return _edited(draft, parts[0], left)
    return _plainly(left[0][1]) if left else _nothing_changed(wishes, parts, draft)


def _is_on_length(open_wish: tuple[Clause, Question | Talk]) -> bool:
    """Whether a wish that was not granted is on seconds, so that nobody knows who has to give."""
    part, _ = open_wish
    return not part.words.latin and (has_seconds(part) or part.has("that_much"))


def _tried(
    part: Clause, ordered: list[Clause], at: int, draft: Draft
) -> Draft | Question | Talk | None:
    """The draft after a wish, or only with whom it is about, where it tells why of another."""
    plan = draft.before
    why = remarks.is_why(part, ordered[at + 1 :], plan)
    why = why or remarks.was_why(part, ordered[:at], plan)
    if not why:
        return _granted_once_answered(part, draft)
    meant = lengths.of_the_thing(wish_of(part, draft)).shots.ids
    return _heard_of(part, draft.about_shots(*meant) if meant else draft)


def _heard_of(part: Clause, draft: Draft) -> Draft:
    """The draft with whom a wish was about that was not understood: the next may go on."""
    wish = wish_of(part, draft)
    draft = draft.about_people(*wish.people.ids) if wish.people.ids else draft
    if sound.names_a_sound(wish):
        about = "music" if sound.is_music(wish) else "sound"
        draft = replace(draft, about=about, heard=sound.named_now(wish))
    if not (ids := wish.shots.ids or remarks.filmed_so(wish)):
        return draft
    known = ("doubt", "filler", *(() if wish.rest.words.latin else FAULTS))
    alone = wish.rest.words.any_meaning(*known).sub(" ", _without_framings(wish).text)
    about = "" if wish.rest.having(alone, alone).residue else "shot"
    return replace(draft.about_shots(*ids), about=about)


def _without_framings(wish: Wish) -> Clause:
    """The rest of a wish without the framing that a shot of the plan is called by: `空镜没用`."""
    rest = wish.rest
    for hit in rest.values("framing"):
        rest = rest.cut(hit.start, hit.end)
    return rest


def _about_total(
    left: list[tuple[Clause, Question | Talk]], plan: VideoPlan
) -> Question | Talk | None:
    """The first of the wishes not granted that names another length for the whole video."""
    for part, outcome in left:
        described = part.has("part_word") and not part.words.latin
        named = described or shots_named(part, plan)[0].ids
        if lengths.seconds_named(part) is not None and not named:
            return outcome
    return None


def _excludes(outcome: Question | Talk) -> bool:
    """Whether wishes exclude each other, so that neither is plain."""
    return isinstance(outcome, Asking) and outcome.about == "value"


def _plainly(outcome: Question | Talk) -> Question | Talk:
    """An outcome without what only this package knows of it."""
    if isinstance(outcome, (Asking, Doubting)):
        return Question(reply=outcome.reply, options=outcome.options)
    return outcome


def _nothing_changed(wishes: list[Clause], parts: tuple[Clause, ...], draft: Draft) -> Answer:
    """What is said when all was understood and the plan is as it was."""
    words = parts[0].words
    if draft.said or "total" in draft.keeps:
        return Talk(intent="chat", reply=words.replies["unchanged"])
    if all(part.has("approve", "chat") and not remarks.says_more(part) for part in wishes):
        return small_talk(parts)
    if all(part.has("keep", "stays") for part in wishes):
        return Talk(intent="chat", reply=words.replies["unchanged"])
    return Question(reply=words.replies["unclear"])


def _turn(part: Clause, wishes: Iterable[Clause], plan: VideoPlan) -> int:
    """When a wish has its turn: what stays comes first, a total that stays comes last.

    So does one that lengths of shots beside it add up to: `16 s in all, 2 s less for 3 and 4`.
    """
    if _keeps_shots(part, plan):
        return 0
    total = part.has("whole") and lengths.seconds_named(part) is not None
    total = total and not (shots_named(part, plan)[0].ids or part.has("extra", "that_much"))
    goal = total and any(_gives_a_length(x, plan) for x in wishes if x is not part)
    return 2 if total and (goal or part.has("keep")) else 1


def _gives_a_length(part: Clause, plan: VideoPlan) -> bool:
    """Whether a clause gives seconds to shots that it names, or takes some off them."""
    named = shots_named(part, plan)[0].ids and lengths.seconds_named(part) is not None
    return bool(named) and not part.has("whole", "that_much", "reach_total")


def _keeps_shots(part: Clause, plan: VideoPlan) -> bool:
    """Whether a clause says that shots stay as they are; then the others have to give."""
    if forbids_touching(part):
        return bool(shots_named(part, plan)[0].ids)
    deeds = list(part.words.any_meaning("lengthen", "shorten").finditer(part.text))
    stays = part.words.pattern("keep").finditer(part.text)
    outside = [m for m in stays if not any(d.start() <= m.start() < d.end() for d in deeds)]
    if not outside or part.has("lettering", "same_length", "reach_total"):
        return False  # `se queda corto` keeps nothing
    if part.words.latin and part.has("that_much"):
        return False  # `los dos que quedan, al primero`
    return bool(shots_named(part, plan)[0].ids or _length_of_thing(part, plan))


def _length_of_thing(part: Clause, plan: VideoPlan) -> bool:
    """Whether a clause gives seconds to a shot that it calls by what is seen in it."""
    return lengths.seconds_named(part) is not None and shot_of_thing(part, plan) is not None


def _edited(draft: Draft, clause: Clause, left: list[tuple[Clause, Question | Talk]]) -> Edited:
    """What was changed, and what was not and why."""
    changes = "; ".join(dict.fromkeys(draft.said))
    warnings = answers.too_long(clause, draft.before, draft.plan)
    reply = clause.words.replies["done"].format(changes=changes)
    asked = (left_out(part, outcome.reply) for part, outcome in left)
    edits = difference(draft.before, draft.plan)
    return Edited(edits=edits, reply=" ".join([reply, *warnings, *asked]))


def left_out(part: Clause, reply: str) -> str:
    """What is said of a wish that was not granted beside others that were."""
    said = part.unmasked(part.raw).strip(" ,，、")
    return part.words.replies["left_out"].format(part=said, reply=reply)


def _some_shot_is_shorter(draft: Draft) -> bool:
    now = {shot.id: shot.seconds for shot in draft.plan.shots}
    return any(now.get(shot.id, shot.seconds) < shot.seconds for shot in draft.before.shots)


def _another_shot_changes(draft: Draft) -> bool:
    """Whether a shot that was given no length of its own has another one, or the total falls."""
    named = {id for id, field in draft.decided if field == "seconds"}
    held = {shot.id: shot.seconds for shot in draft.before.shots}
    others = any(
        s.seconds != held.get(s.id, s.seconds) for s in draft.plan.shots if s.id not in named
    )
    return others or ("total" in draft.keeps and draft.plan.seconds != draft.before.seconds)


def _leaves_no_time(draft: Draft) -> bool:
    """Whether the lengths that were named cannot be had in a video as long as before."""
    named = {id for id, field in draft.decided if field == "seconds"}
    free = [shot for shot in draft.plan.shots if shot.id not in named]
    left = draft.before.seconds - sum(s.seconds for s in draft.plan.shots if s.id in named)
    return left < lengths.SHORTEST_SECONDS * len(free) or (not free and abs(left) > 0.001)


def _as_long_as_before(draft: Draft, clause: Clause) -> Draft:
    """The draft with the shots nobody spoke of stretched or shortened to keep the total."""
    named = {id for id, field in draft.decided if field == "seconds"}
    free = [shot for shot in draft.plan.shots if shot.id not in named]
    left = draft.before.seconds - sum(s.seconds for s in draft.plan.shots if s.id in named)
    if not free or left <= 0 or draft.plan.seconds == draft.before.seconds:
        return draft
    new = lengths.fitted(free, left)
    for shot, seconds in zip(free, new, strict=True):
        draft = draft.with_shot(shot.id, seconds=seconds)
        told = clause.words.replies["seconds"]
        draft = draft.telling(told.format(shot=draft.number(shot.id), seconds=spoken(seconds)))
    return draft


def _granted_once_answered(part: Clause, draft: Draft) -> Draft | Question | Talk | None:
    """The draft after one clause, with the user's answers to what it leaves open.

    None when an answer does not answer; a question that is left is a plain one.
    """
    outcome = granted(part, draft)
    while isinstance(outcome, Asking) and draft.answers:
        if not (ids := chosen(outcome, draft.answers[0], draft.before)):
            return None
        picked = draft.picked | {outcome.about: ids}
        draft = replace(draft, answers=draft.answers[1:], picked=picked)
        asked, outcome = outcome, granted(part, draft)
        if outcome == asked:
            return None
    if isinstance(outcome, Draft):
        return replace(outcome, picked={})
    return outcome

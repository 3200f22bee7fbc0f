"""Puts stated lettering back into the pictures it belongs to."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from ...generator.plan import Lettering, Shot, VideoPlan
from ...tools.stated import Fact, Lettered, folded
from .building import counterpart
from .replacing import with_shot
from .spoken import ALIKE, kept_by


def with_lettering(
    plan: VideoPlan, fact: Lettered, facts: Sequence[Fact], reading: VideoPlan
) -> VideoPlan:
    """The plan in which the words are read, to the letter and in their shot."""
    kept = kept_by(plan, fact, facts)
    if not kept.faults:
        return plan
    if kept.where:
        there = plan.shot(kept.where)
        text = next(x for x in there.lettering if folded(x.text) == folded(fact.words))
        return _relettered(plan, there, text, plan.shots[(fact.shot or 1) - 1], text)
    if near := _likest_lettering(plan, fact, facts):
        shot, text = near
        return _relettered(plan, shot, text, shot, text.model_copy(update={"text": fact.words}))
    at, text = _read_lettering(fact, reading)
    home = plan.shots[
        fact.shot - 1
        if fact.shot and fact.shot <= len(plan.shots)
        else counterpart(at, reading, len(plan.shots))
    ]
    new = text.model_copy(update={"text": fact.words, "starts": None, "seconds": None})
    return _relettered(plan, home, None, home, new)


def _likest_lettering(
    plan: VideoPlan, fact: Lettered, facts: Sequence[Fact]
) -> tuple[Shot, Lettering] | None:
    """The lettering most like the words, of those that keep no other fact."""
    stated = {folded(other.words) for other in facts if isinstance(other, Lettered)}
    wanted = folded(fact.words).casefold()
    free = [
        (shot, text)
        for shot in plan.shots
        for text in shot.lettering
        if folded(text.text) not in stated
    ]

    def likeness(found: tuple[Shot, Lettering]) -> float:
        return SequenceMatcher(None, wanted, folded(found[1].text).casefold(), False).ratio()

    best = max(free, key=likeness, default=None)
    return best if best and likeness(best) >= ALIKE else None


def _read_lettering(fact: Lettered, reading: VideoPlan) -> tuple[int, Lettering]:
    """Where the Director's reading has the words: index of the shot, and the lettering."""
    for at, shot in enumerate(reading.shots):
        for text in shot.lettering:
            if folded(text.text) == folded(fact.words):
                return at, text
    return 0, Lettering(text=fact.words)


def _relettered(
    plan: VideoPlan, old_home: Shot, old: Lettering | None, home: Shot, new: Lettering
) -> VideoPlan:
    """The plan with one lettering in place of another."""
    if old is not None and old_home.id == home.id:
        texts = tuple(new if text is old else text for text in home.lettering)
        return with_shot(plan, home.model_copy(update={"lettering": texts}))
    if old is not None:
        left = tuple(text for text in old_home.lettering if text is not old)
        plan = with_shot(plan, old_home.model_copy(update={"lettering": left}))
    return with_shot(plan, home.model_copy(update={"lettering": (*home.lettering, new)}))

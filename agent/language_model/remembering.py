"""What was stated in a conversation and still holds, numbered as the plan so far is.

Facts are read again from the turns themselves: so what was undone binds nobody, and what a later
turn changed no longer holds and is left out.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...generator.errors import BadInput
from ...generator.plan import VideoPlan
from ...tools.stated import Fact, Filmed, Length, Lettered, Spoken, folded, lost
from ..director.feedback import revise
from ..director.stated import stated
from ..edits import apply
from ..planner import Attachment, Earlier, Edited, Outcome, Request
from .holding import binding


def remembered(earlier: Sequence[Earlier], plan: VideoPlan) -> tuple[Fact, ...]:
    """Every fact of the turns before that the plan so far keeps."""
    in_force = [turn for turn in earlier if turn.shots]
    begun = max((at for at, turn in enumerate(in_force) if turn.intent == "plan"), default=None)
    if begun is None:
        return ()
    first, later = in_force[begun], in_force[begun + 1 :]
    facts = renumbered(_stated(first.said, first.attachments), first.shots, plan)
    facts = binding(facts, plan)
    words = {folded(fact.words) for fact in facts if isinstance(fact, Spoken | Lettered)}
    return (*facts, *(fact for fact in _written(later, plan) if folded(fact.words) not in words))


@lru_cache(maxsize=64)
def _stated(said: str, attachments: tuple[Attachment, ...]) -> tuple[Fact, ...]:
    """Read once: the same first words are asked for in every turn of a conversation."""
    return stated(said, attachments)


def renumbered(facts: Sequence[Fact], ids: Sequence[str], plan: VideoPlan) -> tuple[Fact, ...]:
    """Facts of shots with these ids, by the shots' numbers in the plan.

    Of a shot that is gone only the words are left, for any shot.
    """
    now = {shot.id: number for number, shot in enumerate(plan.shots, 1)}
    return tuple(_renumbered(facts, ids, now))


def _renumbered(facts: Sequence[Fact], ids: Sequence[str], now: dict[str, int]) -> Iterator[Fact]:
    for fact in facts:
        if not isinstance(fact, Length | Spoken | Lettered | Filmed) or fact.shot is None:
            yield fact
        elif fact.shot <= len(ids) and (there := now.get(ids[fact.shot - 1])):
            yield fact.model_copy(update={"shot": there})
        elif isinstance(fact, Spoken | Lettered):
            yield fact.model_copy(update={"shot": None})


def _written(turns: Sequence[Earlier], plan: VideoPlan) -> Iterator[Spoken | Lettered]:
    """Words of the plan that the user wrote in these turns."""
    return written(" \n".join(turn.said for turn in turns), plan)


def written(said: str, plan: VideoPlan) -> Iterator[Spoken | Lettered]:
    """Lines and lettering of the plan that stand in what was said, as facts."""
    whole = folded(said)
    for shot in plan.shots:
        for line in shot.dialogue:
            if (words := folded(line.text)) and words in whole:
                start = whole.index(words)
                yield Spoken(start=start, end=start + len(words), words=line.text)
        for text in shot.lettering:
            if (words := folded(text.text)) and words in whole:
                start = whole.index(words)
                yield Lettered(start=start, end=start + len(words), words=text.text)


def director_says(request: Request) -> Outcome | None:
    """What the Director makes of the same words; null when it can make nothing of them."""
    try:
        return revise(request)
    except BadInput:
        return None


def director_plan(outcome: Outcome | None, plan: VideoPlan) -> VideoPlan | None:
    """The plan after the Director's own edits; null when it has none."""
    return apply(plan, outcome.edits) if isinstance(outcome, Edited) else None


def released(facts: Sequence[Fact], before: VideoPlan, after: VideoPlan | None) -> tuple[Fact, ...]:
    """Facts that the Director's reading of the new words gives up."""
    if after is None:
        return ()
    ids = [shot.id for shot in before.shots]
    return tuple(fact for fact in facts if not _survives(fact, ids, after))


def _survives(fact: Fact, ids: Sequence[str], after: VideoPlan) -> bool:
    there = renumbered((fact,), ids, after)
    return bool(there) and not lost(there, after)


def new_words(
    said: str, before: VideoPlan, after: VideoPlan | None
) -> tuple[Spoken | Lettered, ...]:
    """Words that the user gives in this turn, as the Director reads them."""
    if after is None:
        return ()
    known = {folded(line.text) for line in before.lines}
    known |= {folded(text.text) for shot in before.shots for text in shot.lettering}
    return tuple(fact for fact in written(said, after) if folded(fact.words) not in known)

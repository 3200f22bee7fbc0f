"""Holds a plan to what was stated: what is mechanical is put back, from the Director's own reading.

Pure. It knows facts and plans, and nothing of models, words of people or servers. What cannot be
put back mechanically (a shot too few, somebody who is missing) stays lost for the caller to tell.
"""

from collections.abc import Sequence

from ...generator.plan import VideoPlan
from ...tools.stated import (
    Banned,
    Fact,
    Filmed,
    Lettered,
    Referred,
    Shape,
    Spoken,
    compared,
    folded,
)
from .building import counterpart
from .lasting import as_long, grown
from .lettered import with_lettering
from .replacing import with_shot, without_lines
from .spoken import in_order, with_words, without_translations


def binding(facts: Sequence[Fact], reading: VideoPlan) -> tuple[Fact, ...]:
    """The facts that can hold together: those that the Director's own plan keeps."""
    return tuple(kept.fact for kept in compared(facts, reading) if not kept.faults)


def restored(plan: VideoPlan, facts: Sequence[Fact], reading: VideoPlan) -> VideoPlan:
    """The plan with every stated fact put back that can be put back mechanically.

    A plan that keeps all its facts is given back as it is.
    """
    before = plan
    for fact in facts:
        plan = _put_back(plan, fact, facts, reading)
    plan = without_translations(plan, facts, reading)
    if plan != before:
        plan = in_order(plan, facts)
    plan = as_long(plan, facts, grown(before, plan))
    return before if plan == before else VideoPlan.model_validate(plan.model_dump())


def _put_back(plan: VideoPlan, fact: Fact, facts: Sequence[Fact], reading: VideoPlan) -> VideoPlan:
    """The plan that keeps the fact, where that is mechanical."""
    match fact:
        case Shape(aspect_ratio=ratio):
            return plan.model_copy(update={"aspect_ratio": ratio})
        case Banned(what=what):
            return _banned(plan, what)
        case Spoken():
            return with_words(plan, fact, facts, reading)
        case Lettered():
            return with_lettering(plan, fact, facts, reading)
        case Filmed():
            return _filmed(plan, fact, reading)
        case Referred(handle=handle):
            return _referred(plan, handle, reading)
        case _:
            return plan


def _banned(plan: VideoPlan, what: str) -> VideoPlan:
    match what:
        case "lettering":
            bare = (shot.model_copy(update={"lettering": ()}) for shot in plan.shots)
            return plan.model_copy(update={"shots": tuple(bare), "lettering_allowed": False})
        case "subtitles":
            return plan.model_copy(update={"subtitles": False})
        case "music":
            quiet = (
                shot.model_copy(update={"sound": shot.sound.model_copy(update={"music": None})})
                for shot in plan.shots
            )
            return plan.model_copy(update={"shots": tuple(quiet)})
        case _:
            return without_lines(plan, (line.id for line in plan.lines))


def _filmed(plan: VideoPlan, fact: Filmed, reading: VideoPlan) -> VideoPlan:
    """The camera of the shot the user numbered, else of the one in which the Director has it."""
    [kept] = compared((fact,), plan)
    if not kept.faults:
        return plan
    at = None if fact.shot is None else fact.shot - 1
    if at is None and (where := compared((fact,), reading)[0].where):
        ids = [shot.id for shot in reading.shots]
        at = counterpart(ids.index(where), reading, len(plan.shots))
    if at is None or at >= len(plan.shots):
        return plan
    wanted = {"framing": fact.framing, "angle": fact.angle, "movement": fact.movement}
    told = {name: value for name, value in wanted.items() if value}
    return with_shot(plan, plan.shots[at].model_copy(update=told))


def _referred(plan: VideoPlan, handle: str, reading: VideoPlan) -> VideoPlan:
    def bears(known: str) -> bool:
        return folded(known).casefold() == folded(handle).casefold()

    if any(bears(element.handle) for element in plan.elements):
        return plan
    read = next((element for element in reading.elements if bears(element.handle)), None)
    return plan.model_copy(update={"elements": (*plan.elements, read)}) if read else plan

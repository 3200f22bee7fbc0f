"""A plan with one of its parts in place of another. It knows nothing of what was stated."""

from collections.abc import Iterable

from ...generator.plan import DialogueLine, Shot, VideoPlan


def with_shot(plan: VideoPlan, shot: Shot) -> VideoPlan:
    """The plan with this shot in place of the one of its id."""
    shots = tuple(shot if known.id == shot.id else known for known in plan.shots)
    return plan.model_copy(update={"shots": shots})


def with_line(plan: VideoPlan, line: DialogueLine) -> VideoPlan:
    """The plan with this line in place of the one of its id, and its speaker in the picture."""
    for shot in plan.shots:
        if any(known.id == line.id for known in shot.dialogue):
            lines = tuple(line if known.id == line.id else known for known in shot.dialogue)
            return with_shot(plan, with_speaker(shot.model_copy(update={"dialogue": lines}), line))
    return plan


def line_of(plan: VideoPlan, id: str) -> DialogueLine:
    """The line with this id; KeyError when there is none."""
    return {line.id: line for line in plan.lines}[id]


def with_speaker(shot: Shot, line: DialogueLine) -> Shot:
    """The shot with the line's speaker in the picture, unless they are heard from outside."""
    if line.voice_over or line.character in shot.characters:
        return shot
    return shot.model_copy(update={"characters": (*shot.characters, line.character)})


def without_lines(plan: VideoPlan, ids: Iterable[str]) -> VideoPlan:
    """The plan without these lines, and without who only spoke them and is never seen."""
    gone = set(ids)
    shots = tuple(
        shot.model_copy(update={"dialogue": tuple(x for x in shot.dialogue if x.id not in gone)})
        if any(line.id in gone for line in shot.dialogue)
        else shot
        for shot in plan.shots
    )
    silent = {line.character for line in plan.lines if line.id in gone}
    silent -= {line.character for shot in shots for line in shot.dialogue}
    silent -= {id for shot in shots for id in shot.characters}
    people = tuple(who for who in plan.characters if who.id not in silent)
    return plan.model_copy(update={"shots": shots, "characters": people})

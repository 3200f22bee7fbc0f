"""Frozen parts of a plan with other fields: small steps that `callsheet.agent.by_hand` is made of.

Each gives a new, checked value; a wrong one raises pydantic's `ValidationError`, and what is not
there `KeyError`.
"""

import itertools
from collections.abc import Callable, Collection, Sequence
from typing import Literal, TypeVar

from ..generator.plan import Character, DialogueLine, Part, Shot, VideoPlan

Value = TypeVar("Value", bound=Part)


def but(part: Value, **changes: object) -> Value:
    """The part with other fields, checked."""
    fields = {name: getattr(part, name) for name in type(part).model_fields}
    return type(part).model_validate(fields | changes)


def with_shot(plan: VideoPlan, shot: Shot, **changes: object) -> VideoPlan:
    new = but(shot, **changes)
    return but(plan, shots=[new if known is shot else known for known in plan.shots])


def with_line(
    plan: VideoPlan, id: str, change: Callable[[DialogueLine], DialogueLine | None]
) -> VideoPlan:
    """The plan with one line changed, or without it where nothing comes of it."""
    [shot] = [s for s in plan.shots if any(line.id == id for line in s.dialogue)] or [None]
    if shot is None:
        raise KeyError(id)
    lines = [change(line) if line.id == id else line for line in shot.dialogue]
    return with_shot(plan, shot, dialogue=[line for line in lines if line])


def with_character(plan: VideoPlan, id: str, change: Callable[[Character], Character]) -> VideoPlan:
    """The plan with one character changed; their lines follow their voice where they kept to it."""
    before = plan.character(id)
    after = change(before)
    cast = [after if who is before else who for who in plan.characters]
    plan = but(plan, characters=cast)
    old, new = before.voice, after.voice
    if (old.language, old.dialect) == (new.language, new.dialect):
        return plan

    def follow(line: DialogueLine) -> DialogueLine:
        kept = line.character == id and line.language == old.language
        kept = kept and line.dialect in (None, old.dialect)
        given = {"language": new.language, "dialect": new.dialect, "spans": None}
        return but(line, **given) if kept else line

    shots = [but(shot, dialogue=tuple(map(follow, shot.dialogue))) for shot in plan.shots]
    return but(plan, shots=shots)


def without(shot: Shot, field: Literal["characters", "elements"], id: str) -> Shot:
    known: Sequence[str] = getattr(shot, field)
    return but(shot, **{field: [one for one in known if one != id]}) if id in known else shot


def free(letter: str, taken: Collection[str]) -> str:
    return next(name for number in itertools.count(1) if (name := f"{letter}{number}") not in taken)

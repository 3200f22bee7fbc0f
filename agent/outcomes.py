"""What a planner came to, put in force: the one place where words become a version.

Knows outcomes, edits and the library; knows no graph and asks no planner.
"""

from typing import Literal

from ..generator.plan import Part, VideoPlan
from .edits import apply, changed_shots
from .elements import bound
from .events import Intent
from .library import Library, Version
from .planner import Approved, Asked, Edited, Moved, Outcome, Planned, Question, Request, Talk


class Settled(Part):
    """Where the conversation stands after an outcome."""

    intent: Intent
    reply: str
    version: int
    """Number of the version in force; 0 when there is no plan."""
    changed: tuple[str, ...] = ()
    """Ids of the shots that are not as they were."""
    options: tuple[str, ...] = ()


async def settle(
    outcome: Outcome, before: VideoPlan | None, thread: str, turn: int, library: Library
) -> Settled:
    """Puts what the outcome holds in force. The same turn changes the library only once."""
    match outcome:
        case Planned(plan=plan):
            plan = bound(plan, await library.subjects(), before)
            made = await library.add_version(thread, plan, turn)
            return _now("plan", outcome.reply, made, before)
        case Edited(edits=edits):
            assert before is not None, "a planner edits only a plan that there is"
            plan = bound(apply(before, edits), await library.subjects(), before)
            made = await library.add_version(thread, plan, turn)
            return _now("revise", outcome.reply, made, before)
        case Moved(to=to):
            intent: Intent = "redo" if to == "redo" else "undo"
            if there := await _step(to, thread, turn, library):
                return _now(intent, outcome.reply, there, before)
            # A planner that looks at `Request.can_undo` says so itself, in the user's language.
            return await _unchanged("impossible", f"There is nothing to {intent}.", thread, library)
        case Approved():
            return await _unchanged("approve", outcome.reply, thread, library)
        case Question(options=options):
            asked = await _unchanged("clarify", outcome.reply, thread, library)
            return asked.model_copy(update={"options": options})
        case Talk(intent=intent):
            return await _unchanged(intent, outcome.reply, thread, library)


def asked(outcome: Outcome, request: Request) -> Asked | None:
    """The question that is open after an outcome; null when none is."""
    if not isinstance(outcome, Question):
        return None
    said, answers = request.said, tuple[str, ...]()
    if outcome.goes_on and request.asked:
        said, answers = request.asked.said, (*request.asked.answers, request.said)
    return Asked(said=said, answers=answers, reply=outcome.reply, options=outcome.options)


async def _step(
    to: Literal["undo", "redo", "first"] | int, thread: str, turn: int, library: Library
) -> Version | None:
    """The version that a step in the history leads to; null when there is none that way."""
    match to:
        case "undo":
            return await library.undo(thread, turn)
        case "redo":
            return await library.redo(thread, turn)
        case "first":
            return await library.restore(thread, 1, turn)
        case int():
            return await library.restore(thread, to, turn)


def _now(intent: Intent, reply: str, made: Version, before: VideoPlan | None) -> Settled:
    shots = tuple(shot.id for shot in made.plan.shots)
    changed = changed_shots(before, made.plan) if before else shots
    return Settled(intent=intent, reply=reply, version=made.number, changed=changed)


async def _unchanged(intent: Intent, reply: str, thread: str, library: Library) -> Settled:
    head = (await library.conversation(thread)).head
    return Settled(intent=intent, reply=reply, version=head)

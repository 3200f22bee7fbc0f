"""What was said in a conversation before a turn, as a planner is told it.

Knows the library and nothing of planners. What was undone is still told, but as led to no plan.
"""

from .library import Library, Turn
from .planner import Earlier


async def earlier(library: Library, thread: str, number: int) -> tuple[Earlier, ...]:
    """The turns before the one of this number, in order."""
    shots = {
        version.turn: tuple(shot.id for shot in version.plan.shots)
        for version in await library.lineage(thread)
    }
    turns = (turn for turn in await library.turns(thread) if turn.number < number)
    return tuple(_told(turn, shots.get(turn.number, ())) for turn in turns)


def _told(turn: Turn, shots: tuple[str, ...]) -> Earlier:
    return Earlier(
        said=turn.said,
        attachments=turn.attachments,
        intent=turn.intent,
        reply=turn.reply,
        shots=shots,
    )

"""callsheet: plans videos from conversation and makes them.

The floors, from the top; a floor imports only from those below it:

    ui         shows events and collects words; decides nothing
    agent      decides; the only floor that knows LangGraph, a model provider and a database
    tools      the craft of film, as functions of a plan and its clips
    generator  makes pictures and sound; usable alone: plan in, mp4 out
    prompts    words only
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ui.python import Studio

__all__ = ["Studio", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """The studio, loaded when it is asked for: the shell's `--help` must not wait for it."""
    if name == "Studio":
        from .ui.python import Studio

        return Studio
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

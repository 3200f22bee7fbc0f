"""What may be told to a person during a turn, in the order in which it happens.

While a language model answers, `Writing` comes again and again, and `Spent` when it is done.
A turn gives one `Answered`, or one `Failed` in its place. When something is rendered, `Priced`
follows, then `Progress` and `ShotDone` in any order, and `Made` or `Failed` at the end.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from ..generator.job import Failure
from ..generator.plan import Part, VideoPlan
from ..tools.check import Problem
from ..tools.price import Price

Intent = Literal[
    "plan",
    "revise",
    "question",
    "clarify",
    "approve",
    "undo",
    "redo",
    "impossible",
    "chat",
]


class Writing(Part):
    """What a language model has written so far; nothing of it is in force yet."""

    reply: str
    """Its words to the user, as far as they have come."""
    shots: tuple[str, ...] = ()
    """What each finished shot shows, in order."""


class Spent(Part):
    """What a turn took of a language model."""

    model: str
    calls: int
    prompt_tokens: int
    answer_tokens: int
    counted: bool
    """True when the model's own server counted the tokens; false when they were estimated."""
    dollars: float | None = None
    """Null when the prices of the model are not set."""


Tell = Callable[[Writing | Spent], None]
"""Who is told what a planner does while it plans."""


def unheard(event: Writing | Spent) -> None:
    """Tells nobody."""


class Answered(Part):
    """The planner has understood the words; what came of it."""

    intent: Intent
    reply: str
    options: tuple[str, ...] = ()
    """Answers to choose from, when the reply is a question."""
    plan: VideoPlan | None
    """The plan as it is now."""
    version: int
    """Number of the plan's version; 0 when there is no plan."""
    changed: tuple[str, ...] = ()
    """Ids of shots that are not as they were."""
    problems: tuple[Problem, ...] = ()


class Priced(Part):
    """What the render will take. When `asks`, nothing is rendered before a yes."""

    price: Price
    asks: bool


class Progress(Part):
    shots: tuple[str, ...]
    share: float
    """From 0 to 1."""


class ShotDone(Part):
    """One piece of the video, made now or kept from before."""

    shots: tuple[str, ...]
    poster: Path
    reused: bool
    notes: tuple[str, ...] = ()


class ShotFailed(Part):
    """One piece could not be made; the others go on."""

    shots: tuple[str, ...]
    failure: Failure


class Made(Part):
    """The video exists."""

    video: Path
    captions: Path | None
    seconds: float
    rendered: tuple[str, ...]
    """Ids of the shots that were rendered for it."""
    findings: tuple[str, ...] = ()
    """Where the video does not keep what the plan promised."""


class Failed(Part):
    """The turn ended without what was asked for; the conversation is as it was before it."""

    problem: str
    remedy: str


Event = Writing | Spent | Answered | Priced | Progress | ShotDone | ShotFailed | Made | Failed

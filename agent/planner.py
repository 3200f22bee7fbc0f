"""The seam to whatever turns words into a plan: one request in, one outcome out."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from ..generator.plan import Part, VideoPlan
from .edits import Edit
from .events import Intent, Tell, unheard

if TYPE_CHECKING:
    from .settings import PlannerName, Settings


class Upload(Part):
    """A file a user gives with their words."""

    path: Path
    handle: str | None = None
    """What they call it, such as `@Mei`; `@Image 1` and so on when they do not say."""


class Attachment(Part):
    """An upload as it is kept."""

    asset: str
    """Asset id."""
    handle: str
    """What the user calls it, such as `@Image 1`."""
    kind: Literal["picture", "video", "sound"]


class Asked(Part):
    """The question that is open: the planner's last outcome was to ask it."""

    said: str
    """What the user had said when it was asked: the wish that was unclear."""
    answers: tuple[str, ...] = ()
    """What they answered to earlier questions about the same wish, in order."""
    reply: str
    """The question, as it was put."""
    options: tuple[str, ...] = ()
    """Answers that were offered."""


class Earlier(Part):
    """A turn before this one."""

    said: str
    attachments: tuple[Attachment, ...] = ()
    intent: Intent | None = None
    """Null when the words could not be planned."""
    reply: str = ""
    shots: tuple[str, ...] = ()
    """Ids of the shots of the plan it led to, in order; empty when that plan is not one the plan
    so far was made from: it was undone, or there was none."""


class Request(Part):
    """One turn, as a planner sees it."""

    said: str
    """The user's words, to the letter."""
    attachments: tuple[Attachment, ...] = ()
    """Of this turn."""
    plan: VideoPlan | None = None
    """The plan so far; null in the first turn."""
    versions: int = 0
    """How many versions of the plan there are."""
    shot_ids: tuple[str, ...] = ()
    """Ids of all shots there ever were in this conversation; a new shot takes none of them."""
    asked: Asked | None = None
    """The question that is open; null when none is. The words may answer it, or be about
    something else."""
    can_undo: bool = True
    """False when there is no version before this one."""
    can_redo: bool = True
    """False when nothing was undone."""
    earlier: tuple[Earlier, ...] = ()
    """The turns before this one, in order."""


class Planned(Part):
    """A whole new plan."""

    plan: VideoPlan
    reply: str
    """One or two sentences in the user's language."""


class Edited(Part):
    """Changes to the plan so far, and nothing else of it."""

    edits: tuple[Edit, ...]
    reply: str
    """What changed, in one sentence in the user's language."""


class Moved(Part):
    """A step in the history of versions."""

    to: Literal["undo", "redo", "first"] | int
    """An int is a version's number, from 1."""
    reply: str


class Approved(Part):
    """The user wants what is planned to be made."""

    reply: str


class Question(Part):
    """One short question that must be answered before anything is changed."""

    reply: str
    options: tuple[str, ...] = ()
    """Answers to choose from, when there are few."""
    goes_on: bool = False
    """The words answered the question that was open, and something of the same wish is left to
    ask: the next turn is asked about what was said then."""


class Talk(Part):
    """An answer that changes nothing."""

    intent: Literal["question", "impossible", "chat"]
    """The user asked something; wants what cannot be done; or only spoke."""
    reply: str


Outcome = Planned | Edited | Moved | Approved | Question | Talk


class Planner(Protocol):
    """The Director works offline; a language model's planner needs an endpoint."""

    name: str

    async def plan(self, request: Request, tell: Tell = unheard) -> Outcome:
        """What the words come to; what is written on the way is told as it comes.

        Raises `BadInput` for words that cannot be planned, empty or far too long, and
        `CannotPlan` when a language model did not answer as it should.
        """
        ...


class Decided:
    """In a planner's place where nothing is to be planned: a click or an edit says what comes."""

    name = "none"

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    async def plan(self, request: Request, tell: Tell = unheard) -> Outcome:
        """What was decided, whatever the words."""
        return self._outcome


def open_planner(settings: "Settings", name: "PlannerName | None" = None) -> Planner:
    """The planner of this name, else that of the settings. Never one in place of the other.

    Raises `CannotOpen` for a language model that is not set up.
    """
    if (name or settings.chosen_planner) == "llm":
        from .language_model import open_model

        return open_model(settings)
    from .director import Director

    return Director()

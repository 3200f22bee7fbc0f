"""Plans by a language model, held to the words of the user."""

from ...generator.errors import CannotOpen
from ..planner import Planner
from ..settings import Settings


def open_model(settings: Settings) -> Planner:
    """The planner that asks the language model of the settings.

    Raises `CannotOpen` when no model is set.
    """
    raise CannotOpen("no language model was set up", "use `--planner offline`, which needs none")

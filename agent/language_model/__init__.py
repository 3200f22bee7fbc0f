"""Plans by a language model, held to the words of the user."""

from ...generator.assets import Assets
from ..planner import Planner
from ..settings import Settings


def open_model(settings: Settings) -> Planner:
    """The planner that asks the language model of the settings.

    Raises `CannotOpen` when no model is set, or no key where one is needed.
    """
    from .planner import LanguageModelPlanner, Prices
    from .wire import endpoint_of

    return LanguageModelPlanner(
        endpoint_of(settings),
        Assets(settings.home / "assets"),
        prices=Prices(settings.model_prompt_dollars, settings.model_answer_dollars),
        context_tokens=settings.model_context_tokens,
        sees=settings.model_sees,
        vocabularies=settings.tiktoken_cache_dir,
    )

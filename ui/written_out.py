"""A plan in words, in the language it is itself in unless another is asked for."""

from ..agent.director.languages import written_languages
from ..generator.errors import BadInput
from ..generator.plan import VideoPlan
from ..tools.script import LANGUAGES, script


def written_out(plan: VideoPlan, language: str | None = None) -> str:
    """The script of the plan. Raises `BadInput` for a language that none is written in."""
    return script(plan, language_of(plan, language))


def language_of(plan: VideoPlan, asked: str | None = None) -> str:
    """The language asked for, or that of the plan's words. Raises `BadInput` for one that nothing
    is written in."""
    if asked is None:
        words = " ".join((plan.title, *(shot.action for shot in plan.shots)))
        asked = next(iter(written_languages(words.lower())), "en")
    if asked not in LANGUAGES:
        raise BadInput(
            f"no script is written in {asked!r}", f"choose one of {', '.join(LANGUAGES)}"
        )
    return asked

"""A plan in words, in the language it is itself in unless another is asked for."""

from ..agent.director.languages import written_languages
from ..generator.errors import BadInput
from ..generator.plan import VideoPlan
from ..tools.script import LANGUAGES, script


def written_out(plan: VideoPlan, language: str | None = None) -> str:
    """The script of the plan. Raises `BadInput` for a language that none is written in."""
    if language is None:
        words = " ".join((plan.title, *(shot.action for shot in plan.shots)))
        language = next(iter(written_languages(words.lower())), "en")
    if language not in LANGUAGES:
        raise BadInput(
            f"no script is written in {language!r}", f"choose one of {', '.join(LANGUAGES)}"
        )
    return script(plan, language)

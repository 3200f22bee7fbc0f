"""Prices, problems and what was made, in the language of the page.

English is what `present` says; another language has the same in its own file, under `[told]` and
`[problems]`. What a language lacks is told in English.
"""

from collections.abc import Sequence
from functools import partial

from ..agent.events import Made
from ..generator.plan import DialogueLine, VideoPlan
from ..tools import dialects
from ..tools.check import Problem
from ..tools.price import Price
from .gradio_words import Words
from .present import (
    LANGUAGES,
    duration_words,
    made_words,
    plain,
    price_words,
    seconds_words,
    speaker_words,
)


def price_told(due: Price, plan: VideoPlan | None, words: Words) -> str:
    """`renders 1 of 3 shots, 6.0 s of video, about 5 s, $1.26`."""
    told = words.told
    if not told:
        return price_words(due, plan)
    if not due.to_render:
        return told["nothing_to_render"]
    count = len(due.to_render)
    rows = [
        told["renders"].format(count=count, total=len(plan.shots) if plan else count),
        told["of_video"].format(seconds=seconds_words(due.seconds)),
    ]
    if due.render_seconds:
        rows.append(told["about"].format(time=duration_words(due.render_seconds)))
    if due.dollars:
        rows.append(f"${due.dollars:.2f}")
    return told["comma"].join(rows)


def problem_told(problem: Problem, words: Words) -> tuple[str, str]:
    """What stands against the plan, and the remedy."""
    what, remedy = words.problems.get(problem.kind, ("", ""))
    if not what:
        return problem.what, problem.remedy
    return what.format(**problem.facts), remedy.format(**problem.facts)


def where_told(problem: Problem, plan: VideoPlan | None, words: Words) -> str:
    """`Shot 2`, or the whole video."""
    ids = [shot.id for shot in plan.shots] if plan else []
    if problem.where not in ids:
        return words.whole_video
    return words.shot.format(number=ids.index(problem.where) + 1)


def made_told(made: Made, plan: VideoPlan, words: Words) -> str:
    """`rendered shot 2; kept shots 1 and 3`."""
    told = words.told
    if not told:
        return made_words(made, plan)
    if not made.rendered:
        return told["all_there"]
    kept = [shot.id for shot in plan.shots if shot.id not in made.rendered]
    rows = [told["rendered"].format(shots=_numbers(made.rendered, plan, told["and"]))]
    if kept:
        rows.append(told["kept"].format(shots=_numbers(kept, plan, told["and"])))
    return told["comma"].join(rows)


def voice_told(language: str, dialect: str | None, words: Words) -> str:
    """`Chinese, Sichuanese`; a dialect of the page's own language as its speakers call it."""
    name = LANGUAGES.get(language, language)
    spoken = [words.term(name)]
    if dialect and dialect != name:
        known = dialects.find(dialect)
        own = words.told and known and known.language == words.tag
        spoken.append(known.own if own and known else words.term(dialect))
    return words.told.get("comma", ", ").join(map(plain, spoken))


def speaker_told(line: DialogueLine, plan: VideoPlan, words: Words) -> str:
    """Who says a line and how."""
    if not words.told:
        return speaker_words(line, plan)
    voiced = partial(voice_told, words=words)
    return speaker_words(line, plan, voiced, words.voice_over, words.told["and"])


def _numbers(ids: Sequence[str], plan: VideoPlan, between: str) -> str:
    """`1–4`, or each by itself."""
    numbers = sorted(at for at, shot in enumerate(plan.shots, 1) if shot.id in ids)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return between.join(map(str, numbers))

"""Wishes about how old somebody is: `she's in her forties`, `make Zuri 14, not 8`.

One rule, from a wish to a new draft. The age that looks tell gives way; no line changes. For
languages in Latin letters.
"""

import re
from functools import cache

from ....generator.plan import Character
from ..vocabulary import LANGUAGES
from .clause import Clause
from .draft import Outcome, Wish
from .lines_named import without_people
from .words import FeedbackWords, feedback_words, folded

OLDEST = 120
_SMALL = (
    *(
        "act",
        "polite",
        "filler",
        "lead",
        "is_somebody",
        "want",
        "instead",
        "and",
        "only",
        "pronoun",
    ),
    *("article", "rather_than", "correction", "also", "in_prep", "has_age"),
)
"""What may stand around an age and tells nothing more."""


def aged(wish: Wish) -> Outcome:
    """Somebody of another age, and nothing else that is told."""
    words = wish.rest.words
    people = wish.people.ids or wish.draft.people
    if not words.latin or wish.rest.quoted or len(people) != 1 or wish.shots.ids:
        return None
    bare = _without_pronouns(without_people(wish))
    told = _told(wish.rest) or _told(bare)
    if not told:
        return None
    new, span = told
    left = bare.cut(*span)
    left = words.any_meaning(*_SMALL).sub(" ", re.sub(words.number, " ", left.text))
    if re.search(r"[^\W\d_]{2,}", left):
        return None
    who = wish.plan.character(people[0])
    draft = wish.draft.with_character(who.model_copy(update={"looks": _of_that_age(who, new)}))
    for shot in draft.plan.shots:
        draft = draft.with_shot(shot.id, action=_seen_of_that_age(shot.action, who, new))
    return draft.about_people(who.id).telling(wish.reply("looks", who=who.name, what=new))


def _without_pronouns(clause: Clause) -> Clause:
    for hit in clause.values("pronoun"):
        clause = clause.cut(hit.start, hit.end)
    return clause


def _told(clause: Clause) -> tuple[str, tuple[int, int]] | None:
    """The age that a clause tells, the first of two, and where it stands."""
    words = clause.words
    if found := re.search(_phrase(words), clause.text):
        return clause.raw[slice(*found.span())].strip(), found.span()
    ties = words.any_meaning("is_somebody", "change").pattern
    small = words.any_meaning("only", "pronoun", "article", "to_before").pattern
    bare = (
        rf"(?:{ties})\s*(?:(?:{small})\s+)*(?P<n>{words.number})(?=\s*(?:$|[,.]|(?:{_no(words)})))"
    )
    found = re.search(bare, clause.text)
    if found and 0 < words.value(found["n"]) <= OLDEST:
        years = f"{words.value(found['n']):g}"
        return words.replies["aged"].format(age=years), found.span("n")
    return None


def _no(words: FeedbackWords) -> str:
    return words.any_meaning("rather_than", "denial", "instead").pattern


@cache
def _phrase(words: FeedbackWords) -> str:
    """Words that only tell an age: `in her late forties`, `14 years old`."""
    lead = (
        rf"(?:{words.pattern('in_prep').pattern})\s+(?:(?:{words.pattern('article').pattern})\s+)?"
    )
    part = words.pattern("part_of_decade").pattern
    decade = rf"(?:{lead})?(?:(?:{part})[\s-]+)?{words.pattern('decade_of_life').pattern}"
    return rf"(?:{words.pattern('years_old').pattern}|{decade})"


@cache
def _any_age() -> str:
    """An age in whichever language, also as looks tell it: `70s`, `thirties`, `19`."""
    tables = (feedback_words(tag) for tag in LANGUAGES)
    known = "|".join(_phrase(words) for words in tables if words.latin)
    return rf"(?:{known}|(?<!\w)\d{{1,3}}(?:'?s)?(?!\w))"


def _seen_of_that_age(action: str, who: Character, new: str) -> str:
    """What is seen with another age right behind a name: `Leo, 9, sniffs`."""
    told = rf"{re.escape(folded(who.name))}\s?[,(]\s?(?P<age>{_any_age()})(?=\s?[,)])"
    found = re.search(told, folded(action))
    return f"{action[: found.start('age')]}{new}{action[found.end('age') :]}" if found else action


def _of_that_age(who: Character, new: str) -> str:
    """Looks with another age in the place of the one they tell, or behind all."""
    pieces = [piece.strip() for piece in who.looks.split(",") if piece.strip()]
    old = re.compile(_any_age())
    at = next((n for n, piece in enumerate(pieces) if old.search(folded(piece))), None)
    if at is None:
        return ", ".join([*pieces, new])
    found = old.search(folded(pieces[at]))
    assert found is not None, "the piece was chosen for it"
    pieces[at] = f"{pieces[at][: found.start()]}{new}{pieces[at][found.end() :]}"
    return ", ".join(pieces)

"""Whose voice, and which lines, a wish about speaking is about."""

from dataclasses import replace

from ....generator.plan import DialogueLine
from ...planner import Question
from .draft import Wish
from .lines_named import (
    line_told,
    lines_called,
    lines_meant,
    narrates,
    of_those_named,
    ordinal_line,
    quoted_lines,
    speakers,
)
from .people_named import name_place, speaks_of_everyone
from .strangers import names_a_stranger


def unclear_whose(wish: Wish) -> Question | None:
    """Asks who is meant by a pronoun that fits several, or by a name that nobody has."""
    if wish.people.unclear:
        return wish.who(wish.people.unclear)
    return wish.who(speakers(wish)) if names_a_stranger(wish) and wish.plan.lines else None


def no_narrator(wish: Wish) -> bool:
    """Whether a narrator is to be so whom the plan does not have."""
    alone = wish.has("narration") and not (wish.people.ids or wish.clause.quoted or wish.shots.ids)
    noun = wish.rest.words.latin and not wish.draft.lines and not wish.has("line", "as_voice_over")
    return alone and noun and not any(narrates(wish, line) for line in wish.plan.lines)


def of_narrator(wish: Wish) -> Wish:
    """The wish with the narrator as who is meant: `could the narrator be a man` means no man."""
    named = any(name_place(wish.rest, who, wish.plan) is not None for who in wish.plan.characters)
    told = wish.rest.words.latin or (wish.has("voice") and not wish.has("made_to_say"))
    if named or not wish.has("narration") or not told:
        return wish
    heard = dict.fromkeys(x.character for x in wish.plan.lines if narrates(wish, x))
    return replace(wish, people=replace(wish.people, ids=tuple(heard), unclear=()))


def lines_alone(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines meant when single ones are, and not all that somebody says."""
    if wish.picked("line"):
        return lines_meant(wish)
    ordered, rest = ordinal_line(wish.clause, of_those_named(wish, wish.plan.lines))
    if ordered and rest is not wish.clause:
        return (ordered,)
    if quoted := quoted_lines(wish):
        return quoted
    if wish.shots.ids and not wish.shots.every:
        return of_those_named(wish, wish.plan.lines)
    if told := line_told(wish, of_those_named(wish, wish.plan.lines)):
        return (told,)
    if wish.people.ids:
        return ()
    if wish.has("narration"):
        return () if any(narrates(wish, line) for line in wish.plan.lines) else lines_meant(wish)
    if called := lines_called(wish):
        return called
    return tuple(line for line in wish.plan.lines if line.id in wish.draft.lines)


def whose_spoken_of(wish: Wish) -> tuple[str, ...]:
    """Whom a wish about voices means when it names nobody: the last one spoken of, or the only."""
    if wish.has("every_line") and wish.rest.values("pronoun") and len(wish.draft.people) == 1:
        return wish.draft.people  # `everything she says`
    if wish.has("every_line") or speaks_of_everyone(wish.rest):
        return speakers(wish)
    if wish.has("narration"):
        return tuple(dict.fromkeys(x.character for x in wish.plan.lines if narrates(wish, x)))
    if wish.draft.people:
        return wish.draft.people
    return speakers(wish) if len(speakers(wish)) == 1 else ()

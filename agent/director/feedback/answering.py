"""An answer to the question that is open: which of its options the user's words choose.

Knows what was asked and how people point at one of several; carries nothing out.
"""

import re
from collections.abc import Sequence

from ....generator.plan import VideoPlan
from .clause import Clause
from .draft import Asking
from .likeness import bare, content
from .people_named import people_named
from .shots_named import shots_named
from .shots_placed import counted

_DEEDS = (
    *("lengthen", "shorten", "remove_shot", "swap", "split", "merge", "another_take", "undo"),
    *("keep", "redo", "add_shot", "second", "tell_me", "wear", "music", "sounds", "subtitles"),
)
"""Meanings that make words a wish of their own and no mere answer."""


def chosen(asking: Asking, said: Clause, plan: VideoPlan) -> tuple[str, ...]:
    """Ids of the options that the words choose; () when they are no answer to this question."""
    if asking.about == "words":
        return () if said.has("asks_surely") or _is_wish(said) else (_spoken(said),)
    if exact := _same_as_an_option(asking, said):
        return exact
    if said.asks or said.has(*_DEEDS):
        return ()
    return (
        _pointed_at(asking, said, plan)
        or _by_place(asking, said)
        or _all_or_the_other(asking, said)
        or _by_words(asking, said)
    )


def _spoken(said: Clause) -> str:
    """The words to be spoken: those in quotation marks, or all of them."""
    return said.quoted[0] if said.quoted else said.raw.strip()


def _is_wish(said: Clause) -> bool:
    """Whether words that are to be spoken are rather another wish."""
    ordered = said.words.pattern("act").match(said.text.strip()) is not None
    return not said.quoted and (ordered or said.has("undo", "redo", "shot"))


def _same_as_an_option(asking: Asking, said: Clause) -> tuple[str, ...]:
    words = bare(said.unmasked(said.raw))
    options = [bare(option) for option in asking.options]
    return tuple(
        id for id, option in zip(asking.ids, options, strict=True) if words in (option, bare(id))
    )


def _pointed_at(asking: Asking, said: Clause, plan: VideoPlan) -> tuple[str, ...]:
    """Shots and people as any wish names them; a line by who says it."""
    if asking.about == "shot":
        shots, rest = shots_named(said, plan)
        return shots.ids if not rest.residue else ()
    able = [who for who in plan.characters if who.id in asking.ids] or plan.characters
    people = people_named(said, plan, able)
    if asking.about == "person":
        return tuple(id for id in people.ids if id in asking.ids) if len(people.ids) else ()
    if asking.about == "line" and people.ids and not _ordinal(said):
        lines = [line for line in plan.lines if line.id in asking.ids]
        mine = tuple(line.id for line in lines if line.character in people.ids)
        return mine if len(mine) == 1 else ()
    return ()


def _ordinal(said: Clause) -> re.Match[str] | None:
    return re.search(said.words.ordinal, said.text)


def _by_place(asking: Asking, said: Clause) -> tuple[str, ...]:
    """`the second one`, `第二个`, `2`: one of the options, in the order they were put."""
    count = len(asking.ids)
    if found := _ordinal(said):
        place = counted(said.words.place(found[0]), count)
    elif found := re.fullmatch(rf"\W*({said.words.number})\W*", said.text):
        place = round(said.words.value(found[1]))
    else:
        return ()
    return (asking.ids[place - 1],) if 0 < place <= count else ()


def _all_or_the_other(asking: Asking, said: Clause) -> tuple[str, ...]:
    """`both`, `all of them`; of two the other one; `yes` to a single one."""
    if said.has("everyone", "every_line", "every_shot", "all_of_it"):
        return asking.ids
    if len(asking.ids) == 2 and said.has("other_one"):
        return asking.ids[1:]
    consents = said.has("approve") and len(asking.ids) == 1
    return asking.ids if consents else ()


def _by_words(asking: Asking, said: Clause) -> tuple[str, ...]:
    """The one option that shares most with the words: `the warm one`."""
    words = content(said.unmasked(said.raw))
    scores = [len(words & content(option)) for option in asking.options]
    best = max(scores, default=0)
    fitting = [id for id, score in zip(asking.ids, scores, strict=True) if score == best > 0]
    return tuple(fitting) if len(fitting) == 1 else _inside(asking, said)


def _inside(asking: Asking, said: Clause) -> tuple[str, ...]:
    """The one option that holds the words."""
    words = bare(said.unmasked(said.raw))
    pairs = zip(asking.ids, asking.options, strict=True)
    fitting: Sequence[str] = [id for id, option in pairs if words and words in bare(option)]
    return tuple(fitting) if len(fitting) == 1 else ()

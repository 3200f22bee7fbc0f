"""What somebody has in place of something else: `the guard without a cap, a beret instead`.

One rule, from a wish to a new draft. The old thing goes where it is seen, and where looks tell it.
Knows people and what is seen; no lines.
"""

import re

from .clause import VALUE_KINDS, Clause
from .draft import Draft, Outcome, Wish
from .likeness import content
from .lines_named import without_people
from .replacing import seen_otherwise
from .things_told import holds
from .words import (
    WORD_END,
    WORD_START,
    article_before,
    folded,
    in_all_languages,
    swapped,
    without_article,
)

_OTHERWISE = ("line", "say", "voice", "accent", "lettering", "music", "hear", "sounds", "second")
LONGEST_THING = 5
"""Words of what somebody has."""
LONGEST_PIECE = 3
"""Words of looks that tell of one thing alone: `guantes blancos`."""


def exchanged(wish: Wish) -> Outcome:
    """`Leo con boina en vez de gorra`, `the guard without the cap, better with a beret`."""
    valued = {hit.kind for hit in wish.rest.hits} & VALUE_KINDS - {"style"}
    if len(wish.people.ids) != 1 or wish.rest.quoted or valued or wish.has(*_OTHERWISE):
        return None
    (id,) = wish.people.ids
    clause = without_people(wish)
    for template in clause.words.templates("has_instead"):
        match = template.search(clause.text)
        old, new = (_thing(clause, match.span(name)) for name in ("old", "new")) if match else "  "
        if match and _is_thing(old) and _is_thing(new) and bool(content(old) & _had(wish, id)):
            return _with_other(wish, id, old, new)
    return None


def _thing(clause: Clause, span: tuple[int, int]) -> str:
    """What a place of a template names, up to the next comma, without article and small words."""
    raw = clause.raw[slice(*span)].split(",")[0].strip(" .!")
    ends = clause.words.any_meaning("filler", "polite", "instead").pattern
    raw = raw[: len(re.sub(rf"(?:\s+(?:{ends}))+$", "", folded(raw)))]
    return raw.strip()


def _is_thing(words: str) -> bool:
    return bool(content(words)) and len(words.split()) <= LONGEST_THING


def _had(wish: Wish, id: str) -> frozenset[str]:
    """The words for what somebody has now, as looks tell it and the shots that show them."""
    shown = [shot.action for shot in wish.plan.shots if id in shot.characters]
    return content(" ".join((wish.plan.character(id).looks, *shown)))


def _with_other(wish: Wish, id: str, old: str, new: str) -> Draft:
    """The draft with the new thing in looks, and in the action where the old one is seen."""
    draft, who, bare = wish.draft, wish.plan.character(id), without_article(old)
    pieces = [piece.strip() for piece in who.looks.split(",")]
    changed = [_other(piece, bare, new) for piece in pieces]
    looks = changed if changed != pieces else [*pieces, new]
    draft = draft.with_character(who.model_copy(update={"looks": ", ".join(filter(None, looks))}))
    for shot in wish.plan.shots:
        if id in shot.characters and holds(shot.action, bare):
            seen = seen_otherwise(shot, _in_full(shot.action, bare, new), new)
            draft = draft.with_shot(shot.id, action=seen)
    return draft.about_people(id).telling(wish.reply("looks", who=who.name, what=new))


def _in_full(text: str, old: str, new: str) -> str:
    """The old thing as a text calls it: with its article, where the new one has one as well."""
    tie = in_all_languages("along_with")
    between = rf"(?:(?!(?:{tie})\s)[\w'-]+\s+){{0,2}}?"
    led = rf"{WORD_START}{article_before()}{between}{re.escape(old)}{WORD_END}"
    named = re.search(led, text, re.IGNORECASE) if without_article(new) != new else None
    return named[0] if named else old


def _other(piece: str, old: str, new: str) -> str:
    """A piece of looks with another thing in it; all of it, where it is no more than the thing."""
    if not content(old) & content(piece):
        return piece
    whole = len(piece.split()) <= LONGEST_PIECE or not holds(piece, old)
    colour = in_all_languages("colour")
    behind = re.search(rf"{re.escape(old)}\s+(?:{colour}){WORD_END}", piece, re.IGNORECASE)
    old = behind[0] if behind else old  # `casco amarillo` goes as one
    return new if whole else swapped(piece, _in_full(piece, old, new), new)

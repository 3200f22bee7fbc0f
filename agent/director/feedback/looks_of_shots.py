"""How single shots are to look: `shot 2 in black and white`, `镜头3太暗了`, `2カット目をスローで`.

One rule, from a wish that names shots and nothing else but a look, to what is seen in them: the
style of the video stays. Knows how looks are spoken of.
"""

import re

from ..vocabulary import lexicon
from .clause import INSTRUCTING, Clause
from .draft import Outcome, Wish, listed
from .picture_told import sentence, with_sentence
from .words import folded

_OF_OTHERS = ("remove", "without", "whole", "line", "music", "sounds", "lettering", "voice", "say")
_AROUND = (
    *("degree", "style_edge", "style", "light_noun", "change"),
    *("article", "is_somebody", "reason_end", "complaint"),
)
"""Meanings of words that stand around a look."""


def shot_look(wish: Wish) -> Outcome:
    """A style, a speed or the light of the shots that are named, as a sentence of what is seen."""
    present = [shot.id for shot in wish.plan.shots]
    ids = tuple(id for id in wish.shots.ids if id in present)
    if not ids or wish.shots.every or wish.rest.quoted or wish.people.ids or wish.has(*_OF_OTHERS):
        return None
    told, left = _styles(wish.rest)
    if lit := _light(wish, left):
        told, left = [*told, lit[0]], lit[1]
    if not told or _says_more(left):
        return None
    draft = wish.draft
    for id in ids:
        action = draft.plan.shot(id).action
        for look in told:
            action = with_sentence(_without_light(wish, action, look), look)
        draft = draft.with_shot(id, action=action)
    numbers = listed(str(draft.number(id)) for id in ids)
    return draft.about_shots(*ids).telling(wish.reply("action", shot=numbers, what=listed(told)))


def _styles(clause: Clause) -> tuple[list[str], Clause]:
    """The styles and speeds in a clause as sentences, and the clause without them."""
    told: list[str] = []
    left = clause
    for hit in clause.values("style"):
        told.append(sentence(clause.raw[hit.start : hit.end]))
        left = left.cut(hit.start, hit.end)
    for found in clause.words.pattern("speed").finditer(left.text):
        told.append(sentence(left.raw[found.start() : found.end()]))
        left = left.cut(*found.span())
    return told, left


def _light(wish: Wish, clause: Clause) -> tuple[str, Clause] | None:
    """How the light is to be, as a sentence, and the clause without it.

    What is too dark becomes brighter; what is warm or soft is light only where the word for it
    stands there.
    """
    words = clause.words
    for fault, wanted in (("too_dark", "brighter"), ("too_bright", "darker")):
        ending = r"\w*" if lexicon(words.language).spaced else ""
        told = rf"(?:{words.pattern(fault).pattern}){ending}"
        if founds := list(re.finditer(told, clause.text)):
            for found in founds:
                clause = clause.cut(*found.span())
            return wish.reply("lit", how=wish.reply(wanted)), clause
    named = ("light_quality", "light_tint") if clause.has("light_noun") else ("light_quality",)
    degree = words.pattern("degree").pattern
    told = rf"(?:(?:{degree})\s*)*(?:{words.any_meaning(*named).pattern})(?:\s*(?:{degree}))*"
    if not (found := re.search(told, clause.text)):
        return None
    how = clause.raw[found.start() : found.end()].strip()
    return wish.reply("lit", how=how), clause.cut(*found.span())


def _says_more(clause: Clause) -> bool:
    """Whether anything is left but words that ask for the look."""
    words = clause.words
    small = words.any_meaning(*INSTRUCTING, *_AROUND)
    return any(map(str.isalpha, small.sub(" ", clause.text)))


def _without_light(wish: Wish, action: str, look: str) -> str:
    """The action without what an earlier wish said of the light, where the look tells it anew."""
    lead = wish.reply("lit", how="")
    if not folded(look).startswith(folded(lead)):
        return action
    return re.sub(rf"\s*{re.escape(lead)}[^.。!?！？]*[.。]?", "", action).strip()

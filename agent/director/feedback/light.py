"""Wishes about the light and the mood of single shots: `第三镜太暗了，提亮一点`.

One rule, from a wish to a new draft: what is seen gets a sentence of it, and the style of the video
stays. Knows how light is spoken of; an order is never taken for what is seen.
"""

import re

from .camera import look
from .clause import Clause
from .draft import Outcome, Wish, listed
from .picture_told import full_stop, sentence
from .words import folded

LONGEST_HOW = 6
"""Words of what the light is to be like."""
_OF_OTHERS = ("remove", "without", "whole", "line", "music", "sounds", "lettering", "adds", "say")
LONGEST_LOOK = 12
"""Letters of what is said of the light in scripts without blanks."""


def light_told(wish: Wish) -> Outcome:
    """`light shot 2 with candles`, `el plano 3 más oscuro`, in languages in Latin letters."""
    words = wish.rest.words
    present = {shot.id for shot in wish.plan.shots}
    ids = wish.shots.ids or (wish.draft.shots if wish.has("pronoun", "light_noun") else ())
    ids = tuple(id for id in ids if id in present)
    if not words.latin or not ids or wish.shots.every or wish.rest.quoted or wish.people.ids:
        return None
    told = ("transition", *(() if wish.has("light_noun") else ("style", "manner")))
    valued = any(map(wish.rest.values, told))
    if valued or wish.has(*_OF_OTHERS) or not wish.has("light_noun", "light_quality"):
        return None
    how = _how(wish.rest)
    said = wish.rest.having(folded(how), how)
    if not how or said.has("act", "is_somebody") or len(how.split()) > LONGEST_HOW:
        return None
    draft, told = wish.draft, wish.reply("lit", how=how)
    noun = words.pattern("light_noun").search(wish.rest.text)
    if noun and words.any_meaning("degree", "much", "a_bit").fullmatch(folded(how)):
        told = sentence(f"{how} {noun[0]}")
    for id in ids:
        action = draft.plan.shot(id).action
        text = f"{action}{full_stop(action)} {told}{full_stop(told)}".strip()
        draft = draft.with_shot(id, action=text)
    numbers = listed(str(draft.number(id)) for id in ids)
    return draft.about_shots(*ids).telling(wish.reply("action", shot=numbers, what=told))


def _how(clause: Clause) -> str:
    """What the light is to be like, without the order and the word for light."""
    words = clause.words
    noun = words.pattern("light_noun")
    for found in noun.finditer(clause.text):
        clause = clause.cut(*found.span())
    raw = " ".join(clause.raw.split()).strip(" ,.:;")
    small = words.any_meaning(
        "act", "polite", "lead", "filler", "article", "and", "pronoun"
    ).pattern
    small = (
        rf"(?:{small}|{words.any_meaning('change', 'along_with', 'show_verb', 'in_prep').pattern})"
    )
    asked = words.any_meaning("requests", "want", "should_be").pattern
    lead = re.match(rf"(?:(?:{asked}|{small})\s+)+", folded(raw))
    raw = raw[lead.end() if lead else 0 :]
    tail = re.search(rf"(?:\s+{small})+$", folded(raw))
    return raw[: tail.start() if tail else len(raw)].strip(" ,.:;")


def light(wish: Wish) -> Outcome:
    """The light of the shots meant, in a few words of the user's."""
    ids = wish.shots.ids or wish.draft.shots
    ids = tuple(id for id in ids if any(shot.id == id for shot in wish.plan.shots))
    told = wish.has("style") and not wish.has("whole", "line", "music", "sounds")
    if wish.rest.words.latin or not ids or wish.shots.every or not told or wish.rest.quoted:
        return None
    if (
        wish.has("remove")
        or wish.people.ids
        or wish.rest.values("style")
        or wish.rest.values("manner")
    ):
        return None
    reasons = list(wish.rest.words.pattern("reason_end").finditer(wish.rest.text))
    what = look(wish, wish.rest.raw[max((why.end() for why in reasons), default=0) :])
    if not what or len(what) > LONGEST_LOOK:
        return None
    draft = wish.draft
    for id in ids:
        action = draft.plan.shot(id).action
        draft = draft.with_shot(id, action=f"{action}{full_stop(action)}{what}{full_stop(what)}")
    numbers = listed(str(draft.number(id)) for id in ids)
    return draft.about_shots(*ids).telling(wish.reply("action", shot=numbers, what=what))

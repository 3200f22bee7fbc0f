"""Wishes about what a sign looks like: `can it glow in pink neon`, `make the sign bigger`.

One rule, from a wish to a new draft: its shot gets a sentence of it, and the style of the video
stays. The words of a sign stay. For languages in Latin letters.
"""

import re

from ....generator.plan import Lettering, Shot
from .draft import Outcome, Wish
from .lettering import signs_meant
from .picture_told import full_stop
from .words import folded

_SMALL = ("polite", "lead", "filler", "pronoun", "article", "and", "requests")
_OTHER = (
    *("remove", "without", "add", "line", "say", "second", "music", "subtitles", "whole"),
    *("to_front", "to_end", "after", "before", "at_the_end", "at_the_start", "on_screen"),
)


def sign_looks(wish: Wish) -> Outcome:
    """How the one sign that is meant, or was just spoken of, is to look."""
    words = wish.rest.words
    looks = [hit for hit in wish.rest.hits if hit.kind == "style"]
    coloured = words.pattern("colour").search(wish.rest.text)
    sized = wish.has("delta") and not wish.has("lengthen", "shorten")
    if not words.latin or wish.rest.quoted or wish.has(*_OTHER):
        return None
    if not (looks or coloured or sized):
        return None
    if wish.people.ids or not (sign := _sign_meant(wish)):
        return None
    shot, text = sign
    how = _how(wish)
    if not how:
        return None
    told = f"{text.text}: {how}"
    action = f"{shot.action}{full_stop(shot.action)} {told}{full_stop(told)}"
    draft = wish.draft.with_shot(shot.id, action=action.strip()).about_shots(shot.id)
    return draft.telling(wish.reply("action", shot=draft.number(shot.id), what=told))


def _sign_meant(wish: Wish) -> tuple[Shot, Lettering] | None:
    """The only sign there is, or the one in the shot spoken of."""
    there = {*(wish.shots.ids or wish.draft.shots)}
    signs = [(s, sign) for s, sign in signs_meant(wish) if not there or s.id in there]
    pronoun = wish.draft.about == "lettering" and wish.has("pronoun")
    named = wish.has("in_scene_text", "lettering") and _names_it(wish)
    return signs[0] if len(signs) == 1 and (pronoun or named) else None


def _names_it(wish: Wish) -> bool:
    """Whether the sign is named by more than the look it is to have: `neon` is both."""
    rest = wish.rest
    for hit in rest.hits:
        rest = rest.cut(hit.start, hit.end) if hit.kind == "style" else rest
    return rest.has("lettering")


def _how(wish: Wish) -> str:
    """How it is to look, without who is asked and what it is called."""
    words = wish.rest.words
    noun = words.any_meaning("lettering", "in_scene_text").pattern
    verb = words.any_meaning("act", "change", "is_somebody").pattern
    small = words.any_meaning(*_SMALL).pattern
    lead = rf"^(?:\s*(?:{small}|{verb}|{noun})(?=\s|$))+"
    raw = wish.rest.raw.strip(" ,.?!")
    opened = re.match(lead, folded(raw))
    return raw[opened.end() if opened else 0 :].strip(" ,.?!")

"""Where in the picture a sign stands, and where not: `右下じゃなくて左上に`, `别放右下角`.

One rule, from a wish to a new draft: the sign keeps its words. For languages without capitals.
"""

import re
from dataclasses import replace

from ....generator.plan import Lettering, Shot
from .draft import Outcome, Wish
from .lettering import new_texts, signs_in, signs_meant
from .likeness import bare
from .new_speakers import is_verb_final


def placed_there(wish: Wish) -> Outcome:
    """The one sign that is meant, at the place that is told and not at the one that is denied."""
    words, text = wish.rest.words, wish.rest.text
    places = list(words.pattern("text_place").finditer(text))
    if words.latin or not places or not _is_about_a_sign(wish):
        return None
    denied = [span for place in places if (span := _denial_of(wish, place))]
    rest = wish.rest
    for span in denied:
        rest = rest.cut(*span)
    wanted = [m for m in places if not any(a <= m.start() < b for a, b in denied)]
    signs = _signs_spoken_of(wish)
    other = rest.has("remove", "without", "change", "line", "say", "subtitles") or wish.people.ids
    if len(signs) != 1 or other or not (denied or rest.has("move")):
        return None
    ((shot, sign),) = signs
    draft = replace(wish.draft.about_shots(shot.id), about="lettering")
    if not wanted:
        return draft  # the next wish tells where it goes
    place = " ".join(wish.rest.raw[slice(*m.span())] for m in wanted)
    new = tuple(_at(known, place) if known == sign else known for known in shot.lettering)
    told = wish.reply("text_added", text=sign.text, shot=draft.number(shot.id))
    return draft.with_shot(shot.id, lettering=new).telling(told)


def _at(sign: Lettering, place: str) -> Lettering:
    return sign.model_copy(update={"place": place})


def _is_about_a_sign(wish: Wish) -> bool:
    """Whether a sign there is is spoken of, by its words or as such, and no new one."""
    shown = {bare(sign.text) for _, sign in signs_in(wish)}
    quoted = wish.rest.quoted
    if new_texts(wish) or any(bare(quote) not in shown for quote in quoted):
        return False
    return bool(quoted) or wish.has("lettering", "captions") or wish.draft.about == "lettering"


def _signs_spoken_of(wish: Wish) -> list[tuple[Shot, Lettering]]:
    """The signs that a wish means, of those in the shot just spoken of where it names none."""
    signs = signs_meant(wish)
    there = [(shot, sign) for shot, sign in signs if shot.id in wish.draft.shots]
    return there if len(signs) > 1 and wish.draft.about == "lettering" else signs


def _denial_of(wish: Wish, place: re.Match[str]) -> tuple[int, int] | None:
    """Where a place stands with what denies it; None for one that is wanted."""
    words, text = wish.rest.words, wish.rest.text
    no = words.any_meaning("not_them", "denial", "rather_than").pattern
    if is_verb_final(words):
        behind = re.match(rf"\w{{0,2}}\s*(?:{no})", text[place.end() :])
        return (place.start(), place.end() + behind.end()) if behind else None
    before = words.any_meaning("not_them", "denies_before", "prohibits").pattern
    verb = words.any_meaning("move", "add").pattern
    led = list(re.finditer(rf"(?:{before})\s*(?:{verb})?\s*\w?$", text[: place.start()]))
    return (led[-1].start(), place.end()) if led else None

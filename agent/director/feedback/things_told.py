"""Whether words that stand in the places of old and new tell one thing for another.

An order to us, a name, a way to speak or a piece of a word is none. Reads a wish; changes nothing.
"""

import re

from ..vocabulary import lexicon
from .clause import MASK
from .draft import Wish
from .origins import accent_of_origin
from .pasting import speaks_to_us
from .people_named import called, people_named
from .words import folded

_OF_VOICES = ("voice", "accent", "manner_noun", "spoken_manner", "say", "narration")
MOST_LETTERS = 3
"""So many letters of a thing may look like the particle behind it."""
HIDDEN = "\ue000"
"""Stands for a letter that is no particle."""


def found_whole(wish: Wish, template: re.Pattern[str]) -> re.Match[str] | None:
    """Where a template fits, and does not end in a letter of a word: the に of おにぎり."""
    text = wish.rest.text
    match = template.search(text)
    for _ in range(MOST_LETTERS):
        if match is None or not _ends_in_a_word(wish, match):
            return match
        text = f"{text[: match.end() - 1]}{HIDDEN}{text[match.end() :]}"
        match = template.search(text)
    return None


def _ends_in_a_word(wish: Wish, match: re.Match[str]) -> bool:
    """Whether the particle that a template ends in is a letter of おにぎり."""
    words = wish.rest.words
    last = wish.rest.text[match.end() - 1 : match.end()]
    if words.latin or not words.pattern("in_post").fullmatch(last):
        return False
    behind = re.split(r"[^\w\s]", wish.rest.text[match.end() :])[0]
    return behind[:1].isalpha() and bool(wish.rest.having(behind, behind).residue)


def names_no_words(wish: Wish, old: str, new: str) -> bool:
    """Whether what is told without quotation marks is a pronoun, the whole, or an order to us."""
    pronoun = wish.clause.words.any_meaning("pronoun", "whole").fullmatch(folded(old))
    return bool(pronoun) or _only_orders(wish, new)


def _calls_somebody(wish: Wish, old: str) -> bool:
    """Whether what gives way is a name with its particle: 소희가, which no text holds as a word."""
    words = wish.rest.words
    if words.latin or not lexicon(words.language).spaced:
        return False
    particles = words.pattern("in_post").pattern
    names = (name for who in wish.plan.characters for name in called(who, wish.plan))
    return any(re.fullmatch(rf"{re.escape(folded(x))}(?:{particles})", folded(old)) for x in names)


def is_of_no_thing(wish: Wish, match: re.Match[str]) -> bool:
    """Whether nothing comes for a thing, an order to us, or another way to speak."""
    words, new = wish.rest.words, match["new"].strip()
    where = re.match(rf"(?:{words.pattern('place_prep').pattern})\s", new)
    orders = words.latin and (where or speaks_to_us(new, words))
    last = match["old"].strip(" ,，、").split()[-1:]
    bare_music = last and words.pattern("music").fullmatch(last[0])
    contrast = words.any_meaning("not_them", "denial").search(match["new"])
    orders = orders or ((bare_music or contrast) and not words.latin)  # `음악을 재즈로`: all of it
    orders = orders or _calls_somebody(wish, match["old"])
    return bool(orders) or _only_orders(wish, match["new"]) or _is_a_way_to_speak(wish, match)


def _only_orders(wish: Wish, new: str) -> bool:
    """Whether what comes for a thing is nothing: `演歌はなしにして`."""
    told = wish.rest.having(folded(new), new)
    polite = told.words.any_meaning("polite", "filler").sub(" ", told.text)
    nothing = not any(map(str.isalnum, polite))
    heard = told.has("music") and not told.words.latin  # `피아노 빼고 음악 없이 갈게요`
    return nothing or (told.has("remove", "without") and (heard or not told.residue))


def is_wording(wish: Wish, match: re.Match[str]) -> bool:
    """Whether what comes for quoted words is words, too, and no voice, accent or speaker."""
    if MASK.search(match["new"]):
        return True
    start, end = match.span("new")
    told = {hit.kind for hit in wish.rest.hits if start <= hit.start < end}
    new = wish.rest.having(match["new"], match["new"])
    spoken = told & {"dialect", "language", "manner", "speaking"} or new.has(*_OF_VOICES)
    named = any(holds(match["new"], name) for id in wish.people.ids for name in names_of(wish, id))
    if not wish.rest.words.latin and _denies_more_than_words(wish, match["old"]):
        return False
    cast = wish.rest.words.pattern("made_to_say").search(wish.rest.text, start)
    return len(wish.clause.quoted) == 1 and not (spoken or named or cast)


def _denies_more_than_words(wish: Wish, old: str) -> bool:
    """Whether more stands behind quoted words than what they are: `「…」は照れた感じじゃなくて`."""
    behind = old[[mask.end() for mask in MASK.finditer(old)][-1] :]
    known = wish.rest.words.any_meaning("line", "lettering", "as_said", "said_now", "doubt")
    left = known.sub(" ", behind)
    return bool(wish.rest.having(left, left).residue)


def _is_a_way_to_speak(wish: Wish, match: re.Match[str]) -> bool:
    """Whether `森田を関西弁に` gives somebody an accent, and makes nobody an accent."""
    old, (start, end) = folded(match["old"]), match.span("new")
    kinds = ("dialect", "language", "manner")
    told = any(
        (hit.kind in kinds or hit[:2] == ("speaking", "manner")) and start <= hit.start < end
        for hit in wish.rest.hits
    )
    new = wish.rest.having(match["new"], wish.rest.raw[start:end])
    told = told or (not new.words.latin and new.has("accent_suffix"))
    told = told or accent_of_origin(new) is not None
    named = any(holds(old, name) for id in wish.people.ids for name in names_of(wish, id))
    somebody = wish.rest.having(old, wish.rest.raw[slice(*match.span("old"))])
    named = named or bool(people_named(somebody, wish.plan, wish.plan.characters).ids)
    return told and named


def names_of(wish: Wish, id: str) -> list[str]:
    return called(wish.plan.character(id), wish.plan)


def holds(text: str, words: str) -> bool:
    return bool(words) and folded(words) in folded(text)

"""Wishes about who and what is in the picture: `put Dev in shot 2 as well`, `don't show her face`.

Each rule is a function from a wish to a new draft.
"""

import re
from dataclasses import replace

from ..scanning import Hit
from .draft import Draft, Outcome, Wish, listed
from .lines_named import talks, without_people
from .picture_told import sentence, with_sentence
from .words import folded


def put_in(wish: Wish) -> Outcome:
    """Somebody of the plan in shots where they are not yet, doing nothing in particular."""
    if not (wish.people.ids and wish.shots.ids) or wish.rest.quoted:
        return None
    if wish.has("remove", "without", "wear") or talks(wish):
        return None
    told = wish.clause if wish.rest.words.latin else wish.rest
    if not told.has("put_in") or _says_more(wish):
        return None
    draft, names = wish.draft, [wish.plan.character(id).name for id in wish.people.ids]
    for id in wish.shots.ids:
        shot = draft.plan.shot(id)
        new = tuple(who for who in wish.people.ids if who not in shot.characters)
        if not new:
            continue
        people = listed(wish.plan.character(who).name for who in new)
        told = sentence(wish.reply("also_there", who=people))
        action = with_sentence(shot.action, told)
        draft = draft.with_shot(id, characters=(*shot.characters, *new), action=action)
    numbers = listed(str(draft.number(id)) for id in wish.shots.ids)
    what = wish.reply("also_there", who=listed(names)).rstrip(".。")
    return draft.about_shots(*wish.shots.ids).telling(wish.reply("action", shot=numbers, what=what))


def _says_more(wish: Wish) -> bool:
    """Whether it tells more than who is to be there: then that is what is seen."""
    small = ("put_in", "also", "in_prep", "in_post", "filler", "polite", "article", "should_be")
    words = wish.rest.words.any_meaning(*small, "want")
    bare = without_people(wish)
    left = words.sub(" ", bare.text)
    return bool(bare.having(left, left).residue)


def not_shown(wish: Wish) -> Outcome:
    """`don't show his face`: on the list of what must not appear."""
    if wish.rest.quoted or talks(wish) or wish.has("lettering", "subtitles"):
        return None
    for template in wish.rest.words.templates("not_shown"):
        if match := template.search(wish.rest.text):
            what = wish.rest.raw[slice(*match.span("what"))].strip(" ,.，。、")
            what = what if wish.rest.words.latin else re.split(r"[,，、]\s*", what)[-1]
            return _banned(wish, what) if _is_a_thing(wish, what) else None
    return None


def _is_a_thing(wish: Wish, what: str) -> bool:
    """Whether words name something and not only somebody: who is not seen may still speak."""
    named = replace(wish, rest=wish.rest.having(folded(what), what))
    words = wish.rest.words.any_meaning("pronoun", "article", "filler", "name_lead")
    left = words.sub(" ", without_people(named).text)
    hits = [hit for hit in named.rest.hits if hit.kind in ("people", "pronoun", "name")]
    alone = len(hits) == 1 and not any(map(str.isalpha, _cut(named.rest.text, hits[0])))
    return any(map(str.isalpha, left)) and not alone


def _cut(text: str, hit: Hit) -> str:
    return text[: hit.start] + text[hit.end :]


def _banned(wish: Wish, what: str) -> Draft:
    draft = unseen(wish, wish.draft, what)
    return draft.telling(wish.reply("sound_removed_seen", what=what))


def unseen(wish: Wish, draft: Draft, what: str) -> Draft:
    """The draft with something not seen in the shots that a wish names, or in none at all.

    What is banned is banned from the whole video; a single shot is told in its action.
    """
    if not wish.shots.ids or wish.shots.every:
        return draft.banning(what)
    told = sentence(wish.reply("unseen", what=what))
    for id in wish.shots.ids:
        action = with_sentence(draft.plan.shot(id).action, told)
        draft = draft.with_shot(id, action=action)
    return draft.about_shots(*wish.shots.ids)

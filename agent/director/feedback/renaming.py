"""Wishes that somebody has another name: `call him Jack`, `别叫梁姐，叫陈姐`, `민수는 준호로 개명`.

The new name is what is left of a wish without the old one and the words around a name. Knows
people and how they are called; where nobody tells the new name, it changes nothing.
"""

import re
from dataclasses import replace

from ....generator.plan import Character
from ...planner import Question
from ..scripts import UPPER, is_latin
from ..vocabulary import lexicon
from .clause import VALUE_KINDS, Clause
from .draft import Draft, Outcome, Wish
from .lettering import in_capitals, reworded_sign, signs_in
from .likeness import bare
from .lines_named import without_people
from .naming import is_about_a_name, is_of_something_else, name_told
from .pasting import with_its_particle
from .people_named import People, called, name_in
from .replacing import said_at
from .words import WORD_END, WORD_START, article_before, folded

LONGEST_CALLED = 4
"""Letters of a name behind `叫` alone."""
LONGEST_PROPER_NAME = 2
"""Words of a name that is told by its capitals alone."""


def rename(wish: Wish) -> Outcome:
    """Somebody by another name, wherever they are called by the old one."""
    words = wish.clause.words
    if not words.latin:
        told = on_signs_too(wish) or _called_behind(wish)
        return told or _renamed_by_what_is_left(wish)
    if not wish.people.ids and wish.draft.about == "name":
        wish = replace(wish, people=People(wish.draft.people))
    for template in (*words.templates("rename"), *words.templates("rename_proper")):
        match = template.search(wish.clause.text)
        if match and _is_of_the_old_name(wish, match):
            continue
        if match and (sign := _sign_called(wish)):
            return _sign_renamed(wish, sign)
        if match and len(wish.people.ids) == 1 and not wish.rest.quoted[1:]:
            who = wish.plan.character(wish.people.ids[0])
            name = _name_alone(wish, who, said_at(wish, match.span("new")))
            plain = template in words.templates("rename")
            if name and _may_be_name(wish, name) and (plain or _is_proper(wish, match, name)):
                return renamed(wish, who, name)
    return _name_to_come(wish)


def _is_of_the_old_name(wish: Wish, match: re.Match[str]) -> bool:
    """Whether the words that lead to a name deny it: `ya no se llama Óscar`."""
    denials = wish.clause.words.pattern("called_not").finditer(wish.clause.text)
    return any(no.start() <= match.start() < no.end() == match.start("new") - 1 for no in denials)


def _name_to_come(wish: Wish) -> Draft | None:
    """Who is to have another name, where the next wish tells it: `change the clerk's name`."""
    anew = wish.has("called_not") or (wish.has("name_word") and wish.has("change"))
    other = wish.has("lettering", "line", "title_of_video", "on_screen", "voice", "wear")
    if not anew or other or len(wish.people.ids) != 1 or wish.rest.quoted or wish.shots.ids:
        return None
    return replace(wish.draft.about_people(*wish.people.ids), about="name")


def on_signs_too(wish: Wish) -> Draft | None:
    """`海报上的名字也跟着改`: the new name where the old one is read, behind a renaming."""
    before = {who.id: who.name for who in wish.draft.before.characters}
    names = {before.get(who.id, who.name): who.name for who in wish.plan.characters}
    changed = {old: new for old, new in names.items() if old != new}
    told = wish.has("lettering", "name_word") and wish.has("change", "also", "that_much")
    if wish.clause.words.latin or not changed or not told or wish.rest.quoted or wish.people.ids:
        return None
    draft = wish.draft
    for old, new in changed.items():
        for _, sign in signs_in(wish):
            if old in sign.text:
                text, ids = sign.text.replace(old, new), tuple(s.id for s in wish.plan.shots)
                draft = reworded_sign(draft, sign.text, text, ids)
                draft = draft.telling(wish.reply("text_changed", old=sign.text, new=text))
    return replace(draft, about="lettering") if draft is not wish.draft else None


def _called_behind(wish: Wish) -> Draft | None:
    """`叫阿杰`, of the one who has just become somebody else."""
    words, people = wish.rest.words, wish.draft.people
    led = words.pattern("by_name").match(wish.rest.text.strip(" ,，"))
    if words.latin or led is None or len(people) != 1 or not wish.draft.said or wish.rest.quoted:
        return None
    name = wish.rest.raw.strip(" ,，")[led.end() :].strip(" ,，。.")
    ends = words.any_meaning("polite", "filler").pattern
    name = name[: len(re.sub(rf"(?:{ends})+$", "", folded(name)))]
    told = wish.rest.having(folded(name), name)
    if not 1 < len(name) <= LONGEST_CALLED or len(told.residue) < len(name):
        return None
    valued = {hit.kind for hit in told.hits} & {*VALUE_KINDS, "people", "speaking"}
    who = wish.plan.character(people[0])
    return None if valued else renamed(wish, who, name)


def renamed(wish: Wish, who: Character, name: str) -> Draft:
    """The draft with somebody under a new name, in all that is seen."""
    draft = wish.draft.with_character(who.model_copy(update={"name": name}))
    for shot in wish.plan.shots:
        action, scene = (
            told and _called_anew(told, who.name, name) for told in (shot.action, shot.scene)
        )
        if lexicon(wish.rest.words.language).spaced:
            action = with_its_particle(wish.rest.words, action, name)
        draft = draft.with_shot(shot.id, action=action, scene=scene)
    return draft.about_people(who.id).telling(wish.reply("renamed", old=who.name, new=name))


def _name_alone(wish: Wish, who: Character, told: str) -> str:
    """A new name without the old one and what is said around it: `the guard: Bruno from now on`."""
    if not is_latin(told[:1]):
        return told
    words = wish.rest.words
    lead = words.any_meaning("name_lead", "article").pattern
    names = "|".join(map(re.escape, sorted(called(who, wish.plan), key=len, reverse=True)))
    ends = words.any_meaning("instead", "polite").pattern
    for gone in (rf"(?:(?:{lead})\s+)*{WORD_START}(?:{names}){WORD_END}", ends):
        for found in re.finditer(gone, folded(told)):
            told = told[: found.start()] + " " * len(found[0]) + told[found.end() :]
    led = re.match(rf"\s*(?:{words.pattern('name_lead').pattern})\s", folded(told))
    told = re.sub(rf"^[^{UPPER}]*(?=[{UPPER}])", "", told) if led else told
    told = re.split(r"\s{3,}|[,;:]", told.strip(" ,.:;-"))[0]
    return (
        re.sub(rf"(?:\s+[^\W\d_{UPPER}][^\s{UPPER}]*)+$", "", told) if told[:1].isupper() else told
    )


def _may_be_name(wish: Wish, name: str) -> bool:
    """Whether words may call somebody: `dos veces` does not, where others stand in capitals.

    `over` of `call the guard over` never does.
    """
    if any(wish.rest.words.pattern("no_name").fullmatch(word) for word in folded(name).split()):
        return False
    if not is_latin(name[:1]) or not name.islower() or wish.rest.quoted:
        return True
    return wish.clause.raw.islower() and len(name.split()) <= LONGEST_PROPER_NAME


def _is_proper(wish: Wish, match: re.Match[str], name: str) -> bool:
    """Whether `the mum is now Sandra` tells a name of somebody: in capitals, and no value."""
    told = wish.rest.having(folded(name), name)
    proper = name.istitle() and len(name.split()) <= LONGEST_PROPER_NAME
    who = wish.rest.having(match["who"], match["who"])
    alone = not without_people(replace(wish, rest=who)).residue or bool(who.values("people"))
    alone = alone and not wish.rest.quoted
    return alone and proper and not {hit.kind for hit in told.hits} & {*VALUE_KINDS, "people"}


def _called_anew(action: str, old: str, new: str) -> str:
    """An action with another name in it, which takes no article where the old one did."""
    if is_latin(old[:1]) and old.islower() and new[:1].isupper():
        action = re.sub(rf"{article_before()}{re.escape(old)}{WORD_END}", new, action, flags=re.I)
    return action.replace(old, new)


def _renamed_by_what_is_left(wish: Wish) -> Outcome:
    if not wish.people.ids and len(wish.draft.people) == 1:
        wish = replace(wish, people=People(wish.draft.people))
    names = tuple(
        name for id in wish.people.ids for name in called(wish.plan.character(id), wish.plan)
    )
    clause = wish.clause
    if not is_about_a_name(clause, names) or is_of_something_else(clause) or wish.shots.ids:
        return None
    new, _ = name_told(clause, names)
    known = [who for who in wish.plan.characters if bare(who.name) == bare(new)]
    told = clause.having(folded(new), new)
    people = [id for id in wish.people.ids if not _is_only_in(wish, id, told)]
    if len(people) != 1 or known:
        return wish.who(people or (who.id for who in wish.plan.characters)) if new else None
    who = wish.plan.character(people[0])
    return renamed(wish, who, new) if new else Question(reply=wish.reply("unclear"))


def _is_only_in(wish: Wish, id: str, told: Clause) -> bool:
    """Whether somebody is found in the new name alone: 陈 of 陈姐."""
    who = wish.plan.character(id)
    text = wish.clause.text.replace(told.text, " ") if told.text else wish.clause.text
    return not name_in(wish.clause.having(text, text), who, wish.plan) and len(wish.people.ids) > 1


def _sign_called(wish: Wish) -> str:
    """The sign that `the client is called SPIN TOWN now` gives other words: the one in capitals."""
    signs = {sign.text for _, sign in signs_in(wish) if sign.text.isupper()}
    named = any(who.name.isupper() for who in wish.plan.characters)
    new = in_capitals(wish.clause.raw)
    return signs.pop() if new and signs - {new} and len(signs) == 1 and not named else ""


def _sign_renamed(wish: Wish, old: str) -> Draft:
    """The draft with other words on a sign, wherever it is read."""
    new, ids = in_capitals(wish.clause.raw), tuple(shot.id for shot in wish.plan.shots)
    told = wish.reply("text_changed", old=old, new=new)
    draft = reworded_sign(wish.draft, old, new, ids)
    return replace(draft.telling(told), about="lettering")

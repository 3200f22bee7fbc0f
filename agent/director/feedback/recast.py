"""Wishes that somebody else says a line, told by whom and which, in whatever order.

One rule, from a wish to a new draft. A line is found by its own words, its place, its shot or the
one who says it now; who is to say it is the other one named.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....generator.plan import Character, DialogueLine
from .clause import VALUE_KINDS
from .draft import Draft, Outcome, Wish, fresh_id
from .lines_named import (
    is_in_a_line,
    line_told,
    narrates,
    of_those_named,
    ordinal_line,
    quoted_lines,
    without_people,
)
from .manner import manner_named
from .new_speakers import NewSpeaker, is_verb_final, somebody_new
from .newcomers import people_in
from .order import side_of
from .people_named import People, called, name_in, people_named
from .speakers import given_to
from .words import folded

_OTHER = ("add", "add_line", "move", "swap", "order_word", "wear", "second", "remove", "also")
_OTHER_KINDS = frozenset({*VALUE_KINDS, "time"})


def recast(wish: Wish) -> Outcome:
    """`第二句让小美说`, `수진 말고 태호가`, `that line: Tom, not Mei`."""
    if wish.rest.words.latin or not _is_about_casting(wish):
        return None
    denied = [id for id in wish.people.ids if _is_denied(wish, id)]
    owners = [id for id in wish.people.ids if id not in denied and _owns_a_line(wish, id)]
    takers = [id for id in wish.people.ids if id not in (*denied, *owners)]
    new = somebody_new(wish)
    takers = [id for id in takers if new is None or _is_named_beside(wish, id, new)]
    lines = _lines(wish, denied or owners)
    told = bool(denied) or (new is not None and bool(people_in(new.told)))
    mine = told and all(line.character in denied for line in lines if denied)
    if new and not takers and len(lines) == 1 and mine:
        return _given_to_new(wish, lines, new)
    if len(takers) != 1 or len(denied) > 1 or len(owners) > 1:
        return None
    (taker,) = takers
    if len(lines) != 1 or lines[0].character == taker:
        return None
    return given_to(wish, lines, taker)


def casting_denied(wish: Wish) -> Outcome:
    """`La última frase no la dice Ana`: the line that the next wish gives to somebody."""
    words = wish.rest.words
    no, it, verb = (words.pattern(name).pattern for name in ("does_not", "pronoun", "say"))
    denied = re.search(rf"(?:{no})\s+(?:(?:{it})\s+)?(?:{verb})", wish.rest.text)
    if not (words.latin and denied) or len(wish.people.ids) != 1 or wish.has("say_not"):
        return None
    if wish.rest.values("manner") or wish.rest.values("dialect") or wish.rest.values("language"):
        return None
    if any(not is_in_a_line(wish, quote) for quote in wish.clause.quoted):
        return None
    ordered, rest = ordinal_line(wish.clause, wish.plan.lines)
    line = next(iter(quoted_lines(wish)), ordered if rest is not wish.clause else None)
    theirs = line is not None and line.character in wish.people.ids
    return wish.draft.about_lines(line.id) if line and theirs else None


def in_new_words(wish: Wish) -> Draft | None:
    """The draft in which somebody else has the line that a wish then words anew.

    `아들 말고 아빠가 “…” 하는 걸로`: whoever says it instead is seen.
    """
    denied = [id for id in wish.people.ids if _is_denied(wish, id)]
    if wish.rest.words.latin or len(denied) != 1 or quoted_lines(wish):
        return None
    lines, new = _lines(wish, denied), somebody_new(wish)
    takers = [id for id in wish.people.ids if id not in denied]
    if len(lines) != 1 or not (len(takers) == 1 or (new and not takers)):
        return None
    seen = replace(wish, draft=wish.draft.with_line(lines[0].id, voice_over=False))
    lines = (seen.draft.line(lines[0].id),)
    given = given_to(seen, lines, takers[0]) if takers else _given_to_new(seen, lines, new)
    return replace(given, said=wish.draft.said) if isinstance(given, Draft) else None


def _is_named_beside(wish: Wish, id: str, new: NewSpeaker) -> bool:
    """Whether somebody of the plan is named in other words than those for somebody new."""
    text = wish.rest.text.replace(folded(new.told), " ")
    return name_in(wish.rest.having(text, text), wish.plan.character(id), wish.plan)


def _given_to_new(wish: Wish, lines: tuple[DialogueLine, ...], new: NewSpeaker | None) -> Outcome:
    """The draft with somebody new, who says some lines."""
    if new is None:
        return None
    id = fresh_id("c", (who.id for who in wish.plan.characters))
    who = Character(id=id, name=new.who.name, looks=", ".join(new.who.looks))
    return given_to(replace(wish, draft=wish.draft.with_character(who)), lines, id)


def _is_about_casting(wish: Wish) -> bool:
    """Whether nothing else is spoken of than who says which of the lines there are."""
    if any(not is_in_a_line(wish, quote) for quote in wish.clause.quoted) or side_of(wish.rest):
        return False
    if not wish.has("casts", "give_to") or _tells_how(wish):
        return False
    named = wish.clause.has("line", "say", "narration", "announcement") or wish.clause.quoted
    plain = without_people(_without_contrast(wish))  # 지우 is a name, and to take out
    kinds = {hit.kind for hit in wish.rest.hits}
    voiced = wish.has("as_voice_over", "on_camera")
    return bool(named) and not (kinds & _OTHER_KINDS or plain.has(*_OTHER) or voiced)


def _tells_how(wish: Wish) -> bool:
    """Whether a manner is named, and it is no more than `is to say it`."""
    clause = without_people(_without_contrast(wish))
    for found in clause.words.any_meaning("casts", "name_tail").finditer(clause.text):
        clause = clause.cut(*found.span())
    return manner_named(clause) is not None


def _without_contrast(wish: Wish) -> Wish:
    """The wish without `not her but`, whose words also take things out."""
    rest = wish.rest
    for found in rest.words.pattern("not_them").finditer(rest.text):
        rest = rest.cut(*found.span())
    return replace(wish, rest=rest)


def _is_denied(wish: Wish, id: str) -> bool:
    """Whether somebody is named as who is not to say it: `수진 말고`, `不是老陈`, `别让他`."""
    words, text = wish.rest.words, wish.rest.text
    no = words.pattern("not_them").pattern
    tie = words.any_meaning("name_tail", "of_it").pattern
    titled = rf"\W?(?:{words.pattern('title').pattern})?\s*(?:{tie})?\s*"
    names = map(re.escape, (*called(wish.plan.character(id), wish.plan), *_nouns_for(wish, id)))
    denied = (
        rf"{name}{titled}(?:{no})" if is_verb_final(words) else rf"(?:{no})\s*{name}"
        for name in names
    )
    return any(re.search(told, text) for told in denied)


def _nouns_for(wish: Wish, id: str) -> list[str]:
    """The nouns by which a wish calls somebody as what they are: `先生`, `사장`."""
    rest, people, found = wish.rest, wish.plan.characters, list[str]()
    for hit in rest.values("people"):
        noun = rest.having(rest.text[hit.start : hit.end], rest.raw[hit.start : hit.end])
        if people_named(noun, wish.plan, people).ids == (id,):
            found.append(noun.text)
    return found


def _owns_a_line(wish: Wish, id: str) -> bool:
    """Whether a line is named by the one who says it now: `老陈的台词`, `수진이 하는 말`."""
    words = wish.rest.words
    noun = words.any_meaning("line", "announcement").pattern
    tie = words.any_meaning("of_it", "genitive", "title", "said_now").pattern
    names = called(wish.plan.character(id), wish.plan)
    owned = rf"(?:\s*(?:{tie}))*\s*(?:{noun}|⟦)"
    speaks = any(line.character == id for line in wish.plan.lines)
    to = words.pattern("to_them").pattern
    gets = [
        rf"{re.escape(name)}{owned}(?:{to})"
        if is_verb_final(words)
        else rf"(?:{to})\s*{re.escape(name)}"
        for name in names
    ]
    if any(re.search(told, wish.rest.text) for told in gets):
        return False
    told = any(re.search(re.escape(name) + owned, wish.rest.text) for name in names)
    itself = any(words.pattern("narration").search(name) for name in names)
    return speaks and (told or itself)


def _lines(wish: Wish, owners: Sequence[str]) -> tuple[DialogueLine, ...]:
    """The lines meant, of the one who says them now where somebody does."""
    alone = replace(wish, people=People(tuple(owners)))
    among = of_those_named(alone, wish.plan.lines)
    if quoted := quoted_lines(alone):
        return quoted
    ordered, rest = ordinal_line(wish.clause, among if wish.shots.ids else wish.plan.lines)
    if rest is not wish.clause:
        return (ordered,) if ordered else ()
    if owners and wish.has("narration") and (unseen := tuple(x for x in among if x.voice_over)):
        return unseen
    if owners or wish.shots.ids:
        return among
    if wish.has("narration"):
        unseen = tuple(line for line in wish.plan.lines if line.voice_over)
        told = tuple(line for line in wish.plan.lines if narrates(wish, line))
        return told or (unseen if len(unseen) == 1 else ())
    told = line_told(wish, wish.plan.lines)
    return (told,) if told else tuple(x for x in wish.plan.lines if x.id in wish.draft.lines)

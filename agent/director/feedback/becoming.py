"""Wishes to have somebody as somebody else: of another sex or age, in another trade.

One rule, from a wish to a new draft. Who has a name of their own keeps it; who is called by what
they are is called by what they become. Knows people; no lines.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ....generator.plan import Character
from ..scripts import is_latin
from ..vocabulary import LANGUAGES, lexicon
from .accents import accent
from .clause import VALUE_KINDS, Clause
from .draft import Draft, Outcome, Wish
from .manner import dialects
from .newcomers import Newcomer, newcomer, people_in
from .people_named import FEMALE, MALE, called, name_in, people_named
from .renaming import renamed
from .replacing import seen_otherwise
from .words import folded, without_article

LONGEST_NAME = (30, 8)
"""Letters of what somebody may be called by: in Latin script, and in the others."""


def become(wish: Wish) -> Outcome:
    """`make the waiter a woman`, `老陈改成女司机，四十岁，短发`."""
    if plain := _without_accent(wish):
        outcome = become(plain)
        return accent(replace(wish, draft=outcome)) if isinstance(outcome, Draft) else None
    if wish.rest.quoted or len(wish.people.ids) != 1 or wish.has("line", "lettering", "voice"):
        return None
    who = wish.plan.character(wish.people.ids[0])
    if told := _told_alone(wish):
        return _become(wish, who, told, [])
    for new in _told(wish, who, "becomes"):
        if _is_somebody(wish, who, new[0]):
            return _become(wish, who, new[0], new[1:])
    return None


def newly_named(wish: Wish) -> Outcome:
    """`replace Petrov with Gary, a janitor`, `凛は男の子の翔太に変更`: by another name as well."""
    if wish.rest.quoted or len(wish.people.ids) != 1 or wish.has("line", "lettering", "voice"):
        return None
    who = wish.plan.character(wish.people.ids[0])
    named = (*_told(wish, who, "becomes_named"), *_told_of_the_one_before(wish))
    for new in (*named, *_told(wish, who, "becomes")):
        told = newcomer(", ".join(new), wish.rest.words)
        plain = told and _is_new(wish, told) and _is_plain(wish, who, new)
        described = told is not None and any(map(people_in, told.looks))
        if plain and (described or new in named):
            return _become(wish, who, new[0], new[1:])
    return None


def _told(wish: Wish, who: Character, table: str) -> Iterator[list[str]]:
    """What somebody is to be by the templates of a table, piece by piece."""
    for template in wish.clause.words.templates(table):
        match = template.search(wish.rest.text)
        if not match or not _is_only_named(wish, who, match.span("old")):
            continue
        pieces = [_clean(wish, piece) for piece in _pieces(wish, match.span("new"))]
        if not _denies(wish, match["old"]) and any(pieces):
            yield [piece for piece in pieces if piece]


def _told_of_the_one_before(wish: Wish) -> list[list[str]]:
    """What the one spoken of just before is to be, by name: `he's Gary, an IT guy`."""
    named = any(name_in(wish.rest, who, wish.plan) for who in wish.plan.characters)
    if named or wish.draft.people != wish.people.ids:
        return []
    templates = wish.rest.words.templates("becomes_it_named")
    found = (template.search(wish.rest.text) for template in templates)
    told = ([_clean(wish, p) for p in _pieces(wish, m.span("new"))] for m in found if m)
    return [pieces for pieces in told if any(pieces)]


def _is_new(wish: Wish, told: Newcomer) -> bool:
    """Whether nobody of the plan has the name."""
    return not any(told.name in called(other, wish.plan) for other in wish.plan.characters)


def _is_plain(wish: Wish, who: Character, pieces: list[str]) -> bool:
    """Whether the pieces tell of somebody by a name, and of no camera, seconds or other."""
    told = " , ".join(pieces)
    clause = Clause(folded(told), told, (), False, wish.rest.words)
    others = [other for other in wish.plan.characters if other.id != who.id]
    valued = {hit.kind for hit in clause.hits} & (VALUE_KINDS - {"style"})
    return not valued and not any(name_in(clause, other, wish.plan) for other in others)


def _without_accent(wish: Wish) -> Wish | None:
    """The wish without the accent that the new one has: `un señor con acento mexicano`."""
    words, hits = wish.rest.words, dialects(wish.rest)
    if not words.latin or len(hits) != 1 or len(wish.people.ids) != 1 or wish.rest.quoted:
        return None
    noun, tie = words.pattern("accent").pattern, words.pattern("along_with").pattern
    article = words.pattern("article").pattern
    name = re.escape(wish.rest.text[hits[0].start : hits[0].end])
    told = rf"\s(?:{tie})\s+(?:(?:{article})\s+)?(?:(?:{noun})\s+{name}|{name}\s+(?:{noun}))"
    found = re.search(told, wish.rest.text)
    return replace(wish, rest=wish.rest.cut(*found.span())) if found else None


def denied(wish: Wish) -> Outcome:
    """`Dee shouldn't be a guard`: who the next wish is about, which tells what they are."""
    if wish.rest.quoted or wish.has("line", "lettering", "voice"):
        return None
    for template in wish.rest.words.templates("is_nobody"):
        match = template.search(wish.rest.text)
        named = match and wish.rest.having(match["old"], wish.rest.raw[slice(*match.span("old"))])
        people = people_named(named, wish.plan, wish.plan.characters).ids if named else ()
        people = people or (wish.draft.people if match and _is_pronoun(wish, match["old"]) else ())
        if match and len(people) == 1 and people_in(match["new"]):
            return replace(wish.draft.about_people(*people), about="role")
    return None


def _denies(wish: Wish, told: str) -> bool:
    """Whether a place of a template ends in a denial: `Lola no` of `Lola no debería ser`."""
    no = wish.rest.words.any_meaning("does_not", "prohibits", "negated").pattern
    return wish.rest.words.latin and re.search(rf"(?:{no})\W*$", told) is not None


def _is_pronoun(wish: Wish, told: str) -> bool:
    """Whether words are no more than `her`."""
    hits = wish.rest.having(told, told).values("pronoun")
    return len(hits) == 1 and not (told[: hits[0].start] + told[hits[0].end :]).strip(" ,")


def _told_alone(wish: Wish) -> str:
    """What the one spoken of just before is to be, where nobody is named: `que sea enfermera`."""
    named = any(name_in(wish.rest, who, wish.plan) for who in wish.plan.characters)
    if named or wish.draft.people != wish.people.ids:
        return ""
    for template in wish.rest.words.templates("becomes_it"):
        if match := template.search(wish.rest.text):
            told = _clean(wish, wish.rest.raw[slice(*match.span("new"))])
            who = wish.plan.character(wish.people.ids[0])
            return told if _is_somebody(wish, who, told) else ""
    return ""


def _pieces(wish: Wish, span: tuple[int, int]) -> list[str]:
    """What is told of the new one, piece by piece; what follows the verb belongs to it."""
    start, end = span
    tail = re.search(r"[,，、]", wish.rest.raw[end:])
    told = wish.rest.raw[start:end]
    more = wish.rest.raw[end + tail.end() :] if tail else ""
    named = wish.rest.words.pattern("name_word").search(wish.rest.text, end)
    if named and not wish.rest.words.latin:  # `여자애로 바꿔줘요 이름은 봄이`
        more = wish.rest.raw[named.start() :]
    return re.split(r"[,，、]", f"{told},{more}" if more else told)


def _clean(wish: Wish, words: str) -> str:
    """Words without politeness and the article."""
    if not wish.rest.words.latin:  # `黒猫じゃなくて三毛猫`
        denied = list(wish.rest.words.any_meaning("not_them", "denial").finditer(folded(words)))
        words = words[denied[-1].end() if denied else 0 :]
    for small in wish.rest.words.any_meaning("polite", "instead").finditer(folded(words)):
        words = words[: small.start()] + " " * len(small[0]) + words[small.end() :]
    return without_article(" ".join(words.split()).strip(" .。"))


def _is_only_named(wish: Wish, who: Character, span: tuple[int, int]) -> bool:
    """Whether a place of a template holds somebody and nothing else."""
    clause = wish.rest
    text, raw = clause.text[slice(*span)], clause.raw[slice(*span)]
    if _is_pronoun(wish, text):
        return True
    if not name_in(clause.having(text, raw), who, wish.plan):
        return bool(people_named(clause.having(text, raw), wish.plan, wish.plan.characters).ids)
    for name in called(who, wish.plan):
        text = text.replace(name, " ")
    left = clause.words.any_meaning("name_lead", "name_tail", "article", "lead").sub(" ", text)
    return not clause.having(left, left).residue or len(left.strip()) < 3


def _is_somebody(wish: Wish, who: Character, words: str) -> bool:
    """Whether words tell what somebody is, and are no way to speak and nobody of the plan."""
    told = Clause(folded(words), words, (), False, wish.rest.words)
    if not told.words.latin and told.has("accent"):
        return False  # 熊本弁
    others = [other for other in wish.plan.characters if other.id != who.id]
    if any(name_in(told, other, wish.plan) for other in others):
        return False
    kinds = {hit.kind for hit in told.hits}
    return "people" in kinds and not kinds & (VALUE_KINDS - {"style"})


def _become(wish: Wish, who: Character, head: str, more: list[str]) -> Draft:
    """The draft with somebody as somebody else, by another name where one is told."""
    new = newcomer(", ".join((head, *more)), wish.rest.words)
    if new is None or not _is_new(wish, new):
        return _as(wish, who, _new_name(who, head), head, more)
    draft = renamed(wish, who, new.name)
    if not new.looks:
        return draft
    who = draft.plan.character(who.id)
    return _as(replace(wish, draft=draft), who, new.name, new.looks[0], list(new.looks[1:]))


def _as(wish: Wish, who: Character, name: str, head: str, more: list[str]) -> Draft:
    draft = wish.draft
    pieces = [piece for piece in re.split(r"[,，、;；]\s*", who.looks) if piece]
    kept = [piece for piece in pieces if not _sexes(piece) or _only_a_sex(piece, head)]
    kept = [piece for piece in kept if name == who.name or not people_in(piece)]
    kept = [piece for piece in kept if not _is_a_trade(piece)]
    looks = ", ".join(dict.fromkeys((head, *more, *kept)))
    draft = draft.with_character(who.model_copy(update={"name": name, "looks": looks}))
    for shot in draft.plan.shots if name != who.name else ():
        if who.id in shot.characters or who.name in shot.action:
            old = without_article(who.name)  # what is seen keeps its article
            draft = draft.with_shot(shot.id, action=seen_otherwise(shot, old, name))
    return draft.about_people(who.id).telling(wish.reply("looks", who=name, what=looks))


def _new_name(who: Character, head: str) -> str:
    """The same name, unless it is only what they were: `the boy`, 阿嬤."""
    old, new = people_in(who.name), people_in(head)
    whole = bool(old) and old[-1].end == len(who.name.rstrip())
    trade = whole and not _sexes(who.name) and bool(_sexes(head))
    if not whole or trade:
        return who.name
    if len(head) <= LONGEST_NAME[not is_latin(head[0])]:
        return head
    return head[new[-1].start : new[-1].end]


def _only_a_sex(piece: str, head: str) -> bool:
    """Whether a piece of looks tells no more than `woman`, which what she becomes leaves open."""
    plain = {folded(nouns[0]) for tag in LANGUAGES for nouns in lexicon(tag).people.values()}
    return folded(piece) in plain and bool(_sexes(piece)) and not _sexes(head)


def _is_a_trade(piece: str) -> bool:
    """Whether a piece of looks is a noun for people that tells no sex: `the guard`."""
    low = folded(without_article(piece))
    whole = any(hit.start == 0 and hit.end == len(low) for hit in people_in(low))
    return whole and not _sexes(low)


def _sexes(words: str) -> set[str]:
    """The kinds of person that words name, as far as they tell the sex."""
    return {hit.value for hit in people_in(words)} & (MALE | FEMALE)

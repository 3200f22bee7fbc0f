"""Wishes to have somebody as somebody else: of another sex or age, in another trade.

One rule, from a wish to a new draft. Who has a name of their own keeps it; who is called by what
they are is called by what they become. Knows people; no lines.
"""

import re

from ....generator.plan import Character
from ..languages import written_languages
from ..scanning import Hit, scan
from ..scripts import is_latin
from .clause import VALUE_KINDS, Clause
from .draft import Draft, Outcome, Wish
from .people_named import FEMALE, MALE, called, name_in, people_named
from .replacing import seen_otherwise
from .words import folded, without_article

LONGEST_NAME = (30, 8)
"""Letters of what somebody may be called by: in Latin script, and in the others."""


def become(wish: Wish) -> Outcome:
    """`make the waiter a woman`, `老陈改成女司机，四十岁，短发`."""
    if wish.rest.quoted or len(wish.people.ids) != 1 or wish.has("line", "lettering", "voice"):
        return None
    who = wish.plan.character(wish.people.ids[0])
    for template in wish.clause.words.templates("becomes"):
        match = template.search(wish.rest.text)
        if not match or not _is_only_named(wish, who, match.span("old")):
            continue
        new = [_clean(wish, piece) for piece in _pieces(wish, match.span("new"))]
        head, *more = [piece for piece in new if piece] or [""]
        if head and _is_somebody(wish, who, head):
            return _become(wish, who, head, more)
    return None


def _pieces(wish: Wish, span: tuple[int, int]) -> list[str]:
    """What is told of the new one, piece by piece; what follows the verb belongs to it."""
    start, end = span
    tail = re.search(r"[,，、]", wish.rest.raw[end:])
    told = wish.rest.raw[start:end]
    more = wish.rest.raw[end + tail.end() :] if tail else ""
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
    if not name_in(clause.having(text, raw), who, wish.plan):
        return bool(people_named(clause.having(text, raw), wish.plan, wish.plan.characters).ids)
    for name in called(who, wish.plan):
        text = text.replace(name, " ")
    left = clause.words.any_meaning("name_lead", "name_tail", "article", "lead").sub(" ", text)
    return not clause.having(left, left).residue or len(left.strip()) < 3


def _is_somebody(wish: Wish, who: Character, words: str) -> bool:
    """Whether words tell what somebody is, and are no way to speak and nobody of the plan."""
    told = Clause(folded(words), words, (), False, wish.rest.words)
    others = [other for other in wish.plan.characters if other.id != who.id]
    if any(name_in(told, other, wish.plan) for other in others):
        return False
    kinds = {hit.kind for hit in told.hits}
    return "people" in kinds and not kinds & (VALUE_KINDS - {"style"})


def _become(wish: Wish, who: Character, head: str, more: list[str]) -> Draft:
    draft = wish.draft
    name = _new_name(who, head)
    kept = [piece for piece in re.split(r"[,，、;；]\s*", who.looks) if piece and not _sexes(piece)]
    kept = [piece for piece in kept if name == who.name or not _people(piece)]
    looks = ", ".join(dict.fromkeys((head, *more, *kept)))
    draft = draft.with_character(who.model_copy(update={"name": name, "looks": looks}))
    for shot in draft.plan.shots if name != who.name else ():
        if who.id in shot.characters or who.name in shot.action:
            draft = draft.with_shot(shot.id, action=seen_otherwise(shot, who.name, name))
    return draft.about_people(who.id).telling(wish.reply("looks", who=name, what=looks))


def _new_name(who: Character, head: str) -> str:
    """The same name, unless it is only what they were: `the boy`, 阿嬤."""
    old, new = _people(who.name), _people(head)
    whole = bool(old) and old[-1].end == len(who.name.rstrip())
    trade = whole and not _sexes(who.name) and bool(_sexes(head))
    if not whole or trade:
        return who.name
    if len(head) <= LONGEST_NAME[not is_latin(head[0])]:
        return head
    return head[new[-1].start : new[-1].end]


def _people(words: str) -> list[Hit]:
    low = folded(words)
    return [hit for hit in scan(low, written_languages(low)) if hit.kind == "people"]


def _sexes(words: str) -> set[str]:
    """The kinds of person that words name, as far as they tell the sex."""
    return {hit.value for hit in _people(words)} & (MALE | FEMALE)

"""Wishes that a manner of speaking goes, and the words stay: `take the laugh out of his line`.

One rule, from a wish to a new draft. Knows the manners that people name by a noun of their own.
"""

import re
from collections.abc import Sequence

from ....generator.plan import DialogueLine
from ...planner import Talk
from ..vocabulary import lexicon
from .draft import Draft, Outcome, Wish
from .likeness import bare
from .lines_named import is_in_a_line, lines_meant, told_of
from .sound import names_a_sound
from .wholes import MANNERS, denied_manner
from .words import folded

LONGEST_TOLD = 20
"""Letters of a manner that is told instead, in scripts without capitals."""
LONGEST_BETWEEN = 3
"""Words between what denies a manner and the manner: `no quiero que se ría`."""
_DENIALS = ("remove", "without", "prohibits", "does_not", "forbids")


def manner_removed(wish: Wish) -> Outcome:
    """`lose the laughter on the last line`, `quita las risas de la última frase`.

    `he says it without shouting` of somebody who does not shout now tells how, and is no removal.
    """
    if lines := _called_by_manner(wish):
        return _said_plainly(wish, lines)
    told = [family for family in MANNERS if _is_denied(wish, family)]
    if len(told) != 1 or names_a_sound(wish):
        return None
    known = all(is_in_a_line(wish, quote) for quote in wish.clause.quoted)
    named = wish.people.ids or wish.clause.quoted or wish.shots.ids or wish.has("line", "say")
    how = ("should_say", "spoken_manner", "what_is_said", *(("degree",) if _is_latin(wish) else ()))
    if not known or not named or wish.has(*how):
        return None
    lines = lines_meant(wish)
    theirs = [line for line in lines if _is_said_so(wish, line, told[0])]
    if theirs and (how := _told_instead(wish, told[0])):
        return _said_so(wish, theirs, how)
    if theirs:
        return _said_plainly(wish, theirs, told[0])
    taken = wish.has("remove") and not wish.has("without", "prohibits", "does_not")
    return Talk(intent="chat", reply=wish.reply("unchanged")) if taken and lines else None


def _is_latin(wish: Wish) -> bool:
    """Whether a degree is a word, and no particle: the で of `笑わないで` is none."""
    return wish.clause.words.latin


def _said_plainly(wish: Wish, lines: Sequence[DialogueLine], family: str = "") -> Draft:
    draft = wish.draft
    for line in lines:
        left = _left_of(wish, line.delivery or "", family) if family else ""
        draft = draft.with_line(line.id, delivery=left or None)
        who = wish.plan.character(line.character).name
        told = wish.reply("delivery", who=who, how=left) if left else told_of(wish, "neutral", line)
        draft = draft.telling(told)
    return draft.about_lines(*(line.id for line in lines))


def _left_of(wish: Wish, delivery: str, family: str) -> str:
    """What is left of a manner of several: `震える声で` of `涙ぐみながら, 震える声で`."""
    gone = wish.clause.words.pattern(family)
    pieces = re.split(r"\s*[,，、]\s*", delivery)
    return ", ".join(piece for piece in pieces if not gone.search(folded(piece)))


def _told_instead(wish: Wish, family: str) -> str:
    """How it is said instead, behind what is denied: `웃지 말고 놀란 듯이 말하게`; else ""."""
    words, clause = wish.clause.words, wish.clause
    if words.latin:
        return ""
    span = denied_manner(clause, family)
    start = span[1] if span else len(clause.text)
    if lexicon(words.language).spaced:
        start = len(clause.text) - len(re.sub(r"^\w*", "", clause.text[start:]))
    ends = words.any_meaning("say", "speak", "polite", "want").search(clause.text, start)
    told = clause.raw[start : ends.start() if ends else len(clause.raw)].strip(" ,，、。.")
    left = clause.having(folded(told), told)
    return told if left.residue and not left.quoted and len(told) <= LONGEST_TOLD else ""


def _said_so(wish: Wish, lines: Sequence[DialogueLine], how: str) -> Draft:
    draft = wish.draft
    for line in lines:
        draft = draft.with_line(line.id, delivery=how)
        who = wish.plan.character(line.character).name
        draft = draft.telling(wish.reply("delivery", who=who, how=how))
    return draft.about_lines(*(line.id for line in lines))


def _called_by_manner(wish: Wish) -> list[DialogueLine]:
    """The lines whose manner is quoted to the letter as what is to go: `drop "nervously"`."""
    if len(wish.clause.quoted) != 1 or not wish.has("remove"):
        return []
    (told,) = wish.clause.quoted
    if is_in_a_line(wish, told):
        return []
    return [x for x in wish.plan.lines if x.delivery and bare(x.delivery) == bare(told)]


def _is_denied(wish: Wish, family: str) -> bool:
    """Whether the manner is what is to go, and not what tells the line: `the line he laughs`."""
    words, text = wish.clause.words, wish.clause.text
    if not words.latin:
        return denied_manner(wish.clause, family) is not None
    other = words.any_meaning("line", "shot")
    for denial in words.any_meaning(*_DENIALS).finditer(text):
        noun = words.pattern(family).search(text, denial.start())
        between = text[denial.end() : noun.start()] if noun else ""
        near = len(between.split()) <= LONGEST_BETWEEN and not other.search(between)
        if noun and near:
            return True
    return False


def _is_said_so(wish: Wish, line: DialogueLine, family: str) -> bool:
    return wish.rest.words.pattern(family).search(folded(line.delivery or "")) is not None

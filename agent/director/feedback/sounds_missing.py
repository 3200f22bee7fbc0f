"""Wishes to hear one sound for another that the plan has not: `swap the violin for rain`.

One rule: it asks, so that no music is made of the words of the wish.
"""

import re

from ...planner import Question
from .clause import Clause
from .draft import Outcome, Wish
from .likeness import content
from .sound import heard_in
from .words import folded, without_article


def other_for_missing(wish: Wish) -> Outcome:
    """Asks what is meant by a sound that is to be replaced and is heard nowhere."""
    words = wish.rest.words
    if not words.latin or wish.rest.quoted or wish.people.ids:
        return None
    old = _replaced(wish.rest)
    told = wish.rest.having(folded(old), old)
    if not old or not any(hit[:2] == ("sound", "music") for hit in told.hits):
        return None
    if words.any_meaning("music", "sounds").fullmatch(folded(old)):
        return None
    heard = " ".join(what for shot in wish.plan.shots for what in heard_in(shot.sound))
    seen = " ".join(shot.action for shot in wish.plan.shots)
    known = content(old) & content(f"{heard} {seen}")
    return None if known else Question(reply=wish.reply("not_found", old=old))


def _replaced(clause: Clause) -> str:
    """What something else is to be heard for: behind `instead of`, or in its place in a verb's."""
    for template in clause.words.templates("replace"):
        if match := template.search(clause.text):
            tie = rf"\s+(?:{clause.words.pattern('in_prep').pattern})$"
            told = clause.raw[slice(*match.span("old"))].strip(" ,.")
            return without_article(re.sub(tie, "", told))
    gone = [m.span() for m in clause.words.pattern("remove").finditer(clause.text)]
    for found in clause.words.any_meaning("replaces", "rather_than").finditer(clause.text):
        if any(start <= found.start() and found.end() < end for start, end in gone):
            continue  # `que no haya música`
        behind = re.split(r"[,.;]", clause.raw[found.end() :])[0]
        polite = clause.words.any_meaning("polite", "instead").pattern
        return without_article(
            re.sub(rf"(?:\W+(?:{polite}))+\W*$", "", behind.strip(" ,.")).strip()
        )
    return ""

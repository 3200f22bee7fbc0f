"""Somebody called by a name that nobody of the plan has: `Kerry should shout her line`.

A pronoun beside such a name means its bearer, so that it never falls on somebody else. Reads a
wish; changes nothing. For languages in Latin letters.
"""

import re

from .draft import Wish
from .people_named import name_in
from .words import folded

_NAME = re.compile(r"[^\W\d_][\w-]*")
_LEADS = ("act", "want", "and", "polite", "lead", "filler", "name_lead", "also", "article")
_VERBS = ("act", "want", "say", "speak", "voice", "is_somebody", "does_not", "prohibits")


def names_a_stranger(wish: Wish) -> bool:
    """Whether a wish begins with the name of somebody whom the plan does not have.

    A name has a capital; one that opens the wish has a verb behind it, too, since any word that
    opens a sentence has a capital.
    """
    clause, words = wish.rest, wish.rest.words
    if not words.latin or clause.quoted or clause.raw.isupper():
        return False
    if any(name_in(clause, who, wish.plan) for who in wish.plan.characters):
        return False
    lead = re.match(rf"\W*(?:(?:{words.any_meaning(*_LEADS).pattern})\W+)*", clause.text)
    start = lead.end() if lead else 0
    name = _NAME.match(clause.raw, start)
    if not name or not name[0].istitle() or words.share_known(folded(name[0])):
        return False
    if any(hit.start <= start < hit.end and hit.kind != "name" for hit in clause.hits):
        return False
    behind = clause.text[name.end() :]
    does = words.any_meaning(*_VERBS).match(behind.lstrip())
    does = does or any(
        hit.kind == "speaking" and hit.start == name.end() + 1 for hit in clause.hits
    )
    return bool(does) or behind.startswith(("'s ", "’s ")) or bool(clause.text[:start].strip())

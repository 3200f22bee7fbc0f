"""Who is spoken to, and so does not speak: `老周对小雅说`, `健一が美咲に「…」と言う`.

Reads a wish; changes nothing.
"""

import re
from dataclasses import replace

from .draft import Wish
from .people_named import People, called, name_place
from .words import folded


def without_addressed(wish: Wish) -> Wish:
    """The wish without those whom somebody else, who is named too, says something to."""
    if len(wish.people.ids) < len(("one", "other")) or not wish.clause.quoted:
        return wish
    left = tuple(id for id in wish.people.ids if not _is_spoken_to(wish, id))
    return replace(wish, people=People(left)) if left else wish


def _is_spoken_to(wish: Wish, id: str) -> bool:
    words, text = wish.clause.words, wish.clause.text
    who = wish.plan.character(id)
    at = name_place(wish.clause, who, wish.plan)
    if at is None:
        return False
    names = [folded(name) for name in called(who, wish.plan)]
    name = max((n for n in names if text.startswith(n, at)), key=len, default="")
    title, behind = words.pattern("title").pattern, words.pattern("spoken_to").pattern
    ahead = words.pattern("speaks_to").pattern
    led = re.search(rf"(?:{ahead})\s*$", text[:at]) is not None and not words.latin
    after = text[at + len(name) :]
    nouns, then = words.any_meaning("words_said", "line").pattern, words.pattern("after").pattern
    before = rf"(?:{title})?\s*(?:{nouns})\w?\s*(?:{then})"  # `달구 말 끝나면`
    spoken = re.match(rf"(?:{title})?(?:{behind})", after) or re.match(before, after)
    return led or (spoken is not None and not (words.latin and re.match(before, after)))

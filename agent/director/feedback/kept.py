"""Wishes that something stays as it is: `一个字都别改`, `don't touch her line`, `第二幕不動`.

Each rule is a function from a wish to a draft that nothing changes in. Knows what may be named so.
"""

import re
from dataclasses import replace

from .clause import VALUE_KINDS
from .draft import Outcome, Wish
from .lines_named import is_in_a_line, lines_meant
from .wholes import forbids_touching

_KEPT = ("line", "narration", "lettering", "wording", "announcement", "sounds", "music")


def left_alone(wish: Wish) -> Outcome:
    """What is said or read stays to the letter, where that is all that a clause asks."""
    if not (forbids_touching(wish.clause) or _stays(wish)) or not _names_words(wish):
        return None
    valued = {hit.kind for hit in wish.rest.hits} & {*VALUE_KINDS, "time"}
    new = any(not is_in_a_line(wish, quote) for quote in wish.clause.quoted)
    if valued or (new and not wish.has("lettering")) or wish.has("second"):
        return None
    lines = lines_meant(wish)
    draft = wish.draft.about_lines(*(line.id for line in lines)) if lines else wish.draft
    return replace(draft, about="line" if lines else draft.about)


def shot_left(wish: Wish) -> Outcome:
    """`第二幕不動`: the shot stays as it is, where no camera is spoken of."""
    words, text = wish.rest.words, wish.rest.text.strip(" ,，。.")
    alone = re.fullmatch(rf"(?:{words.pattern('left_unmoved').pattern})\W*", text)
    if not wish.shots.ids or not alone or wish.rest.quoted:
        return None
    return wish.draft.about_shots(*wish.shots.ids)


def _stays(wish: Wish) -> bool:
    """`旁白保留`: kept, and nothing is done to it."""
    kept = wish.rest.words.any_meaning("keep", "stays").sub(" ", wish.rest.text)
    left = wish.rest.having(kept, kept)
    return wish.has("keep") and not left.has("act", "delta", "remove", "only_keep", "on_camera")


def _names_words(wish: Wish) -> bool:
    """Whether what is to stay is heard or read, or is somebody: `宥婷的不要動`."""
    if wish.people.ids and forbids_touching(wish.clause) and not wish.shots.ids:
        return True
    heard = any(hit.kind == "sound" for hit in wish.rest.hits)
    return wish.clause.has(*_KEPT) or heard or bool(wish.clause.quoted)

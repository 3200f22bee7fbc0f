"""Whether a wish for one shot, which nobody can tell from the others, would fall on several.

Compares the plan before and after one wish. Knows how people call a shot by what is in it.
"""

import re

from ....generator.plan import Shot
from ..vocabulary import lexicon
from .draft import Draft, Wish

_OF_ALL = ("whole", "every_shot", "add_shot", "merge", "swap", "all_but", "each", "everyone")


def spreads(wish: Wish, after: Draft) -> bool:
    """Whether several shots change though one was meant: `no music in the one in the rain`.

    What the people of the plan wear or how they speak belongs to all shots.
    """
    if wish.shots.ids or wish.shots.every or wish.draft.answers or wish.rest.quoted:
        return False
    if wish.clause.has(*_OF_ALL) or not _calls_one_shot(wish):
        return False
    before = {shot.id: shot for shot in wish.plan.shots}
    changed = [
        shot.id
        for shot in after.plan.shots
        if shot.id in before and _seen_and_heard(before[shot.id]) != _seen_and_heard(shot)
    ]
    return len(changed) > 1


def _seen_and_heard(shot: Shot) -> tuple[object, ...]:
    """What a wish for one shot would change in it."""
    return shot.framing, shot.angle, shot.movement, shot.action, shot.sound, shot.seconds


def _calls_one_shot(wish: Wish) -> bool:
    """Whether one shot is called by what is in it: `the umbrella shot`, `打伞那个镜头`."""
    words, rest = wish.rest.words, wish.rest
    for hit in rest.values("framing"):
        rest = rest.cut(hit.start, hit.end)
    if rest.has("one_shot"):
        return True
    noun = words.pattern("shot").pattern
    beside = re.search(rf"[^\W\d]+\s(?:{noun})(?!\w*\s*\d)", rest.text)
    return not words.latin and lexicon(words.language).spaced and beside is not None

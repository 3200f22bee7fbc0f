"""Wishes about the light and the mood of single shots: `第三镜太暗了，提亮一点`.

One rule, from a wish to a new draft: what is seen gets a sentence of it, and the style of the video
stays. Knows how light is spoken of; an order is never taken for what is seen.
"""

from .camera import look
from .draft import Outcome, Wish, listed
from .picture_told import full_stop

LONGEST_LOOK = 12
"""Letters of what is said of the light in scripts without blanks."""


def light(wish: Wish) -> Outcome:
    """The light of the shots meant, in a few words of the user's."""
    ids = wish.shots.ids or wish.draft.shots
    ids = tuple(id for id in ids if any(shot.id == id for shot in wish.plan.shots))
    told = wish.has("style") and not wish.has("whole", "line", "music", "sounds")
    if wish.rest.words.latin or not ids or wish.shots.every or not told or wish.rest.quoted:
        return None
    if (
        wish.has("remove")
        or wish.people.ids
        or wish.rest.values("style")
        or wish.rest.values("manner")
    ):
        return None
    reasons = list(wish.rest.words.pattern("reason_end").finditer(wish.rest.text))
    what = look(wish, wish.rest.raw[max((why.end() for why in reasons), default=0) :])
    if not what or len(what) > LONGEST_LOOK:
        return None
    draft = wish.draft
    for id in ids:
        action = draft.plan.shot(id).action
        draft = draft.with_shot(id, action=f"{action}{full_stop(action)}{what}{full_stop(what)}")
    numbers = listed(str(draft.number(id)) for id in ids)
    return draft.about_shots(*ids).telling(wish.reply("action", shot=numbers, what=what))

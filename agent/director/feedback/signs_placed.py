"""Where a new sign is to be that is told by what is seen beside it: `on the platform`.

Compares a wish with the plan; changes nothing. For languages in Latin letters.
"""

from .clause import MASK
from .draft import Wish
from .shots_alike import shot_of_thing

_OF_SIGNS = ("lettering", "captions", "on_screen", "reads", "should_say", "article", "add")


def shot_beside(wish: Wish) -> tuple[str, ...]:
    """The one shot in which the things are seen beside which a sign is to be; () for none."""
    words = wish.rest.words
    left = words.any_meaning(*_OF_SIGNS).sub(" ", MASK.sub(" ", wish.rest.text))
    placed = words.latin and words.pattern("place_prep").search(left)
    id = shot_of_thing(wish.rest.having(left, left), wish.plan) if placed else None
    return (id,) if id else ()

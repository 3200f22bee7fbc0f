"""Which words may go into a plan as they are: those that show or sound, none that speak to us.

Knows how people talk to the one who makes the film; knows no plan.
"""

import re

from .words import FeedbackWords, folded

_ORDERS = ("opens_on", "ends_on", "merge", "split", "lengthen", "shorten", "swap", "remove_shot")


def speaks_to_us(said: str, words: FeedbackWords) -> bool:
    """Whether words are an order, or have an `I'd rather` or a `the rest as it was` in them."""
    text = folded(said).strip(" ,，、.。:：¿¡")
    if words.pattern("to_us").search(text) or words.pattern("letter").search(text):
        return True
    return words.any_meaning(*_ORDERS).match(text) is not None or _orders_a_move(text, words)


def _orders_a_move(text: str, words: FeedbackWords) -> bool:
    """Whether words begin with a verb of moving and have an end of the video in them."""
    verb = words.pattern("move").match(text)
    ends = words.any_meaning("to_front", "to_end").pattern
    return verb is not None and re.search(ends, text[verb.end() :]) is not None

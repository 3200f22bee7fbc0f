"""Which words may go into a plan as they are: those that show or sound, none that speak to us.

Knows how people talk to the one who makes the film; knows no plan.
"""

import re
import unicodedata

from ..scanning import scan
from ..scripts import RANGES
from ..text import fold
from ..vocabulary import lexicon
from .words import FeedbackWords, folded

SHORTEST_THING = 2
"""Letters of a name or a thing that is told among small words; a Han letter may be one alone."""
SHORTEST_CLOSED = 3
"""Parts of a syllable that ends in a consonant, when it is decomposed."""
_MARKS = " ,，、.。!~"
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


def thing_told(said: str, words: FeedbackWords) -> str:
    """A thing without the verbs behind it and its particle: `뱃고동 소리가 나게 해 주세요`."""
    table = lexicon(words.language)
    if words.latin or not table.spaced:
        return said
    pieces, verb = said.strip(_MARKS).split(), words.pattern("happens")
    while len(pieces) > 1 and verb.fullmatch(folded(pieces[-1].strip(_MARKS))):
        pieces.pop()
    thing = " ".join(pieces)
    if any(
        hit.kind == "sound" and hit.end == len(thing)
        for hit in scan(fold(thing), (words.language,))
    ):
        return thing  # 첼로 ends in no particle
    particles = sorted((*table.cues["subject"], *table.cues["oblique"]), key=len, reverse=True)
    bared = next((thing.removesuffix(p) for p in particles if thing.endswith(p)), thing)
    return bared if len(bared) > 1 else thing


def bared(said: str, words: FeedbackWords, longest: int) -> tuple[str, bool] | None:
    """What a stretch names, without the small words around it, and whether one leads to it.

    None where no letters are left, or more than so many; in scripts without capitals.
    """
    so, around = (words.pattern(name).pattern for name in ("names_so", "around_name"))
    small = words.any_meaning("around_name", "act", "change", "polite", "filler", "want").pattern
    name = rf"(?P<name>[{RANGES['han']}]|\S.{{{SHORTEST_THING - 1},{longest - 1}}}?)"
    if words.pattern("in_prep").pattern == words.any_of(()):  # small words stand behind
        spaced = lexicon(words.language).spaced
        ends = (
            rf"(?:{around})?(?:\s+(?:{small})\w{{0,3}})*+" if spaced else rf"(?:\s*(?:{small}))*+"
        )
        led = r"\s*" if spaced else rf"\s*(?:(?:{around})\s*)*+"
        told = rf"{led}{name}(?P<so>{so})?{ends}\W*$"
    else:
        tail = rf"(?:(?:{around})\s*)*+{name}(?:\s*(?:{around}))*+\W*$"
        told = rf".*(?P<so>{so})\s*{tail}|\s*{tail.replace('name>', 'alone>')}"
    match = re.match(told, folded(said))
    if not match:
        return None
    group = "name" if match["name"] else "alone"
    left = words.any_meaning("names_so", "around_name", "act", "change", "polite", "filler")
    if not any(map(str.isalpha, left.sub(" ", match[group]))) or re.search(r"\d", match[group]):
        return None
    return said[slice(*match.span(group))].strip(), bool(match["so"])


def with_its_particle(words: FeedbackWords, text: str, new: str) -> str:
    """The text with the particle behind a new thing that goes with its last syllable."""
    closed = len(unicodedata.normalize("NFD", new[-1])) >= SHORTEST_CLOSED
    for pair in words.variants("particles").split():
        wrong, right = (pair[1], pair[0]) if closed else (pair[0], pair[1])
        text = re.sub(rf"({re.escape(new)}){wrong}(?=\s|$)", rf"\1{right}", text)
    return text

"""What goes on over a full stop: the parts of a split shot, the picture of a new one.

Knows how people tell of parts and sides; knows no plan.
"""

import re

from .clause import Clause, seconds_pattern
from .picture_told import is_picture_alone
from .shots_pictured import nouns_behind
from .wholes import has_seconds
from .words import FeedbackWords

_FIRST_PARTS, _SECOND_PARTS = ("first_half", "first_part"), ("second_half", "second_part")


def with_parts_behind(pieces: list[Clause]) -> list[Clause]:
    """The pieces with what the parts of a split shot hold joined to it, over full stops, too."""
    found: list[Clause] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and (_goes_on_splitting(last, piece) or _tells_a_side(last, piece)):
            found[-1] = last.having(f"{last.text}, {piece.text}", f"{last.raw}, {piece.raw}")
        else:
            found.append(piece)
    return found


def with_pictures_behind(pieces: list[Clause]) -> list[Clause]:
    """The pieces with the picture of a new shot joined to the seconds that are added at an end."""
    found: list[Clause] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and _adds_at_an_end(last) and is_picture_alone(piece) and not piece.quoted:
            found[-1] = last.having(f"{last.text}, {piece.text}", f"{last.raw}, {piece.raw}")
        else:
            found.append(piece)
    return found


def _adds_at_an_end(piece: Clause) -> bool:
    """Whether seconds come at an end of the video, and nothing tells of what: `最後に4秒足して`."""
    ends = piece.has("at_the_end", "at_the_start") and not piece.words.latin
    more = piece.quoted or piece.has("shot", "add_shot", "music", "sounds", "lettering", "line")
    return ends and piece.has("add", "lengthen", "longer") and has_seconds(piece) and not more


def _goes_on_splitting(last: Clause, piece: Clause) -> bool:
    """Whether a piece tells of a part, or goes on where the one before ends in its length."""
    words = last.words
    if not last.has("split") or piece.has("split"):
        return False
    if words.latin:
        halves = piece.has("second_half") and last.has("first_half") and not last.has("second_half")
        opens = piece.has("first_half") and not has_seconds(last)
        return (has_seconds(piece) and (halves or opens)) or _tells_what_follows(last, piece)
    if piece.quoted or piece.has("idle") or re.search(numbered_shot(words), piece.text):
        return False
    ends = [m.end() for m in seconds_pattern(words).finditer(last.text)][-1:]
    tail = last.text[ends[0] :] if ends else ""
    told = last.has(*_FIRST_PARTS) and bool(ends) and not last.having(tail, tail).residue
    deed = piece.has("act", "lengthen", "shorten", "whole", "add", "shot", "every_shot", "each")
    alone = has_seconds(piece) and not deed  # `떨어뜨리는 데까지 2초`
    return tells_a_part(piece) or alone or (told and not has_seconds(piece))


def _tells_what_follows(last: Clause, piece: Clause) -> bool:
    """Whether `then the cook laughing` goes on with what a shot is split into, in turn."""
    words = last.words
    order = list(words.pattern("split").finditer(last.text))[-1]
    then = words.pattern("next_part")
    opened = ":" in last.text[order.end() :] or then.search(last.text, order.end())
    led = then.match(piece.text.strip(" ,"))
    tail = piece.text.strip(" ,")[led.end() :].strip() if led else ""
    other = words.pattern("act").match(tail) or piece.has("shot", "line", "whole") or piece.quoted
    return bool(opened and tail) and not other


def tells_a_part(piece: Clause) -> bool:
    """Whether a piece says what one part of a split shot holds: `then 3 s of her talking`."""
    words, text = piece.words, piece.text.strip()
    then = words.pattern("next_part").match(text)
    if piece.has(*_FIRST_PARTS, *_SECOND_PARTS) or (then and has_seconds(piece)):
        return not words.latin or piece.has("first_half", "second_half") or has_seconds(piece)
    return not words.latin and bool(then or seconds_pattern(words).match(text))


def _tells_a_side(last: Clause, piece: Clause) -> bool:
    """Whether a piece tells one side of a split shot: `앞은 간판만 3초`, `대사는 뒤쪽에`."""
    if not last.has("split"):
        return False
    side = piece.words.any_meaning("front_part", "back_part")
    told = side.match(piece.text.strip(" ,，、")) is not None
    numbered = re.search(
        rf"{piece.words.number}\s*(?:{piece.words.pattern('shot').pattern})", piece.text
    )
    told = told or (piece.has("line") and side.search(piece.text) is not None)
    return told and not numbered and not piece.quoted


def numbered_shot(words: FeedbackWords) -> str:
    """A shot called by its number, as an expression."""
    noun = words.pattern("shot").pattern
    return rf"(?:{noun})\s*{words.number}|{words.ordinal}\s*(?:{noun})"


def calls_by_words(last: Clause) -> bool:
    """Whether a piece only calls a shot by what is said in it: `「売り切れ」って言うところ、`."""
    words = last.words
    if words.latin or not last.quoted:
        return False
    said = words.any_meaning("as_said", "say", "of_it", "said_now", "shot").pattern
    called = rf"\W*⟦\d+⟧(?:\s*(?:{said}))*\s*\w{{0,2}}\s*(?:{nouns_behind(words).pattern})\W*"
    return re.fullmatch(called, last.text) is not None


def stands_beside_a_line(last: Clause, piece: Clause) -> bool:
    """Whether a piece only tells beside whose line the words of the next are said."""
    words = last.words
    noun, tie = words.any_meaning("line", "words_said").pattern, words.pattern("genitive").pattern
    then = words.any_meaning("after", "before").pattern
    ends = rf"(?:{noun})(?:\s*(?:{tie}))?\s*(?:{then})\w{{0,2}}\W*$"
    told = not (words.latin or last.quoted) and re.search(ends, last.text) is not None
    return told and bool(piece.quoted) and not last.has("act", "remove")

"""What stands around wishes and asks for nothing: greetings, thanks, `leave the rest alone`.

Knows how people are polite; knows no plan and no wish.
"""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from ..scripts import LOWER, RANGES
from .words import FeedbackWords

if TYPE_CHECKING:
    from .clause import Clause

_SIGNS = "➡➜➔⟶"
"""Signs among the pictures that stand for words of change."""
_POLITE = ("courtesy", "chat", "approve", "idle", "addressed")
_DEEDS = (
    *("act", "delta", "remove", "keep", "add", "move"),
    *("swap", "lengthen", "shorten", "split", "second"),
)
_WANTS = (
    *("delta", "remove", "swap", "lengthen", "shorten", "split", "merge", "second", "want"),
    *("shot", "line", "complaint", "doubt", "another_take", "add_shot", "instead", "move"),
)
_VALUES = frozenset({"framing", "angle", "movement", "aspect", "dialect", "language", "manner"})
_AGAIN = ("remove", "without", "add", "change", "swap")
"""Deeds that may be told twice."""
_BESIDE = ("filler", "polite", "degree", "whole", "every_shot", "lead", "a_bit")
_ON_THE_REST = (
    "lasts",
    "second",
    "shot",
    "line",
    "sounds",
    "voice",
    "in_prep",
    "in_post",
    "of_it",
    "people",
)


def is_courtesy(piece: "Clause") -> bool:
    """Whether a piece is nothing but politeness, praise, or `the rest stays`."""
    if piece.quoted or (piece.has("delta") and piece.has("act")):
        return False
    told = _says_only(piece, *_POLITE) or _leaves_the_rest(piece) or _is_of_a_letter(piece)
    return told or praises(piece) or _tells_what_was(piece)


def _is_of_a_letter(piece: "Clause") -> bool:
    """`the team loved it`, `quedo atento`: what stands in a letter and wants nothing done."""
    wants = piece.has(*_WANTS) or any(hit.kind in _VALUES for hit in piece.hits)
    return piece.has("letter") and not wants


def repeats_wish(last: "Clause", piece: "Clause") -> bool:
    """Whether a piece only says once more that something is to be done: `そうして`."""
    words = piece.words
    if piece.quoted or piece.has("undo", "redo", "approve"):
        return False
    so = words.pattern("do_so").sub(" ", piece.text)
    known = ("polite", "filler", "act", "interjection", "idle")
    told = so != piece.text and (last.quoted or last.has("act", "want", "instead", *_AGAIN))
    again = any(last.has(x) and piece.has(x) for x in _AGAIN)
    told = told or (again and not words.latin and not only_remarks(last))
    if words.latin and last.has("second") and not piece.has("second"):
        told = told or piece.has("lengthen", "shorten")  # `make it 45 s, can you stretch it?`
        known = (*known, "lengthen", "shorten", "want", "requests", "pronoun")
    left = words.any_meaning(*known, *_AGAIN).sub(" ", so)
    return bool(told) and not any(map(str.isalnum, left))


def tells_only(piece: "Clause") -> bool:
    """Whether a piece wants nothing: `my director has seen it and we're both happy`."""
    also = piece.words.pattern("also").pattern
    if piece.words.latin and (found := re.search(rf"(?:{also})\W*$", piece.text)):
        piece = piece.cut(*found.span())  # `the client is happy too`
    wants = piece.quoted or piece.has("act", "add", "remove", "keep", *_WANTS)
    valued = any(hit.kind in _VALUES - {"manner"} or hit.kind == "style" for hit in piece.hits)
    return not (wants or valued or re.search(piece.words.number, piece.text))


_ASKS = ("want", "suggests", "polite", "wants_it")


def only_remarks(piece: "Clause") -> bool:
    """Whether a piece only tells an impression, how it is, or what may be: `위험해 보여요`.

    What ends so and still says what is to be done (`밝으면 좋을 것 같아요`) is a wish.
    """
    words, wants = piece.words, (*_ASKS, "remove", "change", "instead")
    ends = words.any_meaning("filler", "chat", "laughs").pattern
    told = re.search(rf"(?:{words.pattern('remark_end').pattern})(?:{ends}|\W)*$", piece.text)
    impression = told is not None and not (piece.quoted or piece.has(*wants))
    impression = impression or (piece.has("not_now") and not piece.quoted) or permits(piece)
    return impression or _tells_of_somebody(piece)


def permits(piece: "Clause") -> bool:
    """Whether a piece only allows what may come of a wish: `短くなっても構いません`."""
    ends = piece.words.any_meaning("filler", "chat", "polite").pattern
    told = rf"(?:{piece.words.pattern('permits').pattern})(?:{ends}|\W)*$"
    return not piece.quoted and re.search(told, piece.text) is not None


def _tells_of_somebody(piece: "Clause") -> bool:
    """Whether a piece tells in passing how it is with him, her or the client."""
    opens = any(not piece.text[: hit.start].strip() for hit in piece.values("pronoun"))
    opens = opens or piece.words.pattern("to_us").match(piece.text.strip()) is not None
    return opens and not piece.words.latin and tells_only(piece)


def _tells_what_was(piece: "Clause") -> bool:
    """`こちらの原稿ミスでした`: how it came about, which wants nothing."""
    told = piece.words.pattern("it_was").pattern
    named = piece.has("sounds", "music", "lettering", "wear", "voice", "say", "people")
    if piece.has("wants_it"):
        return False
    return tells_only(piece) and not named and re.search(rf"(?:{told})\W*$", piece.text) is not None


def praises(piece: "Clause") -> bool:
    """`鉄男さん渋くて最高です`: what somebody likes, up to the end, and nothing wanted."""
    if piece.words.latin or piece.quoted or not piece.has("liked"):
        return False
    wants = piece.has("delta", "second", "want", "complaint", "doubt", "instead", "keep")
    if wants or any(hit.kind in _VALUES for hit in piece.hits):
        return False
    ends = piece.words.any_meaning("filler", "chat", "polite").pattern
    liked = piece.words.pattern("liked").pattern
    return re.search(rf"(?:{liked})(?:{ends}|\W)*$", piece.text) is not None


def _says_only(piece: "Clause", *meanings: str) -> bool:
    words = piece.words
    if not piece.has(*meanings):
        return False
    left = words.any_meaning(*meanings, *_BESIDE).sub(" ", piece.text)
    return not any(map(str.isalnum, left))


def _leaves_the_rest(piece: "Clause") -> bool:
    """`其余的都不用动`, `あとは完璧です`, `나머지는 그대로 둬 주세요`."""
    if not (piece.has("the_rest") and piece.has("stays", "keep", "idle")):
        return False
    known = ("the_rest", "stays", "keep", "idle", "act", "article", "prohibits", *_ON_THE_REST)
    known = (*known, "touch", "touch_not")
    left = piece.words.any_meaning(*_POLITE, *_BESIDE, *known).sub(" ", piece.text)
    return not any(map(str.isalnum, left))


def without_emoji(text: str) -> str:
    """A text with blanks for its 🙏 and 😂, which say nothing that could be done."""
    return "".join(" " if _is_emoji(letter) else letter for letter in text)


def _is_emoji(letter: str) -> bool:
    return letter > "\u2600" and unicodedata.category(letter) == "So" and letter not in _SIGNS


def without_courtesy(piece: "Clause") -> "Clause":
    """A piece without the `麻烦` before its wish and the `플리즈` behind it."""
    words = piece.words
    opens, closes = _edges(words)
    joint, when = (words.pattern(name).pattern for name in ("and", "meanwhile"))
    happens = re.match(rf"\W*(?:(?:{joint})\s+)?(?:{when})\s", piece.text)
    for edge in (opens, closes):
        if (match := edge.search(piece.text)) and match[0].strip():
            if happens and edge is closes and match[0][0].isspace():
                continue  # `when the hall cheers`
            cut = piece.cut(*match.span())
            piece = cut if any(map(str.isalnum, cut.text)) else piece
    return piece


@cache
def _edges(words: FeedbackWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Polite words at the beginning of a piece, and at its end."""
    parted = f"{LOWER}{RANGES['hangul']}"
    mark = r"[^\w⟦⟧]*"
    one = rf"(?<![{parted}])(?:{words.pattern('courtesy').pattern})(?![{parted}])"
    return re.compile(rf"^(?:{mark}{one})+{mark}"), re.compile(rf"(?:{mark}{one})+{mark}$")


def without_tag(sentence: "Clause") -> "Clause":
    """A sentence without its `可以吗`, which wants consent and no answer."""
    tags = sentence.words.pattern("tag_question").pattern
    tag = re.search(rf"[\s,，、]*(?:{tags})\W*$", sentence.text)
    left = (
        sentence.having(sentence.text[: tag.start()], sentence.raw[: tag.start()]) if tag else None
    )
    if not left or not left.has(*_DEEDS):
        return sentence
    return left

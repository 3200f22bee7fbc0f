"""Where a message pauses: the ends of its sentences, its commas, and what people write for them.

Knows marks, blanks and laughter; reads no wish.
"""

import re
from collections.abc import Iterable

from ..scripts import RANGES, is_latin
from ..vocabulary import LANGUAGES, lexicon
from .words import FeedbackWords, folded

_UNSPACED = RANGES["kana"] + RANGES["han"]
"""Letters of scripts in which a blank is a pause."""
_SENTENCE_END = re.compile(
    r"[。！？；;\n]+|…{2,}|[.!?…]+(?=\s|$|⟧)|(?<=⟧)[.!?]+|(?<=[^\W\d])[~〜～]+(?=\s|$)"
)
_GAP = re.compile(r"[ \u3000]+(?=[^\W\d_][^.!?。！？\n]{9,})")
"""A blank before words enough for another wish."""
_WORDS_OF_ONE_LETTER = "AIOY"
"""Letters that may end a sentence as words: `no, I.`, `sí o no, ¿y?`"""
_COMMA = re.compile(
    rf"(?<=[{_UNSPACED}⟧])\s+[/／]\s+|"
    r",(?!\d)|[，、](?!\d)|\s+[-–—]+\s+|—+|:\s*\n"
    rf"|(?<=[{_UNSPACED}])[ \u3000]+(?=[{_UNSPACED}])|\u3000+"
)


def _ends(text: str, words: FeedbackWords) -> Iterable[tuple[int, int]]:
    """Where sentences end: at marks, and before a blank at laughter or a verb: `해 주세요`."""
    laughs = rf"(?:{words.pattern('laughs').pattern})+[)）]?(?=\s|$|[^\w\s])"
    ends = (
        end
        for end in _SENTENCE_END.finditer(text)
        if not (_abbreviates(text, end) or _counts(text, end, words))
    )
    asked = words.pattern("ends_asking").finditer(folded(text))
    said = (gap for verb in asked if (gap := _GAP.match(text, verb.end())))
    found = (*ends, *re.finditer(laughs, folded(text)), *said)
    return sorted(match.span() for match in found)


def _counts(text: str, end: re.Match[str], words: FeedbackWords) -> bool:
    """Whether a full stop goes with the sign before a number: `shot no. 3`."""
    noun, sign = (words.pattern(name).pattern for name in ("shot", "number_sign"))
    named = re.search(rf"(?:{noun})\s+(?:{sign})$", folded(text[: end.start() + 1]))
    return named is not None and text[end.end() :].lstrip()[:1].isdigit()


def _abbreviates(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop goes with a title or a letter before it: `Mr. Bhatt`, `T. rex`."""
    word = re.search(r"(?<![^\W\d_])[^\W\d_]+$", text[: end.start()]) if end[0] == "." else None
    if word is None or not is_latin(word[0][0]):
        return False
    titles = {name for tag in LANGUAGES for name in lexicon(tag).cues["name_prefix"]}
    goes_on = text[end.end() :].lstrip()[:1].islower()
    alone = len(word[0]) == 1 and word[0].isupper() and word[0] not in _WORDS_OF_ONE_LETTER
    return (alone and goes_on) or f"{word[0].casefold()}." in titles


def sentences(text: str, words: FeedbackWords) -> Iterable[tuple[str, bool]]:
    """Each sentence and whether it ends in a question mark."""
    start = 0
    for end, begin in _ends(text, words):
        if text[start:end].strip():
            yield text[start:end], bool(set(text[end:begin]) & set("?？"))
        start = begin
    if text[start:].strip():
        yield text[start:], False


def at_commas(sentence: str, words: FeedbackWords) -> list[str]:
    """The sentence cut at its commas, but for one in a row of shots: `3、4镜`, `二、三合成一个`."""
    if words.latin:
        return _COMMA.split(sentence)
    listed = rf"{words.number}(?P<comma>、)(?={words.number}\s*(?:{_behind_a_row(words)}))"
    joint = {match.start("comma") for match in re.finditer(listed, folded(sentence))}
    kept = "".join("\0" if at in joint else letter for at, letter in enumerate(sentence))
    return [piece.replace("\0", "、") for piece in _COMMA.split(kept)]


def _behind_a_row(words: FeedbackWords) -> str:
    """What follows the last of several numbers that are shots."""
    deeds = ("shot", "number_tail", "merge", "swap", "each", "remove_shot", "in_post")
    return words.any_meaning(*deeds).pattern

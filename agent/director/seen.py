"""What a shot shows, in the user's words: without camera, lengths, quotations and words of saying.

Knows stretches of the text and what was read in them; settles no facts.
"""

import re
from collections.abc import Sequence

from .cast import Cast, Mention
from .speech import Line
from .text import Span, Text
from .vocabulary import Hit

_CLAUSE = re.compile(r"[^,;，、；：。.!?！？\n]+[,;，、；：。.!?！？\n]*")
_CAMERA_KINDS = ("framing", "angle", "movement", "unit", "aspect", "transition")
_LEFT_OVER = 3
"""Letters that may be left of a clause which only says that somebody speaks."""
_LEAD = re.compile(
    r"^(?:of|on|de|del|over|in|の|に|から|is|as|shot)(?:\s+|(?<=[のに])|(?<=から))", re.I
)
_JOINT = re.compile(r"\s+(?:and|y|&|then|while|but)\s+|[,，、;；]\s*")


def without_camera(text: Text, span: Span) -> str:
    """The clauses of a stretch that say more than framing, movement and length."""
    kept = [
        shown
        for match in _CLAUSE.finditer(text.raw, span.start, span.end)
        if (shown := _shown_clause(text, Span(match.start(), match.end())))
    ]
    words = " ".join(" ".join(kept).split()) if text.lexicon.spaced else "".join(kept)
    return re.sub(r"^(?:of|de)\s+", "", words)


def _shown_clause(text: Text, clause: Span) -> str:
    hits = [h for h in text.hits_in(clause) if h.kind in _CAMERA_KINDS]
    if not hits:
        return text.raw[clause.start : clause.end]
    masked = _masked(text, clause, hits)
    if _letters(re.sub(r"\b(?:of|the|a|an|de|la|el|un|una|shot|plano|\d+)\b", "", masked)) <= 2:
        return ""
    start = clause.start
    for hit in hits:
        if not text.raw[start : hit.start].strip(" -–—*:：") and hit.kind in ("framing", "angle"):
            start = hit.end
    words = text.raw[start : clause.end]
    if start == clause.start:
        return words
    return _LEAD.sub("", words.lstrip(" -–—*:："))


def _masked(text: Text, span: Span, hits: Sequence[Hit | Mention]) -> str:
    letters = list(text.raw[span.start : span.end])
    for hit in hits:
        for at in range(hit.start - span.start, hit.end - span.start):
            letters[at] = " "
    return "".join(letters)


def _letters(words: str) -> int:
    return sum(letter.isalnum() for letter in words)


def before_speech(text: Text, span: Span) -> Span:
    """What leads to a quotation, without its last clause where that only says who speaks."""
    verb = next(iter(reversed(list(text.within(span, "speaking")))), None)
    if verb is None:
        return span
    joints = list(_JOINT.finditer(text.raw, span.start, verb.start))
    return Span(span.start, joints[-1].start()) if joints else span


def only_speaks(text: Text, cast: Cast, spans: list[Span]) -> bool:
    """Whether stretches say no more than who speaks and how."""
    left = 0
    for span in spans:
        hits = [h for h in text.hits_in(span) if h.kind != "place"]
        masked = _masked(text, span, [*hits, *cast.within(span)])
        left += _letters(re.sub(r"\b(?:the|a|an|his|her|el|la|un|una|con)\b", "", masked))
    return left <= _LEFT_OVER


def spoken_in(lines: list[Line], span: Span) -> list[Line]:
    """The lines whose words begin in a stretch."""
    return [line for line in lines if span.start <= line.start < span.end]

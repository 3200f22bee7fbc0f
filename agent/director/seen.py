"""What a shot shows, in the user's words: without camera, lengths, quotations and words of saying.

Knows stretches of the text and what was read in them; settles no facts.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from .cast import Cast, Mention
from .grammar import joint
from .scripts import any_of, joined
from .speech import Line
from .text import Span, Text
from .vocabulary import Hit, lexicon

_CLAUSE = re.compile(r"[^,;，、；：。.!?！？\n]+[,;，、；：。.!?！？\n]*")
_CAMERA_KINDS = ("framing", "angle", "movement", "unit", "aspect", "transition")
_LEFT_OVER = 3
"""Letters that may be left of a clause which only says that somebody speaks."""


def without_camera(text: Text, span: Span) -> str:
    """The clauses of a stretch that say more than framing, movement and length."""
    kept = [
        shown
        for match in _CLAUSE.finditer(text.raw, span.start, span.end)
        if (shown := _shown_clause(text, Span(match.start(), match.end())))
    ]
    words = " ".join(" ".join(kept).split()) if text.lexicon.spaced else "".join(kept)
    return without_lead(text, words)


def without_lead(text: Text, words: str, behind_framing: bool = False) -> str:
    """Words without the `of` they begin with; behind a framing, without any word that leads on."""
    patterns = _leads(text.languages) if behind_framing else _owning(text.languages)
    lead = patterns.match(words)
    return words[lead.end() :] if lead else words


@cache
def _owning(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a word between a thing and its owner at the head of a clause: `of `."""
    return re.compile(rf"{any_of(joined(lexicon(tag).grammar.owned_by for tag in languages))}\s+")


@cache
def _leads(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a word between a framing and what it shows at the head of what is left."""
    parts = [
        any_of(words.wording.leads) + (r"\s+" if words.spaced else r"\s*")
        for words in map(lexicon, languages)
    ]
    return re.compile(f"(?:{'|'.join(parts)})", re.IGNORECASE)


@cache
def _articles(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the small words of a framing that is named with no more: `a shot of the`."""
    tables = [lexicon(tag) for tag in languages]
    small = joined(
        (*w.naming.definite, *w.naming.indefinite, *w.grammar.owned_by, *w.cues["shot"][:1])
        for w in tables
    )
    return re.compile(rf"\b(?:{any_of(small)}|\d+)\b")


@cache
def _companions(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the small words beside somebody who only speaks: `with a`."""
    tables = [lexicon(tag) for tag in languages]
    small = joined((*words.cues["article"], *words.wording.along) for words in tables)
    return re.compile(rf"\b{any_of(small)}\b")


@cache
def _joints(languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{joint(languages)}|&)\s+|[,，、;；]\s*")


def _shown_clause(text: Text, clause: Span) -> str:
    hits = [h for h in text.hits_in(clause) if h.kind in _CAMERA_KINDS]
    if not hits:
        return text.raw[clause.start : clause.end]
    masked = _masked(text, clause, hits)
    if _letters(_articles(text.languages).sub("", masked)) <= 2:
        return ""
    start = clause.start
    for hit in hits:
        if not text.raw[start : hit.start].strip(" -–—*:：") and hit.kind in ("framing", "angle"):
            start = hit.end
    words = text.raw[start : clause.end]
    if start == clause.start:
        return words
    return without_lead(text, words.lstrip(" -–—*:："), behind_framing=True)


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
    joints = list(_joints(text.languages).finditer(text.raw, span.start, verb.start))
    return Span(span.start, joints[-1].start()) if joints else span


def only_speaks(text: Text, cast: Cast, spans: list[Span]) -> bool:
    """Whether stretches say no more than who speaks and how."""
    left = 0
    for span in spans:
        hits = [h for h in text.hits_in(span) if h.kind != "place"]
        masked = _masked(text, span, [*hits, *cast.within(span)])
        left += _letters(_companions(text.languages).sub("", masked))
    return left <= _LEFT_OVER


def spoken_in(lines: Sequence[Line], span: Span) -> Sequence[Line]:
    """The lines, given by place, whose words begin in a stretch."""
    first = bisect_left(lines, span.start, key=lambda line: line.start)
    last = bisect_left(lines, span.end, key=lambda line: line.start)
    return lines[first:last]

"""What a shot shows, in the user's words: without camera, lengths, quotations and words of saying.

Knows stretches of the text and what was read in them; settles no facts.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from .bans import is_plain_ban
from .cast import Cast, Mention
from .hearing import is_only_heard
from .order import ordered, without_tail
from .picture import is_somebodys
from .scanning import Hit
from .scripts import any_of, joined
from .spoken import Line
from .text import Span, Text
from .vocabulary import lexicon

_CLAUSE_END = re.compile(r"[;，、；：。！？\n]+[\"”»’」』)）]*\s*|[,.!?:]+[\"”»’)]*(?:\s+|$)")
_NAMED_CAMERA = ("framing", "angle")
_TOLD_KINDS = (*_NAMED_CAMERA, "movement", "unit", "aspect", "resolution", "transition", "style")
_TOLD_CUES = ("video", "one_shot", "no_cuts", "long", "each", "beat", "asked", "shot")
"""What is said of the video and the camera, and not of the picture."""
_THINGS = ("machine", "display", "lettering")
"""Cues that are things to be seen."""
_ASIDE = re.compile(r"[（(][^（）()\n]{1,40}[)）]")
_MARKS = " \t\u3000-–—*:："
_LEFT_OVER = {True: 3, False: 1}
"""Letters left of a clause that only says who speaks, in words parted by spaces or not."""
_TOLD_LEFT_OVER = 2
"""Letters that may be left of a clause which only tells of the video."""
_MOVED_LEFT_OVER = 8
"""And of one that tells how the camera moves: `slow`, `ganz langsam`."""


def _none(_: Span) -> bool:
    return False


def without_camera(text: Text, span: Span) -> str:
    """The clauses of a stretch that tell of the picture, in the user's words."""
    return shown(text, span, _none, _none)


def shown(
    text: Text, span: Span, is_heard: Callable[[Span], bool], describes: Callable[[Span], bool]
) -> str:
    """The clauses of a stretch that tell of the picture, without those that are only heard, and
    without brackets that describe somebody."""
    kept = [
        words.strip()
        for clause in clauses(text, span)
        if (words := _shown_clause(text, clause, describes)) and not is_heard(clause)
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
def _companions(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the small words beside somebody who only speaks: `with a`."""
    tables = [lexicon(tag) for tag in languages]
    small = joined((*words.cues["article"], *words.wording.along) for words in tables)
    return re.compile(rf"\b{any_of(small)}\b")


def clauses(text: Text, span: Span) -> Iterator[Span]:
    """The stretch cut behind its marks; none is cut in a number or a name."""
    brackets = asides(text, span)
    ends = (
        match.end()
        for match in _CLAUSE_END.finditer(text.raw, *span)
        if not any(aside.start < match.start() < aside.end - 1 for aside in brackets)
    )
    for start, end in pairwise((span.start, *ends, span.end)):
        if text.words(Span(start, end)):
            yield Span(start, end)


def _shown_clause(text: Text, clause: Span, describes: Callable[[Span], bool]) -> str:
    """What a clause tells of the picture; "" where it is about the video, camera or music."""
    told = [
        hit
        for hit in text.hits_in(clause)
        if _is_told(hit) and not (hit.kind == "movement" and is_somebodys(text, clause, hit))
    ]
    if is_ban(text, clause) or _is_laid_over(text, clause) or is_only_heard(text, clause):
        return ""
    left = _letters(_small(text.languages).sub("", _masked(text, clause, told)))
    if (told and left <= _room(text, clause)) or _is_of_an_accent(text, clause):
        return ""
    clause = without_tail(text, clause)
    order = ordered(text, clause)
    start = order.end if order else clause.start
    for hit in told:
        if hit.kind in (*_NAMED_CAMERA, "transition"):
            before = _small(text.languages).sub("", text.raw[start : hit.start])
            start = hit.end if not before.strip(_MARKS) else start
    words = _without_told_asides(text, Span(start, clause.end), describes)
    if start == (order.end if order else clause.start):
        return words
    return without_lead(text, words.lstrip(_MARKS), behind_framing=True)


def _is_of_an_accent(text: Text, clause: Span) -> bool:
    """Whether a clause behind a line only tells its accent: `in a thick Yorkshire accent`."""
    told = list(text.within(clause, "dialect"))
    if not told or not (
        text.has(clause, "cue", "accent") or not _letters(_masked(text, clause, told))
    ):
        return False
    cues = list(text.within(clause, "cue", "accent", "article", "oblique", "thick"))
    return not _letters(_small(text.languages).sub("", _masked(text, clause, [*told, *cues])))


def _without_told_asides(text: Text, span: Span, describes: Callable[[Span], bool]) -> str:
    """A stretch without the brackets that hold no more than a length or a framing: `（8s）`, or
    what somebody looks like."""
    words, done = "", span.start
    for aside in asides(text, span):
        inner = Span(aside.start + 1, aside.end - 1)
        if only_tells(text, inner) or describes(inner):
            words += text.raw[done : aside.start]
            done = aside.end
    return words + text.raw[done : span.end]


def only_tells(text: Text, span: Span) -> bool:
    """Whether words say no more than a length, a framing or what else is told of a shot."""
    told = [hit for hit in text.hits_in(span) if _is_told(hit)]
    return bool(told) and not _letters(re.sub(r"\d", "", _masked(text, span, told)))


def _room(text: Text, clause: Span) -> int:
    """How many letters may be left of a clause that tells nothing of the picture."""
    matter = any(text.has(clause, kind) for kind in ("people", "name", "pronoun", "place"))
    if text.has(clause, "movement") and not matter:
        return _MOVED_LEFT_OVER
    return min(_TOLD_LEFT_OVER, _LEFT_OVER[text.lexicon.spaced]) if matter else _TOLD_LEFT_OVER


def _is_told(hit: Hit) -> bool:
    return hit.kind in _TOLD_KINDS or (hit.kind == "cue" and hit.value in _TOLD_CUES)


def is_ban(text: Text, clause: Span) -> bool:
    """Whether a clause only forbids: it begins with the ban, or ends in it."""
    words = text.within(clause, "cue", "ban", "nobody", "nothing")
    first = next((hit for hit in words if text.words(hit)[-1:].isalnum()), None)
    if first and not text.raw[clause.start : first.start].strip(_MARKS):
        return True
    if is_plain_ban(text, clause):
        return True
    last = next(text.within(clause, "cue", "ban_after"), None)
    return last is not None and text.has(clause, "cue", "text", "subtitles", "music", "dialogue")


def _is_laid_over(text: Text, clause: Span) -> bool:
    """Whether a clause tells of subtitles, or of music that nobody plays in the picture."""
    if any(text.has(clause, kind) for kind in ("people", "name", "pronoun", "place")):
        return False
    return text.has(clause, "cue", "music", "subtitles") or text.has(clause, "sound", "music")


@cache
def _small(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the small words that tell nothing beside a framing or a length: `a shot of the`."""
    tables = [lexicon(tag) for tag in languages]
    words = joined(
        (
            *table.naming.definite,
            *table.naming.indefinite,
            *table.grammar.owned_by,
            *table.fields.get("camera", ()),
            *table.cues["article"],
        )
        for table in tables
    )
    return re.compile(rf"(?<![^\W_]){any_of(words)}(?![^\W_])|\d+", re.IGNORECASE)


def _masked(text: Text, span: Span, hits: Sequence[Hit | Mention | Span]) -> str:
    letters = list(text.raw[span.start : span.end])
    for hit in hits:
        for at in range(hit.start - span.start, hit.end - span.start):
            letters[at] = " "
    return "".join(letters)


def _letters(words: str) -> int:
    return sum(letter.isalnum() for letter in words)


def asides(text: Text, span: Span) -> list[Span]:
    """What stands in brackets, with them."""
    return [Span(*match.span()) for match in _ASIDE.finditer(text.raw, *span)]


def only_speaks(text: Text, cast: Cast, spans: list[Span], unseen: bool = False) -> bool:
    """Whether stretches say no more than who speaks and how; things are said of no unseen one."""
    left, things = 0, _THINGS if unseen else (*_THINGS, "plain")
    for span in spans:
        hits = [h for h in text.hits_in(span) if h.kind != "place" and h.value not in things]
        told = [aside for aside in asides(text, span) if cast.describes(aside)]
        masked = _masked(text, span, [*hits, *cast.within(span), *told])
        if text.lexicon.spaced and text.grammar.subject == "particle":
            masked = _from_heads(text.raw[span.start : span.end], masked)
        left += _letters(_companions(text.languages).sub("", masked))
    return left <= _LEFT_OVER[text.lexicon.spaced]


def _from_heads(words: str, masked: str) -> str:
    """Masked letters, those given back that no masked head of their word leads to: a 개 in 고개."""
    found: list[str] = []
    for at, letter in enumerate(masked):
        inside = at > 0 and words[at - 1].isalnum() and words[at].isalnum()
        found.append(words[at] if inside and found[at - 1].isalnum() else letter)
    return "".join(found)


def spoken_in(lines: Sequence[Line], span: Span) -> Sequence[Line]:
    """The lines, given by place, whose words begin in a stretch."""
    first = bisect_left(lines, span.start, key=lambda line: line.start)
    last = bisect_left(lines, span.end, key=lambda line: line.start)
    return lines[first:last]

"""What an upload is for, by the words around its handle: a place, a logo, a style, a frame.

Knows the words and what may stand between them and a handle; not which handles are one upload.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from ...generator.plan import ElementKind
from .cast import Cast, Person
from .scripts import LOWER, any_of, is_latin
from .text import Span, Text
from .vocabulary import Cue, Uploads, lexicon

# The expressions below take each small word whole and never try another reading of it (`*+`): words
# that hold other words would be read in so many ways that a long run of them takes for ever.
FARTHEST_LETTERS = 48
"""Between a handle and the word that says what it is for."""
Frame = Literal["start", "end"]
_FRAMES: dict[str, Frame] = {"first_frame": "start", "last_frame": "end"}
_MARKS = r"[\s:：=(（)）\[\]*@<>\"'’_–—-]"
_NEVER = "(?!)"
_SENTENCE_END = re.compile(r"[.!?。！？;；\n]")


class Use(NamedTuple):
    """What the upload at one place is for."""

    at: Span
    """Where its handle stands."""
    word: Span
    """Where it is said what it is for."""
    kind: ElementKind | None = None
    frame: Frame | None = None
    who: Person | None = None
    """Whom it shows."""
    stated: bool = True
    """False where it follows only from what the upload is said to show: `the kitchen in @Image 2`.
    """


class _Role(NamedTuple):
    """A word that says what an upload is for, or what it shows."""

    start: int
    end: int
    kind: ElementKind | None = None
    frame: Frame | None = None
    who: Person | None = None
    stated: bool = True


class _Pair(NamedTuple):
    """A role and handles that the words between tie together, less rank and letters closer."""

    rank: int
    letters: int
    unit: int
    role: _Role


class Told(NamedTuple):
    """The words around handles."""

    text: Text
    words: str
    """The text, folded, with blanks for `shot 2` and `the video`, which change no tie."""
    handles: tuple[Span, ...]
    """By place."""
    units: tuple[tuple[Span, ...], ...]
    """The handles, those joined by `and` together."""


def told(text: Text, handles: Iterable[Span], shots: Iterable[Span]) -> Told:
    """The words around handles; `shots` are the places of words that name a shot."""
    letters = list(text.folded)
    for span in (*shots, *text.within(text.whole, "cue", "video")):
        letters[span.start : span.end] = " " * (span.end - span.start)
    places = tuple(sorted(handles))
    return Told(text, "".join(letters), places, tuple(map(tuple, _units(text, places))))


def uses_of(told: Told, cast: Cast) -> list[Use]:
    """What the uploads are for, as far as the words tell."""
    found = [*_opened(told), *_paired(told, _roles(told, cast))]
    return [
        Use(place, Span(role.start, role.end), role.kind, role.frame, role.who, role.stated)
        for unit, role in found
        for place in told.units[unit]
    ]


def kind_of_name(text: Text, handle: str) -> ElementKind | None:
    """What an upload is for by its own name: `@logo`."""
    found = _kind_words(text.languages).fullmatch(handle.lstrip("@").casefold())
    return _kind(found) if found else None


def only_tells_uses(told: Told, span: Span) -> bool:
    """Whether a sentence does nothing but say what uploads are for: `Use @Image 2 as the logo.`"""
    first, last = (bisect_left(told.handles, (edge,)) for edge in span)
    within = told.handles[first:last]
    words = list(told.words[span.start : span.end])
    for place in within:
        letters = range(place.start - span.start, min(place.end, span.end) - span.start)
        words[letters.start : letters.stop] = "\x00" * len(letters)
    for hit in (hit for kind in ("people", "pronoun") for hit in told.text.within(span, kind)):
        letters = range(hit.start - span.start, hit.end - span.start)
        words[letters.start : letters.stop] = " " * len(letters)
    form = _plain_telling(told.text.languages)
    return bool(within) and bool(form.fullmatch("".join(words)))


# ---- what may belong together


def _units(text: Text, places: Sequence[Span]) -> list[list[Span]]:
    """The handles, those joined by `and` together."""
    joint = re.compile(rf"(?:\s|、|&|{_any(text.languages, 'join')})*+")
    units: list[list[Span]] = []
    for place in places:
        if units and joint.fullmatch(text.folded, units[-1][-1].end, place.start):
            units[-1].append(place)
        else:
            units.append([place])
    return units


def _windows(told: Told) -> Iterator[tuple[Span, Span]]:
    """What stands before and behind each of the units, up to its neighbours."""
    raw, units = told.text.raw, told.units
    edges = [0, *(unit[-1].end for unit in units)]
    begins = [*(unit[0].start for unit in units), len(raw)]
    for index, unit in enumerate(units):
        first = max(edges[index], unit[0].start - FARTHEST_LETTERS)
        last = min(begins[index + 1], unit[-1].end + FARTHEST_LETTERS)
        ends = [found.end() for found in _SENTENCE_END.finditer(raw, first, unit[0].start)]
        end = _SENTENCE_END.search(raw, unit[-1].end, last)
        yield (
            Span(ends[-1] if ends else first, unit[0].start),
            Span(unit[-1].end, end.start() if end else last),
        )


def _roles(told: Told, cast: Cast) -> list[list[_Role]]:
    """The roles around each unit."""
    return [
        [role for span in around for role in _roles_in(told.text, cast, span)]
        for around in _windows(told)
    ]


def _roles_in(text: Text, cast: Cast, span: Span) -> Iterator[_Role]:
    for match in _kind_words(text.languages).finditer(text.folded, span.start, span.end):
        longer = (hit for hit in text.hits_in(Span(max(0, match.start() - 16), match.end() + 16)))
        if any(h.start <= match.start() and match.end() < h.end for h in longer):
            continue  # `background music`
        yield _Role(*match.span(), kind=_kind(match))
    for hit in text.within(span, "cue", *_FRAMES):
        yield _Role(hit.start, hit.end, frame=_FRAMES[hit.value])
    for mention in cast.within(span, pronouns=False):
        who = mention.who
        if who.members == 1 and not who.unseen and not who.handle:
            yield _Role(mention.start, mention.end, kind="character", who=who, stated=False)
    for hit in text.within(span, "place"):
        yield _Role(hit.start, hit.end, kind="place", stated=False)


def _paired(told: Told, roles: Sequence[Sequence[_Role]]) -> Iterator[tuple[int, _Role]]:
    """Each role with the one unit to which the words between tie it closest."""
    ties = [
        _Pair(*tie, index, role)
        for index, unit in enumerate(told.units)
        for role in roles[index]
        if (tie := _tie(told, unit, role))
    ]
    taken: set[tuple[int, int]] = set()
    known: set[tuple[int, bool, bool]] = set()
    for pair in sorted(ties, key=lambda pair: (*pair[:3], pair.role.start)):
        place = (pair.role.start, pair.role.end)
        kind = (pair.unit, pair.role.frame is None, pair.role.stated)
        if place not in taken and kind not in known:
            taken.add(place)
            known.update([kind] if pair.role.frame is None else [])
            yield pair.unit, pair.role


def _tie(told: Told, unit: Sequence[Span], role: _Role) -> tuple[int, int] | None:
    """How closely a role is tied to handles, less is closer; null when it is not."""
    leads = role.end <= unit[0].start
    edges = (role.end, unit[0].start) if leads else (unit[-1].end, role.start)
    between = told.words[slice(*edges)]
    forms = _between(told.text.languages)
    if not role.stated:
        tied = (forms.shown_in if leads else forms.holds).fullmatch(between)
        ends = leads or _ends_phrase(told.text, role)
        return (1, len(between)) if tied and ends else None
    if (forms.to_handle if leads else forms.from_handle).fullmatch(between):
        return 0, len(between)
    if leads and forms.at.fullmatch(between) and forms.used.match(told.words, unit[-1].end):
        return 1, len(between)
    if leads and forms.aside.fullmatch(between):
        return 2, len(between)
    return (3, len(between)) if forms.bare.fullmatch(between) else None


def _ends_phrase(text: Text, role: _Role) -> bool:
    """Whether a noun is not the first of two: `@Image 1 is a street cat`."""
    if not text.lexicon.spaced:
        return True
    rest = text.folded[role.end : role.end + 24]
    small = _any(text.languages, "join", "clause", "oblique")
    return not re.match(rf"\s+(?!{small}\b)[{LOWER}]", rest)


def _opened(told: Told) -> Iterator[tuple[int, _Role]]:
    """Frames by verbs, which stand right beside the handle: `starts with @Image 1`."""
    for index, around in enumerate(_windows(told)):
        near = "\x00".join(told.words[span.start : span.end] for span in around)
        for frame, form in _openings(told.text.languages).items():
            if form.search(near):
                yield index, _Role(around[0].end, around[1].start, frame=frame)


# ---- the words of the languages

_KINDS: dict[str, ElementKind] = {
    "place": "place",
    "logo": "logo",
    "style": "style",
    "character": "character",
}


def _kind(match: re.Match[str]) -> ElementKind:
    return next(_KINDS[kind] for kind, word in match.groupdict().items() if word)


def _phrases(languages: Iterable[str]) -> Iterator[Uploads]:
    return (lexicon(tag).uploads for tag in languages)


def _any(languages: Iterable[str], *cues: Cue) -> str:
    """An expression for the words of some cues."""
    words = (word for tag in languages for cue in cues for word in lexicon(tag).cues[cue])
    return any_of(tuple(dict.fromkeys(words)))


def _words(phrases: Iterable[str]) -> str:
    """An expression for any of some phrases; Latin ones only as whole words."""
    forms = tuple(dict.fromkeys(phrases))
    latin = tuple(form for form in forms if is_latin(form[0]))
    others = tuple(form for form in forms if form not in latin)
    letter = f"[{LOWER}0-9]"
    return rf"(?:(?<!{letter}){any_of(latin)}(?!{letter})|{any_of(others)})"


@cache
def _kind_words(languages: tuple[str, ...]) -> re.Pattern[str]:
    kinds = {
        kind: _words(word for uploads in _phrases(languages) for word in uploads.roles[kind])
        for kind in ("place", "logo", "style", "character")
    }
    return re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in kinds.items()))


@cache
def _openings(languages: tuple[str, ...]) -> dict[Frame, re.Pattern[str]]:
    """`\x00` stands for the handle."""
    beside = _words(word for uploads in _phrases(languages) for word in uploads.beside)
    ends = rf"(?!\s*(?!{_any(languages, 'join')}\b)[{LOWER}])"
    found: dict[Frame, re.Pattern[str]] = {}
    frames: dict[Frame, str] = {"start": "opens", "end": "closes"}
    for frame, name in frames.items():
        forms = [form for uploads in _phrases(languages) for form in getattr(uploads, name)]
        parts = (form.partition("{upload}") for form in forms)
        either = "|".join(
            rf"{_edged(before)}(?:\s|{beside})*+\x00\s*{_edged(behind)}"
            + ("" if behind.strip() else ends)
            for before, _, behind in parts
        )
        found[frame] = re.compile(either or "(?!)")
    return found


def _edged(words: str) -> str:
    """Words as an expression; of Latin letters they do not go on."""
    bare = re.escape(words.strip())
    lead = rf"(?<![{LOWER}])" if words[:1].isascii() and words.strip() else ""
    return lead + bare


class _Between(NamedTuple):
    """Expressions for what may stand between a handle and a role."""

    to_handle: re.Pattern[str]
    from_handle: re.Pattern[str]
    shown_in: re.Pattern[str]
    holds: re.Pattern[str]
    at: re.Pattern[str]
    used: re.Pattern[str]
    aside: re.Pattern[str]
    """A comma and a verb: `for the background, use @Image 2`."""
    bare: re.Pattern[str]


@cache
def _between(languages: tuple[str, ...]) -> _Between:
    def listed(*names: str) -> list[str]:
        return [w for one in _phrases(languages) for name in names for w in getattr(one, name)]

    def linked(name: str, needed: str = "{words}", mark: str = "") -> re.Pattern[str]:
        """Small words and marks in any order, with what is needed among them."""
        wanted = needed.format(words=_words(listed(name)))
        small = _words(listed(name, "beside"))
        return re.compile(rf"(?=.*?{wanted})(?:{_MARKS}|{mark or _NEVER}|{small})*+", re.S)

    marked = r"(?:[:：=(（–—-]|{words})"
    return _Between(
        to_handle=linked("to_handle", marked),
        from_handle=linked("from_handle", marked),
        shown_in=linked("shown_in"),
        holds=linked("holds"),
        at=linked("at"),
        used=re.compile(rf"\s*{_words(listed('used'))}"),
        aside=linked("to_handle", "[,，、].*?{words}", "[,，、]"),
        bare=re.compile(rf"(?:{_MARKS}|{_words(listed('beside'))})*+"),
    )


@cache
def _plain_telling(languages: tuple[str, ...]) -> re.Pattern[str]:
    """A sentence of handles, roles and the small words between them, and nothing else."""
    uploads = list(_phrases(languages))
    small = [
        word
        for one in uploads
        for table in (one.beside, one.to_handle, one.from_handle, one.wishes)
        for word in table
    ]
    roles = [word for one in uploads for words in one.roles.values() for word in words]
    cues: tuple[Cue, ...] = ("first_frame", "last_frame", "music", "voice", "join")
    named = [word for tag in languages for cue in cues for word in lexicon(tag).cues[cue]]
    opened = [
        part.strip()
        for one in uploads
        for form in one.opens + one.closes
        for part in form.split("{upload}")
        if part.strip()
    ]
    words = _words([*small, *roles, *named, *opened])
    return re.compile(rf"(?=.*\x00)(?:{_MARKS}|[\x00,，、.。!！&]|{words})++", re.S)

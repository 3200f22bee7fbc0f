"""Ways of speaking that the catalogue does not have, in the user's own words: `a Highland accent`.

Told by a word for accent and the name beside it; knows through the lexicons which words beside it
name none.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .scanning import Hit
from .scripts import LOWER, RANGES, UPPER, any_of, class_of, runs
from .vocabulary import lexicon

FARTHEST_KNOWN_LETTERS = 14
"""How near an accent of the catalogue stands to the word that is its own."""
FARTHEST_OWN_LETTERS = 2
"""Letters between a name that ends in a word for accent and another one of the same accent."""
LONGEST_NAME_LETTERS = 32
_NAMED = ("dialect", "language")
_PROPER = re.compile(rf"((?:[{UPPER}][\w’'-]+[ -]){{1,3}})$")


def unknown_accents(
    raw: str, folded: str, hits: Sequence[Hit], languages: Sequence[str]
) -> Iterator[Hit]:
    """The names beside words for accent that no known name stands beside, by place."""
    named = [hit for hit in hits if hit.kind in _NAMED]
    for cue in (hit for hit in hits if hit[:2] == ("cue", "accent")):
        if any(_is_near(hit, cue, raw) and not _has_its_own(hit, cue, folded) for hit in named):
            continue
        found = _name_beside(raw, folded, cue)
        if found:
            yield Hit("dialect", raw[found[0] : found[1]].strip(), found[0], found[1], "")


def _has_its_own(named: Hit, cue: Hit, folded: str) -> bool:
    """Whether a name ends in a word for accent itself, and stands farther from this one."""
    own = lexicon(cue.language).wording.accent_words
    ends = any(folded[named.start : named.end].endswith(word) for word in own)
    return ends and cue.start - named.end > FARTHEST_OWN_LETTERS


def _is_near(named: Hit, cue: Hit, raw: str) -> bool:
    first, last = sorted((named, cue), key=lambda hit: hit.start)
    between = raw[first.end : last.start]
    return len(between) <= FARTHEST_KNOWN_LETTERS and not re.search(r"[,，、.。;；:：\n]", between)


def _name_beside(raw: str, folded: str, cue: Hit) -> tuple[int, int] | None:
    """Where the name stands: before the word for accent, behind it, or in one with it."""
    words = lexicon(cue.language)
    if words.wording.accent_behind:
        match = _behind(cue.language).match(raw, cue.end)
        return match.span("name") if match else None
    if words.grammar.subject == "article":
        near = raw[max(0, cue.start - LONGEST_NAME_LETTERS) : cue.start]
        proper = _PROPER.search(near)
        start = cue.start - len(proper[1]) if proper else -1
        return (start, cue.start - 1) if proper and _is_inside(folded, start) else None
    if folded[cue.start : cue.end] not in words.wording.accent_words:
        return None
    near = raw[max(0, cue.start - LONGEST_NAME_LETTERS) : cue.start]
    match = _before(cue.language).search(near)
    return (cue.start - len(near) + match.start("name"), cue.end) if match else None


def _is_inside(folded: str, start: int) -> bool:
    """Whether a capital stands inside a sentence, where it tells a name."""
    return folded[max(0, start - 2) : start].strip() not in ("", ".", "!", "?")


@cache
def _behind(language: str) -> re.Pattern[str]:
    """`acento maño`, `deje de Cádiz`."""
    words = lexicon(language)
    kinds, owned = any_of(words.wording.accent_kinds), any_of(words.grammar.owned_by)
    article, join = any_of(words.cues["article"]), any_of(words.cues["join"])
    proper = rf"[{UPPER}][\w’-]+"
    place = rf"{owned} (?:{article} )?{proper}(?: {proper})?"
    quality = rf"[{LOWER}]{{4,}}(?=[,.;:)\n\" ]|$)"
    lead = rf" (?:(?:{kinds}|{join}) ){{0,3}}(?!{kinds}\b)"
    return re.compile(rf"{lead}(?P<name>{place}|{quality})")


@cache
def _before(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    stops = "".join(words.wording.accent_stops)
    if words.spaced:
        own = RANGES[words.scripts[0]]
        kinds = any_of(words.wording.accent_kinds)
        return re.compile(rf"(?:^|[^{own}])(?P<name>(?!{kinds})[{own}]{{2,5}} ?)$")
    name = runs(words.wording.accent_names)
    if not stops:
        own = class_of(words.wording.accent_names)
        return re.compile(
            rf"(?<![{own}])(?P<name>(?!{any_of(words.wording.accent_kinds)})(?:{name}))$"
        )
    lead = rf"(?:^|(?<=[{stops}\W]))(?!{any_of(words.wording.accent_kinds)})"
    return re.compile(rf"{lead}(?P<name>(?:(?![{stops}])(?:{name})))$")

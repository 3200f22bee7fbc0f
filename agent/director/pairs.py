"""The members of pairs and groups where they are told apart: `the rusty one`, `다른 하나가`.

Knows how languages speak of the one and the other; not of which group they are.
"""

import re
from collections.abc import Iterator
from functools import cache

from .nouns import is_told_apart
from .scripts import RANGES, any_of
from .text import Span, Text
from .vocabulary import Lexicon, lexicon

LONGEST_NOUN_LETTERS = 24


def members(text: Text) -> Iterator[tuple[Span, str, str]]:
    """`the rusty one`: members of groups by what tells them apart, with their name and language."""
    for pattern, language in _member_patterns(text.languages):
        for match in pattern.finditer(text.folded):
            if _precedes_noun(text, match.end("name")) or text.in_quote(match.start("name")):
                continue
            if _is_count(text, match.start("name"), language):
                continue
            name = match["which"] if "which" in pattern.groupindex else match["name"]
            yield Span(*match.span("name")), name, language


def _is_count(text: Text, start: int, language: str) -> bool:
    """Whether what looks like one of a pair counts the noun before it: `학생 하나가`."""
    if lexicon(language).grammar.subject != "particle":
        return False
    near = Span(max(0, start - LONGEST_NOUN_LETTERS), start)
    counts = any(noun.end >= start - 1 for noun in text.within(near, "people"))
    return counts or not is_told_apart(text, language)


def _precedes_noun(text: Text, end: int) -> bool:
    """Whether a noun for people follows, which says who is meant: `the other woman`."""
    near = Span(end, min(len(text.raw), end + LONGEST_NOUN_LETTERS))
    noun = next(text.within(near, "people"), None)
    return noun is not None and not text.raw[end : noun.start].strip()


@cache
def _member_patterns(languages: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What finds the members of a group: by a quality, where they act, where they stand apart."""
    found: list[tuple[re.Pattern[str], str]] = []
    for tag in languages:
        words = lexicon(tag)
        naming, verb = words.naming, any_of(words.wording.acting_endings)
        for phrase in naming.distinguished:
            before, _, behind = phrase.partition("{which}")
            told = rf"\b{before}(?P<name>(?P<which>\w+){behind})\b"
            found.append((re.compile(told), tag))
        if not words.spaced:
            found.append((_unspaced_members(words), tag))
            continue
        if words.grammar.subject == "particle":
            found.append((_members_with_particle(words), tag))
            continue
        heads = rf"(?:^|[,;.\"”»] |\b{any_of(words.cues['clause'])} )"
        acting = rf"{heads}(?P<name>{any_of(naming.acting)})(?= [^\W\d_]+{verb}\b)"
        apart = rf"\b(?P<name>{any_of(naming.apart)})(?=[.,;])"
        found += [(re.compile(pattern), tag) for pattern in (acting, apart)]
    return tuple(found)


def _members_with_particle(words: Lexicon) -> re.Pattern[str]:
    """The one and the other of a pair where a particle tells that they act: `다른 하나가`."""
    own, noun = RANGES[words.scripts[0]], any_of(words.naming.acting)
    return re.compile(
        rf"(?<![{own}])(?P<name>{noun})(?={any_of(words.cues['subject'])}(?![{own}]))"
    )


def _unspaced_members(words: Lexicon) -> re.Pattern[str]:
    """The one and the other of a pair at the head of a clause, with no noun that they qualify."""
    qualifies = rf"(?![^，。；：、,.;:“「]{{0,8}}{any_of(words.grammar.owns)})"
    heads = r"(?:^|(?<=[，。；：、！？,.;:\s”」』]))"
    return re.compile(rf"{heads}\w{{0,2}}?(?P<name>{any_of(words.naming.acting)}){qualifies}")

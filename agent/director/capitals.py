"""Names in scripts that write them with a capital: which capitalised words are somebody's name.

Knows what stands around a name in such languages; not whose name it is.
"""

import re
from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from .appearance import tells_somebody
from .grammar import articles, clauses
from .labels import field_of
from .scanning import Hit
from .scripts import LOWER, UPPER, any_of, is_latin, joined
from .text import Span, Text
from .vocabulary import COMMON_LANGUAGE, LANGUAGES, Phrases, lexicon

FARTHEST_QUOTE_LETTERS = 90
FARTHEST_FRAMING_LETTERS = 40
SHORTEST_ENTRANCE_LETTERS = 3
LONGEST_TELLING_LETTERS = 20
"""Of what leads to a name that is told, with its blank."""
LONGEST_LABEL_LETTERS = 32
"""Behind a longer stretch a colon ends no label, and a capital tells of a name."""
_WORD = rf"[{UPPER}][\w’'-]*"
_SENTENCE_STOP = re.compile(r"[.!?\n]")
_NEXT_WORD = re.compile(rf"\s*,?\s+([{LOWER}’']+)")
_FOLLOWING = re.compile(rf"[ \t]+({_WORD}\w(?:[ \t]+{_WORD}\w)?)")
_TITLED = re.compile(rf"[.]?[ \t]+{_WORD}\w(?:[ \t]+{_WORD}\w)?")
_QUOTE_END_BEFORE = re.compile(r'["”’»,]\s$')


@cache
def capitalised() -> re.Pattern[str]:
    """Finds capitalised words that may be one name, with the small words inside it."""
    inside = tuple(word for tag in LANGUAGES for word in lexicon(tag).naming.inside)
    return re.compile(rf"{_WORD}[\w{LOWER}](?:[ \t]+(?:{any_of(inside)} )?{_WORD}\w)*")


def latin_names(text: Text) -> Iterator[tuple[re.Match[str], Hit | None]]:
    """Capitalised words that act, stand beside a noun for people, or come again.

    Each with the given name in it, if one is known.
    """
    words = (_without_ending(text, match) for match in capitalised().finditer(text.raw))
    found = (_behind_openers(text, match) for match in words)
    candidates = [match for match in found if may_be_name(text, match)]
    seen: dict[str, int] = {}
    for match in candidates:
        if not _begins_sentence(text, match.start()):
            seen[match[0].split()[0]] = seen.get(match[0].split()[0], 0) + 1
    taken: set[str] = set()
    for match in candidates:
        if match[0] not in taken and _is_somebodys(text, match, seen):
            taken.add(match[0])
    for match in candidates:
        if match[0] in taken:
            yield match, next(text.within(Span(*match.span()), "name"), None)


def _without_ending(text: Text, match: re.Match[str]) -> re.Match[str]:
    """A name without the ending that makes it an owner: `Bernard` of `Bernard's face`."""
    ending = next((e for e in text.grammar.owns if e and match[0].endswith(e)), "")
    bare = capitalised().match(text.raw, match.start(), match.end() - len(ending))
    return bare if ending and bare else match


def _behind_openers(text: Text, match: re.Match[str]) -> re.Match[str]:
    """A name without the words that open its sentence: `Rafa` of `Luego Rafa`."""
    while " " in match[0] and _opens_sentence(text, match):
        rest = capitalised().match(text.raw, match.start() + len(match[0].split()[0]) + 1)
        if rest is None:
            return match
        match = rest
    return match


def _opens_sentence(text: Text, match: re.Match[str]) -> bool:
    """Whether the first of several words is a small one at the head of a sentence."""
    first = match[0].split()[0].casefold()
    known = first in _common(text.language) or first in _small_words(text.languages).openings
    if not known:
        near = Span(match.start(), match.start() + len(first))
        known = text.has(near, "cue", "beat", "clause", "oblique", "article")
    return known and _begins_sentence(text, match.start())


def name_behind(text: Text, noun: Hit) -> Span | None:
    """The name right behind a noun: `captain Mara Voss`."""
    named = _FOLLOWING.match(text.raw, noun.end, noun.end + 40)
    if named is None:
        return None
    match = capitalised().match(text.raw, named.start(1))
    return Span(*named.span(1)) if match and may_be_name(text, match) else None


def titled_name(text: Text, title: Hit) -> Span | None:
    """A title and the name behind it: `Mrs. Okafor`."""
    named = _TITLED.match(text.raw, title.end, title.end + 30)
    return Span(title.start, named.end()) if named else None


def _is_somebodys(text: Text, match: re.Match[str], seen: Container[str]) -> bool:
    """Whether a capitalised word is taken for a name where it stands."""
    if _stands_beside_noun(text, match) or _is_said_or_framed(text, match.start()):
        return True
    if is_name_told(text, match.start()):
        return True
    if _word_before(text, match.start()) in _small_words(text.languages).named:
        return True
    if not _acts(text, match):
        return _begins_sentence(text, match.start()) and _has_an_accent(text, match.end())
    return (
        not _begins_sentence(text, match.start())
        or match[0].split()[0] in seen
        or " " in match[0]
        or _speaks(text, match.end())
        or _introduces(text, match.end())
        or _owns_somebody(text, match)
    )


def is_name_told(text: Text, start: int) -> bool:
    """Whether words that tell a name stand before a place: `Her name is Ana`, `Se llama Ana`."""
    before = text.folded[max(0, start - LONGEST_TELLING_LETTERS) : start].rstrip()
    return before.endswith(_telling(text.languages))


@cache
def _telling(languages: tuple[str, ...]) -> tuple[str, ...]:
    return joined(lexicon(tag).naming.name_told for tag in languages)


def _owns_somebody(text: Text, match: re.Match[str]) -> bool:
    """Whether a sentence goes on with a word's kin: `Morag smokes; her son comes in`."""
    stop = _SENTENCE_STOP.search(text.raw, match.end())
    rest = Span(match.end(), stop.start() if stop else len(text.raw))
    owners = _small_words(text.languages).owners
    for noun in text.within(rest, "people"):
        before = Span(match.end(), noun.start)
        told = any(text.has(before, kind) for kind in ("people", "name"))
        return not told and _word_before(text, noun.start) in owners
    return False


def _has_an_accent(text: Text, end: int) -> bool:
    """`Bronagh on the till, fifties, Dublin accent,`: how somebody speaks, and nobody else."""
    stop = _SENTENCE_STOP.search(text.raw, end)
    rest = Span(end, stop.start() if stop else len(text.raw))
    told = next(iter((*text.within(rest, "cue", "accent"), *text.within(rest, "dialect"))), None)
    before = Span(end, told.start) if told else rest
    others = any(text.has(before, kind) for kind in ("people", "name", "pronoun", "speaking"))
    return told is not None and not others


def _speaks(text: Text, end: int) -> bool:
    """Whether a verb of speaking stands right behind a word."""
    verb = next(text.within(Span(end, end + 20), "speaking"), None)
    return verb is not None and not text.raw[end : verb.start].strip()


def _is_said_or_framed(text: Text, start: int) -> bool:
    """Whether a verb of speaking or a framing leads to a word: `dijo Inés`, `close-up of Tam`."""
    before = Span(max(0, start - FARTHEST_FRAMING_LETTERS), start)
    for hit in (*text.within(before, "speaking"), *text.within(before, "framing")):
        between = text.folded[hit.end : start].strip()
        if not between and hit.kind == "speaking" and text.raw[hit.end : start]:
            quoted = _QUOTE_END_BEFORE.search(text.raw, max(0, hit.start - 3), hit.start)
            return text.lexicon.naming.verb_first or quoted is not None
        last = between or text.folded[hit.start : hit.end].split()[-1]
        if hit.kind == "framing" and last in _small_words(text.languages).leads:
            return True
    return False


def _introduces(text: Text, end: int) -> bool:
    """Whether a name at the head of a sentence leads to a quotation: `Mara, hoarse: "…"`."""
    marks = ",(:" if text.lexicon.naming.verb_first else ",(: "
    shown = any(
        hit.start == end + 1 for hit in text.within(Span(end, end + 24), "cue", "lettering")
    )
    if text.raw[end : end + 1] not in marks or shown:  # `White letters fade in: …`
        return False
    stop = re.search(r"[.!?|\n]", text.raw[end : end + FARTHEST_QUOTE_LETTERS])
    reach = Span(end, end + (stop.start() if stop else FARTHEST_QUOTE_LETTERS))
    if not text.quote_begins(reach):
        return False
    quote = next(text.quotes_in(Span(end, len(text.raw))))
    lead = Span(end, quote.start)
    return text.raw[end : quote.start].rstrip()[-1:] in (",", ":") or _says_at_last(text, lead)


def _says_at_last(text: Text, lead: Span) -> bool:
    """Whether a stretch ends in saying and nobody else does it: `throws a rag and goes "…"`."""
    said = [*text.within(lead, "speaking"), *text.within(lead, "cue", "loosely")]
    verb = max(said, key=lambda hit: hit.end, default=None)
    if verb is None or text.raw[verb.end : lead.end].strip(" ,:"):
        return False
    clause = clauses(text, Span(lead.start, verb.start))[-1]
    return not any(text.has(clause, kind) for kind in ("people", "name", "pronoun"))


def may_be_name(text: Text, match: re.Match[str]) -> bool:
    """Whether capitalised words are neither known words, nor all capitals, nor quoted."""
    start = match.start()
    first = match[0].split()[0].casefold()
    if text.in_quote(start) or text.raw[start - 1 : start] in ("@", "<"):
        return False
    if first in _common(text.language) or field_of(first):
        return False
    if match[0].isupper() and len(match[0]) > 1 and not _enters_in_capitals(text, match):
        return False
    near = Span(start, match.end() + 40)
    kinds = {hit.kind for hit in text.hits_in(near) if hit.start == start}
    if kinds == {"unit"} and text.raw[start - 2 : start] == ", ":
        return text.raw[match.end() : match.end() + 1] == ","
    return kinds <= {"name"} or (kinds <= {"name", "sound"} and _is_named_so(text, match[0]))


_ENTRANCE = re.compile(rf"\s?\((?=[^)\n]*(?:\d|,))|, (?=[{LOWER}])")


def _enters_in_capitals(text: Text, match: re.Match[str]) -> bool:
    """`MAGS (50s, welding mask)`, `TOBY, her son,`: as screenplays let somebody enter."""
    entrance = _ENTRANCE.match(text.raw, match.end())
    if len(match[0]) < SHORTEST_ENTRANCE_LETTERS or entrance is None:
        return False
    return entrance[0] != ", " or _stands_beside_noun(text, match)


def _is_named_so(text: Text, name: str) -> bool:
    """Whether the text says that somebody has a name that is a word as well: `called Drip`."""
    return any(f" {word} {name}" in text.raw for word in text.lexicon.naming.named)


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset((*lexicon(COMMON_LANGUAGE).common, *lexicon(language).common))


def _begins_sentence(text: Text, position: int) -> bool:
    while position and text.raw[position - 1] in " \t*_#>-•\"“'‘([":
        position -= 1
    if position and text.raw[position - 1] == ":":
        return (
            position <= LONGEST_LABEL_LETTERS
            or "\n" in (text.raw[position - LONGEST_LABEL_LETTERS - 1 : position])
        )
    return not position or text.raw[position - 1] in ".!?。！？\n…|"


def _acts(text: Text, match: re.Match[str]) -> bool:
    """Whether a verb seems to follow: `Arjun keeps`, `Ayelén mira`; never after `in` or `at`."""
    small = _small_words(text.languages)
    if _is_a_place(text, match.start()):
        return False
    following = _NEXT_WORD.match(text.raw, match.end(), match.end() + 24)
    if following and (following[1].endswith(small.verb_endings) or following[1] in small.acts):
        return following[1] not in small.no_verbs
    rest = text.raw[match.end() : match.end() + 1]
    return rest in (",", "'", "’", "(") or _word_before(text, match.start()) in small.joined


def is_where_a_place_is(text: Text, name: Span) -> bool:
    """`a parlour in Santiago`: a given name, once in the text, that tells where a place is."""
    small, word = _small_words(text.languages), _word_before(text, name.start)
    owners = {owner for tag in text.languages for owner in lexicon(tag).grammar.owned_by}
    if word not in small.places or word in owners or text.raw.count(text.words(name)) > 1:
        return False
    lead = name.start - len(word) - 2
    return any(hit.end == lead for hit in text.within(Span(max(0, lead - 24), lead), "place"))


def _is_a_place(text: Text, start: int) -> bool:
    """Whether a word before a name makes it that of a place: `in Granada`."""
    return _word_before(text, start) in _small_words(text.languages).places


def _word_before(text: Text, start: int) -> str:
    before = re.search(r"(\w+)[ \t]+$", text.folded[max(0, start - 12) : start])
    return before[1] if before else ""


class _SmallWords(NamedTuple):
    """The small words around a name."""

    places: Phrases
    acts: Phrases
    no_verbs: Phrases
    joined: Phrases
    leads: Phrases
    verb_endings: Phrases
    owners: Phrases
    openings: Phrases
    named: Phrases


@cache
def _small_words(languages: tuple[str, ...]) -> _SmallWords:
    wordings = [lexicon(tag).wording for tag in languages]
    return _SmallWords(
        places=joined(words.places for words in wordings),
        acts=joined(words.acts for words in wordings),
        no_verbs=joined(words.no_verbs for words in wordings),
        joined=joined(words.joined for words in wordings),
        leads=joined(words.leads for words in wordings),
        verb_endings=joined(words.acting_endings for words in wordings),
        owners=joined(words.owners for words in wordings),
        openings=joined(words.openings for words in wordings),
        named=joined(lexicon(tag).naming.named for tag in languages),
    )


def _stands_beside_noun(text: Text, match: re.Match[str]) -> bool:
    """`deckhand Arjun`, `La abuela Carmen`, `Moira, the skipper`."""
    before = Span(max(0, match.start() - 24), match.start())
    for hit in text.within(before, "people"):
        if not text.raw[hit.end : match.start()].strip():
            return True
    if _is_a_place(text, match.start()):
        return False
    after = Span(match.end(), min(len(text.raw), match.end() + 60))
    noun = next(text.within(after, "people"), None)
    apart = noun is not None and text.raw[match.end() : noun.start].strip()
    return bool(apart) and noun is not None and is_apposition(text, match.end(), noun.start)


def is_apposition(text: Text, end: int, start: int) -> bool:
    """Whether what lies between a name and a noun says that they are one: `, the`, ` (60s, `,
    `, calm, a`."""
    while (part := _DESCRIBED.match(text.raw, end, start)) and tells_somebody(
        text, Span(*part.span(1))
    ):
        end = part.end()
    between = text.folded[end:start]
    if between.strip(" ") in ("", *text.lexicon.cues["name_link"]):
        return bool(between) or not is_latin(text.folded[end - 1 : end] or " ")
    if re.match(r"\s?[(（]", between) and not re.search(r"[)）]", between):
        return True
    if len(between) > 40 or re.search(r"[.;:!?\n]", between):
        return False
    pattern, endings = _apposition(text.language)
    words = pattern.match(between)
    if words is None:
        return False
    return bool(words[1]) or words[2].endswith(endings) or words[2] in articles(text.language)


_DESCRIBED = re.compile(r",\s([^,\n]{1,24})(?=,\s)")


@cache
def _apposition(language: str) -> tuple[re.Pattern[str], Phrases]:
    """What leads to an apposition: a relative and a word, and the endings of a possessor."""
    tables = [lexicon(tag) for tag in (language, COMMON_LANGUAGE)]
    relative = any_of(joined(words.naming.relative for words in tables))
    pattern = re.compile(rf",\s(?:({relative})\s)?([\w’']+)\s")
    return pattern, joined(words.grammar.owns for words in tables)

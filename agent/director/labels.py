"""Labels in front of a field or a line: where they stand and what they announce.

Knows the names of fields through the lexicons; does not know what a field's words mean.
"""

import re
from functools import cache

from .deeds import tells_a_deed
from .page import LABEL_ENDS, MARKS, Bit, begins_line, stripped
from .scripts import unaccented
from .text import Span, Text
from .vocabulary import LANGUAGES, Piece, lexicon

_LABEL = re.compile(
    r"[\s*_#>•·\-–—]{0,80}[\[【]?([^\[\]【】:：\n\"“”«»「」。]{1,48}?)[\]】]?\*{0,3}\s{0,9}[:：]\*{0,3}"
)
_TAG = re.compile(r"\s*[\[【]([^\[\]【】\n]{1,400})[\]】]\s*[:：]?")
_LABEL_WITH_A_STOP = re.compile(r"\s*([A-Z][a-z]+)\.\s*$")
_BRACKET = re.compile(r"[（(][^（）()]*[)）]")
_DIRECTIONS = re.compile(r"[（(][^（）()]*[)）]?$")
_ENTRY = re.compile(
    r"[\s*_#>•・▪◆●-]*([^\s,.:;，。：、(（-][^,.:;，。：、(（\n]{0,24}?)"
    r"(\s+[-–—]\s+|\t\s*|[ ]{2,}|\u3000\s*|[,，、]\s*)(?=\S)"
)
_EDGES = MARKS + LABEL_ENDS + "[]【】"
_NO_NAMES = ("place", "time", "framing", "movement")
SHORTEST_PHRASE_LETTERS = 3
LONGEST_NAME_LETTERS = 10
LONGEST_NAME_WORDS = 4
LONGEST_UNIT_LETTERS = 4
"""Of a unit that nobody is called."""
LONGEST_FIELD_WORDS = 3
_PUNCTUATION = re.compile(r"[,.:;，。：；/／&＆]")


def label_of(text: Text, span: Span) -> Span | None:
    """The label at the beginning of a stretch, its colon or its full stop included."""
    words = text.raw[span.start : span.end]
    match = _LABEL.match(words)
    if match and match[1].strip(MARKS) and not _is_clock(words, match):
        return Span(span.start, span.start + match.end())
    stop = _LABEL_WITH_A_STOP.match(words)
    return span if stop and field_of(stop[1]) else None


def _is_clock(words: str, match: re.Match[str]) -> bool:
    """Whether the colon stands in a time or a ratio, as in `9:16`."""
    rest = words[match.end() : match.end() + 1]
    return match[1][-1:].isdigit() and rest.isdigit()


def bare_label(text: Text, label: Span) -> Span:
    """A label without its marks, brackets and colon."""
    stop = "." if text.raw[label.start : label.end].count(".") == 1 else ""
    return stripped(text, label, _EDGES + stop)


def bracketed_label(text: Text, sentence: Span) -> Span | None:
    """The words of a bracket at the head of a sentence, `[Style] neon`."""
    match = _TAG.match(text.raw, sentence.start, sentence.end)
    return Span(match.start(1), match.end(1)) if match else None


def behind_bracket(text: Text, sentence: Span) -> Span:
    """What follows that bracket and its colon."""
    match = _TAG.match(text.raw, sentence.start, sentence.end)
    return Span(match.end() if match else sentence.start, sentence.end)


def cast_entry(text: Text, line: Span) -> Bit | None:
    """Who comes first in a line of the cast: `Zora - drummer`, `- Kit, her apprentice`.

    Before a comma only a name is one; in front of a noun it may be part of a description.
    """
    match = _ENTRY.match(text.raw, line.start, line.end)
    if match is None:
        return None
    name = Span(*match.span(1))
    bare = match[2].strip() in (",", "，", "、")
    noun = any(noun.start == name.start for noun in text.within(name, "people"))
    if bare and (noun or not _is_written_as_a_name(text, name)):
        return None
    return Bit("cast", Span(match.end(), line.end), name)


def _is_written_as_a_name(text: Text, span: Span) -> bool:
    """Whether every word has a capital, or the letters have none."""
    words = text.words(span).split()
    return bool(words) and all(not word[0].islower() for word in words) and _fits(words[0], 0)


# ---- what a label announces


@cache
def _field_names() -> dict[str, Piece]:
    """Labels of all lexicons; a label that names several things means the first."""
    names: dict[str, Piece] = {}
    for language in LANGUAGES:
        for piece, phrases in lexicon(language).fields.items():
            for phrase in phrases:
                names.setdefault(unaccented(phrase.replace("-", " ").replace("_", " ")), piece)
    return names


@cache
def _verbs_of_speaking() -> frozenset[str]:
    """The verbs that announce speech when they stand alone, and tell of somebody in a sentence."""
    return frozenset(verb for tag in LANGUAGES for verb in lexicon(tag).speaking["says"])


def field_of(label: str) -> Piece | None:
    """What a label announces: itself, one of its parts (`Line/Roar`), or its last word."""
    plain = _BRACKET.sub("", label).casefold().strip(MARKS)
    if label.strip() == "#":
        return "number"
    names = _field_names()
    plain = unaccented(re.sub(r"[-_\s]+", " ", plain))
    for part in (plain, *(part.strip() for part in re.split(r"[/／&＆]", plain))):
        if part in names:
            return names[part]
        *first, last = part.split(" ")
        if _placed(first, names) == "lettering":
            return "lettering"
        kind = names.get(last) if first else None
        short = len(first) < LONGEST_FIELD_WORDS and not _PUNCTUATION.search(part)
        if kind in ("sound", "music") and short:
            return kind
        if kind == "dialogue" and last not in _verbs_of_speaking():
            return kind
    return None


def _placed(words: list[str], names: dict[str, Piece]) -> Piece | None:
    """What a label announces before it says where: `text on screen`, `neon sign in the window`."""
    at = next((i for i, word in enumerate(words) if i and word in _prepositions()), 0)
    return names.get(" ".join(words[:at])) or names.get(words[at - 1]) if at else None


@cache
def _prepositions() -> frozenset[str]:
    """The words that say where, in languages that put them before a noun."""
    tables = (lexicon(tag) for tag in LANGUAGES)
    return frozenset(w for words in tables if words.spaced for w in words.order.get("into", ())) | {
        word for tag in LANGUAGES for word in lexicon(tag).wording.places if word.isascii()
    }


# ---- names


def is_name(text: Text, label: Span) -> bool:
    """Whether a label can be a speaker's name with directions, and not the head of a sentence."""
    named = Span(label.start, _bracket_at(text, label))
    if text.has(named, "speaking") or text.has(named, "pronoun"):
        return False
    if text.has(label, "cue", "lettering") or _begins_as_a_phrase(text, label):
        return False
    if tells_a_deed(text, named):
        return False
    if _goes_on_in_lower_case(text, label) or _opens_a_sentence(text, label):
        return False
    name, *directions = re.split(r"[,，、;；(（/／]", text.raw[label.start : label.end])
    head = Span(label.start, label.start + len(name))
    found = [hit for kind in _NO_NAMES for hit in text.within(head, kind)]
    inside = head.end - head.start <= SHORTEST_PHRASE_LETTERS  # the `蔵` of `源蔵` is no place
    other = any(not inside or hit.end - hit.start > 1 or hit.start == head.start for hit in found)
    other = other or (text.has(head, "unit") and not _is_a_word(text, head))
    if other and not _ends_in_somebody(text, head):
        return False
    rest = Span(head.end, label.end)
    if directions and text.has(rest, "people") and text.has(rest, "cue", "voice", "off_screen"):
        return False
    return _is_short(name, directions)


def _is_a_word(text: Text, head: Span) -> bool:
    """Whether a label is one word with a capital: `Segundo` may be a man, `4 s` is a length."""
    word = text.words(head)
    return word.isalpha() and word[:1].isupper() and len(word) > LONGEST_UNIT_LETTERS


def _bracket_at(text: Text, label: Span) -> int:
    """Where the directions in brackets at the end of a label begin; else its end."""
    directions = _DIRECTIONS.search(text.raw, *label)
    return directions.start() if directions else label.end


def _is_short(name: str, directions: list[str]) -> bool:
    """Whether a name and its directions are short: in words, or in letters of East Asia."""
    return _fits(name, 0) and all(_fits(part, 2) for part in directions)


def _fits(part: str, more: int) -> bool:
    """Whether a part holds no more words than a name may, or letters, and `more` of them."""
    if any(letter > "\u2e80" for letter in part):
        return len(part.strip()) <= LONGEST_NAME_LETTERS + more
    return len(part.split()) <= LONGEST_NAME_WORDS + more


def _goes_on_in_lower_case(text: Text, label: Span) -> bool:
    """`… actually no, exactly this:` in the middle of a line is no name."""
    small = text.raw[label.start : label.start + 1].islower()
    return small and not begins_line(text, label.start) and not text.has(label, "people")


def _opens_a_sentence(text: Text, label: Span) -> bool:
    """Whether a label begins with a word that goes on with a story: `Later, over the crab`."""
    first = re.split(r"[,，、\s]", text.folded[label.start : label.end])[0]
    word = Span(label.start, label.start + len(first))
    if first in text.lexicon.wording.openings:
        return True
    told = any(hit.end == word.end for hit in text.within(word, "cue", "since", "beat", "clause"))
    return told and not text.has(word, "people")


def _begins_as_a_phrase(text: Text, label: Span) -> bool:
    """Whether an article, or a preposition of several words, begins a label: `On the left, Ana`."""
    first, *others = text.folded[label.start : label.end].split(" ")
    cues = text.lexicon.cues
    if text.grammar.subject != "article":
        return False
    return first in cues["article"] or (bool(others) and first in cues["oblique"])


def _ends_in_somebody(text: Text, head: Span) -> bool:
    """Whether the last word before a label's brackets is one for people: `식당 사장님(50대)`."""
    if text.grammar.subject == "article":
        return False
    return any(not text.raw[noun.end : head.end].strip() for noun in text.within(head, "people"))


def is_somebody(text: Text, span: Span) -> bool:
    """Whether a stretch is no more than a known word for somebody or a name."""
    return any(
        hit.kind in ("people", "name") and hit.end == span.end and hit.start - span.start <= 4
        for hit in text.hits_in(span)
    )

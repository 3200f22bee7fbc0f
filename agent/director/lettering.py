"""What is read in the picture: the words on signs and titles, and the thing that bears them."""

import re
from collections.abc import Iterator

from .grammar import articles
from .order import ordered
from .scanning import Hit
from .spoken import Around, Read
from .text import CAPITALS, Span, Text
from .vocabulary import lexicon

LONGEST_PLACE_LETTERS = 60
_FARTHEST_VERB_LETTERS = 16
_FARTHEST_SIGN_LETTERS = 14
_FEWEST_CAPITALS = 3
_CLAUSE = re.compile(r"[^,;.，。；、:：]+")
_WORDS = re.compile(r"[^\W\d]+")
_LETTER = rf"{CAPITALS}0-9’'&"
_BEHIND = re.compile(rf"\s+([{CAPITALS}0-9][{_LETTER}:,.! -]{{0,200}}[{CAPITALS}0-9!?])(?![a-z])")
_WORD = rf"[{_LETTER}!-]{{1,40}}"
_BEFORE = re.compile(rf"\b[{CAPITALS}]{_WORD}(?: {_WORD}){{0,20}}\b")


def quoted_lettering(text: Text, around: Around) -> Read:
    """A quotation that is read, with the thing that bears it."""
    place, in_scene = place_of(text, around.left)
    return Read(around.quote.start, around.quote.words, place, in_scene, around.section)


def place_of(text: Text, left: Span) -> tuple[str, bool]:
    """Where lettering stands in words, and whether it is part of the scene."""
    signs = list(text.within(left, "cue", "lettering"))
    laid_over = [part for tag in text.languages for part in lexicon(tag).overlaid]
    words = [text.folded[sign.start : sign.end] for sign in signs]
    return _sign(text, left, signs), not any(part in word for word in words for part in laid_over)


def _sign(text: Text, left: Span, signs: list[Hit]) -> str:
    """The thing that bears lettering: `neon sign`, without what it does."""
    clause = _clause_of_sign(text, left, signs)
    if clause is None:
        return ""
    verb = next(text.within(clause, "cue", "writes"), None)
    things = [sign for sign in signs if sign.start >= clause.start and not _is_at(sign, verb)]
    if things and text.folded[things[0].start : things[0].end] in text.lexicon.cues["text"]:
        return ""
    end = things[0].end if things else verb.start if verb else clause.end
    order = ordered(text, clause)
    start = order.end if order else clause.start
    start = _phrase_start(text, start, things[0].start) if things else start
    return text.raw[start:end].strip(' :：“"*-—–')[-LONGEST_PLACE_LETTERS:]


def _clause_of_sign(text: Text, left: Span, signs: list[Hit]) -> Span | None:
    """The last clause that names a sign, else the last one."""
    found = [Span(*m.span()) for m in _CLAUSE.finditer(text.raw, left.start, left.end)]
    named = [part for part in found if any(part.start <= s.start < part.end for s in signs)]
    return next(iter((named or found)[-1:]), None)


def _phrase_start(text: Text, start: int, sign_start: int) -> int:
    """Behind the last article or preposition before a sign, in languages that put them there."""
    if text.grammar.subject == "place":
        ties = [hit.end for hit in text.within(Span(start, sign_start), "cue", "oblique")]
        return ties[-1] if ties else start
    if not text.lexicon.spaced:
        return start
    cues = text.lexicon.cues
    small = {*articles(text.language), *cues["oblique"], *cues["clause"]}
    words = _WORDS.finditer(text.folded, start, sign_start)
    ends = [word.end() for word in words if word[0] in small]
    return ends[-1] if ends else start


def _is_at(sign: Hit, verb: Hit | None) -> bool:
    return verb is not None and sign.start == verb.start


def lettering_in_capitals(text: Text, span: Span, section: int) -> Iterator[Read]:
    """Capitals beside a word for lettering, by place: `the title card REDLINE PROTOCOL appears`."""
    found = [*_behind_signs(text, span, section), *_before_signs(text, span, section)]
    once = {read.start: read for read in reversed(found)}
    yield from sorted(once.values(), key=lambda read: read.start)


def _before_signs(text: Text, span: Span, section: int) -> Iterator[Read]:
    for match in _BEFORE.finditer(text.raw, span.start, span.end):
        follows = Span(match.end(), min(span.end, match.end() + _FARTHEST_SIGN_LETTERS))
        sign = next(text.within(follows, "cue", "lettering"), None)
        if not _is_capitals(match[0]) or text.in_quote(match.start()):
            continue
        followed = sign is not None and sign.start - match.end() <= 2
        if followed or _is_led_to(text, Span(span.start, match.start()), match[0]):
            place, in_scene = place_of(text, Span(span.start, match.start()))
            yield Read(match.start(), match[0], place, in_scene, section)


def _is_led_to(text: Text, left: Span, words: str) -> bool:
    """`printed with HAPPY DAYS`, `shows a blinking objective, FIND THE KEY`: several capitals."""
    if " " not in words:
        return False
    along = {word for tag in text.languages for word in lexicon(tag).wording.along}
    verb = next(iter(list(text.within(left, "cue", "writes", "written"))[-1:]), None)
    if verb and text.folded[verb.end : left.end].strip() in {*along, ""}:
        return True
    head, comma, rest = text.raw[left.start : left.end].rpartition(",")
    clause = re.split(r"[,.;:!?\n]", head)[-1]
    shown = Span(left.start + len(head) - len(clause), left.start + len(head))
    borne = text.has(shown, "cue", "shown", "display", "lettering")
    return bool(comma) and not rest.strip() and borne


def _behind_signs(text: Text, span: Span, section: int) -> Iterator[Read]:
    for sign in text.within(span, "cue", "lettering"):
        match = _BEHIND.match(text.raw, _after_verb(text, sign, span.end), span.end)
        if match and _is_capitals(match[1]) and not text.in_quote(match.start(1)):
            yield Read(match.start(1), match[1], text.words(sign), False, section)


def _after_verb(text: Text, sign: Hit, end: int) -> int:
    """Behind a sign and what it does, where that follows at once: `the sign says OPEN`."""
    near = Span(sign.end, min(end, sign.end + _FARTHEST_VERB_LETTERS))
    verb = next(text.within(near, "cue", "writes"), None)
    return verb.end if verb and text.raw[sign.end : verb.start].isspace() else sign.end


def _is_capitals(words: str) -> bool:
    """Whether words in capitals are more than an initial or a short sign such as `TV`."""
    return sum(letter.isupper() for letter in words) >= _FEWEST_CAPITALS

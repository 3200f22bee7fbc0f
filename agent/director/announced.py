"""Lettering without quotation marks: `on the sign Fresh at Five`, `the clock shows 3:47`.

Knows the things that bear words through the lexicons; `lettering` knows quotations and capitals.
"""

import re
from collections.abc import Iterator
from functools import cache

from .grammar import articles
from .lettering import place_of
from .scanning import Hit
from .scripts import UNSPACED, any_of, joined
from .spoken import Read
from .text import CAPITALS, Span, Text
from .vocabulary import lexicon

LONGEST_NAME_WORDS = 7
LONGEST_TOLD_LETTERS = 24
_PARTS = re.compile(r"\s+[/|]\s+|\s*[／]\s*")
_READING = re.compile(r"\d{1,4}(?:\s?[–:.-]\s?\d{1,4})+|\d{1,4}(?:[.,]\d+)?\s?[%°℃]\w?")
_WORD = re.compile(r"[^\s,.;:!?()\"“”«»]+")
_SENTENCE = re.compile(rf" ([{CAPITALS}][^.,;:!?()\n\"“”«»]{{2,60}})(?=[.,;:!?)\n]|$)")
_WRITTEN = re.compile(
    rf"(?:, [^,.:]{{2,24}},)? ([{CAPITALS}0-9][^.;:!?\n\"“”«»]{{1,60}})(?=[.;!?\n]|$)"
)
_CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)\n]|$)")
_FOREIGN = re.compile(rf"\s*([{UNSPACED}]{{2,30}})")
_EDGES = ' \t*_|"“”«».,;；，。'


def announced(text: Text, span: Span, section: int) -> Iterator[Read]:
    """The lettering of a stretch that no marks quote, by place."""
    met: set[int] = set()
    for sentence in text.sentences(span):
        for find in (_behind_bearer, _told_as_letters, _on_a_thing, _on_display):
            for read in find(text, sentence, section):
                if read.start not in met:
                    met.add(read.start)
                    yield read


# ---- several texts in one


def texts_of(text: Text, span: Span) -> Iterator[Span]:
    """One text or several: `BORROW A SEED / bring back two`, `FERNWICK, and underneath, …`."""
    start = span.start
    cuts = [match.span() for match in _PARTS.finditer(text.raw, *span)]
    cuts += [match.span() for match in below(text.languages).finditer(text.folded, *span)]
    for cut_start, cut_end in [*sorted(cuts), (span.end, span.end)]:
        part = _trimmed(text, Span(start, cut_start))
        if part.end > part.start and _may_be_lettering(text, part, first=start == span.start):
            yield part
        start = cut_end


def _may_be_lettering(text: Text, part: Span, first: bool) -> bool:
    """Lettering begins with a capital or a figure where its script has capitals."""
    letter = text.raw[part.start]
    return not letter.islower() or not first


def _trimmed(text: Text, span: Span) -> Span:
    start, end = span
    while start < end and text.raw[start] in _EDGES:
        start += 1
    while end > start and text.raw[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


@cache
def below(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds what leads to a second text, with small words of how it looks behind it."""
    tables = [lexicon(tag) for tag in languages]
    spaced = any_of(joined(words.wording.below for words in tables if words.spaced))
    unspaced = any_of(joined(words.wording.below for words in tables if not words.spaced))
    lead = rf"[,，、;；]?\s*(?:\b{spaced}\b|{unspaced})"
    return re.compile(rf"{lead}(?:,[\w -]{{2,24}},)?[:：,，]?\s*")


# ---- right behind the thing that bears it


def _behind_bearer(text: Text, sentence: Span, section: int) -> Iterator[Read]:
    """`We end on the sign Fresh at Five`: a name in capitals and words in another script."""
    for sign in text.within(sentence, "cue", "lettering"):
        if _is_writing(text, sign) and not _bearer_before(text, sentence, sign):
            continue
        start = _behind_verb(text, sign, sentence.end)
        behind = Span(start, sentence.end)
        if several := _several(text, behind):
            for words in several:
                yield Read(words.start, text.words(words), text.words(sign), True, section)
            continue
        found = _title(text, behind) or _foreign(text, start, sentence.end)
        if found is None and _is_shown_with(text, sign):
            found = _sentence(text, behind)
        if found and not text.in_quote(found.start):
            place, in_scene = place_of(text, Span(sentence.start, found.start))
            yield Read(found.start, text.words(found), place, in_scene, section)


def _is_writing(text: Text, sign: Hit) -> bool:
    return text.has(Span(sign.start, sign.end), "cue", "writes")


def _bearer_before(text: Text, sentence: Span, verb: Hit) -> bool:
    """Whether what writes is a thing: `the sign reads`, not `she reads`."""
    before = list(text.within(Span(sentence.start, verb.start), "cue", "lettering"))
    things = [hit for hit in before if not _is_writing(text, hit)]
    return bool(things) and not text.raw[things[-1].end : verb.start].strip()


def _behind_verb(text: Text, sign: Hit, end: int) -> int:
    verb = next(text.within(Span(sign.end, min(end, sign.end + 16)), "cue", "writes"), None)
    return verb.end if verb and text.raw[sign.end : verb.start].isspace() else sign.end


def _title(text: Text, span: Span) -> Span | None:
    """Words in title case up to the end of the clause, small words inside: `Fresh at Five`."""
    if not text.lexicon.spaced or text.raw[span.start : span.start + 1] != " ":
        return None
    words: list[re.Match[str]] = []
    position = span.start + 1
    while (word := _WORD.match(text.raw, position, span.end)) and _goes_on(text, word, bool(words)):
        words.append(word)
        position = word.end() + 1
    if not words or len(words) > LONGEST_NAME_WORDS or not _is_capital(words[-1]):
        return None
    end = words[-1].end()
    ends = _CLAUSE_END.match(text.raw, end, span.end) is not None
    return Span(words[0].start(), end) if ends else None


def several_signs(text: Text, span: Span) -> Iterator[Span]:
    """The texts of every list of signs in a stretch: `with the labels New, Half and Full`."""
    for sign in text.within(span, "cue", "lettering"):
        yield from _several(text, Span(sign.end, span.end))


def _several(text: Text, span: Span) -> list[Span]:
    """Two texts and more, each with a capital, the last behind `and`; [] for none."""
    match = _list_of_titles(text.language).match(text.raw, *span)
    if match is None or text.quoted(Span(*match.span())) or text.has(Span(*match.span()), "name"):
        return []
    parts = _parting(text.language).finditer(text.raw, *match.span("titles"))
    starts, ends = [match.start("titles")], list[int]()
    for part in parts:
        ends.append(part.start())
        starts.append(part.end())
    return [Span(a, b) for a, b in zip(starts, [*ends, match.end("titles")], strict=True)]


@cache
def _parting(language: str) -> re.Pattern[str]:
    return re.compile(rf",?\s{any_of(lexicon(language).cues['join'])}\s|,\s")


@cache
def _list_of_titles(language: str) -> re.Pattern[str]:
    join = any_of(lexicon(language).cues["join"])
    title = rf"[{CAPITALS}][\w'’-]*(?: [{CAPITALS}][\w'’-]*)?"
    return re.compile(rf":? (?P<titles>{title}(?:, {title})*,? {join} {title})(?=[.,;!?)\n]|$)")


def _is_shown_with(text: Text, sign: Hit) -> bool:
    """Whether the video goes along with a sign: `ends with the text Made at home`."""
    words = text.folded[max(0, sign.start - 24) : sign.start].split()[-2:]
    along = {word for tag in text.languages for word in lexicon(tag).wording.along}
    return len(words) == 2 and words[0] in along and words[1] in articles(text.language)


def _sentence(text: Text, span: Span) -> Span | None:
    """Words up to the end of the clause of which only the first has a capital."""
    match = _SENTENCE.match(text.raw, *span) if text.lexicon.spaced else None
    if match is None or len(match[1].split()) > LONGEST_NAME_WORDS:
        return None
    told = Span(*match.span(1))
    other = any(text.has(told, kind) for kind in ("people", "name", "speaking", "framing"))
    return None if other or text.quote_begins(told) else told


def _goes_on(text: Text, word: re.Match[str], begun: bool) -> bool:
    """Whether a word may belong to a text in title case."""
    cues = text.lexicon.cues
    small = word[0] in (*cues["oblique"], *cues["clause"], *articles(text.language))
    return _is_capital(word) or (begun and small)


def _is_capital(word: re.Match[str]) -> bool:
    return bool(re.match(rf"[{CAPITALS}]", word[0])) and not word[0].isupper()


def _foreign(text: Text, start: int, end: int) -> Span | None:
    """Words in a script without blanks behind a sign of a text that has them."""
    match = _FOREIGN.match(text.raw, start, end) if text.lexicon.spaced else None
    own = match and text.lexicon.scripts[0] != "latin"
    return Span(*match.span(1)) if match and not own else None


# ---- on any thing


def _on_a_thing(text: Text, sentence: Span, section: int) -> Iterator[Read]:
    """`En la bolsa pone, a mano, Para Inés`: words on what a preposition at the head names."""
    verb = next(text.within(sentence, "cue", "writes"), None)
    head = next(text.within(sentence, "cue", "oblique"), None)
    if verb is None or head is None or text.words(Span(sentence.start, head.start)):
        return
    before = Span(head.end, verb.start)
    if any(text.has(before, kind) for kind in ("people", "name", "pronoun", "speaking")):
        return
    found = _WRITTEN.match(text.raw, verb.end, sentence.end)
    if found and len(found[1].split()) <= LONGEST_NAME_WORDS:
        yield Read(found.start(1), found[1], text.words(before), True, section)


def _told_as_letters(text: Text, sentence: Span, section: int) -> Iterator[Read]:
    """`印着小心轻放四个字`: what stands between a verb of writing and a word for its letters."""
    if text.lexicon.spaced:
        return
    for verb in text.within(sentence, "cue", "writes"):
        near = Span(verb.end, min(sentence.end, verb.end + LONGEST_TOLD_LETTERS))
        letters = next(text.within(near, "cue", "shown"), None)
        if letters is None:
            continue
        words = _trimmed(text, Span(verb.end, letters.start))
        if text.words(words) and not text.quoted(near) and not text.in_quote(words.start):
            place, in_scene = place_of(text, Span(sentence.start, verb.end))
            yield Read(words.start, text.words(words), place, in_scene, section)


# ---- on a display


def _on_display(text: Text, sentence: Span, section: int) -> Iterator[Read]:
    """`the digits on the scoreboard roll over to 22–21`, `the progress bar stops at 99%`."""
    display = next(text.within(sentence, "cue", "display"), None)
    if display is None:
        return
    for reading in _READING.finditer(text.raw, display.end, sentence.end):
        around = Span(reading.start(), min(sentence.end, reading.end() + 9))
        measured = text.has(around, "unit") or text.has(around, "aspect")
        if not measured and not text.in_quote(reading.start()):
            yield Read(reading.start(), reading[0], text.words(display), True, section)
            return

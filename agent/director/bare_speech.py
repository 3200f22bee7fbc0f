"""Words to be spoken or read that no marks quote: behind a verb of saying or a sign, and a colon.

Makes quotations of them, so that every reader meets one kind; does not know who speaks.
"""

import re
from bisect import insort
from collections.abc import Iterator
from dataclasses import replace

from .announced import below
from .grammar import clauses
from .label_names import label_name
from .labels import bare_label, field_of, is_name, label_of
from .measures import numbers
from .page import begins_line, stripped
from .quotation_marks import PAIRS, Quote
from .scanning import Hit
from .text import CAPITALS, Span, Text

FARTHEST_COLON_LETTERS = 70
"""What may stand between a verb of saying and its colon: how it is said, and to whom."""
FARTHEST_UNSPACED_LETTERS = 4
FARTHEST_SPACED_LETTERS = 14
LONGEST_LETTERING_LETTERS = 120
_COLON = re.compile(r"(?<![:：])[:：](?![:：/])[ \t]*")
_NO_COLON = re.compile(r"[.;；!?。！？…\n\"“”«»「」『』\x00]")
FEWEST_CAPITALS = 3
LONGEST_NAME_LETTERS = 4
"""Of one in a script without capitals, before a colon in the middle of a line."""
_WORD = rf"[{CAPITALS}0-9][{CAPITALS}0-9’'&.!?%$€/:-]*"
_CAPITALS = re.compile(rf"{_WORD}(?:,? {_WORD})*(?=\s*(?:[,;.)(+]|$|\n))")
_CLAUSE_MARK = re.compile(r"[,，;；、]\s*")
_CELL_END = re.compile(r"[|｜\t]")
_LIVELY = re.compile(r"[?!¿¡？！]")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_SOMEBODY = ("people", "name", "pronoun", "crowd")
_OTHER_MATTER = (*_SOMEBODY, "speaking", "framing", "movement", "unit", "transition", "style")
_OTHER_CUES = ("beat", "lettering", "music", "narrator", "video", "subtitles")


def with_bare_speech(text: Text) -> Text:
    """The text with a quotation for every stretch of words that only a colon leads to."""
    quotes = list(text.quotes)
    for found in _found(text):
        if not any(quote.start < found.end and found.start < quote.end for quote in quotes):
            insort(quotes, found)
    if len(quotes) == len(text.quotes):
        return text
    added = [quote for quote in quotes if quote not in text.quotes]
    hits = tuple(h for h in text.hits if not any(q.start <= h.start < q.end for q in added))
    return replace(text, quotes=tuple(quotes), hits=hits)


def _found(text: Text) -> Iterator[Quote]:
    for sentence in text.sentences(text.whole):
        if behind := _behind_name(text, sentence):
            yield behind
            continue
        for hit in text.hits_in(sentence):
            spoken = hit.kind == "speaking" or hit[:2] == ("cue", "narrator")
            if not spoken and (hit.kind, hit.value) != ("cue", "lettering"):
                continue
            start = _behind_colon(text, sentence, hit)
            if start is None or _is_field(text, sentence, start):
                continue
            end = _spoken_end(text, start) if spoken else _read_end(text, start, sentence.end)
            words = Span(start, end)
            words = stripped(text, _in_cell(text, words), " \t\n")
            if _is_said(text, sentence, hit, words) if spoken else _is_read(text, hit, words):
                yield Quote(*words, text.words(words))


def _in_cell(text: Text, span: Span) -> Span:
    """A stretch up to the end of the cell of a table that it begins in."""
    bar = _CELL_END.search(text.raw, *span)
    return Span(span.start, bar.start()) if bar else span


def _behind_name(text: Text, sentence: Span) -> Quote | None:
    """What somebody says in the middle of a line: `… opens the door. Tom: Marry me.`"""
    label = label_of(text, sentence)
    if label is None or begins_line(text, sentence.start) or text.quoted(sentence):
        return None
    bare = bare_label(text, label)
    head = bare.start + len(label_name(text.words(bare)))
    named = any(hit.kind in ("people", "name") and hit.end == head for hit in text.hits_in(bare))
    named = named or _is_named_elsewhere(text, Span(bare.start, head))
    if any(numbers(text, bare)):  # `Two: Ana pours tea.`
        return None
    if not named or field_of(text.words(bare)) or not is_name(text, bare):
        return None
    start = stripped(text, Span(label.end, sentence.end), " \t").start
    words = Span(start, _spoken_end(text, start))
    return Quote(*words, text.words(words)) if text.words(words) else None


def _is_named_elsewhere(text: Text, name: Span) -> bool:
    """Whether a name before a colon stands in the text again: `Abril: ¿Ya?`, `嘟嘟：哇！`"""
    words = text.words(name)
    capital = words[:1].isupper()
    short = words[:1].lower() == words[:1].upper() and 1 < len(words) <= LONGEST_NAME_LETTERS
    return words.isalpha() and (capital or short) and text.raw.count(words) > 1


def _behind_colon(text: Text, sentence: Span, hit: Hit) -> int | None:
    """Where the words behind a colon begin; None where none are, or where marks quote them."""
    reach = min(sentence.end, hit.end + FARTHEST_COLON_LETTERS)
    colon = _COLON.search(text.raw, hit.end, reach)
    if colon is None or _NO_COLON.search(text.raw, hit.end, colon.start()):
        return None
    rest = Span(colon.end(), sentence.end)
    marked = text.raw[rest.start : rest.start + 1] in (*PAIRS, "—", "", "\n")
    if marked or text.quote_begins(rest) or not text.words(rest):
        return None
    return None if text.raw[colon.start() - 1 : colon.start()].isdigit() else rest.start


def _is_field(text: Text, sentence: Span, start: int) -> bool:
    """Whether the colon is that of a field at the head of its sentence: `Caption: …`."""
    label = label_of(text, sentence)
    return bool(label and label.end >= start - 1 and field_of(text.words(bare_label(text, label))))


def _is_said(text: Text, sentence: Span, verb: Hit, words: Span) -> bool:
    """Whether somebody says the words, and a wish does not name what is to be added or told."""
    if _is_another_clause(text, verb, words):
        return False
    if _LIVELY.search(text.raw, *words) or verb.value in ("manner", "narrator"):
        return not text.has(words, "cue", "nothing") or verb.kind == "speaking"
    before = Span(sentence.start, verb.start)
    if text.has(before, "cue", "video", "lettering") or _marks_speech(text, words):
        return False
    return any(text.has(before, kind) for kind in _SOMEBODY) or _ends_in_a_name(text, before)


def _marks_speech(text: Text, words: Span) -> bool:
    """Whether the rest of the line has quotations: who sets marks leaves no speech without."""
    line_end = text.raw.find("\n", words.end)
    return text.quoted(Span(words.start, line_end if line_end >= 0 else len(text.raw)))


def _is_another_clause(text: Text, verb: Hit, words: Span) -> bool:
    """`thinks, opens it and shows what is inside: a snail`: something else leads to the colon."""
    between = Span(verb.end, words.start)
    joined = len(clauses(text, between)) > 1 and text.has(between, "cue", "clause")
    return joined and text.raw[words.start].islower()


def _ends_in_a_name(text: Text, span: Span) -> bool:
    """Whether the last word of a stretch has a capital and is no known word."""
    word = _LAST_WORD.search(text.raw, *span)
    if word is None or not word[1][0].isupper():
        return False
    return not any(text.hits_in(Span(*word.span(1))))


def _is_read(text: Text, sign: Hit, words: Span) -> bool:
    """Whether words behind a sign are on it: they begin with a capital, if there are such."""
    first = text.raw[words.start : words.start + 1]
    if text.has(words, "cue", "nothing") or words.end - words.start > LONGEST_LETTERING_LETTERS:
        return False
    if first.upper() == first.lower() and first.isalpha():
        apart = FARTHEST_SPACED_LETTERS if text.lexicon.spaced else FARTHEST_UNSPACED_LETTERS
        close = words.start - sign.end <= apart
        return close and not text.has(words, "cue", "lettering", "text")
    return first.isupper() or first.isdigit()


def _spoken_end(text: Text, start: int) -> int:
    """Behind the last sentence of the line that tells of nothing else."""
    line_end = text.raw.find("\n", start)
    line = Span(start, line_end if line_end >= 0 else len(text.raw))
    end = start
    for sentence in text.sentences(line):
        if end > start and _tells_more(text, sentence):
            break
        end = sentence.end
    return end


def _read_end(text: Text, start: int, end: int) -> int:
    """Where lettering ends: behind its capitals, or before a clause that tells of something else.

    `super: WAKE UP SLOWLY, soft chime`; `title: Open all night, slow push in`.
    """
    capitals = _CAPITALS.match(text.raw, start, end)
    if capitals and sum(letter.isupper() for letter in capitals[0]) >= FEWEST_CAPITALS:
        more = below(text.languages).match(text.folded, capitals.end(), end)
        return end if more else capitals.end()
    for mark in _CLAUSE_MARK.finditer(text.raw, start, end):
        behind = _CLAUSE_MARK.search(text.raw, mark.end(), end)
        clause = Span(mark.end(), behind.start() if behind else end)
        other = any(text.has(clause, kind) for kind in ("sound", "movement", "framing"))
        told = other or text.has(clause, "cue", "music", "narrator", "voice")
        if told and not text.raw[clause.start : clause.start + 1].isupper():
            return mark.start()
    return end


def _tells_more(text: Text, sentence: Span) -> bool:
    """Whether a sentence tells of somebody, of the picture or of the video, and is not spoken."""
    known = any(text.has(sentence, kind) for kind in _OTHER_MATTER)
    told = known or text.has(sentence, "cue", *_OTHER_CUES) or text.quoted(sentence)
    return told or label_of(text, sentence) is not None

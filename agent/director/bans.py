"""What a request forbids: text, subtitles, music, speech, and whatever else it names.

Knows the words that forbid, and how far what they forbid goes on.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from .page import MARKS, Section
from .scripts import any_of, joined
from .text import Span, Text
from .vocabulary import lexicon

FEWEST_WORDS_OF_A_WISH = 3
"""Behind the first word of a clause that goes on behind a ban, and asks for something."""
_CLAUSE = re.compile(r"[^,，、;；.。!！?？\n]+")
LONGEST_BAN_LETTERS = {True: 60, False: 20}
"""Of a clause that only forbids, in words parted by blanks or not."""


class Bans(NamedTuple):
    """What must not appear."""

    lettering: bool = False
    subtitles: bool = False
    music: bool = False
    speech: bool = False
    words: tuple[str, ...] = ()
    """The bans as the user wrote them."""


def bans(text: Text, sections: tuple[Section, ...]) -> Bans:
    """Everything the user forbids: `no text, no subtitles`, `不要音乐`, `字幕はなし`."""
    found = Bans()
    for section in sections:
        for bit in section.bits:
            if bit.kind == "ignored":
                continue
            if bit.kind == "avoid":
                found = _with(text, found, bit.span, field=True)
                continue
            for sentence in text.sentences(bit.span):
                for clause in _banned(text, sentence):
                    found = _with(text, found, clause)
                for clause in plain_bans(text, sentence):
                    if not _names_banned(text, clause):
                        found = _with(text, found, clause, field=True)
    for match in _switched_off(text.languages).finditer(text.folded):
        found = found._replace(
            subtitles=found.subtitles or bool(match["subtitles"]),
            music=found.music or bool(match["music"]),
        )
    return found


@cache
def _switched_off(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds fields of data that say no: `"subtitles": false`."""
    tables = [lexicon(tag) for tag in languages]
    subtitles = any_of(joined(words.cues["subtitles"] for words in tables))
    music = any_of(joined(words.cues["music"] for words in tables))
    off = any_of(joined(words.wording.off for words in tables))
    field = rf"\b(?:(?P<subtitles>{subtitles})|(?P<music>{music}))"
    return re.compile(rf"{field}[\"']?\s*[:=]\s*{off}\b")


def _banned(text: Text, sentence: Span) -> Iterable[Span]:
    """The stretches a sentence forbids: behind `no`, or before `なし`."""
    start = sentence.start
    hits = list(text.within(sentence, "cue", "ban", "ban_after"))
    starts = [*(hit.start for hit in hits), sentence.end]
    until = max((hit.start for hit in text.within(sentence, "cue", "until")), default=-1)
    for hit in hits:
        if hit.value == "ban_after":
            yield Span(_list_start(text, start, hit.start), hit.end)
            start = hit.end
            continue
        after = starts[bisect_left(starts, hit.end)]
        stretch = Span(hit.start, _list_end(text, hit.end, after))
        if until < hit.end:
            yield stretch
        start = stretch.end


def plain_bans(text: Text, sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence that only forbid what they name: `No people`, `사람은 빼고`."""
    for clause in clauses_of(text, sentence):
        if is_plain_ban(text, clause) and not text.quote_begins(clause):
            yield clause


def clauses_of(text: Text, sentence: Span) -> Iterator[Span]:
    """The stretches of a sentence between its marks."""
    return (Span(*found.span()) for found in _CLAUSE.finditer(text.raw, *sentence))


def is_plain_ban(text: Text, clause: Span) -> bool:
    """Whether a clause begins or ends with an order not to show something, and says no more."""
    words = text.folded[clause.start : clause.end].strip(f"{MARKS}\n.。!！,，、")
    if len(words) > LONGEST_BAN_LETTERS[text.lexicon.spaced]:
        return False
    if text.has(clause, "speaking") or text.has(clause, "pronoun"):
        return False
    return _forbidding(text.languages).match(words) is not None


@cache
def _forbidding(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a clause that forbids, by the word it begins with or ends with."""
    told: list[str] = []
    for words in map(lexicon, languages):
        before, behind = any_of(words.wording.forbids), any_of(words.wording.forbidden)
        joint = any_of(words.cues["join"])
        head = rf"(?:{joint}\s+)?{before}\s+" if words.spaced else f"{before}"
        told += [rf"{head}\S.*", rf"\S.*{behind}\w{{0,5}}$"]
    return re.compile("|".join(told), re.DOTALL)


def _list_end(text: Text, start: int, limit: int) -> int:
    """Where a list of forbidden things ends: at a comma behind which none is named."""
    stretch = text.raw[start:limit]
    end = start
    for part in re.finditer(r"[^,，;；:：]+[,，;；:：]?", stretch):
        here = Span(start + part.start(), start + part.end())
        if part.start() and (not _names_banned(text, here) or _is_wanted(text, here)):
            break
        end = here.end
    return end


def _is_wanted(text: Text, span: Span) -> bool:
    """Whether a clause asks for what it names: `with cheerful music`, `upbeat brass band music`."""
    first, *others = text.words(span).casefold().split(" ")
    listed = set(others) & {*text.lexicon.cues["join"], *text.lexicon.wording.alternatives}
    if len(others) >= FEWEST_WORDS_OF_A_WISH and not listed:
        return True
    return any(first in lexicon(tag).wording.along for tag in text.languages)


def _list_start(text: Text, start: int, limit: int) -> int:
    """Where a list of things forbidden behind it begins: at the first clause that names one."""
    begin = limit
    for part in reversed(list(re.finditer(r"[^,，、;；]+[,，、;；]?", text.raw[start:limit]))):
        here = Span(start + part.start(), start + part.end())
        if not _names_banned(text, here):
            break
        begin = here.start
    return begin


def _names_banned(text: Text, span: Span) -> bool:
    return text.has(span, "cue", "text", "subtitles", "music", "dialogue")


def _with(text: Text, found: Bans, span: Span, field: bool = False) -> Bans:
    """The bans with those that a stretch names; a field of bans may name anything."""
    subtitles = text.has(span, "cue", "subtitles")
    lettering = text.has(span, "cue", "text")
    music = text.has(span, "cue", "music")
    speech = text.has(span, "cue", "dialogue")
    if not (subtitles or lettering or music or speech):
        return (
            found._replace(words=(*found.words, text.words(span).strip(" .。,，")))
            if field
            else found
        )
    return Bans(
        found.lettering or lettering or subtitles,
        found.subtitles or subtitles or lettering,
        found.music or music,
        found.speech or speech,
        (*found.words, text.words(span).strip(" .。,，、:：")),
    )

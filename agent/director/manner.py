"""How a line is spoken: its language, its dialect, its delivery, and whether it is heard only.

Knows the sentence around a line, its label and its direction in brackets; not who speaks.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ...tools import dialects
from .cast import BEHIND_NAME
from .grammar import in_language, names_dialect, names_language_too
from .scanning import Hit
from .spoken import Around, Reading
from .text import Span, Text, read_text
from .vocabulary import lexicon

_ASIDE = re.compile(r"^\s*[（(]([^（）()\n]{1,40})[)）]\s*")
_ASIDES = ("", ",", ":", "(")
_QUOTATION_MARKS = ' \t*_"“”«»「」'
FARTHEST_LANGUAGE_LETTERS = 60
FARTHEST_VOICE_LETTERS = 60
FARTHEST_ACCENT_LETTERS = 8
"""How far an accent may stand before the language it is one of."""


class Stretch(NamedTuple):
    """Where the text may say how a line is spoken."""

    left: Span
    right: Span
    labels: tuple[Span, ...]
    """The speaker's label and the direction in brackets."""
    of_others: tuple[Span, ...] = ()
    """Brackets on the left that tell of somebody else: `Rosa (French) says to Tom: "…"`."""

    def told(self, text: Text, span: Span, kind: str) -> list[Hit]:
        """The words of a kind in one of its parts that may tell of the speaker, the last first."""

        def of_others(hit: Hit) -> bool:
            return any(other.start <= hit.start < other.end for other in self.of_others)

        return [hit for hit in reversed(list(text.within(span, kind))) if not of_others(hit)]


def stretch_of(reading: Reading, around: Around, who: object) -> Stretch:
    """What may tell how `who` says a line: up to the next one who acts, if they speak behind it."""
    right = around.right
    others = (m.start for m in reading.cast.within(right) if m.who is not who and m.acts)
    right = Span(right.start, next(others, right.end))
    labels = tuple(span for span in (around.bit.label, around.bit.note) if span)
    before = (m for m in reading.cast.within(around.left) if m.who is not who)
    brackets = (BEHIND_NAME.match(reading.text.raw, m.end, around.left.end) for m in before)
    return Stretch(around.left, right, labels, tuple(Span(*b.span()) for b in brackets if b))


# ---- words without their direction


def spoken_words(around: Around) -> tuple[str, str]:
    """The words without a direction in brackets at their head, and that direction."""
    aside = _ASIDE.match(around.quote.words)
    labelled = around.bit.kind in ("cue", "dialogue", "lines")
    told = aside and (labelled or dialect_of_aside(aside[1]) or _tells_how(aside[1]))
    if aside and told and around.quote.words[aside.end() :]:
        return around.quote.words[aside.end() :], aside[1]
    return around.quote.words, ""


@lru_cache(maxsize=256)
def _tells_how(words: str) -> bool:
    """Whether a direction inside a quotation names a manner: `「（小声で）…」`."""
    text = read_text(words)
    laughs = any(hit.value == "manner" for hit in text.within(text.whole, "speaking"))
    return laughs or text.has(text.whole, "manner")


@lru_cache(maxsize=256)
def dialect_of_aside(words: str) -> str | None:
    """The way of speaking that a direction inside a quotation names: `「(津軽弁で) …」`."""
    text = read_text(words)
    return next((hit.value for hit in text.within(text.whole, "dialect")), None)


def without_dialect(aside: str) -> str:
    """The parts of a direction that name no way of speaking."""
    parts = (part.strip() for part in re.split(r"[,，、;；]", aside))
    return ", ".join(part for part in parts if part and not dialect_of_aside(part))


def without_aside(text: Text, span: Span) -> tuple[str, Span | None]:
    """Words that no marks quote, without the direction in brackets before them, and that."""
    raw = text.raw[span.start : span.end]
    aside = _ASIDE.match(raw)
    if not aside:
        return raw.strip(_QUOTATION_MARKS), None
    note = Span(span.start + aside.start(1), span.start + aside.end(1))
    return raw[aside.end() :].strip(_QUOTATION_MARKS), note


# ---- language and dialect


def stated_language(text: Text, stretch: Stretch) -> str | None:
    """The language that the text says a line is spoken in."""
    for span in (*stretch.labels, stretch.left):
        for hit in stretch.told(text, span, "language"):
            if _names_language(text, hit, span) and not _is_written(text, hit):
                return hit.value
    for hit in text.within(stretch.right, "language"):
        near = hit.start - stretch.right.start < FARTHEST_LANGUAGE_LETTERS
        if near and _names_language(text, hit, stretch.right) and not _is_translated(text, hit):
            return hit.value
    return None


def language_of_dialect(text: Text, stretch: Stretch, label: str | None) -> str | None:
    """`in Cantonese` states the language as well."""
    spans = (stretch.left, stretch.right, *stretch.labels)
    for hit in (hit for span in spans for hit in text.within(span, "dialect")):
        known = dialects.find(hit.value)
        if known and hit.value == label and in_language(text, hit):
            return known.language
    return None


def _is_written(text: Text, hit: Hit) -> bool:
    """`en inglés aunque yo lo escriba en español`: the language the request is written in."""
    return text.has(Span(max(0, hit.start - 20), hit.start), "cue", "written")


def _is_translated(text: Text, hit: Hit) -> bool:
    return text.has(Span(hit.start - 80, hit.end + 40), "cue", "translated")


def _names_language(text: Text, hit: Hit, span: Span) -> bool:
    """Whether the word means the language: `in French`, not `a French chef`."""
    links = lexicon(hit.language).cues["in_language"]
    alone = text.words(span).casefold() == text.words(hit).casefold()
    return not links or alone or in_language(text, hit)


def stated_dialect(text: Text, stretch: Stretch) -> str | None:
    """The dialect that the text says a line is spoken in; a label needs no word such as accent."""
    for span in (*stretch.labels, stretch.left, stretch.right):
        labelled = span in stretch.labels
        for hit in stretch.told(text, span, "dialect"):
            heard = span is stretch.left and text.has(span, "cue", "narrator")
            named = (labelled or heard) and not names_language_too(text, hit)
            if named or names_dialect(text, hit):
                return _told_closer(text, hit).value
    return None


def _told_closer(text: Text, hit: Hit) -> Hit:
    """The accent before the name of the language itself: `台湾腔的普通话`."""
    if not text.has(Span(hit.start, hit.end), "language"):
        return hit
    near = Span(max(0, hit.start - FARTHEST_ACCENT_LETTERS), hit.start)
    return next(iter(text.within(near, "dialect")), hit)


# ---- heard only


def is_voice(reading: Reading, around: Around, who: object) -> bool:
    """Whether the words of `who` come from outside the picture."""
    text = reading.text
    labels = [span for span in (around.bit.label, around.bit.note) if span]
    if any(text.has(span, "mark", "voice_over", "off_screen") for span in labels):
        return True
    if any(text.has(span, "cue", "narrator", "thought") for span in labels):
        return True
    if any(text.has(span, "cue", "off_screen") for span in labels):
        return not _is_on_the_phone(reading, around, who)
    if around.bit.kind == "narration" or (
        around.bit.label and _names_a_voice(reading, around.bit.label)
    ):
        return True
    verb = reading.last_verb(around.left)
    end = verb.start if verb else around.left.end
    clause = Span(max(around.left.start, end - FARTHEST_VOICE_LETTERS), around.left.end)
    cued = text.has(clause, "cue", "narrator", "off_screen", "thought")
    return cued or _is_owned_voice(reading, clause)


def _names_a_voice(reading: Reading, label: Span) -> bool:
    """Whether a label names somebody's voice: `Kid's voice:`."""
    text = reading.text
    owner = next(iter(reading.cast.within(label)), None)
    voice = next(text.within(label, "cue", "voice"), None)
    if owner is None or voice is None:
        return False
    between = text.folded[owner.end : voice.start].strip()
    return between in {word for tag in text.languages for word in lexicon(tag).grammar.owns}


def _is_owned_voice(reading: Reading, clause: Span) -> bool:
    """Whether somebody's voice speaks, and not somebody in some voice: `the voice of Ana: …`.

    Somebody whose voice does something, such as shake, is seen.
    """
    text = reading.text
    if text.grammar.verb_final:
        return _ends_in_voice(reading, clause)
    owned_by = [word for tag in text.languages for word in lexicon(tag).grammar.owned_by]
    leads = {word for tag in text.languages for word in lexicon(tag).wording.manner_leads}
    for hit in text.within(clause, "cue", "voice"):
        before = text.folded[clause.start : hit.start].split()[-2:]
        behind = text.folded[hit.end : clause.end].split()[:1]
        owner = next(iter(reading.cast.within(Span(hit.end, clause.end))), None)
        rest = text.words(Span(owner.end, clause.end)) if owner else ""
        if behind and behind[0] in owned_by and not leads & set(before) and rest[:1] in _ASIDES:
            return True
        if _is_somebodys_own(text, hit, clause, leads):
            return True
    return False


def _is_somebodys_own(text: Text, voice: Hit, clause: Span, leads: set[str]) -> bool:
    """Whether `a woman's voice, calm: "…"` speaks; `in a child's voice` is how somebody does."""
    before = text.folded[clause.start : voice.start].rstrip()
    owns = tuple(word for tag in text.languages for word in lexicon(tag).grammar.owns)
    head = re.split(r"[.!?,;:\n]", before)[-1].split()
    owned = bool(owns) and before.endswith(owns) and text.raw[voice.end : voice.end + 1] in (*",:",)
    return owned and not leads & set(head)


def _ends_in_voice(reading: Reading, clause: Span) -> bool:
    """Whether somebody's voice stands right before the words: `女の子の声「…」`, not `低い声で`."""
    text = reading.text
    ends = ("", *text.lexicon.cues["subject"])
    owns = ("", *text.grammar.owns)
    return any(
        text.words(Span(hit.end, clause.end)).strip(",、:：") in ends
        and any(
            text.words(Span(owner.end, hit.start)) in owns
            for owner in reading.cast.within(Span(clause.start, hit.start))
        )
        for hit in text.within(clause, "cue", "voice")
    )


def _is_on_the_phone(reading: Reading, around: Around, who: object) -> bool:
    """Whether a speaker stands in the picture with a phone: they acted there before."""
    note = around.bit.note
    if note is None or not reading.text.has(note, "cue", "phone"):
        return False
    here = reading.cast.before(around.bit.span.start, since=reading.section_start)
    return any(m.who is who and m.start < (around.bit.label or note).start for m in here)

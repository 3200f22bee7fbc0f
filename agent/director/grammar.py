"""Clauses, subjects and the names of accents: the grammar that the reading of speech leans on.

Knows word order and particles through the lexicons; does not know who is in the video.
"""

import re
from functools import cache

from ...tools import dialects
from .text import Span, Text
from .vocabulary import COMMON_LANGUAGE, LANGUAGES, Hit, lexicon

_NOUN_PHRASE_LIMIT = 3


@cache
def articles(language: str) -> frozenset[str]:
    """The articles of a language; those of the common one where it has none."""
    return frozenset(lexicon(language).cues["article"] or lexicon(COMMON_LANGUAGE).cues["article"])


def is_inflected(word: str, language: str) -> bool:
    """Whether a word ends as a verb or a plural does: `walks`, not `glass`."""
    endings = lexicon(language).wording.verb_ending
    return any(
        word.endswith(end) and word[-2 * len(end) : -len(end)] not in ("", end) for end in endings
    )


def names_dialect(text: Text, hit: Hit) -> bool:
    """Whether a dialect's name is meant as one: `四川话`, `Irish accent`, not `an Irish pub`."""
    word = text.words(hit).casefold()
    for language in LANGUAGES:
        words = lexicon(language)
        if not words.common and any(c in word for c in words.cues["accent"] if c != word):
            return True
        if any(part in words.cues["accent"] for part in word.split()[1:]):
            return True
    dialect = dialects.find(word)
    if dialect and dialect.label.casefold() == "cockney":
        return True
    around = Span(max(0, hit.start - 24), min(len(text.raw), hit.end + 34))
    if in_language(text, hit):
        return True
    beside = text.within(Span(hit.start, min(len(text.raw), hit.end + 12)), "language")
    languages = {
        phrase for tag in LANGUAGES for names in lexicon(tag).languages.values() for phrase in names
    }
    if any(other.start - hit.end <= 1 for other in beside) or any(
        name in word for name in languages if name != word
    ):
        return True
    for cue in text.within(around, "cue", "accent", "voice"):
        first, last = sorted((cue, hit), key=lambda item: item.start)
        if not re.search(r"[.;!?。！？\n]", text.raw[first.end : last.start]):
            return True
    return False


def in_language(text: Text, hit: Hit) -> bool:
    """Whether `in` or its like stands right before the name of a language or a dialect."""
    links = lexicon(hit.language or text.language).cues["in_language"]
    before = text.folded[max(0, hit.start - 12) : hit.start].rstrip()
    return any(re.search(rf"(?:^|\W){re.escape(link)}$", before) for link in links)


_NAMED_BEFORE_COMMA = re.compile(
    r"\s*([\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff\u30a0-\u30ff]{1,8})[,、]"
)
"""A name and a comma at the head of a sentence that leads to a quotation."""


def asian_subject(text: Text, left: Span) -> str:
    """The noun before a particle of a subject, or at the head of a Chinese clause; "" for none."""
    words = text.raw[left.start : left.end]
    if text.language == "zh":
        return _chinese_subject(text, left)
    if named := _NAMED_BEFORE_COMMA.match(words):
        return named[1]
    if text.language == "ja":
        found = re.findall(r"([\u4e00-\u9fff\u30a0-\u30ff々]{1,10})(?:さん)?[はがも]", words)
    elif text.language == "ko":
        subjects = "|".join(lexicon("ko").cues["subject"])
        found = re.findall(rf"([\uac00-\ud7a3]{{1,8}})(?:{subjects})(?=[\s,])", words)
    else:
        found = []
    return found[-1] if found else ""


def latin_subject(text: Text, left: Span) -> str:
    """The noun phrase of the last clause that has one: `a distorted intercom` is an intercom."""
    if any(text.has(left, kind) for kind in ("movement", "framing")):
        return ""
    cues = text.lexicon.cues
    obliques = cues["oblique"]
    words = text.raw[left.start : left.end].split()
    places = [i for i, word in enumerate(words) if word.casefold() in cues["article"]]
    if not places or places[0] > 1 or (places[0] == 1 and not _is_opening(words[0])):
        return ""
    article = words[places[0]].casefold()
    phrase: list[str] = []
    known = {*lexicon(text.language).manners, *lexicon("en").manners}
    for word in words[places[0] + 1 :]:
        verb = phrase and re.search(r"[^s]s$", word)
        if (
            verb
            or word.casefold() in obliques
            or word == "right"
            or len(phrase) == _NOUN_PHRASE_LIMIT
        ):
            break
        if word.casefold() not in known:
            phrase.append(word.strip('()"“”'))
    if phrase and phrase[0].casefold() in cues["voice"] and article not in cues["indefinite"]:
        return ""
    return " ".join(phrase)


def _is_opening(word: str) -> bool:
    """Whether a word may stand before a subject: `Then the …`, `Slowly the …`."""
    return word.casefold() in ("then", "but", "finally", "entonces", "luego", "pero") or (
        word.casefold().endswith(("ly", "mente"))
    )


_CLAUSE_JOINTS = re.compile(r"[,;:—–.]|\b(?:as|while|and|then|when|where|y|mientras|cuando)\b")


def clauses(text: Text, span: Span) -> list[Span]:
    """The clauses of a stretch of a Latin language, by place."""
    cuts = [0]
    for joint in _CLAUSE_JOINTS.finditer(text.folded[span.start : span.end]):
        cuts += [joint.start(), joint.end()]
    cuts.append(span.end - span.start)
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    return [Span(span.start + a, span.start + b) for a, b in pairs]


def _chinese_subject(text: Text, left: Span) -> str:
    """The words at the head of the last clause, up to the first known word."""
    for clause in reversed(
        list(re.finditer(r"[^，。；：、！？,]+", text.raw[left.start : left.end]))
    ):
        span = Span(left.start + clause.start(), left.start + clause.end())
        stops = [hit.start for hit in text.hits_in(span) if hit.kind in _AFTER_A_NAME]
        name = text.raw[span.start : min([*stops, span.end])].strip(" *-“")
        whole = bool(stops) or span.end == left.end
        if (
            whole
            and 2 <= len(name) <= 6
            and not any(text.hits_in(Span(span.start, span.start + 2)))
        ):
            return name
    return ""


_AFTER_A_NAME = ("cue", "speaking", "manner", "dialect", "language", "movement", "sound", "pronoun")

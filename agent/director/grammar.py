"""Clauses, subjects and the names of accents: the grammar that the reading of speech leans on.

Knows word order and particles through the lexicons; does not know who is in the video.
"""

import re
import unicodedata
from functools import cache

from ...tools import dialects
from .scanning import Hit
from .scripts import RANGES, any_of, class_of, joined, shortest_of
from .text import Span, Text
from .vocabulary import COMMON_LANGUAGE, LANGUAGES, Lexicon, lexicon

_NOUN_PHRASE_LIMIT = 3
LONGEST_NOUN_LETTERS = 10
"""Of a noun before a particle that no blank parts from what stands before it."""


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
    foreign = names_language_too(text, hit)
    if not foreign and (
        _holds_accent(word) or in_language(text, hit) or _is_beside_language(text, hit)
    ):
        return True
    if _is_somebody(text, hit) or _is_thick(text, hit):
        return True
    around = Span(max(0, hit.start - 24), min(len(text.raw), hit.end + 34))
    for cue in text.within(around, "cue", "accent", *(() if foreign else ("voice",))):
        first, last = sorted((cue, hit), key=lambda item: item.start)
        if not re.search(r"[.;!?。！？\n]", text.raw[first.end : last.start]):
            return True
    return False


def _is_somebody(text: Text, hit: Hit) -> bool:
    """Whether the word is who speaks: `una gallega, cortante: "…"`."""
    before = text.folded[max(0, hit.start - 12) : hit.start].split(" ")
    alone = text.raw[hit.end : hit.end + 1] in (*",:(",) and hit.language == ""
    return alone and len(before) > 1 and before[-2] in articles(text.language)


def _is_thick(text: Text, hit: Hit) -> bool:
    """Whether the word right before is one for accents: `broad Scouse`."""
    before = text.folded[max(0, hit.start - 16) : hit.start].split()[-1:]
    return bool(before) and before[0] in lexicon(hit.language or text.language).cues["thick"]


def names_language_too(text: Text, hit: Hit) -> bool:
    """Whether the name of an accent is that of another language as well: `French` for English."""
    accent = dialects.find(hit.value)
    spoken = accent.language if accent else ""
    there = Span(hit.start, hit.end)
    return any(other.value != spoken for other in text.within(there, "language"))


def _is_beside_language(text: Text, hit: Hit) -> bool:
    """`Mexican Spanish`."""
    near = Span(hit.start, min(len(text.raw), hit.end + 12))
    return any(other.start - hit.end <= 1 for other in text.within(near, "language"))


@cache
def _holds_accent(word: str) -> bool:
    """Whether a dialect's name says that it is one: by a word for accent or a language in it."""
    dialect = dialects.find(word)
    label = dialect.label.casefold() if dialect else ""
    return any(_holds_accent_of(lexicon(tag), word, label) for tag in LANGUAGES)


def _holds_accent_of(words: Lexicon, word: str, label: str) -> bool:
    accents = words.cues["accent"]
    inside = words.grammar.subject != "article" and any(a in word and a != word for a in accents)
    languages = (name for names in words.languages.values() for name in names)
    return (
        inside
        or any(part in accents for part in word.split()[1:])
        or label in words.wording.only_accents
        or any(name in word and name != word for name in languages)
    )


def in_language(text: Text, hit: Hit) -> bool:
    """Whether `in` or its like stands right before the name of a language or a dialect.

    With a verb in it, such as `speaks`, it stands before an accent as well; a bare `in` before the
    name of a region says where.
    """
    links = lexicon(hit.language or text.language).cues["in_language"]
    before = text.folded[max(0, hit.start - 12) : hit.start].rstrip()
    told = [link for link in links if re.search(rf"(?:^|\W){re.escape(link)}$", before)]
    if not told or hit.kind != "dialect":
        return bool(told)
    named = dialects.find(hit.value)
    words = (*lexicon(hit.language or text.language).cues["oblique"],)
    region = named is not None and named.is_accent and not _holds_accent(text.words(hit).casefold())
    return not region or any(link not in words for link in told)


_NAMED_BEFORE_COMMA = re.compile(
    rf"\s*([{RANGES['hangul']}]{{2,4}}|[{RANGES['han']}{RANGES['katakana']}]{{1,8}})[,、]"
)
"""A name and a comma at the head of a sentence that leads to a quotation."""


def asian_subject(text: Text, left: Span) -> str:
    """The noun before a particle of a subject, or at the head of a clause; "" for none."""
    if text.lexicon.grammar.subject == "place":
        return _head_of_clause(text, left)
    words = text.raw[left.start : left.end]
    if named := _NAMED_BEFORE_COMMA.match(words):
        return named[1]
    if text.lexicon.grammar.subject == "article":
        return ""
    found = list(_before_particle(text.language).finditer(words))
    does = [match for match in found if match["particle"] in text.lexicon.wording.doers]
    last = next(reversed(does or found), None)
    return last["noun"] if last else ""


def asian_owner(text: Text, left: Span) -> str:
    """Whose voice or line stands before a quotation, `나디아의 한마디, “…”`; "" for nobody's."""
    if text.grammar.subject != "particle":
        return ""
    for hit in text.within(left, "cue", "voice", "dialogue"):
        found = _before_owned(text.language).search(text.raw[left.start : hit.start])
        if found:
            return found[1]
    return ""


@cache
def _before_owned(language: str) -> re.Pattern[str]:
    """Finds the name or noun before what ties it to its own, at the end of a stretch."""
    words = lexicon(language)
    shortest = min((shortest_of(run) for run in words.naming.runs), default=1)
    noun = f"[{class_of(words.naming.runs)}]{{{shortest},{LONGEST_NOUN_LETTERS}}}?"
    return re.compile(rf"({noun}){any_of(words.grammar.owns)}\s?$")


@cache
def _before_particle(language: str) -> re.Pattern[str]:
    """Finds the name or noun before a particle of a subject."""
    words = lexicon(language)
    shortest = min((shortest_of(run) for run in words.naming.runs), default=1)
    noun = f"[{class_of(words.naming.runs)}]{{{shortest},{LONGEST_NOUN_LETTERS}}}"
    honorific = f"{any_of(words.cues['honorific'])}?" if words.cues["honorific"] else ""
    behind = r"(?=[\s,])" if words.spaced else ""
    particle = rf"(?P<particle>{any_of(words.cues['subject'])})"
    return re.compile(f"(?P<noun>{noun}){honorific}{particle}{behind}")


def latin_subject(text: Text, left: Span) -> str:
    """The noun phrase of the last clause that has one: `a distorted intercom` is an intercom."""
    if any(text.has(left, kind) for kind in ("movement", "framing")):
        return ""
    cues, wording = text.lexicon.cues, text.lexicon.wording
    ends = (*cues["oblique"], *wording.phrase_ends)
    words = text.raw[left.start : left.end].split()
    places = [i for i, word in enumerate(words) if word.casefold() in cues["article"]]
    place = _place_of_article(words, places, text.language)
    if place is None:
        return ""
    article = words[place].casefold()
    phrase: list[str] = []
    known = {*text.lexicon.manners, *lexicon(COMMON_LANGUAGE).manners}
    for word in words[place + 1 :]:
        if phrase and word[0] in "([":
            break
        verb = phrase and is_inflected(word, text.language)
        if verb or word.casefold() in ends or len(phrase) == _NOUN_PHRASE_LIMIT:
            break
        if word.casefold() not in known:
            phrase.append(word.strip('()"“”«»,.;:!?'))
    if phrase and phrase[0].casefold() in cues["voice"] and article not in cues["indefinite"]:
        return ""
    return " ".join(phrase)


def _place_of_article(words: list[str], places: list[int], language: str) -> int | None:
    """The article of the subject: at the head, or behind what leads: `Through the earpiece a …`."""
    if not places:
        return None
    prepositions = lexicon(language).cues["oblique"]
    if words[0].casefold() in prepositions:
        free = (at for at in places if at and words[at - 1].casefold() not in prepositions)
        return next(free, None)
    first = places[0] == 0 or (places[0] == 1 and _is_opening(words[0], language))
    return places[0] if first else None


def _is_opening(word: str, language: str) -> bool:
    """Whether a word may stand before a subject: `Then the …`, `Slowly the …`."""
    folded, words = word.casefold(), lexicon(language)
    return folded in words.wording.openings or folded.endswith(words.cues["manner_ending"])


@cache
def joint(languages: tuple[str, ...], along: bool = False) -> str:
    """An expression for the words that join clauses, and what goes along where that is asked."""
    wordings = [lexicon(tag).wording for tag in languages]
    tables = [words.joints for words in wordings]
    if along:
        tables += [words.along for words in wordings]
    return any_of(joined(tables))


@cache
def _clause_joints(languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[,;:—–.]|\b{joint(languages)}\b")


def clauses(text: Text, span: Span) -> list[Span]:
    """The clauses of a stretch of a Latin language, by place."""
    cuts = [0]
    for joint in _clause_joints(text.languages).finditer(text.folded[span.start : span.end]):
        cuts += [joint.start(), joint.end()]
    cuts.append(span.end - span.start)
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    return [Span(span.start + a, span.start + b) for a, b in pairs]


def behind_accent(text: Text, start: int, end: int) -> int:
    """Behind the accent that a clause right behind a quotation tells: `"…" in a Cuban accent and
    Javi …`; `start` for none."""
    if text.grammar.subject != "article":
        return start
    cut = _clause_joints(text.languages).search(text.folded, start, min(end, start + 80))
    head = Span(start, cut.start()) if cut else Span(start, start)
    others = any(text.has(head, kind) for kind in ("people", "name", "pronoun"))
    told = text.has(head, "dialect") and text.has(head, "cue", "accent") and not others
    return cut.end() if cut and told else start


def _head_of_clause(text: Text, left: Span) -> str:
    """The words at the head of the last clause, up to the first known word."""
    for clause in reversed(
        list(re.finditer(r"[^，。；：、！？,]+", text.raw[left.start : left.end]))
    ):
        span = Span(left.start + clause.start(), left.start + clause.end())
        stops = [hit.start for hit in text.hits_in(span) if hit.kind in _AFTER_A_NAME]
        name = _before_verb(text, text.raw[span.start : min([*stops, span.end])].strip(" *-“"))
        whole = bool(stops) or span.end == left.end
        if (
            whole
            and 2 <= len(name) <= 6
            and not any(text.hits_in(Span(span.start, span.start + 2)))
        ):
            return name
    return ""


def _before_verb(text: Text, words: str) -> str:
    """Words up to a letter that is part of no name: `侍应用…`; "" where they begin with one."""
    never = text.lexicon.naming.never
    cuts = [at for at, letter in enumerate(words) if letter in never and at != 1]
    return words[: cuts[0]] if cuts else words


_AFTER_A_NAME = ("cue", "speaking", "manner", "dialect", "language", "movement", "sound", "pronoun")


def is_tied(text: Text, particle: Hit) -> bool:
    """Whether a particle stands behind a word, and where blanks part words, ends it."""
    ends = not text.raw[particle.end : particle.end + 1].isalnum() or not text.lexicon.spaced
    return ends and text.raw[particle.start - 1 : particle.start].isalnum()


def is_narrated(text: Text, span: Span) -> bool:
    """Whether a line ends as what is told of a picture does, and not as speech: `문이 열린다.`"""
    ends = text.grammar.told_ends
    return bool(ends) and unicodedata.normalize("NFD", text.words(span)).endswith(ends)

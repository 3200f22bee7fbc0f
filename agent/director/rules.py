"""What the text says of how several people speak, or all of them: languages and accents by rule.

`all dialogue in Spanish with a Chilean accent`, `the two kids are both Australian`. What is said
beside a line goes before what is said by rule.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from .cast import Cast, Person
from .languages import language_of
from .layout import Section
from .speech import Line
from .text import Span, Text


class Rule(NamedTuple):
    """How every line is spoken, as far as the text says it of all."""

    language: str | None = None
    dialect: str | None = None


def rule_for_all(text: Text, sections: Iterable[Section], cast: Cast) -> Rule:
    """The language and the accent of the first sentence that speaks of all lines."""
    found = Rule(None, _accent_of_all(text, cast, sections))
    for sentence in _plain_sentences(text, sections):
        cue = next(text.within(sentence, "cue", "all_lines"), None)
        if cue is None and not _asks_for_accent(text, cast, sentence):
            continue
        rest = Span(cue.start if cue else sentence.start, sentence.end)
        languages = [h.value for h in text.within(rest, "language")]
        dialects = [h.value for h in text.within(rest, "dialect")]
        found = Rule(
            found.language or next(iter(languages), None),
            found.dialect or next(iter(dialects), None),
        )
    return found


def _asks_for_accent(text: Text, cast: Cast, sentence: Span) -> bool:
    """`Broad Yorkshire accent please!`: a wish that names nobody is for everybody."""
    asked = text.has(sentence, "cue", "asked") and text.has(sentence, "cue", "accent")
    return asked and not cast.within(sentence)


def share_accents(text: Text, sections: Iterable[Section], cast: Cast) -> None:
    """Gives an accent stated of several people to each: `Lachie and Bronte are both Australian`."""
    for named, dialect in _shared(text, cast, sections):
        for who in named:
            who.dialect = who.dialect or dialect


FARTHEST_LETTERS = 24
"""How far behind `both` the accent may stand."""


def _accent_of_all(text: Text, cast: Cast, sections: Iterable[Section]) -> str | None:
    """The accent of everybody: `Ambas tienen acento andaluz`, where nobody is named."""
    return next((dialect for named, dialect in _shared(text, cast, sections) if not named), None)


def _shared(
    text: Text, cast: Cast, sections: Iterable[Section]
) -> Iterator[tuple[list[Person], str]]:
    """The accents stated of several people, each with those who are named."""
    for sentence in _plain_sentences(text, sections):
        shared = next(text.within(sentence, "cue", "everyone"), None)
        if shared is None:
            continue
        for hit in text.within(Span(shared.end, sentence.end), "dialect"):
            between = Span(shared.end, hit.start)
            near = hit.start - shared.end <= FARTHEST_LETTERS or bool(cast.within(between))
            if near:
                yield _named_before(text, cast, Span(sentence.start, hit.start)), hit.value


def _named_before(text: Text, cast: Cast, span: Span) -> list[Person]:
    """The people of the last part of a sentence, up to its semicolon."""
    cut = max(text.raw.rfind(mark, span.start, span.end) for mark in ";；")
    part = Span(max(cut, span.start), span.end)
    return [m.who for m in cast.within(part) if m.who.members == 1]


def spoken_by_rule(text: Text, lines: Iterable[Line], rule: Rule) -> list[Line]:
    """The lines with the language and the accent of the rule, where they state none themselves."""
    return [_ruled(text, line, rule) for line in lines]


def _ruled(text: Text, line: Line, rule: Rule) -> Line:
    if rule.language and not line.stated_language:
        written = language_of(line.words, text.language)
        line = replace(line, language=rule.language, stated_language=rule.language != written)
    if rule.dialect and not line.dialect and not line.who.dialect:
        line = replace(line, dialect=rule.dialect)
    return line


def _plain_sentences(text: Text, sections: Iterable[Section]) -> Iterator[Span]:
    """The sentences without a quotation."""
    for section in sections:
        for bit in section.bits:
            for sentence in text.sentences(bit.span):
                if not text.quoted(sentence):
                    yield sentence

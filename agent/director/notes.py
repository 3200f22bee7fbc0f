"""What the user is told of a plan, in their language: what was assumed, what does not work out."""

import re
from collections.abc import Iterator, Sequence

from ...generator.plan import VideoPlan
from . import craft
from .craft import Draft
from .facts import Facts
from .references import Subject
from .spoken import Line
from .text import SENTENCE_ENDS, Span, Text
from .title import plain
from .vocabulary import LANGUAGES

LARGEST_ROUNDING_SECONDS = 0.01
LARGEST_LACK_SECONDS = 0.25
"""What a shot may be too short by for its lines and nobody is told."""
_SENTENCE = re.compile(rf"\s*[^{re.escape(SENTENCE_ENDS)}\n]*")


def notes_of(
    facts: Facts, drafts: Sequence[Draft], seconds: Sequence[float], named: Sequence[Subject]
) -> list[str]:
    """What was assumed and what does not work out, each said once."""
    text, sentences = facts.text, facts.text.lexicon.sentences
    notes: list[str] = []
    if facts.videos > 1:
        notes.append(sentences["several_videos"].format(count=facts.videos))
    notes += _of_lengths(facts, drafts, seconds)
    notes += _of_tight_shots(text, drafts, seconds)
    for line in facts.reader.lines:
        notes += _of_line(text, line)
    untold = (span for span in facts.reader.untold if not _is_told_next(facts, span))
    notes += [sentences["open_dialogue"].format(text=plain(text, span)) for span in untold]
    missing = [subject.handle for subject in named if not subject.assets]
    if missing:
        notes.append(sentences["upload"].format(handles=", ".join(missing)))
    return list(dict.fromkeys(notes))


def _is_told_next(facts: Facts, span: Span) -> bool:
    """Whether the next sentence gives words for the speech told of: `They argue. Ana: "No!"`."""
    behind = _SENTENCE.match(facts.text.raw, span.end)
    return behind is not None and bool(facts.lines_in(Span(span.end, behind.end() + 1)))


def _of_lengths(facts: Facts, drafts: Sequence[Draft], seconds: Sequence[float]) -> Iterator[str]:
    """Shots that do not add up to the length asked for; a length that was left open."""
    sentences = facts.text.lexicon.sentences
    added = round(sum(seconds), 2)
    if facts.total is not None and abs(added - facts.total) > LARGEST_ROUNDING_SECONDS:
        yield sentences["sum_differs"].format(sum=_figure(added), asked=_figure(facts.total))
    if facts.total is None and all(draft.seconds is None for draft in drafts):
        yield sentences["default_seconds"].format(seconds=_figure(added))


def _of_tight_shots(text: Text, drafts: Sequence[Draft], seconds: Sequence[float]) -> Iterator[str]:
    """Shots too short for their lines."""
    for number, (draft, length) in enumerate(zip(drafts, seconds, strict=True), 1):
        need = craft.needed_seconds(draft) - craft.AFTER_LINES_SECONDS
        if draft.lines and need > length + LARGEST_LACK_SECONDS:
            yield text.lexicon.sentences["line_too_long"].format(
                text=" / ".join(line.words for line in draft.lines),
                needed=_figure(round(need, 1)),
                shot=number,
                seconds=_figure(length),
            )


def _of_line(text: Text, line: Line) -> Iterator[str]:
    """A line in a language that is not spoken here or not written in, or of unknown voice."""
    sentences = text.lexicon.sentences
    language = _language_name(text, line.language)
    if line.language not in LANGUAGES:
        yield sentences["unsupported_language"].format(text=line.words, language=language)
    elif line.stated_language:
        yield sentences["translate"].format(text=line.words, language=language)
    if line.guessed:
        yield sentences["unknown_voice"].format(text=line.words, name=line.who.name)


def _language_name(text: Text, tag: str) -> str:
    names = text.lexicon.languages.get(tag)
    return names[0] if names else tag


def _figure(seconds: float) -> str:
    return f"{seconds:g}"


def reply_of(text: Text, plan: VideoPlan) -> str:
    """What was planned, in a sentence, and the notes."""
    kind = "planned" if len(plan.shots) > 1 else "planned_one"
    reply = text.lexicon.sentences[kind].format(
        shots=len(plan.shots), seconds=_figure(plan.seconds), aspect=plan.aspect_ratio
    )
    return " ".join((reply, *plan.notes))

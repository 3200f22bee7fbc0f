"""What a request states, each fact with its place in the words: what every plan is held to.

Only what the user wrote; what the Director completes by craft is not in it.
"""

import re
from collections.abc import Iterator
from typing import Literal

from ...tools.stated import (
    Banned,
    Fact,
    Filmed,
    Length,
    Lettered,
    Present,
    Referred,
    Shape,
    ShotCount,
    Spoken,
)
from ..planner import Attachment
from . import wishes
from .cast import Person
from .drafts import BLIND_KINDS
from .facts import Facts, read_facts
from .layout import Section
from .measures import counts, lengths
from .picture import Camera, camera_of
from .plain_text import Origin, plain
from .references import is_character
from .text import Span, Text


def stated(said: str, attachments: tuple[Attachment, ...] = ()) -> tuple[Fact, ...]:
    """Every fact that a request states, by its place in the words."""
    origin = Origin(said)
    facts = stated_facts(read_facts(plain(said), attachments))
    return tuple(_moved(fact, origin.of(Span(fact.start, fact.end))) for fact in facts)


def _moved(fact: Fact, place: Span) -> Fact:
    return fact.model_copy(update={"start": place.start, "end": place.end})


def stated_facts(facts: Facts) -> tuple[Fact, ...]:
    """The stated facts among all that was read."""
    found = (
        *_shape(facts),
        *_lengths(facts),
        *_present(facts),
        *_spoken(facts),
        *_lettered(facts),
        *_filmed(facts),
        *_banned(facts),
        *_referred(facts),
    )
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))


def _shots(facts: Facts) -> Iterator[tuple[int, Section]]:
    """The shots that the user gave, with their numbers."""
    if any(section.kind == "shot" for section in facts.sections[1:]):
        yield from enumerate(facts.sections[1:], 1)


def _number(facts: Facts, section: int) -> int | None:
    """The number of the shot that a section is, when the user gave the shots."""
    return section if section in dict(_shots(facts)) else None


# ---- the video


def _lengths(facts: Facts) -> Iterator[Fact]:
    text = facts.text
    if facts.total and (place := _said(text, text.whole, facts.total)):
        yield Length(start=place.start, end=place.end, seconds=facts.total)
    done = facts.sections[0].span.end if len(facts.sections) > 1 else 0
    for number, section in _shots(facts):
        begun, done = done, section.span.end
        if seconds := wishes.shot_seconds(text, section) or facts.each:
            place = _said(text, Span(begun, section.span.end), seconds)
            place = place or Span(begun, max(begun, section.span.start))
            yield Length(start=place.start, end=place.end, seconds=seconds, shot=number)


def _said(text: Text, span: Span, seconds: float) -> Span | None:
    """Where a stretch says a length."""
    found = (length for length in lengths(text, span) if length.seconds == seconds)
    return next((Span(length.start, length.end) for length in found), None)


def _shape(facts: Facts) -> Iterator[Fact]:
    text, spans = facts.text, wishes.spans_of(facts.sections, "dialogue", "lines")
    if ratio := wishes.aspect_ratio(text, spans):
        figures = re.search(r"\s?[:：x×]\s?".join(ratio.split(":")), text.folded)
        named = next(text.within(text.whole, "aspect", ratio), text.whole)
        start, end = figures.span() if figures else (named.start, named.end)
        yield Shape(start=start, end=end, aspect_ratio=ratio)
    if facts.count:
        hits = text.within(text.whole, "cue", "one_shot", "no_cuts", "plural_shots", "shot")
        place = next(counts(text, text.whole), None) or next(hits, text.whole)
        yield ShotCount(start=place.start, end=place.end, count=facts.count)


def _banned(facts: Facts) -> Iterator[Fact]:
    bans = facts.bans
    if bans.lettering:
        yield _ban(facts, "lettering", "text", "subtitles")
    if bans.subtitles:
        yield _ban(facts, "subtitles", "subtitles", "text")
    if bans.music:
        yield _ban(facts, "music", "music")


def _ban(facts: Facts, what: Literal["lettering", "subtitles", "music"], *cues: str) -> Banned:
    """The ban with the first of the user's words that name it."""
    starts = ((facts.text.raw.find(words), words) for words in facts.bans.words)
    places = [Span(start, start + len(words)) for start, words in starts if start >= 0]
    named = (place for place in places if facts.text.has(place, "cue", *cues))
    place = next(named, next(iter(places), Span(0, 0)))
    return Banned(start=place.start, end=place.end, what=what)


# ---- people and lines


def _present(facts: Facts) -> Iterator[Fact]:
    met: set[int] = set()
    for mention in facts.cast.mentions:
        who = mention.who
        if id(who) in met or mention.pronoun or who.unseen or not is_character(who):
            continue
        met.add(id(who))
        yield Present(start=mention.start, end=mention.end, names=_names(who))


def _names(who: Person) -> tuple[str, ...]:
    """What the user calls somebody: the name first."""
    return tuple(dict.fromkeys(filter(None, (who.name, who.handle, *who.nouns))))


def _spoken(facts: Facts) -> Iterator[Fact]:
    for line in facts.reader.lines:
        start, end = _words_from(facts.text, line.start, line.words)
        yield Spoken(
            start=start,
            end=end,
            words=line.words,
            speaker=() if line.guessed else _names(line.who),
            language=line.language if line.stated_language else None,
            dialect=line.dialect or line.who.dialect,
            voice_over=line.voice_over or None,
            shot=_number(facts, line.section),
        )


def _lettered(facts: Facts) -> Iterator[Fact]:
    for read in facts.reader.read:
        start, end = _words_from(facts.text, read.start, read.words)
        shot = _number(facts, read.section)
        yield Lettered(start=start, end=end, words=read.words, shot=shot)


def _words_from(text: Text, start: int, words: str) -> Span:
    """Where words stand whose quotation, or whose stretch, begins at a place."""
    at = text.raw.find(words, start)
    return Span(at, at + len(words)) if at >= 0 else Span(start, min(len(text.raw), start + 1))


# ---- the picture


def _filmed(facts: Facts) -> Iterator[Fact]:
    """What the camera is to do in a shot the user gave: of several framings the first."""
    for number, section in _shots(facts):
        told = Camera()
        for bit in section.bits:
            camera = Camera() if bit.kind in BLIND_KINDS else camera_of(facts.text, bit.span)
            new = camera.without(told)
            if new.framing or new.angle or new.movement:
                yield Filmed(
                    start=bit.span.start,
                    end=bit.span.end,
                    framing=new.framing,
                    angle=new.angle,
                    movement=new.movement,
                    shot=number,
                )
            told = told.over(camera)


def _referred(facts: Facts) -> Iterator[Fact]:
    for handle, start, end in facts.handles:
        yield Referred(start=start, end=end, handle=handle)

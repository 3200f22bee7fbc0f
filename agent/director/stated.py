"""What a request states, each fact with its place in the words: what every plan is held to.

Only what the user wrote; what the Director completes by craft is not in it.
"""

from collections.abc import Iterator

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
from .measures import lengths
from .picture import Camera, camera_of
from .references import is_character


def stated(said: str, attachments: tuple[Attachment, ...] = ()) -> tuple[Fact, ...]:
    """Every fact that a request states, by its place in the words."""
    return stated_facts(read_facts(said, attachments))


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
    places = {length.seconds: length for length in lengths(facts.text, facts.text.whole)}
    if facts.total and (place := places.get(facts.total)):
        yield Length(start=place.start, end=place.end, seconds=facts.total)
    for number, section in _shots(facts):
        if seconds := wishes.shot_seconds(facts.text, section) or facts.each:
            place = places.get(seconds, section.span)
            yield Length(start=place.start, end=place.end, seconds=seconds, shot=number)


def _shape(facts: Facts) -> Iterator[Fact]:
    text, spans = facts.text, wishes.spans_of(facts.sections, "dialogue", "lines")
    if ratio := wishes.aspect_ratio(text, spans):
        place = next(text.within(text.whole, "aspect", ratio), text.whole)
        yield Shape(start=place.start, end=place.end, aspect_ratio=ratio)
    if facts.count:
        yield ShotCount(start=0, end=0, count=facts.count)


def _banned(facts: Facts) -> Iterator[Fact]:
    if facts.bans.lettering:
        yield Banned(start=0, end=0, what="lettering")
    if facts.bans.subtitles:
        yield Banned(start=0, end=0, what="subtitles")
    if facts.bans.music:
        yield Banned(start=0, end=0, what="music")


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
        yield Spoken(
            start=line.start,
            end=line.start + len(line.words),
            words=line.words,
            speaker=() if line.guessed else _names(line.who),
            language=line.language if line.stated_language else None,
            dialect=line.dialect or line.who.dialect,
            voice_over=line.voice_over or None,
            shot=_number(facts, line.section),
        )


def _lettered(facts: Facts) -> Iterator[Fact]:
    for read in facts.reader.read:
        end = read.start + len(read.words)
        shot = _number(facts, read.section)
        yield Lettered(start=read.start, end=end, words=read.words, shot=shot)


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

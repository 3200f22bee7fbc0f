"""From what was read to a plan: the one place that knows both the facts and the plan's form."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ...generator.plan import (
    Character,
    DialogueLine,
    Lettering,
    Mode,
    Shot,
    Sound,
    VideoPlan,
    Voice,
)
from ...generator.plan import (
    Span as PlanSpan,
)
from ..planner import Attachment, Planned
from . import craft, hearing, rules, seen, wishes
from .cast import Cast, Mention, Person
from .craft import Draft
from .grammar import names_dialect
from .groups import singular
from .handles import references
from .languages import spoken_spans
from .layout import Bit, Section, field_of
from .measures import lengths
from .people import read_cast
from .picture import Camera, camera_of, framings_of
from .references import Subject, handle_key, is_character, subjects
from .request import read_sections, version_starts
from .speech import Line, Read, Reader
from .text import Span, Text, read_text
from .vocabulary import lexicon

SPOKEN_KINDS = ("dialogue", "lines", "narration", "cue")
LONGEST_WISH_LETTERS = 110
LONGEST_ASIDE_LETTERS = 8
"""What may stand between wishes, or beside one in its clause: `warm`, `please`, `一段`."""
WISH_KINDS = ("aspect", "resolution")
"""A longer sentence tells of the picture, whatever else it names."""
BLIND_KINDS = (
    "title",
    "duration",
    "aspect",
    "avoid",
    "ignored",
    "cast",
    "delivery",
    "dialogue",
    "sound",
    "music",
    "lettering",
)
UNSEEN_KINDS = (
    "title",
    "duration",
    "aspect",
    "avoid",
    "ignored",
    "style",
    "cast",
    "delivery",
    "accent",
    "language",
    "number",
)


@dataclass(frozen=True)
class Facts:
    """All that was read from a request."""

    text: Text
    sections: tuple[Section, ...]
    cast: Cast
    reader: Reader
    bans: wishes.Bans
    total: float | None
    count: int | None
    attachments: tuple[Attachment, ...]
    each: float | None = None
    """The one length all shots have, where the user gave one."""
    handles: tuple[tuple[str, int, int], ...] = ()
    videos: int = 1
    """How many separate videos the message holds; the first is read."""

    @cached_property
    def _lines(self) -> list[Line]:
        return sorted(self.reader.lines, key=lambda line: line.start)

    @cached_property
    def _read(self) -> list[Read]:
        return sorted(self.reader.read, key=lambda read: read.start)

    def lines_in(self, span: Span) -> list[Line]:
        """The lines whose words begin in a stretch."""
        first = bisect_left(self._lines, span.start, key=lambda line: line.start)
        last = bisect_left(self._lines, span.end, key=lambda line: line.start)
        return self._lines[first:last]

    def read_in(self, span: Span) -> list[Read]:
        """The lettering that begins in a stretch."""
        first = bisect_left(self._read, span.start, key=lambda read: read.start)
        last = bisect_left(self._read, span.end, key=lambda read: read.start)
        return self._read[first:last]


def planned(said: str, attachments: Iterable[Attachment] = ()) -> Planned:
    """The plan of a request and a sentence on it, in the user's language."""
    facts = read_facts(said, tuple(attachments))
    plan = _plan(facts)
    return Planned(plan=plan, reply=_reply(facts.text, plan))


def read_facts(said: str, attachments: tuple[Attachment, ...]) -> Facts:
    """Segments the words, recognises what they state and attributes it."""
    text, sections = read_sections(said)
    labels = [
        bit.label
        for section in sections
        for bit in section.bits
        if bit.label
        and bit.kind in (*SPOKEN_KINDS, "cast")
        and field_of(text.words(bit.label)) is None
        and not _is_voice_only(text, bit.label)
    ]
    labels += [
        found
        for s in sections
        for bit in s.bits
        if bit.kind == "cast"
        for found in _cast_labels(text, bit)
    ]
    handles = [given.handle for given in attachments]
    cast = read_cast(text, handles, labels, _shown(text, sections), _entries(text, sections))
    _hide_voices(text, labels, cast)
    _describe(text, sections, cast)
    rules.share_accents(text, sections, cast)
    reader = Reader(text, cast)
    for index, section in enumerate(sections):
        reader.section(section, index)
    reader.lines = rules.spoken_by_rule(
        text, reader.lines, rules.rule_for_all(text, sections, cast)
    )
    spans = wishes.spans_of(sections, "dialogue", "lines", "narration")
    total = wishes.total_seconds(text, sections)
    each = wishes.each_seconds(text, [bit.span for bit in sections[0].bits])
    count = wishes.shot_count(text, spans) if len(sections) == 1 else None
    return Facts(
        text,
        sections,
        cast,
        reader,
        wishes.bans(text, sections),
        each * count if each and count and not total else total,
        count,
        attachments,
        each,
        tuple(references(text, [given.handle for given in attachments])),
        len(version_starts(read_text(said))) if len(text.raw) < len(said) else 1,
    )


def _is_voice_only(text: Text, label: Span) -> bool:
    """Whether a label begins with a word for a narrator or a thought, and so is no name."""
    cues = text.within(label, "cue", "narrator", "thought")
    return any(hit.start <= label.start + 2 or hit.value == "thought" for hit in cues)


def _hide_voices(text: Text, labels: Iterable[Span], cast: Cast) -> None:
    """`女の声`, `a man's voice`: a speaker called a voice is not seen."""
    for label in labels:
        voices = list(text.within(label, "cue", "voice"))
        who = cast.called(text.words(label))
        if who and voices and voices[-1].end == label.end:
            who.unseen = True


def _shown(text: Text, sections: tuple[Section, ...]) -> list[Span]:
    """The stretches that may speak of somebody: no names of fields, no unquoted lines."""
    spans: list[Span] = []
    for bit in (bit for section in sections for bit in section.bits):
        if bit.label and field_of(text.words(bit.label)) in (None, "dialogue", "narration"):
            spans.append(bit.label)
        unquoted = bit.kind in ("dialogue", "lines", "narration") and not any(
            True for _ in text.quotes_in(bit.span)
        )
        if bit.kind not in ("title", "avoid", "ignored", "style") and not unquoted:
            spans.append(bit.span)
    spans.sort()
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _entries(text: Text, sections: tuple[Section, ...]) -> list[Span]:
    """The stretches of the lists of the cast that describe one person each."""
    found: list[Span] = []
    for bit in (bit for section in sections for bit in section.bits if bit.kind == "cast"):
        labels = [span.start for span in _cast_labels(text, bit)]
        if bit.label and field_of(text.words(bit.label)) is None:
            found.append(Span(bit.label.start, bit.span.end))
        elif labels:
            ends = [*labels[1:], bit.span.end]
            found += [_one_entry(text, a, b) for a, b in zip(labels, ends, strict=True)]
    return found


def _one_entry(text: Text, start: int, end: int) -> Span:
    """An entry up to its closing bracket, when what describes it stands in one."""
    bracket = re.match(r"[^(（:：]{1,30}[(（][^)）]*[)）]", text.raw[start:end])
    return Span(start, start + bracket.end()) if bracket else Span(start, end)


def _cast_labels(text: Text, bit: Bit) -> list[Span]:
    """The names in a list of the cast: before a bracket, a colon or a comma."""
    found: list[Span] = []
    for match in re.finditer(
        r"(?:^|[)）][,，、;；]?|[;；])\s*([^\s(（,，;；:：、][^(（,，;；:：、)）]{0,24}?)\s*[(（:：]",
        text.raw[bit.span.start : bit.span.end],
    ):
        found.append(Span(bit.span.start + match.start(1), bit.span.start + match.end(1)))
    return found


def _describe(text: Text, sections: tuple[Section, ...], cast: Cast) -> None:
    """What people look like and how they speak, where the text says so apart from their lines."""
    for section in sections:
        owner: Person | None = None
        for entry in _entries(text, (section,)):
            named = cast.within(entry)
            if named and (start := named[0].end) < entry.end:
                described = Span(_after_dash(text, start, entry.end), entry.end)
                named[0].who.described.append(described)
        for bit in section.bits:
            if bit.kind in ("ignored", "avoid", "style"):
                continue
            if bit.kind == "cast" and bit.label and (who := _declared(text, cast, bit)):
                owner = who
            for hit in text.within(bit.span, "dialect"):
                before = [m for m in cast.within(bit.span) if m.start < hit.start]
                quoted = text.quoted(bit.span)
                who = before[-1].who if before else None if quoted else owner
                if (
                    who
                    and not who.dialect
                    and (names_dialect(text, hit) or _is_said_of(text, before, hit.start))
                ):
                    who.dialect = hit.value
            if acting := [m for m in cast.within(bit.span) if m.acts]:
                owner = acting[-1].who
            _voices(text, bit, cast, owner)


def _after_dash(text: Text, start: int, end: int) -> int:
    """Behind the dash that parts a name from what describes it."""
    dash = re.compile(r"\s*[-–—]\s+").match(text.raw, start, end)
    return dash.end() if dash else start


_PLACEHOLDER = re.compile(
    r"^(?:character|person|speaker|actor|personaje|persona|角色|人物|登場人物|인물|캐릭터)\s?[\dA-Z]$",
    re.I,
)
"""What stands for a name until the cast tells it: `Character 1`."""


def _declared(text: Text, cast: Cast, bit: Bit) -> Person | None:
    """The person a tag or a list of the cast declares: `[Character A: Nadia, a pilot]`."""
    assert bit.label
    inside = cast.within(bit.label)
    label = text.words(bit.label)
    who = inside[0].who if inside else cast.called(label)
    names = cast.within(Span(bit.span.start, min(bit.span.end, bit.span.start + 40)))
    name = re.split(r"[,，、;；(（]", text.words(bit.span))[0].strip(" .…")
    if (
        who
        and (not who.named or _PLACEHOLDER.search(who.name))
        and 0 < len(name) <= 24
        and name[0].isupper()
    ):
        other = cast.called(name)
        if other and other is not who:
            cast.people.remove(other)
            cast.mentions = [replace(m, who=who) if m.who is other else m for m in cast.mentions]
            who.looks = other.looks or who.looks
            who.nouns = [*who.nouns, *other.nouns]
        who.nouns = [*who.nouns, who.name.casefold()]
        who.name, who.named = name, True
    if who and text.has(bit.span, "cue", "nobody", "off_screen"):
        who.unseen = True
    return who or (names[0].who if names else None)


def _is_said_of(text: Text, before: list[Mention], start: int) -> bool:
    """`Abuela (Puerto Rican)`, `She is Nigerian`: a bracket or a verb joins the two."""
    return bool(before) and bool(
        re.search(r"[(（][^)）]*$|\b(?:is|es|and)\s$|,\s$", text.folded[max(0, start - 24) : start])
    )


def _voices(text: Text, bit: Bit, cast: Cast, owner: Person | None) -> None:
    """`his voice is warm`: how somebody speaks in general."""
    if owner is None or owner.manner or list(text.quotes_in(bit.span)):
        return
    if text.has(bit.span, "cue", "voice"):
        found = [text.words(hit) for hit in text.within(bit.span, "manner")]
        owner.manner = ", ".join(found) or None


# ---- shots


def _drafts(facts: Facts) -> list[Draft]:
    """The shots: those the user gave, or the beats of the story covered by craft."""
    drafts = _uneven_drafts(facts)
    for draft in drafts:
        draft.seconds = draft.seconds or facts.each
    return drafts


def _uneven_drafts(facts: Facts) -> list[Draft]:
    common, *given = facts.sections
    if any(section.kind == "shot" for section in given):
        drafts = [_given(facts, section, index) for index, section in enumerate(given, 1)]
        _spread_common(facts, common, drafts)
        return drafts
    beats = [
        beat
        for index, section in enumerate(facts.sections)
        for beat in _beats(facts, section, index)
    ]
    return craft.covered(beats or [Draft([facts.text.whole])], facts.count, facts.total)


def _given(facts: Facts, section: Section, index: int) -> Draft:
    """A shot the user gave, as one draft."""
    draft = Draft([], section.seconds)
    for bit in section.bits:
        beat = _beat(facts, bit)
        fielded = bit.kind in ("framing", "angle", "movement", "camera")
        camera = beat.camera.over(draft.camera) if fielded else draft.camera.over(beat.camera)
        draft = craft.joined(draft, beat)
        draft.camera = camera
    draft.seconds = wishes.shot_seconds(facts.text, section)
    draft.lines = [line for line in facts.reader.lines if line.section == index]
    draft.read = [read for read in facts.reader.read if read.section == index]
    return draft


def _beat(facts: Facts, bit: Bit, span: Span | None = None) -> Draft:
    """What one bit, or a stretch of it, adds to a shot."""
    text = facts.text
    span = span or bit.span
    bit = bit._replace(span=span)
    silent = bit.kind in UNSEEN_KINDS
    blind = bit.kind in BLIND_KINDS
    people = [m.who for m in facts.cast.within(span)] if not silent else []
    lines = facts.lines_in(span)
    seen = [who for who in people if not who.unseen and bit.kind not in SPOKEN_KINDS]
    seen += [line.who for line in lines if not line.voice_over]
    shown = bit.kind in ("prose", "action", "effect", "camera", "shots") and text.words(span)
    matter = without_wish(text, span)
    shown = shown and bool(people or lines or not _is_about_video(text, matter))
    place = _place(text, bit)
    return Draft(
        spans=[span] if shown else [],
        camera=Camera() if blind else camera_of(text, span),
        lines=lines,
        read=facts.read_in(span),
        framings=[] if blind else framings_of(text, span),
        heard=hearing.heard_in(text, bit, facts.bans) if bit.kind != "ignored" else hearing.Heard(),
        people=list(dict.fromkeys(seen)),
        place=place,
        opens=text.has(Span(span.start, min(span.end, span.start + 32)), "cue", "beat"),
        elements=[handle for handle, start, _ in facts.handles if span.start <= start < span.end],
    )


def _place(text: Text, bit: Bit) -> str:
    """The clauses of a bit that name a place or a time."""
    if bit.kind == "place":
        return text.words(bit.span).strip(" *#△")
    if bit.kind not in ("prose", "action", "shots", "cue"):
        return ""
    found: list[str] = []
    for match in re.finditer(r"[^,.;:，。；：、\n]+", text.raw[bit.span.start : bit.span.end]):
        part = Span(bit.span.start + match.start(), bit.span.start + match.end())
        if text.quote_begins(part):
            continue
        named = text.has(part, "place") or text.has(part, "time")
        other = text.has(part, "aspect") or text.has(part, "sound", "noun", "music")
        if named and not other and not text.has(part, "cue", "ban", "music"):
            found.append(_without_camera(text, _behind_wish(text, part)))
    return ", ".join(dict.fromkeys(word for word in found if word))[:90]


def _behind_wish(text: Text, part: Span) -> Span:
    """Where a video is to play: `my bakery` of `a 10 second ad for my bakery`."""
    if not text.has(part, "cue", "video"):
        return part
    place = next(iter(text.within(part, "place")), None)
    before = [h for h in text.within(part, "cue", "oblique") if place and h.end <= place.start]
    return Span(before[-1].end, part.end) if before else part


_WISH_END = re.compile(r"\s+(?:of|about|where|in which|de|sobre)\s+|[:：]\s*|[，,]\s*")


def without_wish(text: Text, span: Span) -> Span:
    """A sentence without what it begins with on the video as a whole: `A 6 s clip of …`."""
    start = piece = span.start
    for match in _WISH_END.finditer(text.raw, span.start, min(span.end, span.start + 70)):
        goes_on = match[0].strip() in (",", "，")
        if _is_wish(text, Span(piece, match.start())):
            start = match.end()
        elif match.start() - piece > LONGEST_ASIDE_LETTERS:
            break
        if not goes_on:
            break
        piece = match.end()
    return Span(start, span.end) if text.words(Span(start, span.end)) else span


def _is_wish(text: Text, head: Span) -> bool:
    """Whether a piece speaks of the video, or is little more than a length or a shape."""
    if text.has(head, "cue", "video", "one_shot", "plural_shots"):
        return True
    told = [Span(found.start, found.end) for found in lengths(text, head)]
    told += [Span(hit.start, hit.end) for hit in text.hits_in(head) if hit.kind in WISH_KINDS]
    if not told:
        return False
    letters = [at for at in range(head.start, head.end) if text.raw[at].isalnum()]
    left = [at for at in letters if not any(span.start <= at < span.end for span in told)]
    return len(left) <= LONGEST_ASIDE_LETTERS


def _without_camera(text: Text, span: Span) -> str:
    """A clause without the framing or movement it begins with: `wide shot of a market`."""
    start = without_wish(text, span).start
    for hit in text.hits_in(Span(start, span.end)):
        if hit.kind in ("framing", "angle", "movement") and not text.raw[start : hit.start].strip(
            " -*"
        ):
            start = hit.end
    words = text.raw[start : span.end].strip(" *-–—:：")
    if start == span.start:
        return re.sub(r"^(?:of|de)\s+", "", words)
    return re.sub(r"^(?:of|de|over|の|in)\s+", "", words)


def _beats(facts: Facts, section: Section, index: int) -> list[Draft]:
    """The beats of a section of prose: a sentence, or its parts where a new shot may begin."""
    beats: list[Draft] = []
    common = Draft([])
    for bit in section.bits:
        for span in _parts(facts, bit):
            beat = _beat(facts, bit, span)
            if not _is_beat(facts, bit, beat):
                common = craft.joined(common, beat)
                common.has_slug = common.has_slug or (
                    bit.kind == "place" and section.kind == "scene"
                )
            elif beats and not _begins_shot(beat, beats[-1]):
                beats[-1] = craft.joined(beats[-1], beat)
            else:
                beats.append(beat)
    if not beats and (section.kind == "scene" or common.spans):
        beats = [Draft(common.spans)]
    _give(common, beats)
    return beats


def _give(common: Draft, beats: list[Draft]) -> None:
    """What is said of all shots: a movement to each that has none, sound and place to the first."""
    if not beats:
        return
    for index, beat in enumerate(beats):
        named = common.framings[min(index, len(common.framings) - 1)] if common.framings else None
        shared = named if len(beats) == 1 or len(common.framings) > 1 else None
        beat.camera = beat.camera.over(common.camera._replace(framing=shared))
        beat.place = common.place if common.has_slug else beat.place or common.place
    beats[0].camera = beats[0].camera.over(common.camera)
    beats[0].heard = beats[0].heard.plus(common.heard)
    lines = [*beats[0].lines, *common.lines]
    beats[0].lines = sorted(lines, key=lambda line: line.start)
    beats[0].read = [*beats[0].read, *(r for r in common.read if r not in beats[0].read)]


def _parts(facts: Facts, bit: Bit) -> list[Span]:
    """A sentence, cut where it says `then` or where another one speaks."""
    if bit.kind not in ("prose", "cue", "lines", "dialogue"):
        return [bit.span]
    text = facts.text
    lines = facts.lines_in(bit.span)
    cuts: list[int] = []
    for first, second in pairwise(lines):
        quote = next(text.quotes_in(Span(first.start, bit.span.end)), None)
        if quote and first.who is not second.who:
            cuts.append(quote.end)
    for hit in text.within(bit.span, "cue", "beat"):
        before = text.raw[bit.span.start : hit.start].rstrip()
        if before[-1:] in (",", "，", ";", "；") and not any(
            q.start < hit.start < q.end for q in text.quotes
        ):
            rest = Span(hit.start, bit.span.end)
            several = facts.count is not None and facts.count > 1
            if several or text.has(rest, "framing") or facts.cast.within(rest, pronouns=False):
                cuts.append(hit.start)
    edges = [bit.span.start, *sorted(set(cuts)), bit.span.end]
    return [Span(a, b) for a, b in pairwise(edges) if text.words(Span(a, b))]


def _is_beat(facts: Facts, bit: Bit, beat: Draft) -> bool:
    """Whether something happens in it that is seen or heard; not a word on the whole video."""
    if beat.lines or beat.read or beat.people:
        return True
    if not text_of(facts, beat) or bit.kind in ("camera", "style"):
        return False
    text, span = facts.text, without_wish(facts.text, beat.spans[0])
    if text.has(span, "cue", "beat") and len(text.words(span)) > 24:
        return True
    about = _is_about_video(text, span) or text.has(span, "movement") or text.has(span, "style")
    if beat.camera.framing:
        return True
    return (bool(beat.place) and not about) or (not about and len(text.words(span)) > 12)


def text_of(facts: Facts, beat: Draft) -> str:
    """The words of a beat that may be seen."""
    return " ".join(facts.text.words(span) for span in beat.spans)


def _is_about_video(text: Text, span: Span) -> bool:
    """Whether words speak of the video as a whole: its length, shape, bans or music."""
    wishes_for = any(text.has(span, kind) for kind in ("unit", "aspect", "resolution"))
    if len(text.words(span)) > LONGEST_WISH_LETTERS:
        return False
    return wishes_for or text.has(
        span, "cue", "video", "ban", "ban_after", "one_shot", "plural_shots", "music", "nobody"
    )


def _begins_shot(beat: Draft, last: Draft) -> bool:
    """Whether a beat is a shot of its own, and not more of the one before it."""
    if beat.opens:
        return True
    quiet = not (beat.lines or beat.read or last.lines or last.read or beat.camera.framing)
    if quiet and (not beat.people or not last.people or beat.people == last.people):
        return False
    if beat.camera.framing or beat.lines:
        same = last.lines and beat.lines and last.lines[-1].who is beat.lines[0].who
        return bool(beat.camera.framing) or not same
    return bool(beat.people or beat.read or beat.place)


def _spread_common(facts: Facts, common: Section, drafts: list[Draft]) -> None:
    """What is said before and after the shots: sound, place, movement, lines and lettering."""
    rest = Draft([])
    for bit in common.bits:
        rest = craft.joined(rest, _beat(facts, bit))
    for draft in drafts:
        draft.camera = draft.camera.over(rest.camera._replace(framing=None, angle=None))
    drafts[0].heard = drafts[0].heard.plus(rest.heard)
    drafts[0].place = drafts[0].place or rest.place
    drafts[0].lines = [
        *(line for line in facts.reader.lines if line.section == 0),
        *drafts[0].lines,
    ]
    drafts[0].read = [*(read for read in facts.reader.read if read.section == 0), *drafts[0].read]
    drafts[0].elements = list(dict.fromkeys([*drafts[0].elements, *rest.elements]))


# ---- the plan


def _plan(facts: Facts) -> VideoPlan:
    text = facts.text
    drafts = _drafts(facts)
    total = facts.total
    seconds = craft.seconds_for(drafts, total)
    taken: set[str] = set()
    named = subjects(
        text, facts.cast, facts.attachments, lambda name: unique(slug(name), taken, "e")
    )
    people = _people(facts, {id(subject.who): subject.id for subject in named if subject.who})
    ids = {id(who): who_id for who, who_id, _ in people}
    shots = _shots(facts, drafts, seconds, ids, named)
    spans = wishes.spans_of(facts.sections, "dialogue", "lines")
    return VideoPlan(
        title=_title(facts),
        mode=_mode(facts, len(shots)),
        aspect_ratio=wishes.aspect_ratio(text, spans) or "16:9",
        resolution=wishes.resolution(text, spans) or "720p",
        style=wishes.style(text, facts.sections)[:300],
        subtitles=_wants_subtitles(facts),
        lettering_allowed=not (facts.bans.lettering and not facts.reader.read),
        characters=tuple(character for _, _, character in people),
        elements=tuple(subject.element for subject in named),
        shots=shots,
        start_frame=next((s.assets[0] for s in named if s.first_frame and s.assets), None),
        end_frame=next((s.assets[0] for s in named if s.last_frame and s.assets), None),
        avoid="; ".join(dict.fromkeys(facts.bans.words)) or None,
        notes=tuple(_notes(facts, drafts, seconds, named)),
    )


def _mode(facts: Facts, count: int) -> Mode:
    if count == 1:
        return "single"
    return "custom" if any(section.kind == "shot" for section in facts.sections) else "multi"


def _wants_subtitles(facts: Facts) -> bool:
    text = facts.text
    spans = wishes.spans_of(facts.sections, "dialogue", "lines", "lettering")
    asked = any(
        re.search(
            r"\b(?:with|add|include|burn)\b|加|带|帶|つけ|付き|넣|con\b",
            text.folded[max(0, hit.start - 12) : hit.start],
        )
        for span in spans
        for hit in text.within(span, "cue", "subtitles")
    )
    return asked and not facts.bans.subtitles


def _title(facts: Facts) -> str:
    """The stated title, else the first words of the story."""
    text = facts.text
    for section in facts.sections[:1]:
        for bit in section.bits:
            if bit.kind == "title" and text.words(bit.span):
                return text.words(bit.span).strip(' *#"“”《》「」')[:60]
    for section in (*facts.sections[1:], facts.sections[0]):
        for bit in section.bits:
            matter = without_wish(text, bit.span)
            about = bit.kind == "prose" and section.kind == "video"
            about = about and _is_about_video(text, matter) and not facts.cast.within(matter)
            if bit.kind in ("prose", "action", "place") and not about:
                words = " ".join(_plain(text, bit.span).split())
                first = next(text.quotes_in(matter), None)
                matter = Span(matter.start, first.start) if first else matter
                bare = seen.without_camera(text, matter).strip(" ,，、.。:：-–—")
                if words and bare:
                    return _short(bare)
    return _short(_plain(text, text.whole)) or "Untitled"


def _plain(text: Text, span: Span) -> str:
    words = re.sub(r"[*#_|>\[\]【】{}<>]+", " ", text.raw[span.start : span.end])
    return " ".join(words.split())


def _short(words: str) -> str:
    """A few words: the first clause, cut at forty letters."""
    words = re.sub(r"^(?:INT|EXT|INT/EXT)\.?\s+", "", words.strip(" -–—△○"))
    clause = re.split(r"[,.;:，。；：!?！？\n\"“「]", words)[0].strip()
    clause = clause or words.strip()
    if len(clause) <= 40:
        return clause
    cut = clause[:40].rsplit(" ", 1)[0] if " " in clause[:40] else clause[:24]
    return cut.strip()


def _people(facts: Facts, elements: dict[int, str]) -> list[tuple[Person, str, Character]]:
    """The characters with unique ids; a small group is its members."""
    taken: set[str] = set()
    found: list[tuple[Person, str, Character]] = []
    for who in facts.cast.people:
        if not is_character(who):
            continue
        names = [who.name]
        if 1 < who.members <= 4 and not who.spoke:
            names = [f"{singular(who.name.casefold())} {n}" for n in range(1, who.members + 1)]
        for name in names:
            who_id = unique(slug(name), taken, "c")
            found.append((who, who_id, _character(facts, who, who_id, name, elements.get(id(who)))))
    return found


def _character(facts: Facts, who: Person, who_id: str, name: str, element: str | None) -> Character:
    text = facts.text
    said = [line.language for line in facts.reader.lines if line.who is who]
    words = lexicon(text.language).looks.get(who.looks, "") if who.looks else ""
    described = [text.words(span).strip(" .…,，、:：()（）]】") for span in who.described]
    told = " ".join((name, *described)).casefold()
    nouns = [noun for noun in who.nouns if noun.casefold() not in told][:1]
    looks = [word for word in (words, *nouns, *described) if word]
    return Character(
        id=who_id,
        name=name,
        looks=", ".join(dict.fromkeys(looks))[:300],
        voice=Voice(
            language=said[0] if said else text.language, dialect=who.dialect, manner=who.manner
        ),
        element=element,
    )


def slug(name: str) -> str:
    """An ASCII id of a name; empty when it has no Latin letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def unique(name: str, taken: set[str], letter: str) -> str:
    """The name, or the next free one of its kind: `mei`, `mei_2`, `c1`."""
    if not name or name[0].isdigit():
        numbers = (f"{letter}{n}" for n in range(1, len(taken) + 2))
        name = (name and f"{letter}_{name}") or next(n for n in numbers if n not in taken)
    found, n = name, 2
    while found in taken:
        found, n = f"{name}_{n}", n + 1
    taken.add(found)
    return found


def _shots(
    facts: Facts,
    drafts: Sequence[Draft],
    seconds: Sequence[float],
    ids: dict[int, str],
    named: Sequence[Subject],
) -> tuple[Shot, ...]:
    shots: list[Shot] = []
    place = next((draft.place for draft in drafts if draft.place), "")
    lines = 0
    elements = {handle_key(subject.handle): subject.id for subject in named}
    for index, (draft, length) in enumerate(zip(drafts, seconds, strict=True)):
        place = draft.place or place
        dialogue = tuple(_dialogue(line, lines + n, ids) for n, line in enumerate(draft.lines, 1))
        lines += len(dialogue)
        keys = dict.fromkeys(map(handle_key, draft.elements))
        framing = draft.camera.framing or craft.framing_for(draft, index, drafts)
        present = list(draft.people)
        if framing == "over-the-shoulder":
            present = craft.with_listener(present, index, drafts)
        people = dict.fromkeys(ids[id(who)] for who in present if id(who) in ids)
        shots.append(
            Shot(
                id=f"s{index + 1}",
                seconds=length,
                scene=place[:120],
                action=_action(facts, draft) or _faces(draft) or place or _title(facts),
                framing=framing,
                angle=draft.camera.angle or "eye level",
                movement=draft.camera.movement or "static",
                characters=tuple(people),
                elements=tuple(elements[key] for key in keys),
                dialogue=dialogue,
                lettering=tuple(
                    Lettering(text=read.words, place=read.place, in_scene=read.in_scene)
                    for read in draft.read
                    if read.words
                ),
                sound=Sound(
                    ambience=", ".join(draft.heard.ambience) or None,
                    effects=draft.heard.effects,
                    music=", ".join(draft.heard.music) or None,
                ),
                transition=draft.camera.transition or "cut",
            )
        )
    return tuple(shots)


def _faces(draft: Draft) -> str:
    """Who is in the picture, where the text says no more."""
    return ", ".join(who.name for who in draft.people)


def _action(facts: Facts, draft: Draft) -> str:
    """The user's words for what is seen, without the words that are spoken."""
    text = facts.text
    spoken = {line.start for line in draft.lines}
    pieces: list[Span] = []
    for span in (without_wish(text, span) for span in draft.spans):
        within = seen.spoken_in(draft.lines, span)
        heard_only = within and all(line.voice_over for line in within)
        if heard_only and not facts.cast.within(span):
            continue
        done = span.start
        for quote in text.quotes_in(span):
            if quote.start in spoken:
                pieces.append(seen.before_speech(text, Span(done, quote.start)))
                done = quote.end
        pieces.append(Span(done, span.end))
    pieces = [piece for piece in pieces if re.search(r"\w", text.raw[piece.start : piece.end])]
    speakers = [line.who.name for line in draft.lines if not line.voice_over]
    if speakers and seen.only_speaks(text, facts.cast, pieces):
        names = ", ".join(dict.fromkeys(speakers))
        return text.lexicon.sentences["speaks"].format(name=names)
    shown = (seen.without_camera(text, piece).strip(" ,，:：.。-–—") for piece in pieces)
    words = (". " if text.lexicon.spaced else "。").join(filter(None, shown))
    return re.sub(r"[*#_|]+", "", words).strip(" -–—△,，:：")[:600]


def _dialogue(line: Line, number: int, ids: dict[int, str]) -> DialogueLine:
    spans = spoken_spans(line.words, line.language) if not line.stated_language else ()
    return DialogueLine(
        id=f"l{number}",
        character=ids[id(line.who)],
        text=line.words,
        language=line.language,
        dialect=line.dialect or line.who.dialect,
        delivery=line.delivery,
        voice_over=line.voice_over,
        spans=tuple(PlanSpan(text=words, language=tag) for words, tag in spans) or None,
    )


# ---- what the user is told


def _notes(
    facts: Facts, drafts: Sequence[Draft], seconds: Sequence[float], named: Sequence[Subject]
) -> list[str]:
    """What was assumed and what does not work out, in the user's language."""
    text = facts.text
    sentences = text.lexicon.sentences
    notes: list[str] = []
    if facts.videos > 1:
        notes.append(sentences["several_videos"].format(count=facts.videos))
    added = round(sum(seconds), 2)
    if facts.total is not None and abs(added - facts.total) > 0.01:
        notes.append(
            sentences["sum_differs"].format(sum=_figure(added), asked=_figure(facts.total))
        )
    if facts.total is None and all(draft.seconds is None for draft in drafts):
        notes.append(sentences["default_seconds"].format(seconds=_figure(added)))
    for number, (draft, length) in enumerate(zip(drafts, seconds, strict=True), 1):
        need = craft.needed_seconds(draft) - craft.AFTER_LINES_SECONDS
        if draft.lines and need > length + 0.25:
            notes.append(
                sentences["line_too_long"].format(
                    text=" / ".join(line.words for line in draft.lines),
                    needed=_figure(round(need, 1)),
                    shot=number,
                    seconds=_figure(length),
                )
            )
    for line in facts.reader.lines:
        if line.language not in ("en", "zh", "ja", "ko", "es"):
            notes.append(
                sentences["unsupported_language"].format(
                    text=line.words, language=_language_name(text, line.language)
                )
            )
        elif line.stated_language:
            notes.append(
                sentences["translate"].format(
                    text=line.words, language=_language_name(text, line.language)
                )
            )
        if line.guessed:
            notes.append(sentences["unknown_voice"].format(text=line.words, name=line.who.name))
    notes += [
        sentences["open_dialogue"].format(text=_plain(text, span)) for span in facts.reader.untold
    ]
    missing = [subject.handle for subject in named if not subject.assets]
    if missing:
        notes.append(sentences["upload"].format(handles=", ".join(missing)))
    return list(dict.fromkeys(notes))


def _language_name(text: Text, tag: str) -> str:
    names = text.lexicon.languages.get(tag)
    return names[0] if names else tag


def _figure(seconds: float) -> str:
    return f"{seconds:g}"


def _reply(text: Text, plan: VideoPlan) -> str:
    kind = "planned" if len(plan.shots) > 1 else "planned_one"
    reply = text.lexicon.sentences[kind].format(
        shots=len(plan.shots), seconds=_figure(plan.seconds), aspect=plan.aspect_ratio
    )
    return " ".join((reply, *plan.notes))

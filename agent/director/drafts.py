"""The shots of a request as drafts: those the user gave, or the beats of a story.

Knows what each stretch adds to a shot; `craft` settles how many shots there are and how long.
"""

from collections.abc import Iterator
from itertools import pairwise

from . import craft, hearing, seen, wishes
from .beside_lines import behind_saying
from .craft import Draft
from .facts import SPOKEN_KINDS, Facts
from .grammar import is_narrated
from .label_names import deed_in
from .layout import Bit, Section
from .lists import LAST
from .matter import behind_wish, is_about_video, is_topic, place_of, wished_matter, without_wish
from .measures import lengths
from .order import Rank, heads, ordered
from .picture import Camera, bare_framing, bare_movement, camera_of, framings_of
from .text import SENTENCE_ENDS, Span, Text
from .uses import only_tells_uses

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


CLAUSE_MARKS = (",", "，", ";", "；", "、")
LONGEST_LEAD_LETTERS = 32
"""Of what may stand before the word that says that a shot begins."""
LONGEST_ASIDE_LETTERS = {True: 12, False: 5}
"""Of a sentence that tells nothing of the picture, in words parted by blanks or not."""


def drafts_of(facts: Facts) -> list[Draft]:
    """The shots: those the user gave, or the beats of the story covered by craft."""
    drafts = _uneven_drafts(facts)
    _let_last(facts, drafts)
    even = facts.total / len(drafts) if facts.total and facts.evenly else None
    for index, draft in enumerate(drafts):
        listed = facts.listed[index] if len(facts.listed) == len(drafts) else None
        draft.seconds = draft.seconds or listed or facts.each or even
    return drafts


def _let_last(facts: Facts, drafts: list[Draft]) -> None:
    """Music and ambience that go on through the whole video: `a piano plays throughout`."""
    text = facts.text
    for bit in (bit for section in facts.sections for bit in section.bits):
        for sentence in text.sentences(bit.span):
            if text.has(sentence, "cue", "lasting"):
                heard = hearing.heard_in(text, bit._replace(span=sentence), facts.bans)
                for draft in drafts:
                    draft.heard = draft.heard.over(heard)


def _uneven_drafts(facts: Facts) -> list[Draft]:
    common, *given = facts.sections
    if any(section.kind == "shot" for section in given):
        drafts = [_given(facts, section, index) for index, section in enumerate(given, 1)]
        _spread_common(facts, common, drafts)
        if wishes.closing_seconds(facts.text, facts.sections):
            drafts[-1].seconds = None
        return drafts
    beats = _without_topic(facts.text, _all_beats(facts))
    if facts.count and len(beats) < facts.count:
        beats = _without_topic(facts.text, _all_beats(facts, apart=True))
    return craft.covered(beats or [Draft([facts.text.whole])], facts.count, facts.total)


def _without_topic(text: Text, beats: list[Draft]) -> list[Draft]:
    """The beats without the wish at their head that only says what the video is for, where they
    tell a story beside it; what is heard, and where, stays."""
    if not beats or not beats[0].topic:
        return beats
    topic, *told = beats
    tells = len(told) > 1 or any(beat.people or beat.lines for beat in told)
    if not tells or topic.read or topic.camera.framing:
        topic.topic = False
        joins = bool(told) and not _begins_shot(told[0], topic)
        return [craft.joined(topic, told[0]), *told[1:]] if joins else beats
    told[0].heard = told[0].heard.plus(topic.heard)
    told[0].camera = told[0].camera.over(topic.camera)
    places = (text.words(hit) for span in topic.spans for hit in text.within(span, "place"))
    told[0].place = told[0].place or next(places, "")
    return told


def _all_beats(facts: Facts, apart: bool = False) -> list[Draft]:
    return [beat for section in facts.sections for beat in _beats(facts, section, apart)]


def _given(facts: Facts, section: Section, index: int) -> Draft:
    """A shot the user gave, as one draft."""
    draft = Draft([], section.seconds)
    for bit in section.bits:
        beat = _beat(facts, bit, given=True)
        fielded = bit.kind in ("framing", "angle", "movement", "camera")
        camera = beat.camera.over(draft.camera) if fielded else draft.camera.over(beat.camera)
        draft = craft.joined(draft, beat)
        draft.camera = camera
    draft.seconds = wishes.shot_seconds(facts.text, section)
    draft.lines, draft.read = facts.of_section(index)
    return draft


def _beat(facts: Facts, bit: Bit, span: Span | None = None, given: bool = False) -> Draft:
    """What one bit, or a stretch of it, adds to a shot; a given shot is not about the video."""
    text = facts.text
    span = span or bit.span
    bit = bit._replace(span=span)
    silent = bit.kind in UNSEEN_KINDS
    blind = bit.kind in BLIND_KINDS
    silent = silent or _is_of_camera(text, span)
    people = facts.cast.there(span) if not silent else []
    lines = facts.lines_in(span)
    present = [who for who in people if not who.unseen and bit.kind not in SPOKEN_KINDS]
    present += [line.who for line in lines if not line.voice_over]
    shown = bit.kind in ("prose", "action", "effect", "camera", "shots") and text.words(span)
    matter = without_wish(text, span)
    wished = wished_matter(text, span) if bit.kind == "prose" and not given else None
    seconds = None if given or silent else _own_seconds(facts, span)
    about = not wished and seconds is None and is_about_video(text, matter)
    about = about and not (ordered(text, span) and _shows_something(text, matter))
    shown = shown and bool(given or people or lines or not about)
    behind = list(behind_wish(text, wished, span)) if wished else []
    topic = bit.kind == "prose" and not given and is_topic(text, span)
    spans = (behind if topic and behind else [wished, *behind]) if wished else [span]
    place = place_of(text, bit)
    head = Span(span.start, min(span.end, span.start + LONGEST_LEAD_LETTERS))
    return Draft(
        spans=[*_deed(text, bit), *(spans if shown else [])],
        seconds=seconds,
        camera=Camera() if blind else _camera(text, bit),
        lines=lines,
        read=facts.read_in(span),
        framings=[] if blind else framings_of(text, span),
        heard=hearing.heard_in(text, bit, facts.bans) if bit.kind != "ignored" else hearing.Heard(),
        people=list(dict.fromkeys(present)),
        place=place,
        topic=topic and not lines and not any(m.acts for m in facts.cast.within(span)),
        opens=seconds is not None
        or ordered(text, span) is not None
        or text.has(head, "cue", "beat"),
        elements=facts.handles_in(span),
    )


def _is_of_camera(text: Text, span: Span) -> bool:
    """Whether a sentence tells of the camera for a while: `Camera is locked off until the end`."""
    if not text.has(span, "cue", "until") or text.quoted(span):
        return False
    first = next(text.within(span, "cue", "camera"), None)
    before = text.folded[span.start : first.start].split() if first else [""]
    return all(word in text.lexicon.cues["article"] for word in before)


def _shows_something(text: Text, span: Span) -> bool:
    """Whether words that speak of the video tell what it shows: `then an animation of the moon`."""
    told = any(text.has(span, kind) for kind in ("unit", "aspect", "resolution"))
    told = told or text.has(span, "cue", "ban", "ban_after", "music", "one_shot")
    return not told and len(text.words(span)) > LONGEST_ASIDE_LETTERS[text.lexicon.spaced]


def _deed(text: Text, bit: Bit) -> Iterator[Span]:
    """What a label before a line shows besides the name: `Rosa shrugs: “Never.”`."""
    if bit.kind == "cue" and bit.label and (deed := deed_in(text, bit.label)):
        yield Span(deed[0].start, deed[1].end)


def _own_seconds(facts: Facts, span: Span) -> float | None:
    """How long what is told lasts, where a bracket in it says so: `(2s, close-up)`."""
    for aside in seen.asides(facts.text, span):
        inner = Span(aside.start + 1, aside.end - 1)
        found = next(lengths(facts.text, inner), None)
        if found and seen.only_tells(facts.text, inner) and found.seconds != facts.total:
            return found.seconds
    return None


def _camera(text: Text, bit: Bit) -> Camera:
    """What a bit says of the camera; in a field of it a plain word is enough."""
    camera = camera_of(text, bit.span)
    if bit.kind not in ("movement", "camera", "framing"):
        return camera
    return Camera(
        camera.framing or (bare_framing(text, bit.span) if bit.kind == "framing" else None),
        camera.angle,
        camera.movement or bare_movement(text, bit.span),
        camera.transition,
    )


def _beats(facts: Facts, section: Section, apart: bool) -> list[Draft]:
    """The beats of a section of prose: a sentence, or its parts where a new shot may begin;
    `apart`, every sentence that shows something is one."""
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
            elif beats and (
                _is_voice_alone(facts, beat) or not (apart or _begins_shot(beat, beats[-1]))
            ):
                seconds = beats[-1].seconds
                beats[-1] = craft.joined(beats[-1], beat)
                beats[-1].seconds = seconds
            else:
                beats.append(beat)
    told = common.spans or common.camera != Camera() or any(common.heard)
    if not beats and (section.kind == "scene" or told):
        beats = [Draft(common.spans or [section.span])]
    _give(common, beats)
    return beats


def _give(common: Draft, beats: list[Draft]) -> None:
    """What is said of all shots: movement, music and ambience to each that has none, its place and
    its noises to the first."""
    if not beats:
        return
    for index, beat in enumerate(beats):
        named = common.framings[min(index, len(common.framings) - 1)] if common.framings else None
        shared = named if len(beats) == 1 or len(common.framings) > 1 else None
        beat.camera = beat.camera.over(common.camera._replace(framing=shared))
        beat.place = common.place if common.has_slug else beat.place or common.place
        beat.heard = beat.heard.over(common.heard)
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
            cuts.append(behind_saying(text, quote.end, bit.span.end))
    clauses = () if facts.count == 1 else list(_ordered_clauses(text, bit.span))
    listed = any(text.has(Span(start, bit.span.end), "framing") for start, _ in clauses)
    for start, rank in clauses:
        rest = Span(start, bit.span.end)
        several = listed or (facts.count is not None and facts.count > 1)
        told = facts.cast.within(rest, pronouns=False) or facts.read_in(rest)
        if several or told or rank == "last":
            cuts.append(start)
    edges = [bit.span.start, *sorted(set(cuts)), bit.span.end]
    return [Span(a, b) for a, b in pairwise(edges) if text.words(Span(a, b))]


def _ordered_clauses(text: Text, span: Span) -> Iterator[tuple[int, Rank]]:
    """Where a clause inside a stretch begins that says where it comes, and how."""
    for hit in text.within(span, "cue", "beat"):
        before = text.raw[span.start : hit.start].rstrip()
        if before[-1:] in CLAUSE_MARKS and not text.in_quote(hit.start):
            yield hit.start, "next"
    for head in heads(text, span):
        yield head.start, head.rank


def _is_beat(facts: Facts, bit: Bit, beat: Draft) -> bool:
    """Whether something happens in it that is seen or heard; not a word on the whole video."""
    if beat.lines or beat.read:
        return True
    if any(_is_of_camera(facts.text, span) for span in beat.spans):
        return False
    if beat.spans and all(only_tells_uses(facts.uploads, span) for span in beat.spans):
        return False
    if beat.people:
        return True
    if beat.spans and not any(seen.without_camera(facts.text, span) for span in beat.spans):
        return beat.camera.framing is not None
    if not _words_of(facts, beat) or bit.kind in ("camera", "style"):
        return False
    text, span = facts.text, without_wish(facts.text, beat.spans[0])
    if ordered(text, beat.spans[0]) and not is_about_video(text, span):
        return True
    if text.has(span, "cue", "beat") and len(text.words(span)) > 24:
        return True
    moved = camera_of(text, span).movement is not None
    about = is_about_video(text, span) or moved or text.has(span, "style")
    if beat.camera.framing:
        return True
    return not about and (bool(beat.place) or _tells_enough(text, span))


def _tells_enough(text: Text, span: Span) -> bool:
    """Whether words tell of the picture: they are many, end as what is told does, or something
    sounds or rests in them."""
    if len(text.words(span)) > LONGEST_ASIDE_LETTERS[text.lexicon.spaced]:
        return True
    happens = text.has(span, "sound", "verb") or text.has(span, "cue", "pause")
    return is_narrated(text, span) or (happens and not hearing.is_only_heard(text, span))


def _words_of(facts: Facts, beat: Draft) -> str:
    """The words of a beat that may be seen."""
    return " ".join(facts.text.words(span) for span in beat.spans)


def _is_voice_alone(facts: Facts, beat: Draft) -> bool:
    """Whether a beat is but a voice, which goes on over what is seen already."""
    silent = not beat.lines or any(not line.voice_over for line in beat.lines)
    if silent or beat.people or beat.read or beat.opens or beat.camera.framing:
        return False
    text = facts.text
    pieces = [piece for span in beat.spans for piece in text.unquoted(span)]
    return seen.only_speaks(text, facts.cast, pieces, unseen=True)


def _begins_shot(beat: Draft, last: Draft) -> bool:
    """Whether a beat is a shot of its own, and not more of the one before it."""
    if beat.opens or last.topic:
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
        draft.heard = draft.heard.over(rest.heard)
    drafts[0].heard = drafts[0].heard.plus(rest.heard)
    drafts[0].place = drafts[0].place or rest.place
    lines, read = facts.of_section(0)
    begins = facts.sections[1].span.start
    for line in lines:
        draft = _named_before(facts, line.start, drafts) or drafts[-1 * (line.start > begins)]
        told = [x for x in draft.lines if x.start < line.start]
        draft.lines = [*told, line, *(x for x in draft.lines if x not in told)]
    for one in read:
        draft = _named_before(facts, one.start, drafts) or drafts[-1 * (one.start > begins)]
        known = [x for x in draft.read if x.start < one.start]
        draft.read = [*known, one, *(x for x in draft.read if x not in known)]
    drafts[0].elements = list(dict.fromkeys([*drafts[0].elements, *rest.elements]))


def _named_before(facts: Facts, start: int, drafts: list[Draft]) -> Draft | None:
    """The shot that the words before a place call by its number: `in the first shot “…”`."""
    named = [(span, n) for span, n in facts.shots_spoken_of if span.end <= start]
    if not named:
        return None
    span, number = named[-1]
    between = facts.text.raw[span.end : start].strip().rstrip('"“「『‘‹«')
    near = not any(mark in between for mark in SENTENCE_ENDS) and "\n" not in between
    number = len(drafts) if number == LAST else number
    return drafts[number - 1] if near and 0 < number <= len(drafts) else None

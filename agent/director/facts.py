"""All that a request states: its sections, its people, their lines, its bans and its lengths."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..planner import Attachment
from . import bans, rules, wishes
from .announced import several_signs
from .bans import Bans, clauses_of, is_plain_ban
from .cast import Cast
from .descriptions import cast_labels, describe, entries, hide_voices, is_voice_only
from .handles import references
from .headings import shots_spoken_of
from .hearing import is_only_heard
from .layout import Section, field_of
from .lettering import lettering_in_capitals
from .people import read_cast
from .request import read_sections, version_starts
from .seen import asides
from .speech import Reader
from .spoken import Line, Read
from .text import Span, Text, read_text
from .uses import Told, told

UNPEOPLED_KINDS = (
    *("title", "lettering", "avoid", "ignored", "style", "place"),
    *("framing", "angle", "movement"),
)
"""What words for people in a bit speak of nobody in the video."""
SPOKEN_KINDS = ("dialogue", "lines", "narration", "cue")


@dataclass(frozen=True)
class Facts:
    """All that was read from a request."""

    text: Text
    sections: tuple[Section, ...]
    cast: Cast
    reader: Reader
    bans: Bans
    total: float | None
    count: int | None
    attachments: tuple[Attachment, ...]
    each: float | None = None
    """The one length all shots have, where the user gave one."""
    listed: tuple[float, ...] = ()
    """The lengths of the shots in order, where the user gave them as a sum."""
    evenly: bool = False
    """Whether the shots share the total evenly."""
    handles: tuple[tuple[str, int, int], ...] = ()
    """Each with where it begins and ends, by place."""
    videos: int = 1
    """How many separate videos the message holds; the first is read."""

    @cached_property
    def _handle_starts(self) -> list[int]:
        return [start for _, start, _ in self.handles]

    @cached_property
    def _by_section(self) -> dict[int, tuple[list[Line], list[Read]]]:
        found: dict[int, tuple[list[Line], list[Read]]] = {}
        for line in self.reader.lines:
            found.setdefault(line.section, ([], []))[0].append(line)
        for read in self.reader.read:
            found.setdefault(read.section, ([], []))[1].append(read)
        return found

    def of_section(self, index: int) -> tuple[list[Line], list[Read]]:
        """The lines and the lettering of a section, 0 for what is said of the whole video."""
        lines, read = self._by_section.get(index, ([], []))
        return list(lines), list(read)

    @cached_property
    def shots_spoken_of(self) -> list[tuple[Span, int]]:
        """Where a shot is called by its number."""
        return shots_spoken_of(self.text)

    @cached_property
    def uploads(self) -> Told:
        """Where the handles stand, and the words around them."""
        handles = (Span(start, end) for _, start, end in self.handles)
        return told(self.text, handles, (span for span, _ in self.shots_spoken_of))

    def handles_in(self, span: Span) -> list[str]:
        """The handles that begin in a stretch, as written."""
        first = bisect_left(self._handle_starts, span.start)
        last = bisect_left(self._handle_starts, span.end)
        return [handle for handle, _, _ in self.handles[first:last]]

    @cached_property
    def first_languages(self) -> dict[int, str]:
        """The language of everybody's first line, by the identity of who speaks."""
        return {id(line.who): line.language for line in reversed(self.reader.lines)}

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


def read_facts(said: str, attachments: tuple[Attachment, ...]) -> Facts:
    """Segments the words, recognises what they state and attributes it."""
    text, sections = read_sections(said)
    handles = [given.handle for given in attachments]
    labels = _labels(text, sections)
    cast = read_cast(text, handles, labels, _shown(text, sections), entries(text, sections))
    hide_voices(text, labels, cast)
    describe(text, sections, cast)
    rules.share_accents(text, sections, cast)
    total = wishes.total_seconds(text, sections)
    common = [bit.span for bit in (*sections[0].bits, *sections[-1].bits[1:])]
    each, listed = wishes.each_seconds(text, common), wishes.listed_seconds(text, common)
    spans = wishes.spans_of(sections, "dialogue", "lines", "narration")
    count = wishes.shot_count(text, spans) or len(listed) or None if len(sections) == 1 else None
    return Facts(
        text,
        sections,
        cast,
        _reader(text, sections, cast),
        bans.bans(text, sections),
        each * count if each and count and not total else total,
        count,
        attachments,
        each,
        listed,
        wishes.shares_evenly(text, common),
        tuple(sorted(references(text, handles), key=lambda found: found[1])),
        len(version_starts(read_text(said))) if len(text.raw) < len(said) else 1,
    )


def _reader(text: Text, sections: tuple[Section, ...], cast: Cast) -> Reader:
    """The lines and the lettering of all sections."""
    reader = Reader(text, cast)
    for index, section in enumerate(sections):
        reader.section(section, index)
    rule = rules.rule_for_all(text, sections, cast)
    reader.lines = rules.spoken_by_rule(text, reader.lines, rule)
    return reader


def _labels(text: Text, sections: tuple[Section, ...]) -> list[Span]:
    """What stands in front of lines and in lists of the cast and may be somebody's name."""
    bits = [bit for section in sections for bit in section.bits]
    before = [
        bit.label
        for bit in bits
        if bit.label
        and bit.kind in (*SPOKEN_KINDS, "cast")
        and field_of(text.words(bit.label)) is None
        and not is_voice_only(text, bit.label)
    ]
    return before + [name for bit in bits if bit.kind == "cast" for name in cast_labels(text, bit)]


def _shown(text: Text, sections: tuple[Section, ...]) -> list[Span]:
    """The stretches that may speak of somebody: no names of fields, no unquoted lines."""
    spans: list[Span] = []
    for bit in (bit for section in sections for bit in section.bits):
        if bit.label and field_of(text.words(bit.label)) in (None, "dialogue", "narration"):
            spans.append(_without_voice(text, bit.label))
        spoken = bit.kind in ("dialogue", "lines", "narration") and not text.quoted(bit.span)
        heard = bit.kind in ("sound", "music") and not text.quoted(bit.span)
        if bit.kind not in UNPEOPLED_KINDS and not spoken and not heard:
            spans += _allowed(text, bit.span)
    return list(_unlettered(text, _merged(spans)))


def _without_voice(text: Text, label: Span) -> Span:
    """A label without the bracket that tells whose voice narrates, and shows nobody: `Voiceover
    (British man):`; somebody with a name may be seen elsewhere."""
    bracket = next(iter(asides(text, label)), None)
    if bracket is None or not is_voice_only(text, label) or text.has(bracket, "name"):
        return label
    return Span(label.start, bracket.start)


def _allowed(text: Text, span: Span) -> Iterator[Span]:
    """A stretch without what it forbids or only lets be heard: nobody is seen in `no people`."""
    start = span.start
    for sentence in text.sentences(span):
        for clause in clauses_of(text, sentence):
            if is_plain_ban(text, clause) or is_only_heard(text, clause):
                yield Span(start, clause.start)
                start = clause.end
    yield Span(start, span.end)


def _unlettered(text: Text, spans: list[Span]) -> Iterator[Span]:
    """Stretches without the capitals on a sign, which name nobody: `the sign reads ROSA`."""
    for span in spans:
        start = span.start
        found = lettering_in_capitals(text, span, 0)
        signs = [Span(read.start, read.start + len(read.words)) for read in found]
        for sign in sorted((*signs, *several_signs(text, span))):
            yield Span(start, max(start, sign.start))
            start = max(start, sign.end)
        yield Span(start, span.end)


def _merged(spans: list[Span]) -> list[Span]:
    """Stretches in order, those that touch as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged

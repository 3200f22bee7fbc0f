"""The page of a request: its lines, the marks at their edges, and the forms a layout is read into.

Forms only; `headings` finds where shots begin, `layout` what stands behind them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .text import Span, Text
from .vocabulary import Piece

SectionKind = Literal["video", "shot", "scene"]
BitKind = Piece | Literal["prose", "cue"]

MARKS = " \t*_#>•·・-–—=△▲►▪◆◇■□▶▼●※✔✅"
"""What may stand around the words of a line and says nothing of them."""
ITEM_MARKS = tuple("-*•·・▪◆◇■□▶●※✔✅")
"""What begins an item of a list."""
OPENING_BRACKETS = "[【(（"
LABEL_ENDS = ":："
BRACKETS = {"[": "]", "【": "】", "(": ")", "（": "）", "〔": "〕"}


class Heading(NamedTuple):
    """Where a shot or a scene begins."""

    kind: SectionKind
    number: int | None
    start: int
    end: int
    seconds: float | None
    camera: tuple[Span, ...] = ()
    """The parts of the heading that tell of the camera, where they were told apart."""


class Bit(NamedTuple):
    """A stretch of the text that is of one kind."""

    kind: BitKind
    span: Span
    label: Span | None = None
    """The label as written: a field's name, or the speaker in front of a line."""
    note: Span | None = None
    """A direction in brackets, under a speaker's name."""


@dataclass(frozen=True)
class Section:
    """A shot, a scene of a screenplay, or what is said of the whole video."""

    kind: SectionKind
    span: Span
    seconds: float | None = None
    bits: tuple[Bit, ...] = ()


@dataclass
class Column:
    """The bits of a section in the making, and what a line needs to know of those above it."""

    block: Piece | None = None
    """The field whose label stood alone on a line: what follows is its content."""
    outside: int | None = None
    """How far its label is indented, when its content is a list or stands further in."""
    cue: Span | None = None
    """The speaker's name on a line of its own, in a screenplay."""
    note: Span | None = None
    bits: list[Bit] = field(default_factory=list[Bit])

    def close(self) -> None:
        """Forgets what went on: a blank line parts it from what follows."""
        self.block = self.cue = self.note = self.outside = None


def lines(text: Text, span: Span) -> Iterator[Span]:
    """The lines of a stretch, empty ones too."""
    start = span.start
    while start <= span.end:
        end = text.raw.find("\n", start, span.end)
        end = span.end if end < 0 else end
        yield Span(start, end)
        start = end + 1


def indent(text: Text, line: Span) -> int:
    """How far the words of a line stand in."""
    return line.end - line.start - len(text.raw[line.start : line.end].lstrip())


def is_item(text: Text, line: Span) -> bool:
    """Whether a line begins with the mark of a list."""
    return text.raw[line.start : line.end].lstrip()[:1] in ITEM_MARKS


def is_rule(words: str) -> bool:
    """Whether a line is empty or only parts others."""
    return not words.strip() or (len(words) > 2 and not words.strip("|:*_=- \t"))


def begins_line(text: Text, position: int) -> bool:
    """Whether nothing but marks stands before a place in its line."""
    while position and text.raw[position - 1] in MARKS:
        position -= 1
    return position == 0 or text.raw[position - 1] == "\n"


def stripped(text: Text, span: Span, marks: str) -> Span:
    """A stretch without the marks and blanks at its edges."""
    start, end = span
    while start < end and text.raw[start] in marks:
        start += 1
    while end > start and text.raw[end - 1] in marks:
        end -= 1
    return Span(start, end)

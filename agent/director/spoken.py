"""What the reading of speech finds and remembers: lines, lettering, quotations in their sentence.

Only forms stand here; `speech` fills them, its neighbours look at them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from .cast import Cast, Mention, Person
from .page import Bit
from .scanning import Hit
from .text import Quote, Span, Text

QuoteKind = Literal["speech", "lettering", "neither"]


@dataclass(frozen=True)
class Line:
    """Words that are spoken, with all the text says of how."""

    start: int
    words: str
    who: Person
    language: str
    stated_language: bool = False
    """True when the text names another language than the words are written in."""
    dialect: str | None = None
    delivery: str | None = None
    voice_over: bool = False
    section: int = 0
    guessed: bool = False
    """True when nothing tells who speaks."""


@dataclass(frozen=True)
class Read:
    """Words that are read in the picture."""

    start: int
    words: str
    place: str
    in_scene: bool
    section: int


@dataclass(frozen=True)
class Around:
    """A quotation and the sentence around it."""

    quote: Quote
    bit: Bit
    left: Span
    right: Span
    before: Span
    """The sentence before it."""
    section: int


@dataclass
class Reading:
    """A request in the middle of being read: what it says so far, and what came last."""

    text: Text
    cast: Cast
    lines: list[Line] = field(default_factory=list[Line])
    read: list[Read] = field(default_factory=list[Read])
    untold: list[Span] = field(default_factory=list[Span])
    """Speech that is asked for without its words."""
    section_start: int = 0
    said_end: int = 0
    """Where the last line ends."""
    last_quote_end: int = -1
    last_kind: QuoteKind = "neither"
    """What the last quotation in prose was."""
    alone_kind: QuoteKind = "neither"
    """What the last quotation was that had a line of its own."""

    def actor(self, span: Span) -> Mention | None:
        """The last one who acts in a stretch."""
        return next((m for m in reversed(self.cast.within(span)) if m.acts), None)

    def manners(self, span: Span) -> Iterator[Hit]:
        """The words for how somebody speaks."""
        for hit in self.text.hits_in(span):
            if hit.kind == "manner" or (hit.kind == "speaking" and hit.value == "manner"):
                yield hit

    def last_verb(self, span: Span) -> Hit | None:
        """The last verb of speaking, or one that signs share."""
        text = self.text
        found = [*text.within(span, "speaking"), *text.within(span, "cue", "writes")]
        return max(found, key=lambda hit: (hit.start, hit.end), default=None)

"""What a request says to its reader and not of the video: a greeting, thanks, a signature.

Knows the first sentences and the last lines of a text; what lies between is for others.
"""

from collections.abc import Iterator

from .page import MARKS, lines
from .text import Span, Text

LONGEST_WORDS = 14
LONGEST_SIGNATURE_WORDS = 6
MOST_SIGNATURE_LINES = 3
_MATTER = ("unit", "aspect", "framing", "movement", "speaking")
_CUES_OF_MATTER = ("video", "plural_shots", "shot", "lettering", "music", "ban")


def letter(text: Text) -> tuple[Span, ...]:
    """The stretches that are a letter's, by place."""
    return (*_opening(text), *_closing(text))


def _opening(text: Text) -> Iterator[Span]:
    """`Hi! I'm Dana from Pinewood Primary.`: a greeting, and who writes right behind it."""
    greeted = False
    for sentence in text.sentences(text.whole):
        cue = "introduction" if greeted else "greeting"
        if not _begins(text, sentence, cue) or _says_more(text, sentence):
            return
        yield sentence
        greeted = True


def _closing(text: Text) -> Iterator[Span]:
    """`Thanks so much,` and the lines behind it, where these are the last and short."""
    found = [line for line in lines(text, text.whole) if text.words(line)]
    for count in range(1, min(MOST_SIGNATURE_LINES, len(found) - 1) + 1):
        line = found[-count]
        if len(text.words(line).split()) > LONGEST_SIGNATURE_WORDS or text.quoted(line):
            return
        if _begins(text, line, "farewell") and not _says_more(text, line):
            yield Span(line.start, len(text.raw))
            return


def _begins(text: Text, span: Span, cue: str) -> bool:
    """Whether a cue stands at the head of a stretch."""
    hit = next(text.within(span, "cue", cue), None)
    return hit is not None and not text.raw[span.start : hit.start].strip(MARKS + "\n")


def _says_more(text: Text, span: Span) -> bool:
    """Whether a stretch tells something of the video as well."""
    long = len(text.words(span).split()) > LONGEST_WORDS or text.quoted(span)
    told = any(text.has(span, kind) for kind in _MATTER)
    return long or told or text.has(span, "cue", *_CUES_OF_MATTER)

"""What a request says to its reader and not of the video: a greeting, thanks, a signature.

Knows the first sentences and the last lines of a text; what lies between is for others.
"""

from collections.abc import Iterator
from itertools import zip_longest

from .page import MARKS, lines
from .scanning import Hit
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
    """`Hi! I'm Dana from Pinewood Primary.`: a greeting, and who writes right behind it.

    Without a greeting what comes next must ask for a video; else `I'm a detective` tells of one.
    """
    greeted = False
    sentences = [*text.sentences(text.whole)]
    for sentence, behind in zip_longest(sentences, sentences[1:]):
        if not greeted and _begins(text, sentence, "greeting") and not _says_more(text, sentence):
            greeted = True
        elif not _introduces(text, sentence):
            return
        elif wish := _wish_in(text, sentence):
            yield Span(sentence.start, wish.start)
            return
        elif _says_more(text, sentence) or not (greeted or (behind and _asks(text, behind))):
            return
        yield sentence


def _introduces(text: Text, sentence: Span) -> bool:
    """Whether a sentence says who writes: `I'm a teacher`, `小学校の教師です。`"""
    if _begins(text, sentence, "introduction"):
        return True
    ends = text.words(sentence).rstrip(".。")
    copula = next((end for end in text.lexicon.wording.introduces if ends.endswith(end)), None)
    if copula is None or text.has(sentence, "cue", "subject"):
        return False
    role = sentence.start + text.raw[sentence.start : sentence.end].rindex(copula)
    roles = text.within(sentence, "people")
    return any(hit.end == role and hit.value == "person" for hit in roles)


def _wish_in(text: Text, sentence: Span) -> Hit | None:
    """What begins to ask for a video behind who writes: `I'm a teacher and I need a 12 s clip`."""
    for hit in text.within(sentence, "cue", "asked"):
        if _asks(text, Span(hit.start, sentence.end)):
            return hit
    return None


def _asks(text: Text, span: Span) -> bool:
    """Whether words ask for a video, its shots or its seconds."""
    return text.has(span, "cue", "video", "plural_shots") or text.has(span, "unit")


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

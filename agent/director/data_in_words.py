"""Where data stands among the words of a message: `Here is the spec: {…}`."""

import re
from collections.abc import Iterator

from .text import Span

_OBJECT = re.compile(r"(?:(?<=[\s:：`])|^)(?:\[\s*)?\{\s*\"[^\"\n]{1,40}\"\s*:")
"""The head of an object, or of a list of them, with its first key."""
_FENCED = re.compile(r"^```\w*[ \t]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"[^\s:：#\-\"][^\s:：]{0,29}:(?:\s|$)")
_FURTHER_IN = re.compile(r"[ \t]+\S|-\s")
FEWEST_LINES = 4


def alone(raw: str, place: Span) -> str:
    """A text with blanks for all that stands outside a stretch; every place stays the same."""
    before, behind = raw[: place.start], raw[place.end :]
    return _blank(before) + raw[place.start : place.end] + _blank(behind)


def _blank(words: str) -> str:
    return re.sub(r"[^\n]", " ", words)


def json_places(raw: str) -> Iterator[Span]:
    """Where objects may stand behind other words: to the last brace of the text."""
    head = _OBJECT.search(raw)
    end = max(raw.rfind("}"), raw.rfind("]")) + 1
    if head and end > head.end():
        yield Span(head.start(), end)


def yaml_places(raw: str) -> Iterator[Span]:
    """Where YAML may stand: the whole text, a fence, or from its first key to its last line."""
    yield Span(0, len(raw))
    if fence := _FENCED.search(raw):
        yield Span(*fence.span(1))
    lines = list(re.finditer(r"[^\n]+", raw))
    keys = [line for line in lines if _KEY.match(line[0])]
    inside = [line for line in lines if _KEY.match(line[0]) or _FURTHER_IN.match(line[0])]
    if keys and len(inside) >= FEWEST_LINES and len(inside) < len(lines):
        yield Span(keys[0].start(), inside[-1].end())

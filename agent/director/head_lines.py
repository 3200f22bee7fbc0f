"""The camera in the line of a shot's heading: `Shot 3 – 4 s – medium, handheld`.

Knows the parts such a line is cut into; in it a plain word is enough to name a framing.
"""

import re
from collections.abc import Iterator

from .page import Bit
from .picture import bare_framing, bare_movement
from .text import Span, Text

LONGEST_PART_LETTERS = 40
_PART = re.compile(
    r"\s*(?:[–—|/·,，]\s*)?([^\n,，.|/·–—:：\"“«「]+?)\s*(?=[,，.|/·\n]|\s[–—-]\s|$)"
)
_CAMERA_KINDS = ("framing", "angle", "movement")
_LEFT_OVER = 2
"""Letters that may be left of a part that tells of nothing but the camera."""


def camera_parts(text: Text, span: Span) -> Iterator[Bit]:
    """The parts a shot begins with that only tell of the camera, by place."""
    position = span.start
    while match := _PART.match(text.raw, position, span.end):
        part = Span(*match.span(1))
        if part.end - part.start > LONGEST_PART_LETTERS or not is_camera(text, part):
            return
        yield Bit("framing", part)
        position = match.end()


def is_camera(text: Text, part: Span) -> bool:
    """Whether a short part of a heading tells of nothing but the camera."""
    if bare_framing(text, part):
        return True
    hits = [hit for hit in text.hits_in(part) if hit.kind in _CAMERA_KINDS]
    if not hits:
        words = text.words(part)
        return " " not in words and bare_movement(text, part) is not None
    told = {at for hit in hits for at in range(hit.start, hit.end)}
    return part.end - part.start - len(told) <= _LEFT_OVER

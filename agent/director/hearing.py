"""What is heard beside the dialogue: clauses with a word for a sound, in the user's words."""

import re
from functools import cache
from typing import NamedTuple

from .grammar import joint
from .layout import Bit
from .text import Span, Text
from .wishes import Bans

_PARTS = re.compile(r"[^,;.，。；、!?！？\n—:：]+")
LONGEST_LETTERS = 90
SILENT_KINDS = (
    *("dialogue", "lines", "narration", "lettering", "avoid", "cast", "title"),
    *("camera", "framing", "angle", "movement", "aspect", "duration", "number"),
)
"""Fields whose words let nothing be heard: a camera is `static` without a noise."""


class Heard(NamedTuple):
    """The sound of a stretch."""

    ambience: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    music: tuple[str, ...] = ()

    def plus(self, other: "Heard") -> "Heard":
        joined = (dict.fromkeys((*mine, *more)) for mine, more in zip(self, other, strict=True))
        return Heard(*(tuple(words) for words in joined))


def heard_in(text: Text, bit: Bit, banned: Bans) -> Heard:
    """What a bit lets one hear: all of a sound field, the sounding clauses of prose."""
    found = Heard()
    if bit.kind in SILENT_KINDS:
        return found
    fielded = bit.kind in ("sound", "music")
    for part in _clauses(text, bit.span):
        if _is_ban(text, part) or (text.has(part, "cue", "nothing") and fielded):
            continue
        words = text.words(part).strip(' *-–—:："“”')
        if not words or text.quote_begins(part):
            continue
        played = fielded or not _is_held(text, part)
        if (text.has(part, "sound", "music") and played) or bit.kind == "music":
            found = found if banned.music else found.plus(Heard(music=(words,)))
        elif bit.kind == "sound" or (text.has(part, "sound") and played):
            ambient = text.has(part, "sound", "ambient")
            found = found.plus(Heard((words,)) if ambient else Heard((), (words,)))
    return found


@cache
def _joints(languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s{joint(languages, along=True)}\s")


def _clauses(text: Text, span: Span) -> list[Span]:
    """The parts of a bit between marks and joints; a long clause is cut at its joints."""
    found: list[Span] = []
    for match in _PARTS.finditer(text.raw[span.start : span.end]):
        start = span.start + match.start()
        left = 0
        for between in _joints(text.languages).finditer(match[0]):
            rest = Span(start + between.end(), start + len(match[0]))
            if not text.has(rest, "sound") and len(text.words(rest).split()) <= 3:
                break
            found.append(Span(start + left, start + between.start()))
            left = between.end()
        found.append(Span(start + left, start + len(match[0])))
    return [part for part in found if part.end - part.start <= LONGEST_LETTERS]


def _is_held(text: Text, part: Span) -> bool:
    """Whether an instrument is only seen: somebody is there and nothing sounds."""
    heard = text.has(part, "sound", "verb", "noun") or text.has(part, "cue", "music")
    if heard or not text.has(part, "sound", "music"):
        return False
    return any(text.has(part, kind) for kind in ("people", "name", "pronoun"))


def _is_ban(text: Text, part: Span) -> bool:
    hit = next(text.within(part, "cue", "ban", "ban_after"), None)
    return hit is not None and not text.has(part, "cue", "only")

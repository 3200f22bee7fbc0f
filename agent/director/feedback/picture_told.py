"""What a wish for a new shot tells of its picture, and words as sentences of an action.

Reads wishes; changes nothing.
"""

import re

from ..scripts import RANGES
from .clause import MASK, Clause, seconds_pattern
from .draft import Wish

SHORTEST_PICTURE = 2
"""Letters of the shortest words that tell a picture: 海边."""
_GAP = "\N{NULL}"


def picture_told(wish: Wish) -> str:
    """What is left of a wish for a new shot without its place, its length, its camera and its verb.

    `2と3の間に2秒、猫が横切るカットを挟んで` leaves the cat. Where several stretches are left, the
    longest one tells the picture. For languages written without Latin letters.
    """
    clause, raw = wish.rest, wish.rest.raw
    for start, end in sorted(_no_picture(clause)):
        raw = raw[:start] + _GAP * (end - start) + raw[end:]
    stretches = re.split(rf"{_GAP}+|[,，、：:。.!！~〜→]+|\s{{2,}}", raw)
    told = max((_trimmed(wish, part) for part in stretches), key=len, default="")
    words = sentence(clause.unmasked(told))
    return words + full_stop(words) if len(words) >= SHORTEST_PICTURE else ""


def _no_picture(clause: Clause) -> list[tuple[int, int]]:
    """Where a wish tells something else than what is seen."""
    words = clause.words
    sides = ("between", "at_the_end", "at_the_start", "to_front", "to_end", "add_shot")
    spans = [m.span() for m in words.any_meaning(*sides).finditer(clause.text)]
    spans += [m.span() for m in seconds_pattern(words).finditer(clause.text)]
    kinds = ("framing", "movement", "angle")
    spans += [(hit.start, hit.end) for hit in clause.hits if hit.kind in kinds]
    spans += [mask.span() for mask in MASK.finditer(clause.text)]
    if placed := re.match(rf"\s*(?:{words.any_meaning('after', 'before').pattern})", clause.text):
        spans.append(placed.span())
    return spans


def _trimmed(wish: Wish, part: str) -> str:
    """A stretch without the small words and verbs of ordering at its ends."""
    words = wish.rest.words
    ordered = ("add", "polite")
    opens = re.compile(rf"^(?:{words.any_meaning('fresh_opens', 'in_prep', *ordered).pattern})")
    closes = re.compile(rf"(?:{words.any_meaning('fresh_closes', *ordered).pattern})$")
    part = part.strip()
    while found := opens.search(part) or closes.search(part):
        part = (part[: found.start()] + part[found.end() :]).strip()
    return part


def sentence(words: str) -> str:
    """Words as a sentence of an action."""
    words = re.sub(r"\s+", " ", words).strip(" ,，、:;-¿¡")
    return words[:1].upper() + words[1:]


def full_stop(words: str) -> str:
    """What ends a sentence of these words; nothing where it has an end."""
    if not words or re.search(r"[.!?。！？]$", words):
        return ""
    return "。" if re.search(f"[{RANGES['kana']}{RANGES['han']}]", words) else "."

"""Whether the words before a colon tell what somebody does: `孙女递上口罩：`, `父が立ち上がり：`.

Such words are seen; a name with how it speaks, `护士小林，冷冷地：`, is only a label. For languages
whose subjects no article tells; knows what a name is made of through the lexicons.
"""

import re

from .grammar import is_tied
from .scanning import Hit
from .text import Span, Text

LONGEST_NAME_LETTERS = {True: 3, False: 2}
"""Behind a word for somebody, with a surname or a prefix and without."""
LONGEST_LONE_NAME_LETTERS = 4
"""Of one that no known word leads to."""
_PARTS = re.compile(r"[^,，、;；]+")
_SOMEBODY = ("people", "name", "crowd")
_TOLD = ("speaking", "manner", "dialect", "language")
_VOICES = ("voice", "machine", "off_screen", "narrator", "thought", "accent")


def tells_a_deed(text: Text, label: Span) -> bool:
    """Whether a label, its brackets aside, is the head of a sentence in which somebody acts."""
    match text.grammar.subject:
        case "place":
            parts = (Span(*part.span()) for part in _PARTS.finditer(text.raw, *label))
            return any(_acts_by_place(text, part) for part in parts)
        case "particle":
            return _acts_by_particle(text, label)
        case _:
            return False


def _acts_by_particle(text: Text, label: Span) -> bool:
    """Whether a particle of a subject stands in a label, and what is done behind it."""
    subject = next((h for h in text.within(label, "cue", "subject") if is_tied(text, h)), None)
    if subject is None or subject.start == label.start:
        return False
    behind = Span(subject.end, label.end)
    objects = text.within(behind, "cue", "oblique", "quotative")
    done = any(is_tied(text, hit) and hit.end < label.end for hit in objects)
    return done or text.folded.endswith(text.grammar.gerunds, 0, label.end)


def _acts_by_place(text: Text, part: Span) -> bool:
    """Whether more than a name follows a word for somebody at the head of a clause."""
    hits = list(text.hits_in(part))
    if any(hit.kind == "cue" and hit.value in _VOICES for hit in hits):
        return False
    if any(_is_adverb_of_a_deed(text, hit, part) for hit in hits):
        return True
    known = [hit.end for hit in hits if hit.kind in _SOMEBODY or hit[:2] == ("cue", "everyone")]
    start = max(known, default=part.start)
    behind = Span(start, part.end)
    told = {at for hit in hits if hit.kind in _TOLD for at in range(hit.start, hit.end)}
    left = "".join(text.raw[at] for at in range(*behind) if at not in told).strip()
    if known:
        named = left.startswith((*text.lexicon.cues["surname"], *text.lexicon.cues["name_prefix"]))
        return len(left) > LONGEST_NAME_LETTERS[named]
    never = text.lexicon.naming.never
    return len(left) > LONGEST_LONE_NAME_LETTERS and any(map(never.__contains__, left[2:]))


def _is_adverb_of_a_deed(text: Text, hit: Hit, part: Span) -> bool:
    """`尴尬地举手`: what ends an adverb, and a deed behind it."""
    if hit[:2] != ("cue", "manner_ending") or hit.start == part.start:
        return False
    behind = Span(hit.end, part.end)
    return bool(text.words(behind)) and not any(
        other.kind in _TOLD for other in text.hits_in(behind)
    )

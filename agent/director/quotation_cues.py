"""What the words beside a quotation say of it: that it is spoken, to be read, or a name.

Knows telling words by the lexicons, before a quotation and behind it; settles nothing.
"""

import re
from typing import Literal

from .scanning import Hit
from .spoken import Reading
from .text import Span, Text

Cue = Literal["", "speech", "lettering", "called"]
"""What a word says of the quotation beside it; `called` is a name or a title."""
COLONS = (":", "：")
COMMAS = (",", "，")
_PARTS = re.compile("[,，;；、]")
FARTHEST_CUE_LETTERS = 40
_FARTHEST_CUE_BEHIND_LETTERS = 32
_FARTHEST_VERB_OF_SIGN = 48
"""Letters between a sign and what it does: `the sign on the back of her scooter says`."""
LONGEST_VERB_ENDING_LETTERS = 6


def _cue_kind(hit: Hit) -> Cue:
    match hit.kind, hit.value:
        case ("speaking", _) | ("cue", "narrator" | "thought" | "voice"):
            return "speech"
        case "cue", "lettering":
            return "lettering"
        case "cue", "called":
            return "called"
        case _:
            return ""


def nearest_cue(reading: Reading, left: Span) -> Cue:
    """What the last telling word before a quotation says of it, or nothing."""
    text = reading.text
    found = [hit for hit in text.hits_in(left) if _cue_kind(hit)]
    if not found:
        return ""
    hit = max(found, key=lambda hit: (hit.end, _cue_kind(hit) == "speech"))
    kind = _cue_kind(hit)
    if kind == "lettering" and _is_handled(reading, left, hit):
        return "speech"
    if text.grammar.quotative_required and hit.kind == "speaking" and left.end - hit.end > 3:
        return ""
    if kind == "speech":
        return _speech_or_sign(reading, left, hit)
    between = text.raw[hit.end : left.end]
    actor = reading.actor(Span(hit.end, left.end))
    if kind == "lettering" and actor and between.rstrip()[-1:] in COLONS:
        return "speech"
    if _is_somebodys_verb(reading, left, hit):
        return "speech"
    return kind if len(between) <= FARTHEST_CUE_LETTERS or kind == "lettering" else ""


def _is_handled(reading: Reading, left: Span, sign: Hit) -> bool:
    """`値札を指さして日本語で`: somebody does something with a sign, and then speaks so."""
    text, behind = reading.text, Span(sign.end, left.end)
    held = text.folded.startswith(text.lexicon.wording.namers, sign.end)
    told = any(text.has(behind, kind) for kind in ("language", "manner", "dialect"))
    acts = text.grammar.verb_final and reading.actor(Span(left.start, sign.start))
    return bool(held and told and acts)


def _is_somebodys_verb(reading: Reading, left: Span, verb: Hit) -> bool:
    """`the teacher, who says`: a verb that signs share, right behind somebody."""
    text = reading.text
    if not text.has(Span(verb.start, verb.end), "cue", "writes"):
        return False
    people = reading.cast.within(Span(left.start, verb.start))
    signs = [h.end for h in text.within(Span(left.start, verb.start), "cue", "lettering")]
    if not people or (signs and signs[-1] > people[-1].end):
        return False
    between = text.raw[people[-1].end : verb.start].rstrip()
    return not between or between[-1] in COMMAS


def _speech_or_sign(reading: Reading, left: Span, verb: Hit) -> Cue:
    """`a sign says "…"`: what says it is no person, so it is read."""
    text = reading.text
    signs = list(text.within(Span(left.start, verb.start), "cue", "lettering"))
    if not signs:
        return "speech"
    between = Span(signs[-1].end, verb.start)
    words = text.folded[between.start : between.end]
    apart = re.search(r"[,;，；]", words) or set(words.split()) & {*text.lexicon.wording.joints}
    named = reading.cast.within(between, pronouns=False)
    far = len(text.words(between)) > _FARTHEST_VERB_OF_SIGN
    someone = reading.actor(between) or (named and far) or _is_pointed_at(reading, left, signs[-1])
    return "speech" if apart or someone else "lettering"


def _is_pointed_at(reading: Reading, left: Span, sign: Hit) -> bool:
    """`老师指着黑板问`: somebody does something to a sign, and asks; no `老师的牌子说`."""
    text = reading.text
    actor = reading.actor(Span(left.start, sign.start))
    done = text.words(Span(actor.end, sign.start)) if actor else ""
    return text.grammar.subject == "place" and bool(done) and done not in text.grammar.owns


def cue_behind(text: Text, right: Span) -> Cue:
    """What the first telling word right behind a quotation says of it."""
    end = min(right.end, right.start + _FARTHEST_CUE_BEHIND_LETTERS)
    stop = re.search(r"[.。!！?？\n]", text.raw[right.start : end])
    window = Span(right.start, right.start + stop.start() if stop else end)
    quotative = is_quotative(text, window)
    unmarked = text.grammar.quotative_required and not quotative
    for hit in text.hits_in(window):
        if hit.kind == "cue" and hit.value == "shown":
            return "lettering"
        between = Span(window.start, hit.start)
        if text.grammar.verb_final and hit[:2] == ("cue", "writes"):
            return "lettering"
        near = quotative and hit.start - window.start <= LONGEST_VERB_ENDING_LETTERS
        if hit.value == "lettering" and text.has(between, "cue", "oblique") and not near:
            continue
        if unmarked and hit.start > window.start + 1:
            continue
        elsewhere = hit.value == "called" or (quotative and hit.value == "lettering")
        apart = elsewhere and _PARTS.search(text.raw, window.start, hit.start)
        if apart or (text.raw[hit.end : hit.end + 1] in COLONS and right.end < len(text.raw)):
            continue
        if kind := _cue_kind(hit):
            return kind
        if (hit.kind, hit.value) == ("cue", "voice") and not unmarked:
            return "speech"
    return "speech" if quotative else ""


def is_quotative(text: Text, right: Span) -> bool:
    """Whether a particle right behind a quotation makes it speech: 「…」と, "…" 하고."""
    start = right.start
    while start < right.end and text.raw[start] in " \t":
        start += 1
    for particle in text.lexicon.cues["quotative"]:
        if text.folded.startswith(particle, start):
            end = start + len(particle)
            return text.raw[end : end + 1] not in "「『"
    return False

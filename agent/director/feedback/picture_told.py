"""What a wish for a new shot tells of its picture, and words as sentences of an action.

Reads wishes; changes nothing.
"""

import re
from functools import partial

from ..scripts import RANGES
from .clause import MASK, Clause, seconds_pattern
from .draft import Wish

SHORTEST_PICTURE = 2
"""Letters of the shortest words that tell a picture: 海边."""
_SMALL_ENDS = ("polite", "fresh_closes", "in_post")
"""What may stand behind the noun that ends a picture."""
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


def is_picture_alone(clause: Clause) -> bool:
    """Whether a clause is no more than a picture: `비 그친 골목의 와이드샷`, `二人が笑う画です`."""
    words, text = clause.words, clause.text.rstrip(" .。,、")
    noun, polite = (words.any_meaning(*names).pattern for names in (("shot",), _SMALL_ENDS))
    ends = re.search(rf"(?:{noun})(?:{polite})?$", text)
    framed = any(not text[hit.end :].strip() for hit in clause.values("framing"))
    numbered = re.search(rf"{words.number}\s*(?:{noun})|(?:{noun})\s*{words.number}", text)
    bare = clause.having(noun_free := re.sub(noun, " ", text), noun_free).residue
    told = bool(bare) and not words.latin and not numbered
    return told and (ends is not None or framed)


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


def content_of_new(wish: Wish) -> str:
    """What is seen in the new shot, in the user's words."""
    clause = wish.rest
    if not clause.words.latin:
        return picture_told(wish)
    if framed := _framed(clause):
        return framed + full_stop(framed)
    for span in _no_picture_alone(clause):
        clause = clause.cut(*span)
    tie = _opening(clause)
    told = (found.search(clause.text) for found in clause.words.templates("new_shot_of"))
    for match in sorted(filter(None, told), key=partial(_nouns_first, tie)):
        said = clause.unmasked(clause.raw[slice(*match.span("what"))])
        words = sentence(tie.sub("", said))
        words = _without_loose_end(clause, words)
        if _names_something(clause, words):
            return words + full_stop(words)
    return ""


def _framed(clause: Clause) -> str:
    """The picture of `give me a 2-second insert of the box`, where a framing is the only noun."""
    words, text = clause.words, clause.text
    new, kind = (words.pattern(name).pattern for name in ("indefinite", "new_kind"))
    length = seconds_pattern(words).pattern
    led = re.compile(rf"(?:{new})\s+(?:(?:{kind})\s+)*{length}[\s-]*$")
    tie = re.compile(rf"\s*(?:{words.pattern('of_what').pattern})\s+")
    for hit in clause.values("framing") if not clause.has("add_shot") else ():
        if led.search(text[: hit.start]) and (tied := tie.match(text, hit.end)):
            return sentence(clause.unmasked(clause.raw[tied.end() :]))
    return ""


def _nouns_first(tie: re.Pattern[str], told: re.Match[str]) -> int:
    """The order of what may tell a picture: `shot of` as listed, then as it stands in the wish."""
    small = told[0].lstrip().startswith(",") or tie.match(told[0])
    return told.start("what") if small else -1


def _opening(clause: Clause) -> re.Pattern[str]:
    """What ties a picture to the noun before it: `of the city`."""
    tie = clause.words.pattern("of_what").pattern
    return re.compile(rf"^\s*(?:{tie})\s+", re.IGNORECASE)


def _no_picture_alone(clause: Clause) -> list[tuple[int, int]]:
    """Where a wish for a new shot tells its length, between commas its camera, or only `one`."""
    words, text = clause.words, clause.text
    of_what = re.compile(rf"\s*(?:{words.pattern('of_what').pattern})\s")
    ends = re.compile(rf"\s*(?:[,:]|$)|{of_what.pattern}")
    spans = [length.span() for length in seconds_pattern(words).finditer(text)]
    for added in words.pattern("add_shot").finditer(text):
        shown = of_what.search(f"{added[0]} ") or of_what.match(text, added.end())
        spans += [] if shown else [added.span()]
    for hit in (*clause.values("framing"), *clause.values("angle"), *clause.values("movement")):
        opens = text[: hit.start].rstrip()[-1:] in ("", ",", ":")
        closed = ends.match(text, hit.end)
        spans += [(hit.start, closed.end())] if opens and closed else []
    return spans


def _without_loose_end(clause: Clause, words: str) -> str:
    """Words without the preposition that a length behind it has left: `the empty street of`."""
    ties = clause.words.any_meaning("in_prep", "genitive").pattern
    blank = r"\s" if clause.words.latin else ""
    tie = re.compile(rf"{blank}(?:{ties})$")
    return tie.sub("", words).strip(" ,")


def _names_something(clause: Clause, words: str) -> bool:
    """Whether words say more than `a shot`."""
    bare = clause.words.any_meaning("shot", "another_one", "of_it").sub("", words.lower())
    return sum(map(str.isalnum, bare)) > 1


def sentence(words: str) -> str:
    """Words as a sentence of an action."""
    words = re.sub(r"\s+", " ", words).strip(" ,，、:;-¿¡")
    return words[:1].upper() + words[1:]


def full_stop(words: str) -> str:
    """What ends a sentence of these words; nothing where it has an end."""
    if not words or re.search(r"[.!?。！？]$", words):
        return ""
    return "。" if re.search(f"[{RANGES['kana']}{RANGES['han']}]", words) else "."


def with_sentence(action: str, told: str) -> str:
    """An action with one more sentence."""
    if not action:
        return told + full_stop(told)
    end = full_stop(action)
    space = "" if re.search(r"[。！？]$", action + end) else " "
    return f"{action}{end}{space}{told}{full_stop(told)}"

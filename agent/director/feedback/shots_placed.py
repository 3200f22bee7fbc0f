"""Where a clause names shots by their place: `the second`, `最后一个镜头`, `el último`.

Knows how people count shots; knows no plan but how many shots it has.
"""

import re
from collections.abc import Iterator

from ..vocabulary import lexicon
from .clause import INSTRUCTING, VALUE_KINDS, Clause, seconds_pattern
from .mentions import Mention
from .words import FeedbackWords

_BEHIND_A_PLACE = ("lacks_seconds", "spare_seconds", "negated", "gives", "reach_total")
"""What else may follow `the last` where no noun does."""
_OF_A_SHOT = (
    *("still", "no_movement", "light_noun", "light_quality", "camera", "is_somebody"),
    *("too_dark", "too_bright", "complaint", "music", "sounds", "hear"),
)
"""What shots are told to be like, also where `the last` is followed by it."""
_SEEN = (VALUE_KINDS | {"time"}) - {"dialect", "language", "manner"}
"""Values that a shot is given in words of film."""


def by_place(clause: Clause, count: int) -> Iterator[Mention]:
    """`the 2nd shot`, `第一个和第三个镜头`, `the last one`."""
    words = clause.words
    nouns = words.any_meaning("shot", "another_one").pattern
    side = words.any_meaning("after", "before").pattern
    has_postpositions = words.pattern("in_post").pattern != words.any_of(())
    link = rf"(?:\s*(?:{words.pattern('of_it').pattern})\s*)*\s*"
    second = words.pattern("second").pattern  # `the last one second longer`
    counts = rf"(?!{words.number}\s*(?:{second}))"
    ending = rf"(?:{nouns}|(?={side}))" if has_postpositions else f"{counts}(?:{nouns})"
    joint = (
        rf"\s*(?:{words.pattern('list_joint').pattern})\s*(?:{words.pattern('of_it').pattern})*\s*"
    )
    called = _word_between(words) if has_postpositions else ""
    several = (
        rf"({words.ordinal}(?:{link}(?:{nouns})?{joint}{words.ordinal})*){link}{called}{ending}"
    )
    unit = rf"(?:{words.pattern('extra').pattern})\s*(?:{words.pattern('second').pattern})"
    text = re.sub(unit, lambda found: " " * len(found[0]), clause.text)
    behind = rf"(?:{nouns})\s+({words.pattern('postposed').pattern})"
    named = [*re.finditer(several, text), *re.finditer(behind, text)]
    bare = (
        m
        for m in _bare_ordinal(clause)
        if not any(m.start(1) < n.end() and n.start() < m.end(1) for n in named)
    )
    for match in (*named, *bare):
        before = clause.text[: match.start()]
        if re.search(rf"{words.number}[\s-]*$", before) or _is_framing(clause, match.span()):
            continue
        if not words.pattern("shot").search(match[0]) and tells_a_line(clause, match.end()):
            continue
        known = re.search(rf"(?:{words.pattern('in_the').pattern})\s+$", before) and words.latin
        if not known and counts_deeds(clause, *match.span(1), "add_shot"):
            continue  # `tack a final shot on`, but `put a cat in the first shot`
        called_so = list(re.compile(words.ordinal).finditer(text, *match.span(1)))
        kept = [m for m in called_so if not (words.latin and _is_framing(clause, m.span()))]
        kept = kept or called_so
        start, end = match.start(), _end_of_name(clause, match)
        end = end if len(kept) == len(called_so) else kept[-1].end()
        places = [words.place(found[0]) for found in kept]
        yield Mention(start, end, tuple(counted(place, count) for place in places))


def _end_of_name(clause: Clause, called: re.Match[str]) -> int:
    """Where a place ends: behind `of them all`, before the `en` of `parte el segundo en dos`."""
    words, end = clause.words, called.end()
    if not words.latin:
        return end
    of_all, article = (words.pattern(name).pattern for name in ("of_them_all", "article"))
    superlative = rf"\s*(?:{of_all})(?!\s+(?:{article}))"
    for edge in (called.end(1), end):
        if behind := re.compile(superlative).match(clause.text, edge):
            return behind.end()
    tie = re.search(rf"\s(?:{words.pattern('in_prep').pattern})$", called[0])
    return called.start() + tie.start() if tie else end


def _word_between(words: FeedbackWords) -> str:
    """What may stand between an ordinal and its noun where blanks part words: `마지막 제품 컷`."""
    if not lexicon(words.language).spaced:
        return ""
    others = ("line", "lettering", "captions", "shot", "say", "sounds", "music", "another_one")
    other = words.any_meaning(*others, "to_after", "in_post", "remove", "add", "each").pattern
    other, noun = rf"{other}|{words.number}|{words.ordinal}", words.pattern("shot").pattern
    return rf"(?:(?<=\s)(?!{other})[^\W\d]{{2,6}}\s+(?={noun}))?"


def _is_framing(clause: Clause, span: tuple[int, int]) -> bool:
    """Whether `primer plano` is a framing and no place: `en primer plano`."""
    if any(hit.start < span[0] < hit.end for hit in clause.values("framing")):
        return True
    framed = any(hit.start == span[0] for hit in clause.values("framing"))
    lead = clause.words.pattern("framing_lead").pattern
    before = clause.text[: span[0]].rstrip()
    told_of_new = (clause.has("add_shot") and before[-1:] in (",", ":")) or (
        before[-1:] == ":" and clause.words.latin
    )
    return framed and (told_of_new or re.search(rf"(?:{lead})$", before) is not None)


def _bare_ordinal(clause: Clause) -> list[re.Match[str]]:
    """`the second` at the end of a clause, or before what the shot is to be like."""
    words = clause.words
    lead = rf"(?:{words.pattern('in_the').pattern}|{words.pattern('beside').pattern})\s+"
    joint = rf"\s*(?:{words.pattern('list_joint').pattern})\s+(?:{lead})?"
    length = rf"{seconds_pattern(words).pattern}|{words.any_meaning('one_second', 'lasts').pattern}"
    told = words.any_meaning(*INSTRUCTING, *_BEHIND_A_PLACE, *_OF_A_SHOT)
    unit = words.any_meaning("second", "minute").pattern
    goes_on = rf"(?:$|[:,+]|{length}|(?!{unit}){told.pattern})"
    seen = {hit.start for hit in clause.hits if hit.kind in _SEEN}
    new = re.compile(rf"(?:{words.pattern('indefinite').pattern})\s+")
    seen |= {found.start() for found in new.finditer(clause.text) if found.end() in seen}
    bare = rf"(?:{lead})+({words.ordinal}(?:{joint}{words.ordinal})*)\s*(?P<next>(?={goes_on}))?"
    edges = () if _is_of_its_picture(clause) else ("to_end", "to_front")
    ends = words.any_meaning("at_the_end", "at_the_start", "first_half", *edges)
    others = (ends, words.pattern("second_half"), words.pattern("that_much"))  # `that second`
    halves = [m.span() for other in others for m in other.finditer(clause.text)]
    lead_in = re.compile(rf"(?:{words.any_meaning('opens_on', 'ends_on').pattern})\s+$")
    goal = words.any_meaning("to_end", "to_front")
    opens = rf"^\W*({words.ordinal})\s*(?=:\s*{seconds_pattern(words).pattern})"
    opening = list(re.finditer(opens, clause.text)) if words.latin else []
    within = re.compile(words.pattern("place_prep").pattern if words.latin else "(?!)")
    return opening + [
        m
        for m in re.finditer(bare, clause.text)
        if (m["next"] is not None or m.end() in seen)
        and (
            lead_in.search(clause.text[: m.start()])
            or (goal.match(clause.text, m.end()) and words.latin)  # `pon el último primero`
            or within.match(m[0])  # `en el primero`, which nothing is moved to
            or not any(a < m.start(1) and m.end(1) <= b for a, b in halves)
        )
    ]


def _is_of_its_picture(clause: Clause) -> bool:
    """Whether `en el último ponle un zoom` tells what becomes of a shot, and moves none to the end.

    Nothing else is spoken of that could go there.
    """
    words = clause.words
    seen = [hit for kind in ("framing", "angle", "movement") for hit in clause.values(kind)]
    known = words.pattern("in_the").pattern
    named = any(re.search(rf"(?:{known})\s+$", clause.text[: hit.start]) for hit in seen)
    other = clause
    for hit in seen:
        other = other.cut(hit.start, hit.end)
    more = other.has("shot", "add_shot", "swap", "merge", "pronoun")
    alone = seconds_pattern(words).sub(" ", other.text)
    numbered = re.search(r"\d", alone)
    told = other.has("longer", "shorter", "lengthen", "shorten", "remove_shot", *_OF_A_SHOT)
    told = told or alone != other.text or any(hit.kind in _SEEN for hit in clause.hits)
    return words.latin and told and not (named or more or numbered or clause.quoted)


def counted(place: int, count: int) -> int:
    """A place from 1; the middle of an even number of shots is the earlier one."""
    if place == 0:
        return (count + 1) // 2
    return place if place > 0 else count + 1 + place


def tells_a_line(clause: Clause, end: int) -> bool:
    """Whether what stands before is the place of a line: `开头那句`."""
    link = clause.words.pattern("of_it").pattern
    noun = clause.words.pattern("line").pattern
    told = re.match(rf"(?:\s*(?:{link}))*\s*({noun})", clause.text[end:])
    narrated = clause.words.pattern("narration")
    return told is not None and (clause.words.latin or not narrated.match(told[1]))


def counts_deeds(clause: Clause, start: int, end: int, *deeds: str) -> bool:
    """Whether a number belongs to what is done: `컷 하나 추가`, `다시 한 번 찍어`."""
    told = clause.words.any_meaning(*(deeds or ("add_shot", "another_take")))
    return any(start < deed.end() and deed.start() < end for deed in told.finditer(clause.text))

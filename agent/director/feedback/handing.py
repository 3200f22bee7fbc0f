"""Seconds that one shot gives and another one gets: `从最后那段匀一秒给镜头2`, `2に1秒足して`.

Decides who gives by the words beside each shot, in whatever order they are named, also where
several give or get as much each; changes nothing.
"""

import re
from collections.abc import Iterator

from .clause import Clause, seconds_pattern, unit_after
from .mentions import Mention


def gives_and_gets(clause: Clause, mentions: list[Mention]) -> tuple[int, int] | None:
    """The places of the shot that gives and of the one that gets, where a clause tells both."""
    places = [m for m in mentions if len(m.places) == 1]
    if len(places) != len(("one", "other")) or not clause.has("hands_on", "takes_off", "out_of"):
        return None
    if len(seconds_pattern(clause.words).findall(clause.text)) != 1 or clause.has("each"):
        return None
    first, second = sorted(places)
    for giver, getter in ((first, second), (second, first)):
        if _is_given_to(clause, getter) and not _is_given_to(clause, giver):
            return giver.places[0], getter.places[0]
    for giver, getter in ((first, second), (second, first)):
        if _gives(clause, giver) and not _gives(clause, getter):
            return giver.places[0], getter.places[0]
    return None


def shares(clause: Clause, mentions: list[Mention]) -> dict[int, int]:
    """How often the seconds of `各让一秒给第二镜` come to the place of a shot, or out of it."""
    places = sorted(mentions)
    several = sum(len(m.places) for m in places) > len(("one", "other"))
    handed = clause.has("each") and clause.has("hands_on", "takes_off", "out_of")
    one_length = len(seconds_pattern(clause.words).findall(clause.text)) == 1
    if not (several and handed and one_length):
        return {}
    getters = _getters(clause, places)
    gets = [place for m in getters for place in m.places]
    gives = [place for m in places if m not in getters for place in m.places]
    if min(len(gives), len(gets)) != 1 or {*gives} & {*gets}:
        return {}
    return dict.fromkeys(gives, -len(gets)) | dict.fromkeys(gets, len(gives))


def _getters(clause: Clause, places: list[Mention]) -> list[Mention]:
    """The shots beside the words for giving, and those in a row with them."""
    given = [at for at, shot in enumerate(places) if _is_given_to(clause, shot)]
    if not given:
        return []
    step = -1 if _is_tied_behind(clause) else 1
    row = [given[0]]
    while 0 <= (at := row[-1] + step) < len(places):
        first, second = sorted((places[row[-1]], places[at]))
        between = clause.text[first.end : second.start].strip(" ,，、")
        if between and not clause.words.pattern("list_joint").fullmatch(between):
            break
        row.append(at)
    return [places[at] for at in row]


def passes_on(clause: Clause, shifted: float) -> bool:
    """Whether a clause tells where the seconds come from, or go, that were spoken of before."""
    if clause.has("that_much"):
        return True
    lengths = [found[0] for found in seconds_pattern(clause.words).finditer(clause.text)]
    if not lengths:
        seen = {hit.kind for hit in clause.hits} & {"framing", "angle", "movement"}
        return clause.has("out_of" if shifted > 0 else "hands_on") and not (seen or clause.quoted)
    return clause.has("out_of") and clause.has("pronoun") and shifted > 0


def gives_what_is_left(clause: Clause) -> bool:
    """Whether seconds that are left over somewhere are given away: `余った3秒をカット1に`."""
    words = clause.words
    left = words.pattern("that_much").finditer(clause.text)
    told = any(seconds_pattern(words).search(found[0]) for found in left)
    text = words.pattern("that_much").sub(" ", clause.text)
    taken = clause.having(text, text).has("takes_off", "out_of")
    given = clause.has("hands_on", "gives", "add", "to_them")
    return told and given and not (words.latin or taken)


def handed_numbers(clause: Clause, count: int) -> Iterator[Mention]:
    """`从2扣`, `给4`, `1に回して`, `2から`: numbers alone that are shots, as they give or get."""
    words = clause.words
    if clause.quoted:
        return
    if words.latin:
        yield from _given_on(clause, count)
        return
    ties = words.any_meaning("hands_on", "out_of").pattern
    number = rf"(?<![\d.]){words.number}(?![\d.])(?!{unit_after(words)})"
    deeds = words.any_meaning("takes_off", "longer", "shorter", "lengthen", "shorten").pattern
    small = words.any_meaning("in_post", "a_bit").pattern
    ends = words.any_meaning("in_post", "polite", "filler").pattern
    getter = words.pattern("to_them").pattern if clause.has("that_much") else "(?!)"
    for pattern in (
        rf"(?P<n>{number})(?=\s*(?:{getter})\W*$)",
        rf"(?:{ties})\s*(?P<n>{number})(?=\W*$|\s*(?:{ends}|{deeds}))",
        rf"(?P<n>{number})(?=\s*(?:{ties}))",
        rf"^\W*(?P<n>{number})(?=\s*(?:{small})?\s*(?:{deeds}))",
    ):
        for match in re.finditer(pattern, clause.text):
            value = words.value(match["n"])
            if 0 < value <= count and value == round(value):
                yield Mention(*match.span("n"), (round(value),))


def _given_on(clause: Clause, count: int) -> Iterator[Mention]:
    """`give it to 4`, `dáselo al 4`: a number alone behind the words for what is left to give."""
    words = clause.words
    lead = words.any_meaning("number_lead", "to_before").pattern
    number = rf"(?P<n>{words.number})(?![\d.])(?!{unit_after(words)})"
    passed = rf"(?:{words.pattern('that_much').pattern})\s+(?:(?:{lead})\s+)?{number}\W*$"
    for match in re.finditer(passed, clause.text):
        value = words.value(match["n"])
        if 0 < value <= count and value == round(value):
            yield Mention(*match.span("n"), (round(value),))


def _is_given_to(clause: Clause, shot: Mention) -> bool:
    """Whether the words for giving stand beside a shot."""
    given = clause.words.pattern("hands_on").pattern
    if not _is_tied_behind(clause):
        return re.search(rf"(?:{given})\s*$", clause.text[: shot.start]) is not None
    behind = clause.text[shot.end :]
    to = clause.words.pattern("to_them").pattern
    return re.match(rf"\s*(?:{given}|(?:{to})\W*$)", behind) is not None


def _gives(clause: Clause, shot: Mention) -> bool:
    """Whether seconds come out of a shot."""
    out = clause.words.pattern("out_of").pattern
    if _is_tied_behind(clause):
        return re.match(rf"\s*(?:{out})", clause.text[shot.end :]) is not None
    return re.search(rf"(?:{out})\s*$", clause.text[: shot.start]) is not None


def _is_tied_behind(clause: Clause) -> bool:
    """Whether small words follow what they tie in, as in Japanese and Korean."""
    return clause.words.pattern("in_prep").pattern == clause.words.any_of(())

"""Shots named by what is in them, before the word for a shot: `球打转那镜`, `コーヒーのカット`.

For languages that put the description first and write it without Latin letters; the plan decides
what is a description and what is not. Knows how a description begins and ends; decides nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ....generator.plan import Shot, VideoPlan
from ..scripts import letters_of
from .clause import INSTRUCTING, MASK, Clause, seconds_pattern
from .likeness import bare, content
from .people_named import by_looks
from .shots_alike import happening, most_alike
from .shots_described import Described
from .words import FeedbackWords, folded

_LEADS = ("in_prep", "lead", "use", "that_much", "hands_on", "takes_off", "opener", "courtesy")
"""What may stand before a description, beside words that instruct."""

_NO_SHOTS = ("line", "sounds", "music", "lettering", "accent", "manner_noun")
"""What `那个` may stand before, so that no shot is called so: `三轮车那个声音`."""

MOST_LETTERS = 3
"""Of a description that is compared letter by letter."""

LEAST_SHARE = 0.2
"""Of the pairs of letters of a description that its shot has, too."""


def pictured(
    clause: Clause, plan: VideoPlan, taken: Sequence[tuple[int, int]] = ()
) -> Iterator[Described]:
    """The shots that a clause describes; no description reaches into what is `taken`."""
    start = 0
    for noun in nouns_behind(clause.words).finditer(clause.text):
        if any(a < noun.end() and noun.start() < b for a, b in taken):
            continue
        edges = [b for _, b in taken if b <= noun.start()]
        edges += [m.end() for m in re.finditer(r"[,，、:：;；]", clause.text[: noun.start()])]
        edges += _behind_topics(clause, noun)
        begin = max([start, *edges])
        found = _described(clause, plan, begin, noun)
        if found:
            yield found
            start = found.end
    if not start and not taken:
        yield from _by_framing(clause, plan)


def _behind_topics(clause: Clause, noun: re.Match[str]) -> list[int]:
    """Where what is told of quoted words begins: 台所の of `「…」は台所のカットに`."""
    words, told = clause.words, clause.text[: noun.start()]
    if words.pattern("in_prep").pattern != words.any_of(()):
        return []
    topic = rf"{MASK.pattern}\s*(?:{words.pattern('to_before').pattern})"
    ends = [found.end() for found in re.finditer(topic, told)]
    return [end for end in ends if clause.having(told[end:], told[end:]).residue]


def _by_framing(clause: Clause, plan: VideoPlan) -> Iterator[Described]:
    """`秤的特写`, `焊接那个特写`: what is in it, and how it is framed now."""
    words = clause.words
    link = rf"(?:{words.any_meaning('of_what', 'pronoun').pattern})\s*$"
    new = words.any_meaning("to_them", "to_before", "add", "instead").pattern
    for hit in clause.values("framing"):
        told = clause.text[: hit.start]
        if not re.search(link, told) or re.search(new, told):
            continue
        fitting = [shot for shot in plan.shots if shot.framing == hit.value]
        best = most_alike(told, fitting, plan, clause) if fitting else []
        best = best or _by_letters(clause, fitting, told)
        if len(best) == 1:
            at = _opening(clause, told, best[0], plan)
            yield Described(at, hit.end, best[0])
            return


def _described(
    clause: Clause, plan: VideoPlan, begin: int, noun: re.Match[str]
) -> Described | None:
    told = clause.text[begin : noun.start()]
    if _is_no_name(clause, told, noun):
        return None
    whose = _whose(clause.having(told, clause.raw[begin : noun.start()]), plan)
    fitting = _fitting(clause, plan, told) if whose is None else whose
    if len(fitting) != 1:
        return None
    at = begin + _opening(clause, told, fitting[0], plan)
    named = clause.text[at : noun.start()]
    known = [bare(clause.quotes[int(m[1])]) for m in MASK.finditer(clause.text)]
    there = any(quote in _written(shot) for quote in known for shot in plan.shots)
    to_be = not there and _is_to_be(clause, at, noun)  # what is moved there is no new shot
    if to_be or not _is_mostly_of(named, fitting[0], plan):
        return None
    return Described(at, noun.end(), fitting[0])


def _fitting(clause: Clause, plan: VideoPlan, told: str) -> list[Shot]:
    """The shots that words fit: by the line or the sign that they quote, or by what is seen."""
    quoted = [bare(clause.quotes[int(m[1])]) for m in MASK.finditer(told)]
    if quoted:
        return [shot for shot in plan.shots if any(q in _written(shot) for q in quoted)]
    framed = _framed_so(clause, plan, told)
    if len(framed) == 1:
        return framed
    if seen := _seen_by_name(clause, plan, told):
        return [seen]
    fitting = most_alike(told, plan.shots, plan, clause)
    if len(fitting) != 1 and (holding := _with_all_letters(clause, plan, told)):
        return [holding]
    return fitting or _by_letters(clause, plan.shots, told)


def _whose(told: Clause, plan: VideoPlan) -> list[Shot] | None:
    """The shots of one who is called by what they are: `船長のカット`; None where nobody is.

    Where they speak tells more than where they are seen.
    """
    people = told.values("people")
    left = told.words.any_meaning("of_it", "genitive", *INSTRUCTING).sub("", told.text)
    alone = len(people) == 1 and left.strip() == told.text[people[0].start : people[0].end]
    known = by_looks(told, plan) if alone else []
    if len(known) != 1:
        return None
    speaks = [s for s in plan.shots if known[0] in {line.character for line in s.dialogue}]
    return speaks or [shot for shot in plan.shots if known[0] in shot.characters]


def _seen_by_name(clause: Clause, plan: VideoPlan, told: str) -> Shot | None:
    """The one shot in whose picture a thing of a short name is: `空のカット`, of no 空 said."""
    small = clause.words.any_meaning("of_what", "of_it", "filler", *INSTRUCTING)
    thing = "".join(small.sub(" ", told).split())
    if not 0 < len(thing) <= MOST_LETTERS or not any(map(letters_of("han").match, thing)):
        return None
    seen = [shot for shot in plan.shots if thing in folded(f"{shot.action} {shot.scene}")]
    return seen[0] if len(seen) == 1 else None


def _framed_so(clause: Clause, plan: VideoPlan, told: str) -> list[Shot]:
    """The shots that have the framing a description ends in now: `손 떨리는 인서트 컷`."""
    ends = (
        hit.value
        for hit in clause.values("framing")
        if told.rstrip().endswith(clause.text[hit.start : hit.end])
    )
    return [shot for value in ends for shot in plan.shots if shot.framing == value]


def _with_all_letters(clause: Clause, plan: VideoPlan, told: str) -> Shot | None:
    """The one shot that has every letter of a description: `老周捞鱼` of `老周从水里捞起草鱼`."""
    wanted = _letters_told(clause, told)
    known = [shot for shot in plan.shots if wanted <= set(folded(happening(shot, plan)))]
    return known[0] if len(wanted) > 1 and len(known) == 1 else None


def _letters_told(clause: Clause, told: str) -> set[str]:
    small = clause.words.any_meaning("of_what", "filler", *INSTRUCTING)
    return {letter for letter in small.sub("", told) if letters_of("han").match(letter)}


def _by_letters(clause: Clause, shots: Sequence[Shot], told: str) -> list[Shot]:
    """The shots that have a letter of a short description: `下雨的那个` is the one of 雨夜."""
    wanted = _letters_told(clause, told)
    if not 0 < len(wanted) <= MOST_LETTERS:
        return []
    shots = [shot for shot in shots if shot.action != shot.scene] or shots  # shows more than where
    scores = [len(wanted & set(folded(shot.action))) for shot in shots]
    best = max(scores, default=0)
    return [s for s, score in zip(shots, scores, strict=True) if score == best > 0]


def _written(shot: Shot) -> str:
    lines = (line.text for line in shot.dialogue)
    return bare(" ".join((*lines, *(sign.text for sign in shot.lettering))))


def _is_no_name(clause: Clause, told: str, noun: re.Match[str]) -> bool:
    """Whether a word for a shot has another meaning: `雨音をカット`, `画面`, a word for a line."""
    words = clause.words
    behind = clause.text[noun.end() :]
    ties = words.any_meaning("to_before", "to_after").pattern
    if not told.strip() or re.search(rf"(?:{ties})\s*$", told):
        return True
    framed = any(h.end <= noun.end() <= h.end + len(noun[0]) for h in clause.values("framing"))
    if framed and words.pattern("to_after").match(behind.lstrip()):
        return True  # 引きの画に tells what the shot is to be
    deeds = words.any_meaning("merge", "split", "as_one", "remove_shot").finditer(clause.text)
    if any(deed.start() < noun.end() and noun.start() < deed.end() for deed in deeds):
        return True
    if re.search(rf"(?:{seconds_pattern(words).pattern}|{words.number})\s*$", told):
        return True
    link = words.pattern("of_it").pattern
    other = words.any_meaning(*_NO_SHOTS).pattern
    return re.match(rf"\s*(?:(?:{link})\s*)*(?:{other})", behind) is not None


def _opening(clause: Clause, told: str, shot: Shot, plan: VideoPlan) -> int:
    """Where the description begins: behind what instructs before the first thing that is seen."""
    words = clause.words
    seen = _first_seen(told, shot, plan)
    small = words.any_meaning(*INSTRUCTING, *_LEADS)
    ends = [found.end() for found in small.finditer(told) if found.end() <= seen]
    at = max(ends, default=0)
    return at + len(told[at:]) - len(told[at:].lstrip())


def _first_seen(told: str, shot: Shot, plan: VideoPlan) -> int:
    """Where the first letters stand that a shot has too, or a quotation."""
    known = content(f"{happening(shot, plan)} {shot.scene}")
    places = [at for at in range(len(told)) if content(told[at : at + 2]) & known]
    places += [mask.start() for mask in MASK.finditer(told)]
    return min(places, default=0)


def _is_mostly_of(told: str, shot: Shot, plan: VideoPlan) -> bool:
    """Whether enough of a description is of the shot, and not one word in a story."""
    words = content(told)
    known = content(f"{happening(shot, plan)} {shot.scene}")
    return len(words) <= MOST_LETTERS or len(words & known) >= LEAST_SHARE * len(words)


def _is_to_be(clause: Clause, start: int, noun: re.Match[str]) -> bool:
    """Whether a shot is described that is to be added: `补一个热气升腾的镜头`.

    A shot beside which something is added is there already: `打转那镜后面`. The verb stands before
    what it adds or, where words are tied by what follows them, behind it.
    """
    words = clause.words
    behind = clause.text[noun.end() :]
    beside = words.any_meaning("after", "before", "between", "list_joint").pattern
    link = rf"\s*(?:(?:{words.pattern('of_it').pattern})\s*)*"
    if re.match(rf"{link}(?:{beside})", behind):
        return False
    swaps = words.pattern("swap").pattern
    adds = rf"(?!{swaps})(?:{words.any_meaning('add', 'add_shot').pattern})"
    length = rf"(?:{seconds_pattern(words).pattern})?"
    if words.pattern("in_prep").pattern == words.any_of(()):
        small = words.any_meaning("to_before", "to_after", "fresh_opens", "only", "also").pattern
        there = words.pattern("into").pattern  # 그 장면에 하나 추가
        tie = (
            rf"(?!\s*(?:{there}))(?:\s|{seconds_pattern(words).pattern}|(?:{small})(?!\w*{adds}))*"
        )
        return re.match(rf"{tie}\s*(?:{small})?\s*(?:{adds})", behind) is not None
    new = rf"(?:{words.any_meaning('indefinite', 'another_one').pattern}|{words.number})"
    told = rf"{adds}\s*{new}\s*{length}\s*(?:{words.pattern('of_what').pattern})?\s*$"
    return re.search(told, clause.text[:start]) is not None


@cache
def nouns_behind(words: FeedbackWords) -> re.Pattern[str]:
    """What stands behind a description, from the templates for shots."""
    return re.compile(words.around("shot_of", "what")[1])

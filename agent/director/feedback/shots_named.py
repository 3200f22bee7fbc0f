"""Which shots of the plan a clause names: by number, by place, by what they show.

Resolves against the plan as the user saw it. Knows how people point at shots; decides nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....generator.plan import Shot, VideoPlan
from .clauses import Clause, seconds_pattern
from .likeness import content
from .people_named import FEMALE, MALE, gender


@dataclass(frozen=True)
class Shots:
    """The shots a clause names."""

    ids: tuple[str, ...] = ()
    missing: int | None = None
    """A number that no shot has."""
    every: bool = False
    """True when all shots were named as such."""


def shots_named(clause: Clause, plan: VideoPlan) -> tuple[Shots, Clause]:
    """The shots that a clause names, and the clause without those words."""
    for reader in (_all_but, _beyond, _every_shot, _several_shots, _numbered_shots, _ordinal_shots):
        found, rest = reader(clause, plan)
        if found:
            return found, rest
    return _described_shots(clause, plan)


def _every_shot(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    match = clause.words.pattern("every_shot").search(clause.text)
    if not match:
        return None, clause
    return Shots(tuple(s.id for s in plan.shots), every=True), without_ties(clause, *match.span())


def _all_but(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`every shot except 2`, `除了镜头2`: the others."""
    match = clause.words.pattern("all_but").search(clause.text)
    if not match:
        return None, clause
    rest = clause.cut(*match.span())
    if every := clause.words.pattern("every_shot").search(rest.text):
        rest = rest.cut(*every.span())
    noun = rf"(?:{clause.words.pattern('shot').pattern})?"
    bare = re.match(rf"\s*{noun}\s*({clause.words.number})(?!\s*-?\d)", clause.text[match.end() :])
    if bare:
        gone = _by_number([round(clause.words.value(bare[1]))], plan)
        others = tuple(s.id for s in plan.shots if s.id not in gone.ids)
        return replace(gone, ids=others), rest.cut(match.end(), match.end() + bare.end())
    for reader in (_numbered_shots, _ordinal_shots):
        found, left = reader(rest, plan)
        if found and found.ids:
            return Shots(tuple(s.id for s in plan.shots if s.id not in found.ids)), left
    return None, clause


def _beyond(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`everything after shot 2`, `from shot 3 on`."""
    for name in ("shots_after", "shots_from", "shots_before"):
        for template in clause.words.templates(name):
            match = template.search(clause.text)
            number = match and re.search(clause.words.number, match[0])
            if not match or not number:
                continue
            at = round(clause.words.value(number[0]))
            if not 0 < at <= len(plan.shots):
                return Shots(missing=at), clause
            first, last = {"shots_after": (at, None), "shots_from": (at - 1, None)}.get(
                name, (0, at - 1)
            )
            chosen = tuple(shot.id for shot in plan.shots[first:last])
            return (
                (Shots(chosen), without_ties(clause, *match.span())) if chosen else (None, clause)
            )
    return None, clause


def _several_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`the first two shots`, `最后三个镜头`."""
    for name, from_end in (("first_shots", False), ("last_shots", True)):
        for template in clause.words.templates(name):
            match = template.search(clause.text)
            number = match and re.search(clause.words.number, match[0])
            if match and number and not _is_length(clause, match.start() + number.start()):
                count = round(clause.words.value(number[0]))
                if count > len(plan.shots):
                    return Shots(missing=count), clause
                chosen = plan.shots[-count:] if from_end else plan.shots[:count]
                return Shots(tuple(shot.id for shot in chosen)), without_ties(clause, *match.span())
    return None, clause


def _is_length(clause: Clause, start: int) -> bool:
    """Whether a number is one of seconds: `the shot to last 4 seconds`."""
    return seconds_pattern(clause.words).match(clause.text, start) is not None


def _numbered_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`shot 2`, `#3`, `镜头1和3`, `shots 2-4`, also several of them."""
    words, text = clause.words, clause.text
    number = words.number
    unit = seconds_pattern(words).pattern.partition(r"\s*-?")[2]
    following = rf"\s*(?:{words.pattern('list_joint').pattern})\s*(?:{number})(?!\s*-?{unit}|\d)"
    nouns = "|".join(
        (words.pattern("shot").pattern, words.pattern("beside").pattern, "#", r"n[oº°]\.?\s")
    )
    letters = words.pattern("shot_letter").pattern.replace("(?![a-zà-ÿ0-9])", "")
    noun = rf"(?:(?:{nouns})\s*(?:#|no\.?|number|号)?\s*|{letters}-?(?=\d))"
    one = re.compile(rf"{noun}({number})(?!\s*-?{unit})((?:{following})*)")
    numbers: list[int] = []
    rest = clause
    for match in one.finditer(text):
        numbers += _range(words.value(match[1]), _after(match, 2), clause)
        rest = without_ties(rest, *match.span())
    return _by_number(numbers, plan) if numbers else None, rest


def _after(match: re.Match[str], first: int) -> str:
    return next((group for group in match.groups()[first - 1 :] if group), "")


def _range(first: float, tail: str, clause: Clause) -> list[int]:
    """`2` with `-4` is 2, 3, 4; with `and 4` it is 2, 4."""
    numbers = [round(first)]
    for piece in re.finditer(rf"(\D*?)({clause.words.number})", tail):
        value = round(clause.words.value(piece[2]))
        spans = clause.words.pattern("up_to").search(piece[1])
        numbers += range(numbers[-1] + 1, value + 1) if spans else [value]
    return numbers


def _by_number(numbers: Sequence[int], plan: VideoPlan) -> Shots:
    count = len(plan.shots)
    if wrong := [number for number in numbers if not 0 < number <= count]:
        return Shots(missing=wrong[0])
    return Shots(tuple(dict.fromkeys(plan.shots[number - 1].id for number in numbers)))


def _ordinal_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`the 2nd shot`, `第一个和第三个镜头`, `the last one`."""
    words = clause.words
    ending = rf"(?:{words.pattern('shot').pattern}|{words.pattern('another_one').pattern})"
    link = rf"(?:\s*(?:{words.pattern('of_it').pattern})\s*)*\s*"
    joint = (
        rf"\s*(?:{words.pattern('list_joint').pattern})\s*(?:{words.pattern('of_it').pattern})*\s*"
    )
    several = rf"({words.ordinal}(?:{link}{ending}?{joint}{words.ordinal})*){link}{ending}"
    places: list[int] = []
    rest = clause
    for match in (*re.finditer(several, clause.text), *_bare_ordinal(clause)):
        if re.search(rf"{words.number}[\s-]*$", clause.text[: match.start()]):
            continue
        places += [words.place(found) for found in re.findall(words.ordinal, match[1])]
        rest = without_ties(rest, *match.span())
    for meaning, at in (("at_the_end", -1), ("at_the_start", 0)):
        match = words.pattern(meaning).search(clause.text)
        if not places and match and not _tells_a_line(clause, match.end()):
            return Shots((plan.shots[at].id,)), without_ties(clause, *match.span())
    return _by_number([counted(p, len(plan.shots)) for p in places], plan) if places else None, rest


def _tells_a_line(clause: Clause, end: int) -> bool:
    """Whether what stands before is the place of a line: `开头那句`."""
    link = clause.words.pattern("of_it").pattern
    noun = clause.words.pattern("line").pattern
    return re.match(rf"(?:\s*(?:{link}))*\s*(?:{noun})", clause.text[end:]) is not None


def _bare_ordinal(clause: Clause) -> list[re.Match[str]]:
    """`the second` at the end of a clause."""
    words = clause.words
    lead = rf"(?:{words.pattern('in_the').pattern}|{words.pattern('beside').pattern})\s+"
    joint = rf"\s*(?:{words.pattern('list_joint').pattern})\s+(?:{lead})?"
    bare = rf"(?:{lead})+({words.ordinal}(?:{joint}{words.ordinal})*)\s*(?=$|[:,])"
    return list(re.finditer(bare, clause.text))[:1]


def counted(place: int, count: int) -> int:
    """A place from 1; the middle of an even number of shots is the earlier one."""
    if place == 0:
        return (count + 1) // 2
    return place if place > 0 else count + 1 + place


def _described_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots, Clause]:
    """`in the close-up`, `the shot where she laughs`: shots named by what they show."""
    if match := _by_framing(clause):
        framing, span = match
        fitting = [shot for shot in plan.shots if shot.framing == framing]
        if fitting:
            best = _most_alike(clause.text, fitting, plan, clause) if len(fitting) > 1 else fitting
            return Shots(tuple(shot.id for shot in best)), without_ties(clause, *span)
    for template in clause.words.templates("shot_of"):
        if match := template.search(clause.text):
            fitting = _most_alike(match["what"], plan.shots, plan, clause)
            if len(fitting) == 1:
                return Shots((fitting[0].id,)), without_ties(clause, *match.span())
    return Shots(), clause


def _by_framing(clause: Clause) -> tuple[str, tuple[int, int]] | None:
    """A framing that points at a shot: `in the close-up`, not `make it a close-up`."""
    for hit in clause.values("framing"):
        before, after = clause.text[: hit.start], clause.text[hit.end :]
        opens = clause.words.pattern("in_the").search(before)
        closes = clause.words.pattern("in_the_after").match(after)
        if (opens and not before[opens.end() :].strip()) or closes:
            start = opens.start() if opens and not before[opens.end() :].strip() else hit.start
            return hit.value, (start, hit.end + (closes.end() if closes else 0))
    return None


def _most_alike(words: str, shots: Sequence[Shot], plan: VideoPlan, clause: Clause) -> list[Shot]:
    """The shots that share most with the words; none when no shot shares any."""
    pronouns = {hit.value for hit in clause.values("pronoun")}
    scores = [_likeness(words, shot, plan) + _pronoun_bonus(pronouns, shot, plan) for shot in shots]
    best = max(scores, default=0.0)
    return [shot for shot, score in zip(shots, scores, strict=True) if score == best > 0]


def _likeness(words: str, shot: Shot, plan: VideoPlan) -> float:
    return float(len(content(words) & content(_words_of(shot, plan))))


def _pronoun_bonus(pronouns: set[str], shot: Shot, plan: VideoPlan) -> float:
    looks = {gender(plan.character(id), plan) for id in shot.characters}
    fits = bool(pronouns & MALE and "he" in looks) or bool(pronouns & FEMALE and "she" in looks)
    return 0.5 if fits else 0.0


def _words_of(shot: Shot, plan: VideoPlan) -> str:
    people = (plan.character(id).name for id in shot.characters)
    seen = (shot.action, shot.scene, *people, *(sign.text for sign in shot.lettering))
    heard = (*(line.text for line in shot.dialogue), *shot.sound.effects, shot.sound.ambience or "")
    return " ".join((*seen, *heard))


def without_ties(clause: Clause, start: int, end: int) -> Clause:
    """The clause without a stretch and the words that tie it in, as `in the` or `里`."""
    before, after = clause.text[:start], clause.text[end:]
    for match in clause.words.pattern("in_prep").finditer(before):
        if not before[match.end() :].strip():
            start = match.start()
            break
    if match := clause.words.pattern("in_post").match(after):
        end += match.end()
    return clause.cut(start, end)

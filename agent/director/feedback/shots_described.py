"""Shots named by what is in them: `the one with the radio`, `el de la red`, `Ben's shot`.

Finds where each description stands and ends, so that one clause may hold several of them. For
languages in Latin letters; the plan decides what is a description and what is not.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ....generator.plan import Shot, VideoPlan
from ..scanning import Hit
from .clause import INSTRUCTING, MASK, VALUE_KINDS, Clause, seconds_pattern
from .likeness import bare, content, things
from .people_named import name_in
from .shots_numbered import numbered
from .words import FeedbackWords, folded

MOST_WORDS = 4
"""Of a description that stands before its noun: `the walk home shot`."""
WIDEST_GAP = 2
"""Words that the plan does not have between two of a description that it has."""
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|⟦\d+⟧")
_DEEDS = ("keep", "lasts", "down_to", "lengthen", "shorten", "remove", "move", "swap", "change")


class Described(NamedTuple):
    """Where a clause describes a shot."""

    start: int
    end: int
    shot: Shot


def described(clause: Clause, plan: VideoPlan) -> list[Described]:
    """The shots that a clause describes, in the order in which it does."""
    if not clause.words.latin:
        return []
    found: list[Described] = []
    for reader in (_at_an_edge, _by_framing, _behind, _before):
        for mention in reader(clause, plan):
            if all(mention.end <= f.start or f.end <= mention.start for f in found):
                found.append(mention)
    return sorted(found)


def calls_a_shot(clause: Clause) -> bool:
    """Whether words lead in what a shot holds, though none may have it: `the one with the fox`."""
    before, _ = _frames(clause.words)
    return clause.words.latin and re.search(rf"{before}\w", clause.text) is not None


def fits_several(clause: Clause, plan: VideoPlan) -> bool:
    """Whether a shot is called by what several have: `handheld in the tea shot`, of two with tea.

    Then nobody knows which is meant, and no other may be taken for it.
    """
    words = clause.words
    if not words.latin or words.pattern("every_shot").search(clause.text):
        return False
    nouns, tails = _frames(words)
    for match in re.finditer(nouns, clause.text):
        told = _WORD.finditer(clause.text, match.end(), _limit(clause, match.end()))
        first = next((word[0] for word in told if content(word[0])), "")
        known = first and _shots_with(first, plan, clause)
        if known and not _is_new(clause, match.start(), match.end()):
            return True
    lead = words.pattern("in_the").pattern
    for match in re.finditer(tails, clause.text):
        told = re.search(rf"(?:{lead})\s+(?P<what>[\w'-]+)$", clause.text[: match.start()])
        if told and _shots_with(told["what"], plan, clause):
            return True
    return False


def _shots_with(word: str, plan: VideoPlan, clause: Clause) -> bool:
    """Whether a word that is no small one is of several shots."""
    having = [shot for shot in plan.shots if _shares(word, shot, plan, clause)]
    return len(having) > 1 and bool(content(word))


def without_appositions(clause: Clause, count: int) -> Clause:
    """The clause without `, the one with the feet,` behind a shot that it calls by its number."""
    if not clause.words.latin or "," not in clause.text:
        return clause
    nouns, _ = _frames(clause.words)
    lead = clause.words.pattern("in_the").pattern
    told = re.compile(rf"\s*,\s*(?:(?:{lead})\s+)?(?:{nouns})[^,]*(?=,|$)")
    for mention in reversed(numbered(clause, count)):
        if found := told.match(clause.text, mention.end):
            clause = clause.cut(*found.span())
    return clause


def all_that_is_seen(clause: Clause, plan: VideoPlan) -> str | None:
    """The id of the one shot that opens with what a clause names, and shows nobody.

    Of `an empty bus stop in fog` nothing is left without the bus stop; the fog may go.
    """
    words = clause.words
    if not words.latin:
        return None
    told = words.any_meaning(*INSTRUCTING, "article", "pronoun").sub(" ", clause.text)
    named = [word[0] for word in _WORD.finditer(told) if content(word[0])]
    ends = re.compile(rf"[,.;:]|\s(?:{words.any_meaning('of_what', 'in_prep').pattern})\s")
    found, noun = list[str](), 0 if words.pattern("postposed").pattern != words.any_of(()) else -1
    for shot in plan.shots:
        head = list(_WORD.finditer(ends.split(folded(shot.action))[0]))
        head = [word for word in head if content(word[0])]
        same = named and head and content(named[noun]) & content(head[noun][0])
        seen = content(" ".join(word[0] for word in head))
        inside = sum(bool(content(word) & seen) for word in named) * 2 >= len(named)
        found += [shot.id] if same and inside and not (shot.characters or shot.dialogue) else []
    return found[0] if len(found) == 1 else None


def _at_an_edge(clause: Clause, plan: VideoPlan) -> Iterator[Described]:
    """`open on the tyres`, `put the splitting ice first`: what stands where a shot is to go."""
    words, text = clause.words, clause.text
    ends = words.any_meaning("to_front", "to_end").pattern
    for lead in words.any_meaning("opens_on", "ends_on", "move").finditer(text):
        hit = _grown(clause, plan, lead.end())
        valued = any(h.kind in VALUE_KINDS and h.start >= lead.end() for h in clause.hits)
        if not hit or valued or words.pattern("shot").search(text[lead.end() : hit[0]]):
            continue
        tail = text[hit[0] :].strip()
        edged = re.fullmatch(rf"(?:{ends})\W*(?:,.*)?", tail) is not None
        led = words.any_meaning("opens_on", "ends_on").fullmatch(lead[0]) is not None
        if edged or (led and tail[:1] in ("", ",", ".")):
            yield Described(lead.end(), hit[0], hit[1])


def _behind(clause: Clause, plan: VideoPlan) -> Iterator[Described]:
    """`the one with the radio`: what is in it stands behind the noun."""
    nouns, _ = _frames(clause.words)
    for match in re.finditer(nouns, clause.text):
        if _is_new(clause, match.start(), match.end()):
            continue
        if hit := _grown(clause, plan, match.end()):
            end, shot = hit
            yield Described(match.start(), end, shot)


def _before(clause: Clause, plan: VideoPlan) -> Iterator[Described]:
    """`the walk home shot`, `Ben's shot`: what is in it stands before the noun."""
    _, nouns = _frames(clause.words)
    stop = max((0, *(m.end() for m in re.finditer(r"[,:;⟧]", clause.text))))
    for match in re.finditer(nouns, clause.text):
        edge = stop if stop <= match.start() else 0
        words = list(_WORD.finditer(clause.text, edge, match.start()))[-MOST_WORDS:]
        best: Described | None = None
        for first in reversed(words):
            told = clause.text[first.start() : match.start()]
            article = re.fullmatch(clause.words.pattern("article").pattern, first[0])
            if article or not _known(first[0]) & _all_content(plan):
                named = best and clause.words.pattern("in_the").fullmatch(first[0])
                best = best and (Described(first.start(), best.end, best.shot) if named else best)
                break
            shot = _one_like(told, plan, clause)
            best = Described(first.start(), match.end(), shot) if shot else best
        if best and not _is_new(clause, best.start, best.end):
            yield best


def _by_framing(clause: Clause, plan: VideoPlan) -> Iterator[Described]:
    """`the close-up`: the only shot that is framed so, or the one that is told behind it."""
    words = clause.words
    for hit in clause.values("framing"):
        if called := _called_and_framed(clause, plan, hit):
            yield called
            continue
        lead = re.search(rf"(?:{words.pattern('in_the').pattern})\s+$", clause.text[: hit.start])
        fitting = [shot for shot in plan.shots if shot.framing == hit.value]
        if not lead or not fitting:
            continue
        noun = re.compile(rf"\s*(?:{words.pattern('shot').pattern})?").match(clause.text, hit.end)
        end = noun.end() if noun else hit.end
        tie = re.compile(rf"\s*(?:{words.pattern('of_what').pattern})\s+").match(clause.text, end)
        told = _grown(clause, plan, tie.end(), fitting) if tie else None
        if told:
            yield Described(lead.start(), told[0], told[1])
        elif len(fitting) == 1:
            yield Described(lead.start(), end, fitting[0])


def _called_and_framed(clause: Clause, plan: VideoPlan, hit: Hit) -> Described | None:
    """`the ring close-up`, `the drone shot`: the thing and the framing that its shot has.

    What is a name for a framing, too, is that of the only shot in which its own words stand.
    """
    words, text = clause.words, clause.text
    the = words.pattern("in_the").pattern
    before = re.search(rf"(?:{the})\s+(?P<what>(?:[\w'-]+\s+){{1,2}})$", text[: hit.start])
    framed = [shot for shot in plan.shots if shot.framing == hit.value]
    told = before["what"] if before else ""
    if before and framed and all(content(word) for word in told.split()):
        shot = _one_like(told, plan, clause, framed)
        return Described(before.start(), hit.end, shot) if shot else None
    led = re.search(rf"(?:{the})\s+$", text[: hit.start])
    own = text[hit.start : hit.end].split()
    if not led or len(own) < len(("drone", "shot")) or not content(own[0]):
        return None
    bare = clause.having(own[0], own[0])
    holding = [s for s in plan.shots if content(own[0]) & content(s.action)]
    if bare.values("framing") or len(holding) != 1:
        return None
    return Described(led.start(), hit.end, holding[0])


@cache
def _frames(words: FeedbackWords) -> tuple[str, str]:
    """What stands before a description, and what behind one, from the templates for shots."""
    return words.around("shot_of", "what")


def _is_new(clause: Clause, start: int, end: int) -> bool:
    """Whether words tell of a shot that is to be: `add a shot of the radio`, `a 2 second shot`."""
    words = clause.words
    new = words.pattern("indefinite").pattern
    lead = re.search(rf"(?:{new})((?:\s+[\w.-]+){{0,3}}?)\s*$", clause.text[:start])
    known = words.any_meaning("in_the", "of_what")
    open_lead = lead is not None and not any(known.fullmatch(word) for word in lead[1].split())
    open_lead = open_lead and not words.pattern("in_the").match(clause.text, start)
    added = any(
        m.start() < end and start < m.end() and not puts_in_a_known_one(m[0], words)
        for m in words.pattern("add_shot").finditer(clause.text)
    )
    return open_lead or added or words.pattern("indefinite").match(clause.text, start) is not None


def puts_in_a_known_one(adding: str, words: FeedbackWords) -> bool:
    """Whether `add a cat to the stall shot` puts something into a shot there is already."""
    known, one = (words.pattern(name).pattern for name in ("in_the", "indefinite"))
    last = rf"\s(?:{known})\s+(?:(?!(?:{one})\s)[\w'-]+\s+){{0,3}}[\w'-]+$"
    edge = words.any_meaning("at_edge", "at_the_end", "at_the_start").pattern
    at_an_end = re.search(rf"(?:{edge})$", adding)
    return words.latin and re.search(last, adding) is not None and not at_an_end


def _grown(
    clause: Clause, plan: VideoPlan, start: int, among: list[Shot] | None = None
) -> tuple[int, Shot] | None:
    """How far a description reaches that begins here, and the one shot that it fits."""
    limit, end, gap = _limit(clause, start), start, 0
    shots = among or list(plan.shots)
    for word in _WORD.finditer(clause.text, start, limit):
        fitting = [shot for shot in shots if _shares(word[0], shot, plan, clause)]
        small = not content(word[0]) and not MASK.fullmatch(word[0])
        if fitting:
            shots, end, gap = fitting, word.end(), 0
        elif not small:
            gap += 1
        elif not gap and end > start and _ends_with(clause, word, shots):
            end = word.end()
        if gap > WIDEST_GAP:
            break
    if end == start:
        return None
    shot = _one_like(clause.text[start:end], plan, clause, shots)
    return (end, shot) if shot else None


def _ends_with(clause: Clause, word: re.Match[str], shots: list[Shot]) -> bool:
    """Whether a small word belongs to what was just told: `points up`."""
    before = clause.text[: word.start()].split()[-1:]
    goes_on = clause.text[word.end() :].strip(" .,!?")
    if goes_on and clause.words.pattern("in_prep").fullmatch(word[0]):
        return False  # `parte el plano del paraguas en dos`
    return all(f"{' '.join(before)} {word[0]}" in folded(shot.action) for shot in shots)


def _limit(clause: Clause, start: int) -> int:
    """Where a description must have ended: at a comma, a length, a value, a deed, another shot."""
    words, text = clause.words, clause.text
    marks = [m.start() for m in re.finditer(r"[,:;]", text) if m.start() >= start]
    marks += [m.start() for m in seconds_pattern(words).finditer(text, start)]
    marks += [h.start for h in clause.hits if h.kind in VALUE_KINDS and h.start > start]
    deeds = words.any_meaning(*_DEEDS).finditer(text, start)
    marks += [m.start() for m in deeds if m.start() > start]
    marks += _ends_of_verbs(clause, start)
    sides = words.any_meaning("after", "before", "list_joint").pattern
    shot = rf"(?:{words.pattern('shot').pattern}|{words.ordinal})"
    other = re.compile(rf"(?:{sides})\s+(?:[\w-]+\s+){{0,2}}?{shot}")
    marks += [m.start() for m in other.finditer(text, start + 1)]
    return min(marks, default=len(text))


def _ends_of_verbs(clause: Clause, start: int) -> list[int]:
    """Where the end of a verb stands that began before: the `down` of `cut the bag shot down`."""
    words, text = clause.words, clause.text
    behind = re.compile(
        rf"\s*(?:$|[,.!?]|{words.any_meaning('a_bit', 'polite', 'by_before').pattern})"
    )
    return [
        tail.start()
        for verb, particle in words.parted_verbs("shorten", "lengthen", "remove_shot", "split")
        if verb.search(text, 0, start)
        for tail in particle.finditer(text, start + 1)
        if behind.match(text, tail.end())
    ]


def _shares(word: str, shot: Shot, plan: VideoPlan, clause: Clause) -> bool:
    if mask := MASK.fullmatch(word):
        said = bare(clause.quotes[int(mask[1])])
        return any(said in bare(line.text) for line in shot.dialogue)
    return bool(_known(word) & _content_of(shot, plan))


def _content_of(shot: Shot, plan: VideoPlan) -> frozenset[str]:
    """All that a shot may be told by: what is seen, read and heard in it, who is there, where."""
    people = (_called(id, plan) for id in shot.characters)
    heard = (*(line.text for line in shot.dialogue), *shot.sound.effects, shot.sound.ambience or "")
    signs = (sign.text for sign in shot.lettering)
    return _known(" ".join((shot.action, shot.scene, *people, *signs, *heard)))


def _all_content(plan: VideoPlan) -> frozenset[str]:
    return frozenset[str]().union(*(_content_of(shot, plan) for shot in plan.shots))


def _one_like(
    told: str, plan: VideoPlan, clause: Clause, among: list[Shot] | None = None
) -> Shot | None:
    """The one shot that words fit best; of several with the same people, who is alone there."""
    words, fitting = _known(told), list[Shot]()
    shots = among or list(plan.shots)
    for held in (_content_seen, _content_of):
        scores = [len(words & held(shot, plan)) for shot in shots]
        best = max(scores, default=0)
        fitting = [s for s, score in zip(shots, scores, strict=True) if score == best > 0]
        if len(fitting) == 1:
            return fitting[0]
        if fitting and best == len(words):
            break
    quoted = [m[0] for m in MASK.finditer(told)]
    holding = [s for s in shots if any(_shares(mask, s, plan, clause) for mask in quoted)]
    fitting = holding or fitting
    part = clause.having(told, told)
    named = {who.id for who in plan.characters if name_in(part, who, plan)}
    alone = [shot for shot in fitting if named and set(shot.characters) == named]
    fitting = alone or fitting
    return fitting[0] if len(fitting) == 1 else None


def _content_seen(shot: Shot, plan: VideoPlan) -> frozenset[str]:
    """What happens in a shot, and who is there."""
    names = " ".join(_called(id, plan) for id in shot.characters)
    return _known(f"{shot.action} {names}")


def _called(id: str, plan: VideoPlan) -> str:
    """The name of somebody, looks and, for other languages, what they are: `Yujin =barista`."""
    who = plan.character(id)
    return " ".join((who.name, who.looks, *(f"={thing}" for thing in things(who.looks))))


def _known(text: str) -> frozenset[str]:
    """Words to be told by, and the things they name in whichever language."""
    named = frozenset(f"={thing}" for thing in things(text))
    return content(text) | named | frozenset(re.findall(r"=\w+", text))

"""What feedback is about: which shots, people and lines of the plan its words name.

Resolves against the plan as the user saw it. Knows how people point at things; decides nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from ....generator.plan import Character, DialogueLine, Shot, VideoPlan
from ..languages import written_languages
from ..vocabulary import lexicon, scan
from .clauses import Clause, seconds_pattern
from .words import folded

MALE = {"man", "boy", "old man", "young man"}
FEMALE = {"woman", "girl", "old woman", "young woman"}
NEAR_ENOUGH = 0.8
"""Likeness of a misspelt name; `brothr` is 0.92 of `brother`, `Tom` 0.67 of `Tim`."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True)
class Shots:
    """The shots a clause names."""

    ids: tuple[str, ...] = ()
    missing: int | None = None
    """A number that no shot has."""
    every: bool = False
    """True when all shots were named as such."""


@dataclass(frozen=True)
class People:
    """The people a clause names."""

    ids: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    """Those a pronoun may stand for when it is more than one."""


# ------------------------------------------------------------------ shots
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
    return Shots(tuple(s.id for s in plan.shots), every=True), _cut(clause, *match.span())


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
            return (Shots(chosen), _cut(clause, *match.span())) if chosen else (None, clause)
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
                return Shots(tuple(shot.id for shot in chosen)), _cut(clause, *match.span())
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
        rest = _cut(rest, *match.span())
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
        rest = _cut(rest, *match.span())
    for meaning, at in (("at_the_end", -1), ("at_the_start", 0)):
        match = words.pattern(meaning).search(clause.text)
        if not places and match and not _tells_a_line(clause, match.end()):
            return Shots((plan.shots[at].id,)), _cut(clause, *match.span())
    return _by_number(
        [_counted(p, len(plan.shots)) for p in places], plan
    ) if places else None, rest


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


def _counted(place: int, count: int) -> int:
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
            return Shots(tuple(shot.id for shot in best)), _cut(clause, *span)
    for template in clause.words.templates("shot_of"):
        if match := template.search(clause.text):
            fitting = _most_alike(match["what"], plan.shots, plan, clause)
            if len(fitting) == 1:
                return Shots((fitting[0].id,)), _cut(clause, *match.span())
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


def content(text: str) -> set[str]:
    """Beginnings of words of Latin script, pairs of letters of the others."""
    found: set[str] = set()
    for word in _WORD.findall(folded(text)):
        if word < "\u0250":
            found |= {word[:5]} if len(word) > 2 and word not in _common_words() else set()
        else:
            found |= {word[i : i + 2] for i in range(len(word) - 1)}
    return found


def _cut(clause: Clause, start: int, end: int) -> Clause:
    """The clause without a stretch and the words that tie it in, as `in the` or `里`."""
    before, after = clause.text[:start], clause.text[end:]
    for match in clause.words.pattern("in_prep").finditer(before):
        if not before[match.end() :].strip():
            start = match.start()
            break
    if match := clause.words.pattern("in_post").match(after):
        end += match.end()
    return clause.cut(start, end)


@cache
def _common_words() -> frozenset[str]:
    """Words of Latin script that every sentence has."""
    return frozenset((*lexicon("en").common, *lexicon("es").common))


# ------------------------------------------------------------------ people
def people_named(clause: Clause, plan: VideoPlan, able: Sequence[Character]) -> People:
    """The people whom a clause names; a pronoun stands for one of those who are `able`."""
    named = [who.id for who in plan.characters if name_in(clause, who, plan)]
    named = named or _by_looks(clause, plan)
    if not named and clause.has("everyone"):
        return People(tuple(who.id for who in able))
    if named:
        return People(tuple(_in_order_of_mention(named, clause, plan)))
    return _by_pronoun(clause, plan, able)


def name_in(clause: Clause, who: Character, plan: VideoPlan) -> bool:
    """Whether a clause calls somebody by name, misspelt or in part."""
    return name_place(clause, who, plan) is not None


def name_place(clause: Clause, who: Character, plan: VideoPlan) -> int | None:
    """Where a clause calls somebody by name; None when it does not."""
    text = clause.text
    for name in called(who, plan):
        if (start := _find(name, text)) is not None:
            return start
    return _misspelt(who, plan, clause)


def called(who: Character, plan: VideoPlan) -> list[str]:
    """How somebody may be called, the whole name first; parts shared by two people left out."""
    name = folded(who.name).lstrip("@")
    others = " ".join(folded(other.name) for other in plan.characters if other.id != who.id)
    parts = [part for part in _parts(name) if _find(part, others) is None]
    if who.element and who.element in {element.id for element in plan.elements}:
        parts.append(folded(plan.element(who.element).handle))
    return [name, *sorted(parts, key=len, reverse=True)]


def _parts(name: str) -> Iterable[str]:
    """The words of a Latin name; the ends of another: 阿泽 of 程序员阿泽."""
    words = [word for word in _WORD.findall(name) if len(word) > 1]
    if name < "\u0250":
        return [word for word in words if len(word) > 2 and word not in _SMALL]
    honorific = re.sub(r"(さん|ちゃん|くん|君|様|씨|님|先生|선생님)$", "", name)
    ends = [honorific[i:] for i in range(1, len(honorific) - 1)]
    return [honorific, *ends, *(honorific[:i] for i in range(2, len(honorific)))]


_SMALL = frozenset(
    {"the", "old", "young", "man", "woman", "with", "and", "red", "for", "her", "his", "little"}
    | {"character", "una", "uno", "los", "las", "del"}
)
"""Words of a name that call nobody by themselves."""


def _find(name: str, text: str) -> int | None:
    """Where a name stands in folded text; a Latin one as a whole word."""
    if not name:
        return None
    body = re.escape(name).replace(r"\ ", r"\s+")
    if name[0] < "\u0250":
        body = rf"(?<![a-zà-ÿ0-9]){body}(?:'s|s)?(?![a-zà-ÿ0-9])"
    match = re.search(body, text)
    return match.start() if match else None


def _misspelt(who: Character, plan: VideoPlan, clause: Clause) -> int | None:
    """Where a word stands that is nearly a name; no word that has a meaning of its own."""
    names = [part for part in called(who, plan) if " " not in part and 4 < len(part) < 30]
    taken = [(hit.start, hit.end) for hit in clause.hits]
    for match in _WORD.finditer(clause.text):
        if len(match[0]) < 4 or any(a <= match.start() < b for a, b in taken):
            continue
        if any(SequenceMatcher(None, match[0], name).ratio() >= NEAR_ENOUGH for name in names):
            return match.start()
    return None


def _by_looks(clause: Clause, plan: VideoPlan) -> list[str]:
    """People called by what they are: `the grandson`, `料理人`; only where it fits one alone."""
    found: list[str] = []
    for hit in clause.values("people"):
        noun = clause.text[hit.start : hit.end]
        fitting = [
            who.id for who in plan.characters if _find(noun, _told_of(who, plan)) is not None
        ]
        found += fitting if len(fitting) == 1 else []
    return found


def _told_of(who: Character, plan: VideoPlan) -> str:
    """Looks, and the words just before a name in what is seen: `her grandson Leo`, `店主のタツ`."""
    name = re.escape(folded(who.name))
    actions = folded(" ".join(shot.action for shot in plan.shots))
    width = 24 if who.name < "\u0250" else 6
    before = re.findall(rf"([^.,。，、]{{0,{width}}}){name}", actions) if name else []
    after = (
        re.findall(rf"{name}, ((?:the|a|an|el|la|un|una) [^.,]{{0,24}})", actions) if name else []
    )
    return " | ".join([folded(who.looks), *before, *after])


def _in_order_of_mention(ids: list[str], clause: Clause, plan: VideoPlan) -> list[str]:
    def place(id: str) -> int:
        found = name_place(clause, plan.character(id), plan)
        return len(clause.text) if found is None else found

    return sorted(dict.fromkeys(ids), key=place)


def _by_pronoun(clause: Clause, plan: VideoPlan, able: Sequence[Character]) -> People:
    """Whom `she`, `the guy` or `他` stands for: all of those it fits, when it fits several."""
    wanted = {_gender_of(hit.value) for hit in clause.hits if hit.kind in ("pronoun", "people")}
    if not wanted & {"he", "she"}:
        return People()
    fitting = [who.id for who in able if gender(who, plan) in (wanted | {None})]
    sure = [id for id in fitting if gender(plan.character(id), plan)]
    if len(sure) == 1 and all(plan.character(id).looks for id in fitting if id not in sure):
        return People(tuple(sure))
    return People(tuple(fitting)) if len(fitting) == 1 else People(unclear=tuple(fitting))


def _gender_of(looks: str) -> str | None:
    return "he" if looks in MALE else "she" if looks in FEMALE else None


def gender(who: Character, plan: VideoPlan) -> str | None:
    """`he` or `she` as name, looks or the action tell; None when nothing does."""
    for text in (who.looks, who.name):
        hits = scan(folded(text), written_languages(folded(text)))
        told = {_gender_of(hit.value) for hit in hits if hit.kind in ("people", "pronoun", "name")}
        if len(told := told & {"he", "she"}) == 1:
            return told.pop()
    return _gender_in_action(who, plan)


def _gender_in_action(who: Character, plan: VideoPlan) -> str | None:
    """What the pronouns say in shots that show nobody else."""
    alone = [shot.action for shot in plan.shots if shot.characters == (who.id,)]
    action = folded(" ".join(alone))
    hits = scan(action, written_languages(action))
    told = {_gender_of(hit.value) for hit in hits if hit.kind == "pronoun"} & {"he", "she"}
    return told.pop() if len(told) == 1 else None


# ------------------------------------------------------------------ lines
def bare(text: str) -> str:
    """Words for comparison: folded, without blanks and outer punctuation."""
    return re.sub(r"\s", "", folded(text)).strip(".。,，!！?？\"'“”「」")


def ordinal_line(
    clause: Clause, among: Sequence[DialogueLine]
) -> tuple[DialogueLine | None, Clause]:
    """The line that `second line`, `最后那句`, `line 2` names among these, and the words left."""
    words = clause.words
    link = rf"(?:\s*(?:{words.pattern('of_it').pattern})\s*)*\s*"
    noun = words.pattern("line").pattern
    ordered = re.compile(rf"({words.ordinal}){link}(?:{noun})")
    numbered = re.compile(rf"(?:{noun})\s*(?:#|no\.?)?\s*({words.number})")
    for expression, place_of in ((ordered, words.place), (numbered, words.value)):
        if match := expression.search(clause.text):
            place = _counted(round(place_of(match[1])), len(among))
            line = among[place - 1] if 0 < place <= len(among) else None
            return line, _cut(clause, *match.span())
    return None, clause

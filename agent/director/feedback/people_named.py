"""Whom a clause names: by name, misspelt or in part, by what they are, by a pronoun.

Resolves against the plan as the user saw it. Knows how people are called; decides nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from ....generator.plan import Character, VideoPlan
from ..languages import written_languages
from ..scanning import scan
from ..scripts import RANGES, any_of, is_latin, joined, letters_of, romanised
from ..spelling import is_near
from ..vocabulary import COMMON_LANGUAGE, LANGUAGES, lexicon
from .clause import Clause
from .likeness import things
from .words import WORD_END, WORD_START, folded, in_all_languages

MALE = {"man", "boy", "old man", "young man"}
FEMALE = {"woman", "girl", "old woman", "young woman"}
NEAR_ENOUGH = 0.8
"""Likeness of a misspelt name; `brothr` is 0.92 of `brother`, `Tom` 0.67 of `Tim`."""
LONGEST_SINGLE = 3
"""Letters of a name that is rather one than a noun and what tells it apart."""
SHORTEST_SOUND = 3
"""Letters of the shortest name that is known by its sound in another script."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True)
class People:
    """The people a clause names."""

    ids: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    """Those a pronoun may stand for when it is more than one."""


def people_named(clause: Clause, plan: VideoPlan, able: Sequence[Character]) -> People:
    """The people whom a clause names; a pronoun stands for one of those who are `able`."""
    named = [who.id for who in plan.characters if name_in(clause, who, plan)]
    named = named or by_looks(clause, plan)
    everyone = speaks_of_everyone(clause)
    if not named and everyone and _tells_a_role(clause):
        return People(unclear=tuple(who.id for who in able))
    if not named and everyone:
        return People(tuple(_all_of_them(clause, plan, able)))
    if named:
        return People(tuple(_in_order_of_mention(named, clause, plan)))
    return _by_pronoun(clause, plan, able)


def speaks_of_everyone(clause: Clause) -> bool:
    """Whether all are meant; behind one pronoun, as in `佢都用粤语`, the word is `as well`."""
    one = MALE | FEMALE | {"he", "she"}
    ends = {hit.end for hit in clause.values("pronoun") if hit.value in one}
    return any(
        found.start() not in ends
        for found in clause.words.pattern("everyone").finditer(clause.text)
    )


def _all_of_them(clause: Clause, plan: VideoPlan, able: Sequence[Character]) -> list[str]:
    """Everybody; of `both` those two who are seen, where somebody else is only heard."""
    seen = _seen(able, plan)
    two = clause.has("both") and len(seen) == len(("one", "other"))
    return seen if two else [who.id for who in able]


def _seen(people: Iterable[Character], plan: VideoPlan) -> list[str]:
    shown = {id for shot in plan.shots for id in shot.characters}
    return [who.id for who in people if who.id in shown]


def name_in(clause: Clause, who: Character, plan: VideoPlan) -> bool:
    """Whether a clause calls somebody by name, misspelt or in part."""
    return name_place(clause, who, plan) is not None


def name_place(clause: Clause, who: Character, plan: VideoPlan) -> int | None:
    """Where a clause calls somebody by name; None when it does not."""
    text = clause.text
    for name in called(who, plan):
        if (start := _find(name, text)) is not None:
            return start
    misspelt = _misspelt(who, plan, clause)
    return _in_other_letters(who, clause) if misspelt is None else misspelt


def called(who: Character, plan: VideoPlan) -> list[str]:
    """How somebody may be called, the whole name first; parts shared by two people left out."""
    name = folded(who.name).lstrip("@")
    others = " ".join(folded(other.name) for other in plan.characters if other.id != who.id)
    parts = [part for part in _parts(name) if _find(part, others) is None]
    parts += [part for part in _by_quality(name) if _find(part[:-1], others) is None]
    if who.element and who.element in {element.id for element in plan.elements}:
        parts.append(folded(plan.element(who.element).handle))
    return [name, *sorted({*parts, *_initialled(name)}, key=len, reverse=True)]


@cache
def _by_quality(name: str) -> tuple[str, ...]:
    """`短い子` of `髪短い方`: what tells somebody apart, and another noun for them."""
    nouns = [n for tag in LANGUAGES for n in lexicon(tag).naming.told_apart if len(n) == 1]
    noun = max((n for n in nouns if name.endswith(n)), key=len, default="")
    which = name.removesuffix(noun) if noun and len(name) > LONGEST_SINGLE else ""
    ends = [which[at:] for at in range(len(which) - 1)]
    return tuple(end + other for end in ends for other in nouns if other != noun)


def _initialled(name: str) -> list[str]:
    """A titled name with an initial: `mr k` of `mr. kowalski`; in Latin letters."""
    title, _, last = name.partition(" ")
    titled = title.rstrip(".") in lexicon(COMMON_LANGUAGE).cues["name_prefix"]
    return [f"{title.rstrip('.')} {last[0]}", f"{title} {last[0]}"] if titled and last else []


def _parts(name: str) -> Iterable[str]:
    """The words of a Latin name; the ends of another: 阿泽 of 程序员阿泽."""
    words = [word for word in _WORD.findall(name) if len(word) > 1]
    if is_latin(name[:1]):
        small = re.compile(in_all_languages("calls_nobody"))
        return [word for word in words if len(word) > 2 and not small.fullmatch(word)]
    plain = re.sub(f"(?:{_honorifics()})$", "", name)
    ends = [whole[i:] for whole in (name, plain) for i in range(1, len(whole) - 1)]
    whole = [plain] if len(plain) > 1 else []
    return [*whole, *ends, *(plain[:i] for i in range(2, len(plain)))]


@cache
def _honorifics() -> str:
    """What stands behind a name and is no part of it, in every language, as an expression."""
    return any_of(joined(lexicon(tag).cues["honorific"] for tag in LANGUAGES))


def _find(name: str, text: str) -> int | None:
    """Where a name stands in folded text; a Latin one as a whole word."""
    if not name:
        return None
    body = re.escape(name).replace(r"\ ", r"\s+")
    if is_latin(name[0]):
        body = rf"{WORD_START}{body}(?:'?s)?{WORD_END}"
    elif letters_of("hangul").match(name[0]):
        body = rf"(?<![{RANGES['hangul']}]){body}"  # no `메이` in `애니메이션`
    match = re.search(body, text)
    return match.start() if match else None


def _misspelt(who: Character, plan: VideoPlan, clause: Clause) -> int | None:
    """Where a word stands that is nearly a name; no word that has a meaning of its own."""
    names = [part for part in called(who, plan) if " " not in part and 3 < len(part) < 30]
    taken = [(hit.start, hit.end) for hit in clause.hits]
    for match in _WORD.finditer(clause.text):
        if len(match[0]) < 4 or any(a <= match.start() < b for a, b in taken):
            continue
        if any(_is_nearly(match[0], name) for name in names):
            return match.start()
    return None


def _is_nearly(word: str, name: str) -> bool:
    """Whether a word is much like a name; a short one only with two neighbours exchanged."""
    swapped = len(word) == len(name) and word[0] == name[0] and is_near(word, name)
    alike = len(name) > 4 and SequenceMatcher(None, word, name).ratio() >= NEAR_ENOUGH
    return swapped or alike


def _in_other_letters(who: Character, clause: Clause) -> int | None:
    """Where a name stands in another script: `Mina` or 미나 for ミナ, `Donghyun` for 동현."""
    name = folded(who.name).replace(" ", "")
    sound = romanised(name) or (name if is_latin(name[:1]) else "")
    if len(sound) < SHORTEST_SOUND:
        return None
    taken = [hit.start for hit in clause.hits if hit.kind != "name"]
    for match in _WORD.finditer(clause.text):
        if match.start() in taken or (is_latin(match[0][0]) and is_latin(name[:1])):
            continue
        heard = romanised(match[0]) or match[0]
        alike = SequenceMatcher(None, heard, sound).ratio() >= NEAR_ENOUGH
        if heard.startswith(sound) or (alike and is_latin(match[0][0])):
            return match.start()
    return None


def by_looks(clause: Clause, plan: VideoPlan) -> list[str]:
    """People called by what they are: `the grandson`, `料理人`; only where it fits one alone."""
    found: list[str] = []
    for hit in clause.values("people"):
        noun = clause.text[hit.start : hit.end]
        fitting = [
            who.id for who in plan.characters if _find(noun, _told_of(who, plan)) is not None
        ]
        fitting = fitting or _same_in_other_words(noun, plan)
        found += fitting if len(fitting) == 1 else []
    return found or _by_head_of_looks(clause, plan)


def _by_head_of_looks(clause: Clause, plan: VideoPlan) -> list[str]:
    """Who is called by a noun that no lexicon knows: `el ejecutivo`, as looks begin with it."""
    told = {who.id: _heads(who.looks) for who in plan.characters if is_latin(who.looks[:1])}
    known = rf"(?:{clause.words.pattern('in_the').pattern})\s+"
    found = list[str]()
    for word in re.finditer(rf"{known}([^\W\d_]+)", clause.text) if clause.words.latin else ():
        fitting = [id for id, heads in told.items() if word[1] in heads]
        found += fitting if len(fitting) == 1 else []
    return list(dict.fromkeys(found))


def _heads(looks: str) -> set[str]:
    """The nouns that pieces of looks begin with, behind an article: `un ejecutivo con corbata`."""
    lead, tie = in_all_languages("article"), in_all_languages("along_with")
    worn = re.compile(in_all_languages("wear"))
    pieces = (re.match(rf"\s*(?:{lead})\s+(.+)", piece) for piece in folded(looks).split(","))
    told = (re.split(rf"\s+(?:{tie})\s", piece[1])[0].split() for piece in pieces if piece)
    heads = {words[0] for words in told if len(words) == 1}
    return {head for head in heads if not (worn.search(head) or things(head))}


def _tells_a_role(clause: Clause) -> bool:
    """Whether somebody is called by what they do: `the interpreter ..., everyone else is fine`."""
    return any(things(clause.text[hit.start : hit.end]) for hit in clause.values("people"))


def _same_in_other_words(noun: str, plan: VideoPlan) -> list[str]:
    """People who are what a noun of another language tells: `the interpreter` is the 通訳."""
    wanted = things(noun)
    told = {who.id: things(f"{who.name} | {who.looks}") for who in plan.characters}
    return [id for id, known in told.items() if wanted & known]


def _told_of(who: Character, plan: VideoPlan) -> str:
    """Looks, and the words just before a name in what is seen: `her grandson Leo`, `店主のタツ`."""
    name = re.escape(folded(who.name))
    actions = folded(" ".join(shot.action for shot in plan.shots))
    width = 24 if is_latin(who.name[:1]) else 6
    before = re.findall(rf"([^.,。，、]{{0,{width}}}){name}", actions) if name else []
    article = in_all_languages("article")
    after = re.findall(rf"{name}, ((?:{article}) [^.,]{{0,24}})", actions) if name else []
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
    if {"he", "she"} <= wanted and (each := _one_by_one(clause, plan, able)):
        return People(each)
    fitting = [who.id for who in able if gender(who, plan) in (wanted | {None})]
    if shown := [id for id in _seen(able, plan) if id in fitting]:
        fitting = shown
    sure = [id for id in fitting if gender(plan.character(id), plan)]
    others = [plan.character(id) for id in fitting if id not in sure]
    by_noun = any(hit.kind == "people" for hit in clause.hits)  # `the girl`, and not `she`
    if len(sure) == 1 and (by_noun or all(who.looks for who in others)):
        return People(tuple(sure))
    return People(tuple(fitting)) if len(fitting) == 1 else People(unclear=tuple(fitting))


def _one_by_one(clause: Clause, plan: VideoPlan, able: Sequence[Character]) -> tuple[str, ...]:
    """`her line after his`: each pronoun's own person, in order, () where one may mean several.

    Who is only spoken to, as `she answers him`, is not meant.
    """
    found: list[str] = []
    verb = clause.words.any_meaning("say", "speak").pattern
    for hit in clause.hits:
        sort = _gender_of(hit.value) if hit.kind in ("pronoun", "people") else None
        spoken_to = re.search(rf"(?:{verb})\s*(?:\S{{1,3}}\s+)?$", clause.text[: hit.start])
        if sort is None or (found and spoken_to):
            continue
        fitting = [who.id for who in able if gender(who, plan) == sort]
        unsure = [id for id in _seen(able, plan) if gender(plan.character(id), plan) is None]
        fitting = fitting or unsure
        if len(fitting) != 1:
            return ()
        found += fitting
    return tuple(dict.fromkeys(found))


def _gender_of(looks: str) -> str | None:
    return "he" if looks in MALE else "she" if looks in FEMALE else None


def gender(who: Character, plan: VideoPlan) -> str | None:
    """`he` or `she` as name, looks or the action tell; None when nothing does."""
    for text in (who.looks, who.name):
        hits = scan(folded(text), written_languages(folded(text)))
        told = {_gender_of(hit.value) for hit in hits if hit.kind in ("people", "pronoun", "name")}
        if len(told := told & {"he", "she"}) == 1:
            return told.pop()
    return _gender_in_few_words(who.looks) or _gender_in_action(who, plan)


@lru_cache(maxsize=256)
def _gender_in_few_words(looks: str) -> str | None:
    """What nouns for people say in looks of so few words that no language tells itself."""
    hits = (hit for tag in LANGUAGES for hit in scan(folded(looks), (tag,)))
    told = {_gender_of(hit.value) for hit in hits if hit.kind == "people"} & {"he", "she"}
    return told.pop() if len(told) == 1 else None


def _gender_in_action(who: Character, plan: VideoPlan) -> str | None:
    """What the pronouns say in shots that show nobody else."""
    alone = [shot.action for shot in plan.shots if shot.characters == (who.id,)]
    action = folded(" ".join(alone))
    hits = scan(action, written_languages(action))
    told = {_gender_of(hit.value) for hit in hits if hit.kind == "pronoun"} & {"he", "she"}
    return told.pop() if len(told) == 1 else None

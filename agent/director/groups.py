"""Groups: how many are in one, who is one of them, and what a member is called."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from .cast import FEMALE, MALE, NOT_HUMAN, Cast, Mention, Person
from .named_again import Found
from .names import irregular_plurals
from .nouns import count_behind, count_of
from .text import Span, Text
from .vocabulary import COMMON_LANGUAGE, LANGUAGES, Looks, lexicon

FARTHEST_NAME_LETTERS = 80
LARGEST_TOLD_APART = 6
"""Members of a group who may each be named by and by."""


def member(cast: Cast, item: Found) -> Person | None:
    """`the rusty one` of `two robots` is a robot."""
    place = _place_in_pair(item)
    groups = [p for p in reversed(cast.people) if p.members > 1 and (place or p.looks != "animal")]
    group = groups[0] if groups else _spoken_of(cast, item)
    if place and group is None:
        return None
    name = cast.text.folded[item.start : item.end]
    if group:
        blank = " " if lexicon(item.language).spaced else ""
        name = f"{place or item.name}{blank}{singular(group.nouns[-1])}"
    nouns = [singular(group.nouns[-1])] if group else []
    return cast.called(name) or cast.add(Person(name, _looks_of_one(group), nouns))


def _spoken_of(cast: Cast, item: Found) -> Person | None:
    """Who was spoken of last without a name: `片方の猫が…、もう片方が…` are of one kind."""
    if lexicon(item.language).grammar.subject != "particle":
        return None
    return next((p for p in reversed(cast.people) if p.nouns and not p.named), None)


def _place_in_pair(item: Found) -> str:
    """`first` for `one`, `second` for `the other`; "" for a member told by a quality."""
    naming = lexicon(item.language).naming
    for pair in (naming.acting, naming.apart):
        for place, words in enumerate(pair):
            if item.name == words or item.name == words.split(" ")[-1]:
                return naming.members[place]
    return ""


def _looks_of_one(group: Person | None) -> Looks | None:
    if group is None:
        return None
    return "person" if group.looks == "people" else group.looks


def singular(noun: str) -> str:
    """`robots` is more than one `robot`."""
    if noun in irregular_plurals():
        return irregular_plurals()[noun]
    for plural, ending in _plural_endings():
        one = noun.removesuffix(plural) + ending
        if noun.endswith(plural) and (not ending or one in _nouns()):
            return one if not noun.endswith(2 * plural) else noun
    return noun


@cache
def _plural_endings() -> tuple[tuple[str, str], ...]:
    """Endings of the plural with those of the singular, the longer first; a plain one last."""
    pairs = {
        (plural, ending)
        for tag in LANGUAGES
        for ending, plural in lexicon(tag).grammar.plurals.items()
    }
    return tuple(sorted(pairs, key=lambda pair: (not pair[1], -len(pair[0]), pair)))


@cache
def _nouns() -> frozenset[str]:
    """All words for people, in all languages."""
    return frozenset(n for tag in LANGUAGES for ns in lexicon(tag).people.values() for n in ns)


def count_before(text: Text, item: Found) -> int:
    """How many the number before a noun counts, or in some languages behind it; 0 without one."""
    if behind := count_behind(text, item.end, item.language or text.language):
        return behind
    if not lexicon(item.language).spaced:
        return count_of(text, item.start, item.language)
    before = re.search(r"(\w+)\s+(?:\w+\s+)?$", text.folded[max(0, item.start - 24) : item.start])
    words = lexicon(COMMON_LANGUAGE).numerals | lexicon(text.language).numerals
    for word in re.findall(r"\w+", before[0]) if before else ():
        if word.isdigit() or word in words:
            return int(words.get(word, 0) or int(word))
    return 0


def settle_groups(cast: Cast) -> None:
    """A group whose members are all named is no one of its own; a small one is its members."""
    for group in [person for person in cast.people if person.members > 1]:
        listed = _listed_behind(cast, group)
        if len(listed) > 1 and len(listed) >= (
            2 if group.members > LARGEST_TOLD_APART else group.members
        ):
            for person in listed:
                _take_over(person, group)
            _dissolve(cast, group, listed)
    for group in [person for person in cast.people if 1 < person.members <= LARGEST_TOLD_APART]:
        at = min((m.start for m in cast.mentions if m.who is group), default=0)
        later = {
            id(m.who): m.who
            for m in cast.mentions
            if m.start > at
            and m.who.members == 1
            and (_may_be_of(m.who, group) or _is_listed(cast, at, m, group))
        }
        bare = _without_nouns_behind(cast, at)
        if len(later) >= group.members:
            _dissolve(cast, group, list(later.values())[: group.members])
        elif len(bare) == group.members and group.looks not in NOT_HUMAN:
            for person in bare:
                _take_over(person, group)
            _dissolve(cast, group, bare)


def _without_nouns_behind(cast: Cast, at: int) -> list[Person]:
    """Those named behind a place of whom nothing says more than their sex: `Two cousins … Ana,
    a young woman, … Beto`."""
    later = {id(m.who): m.who for m in cast.mentions if m.start > at and not m.pronoun}
    return [
        one
        for one in later.values()
        if one.named and not one.handle and one.looks not in NOT_HUMAN and _is_plain(one)
    ]


def _is_plain(person: Person) -> bool:
    """Whether all words for somebody only tell their sex: `woman`, `young woman`."""
    return all(noun.endswith(tuple(_sexes())) for noun in person.nouns)


def _dissolve(cast: Cast, group: Person, members: Sequence[Person]) -> None:
    """Takes a group out that is its members, who are there wherever it is spoken of."""
    cast.remove(group)
    cast.together += [
        (Span(m.start, m.end), tuple(members)) for m in cast.mentions if m.who is group
    ]
    cast.mentions = [m for m in cast.mentions if m.who is not group]


def _take_over(person: Person, group: Person) -> None:
    """What a group is, its members are: Lena of `two astronauts, Lena and Kofi` is one."""
    noun = singular(group.nouns[-1])
    if noun not in person.nouns and noun != group.nouns[-1]:
        person.nouns.append(noun)
    if person.looks in (None, "person"):
        person.looks = _looks_of_one(group) or person.looks


def _listed_behind(cast: Cast, group: Person) -> list[Person]:
    """Those named one after another right behind a group: `two astronauts, Lena and Kofi`."""
    mentions = cast.mentions
    at = next((i for i, m in enumerate(mentions) if m.who is group), len(mentions))
    found: list[Person] = []
    for before, after in pairwise(mentions[at:]):
        between = _ASIDE.sub("", cast.text.folded[before.end : after.start]).strip(_LIST_MARKS)
        joined = between in ("", *_joins(cast.text.languages))
        if before.who is not group and not between and not cast.text.raw[before.end : after.start]:
            break
        if not joined or not after.who.named or after.who.members > 1:
            if after.who is group:
                continue
            break
        found.append(after.who)
    return list({id(person): person for person in found}.values())


_ASIDE = re.compile(r"[（(][^（()）]*[)）]")
_LIST_MARKS = " ,，、:：—–-"


@cache
def _joins(languages: tuple[str, ...]) -> frozenset[str]:
    """Words that join the last of a list to the others."""
    return frozenset(word for tag in languages for word in lexicon(tag).cues["join"])


def _is_listed(cast: Cast, at: int, mention: Mention, group: Person) -> bool:
    """Whether somebody is named right behind a group: `two sisters, Vera (6) and Lola,`."""
    between = cast.text.raw[at : mention.start]
    near = len(between) <= FARTHEST_NAME_LETTERS and not re.search(r"[.!?\n;:]", between)
    looks = mention.who.looks
    alike = looks in (None, "person", group.looks) or looks in _same_sex(group.looks)
    return near and mention.who.named and alike


def _same_sex(looks: Looks | None) -> frozenset[Looks]:
    return next((sex for sex in (MALE, FEMALE) if looks in sex), frozenset[Looks]())


def _may_be_of(person: Person, group: Person) -> bool:
    """Whether somebody may be one of a group: `friends` may be anybody, `men` are men."""
    noun = singular(group.nouns[-1])
    if sex := _sexes().get(noun):
        return person.looks in sex
    if group.looks == "people" or noun in _strangers():
        return person.looks not in NOT_HUMAN
    return noun in person.nouns or noun in person.name.casefold()


@cache
def _sexes() -> dict[str, frozenset[Looks]]:
    """The plain words for men and women in all languages."""
    pairs: tuple[tuple[Looks, frozenset[Looks]], ...] = (
        ("man", MALE),
        ("boy", MALE),
        ("woman", FEMALE),
        ("girl", FEMALE),
    )
    return {lexicon(tag).looks[looks]: sex for tag in LANGUAGES for looks, sex in pairs}


@cache
def _strangers() -> frozenset[str]:
    return frozenset(word for tag in LANGUAGES for word in lexicon(tag).naming.strangers)

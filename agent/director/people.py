"""Who is in the video: nouns, names, handles and pronouns, and which of them are one person.

Knows how languages join what speaks of one person, from their lexicons; does not know who speaks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from .acting import acts
from .capitals import is_apposition, is_name_told
from .cast import BEHIND_NAME, FEMALE, MALE, NOT_HUMAN, Cast, Mention, Person, key
from .groups import count_before, member, settle_groups
from .named_again import Found
from .names import found_in
from .pronouns import antecedent
from .scripts import any_of, is_latin, joined
from .text import Span, Text
from .vocabulary import Lexicon, Looks, lexicon
from .writer import tell_of_writer, writers_bracket

FEWEST_LETTERS_CUT = 4
LONGEST_VERB_LETTERS = 2
"""Of a verb between who acts and a pronoun, where no blank parts words."""
GIVEN_NAME_LETTERS = 2
"""Of a Korean or Chinese name behind a surname of one letter."""
PEOPLE_REMEMBERED = 12
PLAIN_NOUNS = 3
"""So many of the words for a man or a woman, at the head of their list, say no more."""
_BEHIND_PLACE = re.compile(r"(?: \w+){2,5} [（(]([^()（）\n]{1,160})[)）]")
"""A bracket behind somebody and where they are: `a runner in the rain (woman, neon jacket)`."""
_UP_TO_A_COMMA = re.compile(r"(?: \w+){0,2}, ")
"""What may stand between a noun and a name set off by commas: an adjective."""


def read_cast(
    text: Text,
    known: Iterable[str],
    labels: Iterable[Span],
    shown: Sequence[Span],
    entries: Sequence[Span] = (),
) -> Cast:
    """Everyone in the stretches `shown` of a text, which are in order.

    `known` are handles of uploads; `labels` stand in front of lines and in lists of the cast.
    """
    cast = Cast(text, entries=sorted(entries))
    previous: Found | None = None
    owned: Found | None = None
    aside = Span(0, 0)
    for item in found_in(text, known, labels, shown):
        if item.start < aside.end and item.kind != "handle":
            _tell_in_aside(cast, item, aside)
            continue
        person = _apposed(cast, item, previous, owned) or _who(cast, item, previous)
        if person is None:
            continue
        cast.learn(person)
        active = acts(text, item) and not _is_held(cast, item)
        if previous and cast.mentions and cast.mentions[-1].who is person:
            active = _acts_as_one(cast, item, previous, active)
        cast.mentions.append(Mention(item.start, item.end, person, item.kind == "pronoun", active))
        owned, previous = previous, item
        aside = _aside_behind(text, item)
        if bracket := writers_bracket(text, item):
            tell_of_writer(cast, person)
            aside = bracket
    settle_groups(cast)
    return cast


def _is_held(cast: Cast, item: Found) -> bool:
    """Whether a pronoun right behind who acts and a verb is the object: `康大娘白他一眼`."""
    if item.kind != "pronoun" or cast.text.grammar.subject != "place" or not cast.mentions:
        return False
    last = cast.mentions[-1]
    verb = cast.text.raw[last.end : item.start]
    return last.acts and not last.pronoun and verb.isalpha() and len(verb) <= LONGEST_VERB_LETTERS


def _aside_behind(text: Text, item: Found) -> Span:
    """The bracket right behind somebody, which tells of them and of nobody else."""
    if item.kind not in ("noun", "name", "handle"):
        return Span(0, 0)
    if bracket := BEHIND_NAME.match(text.raw, item.end):
        return Span(*bracket.span(1))
    far = _BEHIND_PLACE.match(text.raw, item.end) if item.kind == "noun" else None
    where = Span(far.start(), far.start(1)) if far else Span(0, 0)
    if far is None or not (text.has(where, "cue", "oblique") or text.has(where, "time")):
        return Span(0, 0)
    told = Span(*far.span(1))
    noun = next(text.within(told, "people"), None)
    return told if noun and not text.words(Span(told.start, noun.start)) else Span(0, 0)


def _tell_in_aside(cast: Cast, item: Found, aside: Span) -> None:
    """`runner (a woman, late 20s)`, `小美（May）`: what else somebody is, or is called."""
    if not cast.mentions or item.kind not in ("noun", "name"):
        return
    person = cast.mentions[-1].who
    if item.kind == "noun":
        _told_by(person, item)
    elif cast.text.words(aside) == cast.text.raw[item.start : item.end]:
        person.nouns.append(item.name.casefold())
        person.looks = person.looks or item.looks
    cast.learn(person)


def _apposed(cast: Cast, item: Found, owner: Found | None, before: Found | None) -> Person | None:
    """`Toby, her teenage son,`: a pronoun may own what somebody is who was just named."""
    owns = owner and owner.kind == "pronoun" and item.kind == "noun" and before
    if not owns or owner is None or before is None or len(cast.mentions) < 2:
        return None
    owns = ("", *lexicon(item.language).grammar.owns)
    if cast.text.raw[owner.end : item.start].strip() not in owns:
        return None
    held = cast.mentions.pop()
    named = before.kind in ("name", "handle")
    set_off = named and cast.text.raw[before.end : owner.start].strip() in _TIES
    person = _joined(cast, item, before) if named else None
    if set_off and person is None and not lexicon(item.language).spaced:
        person = _told_by(cast.mentions[-1].who, item)  # `小丽，他女儿`
    cast.mentions.append(held)
    return person


_TIES = ("，", ",", "：", ":", "（", "(", "、", "—", "——")
"""What may stand between a name and whose relation they are."""


def _acts_as_one(cast: Cast, item: Found, previous: Found, active: bool) -> bool:
    """Whether two words side by side for one person act: a particle behind the last tells."""
    last = cast.mentions[-1]
    between = cast.text.raw[previous.end : item.start]
    if len(between) > 2 or between in ("，", ","):  # 老师看着小明，小明说
        return active
    if lexicon(item.language or cast.text.language).grammar.subject == "particle":
        cast.mentions[-1] = replace(last, acts=active)
        return active
    return last.acts


def _who(cast: Cast, item: Found, previous: Found | None) -> Person | None:
    """The person a word speaks of: known, joined to the one before it, or new."""
    match item.kind:
        case "pronoun":
            return antecedent(cast, item)
        case "one":
            return member(cast, item)
        case _:
            pass
    if previous and (joined := _joined(cast, item, previous) or _described(cast, item, previous)):
        return joined
    if told := _name_told(cast, item):
        return told
    if known := _known(cast, item):
        if item.kind != "noun":
            known.named = True
        known.looks = known.looks or item.looks
        return known
    person = Person(item.name, item.looks, [], item.kind != "noun" and item.kind != "crowd")
    if item.kind == "handle":
        person.handle = cast.text.raw[item.start : item.end]
    elif item.kind in ("noun", "crowd"):
        person.nouns = _nouns_of(item)
    elif title := _title_behind(cast.text, item):
        person.nouns = [title]
    if item.kind in ("noun", "crowd"):
        person.counted = count_before(cast.text, item) or 1
    if item.kind == "crowd":
        person.members = count_before(cast.text, item) or 9
    return cast.add(person)


def _title_behind(text: Text, item: Found) -> str:
    """What an honorific behind a name says somebody is: `先生` of `宮田先生`; "" for nothing."""
    title = Span(item.start + len(item.name), item.end)
    known = any((h.start, h.end) == title for h in text.within(title, "people"))
    return text.folded[title.start : title.end] if known else ""


def _name_told(cast: Cast, item: Found) -> Person | None:
    """The one spoken of last whose name a sentence tells: `She is called Ana`, `Se llama Ana`."""
    if item.kind != "name" or not cast.mentions:
        return None
    person = cast.mentions[-1].who
    if not is_name_told(cast.text, item.start) or person.named or person.members > 1:
        return None
    person.name, person.named = item.name, True
    person.looks = _clearer(person.looks, item.looks)
    return person


def _described(cast: Cast, item: Found, previous: Found) -> Person | None:
    """The one whom an entry of the cast describes: `Bea: teenager, pink hair`."""
    at = bisect_right(cast.entries, previous.start, key=lambda entry: entry.start) - 1
    if (
        at < 0
        or item.end > cast.entries[at].end
        or item.kind not in ("noun", "crowd")
        or not cast.mentions
    ):
        return None
    person = cast.mentions[-1].who
    return _told_by(person, item)


def _told_by(person: Person, item: Found) -> Person:
    """Somebody, with a noun that says more of them."""
    person.looks = _clearer(person.looks, item.looks)
    person.nouns += [noun for noun in _nouns_of(item) if noun not in person.nouns]
    return person


def _nouns_of(item: Found) -> list[str]:
    """A noun and its last word: `old boat owner`, `owner`."""
    folded = item.name.casefold()
    return list(dict.fromkeys((folded, folded.split(" ")[-1])))


def _joined(cast: Cast, item: Found, previous: Found) -> Person | None:
    """The person of the word before, when the two name one person."""
    if not cast.mentions:
        return None
    person = cast.mentions[-1].who
    between = cast.text.folded[previous.end : item.start]
    if item.kind == "noun" and _copula(cast.text.languages).fullmatch(between):
        if person.name in lexicon(item.language).naming.placeholders:
            person.name = item.name
        return _told_by(person, item)
    if previous.kind == "pronoun":
        return None
    kinds = {item.kind, previous.kind}
    if kinds == {"crowd"} and between in ("", " ", *lexicon(item.language).cues["name_link"]):
        return _told_by(person, item)
    if kinds == {"noun"}:
        return _compound(cast, item, previous) or _same_by_noun(cast, item, previous, person)
    if previous.kind == "one" and item.kind == "name":
        return _named(cast, item, previous) if _is_set_off(cast.text, item, between) else None
    if not kinds & {"name", "handle"} or "noun" not in kinds:
        return None
    return _named(cast, item, previous) if _are_one(cast.text, item, previous) else None


def _named(cast: Cast, item: Found, previous: Found) -> Person:
    """The one person of a noun and a name, whichever of the two comes first."""
    person = cast.mentions[-1].who
    name, noun = (previous, item) if item.kind == "noun" else (item, previous)
    if (known := _known(cast, name)) and known is not person:
        known.nouns += [noun for noun in person.nouns if noun not in known.nouns]
        if person in cast.people and not person.named:
            cast.remove(person)
            cast.mentions[-1] = Mention(previous.start, previous.end, known)
        person = known
    elif name is item and person.named and key(person.name) != item.name.casefold():
        person = cast.add(Person(item.name, item.looks, named=True))  # 셰프 민재와 셰프 올리버
        cast.mentions[-1] = Mention(previous.start, previous.end, person)
    _told_by(person, noun)
    if name is item and not person.named:
        person.name, person.named = item.name, True
        person.looks = _clearer(person.looks, item.looks)
        if item.kind == "handle":
            person.handle = cast.text.raw[item.start : item.end]
    return person


@cache
def _copula(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What makes two words for people one person: ` is the `."""
    return re.compile("|".join(_copula_of(lexicon(tag)) for tag in languages))


def _copula_of(words: Lexicon) -> str:
    naming = words.naming
    be, articles = any_of(naming.copula), any_of((*naming.definite, *naming.indefinite))
    return rf" {be} {articles} (?:[\w-]+ )?" if words.spaced else rf"{be}{articles}?\w{{0,4}}"


def _compound(cast: Cast, item: Found, previous: Found) -> Person | None:
    """`a robot barista` is one, and so is `客の女性`: what somebody is, then what one sees."""
    person, naming = cast.mentions[-1].who, lexicon(item.language).naming
    between = cast.text.folded[previous.end : item.start]
    if not between and previous.looks in MALE | FEMALE and item.looks in NOT_HUMAN:
        return _named(cast, replace(item, kind="name", looks=None), previous)  # 孙女小鹿: no deer
    links = lexicon(item.language).cues["name_link"] if naming.seen_nouns else ()
    linked = between in links and item.name in naming.seen_nouns and previous.looks in _BEINGS
    spaced = between in ("", " ") and naming.compounds and not _are_two(previous.looks, item.looks)
    again = sum(mention.who is person for mention in cast.mentions) > 1
    if person.named or person.members > 1 or again or not (linked or spaced):
        return None
    person.name = cast.text.raw[previous.start : item.end]
    person.looks = _aged(person.looks, item.looks) or _clearer(person.looks, item.looks)
    person.nouns += [person.name.casefold(), *_nouns_of(item)]
    return person


_BEINGS = (None, "person", "robot", "animal", "creature")
"""Looks of a noun that says what somebody is, and not whether they are a man or a woman."""


def _are_two(first: Looks | None, second: Looks | None) -> bool:
    """Whether nouns side by side are of two people: a man and a woman, old ones and children."""
    plain = first in _BEINGS or second in _BEINGS or first == second
    return not plain and _aged(first, second) is None


_AGED: dict[tuple[str, Looks], Looks] = {
    ("old", "man"): "old man",
    ("old", "woman"): "old woman",
    ("young", "man"): "young man",
    ("young", "woman"): "young woman",
}


def _aged(first: Looks | None, second: Looks | None) -> Looks | None:
    """What a word for an age and one for a man or a woman let one see: `viejo pescador`."""
    if not first or not second:
        return None
    return _AGED.get((first.split(" ")[0], second)) or _AGED.get((second.split(" ")[0], first))


def _same_by_noun(cast: Cast, item: Found, previous: Found, person: Person) -> Person | None:
    """`the keeper, an old man with a limp`: a second noun for one just named."""
    text = cast.text
    naming = lexicon(item.language).naming
    before = re.search(r"(\w+) $", text.folded[max(0, previous.start - 8) : previous.start])
    if not before or before[1] not in naming.definite or person.members > 1:
        return None
    between = text.folded[previous.end : item.start]
    owned = any_of(lexicon(item.language).grammar.owned_by)
    again = rf"(?: {owned} [^,.;:\n]{{1,30}})?, {any_of(naming.indefinite)} (?:[\w-]+ )?"
    return _told_by(person, item) if re.fullmatch(again, between) else None


def _are_one(text: Text, item: Found, previous: Found) -> bool:
    """Whether a noun and a name side by side speak of one person."""
    between = text.folded[previous.end : item.start]
    links = text.lexicon.cues["name_link"]
    if item.kind == "noun" and previous.kind in ("name", "handle"):
        if previous.kind == "handle" and between in links:
            return True
        if between == " " and previous.language and lexicon(previous.language).naming.noun_behind:
            return True
        bare = between == ", " and item.looks not in NOT_HUMAN and _is_described(text, item)
        return bare or (len(between) > 1 and is_apposition(text, previous.end, item.start))
    if between in ("", " ", *links):
        return not (between == "" and is_latin(text.folded[item.start]) and item.language == "")
    if previous.kind != "noun":
        return False
    told = _word_before(text, previous) in text.lexicon.cues["article"]
    if told and item.kind == "name" and _is_set_off(text, item, between):
        return True
    if between == "、" and item.kind == "name" and _is_role_of(text, previous, item):
        return True
    named = _naming(text.languages).fullmatch(between) is not None
    return named and text.raw[item.end : item.end + 1] in (",", ".", " ", "(", ":")


def _is_described(text: Text, item: Found) -> bool:
    """Whether a noun behind a name and a comma goes on as a description, and not as a list."""
    behind = re.match(r"[ ,]*(\w+)?", text.folded[item.end : item.end + 24])
    joins = set(text.lexicon.cues["join"]) - set(text.lexicon.cues["oblique"])
    return behind is None or behind[1] not in joins  # `Marta, pescadera con acento gallego`


def _is_set_off(text: Text, item: Found, between: str) -> bool:
    """Whether commas or brackets set a name off: `the manager, Laura Bell, nods`."""
    behind = text.raw[item.end : item.end + 2].lstrip(" ")[:1]
    return _UP_TO_A_COMMA.fullmatch(between) is not None and behind in (",", "(", ":")


def _is_role_of(text: Text, role: Found, name: Found) -> bool:
    """`湯船の大学生、蒼太。`: a role and one name alone, where no others are listed."""
    joins = ("、", *(word for word in text.lexicon.cues["join"] if word))
    listed = text.folded.endswith(joins, 0, role.start)
    ends = ("。", *text.lexicon.cues["subject"])
    alone = any(text.raw.startswith(end, name.end) for end in ends)
    return text.grammar.verb_final and role.looks == "person" and alone and not listed


@cache
def _naming(languages: tuple[str, ...]) -> re.Pattern[str]:
    """What stands between what somebody is and their name: ` named `."""
    named = any_of(joined(lexicon(tag).naming.named for tag in languages))
    return re.compile(rf",? {named} ")


def _clearer(first: Looks | None, second: Looks | None) -> Looks | None:
    """Of two looks the one that tells more: a name tells `woman`, `grandmother` tells age."""
    if first is None or first == "person":
        return second or first
    if second is None or second in ("person", "people"):
        return first
    return second if first in ("man", "woman", "child") else first


def _known(cast: Cast, item: Found) -> Person | None:
    """Somebody of that name or noun; for `the boy`, somebody who can be called so."""
    folded = item.name.casefold()
    words = folded.split(" ")
    if item.kind == "noun" and _is_new(cast.text, item):
        return None
    for person in cast.maybe(folded, *words):
        names = [key(person.name), key(person.handle or ""), *person.nouns]
        if _is_somebody_else(cast.text, item, person):
            continue
        if folded in names or (item.kind == "name" and folded in key(person.name).split(" ")):
            return person
        if item.kind == "name" and person.named and key(person.name) in words:
            whole = all(word[:1].isupper() or len(word) <= 3 for word in item.name.split())
            person.name = item.name if whole or not is_latin(folded[0]) else person.name
            return person  # `Owen shrugs: “…”` is no longer name
    if item.kind == "name":
        return _by_given_name(cast, folded) or _by_noun_in_name(cast, item)
    if item.kind != "noun":
        return None
    last = words[-1]
    for person in cast.maybe(last):
        first = person.nouns[0] if last in person.nouns else ""
        if first and (last == folded or first in (last, folded) or first.endswith(f" {folded}")):
            return person
    if not lexicon(item.language).spaced:
        return _by_ending(cast, folded, item.looks)
    if shortened := _by_beginning(cast, item, last):
        return shortened
    return _by_looks(cast, item) if item.looks not in (None, "person", "animal") else None


def _is_somebody_else(text: Text, item: Found, person: Person) -> bool:
    """Whether a name or a handle is not that of somebody, alike as they are."""
    if key(person.name) == item.name.casefold():
        return False
    handled = item.kind == "handle" and person.handle is None
    return handled or _are_two_ages(text, item, person)


def _are_two_ages(text: Text, item: Found, person: Person) -> bool:
    """Whether `CARMELA` and `YOUNG CARMELA` both have lines of their own, so that they are two."""
    if item.kind != "name":
        return False
    one, other = sorted((key(item.name), key(person.name)), key=len)
    ages = {age for tag in text.languages for age in lexicon(tag).naming.ages_before}
    aged = any(f"{age} {one}" == other or f"{one} {age}" == other for age in ages)
    return aged and {one, other} <= _stand_alone(text.raw)


@lru_cache(maxsize=16)
def _stand_alone(raw: str) -> frozenset[str]:
    """What stands in a line of its own, in capitals, but for what is in brackets behind it."""
    told = (re.sub(r"\s*[(（].*", "", line).strip() for line in raw.splitlines())
    return frozenset(key(line) for line in told if line.isupper())


def _by_given_name(cast: Cast, folded: str) -> Person | None:
    """`무진` of `차무진`: a given name of two letters, where a surname of one stands first."""
    if len(folded) != GIVEN_NAME_LETTERS or is_latin(folded[0]):
        return None
    recent = reversed(cast.people[-PEOPLE_REMEMBERED:])
    return next(
        (p for p in recent if p.named and len(p.name) == len(folded) + 1 and p.name[1:] == folded),
        None,
    )


def _by_noun_in_name(cast: Cast, item: Found) -> Person | None:
    """Somebody whose noun ends in a word that is a name as well, where no blank parts them."""
    spaced = lexicon(item.language or cast.text.language).spaced
    if item.looks is None or spaced:
        return None
    folded = item.name.casefold()
    return next((p for p in cast.people if any(n.endswith(folded) for n in p.nouns)), None)


def _by_ending(cast: Cast, folded: str, looks: Looks | None) -> Person | None:
    """`老师` after `语文老师`: a shorter word for somebody known."""
    for person in reversed(cast.people):
        alike = person.looks == looks or {person.looks, looks} & {None, "person"}
        longer = person.members == person.counted == 1  # 橘猫 is but one of 两只猫
        if alike and any(
            noun.endswith(folded) or (longer and folded.endswith(noun)) for noun in person.nouns
        ):
            return person
    return None


def _by_beginning(cast: Cast, item: Found, noun: str) -> Person | None:
    """`el profe` after `el profesor`: a noun cut short, behind an article that tells who."""
    definite = _word_before(cast.text, item) in lexicon(item.language).naming.definite
    if len(noun) < FEWEST_LETTERS_CUT or not definite:
        return None
    for person in reversed(cast.people[-PEOPLE_REMEMBERED:]):
        if any(n.startswith(noun) and len(n) - len(noun) > 1 for n in person.nouns):
            return person
    return None


def _word_before(text: Text, item: Found) -> str:
    before = re.search(r"(\w+)\s+$", text.folded[max(0, item.start - 12) : item.start])
    return before[1] if before else ""


def _is_new(text: Text, item: Found) -> bool:
    """Whether an article says that somebody new comes: `another guard`."""
    return _word_before(text, item) in lexicon(item.language).naming.another


def _by_looks(cast: Cast, item: Found) -> Person | None:
    """The one person who can be called `the girl`: named, of these looks, without such a noun."""
    words, before = lexicon(item.language), _word_before(cast.text, item)
    told = before in words.naming.definite or words.grammar.subject != "article"
    if before in words.naming.indefinite or not told:
        return None
    if item.looks in ("man", "woman") and not _is_plain(item):
        return None
    fitting = [
        person
        for person in cast.people
        if (person.named or _is_a_child(person, item))
        and person.members == 1
        and _can_be(person, item.looks)
    ]
    return fitting[-1] if len(fitting) == 1 else None


def _is_a_child(person: Person, item: Found) -> bool:
    """Whether `el niño` may be a child known by another noun: `su nieto`."""
    return _is_plain(item) and person.looks in ("boy", "girl", "child")


def _is_plain(item: Found) -> bool:
    """Whether a noun says no more than what can be seen: `the lady`, and not `the waiter`."""
    words = lexicon(item.language)
    nouns = words.people[item.looks] if item.looks else ()
    return item.name.casefold().split(" ")[-1] in nouns[:PLAIN_NOUNS]


def _can_be(person: Person, looks: Looks | None) -> bool:
    young = person.looks in ("boy", "girl", "child")
    if looks in ("boy", "girl"):
        sex = MALE if looks == "boy" else FEMALE
        return young and (person.looks in sex or person.looks == "child")
    if looks == "child":
        return young
    return person.looks == looks

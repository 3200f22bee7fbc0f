"""Who is in the video: nouns, names, handles and pronouns, and which of them are one person.

Knows how languages name people, from their lexicons; does not know who speaks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .names import IRREGULAR_PLURALS, Found, found_in, is_apposition
from .text import Span, Text
from .vocabulary import Looks, is_latin, lexicon

MALE: frozenset[Looks] = frozenset(("man", "boy", "old man", "young man"))
FEMALE: frozenset[Looks] = frozenset(("woman", "girl", "old woman", "young woman"))
_PICTURE_HANDLE = re.compile(r"\d$")
_ANYBODY = ("someone", "somebody", "person", "alguien")
NOT_HUMAN: frozenset[Looks] = frozenset(("animal", "creature", "robot"))


@dataclass(eq=False)
class Person:
    """Somebody who acts or speaks, as far as the text tells."""

    name: str
    looks: Looks | None = None
    nouns: list[str] = field(default_factory=list[str])
    """What they are called beside their name, folded."""
    named: bool = False
    handle: str | None = None
    described: list[Span] = field(default_factory=list[Span])
    """Where the text says what they look like."""
    members: int = 1
    """More than one for a group."""
    unseen: bool = False
    """True for narrators and voices."""
    spoke: bool = False
    dialect: str | None = None
    manner: str | None = None


@dataclass(frozen=True)
class Mention:
    """A place where the text speaks of somebody."""

    start: int
    end: int
    who: Person
    pronoun: bool = False
    acts: bool = True
    """False for one to whom something is done: `to Tom`, `对汤姆`, `トムに`."""


@dataclass
class Cast:
    """Everyone in the text, and where each of them is mentioned."""

    text: Text
    people: list[Person] = field(default_factory=list[Person])
    mentions: list[Mention] = field(default_factory=list[Mention])
    entries: Sequence[Span] = ()
    """The stretches of a list of the cast that describe one person each."""

    def before(self, position: int, since: int = 0) -> list[Mention]:
        """The mentions between two places, the last hundred of them."""
        last = bisect_left(self.mentions, position, key=lambda mention: mention.start)
        return [m for m in self.mentions[max(0, last - 100) : last] if m.start >= since]

    def within(self, span: Span, pronouns: bool = True) -> list[Mention]:
        first = bisect_left(self.mentions, span.start, key=lambda mention: mention.start)
        last = bisect_left(self.mentions, span.end, key=lambda mention: mention.start)
        return [
            mention
            for mention in self.mentions[first:last]
            if mention.end <= span.end and (pronouns or not mention.pronoun)
        ]

    def called(self, words: str) -> Person | None:
        """The person of a name, a noun or a handle, if there is one."""
        key = _key(words)
        for person in self.people:
            if key in (_key(person.name), _key(person.handle or "")) or key in person.nouns:
                return person
        return None

    def add(self, person: Person, span: Span | None = None) -> Person:
        self.people.append(person)
        if span:
            self.mentions.append(Mention(span.start, span.end, person))
            self.mentions.sort(key=lambda mention: mention.start)
        return person


def _key(words: str) -> str:
    return re.sub(r"[\s@]+", " ", words).casefold().strip()


# ---- who is who


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
    cast = Cast(text, entries=entries)
    previous: Found | None = None
    for item in found_in(text, known, labels, shown):
        person = _who(cast, item, previous)
        if person is None:
            continue
        acts = _is_acting(text, item)
        if previous and cast.mentions and cast.mentions[-1].who is person:
            acts = acts or (cast.mentions[-1].acts and item.start - previous.end <= 2)
        cast.mentions.append(Mention(item.start, item.end, person, item.kind == "pronoun", acts))
        previous = item
    _settle_groups(cast)
    return cast


def _who(cast: Cast, item: Found, previous: Found | None) -> Person | None:
    """The person a word speaks of: known, joined to the one before it, or new."""
    match item.kind:
        case "pronoun":
            return _antecedent(cast, item)
        case "one":
            return _member(cast, item)
        case _:
            pass
    if previous and (joined := _joined(cast, item, previous) or _described(cast, item, previous)):
        return joined
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
    if item.kind == "crowd":
        person.members = _count_before(cast.text, item) or 9
    return cast.add(person)


def _described(cast: Cast, item: Found, previous: Found) -> Person | None:
    """The one whom an entry of the cast describes: `Bea: teenager, pink hair`."""
    entry = next((e for e in cast.entries if e.start <= previous.start and item.end <= e.end), None)
    if entry is None or item.kind not in ("noun", "crowd") or not cast.mentions:
        return None
    person = cast.mentions[-1].who
    person.looks = _clearer(person.looks, item.looks)
    person.nouns += [noun for noun in _nouns_of(item) if noun not in person.nouns]
    return person


def _nouns_of(item: Found) -> list[str]:
    """A noun and its last word: `old boat owner`, `owner`."""
    folded = item.name.casefold()
    return list(dict.fromkeys((folded, folded.split(" ")[-1])))


_COPULA = re.compile(r" (?:is|was|es|era) (?:an?|the|una?|el|la) |是(?:一?[个個位名])?\w{0,4}")


def _joined(cast: Cast, item: Found, previous: Found) -> Person | None:
    """The person of the word before, when the two name one person."""
    if not cast.mentions:
        return None
    person = cast.mentions[-1].who
    between = cast.text.folded[previous.end : item.start]
    if item.kind == "noun" and _COPULA.fullmatch(between):
        person.looks = _clearer(person.looks, item.looks)
        person.nouns += [noun for noun in _nouns_of(item) if noun not in person.nouns]
        return person
    if previous.kind == "pronoun":
        return None
    kinds = {item.kind, previous.kind}
    noun = item if item.kind == "noun" else previous
    if kinds == {"noun"}:
        return _compound(item, person, between) or _same_by_noun(cast, item, previous, person)
    if not kinds & {"name", "handle"} or "noun" not in kinds:
        return None
    if not _are_one(cast.text, item, previous):
        return None
    name = item if item.kind != "noun" else previous
    if (known := _known(cast, name)) and known is not person:
        known.nouns += [noun for noun in person.nouns if noun not in known.nouns]
        if person in cast.people and not person.named:
            cast.people.remove(person)
            cast.mentions[-1] = Mention(previous.start, previous.end, known)
        person = known
    person.nouns += [n for n in _nouns_of(noun) if n not in person.nouns]
    person.looks = _clearer(person.looks, noun.looks)
    if name is item and not person.named:
        person.name, person.named = item.name, True
        person.looks = _clearer(person.looks, item.looks)
        if item.kind == "handle":
            person.handle = cast.text.raw[item.start : item.end]
    return person


def _compound(item: Found, person: Person, between: str) -> Person | None:
    """`a robot barista` is one."""
    if between != " " or item.language != "en" or person.named:
        return None
    person.name = f"{person.name} {item.name}"
    person.nouns += [person.name.casefold(), *_nouns_of(item)]
    return person


def _same_by_noun(cast: Cast, item: Found, previous: Found, person: Person) -> Person | None:
    """`the keeper, an old man with a limp`: a second noun for one just named."""
    text = cast.text
    between = text.folded[previous.end : item.start]
    before = re.search(r"(\w+) $", text.folded[max(0, previous.start - 8) : previous.start])
    if not before or before[1] not in ("the", "el", "la") or person.members > 1:
        return None
    if not re.fullmatch(r", (?:an?|una?) (?:[\w-]+ )?", between):
        return None
    person.looks = _clearer(person.looks, item.looks)
    person.nouns += [noun for noun in _nouns_of(item) if noun not in person.nouns]
    return person


def _are_one(text: Text, item: Found, previous: Found) -> bool:
    between = text.folded[previous.end : item.start]
    if item.kind == "noun" and previous.kind in ("name", "handle"):
        if previous.kind == "handle" and between == "の":
            return True
        spaced = between == " " and previous.language == "ko"
        return spaced or (len(between) > 1 and is_apposition(text, previous.end, item.start))
    if between in ("", " ", "の"):
        return not (between == "" and is_latin(text.folded[item.start]) and item.language == "")
    return bool(re.fullmatch(r",? (?:named|called|llamad[oa]|se llama) |, ", between)) and (
        previous.kind == "noun"
        and text.raw[item.end : item.end + 1] in (",", ".", " ")
        and between != ", "
    )


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
    for person in reversed(cast.people):
        names = [_key(person.name), _key(person.handle or ""), *person.nouns]
        if item.kind == "handle" and person.handle is None and _key(person.name) != folded:
            continue
        if folded in names or (item.kind == "name" and folded in _key(person.name).split(" ")):
            return person
        if item.kind == "name" and person.named and _key(person.name) in folded.split(" "):
            person.name = item.name
            return person
    if item.kind != "noun" or _is_new(cast.text, item):
        return None
    last = folded.split(" ")[-1]
    for person in reversed(cast.people):
        if last in person.nouns and (folded == last or person.nouns[0] in (last, folded)):
            return person
    if item.language in ("zh", "ja"):
        return _by_ending(cast, folded)
    return _by_looks(cast, item) if item.looks not in (None, "person", "animal") else None


def _by_ending(cast: Cast, folded: str) -> Person | None:
    """`老师` after `语文老师`: a shorter word for somebody known."""
    for person in reversed(cast.people):
        if any(noun.endswith(folded) or folded.endswith(noun) for noun in person.nouns):
            return person
    return None


def _is_new(text: Text, item: Found) -> bool:
    """Whether an article says that somebody new comes: `a man`, `another guard`."""
    before = re.search(r"(\w+)\s+$", text.folded[max(0, item.start - 12) : item.start])
    return bool(before and before[1] in ("another", "second", "third", "other", "otro", "otra"))


def _by_looks(cast: Cast, item: Found) -> Person | None:
    """The one person who can be called `the girl`: named, of these looks, without such a noun."""
    article = re.search(r"(\w+)\s+$", cast.text.folded[max(0, item.start - 8) : item.start])
    if article and article[1] in ("a", "an", "un", "una", "one"):
        return None
    fitting = [
        person
        for person in cast.people
        if person.named and person.members == 1 and _can_be(person, item.looks)
    ]
    return fitting[-1] if len(fitting) == 1 else None


def _can_be(person: Person, looks: Looks | None) -> bool:
    young = person.looks in ("boy", "girl", "child")
    if looks in ("boy", "girl"):
        sex = MALE if looks == "boy" else FEMALE
        return young and (person.looks in sex or person.looks == "child")
    if looks == "child":
        return young
    return looks is not None and person.looks == looks


def _antecedent(cast: Cast, item: Found) -> Person | None:
    """Whom a pronoun means: the last who acted and can be called so, else the last at all."""
    wanted = item.looks
    if wanted == "person":
        return None
    fitting = [
        mention
        for mention in cast.mentions[-12:]
        if mention.who.members == 1 and _answers_to(mention.who, wanted)
    ]
    if not fitting:
        return _one_of_a_group(cast, item)
    acting = [mention for mention in fitting if mention.acts]
    near = [m for m in acting if _same_sentence(cast.text, m.end, item.start)]
    if near and _is_acting(cast.text, item) and near[-1].who.handle:
        return near[-1].who
    known = [mention for mention in fitting if _is_somebody(mention.who)]
    acting = [mention for mention in known if mention.acts] or known or acting or fitting
    sex = MALE if wanted == "man" else FEMALE
    recent = {id(mention) for mention in cast.mentions[-2:]}
    surely = [m for m in fitting if id(m) in recent and m.who.looks in sex]
    chosen = (surely or acting)[-1].who
    if chosen.looks in (None, "person") and wanted in ("man", "woman"):
        chosen.looks = wanted
    return chosen


def _one_of_a_group(cast: Cast, item: Found) -> Person | None:
    """The woman whom `she` means where only a couple or a crowd was spoken of."""
    wanted = item.looks
    grouped = any(p.members > 1 or p.looks == "people" for p in cast.people)
    if wanted not in ("man", "woman") or not grouped or not _is_acting(cast.text, item):
        return None
    name = lexicon(item.language).looks[wanted]
    return cast.called(name) or cast.add(Person(name, wanted, [name]))


def _same_sentence(text: Text, end: int, start: int) -> bool:
    return not re.search(r"[.!?。！？\n]", text.raw[end:start])


def _is_somebody(person: Person) -> bool:
    """Whether somebody is more than `someone` or the number of a picture."""
    numbered = person.handle and _PICTURE_HANDLE.search(person.handle) and not person.nouns
    return not numbered and person.name.casefold() not in _ANYBODY


def _answers_to(person: Person, pronoun: Looks | None) -> bool:
    if pronoun == "man":
        return (
            person.looks in (None, "person", "child", "old person", "robot") or person.looks in MALE
        )
    if pronoun == "woman":
        return person.looks in (None, "person", "child", "old person") or person.looks in FEMALE
    return person.looks in NOT_HUMAN


_MEMBERS = {"one": "first", "the first": "first", "the other": "second", "the second": "second"}


def _member(cast: Cast, item: Found) -> Person | None:
    """`the rusty one` of `two robots` is a robot."""
    groups = [p for p in reversed(cast.people) if p.members > 1 and p.looks != "animal"]
    group = groups[0] if groups else None
    noun = singular(group.nouns[-1]) if group else "one"
    name = f"{item.name} {noun}"
    if item.name in _MEMBERS:
        if group is None:
            return None
        name = f"{_MEMBERS[item.name]} {noun}"
    if known := cast.called(name):
        return known
    return cast.add(Person(name, _looks_of_one(group)))


def _looks_of_one(group: Person | None) -> Looks | None:
    if group is None:
        return None
    return "person" if group.looks == "people" else group.looks


def singular(noun: str) -> str:
    """`robots` is more than one `robot`."""
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _count_before(text: Text, item: Found) -> int:
    before = re.search(r"(\w+)\s+(?:\w+\s+)?$", text.folded[max(0, item.start - 24) : item.start])
    words = {w: v for tag in ("en", text.language) for w, v in lexicon(tag).numerals.items()}
    for word in re.findall(r"\w+", before[0]) if before else ():
        if word.isdigit() or word in words:
            return int(words.get(word, 0) or int(word))
    return 0


def _is_acting(text: Text, item: Found) -> bool:
    """Whether somebody acts here: no preposition before, no particle of an object behind."""
    after = Span(item.end, min(len(text.raw), item.end + 3))
    language = item.language or text.language
    if language in ("ja", "ko"):
        return not any(hit.start == item.end for hit in text.within(after, "cue", "oblique"))
    if language in ("en", "es") and not _is_subject(text, item):
        return False
    if language == "zh" and not _is_chinese_subject(text, item):
        return False
    before = Span(max(0, item.start - 12), item.start)
    for hit in text.within(before, "cue", "oblique"):
        between = text.folded[hit.end : item.start].strip()
        articles = lexicon(hit.language).cues["article"] if hit.language else ()
        if not between or between in articles or (hit.language == "zh" and between.endswith("的")):
            return False
    return True


def _is_subject(text: Text, item: Found) -> bool:
    """Whether a noun phrase may be a subject: a mark or a joining word stands before it."""
    before = text.raw[max(0, item.start - 60) : item.start]
    articles = set(text.lexicon.cues["article"]) or set(lexicon("en").cues["article"])
    words = before.split(" ")
    while words and words[-1].casefold() in ("", *articles):
        words.pop()
    last = words[-1] if words else ""
    if not last or last[-1] in ".,;:!?。\n\"”’'—–-)(*…¡¿】]\x00" or "\n" in last:
        return True
    return last.casefold().strip("\"“'") in lexicon(item.language or text.language).cues["clause"]


def _is_chinese_subject(text: Text, item: Found) -> bool:
    """Whether nothing in the clause before a word makes it an object: `看穿了他`, `看着他`."""
    before = re.split(r"[，。！？；：、,.!?\n“”]", text.raw[max(0, item.start - 24) : item.start])[
        -1
    ]
    if not before or before.endswith(("的", "个", "位", "名", "只")):
        return True
    if item.kind == "pronoun" and text.raw[item.end : item.end + 1] in ("：", ":"):
        return False
    return before[-1] not in "了着著过過给給住向到穿" and len(before) <= 6


def _may_be_of(person: Person, group: Person) -> bool:
    """Whether somebody may be one of a group: `friends` may be anybody, `men` are men."""
    noun = singular(group.nouns[-1])
    sexes = {"man": MALE, "boy": MALE, "woman": FEMALE, "girl": FEMALE}
    if noun in sexes:
        return person.looks in sexes[noun]
    if group.looks == "people" or noun in ("person", "character", "stranger", "friend"):
        return person.looks not in NOT_HUMAN
    return noun in person.nouns or noun in person.name.casefold()


def _settle_groups(cast: Cast) -> None:
    """A group whose members are all named is no one of its own; a small one is its members."""
    for group in [person for person in cast.people if 1 < person.members <= 6]:
        at = min((m.start for m in cast.mentions if m.who is group), default=0)
        later = {
            id(m.who)
            for m in cast.mentions
            if m.start > at and m.who.members == 1 and _may_be_of(m.who, group)
        }
        if len(later) >= group.members:
            cast.people.remove(group)
            cast.mentions = [m for m in cast.mentions if m.who is not group]

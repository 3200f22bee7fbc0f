"""The people of a video and the places where the text speaks of them.

Knows names, looks and mentions; does not know how a language tells one person from another.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .text import Span, Text
from .vocabulary import Looks

MALE: frozenset[Looks] = frozenset(("man", "boy", "old man", "young man"))
FEMALE: frozenset[Looks] = frozenset(("woman", "girl", "old woman", "young woman"))
BEHIND_NAME = re.compile(r"\s?[（(]([^()（）\n]{1,160})[)）]")
"""The bracket right behind a name, which tells of whom it names and of nobody else."""
FARTHEST_NAME_LETTERS = 30
"""How far before its description a name begins."""
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
    writes: bool = False
    """True for the one who writes, whom no pronoun but the first person's means."""
    dialect: str | None = None
    manner: str | None = None
    number: int = 0
    """Counted as they are found; 0 for somebody who is not among the people."""
    counted: int = 1
    """How many the number before the noun counts where they are first spoken of."""


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
    """The stretches of a list of the cast that describe one person each, by place."""
    together: list[tuple[Span, tuple[Person, ...]]] = field(
        default_factory=list[tuple[Span, tuple[Person, ...]]]
    )
    """Where the text speaks of a group whose members are known: they are all there."""
    _called: dict[str, list[Person]] = field(default_factory=dict[str, list[Person]])
    """Who may be meant by a name, a word of it, a noun or a handle."""
    _added: int = 0

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

    def there(self, span: Span) -> list[Person]:
        """Everyone a stretch speaks of, alone or in a group, by place."""
        told = [(m.start, (m.who,)) for m in self.within(span)]
        told += [(at.start, all) for at, all in self.together if span.start <= at.start < span.end]
        told.sort(key=lambda found: found[0])
        return list(dict.fromkeys(who for _, people in told for who in people))

    def describes(self, span: Span) -> bool:
        """Whether a stretch tells what somebody named right before it looks like."""
        near = self.before(span.start, since=span.start - FARTHEST_NAME_LETTERS)
        return any(
            told.start < span.end and span.start < told.end
            for mention in near[-1:]
            for told in mention.who.described
        )

    def called(self, words: str) -> Person | None:
        """The person of a name, a noun or a handle, if there is one."""
        wanted = key(words)
        for person in reversed(self.maybe(wanted)):
            names = (key(person.name), key(person.handle or ""))
            if wanted in names or wanted in person.nouns:
                return person
        return None

    def maybe(self, *words: str) -> list[Person]:
        """Those who were ever called by one of some words, who was found last first."""
        found = {person.number: person for word in words for person in self._called.get(word, ())}
        return [found[number] for number in sorted(found, reverse=True) if number]

    def learn(self, person: Person) -> None:
        """Takes notice of what somebody is called by now."""
        names = {key(person.name), *key(person.name).split(" "), key(person.handle or "")}
        for name in names.union(person.nouns):
            known = self._called.setdefault(name, [])
            if person not in known:
                known.append(person)

    def remove(self, person: Person) -> None:
        """Takes somebody out who is no one of their own."""
        self.people.remove(person)
        person.number = 0

    def add(self, person: Person, span: Span | None = None) -> Person:
        self._added += 1
        person.number = self._added
        self.people.append(person)
        self.learn(person)
        if span:
            self.mentions.append(Mention(span.start, span.end, person))
            self.mentions.sort(key=lambda mention: mention.start)
        return person


@lru_cache(maxsize=4096)
def key(words: str) -> str:
    """What makes two ways to write a name one."""
    return re.sub(r"[\s@]+", " ", words).casefold().strip()

"""The people of a video and the places where the text speaks of them.

Knows names, looks and mentions; does not know how a language tells one person from another.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from .text import Span, Text
from .vocabulary import Looks

MALE: frozenset[Looks] = frozenset(("man", "boy", "old man", "young man"))
FEMALE: frozenset[Looks] = frozenset(("woman", "girl", "old woman", "young woman"))
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
        wanted = key(words)
        for person in self.people:
            names = (key(person.name), key(person.handle or ""))
            if wanted in names or wanted in person.nouns:
                return person
        return None

    def add(self, person: Person, span: Span | None = None) -> Person:
        self.people.append(person)
        if span:
            self.mentions.append(Mention(span.start, span.end, person))
            self.mentions.sort(key=lambda mention: mention.start)
        return person


def key(words: str) -> str:
    """What makes two ways to write a name one."""
    return re.sub(r"[\s@]+", " ", words).casefold().strip()

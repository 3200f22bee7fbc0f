"""The one who writes, where they are in their own video: `me (Tasha, box braids) at the till`."""

import re
from functools import cache

from .cast import BEHIND_NAME, Cast, Person
from .named_again import Found
from .scripts import any_of
from .text import Span, Text
from .vocabulary import lexicon

_FARTHEST_LETTERS = 12
"""How far before the bracket that tells who writes the word for them may begin."""


def tells_writer(text: Text, left: Span) -> bool:
    """Whether the word for the one who writes stands at the end of a stretch: `私「…」`."""
    return bool(_last_word(text.language).search(text.folded[left.start : left.end]))


def writers_bracket(text: Text, item: Found) -> Span | None:
    """The bracket behind the word for the one who writes, where somebody stands at its head."""
    before = Span(max(0, item.start - _FARTHEST_LETTERS), item.start)
    opening = text.raw[before.start : before.end].rstrip("(（")
    behind = Span(before.start, before.start + len(opening))
    if item.kind not in ("noun", "name") or behind == before or not tells_writer(text, behind):
        return None
    bracket = BEHIND_NAME.match(text.raw, behind.end)
    return Span(*bracket.span(1)) if bracket else None


def tell_of_writer(cast: Cast, person: Person) -> None:
    """Somebody is the one who writes; a noun alone is no name of theirs: `me (a woman, 30)`."""
    person.writes = True
    if not person.named:
        person.nouns.append(person.name.casefold())
        person.name, person.named = cast.text.lexicon.naming.myself, True


def writer(cast: Cast) -> Person:
    """The one who writes, as one of the people of the video."""
    name = cast.text.lexicon.naming.myself
    told = next((person for person in cast.people if person.writes), None)
    return told or cast.called(name) or cast.add(Person(name, "person", named=True))


@cache
def _last_word(language: str) -> re.Pattern[str]:
    known = lexicon(language)
    start = r"(?<!\w)" if known.spaced else ""
    return re.compile(rf"{start}{any_of((known.naming.myself, *known.naming.first_person))}\s*$")

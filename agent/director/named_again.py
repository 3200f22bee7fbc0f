"""Words that may speak of somebody, and the other places of names found once.

A name found behind what somebody is, or before how they are called, is theirs wherever it stands.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .scripts import is_latin
from .text import Text
from .vocabulary import Looks, lexicon

SHORTEST_NAME_LETTERS = 2
SHORTEST_CAPITALISED_LETTERS = 3
LONGEST_PARTICLE_LETTERS = 5
"""Of one that is looked for again, in scripts without capitals and with them."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    """A word that may speak of somebody, before it is known of whom."""

    start: int
    end: int
    kind: str
    """`noun`, `crowd`, `name`, `handle`, `pronoun` or `one` (the rusty one)."""
    name: str
    looks: Looks | None
    language: str = ""


def named_again(text: Text, found: Iterable[Found]) -> list[Found]:
    """The other places of names: `옥순(일흔)이 …, 옥순이 외친다`, `Grandpa Otis … Otis has`."""
    names = {item.name: item for item in found if item.kind == "name"}.values()
    whole = {called: name for name in names if (called := _without_title(text, name))}
    led = {name.name: name for name in names if _is_led(text, name)}
    longest = max(map(len, led), default=0) + LONGEST_PARTICLE_LETTERS
    again: list[Found] = []
    for word in _WORD.finditer(text.raw) if whole or led else ():
        head = word[0][: longest + LONGEST_PARTICLE_LETTERS]
        known = whole.get(word[0]) or led.get(word[0]) or _at_head(text, head, led)
        if known and not text.in_quote(word.start()):
            end = word.end() if word[0] in whole else word.start() + len(known.name)
            again.append(replace(known, start=word.start(), end=end))
    return again


def _is_led(text: Text, name: Found) -> bool:
    """Whether a name is written together with what follows it, and long enough to be told apart."""
    words = lexicon(name.language or text.language)
    short = len(name.name) < SHORTEST_NAME_LETTERS or is_latin(name.name[0])
    return not short and words.grammar.subject != "article"


def _at_head(text: Text, word: str, names: dict[str, Found]) -> Found | None:
    """The name that a word begins with, where a particle stands behind it or its place tells."""
    for end in range(len(word) - 1, SHORTEST_NAME_LETTERS - 1, -1):
        if (name := names.get(word[:end])) and word[end:].startswith(_followers(text, name)):
            return name
    return None


def _followers(text: Text, name: Found) -> tuple[str, ...]:
    """What may stand behind a name: the particles of a language, or anything where it has none."""
    words = lexicon(name.language or text.language)
    if words.grammar.subject == "place":
        return ("",)
    return (*words.cues["subject"], *words.cues["oblique"])


def _without_title(text: Text, name: Found) -> str:
    """A name of one word, or the one behind a title: `Otis` of `Grandpa Otis`; "" for none."""
    if name.name[:1].isupper() and name.name.isalpha() and is_latin(name.name[0]):
        return name.name if len(name.name) >= SHORTEST_CAPITALISED_LETTERS else ""
    title, _, rest = name.name.partition(" ")
    titles = {word for tag in text.languages for word in lexicon(tag).cues["name_prefix"]}
    is_one = rest.isalnum() and rest[0].isupper()
    return rest if is_one and title.casefold() in titles else ""

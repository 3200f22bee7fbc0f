"""The people of a request as the characters of a plan, and the ids of a plan."""

import re
import unicodedata

from ...generator.plan import Character, Voice
from .cast import Person
from .facts import Facts
from .groups import singular
from .references import is_character
from .vocabulary import lexicon

_COMMA = re.compile(r"[,，、]")
LARGEST_SHOWN_APART = 4
"""Members of a group who are characters of their own."""


def characters_of(facts: Facts, elements: dict[int, str]) -> list[tuple[Person, str, Character]]:
    """The characters with unique ids, whoever speaks among them; a small group is its members."""
    taken: set[str] = set()
    found: list[tuple[Person, str, Character]] = []
    speakers = {id(line.who): line.who for line in facts.reader.lines}
    everybody = {id(who): who for who in facts.cast.people} | speakers
    for who in everybody.values():
        if not is_character(who) and id(who) not in speakers:
            continue
        names = [who.name]
        if 1 < who.members <= LARGEST_SHOWN_APART and not who.spoke:
            names = [f"{singular(who.name.casefold())} {n}" for n in range(1, who.members + 1)]
        for name in names:
            who_id = unique(slug(name), taken, "c")
            found.append((who, who_id, _character(facts, who, who_id, name, elements.get(id(who)))))
    return found


def _character(facts: Facts, who: Person, who_id: str, name: str, element: str | None) -> Character:
    text = facts.text
    language = facts.first_languages.get(id(who), text.language)
    words = lexicon(text.language).looks.get(who.looks, "") if who.looks else ""
    described = [text.words(span).strip(" .…,，、:：()（）]】") for span in who.described]
    told = " ".join((name, *described)).casefold()
    nouns = [noun for noun in who.nouns if noun.casefold() not in told][:1]
    parts = [part.strip().casefold() for one in described for part in _COMMA.split(one)]
    looks = [word for word in (words if words not in parts else "", *nouns, *described) if word]
    return Character(
        id=who_id,
        name=name,
        looks=", ".join(dict.fromkeys(looks))[:300],
        voice=Voice(language=language, dialect=who.dialect, manner=who.manner),
        element=element,
    )


def slug(name: str) -> str:
    """An ASCII id of a name; empty when it has no Latin letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def unique(name: str, taken: set[str], letter: str) -> str:
    """The name, or the next free one of its kind: `mei`, `mei_2`, `c1`."""
    if not name or name[0].isdigit():
        numbers = (f"{letter}{n}" for n in range(1, len(taken) + 2))
        name = (name and f"{letter}_{name}") or next(n for n in numbers if n not in taken)
    found, n = name, 2
    while found in taken:
        found, n = f"{name}_{n}", n + 1
    taken.add(found)
    return found

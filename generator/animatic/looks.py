"""Who somebody is to the eye: the words of a character, read once, for every shot alike."""

import hashlib
import random
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..plan import Character
from . import words
from .colours import Rgb

SKINS: dict[str, Rgb] = {
    "pale": (253, 226, 208),
    "fair": (247, 208, 178),
    "warm": (238, 190, 150),
    "tan": (212, 158, 116),
    "brown": (168, 112, 76),
    "dark": (112, 72, 54),
}
HAIR_COLOURS: dict[str, Rgb] = {
    "black": (38, 34, 44),
    "brown": (92, 60, 44),
    "blond": (226, 184, 108),
    "red": (184, 84, 44),
    "grey": (186, 188, 196),
    "pink": (240, 140, 176),
    "blue": (74, 110, 200),
}
CLOTH: dict[str, Rgb] = {
    "red": (208, 56, 56),
    "orange": (232, 126, 52),
    "yellow": (238, 190, 70),
    "green": (74, 138, 92),
    "teal": (44, 150, 150),
    "blue": (66, 118, 196),
    "navy": (42, 58, 104),
    "purple": (122, 84, 168),
    "pink": (236, 136, 160),
    "brown": (150, 108, 74),
    "black": (48, 48, 58),
    "white": (244, 246, 250),
    "grey": (138, 142, 152),
}
OFTEN = ("teal", "orange", "navy", "yellow", "green", "blue", "purple", "pink", "brown", "grey")
"""Cloth for those of whom nothing is said."""
TROUSERS: tuple[Rgb, ...] = ((54, 60, 84), (74, 66, 64), (96, 100, 112), (44, 46, 56))
FUR: dict[str, Rgb] = {
    "orange": (226, 140, 66),
    "yellow": (226, 172, 96),
    "brown": (140, 96, 64),
    "black": (52, 50, 58),
    "white": (242, 238, 230),
    "grey": (146, 150, 160),
    "red": (196, 96, 52),
    "blue": (84, 138, 206),
    "green": (92, 170, 92),
    "pink": (240, 170, 180),
}
ANIMALS: dict[str, tuple[str, float]] = {
    "cat": ("orange", 0.34),
    "dog": ("yellow", 0.5),
    "fox": ("red", 0.48),
    "bird": ("blue", 0.26),
    "rabbit": ("white", 0.36),
    "bear": ("brown", 1.0),
    "robot": ("grey", 1.4),
}
"""Usual colour and height in metres."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How a figure is drawn."""

    species: str
    """`human` or one of `ANIMALS`."""
    woman: bool
    age: str
    """child, adult or old."""
    metres: float
    skin: Rgb
    hair: str
    hair_colour: Rgb
    clothes: str
    cloth: Rgb
    trousers: Rgb
    wear: frozenset[str]
    eyes: Rgb
    seed: int

    @property
    def head(self) -> float:
        """Height of the head in metres, from chin to crown without hair."""
        share = {"child": 0.205, "adult": 0.158, "old": 0.162}[self.age]
        return self.metres * (share if self.species == "human" else 0.42)

    @property
    def eye_level(self) -> float:
        return self.metres - 0.5 * self.head


def seed_of(*texts: str) -> int:
    """A number that is the same for the same words on every machine."""
    return int.from_bytes(hashlib.sha256("\n".join(texts).encode()).digest()[:6])


def looks_of(who: Character, extra: str = "") -> Looks:
    """The looks of a character; what is not said is drawn by lot from their id and name.

    Nothing but their id, name and looks is read, so that they are the same in every shot. `extra`
    is what else is known of them, such as the looks of their element.
    """
    text = f"{who.looks}. {extra}. {who.name}"
    about = text.casefold()
    species = _species(text)
    woman = is_woman(who, about)
    age = "child" if _says("child", about) else "old" if _says("old", about) else "adult"
    wear = words.meanings("wear", text)
    eastern = any("\u3040" <= letter <= "\ud7af" for letter in text)

    def lot(about: str) -> random.Random:
        return random.Random(seed_of(who.id, who.name, about))

    eyes: list[Rgb] = [(96, 66, 44), (84, 60, 48)]
    if not eastern:
        eyes += [(70, 104, 130), (86, 120, 84)]
    return Looks(
        species=species,
        woman=woman,
        age=age,
        metres=_metres(species, woman, age, lot("metres")),
        skin=_skin(text, eastern, lot("skin")),
        hair=_hair(text, woman, age, lot("hair")),
        hair_colour=_hair_colour(text, age, eastern, lot("hair colour")),
        clothes=_clothes(text, woman, wear, lot("clothes")),
        cloth=FUR[_fur(species, text)] if species != "human" else CLOTH[_cloth(text, lot("cloth"))],
        trousers=lot("trousers").choice(TROUSERS),
        wear=wear,
        eyes=lot("eyes").choice(eyes),
        seed=seed_of(who.id),
    )


def is_woman(who: Character, about: str) -> bool:
    """By the first word that says so, else by the given name, else by the id.

    The words are those by which the voice is chosen, so that face and voice agree.
    """
    first = {kind: _first(kind, about) for kind in ("female", "male")}
    if first["female"] != first["male"]:
        return first["female"] < first["male"]
    given = who.name.casefold().split()[0] if who.name.split() else ""
    if _says("female_name", given) != _says("male_name", given):
        return _says("female_name", given)
    digits = re.search(r"\d{1,6}$", who.id)
    number = (
        int(digits[0]) if digits else int.from_bytes(hashlib.sha256(who.id.encode()).digest()[:3])
    )
    return number % 2 == 1


def _first(kind: str, text: str) -> int:
    """Where the first word of a kind begins; past the end when there is none."""
    found = [hit.start() for pattern in _people(kind) if (hit := pattern.search(text))]
    return min(found, default=len(text) + 1)


def _says(kind: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _people(kind))


@cache
def _people(kind: str) -> tuple[re.Pattern[str], ...]:
    table = tomllib.loads(Path(__file__).with_name("voices.toml").read_text("utf-8"))
    return tuple(re.compile(pattern) for pattern in table["people"][kind])


def _species(text: str) -> str:
    """An animal only where the words do not also speak of a person."""
    animal = words.meaning("animal", text)
    if animal is None or words.meanings("person", text) or words.meanings("age", text):
        return "human"
    return animal


def _metres(species: str, woman: bool, age: str, lot: random.Random) -> float:
    if species != "human":
        return ANIMALS[species][1]
    usual = {"child": 1.18, "adult": 1.66 if woman else 1.76, "old": 1.58 if woman else 1.68}[age]
    return usual + lot.uniform(-0.03, 0.03)


def _skin(text: str, eastern: bool, lot: random.Random) -> Rgb:
    said = words.meaning("skin", text)
    if said:
        return SKINS[said]
    if eastern:
        return SKINS[lot.choice(["fair", "fair", "warm"])]
    return SKINS[lot.choice(["fair", "warm", "warm", "tan", "brown"])]


def _hair(text: str, woman: bool, age: str, lot: random.Random) -> str:
    said = words.meaning("hair", text)
    if said:
        return said if said != "bob" or woman else "short"
    if woman:
        choices = ["bun", "bob", "curly"] if age == "old" else ["long", "bob", "ponytail", "bun"]
    else:
        choices = ["short", "bald", "short"] if age == "old" else ["short", "side", "curly", "side"]
    return lot.choice(choices)


def _hair_colour(text: str, age: str, eastern: bool, lot: random.Random) -> Rgb:
    said = words.meaning("hair_colour", text)
    if said:
        return HAIR_COLOURS[said]
    if age == "old":
        return HAIR_COLOURS["grey"]
    if eastern:
        return HAIR_COLOURS["black"]
    return HAIR_COLOURS[lot.choice(["black", "brown", "brown", "blond", "red"])]


def _clothes(text: str, woman: bool, wear: frozenset[str], lot: random.Random) -> str:
    if words.meanings("clothes", text) & {"spacesuit"}:
        return "spacesuit"
    said = words.meaning("clothes", text)
    if said:
        return said
    if "chef" in wear:
        return "coat"
    return lot.choice(
        ["shirt", "hoodie", "coat", "dress"] if woman else ["shirt", "hoodie", "coat"]
    )


def _cloth(text: str, lot: random.Random) -> str:
    """The colour word nearest to the garment; else any that is not about hair; else by lot."""
    usual = lot.choice(OFTEN)
    hair = words.found("hair_colour", text)
    colours = [
        hit
        for hit in words.found("colour", text)
        if all(hit.ends <= other.starts or hit.starts >= other.ends for other in hair)
    ]
    garments = words.found("clothes", text)
    if colours and garments:
        return min(colours, key=lambda hit: _gap(hit, garments)).meaning
    if colours:
        return colours[0].meaning
    if words.meanings("wear", text) & {"chef"} or words.meanings("clothes", text) & {"spacesuit"}:
        return "white"
    return usual


def _gap(hit: words.Found, others: Iterable[words.Found]) -> int:
    """Letters between a word and the nearest of others; one that follows is a little farther."""
    return min(
        other.starts - hit.ends if hit.ends <= other.starts else hit.starts - other.ends + 1
        for other in others
    )


def _fur(species: str, text: str) -> str:
    said = [hit.meaning for hit in words.found("colour", text) if hit.meaning in FUR]
    if species == "human":
        return "grey"
    return said[0] if said else ANIMALS[species][0]

"""What a shot sounds like beside its dialogue: its words read, its sounds chosen and placed.

Knows which words mean which sounds (`sounds.toml`); the sounds themselves are made by `ambience`,
`effects`. Music belongs to the whole video and not to a shot: only its mood is read here.
"""

import hashlib
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..media import SAMPLE_RATE, Samples
from ..plan import Shot
from . import words
from .ambience import ambience
from .effects import effect
from .tones import lay

USUAL_DB = -34.0
IMPLIED_DB = -6.0
"""An ambience that only the place suggests is that much lower than one the plan asks for."""
EFFECT_PEAK = 0.17
LAYERS_MAX = 3
EFFECTS_MAX = 6
_UNWANTED = re.compile(
    r"\b(no|without|sin)\s+(\w+\s+)?\w+|(没有|不要|无(?!线)|無(?!線))\S{1,4}|\S+(なし|없[이는음])"
)
_AND = re.compile(r"[,;，、；]|\b(?:and|then|y|luego)\b|然后|接着|そして|그리고")

Interval = tuple[float, float]
"""Seconds at which something begins and ends."""


class Soundscape(NamedTuple):
    """What is heard, by name of recipe."""

    ambience: tuple[tuple[str, float], ...]
    """With the level in decibels of each."""
    effects: tuple[str, ...]
    unknown: tuple[str, ...]
    """Effects for which there is no recipe, in the plan's words."""
    later: int
    """By how many samples the ambience has gone on already, so that shots of a place differ."""


def soundscape(shot: Shot) -> Soundscape:
    """What the words of a shot ask for; the tone of a room where they ask for nothing."""
    told = shot.sound.ambience
    layers = dict.fromkeys(_all("ambience", told or ""), 0.0)
    effects: list[str] = []
    unknown: list[str] = []
    for asked in (*shot.sound.effects, *([told] if told and not layers else [])):
        # "Rain on the roof" among the effects goes on as ambience; "thunder" is heard once.
        if once := _once(asked):
            effects += once
        elif lasting := _all("ambience", asked):
            layers.setdefault(lasting[0], IMPLIED_DB / 2)
        else:
            unknown.append(asked)
    if told is None:
        layers = dict.fromkeys(_implied(shot), IMPLIED_DB) | layers
    chosen = list(layers.items())[:LAYERS_MAX] or [("room", 0.0)]
    levels = _table()["levels"]
    return Soundscape(
        ambience=tuple((name, levels.get(name, USUAL_DB) + lower) for name, lower in chosen),
        effects=tuple(effects[:EFFECTS_MAX]),
        unknown=tuple(unknown),
        later=_later(shot),
    )


def bed(scape: Soundscape, length: int, spoken: Sequence[Interval]) -> Samples:
    """The soundscape over so many samples, effects where nobody speaks if there is room."""
    field = np.zeros((length, 2), np.float32)
    for name, decibels in scape.ambience:
        going_on = ambience(name, scape.later + length)[scape.later :]
        field += going_on * np.float32(10 ** (decibels / 20))
    sounds = [effect(name) for name in scape.effects]
    lengths = [len(sound) / SAMPLE_RATE for sound in sounds]
    for index, at in enumerate(placed(lengths, length / SAMPLE_RATE, spoken)):
        lay(field, sounds[index] * np.float32(EFFECT_PEAK), at, 0.25 * (index % 3 - 1))
    return field


def placed(
    lengths: Sequence[float], seconds: float, spoken: Sequence[Interval]
) -> tuple[float, ...]:
    """When effects of these lengths begin: in order, spread out, beside the words if they fit."""
    taken = list(spoken)
    begins: list[float] = []
    for index, length in enumerate(lengths):
        aim = seconds * (index + 0.4) / len(lengths) - 0.4 * length
        last = max(0.0, seconds - length)
        tries = np.unique(np.clip([aim, *np.arange(0, last + 0.1, 0.1)], 0, last))
        best = min(tries, key=lambda at: _cost(float(at), length, taken, aim))
        begins.append(round(float(best), 3))
        taken.append((begins[-1], begins[-1] + length))
    return tuple(begins)


def _cost(at: float, length: float, taken: Sequence[Interval], aim: float) -> float:
    """Seconds over which others are heard, and how far it is from where it should be."""
    over = sum(max(0.0, min(at + length, ends) - max(at, starts)) for starts, ends in taken)
    return over + 0.3 * abs(at - aim)


def _later(shot: Shot) -> int:
    """Up to four seconds, by what is seen."""
    seen = f"{shot.action}\n{shot.framing}\n{shot.take}"
    return int.from_bytes(hashlib.sha256(seen.encode()).digest()[:3]) % (4 * SAMPLE_RATE)


def _once(told: str) -> list[str]:
    """One effect for each of the things told: a knock on a door is not the door's own sound."""
    parts = (_all("effects", part) for part in _AND.split(told))
    return [names[0] for names in parts if names]


def _implied(shot: Shot) -> list[str]:
    """The ambience of the place and the weather that are seen."""
    seen = (shot.scene, shot.action)
    place = words.meaning("place", *seen)
    weather = words.meaning("weather", *seen)
    table = _table()
    there = table["places"].get(place)
    if words.meaning("hour", *seen) == "night":
        there = table["nights"].get(there, there)
    return [name for name in (table["weathers"].get(weather), there) if name]


def mood(told: str | None) -> str | None:
    """The first mood in the words for music, a calm one when they have none; null for no music."""
    if not told or re.fullmatch(
        r"\W*(none|no|no music|silence|无|無|없음|なし|ninguna)\W*", told.casefold()
    ):
        return None
    left = _UNWANTED.sub(" ", told.casefold())
    if not left.strip(" .,;。，"):
        return None
    moods = _all("moods", left)
    return moods[0] if moods else "calm"


def _all(table: str, told: str) -> list[str]:
    """Every meaning of a table in some words, in the order of the words."""
    text = _UNWANTED.sub(" ", told.casefold())
    hits = [(hit.start(), name) for name, p in _patterns(table) if (hit := p.search(text))]
    return [name for _, name in sorted(hits)]


@cache
def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in _table()[table].items())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("sounds.toml").read_text("utf-8"))

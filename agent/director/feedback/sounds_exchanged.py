"""Sounds with one of them under another name: `seagulls instead of the piano`.

Knows what a shot's sound holds; reads no wish. A noise that comes for the music is no music.
"""

import re

from ....generator.plan import Sound
from ..languages import written_languages
from ..scanning import scan
from ..vocabulary import LANGUAGES
from .likeness import content
from .words import folded, in_all_languages, swapped


def own_words(what: str) -> set[str]:
    """The words of a sound without `sound`, which others share; that alone where it is all."""
    told = set(content(what))
    any_sound = re.compile(in_all_languages("sounds"))
    return {word for word in told if not any_sound.fullmatch(word)} or told


def other_sound(sound: Sound, old: str, new: str) -> Sound:
    """Sounds that share a word with the old one, under the new name."""
    wanted = own_words(old) or {folded(old)}

    def heard(what: str | None) -> str | None:
        if what is None or not any(word in folded(what) for word in wanted):
            return what
        told = swapped(what, old, new) if folded(old) in folded(what) else new
        return new if len(told) <= len(new) + 1 else told  # no `雨声叫` for a 麻雀叫

    effects = tuple(dict.fromkeys(heard(effect) or effect for effect in sound.effects))
    music = heard(sound.music)
    if music != sound.music and _is_a_noise(new):
        return Sound(ambience=heard(sound.ambience), effects=(*effects, new))
    return Sound(ambience=heard(sound.ambience), effects=effects, music=music)


def _is_a_noise(what: str) -> bool:
    """Whether words name a sound that is known for no music: `seagulls`."""
    low = folded(what)
    for languages in (written_languages(low), *((tag,) for tag in LANGUAGES)):
        if told := {hit.value for hit in scan(low, languages) if hit.kind == "sound"}:
            return "music" not in told
    return False

"""Sounds with one of them under another name: `seagulls instead of the piano`.

Knows what a shot's sound holds; reads no wish. A noise that comes for the music is no music.
"""

import re

from ....generator.plan import Sound
from ..languages import written_languages
from ..scanning import scan
from ..scripts import RANGES, is_latin, letters_of
from ..vocabulary import LANGUAGES
from .likeness import SHORTEST_STEM, content
from .words import WORD_END, WORD_START, folded, in_all_languages, swapped


def own_words(what: str) -> set[str]:
    """The words of a sound without `sound`, which others share; that alone where it is all."""
    kana, names = letters_of("kana"), rf"[{RANGES['katakana']}]{{2,}}|[{RANGES['hiragana']}]{{3,}}"
    told = {word for word in content(what) if not kana.search(word)}  # `ジャ` of ジャケット is none
    told |= set(re.findall(names, folded(what)))
    any_sound = re.compile(in_all_languages("sounds"))
    return {word for word in told if not any_sound.fullmatch(word)} or told


def other_sound(sound: Sound, old: str, new: str) -> Sound:
    """Sounds that share a word with the old one, under the new name."""
    wanted = own_words(old) or {folded(old)}

    def heard(what: str | None) -> str | None:
        if what is None or not any(_begins_a_word(word, what) for word in wanted):
            return what
        told = swapped(what, old, new) if folded(old) in folded(what) else new
        return new if len(told) <= len(new) + 1 else told  # no `雨声叫` for a 麻雀叫

    effects = tuple(dict.fromkeys(heard(effect) or effect for effect in sound.effects))
    music = heard(sound.music)
    if music != sound.music and _is_a_noise(new):
        return Sound(ambience=heard(sound.ambience), effects=(*effects, new))
    return Sound(ambience=heard(sound.ambience), effects=effects, music=music)


def _begins_a_word(word: str, what: str) -> bool:
    """Whether a Latin word stands in a sound, not only its letters: no `in` is in `ticking`."""
    if not is_latin(word[0]):
        return word in folded(what)
    ends = "" if len(word) >= SHORTEST_STEM else WORD_END
    return re.search(WORD_START + re.escape(word) + ends, folded(what)) is not None


def _is_a_noise(what: str) -> bool:
    """Whether words name a sound that is known for no music: `seagulls`."""
    low = folded(what)
    for languages in (written_languages(low), *((tag,) for tag in LANGUAGES)):
        if told := {hit.value for hit in scan(low, languages) if hit.kind == "sound"}:
            return "music" not in told
    return False

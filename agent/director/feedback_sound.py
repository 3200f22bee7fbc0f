"""Wishes about what is heard beside the dialogue: music, effects, ambience.

Each rule is a function from a wish to a new draft.
"""

import re

from ...generator.plan import Sound
from .feedback_draft import Draft, Outcome, Wish
from .feedback_targets import content, folded


def music(wish: Wish) -> Outcome:
    """`no music`, `change the music to jazz`, `add a slow piano`."""
    genre = any(hit.kind == "sound" and hit.value == "music" for hit in wish.rest.hits)
    if not (wish.has("music") or (genre and wish.has("add"))) or wish.rest.quoted:
        return None
    if wish.has("sounds") and not wish.has("music"):
        return None
    if wish.has("remove", "without", "off"):
        draft = _with_music(wish, None)
        return draft.telling(wish.reply("no_music"))
    if degree := wish.rest.words.pattern("spoken_manner").search(wish.rest.text):
        return _changed_music(wish, degree[0])
    what = _words(wish, "music_is") or _words(wish, "hear") or _left(wish)
    if not what:
        return None
    return _with_music(wish, what).telling(wish.reply("music", what=what))


def _changed_music(wish: Wish, how: str) -> Draft:
    """The same music, `quieter`."""
    draft = wish.draft
    for id in wish.shots.ids or tuple(shot.id for shot in wish.plan.shots):
        sound = draft.plan.shot(id).sound
        music = f"{sound.music}, {how}" if sound.music else how
        draft = draft.with_shot(id, sound=sound.model_copy(update={"music": music}))
    return draft.telling(wish.reply("music", what=how))


def _with_music(wish: Wish, what: str | None) -> Draft:
    draft = wish.draft
    for id in wish.shots.ids or tuple(shot.id for shot in wish.plan.shots):
        sound = draft.plan.shot(id).sound.model_copy(update={"music": what})
        draft = draft.with_shot(id, sound=sound)
    return draft


def silence(wish: Wish) -> Outcome:
    """`mute it`, `no sound at all`."""
    if wish.has("mute"):
        return wish.draft.with_plan(audio=False).telling(wish.reply("mute"))
    if wish.has("unmute"):
        return wish.draft.with_plan(audio=True).telling(wish.reply("unmute"))
    return None


def sounds(wish: Wish) -> Outcome:
    """`can we hear thunder outside?`, `add rain`, `lose the radio static`."""
    named = any(hit.kind == "sound" for hit in wish.rest.hits)
    if wish.rest.quoted or not (_speaks_of_sound(wish) or named or _is_heard(wish)):
        return None
    if wish.has("remove", "without", "off"):
        return _removed(wish)
    if not _speaks_of_sound(wish) and (wish.has("voice") or not wish.has("add")):
        return None
    what = _words(wish, "hear") or _left(wish)
    if not what:
        return None
    draft = wish.draft
    for id in wish.scope():
        sound = draft.plan.shot(id).sound
        effects = tuple(dict.fromkeys((*sound.effects, what)))
        draft = draft.with_shot(id, sound=sound.model_copy(update={"effects": effects}))
    return draft.telling(wish.reply("sound", what=what))


def _speaks_of_sound(wish: Wish) -> bool:
    """Whether sound is meant and not a voice, whose word may hold the word for sound."""
    words = wish.rest.words
    text = words.pattern("voice").sub(" ", wish.rest.text)
    return bool(words.any_meaning("hear", "sounds").search(text))


def _is_heard(wish: Wish) -> bool:
    """Whether a wish to remove names what one hears now: `cut the coins`."""
    if not wish.has("remove", "without", "off") or wish.people.ids:
        return False
    wanted = content(_left(wish))
    sounds = (wish.plan.shot(id).sound for id in wish.scope())
    return any(wanted & content(" ".join((s.ambience or "", *s.effects))) for s in sounds)


def _removed(wish: Wish) -> Outcome:
    """Every sound that shares a word with the wish goes."""
    wanted = content(_left(wish)) | _short(wish)
    draft = wish.draft
    for id in wish.scope():
        sound = draft.plan.shot(id).sound
        draft = draft.with_shot(id, sound=_without(sound, wanted))
    if draft is wish.draft:
        return None
    return draft.telling(wish.reply("sound_removed", what=_left(wish)))


def _short(wish: Wish) -> set[str]:
    """The sounds named, also those of few letters such as 雨."""
    return {wish.rest.text[h.start : h.end] for h in wish.rest.hits if h.kind == "sound"}


def _without(sound: Sound, wanted: set[str]) -> Sound:
    def goes(what: str | None) -> bool:
        return what is not None and any(word in folded(what) for word in wanted)

    return Sound(
        ambience=None if goes(sound.ambience) else sound.ambience,
        effects=tuple(effect for effect in sound.effects if not goes(effect)),
        music=None if goes(sound.music) else sound.music,
    )


def _words(wish: Wish, name: str) -> str:
    """What is to be heard, where the clause has a place for it."""
    for template in wish.rest.words.templates(name):
        if match := template.search(wish.rest.text):
            return _clean(wish, wish.rest.raw[slice(*match.span("what"))])
    return ""


def _left(wish: Wish) -> str:
    """The clause without its verbs and politeness."""
    raw, text = wish.rest.raw, wish.rest.text
    for meaning in ("polite", "lead", "add", "remove", "without", "sounds"):
        for match in wish.rest.words.pattern(meaning).finditer(text):
            blank = " " * len(match[0])
            text = text[: match.start()] + blank + text[match.end() :]
            raw = raw[: match.start()] + blank + raw[match.end() :]
    return _clean(wish, raw)


def _clean(wish: Wish, words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip(" ,.，。、:¿¡")
    return re.sub(r"^(?:the|a|an|some|el|la|un|una)\s+", "", words, flags=re.IGNORECASE)

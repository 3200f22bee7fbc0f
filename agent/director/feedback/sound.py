"""Wishes about what is heard beside the dialogue: music, effects, ambience.

Each rule is a function from a wish to a new draft.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....generator.plan import Sound
from ...planner import Question
from ..vocabulary import lexicon
from .clause import seconds_pattern
from .draft import Draft, Outcome, Wish, listed
from .likeness import content, things
from .pasting import bared, speaks_to_us, thing_told
from .people_named import called
from .shots_alike import shot_of_thing
from .shots_named import Shots
from .words import WORD_END, folded, in_all_languages, without_article

LONGEST_MUSIC = 40
"""Letters of what music is like."""
SHORTEST_SOUND = 4
"""Letters of a sound that may also be named in the plural."""


def music(wish: Wish) -> Outcome:
    """`no music`, `change the music to jazz`, `add a slow piano`."""
    genre = any(hit.kind == "sound" and hit.value == "music" for hit in wish.rest.hits)
    changed = wish.has("add", "remove", "without", "off")
    told = genre or wish.has("only_that", "change", "instead", "use_instead")
    follows = wish.draft.about == "music" and told and not (wish.people.ids or _is_of_film(wish))
    if wish.draft.about == "music" and (degree := _degree_alone(wish)) and not wish.has("sounds"):
        return _changed_music(wish, degree)
    there = bool(wish.shots.ids) and wish.has("only_that", "only", "then_only")
    told = wish.has("music") or (genre and (changed or follows or there))
    told = told or (follows and wish.has("use_instead"))
    if not told or wish.rest.quoted:
        return None
    if wish.has("sounds") and not wish.has("music"):
        return None
    if _is_for_somebody(wish):
        return None
    if _denies_a_trait(wish):
        return None
    if wish.has("remove", "without", "off"):
        return _no_music(_where_it_happens(wish))
    if there:
        return _music_only_there(wish)
    if wish.has("volume") and held(_softly(wish), everywhere := _all_shots(wish)):
        return _at_another_volume(
            replace(wish, shots=replace(wish.shots, ids=wish.shots.ids or everywhere))
        )
    if more := _one_more(wish):
        return _changed_music(wish, more)
    if degree := _degree_alone(wish):
        return _changed_music(wish, degree)
    wish = _without_the_old(wish)
    what = _words(wish, "music_is") or _words(wish, "hear") or _without_asides(wish, _left(wish))
    what = _without_where(wish, what) if wish.rest.words.latin else _bare_music(wish, what)
    if not what or _is_only_wanted(wish):
        return replace(wish.draft, about="music") if wish.has("add") else None
    draft = _with_music(wish, what).telling(wish.reply("music", what=what))
    return replace(draft, about="music")


def _no_music(wish: Wish) -> Outcome:
    """No music where a wish says so, else nowhere; where that is told of no shot, it asks."""
    if wish.rest.words.latin and not wish.shots.ids and wish.has("meanwhile"):
        return wish.which_shot()
    draft = _with_music(wish, None)
    draft = draft.about_shots(*wish.shots.ids) if wish.shots.ids else draft
    return replace(draft, about="music").telling(wish.reply("no_music"))


def _where_it_happens(wish: Wish) -> Wish:
    """The wish with the one shot in which something happens meanwhile: `no jazz while Tom bows`."""
    joint = wish.rest.words.pattern("and").pattern
    when = re.search(rf"(?:,|\s(?:{joint}))\s+(?P<what>[^,]+)$", wish.rest.text)
    if not when or not wish.rest.words.latin or wish.shots.ids or wish.has("whole"):
        return wish
    told = wish.rest.having(when["what"], when["what"])
    more = told.has("act", "remove", "without", "music", "sounds", "complaint", "only_that")
    id = None if more else shot_of_thing(told, wish.plan)
    return replace(wish, shots=Shots((id,))) if id else wish


def _is_for_somebody(wish: Wish) -> bool:
    """Whether an instrument is a thing that somebody gets: `give the cook a flute`."""
    given = (told.search(wish.rest.text) for told in wish.rest.words.templates("given"))
    return bool(wish.people.ids) and any(given) and not wish.has("music", "hear", "background")


def _without_where(wish: Wish, what: str) -> str:
    """Music without `under the whole film` behind it."""
    where = wish.rest.words.pattern("background").pattern
    return what[: len(re.sub(rf"(?:\W+(?:{where}))+\W*$", "", folded(what)))] or what


def nothing_besides(wish: Wish) -> Outcome:
    """`no other music`, behind what the message has just put in the place of the old."""
    held = {shot.id: shot.sound for shot in wish.draft.before.shots}
    changed = any(s.sound.music and s.sound != held.get(s.id, s.sound) for s in wish.plan.shots)
    rest = wish.rest.words.any_meaning("the_rest", "all_of_it").sub(" ", wish.rest.text)
    alone = wish.has("the_rest") and (wish.has("music") or not wish.rest.having(rest, rest).residue)
    gone = changed and wish.draft.about in ("music", "sound") and wish.has("remove", "without")
    return wish.draft if gone and alone and not wish.rest.words.latin else None


def _bare_music(wish: Wish, what: str) -> str:
    """What is to be heard without `the music` and the verbs around it: `音楽はピアノがいい`."""
    words = wish.rest.words
    noun, ties = words.pattern("music").pattern, words.any_meaning("in_post", "change").pattern
    if led := re.match(
        rf"\W*\w{{0,2}}?(?:{noun})(?:\s*(?:{ties})(?:\s|(?=\W)|))*\W*", folded(what)
    ):
        what = what[led.end() :] or what
    pieces = [piece.strip() for piece in re.split(r"[,，、。]", what)]
    told = [
        _ends_in_a_sound(wish, x) or (bared(x, words, LONGEST_MUSIC) or ("",))[0] for x in pieces
    ]
    return ", ".join(filter(None, told)) or what


def _ends_in_a_sound(wish: Wish, what: str) -> str:
    """Words that end in what sounds, so that its last syllable is no particle: 첼로; else ""."""
    hits = wish.rest.having(folded(what), what).values("sound")
    return what if any(hit.end == len(what) for hit in hits) else ""


def _denies_a_trait(wish: Wish) -> bool:
    """Whether it is not the music that is to go: `음악이 느려지는 건 빼 주세요`."""
    words = wish.rest.words
    if words.latin or not lexicon(words.language).spaced:
        return False
    noun, trait = words.pattern("music").pattern, words.pattern("another_one").pattern
    gone = words.any_meaning("remove", "without", "off").pattern
    told = rf"(?:{noun})\S*\s+(?:\S+\s+){{0,2}}\S*\s?(?:{trait})\S{{0,2}}\s*(?:{gone})"
    return re.search(told, wish.rest.text) is not None


def _one_more(wish: Wish) -> str:
    """What comes beside something heard: the choir of `오케스트라에 합창도 얹어 줘`; else ""."""
    words = wish.rest.words
    if words.latin or not lexicon(words.language).spaced or not wish.has("add"):
        return ""
    upon, also = (words.pattern(name).pattern for name in ("upon", "also"))
    told = re.search(rf"\S(?:{upon})\s+(?P<more>\S(?:[^,]*?\S)?)(?:{also})(?=\s)", wish.rest.text)
    return wish.rest.raw[slice(*told.span("more"))] if told else ""


def _is_of_film(wish: Wish) -> bool:
    """Whether a wish names a value of the camera, which is no music."""
    return any(wish.rest.values(kind) for kind in ("framing", "angle", "movement"))


def _without_asides(wish: Wish, what: str) -> str:
    """What is to be heard without what is said to us besides: `I was wrong, a soft accordion`."""
    if wish.rest.words.latin and (
        verb := wish.rest.words.pattern("use_instead").match(folded(what))
    ):
        what = what[verb.end() :].strip()
    pieces = re.split(r"[,，、]\s*", what)
    kept = [piece for piece in pieces if not speaks_to_us(piece, wish.rest.words)]
    return without_article(", ".join(kept if any(kept) else pieces))


def _without_the_old(wish: Wish) -> Wish:
    """The wish without what is denied, or disliked, before what is wanted: `팝 말고 첼로`."""
    words = wish.rest.words
    old = list(words.any_meaning("rather_than", "denial", "doubt").finditer(wish.rest.text))
    if words.latin or not old:
        return wish
    end = (
        wish.rest.text.find(" ", old[-1].end()) if lexicon(words.language).spaced else old[-1].end()
    )
    rest = wish.rest.cut(0, max(end, old[-1].end()))
    return replace(wish, rest=rest) if rest.residue else wish


def _all_shots(wish: Wish) -> tuple[str, ...]:
    return tuple(shot.id for shot in wish.plan.shots)


def _softly(wish: Wish) -> Wish:
    """The wish without the word for how loud something is to be."""
    found = wish.rest.words.pattern("volume").search(wish.rest.text)
    return replace(wish, rest=wish.rest.cut(*found.span())) if found else wish


def _music_only_there(wish: Wish) -> Outcome:
    """`music only at the end`: the music there is, in no other shot."""
    known = [shot.sound.music for shot in wish.plan.shots if shot.sound.music]
    if not known:
        return None
    draft = wish.draft
    for shot in wish.plan.shots:
        music = (shot.sound.music or known[0]) if shot.id in wish.shots.ids else None
        draft = draft.with_shot(shot.id, sound=shot.sound.model_copy(update={"music": music}))
    return replace(draft, about="music").telling(wish.reply("music", what=known[0]))


def _is_only_wanted(wish: Wish) -> bool:
    """`I do want music`: what it is to be is not said yet."""
    left = wish.rest.words.pattern("music").sub(" ", wish.rest.text)
    return not wish.rest.having(left, left).residue


def _degree_alone(wish: Wish) -> str:
    """`quieter`, where nothing else is said of the music."""
    words = wish.rest.words
    degree = words.any_meaning("spoken_manner", "volume").search(wish.rest.text)
    if not degree:
        return ""
    rest = wish.rest.cut(*degree.span())
    left = words.any_meaning("music", "sounds", "volume_noun", "complaint").sub(" ", rest.text)
    return "" if rest.having(left, left).residue else degree[0]


def _changed_music(wish: Wish, how: str) -> Draft:
    """The same music, `quieter`."""
    draft = wish.draft
    everywhere = tuple(shot.id for shot in wish.plan.shots)
    for id in wish.shots.ids or _with_music_now(wish) or everywhere:
        sound = draft.plan.shot(id).sound
        music = f"{sound.music}, {how}" if sound.music else how
        draft = draft.with_shot(id, sound=sound.model_copy(update={"music": music}))
    return draft.telling(wish.reply("music", what=how))


def _with_music_now(wish: Wish) -> tuple[str, ...]:
    """Ids of the shots that have music."""
    had = {shot.id for shot in wish.draft.before.shots if shot.sound.music}
    return tuple(shot.id for shot in wish.plan.shots if shot.id in had or shot.sound.music)


def _with_music(wish: Wish, what: str | None) -> Draft:
    draft, heard = wish.draft, _with_music_now(wish)
    everywhere = tuple(shot.id for shot in wish.plan.shots)
    changed = heard if heard and not wish.has("add", "whole") else everywhere
    for id in wish.shots.ids or changed:
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
    """`can we hear thunder outside?`, `add rain`, `lose the radio static`, `just the wind`."""
    named = any(hit.kind == "sound" for hit in wish.rest.hits)
    spoken_of = wish.draft.about in ("sound", "music", "silent")
    follows = spoken_of and wish.has("only_that", "change", "instead", "use_instead")
    follows = follows and (wish.draft.about != "silent" or named or wish.has("only_that"))
    if wish.rest.quoted or not (is_about_sound(wish) or named or follows or _is_heard(wish)):
        return None
    if not wish.rest.words.latin and wish.people.ids and wish.has("line", "voice"):
        return None  # `만식 대사 울리는 목소리로`
    if wish.has("volume") and not wish.has("add"):
        return _at_another_volume(wish)
    if wish.has("remove", "without", "off"):
        return removed(wish)
    if _is_done_by_somebody(wish):
        return None
    told = wish.has("sounds") or (is_about_sound(wish) and not wish.has("voice"))
    if not (follows or wish.has("add") or _is_wanted(wish) or told):
        return None
    wish = _at_an_end(wish)
    what = _without_small_words(wish, told_to_be_heard(wish))
    if what and _is_no_sound(what, wish):
        return None
    if wish.rest.words.latin and seconds_pattern(wish.rest.words).match(folded(what)):
        return None  # `2 more seconds of gulls on a rail` are seen
    if wish.has("only_that") and wish.rest.words.pattern("sounds").fullmatch(folded(what)):
        return replace(wish.draft, about="sound")  # `只留环境音`: what there is beside the music
    if what and wish.draft.about == "music" and not wish.has("only_that", "sounds"):
        return _with_music(wish, what).telling(wish.reply("music", what=what))
    return heard_with(wish, what) if what else None


def _is_done_by_somebody(wish: Wish) -> bool:
    """Whether somebody of the plan does what sounds: `have Walt knock twice` is to be seen."""
    if is_about_sound(wish) or not wish.rest.words.latin:
        return False
    what = folded(told_to_be_heard(wish))
    names = (name for id in wish.people.ids for name in called(wish.plan.character(id), wish.plan))
    return any(re.match(rf"{re.escape(name)}{WORD_END}", what) for name in names)


def _without_small_words(wish: Wish, what: str) -> str:
    """A sound without the verb before it, where no blanks part words: 鸟叫 of `换鸟叫`."""
    words = wish.rest.words
    spaced = words.latin or lexicon(words.language).spaced
    told = None if spaced or "," in what else bared(what, words, LONGEST_MUSIC)
    return told[0] if told else what


def _is_no_sound(what: str, wish: Wish) -> bool:
    """Whether words speak to us, or of somebody who hears: `que lo oiga toda la cola`."""
    words = wish.rest.words
    heard_by = words.latin and words.pattern("object_pronoun").match(folded(what))
    return bool(heard_by) or speaks_to_us(what, words)


def _at_an_end(wish: Wish) -> Wish:
    """The wish of the last shot, or of the first, where one hears it `마지막에`."""
    words = wish.rest.words
    ends = {"at_the_end": -1, "at_the_start": 0}
    for meaning, at in ends.items() if not (wish.shots.ids or words.latin) else ():
        if found := words.pattern(meaning).search(wish.rest.text):
            shots = replace(wish.shots, ids=(wish.plan.shots[at].id,))
            return replace(wish, shots=shots, rest=wish.rest.cut(*found.span()))
    return wish


def _is_wanted(wish: Wish) -> bool:
    """Whether a wish begins with a sound: `could we get crickets chirping?`"""
    first = next((hit for hit in wish.rest.hits if hit.kind == "sound"), None)
    if first is None or not wish.has("want"):
        return False
    before = wish.rest.having(wish.rest.text[: first.start], wish.rest.raw[: first.start])
    return not before.residue


def told_to_be_heard(wish: Wish) -> str:
    """The sound that a wish tells, in the user's words."""
    return _one_more(wish) or _words(wish, "hear") or _left(wish)


def _at_another_volume(wish: Wish) -> Outcome:
    """`the rain quieter`: the same sound, louder or softer, where one hears it."""
    found = wish.rest.words.pattern("volume").search(wish.rest.text)
    how = wish.rest.raw[slice(*found.span())] if found else ""
    named = wish.rest.cut(*found.span()) if found else wish.rest
    wanted = _named(replace(wish, rest=named))
    draft = wish.draft
    for id in wish.scope():
        sound = draft.plan.shot(id).sound
        draft = draft.with_shot(id, sound=_told_louder(sound, wanted, how))
    if draft is wish.draft:
        return Question(reply=wish.reply("not_found", old=named.raw.strip(" ,，、。")))
    return replace(draft, about="sound").telling(wish.reply("sound", what=how))


def _told_louder(sound: Sound, wanted: set[str], how: str) -> Sound:
    """Sounds with `quieter` behind those that are meant."""

    def told(what: str) -> str:
        return f"{what}, {how}" if any(word in folded(what) for word in wanted) else what

    return Sound(
        ambience=told(sound.ambience) if sound.ambience else None,
        effects=tuple(told(effect) for effect in sound.effects),
        music=told(sound.music) if sound.music else None,
    )


def heard_with(wish: Wish, what: str) -> Draft:
    """The draft with one more sound, in the shots meant."""
    draft = wish.draft
    heard = [
        s for s in draft.plan.shots if any(folded(what) in folded(x) for x in heard_in(s.sound))
    ]
    if heard and not wish.targets():
        return replace(draft, about="sound")
    for id in _where_heard(wish, what):
        sound = draft.plan.shot(id).sound
        effects = tuple(dict.fromkeys((*sound.effects, what)))
        draft = draft.with_shot(id, sound=sound.model_copy(update={"effects": effects}))
    return replace(draft, about="sound").telling(wish.reply("sound", what=what))


def _where_heard(wish: Wish, what: str) -> tuple[str, ...]:
    """The shots meant; else an ambience is heard in all, an effect where its words belong."""
    if ids := wish.targets():
        return ids
    ambient = any(hit.kind == "sound" and hit.value == "ambient" for hit in wish.rest.hits)
    everywhere = tuple(shot.id for shot in wish.plan.shots)
    if ambient or wish.has("whole", "background"):
        return everywhere
    scores = [len(content(what) & content(shot.action)) for shot in wish.plan.shots]
    best = max(scores)
    fitting = [id for id, score in zip(everywhere, scores, strict=True) if score == best > 0]
    return tuple(fitting) if len(fitting) == 1 else everywhere


def is_about_sound(wish: Wish) -> bool:
    """Whether sound is meant and not a voice: the word for either may hold that for the other."""
    words, heard = wish.rest.words, ("hear", "sounds")
    either = words.any_meaning("voice", "voice_kind", "spoken_manner", "silent", *heard)
    sound = words.any_meaning(*heard)
    return any(sound.fullmatch(found[0]) for found in either.finditer(wish.rest.text))


def _is_heard(wish: Wish) -> bool:
    """Whether a wish to remove names what one hears now: `cut the coins`."""
    if not wish.has("remove", "without", "off") or wish.people.ids:
        return False
    return names_a_sound(wish)


def is_music(wish: Wish) -> bool:
    """Whether a wish speaks of music, by the word or by an instrument."""
    heard = any(hit.kind == "sound" and hit.value == "music" for hit in wish.rest.hits)
    return heard or wish.has("music")


def names_a_sound(wish: Wish) -> bool:
    """Whether a wish speaks of what one hears now."""
    return bool(held(wish, tuple(shot.id for shot in wish.plan.shots)))


def named_now(wish: Wish) -> tuple[str, ...]:
    """The words with which a wish speaks of sounds of the plan."""
    heard = {what for shot in wish.plan.shots for what in heard_in(shot.sound)}
    return tuple(word for word in sorted(_named(wish)) if any(_is_one_of(x, {word}) for x in heard))


def held(wish: Wish, ids: Sequence[str]) -> list[str]:
    """Ids of the shots in which one hears what the wish names."""
    wanted = _named(wish)
    sounds = {id: wish.plan.shot(id).sound for id in ids}
    return [id for id, sound in sounds.items() if without(sound, wanted) != sound]


def effects_named(wish: Wish, sound: Sound) -> list[str]:
    """The effects of a shot that the wish names."""
    left = without(sound, _named(wish))
    return [what for what in sound.effects if what not in left.effects]


def removed(wish: Wish) -> Outcome:
    """Every sound that shares a word with the wish goes."""
    if _denies_a_trait(wish):
        return Question(reply=wish.reply("unclear"))
    wanted = _named(wish)
    ids = held(wish, wish.scope())
    if not ids and wish.clause.has("at_the_end", "at_the_start"):
        ids = held(wish, tuple(shot.id for shot in wish.plan.shots))
    draft, gone = wish.draft, list[str]()
    for id in ids:
        sound = draft.plan.shot(id).sound
        left = without(sound, wanted)
        gone += [what for what in heard_in(sound) if what not in heard_in(left)]
        draft = draft.with_shot(id, sound=left)
    if not ids:
        return None
    shots = wish.targets() or tuple(ids)
    told = wish.reply("sound_removed", what=listed(dict.fromkeys(gone)))
    return replace(draft.about_shots(*shots), about="sound").telling(told)


def heard_in(sound: Sound) -> list[str]:
    return [what for what in (sound.ambience, *sound.effects, sound.music) if what]


def _named(wish: Wish) -> set[str]:
    """Words of the sounds meant; of `雨の音` not the `の音` that others share."""
    same = frozenset(f"={name}" for name in things(_left(wish)))
    short = _short(wish) | same
    words = wish.rest.words
    if owner := words.any_meaning("sound_of").split(folded(_left(wish)))[:-1]:
        owners = {words.pattern("pronoun").sub(" ", piece).strip(" ,") for piece in owner}
        return short | {piece for piece in owners if piece}
    if short - same and not words.latin:
        return short
    return short | {
        part for part in content(_left(wish)) if not words.pattern("sounds").fullmatch(part)
    }


def _short(wish: Wish) -> set[str]:
    """The sounds named, also those of few letters such as 雨."""
    heard = [hit for hit in wish.rest.hits if hit.kind == "sound"]
    named = {wish.rest.text[h.start : h.end] for h in heard}
    any_sound = wish.rest.words.pattern("sounds")
    return {word for word in named if not any_sound.fullmatch(word)}


def without(sound: Sound, wanted: set[str]) -> Sound:
    def left(what: str | None) -> str | None:
        return what and _left_of_sound(what, wanted)

    return Sound(
        ambience=left(sound.ambience),
        effects=tuple(kept for effect in sound.effects if (kept := left(effect))),
        music=left(sound.music),
    )


def _left_of_sound(what: str, wanted: set[str]) -> str | None:
    """What one still hears of `rain and the hum of a fridge` without the fridge."""
    if not _is_one_of(what, wanted):
        return what
    parts = re.split(rf"\s*(?:{in_all_languages('heard_with')})\s*|[,，、]\s*", what)
    kept = [part for part in parts if part.strip() and not _is_one_of(part, wanted)]
    return what[what.index(kept[0]) :][: len(kept[0])] if len(kept) == 1 else None


def _is_one_of(what: str, wanted: set[str]) -> bool:
    """Whether a sound is meant: it holds a word, or begins a longer one, as `gull` `gulls`."""
    if any(f"={name}" in wanted for name in things(what)):
        return True
    told = re.findall(r"[^\W\d_]+", folded(what))
    begun = any(w.startswith(t) and len(t) >= SHORTEST_SOUND for w in wanted for t in told)
    return begun or any(word in folded(what) for word in wanted)


def _words(wish: Wish, name: str) -> str:
    """What is to be heard, where the clause has a place for it."""
    for template in wish.rest.words.templates(name):
        if match := template.search(wish.rest.text):
            start, end = match.span("what")
            inside = (h.end for h in wish.rest.hits if h.kind == "sound" and h.start < end < h.end)
            return _clean(wish, wish.rest.raw[start : max(inside, default=end)].strip())
    return ""


def _left(wish: Wish) -> str:
    """The clause without its verbs and politeness."""
    raw, text = wish.rest.raw, wish.rest.text
    verbs = ("polite", "lead", "add", "remove", "without", "only_that", "entirely")
    for meaning in (*verbs, "sounds") if wish.rest.words.latin else verbs:
        for match in wish.rest.words.pattern(meaning).finditer(text):
            blank = " " * len(match[0])
            text = text[: match.start()] + blank + text[match.end() :]
            raw = raw[: match.start()] + blank + raw[match.end() :]
    return _clean(wish, raw)


def _clean(wish: Wish, words: str) -> str:
    only = wish.rest.words.pattern("only_that").pattern
    words = re.sub(rf"^{only}|{only}$", " ", words)
    if not wish.rest.words.latin:
        words = re.sub(rf"^\s*(?:{wish.rest.words.pattern('lead').pattern})", " ", words)
        verb = wish.rest.words.pattern("add").pattern
        words = re.sub(rf"[,，、]\s*(?:{verb})\s*$", " ", words)  # `…，放在第一镜`
        joint = wish.rest.words.pattern("and").match(folded(words.lstrip()))
        words = words.lstrip()[joint.end() :] if joint else words
        words = re.sub(rf"(?:{wish.rest.words.pattern('genitive').pattern})\s*$", " ", words)
    if wish.rest.words.latin:
        verb = wish.rest.words.pattern("use").pattern
        words = re.sub(rf"^\s*(?:{verb})\s+", "", words, flags=re.IGNORECASE)
        ends = wish.rest.words.any_meaning("instead", "polite").pattern
        words = words[: len(re.sub(rf"(?:\W+(?:{ends}))+\W*$", "", folded(words)))]
    words = re.sub(r"\s+", " ", words).strip(" ,.，。、:¿¡")
    return without_article(thing_told(words, wish.rest.words))

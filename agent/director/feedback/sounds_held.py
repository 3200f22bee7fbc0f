"""Sounds that the plan has, called by what makes them: `三轮车的声音去掉`, `吉他换成钢琴`.

Each rule is a function from a wish to a new draft. Knows what is heard now; adds nothing unasked.
"""

import re
from dataclasses import replace

from .clause import MASK
from .draft import Draft, Outcome, Wish, listed
from .sound import (
    effects_named,
    heard_in,
    heard_with,
    held,
    removed,
    told_to_be_heard,
    without,
)


def taken_out(wish: Wish) -> Outcome:
    """What makes the sound that goes, though the word for sound is that for a voice, too."""
    if not _is_of_sounds(wish) or wish.has("instead", "volume", "narration"):
        return None
    return removed(wish) if wish.has("remove", "without", "off") else None


def moved(wish: Wish) -> Draft | None:
    """`ドアベルはカット1に移して`: a sound that there is, heard in another shot from now on."""
    beside = wish.has("line", "lettering", "remove", "narration", "add")
    other = beside or wish.people.ids or wish.rest.quoted or wish.rest.values("framing")
    if not wish.has("move") or len(wish.shots.ids) != 1 or other or wish.rest.words.latin:
        return None
    (goal,) = wish.shots.ids
    for shot in wish.plan.shots:
        effects = effects_named(wish, shot.sound) if shot.id != goal else []
        if len(effects) == 1:
            there = wish.plan.shot(goal).sound
            left = shot.sound.model_copy(
                update={"effects": tuple(x for x in shot.sound.effects if x not in effects)}
            )
            more = there.model_copy(update={"effects": (*there.effects, *effects)})
            draft = wish.draft.with_shot(shot.id, sound=left).with_shot(goal, sound=more)
            told = wish.reply("sound_moved", what=effects[0], shot=draft.number(goal))
            return draft.about_shots(goal).telling(told)
    return None


def only_there(wish: Wish) -> Draft | None:
    """`水声只在第一镜`: a sound that is heard, in no other shot than those named."""
    ids = tuple(shot.id for shot in wish.plan.shots)
    other = wish.rest.quoted or wish.people.ids or wish.has("line", "narration")
    alone = wish.clause.has("only", "only_that") and not wish.clause.words.latin
    if not wish.shots.ids or wish.shots.every or other or not alone:
        return None
    known = [x for shot in wish.plan.shots for x in effects_named(wish, shot.sound)]
    elsewhere = tuple(id for id in held(wish, ids) if id not in wish.shots.ids)
    if not known or not elsewhere or wish.has("remove", "without", "music"):
        return None
    outcome = removed(replace(wish, shots=replace(wish.shots, ids=elsewhere)))
    if not isinstance(outcome, Draft):
        return None
    draft = outcome
    for id in wish.shots.ids:
        sound = draft.plan.shot(id).sound
        effects = tuple(dict.fromkeys((*sound.effects, known[0])))
        draft = draft.with_shot(id, sound=sound.model_copy(update={"effects": effects}))
    return draft.about_shots(*wish.shots.ids)


def taken_out_too(wish: Wish) -> Draft | None:
    """`그건 빼 주세요`, of the sounds that were just complained of."""
    named = wish.people.ids or wish.shots.ids or wish.rest.quoted or wish.rest.residue
    if not wish.draft.heard or named or not wish.has("remove", "without", "off"):
        return None
    draft, gone = wish.draft, list[str]()
    for shot in wish.plan.shots:
        left = without(shot.sound, set(wish.draft.heard))
        gone += [what for what in heard_in(shot.sound) if what not in heard_in(left)]
        draft = draft.with_shot(shot.id, sound=left)
    told = wish.reply("sound_removed", what=listed(dict.fromkeys(gone)))
    return replace(draft, heard=()).telling(told)


def other_instead(wish: Wish) -> Draft | None:
    """`just footsteps there instead`, of the sounds that were just complained of."""
    wanted = wish.has("instead", "use_instead", "only_that") and not wish.has("music", "remove")
    heard = any(hit.kind == "sound" for hit in wish.rest.hits)
    named = wish.people.ids or wish.rest.quoted or wish.has("line", "say", "voice", "lettering")
    heard = heard and bool(wish.draft.heard) and wish.draft.about == "sound"
    if not (wanted and heard and wish.rest.words.latin) or named:
        return None
    draft, what = wish.draft, told_to_be_heard(wish)
    for shot in wish.plan.shots:
        left = without(shot.sound, set(wish.draft.heard))
        if what and left != shot.sound:
            new = left.model_copy(update={"effects": (*left.effects, what)})
            draft = draft.with_shot(shot.id, sound=new)
    told = wish.reply("text_changed", old=listed(wish.draft.heard), new=what)
    return replace(draft, heard=(), about="sound").telling(told) if draft != wish.draft else None


def gone_already(wish: Wish) -> Draft | None:
    """`no guitar` right after the guitar gave way to something else: nothing is left to do."""
    named = wish.has("remove", "without", "off") and not wish.has("music", "only_that")
    played = any(hit.kind == "sound" and hit.value == "music" for hit in wish.rest.hits)
    everywhere = tuple(shot.id for shot in wish.plan.shots)
    if not named or not played or wish.people.ids or held(wish, everywhere):
        return None
    before = replace(wish, draft=replace(wish.draft, plan=wish.draft.before))
    return wish.draft if held(before, everywhere) else None


def told_by_its_noise(wish: Wish) -> Outcome:
    """`再加一声“叮”`: what stands beside the word for a sound is heard, and nobody says it."""
    words, quoted = wish.rest.words, wish.rest.quoted
    about = wish.people.ids or wish.has("say", "line", "voice", "lettering", "remove", "change")
    if len(quoted) != 1 or about or not wish.has("add"):
        return None
    noise = words.pattern("sounds").pattern
    link = rf"(?:{words.pattern('of_it').pattern})"
    mask = MASK.pattern
    told = rf"(?:{noise})\w{{0,4}}\W*{mask}|{mask}\s*(?:{link}\s*)*(?:{noise})"
    return heard_with(wish, quoted[0]) if re.search(told, wish.rest.text) else None


def _is_of_sounds(wish: Wish) -> bool:
    """Whether a clause speaks of sounds that are heard, and of nobody's words."""
    if wish.people.ids or wish.rest.quoted or not wish.has("sounds"):
        return False
    return bool(held(wish, wish.targets() or tuple(shot.id for shot in wish.plan.shots)))

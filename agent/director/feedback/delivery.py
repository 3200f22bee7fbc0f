"""Wishes about how somebody speaks: the manner of a line, the kind of a voice.

Each rule is a function from a wish to a new draft. The words stay as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....generator.plan import DialogueLine
from .draft import Draft, Outcome, Wish, listed
from .lines_named import (
    is_in_a_line,
    quoted_lines,
    speakers,
    talks,
    told_of,
    without_people,
)
from .manner import (
    manner_named,
    manners_denied,
)
from .people_named import name_place
from .sound import is_about_sound, names_a_sound
from .speakers import voiced
from .whose_voice import lines_alone, no_narrator, of_narrator, unclear_whose, whose_spoken_of
from .words import folded, in_all_languages


def delivery_told(wish: Wish) -> Outcome:
    """How somebody speaks, and not how they are not to: `男の声じゃなくて女性の声`."""
    gone = wish.rest.words.latin and wish.has("remove", "without", "off")
    gone = gone and names_a_sound(wish) and not (wish.rest.quoted or wish.people.ids)
    if gone or _is_of_a_noise(wish):
        return None  # `the crowd murmur can go`
    told = of_narrator(_without_denied_voice(wish))
    if not told.rest.words.latin and no_narrator(told):
        return wish.who(speakers(wish)) if speakers(wish) else None
    return delivery(told)


def _is_of_a_noise(wish: Wish) -> bool:
    """Whether it is a noise that is to be heard: `add the sound of a dog barking`."""
    noise = wish.has("sounds") and wish.has("adds", "add", "hear")
    spoken = wish.people.ids or wish.has("line", "accent", "narration") or wish.rest.quoted
    return wish.rest.words.latin and noise and not spoken and not wish.rest.values("pronoun")


def _without_denied_voice(wish: Wish) -> Wish:
    """The wish without `男の声じゃなくて`, before the voice that comes for it."""
    words = wish.rest.words
    no = words.any_meaning("not_them", "rather_than").search(wish.rest.text)
    if words.latin or no is None or words.pattern("in_prep").pattern != words.any_of(()):
        return wish
    old, new = (wish.rest.having(x, x) for x in (no.string[: no.start()], no.string[no.end() :]))
    voiced = ("voice", "voice_kind", "people", "spoken_manner")
    told = old.has(*voiced) or old.values("people")
    both = told and new.has("voice", "voice_kind") and not wish.rest.quoted
    return replace(wish, rest=wish.rest.cut(0, no.end())) if both else wish


def _where_it_was(wish: Wish, lines: tuple[DialogueLine, ...]) -> tuple[DialogueLine, ...]:
    """Of somebody's lines the one in the shot spoken of just before: `shot 2 closer, and he says
    it with a yawn`."""
    there = tuple(x for x in lines if wish.draft.shot_of(x.id).id in wish.draft.shots)
    one = len(there) == 1 and len(wish.draft.shots) == 1
    says = wish.has("say") and (wish.has("pronoun") or wish.clause.values("pronoun"))
    return there if one and says and not wish.has("every_line", "whole") else lines


def delivery(wish: Wish) -> Outcome:
    """`make her sound more scared`, `he whispers it`."""
    wish = _without_contrast(wish)
    manner = manner_named(without_people(wish)) or _bare_quality(wish)
    if not manner and (manners_denied(wish.rest) or _denies_the_present(wish)):
        return None if _is_of_shots_alone(wish) else _without_manner(wish)
    about_voice = wish.has("voice", "say", "speak", "line", "narration")
    about_voice = about_voice or (
        wish.has("spoken_manner") and bool(wish.people.ids or wish.people.unclear)
    )
    about_voice = about_voice or _is_of_somebody(wish) or _is_manner_alone(wish)
    spoken_of = about_voice or wish.draft.lines or quoted_lines(wish)
    spoken_of = spoken_of or (wish.people.ids and manners_denied(wish.rest))
    if not manner or not spoken_of or _says_new(wish) or not any(map(str.isalpha, manner)):
        return None
    if (wish.has("keep") and not wish.has("spoken_manner")) or wish.has("silent_beat"):
        return None
    if _is_no_voice(wish) or _is_of_the_camera(wish):
        return None
    if _complains(wish) and not wish.has("spoken_manner"):
        return None
    if is_about_sound(wish) and not wish.has("say", "voice"):
        return None
    if wish.has("lengthen", "shorten") and not wish.has("spoken_manner"):
        return None
    if asked := unclear_whose(wish):
        return asked
    lines = lines_alone(wish)
    people = wish.people.ids or whose_spoken_of(wish)
    lines = lines or _where_it_was(wish, tuple(x for x in wish.plan.lines if x.character in people))
    if not lines:
        return _without_lines(wish, manner)
    draft = wish.draft
    for line in lines:
        earlier = draft.decided.get((line.id, "delivery"))
        how = f"{earlier}, {manner}" if earlier else manner
        decided = draft.decided | {(line.id, "delivery"): how}
        draft = replace(draft.with_line(line.id, delivery=how), decided=decided)
    names = listed(dict.fromkeys(wish.plan.character(x.character).name for x in lines))
    return draft.about_lines(*(x.id for x in lines)).telling(
        wish.reply("delivery", who=names, how=manner)
    )


def _without_contrast(wish: Wish) -> Wish:
    """The wish without who is named only as who is not to: `Leo should whisper and Rosa not`."""
    words = wish.rest.words
    no = words.any_meaning("forbids", "prohibits", "does_not", "denial").pattern
    ends = re.search(
        rf"(?:{words.pattern('and').pattern})\W+(?P<who>[^,]*?)\s+(?:{no})\W*$", wish.rest.text
    )
    if not (words.latin and ends) or len(wish.people.ids) < len(("one", "other")):
        return wish
    told = wish.rest.having(ends["who"], ends["who"])
    gone = [
        id
        for id in wish.people.ids
        if name_place(told, wish.plan.character(id), wish.plan) is not None
    ]
    kept = tuple(id for id in wish.people.ids if id not in gone)
    rest = wish.rest.cut(*ends.span())
    return replace(wish, rest=rest, people=replace(wish.people, ids=kept)) if kept else wish


def _is_of_the_camera(wish: Wish) -> bool:
    """Whether the camera is what does so: `카메라가 천천히 다가가게`."""
    camera = any(hit.value == "camera" for hit in wish.rest.values("cue"))
    return camera and not wish.rest.words.latin and not wish.has("say", "voice", "speak", "line")


def _is_of_shots_alone(wish: Wish) -> bool:
    """Whether a shot, and nobody who speaks, is not to be `so low`."""
    spoken_of = wish.people.ids or wish.people.unclear or wish.draft.lines or talks(wish)
    heard = any(hit.kind == "speaking" for hit in wish.rest.hits)
    return bool(wish.shots.ids) and not (spoken_of or heard or wish.rest.quoted)


def _is_of_somebody(wish: Wish) -> bool:
    """Whether nothing but a manner is wanted of somebody: `Berta angrier`."""
    if _bare_quality(wish):
        return True
    hits = [hit for hit in wish.rest.hits if hit.kind == "manner"]
    wanted = wish.has("degree") or (wish.rest.words.latin and wish.has("want"))
    if not (hits and wish.people.ids and wanted):
        return False
    clause = without_people(wish).cut(hits[0].start, hits[0].end)
    known = ("degree", "polite", "filler", "article", "want", "pronoun")
    left = clause.words.any_meaning(*known).sub(" ", clause.text)
    return not clause.having(left, left).residue


def _is_no_voice(wish: Wish) -> bool:
    """Whether `a darker tone` is the picture's, or a sound's: nobody who speaks is meant."""
    spoken_of = wish.people.ids or wish.people.unclear or wish.draft.lines or wish.draft.people
    if spoken_of or wish.has("say", "speak", "line", "narration"):
        return False
    return wish.has("tone_word") or (wish.has("volume", "add") and _heard_beside(wish))


def _heard_beside(wish: Wish) -> bool:
    """Whether `the kitchen sounds louder`, `add the voice of birds` is no person's voice."""
    named = any(hit.kind == "sound" for hit in wish.rest.hits)
    return names_a_sound(wish) or (named and wish.has("add"))


def _is_manner_alone(wish: Wish) -> bool:
    """Whether nothing but a manner is said, of somebody spoken of just before: `and angrier`."""
    known = ("spoken_manner", "degree", "and", "polite", "filler")
    rest, manners = wish.rest, wish.rest.values("manner") if wish.rest.words.latin else ()
    for hit in manners:
        rest = rest.cut(hit.start, hit.end)
    left = rest.words.any_meaning(*known).sub(" ", rest.text)
    told = wish.has("spoken_manner") or bool(manners)
    alone = told and not rest.having(left, left).residue
    return alone and bool(wish.draft.people) and not (wish.shots.ids or wish.rest.quoted)


def _bare_quality(wish: Wish) -> str | None:
    """The one word of `don Eulogio más gruñón`: how somebody who speaks should be, and more so."""
    told = {hit.kind for hit in wish.rest.hits} - {"cue", "name"}
    speaks = wish.people.ids and set(wish.people.ids) <= set(speakers(wish))
    if not (speaks and wish.has("degree") and wish.rest.words.latin) or told or wish.rest.quoted:
        return None
    clause = without_people(wish)
    known = ("degree", "polite", "filler", "article", "lead")
    left = clause.words.any_meaning(*known).sub(" ", clause.text).strip(" ,.;!")
    said = clause.having(left, left)
    single = left.isalpha() and said.residue == left
    less = clause.words.pattern("less_so").search(clause.text)
    left = f"{less[0]} {left}" if less else left
    return left if single and not said.has("wear", "vague", "complaint") else None


def _denies_the_present(wish: Wish) -> bool:
    """Whether a verb of saying is forbidden that tells how somebody speaks now."""
    if wish.rest.quoted or not wish.has("prohibits", "forbids"):
        return False
    mine = [line for line in wish.plan.lines if line.character in wish.people.ids]
    verbs = {found[0] for found in wish.rest.words.pattern("say").finditer(wish.rest.text)}
    verbs = {verb for verb in verbs if len(verb) > 1}  # 说 is part of any manner
    return any(verb in (line.delivery or "").lower() for line in mine for verb in verbs)


def _complains(wish: Wish) -> bool:
    """Whether a clause says what is wrong; `whisper hers too` means `as well`."""
    also = rf"(?:{wish.rest.words.pattern('also').pattern})\W*$"
    text = re.sub(also, " ", wish.rest.text)
    return wish.rest.having(text, text).has("complaint")


def _without_manner(wish: Wish) -> Outcome:
    """`don't whisper`: the lines meant lose the delivery that is denied, or any."""
    lines = lines_alone(wish)
    people = wish.people.ids or whose_spoken_of(wish)
    lines = lines or tuple(line for line in wish.plan.lines if line.character in people)
    if asked := unclear_whose(wish):
        return asked
    lines = tuple(x for x in lines if (x.id, "delivery") not in wish.draft.decided)
    if not lines:
        return wish.draft if wish.draft.lines else None
    draft = wish.draft
    for line in lines:
        draft = draft.with_line(line.id, delivery=None)
        draft = draft.telling(told_of(wish, "neutral", line))
    people = tuple(dict.fromkeys(line.character for line in lines))
    return draft.about_lines(*(line.id for line in lines)).about_people(*people)


def kind_of_voice(wish: Wish) -> Outcome:
    """`the narrator should be female`: how somebody's voice is in general."""
    wish = of_narrator(wish)
    wish = _without_denied_voice(wish)
    kind = wish.rest.words.pattern("voice_kind").search(wish.rest.text)
    if kind and no_narrator(wish):
        return wish.who(speakers(wish)) if speakers(wish) else None
    people = wish.people.ids or (whose_spoken_of(wish) if wish.has("narration") else ())
    if not kind or not people or not wish.has("voice", "narration"):
        return None
    manner = wish.rest.raw[slice(*kind.span())]
    meant = replace(wish, people=replace(wish.people, ids=people))
    return _without_other_kind(_in_general(meant, manner), people, manner)


def _without_other_kind(draft: Draft, people: Sequence[str], kind: str) -> Draft:
    """The draft with this kind of voice also where looks told another: `female`."""
    told = re.compile(in_all_languages("voice_kind"))
    for id in people:
        who = draft.plan.character(id)
        pieces = [piece.strip() for piece in who.looks.split(",")]
        new = [kind if told.fullmatch(folded(piece)) else piece for piece in pieces]
        looks = ", ".join(dict.fromkeys(new))
        draft = (
            draft
            if new == pieces
            else draft.with_character(who.model_copy(update={"looks": looks}))
        )
    return draft


def _says_new(wish: Wish) -> bool:
    return any(not is_in_a_line(wish, quote) for quote in wish.clause.quoted)


def _without_lines(wish: Wish, manner: str) -> Outcome:
    """How somebody sounds who says nothing yet; `his line` is one that they do not have."""
    if wish.people.ids:
        named = wish.rest.words.latin and wish.has("line")
        return wish.which_line(wish.plan.lines) if named else _in_general(wish, manner)
    return wish.who(speakers(wish)) if speakers(wish) else None


def _in_general(wish: Wish, manner: str) -> Draft:
    draft = wish.draft
    for id in wish.people.ids:
        draft = draft.with_character(voiced(wish.plan.character(id), manner=manner))
    names = listed(wish.plan.character(id).name for id in wish.people.ids)
    lines = (line.id for line in wish.plan.lines if line.character in wish.people.ids)
    draft = draft.about_lines(*lines).about_people(*wish.people.ids)
    return draft.telling(wish.reply("delivery", who=names, how=manner))

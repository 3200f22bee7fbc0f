"""Wishes about the camera and the video as a whole: framing, movement, format, style, title.

Each rule is a function from a wish to a new draft.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ....generator.plan import AspectRatio, Resolution
from ...planner import Question
from ..scanning import Hit
from ..vocabulary import lexicon
from .clause import Clause, unit_after
from .courtesy import only_remarks
from .draft import Doubting, Draft, Outcome, TermKind, Wish, listed
from .manner import is_denied
from .pasting import speaks_to_us
from .seconds_said import seconds_named
from .shots_alike import shot_of_thing
from .sound import is_about_sound
from .words import folded

FRAMINGS = (
    "extreme close-up",
    "close-up",
    "medium close-up",
    "medium",
    "medium wide",
    "wide",
    "extreme wide",
)
"""From near to far."""
LONGEST_LOOK = 24
"""Letters of the words for a style."""
CLOSE = FRAMINGS[:3]
"""Too near for a whole body."""


def camera(wish: Wish) -> Outcome:
    """Framing, angle and movement, in the shots meant."""
    for found in wish.rest.words.pattern("reach_total").finditer(wish.rest.text):
        wish = replace(wish, rest=wish.rest.cut(*found.span()))  # `so we still land on 20 s`
    if _counts_a_shot_not_found(wish) or _describes_a_shot_not_found(wish):
        return wish.which_shot()
    if clashing := _shows_all_of_somebody(wish):
        return clashing
    outcome = _still(wish)
    kinds: tuple[TermKind, ...] = ("framing", "angle", "movement")
    for kind in kinds:
        current = replace(wish, draft=outcome) if isinstance(outcome, Draft) else wish
        answer = _camera_field(current, kind)
        if isinstance(answer, Question):
            return answer
        outcome = answer or outcome
    return outcome or _nearer(wish)


def _counts_a_shot_not_found(wish: Wish) -> bool:
    """Whether `the first` stands there, which no shot was read from: then not all are meant."""
    words, rest = wish.rest.words, wish.rest
    seen = [hit for kind in ("framing", "angle", "movement") for hit in rest.values(kind)]
    for hit in seen:
        rest = rest.cut(hit.start, hit.end)
    known = words.pattern("in_the").pattern
    bare = rf"(?<![\d.:/])\d{{1,2}}(?![\d.:/])(?!{unit_after(words)})"
    if words.latin and seen and re.search(bare, rest.text) and not rest.values("resolution"):
        return not (wish.targets() or wish.has("whole", "frame_rate"))
    unit = words.any_meaning("second", "minute", "line", "first_half", "second_half").pattern
    told = re.search(rf"(?:{known})\s+(?:{words.ordinal})(?!\s*(?:{unit}))", rest.text)
    return words.latin and bool(seen and told) and not (wish.targets() or wish.has("whole"))


def _describes_a_shot_not_found(wish: Wish) -> bool:
    """Whether `魚が跳ねるカット` stands there, which is none of the plan: not all are meant."""
    words, rest = wish.rest.words, wish.rest
    if words.latin or not lexicon(words.language).grammar.verb_final:
        return False
    noun = words.any_meaning("shot").pattern
    every = wish.clause.has("whole", "every_shot", "the_rest", "all_but", "same_shot")
    described = re.search(rf"\w\s?(?:{noun})(?!\w*\d)", rest.text) is not None
    return described and not (every or wish.targets())


def _whole_body(clause: Clause) -> str:
    """The words for somebody being seen from head to toe; empty when there are none."""
    found = clause.words.pattern("whole_body").search(clause.text)
    return clause.raw[slice(*found.span())] if found else ""


def _shows_all_of_somebody(wish: Wish) -> Question | None:
    """`and from head to toe`, after a close-up was asked for in the same message."""
    body = _whole_body(wish.rest)
    set_before = [wish.draft.decided.get((id, "framing")) for id in wish.targets()]
    close = [str(framing) for framing in set_before if framing in CLOSE]
    return wish.which_one((close[0], body)) if body and close else None


def _still(wish: Wish) -> Outcome:
    """`the camera stays still`, `no zoom`."""
    if _denies_still(wish):
        return wish.draft.about_shots(*wish.targets()) if wish.targets() else None
    moves = any(not is_denied(wish.rest, hit) for hit in wish.rest.values("movement"))
    meant = wish.has("no_movement") or (
        wish.has("still") and (wish.shots.ids or wish.has("camera") or _only_says_still(wish))
    )
    if moves or not meant or _is_left_alone(wish):
        return None
    return set_camera(wish, "movement", "static", wish.scope())


def _only_says_still(wish: Wish) -> bool:
    """Whether it is no more than `fijo`, of the shot spoken of just before."""
    left = wish.rest.words.pattern("still").sub(" ", wish.rest.text)
    alone = wish.rest.words.latin and not any(map(str.isalnum, left))
    return alone and bool(wish.draft.shots)


def _is_left_alone(wish: Wish) -> bool:
    """Whether `镜头1别动` keeps a shot as it is: its camera stands still already."""
    movements = {wish.plan.shot(id).movement for id in wish.shots.ids}
    return movements == {"static"} and wish.clause.has("keep") and not wish.has("no_movement")


def _denies_still(wish: Wish) -> bool:
    """Whether `不要固定机位`, `no lo quiero fijo` wants the camera to move."""
    words = wish.rest.words
    still, no = words.pattern("still").pattern, words.pattern("denies_after").pattern
    if words.latin:
        led = words.any_meaning("does_not", "doubt").pattern
        return re.search(rf"(?:{led})\s+(?:\w+\s+){{0,3}}(?:{still})", wish.rest.text) is not None
    led = words.any_meaning("denies_before", "prohibits").pattern
    told = rf"(?:{still})\s*(?:{no})|(?:{led})\s*(?:{still})"
    return re.search(told, wish.rest.text) is not None


def _camera_field(wish: Wish, kind: TermKind) -> Draft | Question | None:
    hits = tuple(h for h in wish.rest.values(kind) if not _is_no_camera(wish, h))
    hits = hits or (_short_for_framing(wish) if kind == "framing" else ())
    denied = {hit.value for hit in hits if is_denied(wish.rest, hit)}
    denied |= _moves_denied(wish) if kind == "movement" else set()
    wanted = list(dict.fromkeys(hit.value for hit in hits if not is_denied(wish.rest, hit)))
    wanted = [value for value in wanted if value in wish.picked("value")] or wanted
    if not (hits or denied) or (is_about_sound(wish) and not wish.has("camera")):
        return None
    ids = _camera_targets(wish, kind, denied)
    wanted = _without_synonyms(wanted)
    now = {getattr(wish.plan.shot(id), kind) for id in ids}
    blamed = wish.has("complaint", "doubt", "change", "instead")
    if len(wanted) > 1 and (blamed or (not wish.rest.words.latin and {wanted[0]} == now)):
        wanted = [value for value in wanted if {value} != now]  # `from wide to medium`
    if len(wanted) > 1:
        return wish.which_one(wanted)
    told = wish.has("complaint", "doubt") or _only_tells(wish)
    criticised = wanted and ids and told and not wish.has("act")
    if criticised and (_only_tells(wish) or (wish.has("doubt") and wish.rest.words.latin)):
        having = tuple(id for id in ids if getattr(wish.plan.shot(id), kind) in wanted)
        return wish.draft.about_shots(*(having or wish.targets()))  # `the orbiting makes me dizzy`
    if criticised and all(getattr(wish.plan.shot(id), kind) == wanted[0] for id in ids):
        return wish.draft.about_shots(*ids)  # `the wide is too far away`
    if kind == "framing" and wanted and wanted[0] in CLOSE and (body := _whole_body(wish.rest)):
        return wish.which_one((wanted[0], body))
    if not wanted and kind == "movement" and denied - {"static"} and ids:
        ids = tuple(id for id in ids if (id, kind) not in wish.draft.decided)
        draft = set_camera(wish, kind, "static", ids)
        return replace(draft, decided=wish.draft.decided) if isinstance(draft, Draft) else draft
    if not wanted:
        return wish.draft.about_shots(*ids) if denied and ids else None
    return set_camera(wish, kind, wanted[0], ids) if ids else wish.which_shot()


def _only_tells(wish: Wish) -> bool:
    """Whether a clause only tells what a camera does to those who see it: `어지럽네요`."""
    return only_remarks(wish.clause) and not wish.rest.words.latin


def _without_synonyms(wanted: list[str]) -> list[str]:
    """Values without a dolly beside the zoom that it only describes: `zoom in, slowly closer`."""
    return [x for x in wanted if x.replace("dolly", "zoom") not in {*wanted} - {x}]


def _moves_denied(wish: Wish) -> set[str]:
    """Moves that there are, and that are to stop, in a word too short to mean them elsewhere."""
    words, moves = wish.rest.words, {shot.movement for shot in wish.plan.shots}
    told = {
        value: words.any_of(phrases)
        for value, phrases in lexicon(words.language).moves.items()
        if value in moves
    }
    no = words.pattern("prohibits").pattern
    return {
        value for value, verb in told.items() if re.search(rf"(?:{no})\s*{verb}", wish.rest.text)
    }


def _short_for_framing(wish: Wish) -> tuple[Hit, ...]:
    """`make it a medium`: a medium shot."""
    words = wish.rest.text.rstrip(" .,")
    noun = wish.reply("shot", shot="").strip()
    if not wish.targets() or not wish.rest.words.pattern("act").match(words.lstrip()):
        return ()
    hits = wish.rest.having(f"{words} {noun}", f"{words} {noun}").values("framing")
    return tuple(hit for hit in hits if hit.end > len(words))


def _is_no_camera(wish: Wish, hit: Hit) -> bool:
    """Whether `insert` is what is to be done and not a framing, or `in Dutch` a language."""
    spoken = wish.rest.has("in_language", "say", "line")
    if spoken and any(known.start == hit.start for known in wish.rest.values("language")):
        return True
    return (
        not wish.rest.text[: hit.start].strip() and wish.rest.has("add") and hit.value == "insert"
    )


def _camera_targets(wish: Wish, kind: TermKind, denied: set[str]) -> tuple[str, ...]:
    """The shots meant: named, or having what is denied, or showing whom the wish names, or all."""
    if targets := wish.targets():
        return targets
    having = tuple(s.id for s in wish.plan.shots if getattr(s, kind) in denied)
    if having and wish.people.ids:
        showing = (s for s in wish.plan.shots if set(wish.people.ids) <= set(s.characters))
        theirs = tuple(shot.id for shot in showing if shot.id in having)
        spoken = {wish.draft.shot_of(id).id for id in wish.draft.lines}
        return tuple(id for id in theirs if id in spoken) or theirs
    if having:
        return having
    if wish.people.ids:
        showing = [s.id for s in wish.plan.shots if set(wish.people.ids) <= set(s.characters)]
        alone = [id for id in showing if len(wish.plan.shot(id).characters) == len(wish.people.ids)]
        if len(showing) == 1 or kind == "movement":
            return tuple(showing)
        if len(alone) == 1:
            return tuple(alone)
    if not wish.people.ids and wish.has("that_one") and (ids := _spoken_of(wish)):
        return ids
    if thing := _shots_of_thing(wish):
        return thing
    if wish.rest.words.latin and wish.clause.has("there"):
        return ()
    whole = kind == "movement" or wish.has("whole", "camera", "every_shot")
    return tuple(s.id for s in wish.plan.shots) if whole and not wish.people.ids else ()


def _spoken_of(wish: Wish) -> tuple[str, ...]:
    """The shot of the lines or the people that were spoken of last, when it is one."""
    spoken = {wish.draft.shot_of(id).id for id in wish.draft.lines}
    people = set(wish.draft.people)
    showing = {s.id for s in wish.plan.shots if people and people <= set(s.characters)}
    return next((tuple(ids) for ids in (spoken, showing) if len(ids) == 1), ())


def set_camera(wish: Wish, kind: TermKind, value: str, ids: Sequence[str]) -> Draft | Question:
    """The draft with another value of the camera in some shots, or what is unclear about it."""
    draft = wish.draft
    if all(_only_names_what_is(wish, id, kind, value) for id in ids):
        return draft.about_shots(*ids)
    for id in ids:
        earlier = draft.decided.get((id, kind))
        if picked := wish.picked("value"):
            value = picked[0]
        elif earlier and earlier != value and not wish.has("correction"):
            return wish.which_one((str(earlier), value))
        fields: dict[str, Any] = {kind: value}
        draft = replace(draft.with_shot(id, **fields), decided=draft.decided | {(id, kind): value})
    numbers = listed(str(draft.number(id)) for id in ids)
    return draft.about_shots(*ids).telling(
        wish.reply("camera", shot=numbers, value=wish.term(kind, value))
    )


def _only_names_what_is(wish: Wish, id: str, kind: TermKind, value: str) -> bool:
    """Whether a shot is so already and nothing is asked for: `镜头1手持晃得厉害`."""
    blamed = wish.has("complaint", "doubt") and not wish.has("keep", "want")
    asked = (wish.has("act", "keep", "want", "still") and not blamed) or wish.clause.words.latin
    return getattr(wish.plan.shot(id), kind) == value and not asked


def _shots_of_thing(wish: Wish) -> tuple[str, ...]:
    """The one shot in which the things are seen that a wish names: `closer to the loaf`."""
    id = shot_of_thing(wish.rest, wish.plan)
    return (id,) if id else ()


def _nearer(wish: Wish) -> Outcome:
    """`move in closer`, `a bit wider`: one step on the ladder of framings."""
    if is_about_sound(wish) and not wish.has("camera"):
        return None
    if wish.has("shorter", "longer") and seconds_named(wish.rest) is not None:
        return None  # 1秒引いて takes a second off
    if wish.clause.has("that_much") and wish.clause.has("takes_off"):
        return None  # 減った分は3から引いて
    if any(hit.kind == "sound" for hit in wish.rest.hits) and not wish.has("camera"):
        return None  # 멀리서 뱃고동이 울리게
    step = -1 if wish.has("nearer") else 1 if wish.has("farther") else 0
    if not step:
        return None
    ids = wish.targets() or _shots_of_thing(wish)
    if not ids:
        return wish.which_shot()
    if wish.has("camera") and not wish.has("framing_word"):
        return set_camera(wish, "movement", "dolly in" if step < 0 else "dolly out", ids)
    draft = wish.draft
    for id in ids:
        framing = draft.plan.shot(id).framing
        at = FRAMINGS.index(framing) if framing in FRAMINGS else FRAMINGS.index("medium")
        value = FRAMINGS[min(max(at + step, 0), len(FRAMINGS) - 1)]
        draft = draft.with_shot(id, framing=value)
        draft = draft.telling(
            wish.reply("camera", shot=draft.number(id), value=wish.term("framing", value))
        )
    return draft.about_shots(*ids)


def transition(wish: Wish) -> Outcome:
    """`dissolve into shot 2`, `a hard cut between 1 and 2`."""
    hits = [hit for hit in wish.rest.values("transition") if not is_denied(wish.rest, hit)]
    if not hits:
        return None
    every = tuple(s.id for s in wish.plan.shots[1:])
    ids = wish.shots.ids[-1:] or (
        every[-1:] if wish.clause.has("last", "ends_so") else wish.targets() or every
    )
    draft = wish.draft
    for id in ids:
        fields: dict[str, Any] = {"transition": hits[-1].value}
        draft = draft.with_shot(id, **fields)
    numbers = listed(str(draft.number(id)) for id in ids)
    return draft.telling(
        wish.reply("transition", shot=numbers, value=wish.term("transition", hits[-1].value))
    )


def video_format(wish: Wish) -> Outcome:
    """Aspect ratio, resolution and frames per second."""
    if wish.shots.ids and wish.has("also_a_thing"):
        return None
    draft = wish.draft
    ratios = dict.fromkeys(
        h.value for h in wish.rest.values("aspect") if not is_denied(wish.rest, h)
    )
    ratios = [ratio for ratio in ratios if ratio in wish.picked("value")] or [*ratios]
    ratios = [ratio for ratio in ratios if ratio in wish.rest.text] or ratios
    if len(ratios) > 1:
        return wish.which_one(ratios)
    if not ratios and wish.rest.values("aspect") and not wish.shots.ids:
        return Doubting(reply=wish.reply("unclear"))  # `not vertical`: which shape, then?
    for ratio in ratios:
        aspect: AspectRatio = ratio  # pyright: ignore[reportAssignmentType]  # a key of the lexicon
        draft = draft.with_plan(aspect_ratio=aspect).telling(wish.reply("aspect", value=ratio))
    for hit in wish.rest.values("resolution"):
        size: Resolution = hit.value  # pyright: ignore[reportAssignmentType]  # a key, too
        draft = draft.with_plan(resolution=size).telling(wish.reply("aspect", value=hit.value))
    units = wish.rest.words.pattern("frame_rate").pattern
    if match := re.search(rf"\b(24|25|30|60)\s*{units}", wish.rest.text):
        draft = draft.with_plan(fps=int(match[1])).telling(wish.reply("aspect", value=match[0]))
    return draft if draft is not wish.draft else None


def style(wish: Wish) -> Outcome:
    """`make it black and white`, `in the style of a woodcut`."""
    hits = wish.rest.values("style")
    if not (hits or wish.has("style")) or (wish.shots.ids and not wish.shots.every):
        return None
    if wish.draft.shots and not (wish.shots.every or hits or wish.has("whole")):
        return None
    if wish.rest.quoted or wish.people.ids or (wish.has("lettering") and not hits):
        return None
    beside = wish.rest
    for hit in hits:
        beside = beside.cut(hit.start, hit.end)
    if beside.has("lettering") and wish.rest.words.latin and not wish.has("whole"):
        return wish.which_shot()  # `make the sign neon` is no look of the whole video
    wanted = [wish.rest.raw[h.start : h.end] for h in hits if not is_denied(wish.rest, h)]
    denied = [wish.rest.raw[h.start : h.end] for h in hits if is_denied(wish.rest, h)]
    wanted = _in_full(wish, wanted)
    for template in wish.rest.words.templates("style_of"):
        if not (wanted or denied) and (match := template.search(wish.rest.text)):
            wanted = [look(wish, wish.rest.raw[slice(*match.span("what"))])]
    if any(speaks_to_us(look, wish.rest.words) for look in wanted):
        return None
    if not hits and any(_begins_with_a_place(wish, look) for look in wanted):
        return wish.which_shot()
    kept = wish.plan.style
    for word in denied:
        kept = re.sub(re.escape(word), "", kept, flags=re.IGNORECASE)
        kept = re.sub(r"\s+", " ", kept).strip(" ,，")
    kept = _without_opposite(wish, kept, " ".join(wanted))
    if not wanted and kept == wish.plan.style:
        return wish.draft if denied and not wish.rest.words.latin else None
    kept = "" if wish.has("style_change") and wanted else kept
    new = listed(part for part in (kept, *wanted) if part)
    return wish.draft.with_plan(style=new).telling(wish.reply("style", value=new))


def _without_opposite(wish: Wish, kept: str, wanted: str) -> str:
    """The style without black and white where colour is wanted, and the other way round."""
    words = wish.rest.words
    for one, other in (("coloured", "uncoloured"), ("uncoloured", "coloured")):
        if words.pattern(one).search(folded(wanted)):
            pieces = re.split(r"\s*[,，、]\s*", kept)
            return listed(p for p in pieces if not words.pattern(other).search(folded(p)))
    return kept


def _in_full(wish: Wish, wanted: list[str]) -> list[str]:
    """The looks with the words that belong to them: all of `切り絵のコマ撮りアニメ風`."""
    if wish.rest.words.latin or lexicon(wish.rest.words.language).spaced or not wanted:
        return wanted
    for template in wish.rest.words.templates("style_of"):
        match = template.search(wish.rest.text)
        if not match or match["what"] == wish.rest.text.strip():
            continue
        told = look(wish, wish.rest.raw[slice(*match.span("what"))])
        part = wish.rest.having(folded(told), told)
        if all(word in told for word in wanted) and not part.has("act", "denies_after", "instead"):
            return [told] if len(told) <= LONGEST_LOOK else wanted
    return wanted


def _begins_with_a_place(wish: Wish, look: str) -> bool:
    """Whether a look only tells where it is to be: `everything after the kiss in warm light`."""
    words = wish.rest.words
    side = words.any_meaning("after", "before", "between").pattern
    every = words.any_meaning("all_of_it", "whole", "entirely").pattern
    told = re.match(rf"(?:(?:{every})\s+)?(?:{side})\s", folded(look))
    return words.latin and told is not None


def style_beside(wish: Wish) -> Outcome:
    """The style that a wish for a format names too: `square and in a watercolour style`."""
    formatted = wish.rest.values("aspect") or wish.rest.values("resolution")
    return style(wish) if formatted and wish.rest.values("style") else None


def look(wish: Wish, told: str) -> str:
    """A look in the user's words, without what only asks for it: `a bit`, `please`."""
    words = wish.rest.words
    small = words.any_meaning("polite", "whole", "every_shot")
    for found in reversed(list(small.finditer(folded(told)))):
        told = told[: found.start()] + " " + told[found.end() :]
    edge = words.pattern("style_edge").pattern
    while True:
        told = re.sub(r"\s+", " ", told).strip(" ,，、.。")
        lead = re.match(rf"(?:{edge})\s*", folded(told))
        tail = re.search(rf"\s*(?:{edge})$", folded(told))
        start, end = lead.end() if lead else 0, tail.start() if tail else len(told)
        if (start, end) == (0, len(told)) or start >= end:
            return told
        told = told[start:end]


def title(wish: Wish) -> Outcome:
    """`call the video "Dough"`."""
    if not (wish.has("title_of_video") and wish.rest.quoted):
        return None
    name = wish.rest.quoted[-1]
    return wish.draft.with_plan(title=name).telling(wish.reply("title", value=name))

"""Wishes for fewer, more and other shots: out, new, split, merged, taken again.

Each rule is a function from a wish to a new draft.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ....generator.plan import Shot, Sound
from ..scanning import Hit
from ..scripts import letters_of
from ..vocabulary import lexicon
from .action import without_thing
from .clause import VALUE_KINDS, Clause, seconds_pattern
from .draft import Draft, Outcome, Wish, fresh_id
from .fitting import GRID_SECONDS, scaled
from .lengths import of_the_thing
from .people_named import called, name_in
from .picture_told import full_stop, sentence
from .seconds_said import seconds_named, seconds_of_each
from .shots_described import all_that_is_seen
from .shots_named import Shots, mentions
from .splitting import Part, lines_of_parts, told_parts
from .wholes import forbids_touching, wants_gone
from .words import folded

FEWEST_SHOWN = 3
"""Words that tell what is seen in shots that become one."""
THING = "insert"
"""The framing that shows a thing and is a word for a shot by itself."""
MOST_PARTS = 6
"""Into which one shot is split."""

SHORTEST_THING = 3
"""Letters of a thing that is in a shot, in Latin script."""
LONGEST_REST = 1
"""Letters beside what calls a shot and takes it out, in scripts without capitals."""


def remove_shots(wish: Wish) -> Outcome:
    """`lose scene 3`, `only keep shots 1 and 2`, `we don't need the empty street`."""
    stays = wish.shots.ids and wish.has("remove_shot") and _is_to_stay(wish.clause)
    if _took_it_out(wish) or stays:
        return wish.draft
    wish = _with_picture_that_goes(wish)
    if not wish.shots.ids and wish.draft.about == "shot" and wish.means_it():
        wish = replace(wish, shots=Shots(wish.draft.shots))
    elif wish.rest.quoted or not _is_bare(wish) or seconds_named(wish.rest):
        return None
    if wish.clause.quoted and not (wish.rest.words.latin or wish.clause.has("shot")):
        return None  # `"…" 부분만 지워`: words go, and no shot
    if not wish.shots.ids:
        return None if _is_halved(wish) else _which_to_remove(wish)
    if _is_halved(wish) or _owns_what_goes(wish):
        return None
    if wish.clause.has("that_much", "out_of") and wish.draft.shifted:
        return None
    if _denies_something_else(wish.rest):
        shown = without_thing(wish)
        return shown if isinstance(shown, Draft) else wish.draft.about_shots(*wish.shots.ids)
    named = set(wish.shots.ids)
    if wish.clause.has("only_keep"):
        named = {shot.id for shot in wish.plan.shots} - named
    elif not _orders_removal(wish.clause, wish.rest) or _speaks_of_more(wish):
        return None
    if len(named) >= len(wish.plan.shots):
        return wish.impossible("last_shot")
    numbers = [n for n, shot in enumerate(wish.draft.before.shots, 1) if shot.id in named]
    kept = (shot for shot in wish.plan.shots if shot.id not in named)
    shown = ", ".join(map(str, numbers))
    freed = sum(shot.seconds for shot in wish.plan.shots if shot.id in named)
    draft = replace(wish.draft.with_shots(kept), shifted=-freed, shots=(), about="gone")
    return draft.telling(wish.reply("removed_shot", shot=shown))


def _orders_removal(clause: Clause, rest: Clause) -> bool:
    """Whether something is to go: `a cut in the middle` is a noun, `se queda corta` a complaint."""
    words = clause.words
    if words.latin and wants_gone(rest):
        return True
    deeds = words.any_meaning("lengthen", "shorten")
    lengths = [m.span() for told in (clause, rest) for m in deeds.finditer(told.text)]
    article = re.compile(rf"(?:{words.pattern('indefinite').pattern})\s+$")
    return any(
        not (words.latin and article.search(clause.text[: found.start()]))
        and not any(
            span != found.span() and span[0] <= found.start() and found.end() <= span[1]
            for span in lengths
        )
        and not (clause.cuts_there(found) or _is_a_place(rest, found) or _is_noun(clause, found))
        for found in words.pattern("remove_shot").finditer(clause.text)
    )


def _speaks_of_more(wish: Wish) -> bool:
    """Whether more than a shot is spoken of, and may be what is to go: `2は煙をなくして`.

    What stands before the shot tells which it is: `손 떨리는 컷은 빼 줘`.
    """
    rest, text = wish.rest, wish.rest.text
    if rest.words.latin:
        return _takes_a_thing(wish)
    for told in rest.values("framing"):
        rest = rest.cut(told.start, told.end)
    pairs = enumerate(zip(wish.clause.text, text, strict=False), 1)
    called = max((at for at, (said, left) in pairs if said != left), default=0)
    behind = rest.having(rest.text[called:], rest.raw[called:]).residue
    mark = rest.words.pattern("object_mark").pattern
    gone = rest.words.pattern("remove_shot").pattern
    objects = re.finditer(rf"(\w+)(?:{mark})\s*(?={gone})", text)
    things = (rest.having(found[1], found[1]).residue for found in objects)
    named = letters_of("han").fullmatch(behind) is not None  # 袋
    return len(behind) > LONGEST_REST or named or any(things)


def thing_of_a_shot(wish: Wish) -> Outcome:
    """`I don't want the bag in shot 3`: what is seen goes, and the shot stays."""
    ids, words = wish.shots.ids, wish.rest.words
    if not words.latin or not ids or wish.shots.every or not wish.clause.has("remove_shot"):
        return None
    if not _is_bare(wish) or not _takes_a_thing(wish):
        return None
    outcome = without_thing(wish)
    return outcome if isinstance(outcome, Draft) else None


def _takes_a_thing(wish: Wish) -> bool:
    """Whether what goes is in a shot: `remove the bag from shot 3`, `shot 3 without the bag`."""
    clause, words = wish.clause, wish.clause.words
    pairs = enumerate(zip(clause.text, wish.rest.text, strict=False))
    start = next((at for at, (said, left) in pairs if said != left), len(clause.text))
    place = words.any_meaning("place_prep", "of_what", "in_prep").pattern
    within = re.match(rf"\s*(?:{place})", clause.text[start:])
    within = within or re.search(rf"(?:{place})\s*$", clause.text[:start])
    before = clause.having(clause.text[:start], clause.raw[:start])
    around = words.pattern("remove_shot").finditer(before.text)  # `take the bag out of shot 3`
    inner = [" ".join(found[0].split()[1:-1]) for found in around]
    known = words.any_meaning("article", "in_the").pattern
    inner = [told for told in inner if re.match(rf"(?:{known})\s", told)]
    told = (before, *(before.having(text, text) for text in inner))
    if within and any(len(part.residue) >= SHORTEST_THING for part in told):
        return True
    for bare in words.pattern("without").finditer(clause.text, start):
        behind = clause.text[bare.end() :]
        if words.pattern("remove_shot").match(clause.text, bare.start()):
            return len(clause.having(behind, behind).residue) >= SHORTEST_THING
    return False


def _is_noun(clause: Clause, found: re.Match[str]) -> bool:
    """Whether what also means `cut it` is the noun of a shot: `1つ目のカットで`."""
    words = clause.words
    noun = words.pattern("shot").match(clause.text, found.start())
    led = re.search(rf"(?:{words.pattern('of_it').pattern})$", clause.text[: found.start()])
    return not words.latin and noun is not None and led is not None


def _is_a_place(clause: Clause, verb: re.Match[str]) -> bool:
    """Whether something is wanted that is seen there: `quiero nieve fuera en el 1`."""
    words, before = clause.words, clause.text[: verb.start()]
    wants = words.any_meaning("want", "polite").search(before)
    told = before[wants.end() :] if wants else ""
    return words.latin and bool(clause.having(told, told).residue)


def _is_halved(wish: Wish) -> bool:
    """Whether half of a shot is to go: `砍掉一半`."""
    return wish.has("halved") and not wish.rest.words.latin


def _with_picture_that_goes(wish: Wish) -> Wish:
    """The wish with the shot of which nothing is left without what is to go."""
    named = any(name_in(wish.rest, who, wish.plan) for who in wish.plan.characters)
    other = wish.shots.ids or wish.rest.quoted or named
    other = other or wish.has("adds", "change", "swap", "instead", "sounds", "music", "wear")
    goes = wish.has("remove_shot") and not other
    if goes and not wish.rest.words.latin:
        return replace(wish, shots=Shots(_things_alone(wish)))
    id = all_that_is_seen(wish.rest, wish.plan) if goes else None
    return replace(wish, shots=Shots((id,))) if id else wish


def _things_alone(wish: Wish) -> tuple[str, ...]:
    """The only shot of a thing and of nobody, where no more is named: `删掉空镜`."""
    rest = wish.rest
    told = [hit for hit in rest.values("framing") if hit.value == THING]
    for hit in told:
        rest = rest.cut(hit.start, hit.end)
    text = rest.words.any_meaning("filler", "doubt").sub(" ", rest.text)
    ids = tuple(shot.id for shot in wish.plan.shots if shot.framing == THING)
    return ids if told and len(ids) == 1 and not rest.having(text, text).residue else ()


def _took_it_out(wish: Wish) -> bool:
    """Whether `drop it` only says once more that the shot spoken of just before goes."""
    return wish.draft.about == "gone" and not wish.shots.ids and wish.means_it()


def _owns_what_goes(wish: Wish) -> bool:
    """Whether a thing in a shot is to go, and not the shot: `4カット目のラジオは要らない`."""
    words = wish.rest.words
    noun = words.any_meaning("shot", "number_tail").pattern
    tie = words.pattern("genitive").pattern
    small = words.any_meaning("shot", "part_word", "another_one", "of_it").pattern
    told = re.search(rf"(?:{noun})(?:{tie})(?!{small})(?=\w)", wish.clause.text)
    told = told or _names_a_thing(wish)
    return told is not None and not words.latin and bool(wish.rest.residue)


def _names_a_thing(wish: Wish) -> re.Match[str] | None:
    """`세 번째 컷 조명 깜빡이는 거 빼`: a thing between a bare shot and the verb, with blanks."""
    words = wish.rest.words
    if words.latin or not lexicon(words.language).spaced:
        return None
    noun = words.any_meaning("shot", "number_tail").pattern
    thing = words.any_meaning("another_one", "part_word").pattern
    particle, within = (words.pattern(name).pattern for name in ("in_post", "upon"))
    within = rf"(?:{within}|{words.pattern('out_of').pattern})?"
    gone = words.pattern("remove_shot").pattern
    return re.search(
        rf"(?:{noun}){within}\s+(?:\S+\s+){{0,3}}\S+?\s?"
        rf"(?:{thing})(?:{particle})?\s*(?:{gone})",
        wish.clause.text,
    )


def _is_to_stay(clause: Clause) -> bool:
    """Whether a shot is not to go, or not to be touched at all: `二つ目は触らなくていい`."""
    return _is_not_to_be(clause, "remove_shot") or (
        forbids_touching(clause) and not clause.words.latin
    )


def _is_not_to_be(clause: Clause, deed: str) -> bool:
    """Whether a deed is forbidden itself: `don't delete shot 1`, `빼지 말고`, `不要切开`."""
    verb, no = (clause.words.pattern(name).pattern for name in (deed, "prohibits"))
    return re.search(rf"(?:{no})\s*(?:{verb})|(?:{verb})\s*(?:{no})", clause.text) is not None


def _denies_something_else(clause: Clause) -> bool:
    """Whether something of a shot is to go and not the shot: `第三镜不要现在这样`."""
    found = list(clause.words.pattern("remove_shot").finditer(clause.text))
    verb_ends = clause.words.pattern("in_prep").pattern == clause.words.any_of(())
    if clause.words.latin or verb_ends or not found:
        return False
    behind = clause.text[found[-1].end() :]
    return clause.having(behind, behind).residue != "" and clause.has("without")


def not_alone(wish: Wish) -> Outcome:
    """`球那镜不单独要了`: what the next wish is about, which tells where it goes."""
    return wish.draft.about_shots(*wish.shots.ids) if _is_only_not_alone(wish) else None


def _is_only_not_alone(wish: Wish) -> bool:
    alone = wish.shots.ids and wish.has("not_alone") and not wish.rest.quoted
    return bool(alone) and not wish.clause.has("merge")


def _which_to_remove(wish: Wish) -> Outcome:
    """Asks for the shot when one is to go that nothing in the plan is like."""
    gone = wish.clause.has("remove_shot") and wish.clause.has("part_word")
    return wish.which_shot() if gone and not wish.draft.shots else None


def _is_bare(wish: Wish) -> bool:
    """Whether nothing but the shots themselves is spoken of."""
    things = ("line", "lettering", "subtitles", "sounds", "music", "accent", "narration")
    kinds = {"movement", "framing", "angle", "people", "pronoun", "sound"}
    gone = [
        found.span() for found in wish.rest.words.pattern("remove_shot").finditer(wish.rest.text)
    ]
    hits = (h for h in wish.rest.hits if not any(a <= h.start < b for a, b in gone))
    framings = {wish.plan.shot(id).framing for id in wish.shots.ids if not wish.rest.words.latin}
    told = {  # 第三镜那个特写拿掉
        h.kind for h in hits if h.value not in framings or _is_told_of(wish, h)
    }
    things += ("still", "no_movement")
    somebody = wish.people.ids and not (_is_the_shot(wish) and "pronoun" not in told)
    return not wish.has(*things) and not somebody and not told & kinds


def _is_told_of(wish: Wish, framing: Hit) -> bool:
    """Whether a shot is the subject and its framing goes: `カット2はミディアムをやめて`."""
    known = lexicon(wish.rest.words.language)
    held = wish.rest.text.startswith(known.wording.namers, framing.end)
    topic = any(
        wish.clause.text.startswith(known.cues["subject"], found.end)
        for found in mentions(wish.clause, wish.plan)
    )
    return held and topic and known.grammar.verb_final


def _is_the_shot(wish: Wish) -> bool:
    """Whether nobody is called by name, so that a pronoun may be the shot: `fuera con ella`."""
    named = any(name_in(wish.rest, who, wish.plan) for who in wish.plan.characters)
    return bool(wish.rest.values("pronoun")) and not (named or wish.rest.values("people"))


def split(wish: Wish) -> Outcome:
    """`split shot 2 in two (3 s + 2 s)`: each line goes to the part in which it would begin."""
    if not wish.has("split") or wish.has("merge") or _counts_things(wish):
        return None
    wish = wish if wish.targets() else of_the_thing(wish)
    if not wish.targets():
        return None
    if _is_not_to_be(wish.clause, "split"):
        return wish.draft.about_shots(*wish.shots.ids) if wish.shots.ids else wish.draft
    wish = _without_present_length(wish)
    (id, *_) = wish.targets()
    shot, taken = wish.plan.shot(id), {*wish.draft.request.shot_ids}
    taken |= {known.id for known in (*wish.plan.shots, *wish.draft.before.shots)}
    parts: list[Shot] = []
    told = told_parts(wish)
    lengths = _lengths_of_parts(wish, shot)
    if told and any(part.seconds for part in told):
        lengths = _lengths_told(told, shot, lengths)
    told = told if len(told) == len(lengths) else ()
    shares = lines_of_parts(wish, told, shot.dialogue) if told else None
    for at, seconds in enumerate(lengths):
        first, end = (math.ceil(len(shot.dialogue) * n / len(lengths)) for n in (at, at + 1))
        dialogue = shares[at] if shares else shot.dialogue[first:end]
        part = shot.model_copy(update={"seconds": seconds, "dialogue": dialogue})
        if told:
            part = part.model_copy(update=told[at].camera)
        seen = sentence(told[at].seen) if told else ""
        if seen and not _is_only_somebody(wish, seen):
            part = part.model_copy(update={"action": seen + full_stop(seen)})
        if at:
            new_id = fresh_id("s", taken | {part.id for part in parts})
            part = part.model_copy(update={"id": new_id, "transition": "cut"})
        parts.append(part)
    shots = (part for s in wish.plan.shots for part in (parts if s.id == id else (s,)))
    number = wish.draft.number(id)
    others = ", ".join(str(number + at) for at in range(1, len(parts)))
    reply = wish.reply("split", shot=number, other=others)
    decided = {(part.id, "seconds"): part.seconds for part in parts}
    draft = replace(wish.draft.with_shots(shots), decided=wish.draft.decided | decided)
    draft = draft.about_shots(*(part.id for part in parts)).telling(reply)
    return replace(draft, about="split")


def _counts_things(wish: Wish) -> bool:
    """Whether `塩むすび二つにして` tells how many things are seen, and cuts no shot in two."""
    words, text = wish.clause.words, wish.clause.text
    if words.latin:
        return False
    ties = words.any_meaning("shot", "in_post", "number_tail", "pronoun", "that_one", "to_before")
    counted = list(words.pattern("split").finditer(text))
    if not all(re.match(words.number, found[0]) for found in counted):
        return False
    before = (text[: found.start()].rstrip() for found in counted)
    free = rf"(?:^|\W|{ties.pattern}|{words.number}|{words.ordinal})$"
    return not any(re.search(free, lead) for lead in before)


def _is_only_somebody(wish: Wish, seen: str) -> bool:
    """Whether `前半は岸さんだけ` tells of a part who is in it and not what is seen."""
    words, left = wish.rest.words, folded(seen)
    if words.latin:
        return False
    names = (name for who in wish.plan.characters for name in called(who, wish.plan))
    for name in sorted(names, key=len, reverse=True):
        left = left.replace(name, " ")
    small = words.any_meaning("in_post", "only", "only_that", "split", "filler", "front_part")
    left = small.sub(" ", left)
    return left != folded(seen) and len(wish.rest.having(left, left).residue) <= 1


def _without_present_length(wish: Wish) -> Wish:
    """The wish without the length that the shot has, in brackets: `샷 2(5초)를 2초 + 3초로`."""
    rest, now = wish.rest, wish.plan.shot(wish.targets()[0]).seconds
    told = re.compile(rf"[(（]\s*{seconds_pattern(rest.words).pattern}\s*[)）]")
    for found in told.finditer(rest.text):
        rest = rest.cut(*found.span()) if rest.words.value(found[1]) == now else rest
    return replace(wish, rest=rest)


def cut_in_one_take(wish: Wish) -> Outcome:
    """`ワンカットのまま、アップに2回切り替えて`: asks, where both cannot be."""
    uncut = {"no_cuts", "one_shot"} & {hit.value for hit in wish.clause.values("cue")}
    kept = bool(uncut) and wish.clause.has("keep") and not wish.rest.words.latin
    if (kept or "uncut" in wish.draft.keeps) and wish.clause.has("cuts_to", "split"):
        return wish.which_one((wish.term("transition", "cut"), wish.reply("as_one_take")))
    return replace(wish.draft, keeps=wish.draft.keeps | {"uncut"}) if kept else None


def _lengths_told(parts: Sequence[Part], shot: Shot, default: list[float]) -> list[float]:
    """The lengths of the parts; the only one that is not told gets what is left of the shot."""
    told = [part.seconds or 0.0 for part in parts]
    left = round(shot.seconds - sum(told), 3)
    if told.count(0.0) > 1 or (0.0 in told and left <= 0):
        return default
    return [seconds or left for seconds in told]


def _lengths_of_parts(wish: Wish, shot: Shot) -> list[float]:
    """The lengths named, in order; the same one for all where it is one; else halves."""
    named = seconds_of_each(wish.rest)
    if len(named) > 1:
        return named
    count = _count_of_parts(wish)
    if named:
        return named * count
    if count == 2:
        first = math.ceil(shot.seconds / 2 / GRID_SECONDS) * GRID_SECONDS
        first = first if first < shot.seconds else shot.seconds / 2
        return [first, round(shot.seconds - first, 3)]
    return scaled([1.0] * count, shot.seconds)


def _count_of_parts(wish: Wish) -> int:
    """How many shots one is to become; two where nothing tells."""
    clause = wish.rest
    for length in seconds_pattern(clause.words).finditer(clause.text):
        clause = clause.cut(*length.span())
    counts = [round(clause.words.value(n)) for n in re.findall(clause.words.number, clause.text)]
    return next((count for count in counts if 2 <= count <= MOST_PARTS), 2)


def merge(wish: Wish) -> Outcome:
    """`merge shots 1 and 2`: the first one takes over what the others show and say."""
    told = wish.shots.ids
    ids = told if len(told) > 1 else tuple(dict.fromkeys((*wish.draft.shots, *told)))
    one = len(told) > 1 and (wish.has("as_one") or _is_made_one(wish))
    if not (wish.has("merge") or one or (told and wish.clause.has("merge"))) or wish.rest.quoted:
        return None
    if len(ids) < 2 and wish.draft.about == "merged" and not told:
        return None  # `まとめて6秒で`, of what is one already
    if len(ids) < 2:
        return wish.which_shot()
    parts = [shot for shot in wish.plan.shots if shot.id in ids]
    whole = parts[0].model_copy(
        update={
            "seconds": seconds_named(wish.rest) or round(sum(part.seconds for part in parts), 3),
            "action": _told_together([*(part.action for part in parts), _shown_in_one(wish)]),
            "characters": _joined(part.characters for part in parts),
            "elements": _joined(part.elements for part in parts),
            "dialogue": tuple(line for part in parts for line in part.dialogue),
            "lettering": tuple(sign for part in parts for sign in part.lettering),
            "sound": _heard_together([part.sound for part in parts]),
        }
    )
    if len(told) == 1:
        whole = whole.model_copy(update={"id": told[0]})  # what it goes into stays
    elif len(told) == len(("one", "other")) and _is_last_the_goal(wish):
        whole = whole.model_copy(update={"id": ids[len(told) - 1]})
    gone = {part.id for part in parts[1:]}
    shots = (whole if s.id == parts[0].id else s for s in wish.plan.shots if s.id not in gone)
    shown = ", ".join(str(wish.draft.number(part.id)) for part in parts)
    draft = replace(wish.draft.with_shots(shots).about_shots(whole.id), about="merged")
    return draft.telling(wish.reply("merged", shots=shown))


def _shown_in_one(wish: Wish) -> str:
    """What is to be seen in one shot made of several, told behind a comma; empty for nothing."""
    words = wish.rest.words
    found = re.search(r"[,:]\s+(?P<what>\w.*)$", wish.rest.text)
    if found is None or not words.latin:
        return ""
    start, end = found.span("what")
    told = wish.rest.having(wish.rest.text[start:end], wish.rest.raw[start:end])
    other = ("act", "keep", "idle", "line", "music", "sounds", "second", "lasts", "that_much")
    valued = any(hit.kind in VALUE_KINDS for hit in told.hits)
    alone = len(told.text.split()) < FEWEST_SHOWN or not told.residue
    return "" if alone or valued or told.has(*other) else sentence(told.raw)


def _is_made_one(wish: Wish) -> bool:
    """Whether nothing but `one` is to come of several shots: `make shots 2 and 3 one`."""
    words, text = wish.rest.words, wish.rest.text
    count = re.search(rf"({words.number})\W*$", text)
    left = words.any_meaning("act", "polite", "filler", "into").sub(
        " ", text[: count.start()] if count else text
    )
    alone = count is not None and words.value(count[1]) == 1 and not any(map(str.isalpha, left))
    return words.latin and alone


def _is_last_the_goal(wish: Wish) -> bool:
    """Whether one shot goes into the one named last: `把2并到3里`, `4カット目は3カット目に`."""
    clause, words = wish.clause, wish.clause.words
    places = sorted(mentions(clause, wish.draft.before))
    if words.latin or len(places) != len(("one", "other")):
        return False
    into = words.pattern("into").pattern
    start, end = places[-1].start, places[-1].end
    if words.pattern("in_prep").pattern == words.any_of(()):
        return re.match(rf"\s*(?:{into})", clause.text[end:]) is not None
    return re.search(rf"(?:{into})\s*$", clause.text[:start]) is not None


def _told_together(actions: Iterable[str]) -> str:
    """What is seen in one shot after the other, each a sentence."""
    first, *more = dict.fromkeys(filter(None, actions)) or [""]
    for action in more:
        space = " " if min(first[-1:], action[:1]) < "\u2e80" else ""
        first = f"{first}{full_stop(first)}{space}{sentence(action)}"
    return first


def _heard_together(sounds: Sequence[Sound]) -> Sound:
    """All that is heard in several shots; of their music, the first."""
    ambiences = dict.fromkeys(sound.ambience for sound in sounds if sound.ambience)
    return Sound(
        ambience=", ".join(ambiences) or None,
        effects=tuple(dict.fromkeys(effect for sound in sounds for effect in sound.effects)),
        music=next((sound.music for sound in sounds if sound.music), None),
    )


def _joined(ids: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for some in ids for id in some))


def another_take(wish: Wish) -> Outcome:
    """`another take of shot 2`: the same shot, made once more."""
    left = wish.rest.words.pattern("again").sub(" ", wish.rest.text)
    again = bool(wish.shots.ids) and left != wish.rest.text
    again = again and not wish.rest.having(left, left).residue
    if not (wish.clause.has("another_take") or again) or wish.rest.quoted:
        return None
    if wish.rest.words.latin and _is_to_go_again(wish):
        return None
    ids = wish.targets() if not wish.has("whole") else tuple(s.id for s in wish.plan.shots)
    if not ids:
        return wish.which_shot()
    draft = wish.draft
    for id in ids:
        draft = draft.with_shot(id, take=wish.plan.shot(id).take + 1)
        draft = draft.telling(wish.reply("take", shot=draft.number(id)))
    return draft.about_shots(*ids)


def _is_to_go_again(wish: Wish) -> bool:
    """Whether a shot is to go, as it was before: `drop the one with the clock again`."""
    words = wish.clause.words
    opens = words.any_meaning("remove", "remove_shot").match(wish.clause.text.strip())
    return opens is not None and words.pattern("again").search(wish.clause.text) is not None

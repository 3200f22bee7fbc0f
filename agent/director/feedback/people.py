"""Wishes about how people look and who is there, and about pictures that were given.

Each rule is a function from a wish to a new draft.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ....generator.plan import Character, Element
from ...planner import Question
from ..scripts import any_of, is_latin
from ..vocabulary import LANGUAGES, lexicon
from .clause import Clause
from .draft import Draft, Outcome, Wish, fresh_id, listed
from .kept import forbids_touching
from .likeness import content
from .lines_named import without_people
from .people_named import called, name_place
from .repainting import in_colour, tells_a_colour
from .seconds_said import seconds_named
from .shots_named import shots_named
from .things_told import holds
from .words import WORD_END, folded, swapped, without_article, without_phrase

LONGEST_WORN = 5
"""Words of what somebody is to have no more."""
FARTHEST_WORN = 6
"""Letters between a verb of wearing and what is worn: `戴着一顶红帽子`."""
_SENTENCE = re.compile(r"[^.!?。！？；;]+[.!?。！？；;]*\s*")


def _wears_it_there_alone(wish: Wish, people: Sequence[str]) -> bool:
    """Whether somebody looks so in one shot who is seen in others too: `2カット目だけ眼鏡で`."""
    elsewhere = (s for s in wish.plan.shots if wish.shots.ids and s.id not in wish.shots.ids)
    return not wish.rest.words.latin and any({*people} & {*s.characters} for s in elsewhere)


def looks(wish: Wish) -> Outcome:
    """`the brother wears a red T-shirt`, `give Mei short hair`, `make Tom older`."""
    if (
        not (wish.has("wear") or _is_given(wish) or _needs_in_colour(wish))
        or wish.rest.quoted
        or wish.has("limit")
    ):
        return None
    if seconds_named(wish.rest) is not None or (wish.shots.ids and wish.has("deed")):
        return None
    told = bool(wish.rest.values("dialect")) or wish.has("spoken_manner")
    if _is_age_of_voice(wish) or (
        told and wish.has("voice", "line", "say", "speak", "tone_word", "accent", "hear")
    ):
        return None
    people = _wearers(wish) or wish.draft.people or _alone(wish)
    of_style = not people and not wish.people.unclear and wish.has("style")
    if of_style or _wears_it_there_alone(wish, people):
        return None
    if wish.people.unclear or not people:
        return wish.who(wish.people.unclear or (who.id for who in wish.plan.characters))
    what = ""
    rest = _without_names(wish, people)
    if gone := _taken_away(rest):
        return _without_worn(wish, people, gone)
    for template in rest.words.templates("wears"):
        if match := template.search(rest.text):
            what = re.sub(r"\s+", " ", rest.raw[slice(*match.span("what"))]).strip(" .,，。")
            break
    particle = re.match(rf"(?:{rest.words.pattern('name_tail').pattern})\s", folded(what))
    if particle or _is_not_to_wear(rest, what):
        return None  # `하람이가 조개 말고 소라를 들고`
    what, old = _after_denial(rest) or _instead_of(rest, what)
    what = in_colour(rest, what)
    ends = rest.words.any_meaning("instead", "polite").pattern
    what = what[: len(re.sub(rf"(?:\W+(?:{ends}))+\W*$", "", folded(what)))]
    draft = wish.draft
    if _is_not_worn(wish):
        return _without_worn(wish, people, what)
    for id in people:
        draft = _undressed(draft, id, old)
        draft = _dressed(draft, draft.plan.character(id), what)
        name = draft.plan.character(id).name
        draft = draft.telling(wish.reply("looks", who=name, what=what))
    return draft.about_people(*people)


def _taken_away(rest: Clause) -> str:
    """What somebody is told to wear no more: `小宝别穿校服了`; nothing where they get another."""
    for template in rest.words.templates("not_worn"):
        if match := template.search(rest.text):
            said = rest.raw[slice(*match.span("what"))].strip(" .,，。、")
            ends = rest.words.any_meaning("filler", "polite").pattern
            owned = rf"^{any_of(lexicon(rest.words.language).grammar.owns)}"
            return re.sub(rf"(?:{ends})+$|{owned}", "", folded(said)).strip()
    return ""


def _without_worn(wish: Wish, people: Sequence[str], what: str) -> Draft:
    """The draft in which somebody wears something no more; it is banned where nobody tells it."""
    draft = wish.draft
    for id in people:
        draft = _undressed(draft, id, without_article(what))
    draft = draft.banning(what) if draft.plan == wish.plan else draft
    return draft.about_people(*people).telling(wish.reply("sound_removed_seen", what=what))


def _is_not_to_wear(rest: Clause, what: str) -> bool:
    """Whether it is nothing, `give him Mei's line`, or somebody else: `소희가 아니라 소이`."""
    denied = rest.words.pattern("denial").match(folded(what))
    other = denied is not None and not rest.words.latin
    other = other or rest.words.pattern("light_noun").match(folded(what)) is not None  # `is lit by`
    return not what or other or rest.having(folded(what), what).has("line")


def _is_age_of_voice(wish: Wish) -> bool:
    """Whether how old somebody sounds is told, and nothing that is worn: `나이 든 톤으로`."""
    text = wish.rest.words.pattern("age_word").sub(" ", wish.rest.text)
    aged = text != wish.rest.text and wish.has("voice", "tone_word", "manner_noun")
    return aged and not wish.rest.having(text, text).has("wear")


def taken_off(wish: Wish) -> Outcome:
    """`lose Nia's hat`, `지우 땋은 머리는 빼고`: what somebody has no more, where they have it."""
    if not (wish.has("remove") and wish.has("act") and wish.people.ids) or wish.has("change"):
        return None
    if wish.has("line", "say", "silent", "narration") or forbids_touching(wish.clause):
        return None
    if wish.rest.words.latin and wish.has("accent", "voice"):
        return None
    words = wish.rest.words.any_meaning("remove", "polite", "lead", "filler")
    rest = without_people(replace(wish, rest=_without_names(wish, wish.people.ids)))
    what = without_article(" ".join(words.sub(" ", rest.text).split()).strip(" ,.、，"))
    if seconds_named(wish.rest) is not None or len(what.split()) > LONGEST_WORN:
        return None
    draft = wish.draft
    for id in wish.people.ids:
        draft = _undressed(draft, id, what)
    told = wish.reply("sound_removed_seen", what=what)
    return None if draft.plan == wish.plan else draft.about_people(*wish.people.ids).telling(told)


def _is_not_worn(wish: Wish) -> bool:
    """Whether a wish forbids what somebody wears: `he shouldn't wear a hat`."""
    words = wish.rest.words
    no = words.any_meaning("forbids", "prohibits", "does_not").pattern
    return (
        words.latin
        and re.search(rf"(?:{no})\s+(?:{words.pattern('wear').pattern})", wish.rest.text)
        is not None
    )


def _is_given(wish: Wish) -> bool:
    """Whether somebody gets a thing: `give Priya a raincoat`, and no line, accent or seconds."""
    kinds = {hit.kind for hit in wish.rest.hits}
    about = wish.has("line", "say", "voice", "accent", "second", "music", "give_to")
    if len(wish.people.ids) != 1 or kinds & {"framing", "dialect", "manner", "language"} or about:
        return False
    return any(t.search(wish.rest.text) for t in wish.rest.words.templates("given"))


def _needs_in_colour(wish: Wish) -> bool:
    """Whether somebody is to have a thing that a colour tells of: `Rico needs a red durag`."""
    if len(wish.people.ids) != 1 or not wish.rest.words.latin:
        return False
    rest = without_people(wish)
    told = (t.search(rest.text) for t in rest.words.templates("wears"))
    for found in filter(None, told):
        before, thing = rest.text[: found.start()], without_article(found["what"])
        if rest.having(before, before).residue or rest.has("rather_than"):
            continue  # `the glow on her face should be amber`
        if tells_a_colour(rest.words, thing):
            return True
    return False


def _after_denial(clause: Clause) -> tuple[str, str] | None:
    """What is to be worn for what stands before it and is denied: `和服じゃなくてスーツで`."""
    words = clause.words
    verb_final = not words.latin and words.pattern("in_prep").pattern == words.any_of(())
    no = words.pattern("not_them").search(clause.text) if verb_final else None
    if no is None:
        return None
    ends = words.any_meaning("to_them", "change", "act", "polite", "to_after", "filler")
    small = rf"(?:\W|{words.any_meaning('name_tail', 'genitive', 'title').pattern})+"
    old = re.split(r"[,，、]", clause.raw[: no.start()])[-1]
    old = re.sub(rf"^{small}", "", old).strip()
    new = clause.raw[no.end() :].strip(" ,，、")
    while found := re.search(rf"(?<=\w)\W*(?:{ends.pattern})\W*$", folded(new)):
        new = new[: found.start()]
    return (new, old) if old and new else None


def _instead_of(clause: Clause, what: str) -> tuple[str, str]:
    """What is to be worn, and what it is worn instead of."""
    at = clause.text.find(folded(what))
    found = clause.words.pattern("rather_than").search(clause.text, max(at, 0))
    if at < 0 or not found or not clause.raw[at : found.start()].strip(" ,"):
        return what, ""
    old = without_article(clause.raw[found.end() :].strip(" ,"))
    return clause.raw[at : found.start()].strip(" ,"), old


def _undressed(draft: Draft, id: str, old: str) -> Draft:
    """The draft with somebody who has something no more, in looks and in what is seen."""
    if not old:
        return draft
    who = draft.plan.character(id)
    pieces = [piece.strip() for piece in re.split(r"[,，、;；]", who.looks)]
    plain = [without_phrase(piece, old) for piece in pieces]  # `a student with braids`
    kept = ", ".join(piece for piece in plain if piece and not content(piece) & content(old))
    draft = draft.with_character(who.model_copy(update={"looks": kept or who.looks}))
    for shot in draft.plan.shots:
        if id in shot.characters:
            draft = draft.with_shot(shot.id, action=_undressed_in(shot.action, old))
    return draft


def _undressed_in(action: str, thing: str) -> str:
    """An action without what somebody wears in it: `穿校服的男孩`."""
    for tag in LANGUAGES:
        words = lexicon(tag)
        if not words.spaced and words.wording.worn and words.grammar.owns:
            near = rf"{any_of(words.wording.worn)}[^，。、；！？\s]{{0,{FARTHEST_WORN}}}?"
            owned = rf"{near}{re.escape(thing)}{any_of(words.grammar.owns)}"
            action = re.sub(owned, "", action)
    return without_phrase(action, thing)


def _without_names(wish: Wish, ids: Sequence[str]) -> Clause:
    """The wish without those who are to wear something and the particles that go with names."""
    clause = wish.rest
    lead = clause.words.pattern("name_lead").pattern
    tail = clause.words.pattern("name_tail").pattern
    for name in (name for id in ids for name in called(wish.plan.character(id), wish.plan)):
        edge = WORD_END if is_latin(name[-1:]) else ""
        who = re.escape(name) + edge
        tied = rf"(?:(?:{lead})\s+{who}|{who}(?:{tail})|^\s*{who}(?=\s))"
        for match in re.finditer(tied, clause.text):
            clause = clause.cut(*match.span())
    return clause


def _wearers(wish: Wish) -> tuple[str, ...]:
    """Those named before the verb; what is named behind it is worn."""
    verb = wish.rest.words.pattern("wear").search(wish.rest.text)
    places = {
        id: name_place(wish.rest, wish.plan.character(id), wish.plan) for id in wish.people.ids
    }
    before = tuple(id for id, at in places.items() if verb and at is not None and at < verb.start())
    return before or wish.people.ids


def _alone(wish: Wish) -> tuple[str, ...]:
    people = tuple(who.id for who in wish.plan.characters)
    return people if len(people) == 1 else ()


def _dressed(draft: Draft, who: Character, what: str) -> Draft:
    """Somebody with other looks: the piece they name is replaced, else it is added."""
    wanted = content(re.sub(r"(?<=t)-(?=shirt)", "", what.lower()))
    pieces = [piece.strip() for piece in re.split(r"[,，、;；]", who.looks) if piece.strip()]
    fitting = [p for p in pieces if wanted & content(re.sub(r"(?<=t)-(?=shirt)", "", p.lower()))]
    if fitting:
        new = [what if piece == fitting[0] else piece for piece in pieces]
    else:
        new = [*pieces, what]
    draft = draft.with_character(who.model_copy(update={"looks": ", ".join(new)}))
    if fitting:
        for shot in draft.plan.shots:
            if holds(shot.action, fitting[0]):
                draft = draft.with_shot(shot.id, action=swapped(shot.action, fitting[0], what))
    return draft


def _gave_the_line(wish: Wish) -> bool:
    """Whether `not the narrator` only tells who has lost the line that was just given away."""
    lines = wish.draft.lines if wish.draft.about == "line" else ()
    had = {x.character for x in wish.draft.before.lines if x.id in lines}
    now = {x.character for x in wish.plan.lines if x.id in lines}
    denied = wish.rest.words.pattern("rather_than").match(wish.rest.text.strip())
    return bool(lines and denied) and {*wish.people.ids} <= had - now


def remove_person(wish: Wish) -> Outcome:
    """`take the dog out of shot 2`, `no cook, please`."""
    people = wish.people.ids
    if (
        not people
        or not wish.has("remove", "without")
        or wish.rest.quoted
        or wish.has("line", "accent")
    ):
        return None
    ids = wish.shots.ids or tuple(shot.id for shot in wish.plan.shots)
    if not _names_only(wish):
        return None
    draft = wish.draft
    if _gave_the_line(wish):
        return draft
    for id in ids:
        shot = draft.plan.shot(id)
        kept = tuple(who for who in shot.characters if who not in people)
        lines = tuple(line for line in shot.dialogue if line.character not in people)
        names = [draft.plan.character(who).name for who in people]
        action = _without_sentences(shot.action, names)
        draft = draft.with_shot(id, characters=kept, dialogue=lines, action=action)
    used = {who for shot in draft.plan.shots for who in shot.characters}
    used |= {line.character for line in draft.plan.lines}
    left = tuple(w for w in draft.plan.characters if w.id in used or w.id not in people)
    shown = listed(wish.plan.character(id).name for id in people)
    return draft.with_plan(characters=left).telling(wish.reply("person_removed", who=shown))


def not_in_shot(wish: Wish) -> Outcome:
    """`I don't want Tom in shot 3`: no doubt of the shot, as somebody is to be out of it."""
    doubted = wish.rest.words.latin and wish.shots.ids and wish.clause.has("doubt")
    return remove_person(wish) if doubted else None


def _names_only(wish: Wish) -> bool:
    """Whether a wish says no more than who is to go: not `he need not answer`."""
    names = [name for id in wish.people.ids for name in called(wish.plan.character(id), wish.plan)]
    text = wish.rest.text
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    known = (
        *("remove", "without", "polite", "filler", "should_be", "is_somebody"),
        "in_prep",
        "in_post",
        "lead",
        "on_screen",
        "off",
        "article",
        "pronoun",
        "entirely",
        "instead",
        "part_word",
    )
    left = wish.rest.words.any_meaning(*known).sub(" ", text)
    return not any(map(str.isalnum, left))


def _without_sentences(action: str, names: Sequence[str]) -> str:
    """The action without the sentences that begin with somebody; never empty."""
    kept = [s for s in _SENTENCE.findall(action) if not any(n in s for n in names)]
    return "".join(kept).strip() or action


def frames(wish: Wish) -> Outcome:
    """A picture given as the first or last frame, or as what somebody or something looks like."""
    for kind, field in (("first_frame", "start_frame"), ("last_frame", "end_frame")):
        for hit in wish.clause.values("cue"):
            if hit.value == kind and wish.clause.has("frame_word"):
                rest = wish.clause.cut(hit.start, hit.end)
                return _frame(replace(wish, shots=shots_named(rest, wish.draft.before)[0]), field)
    pictures = [a for a in wish.draft.request.attachments if _handled(wish, a.handle)]
    if not pictures or not (wish.people.ids or wish.has("use")):
        return None
    return _element(wish, [picture.asset for picture in pictures], pictures[0].handle)


def _handled(wish: Wish, handle: str) -> bool:
    """Whether the wish calls an attachment by its handle, or calls none by name at all."""
    named = [a for a in wish.draft.request.attachments if folded(a.handle) in wish.clause.text]
    return not named or folded(handle) in wish.clause.text


def _frame(wish: Wish, field: str) -> Outcome:
    attached = [a for a in wish.draft.request.attachments if _handled(wish, a.handle)]
    known = [e for e in wish.plan.elements if e.assets and folded(e.handle) in wish.clause.text]
    asset = attached[0].asset if attached else known[0].assets[0] if known else None
    if asset is None and not wish.has("remove", "without"):
        return Question(reply=wish.reply("upload_frame"))
    value = None if wish.has("remove", "without") else asset
    fields: dict[str, Any] = {field: value}
    if wish.shots.ids:
        draft = wish.draft.with_shot(wish.shots.ids[0], **fields)
    else:
        draft = wish.draft.with_plan(**fields)
    return draft.telling(wish.reply("frame_removed" if value is None else field))


def _element(wish: Wish, assets: Sequence[str], handle: str) -> Draft:
    """A picture bound to a person, or kept as an element of its own."""
    draft = wish.draft
    who = draft.plan.character(wish.people.ids[0]) if wish.people.ids else None
    known = draft.plan.element(who.element) if who and who.element else None
    element = known or Element(
        id=fresh_id("e", (element.id for element in draft.plan.elements)),
        handle=handle,
        name=who.name if who else handle.lstrip("@"),
        kind="character" if who else "object",
    )
    element = element.model_copy(
        update={"assets": tuple(dict.fromkeys((*element.assets, *assets)))}
    )
    elements = {e.id: e for e in draft.plan.elements} | {element.id: element}
    draft = draft.with_plan(elements=tuple(elements.values()))
    if who:
        draft = draft.with_character(who.model_copy(update={"element": element.id}))
    for id in wish.targets() if not who else ():
        shot = draft.plan.shot(id)
        draft = draft.with_shot(id, elements=tuple(dict.fromkeys((*shot.elements, element.id))))
    return draft.telling(wish.reply("element", name=element.name))

"""Feedback on a plan becomes typed edits, or a question, or an answer: offline and deterministic.

The message is cut into clauses; each clause is a wish that makes a new draft of the plan; the edits
are the difference between the plan before and after. What no wish names stays as it was.
"""

import re
from dataclasses import replace

from ....generator.plan import VideoPlan
from ...edits import difference
from ...planner import Approved, Asked, Edited, Moved, Question, Request, Talk
from ...planner import Outcome as Answer
from .. import read_request
from ..languages import language_of, written_languages
from ..vocabulary import COMMON_LANGUAGE, LANGUAGES
from . import (
    action,
    answers,
    camera,
    lengths,
    lettering,
    lines,
    order,
    people,
    replacing,
    shots,
    sound,
    speakers,
    voices,
)
from .answering import chosen
from .clauses import Clause, clauses, is_wish, masked
from .draft import Asking, Draft, Outcome, Rule, Wish, spoken
from .people_named import People, people_named
from .shots_named import Shots, shots_named
from .words import feedback_words, folded

SCRIPT_HEADINGS = 3
"""So many numbered shots at the beginning of lines make a message a script of its own."""

PLANS_OWN = 2
"""The plan's language is taken for the user's where it knows half as many of the words."""
STORY_CLAUSES = 16
"""A story has so many clauses at least; feedback that long is full of wishes."""
WISH_SHARE = 5
"""One clause in as many is a wish, or the message is a story."""

_WHOLE: tuple[Rule, ...] = (
    camera.title,
    people.frames,
    shots.another_take,
    shots.split,
    shots.merge,
    shots.add_shot,
    voices.swap_accents,
    speakers.swap_lines,
    speakers.move_line,
    order.order,
    lettering.subtitles,
    people.rename,
    speakers.voice_over,
    lines.remove_lines,
    replacing.replaced,
    lettering.lettering,
    speakers.change_speaker,
    lines.say,
    shots.remove_shots,
    sound.silence,
    sound.music,
    people.looks,
    action.opening,
    lines.one_of_many,
)
"""Wishes that take a whole clause; the first that knows it has it."""
_PARTS: tuple[Rule, ...] = (
    lengths.lengths,
    camera.video_format,
    camera.camera,
    voices.language,
    voices.accent,
    voices.delivery,
    voices.kind_of_voice,
    camera.transition,
)
"""Wishes of which one clause may hold several: `six seconds and static`."""
_LEFT: tuple[Rule, ...] = (
    lines.new_words_needed,
    sound.sounds,
    people.remove_person,
    camera.style,
    lettering.text_by_default,
    action.without_thing,
    action.action,
)
"""What a clause may be when it is nothing else."""


def revise(request: Request) -> Answer:
    """What the user's words do to the plan so far.

    A message that is a whole new request, or comes before there is a plan, is read as one.
    Raises `BadInput` for words that cannot be planned.
    """
    plan = request.plan
    if plan is None:
        return read_request(request)
    language = _language(request.said, plan)
    if _is_new_request(request.said, language):
        return _new_plan(request, language)
    if request.asked and (outcome := _went_on(request, request.asked, plan)):
        return outcome
    parts = clauses(request.said, language)
    if not parts:
        return Question(reply=feedback_words(language).replies["unclear"])
    if moved := _in_history(parts, request):
        return moved
    wishes = [part for part in parts if not _is_idle(part)]
    if not wishes:
        return _small_talk(parts)
    if all(_asks(part, plan) for part in wishes):
        return _answered(wishes, request, plan)
    draft = Draft(request=request, before=plan, plan=plan)
    outcome = _carried_out([part for part in wishes if not _asks(part, plan)], parts, draft)
    assert outcome is not None, "only an answer may fail to answer"
    return outcome


# ------------------------------------------------------------------ after a question
def _went_on(request: Request, asked: Asked, plan: VideoPlan) -> Answer | None:
    """The wish that was asked about with the user's answer in it; None when this is no answer.

    The earlier message is read once more: a question changes nothing, so it asks the same again.
    """
    parts = clauses(asked.said, _language(asked.said, plan))
    wishes = [part for part in parts if not (_is_idle(part) or _asks(part, plan))]
    said = (*asked.answers, request.said)
    answers = [_one_clause(words, plan) for words in said]
    more = _wishes_behind(request.said, plan)
    if more:
        answers[-1:] = [_one_clause(request.said[: -len(more)], plan)]
    draft = Draft(request=request, before=plan, plan=plan, answers=tuple(answers))
    more_parts = clauses(more, _language(more, plan)) if more else ()
    outcome = _carried_out([*wishes, *more_parts], parts, draft) if wishes else None
    if isinstance(outcome, Question):
        return outcome.model_copy(update={"goes_on": True})
    return outcome


def _one_clause(said: str, plan: VideoPlan) -> Clause:
    """A short answer, unparted: `no, the other one`."""
    text, quotes = masked(said)
    words = feedback_words(_language(said, plan))
    return Clause(folded(text), text, quotes, said.rstrip().endswith(("?", "？")), words)


def _wishes_behind(said: str, plan: VideoPlan) -> str:
    """What stands behind an answer as a wish of its own: `Mei, and shot 2 longer`."""
    parts = clauses(said, _language(said, plan))
    if len(parts) < 2 or masked(said)[1]:
        return ""
    last = parts[-1].raw.strip()
    wishes = parts[-1].has("act", "delta", "keep") and said.rstrip(" .!。！").endswith(last)
    return said[said.rindex(last) :] if wishes else ""


def _language(said: str, plan: VideoPlan) -> str:
    """The language of the user's own words; letters that two languages share are the plan's."""
    text, quotes = masked(said)
    languages = written_languages(folded(text)) or written_languages(folded(" ".join(quotes)))
    first = languages[0] if languages else COMMON_LANGUAGE
    if feedback_words(first).latin:
        latin = (first, *(tag for tag in LANGUAGES if feedback_words(tag).latin))
        known = {tag: feedback_words(tag).share_known(folded(text)) for tag in latin}
        return max(latin, key=lambda tag: known[tag])
    seen = " ".join((*(line.text for line in plan.lines), *(s.action for s in plan.shots)))
    shared = language_of(text, language_of(seen, first))
    if shared == first or shared not in LANGUAGES or feedback_words(shared).latin:
        return first
    known, better = (feedback_words(tag).share_known(folded(text)) for tag in (shared, first))
    return shared if known * PLANS_OWN >= better else first


def _new_plan(request: Request, language: str) -> Answer:
    """The plan of a whole new request, or what it should show when it does not say."""
    words = feedback_words(language)
    opening = words.pattern("new_video").match(folded(request.said.strip()))
    said = (
        request.said.strip()[opening.end() :].lstrip(" ,.:：，。!！") if opening else request.said
    )
    if not any(map(str.isalnum, words.pattern("filler").sub(" ", folded(said)))):
        return Question(reply=words.replies["which_new_video"])
    return read_request(request.model_copy(update={"said": said}))


def _is_new_request(said: str, language: str) -> bool:
    """Whether a message is another video and not a change of this one."""
    text, quotes = masked(said)
    words = feedback_words(language)
    if words.pattern("new_video").match(folded(text).strip()):
        return True
    noun = words.pattern("shot").pattern
    begins = r"(?:^|(?<=[.!?。！？⟧\n]))[^\w\n]{0,9}"
    behind = re.split(rf"{begins}(?:{noun})\s*{words.number}", folded(text))[1:]
    told = [part for part in behind if not _wants(Clause(part, part, quotes, False, words))]
    return len(told) >= SCRIPT_HEADINGS or _tells_a_story(said, language)


def _wants(part: Clause) -> bool:
    """Whether what stands behind the number of a shot tells what is to become of it."""
    deeds = ("delta", "keep", "remove", "without", "lengthen", "shorten", "still", "swap", "split")
    ordered = part.words.pattern("act").match(part.text.strip(" :,.-"))
    return (
        bool(ordered) or part.has(*deeds, "merge", "another_take", "to_front") or not part.residue
    )


def _tells_a_story(said: str, language: str) -> bool:
    """Whether hardly any of many clauses wants something changed."""
    parts = clauses(said, language)
    return len(parts) >= STORY_CLAUSES and sum(map(is_wish, parts)) * WISH_SHARE < len(parts)


# ------------------------------------------------------------------ without a change
def _in_history(parts: tuple[Clause, ...], request: Request) -> Moved | Talk | None:
    """A step back or forward, when the message asks for one and for nothing else."""
    for part in parts:
        words = part.words
        if match := words.pattern("version").search(part.text):
            return _to_version(part, match[0], request)
        if part.has("first_version") and not request.can_undo:
            return Talk(intent="impossible", reply=words.replies["already_first"])
        if part.has("first_version"):
            return Moved(to="first", reply=words.replies["first"])
        redoes = part.has("redo") and not part.has("redo_not")
        if redoes and not request.can_redo:
            return Talk(intent="impossible", reply=words.replies["nothing_to_redo"])
        if redoes:
            return Moved(to="redo", reply=words.replies["redo"])
        undoes = part.has("undo") or (part.has("last_change") and part.has("remove", "without"))
        if undoes and not request.can_undo:
            return Talk(intent="impossible", reply=words.replies["nothing_to_undo"])
        if undoes:
            return Moved(to="undo", reply=words.replies["undo"])
    return None


def _to_version(part: Clause, named: str, request: Request) -> Moved | Talk:
    """A numbered version, if there is one of that number."""
    digits = "".join(letter for letter in named if letter.isdigit())
    number = int(digits) if digits else 1
    if number < 1 or number > max(request.versions, 1):
        count = part.words.replies["no_version"].format(count=request.versions)
        return Talk(intent="impossible", reply=count)
    return Moved(to=number, reply=part.words.replies["version"].format(version=number))


def _is_idle(part: Clause) -> bool:
    """Whether a clause asks for nothing: praise, thanks, consent, `leave the rest alone`."""
    if part.quoted or _is_constraint(part):
        return False
    known = part.words.any_meaning("idle", "approve", "chat", "filler")
    bare = known.sub(" ", part.text)
    return bare != part.text and not any(letter.isalnum() for letter in bare)


def _is_constraint(part: Clause) -> bool:
    return part.has("no_shorter", "same_total")


def _small_talk(parts: tuple[Clause, ...]) -> Approved | Talk:
    """Consent, or just a friendly word."""
    words = parts[0].words
    if any(part.has("approve") for part in parts):
        return Approved(reply=words.replies["approved"])
    return Talk(intent="chat", reply=words.replies["chat"])


def _asks(part: Clause, plan: VideoPlan) -> bool:
    """Whether a clause wants to know something; `can we hear thunder?` wants thunder."""
    if _is_constraint(part):
        return False
    if part.has("tell_me"):
        return True
    if part.quoted and part.words.pattern("who").match(part.text.strip()):
        return True
    if part.has("want") or (part.quoted and not part.asks):
        return False
    return part.has("interrogative") and (part.asks or part.has("asks_surely"))


def _answered(wishes: list[Clause], request: Request, plan: VideoPlan) -> Talk:
    draft = Draft(request=request, before=plan, plan=plan)
    replies: list[str] = []
    for part in wishes:
        wish = _wish(part, draft)
        if wish.shots.missing is not None:
            return _no_such_shot(wish)
        replies.append(answers.answer(wish))
    return Talk(intent="question", reply=" ".join(replies))


# ------------------------------------------------------------------ with a change
def _carried_out(wishes: list[Clause], parts: tuple[Clause, ...], draft: Draft) -> Answer | None:
    """All wishes, one after the other; the first that cannot be granted stops them all.

    None when an answer that the draft holds answers nothing.
    """
    plan = draft.before
    for part in sorted(wishes, key=lambda part: not _keeps_shots(part, plan)):
        outcome = _granted_once_answered(part, draft)
        if not isinstance(outcome, Draft):
            return outcome
        draft = outcome
    if draft.answers:
        return None
    words = parts[0].words
    if "seconds" in draft.keeps and _some_shot_is_shorter(draft):
        reply = words.replies["contradiction"].format(seconds=spoken(plan.seconds))
        return Question(reply=reply)
    if "total" in draft.keeps:
        draft = _as_long_as_before(draft, parts[0])
    if draft.plan == plan and draft.said:
        return Talk(intent="chat", reply=words.replies["unchanged"])
    if draft.plan == plan and all(part.has("approve", "chat") for part in wishes):
        return _small_talk(parts)
    if draft.plan == plan:
        return Question(reply=words.replies["unclear"])
    return _edited(draft, parts[0])


def _keeps_shots(part: Clause, plan: VideoPlan) -> bool:
    """Whether a clause says that shots stay as they are; then the others have to give."""
    return part.has("keep") and bool(shots_named(part, plan)[0].ids)


def _edited(draft: Draft, clause: Clause) -> Edited:
    changes = "; ".join(dict.fromkeys(draft.said))
    warnings = answers.too_long(clause, draft.before, draft.plan)
    reply = clause.words.replies["done"].format(changes=changes)
    edits = difference(draft.before, draft.plan)
    return Edited(edits=edits, reply=" ".join([reply, *warnings]))


def _some_shot_is_shorter(draft: Draft) -> bool:
    now = {shot.id: shot.seconds for shot in draft.plan.shots}
    return any(now.get(shot.id, shot.seconds) < shot.seconds for shot in draft.before.shots)


def _as_long_as_before(draft: Draft, clause: Clause) -> Draft:
    """The draft with the shots nobody spoke of stretched or shortened to keep the total."""
    named = {id for id, field in draft.decided if field == "seconds"}
    free = [shot for shot in draft.plan.shots if shot.id not in named]
    left = draft.before.seconds - sum(s.seconds for s in draft.plan.shots if s.id in named)
    if not free or left <= 0 or draft.plan.seconds == draft.before.seconds:
        return draft
    new = lengths.fitted(free, left)
    for shot, seconds in zip(free, new, strict=True):
        draft = draft.with_shot(shot.id, seconds=seconds)
        told = clause.words.replies["seconds"]
        draft = draft.telling(told.format(shot=draft.number(shot.id), seconds=spoken(seconds)))
    return draft


def _granted_once_answered(part: Clause, draft: Draft) -> Draft | Question | Talk | None:
    """The draft after one clause, with the user's answers to what it leaves open.

    None when an answer does not answer; a question that is left is a plain one.
    """
    outcome = _granted(part, draft)
    while isinstance(outcome, Asking) and draft.answers:
        if not (ids := chosen(outcome, draft.answers[0], draft.before)):
            return None
        picked = draft.picked | {outcome.about: ids}
        draft = replace(draft, answers=draft.answers[1:], picked=picked)
        asked, outcome = outcome, _granted(part, draft)
        if outcome == asked:
            return None
    if isinstance(outcome, Draft):
        return replace(outcome, picked={})
    if isinstance(outcome, Asking):
        return Question(reply=outcome.reply, options=outcome.options)
    return outcome


def _granted(part: Clause, draft: Draft) -> Draft | Question | Talk:
    """The draft after one clause."""
    part = _without_purpose(part)
    if part.has("no_shorter"):
        return replace(draft, keeps=draft.keeps | {"seconds"})
    if part.has("same_total"):
        return replace(draft, keeps=draft.keeps | {"total"})
    wish = _wish(part, draft)
    if wish.shots.missing is not None:
        return _no_such_shot(wish)
    outcome = (
        _first_of((*_WHOLE, _doubt), wish)
        or _parts_granted(_PARTS, wish)
        or _first_of((_kept, _complaint, _praise, *_LEFT), wish)
    )
    return outcome or Question(reply=part.words.replies["unclear"])


def _first_of(rules: tuple[Rule, ...], wish: Wish) -> Draft | Question | Talk | None:
    """What the first rule says that knows the wish as its own."""
    for rule in rules:
        outcome = rule(wish)
        if outcome is not None:
            return _with_details(outcome, wish) if rule is shots.add_shot else outcome
    return None


def _kept(wish: Wish) -> Outcome:
    """`shot 1 stays as it is`: a change of the whole leaves it alone."""
    if not wish.clause.has("keep") or wish.rest.quoted:
        return None
    kept = {(id, "seconds"): wish.draft.before.shot(id).seconds for id in wish.shots.ids}
    return replace(wish.draft, decided=wish.draft.decided | kept)


def _doubt(wish: Wish) -> Outcome:
    """`not sure about shot 2`: asks what should be different."""
    if not wish.clause.has("doubt") or wish.rest.quoted or wish.clause.values("manner"):
        return None
    numbers = [wish.draft.number(id) for id in wish.shots.ids]
    asked = wish.reply("what_else", shot=numbers[0]) if numbers else wish.reply("unclear")
    return Question(reply=asked)


def _complaint(wish: Wish) -> Outcome:
    """`the line is too long`: what the next clause is about."""
    if not wish.clause.has("complaint"):
        return None
    draft = wish.draft.about_shots(*wish.targets()).about_people(*wish.people.ids)
    if lengths.seconds_named(wish.rest) is not None:
        return replace(draft, about="seconds")
    return replace(draft, about="line") if wish.clause.has("line") else draft


def _praise(wish: Wish) -> Outcome:
    """A friendly word beside a wish changes nothing."""
    named = wish.shots.ids or wish.people.ids
    return wish.draft if wish.clause.has("approve", "chat", "idle") and not named else None


def _without_purpose(part: Clause) -> Clause:
    """A clause without its `so we stay at 15`: a reason is no wish."""
    match = part.words.pattern("purpose").search(part.text)
    return part.cut(match.start(), len(part.text)) if match else part


def _with_details(outcome: Draft | Question | Talk, wish: Wish) -> Draft | Question | Talk:
    """A new shot takes the camera and the words of the clause that added it, too."""
    if not isinstance(outcome, Draft) or not outcome.fresh:
        return outcome
    draft, added = outcome, Shots((outcome.fresh,))
    details = (camera.camera, lettering.lettering, lines.say)
    for detail in details if wish.rest.quoted else details[:1]:
        answer = detail(replace(wish, draft=draft, shots=added))
        if isinstance(answer, Draft):
            draft = replace(answer, said=outcome.said, fresh=outcome.fresh)
    return draft


def _parts_granted(rules: tuple[Rule, ...], wish: Wish) -> Draft | Question | Talk | None:
    """The draft after every rule that finds its part in the clause; None when none does."""
    granted = False
    for rule in rules:
        outcome = rule(wish)
        if outcome is None:
            continue
        if not isinstance(outcome, Draft):
            return outcome
        granted, wish = True, replace(wish, draft=outcome)
    return wish.draft if granted else None


def _wish(part: Clause, draft: Draft) -> Wish:
    """A clause with what it points at, as the user counts."""
    named, rest = shots_named(part, draft.before)
    about_voice = part.has("say", "line", "voice", "accent", "speak", "spoken_manner")
    spoken_for = {line.character for line in draft.before.lines}
    able = [w for w in draft.plan.characters if not about_voice or w.id in spoken_for]
    who = people_named(rest, draft.plan, able or draft.plan.characters)
    if who.unclear and (known := [id for id in draft.people if id in who.unclear]):
        who = People(tuple(known))
    named = Shots(draft.picked["shot"]) if "shot" in draft.picked else named
    who = People(draft.picked["person"]) if "person" in draft.picked else who
    if who.ids:
        draft = draft.about_people(*who.ids)
    shots = _still_there(named, draft)
    return Wish(clause=part, rest=rest, shots=shots, people=who, draft=draft)


def _still_there(named: Shots, draft: Draft) -> Shots:
    """The named shots without those that an earlier wish of the same words took out."""
    present = {shot.id for shot in draft.plan.shots}
    ids = tuple(id for id in named.ids if id in present)
    if named.ids and not ids:
        counted = [shot.id for shot in draft.before.shots]
        return Shots(missing=counted.index(named.ids[0]) + 1)
    return replace(named, ids=ids)


def _no_such_shot(wish: Wish) -> Talk:
    count = len(wish.draft.before.shots)
    return wish.impossible("no_such_shot", shot=wish.shots.missing, count=count)

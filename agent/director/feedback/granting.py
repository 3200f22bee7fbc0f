"""What one wish comes to: it goes to the first rule that knows it.

Knows the rules and their order.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from ...planner import Question, Talk
from . import (
    accents,
    action,
    ages,
    answers,
    becoming,
    belongings,
    camera,
    camera_turned,
    cards,
    cutting,
    deeds,
    delivery,
    kept,
    lengths,
    lettering,
    light,
    line_order,
    lines,
    lines_by_tongue,
    lines_extended,
    lines_removed,
    looks_of_shots,
    manner_removed,
    music_when,
    new_shots,
    order,
    people,
    presence,
    recast,
    remarks,
    renaming,
    repainting,
    replacing,
    set_right,
    setting,
    shots,
    sign_looks,
    sign_places,
    silences,
    sound,
    sounds_held,
    sounds_missing,
    speakers,
    splitting,
    things_given,
    things_instead,
    things_moved,
    uploads,
)
from .clause import Clause, seconds_pattern
from .courtesy import only_remarks, permits
from .draft import Draft, Rule, Wish
from .people_named import People, name_in, people_named
from .shots_added import added_before
from .shots_named import Shots, shots_named
from .shown_behind import tells_several_new
from .spread import spreads
from .the_rest import the_rest
from .wholes import begins_wish, is_reason, is_wish, says_value

_WHOLE: tuple[Rule, ...] = (
    remarks.of_a_step,
    remarks.starts_there,
    lines_by_tongue.which_of_the_tongue,
    action.says_nothing,
    manner_removed.manner_removed,
    lines_removed.cut_down,
    kept.left_alone,
    kept.shot_left,
    action.beyond_film,
    deeds.deed_instead,
    deeds.other_deed,
    camera.title,
    cutting.cut_sooner,
    sounds_missing.other_for_missing,
    sound.nothing_besides,
    music_when.music_from,
    sounds_held.moved,
    sounds_held.only_there,
    sounds_held.taken_out,
    sounds_held.taken_out_too,
    sounds_held.other_instead,
    sounds_held.gone_already,
    sounds_held.told_by_its_noise,
    uploads.uploaded,
    people.frames,
    shots.another_take,
    silences.silent_for,
    shots.not_alone,
    shots.cut_in_one_take,
    shots.split,
    splitting.line_in_part,
    shots.merge,
    cards.title_card,
    order.things_placed,
    order.made_first,
    new_shots.tells_new,
    new_shots.add_shot,
    lettering.of_new_shot,
    looks_of_shots.shot_look,
    accents.swap_accents,
    lines_extended.told_already,
    lines_extended.extended,
    line_order.order_of_lines,
    speakers.swap_lines,
    recast.recast,
    recast.casting_denied,
    speakers.move_line,
    order.in_listed_order,
    order.order,
    lettering.subtitles,
    sign_places.placed_there,
    lettering.moved_text,
    things_moved.thing_moved,
    becoming.newly_named,
    renaming.rename,
    belongings.exchanged,
    things_given.given_there,
    presence.not_shown,
    ages.aged,
    becoming.become,
    becoming.denied,
    speakers.voice_over,
    lines_removed.remove_lines,
    set_right.set_right,
    setting.another_hour,
    repainting.worn_repainted,
    repainting.repainted,
    things_instead.thing_instead,
    camera_turned.turned,
    replacing.replaced,
    sign_looks.sign_looks,
    lettering.lettering,
    speakers.change_speaker,
    lines.say,
    people.not_in_shot,
    shots.thing_of_a_shot,
    shots.remove_shots,
    sound.silence,
    sound.music,
    people.taken_off,
    people.looks,
    action.opening,
    lines.one_of_many,
)
"""Wishes that take a whole clause; the first that knows it has it."""
_PARTS: tuple[Rule, ...] = (
    lengths.lengths,
    camera.video_format,
    camera.camera,
    accents.language,
    accents.accent,
    delivery.delivery_told,
    delivery.kind_of_voice,
    camera.transition,
    camera.style_beside,
)
"""Wishes of which one clause may hold several: `six seconds and static`."""
_REMARKS: tuple[Rule, ...] = (
    remarks.stays,
    remarks.complaint,
    remarks.praise,
    remarks.topic,
)
"""What a clause may be that wants nothing, before it is taken for less plain a wish."""
_LEFT: tuple[Rule, ...] = (
    lines.new_words_needed,
    setting.setting,
    sound.sounds,
    light.light_told,
    presence.put_in,
    people.remove_person,
    light.light,
    camera.style,
    lettering.text_by_default,
    action.without_thing,
    action.action,
)
"""What a clause may be when it is nothing else."""
FAULTS = ("complaint", "delta", "lengthen", "shorten", "doubt")
"""Meanings of words for what is wrong, which tell by themselves what would be right."""


def answered(wishes: Iterable[Clause], draft: Draft) -> Talk:
    """What the user is told who wants to know something."""
    replies: list[str] = []
    for part in wishes:
        wish = wish_of(part, draft)
        if wish.shots.missing is not None:
            return _no_such_shot(wish)
        replies.append(answers.answer(wish))
    return Talk(intent="question", reply=" ".join(replies))


def _stays_as_long(part: Clause, draft: Draft) -> bool:
    """Whether a clause says that the video stays as long as it is, in seconds."""
    named = shots_named(part, draft.before)[0]
    alone = part.words.latin or len(list(seconds_pattern(part.words).finditer(part.text))) == 1
    return alone and not named.ids and lengths.keeps_total(part, draft.before.seconds)


def granted(part: Clause, draft: Draft) -> Draft | Question | Talk:
    """The draft after one clause."""
    tells_why = is_reason(part) or permits(part)
    tells_why = tells_why or (only_remarks(part) and not part.has(*FAULTS))
    part = _of_lines(_without_blame(_without_denied_end(_without_purpose(part))), draft)
    if part.has("no_other_length"):
        total = {"total"} if part.has("whole", "same_total") else set[str]()
        return replace(draft, keeps=draft.keeps | {"lengths"} | total)
    if part.has("no_shorter"):
        return replace(draft, keeps=draft.keeps | {"seconds"})
    if part.has("same_total") or _stays_as_long(part, draft):
        draft = replace(draft, keeps=draft.keeps | {"total"})
        rest = _without_total(part)
        if not (part.words.latin and part.has("same_total") and begins_wish(rest)):
            return draft
        part = rest
    wish = wish_of(part, draft)
    if wish.shots.missing is not None and not (part.has("split") and not part.words.latin):
        return _no_such_shot(wish)
    if tells_why:
        return remarks.spoken_of(wish)
    if wish.shots.cut:
        return wish.which_shot()
    if part.shown:
        return _shown_added(wish)
    if tells_several_new(part):
        return Question(reply=part.words.replies["unclear"])
    outcome = (
        _first_of((*_WHOLE, remarks.doubt), wish)
        or _parts_granted(_PARTS, wish)
        or _first_of((*_REMARKS, *_LEFT), wish)
    )
    if isinstance(outcome, Draft) and spreads(wish, outcome):
        return wish.which_shot()
    return outcome or Question(reply=part.words.replies["unclear"])


def _without_total(part: Clause) -> Clause:
    """A clause without `keep the total`, which stands beside a wish of its own."""
    for found in part.words.pattern("same_total").finditer(part.text):
        part = part.cut(*found.span())
    return part


def _first_of(rules: tuple[Rule, ...], wish: Wish) -> Draft | Question | Talk | None:
    """What the first rule says that knows the wish as its own."""
    for rule in rules:
        outcome = rule(wish)
        if outcome is not None and rule is new_shots.add_shot:
            return _with_details(outcome, wish)
        if isinstance(outcome, Draft) and rule is new_shots.tells_new:
            filmed = camera.camera(replace(wish, draft=outcome, shots=Shots(outcome.shots)))
            return replace(filmed, fresh=outcome.fresh) if isinstance(filmed, Draft) else outcome
        if isinstance(outcome, Draft) and rule in (lettering.subtitles, sound.music):
            formatted = camera.video_format(replace(wish, draft=outcome))
            return formatted if isinstance(formatted, Draft) else outcome
        if isinstance(outcome, Draft) and rule is shots.another_take:
            return _parts_granted(_PARTS[:1], replace(wish, draft=outcome)) or outcome
        told_so = wish.has("as_voice_over", "on_camera")
        if isinstance(outcome, Draft) and rule is speakers.voice_over and told_so:
            spoken_so = delivery.delivery(_without_place_of_voice(replace(wish, draft=outcome)))
            return spoken_so if isinstance(spoken_so, Draft) else outcome
        if outcome is not None:
            return outcome
    return None


def _without_place_of_voice(wish: Wish) -> Wish:
    """The wish without `off screen`, which is no manner of speaking."""
    rest = wish.rest
    for found in rest.words.any_meaning("as_voice_over", "on_camera").finditer(rest.text):
        rest = rest.cut(*found.span())
    return replace(wish, rest=rest)


def _without_purpose(part: Clause) -> Clause:
    """A clause without its `so we stay at 15`: a reason is no wish."""
    match = part.words.pattern("purpose").search(part.text)
    if part.has("reach_total") and len(lengths.seconds_of_each(part)) == 1:
        return part
    behind = part.cut(0, match.end()) if match else part
    if match and (place := _moves_to_there(part, match)):
        return part.cut(match.start(), place)
    wished = is_wish(behind) or says_value(behind) or behind.has("longer", "shorter", "delta")
    if match and not part.words.latin and wished:
        return part  # 短いので6秒に: the wish stands behind its reason
    return part.cut(match.start(), len(part.text)) if match else part


def _moves_to_there(part: Clause, purpose: re.Match[str]) -> int:
    """Where `after shot 1` of `move shot 4 up so it comes after shot 1` begins; 0 for no place."""
    words = part.words
    ordered = part.having(part.text[: purpose.start()], part.raw[: purpose.start()])
    place = rf"\W*(?:\w+\s+){{0,3}}?(?P<side>{words.any_meaning('after', 'before').pattern})\s"
    told = re.compile(place).match(part.text, purpose.end())
    moves = words.latin and ordered.has("move") and ordered.has("shot")
    return told.start("side") if told and moves else 0


def _without_denied_end(part: Clause) -> Clause:
    """A clause without what the video is not to open or end on: `rather than on the lace`."""
    led = part.words.any_meaning("opens_on", "ends_on").search(part.text)
    if not led or not part.words.latin or part.quoted:
        return part
    denied = part.words.any_meaning("rather_than", "replaces").search(part.text, led.end())
    return part.cut(denied.start(), len(part.text)) if denied else part


def _without_blame(part: Clause) -> Clause:
    """`the hum, lose it` of `the hum is distracting, lose it`: why it goes is no part of it."""
    blame = part.words.pattern("doubt").search(part.text)
    behind = part.cut(0, blame.end()) if blame else part
    if not blame or not part.words.latin or part.quoted or not behind.has("remove"):
        return part
    return part if behind.residue or "," not in behind.text else part.cut(*blame.span())


def _of_lines(part: Clause, draft: Draft) -> Clause:
    """`the last line almost a whisper` of `the last one …`, where lines were spoken of before."""
    told = {hit.kind for hit in part.hits} & {"manner", "dialect", "language"}
    told = told or part.quoted or part.has("spoken_manner")
    if draft.about != "line" or not told or part.has("shot", "line") or not part.words.latin:
        return part
    lead = part.words.pattern("in_the").pattern
    one = part.words.pattern("line_pronoun").pattern
    named = re.search(rf"(?:{lead})\s+(?:{part.words.ordinal})(?P<one>\s+(?:{one}))?", part.text)
    if not named:
        return part
    start, end = named.span("one") if named["one"] else (named.end(), named.end())
    noun = f" {part.words.replies['line_noun']} "
    return part.having(*(f"{text[:start]}{noun}{text[end:]}" for text in (part.text, part.raw)))


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
    if wish.rest.quoted and not (draft.plan.shot(outcome.fresh).lettering or wish.people.ids):
        answer = lettering.text_by_default(replace(wish, draft=draft, shots=added))
        spoken_of = draft.plan.shot(outcome.fresh).dialogue
        if isinstance(answer, Draft) and not spoken_of:
            draft = replace(answer, said=outcome.said, fresh=outcome.fresh)
    return draft


def _shown_added(wish: Wish) -> Draft | Question | Talk:
    """The draft with new shots of what a clause holds to be shown, one behind the other."""
    at, draft = new_shots.place_of_new(wish), wish.draft
    for turn, shown in enumerate(wish.clause.shown):
        told = wish_of(shown, replace(draft, shots=(), people=()))
        new = replace(told, rest=shown, shots=Shots(), draft=draft)
        outcome = new_shots.added(new, at + turn, wish)
        if not isinstance(outcome, Draft):
            return outcome or wish.which_shot()
        detailed = _with_details(outcome, new)
        if not isinstance(detailed, Draft):
            return detailed
        draft = detailed
    ids = {shot.id for shot in draft.plan.shots} - {shot.id for shot in wish.plan.shots}
    return draft.about_shots(*(shot.id for shot in draft.plan.shots if shot.id in ids))


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


def wish_of(part: Clause, draft: Draft) -> Wish:
    """A clause with what it points at, as the user counts."""
    present = {who.id for who in draft.plan.characters}
    draft = draft.about_people(*(id for id in draft.people if id in present))
    named, rest = _shots_of(part, draft)
    about_voice = part.has("say", "line", "voice", "accent", "speak", "spoken_manner")
    spoken_for = {line.character for line in draft.before.lines}
    able = [w for w in draft.plan.characters if not about_voice or w.id in spoken_for]
    who = people_named(rest, draft.plan, able or draft.plan.characters)
    if who.unclear and (known := [id for id in draft.people if id in who.unclear]):
        who = People(tuple(known))
    if _still_means(draft.people, who, rest, draft) or _counts_theirs(rest, draft):
        who = People(draft.people)
    named = Shots(draft.picked["shot"]) if "shot" in draft.picked else named
    who = People(draft.picked["person"]) if "person" in draft.picked else who
    if who.ids:
        draft = draft.about_people(*who.ids)
    shots = _still_there(named, draft)
    wish = Wish(clause=part, rest=rest, shots=shots, people=who, draft=draft)
    return lines_by_tongue.called_by_tongue(wish)


def _still_means(spoken_of: tuple[str, ...], who: People, part: Clause, draft: Draft) -> bool:
    """Whether a pronoun may go on about the one just named: `Fitz isn't sad, he's laughing`."""
    role = draft.about == "role"
    if len(spoken_of) != 1 or not part.words.latin:
        return False
    if not role and (not who.ids or part.values("people")):
        return False
    if any(name_in(part, known, draft.plan) for known in draft.plan.characters):
        return False
    if role:
        return bool(part.values("pronoun"))  # `Dee shouldn't be a guard, make her a nurse`
    one = draft.plan.character(spoken_of[0])
    return one.id not in who.ids and people_named(part, draft.plan, [one]).ids == (one.id,)


def _counts_theirs(part: Clause, draft: Draft) -> bool:
    """Whether `两句都要…` counts the lines of the one just named, and calls nobody."""
    words, before = part.words, draft.before
    noun = words.pattern("line").pattern
    told = re.search(rf"({words.number})\s*(?:{noun})", part.text) if not words.latin else None
    if told is None or len(draft.people) != 1:
        return False
    named = any(name_in(part, who, before) for who in before.characters)
    mine = [line for line in before.lines if line.character in draft.people]
    return not named and words.value(told[1]) == len(mine)


def _shots_of(part: Clause, draft: Draft) -> tuple[Shots, Clause]:
    """The shots that a clause names; `in that same shot` is the one spoken of just before."""
    same = part.words.pattern("same_shot").search(part.text)
    shots = draft.shots or _shots_of_those_spoken_of(draft)
    if same and shots:
        return Shots(shots), part.cut(*same.span())
    named = added_before(part, draft) or the_rest(part, draft) or shots_named(part, draft.before)
    if len(draft.shots) == 1 and not named[0].ids and _goes_on_with_words(part):
        return Shots(draft.shots), named[1]
    return named


def _goes_on_with_words(part: Clause) -> bool:
    """Whether words come for those of the shot just named: `改由老周说：“…”`, behind a comma."""
    opens = part.words.any_meaning("use_instead", "to_them", "instead").match(part.text.strip())
    return opens is not None and not part.words.latin and part.has("say") and bool(part.quoted)


def _shots_of_those_spoken_of(draft: Draft) -> tuple[str, ...]:
    """The shots in which those speak, or are seen, whom the message spoke of last."""
    people, shots = set(draft.people), draft.plan.shots
    speak = tuple(s.id for s in shots if people & {line.character for line in s.dialogue})
    return speak or tuple(s.id for s in shots if people & set(s.characters))


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

"""Wishes that somebody says less: lines taken out, whole or in part.

One rule, from a wish to a new draft. What is left of a line stays to the letter.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....generator.plan import DialogueLine
from ...planner import Question, Talk
from .draft import Outcome, Wish
from .likeness import bare, content
from .lines import reworded
from .lines_named import is_in_a_line, line_described, lines_meant, narrates, quoted_lines, told_of
from .manner import manner_named
from .people_named import People, name_in
from .seconds_said import seconds_named

LONGEST_PRONOUN = 2
"""Letters of `it`, which may be the video."""


def remove_lines(wish: Wish) -> Outcome:
    """`drop his line`, `no talking at all`, `旁白不要了`."""
    if {hit.kind for hit in wish.rest.hits} & {"dialect", "language"}:
        return None
    if (shorter := _without_part(wish) or _silences_no_line(wish)) is not None:
        return shorter
    wish = _without_those_behind(wish)
    silent = is_silent(wish)
    new = [quote for quote in wish.clause.quoted if not is_in_a_line(wish, quote)]
    if new or not (silent or _removes(wish)) or (wish.has("say_not") and wish.clause.quoted[1:]):
        return None
    if wish.people.unclear:
        return wish.who(wish.people.unclear)
    lines = _told_by_its_verb(wish, lines_meant(wish))
    lines = lines or (() if silent and wish.people.ids else line_described(wish))
    lines = _there(wish, lines) if silent else lines
    if wish.clause.has("all_but") and not (lines := _all_but(wish, lines)):
        return wish.which_line(wish.plan.lines)
    narrated = any(line.voice_over or narrates(wish, line) for line in lines)
    if wish.has("narration") and not (silent or narrated or wish.has("all_but")):
        return wish.impossible("no_such_line", lines=len(wish.plan.lines))
    if not lines and (wish.people.ids or wish.shots.ids):
        if _had_lines(wish):
            return wish.draft
        already = wish.reply("unchanged")
        return (
            Talk(intent="chat", reply=already)
            if silent
            else wish.impossible("no_such_line", lines=len(wish.plan.lines))
        )
    if not lines and not silent and len(wish.plan.lines) > 1 and not wish.has("every_line"):
        return wish.which_line(wish.plan.lines)
    if not lines and (refused := _not_all(wish, silent)):
        return refused
    lines = lines or wish.plan.lines
    draft = wish.draft.without_lines(line.id for line in lines)
    told = (told_of(wish, "line_removed", line) for line in lines)
    draft = draft.about_people(*(line.character for line in lines))
    left_silent = {wish.draft.shot_of(line.id).id for line in lines}
    if wish.shots.ids or len(left_silent) == 1:
        draft = draft.about_shots(*(wish.shots.ids or left_silent))
    return replace(draft, about="silent").telling(*told)


def _there(wish: Wish, lines: Sequence[DialogueLine]) -> tuple[DialogueLine, ...]:
    """Those lines that are said in the shots named, where nobody is to speak there."""
    if wish.rest.words.latin or not wish.shots.ids or wish.clause.quoted:
        return tuple(lines)
    return tuple(x for x in lines if wish.draft.shot_of(x.id).id in wish.shots.ids)


def _without_those_behind(wish: Wish) -> Wish:
    """The wish without who is only named behind the verb: `안내방송은 빼고 은호 독백으로 끝내`."""
    words = wish.rest.words
    gone = list(words.any_meaning("remove", "without").finditer(wish.rest.text))
    tied = words.pattern("in_prep").pattern == words.any_of(())
    if words.latin or not tied or not gone or not wish.people.ids:
        return wish
    before = wish.rest.text[: gone[0].start()]
    told = wish.rest.having(before, wish.rest.raw[: gone[0].start()])
    named = [id for id in wish.people.ids if name_in(told, wish.plan.character(id), wish.plan)]
    behind = not named and told.residue and told.has("line", "narration", "announcement")
    return replace(wish, rest=told, people=People()) if behind else wish


def _not_all(wish: Wish, silent: bool) -> Talk | Question | None:
    """Why a wish that names no line takes none away: there is none, or it tells what somebody
    does in silence, `말없이 하늘만 보게`."""
    if not wish.plan.lines:
        return wish.impossible("no_such_line", lines=0)
    quiet = wish.rest.words.pattern("silent").sub(" ", wish.rest.text)
    several = len(wish.plan.lines) > 1 and not wish.has("line", "every_line", "every_shot")
    does = silent and several and wish.rest.having(quiet, quiet).residue
    return wish.which_shot() if does else None


def cut_down(wish: Wish) -> Outcome:
    """`deja la frase en «…»`, `just “I'll take six”`: no more is left of a line than is quoted."""
    told = wish.rest.words.latin and (wish.has("cut_to") or _is_to_read(wish))
    if len(wish.clause.quoted) != 1 or not told or wish.rest.values("manner"):
        return None
    written = wish.has("lettering", "on_screen") and not wish.has("line")
    if written or wish.has("also", "say_not") or seconds_named(wish.clause) is not None:
        return None
    (left,) = wish.clause.quoted
    lines = [line for line in quoted_lines(wish) if bare(line.text) != bare(left)]
    return reworded(wish, lines[0], left[:1].upper() + left[1:]) if len(lines) == 1 else None


def _is_to_read(wish: Wish) -> bool:
    """Whether a line is to become what is quoted behind it: `I want the line to read “…”`."""
    words = wish.clause.words
    noun, becomes = words.pattern("line"), words.any_meaning("change", "should_say")
    named = noun.search(wish.clause.text)
    return named is not None and becomes.search(wish.clause.text, named.end()) is not None


def _went_with_its_shot(wish: Wish) -> bool:
    """Whether a line is to go that went already with the shot it was in."""
    if wish.draft.about != "gone" or not (_removes(wish) or wish.has("remove")):
        return False
    told = line_described(replace(wish, draft=replace(wish.draft, plan=wish.draft.before)))
    left = {line.id for line in wish.plan.lines}
    return bool(told) and not any(line.id in left for line in told)


def _is_bare(wish: Wish) -> bool:
    """Whether no more than `無言で` is said behind something else, of nobody in particular."""
    words = wish.rest.words
    left = words.any_meaning("silent", "filler", "polite").sub(" ", wish.rest.text)
    named = wish.people.ids or wish.shots.ids or wish.has("line", "nobody", "everyone", "speak")
    alone = not any(map(str.isalnum, left)) and not words.latin
    behind = not wish.draft.request.said.strip().startswith(wish.rest.raw.strip())
    return alone and behind and not named and len(wish.plan.lines) > 1


def _is_of_a_thing(wish: Wish) -> bool:
    """Whether what is to be silent is something that never speaks: `the cage stays silent`."""
    words = wish.rest.words
    silent = words.pattern("silent").search(wish.rest.text)
    if not words.latin or not silent or words.pattern("without").match(silent[0]):
        return False
    told = wish.rest.text[: silent.start()]
    small = ("keep", "lasts", "every_line", "line", "say", "voice", "music", "sounds", "article")
    left = words.any_meaning(*small, "nobody", "everyone", "that_one").sub(" ", told)
    return len(wish.rest.having(left, left).residue) > LONGEST_PRONOUN


def _silences_no_line(wish: Wish) -> Outcome:
    """`and no dialogue` of a shot that was added just before; `the cage stays silent`."""
    named = wish.shots.ids or wish.people.ids or wish.rest.quoted
    if is_silent(wish) and not wish.shots.ids and seconds_named(wish.clause) is not None:
        return wish.which_shot()  # `2 more secs: him on the pavement, no words`
    if is_silent(wish) and _is_bare(wish) and not lines_meant(wish) and not _is_of_new(wish):
        return wish.which_line(wish.plan.lines)
    if is_silent(wish) and _is_behind_a_shot(wish):
        return wish.which_line(wish.plan.lines)
    if is_silent(wish) and _gave_a_line_away(wish):
        return wish.draft  # `健一は黙ってて`, whose line somebody else just got
    if _went_with_its_shot(wish) or _is_silent_already(wish):
        return wish.draft
    if is_silent(wish) and wish.draft.fresh and not named and not _is_of_all(wish):
        return wish.draft
    fresh = _is_of_new(wish) and (is_silent(wish) or _removes(wish))
    thing = not wish.people.unclear and is_silent(wish) and _is_of_a_thing(wish)
    fresh = fresh and not wish.people.ids and not wish.rest.quoted
    return wish.draft if fresh or (thing and not named) else None


def _is_of_all(wish: Wish) -> bool:
    """Whether nobody is to speak in the whole video: `全程都别说话`."""
    told = wish.has("every_line", "whole", "every_shot", "everyone", "the_rest")
    return told or wish.rest.words.latin


def _is_behind_a_shot(wish: Wish) -> bool:
    """Whether `镜头2到6秒，谁都别说话` is rather of the shot spoken of, in which nobody speaks."""
    other = wish.shots.ids or wish.people.ids or wish.rest.quoted
    whole = wish.has("every_line", "whole", "line") or wish.rest.words.latin
    spoken_of = {shot.id: shot for shot in wish.plan.shots if shot.id in wish.draft.shots}
    known = bool(spoken_of) and not any(shot.dialogue for shot in spoken_of.values())
    return known and len(wish.plan.shots) > 1 and not (other or whole or _is_of_new(wish))


def _is_of_new(wish: Wish) -> bool:
    """Whether the message speaks of a shot that it added itself."""
    known = {shot.id for shot in wish.draft.before.shots}
    meant = {*(wish.shots.ids or wish.draft.shots)}
    return bool(meant) and not known & meant


def _told_by_its_verb(wish: Wish, lines: tuple[DialogueLine, ...]) -> tuple[DialogueLine, ...]:
    """Of several lines the one said as the verb tells: `cut what he mutters`."""
    verbs = content(" ".join(m[0] for m in wish.rest.words.pattern("say").finditer(wish.rest.text)))
    told = tuple(line for line in lines if verbs & content(line.delivery or ""))
    return told if len(told) == 1 and wish.has("what_is_said") else lines


def _is_silent_already(wish: Wish) -> bool:
    """Whether somebody is to be silent whose line was just taken out: `让他光搂着袋子不吭声`."""
    just_now = wish.draft.about == "silent" and {*wish.people.ids} <= {*wish.draft.people}
    return just_now and is_silent(wish) and not wish.shots.ids and not wish.has("every_line")


def _removes(wish: Wish) -> bool:
    """Whether a line is to go: `drop his line`, `cut what she says about the table`."""
    if wish.has("manner_noun") and not wish.rest.words.latin:
        return False
    if wish.has("lettering") and not wish.clause.has("line", "say", "narration", "silent"):
        return False
    quoted = quoted_lines(wish)
    denied = bool(quoted) and _denies_saying(wish)
    if denied and not wish.has("spoken_manner", "say_not"):
        return {*wish.people.ids} <= {line.character for line in quoted}  # else it is given
    if wish.has("what_is_said") and wish.has("remove") and wish.people.ids and wish.has("say"):
        return True
    if not wish.has("remove") or wish.has("accent", "spoken_manner") or _forbids_a_deed(wish):
        return False
    if _comes_along(wish):
        return False
    if wish.draft.about == "line" and wish.draft.lines and wish.means_it():
        return True  # `her line is too long-winded, lose it`
    named = wish.has("line", "narration") or bool(quoted)
    told = wish.has("say") and not _does_without(wish)
    return named or (told and bool(line_described(wish)))


def _comes_along(wish: Wish) -> bool:
    """Whether lines are what something has: `sin corte, con las dos frases`."""
    words = wish.rest.words
    tie, line = (words.pattern(name).pattern for name in ("along_with", "line"))
    told = rf"(?:^|[\s,])(?:{tie})\s+(?:[^\s,]+\s+){{0,2}}?(?:{line})"
    before = re.search(told, wish.rest.text) if words.latin else None
    return before is not None and words.pattern("remove").search(before[0]) is None


def _denies_saying(wish: Wish) -> bool:
    """Whether it is the saying that is denied, and not who says it: `que lo diga Ana, no Leo`."""
    words = wish.rest.words
    if not words.latin:
        return wish.has("does_not") and wish.has("say")
    no, verb = (words.pattern(name).pattern for name in ("does_not", "say"))
    return re.search(rf"(?:{no})\s+(?:\S+\s+){{0,2}}?(?:{verb})", wish.rest.text) is not None


def is_silent(wish: Wish) -> bool:
    """Whether nobody is to speak: `no talking`, `nobody should say a word`, `what if he didn't`."""
    if wish.rest.quoted or manner_named(wish.rest):
        return wish.has("silent")
    words, text = wish.rest.words, wish.rest.text
    no = words.any_meaning("nobody", "does_not").pattern
    verb = words.any_meaning("say", "speak").pattern
    denied = rf"(?:{no})\s*(?:\S+\s+){{0,2}}?(?:{verb})|(?:{verb})\S{{0,2}}\s*(?:{no})"
    found = re.search(denied, text)
    noun = found is not None and words.pattern("line").match(found[0]) is not None
    if wish.has("silent") or not found or noun:  # `esa frase no`
        return wish.has("silent")
    if wish.rest.values("language") or _tells_how(wish, found):
        return False
    more = words.any_meaning("pronoun", "entirely", "article", "anything", "others")
    tail = more.sub(" ", text[found.end() :])
    return not wish.rest.having(tail, tail).residue


def _tells_how(wish: Wish, denied: re.Match[str]) -> bool:
    """Whether what is denied is a way of speaking: `she shouldn't whisper` wants the line."""
    return wish.rest.words.pattern("spoken_manner").search(denied[0]) is not None


def _all_but(wish: Wish, lines: Sequence[DialogueLine]) -> tuple[DialogueLine, ...]:
    """All lines of the plan but these; () where none of these is known."""
    kept = {line.id for line in lines}
    return tuple(x for x in wish.plan.lines if x.id not in kept) if kept else ()


def _forbids_a_deed(wish: Wish) -> bool:
    """Whether `his line: no stutter`, `少年那句不要笑` is about how it is said."""
    words, text = wish.clause.words, wish.clause.text
    nouns = [*words.any_meaning("line", "narration").finditer(text)]
    removes = [*words.pattern("remove").finditer(text)]
    verb_final = words.pattern("in_prep").pattern == words.any_of(())
    if verb_final or not (nouns and removes) or nouns[-1].end() > removes[0].start():
        return False
    tail = words.any_meaning("filler", "polite", "entirely", "remove").sub(
        " ", text[removes[0].end() :]
    )
    return bool(wish.clause.having(tail, tail).residue)


def _does_without(wish: Wish) -> bool:
    """Whether `without` goes with how something is said: `que conteste sin reírse`."""
    words, text = wish.rest.words, wish.rest.text
    verb = words.any_meaning("say", "speak").search(text)
    without = words.pattern("without").search(text, verb.end()) if verb else None
    return words.latin and without is not None


def _without_part(wish: Wish) -> Outcome:
    """`drop "come closer" from his line`, `cut the second half of her line`."""
    if not wish.has("remove", "shorten"):
        return None
    words, text = wish.clause.words, wish.clause.text
    if wish.has("should_say", "only_keep") and not wish.has("remove") and _is_part_alone(wish):
        return reworded(wish, quoted_lines(wish)[0], wish.clause.quoted[0])
    tie = words.pattern("out_of_line").pattern
    tied = re.search(rf"⟦\d+⟧\s*(?:{tie})|(?:{tie})\s*⟦\d+⟧", text) is not None
    if tied or _quotes_a_part(wish):
        lines = quoted_lines(wish)
        left = [_cut_out(line.text, wish.clause.quoted[0]) for line in lines]
    elif wish.has("line", "say") and wish.clause.has("first_half", "second_half"):
        lines = lines_meant(wish)
        if len(lines) > 1:
            return wish.which_line(lines)
        keeps_first = wish.clause.has("second_half")
        left = [halves(line.text)[0 if keeps_first else 1] for line in lines]
    else:
        return None
    if not lines or not left[0] or left[0] == lines[0].text:
        return None
    return reworded(wish, lines[0], left[0])


def _is_part_alone(wish: Wish) -> bool:
    """Whether some words of a line are quoted, and nothing else: `太长，就说“…”`."""
    lines = quoted_lines(wish)
    alone = len(wish.clause.quoted) == 1 and bool(lines) and not wish.clause.words.latin
    return alone and bare(lines[0].text) != bare(wish.clause.quoted[0])


def _quotes_a_part(wish: Wish) -> bool:
    """Whether nothing but some words of a line are quoted, to be cut: `delete "so sorry"`."""
    if len(wish.clause.quoted) != 1 or (wish.has("line") and not _names_line_before(wish)):
        return False
    lines = quoted_lines(wish)
    return bool(lines) and bare(lines[0].text) != bare(wish.clause.quoted[0])


def _names_line_before(wish: Wish) -> bool:
    """Whether the line is named first, and then what is to go of it: `老陈那句把“…”去掉`."""
    words, text = wish.clause.words, wish.clause.text
    noun = words.pattern("line")
    before, _, behind = re.split(r"⟦(\d+)⟧", text, maxsplit=1)
    named = list(noun.finditer(before))
    apart = bool(named) and bool(before[named[-1].end() :].strip())
    return not words.latin and apart and not noun.search(behind)


def _cut_out(text: str, gone: str) -> str:
    """A line without some of its words and the comma that tied them in."""
    gone = re.escape(gone.strip(" .,!?。，、！？"))
    cut = re.sub(
        rf"[,，、;]?\s*{gone}(?=[\s.,!?。，、！？…]|$|\B)|{gone}", "", text, count=1, flags=re.I
    )
    cut = re.sub(r"^[\s,，、.;?!？！。…]+|(?<=[.!?。！？])[.。]", "", cut)
    return cut[:1].upper() + cut[1:] if any(map(str.isalnum, cut)) else ""


def halves(text: str) -> tuple[str, str]:
    """A line in two, parted where a pause is nearest to the middle, else between two words."""
    pauses = [m.end() for m in re.finditer(r"[.!?…,;:]+\s+|[。！？，、；]+", text)]
    places = [at for at in pauses if at < len(text)] or [m.end() for m in re.finditer(r"\s+", text)]
    at = min(places, key=lambda place: abs(place - len(text) / 2), default=len(text) // 2)
    first, second = text[:at].strip(" ,，、;:"), text[at:].strip()
    if first and first[-1].isalnum() and not second[-1:].isalnum():
        first += second[-1]
    return first, second[:1].upper() + second[1:]


def _gave_a_line_away(wish: Wish) -> bool:
    """Whether a line of those named is somebody else's since this message began."""
    now = {line.id: line.character for line in wish.plan.lines}
    theirs = [x for x in wish.draft.before.lines if x.character in wish.people.ids]
    named = wish.shots.ids or wish.has("line", "every_line")
    return not named and any(now.get(x.id, x.character) != x.character for x in theirs)


def _had_lines(wish: Wish) -> bool:
    """Whether the people named spoke before this message, in the shots named."""
    shots = [s for s in wish.draft.before.shots if s.id in wish.shots.ids or not wish.shots.ids]
    lines = (line for shot in shots for line in shot.dialogue)
    return any(line.character in wish.people.ids for line in lines)

"""What people say beside their wishes: praise, doubts, complaints, topics, reasons.

Each rule is a function from a wish to a draft that knows what is spoken of, and changes nothing.
"""

import re
from dataclasses import replace

from ....generator.plan import VideoPlan
from ...planner import Question, Talk
from . import (
    lengths,
    sound,
)
from .clause import VALUE_KINDS, Clause
from .courtesy import tells_only
from .draft import Doubting, Draft, Outcome, Wish
from .lines_named import (
    lines_meant,
    of_those_named,
    ordinal_line,
    quoted_lines,
    without_people,
)
from .shots_named import Shots, shots_named
from .wholes import forbids_touching

LONGEST_LOOK = 8
"""Letters of a look that is denied before another one is told."""
LONGEST_REASON = 8
"""Letters of a reason behind a wish that something goes: `没余味了`."""
_OF_OTHERS = ("lettering", "line", "music", "sounds", "narration", "subtitles", "add_shot")
"""What a length may be given to that is no shot."""
_ON_LENGTHS = ("lengthen", "shorten", "shorter", "longer", "twice", "halved")
MUCH = 3
"""One letter in as many that is no friendly word makes a clause say more than consent."""


def is_why(part: Clause, behind: list[Clause], plan: VideoPlan) -> bool:
    """Whether a clause only finds a shot too long, and the next one tells what to do: `切两半`."""
    words = part.words
    deeds = words.any_meaning("lengthen", "shorten").finditer(part.text)
    blames, verbs, more = (words.pattern(name) for name in ("complaint", "act", "delta"))
    opens = words.latin and words.any_meaning("act", "want").match(part.text.strip())
    if words.latin:
        told = [deed for deed in deeds if verbs.match(deed[0]) or more.search(deed[0])]
    else:
        told = [deed for deed in deeds if not blames.match(deed[0])]
    if not behind or told or opens or not part.has("lengthen", "shorten"):
        return False
    following = behind[0]
    of_others = any(x.quoted or x.has(*_OF_OTHERS) for x in (part, following))
    if words.latin and of_others:
        return False
    if following.has("from_there"):
        return True
    goes_on = following.has("split", "remove", *_ON_LENGTHS)
    goes_on = goes_on or lengths.seconds_named(following) is not None
    other = shots_named(following, plan)[0]
    seconds = lengths.seconds_named(part) is not None
    of_all = following.has("whole") and not following.has("twice", "halved")
    return goes_on and not (seconds or other.ids or other.missing or of_all)


def was_why(part: Clause, before: list[Clause], plan: VideoPlan) -> bool:
    """Whether a clause only tells why the one before it was wanted: `第一镜删了吧，太拖`."""
    words = part.words
    told = words.any_meaning("lengthen", "shorten", "filler", "pronoun").sub(" ", part.text)
    blames = words.pattern("complaint").match(part.text.strip())
    if words.latin or not before:
        return False
    last = before[-1]
    if (
        last.values("dialect")
        and part.values("dialect")
        and not part.has("act")
        and blames_it(part)
    ):
        return True  # `换成京片子吧，台湾腔太软了`
    heard = part.has("sounds", "music") or any(hit.kind == "sound" for hit in part.hits)
    if (
        last.has("remove")
        and tells_only(part)
        and len(part.residue) <= LONGEST_REASON
        and not heard
    ):
        return True
    if not blames or part.having(told, told).residue:
        return False
    done = last.has("remove", "split", "merge", "move", "swap")
    return done and bool(shots_named(last, plan)[0].ids)


def blames_it(part: Clause) -> bool:
    """Whether a clause finds fault with something: `台湾腔太软了`."""
    return part.has("complaint", "doubt")


def needs_no_answer(part: Clause, outcome: Question | Talk) -> bool:
    """Whether what was not granted beside other wishes is a doubt, or wants nothing."""
    heard = any(hit.kind in ("sound", "thing") for hit in part.hits)
    addressed = part.has("to_us", "letter", "courtesy", "chat", "approve", "doubt")
    return isinstance(outcome, Doubting) or (tells_only(part) and addressed and not heard)


def tells_why(part: Clause, wishes: list[Clause], draft: Draft) -> bool:
    """Whether a clause only says that something is not right yet, beside what is to be done."""
    vague = part.has("doubt") and not shots_named(part, draft.before)[0].ids
    return vague and not part.quoted and len(wishes) > 1


def is_of_the_old_look(part: Clause, draft: Draft) -> bool:
    """Whether a clause only denies what a new look has come for: `不要黏土了，整体换成水墨`."""
    denies = part.has("remove", "without", "denies_before", "denies_after")
    named = part.quoted or shots_named(part, draft.before)[0].ids or any(part.values("people"))
    short = len(part.residue) <= LONGEST_LOOK and not part.words.latin
    return draft.plan.style != draft.before.style and denies and short and not named


def says_more(part: Clause) -> bool:
    """Whether much of a clause is something else than consent and friendly words."""
    known = part.words.any_meaning("approve", "chat", "filler", "idle", "polite")
    left = known.sub(" ", part.text)
    return sum(map(str.isalnum, left)) * MUCH > sum(map(str.isalnum, part.text))


def of_a_step(wish: Wish) -> Question | None:
    """`竖屏那步撤掉`: one step of several cannot be taken back by itself; asks what is wanted."""
    kept = wish.has("remove", "undo", "keep", "stays", "off", "redo")
    if not wish.has("step") or not kept or wish.rest.quoted or wish.clause.words.latin:
        return None
    return Question(reply=wish.reply("say_again"))


def stays(wish: Wish) -> Outcome:
    """`shot 1 stays as it is`: a change of the whole leaves it alone."""
    stays = wish.clause.has("keep") or (forbids_touching(wish.clause) and wish.shots.ids)
    if not stays or wish.rest.quoted or _wants_another_sound(wish):
        return None
    told = () if _counts_them(wish) else wish.shots.ids
    held = {(id, "seconds"): wish.draft.before.shot(id).seconds for id in told}
    return replace(wish.draft, decided=wish.draft.decided | held)


def _counts_them(wish: Wish) -> bool:
    """Whether it is the number of the shots that stays: `keep all five shots`."""
    number = re.search(wish.clause.words.number, wish.clause.text)
    counted = len(wish.shots.ids) == len(wish.plan.shots) and number is not None
    return counted and not forbids_touching(wish.clause)


def _wants_another_sound(wish: Wish) -> bool:
    """Whether only a sound is to stay that is not heard yet: `새벽 골목 소리만 남겨`."""
    alone = wish.has("only_keep") or (wish.has("only") and not wish.clause.words.latin)
    return alone and wish.has("sounds") and not (wish.shots.ids or sound.names_a_sound(wish))


def starts_there(wish: Wish) -> Outcome:
    """`shot 1 goes, straight to the lorry`: what the video begins with when a shot is gone."""
    starts = wish.rest.words.templates("starts_at")
    told = any(template.search(wish.rest.text) for template in starts)
    return wish.draft if told and wish.draft.about == "gone" and not wish.rest.quoted else None


def doubt(wish: Wish) -> Outcome:
    """`not sure about shot 2`: asks what should be different."""
    if not wish.clause.has("doubt") or wish.rest.quoted or wish.clause.values("manner"):
        return None
    if wish.clause.words.latin and _tells_the_fault(wish.clause):
        return None
    if wish.draft.said and not wish.shots.ids and not wish.people.ids:
        return wish.draft
    numbers = [wish.draft.number(id) for id in wish.shots.ids]
    asked = wish.reply("what_else", shot=numbers[0]) if numbers else wish.reply("unclear")
    return Doubting(reply=asked)


def _tells_the_fault(clause: Clause) -> bool:
    """Whether a doubt goes on with what is wrong: `es demasiado` of `es demasiado largo`."""
    faults = list(clause.words.any_meaning("lengthen", "shorten", "too_dark").finditer(clause.text))
    doubts = list(clause.words.pattern("doubt").finditer(clause.text))
    return all(any(d.start() < f.end() and f.start() < d.end() for f in faults) for d in doubts)


def complaint(wish: Wish) -> Outcome:
    """`the line is too long`: what the next clause is about."""
    if wish.clause.has("less_so") and not wish.clause.words.latin and _is_of_a_line(wish):
        return wish.draft.about_lines(*(line.id for line in lines_meant(wish)))
    disliked = quoted_lines(wish) if wish.clause.has("doubt", "complaint") else ()
    if disliked:
        return wish.draft.about_lines(disliked[0].id).about_people(disliked[0].character)
    blamed = _blames(wish.clause) or wish.clause.has("doubt", "all_but")
    if wish.clause.has("accent") and blamed:
        return replace(wish.draft.about_people(*wish.people.ids), about="accent")
    if not _blames(wish.clause) or (wish.has("remove") and sound.is_about_sound(wish)):
        return None
    if wish.clause.has("line") and len(lines := lines_meant(wish)) == 1:
        return wish.draft.about_lines(lines[0].id).about_people(lines[0].character)
    if lengths.seconds_named(wish.rest) == wish.plan.seconds and not wish.shots.ids:
        return replace(wish.draft.about_shots(), about="total")
    meant = wish if wish.targets() or wish.people.ids else lengths.of_the_thing(wish)
    draft = wish.draft.about_shots(*meant.targets()).about_people(*wish.people.ids)
    if lengths.seconds_named(wish.rest) is not None:
        return replace(draft, about="seconds")
    if wish.clause.has("voice", "speak", "say") and wish.people.ids:
        return draft.about_lines(*(x.id for x in wish.plan.lines if x.character in wish.people.ids))
    if wish.clause.has("music", "sounds") or any(hit.kind == "sound" for hit in wish.rest.hits):
        return replace(draft, about="music")
    if not wish.clause.words.latin and (about := _heard_now(wish)):
        return replace(draft, about=about, heard=sound.named_now(wish))
    return replace(draft, about="line") if wish.clause.has("line") else draft


def _heard_now(wish: Wish) -> str:
    """`music` or `sound` where what is blamed is heard in the plan: `竹笛太吵了`; else ""."""
    fault = wish.rest.words.pattern("complaint").search(wish.rest.text)
    told = wish.rest.cut(fault.start(), len(wish.rest.text)) if fault else wish.rest
    blamed = replace(wish, rest=told)
    ids = sound.held(blamed, [shot.id for shot in wish.plan.shots])
    if wish.people.ids or not told.residue or not ids:
        return ""
    played = [wish.plan.shot(id).sound.music for id in ids]
    quiet = [sound.effects_named(blamed, wish.plan.shot(id).sound) for id in ids]
    return "music" if any(played) and not any(quiet) else "sound"


def _blames(clause: Clause) -> bool:
    """Whether a clause says what is wrong; `that accent, too` only means `as well`."""
    also = rf"(?:{clause.words.pattern('also').pattern})\W*$"
    text = re.sub(also, " ", clause.text)
    return clause.having(text, text).has("complaint")


def _is_of_a_line(wish: Wish) -> bool:
    """Whether one line is spoken of: `那句别那么平`."""
    return bool(wish.clause.quoted or wish.has("line", "narration")) and len(lines_meant(wish)) == 1


def spoken_of(wish: Wish) -> Draft:
    """The draft with what a reason speaks of as what `it` stands for."""
    people = wish.people.ids
    mine = tuple(line.id for line in wish.plan.lines if line.character in people)
    shots = wish.targets() or filmed_so(wish)
    draft = wish.draft.about_shots(*shots).about_people(*people)
    if heard := sound.named_now(wish):
        draft = replace(draft, about="sound", heard=heard)
    voiced = wish.clause.has("voice", "line", "say", "spoken_manner")
    return draft.about_lines(*mine) if mine and (voiced or wish.clause.values("manner")) else draft


def filmed_so(wish: Wish) -> tuple[str, ...]:
    """The shots with the camera that a remark speaks of: `도는 카메라는 어지럽네요`."""
    told = [(kind, h.value) for kind in ("movement", "angle") for h in wish.rest.values(kind)]
    having = [s for s in wish.plan.shots if any(getattr(s, kind) == x for kind, x in told)]
    theirs = [shot for shot in having if set(wish.people.ids) & set(shot.characters)]
    return tuple(shot.id for shot in theirs or having) or _called_by_framing(wish)


def _called_by_framing(wish: Wish) -> tuple[str, ...]:
    """The only shot with the framing that a wish calls it by: `空镜没啥用`, `인서트 컷은 빼자`."""
    told = {hit.value for hit in wish.rest.values("framing")}
    framed = tuple(shot.id for shot in wish.plan.shots if shot.framing in told)
    return framed if len(framed) == 1 and not wish.clause.words.latin else ()


def topic(wish: Wish) -> Outcome:
    """`the very last line, "Home soon"`: what the next clause is about."""
    among = of_those_named(replace(wish, shots=Shots()), wish.plan.lines)
    ordered, _ = ordinal_line(wish.clause, among)
    named = quoted_lines(wish) or ((ordered,) if ordered else ())
    words = wish.rest.words.any_meaning(
        "line", "last", "article", "idle", "number_lead", "filler", "degree", "at_the_end"
    )
    left = words.sub(" ", wish.rest.text)
    if not named or wish.rest.having(left, left).residue or wish.rest.has("act", "remove"):
        return None
    draft = wish.draft.about_lines(*(line.id for line in named))
    return draft.about_people(*dict.fromkeys(line.character for line in named))


def praise(wish: Wish) -> Outcome:
    """A friendly word beside a wish changes nothing."""
    named = wish.shots.ids or wish.people.ids
    valued = any(hit.kind in {*VALUE_KINDS, "time"} for hit in wish.rest.hits)
    friendly = wish.clause.has("approve", "chat", "idle") and not says_more(wish.clause)
    known = wish.clause.words.any_meaning("approve", "chat", "idle")
    left = wish.rest.having(known.sub(" ", wish.rest.text), wish.rest.raw)
    friendly = friendly and not (valued or left.has("add", "remove", "change"))
    ordered = wish.clause.words.latin and wish.clause.has("approve")  # `film it on kodachrome`
    friendly = friendly and not (ordered and without_people(wish).residue)
    return wish.draft if friendly and not named else None

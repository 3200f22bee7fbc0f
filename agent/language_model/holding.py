"""Holds a plan to what was stated: what is mechanical is put back, from the Director's own reading.

Pure. It knows facts and plans, and nothing of models, words of people or servers. What cannot be
put back mechanically (a shot too few, somebody who is missing) stays lost for the caller to tell.
"""

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from ...generator.plan import Character, DialogueLine, Lettering, Shot, VideoPlan
from ...tools.stated import (
    SAME_SECONDS,
    Banned,
    Fact,
    Filmed,
    Kept,
    Length,
    Lettered,
    Referred,
    Shape,
    Spoken,
    compared,
    folded,
    is_called,
)
from ...tools.timing import spoken_seconds
from .building import counterpart, fresh_ids

ALIKE = 0.5
"""Likeness of two lines, from 0 to 1, from which one is the other with words changed."""
SAME_SPEAKER = 0.2
"""Added to the likeness of two lines of one speaker."""
SPOKEN = ("zh", "en", "ja", "ko", "es")
"""Languages in which speech is made; quoted words in them are not translated."""
SHORTEST_SECONDS = 0.5

Step = Callable[[VideoPlan], VideoPlan]


def binding(facts: Sequence[Fact], reading: VideoPlan) -> tuple[Fact, ...]:
    """The facts that can hold together: those that the Director's own plan keeps."""
    return tuple(kept.fact for kept in compared(facts, reading) if not kept.faults)


def restored(plan: VideoPlan, facts: Sequence[Fact], reading: VideoPlan) -> VideoPlan:
    """The plan with every stated fact put back that can be put back mechanically.

    A plan that keeps all its facts is given back as it is.
    """
    before = plan
    for fact in facts:
        plan = _put_back(plan, fact, facts, reading)
    plan = without_translations(plan, facts, reading)
    if plan != before:
        plan = _in_order(plan, facts)
    plan = _as_long(plan, facts, grown=_grown(before, plan))
    return plan if plan == before else VideoPlan.model_validate(plan.model_dump())


def uninvited(plan: VideoPlan, facts: Sequence[Fact]) -> tuple[DialogueLine, ...]:
    """Lines of which the user wrote no word."""
    written = [folded(fact.words) for fact in facts if isinstance(fact, Spoken)]

    def is_written(line: DialogueLine) -> bool:
        said = [folded(words) for words in (line.text, line.original) if words]
        return any(words and words in whole for words in said for whole in written)

    return tuple(line for line in plan.lines if not is_written(line))


def without_lines(plan: VideoPlan, ids: Iterable[str]) -> VideoPlan:
    """The plan without these lines, and without who only spoke them and is never seen."""
    gone = set(ids)
    shots = tuple(
        shot.model_copy(update={"dialogue": tuple(x for x in shot.dialogue if x.id not in gone)})
        if any(line.id in gone for line in shot.dialogue)
        else shot
        for shot in plan.shots
    )
    silent = {line.character for line in plan.lines if line.id in gone}
    silent -= {line.character for shot in shots for line in shot.dialogue}
    silent -= {id for shot in shots for id in shot.characters}
    people = tuple(who for who in plan.characters if who.id not in silent)
    return plan.model_copy(update={"shots": shots, "characters": people})


def translated(
    plan: VideoPlan, facts: Sequence[Fact], reading: VideoPlan
) -> tuple[DialogueLine, ...]:
    """Lines that translate stated words of a language in which speech is made."""
    stated = {folded(fact.words) for fact in facts if isinstance(fact, Spoken)}
    return tuple(
        line
        for line in plan.lines
        if line.original
        and folded(line.original) in stated
        and folded(line.text) != folded(line.original)
        and _read(line.original, reading).language in SPOKEN
    )


def without_translations(plan: VideoPlan, facts: Sequence[Fact], reading: VideoPlan) -> VideoPlan:
    """The plan with the stated words of spoken languages in place of their translations."""
    for line in translated(plan, facts, reading):
        read = _read(line.original or "", reading)
        told = {"text": line.original, "original": None, "language": read.language}
        plan = _with_line(plan, line.model_copy(update={**told, "spans": read.spans}))
    return plan


def _in_order(plan: VideoPlan, facts: Sequence[Fact]) -> VideoPlan:
    """The plan with the stated lines of each shot in the order in which they were stated."""
    starts = {kept.line: kept.fact.start for kept in compared(facts, plan) if kept.line}
    for shot in plan.shots:
        stated = [line for line in shot.dialogue if line.id in starts]
        right = iter(sorted(stated, key=lambda line: starts[line.id]))
        lines = tuple(next(right) if line.id in starts else line for line in shot.dialogue)
        plan = _with_shot(plan, shot.model_copy(update={"dialogue": lines}))
    return plan


def _put_back(plan: VideoPlan, fact: Fact, facts: Sequence[Fact], reading: VideoPlan) -> VideoPlan:
    """The plan that keeps the fact, where that is mechanical."""
    match fact:
        case Shape(aspect_ratio=ratio):
            return plan.model_copy(update={"aspect_ratio": ratio})
        case Banned(what=what):
            return _banned(plan, what)
        case Spoken():
            return _spoken(plan, fact, facts, reading)
        case Lettered():
            return _lettered(plan, fact, facts, reading)
        case Filmed():
            return _filmed(plan, fact)
        case Referred(handle=handle):
            return _referred(plan, handle, reading)
        case _:
            return plan


def _kept(plan: VideoPlan, fact: Fact, facts: Sequence[Fact]) -> Kept:
    """How the plan keeps one fact, when each line may keep only one."""
    return compared(facts, plan)[list(facts).index(fact)]


# ---- lines


def _spoken(plan: VideoPlan, fact: Spoken, facts: Sequence[Fact], reading: VideoPlan) -> VideoPlan:
    kept = _kept(plan, fact, facts)
    if kept.line is None:
        plan = _with_words(plan, fact, facts, reading)
        kept = _kept(plan, fact, facts)
    if kept.line is None or not kept.faults:
        return plan
    plan, speaker = _bearing(plan, fact.speaker, _line(plan, kept.line).character, reading)
    line = _line(plan, kept.line)
    told = {
        "character": speaker,
        "language": fact.language or line.language,
        "dialect": fact.dialect or line.dialect,
        "voice_over": bool(fact.voice_over) or line.voice_over,
    }
    return _moved(_with_line(plan, line.model_copy(update=told)), kept.line, fact.shot)


def _with_words(
    plan: VideoPlan, fact: Spoken, facts: Sequence[Fact], reading: VideoPlan
) -> VideoPlan:
    """The plan with the words in the line that is most like them, or in a line of their own."""
    read = _read(fact.words, reading)
    told = {"text": fact.words, "original": None, "language": fact.language or read.language}
    if near := _likest(plan, fact, facts):
        return _with_line(plan, near.model_copy(update={**told, "spans": None}))
    who = reading.character(read.character)
    plan, speaker = _bearing(plan, fact.speaker or (who.name,), None, reading)
    id = next(fresh_ids("l", (line.id for line in plan.lines)))
    whole = folded(read.text) == folded(fact.words)
    line = read.model_copy(
        update={**told, "id": id, "character": speaker, "spans": read.spans if whole else None}
    )
    home, place = _place(plan, fact, line, facts, reading)
    dialogue = (*home.dialogue[:place], line, *home.dialogue[place:])
    return _with_shot(plan, _seen(home.model_copy(update={"dialogue": dialogue}), line))


def _likest(plan: VideoPlan, fact: Spoken, facts: Sequence[Fact]) -> DialogueLine | None:
    """The line most like the words, of those that keep no other fact."""
    taken = {kept.line for kept in compared(facts, plan)}
    rest = {line.id for line in uninvited(plan, facts)}
    wanted = folded(fact.words).casefold()

    def likeness(line: DialogueLine) -> float:
        said = (folded(words).casefold() for words in (line.text, line.original) if words)
        alike = max(SequenceMatcher(None, wanted, words, autojunk=False).ratio() for words in said)
        right = bool(fact.speaker) and is_called(plan.character(line.character), fact.speaker, plan)
        return alike + SAME_SPEAKER * right

    free = [line for line in plan.lines if line.id in rest and line.id not in taken]
    best = max(free, key=likeness, default=None)
    return best if best and likeness(best) >= ALIKE else None


def _place(
    plan: VideoPlan, fact: Spoken, line: DialogueLine, facts: Sequence[Fact], reading: VideoPlan
) -> tuple[Shot, int]:
    """The shot for a missing line and its place among the lines there."""
    if fact.shot and fact.shot <= len(plan.shots):
        home = plan.shots[fact.shot - 1]
        return home, _after_earlier(home, fact, facts, plan)
    at = _reading_place(fact, reading)
    alike = len(plan.shots) == len(reading.shots)
    home = plan.shots[at if alike else counterpart(at, reading, len(plan.shots))]
    earlier, later = _neighbours(plan, fact, facts)
    ids = [shot.id for shot in plan.shots]
    first, last = ids.index(earlier) if earlier else 0, ids.index(later) if later else len(ids) - 1
    if not first <= ids.index(home.id) <= last:
        between = plan.shots[first : last + 1] or plan.shots[first : first + 1]
        shown = (shot for shot in between if line.character in shot.characters)
        home = next(shown, between[0])
    return home, _after_earlier(home, fact, facts, plan)


def _reading_place(fact: Spoken, reading: VideoPlan) -> int:
    """Index of the shot in which the Director's reading has the words."""
    read = _read(fact.words, reading)
    return next(
        at for at, shot in enumerate(reading.shots) if any(x.id == read.id for x in shot.dialogue)
    )


def _neighbours(
    plan: VideoPlan, fact: Spoken, facts: Sequence[Fact]
) -> tuple[str | None, str | None]:
    """Ids of the shots that keep the words stated before and after these."""
    spoken = [kept for kept in compared(facts, plan) if isinstance(kept.fact, Spoken)]
    earlier = [kept.where for kept in spoken if kept.fact.start < fact.start and kept.where]
    later = [kept.where for kept in spoken if kept.fact.start > fact.start and kept.where]
    return earlier[-1] if earlier else None, later[0] if later else None


def _after_earlier(home: Shot, fact: Spoken, facts: Sequence[Fact], plan: VideoPlan) -> int:
    """The place behind the last line of the shot that was stated before these words."""
    ids = [line.id for line in home.dialogue]
    kept = (found for found in compared(facts, plan) if found.line in ids)
    earlier = [ids.index(found.line or "") for found in kept if found.fact.start < fact.start]
    return max(earlier, default=-1) + 1


def _bearing(
    plan: VideoPlan, names: Sequence[str], now: str | None, reading: VideoPlan
) -> tuple[VideoPlan, str]:
    """The id of who bears one of the names, and the plan with them in it."""
    if now is not None and (not names or is_called(plan.character(now), names, plan)):
        return plan, now
    for called in (_by_name, is_called):
        for who in plan.characters:
            if called(who, names, plan):
                return plan, who.id
    read = next((c for c in reading.characters if is_called(c, names, reading)), None)
    who = read or Character(id="c1", name=names[0])
    taken = {known.id for known in plan.characters}
    id = who.id if who.id not in taken else next(fresh_ids("c", taken))
    elements = {element.id for element in plan.elements}
    element = who.element if who.element in elements else None
    new = who.model_copy(update={"id": id, "element": element})
    return plan.model_copy(update={"characters": (*plan.characters, new)}), id


def _by_name(who: Character, names: Sequence[str], plan: VideoPlan) -> bool:
    return any(folded(who.name).casefold() == folded(name).casefold() for name in names)


def _moved(plan: VideoPlan, id: str, number: int | None) -> VideoPlan:
    """The plan with the line in the shot of this number."""
    if number is None or number > len(plan.shots):
        return plan
    line, home = _line(plan, id), plan.shots[number - 1]
    if any(known.id == id for known in home.dialogue):
        return _with_shot(plan, _seen(home, line))
    left = without_lines(plan, ()).model_copy(
        update={
            "shots": tuple(
                shot.model_copy(update={"dialogue": tuple(x for x in shot.dialogue if x.id != id)})
                for shot in plan.shots
            )
        }
    )
    home = left.shots[number - 1]
    return _with_shot(
        left, _seen(home.model_copy(update={"dialogue": (*home.dialogue, line)}), line)
    )


def _seen(shot: Shot, line: DialogueLine) -> Shot:
    """The shot with the line's speaker in the picture, unless they are heard from outside."""
    if line.voice_over or line.character in shot.characters:
        return shot
    return shot.model_copy(update={"characters": (*shot.characters, line.character)})


def _read(words: str, reading: VideoPlan) -> DialogueLine:
    """The line in which the Director reads the words, or the first of several."""
    wanted = folded(words)
    for line in reading.lines:
        if wanted in (folded(line.text), folded(line.original or "")):
            return line
    parts = (line for line in reading.lines if folded(line.text) and folded(line.text) in wanted)
    return next(parts, reading.lines[0])


def _line(plan: VideoPlan, id: str) -> DialogueLine:
    return {line.id: line for line in plan.lines}[id]


def _with_line(plan: VideoPlan, line: DialogueLine) -> VideoPlan:
    """The plan with this line in place of the one of its id, and its speaker in the picture."""
    for shot in plan.shots:
        if any(known.id == line.id for known in shot.dialogue):
            lines = tuple(line if known.id == line.id else known for known in shot.dialogue)
            return _with_shot(plan, _seen(shot.model_copy(update={"dialogue": lines}), line))
    return plan


def _with_shot(plan: VideoPlan, shot: Shot) -> VideoPlan:
    shots = tuple(shot if known.id == shot.id else known for known in plan.shots)
    return plan.model_copy(update={"shots": shots})


# ---- lettering


def _lettered(
    plan: VideoPlan, fact: Lettered, facts: Sequence[Fact], reading: VideoPlan
) -> VideoPlan:
    kept = _kept(plan, fact, facts)
    if not kept.faults:
        return plan
    if kept.where:
        there = plan.shot(kept.where)
        text = next(x for x in there.lettering if folded(x.text) == folded(fact.words))
        return _relettered(plan, there, text, plan.shots[(fact.shot or 1) - 1], text)
    if near := _likest_lettering(plan, fact, facts):
        shot, text = near
        return _relettered(plan, shot, text, shot, text.model_copy(update={"text": fact.words}))
    at, text = _read_lettering(fact, reading)
    home = plan.shots[
        fact.shot - 1
        if fact.shot and fact.shot <= len(plan.shots)
        else counterpart(at, reading, len(plan.shots))
    ]
    new = text.model_copy(update={"text": fact.words, "starts": None, "seconds": None})
    return _relettered(plan, home, None, home, new)


def _likest_lettering(
    plan: VideoPlan, fact: Lettered, facts: Sequence[Fact]
) -> tuple[Shot, Lettering] | None:
    """The lettering most like the words, of those that keep no other fact."""
    stated = {folded(other.words) for other in facts if isinstance(other, Lettered)}
    wanted = folded(fact.words).casefold()
    free = [
        (shot, text)
        for shot in plan.shots
        for text in shot.lettering
        if folded(text.text) not in stated
    ]

    def likeness(found: tuple[Shot, Lettering]) -> float:
        return SequenceMatcher(None, wanted, folded(found[1].text).casefold(), False).ratio()

    best = max(free, key=likeness, default=None)
    return best if best and likeness(best) >= ALIKE else None


def _read_lettering(fact: Lettered, reading: VideoPlan) -> tuple[int, Lettering]:
    """Where the Director's reading has the words: index of the shot, and the lettering."""
    for at, shot in enumerate(reading.shots):
        for text in shot.lettering:
            if folded(text.text) == folded(fact.words):
                return at, text
    return 0, Lettering(text=fact.words)


def _relettered(
    plan: VideoPlan, old_home: Shot, old: Lettering | None, home: Shot, new: Lettering
) -> VideoPlan:
    """The plan with one lettering in place of another."""
    if old is not None and old_home.id == home.id:
        texts = tuple(new if text is old else text for text in home.lettering)
        return _with_shot(plan, home.model_copy(update={"lettering": texts}))
    if old is not None:
        left = tuple(text for text in old_home.lettering if text is not old)
        plan = _with_shot(plan, old_home.model_copy(update={"lettering": left}))
    return _with_shot(plan, home.model_copy(update={"lettering": (*home.lettering, new)}))


# ---- the picture and the video


def _banned(plan: VideoPlan, what: str) -> VideoPlan:
    match what:
        case "lettering":
            bare = (shot.model_copy(update={"lettering": ()}) for shot in plan.shots)
            return plan.model_copy(update={"shots": tuple(bare), "lettering_allowed": False})
        case "subtitles":
            return plan.model_copy(update={"subtitles": False})
        case "music":
            quiet = (
                shot.model_copy(update={"sound": shot.sound.model_copy(update={"music": None})})
                for shot in plan.shots
            )
            return plan.model_copy(update={"shots": tuple(quiet)})
        case _:
            return without_lines(plan, (line.id for line in plan.lines))


def _filmed(plan: VideoPlan, fact: Filmed) -> VideoPlan:
    """The camera of a shot the user numbered; which other shot was meant is not ours to say."""
    if fact.shot is None or fact.shot > len(plan.shots):
        return plan
    wanted = {"framing": fact.framing, "angle": fact.angle, "movement": fact.movement}
    told = {name: value for name, value in wanted.items() if value}
    return _with_shot(plan, plan.shots[fact.shot - 1].model_copy(update=told))


def _referred(plan: VideoPlan, handle: str, reading: VideoPlan) -> VideoPlan:
    def bears(known: str) -> bool:
        return folded(known).casefold() == folded(handle).casefold()

    if any(bears(element.handle) for element in plan.elements):
        return plan
    read = next((element for element in reading.elements if bears(element.handle)), None)
    return plan.model_copy(update={"elements": (*plan.elements, read)}) if read else plan


# ---- seconds


def _grown(before: VideoPlan, plan: VideoPlan) -> set[str]:
    """Ids of the shots in which more is said than before."""
    words = {shot.id: _speech_seconds(shot) for shot in before.shots}
    return {shot.id for shot in plan.shots if _speech_seconds(shot) > words.get(shot.id, 0)}


def _as_long(plan: VideoPlan, facts: Sequence[Fact], grown: set[str]) -> VideoPlan:
    """The plan with the stated lengths, and time for what was put back."""
    stated = {fact.shot: fact.seconds for fact in facts if isinstance(fact, Length)}
    total = stated.pop(None, None)
    ids = [shot.id for shot in plan.shots]
    fixed = {ids[at - 1]: seconds for at, seconds in stated.items() if at and at <= len(ids)}
    shots = [_timed(shot, fixed, grown) for shot in plan.shots]
    if total is not None and abs(sum(shot.seconds for shot in shots) - total) > SAME_SECONDS:
        free = [shot for shot in shots if shot.id not in fixed]
        lengths = _shared(free, total - sum(fixed.values()))
        shots = [s.model_copy(update={"seconds": lengths.get(s.id, s.seconds)}) for s in shots]
    return plan.model_copy(update={"shots": tuple(shots)})


def _timed(shot: Shot, fixed: dict[str, float], grown: set[str]) -> Shot:
    seconds = fixed.get(shot.id, shot.seconds)
    if shot.id in grown and shot.id not in fixed:
        seconds = max(seconds, round(_speech_seconds(shot) + 0.2, 1))
    return shot if seconds == shot.seconds else shot.model_copy(update={"seconds": seconds})


def _shared(shots: Sequence[Shot], total: float) -> dict[str, float]:
    """Lengths that add up to the total: what is spare goes first, then all in proportion."""
    if not shots or total < SHORTEST_SECONDS * len(shots):
        return {}
    now = sum(shot.seconds for shot in shots)
    needed = [max(_speech_seconds(shot), SHORTEST_SECONDS) for shot in shots]
    spare = [max(shot.seconds - need, 0) for shot, need in zip(shots, needed, strict=True)]
    weights = spare if total < now and sum(spare) >= now - total else [s.seconds for s in shots]
    change = (total - now) / sum(weights)
    lengths = [
        round(shot.seconds + weight * change, 1)
        for shot, weight in zip(shots, weights, strict=True)
    ]
    longest = lengths.index(max(lengths))
    lengths[longest] = round(lengths[longest] + total - sum(lengths), 2)
    return {shot.id: seconds for shot, seconds in zip(shots, lengths, strict=True)}


def _speech_seconds(shot: Shot) -> float:
    return sum(spoken_seconds(line.text, line.language) for line in shot.dialogue)

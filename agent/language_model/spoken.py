"""Puts stated words back into the mouths they belong to, and finds lines that nobody asked for."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from ...generator.plan import Character, DialogueLine, Shot, VideoPlan
from ...tools.stated import Fact, Kept, Spoken, compared, folded, is_called
from .building import counterpart
from .naming import fresh_ids
from .replacing import line_of, with_line, with_shot, with_speaker

ALIKE = 0.5
"""Likeness of two lines, from 0 to 1, from which one is the other with words changed."""
SAME_SPEAKER = 0.2
"""Added to the likeness of two lines of one speaker."""
SPOKEN = ("zh", "en", "ja", "ko", "es")
"""Languages in which speech is made; quoted words in them are not translated."""


def uninvited(plan: VideoPlan, facts: Sequence[Fact]) -> tuple[DialogueLine, ...]:
    """Lines of which the user wrote no word."""
    written = [folded(fact.words) for fact in facts if isinstance(fact, Spoken)]

    def is_written(line: DialogueLine) -> bool:
        said = [folded(words) for words in (line.text, line.original) if words]
        return any(words and words in whole for words in said for whole in written)

    return tuple(line for line in plan.lines if not is_written(line))


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
        plan = with_line(plan, line.model_copy(update={**told, "spans": read.spans}))
    return plan


def in_order(plan: VideoPlan, facts: Sequence[Fact]) -> VideoPlan:
    """The plan with the stated lines of each shot in the order in which they were stated."""
    starts = {kept.line: kept.fact.start for kept in compared(facts, plan) if kept.line}
    for shot in plan.shots:
        stated = [line for line in shot.dialogue if line.id in starts]
        right = iter(sorted(stated, key=lambda line: starts[line.id]))
        lines = tuple(next(right) if line.id in starts else line for line in shot.dialogue)
        plan = with_shot(plan, shot.model_copy(update={"dialogue": lines}))
    return plan


def with_words(
    plan: VideoPlan, fact: Spoken, facts: Sequence[Fact], reading: VideoPlan
) -> VideoPlan:
    kept = kept_by(plan, fact, facts)
    if kept.line is None:
        plan = _with_words_in(plan, fact, facts, reading)
        kept = kept_by(plan, fact, facts)
    if kept.line is None or not kept.faults:
        return plan
    plan, speaker = _bearing(plan, fact.speaker, line_of(plan, kept.line).character, reading)
    line = line_of(plan, kept.line)
    told = {
        "character": speaker,
        "language": fact.language or line.language,
        "dialect": fact.dialect or line.dialect,
        "voice_over": bool(fact.voice_over) or line.voice_over,
    }
    return _moved(with_line(plan, line.model_copy(update=told)), kept.line, fact.shot)


def kept_by(plan: VideoPlan, fact: Fact, facts: Sequence[Fact]) -> Kept:
    """How the plan keeps one fact, when each line may keep only one."""
    return compared(facts, plan)[list(facts).index(fact)]


def _with_words_in(
    plan: VideoPlan, fact: Spoken, facts: Sequence[Fact], reading: VideoPlan
) -> VideoPlan:
    """The plan with the words in the line that is most like them, or in a line of their own."""
    read = _read(fact.words, reading)
    told = {"text": fact.words, "original": None, "language": fact.language or read.language}
    if near := _likest(plan, fact, facts):
        return with_line(plan, near.model_copy(update={**told, "spans": None}))
    who = reading.character(read.character)
    plan, speaker = _bearing(plan, fact.speaker or (who.name,), None, reading)
    id = next(fresh_ids("l", (line.id for line in plan.lines)))
    whole = folded(read.text) == folded(fact.words)
    line = read.model_copy(
        update={**told, "id": id, "character": speaker, "spans": read.spans if whole else None}
    )
    home, place = _place(plan, fact, line, facts, reading)
    dialogue = (*home.dialogue[:place], line, *home.dialogue[place:])
    return with_shot(plan, with_speaker(home.model_copy(update={"dialogue": dialogue}), line))


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
    line, home = line_of(plan, id), plan.shots[number - 1]
    if any(known.id == id for known in home.dialogue):
        return with_shot(plan, with_speaker(home, line))
    for shot in plan.shots:
        if any(known.id == id for known in shot.dialogue):
            left = tuple(known for known in shot.dialogue if known.id != id)
            plan = with_shot(plan, shot.model_copy(update={"dialogue": left}))
    home = plan.shots[number - 1]
    there = home.model_copy(update={"dialogue": (*home.dialogue, line)})
    return with_shot(plan, with_speaker(there, line))


def _read(words: str, reading: VideoPlan) -> DialogueLine:
    """The line in which the Director reads the words, or the first of several."""
    wanted = folded(words)
    for line in reading.lines:
        if wanted in (folded(line.text), folded(line.original or "")):
            return line
    parts = (line for line in reading.lines if folded(line.text) and folded(line.text) in wanted)
    return next(parts, reading.lines[0])

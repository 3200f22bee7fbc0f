"""Shots called by the time at which they are seen: `9~12초 구간`, `前5秒`, `from 9 to 12 seconds`.

Reads a clause and the lengths of the shots; decides nothing where a stretch cuts shots in two.
"""

import re

from ....generator.plan import VideoPlan
from .clause import VALUE_KINDS, Clause

TOLERANCE_SECONDS = 0.6
"""How far the edges of a stretch may lie beside those of shots."""
_OTHERWISE = ("whole", "every_shot", "split", "add_shot", "each", "lettering", "music", "sounds")
_ON_LENGTHS = ("lengthen", "shorten", "longer", "shorter")
_CLOCK = re.compile(r"(?<![\d:])(\d):([0-5]\d)[^\w:]{0,3}(?:\w{1,4}\s?)??(\d):([0-5]\d)(?![\d:])")
"""Two times of the counter: `0:09-0:12`."""


def timed(clause: Clause, plan: VideoPlan) -> tuple[tuple[str, ...], tuple[int, int]] | None:
    """The shots seen in a stretch of time, and where it is told; no shots where it cuts several.

    None where no stretch is told.
    """
    told = _stretch(clause, plan.seconds)
    if told is None or clause.has(*_OTHERWISE):
        return None
    (start, end), (first, last) = told
    noun = clause.words.pattern("stretch_noun").match(clause.text, last)
    if noun:
        last = noun.end()
    valued = {hit.kind for hit in clause.hits} & VALUE_KINDS
    filmed = clause.words.latin and valued & {"framing", "angle", "movement"}  # `dolly in lento`
    if not noun and (not valued or (clause.has(*_ON_LENGTHS) and not filmed)):
        return None
    return _shots_in(start, end, plan), (first, last)


def tells_a_part(clause: Clause) -> bool:
    """Whether it may be a part of a shot: `the first 2 seconds of shot 3`."""
    return clause.has("stretch_first", "stretch_last")


def _stretch(clause: Clause, total: float) -> tuple[tuple[float, float], tuple[int, int]] | None:
    """From which second to which, and where that stands."""
    words = clause.words
    if clock := _CLOCK.search(clause.text):
        a, b, c, d = map(int, clock.groups())
        return (
            ((60 * a + b, 60 * c + d), clock.span()) if a * 60 + b < c * 60 + d <= total else None
        )
    lasting = list(words.pattern("lasts").finditer(clause.text)) if words.latin else []
    for meaning in ("stretch", "stretch_first", "stretch_last"):
        for found in words.pattern(meaning).finditer(clause.text):
            if any(m.start() < found.start() < m.end() for m in lasting):
                continue  # `has to last 7 seconds`
            told = [words.value(n) for n in re.findall(words.number, found[0])]
            if meaning == "stretch_first":
                told = [0.0, *told]
            elif meaning == "stretch_last":
                told = [total - told[-1], total]
            if len(told) == len(("from", "to")) and 0 <= told[0] < told[1] <= total:
                return (told[0], told[1]), found.span()
    return None


def _shots_in(start: float, end: float, plan: VideoPlan) -> tuple[str, ...]:
    """The shot that holds a stretch, or those that fill it; none where it cuts one of several."""
    at, found = 0.0, list[tuple[str, float, float]]()
    for shot in plan.shots:
        if min(end, at + shot.seconds) - max(start, at) > TOLERANCE_SECONDS:
            found.append((shot.id, at, at + shot.seconds))
        at += shot.seconds
    ids = tuple(id for id, _, _ in found)
    if len(ids) < len(("one", "other")):
        return ids
    fits = abs(found[0][1] - start) <= TOLERANCE_SECONDS
    return ids if fits and abs(found[-1][2] - end) <= TOLERANCE_SECONDS else ()

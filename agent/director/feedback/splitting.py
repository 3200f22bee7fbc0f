"""What each part of a split shot holds: `first 2 s with her hands, then 3 s of her talking`.

Reads the wish; changes nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ....generator.plan import DialogueLine
from .clause import Clause, seconds_pattern
from .draft import Wish
from .people_named import people_named
from .words import folded

SHORTEST_TOLD = 2
"""Letters of the shortest words that tell what is seen in a part."""

_FIRST, _SECOND = ("first_half", "first_part"), ("second_half", "second_part")


@dataclass(frozen=True)
class Part:
    """One of the shots that a shot becomes, as the wish tells it."""

    told: Clause
    """The words for it."""
    seconds: float | None = None

    @property
    def speaks(self) -> bool:
        """Whether somebody talks in it."""
        return self.told.has("say", "line", "speak", "voice")

    @property
    def seen(self) -> str:
        """What is seen in it, in the user's words; nothing where somebody only talks."""
        words = self.told.words
        if self.speaks:
            return ""
        small = ("next_part", "in_prep", "along_with", "of_it", "and")
        small += () if words.latin else (*_FIRST, *_SECOND, "only_keep", "only_that")
        ties = words.any_meaning(*small).pattern
        raw = re.sub(rf"^(?:\s*(?:{ties})(?=\s|[^a-z]))+", "", self.told.raw.strip(" ,，、:："))
        raw = re.sub(rf"(?:\s|^)(?:{ties})\s*$", "", raw.strip(" ,，、:："))
        return raw if sum(map(str.isalpha, raw)) >= SHORTEST_TOLD else ""


def told_parts(wish: Wish) -> tuple[Part, ...]:
    """The parts, in order, where the wish tells one by one how long they are or what they hold."""
    readers = (_by_side, _by_length, _by_half, _by_turn)
    return next((parts for read in readers if (parts := read(wish.rest))), ())


def _by_side(clause: Clause) -> tuple[Part, ...]:
    """`앞 3초는 손, 뒤 4초는 대사`, `대사는 뒤쪽에서`: words of each side, before or behind it."""
    words = clause.words
    if words.latin or not clause.has("front_part", "back_part"):
        return ()
    side = words.any_meaning("front_part", "back_part")
    told: dict[bool, list[str]] = {True: [], False: []}
    for piece in re.split(r"[,，、。]", clause.raw):
        low = folded(piece)
        if verb := words.pattern("split").search(low):
            begins = side.match(low.strip())
            piece = piece[: verb.start()] if begins else piece[verb.end() :]
            low = folded(piece)
        if not (marks := list(side.finditer(low))):
            continue
        leads = (
            not words.any_meaning("next_part", "in_post")
            .sub("", low[: marks[0].start()])
            .strip(" ?!")
        )
        ends = [*(mark.start() for mark in marks[1:]), len(piece)]
        for mark, end in zip(marks, ends, strict=True):
            behind = piece[mark.end() : end]
            front = words.pattern("front_part").fullmatch(mark[0]) is not None
            told[front].append(behind if leads else f"{piece[: mark.start()]} {behind}")
    parts = (_side_told(clause, told[front]) for front in (True, False))
    return tuple(parts) if told[True] or told[False] else ()


def _side_told(clause: Clause, pieces: Sequence[str]) -> Part:
    """One side by the words for it, without its length and the small words around."""
    words, raw = clause.words, " ".join(pieces)
    length = seconds_pattern(words).search(folded(raw))
    if length:
        raw = f"{raw[: length.start()]} {raw[length.end() :]}"
    small = words.any_meaning("in_post", "polite", "only", "add", "filler", "fresh_closes").pattern
    raw = re.sub(rf"^(?:\s*(?:{small})(?=\s|$))+|(?:(?:{small})\s*)+$", " ", raw.strip()).strip()
    return Part(clause.having(folded(raw), raw), words.value(length[1]) if length else None)


def _by_length(clause: Clause) -> tuple[Part, ...]:
    """`primero 2 segundos con las manos y después 3 con ella`: words behind each length.

    `她那句2秒，他那句3秒`: or before each, where nothing stands behind the last.
    """
    words = clause.words
    then = words.pattern("next_part").pattern
    unit = seconds_pattern(words)
    found = {match.start(): match for match in unit.finditer(clause.text)}
    for match in re.finditer(rf"(?:{then})\s*({words.number})", clause.text):
        found.setdefault(match.start(1), match)
    places = sorted(found.items())
    if len(places) < len(("one", "other")) or words.pattern("each").search(clause.text):
        return ()
    starts = [match.end() for _, match in places]
    stops = [*(start for start, _ in places[1:]), len(clause.text)]
    if not words.latin and not _between(clause, starts[-1], stops[-1]).residue:
        opens = [m.end() for m in words.pattern("split").finditer(clause.text, 0, places[0][0])]
        edges = [m.end() for m in re.finditer(r"[,:，：]", clause.text[: places[0][0]])]
        starts, stops = [max([0, *opens, *edges]), *starts[:-1]], [start for start, _ in places]
    parts: list[Part] = []
    for (_, match), start, end in zip(places, starts, stops, strict=True):
        told = _between(clause, start, end)
        tail = re.search(
            rf"[,，、]?\s*(?:{words.pattern('and').pattern})?\s*(?:{then})\s*$", told.text
        )
        told = told.having(told.text[: tail.start()], told.raw[: tail.start()]) if tail else told
        parts.append(Part(_without_marks(told), words.value(match[1])))
    return tuple(parts)


def _by_half(clause: Clause) -> tuple[Part, ...]:
    """`her line in the first half and his in the second`: words before each half.

    `前一个她说，后一个他说`: or behind each, where words stand behind the second.
    """
    words = clause.words
    if not clause.has(*_FIRST):
        return ()
    half = words.any_meaning(*_FIRST, *_SECOND).pattern
    marks = list(re.finditer(rf"(?:{half})|(?:{words.ordinal})", clause.text))
    first = next((m for m in marks if words.any_meaning(*_FIRST).match(m[0])), None)
    second = next((m for m in marks if first and m.start() >= first.end()), None)
    if not first or not second:
        return ()
    if not words.latin and _between(clause, second.end(), len(clause.text)).residue:
        return (
            Part(_without_marks(_between(clause, first.end(), second.start()))),
            Part(_without_marks(_between(clause, second.end(), len(clause.text)))),
        )
    start = max(
        (m.end() for m in re.finditer(r"[,:，：]", clause.text[: first.start()])), default=0
    )
    return tuple(
        Part(_between(clause, a, b))
        for a, b in ((start, first.start()), (first.end(), second.start()))
    )


def _by_turn(clause: Clause) -> tuple[Part, ...]:
    """`先是她问，再是他答`: words behind each word for a turn, in scripts without blanks."""
    words = clause.words
    split = words.pattern("split").search(clause.text)
    if words.latin or not split:
        return ()
    turns = re.compile(rf"(?:^|[,:，：])\s*(?:{words.pattern('next_part').pattern})")
    places = [m.span() for m in turns.finditer(clause.text, split.end())]
    if len(places) != len(("one", "other")):
        return ()
    (_, first), (stop, second) = places
    return (
        Part(_between(clause, first, stop)),
        Part(_without_marks(_between(clause, second, len(clause.text)))),
    )


def _between(clause: Clause, start: int, end: int) -> Clause:
    return clause.having(clause.text[start:end], clause.raw[start:end])


def _without_marks(told: Clause) -> Clause:
    """The words for a part without what only leads to the next: `前一个`, `后`, `；`."""
    beside = ("next_part", "in_prep", "before", "after")
    marks = told.words.any_meaning(*_FIRST, *_SECOND, *beside).pattern
    tail = re.search(rf"(?:[\s,，、:：;；]|{marks})+$", told.text)
    return _between(told, 0, tail.start()) if tail and not told.words.latin else told


def lines_of_parts(
    wish: Wish, parts: Sequence[Part], lines: Sequence[DialogueLine]
) -> list[tuple[DialogueLine, ...]] | None:
    """The lines of each part, as the wish tells; None where it does not."""
    able = [wish.plan.character(id) for id in dict.fromkeys(line.character for line in lines)]
    named = [set(people_named(part.told, wish.plan, able).ids) for part in parts]
    talking = [at for at, part in enumerate(parts) if part.speaks]
    theirs = [[at for at, ids in enumerate(named) if x.character in ids] for x in lines]
    if not talking and not (lines and all(len(places) == 1 for places in theirs)):
        return None
    shares: list[list[DialogueLine]] = [[] for _ in parts]
    halves = all(part.seconds is None for part in parts)
    unnamed = [at for at in talking if not named[at]]
    for line, places in zip(lines, theirs, strict=True):
        mine = [at for at in places if at in talking or halves] or unnamed
        shares[(mine or places or talking)[0]].append(line)
    return [tuple(share) for share in shares]

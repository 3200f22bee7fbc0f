"""What each part of a split shot holds: `first 2 s with her hands, then 3 s of her talking`.

Reads the wish; changes nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ....generator.plan import DialogueLine
from .clause import Clause, seconds_pattern
from .draft import Outcome, Wish
from .likeness import bare
from .lines_named import lines_meant, quoted_lines, told_of
from .people_named import people_named
from .words import FeedbackWords, folded

SHORTEST_TOLD = 2
"""Letters of the shortest words that tell what is seen in a part."""
LONGEST_NAME = 4
"""Letters of what a framing is of: `老人` of `给老人特写`."""
_CAMERA = ("framing", "angle", "movement")
_PARTING = re.compile(r"[,，、;；:：.。]")
_QUESTION = ("?", "？")


@dataclass(frozen=True)
class Part:
    """One of the shots that a shot becomes, as the wish tells it."""

    told: Clause
    """The words for it."""
    seconds: float | None = None

    @property
    def speaks(self) -> bool:
        """Whether somebody talks in it."""
        said = self.told.has("say", "line", "speak", "voice", "asked_line", "answer_line")
        return said and not self.is_quiet

    @property
    def is_quiet(self) -> bool:
        """Whether nobody is to talk in it: `前2秒只是站着不说话`."""
        quiet = self.told.has("silent") and not self.told.quoted
        return quiet and not self.told.words.latin

    @property
    def camera(self) -> dict[str, str]:
        """Framing, angle and movement told for it."""
        return {kind: hit.value for kind in _CAMERA for hit in self.told.values(kind)[-1:]}

    @property
    def seen(self) -> str:
        """What is seen in it, in the user's words; nothing where somebody only talks."""
        return "" if self.speaks else _told(self._without_camera())

    def _without_camera(self) -> Clause:
        """The words for it without those of the camera, and without what is left of so few."""
        clause = self.told
        if clause.words.latin or not self.camera:
            return clause
        for hit in (hit for kind in _CAMERA for hit in self.told.values(kind)):
            clause = clause.cut(hit.start, hit.end)
        small = clause.words.any_meaning("in_post", "in_prep", "genitive", "to_after")
        left = "".join(filter(str.isalpha, small.sub(" ", clause.text)))
        return clause if len(left) > LONGEST_NAME else clause.having("", "")


@dataclass(frozen=True)
class _Mark:
    """Words that stand for one part: its length, or its place."""

    start: int
    end: int
    seconds: float | None = None


def told_parts(wish: Wish) -> tuple[Part, ...]:
    """The parts, in order, where the wish tells one by one how long they are or what they hold."""
    if sides := _by_side(wish.rest):
        return sides
    clause = _behind_the_order(wish.rest)
    lengths = _lengths(clause)
    if len(lengths) > 1:
        return _parts(clause, lengths)
    return _parts(clause, _places(clause)) or _in_turn(clause) or _one_side(clause)


def _in_turn(clause: Clause) -> tuple[Part, ...]:
    """`the chain first, then a thumb`: one after the other, each told in a few words."""
    words = clause.words
    if not words.latin:
        return ()
    first = re.compile(words.ordinal)
    for length in seconds_pattern(words).finditer(clause.text):
        clause = clause.cut(*length.span())
    lead = words.any_meaning("each", "of_what", "in_prep").pattern
    opens = rf"^(?:[^:]*:|\W*{words.number}\b|\W*(?:{lead})(?=\W))*\W*"
    text = re.sub(opens, "", clause.text, count=1)
    start = len(clause.text) - len(text)
    then = words.pattern("next_part")
    found = list(then.finditer(clause.text, start))
    parting = [
        m for m in found if not first.fullmatch(m[0]) and clause.text[start : m.start()].strip()
    ]
    edges = [(start, start), *(m.span() for m in parting), (len(clause.text), len(clause.text))]
    parts = [
        _bared(clause.having(clause.text[one[1] : two[0]], clause.raw[one[1] : two[0]]))
        for one, two in pairwise(edges)
    ]
    told = all(_told(part) for part in parts)
    return tuple(Part(part) for part in parts) if parting and told else ()


def _bared(clause: Clause) -> Clause:
    """Words for a part without the `first` that tells its turn."""
    words = clause.words
    turn = rf"(?:{words.ordinal}|{words.pattern('next_part').pattern})"
    for found in (
        re.match(rf"\W*{turn}(?=\s)", clause.text),
        re.search(rf"{turn}\W*$", clause.text),
    ):
        clause = clause.cut(*found.span()) if found else clause
    return clause.having(clause.text.strip(" ,"), clause.raw.strip(" ,"))


def _one_side(clause: Clause) -> tuple[Part, ...]:
    """`both lines in the second half`: of one part alone it is told what it holds."""
    nothing, first = Part(clause.having("", "")), clause.has("first_part", "first_half")
    if first == clause.has("second_part", "second_half"):
        return ()
    told = Part(clause)
    return (told, nothing) if first else (nothing, told)


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


def _behind_the_order(clause: Clause) -> Clause:
    """The clause without the order to split and what it is given to: `cut it in two:`."""
    ordered = [m.end() for m in clause.words.pattern("split").finditer(clause.text)]
    start = ordered[-1] if ordered else 0
    marks = [m.start for m in (*_lengths(clause), *_places(clause)) if m.start >= start]
    colon = re.compile(r"[:：]").search(clause.text, start, min(marks, default=start))
    return clause.cut(0, colon.end() if colon else start)


def _lengths(clause: Clause) -> list[_Mark]:
    """The length of each part; none where one length is that of all."""
    words = clause.words
    then = words.pattern("next_part").pattern
    found = {match.start(): match for match in seconds_pattern(words).finditer(clause.text)}
    joint = (
        rf"(?:{then}|{words.pattern('and').pattern})" if words.latin and found else rf"(?:{then})"
    )
    for match in re.finditer(rf"{joint}\s*({words.number})", clause.text):
        found.setdefault(match.start(1), match)
    if words.pattern("each").search(clause.text):
        return []
    return [_Mark(at, m.end(), words.value(m[1])) for at, m in sorted(found.items())]


def _places(clause: Clause) -> list[_Mark]:
    """The words for the first part and for the second: `in the first half`, `the other one`."""
    first = next(clause.words.any_meaning("first_part", "first_half").finditer(clause.text), None)
    start = first.end() if first else 0
    second = next(
        (
            m
            for m in clause.words.any_meaning("second_part", "second_half").finditer(clause.text)
            if m.start() >= start
        ),
        None,
    )
    return [_Mark(*m.span()) for m in (first, second) if m] if first and second else []


def _parts(clause: Clause, marks: list[_Mark]) -> tuple[Part, ...]:
    """The words before or behind each mark, whichever the wish puts there."""
    if len(marks) < len(("one", "other")):
        return ()
    head = clause.having(clause.text[: marks[0].start], clause.raw[: marks[0].start])
    tail = clause.having(clause.text[marks[-1].end :], clause.raw[marks[-1].end :])
    ahead = bool(_told(head)) and not _told(tail)
    cuts = [0 if ahead else marks[0].start]
    for mark, other in pairwise(marks):
        cuts.append(_boundary(clause, mark.end, other.start, ahead))
    cuts.append(len(clause.text))
    parts: list[Part] = []
    for mark, start, end in zip(marks, cuts, cuts[1:], strict=False):
        around = clause.cut(mark.start, mark.end)
        parts.append(
            Part(clause.having(around.text[start:end], around.raw[start:end]), mark.seconds)
        )
    return tuple(parts)


def _boundary(clause: Clause, start: int, end: int, ahead: bool) -> int:
    """Where the words for one part end and those for the next begin."""
    if then := clause.words.pattern("next_part").search(clause.text, start, end):
        return then.start()
    stops = [m.start() for m in _PARTING.finditer(clause.text, start, end)]
    stops = stops or [
        m.start() for m in clause.words.pattern("and").finditer(clause.text, start, end)
    ]
    if stops:
        return stops[0 if ahead else -1]
    return start if ahead else end


def _told(clause: Clause) -> str:
    """What words tell of a part, in the user's letters, without what ties them in."""
    words = clause.words
    small = (
        "next_part",
        "in_prep",
        "along_with",
        "of_it",
        "and",
        "first_part",
        "second_part",
        "each",
    )
    ties = words.any_meaning(*small, "article", "first_half", "second_half", "only").pattern
    raw = clause.raw.strip(" ,，、:：.。()（）")
    if not words.latin:  # `나눠 주세요. 춤추는 데까지 2초`
        raw = re.sub(rf"^(?:{words.pattern('polite').pattern})\W+", "", raw)
        raw = _without_loose_start(words, raw)
    raw = re.sub(rf"^(?:\s*(?:{ties})(?=\s|[^a-z]))+", "", raw, flags=re.IGNORECASE)
    raw = re.sub(rf"(?:\s|^)(?:{ties})\s*$", "", raw.strip(" ,，、:：()（）"), flags=re.IGNORECASE)
    return raw if sum(map(str.isalpha, raw)) >= SHORTEST_TOLD else ""


def _without_loose_start(words: FeedbackWords, raw: str) -> str:
    """Words without the verb of splitting and the particle that a length has left: `は水を注ぐ`."""
    if words.pattern("in_prep").pattern != words.any_of(()):
        return raw
    verb = rf"(?:{words.pattern('split').pattern})\w?(?=\s|$)"
    loose = (
        rf"(?:{words.pattern('in_post').pattern})(?=\s)|(?:{words.pattern('topic_post').pattern})"
    )
    return re.sub(rf"^\s*(?:{verb})?\s*(?:{loose})?\s*", "", raw)


def lines_of_parts(
    wish: Wish, parts: Sequence[Part], lines: Sequence[DialogueLine]
) -> list[tuple[DialogueLine, ...]] | None:
    """The lines of each part, as the wish tells; None where it does not."""
    heard = [n for n, part in enumerate(parts) if not part.is_quiet]
    if len(heard) == 1 < len(parts):
        return [tuple(lines) if n in heard else () for n in range(len(parts))]
    named = [_people_of(wish, part, lines) for part in parts]
    shares: list[list[DialogueLine]] = [[] for _ in parts]
    surely, at = 0, 0
    for line in lines:
        scores = [_fits(part, ids, line, lines) for part, ids in zip(parts, named, strict=True)]
        theirs = [n for n, ids in enumerate(named) if line.character in ids]
        if any(scores):
            at = scores.index(max(scores))
        elif len(theirs) == 1:
            (at,) = theirs
        surely += bool(any(scores) or len(theirs) == 1)
        shares[at].append(line)
    spoken = any(part.speaks for part in parts)
    return (
        [tuple(share) for share in shares] if surely == len(lines) or (surely and spoken) else None
    )


def _people_of(wish: Wish, part: Part, lines: Sequence[DialogueLine]) -> tuple[str, ...]:
    able = [wish.plan.character(id) for id in dict.fromkeys(line.character for line in lines)]
    return people_named(part.told, wish.plan, able).ids


def _fits(
    part: Part, named: Sequence[str], line: DialogueLine, lines: Sequence[DialogueLine]
) -> int:
    """How surely a line is one that is spoken in a part; 0 where nothing tells."""
    told = part.told
    if any(bare(quote) and bare(quote) in bare(line.text) for quote in told.quoted):
        return 4
    if told.has("every_line"):
        return 3
    asked = told.has("asked_line") and line.text.rstrip().endswith(_QUESTION)
    answers = told.has("answer_line") and line is not lines[0]
    if line.character in named and (part.speaks or part.seconds is None):
        return 2 + (asked or answers)
    return int(part.speaks and not named and (asked or answers or not _tells_which(told)))


def _tells_which(told: Clause) -> bool:
    return told.has("asked_line", "answer_line")


def line_in_part(wish: Wish) -> Outcome:
    """`the answer falls in the second half`: of the shot that was split just before."""
    parts = [id for id in wish.draft.shots if (id, "seconds") in wish.draft.decided]
    second = wish.clause.has("second_part", "second_half")
    if len(parts) != len(("one", "other")) or wish.draft.about != "split":
        return None
    if second == wish.clause.has("first_part", "first_half"):
        return None
    held = [line for id in parts for line in wish.plan.shot(id).dialogue]
    part = Part(wish.clause)
    named = _people_of(wish, part, held)
    told = quoted_lines(wish) or [x for x in held if _fits(part, named, x, held)]
    chosen = [line for line in told or lines_meant(wish) if line in held]
    if not chosen:
        return None
    draft, goal = wish.draft, parts[second]
    moved = [line for line in held if line in chosen or line in wish.plan.shot(goal).dialogue]
    draft = draft.without_lines(line.id for line in chosen)
    draft = draft.with_shot(goal, dialogue=tuple(moved))
    told_lines = (told_of(wish, "line_moved", x, shot=draft.number(goal)) for x in chosen)
    return draft.about_lines(*(line.id for line in chosen)).telling(*told_lines)

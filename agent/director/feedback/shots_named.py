"""Which shots of the plan a clause names: by number, by place, by what they show.

Resolves against the plan as the user saw it. Knows how people point at shots; decides nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ....generator.plan import VideoPlan
from .clause import INSTRUCTING, Clause, bare_before_length, seconds_pattern, unit_after
from .handing import handed_numbers
from .mentions import Mention
from .shots_alike import most_alike
from .shots_described import described
from .shots_pictured import pictured
from .words import WORD_END, FeedbackWords

_BETWEEN_SHOTS = (
    *("between", "swap", "merge", "before", "after", "reversed", "same_length", "as_long_as"),
)
_DEEDS_ON_SHOTS = (
    *_BETWEEN_SHOTS,
    *("split", "another_take", "remove_shot", "change", "move", "nearer", "farther"),
)
"""What is done to shots as a whole, so that a number alone may be one."""
_ON_LENGTHS = ("lengthen", "shorten", "longer", "shorter", "each", "second", "remove_shot")
"""What is done to several shots as well as to one, so that numbers in a row may be theirs."""


@dataclass(frozen=True)
class Shots:
    """The shots a clause names."""

    ids: tuple[str, ...] = ()
    missing: int | None = None
    """A number that no shot has."""
    every: bool = False
    """True when all shots were named as such."""


def shots_named(clause: Clause, plan: VideoPlan) -> tuple[Shots, Clause]:
    """The shots that a clause names, and the clause without those words."""
    for found in clause.words.pattern("on_screen").finditer(clause.text):
        if re.search(clause.words.ordinal, found[0]):  # `in the middle of the screen`
            clause = clause.cut(*found.span())
    readers = (_all_but, _beyond, _every_shot, _several_shots, _placed_shots)
    for reader in readers:
        found, rest = reader(clause, plan)
        if found:
            return found, rest
    if _tells_where_to(clause):
        found, rest = _described_shots(clause, plan)
        if found.ids:
            return found, rest
    found, rest = _at_an_end(clause, plan)
    return (found, rest) if found else _described_shots(clause, plan)


def _every_shot(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    match = clause.words.pattern("every_shot").search(clause.text)
    if not match:
        return None, clause
    return Shots(tuple(s.id for s in plan.shots), every=True), without_ties(clause, *match.span())


def _all_but(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`every shot except 2`, `除了镜头2`: the others."""
    match = clause.words.pattern("all_but").search(clause.text)
    if not match or _is_of_length(clause, match.start()):
        return None, clause
    rest = clause.cut(*match.span())
    if every := clause.words.pattern("every_shot").search(rest.text):
        rest = rest.cut(*every.span())
    noun = rf"(?:{clause.words.pattern('shot').pattern})?"
    bare = re.match(rf"\s*{noun}\s*({clause.words.number})(?!\s*-?\d)", clause.text[match.end() :])
    if bare:
        gone = _by_number([round(clause.words.value(bare[1]))], plan)
        others = tuple(s.id for s in plan.shots if s.id not in gone.ids)
        return replace(gone, ids=others), rest.cut(match.end(), match.end() + bare.end())
    for reader in (_placed_shots, _at_an_end):
        found, left = reader(rest, plan)
        if found and found.ids and clause.has("complaint", "doubt"):
            return found, left  # `all is great but the end drags`
        if found and found.ids:
            return Shots(tuple(s.id for s in plan.shots if s.id not in found.ids)), left
    return None, clause


def _is_of_length(clause: Clause, start: int) -> bool:
    """Whether a length stands right before: `dos segundos menos`."""
    lengths = seconds_pattern(clause.words).finditer(clause.text)
    return any(not clause.text[length.end() : start].strip() for length in lengths)


def _beyond(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`everything after shot 2`, `from shot 3 on`."""
    for name in ("shots_after", "shots_from", "shots_before"):
        for template in clause.words.templates(name):
            match = template.search(clause.text)
            number = match and re.search(clause.words.number, match[0])
            if not match or not number:
                continue
            at = round(clause.words.value(number[0]))
            if not 0 < at <= len(plan.shots):
                return Shots(missing=at), clause
            first, last = {"shots_after": (at, None), "shots_from": (at - 1, None)}.get(
                name, (0, at - 1)
            )
            chosen = tuple(shot.id for shot in plan.shots[first:last])
            return (
                (Shots(chosen), without_ties(clause, *match.span())) if chosen else (None, clause)
            )
    return None, clause


def _several_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`the first two shots`, `最后三个镜头`."""
    counted_out = (("first_shots", False), ("last_shots", True), ("all_of_shots", False))
    for name, from_end in counted_out:
        for template in clause.words.templates(name):
            match = template.search(clause.text)
            number = match and re.search(clause.words.number, match[0])
            if match and number and not _is_length(clause, match.start() + number.start()):
                count = round(clause.words.value(number[0]))
                if count == 1 or _tells_a_line(clause, match.end()):
                    continue
                if name == "all_of_shots" and count != len(plan.shots):
                    continue
                if count > len(plan.shots):
                    return Shots(missing=count), clause
                chosen = plan.shots[-count:] if from_end else plan.shots[:count]
                return Shots(tuple(shot.id for shot in chosen)), without_ties(clause, *match.span())
    return None, clause


def _is_length(clause: Clause, start: int) -> bool:
    """Whether a number is one of seconds: `the shot to last 4 seconds`."""
    return seconds_pattern(clause.words).match(clause.text, start) is not None


def _placed_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """Shots called by number or place or what is in them, in the order in which they are called."""
    found = mentions(clause, plan)
    if not found:
        return None, clause
    rest = clause
    meant = [mention for mention in found if not _is_denied(clause, mention)] or found
    for mention in found:
        rest = without_ties(rest, mention.start, mention.end)
    return _by_number([place for mention in meant for place in mention.places], plan), rest


def _is_denied(clause: Clause, mention: Mention) -> bool:
    """Whether another shot is meant: `1번이 아니라 2번`, `2じゃなくて3`."""
    no = clause.words.pattern("not_them").pattern
    return not clause.words.latin and bool(re.match(rf"\s*(?:{no})", clause.text[mention.end :]))


def mentions(clause: Clause, plan: VideoPlan) -> list[Mention]:
    """Where a clause names shots, from its beginning to its end."""
    clause, count = _without_values(clause), len(plan.shots)
    found = [*_numbered(clause), *_lettered(clause)]
    for reader in (_bracketed, _ordinal, _given_lengths, _led_numbers, handed_numbers):
        for mention in reader(clause, count):
            found += [] if _overlaps(mention, found) else [mention]
    if not found:
        found += _lengthened(clause, count)
    if not found or clause.has(*_BETWEEN_SHOTS):
        found += [m for m in _bare_numbers(clause, count) if not _overlaps(m, found)]
    between = not found or clause.has(*_BETWEEN_SHOTS)
    if between or clause.has("list_joint"):
        told = [m for m in _told(clause, plan) if not _overlaps(m, found)]
        found += [m for m in told if between or any(_joined(clause, m, o) for o in found)]
    if not clause.words.latin:
        ids = [shot.id for shot in plan.shots]
        taken = [(m.start, m.end) for m in found]
        told = pictured(clause, plan, taken)
        found += [Mention(start, end, (ids.index(shot.id) + 1,)) for start, end, shot in told]
    return sorted(found)


def _told(clause: Clause, plan: VideoPlan) -> list[Mention]:
    """Shots called by what is in them."""
    ids = [shot.id for shot in plan.shots]
    return [
        Mention(start, end, (ids.index(shot.id) + 1,))
        for start, end, shot in described(clause, plan)
    ]


def _without_values(clause: Clause) -> Clause:
    """The clause without formats such as `4:3`, whose numbers count no shots."""
    for hit in (*clause.values("aspect"), *clause.values("resolution")):
        if any(map(str.isdigit, clause.text[hit.start : hit.end])):
            clause = clause.cut(hit.start, hit.end)
    return clause


def _joined(clause: Clause, one: Mention, other: Mention) -> bool:
    """Whether two shots are named side by side: `the radio shot and shot 2`."""
    first, second = sorted((one, other))
    words = clause.words
    between = words.any_meaning("in_the", "article").sub(" ", clause.text[first.end : second.start])
    return re.fullmatch(words.pattern("list_joint").pattern, between.strip()) is not None


def _overlaps(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in others)


def _no_length(clause: Clause) -> str:
    """What must not follow a number that is a shot's: `two more seconds`, `-4 s`."""
    return f"(?!{unit_after(clause.words)})"


def _numbered(clause: Clause) -> Iterator[Mention]:
    """`shot 2`, `#3`, `镜头1和3`, `shots 2-4`, also several of them."""
    words = clause.words
    number = words.number
    no_length = _no_length(clause)
    joint = words.pattern("list_joint").pattern
    counts = rf"(?!(?:{words.pattern('shot').pattern})(?!\s*{number}))"
    following = rf"\s*(?:{joint})\s*(?:{number})(?!\.?\d){counts}{no_length}"
    nouns = rf"(?:{words.any_meaning('shot', 'beside', 'shot_sign').pattern}|#)"
    letters = words.pattern("shot_letter").pattern.replace(WORD_END, "")
    sign = words.pattern("number_sign").pattern
    noun = rf"(?:{nouns}\s*(?:#|{sign})?\s*|{letters}-?(?=\d))"
    one = re.compile(rf"{noun}({number})(?!\.?\d){counts}{no_length}((?:{following})*)")
    for match in one.finditer(clause.text):
        if _counts_deeds(clause, *match.span(1)) or _counts_lines(clause, match.start()):
            continue
        places = _range(words.value(match[1]), _after(match, 2), clause)
        start = match.start(1) if _opens_with_verb(clause, *match.span()) else match.start()
        yield Mention(start, match.end(), tuple(places))


def _counts_lines(clause: Clause, start: int) -> bool:
    """Whether the noun before a number is a line's: `line number 2`."""
    noun = clause.words.pattern("line").pattern
    return re.search(rf"(?:{noun})\s*$", clause.text[:start]) is not None


def _opens_with_verb(clause: Clause, start: int, end: int) -> bool:
    """Whether `cut #2 by 2 seconds` orders something: `cut` is no noun there."""
    verb = clause.words.pattern("act").match(clause.text, start)
    sign = verb and "#" in clause.text[start:end]
    return bool(verb and (sign or clause.has("by_before")))


def _lettered(clause: Clause) -> Iterator[Mention]:
    """`scene B`: shots that a script calls by capital letters."""
    noun = clause.words.pattern("shot").pattern
    for match in re.finditer(rf"(?:{noun})\s*([a-h])(?![a-z0-9'])", clause.text):
        if clause.raw[match.start(1)].isupper():
            yield Mention(*match.span(), (ord(match[1]) - ord("a") + 1,))


def _led_numbers(clause: Clause, count: int) -> Iterator[Mention]:
    """`en el 3`, `3번에`: a number with the words that make it a shot's, where there is one."""
    words = clause.words
    lead, tail = words.pattern("number_lead").pattern, words.pattern("number_tail").pattern
    first, second = (rf"(?P<{name}>{words.number})(?!\d|\.\d){_no_length(clause)}" for name in "ab")
    for match in re.finditer(rf"(?:{lead})\s*{first}|{second}\s*(?:{tail})", clause.text):
        value = words.value(match["a"] or match["b"])
        if apart := _side_by_side(match["a"] or match["b"], count, words):
            yield Mention(*match.span(), apart)
            continue
        if placed := _ordinal_around(clause, match):
            place = counted(words.place(placed[0]), count)
            named = Mention(placed.start(), max(placed.end(), match.end()), (place,))
            yield from () if _tells_a_line(clause, named.end) else (named,)
            continue
        of_line = not words.pattern("shot").search(match[0]) and _tells_a_line(clause, match.end())
        sign = words.pattern("number_sign").pattern
        ordinal = re.fullmatch(rf"{words.ordinal}|{words.number}(?:{sign})", match[0].strip())
        if of_line or (not ordinal and _tells_a_result(clause, match.end())):
            continue
        if _counts_deeds(clause, *match.span("a" if match["a"] else "b")):
            continue
        results = ("split", "pronoun", *(("merge",) if value == 1 else ()))
        made = words.any_meaning(*results).pattern  # 拆两镜, 并成一镜, and 那一镜 was told before
        if not words.latin and re.search(rf"(?:{made})\s*$", clause.text[: match.start()]):
            continue
        if any(
            found.end() == match.end() for found in words.pattern("split").finditer(clause.text)
        ):
            continue  # `cut it in two`
        called = bool(
            words.pattern("shot").search(match[0])
        )  # `6カット目` is a shot, if one of none
        if (0 < value <= count or (called and value > count)) and value == round(value):
            start, before = _row_before(clause, match.start(), count)
            yield Mention(start, match.end(), (*before, round(value)))
    if words.latin:
        return
    for match in re.finditer(bare_before_length(words), clause.text):
        value = words.value(match[1])
        ranged = words.pattern("up_to").match(clause.text[match.end() :].lstrip())
        listed = re.search(
            rf"{words.number}\s*(?:{words.pattern('list_joint').pattern})\s*$",
            clause.text[: match.start()],
        )
        if 0 < value <= count and value == round(value) and not (ranged or listed):
            yield Mention(*match.span(), (round(value),))


def _row_before(clause: Clause, end: int, count: int) -> tuple[int, tuple[int, ...]]:
    """The numbers that are joined to one that ends here, and where they begin: `3、4镜`."""
    words = clause.words
    joint = words.pattern("list_joint").pattern
    row = re.search(rf"(?:(?<![\d.]){words.number}\s*(?:{joint})\s*)+$", clause.text[:end])
    found = re.findall(words.number, row[0]) if row and not words.latin else []
    places = tuple(round(words.value(number)) for number in found)
    named = row is not None and bool(places) and all(0 < place <= count for place in places)
    return (row.start(), places) if row and named else (end, ())


def _side_by_side(number: str, count: int, words: FeedbackWords) -> tuple[int, ...]:
    """The places of `三四镜`, which are the third and the fourth where there is no 34th."""
    if (
        number[0].isdecimal()
        or len(number) != len(("one", "other"))
        or words.value(number) <= count
    ):
        return ()
    if not all(re.fullmatch(words.number, letter) for letter in number):
        return ()
    places = tuple(round(words.value(letter)) for letter in number)
    return places if all(0 < place <= count for place in places) else ()


def _ordinal_around(clause: Clause, number: re.Match[str]) -> re.Match[str] | None:
    """The longer ordinal in which a number stands: `最後から二番目`."""
    return next(
        (
            found
            for found in re.finditer(clause.words.ordinal, clause.text)
            if found.start() < number.start() and number.end() <= found.end() + 1
        ),
        None,
    )


def _bracketed(clause: Clause, count: int) -> Iterator[Mention]:
    """`the welding close-up (03)`: a number alone in brackets beside the word for a shot."""
    if not (clause.values("framing") or clause.has("shot", "another_one")):
        return
    for match in re.finditer(r"[(（\[【]\s*#?\s*0*(\d{1,3})\s*[)）\]】]", clause.text):
        if 0 < int(match[1]) <= count:
            edges = re.finditer(r"[,，、:：;；]", clause.text[: match.start()])
            start = max((edge.end() for edge in edges), default=0)
            yield Mention(start, match.end(), (int(match[1]),))


def _given_lengths(clause: Clause, count: int) -> Iterator[Mention]:
    """`1 down to 3s`, `2: 4 s`, `3は5秒`: a number that opens a clause and is given a length."""
    words = clause.words
    ties = words.any_meaning("down_to", "to_before", "lasts", "in_post", "gives").pattern
    length = seconds_pattern(words).pattern
    opens = rf"\W*({words.number})\s*(?:(?:{ties}|[:：=→]|->)\s*)+(?={length})"
    match = re.match(opens, clause.text)
    value = words.value(match[1]) if match else 0
    if match and 0 < value <= count and value == round(value):
        yield Mention(*match.span(1), (round(value),))
    lead = words.any_meaning("to_before", "in_prep", "number_lead").pattern
    ends = rf"{length}\s+(?:{lead})\s*(?P<shot>{words.number}){_no_length(clause)}\W*$"
    behind = re.search(ends, clause.text) if words.latin else None
    value = words.value(behind["shot"]) if behind else 0
    if behind and 0 < value <= count and value == round(value):
        yield Mention(*behind.span("shot"), (round(value),))


def _lengthened(clause: Clause, count: int) -> Iterator[Mention]:
    """`2 longer, 6 s`, `el 2 se queda corto`, `give 4 two more seconds`: a number that opens.

    In `2 seconds longer` it tells how much; there is no shot in it.
    """
    words = clause.words
    lead = words.any_meaning("in_the", "number_lead", "act", "article", "polite", "lead").pattern
    ties = words.any_meaning(
        *("number_tail", "in_post", "degree", "a_bit", "much", "filler", "complaint", "whether")
    ).pattern
    deeds = words.any_meaning("lengthen", "shorten").pattern
    told = rf"\W*(?:(?:{lead})\W+)*({words.number})(?![\d.]){_no_length(clause)}"
    match = re.match(rf"{told}\W*(?:(?:{ties})\W*)*(?:{deeds})", clause.text)
    if not match and clause.has("gives"):
        match = re.match(rf"{told}\s+(?:{ties}\s+)*{seconds_pattern(words).pattern}", clause.text)
    value = words.value(match[1]) if match else 0
    if match and 0 < value <= count and value == round(value) and not clause.quoted:
        yield Mention(*match.span(1), (round(value),))


def _bare_numbers(clause: Clause, count: int) -> list[Mention]:
    """`4 before 3`, `swap 1 and 3`: numbers alone, where nothing else is spoken of."""
    if clause.quoted and not clause.has("between"):
        return []
    if (found := _listed_numbers(clause, count)) and clause.has(*_DEEDS_ON_SHOTS, *_ON_LENGTHS):
        rest = clause
        for mention in found:
            rest = rest.cut(mention.start, mention.end)
        return found if clause.has("between") or not rest.residue else []
    if not clause.has(*_DEEDS_ON_SHOTS):
        return []
    number = rf"(?<![\d.])(\d+)(?![\d.]){_no_length(clause)}"
    found = [
        Mention(*match.span(), (int(match[1]),))
        for match in re.finditer(number, clause.text)
        if not _tells_a_result(clause, match.end())
    ]
    fits = all(0 < mention.places[0] <= count for mention in found)
    named = len(found) > 1 and clause.has("between")
    return found if fits and (named or not clause.residue) else []


def _listed_numbers(clause: Clause, count: int) -> list[Mention]:
    """`二和三`, `第一跟第三`, `1と2`: several in a row that are joined, in figures or words."""
    one, row, length = _rows(clause.words)
    for match in row.finditer(clause.text):
        if length.match(clause.text, match.end()):
            continue
        found = [*one.finditer(match[0])]
        places = [_place_of(clause, each[0], count) for each in found]
        if all(0 < place <= count for place in places):
            at = match.start()
            return [
                Mention(at + each.start(), at + each.end(), (place,))
                for each, place in zip(found, places, strict=True)
            ]
    return []


@cache
def _rows(words: FeedbackWords) -> tuple[re.Pattern[str], ...]:
    """A number or an ordinal, several that are joined, and what makes a number a length."""
    one = rf"(?:{words.ordinal}|(?<![\d.]){words.number}(?![\d.]))"
    joint = rf"\s*(?:{words.pattern('list_joint').pattern})\s*"
    row = rf"{one}(?:{joint}{one})+(?!{joint})"
    return re.compile(one), re.compile(row), re.compile(unit_after(words))


def _place_of(clause: Clause, named: str, count: int) -> int:
    """The place that an ordinal or a number names; 0 for none."""
    if re.fullmatch(clause.words.number, named):
        value = clause.words.value(named)
        return round(value) if value == round(value) else 0
    return counted(clause.words.place(named), count)


def _counts_deeds(clause: Clause, start: int, end: int) -> bool:
    """Whether a number belongs to what is done: `컷 하나 추가`, `다시 한 번 찍어`."""
    deeds = clause.words.any_meaning("add_shot", "another_take").finditer(clause.text)
    return any(start < deed.end() and deed.start() < end for deed in deeds)


def _tells_a_result(clause: Clause, end: int) -> bool:
    """Whether a number counts what shots are made into: `1カットにまとめて`, `2컷으로 나눠`."""
    if not clause.has("split", "merge", "add_shot"):
        return False
    tail = clause.text[end:].lstrip()
    behind = clause.words.any_meaning("shot", "another_one").match(tail)
    tail = tail[behind.end() if behind else 0 :].lstrip()
    return clause.words.any_meaning("to_after", "add").match(tail) is not None


def _after(match: re.Match[str], first: int) -> str:
    return next((group for group in match.groups()[first - 1 :] if group), "")


def _range(first: float, tail: str, clause: Clause) -> list[int]:
    """`2` with `-4` is 2, 3, 4; with `and 4` it is 2, 4."""
    numbers = [round(first)]
    for piece in re.finditer(rf"(\D*?)({clause.words.number})", tail):
        value = round(clause.words.value(piece[2]))
        spans = clause.words.pattern("up_to").search(piece[1])
        numbers += range(numbers[-1] + 1, value + 1) if spans else [value]
    return numbers


def _by_number(numbers: Sequence[int], plan: VideoPlan) -> Shots:
    count = len(plan.shots)
    if wrong := [number for number in numbers if not 0 < number <= count]:
        return Shots(missing=wrong[0])
    return Shots(tuple(dict.fromkeys(plan.shots[number - 1].id for number in numbers)))


def _ordinal(clause: Clause, count: int) -> Iterator[Mention]:
    """`the 2nd shot`, `第一个和第三个镜头`, `the last one`."""
    words = clause.words
    nouns = words.any_meaning("shot", "another_one").pattern
    side = words.any_meaning("after", "before").pattern
    has_postpositions = words.pattern("in_post").pattern != words.any_of(())
    link = rf"(?:\s*(?:{words.pattern('of_it').pattern})\s*)*\s*"
    ending = rf"(?:{nouns}|(?={side}))" if has_postpositions else f"(?:{nouns})"
    joint = (
        rf"\s*(?:{words.pattern('list_joint').pattern})\s*(?:{words.pattern('of_it').pattern})*\s*"
    )
    several = rf"({words.ordinal}(?:{link}(?:{nouns})?{joint}{words.ordinal})*){link}{ending}"
    unit = rf"(?:{words.pattern('extra').pattern})\s*(?:{words.pattern('second').pattern})"
    text = re.sub(unit, lambda found: " " * len(found[0]), clause.text)
    behind = rf"(?:{nouns})\s+({words.pattern('postposed').pattern})"
    named = [*re.finditer(several, text), *re.finditer(behind, text)]
    bare = (
        m
        for m in _bare_ordinal(clause)
        if not any(m.start(1) < n.end() and n.start() < m.end(1) for n in named)
    )
    for match in (*named, *bare):
        before = clause.text[: match.start()]
        if re.search(rf"{words.number}[\s-]*$", before) or _is_framing(clause, match.span()):
            continue
        if not words.pattern("shot").search(match[0]) and _tells_a_line(clause, match.end()):
            continue
        places = [words.place(found) for found in re.findall(words.ordinal, match[1])]
        yield Mention(*match.span(), tuple(counted(place, count) for place in places))


def _is_framing(clause: Clause, span: tuple[int, int]) -> bool:
    """Whether `primer plano` is a framing and no place: `en primer plano`."""
    if any(hit.start < span[0] < hit.end for hit in clause.values("framing")):
        return True
    framed = any(hit.start == span[0] for hit in clause.values("framing"))
    lead = clause.words.pattern("framing_lead").pattern
    return framed and re.search(rf"(?:{lead})\s+$", clause.text[: span[0]]) is not None


def _at_an_end(clause: Clause, plan: VideoPlan) -> tuple[Shots | None, Clause]:
    """`at the end`, `开头`: the last shot, the first one."""
    for meaning, at in (("at_the_end", -1), ("at_the_start", 0)):
        match = clause.words.pattern(meaning).search(clause.text)
        if match and not _tells_a_line(clause, match.end()):
            return Shots((plan.shots[at].id,)), without_ties(clause, *match.span())
    return None, clause


def _tells_where_to(clause: Clause) -> bool:
    """Whether `at the end` is where something goes: `the bread shot to the end`."""
    says_more = clause.quoted or clause.has("add", "say", "music", "sounds", "second")
    return clause.has("to_front", "to_end") and not says_more


def _tells_a_line(clause: Clause, end: int) -> bool:
    """Whether what stands before is the place of a line: `开头那句`."""
    link = clause.words.pattern("of_it").pattern
    noun = clause.words.pattern("line").pattern
    told = re.match(rf"(?:\s*(?:{link}))*\s*({noun})", clause.text[end:])
    narrated = clause.words.pattern("narration")
    return told is not None and (clause.words.latin or not narrated.match(told[1]))


def _bare_ordinal(clause: Clause) -> list[re.Match[str]]:
    """`the second` at the end of a clause."""
    words = clause.words
    lead = rf"(?:{words.pattern('in_the').pattern}|{words.pattern('beside').pattern})\s+"
    joint = rf"\s*(?:{words.pattern('list_joint').pattern})\s+(?:{lead})?"
    length = rf"{seconds_pattern(words).pattern}|{words.any_meaning('one_second', 'lasts').pattern}"
    told = words.any_meaning(*INSTRUCTING, "lacks_seconds", "spare_seconds", "negated", "gives")
    unit = words.any_meaning("second", "minute").pattern
    goes_on = rf"(?:$|[:,]|{length}|(?!{unit}){told.pattern})"
    bare = rf"(?:{lead})+({words.ordinal}(?:{joint}{words.ordinal})*)\s*(?={goes_on})"
    ends = words.any_meaning("at_the_end", "at_the_start", "to_end", "to_front", "first_half")
    halves = [
        m.span()
        for m in (*ends.finditer(clause.text), *words.pattern("second_half").finditer(clause.text))
    ]
    found = re.finditer(bare, clause.text)
    return [m for m in found if not any(a < m.start(1) and m.end(1) <= b for a, b in halves)]


def counted(place: int, count: int) -> int:
    """A place from 1; the middle of an even number of shots is the earlier one."""
    if place == 0:
        return (count + 1) // 2
    return place if place > 0 else count + 1 + place


def _described_shots(clause: Clause, plan: VideoPlan) -> tuple[Shots, Clause]:
    """`in the close-up`: shots named by how they are framed."""
    if match := _by_framing(clause):
        framing, span = match
        fitting = [shot for shot in plan.shots if shot.framing == framing]
        if fitting:
            best = most_alike(clause.text, fitting, plan, clause) if len(fitting) > 1 else fitting
            return Shots(tuple(shot.id for shot in best)), without_ties(clause, *span)
    return Shots(), clause


def _by_framing(clause: Clause) -> tuple[str, tuple[int, int]] | None:
    """A framing that points at a shot: `in the close-up`, not `make it a close-up`."""
    for hit in clause.values("framing"):
        before, after = clause.text[: hit.start], clause.text[hit.end :]
        opens = clause.words.pattern("in_the").search(before)
        gap = len(after) - len(after.lstrip())
        closes = clause.words.pattern("in_the_after").match(after, gap)
        if (opens and not before[opens.end() :].strip()) or closes:
            start = opens.start() if opens and not before[opens.end() :].strip() else hit.start
            return hit.value, (start, hit.end + (closes.end() if closes else 0))
    return None


def without_ties(clause: Clause, start: int, end: int) -> Clause:
    """The clause without a stretch and the words that tie it in, as `in the` or `里`."""
    before, after = clause.text[:start], clause.text[end:]
    for match in clause.words.pattern("in_prep").finditer(before):
        if not before[match.end() :].strip():
            start = match.start()
            break
    if match := clause.words.pattern("in_post").match(after):
        end += match.end()
    return clause.cut(start, end)

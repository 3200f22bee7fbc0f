"""Where a clause names shots by number: in figures and words, by ordinals, alone, in rows.

Knows how people count shots; knows no plan but how many shots it has.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..vocabulary import lexicon
from .clause import Clause, bare_before_length, seconds_pattern, unit_after
from .handing import handed_numbers
from .mentions import Mention
from .shots_placed import by_place, counted, counts_deeds, tells_a_line
from .words import WORD_END, FeedbackWords

BETWEEN_SHOTS = (
    *("between", "swap", "merge", "before", "after", "reversed", "same_length", "as_long_as"),
)
_DEEDS_ON_SHOTS = (
    *BETWEEN_SHOTS,
    *("split", "another_take", "remove_shot", "change", "move", "nearer", "farther", "not_alone"),
    "as_one",
)
"""What is done to shots as a whole, so that a number alone may be one."""
_ON_LENGTHS = ("lengthen", "shorten", "longer", "shorter", "each", "second", "remove_shot")
"""What is done to several shots as well as to one, so that numbers in a row may be theirs."""


def numbered(clause: Clause, count: int) -> list[Mention]:
    """The shots, of so many, that a clause names by number, as far as no two readings overlap."""
    for times in re.finditer(
        rf"(?:{clause.words.pattern('how_often').pattern})(?!\w)", clause.text
    ):
        clause = clause.cut(*times.span())  # `종이 한 번 울리게`
    clause = _without_old_length(_without_superlatives(clause))
    found = [*_called_by_number(clause), *_lettered(clause)]
    readers = (_bracketed, by_place, _edges_of, _given_lengths, _led_numbers, _bare_before_length)
    for reader in (*readers, handed_numbers, _goals):
        for mention in reader(clause, count):
            found += [] if overlaps(mention, found) else [mention]
    if not found:
        found += _lengthened(clause, count)
    if not found:
        found += _opens_alone(clause, count)
    if not found or clause.has(*BETWEEN_SHOTS):
        found += [m for m in _bare_numbers(clause, count) if not overlaps(m, found)]
    return found


def _without_superlatives(clause: Clause) -> Clause:
    """The clause without the place `一番後ろ`, whose number counts no shot."""
    ends = clause.words.any_meaning("at_the_end", "at_the_start", "to_front", "to_end")
    for found in () if clause.words.latin else ends.finditer(clause.text):
        counts = re.search(clause.words.number, found[0])
        clause = clause.cut(*found.span()) if counts else clause
    return clause


def _without_old_length(clause: Clause) -> Clause:
    """The clause without the seconds that go: `5 s instead of 3`, `4 segundos y no 6`."""
    words = clause.words
    no = words.any_meaning("rather_than", "replaces").pattern
    told = rf"{seconds_pattern(words).pattern}\W*(?:{no})\s+(?P<old>{words.number})(?![\d.])"
    for found in re.finditer(told, clause.text) if words.latin else ():
        clause = clause.cut(*found.span("old"))
    return clause


def overlaps(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in others)


def _no_length(clause: Clause) -> str:
    """What must not follow a number that is a shot's: `two more seconds`, `-4 s`."""
    return f"(?!{unit_after(clause.words)})"


def _called_by_number(clause: Clause) -> Iterator[Mention]:
    """`shot 2`, `#3`, `镜头1和3`, `shots 2-4`, also several of them."""
    words = clause.words
    number = words.number
    no_length = _no_length(clause)
    joint = words.pattern("list_joint").pattern
    other = rf"{words.pattern('shot').pattern}|{words.pattern('pieces').pattern}"
    gap = r"\s*" if lexicon(words.language).spaced else ""
    again = r"(?!(?P=noun))"  # 镜头2镜头别动: the camera of the second
    counts = rf"(?!{again}{gap}(?:{other})(?!\s*{number}))"
    new = rf"(?!(?:{words.pattern('indefinite').pattern})\s)" if words.latin else ""
    following = rf"\s*(?:{joint})\s*{new}(?:{number})(?!\.?\d){counts}{no_length}"
    nouns = rf"(?:{words.any_meaning('shot', 'beside', 'shot_sign').pattern}|#)"
    letters = words.pattern("shot_letter").pattern.replace(WORD_END, "")
    sign = words.pattern("number_sign").pattern
    noun = rf"(?:{nouns}\s*(?:#|{sign})?\s*|{letters}-?(?=\d))"
    number_of = rf"(?P<n>{number})(?!\.?\d){counts}{no_length}"
    one = re.compile(rf"(?P<noun>{noun}){number_of}(?P<more>(?:{following})*)")
    for match in one.finditer(clause.text):
        if (
            _counts_new(clause, match)
            or counts_deeds(clause, *match.span("n"))
            or _counts_lines(clause, match.start())
            or _is_counted_already(clause, match)
        ):
            continue
        places = _range(words.value(match["n"]), match["more"], clause)
        start = match.start("n") if _opens_with_verb(clause, *match.span()) else match.start()
        yield Mention(start, match.end(), tuple(places))


def _counts_new(clause: Clause, called: re.Match[str]) -> bool:
    """Whether a word for one behind the noun tells how many are to be added: `컷 하나 추가`."""
    added = () if clause.words.latin else clause.words.pattern("add_shot").finditer(clause.text)
    one = clause.words.value(called["n"]) == 1 and not called["n"].isdigit()
    return one and any(new.start() <= called.start() < new.end() for new in added)


def _is_counted_already(clause: Clause, called: re.Match[str]) -> bool:
    """Whether `haz la segunda toma un plano general` has its place before it, and `un` is new."""
    words, one = clause.words, called["n"]
    before = clause.text[: called.start()]
    new = words.latin and words.value(one) == 1 and not one.isdigit()
    return new and re.search(rf"(?:{words.ordinal})\s+$", before) is not None


def _counts_lines(clause: Clause, start: int) -> bool:
    """Whether the noun before a number is a line's: `line number 2`, `ナレーションの2つ目`."""
    words = clause.words
    nouns = ("line",) if words.latin else ("line", "narration")
    noun, tie = words.any_meaning(*nouns).pattern, words.pattern("genitive").pattern
    return re.search(rf"(?:{noun})(?:{tie})?[\s,、，]*$", clause.text[:start]) is not None


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
            yield from () if tells_a_line(clause, named.end) else (named,)
            continue
        of_line = tells_a_line(clause, match.end()) or _counts_lines(clause, match.start())
        of_line = of_line and not words.pattern("shot").search(match[0])
        sign = words.pattern("number_sign").pattern
        ordinal = re.fullmatch(rf"{words.ordinal}|{words.number}(?:{sign})", match[0].strip())
        if of_line or (not ordinal and _tells_a_result(clause, match.end())):
            continue
        if counts_deeds(clause, *match.span("a" if match["a"] else "b")):
            continue
        if _is_told_of(clause, match, value):
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
            end, behind = _row_behind(clause, match.end(), count)
            yield Mention(start, end, (*before, round(value), *behind))


def _bare_before_length(clause: Clause, count: int) -> Iterator[Mention]:
    """`3は4秒に`: a number alone with its length behind it."""
    words = clause.words
    if words.latin:
        return
    for match in re.finditer(bare_before_length(words), clause.text):
        value = words.value(match[1])
        ranged = words.pattern("up_to").match(clause.text[match.end() :].lstrip())
        listed = re.search(
            rf"{words.number}\s*(?:{words.pattern('list_joint').pattern})\s*$",
            clause.text[: match.start()],
        )
        if _is_told_of(clause, match, value):
            continue  # 并完这一镜8秒
        if 0 < value <= count and value == round(value) and not (ranged or listed):
            yield Mention(*match.span(), (round(value),))


def _is_told_of(clause: Clause, number: re.Match[str], value: float) -> bool:
    """Whether a number tells into what one is made, or what was told: 拆两镜, 并成一镜, 那一镜."""
    words = clause.words
    if value == 1 and clause.has("not_alone") and not words.pattern("shot").match(number[0]):
        return True  # 不用单独占一镜
    results = ("split", "pronoun", *(("merge",) if value == 1 else ()))
    made = rf"(?:{words.any_meaning(*results).pattern})\s*$"
    return not words.latin and re.search(made, clause.text[: number.start()]) is not None


def _row_before(clause: Clause, end: int, count: int) -> tuple[int, tuple[int, ...]]:
    """The numbers that are joined to one that ends here, and where they begin: `3、4镜`."""
    words = clause.words
    joint = words.pattern("list_joint").pattern
    row = re.search(rf"(?:(?<![\d.]){words.number}\s*(?:{joint})\s*)+$", clause.text[:end])
    found = re.findall(words.number, row[0]) if row and not words.latin else []
    places = tuple(round(words.value(number)) for number in found)
    named = row is not None and bool(places) and all(0 < place <= count for place in places)
    return (row.start(), places) if row and named else (end, ())


def _row_behind(clause: Clause, start: int, count: int) -> tuple[int, tuple[int, ...]]:
    """The numbers joined to one that ends here, and where they end: `in 2 and 3`."""
    words = clause.words
    joint = rf"\s*(?:,|{words.pattern('and').pattern})\s*"
    row = rf"(?:{joint}{words.number}(?![\d.])(?!{unit_after(words)}))+(?=\s*(?:$|[,.;:!?]))"
    found = re.match(row, clause.text[start:]) if words.latin else None
    values = [words.value(number) for number in re.findall(words.number, found[0])] if found else []
    if not found or not all(0 < value <= count and value == round(value) for value in values):
        return start, ()
    return start + found.end(), tuple(map(round, values))


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


def _edges_of(clause: Clause, count: int) -> Iterator[Mention]:
    """`at the end of 2`, `al final del 2`: an end of a shot, and none of the video."""
    words = clause.words
    edge = words.any_meaning("at_the_end", "at_the_start", "at_edge").pattern
    tie = words.any_meaning("of_it", "of_what", "in_prep", "number_lead").pattern
    told = rf"(?:{edge})\s+(?:{tie})\s*(?P<n>{words.number})(?![\d.]){_no_length(clause)}"
    for match in re.finditer(told, clause.text) if words.latin else ():
        value = words.value(match["n"])
        if 0 < value <= count and value == round(value):
            yield Mention(*match.span(), (round(value),))


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


def _goals(clause: Clause, count: int) -> Iterator[Mention]:
    """`并到04里面`: a number alone right behind a verb by which shots go into another one."""
    words = clause.words
    merge, other = (words.pattern(name).pattern for name in ("merge", "another_one"))
    no = rf"(?!\s*(?:{other}|{words.pattern('shot').pattern})){_no_length(clause)}"
    for match in re.finditer(rf"(?:{merge})\s*(?P<n>\d+)(?![\d.]){no}", clause.text):
        if not words.latin and 0 < (value := int(match["n"])) <= count:
            yield Mention(*match.span("n"), (value,))


def _opens_alone(clause: Clause, count: int) -> Iterator[Mention]:
    """`3 改特写`, `1 and 4 handheld`: numbers alone that open a wish for the camera."""
    words = clause.words
    joint = rf"\s*(?:,|{words.pattern('and').pattern})\s*" if words.latin else "(?!)"
    match = re.match(rf"\W*(\d{{1,2}}(?:{joint}\d{{1,2}})*)\s+(?=\D)", clause.text)
    kinds = ("framing", "angle", "movement")
    told = [clause.text[hit.start : hit.end] for kind in kinds for hit in clause.values(kind)]
    counts = words.latin and (clause.has("shot", "add") or any(x.endswith("s") for x in told))
    if not (match and told) or counts or clause.quoted:
        return
    places = tuple(map(int, re.findall(r"\d+", match[1])))
    if all(0 < place <= count for place in places):
        yield Mention(*match.span(1), places)


def _bare_numbers(clause: Clause, count: int) -> list[Mention]:
    """`4 before 3`, `swap 1 and 3`: numbers alone, where nothing else is spoken of."""
    if clause.quoted and not clause.has("between"):
        return []
    found = _listed_numbers(clause, count)
    if found and clause.words.latin and _is_merged(clause, found[0].start):
        return found
    if found and clause.has(*_DEEDS_ON_SHOTS, *_ON_LENGTHS):
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


def _is_merged(clause: Clause, start: int) -> bool:
    """Whether numbers stand right behind the verb that makes shots one: `merge 1 and 2 into …`."""
    verbs = clause.words.pattern("merge").finditer(clause.text)
    return any(not clause.text[verb.end() : start].strip() for verb in verbs)


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


def _tells_a_result(clause: Clause, end: int) -> bool:
    """Whether a number counts what shots are made into: `1カットにまとめて`, `2컷으로 나눠`."""
    if not clause.has("split", "merge", "add_shot"):
        return False
    tail = clause.text[end:].lstrip()
    behind = clause.words.any_meaning("shot", "another_one").match(tail)
    tail = tail[behind.end() if behind else 0 :].lstrip()
    return clause.words.any_meaning("to_after", "add").match(tail) is not None


def _range(first: float, tail: str, clause: Clause) -> list[int]:
    """`2` with `-4` is 2, 3, 4; with `and 4` it is 2, 4."""
    numbers = [round(first)]
    for piece in re.finditer(rf"(\D*?)({clause.words.number})", tail):
        value = round(clause.words.value(piece[2]))
        spans = clause.words.pattern("up_to").search(piece[1])
        numbers += range(numbers[-1] + 1, value + 1) if spans else [value]
    return numbers

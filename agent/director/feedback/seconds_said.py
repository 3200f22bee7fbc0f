"""The seconds that a clause names."""

import re

from .clause import Clause, seconds_pattern


def seconds_named(clause: Clause) -> float | None:
    """The length that a clause names, the last one when there are two."""
    found = None
    for match in seconds_pattern(clause.words).finditer(clause.text):
        value = clause.words.value(match[1])
        if _is_decade(clause, match):
            continue
        half = 0.5 if match.end() > max(match.end(2), match.end(3)) else 0.0
        found = (value + half) * (60 if match[3] else 1)
    named = {"half_a_minute": 30.0, "one_second": 1.0, "one_minute": 60.0}
    if found is None:
        return next((value for phrase, value in named.items() if clause.has(phrase)), None)
    return found


def seconds_of_each(clause: Clause) -> list[float]:
    """The lengths that a clause names, in order; `3 and 2 seconds` are two."""
    words, found = clause.words, list[float]()
    joint = rf"\s*(?:{words.pattern('list_joint').pattern}|\+)\s*"
    listed = re.compile(rf"({words.number})(?={joint}{seconds_pattern(words).pattern})")
    made = [m.span() for m in words.pattern("split").finditer(clause.text)]  # `in two, 3 s each`
    places = [
        (m.start(), m[1], 1)
        for m in listed.finditer(clause.text)
        if not any(a <= m.start() < b for a, b in made)
    ]
    lengths = seconds_pattern(words).finditer(clause.text)
    places += [(m.start(), m[1], 60 if m[3] else 1) for m in lengths]
    for _, number, unit in sorted({place[0]: place for place in places}.values()):
        found.append(words.value(number) * unit)
    return found


def bare_number(clause: Clause) -> float | None:
    """`make it 20`, after seconds were spoken of."""
    match = re.search(rf"({clause.words.number})\s*$", clause.text)
    return clause.words.value(match[1]) if match else None


def _is_decade(clause: Clause, match: re.Match[str]) -> bool:
    """Whether `1970s` or `the 80s` is a time and no length."""
    decades = clause.words.pattern("decade").finditer(clause.text)
    inside = any(found.start() <= match.start() < found.end() for found in decades)
    return inside or re.fullmatch(r"\d{4}\s?s", match[0]) is not None


def off_by(clause: Clause, now: set[float]) -> int:
    """1 for `two seconds too short`, -1 for `me sobra un segundo`, 0 where no length is off.

    What is left over elsewhere may be given: `남는 3초는 컷1에 붙여`. A length behind the fault is
    the right one, and nothing is off by it, nor by the length that a shot has `now` where more
    stands between: `4秒じゃ足りない、6秒で`.
    """
    words = clause.words
    fault = words.any_meaning("lacks_seconds", "spare_seconds").search(clause.text)
    lengths = list(seconds_pattern(words).finditer(clause.text))
    if fault and lengths and fault.start() < lengths[-1].start() and len(lengths) > 1:
        return 0
    tie = clause.text[lengths[-1].end() : fault.start()] if fault and lengths else ""
    if seconds_named(clause) in now and tie.strip() and not words.latin:
        return 0
    given = clause.has("add", "hands_on")
    return clause.has("lacks_seconds") - (clause.has("spare_seconds") and not given)


def signed(clause: Clause) -> int:
    """1 for the only length of a clause as `+2s`, -1 for `-2s`, else 0."""
    lengths = list(seconds_pattern(clause.words).finditer(clause.text))
    before = clause.text[: lengths[0].start()] if len(lengths) == 1 else ""
    sign = re.search(r"(?:^|[\s:(])(?P<sign>\+\s?|[-−–])$", before)
    return 0 if sign is None else 1 if sign["sign"].startswith("+") else -1

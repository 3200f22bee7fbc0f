"""Where somebody is to be from, as the name of their accent: `関西人に`, `土佐の言葉で`, `四川人`.

Reads a clause; changes nothing. For languages whose accents are called after a place.
"""

import re

from ....tools.dialects import find as find_dialect
from ..scripts import RANGES
from .clause import Clause

LONGEST_PLACE = 4
"""Letters of a place, in scripts without blanks."""


def accent_of_origin(clause: Clause) -> str | None:
    """The accent of the place that somebody is to be from; None where no accent is called so."""
    words = clause.words
    tie, ends = words.pattern("native_of").pattern, words.variants("accent_ends").split()
    closes = words.any_meaning("to_them", "predicate_end", "names_so", "polite").pattern
    told = rf"(?=(?P<place>[{RANGES['han']}]{{2,{LONGEST_PLACE}}})(?:{tie})(?:{closes}|\W|$))"
    no = words.any_meaning("not_them", "denial").pattern
    for found in re.finditer(told, clause.text):
        behind = clause.text[found.end("place") :]
        if re.match(rf"(?:{tie})\s*(?:{no})", behind):
            continue
        place = clause.raw[slice(*found.span("place"))]
        known = (find_dialect(place + end) for end in ends)
        if label := next((dialect.label for dialect in known if dialect), None):
            return label
    return None

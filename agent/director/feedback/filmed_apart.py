"""A deed and how it is filmed, told in one breath: `Tom waves and the camera pans left`.

Cuts such a clause in two, so that neither half is lost. Knows no plan. For languages in Latin
letters.
"""

import re
from collections.abc import Iterable

from .clause import VALUE_KINDS, Clause
from .wholes import has_seconds

_OTHER = ("delta", "longer", "shorter", "lengthen", "shorten", "remove", "still", "keep", "say")


def at_the_camera(clause: Clause) -> Iterable[Clause]:
    """The clause, split where the camera comes in behind something that is done."""
    words = clause.words
    lead, noun = (words.pattern(name).pattern for name in ("in_the", "camera"))
    ahead = rf"(?=\s+(?:(?:{lead})\s+)?(?:{noun})\s)"
    joint = rf"(?:,\s*)?\s(?:{words.pattern('and').pattern}){ahead}"
    for found in re.finditer(joint, clause.text) if words.latin else ():
        left, right = (
            clause.having(clause.text[part], clause.raw[part])
            for part in (slice(found.start()), slice(found.end(), None))
        )
        valued = any(hit.kind in VALUE_KINDS for hit in left.hits) or has_seconds(left)
        other = valued or left.quoted or left.has(*_OTHER)
        if right.values("movement") and left.residue and not other:
            yield left
            yield right
            return
    yield clause

"""What a stretch of a message says of names: `别叫梁姐`, `名前はミナがいい`, `준호라고 불러줘`.

Knows how people tell a name where no blanks or small words stand around it; knows no plan.
"""

import re
from collections.abc import Sequence

from ..vocabulary import lexicon
from .clause import VALUE_KINDS, Clause
from .joining_parts import numbered_shot
from .pasting import bared
from .wholes import has_seconds
from .words import FeedbackWords, folded

LONGEST_NAME = 16
"""Letters of a name."""
LONGEST_WISH = 24
"""Letters of a piece that does no more than tell a name."""
_OTHERWISE = (
    *("line", "lettering", "title_of_video", "captions", "subtitles", "on_screen", "music"),
    *("add_shot", "wear", "voice"),
)


def is_about_a_name(clause: Clause, olds: Sequence[str] = ()) -> bool:
    """Whether it speaks of what somebody is called: by the word for it, or `not called Mei`."""
    if clause.words.latin or clause.has("calls_by_name"):
        return False
    if clause.has("name_word", "renames"):
        return True
    denied = clause.words.pattern("called_not").pattern
    names = "|".join(map(re.escape, olds)) or r"\w"
    return re.search(rf"(?:{denied})(?:{names})", clause.text) is not None


def name_told(clause: Clause, olds: Sequence[str] = ()) -> tuple[str, bool]:
    """The new name, and whether a word leads to it; `olds` are names that are none."""
    known = sorted({folded(name) for name in olds}, key=len, reverse=True)
    if new := [quote for quote in clause.quoted if folded(quote) not in known]:
        return (new[0], True) if len(new) == 1 else ("", False)
    words = clause.words
    title = words.pattern("title").pattern
    named = "|".join(map(re.escape, known)) or "(?!)"
    nothing = words.any_meaning("name_word", "not_them", "mistaken").pattern
    called_not = words.pattern("called_not").pattern
    parted = rf"(?:{called_not})\w*|(?:{named})(?:{title})?|(?:{nothing})|⟦\d+⟧|[^\w\s·・.-]+"
    blanks = r"|\s+" if lexicon(words.language).spaced else ""
    ends = [(0, 0), *(m.span() for m in re.finditer(parted + blanks, clause.text))]
    starts = [*(start for start, _ in ends[1:]), len(clause.text)]
    found: list[tuple[str, bool]] = []
    for (_, start), end in zip(ends, starts, strict=True):
        told = bared(clause.raw[start:end], words, LONGEST_NAME)
        found += [told] if told and len(told[0]) > 1 else []
    found = [told for told in found if not _is_a_title(told[0], words)] or found
    new, leads = next((told for told in found if told[1]), found[-1] if found else ("", False))
    new = _with_family_name(clause, new, known)
    titled = re.search(rf"(?:{named})({title})", clause.text)
    return (new.removesuffix(titled[1]) if titled and known else new), leads


def _with_family_name(clause: Clause, new: str, olds: Sequence[str]) -> str:
    """`서 대리` of 대리, which is a rank: one letter right before it is the family's name."""
    if not (new and lexicon(clause.words.language).spaced) or clause.words.latin:
        return new
    found = re.search(rf"(?:^|\s)(?P<whole>\w {re.escape(new)})", clause.raw)
    rank = any(clause.raw[h.start : h.end] == new for h in clause.values("people"))
    whole = found["whole"] if found and rank else new
    return new if folded(whole) in olds else whole


def _is_a_title(told: str, words: FeedbackWords) -> bool:
    """Whether words are no more than what stands beside a name: 선생님, 先生."""
    return words.pattern("title").fullmatch(folded(told).strip()) is not None


def name_alone(told: str, words: FeedbackWords) -> str:
    """What somebody is to be called, without the small words around it: `ミナね`."""
    found = bared(told, words, LONGEST_NAME)
    return found[0] if found and len(found[0]) > 1 else told


def with_names_behind(pieces: list[Clause]) -> list[Clause]:
    """The pieces with the name joined to who gets it: `别叫梁姐，叫陈姐`."""
    found: list[Clause] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and _awaits_a_name(last) and _tells_a_name(last, piece):
            found[-1] = last.having(f"{last.text}, {piece.text}", f"{last.raw}, {piece.raw}")
        else:
            found.append(piece)
    return found


def _awaits_a_name(piece: Clause) -> bool:
    """Whether it speaks of a name, and nothing tells the new one."""
    if piece.words.latin or piece.quoted or is_of_something_else(piece):
        return False
    named = is_about_a_name(piece) or piece.has("called")
    told = name_told(piece)[1] and not piece.has("mistaken")  # 오타 is no name
    return named and (not told or not is_about_a_name(piece))


def _tells_a_name(last: Clause, piece: Clause) -> bool:
    """Whether it does no more than tell a name, or the one that goes."""
    valued = {hit.kind for hit in piece.hits} & (VALUE_KINDS | {"sound"})
    if len(piece.text) > LONGEST_WISH or valued or is_of_something_else(piece):
        return False
    if piece.has("called_not") or (last.has("mistaken") and piece.has("not_them")):
        return True
    return is_about_a_name(last) and (len(piece.quoted) == 1 or name_told(piece)[1])


def is_of_something_else(piece: Clause) -> bool:
    """Whether lines, signs, sound or lengths are spoken of, besides the word for a name."""
    for word in piece.words.pattern("name_word").finditer(piece.text):
        piece = piece.cut(*word.span())
    end = piece.words.pattern("predicate_end").pattern
    if found := re.search(rf"(?:{end})\W*$", piece.text):
        piece = piece.cut(*found.span())  # 입니다 puts nothing on
    numbered = re.search(numbered_shot(piece.words), piece.text) is not None
    return piece.has(*_OTHERWISE) or has_seconds(piece) or numbered

"""Lines called by what they are spoken in: `粤语那句`, `英語のセリフは`, `메이의 중국어는`.

Tells such a name from what the line is to be spoken in, which stands beside it. Resolves against
the plan as it is being changed; changes nothing. For scripts whose words need no blanks or carry
their particles; `the line in French` is read elsewhere.
"""

import re
from dataclasses import replace
from difflib import SequenceMatcher

from ....generator.plan import DialogueLine
from ..scanning import Hit
from .clause import Clause
from .draft import Outcome, Wish
from .likeness import bare
from .lines_named import of_those_named, quoted_lines, without_people
from .manner import dialects

_TONGUES = ("language", "dialect")


def called_by_tongue(wish: Wish) -> Wish:
    """The wish with the lines it calls so as those picked, and without their tongue."""
    if wish.clause.words.latin or wish.picked("line") or quoted_lines(wish):
        return wish
    lines, rest = _called(wish)
    if not lines or (_is_single(wish) and len(lines) > 1):
        return wish
    picked = wish.draft.picked | {"line": tuple(line.id for line in lines)}
    return replace(wish, rest=rest, draft=replace(wish.draft, picked=picked))


def which_of_the_tongue(wish: Wish) -> Outcome:
    """Asks where `粤语那句` may be several; of `レイチェルの英語、` alone more is to come."""
    if wish.clause.words.latin:
        return None
    if (ids := wish.picked("line")) and _is_topic(wish):
        return wish.draft.about_lines(*ids)
    lines, _ = _called(wish)
    several = len(lines) > 1 and not wish.picked("line") and _is_single(wish)
    return wish.which_line(lines) if several else None


def _called(wish: Wish) -> tuple[tuple[DialogueLine, ...], Clause]:
    """The lines in the tongue that is no target of the wish, and the words left."""
    among = of_those_named(wish, wish.plan.lines)
    for hit in _tongues(wish.rest):
        lines = tuple(line for line in among if hit.value in (line.language, line.dialect))
        if lines and _is_name(wish.rest, hit):
            alike = _as_the_new_words(wish, lines) if _is_single(wish) else None
            return ((alike,) if alike else lines), wish.rest.cut(hit.start, hit.end)
    return (), wish.rest


def _tongues(clause: Clause) -> list[Hit]:
    named = {*dialects(clause), *clause.values("language")}
    return sorted(named, key=lambda hit: hit.start)


def _is_name(clause: Clause, hit: Hit) -> bool:
    """Whether a tongue tells which line is meant: it stands right beside the word for a line,
    or is somebody's own and another one comes for it."""
    words, before, after = clause.words, clause.text[: hit.start], clause.text[hit.end :]
    owns = words.pattern("genitive").pattern
    noun = words.any_meaning("line", "that_line").pattern
    small = words.any_meaning("of_it", "genitive", "accent").pattern
    target = words.pattern("to_before").pattern
    loose = words.any_meaning("filler", "genitive").pattern
    if re.search(rf"(?:{target})(?:{loose})?\s*$", before):
        return False
    leads = words.pattern("in_prep").pattern != words.any_of(())
    to = "(?!)" if leads else words.pattern("to_them").pattern
    if re.match(rf"\s*(?:(?:{small})\s*)*(?:{noun})(?!\s*(?:{to}))", after):
        return True
    if leads and re.search(rf"(?:{noun})(?:{owns})?\s*$", before):
        return any(other.start >= hit.end for other in _tongues(clause)) or _goes(clause, hit)
    owned = re.search(rf"(?:{owns})\s*$", before) and not re.match(rf"\s*(?:{to})", after)
    another = any(other.start >= hit.end for other in _tongues(clause))
    return bool(owned) and (another or not _left(clause.cut(0, hit.end)))


def _goes(clause: Clause, hit: Hit) -> bool:
    """Whether something else than another tongue is wanted of it: `那句粤语删掉`."""
    return clause.cut(0, hit.end).has("remove", "lengthen", "shorten", "say", "spoken_manner")


def _is_single(wish: Wish) -> bool:
    """Whether one line is meant: `粤语那句`, `英語の一言`."""
    return wish.clause.has("that_line") and not wish.clause.has("every_line", "everyone")


def _as_the_new_words(wish: Wish, lines: tuple[DialogueLine, ...]) -> DialogueLine | None:
    """Of several lines the one that new words in the message are most like."""
    quotes = wish.clause.quotes[-1:]
    if not quotes or len(lines) == 1:
        return None
    new = bare(quotes[0])
    scores = [SequenceMatcher(None, new, bare(line.text)).ratio() for line in lines]
    best = max(scores)
    return lines[scores.index(best)] if best and scores.count(best) == 1 else None


def _is_topic(wish: Wish) -> bool:
    """Whether a clause calls lines and wants nothing of them yet."""
    return not wish.clause.quoted and not _left(without_people(wish))


def _left(clause: Clause) -> str:
    """What a clause says beside the names of lines."""
    known = ("line", "that_line", "genitive", "in_post", "filler", "of_it")
    text = clause.words.any_meaning(*known).sub(" ", clause.text)
    return "".join(filter(str.isalpha, text))

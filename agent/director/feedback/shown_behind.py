"""What new shots show, told behind the wish for them: `put two shots at the start. First, …`.

Finds the pictures in the clauses that follow, one for each shot that is added. Knows no plan. For
languages in Latin letters.
"""

import re
from dataclasses import replace

from .clause import MASK, Clause, seconds_pattern
from .words import FeedbackWords

MOST_NEW = 9
"""So many shots at most are added and shown in one breath."""
_EDGES = " ,.;:–—-"


def with_shown(pieces: list[Clause]) -> list[Clause]:
    """The pieces with the pictures of new shots held by the one that adds them.

    Where nobody knows which picture is whose, none is held.
    """
    found, at = list[Clause](), 0
    while at < len(pieces):
        piece = pieces[at]
        count = _new_shots(piece) or _only_places_one(pieces, at)
        told, end = _told_behind(pieces, at) if count else ([], at + 1)
        parts = _parted(told, count) if told else []
        if count and told and (len(parts) == count or count > 1):
            colon = re.search(r":\s", piece.text)
            head = piece.cut(colon.start(), len(piece.text)) if colon else piece
            found.append(replace(head, shown=tuple(parts) if len(parts) == count else ()))
            at = end
        else:
            found.append(piece)
            at += 1
    return found


def tells_several_new(piece: Clause) -> bool:
    """Whether it adds shots by their number: `add two shots at the end`."""
    return piece.words.latin and piece.has("several_new")


def _new_shots(piece: Clause) -> int:
    """How many new shots a piece wants without telling what they show; 0 for none."""
    words = piece.words
    if not words.latin or piece.has("line", "lettering", "split", "merge"):
        return 0
    if several := words.pattern("several_new").search(piece.text):
        number = re.search(words.number, several[0])
        count = round(words.value(number[0])) if number else 0
        return count if 1 < count <= MOST_NEW else 0
    added = list(words.pattern("add_shot").finditer(piece.text))
    return 1 if added and _only_tells_where(piece, added[-1].end()) and not piece.quoted else 0


def _only_places_one(pieces: list[Clause], at: int) -> int:
    """1 for a place before or after all there is, and more seconds of a picture behind it."""
    piece, words = pieces[at], pieces[at].words
    if not words.latin or piece.quoted or at + 1 == len(pieces):
        return 0
    alone = words.any_meaning("before_all", "after_all").fullmatch(piece.text.strip(_EDGES))
    text = pieces[at + 1].text.strip(_EDGES)
    length = seconds_pattern(words).match(text)
    tail = text[length.end() :].strip() if length else ""
    extra, of = (words.pattern(name).pattern for name in ("extra", "of_what"))
    told = re.match(rf"(?:(?:{extra})\s+)?(?:{of})\s|\s*:\s", tail)
    more = length is not None and re.search(rf"{extra}", length[0])
    return 1 if alone and (told or (more and ":" in tail[:1])) else 0


def _only_tells_where(piece: Clause, start: int) -> bool:
    """Whether what stands behind a new shot is only its length and its place."""
    words, tail = piece.words, piece.text[start:]
    place = words.any_meaning("between", "after", "before", "at_edge", "at_the_end", "to_front")
    bare = words.any_meaning("new_kind", "right_there", "extra").sub(" ", tail)
    bare = seconds_pattern(words).sub(" ", bare)
    led = words.any_meaning("in_prep", "filler").sub(" ", bare).strip(_EDGES)
    placed = place.match(led) or place.match(bare.strip(_EDGES))
    return not led or (placed is not None and not re.search(r"[,:]", bare))


def _told_behind(pieces: list[Clause], at: int) -> tuple[list[Clause], int]:
    """The pieces that go on with what new shots show, and where the next wish begins."""
    head = pieces[at]
    colon = re.search(r":\s", head.text)
    behind = head.cut(0, colon.end()) if colon else None
    told = [behind] if behind and behind.text.strip(_EDGES) else []
    end = at + 1
    while end < len(pieces):
        piece = _without_silence(pieces[end])
        if piece.text.strip(_EDGES) and not _shows(piece, bool(told)):
            break
        told += [piece] if piece.text.strip(_EDGES) else []
        end += 1
    return told, end


def _without_silence(piece: Clause) -> Clause:
    """A piece without `nobody speaks in them`, which a new shot needs not be told."""
    ends = re.search(r":\s|$", piece.text)
    at = ends.end() if ends else len(piece.text)
    left = piece.words.any_meaning("silent", "without", "line", "say", "in_prep", "pronoun", "each")
    bare = left.sub(" ", piece.text[:at]).strip(_EDGES)
    told = piece.cut(at, len(piece.text)).has("silent") and len(bare.split()) <= 1
    return piece.cut(0, at) if told and not piece.quoted else piece


def _shows(piece: Clause, goes_on: bool) -> bool:
    """Whether a piece tells a picture and wants nothing else."""
    words, text = piece.words, piece.text.strip(_EDGES)
    bare = re.sub(rf"^(?:{words.pattern('of_what').pattern})\s+", "", text)
    length = seconds_pattern(words).match(bare)
    timed, led = length is not None, length is not None and bare[length.end() :][:1] == ":"
    other = ("subtitles", "music", "keep", "idle", "that_much", *(() if led else ("whole",)))
    if piece.has(*other):
        return False
    if piece.quoted:
        return timed and not goes_on
    lead = _lead(words).match(text)
    text = text[lead.end() :].strip(_EDGES) if lead else text
    joint = re.match(rf"(?:{words.pattern('list_joint').pattern})\s+", text)
    text = text[joint.end() :] if joint else text
    others = ("act", "want", "opens_on", "ends_on", "remove", *(() if lead else ("pronoun",)))
    if words.any_meaning(*others).match(text):
        return False
    framed = any(not piece.text[: hit.start].strip(_EDGES) for hit in piece.values("framing"))
    opens = timed or words.pattern("indefinite").match(text)
    return bool(lead or framed or opens) or (goes_on and not piece.has("shot", "act"))


def _lead(words: FeedbackWords) -> re.Pattern[str]:
    """What begins the picture of one of several: `first,`, `the second one is`, `then`."""
    small = words.any_meaning("in_the", "article").pattern
    noun = words.any_meaning("shot", "another_one").pattern
    one = rf"(?:{words.ordinal})(?:\s+(?:{noun}))?"
    ordinal = rf"(?:{small})\s+{one}|{one}(?=[,:])"
    tie = words.any_meaning("shows_this", "to_before").pattern
    then = words.pattern("next_part").pattern
    shows = words.pattern("shows_this").pattern
    return re.compile(rf"(?:(?:{then})|(?:{shows})|{ordinal})(?:\s+(?:{tie})(?=\s))?[\s,:–—-]+")


def _parted(told: list[Clause], count: int) -> list[Clause]:
    """The pictures, one for each new shot, without what leads each in."""
    joined = told[0].having(*(_row(part) for part in zip(*_texts(told), strict=True)))
    joint = joined.words.pattern("list_joint").pattern
    edge = rf"(?:^|[,;]\s*(?:(?:{joint})\s+)?|\s(?:{joint})\s+)[\s,.:;]*"
    leads = list(re.finditer(edge + _lead(joined.words).pattern, joined.text))
    if count == 1 and leads and not leads[0].start():
        return [_as_picture(joined.cut(*leads[0].span()))]
    if count == 1:
        return [_as_picture(joined)]
    if len(leads) != count or joined.text[: leads[0].start()].strip(_EDGES):
        return _at_joints(joined, count)
    starts = [lead.end() for lead in leads]
    ends = [*(lead.start() for lead in leads[1:]), len(joined.text)]
    return [_stretch(joined, *span) for span in zip(starts, ends, strict=True)]


def _texts(told: list[Clause]) -> list[tuple[str, str]]:
    return [(piece.text, piece.raw) for piece in told]


def _row(parts: tuple[str, ...]) -> str:
    return ", ".join(part.strip(_EDGES) for part in parts)


def _stretch(told: Clause, start: int, end: int) -> Clause:
    return _as_picture(told.having(told.text[start:end], told.raw[start:end]))


def _as_picture(told: Clause) -> Clause:
    """A picture behind a colon, its length before it: as one that is told with its shot."""
    words = told.words
    length = rf"[(\[]?\s*{seconds_pattern(words).pattern}\s*[)\]]?"
    found = re.search(length, told.text)
    led = ""
    if found:
        led = f"{found[0].strip('()[] ')}, "
        told = told.cut(*found.span())
    article = words.pattern("article").pattern
    for hit in told.values("framing")[:1]:
        before = re.fullmatch(rf"[\W_]*(?:(?:{article})\s+)?", told.text[: hit.start])
        told = told.cut(0, hit.start) if before else told
    text, raw = (re.sub(r"\s+", " ", part.strip(_EDGES)) for part in (told.text, told.raw))
    extra, of = (words.pattern(name).pattern for name in ("extra", "of_what"))
    tie = re.match(rf"(?:(?:{extra})\s+)?(?:{of})\s+", text)
    start = tie.end() if tie else 0
    return told.having(f": {led}{text[start:]}", f": {led}{raw[start:]}")


def _at_joints(told: Clause, count: int) -> list[Clause]:
    """`a cat on a roof (2 s) and a dog below it (3 s)`: parted where another one is led in.

    Where that makes not as many as are wanted, nobody knows which is which.
    """
    words, text = told.words, told.text
    new = rf"(?:{words.pattern('indefinite').pattern})\s|{words.number}"
    joint = rf"\s*(?:,|;|{words.any_meaning('list_joint', 'next_part').pattern})+\s+(?={new})"
    lengths = list(seconds_pattern(words).finditer(text))
    cuts = [m for m in re.finditer(joint, text) if not MASK.match(text, m.end())]
    if len(cuts) != count - 1 and len(lengths) == count:
        cuts = [m for m in cuts if _parts_lengths(m.start(), lengths)][: count - 1]
    starts, ends = [0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(text)]
    return [_stretch(told, *span) for span in zip(starts, ends, strict=True)]


def _parts_lengths(at: int, lengths: list[re.Match[str]]) -> bool:
    """Whether a joint stands right behind a length: `a cat, 2 s, and a dog, 3 s`."""
    return any(length.end() <= at <= length.end() + 2 for length in lengths)

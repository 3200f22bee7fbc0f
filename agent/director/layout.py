"""The shape of a request: which words belong to which shot, and what a labelled field holds.

Prose, numbered shots, time ranges, bullet fields, tables, tags and screenplays all become
sections of bits. This module knows marks and labels; it does not know what the words mean.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from .head_lines import camera_parts
from .headings import headings
from .labels import (
    bare_label,
    behind_bracket,
    bracketed_label,
    cast_entry,
    field_of,
    is_name,
    label_of,
)
from .page import (
    LABEL_ENDS,
    MARKS,
    Bit,
    BitKind,
    Column,
    Heading,
    Section,
    begins_line,
    indent,
    is_item,
    is_rule,
    lines,
)
from .picture import bare_framing, bare_movement
from .screenplay import quoted_cue, screenplay_line, speaks_again, title_page_line
from .tables import is_row, table_rows, table_shots
from .talk import is_script, names_again, talk_of
from .text import SENTENCE_ENDS, Span, Text
from .turns import turns
from .vocabulary import Piece

__all__ = ["Bit", "Section", "field_of", "label_of", "sections", "table_sections"]

Page = Literal["prose", "title page", "scene", "shot"]
"""What the lines of a section may be besides prose."""
LONGEST_NOTHING_LETTERS = 16
_RUNNING = (
    "action",
    "effect",
    "sound",
    "music",
    "camera",
    "ignored",
    "avoid",
    "dialogue",
    "narration",
    "lines",
)
"""Fields that may go on for several sentences of a line."""
_SPOKEN_OR_HEARD = ("dialogue", "lines", "sound")
_CAMERA_KINDS = ("framing", "angle", "movement")
_BLOCKS = ("cast", "avoid", "style", "sound", "music", "lines")
"""Fields whose name on a line of its own needs no colon."""


def sections(text: Text) -> tuple[Section, ...]:
    """What is said of the whole video first, then the shots or scenes in order."""
    heads = headings(text)
    again = names_again(text)
    if not heads:
        return (Section("video", text.whole, None, tuple(_bits(text, text.whole, again))),)
    if heads[0].kind == "scene":
        return _scenes(text, heads, again)
    ends = [*(head.start for head in heads[1:]), len(text.raw)]
    cuts = [
        _tail(text, heads, Span(head.end, end), end == len(text.raw))
        for head, end in zip(heads, ends, strict=True)
    ]
    spans = [Span(head.end, cut) for head, cut in zip(heads, cuts, strict=True)]
    placed = all(_numbered_place(text, span) for span in spans)
    page: Page = "scene" if placed and is_script(text, text.whole) else "shot"
    found = [_shot(text, head, span, again, page) for head, span in zip(heads, spans, strict=True)]
    before, after = Span(0, heads[0].start), Span(cuts[-1], len(text.raw))
    common = (*_bits(text, before, again), *_bits(text, after, again))
    return (Section("video", before, None, common), *found)


def _shot(
    text: Text, head: Heading, span: Span, again: frozenset[str], page: Page = "shot"
) -> Section:
    """A shot: what its heading and the line behind it say of the camera, and its bits."""
    camera = tuple(camera_parts(text, span))
    rest = Span(camera[-1].span.end, span.end) if camera else span
    place = _numbered_place(text, rest) if page == "scene" and not camera else None
    rest = Span(place.span.end, rest.end) if place else rest
    bits = (
        *_told(text, head),
        *camera,
        *([place] if place else ()),
        *_bits(text, rest, again, page),
    )
    return Section(head.kind, span, head.seconds, bits)


def _numbered_place(text: Text, span: Span) -> Bit | None:
    """Where a numbered scene of a screenplay plays, behind its number: `씬 1. 버스 안 / 낮`."""
    line = Span(span.start, text.raw.find("\n", *span))
    told = text.words(line) if line.end > 0 else ""
    named = text.has(line, "place") or text.has(line, "time") if told else False
    return Bit("place", line) if named and told[-1] not in SENTENCE_ENDS else None


def _told(text: Text, head: Heading) -> Iterator[Bit]:
    """What a heading says of the camera: `Shot 1 (4 s, close-up)`."""
    if head.camera:
        yield from (Bit("framing", part) for part in head.camera)
        return
    within = Span(head.start, head.end)
    if any(text.has(within, kind) for kind in ("framing", "angle", "movement")):
        yield Bit("framing", within)


def _scenes(text: Text, heads: tuple[Heading, ...], again: frozenset[str]) -> tuple[Section, ...]:
    """The scenes of a screenplay, each with the transition that leads to it."""
    before = Span(0, heads[0].start)
    page: Page = "scene" if speaks_again(text, before) else "title page"
    found = [Section("video", before, None, tuple(_bits(text, before, again, page)))]
    ends = [*(head.start for head in heads[1:]), len(text.raw)]
    for head, end in zip(heads, ends, strict=True):
        span = Span(head.end, end)
        bits = (*_lead(text, head), *_bits(text, span, again, "scene"))
        place = [bit for bit in found[-1].bits if bit.kind == "place"]
        if not any(bit.kind == "place" for bit in bits):
            bits = (*place, *bits)
        found.append(Section(head.kind, span, head.seconds, bits))
    return tuple(found)


def _lead(text: Text, head: Heading) -> Iterator[Bit]:
    """The transition above a scene."""
    lead = next(lines(text, Span(head.start, head.end)))
    if text.words(lead):
        yield Bit("camera", lead)


def table_sections(text: Text) -> tuple[Section, ...]:
    """The shots of a table with a row for each, or () when the text holds none."""
    rows = table_rows(text)
    found = table_shots(text, rows)
    if not found:
        return ()
    again = names_again(text)
    outside = [Span(0, rows[0].start), Span(rows[-1].end, len(text.raw))]
    common = tuple(bit for span in outside for bit in _bits(text, span, again))
    return (Section("video", outside[0], None, common), *found)


def _tail(text: Text, heads: tuple[Heading, ...], span: Span, is_last: bool) -> int:
    """Where a shot ends and what is said of the whole video goes on."""
    raw = text.raw[span.start : span.end]
    for match in re.finditer(r"\n[ \t]*#{1,6} |\n-{3,}[ \t]*\n", raw):
        if raw[: match.start()].strip():
            return span.start + match.start()
    if not is_last:
        return span.end
    if told := _one_sentence(text, heads):
        return told.end
    others = [text.raw[a.end : b.start].strip() for a, b in pairwise(heads)]
    if any(re.search(r"\n[ \t]*\n[ \t]*\S", other) for other in others):
        return span.end
    skipped = len(raw) - len(raw.lstrip("\n"))
    stop = re.search(r"\n[ \t]*\n", raw[skipped:])
    cut = skipped + stop.start() if stop else len(raw)
    one_line = others and all("\n" not in other for other in others)
    line = raw.find("\n", 0, cut) if one_line else -1
    while line > 0 and raw[:line].rstrip()[-1:] in tuple(LABEL_ENDS):
        line = raw.find("\n", line + 1, cut)  # what is said stands on the next line
    return span.start + (line if line > 0 and raw[:line].strip() else cut)


def _one_sentence(text: Text, heads: tuple[Heading, ...]) -> Span | None:
    """The sentence that counts off all the shots; what stands behind it is said of the video."""
    first = next(s for s in text.sentences(text.whole) if heads[0].start < s.end)
    return first if len(heads) > 1 and heads[-1].end < first.end else None


# ---- what the lines of a section hold


def _bits(text: Text, span: Span, again: frozenset[str], page: Page = "prose") -> Iterator[Bit]:
    """The bits of a section, in order; rows of a table that lists no shots say little."""
    column = Column()
    rows: list[Span] = []
    talk = talk_of(text, span, again, in_a_shot=page in ("scene", "shot"))
    page = "scene" if page in ("prose", "shot") and is_script(text, span) else page
    for line in lines(text, span):
        words = text.words(line)
        if column.block == "cast" and not is_item(text, line) and quoted_cue(text, line):
            column.block = None  # somebody of the cast speaks
        if is_row(text, line):
            rows.append(line)
        elif line in talk and column.block != "cast":
            column.bits.append(talk[line])
        elif is_rule(words):
            column.close()
        elif column.block == "cast" or not _scripted(text, line, span, column, page):
            _line(text, line, column)
    yield from _with_words(text, list(_without_action(text, column.bits)))
    yield from (Bit("ignored", row) for row in rows)


def _without_action(text: Text, bits: list[Bit]) -> Iterator[Bit]:
    """The bits, with prose for what no name leads to in a script whose lines have names."""
    named = any(bit.kind in ("lines", "cue") and bit.label for bit in bits)
    spoken = False
    for bit in bits:
        spoken = bool(bit.label) or (spoken and not begins_line(text, bit.span.start))
        told = bit.kind == "lines" and named and not spoken
        yield bit._replace(kind="prose") if told else bit


def _with_words(text: Text, bits: list[Bit]) -> Iterator[Bit]:
    """The bits, with what leads to words in marks on the line below and those words in one."""
    kept: list[Bit] = []
    for bit in bits:
        above = kept[-1] if kept and kept[-1].kind == bit.kind == "prose" else None
        leads = above is not None and text.words(above.span)[-1:] in tuple(LABEL_ENDS)
        if above and leads and text.quote_begins(Span(bit.span.start, bit.span.start + 1)):
            kept[-1] = above._replace(span=Span(above.span.start, bit.span.end))
        else:
            kept.append(bit)
    return iter(kept)


def _scripted(text: Text, line: Span, span: Span, column: Column, page: Page) -> bool:
    """Whether a line was read as one of a screenplay."""
    match page:
        case "scene":
            return screenplay_line(text, line, span, column)
        case "title page":
            return title_page_line(text, line, column)
        case "prose" | "shot":
            return False


def _line(text: Text, line: Span, column: Column) -> None:
    """The bits of a line: its field, or its sentences one by one."""
    opened = column.block
    if opened and _is_outside(text, line, column):
        column.block = opened = None
    _read_line(text, line, column)
    if column.block and column.block != opened:
        below = lines(text, Span(min(line.end + 1, len(text.raw)), len(text.raw)))
        first = next(below)
        further = is_item(text, first) or indent(text, first) > indent(text, line)
        column.outside = indent(text, line) if further and not is_item(text, line) else None


def _is_outside(text: Text, line: Span, column: Column) -> bool:
    """Whether a line is no more of the list under a label: it stands as far out as the label."""
    if column.outside is None or is_item(text, line):
        return False
    return indent(text, line) <= column.outside


def _read_line(text: Text, line: Span, column: Column) -> None:
    """Adds the bits of a line under the block that is open."""
    if several := _turns(text, line, column):
        column.bits += several
        return
    running: BitKind = "prose"
    for sentence in _joined_speech(text, line):
        if tag := _tag_bit(text, sentence):
            column.block = "cast" if _opens_cast(text, sentence, tag) else None
            column.bits.append(tag)
            running = tag.kind if tag.kind != "cast" else "prose"
        elif opened := _opened(text, sentence, line):
            column.block = opened
        elif column.block == "cast" and (entry := _cast_entry(text, sentence)):
            column.bits.append(entry)
        elif label := label_of(text, sentence):
            running = _labelled(text, sentence, label, column)
        else:
            running = column.block or _running(text, column, running)
            column.bits.append(Bit(running, sentence))


def _turns(text: Text, line: Span, column: Column) -> list[Bit]:
    """The words of several people behind the label of a dialogue, or in a line under one."""
    label = label_of(text, line)
    kind = field_of(text.words(bare_label(text, label))) if label else None
    if label and kind in ("dialogue", "lines"):
        return turns(text, Span(label.end, line.end))
    goes_on = column.block in ("dialogue", "lines") or (
        column.bits and column.bits[-1].kind == "dialogue"
    )
    return turns(text, line) if goes_on and kind is None else []


def _cast_entry(text: Text, sentence: Span) -> Bit | None:
    """An entry of the cast, which begins its line."""
    return cast_entry(text, sentence) if begins_line(text, sentence.start) else None


def _labelled(text: Text, sentence: Span, label: Span, column: Column) -> BitKind:
    """Adds the bit behind a label; gives what the sentences behind it go on with."""
    content, inner = Span(label.end, sentence.end), bare_label(text, label)
    kind = _field(text, inner, content)
    empty = not text.raw[content.start : content.end].strip(MARKS)
    if kind is None and empty and column.block == "cast":
        column.block = None
        return "prose"
    if kind is None:
        spoken = _speaker_kind(text, content, inner, column.block)
        whole = sentence if spoken in ("prose", "cue") else content
        column.bits.append(Bit(spoken, whole, None if spoken == "prose" else inner))
        return "prose" if spoken == "cue" else spoken
    if kind in _SPOKEN_OR_HEARD and (line := _named_line(text, content)):
        column.bits.append(line)
        return "prose"
    spoken = kind in ("narration", "dialogue")
    goes_on = column.block if spoken and column.block == "lines" else None
    column.block = kind if empty else goes_on
    if not empty:
        end = _said_end(text, content) if spoken else content.end
        column.bits.append(Bit(kind, Span(content.start, end), inner))
        if text.words(Span(end, content.end)):
            column.bits.append(Bit("prose", Span(end, content.end)))
    return kind


def _said_end(text: Text, content: Span) -> int:
    """Where a line that opens a field and is whole ends: `“The city is full of doors.” soft piano`;
    what tells how it is said belongs to it."""
    quotes = list(text.quotes_in(content))
    if len(quotes) != 1 or not _begins_with_words(text, content):
        return content.end
    quote, rest = quotes[0], Span(quotes[0].end, content.end)
    whole = quote.words[-1:] in SENTENCE_ENDS
    told = any(text.has(rest, kind) for kind in ("speaking", "manner", "language", "dialect"))
    return quote.end if whole and (not told or text.has(rest, "sound")) else content.end


def _named_line(text: Text, content: Span) -> Bit | None:
    """What a field of speech or sound holds behind a name: `Audio: Kit: “Which one?”`."""
    label = label_of(text, content)
    inner = bare_label(text, label) if label else None
    if label is None or inner is None or field_of(text.words(inner)) or not is_name(text, inner):
        return None
    said = Span(label.end, content.end)
    return Bit("dialogue", said, inner) if _begins_with_words(text, said) else None


def _field(text: Text, label: Span, content: Span) -> Piece | None:
    """What a label announces; what it holds tells where its name may mean several things."""
    kind = field_of(text.words(label))
    camera = bare_framing(text, content) or any(text.has(content, k) for k in _CAMERA_KINDS)
    if kind == "aspect" and camera and not text.has(content, "aspect"):
        return "framing"
    told = camera or bare_movement(text, content) or not text.words(content)
    return "action" if kind == "movement" and not told else kind


def _joined_speech(text: Text, line: Span) -> list[Span]:
    """The sentences of a line; those behind `Narration:` without marks are one."""
    found: list[Span] = []
    speaking = False
    for sentence in text.sentences(line):
        label = label_of(text, sentence)
        apart = label is not None or text.quoted(sentence) or bracketed_label(text, sentence)
        if speaking and not apart:
            found[-1] = Span(found[-1].start, sentence.end)
            continue
        found.append(sentence)
        kind = field_of(text.words(bare_label(text, label))) if label else None
        content = Span(label.end if label else sentence.end, sentence.end)
        short = len(text.words(content)) < LONGEST_NOTHING_LETTERS
        silent = short and text.has(content, "cue", "nothing")
        speaking = kind == "narration" and not text.quoted(sentence) and not silent
    return found


def _running(text: Text, column: Column, running: BitKind) -> BitKind:
    """What a sentence in the middle of a line is: more of the field before it, or prose."""
    if running not in _RUNNING:
        return "prose"
    if running in ("dialogue", "narration", "lines") and column.bits:
        return "prose" if text.quoted(column.bits[-1].span) else running
    return running


def _opened(text: Text, sentence: Span, line: Span) -> Piece | None:
    """The field that `【台词】` or `CHARACTERS` on a line of its own opens."""
    tag = bracketed_label(text, sentence)
    rest = behind_bracket(text, sentence)
    if (
        tag
        and not text.raw[rest.start : rest.end].strip(MARKS)
        and (kind := field_of(text.words(tag)))
    ):
        return kind
    if sentence.start != line.start or text.raw[sentence.end : line.end].strip():
        return None
    kind = field_of(text.words(sentence))
    return kind if kind in _BLOCKS else None


def _tag_bit(text: Text, sentence: Span) -> Bit | None:
    """`[Style] neon` and `[Character A: Nadia, headset]`."""
    inner = bracketed_label(text, sentence)
    if inner is None:
        return None
    after = behind_bracket(text, sentence)
    label = label_of(text, inner)
    if label and not text.words(after):
        return Bit("cast", Span(label.end, inner.end), bare_label(text, label))
    kind = field_of(text.words(inner))
    if kind is None and _begins_with_words(text, after) and is_name(text, inner):
        return Bit("dialogue", after, inner)
    return Bit(kind, after, inner) if kind and text.words(after) else None


def _opens_cast(text: Text, sentence: Span, tag: Bit) -> bool:
    """Whether the lines under a tag may go on with the cast: `[Cast] Bea: …`."""
    inner = bracketed_label(text, sentence)
    return tag.kind == "cast" and inner is not None and field_of(text.words(inner)) == "cast"


def _begins_with_words(text: Text, span: Span) -> bool:
    """Whether a quotation stands at the head of a stretch: `[Nia/softly]: "…"`."""
    quote = next(text.quotes_in(span), None)
    return quote is not None and not text.raw[span.start : quote.start].strip(MARKS)


def _speaker_kind(text: Text, content: Span, label: Span, block: Piece | None) -> BitKind:
    """What stands behind a label that is no field's name."""
    if block == "cast":
        return "cast"
    if _begins_with_words(text, content):
        return "cue" if is_name(text, label) else "prose"
    return block if block in ("dialogue", "lines") else "prose"

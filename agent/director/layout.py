"""The shape of a request: which words belong to which shot, and what a labelled field holds.

Prose, numbered shots, time ranges, bullet fields, tables, tags and screenplays all become
sections of bits. This module knows marks and labels; it does not know what the words mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from .headings import (
    BRACKETS,
    LABEL_ENDS,
    MARKS,
    Heading,
    SectionKind,
    headings,
    length_of,
    lines,
)
from .text import SENTENCE_ENDS, Quote, Span, Text
from .vocabulary import LANGUAGES, Piece, lexicon

BitKind = Piece | Literal["prose", "cue"]


class Bit(NamedTuple):
    """A stretch of the text that is of one kind."""

    kind: BitKind
    span: Span
    label: Span | None = None
    """The label as written: a field's name, or the speaker in front of a line."""
    note: Span | None = None
    """A direction in brackets, under a speaker's name."""


@dataclass(frozen=True)
class Section:
    """A shot, a scene of a screenplay, or what is said of the whole video."""

    kind: SectionKind
    span: Span
    seconds: float | None = None
    bits: tuple[Bit, ...] = ()


@dataclass
class _Lines:
    """What a reader of lines must remember from one line to the next."""

    block: Piece | None = None
    """The field whose label stood alone on a line: what follows is its content."""
    cue: Span | None = None
    note: Span | None = None
    bits: list[Bit] = field(default_factory=list[Bit])


_LABEL = re.compile(
    r"[\s*_#>•·\-–—]*[\[【]?([^\[\]【】:：\n\"“”「」。]{1,48}?)[\]】]?\**\s*[:：]\**"
)
_TAG = re.compile(r"\s*[\[【]([^\[\]【】\n]{1,400})[\]】]\s*[:：]?")
_RULE = re.compile(r"^[\s|:*_=-]{3,}$")


def sections(text: Text) -> tuple[Section, ...]:
    """What is said of the whole video first, then the shots or scenes in order."""
    heads = headings(text)
    if not heads:
        return (Section("video", text.whole, None, tuple(bits(text, text.whole, False))),)
    screenplay = heads[0].kind == "scene"
    ends = [*(head.start for head in heads[1:]), len(text.raw)]
    found: list[Section] = []
    after = Span(len(text.raw), len(text.raw))
    for head, end in zip(heads, ends, strict=True):
        span = Span(head.end, end)
        if not screenplay:
            cut = _tail(text, heads, span, end == len(text.raw))
            span, rest = Span(head.end, cut), Span(cut, end)
            after = rest if end == len(text.raw) else after
        found.append(Section(head.kind, span, head.seconds, tuple(bits(text, span, screenplay))))
    before = Span(0, heads[0].start)
    common = [*bits(text, before, False), *bits(text, after, False)]
    return (Section("video", before, None, tuple(common)), *found)


def _tail(text: Text, heads: tuple[Heading, ...], span: Span, is_last: bool) -> int:
    """Where a shot ends and what is said of the whole video goes on."""
    for match in re.finditer(r"\n[ \t]*#{1,6} |\n-{3,}[ \t]*\n", text.raw[span.start : span.end]):
        if text.raw[span.start : span.start + match.start()].strip():
            return span.start + match.start()
    if not is_last:
        return span.end
    others = [text.raw[a.end : b.start] for a, b in pairwise(heads)]
    if len(heads) > 1 and any(re.search(r"\n[ \t]*\n[ \t]*\S", other.strip()) for other in others):
        return span.end
    one_line = all("\n" not in other.strip() for other in others)
    stop = re.search(r"\n[ \t]*\n", text.raw[span.start : span.end].lstrip("\n"))
    skipped = len(text.raw[span.start : span.end]) - len(
        text.raw[span.start : span.end].lstrip("\n")
    )
    cut = span.start + skipped + stop.start() if stop else span.end
    if one_line and others and (line := text.raw.find("\n", span.start, cut)) > 0:
        cut = line if text.raw[span.start : line].strip() else cut
    return cut


# ---- what the lines of a section hold


def bits(text: Text, span: Span, screenplay: bool) -> Iterator[Bit]:
    """The bits of a section, in order."""
    state = _Lines()
    table: list[Span] = []
    talk = _talk(text, span)
    for line in lines(text, span):
        words = text.raw[line.start : line.end].strip()
        if words.startswith("|") and words.count("|") > 1:
            table.append(line)
        elif line in talk:
            state.bits.append(talk[line])
        elif not words or _RULE.match(words):
            state.block = state.cue = state.note = None
        elif screenplay and _screenplay_line(text, line, span, state):
            continue
        else:
            _line(text, line, state)
    yield from state.bits
    yield from _table_bits(text, table)


def _talk(text: Text, span: Span) -> dict[Span, Bit]:
    """Lines such as `Anna: Did you lock the door?` when they are a conversation.

    They are one when a name comes again or somebody asks or exclaims; a list of the cast is none.
    """
    found: dict[Span, Bit] = {}
    names: list[str] = []
    lively = 0
    for line in lines(text, span):
        label = label_of(text, line)
        inner = _label_span(text, label) if label else None
        if not label or not inner or field_of(text.words(inner)) or not is_name(text, inner):
            continue
        content = Span(label.end, line.end)
        if not text.words(content) or text.quoted(line):
            continue
        owned = text.has(inner, "cue", "thought", "narrator")
        names.append(re.split(r"[(（]", text.words(inner))[0].strip().casefold())
        lively += 2 * owned
        lively += text.words(content)[-1] in "?!？！"
        found[line] = Bit("dialogue", content, inner)
    again = len(set(names)) < len(names) or any(_speaks_again(text, name) for name in set(names))
    voiced = lively > len(found)
    return found if again or voiced or (len(found) > 1 and lively * 2 >= len(found)) else {}


def _speaks_again(text: Text, name: str) -> bool:
    """Whether a name stands in front of two lines of the text or more."""
    if not name:
        return False
    name = re.split(r"의 |の", name)[0]
    aside = r"(?:의 [\w ]+)?\s*(?:[(（][^()（）\n]*[)）])?"
    label = rf"(?:^|[)）\]】]\s?)[\s*_-]*{re.escape(name)}{aside}\s*[:：]"
    return len(re.findall(label, text.folded, re.M)) > 1


def _line(text: Text, line: Span, state: _Lines) -> None:
    """The bits of a line: its field, or its sentences one by one."""
    running: BitKind = "prose"
    for sentence in _joined_speech(text, line):
        if tag := _tag_bit(text, sentence):
            state.block = None
            state.bits.append(tag)
            running = tag.kind if tag.kind != "cast" else "prose"
            continue
        if opened := _opened_by_tag(text, sentence):
            state.block = opened
            continue
        if opened := _opened_by_heading(text, sentence, line):
            state.block = opened
            continue
        if state.block == "cast" and (entry := _dashed_entry(text, sentence)):
            state.bits.append(entry)
            continue
        label = label_of(text, sentence)
        if label is None:
            kind = state.block or _running(text, state, running)
            running = kind
            state.bits.append(Bit(kind, sentence))
            continue
        content = Span(label.end, sentence.end)
        inner = _label_span(text, label)
        kind = field_of(text.words(inner))
        if kind is None:
            kind = _speaker_kind(text, content, inner, state.block)
            whole = sentence if kind in ("prose", "cue") else content
            state.bits.append(Bit(kind, whole, None if kind == "prose" else inner))
            running = "prose" if kind == "cue" else kind
            continue
        state.block = None
        running = kind
        if text.raw[content.start : content.end].strip(MARKS):
            state.bits.append(Bit(kind, content, inner))
        else:
            state.block = kind


def _joined_speech(text: Text, line: Span) -> list[Span]:
    """The sentences of a line; those behind `Narration:` without marks are one."""
    found: list[Span] = []
    speaking = False
    for sentence in text.sentences(line):
        label = label_of(text, sentence)
        apart = label is not None or text.quoted(sentence) or _TAG.match(text.words(sentence))
        if speaking and not apart:
            found[-1] = Span(found[-1].start, sentence.end)
            continue
        found.append(sentence)
        kind = field_of(text.words(_label_span(text, label))) if label else None
        content = Span(label.end if label else sentence.end, sentence.end)
        silent = text.has(content, "cue", "nothing") and len(text.words(content)) < 16
        speaking = kind == "narration" and not text.quoted(sentence) and not silent
    return found


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


def _running(text: Text, state: _Lines, running: BitKind) -> BitKind:
    """What a sentence in the middle of a line is: more of the field before it, or prose."""
    if running not in _RUNNING:
        return "prose"
    if running in ("dialogue", "narration", "lines") and state.bits:
        quoted = text.quoted(state.bits[-1].span)
        return "prose" if quoted else running
    return running


def _opened_by_tag(text: Text, sentence: Span) -> Piece | None:
    """`【台词】` on a line of its own opens a field."""
    words = text.raw[sentence.start : sentence.end]
    match = _TAG.match(words)
    return field_of(match[1]) if match and not words[match.end() :].strip(MARKS) else None


_BLOCKS = ("cast", "avoid", "style", "sound", "music", "lines")


def _opened_by_heading(text: Text, sentence: Span, line: Span) -> Piece | None:
    """`CHARACTERS` on a line of its own opens a field, though no colon stands behind it."""
    if text.words(sentence) != text.words(line):
        return None
    kind = field_of(text.words(sentence))
    return kind if kind in _BLOCKS else None


_DASHED = re.compile(r"[\s*_#>•・▪◆●-]*([^\s,.:;，。：-][^,.:;，。：\n]{0,24}?)\s+[-–—]\s+(?=\S)")


def _dashed_entry(text: Text, sentence: Span) -> Bit | None:
    """`Character 1 - Zora, drummer` in a list of the cast."""
    match = _DASHED.match(text.raw, sentence.start, sentence.end)
    if match is None:
        return None
    return Bit("cast", Span(match.end(), sentence.end), Span(match.start(1), match.end(1)))


def _speaker_kind(text: Text, content: Span, label: Span, block: Piece | None) -> BitKind:
    """What stands behind a label that is no field's name."""
    if block == "cast":
        return "cast"
    quote = next(text.quotes_in(content), None)
    if quote and not text.raw[content.start : quote.start].strip(MARKS):
        return "cue" if is_name(text, label) else "prose"
    if block in ("dialogue", "lines"):
        return block
    return "prose"


def is_name(text: Text, label: Span) -> bool:
    """Whether a label can be a speaker's name with directions, and not the head of a sentence."""
    if text.has(label, "speaking") or text.has(label, "pronoun"):
        return False
    if text.has(label, "cue", "lettering") or _begins_with_article(text, label):
        return False
    if _goes_on_in_lower_case(text, label):
        return False
    name, *directions = re.split(r"[,，、(（]", text.raw[label.start : label.end])
    head = Span(label.start, label.start + len(name))
    if any(text.has(head, kind) for kind in ("place", "time", "framing", "movement", "unit")):
        return False
    rest = Span(head.end, label.end)
    if directions and text.has(rest, "people") and text.has(rest, "cue", "voice", "off_screen"):
        return False
    asian = any(letter > "\u2e80" for letter in name)
    longest = 10 if asian else 4
    parts = [len(part.strip()) if asian else len(part.split()) for part in (name, *directions)]
    return parts[0] <= longest and all(part <= longest + 2 for part in parts)


def _goes_on_in_lower_case(text: Text, label: Span) -> bool:
    """`… actually no, exactly this:` in the middle of a line is no name."""
    begins = text.raw[: label.start].rstrip(MARKS)[-1:] in ("", "\n")
    small = text.raw[label.start : label.start + 1].islower()
    return small and not begins and not text.has(label, "people")


def _begins_with_article(text: Text, label: Span) -> bool:
    first = text.folded[label.start : label.end].split(" ")[0]
    return first in text.lexicon.cues["article"] and text.lexicon.spaced


def label_of(text: Text, span: Span) -> Span | None:
    """The label at the beginning of a stretch, its colon or its full stop included."""
    words = text.raw[span.start : span.end]
    match = _LABEL.match(words)
    if match and match[1].strip(MARKS) and not _is_clock(words, match):
        return Span(span.start, span.start + match.end())
    stop = re.match(r"\s*([A-Z][a-z]+)\.\s*$", words)
    if stop and field_of(stop[1]):
        return Span(span.start, span.end)
    return None


def _is_clock(words: str, match: re.Match[str]) -> bool:
    """Whether the colon stands in a time or a ratio, as in `9:16`."""
    rest = words[match.end() : match.end() + 1]
    return match[1][-1:].isdigit() and rest.isdigit()


def _label_span(text: Text, label: Span) -> Span:
    """A label without its marks, brackets and colon."""
    start, end = label
    strip = MARKS + "[]【】:："
    if text.raw[start:end].count(".") == 1:
        strip += "."
    while start < end and text.raw[start] in strip:
        start += 1
    while end > start and text.raw[end - 1] in strip:
        end -= 1
    return Span(start, end)


def _tag_bit(text: Text, sentence: Span) -> Bit | None:
    """`[Style] neon` and `[Character A: Nadia, headset]`."""
    words = text.raw[sentence.start : sentence.end]
    match = _TAG.match(words)
    if not match:
        return None
    inner = Span(sentence.start + match.start(1), sentence.start + match.end(1))
    after = Span(sentence.start + match.end(), sentence.end)
    label = label_of(text, inner)
    if label and not text.words(after):
        return Bit("cast", Span(label.end, inner.end), _label_span(text, label))
    kind = field_of(text.words(inner))
    if kind and text.words(after):
        return Bit(kind, after, inner)
    return None


@cache
def _field_names() -> dict[str, Piece]:
    """Labels of all lexicons; a label that names several things means the first."""
    names: dict[str, Piece] = {}
    for language in LANGUAGES:
        for piece, phrases in lexicon(language).fields.items():
            for phrase in phrases:
                names.setdefault(phrase.replace("-", " ").replace("_", " "), piece)
    return names


def field_of(label: str) -> Piece | None:
    """What a label announces: itself, one of its parts (`Line/Roar`), or its last word."""
    plain = re.sub(r"[（(][^（）()]*[)）]", "", label).casefold().strip(MARKS)
    if label.strip() == "#":
        return "number"
    names = _field_names()
    plain = re.sub(r"[-_\s]+", " ", plain)
    for part in (plain, *(part.strip() for part in re.split(r"[/／&＆]", plain))):
        if part in names:
            return names[part]
        last = part.split(" ")[-1]
        if last != part and names.get(last) == "dialogue":
            return "dialogue"
    return None


# ---- screenplays


def _screenplay_line(text: Text, line: Span, section: Span, state: _Lines) -> bool:
    """Reads a line of a screenplay; False when it is none of its own and is read as any other."""
    words = text.raw[line.start : line.end]
    core = words.strip(MARKS)
    if line.start == section.start:
        state.bits.append(Bit("place", line))
        return True
    if words.lstrip()[:1] in "△▲":
        state.cue = None
        state.bits.append(Bit("action", line))
        return True
    if state.cue:
        return _under_cue(text, line, core, state)
    if quote := _quoted_cue(text, line):
        state.bits.append(
            Bit("dialogue", Span(quote.start + 1, quote.end - 1), Span(line.start, quote.start))
        )
        return True
    if _is_cue(text, line, section):
        state.cue = line
        state.note = None
        return True
    if words.strip().startswith("*"):
        state.bits.append(Bit("action", line))
        return True
    return False


def _under_cue(text: Text, line: Span, core: str, state: _Lines) -> bool:
    """A direction or the words under a speaker's name."""
    if core[:1] in BRACKETS and core[-1:] in BRACKETS.values():
        state.note = line
        return True
    start = (
        line.start
        + len(text.raw[line.start : line.end])
        - len(text.raw[line.start : line.end].lstrip(MARKS))
    )
    note = state.note
    if core[:1] in BRACKETS and (closing := core.find(BRACKETS[core[0]])) > 0:
        note = Span(start, start + closing + 1)
        start += closing + 1
    state.bits.append(Bit("dialogue", Span(start, line.end), state.cue, note))
    return True


def _quoted_cue(text: Text, line: Span) -> Quote | None:
    """The quotation of `老人「…」`, when nothing but a short name stands before it."""
    quote = next(text.quotes_in(line), None)
    if quote is None or text.raw[quote.end : line.end].strip():
        return None
    name = text.raw[line.start : quote.start].strip(MARKS)
    return quote if 0 < len(name) <= 16 and not re.search(r"[,，、。.:：\s]", name) else None


def _is_cue(text: Text, line: Span, section: Span) -> bool:
    """Whether a line is a speaker's name: short, no sentence, words right under it."""
    words = text.raw[line.start : line.end].strip()
    name = re.sub(r"[（(][^（）()]*[)）]", "", words).strip(MARKS)
    after = text.raw[line.end + 1 : section.end].split("\n")[0].strip()
    if not name or not after or len(name) > 30 or words[-1] in SENTENCE_ENDS + ",，、":
        return False
    if words[-1] in LABEL_ENDS or re.search(r"[,，。、！？!?「」“”\"]", name):
        return False
    if name.isascii() or any("A" <= letter <= "Z" or "À" <= letter <= "Þ" for letter in name):
        return name.upper() == name and any(letter.isalpha() for letter in name)
    return len(name) <= 8 and (" " not in name or name.count(" ") == 1)


# ---- tables


def _table_bits(text: Text, rows: list[Span]) -> Iterator[Bit]:
    """The cells of a table that is no list of shots; such a table says little."""
    for row in rows:
        yield Bit("ignored", row)


def table_sections(text: Text) -> tuple[Section, ...]:
    """The shots of a table with a row for each, or () when the text holds none."""
    rows = [line for line in lines(text, text.whole) if text.words(line).startswith("|")]
    if len(rows) < 2:
        return ()
    columns: list[Piece | None] = [_column(text, cell) for cell in _cells(text, rows[0])]
    columns = _told_columns(text, rows, columns)
    if not {"action", "dialogue", "place"} & set(columns) or len({*columns} - {None}) < 2:
        return ()
    found = [
        _row_section(text, row, columns)
        for row in rows[1:]
        if not _RULE.match(text.raw[row.start : row.end])
    ]
    outside = [Span(0, rows[0].start), Span(rows[-1].end, len(text.raw))]
    common = tuple(bit for span in outside for bit in bits(text, span, False))
    return (Section("video", outside[0], None, common), *found)


def _column(text: Text, header: Span) -> Piece | None:
    """What a column holds, by its header: a field's name or a word for text or time in it."""
    if text.has(header, "cue", "text", "lettering") and not text.has(header, "cue", "dialogue"):
        return "lettering"
    if known := field_of(text.words(header)):
        return known
    return "duration" if text.has(header, "unit") else None


def _told_columns(text: Text, rows: list[Span], columns: list[Piece | None]) -> list[Piece | None]:
    """The columns whose headers say nothing known, told by their cells: quotations, sentences."""
    table = [list(_cells(text, row)) for row in rows[1:] if not _RULE.match(text.words(row))]
    found = list(columns)
    for index, kind in enumerate(columns):
        cells = [
            row[index] for row in table if index < len(row) and not _is_empty(text, row[index])
        ]
        if kind is not None or not cells or not {"number", "duration"} & set(columns):
            continue
        quoted = sum(text.quoted(cell) for cell in cells)
        if quoted * 2 >= len(cells) and "dialogue" not in found:
            found[index] = "dialogue"
        elif "action" not in found:
            found[index] = "action"
    return found


_EMPTY_CELL = re.compile(r"[\s/／\-–—―ー×✗.]*")


def _row_section(text: Text, row: Span, columns: list[Piece | None]) -> Section:
    cells = list(zip(columns, _cells(text, row), strict=False))
    seconds = next(
        (s for kind, cell in cells if kind == "duration" and (s := _cell_seconds(text, cell))),
        None,
    )
    kept = tuple(
        _cell_bit(text, kind, cell)
        for kind, cell in cells
        if kind not in ("duration", "number") and not _is_empty(text, cell)
    )
    return Section("shot", row, seconds, kept)


def _is_empty(text: Text, cell: Span) -> bool:
    words = text.words(cell)
    nothing = text.has(cell, "cue", "nothing") and len(words) < 8 and not text.quoted(cell)
    return bool(_EMPTY_CELL.fullmatch(words)) or nothing


def _cell_seconds(text: Text, cell: Span) -> float | None:
    """The seconds in a cell of a column of lengths, where the unit may be left out."""
    figure = re.fullmatch(r"\d+(?:[.,]\d+)?", text.words(cell).strip("*'′\"”″"))
    return float(figure[0].replace(",", ".")) if figure else length_of(text, cell)


def _cell_bit(text: Text, kind: Piece | None, cell: Span) -> Bit:
    """A cell; one that names its own speaker is their line, whatever its column is called."""
    label = label_of(text, cell) if kind in ("dialogue", "narration", "lines") else None
    if label is None:
        return Bit(kind or "prose", cell)
    inner = _label_span(text, label)
    own = field_of(text.words(inner))
    spoken = own if own in ("dialogue", "narration", "lines") else "dialogue"
    return Bit(spoken, Span(label.end, cell.end), inner)


def _cells(text: Text, row: Span) -> Iterator[Span]:
    """The cells of a row between its bars."""
    bars = [match.start() for match in re.finditer(r"\|", text.raw[row.start : row.end])]
    for left, right in pairwise(bars):
        yield Span(row.start + left + 1, row.start + right)

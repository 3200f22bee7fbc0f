"""Tables with a row for each shot. Knows bars, headers and cells; not what the cells mean."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .labels import bare_label, field_of, label_of
from .measures import length_of, shot_length
from .page import Bit, Section, is_rule, lines
from .text import SENTENCE_ENDS, Span, Text
from .turns import turns
from .vocabulary import Piece

Columns = list[Piece | None]
_EMPTY_CELL = re.compile(r"[\s/／\-–—―\u30fc×✗.]*")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_HEADER_PARTS = re.compile(r"\s*[/／&＆+,，、·・]\s*|\s+")
SPOKEN_ENDS = "?!？！"
_BARS = ("|", "｜", "\t")
LONGEST_NOTHING_LETTERS = 8
FEWEST_BARE_CELLS = 3
LONGEST_HEADER_WORDS = 4
LONGEST_NAME_WORDS = 3
LONGEST_NAME_LETTERS = 24


def is_row(text: Text, line: Span) -> bool:
    """Whether a line is a row of a table."""
    words = text.words(line)
    return words.startswith("|") and words.count("|") > 1


def table_rows(text: Text) -> list[Span]:
    """The rows of a table: lines that begin with a bar, or lines under a header of known columns.

    A table pasted from elsewhere has bars or tabs between its cells only.
    """
    found = [line for line in lines(text, text.whole) if text.words(line).startswith("|")]
    if found:
        return found
    for line in lines(text, text.whole):
        cells = list(_cells(text, line)) if _bars(text, line) else []
        if found and len(cells) < FEWEST_BARE_CELLS:
            break
        known = sum(_is_header(text, cell) for cell in cells)
        if found or (len(cells) >= FEWEST_BARE_CELLS and known * 2 > len(cells)):
            found.append(line)
    return found


def _is_header(text: Text, cell: Span) -> bool:
    """Whether a cell is short and names a column; one with a time is a row's own."""
    short = len(text.words(cell).split()) <= LONGEST_HEADER_WORDS
    return short and length_of(text, cell) is None and _column(text, cell) is not None


def table_shots(text: Text, rows: list[Span]) -> tuple[Section, ...]:
    """The shots of a table with a row for each, or () when it lists none."""
    if len(rows) < 2:
        return ()
    columns: Columns = [_column(text, cell) for cell in _cells(text, rows[0])]
    body = [row for row in rows[1:] if not is_rule(text.words(row))]
    if any(length_of(text, cell) for cell in _cells(text, rows[0])):
        body = [rows[0], *body]
        columns = [_untitled(text, cells) for cells in _by_column(text, body, len(columns))]
    columns = _told_columns(text, body, _counted_columns(text, body, columns))
    columns = _with_words(text, body, _with_speakers(text, body, columns))
    if not {"action", "dialogue", "place"} & set(columns) or len({*columns} - {None}) < 2:
        return ()
    shared = [_names_sound(text, cell) for cell in _cells(text, rows[0])]
    quoted = [any(map(text.quoted, column)) for column in _by_column(text, body, len(shared))]
    sounds = [_Sounds(heard, marks) for heard, marks in zip(shared, quoted, strict=True)]
    return tuple(_row_section(text, row, columns, sounds) for row in body)


class _Sounds(NamedTuple):
    """Whether a column holds sounds beside lines, and whether its lines stand in marks."""

    heard: bool
    marked: bool


def _by_column(text: Text, body: list[Span], count: int) -> list[list[Span]]:
    """The cells of a table's body, column by column."""
    table = [list(_cells(text, row)) for row in body]
    return [[row[index] for row in table if index < len(row)] for index in range(count)]


def _column(text: Text, header: Span) -> Piece | None:
    """What a column holds, by its header: a field's name or a word for text or time in it."""
    if text.has(header, "cue", "text", "lettering") and not text.has(header, "cue", "dialogue"):
        return "lettering"
    if known := field_of(text.words(header).rstrip(".")):
        return known
    return "duration" if text.has(header, "unit") else None


def _untitled(text: Text, cells: list[Span]) -> Piece | None:
    """What a column of a table without a header holds, where every cell of it is a length."""
    return "duration" if all(length_of(text, cell) for cell in cells) else None


def _names_sound(text: Text, header: Span) -> bool:
    """Whether a column holds what is heard beside what is said: `Dialogue / SFX`."""
    parts = [field_of(part) for part in _HEADER_PARTS.split(text.words(header))]
    return len(parts) > 1 and bool({"sound", "music"} & set(parts))


def _counted_columns(text: Text, body: list[Span], columns: Columns) -> Columns:
    """The columns with the first as one of numbers, whatever its header, where it counts from 1."""
    cells = [text.words(next(iter(_cells(text, row)), row)).strip(" #*") for row in body]
    counts = cells == [str(number) for number in range(1, len(body) + 1)]
    headed = len(body) > 1 or columns[0] == "avoid"  # `no` heads numbers, and what is not wanted
    return ["number", *columns[1:]] if counts and headed else columns


def _told_columns(text: Text, body: list[Span], columns: Columns) -> Columns:
    """The columns whose headers say nothing known, told by their cells: quotations, sentences."""
    table = [list(_cells(text, row)) for row in body]
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


def _with_speakers(text: Text, body: list[Span], columns: Columns) -> Columns:
    """The columns with one of who speaks, where names stand beside words: `Habla | Texto`."""
    table = _by_column(text, body, len(columns))
    filled = [
        {row for row, cell in enumerate(column) if not _is_empty(text, cell)} for column in table
    ]
    for index, kind in enumerate(columns[: len(table)]):
        if kind not in ("dialogue", "speaker", None) or not filled[index]:
            continue
        if not all(_is_a_name(text, table[index][row]) for row in filled[index]):
            continue
        for other, said in enumerate(columns[: len(table)]):
            words = other != index and said in ("lettering", "dialogue", "lines")
            cells = [table[other][row] for row in filled[other]]
            spoken = said != "lettering" or all(_is_a_sentence(text, cell) for cell in cells)
            if words and spoken and filled[other] == filled[index]:
                found = list(columns)
                found[index], found[other] = "speaker", "dialogue"
                return found
    return columns


def _with_words(text: Text, body: list[Span], columns: Columns) -> Columns:
    """The columns with one of lines where that of `voice` holds the words as well as who speaks."""
    cells = _by_column(text, body, len(columns))
    return [
        "dialogue" if kind == "speaker" and any(map(text.quoted, column)) else kind
        for kind, column in zip(columns, cells, strict=True)
    ]


def _is_a_name(text: Text, cell: Span) -> bool:
    """Whether a cell holds a name, perhaps with a direction in brackets, and no sentence."""
    bare = re.split(r"[(（]", text.words(cell))[0].strip()
    short = 0 < len(bare.split()) <= LONGEST_NAME_WORDS and len(bare) <= LONGEST_NAME_LETTERS
    return short and not text.quoted(cell) and bare[-1] not in SPOKEN_ENDS + ".。"


def _is_a_sentence(text: Text, cell: Span) -> bool:
    """Whether a cell ends as a sentence does, which signs seldom do."""
    return text.words(cell).strip('"“”«»「」')[-1:] in tuple(SENTENCE_ENDS)


def _row_section(text: Text, row: Span, columns: Columns, sounds: list[_Sounds]) -> Section:
    cells: list[tuple[Piece | None, Span]] = [
        ("sound" if _is_heard(text, kind, cell, shared) else kind, cell)
        for kind, shared, cell in zip(columns, sounds, _cells(text, row), strict=False)
    ]
    lengths = (_cell_seconds(text, cell) for kind, cell in cells if kind == "duration")
    speaker = next((cell for kind, cell in cells if kind == "speaker"), None)
    named = speaker is not None and not _is_empty(text, speaker)
    kept = tuple(
        bit
        for kind, cell in cells
        if kind not in ("duration", "number", "speaker") and not _is_empty(text, cell)
        for bit in _cell_bits(text, kind, cell, speaker if named else None)
    )
    return Section("shot", row, next(filter(None, lengths), None), kept)


def _is_heard(text: Text, kind: Piece | None, cell: Span, shared: _Sounds) -> bool:
    """Whether a cell holds a sound, also where its column is only said to hold lines."""
    told = text.has(cell, "sound") or text.has(cell, "cue", "heard")
    named = kind == "dialogue" and shared.marked and told
    return (shared.heard or named) and _tells_a_sound(text, cell, shared.marked)


def _tells_a_sound(text: Text, cell: Span, marked: bool) -> bool:
    """Whether a cell beside spoken ones only says what is heard: no marks, no name, no question.

    Where other cells of the column have marks, one without them is not spoken.
    """
    words = text.words(cell)
    plain = not text.quoted(cell) and label_of(text, cell) is None
    heard = text.has(cell, "sound") or (words[:1].islower() and words[-1:] != ".")
    return plain and (marked or (heard and words[-1:] not in SPOKEN_ENDS))


def _is_empty(text: Text, cell: Span) -> bool:
    words = text.words(cell)
    short = len(words) < LONGEST_NOTHING_LETTERS and not text.quoted(cell)
    return bool(_EMPTY_CELL.fullmatch(words)) or (short and text.has(cell, "cue", "nothing"))


def _cell_seconds(text: Text, cell: Span) -> float | None:
    """The seconds in a cell of a column of lengths, where the unit may be left out."""
    figure = _FIGURE.fullmatch(text.words(cell).strip("*'′\"”″"))
    return shot_length(float(figure[0].replace(",", "."))) if figure else length_of(text, cell)


def _announced(text: Text, cell: Span) -> Bit | None:
    """The lettering of a cell that says it is: `end card: BORROW A SEED`."""
    label = label_of(text, cell)
    inner = bare_label(text, label) if label else None
    if not label or not inner or field_of(text.words(inner)) != "lettering":
        return None
    return Bit("lettering", Span(label.end, cell.end), inner)


def _cell_bits(text: Text, kind: Piece | None, cell: Span, speaker: Span | None) -> list[Bit]:
    """What a cell holds: words under the name in another cell, turns of several people, or one."""
    if kind == "dialogue" and speaker:
        return [Bit(kind, cell, speaker)]
    several = turns(text, cell) if kind in ("dialogue", "lines", "sound") else []
    return several or [_cell_bit(text, kind, cell)]


def _cell_bit(text: Text, kind: Piece | None, cell: Span) -> Bit:
    """A cell; one that names its own speaker is their line, whatever its column is called."""
    spoken = ("dialogue", "narration", "lines")
    if announced := _announced(text, cell):
        return announced
    label = label_of(text, cell) if kind in (*spoken, "lettering", "sound") else None
    inner = bare_label(text, label) if label else None
    own = field_of(text.words(inner)) if inner else None
    if label is None or inner is None or (kind == "sound" and own not in spoken):
        return Bit(kind or "prose", cell)
    if kind == "lettering" and own not in spoken:
        return Bit(kind, Span(label.end, cell.end) if own else cell, inner if own else None)
    told = own if own in (*spoken, "lettering") else "dialogue"
    return Bit(told, Span(label.end, cell.end), inner)


def _cells(text: Text, row: Span) -> Iterator[Span]:
    """The cells of a row between its bars."""
    bars = _bars(text, row)
    outer = text.words(row)
    first = [] if outer.startswith(_BARS[0]) else [row.start - 1]
    last = [] if outer.endswith(_BARS[0]) else [row.end]
    for left, right in pairwise([*first, *bars, *last]):
        yield Span(left + 1, right)


def _bars(text: Text, row: Span) -> list[int]:
    """Where the cells of a row are parted, by bars or else by tabs."""
    for bar in _BARS:
        if found := [m.start() for m in re.finditer(re.escape(bar), text.raw[row.start : row.end])]:
            return [row.start + place for place in found]
    return []

"""Quotation marks: where the words they hold begin and end, in one pass over a text.

Knows the marks of every script and the dashes of Spanish dialogue; not what is quoted.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_EAST_ASIAN = {"「": "」", "『": "』", "〈": "〉", "＂": "＂"}
PAIRS = {"“": "”", **_EAST_ASIAN, "«": "»", '"': '"', "‘": "’", "'": "'"}
"""Quotation marks, opening to closing."""
_FIRST_EAST_ASIAN = "\u2e80"
SENTENCE_ENDS = ".!?。！？…।"
FARTHEST_CLOSING_LETTERS = 3000
"""A quotation longer than this is a mark that was never closed."""


_ESCAPED = re.compile(r'\\"((?:[^"\\]|\\[^"])*)\\"')
DATA_BREAK = "\v "
"""A line break inside a value, which no line of the text ends at."""
_STAND_IN = "\u2005"
"""A blank that nobody types, where a backslash was: every letter keeps its place."""


class Quote(NamedTuple):
    """Words in quotation marks; `start` and `end` hold the marks too."""

    start: int
    end: int
    words: str
    """Without the marks, to the letter."""


def find_quotes(raw: str) -> Iterator[Quote]:
    """The outermost quotations, by place. One that is never closed is none."""
    closings = _Closings(raw)
    position = 0
    said = -1
    while position < len(raw):
        answers = 0 <= said <= position and not raw[said:position].strip()
        end = _dash_end(raw, position, answers) if raw[position] == "—" else 0
        if end > 0:
            yield Quote(position, end, raw[position + 1 : end].strip(" —"))
            resumed = _resumed(raw, end)
            if resumed:
                yield resumed
            position = said = resumed.end if resumed else end
            continue
        opens = raw[position] in PAIRS and _opens(raw, position)
        end = closings.after(position) if opens else -1
        if end < 0:
            position += 1
            continue
        yield Quote(position, end + 1, raw[position + 1 : end].strip())
        position = end + 1


def unescaped(data: str) -> str:
    r"""Data with \"quotations\" and breaks (`\n`) inside values in signs of the same length."""
    return _ESCAPED.sub(rf"{_STAND_IN}“\1”{_STAND_IN}", data.replace(r"\n", DATA_BREAK))


def as_said(words: str) -> str:
    """Words from `unescaped` data as they are to be spoken."""
    return words.replace(_STAND_IN, "").replace(DATA_BREAK, "\n")


def _dash_end(raw: str, position: int, answers: bool = False) -> int:
    """Where a line of dialogue behind a dash ends (`—¿Vienes? —pregunta Ana.`); 0 for none.

    One that answers stands right behind another: `—No. —Pues ya sabes por qué.`
    """
    if not _DASHED_WORDS.match(raw, position):
        return 0
    before = raw[max(0, position - 40) : position].rstrip(" ")
    if before and before[-1] not in SENTENCE_ENDS + "\n:":
        return 0
    starts_line = not before or before[-1] == "\n"
    if raw[position + 1].isspace() and not starts_line:
        return 0
    line_end = raw.find("\n", position)
    line_end = len(raw) if line_end < 0 else line_end
    dash = raw.find(" —", position, line_end)
    if dash >= 0:
        is_remark = raw[dash + 2 : dash + 3].islower()
        return dash + 1 if is_remark else _first_end(raw, position, dash)
    if starts_line:
        return line_end
    return _first_end(raw, position, line_end) if answers or before[-1] == ":" else 0


_DASHED_WORDS = re.compile(r"—(?:[^\W_a-z]|[\d¿¡\"“«(.…]|[ \t][¿¡])")
"""What begins a line of dialogue; behind the dash of a remark stands a small letter."""
_FIRST_END = re.compile(r"[.!?…]+(?=\s+[^\s¿¡]|\s*$)")


def _first_end(raw: str, start: int, end: int) -> int:
    """Where the first sentence ends, with the questions and exclamations that follow it."""
    found = _FIRST_END.search(raw, start, end)
    return found.end() if found else end


_RESUMED = re.compile(r"—[^—\n]{1,200}\S—([.,:;]?)[ \t]*([^—\n]+)")


def _resumed(raw: str, remark: int) -> Quote | None:
    """The words behind the remark of a line after a dash: `—contesta Ana—. Hace rato.`

    A line that begins with its dash goes on to its end, another for a sentence.
    """
    match = _RESUMED.match(raw, remark)
    if match is None or not match[2].strip(" .,;:"):
        return None
    line_start = raw.rfind("\n", 0, remark) + 1
    whole = raw[line_start:remark].lstrip().startswith("—")
    end = match.end(2) if whole else _first_end(raw, match.start(2), match.end(2))
    return Quote(match.start(2), end, raw[match.start(2) : end].strip())


def _opens(raw: str, position: int) -> bool:
    """Whether a mark may open: an apostrophe stands behind a letter and opens nothing."""
    before = raw[position - 1] if position else " "
    after = raw[position + 1] if position + 1 < len(raw) else " "
    if raw[position] in "'‘":
        return not before.isalnum() and not after.isspace()
    return not (raw[position] == '"' and before.isdigit())


class _Closings:
    """Where the quotations of a text close; the marks of a kind are paired once."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.pairs: dict[str, dict[int, int]] = {}

    def after(self, start: int) -> int:
        """Where the quotation that opens at `start` closes, in the same paragraph; -1 for never."""
        opening = self.raw[start]
        if opening not in self.pairs:
            self.pairs[opening] = _paired(self.raw, opening, PAIRS[opening])
        end = self.pairs[opening].get(start, -1)
        return end if end - start < FARTHEST_CLOSING_LETTERS else -1


def _paired(raw: str, opening: str, closing: str) -> dict[int, int]:
    """Every place of an opening mark that is closed, to the mark that closes it."""
    closers = '”"' if opening in '“"' else closing
    found: dict[int, int] = {}
    waiting: list[int] = []
    for match in re.finditer(rf"\n\n|[{re.escape(opening + closers)}]", raw):
        position = match.start()
        if match[0] == "\n\n":
            waiting.clear()
            continue
        opens_only = match[0] == opening != closing
        if not opens_only and (closing not in "'’" or _closes(raw, position)):
            taken = waiting if opening == closing else waiting[-1:]
            found.update((start, position) for start in taken)
            waiting = [] if opening == closing else waiting[:-1]
        if match[0] == opening:
            waiting.append(position)
    return found


def _closes(raw: str, position: int) -> bool:
    """Whether a single mark closes: nothing of the same word follows, but perhaps a particle."""
    after = raw[position + 1] if position + 1 < len(raw) else " "
    return not (after.isalnum() and after < _FIRST_EAST_ASIAN) and not raw[position - 1].isspace()

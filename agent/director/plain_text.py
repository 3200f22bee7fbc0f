"""Messages as the readers know them: `\\n` ends a line, and no letter is written by its number.

Texts come from mail, word processors, web pages and programs: `\\r\\n`, two blanks that break a
line in Markdown, separators of paragraphs, data in which `é` is written `\\u00e9`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from .text import Span

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CODE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}")
"""A letter of data by its number (RFC 8259, section 7), or by the two that stand for a high one."""


_BRACKETED = re.compile(r"「[^」\n]*」|『[^』\n]*』|“[^”\n]*”|\"[^\"\n]*\"|［([^［］\n]{1,60})］")


class _Piece(NamedTuple):
    words: str
    written: Span


def plain(said: str) -> str:
    """The words with plain ends of lines, no codes for letters, and brackets of one form."""
    return _BRACKETED.sub(_narrow, "".join(piece.words for piece in _pieces(said)))


def _narrow(found: re.Match[str]) -> str:
    """`［3秒］` in the brackets that the readers know; what is quoted stays to the letter."""
    return f"[{found[1]}]" if found[1] else found[0]


class Origin:
    """Where a place in the plain words stands in the words as they were written."""

    def __init__(self, said: str) -> None:
        self._pieces = list(_pieces(said))
        self._starts = [0]
        for piece in self._pieces:
            self._starts.append(self._starts[-1] + len(piece.words))

    def of(self, span: Span) -> Span:
        """The same words in the text as it was written, without the blanks behind them."""
        (first, before), (last, inside) = self._place(span.start), self._place(span.end - 1)
        alike = len(last.words) == last.written.end - last.written.start
        end = last.written.start + inside + 1 if alike else last.written.end
        return Span(first.written.start + before, end)

    def _place(self, position: int) -> tuple[_Piece, int]:
        at = max(0, bisect_right(self._starts, position, hi=len(self._pieces)) - 1)
        return self._pieces[at], position - self._starts[at]


def _pieces(said: str) -> Iterator[_Piece]:
    """The plain words, piece by piece, each with where it was written."""
    start = 0
    for found in _BREAK.finditer(said):
        yield from _letters(said, Span(start, found.start()))
        yield _Piece("\n", Span(*found.span()))
        start = found.end()
    yield from _letters(said, Span(start, len(said)))


def _letters(said: str, line: Span) -> Iterator[_Piece]:
    """A line without the blanks at its end, and with its codes as letters."""
    done, end = line.start, line.start + len(said[line.start : line.end].rstrip())
    for found in _CODE.finditer(said, line.start, end):
        letter = _letter(found[0])
        if letter.isprintable():
            yield _Piece(said[done : found.start()], Span(done, found.start()))
            yield _Piece(letter, Span(*found.span()))
            done = found.end()
    yield _Piece(said[done:end], Span(done, end))


def _letter(code: str) -> str:
    units = b"".join(int(unit, 16).to_bytes(2) for unit in code.split("\\u")[1:])
    return units.decode("utf-16-be", errors="replace")

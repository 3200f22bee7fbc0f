"""The ends of lines: blanks there mean nothing, and every kind of break is one.

Texts come from mail, word processors and web pages: `\\r\\n`, two blanks that break a line in
Markdown, separators of paragraphs. The readers know `\\n` alone.
"""

import re
from bisect import bisect_right

from .text import Span

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def with_plain_ends(said: str) -> str:
    """The words with no blank before the end of a line, and `\\n` for every break."""
    return "\n".join(line.rstrip() for line in _BREAK.split(said))


class Origin:
    """Where a place in the words with plain ends stands in the words as they were written."""

    def __init__(self, said: str) -> None:
        self._lines = [0, *(found.end() for found in _BREAK.finditer(said))]
        self._plain = [0]
        for line in _BREAK.split(said):
            self._plain.append(self._plain[-1] + len(line.rstrip()) + 1)

    def of(self, span: Span) -> Span:
        """The same words in the text as it was written, without the blanks behind them."""
        return Span(self._place(span.start), self._place(span.end - 1) + 1)

    def _place(self, position: int) -> int:
        line = bisect_right(self._plain, position, hi=len(self._lines)) - 1
        return self._lines[line] + position - self._plain[line]

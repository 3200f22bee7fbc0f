"""Captions as files. Their words are the plan's and never a recogniser's; their times are measured.

Knows SubRip; knows no video file and writes nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ..generator.compose import Video
from ..generator.plan import DialogueLine, VideoPlan

COLUMNS_MAX = 42
"""Of one row of a caption, a Chinese, Japanese or Korean letter being two of them: Netflix Timed
Text Style Guide, general requirements (42 Latin letters), and about 20 wide ones."""
ROWS_MAX = 2
SECONDS_MIN = 5 / 6
"""The least time a caption stands, by the same guide, where nothing follows sooner."""


class Cue(NamedTuple):
    """A caption and when it stands."""

    starts: float
    ends: float
    text: str


def srt(plan: VideoPlan, video: Video) -> str:
    """SubRip captions of every line that is heard; the speaker is named when there are several."""
    cues = list(_cues(plan, video))
    return "\n".join(
        f"{number}\n{_clock(cue.starts)} --> {_clock(cue.ends)}\n{cue.text}\n"
        for number, cue in enumerate(_readable(cues), 1)
    )


def _cues(plan: VideoPlan, video: Video) -> Iterator[Cue]:
    """Every line, in pieces that fit on the screen, each with its share of the line's time."""
    lines = {line.id: line for line in plan.lines}
    several = len({line.character for line in plan.lines}) > 1
    for heard in sorted(video.spoken, key=lambda spoken: spoken.starts):
        pieces = _pieces(_told(plan, lines[heard.line], several))
        whole = sum(map(_columns, pieces)) or 1
        at = heard.starts
        for piece in pieces:
            until = at + (heard.ends - heard.starts) * _columns(piece) / whole
            yield Cue(round(at, 3), round(until, 3), _in_rows(piece))
            at = until


def _told(plan: VideoPlan, line: DialogueLine, several: bool) -> str:
    """The words on one row, with the speaker before them when there are several."""
    text = " ".join(line.text.split())
    return f"{plan.character(line.character).name}: {text}" if several else text


def _pieces(text: str) -> list[str]:
    """As few pieces of about the same length as fit on the screen, broken where people pause."""
    room = COLUMNS_MAX * ROWS_MAX * 0.9  # rows are not filled to the last column
    count = -(-_columns(text) // int(room)) or 1
    pieces: list[str] = []
    rest = text
    for left in range(count, 1, -1):
        at = _break(rest, _columns(rest) / left)
        pieces.append(rest[:at].strip())
        rest = rest[at:].strip()
    return [piece for piece in (*pieces, rest) if piece]


def _in_rows(text: str) -> str:
    """One row if it fits, else two of about the same length."""
    if _columns(text) <= COLUMNS_MAX:
        return text
    at = _break(text, _columns(text) / 2)
    return f"{text[:at].strip()}\n{text[at:].strip()}"


def _break(text: str, wanted: float) -> int:
    """Where to break near so many columns: after a sentence, a phrase, a word or a wide letter."""
    best, least = len(text), float("inf")
    columns = 0
    for at, letter in enumerate(text[:-1], 1):
        columns += _columns(letter)
        cost = abs(columns - wanted) / max(wanted, 1) + _reluctance(letter, text[at])
        if cost < least:
            best, least = at, cost
    return best


def _reluctance(before: str, after: str) -> float:
    """How bad it is to break between two letters."""
    if after in "。！？，、；：…”’」』）)!?.,;:":  # these never begin a row
        return 9.0
    if before in "。！？!?…." and (_is_wide(before) or after == " "):
        return 0.0
    if before in "，、；：,;:—" and (_is_wide(before) or after == " "):
        return 0.15
    if before == " " or after == " ":
        return 0.4
    return 0.45 if _is_wide(before) and _is_wide(after) else 9.0


def _readable(cues: list[Cue]) -> Iterator[Cue]:
    """Cues that stand long enough to be read, where the next one leaves them the time."""
    for index, cue in enumerate(cues):
        until = max(cue.ends, cue.starts + SECONDS_MIN)
        if index + 1 < len(cues):
            until = max(cue.ends, min(until, cues[index + 1].starts))
        yield cue._replace(ends=until)


def _columns(text: str) -> int:
    """Wide letters are two columns."""
    return sum(2 if _is_wide(letter) else 1 for letter in re.sub(r"\s+", " ", text))


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _clock(seconds: float) -> str:
    """As SubRip writes it: 00:01:02,345."""
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02},{rest % 1000:03}"

"""What is composed over the picture: titles of the plan, and subtitles of what is heard."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..plan import DialogueLine, Lettering
from . import words
from .camera import Size
from .canvas import Canvas, Pixels
from .colours import WHITE
from .lettering import SMALLEST, broken, fitted, outlined, region_of

SAFE = 0.06
"""Of the frame, kept free at each edge (after EBU R 95, which asks for 5 %)."""
FADE_SECONDS = 0.25
SUBTITLE_LINES = 2
RESTS_SECONDS = 0.35
"""How long a subtitle stays after its last word, when nothing follows."""


@dataclass(frozen=True)
class Caption:
    """A picture that lies over the frame for a while, unmoved."""

    picture: Pixels
    x: int
    y: int
    starts: float
    ends: float
    fades: bool

    def state(self, seconds: float) -> tuple[float, float] | None:
        """How far it has come and how far it is from going, 1 being wholly there; null when it is
        not seen."""
        if not self.starts <= seconds < self.ends:
            return None
        if not self.fades:
            return 1.0, 1.0
        came = min(1.0, (seconds - self.starts) / FADE_SECONDS) if self.starts > 0 else 1.0
        return came, min(1.0, (self.ends - seconds) / FADE_SECONDS)

    def draw(self, canvas: Canvas, seconds: float) -> None:
        if (state := self.state(seconds)) is not None:
            rise = round((1 - state[0]) * 0.02 * canvas.height)
            canvas.put(self.picture, self.x, self.y + rise, min(state))


def titles(
    lettering: Sequence[Lettering], size: Size, length: float, people: bool, subtitled: bool
) -> list[Caption]:
    """Lettering that is not in the scene; in the lower third where faces are, unless placed."""
    made: list[Caption] = []
    used: list[tuple[int, int]] = []
    for text in lettering:
        starts = text.starts or 0.0
        ends = starts + text.seconds if text.seconds else length + 1
        picture = _title(text, size)
        place = text.place or ("bottom" if people else "centre")
        x, y = _title_place(place, picture, size, subtitled)
        y = _below(y, picture.shape[0], used, size)
        used.append((y, y + picture.shape[0]))
        made.append(Caption(picture, x, y, starts, ends, True))
    return made


def _title(text: Lettering, size: Size) -> Pixels:
    sides = words.meanings("side", text.place)
    large = 0.1 if not sides or "centre" in sides else 0.075
    largest = min(large * size.height, 0.11 * size.width)
    smallest = SMALLEST * max(size.height, size.width * 0.6)
    setting = fitted(
        text.text, (size.width * (1 - 2.4 * SAFE), size.height * 0.6), largest, smallest, 800
    )
    align = "left" if "left" in sides else "right" if "right" in sides else "centre"
    return outlined(setting, WHITE, align)


def _title_place(place: str, picture: Pixels, size: Size, subtitled: bool) -> tuple[int, int]:
    sides = words.meanings("side", place)
    height, width = picture.shape[:2]
    edge_x, edge_y = round(SAFE * 0.7 * size.width), round(SAFE * 0.7 * size.height)
    x = (size.width - width) // 2
    if "left" in sides:
        x = edge_x
    elif "right" in sides:
        x = size.width - width - edge_x
    y = (size.height - height) // 2
    if "top" in sides:
        y = edge_y
    elif "bottom" in sides or (sides and "centre" not in sides):
        y = size.height - height - edge_y - (round(0.16 * size.height) if subtitled else 0)
    return max(0, min(x, size.width - width)), max(0, min(y, size.height - height))


def _below(y: int, height: int, used: list[tuple[int, int]], size: Size) -> int:
    """The place itself, or the next under what is there already, or above it."""
    for top, bottom in used:
        if y < bottom and y + height > top:
            y = bottom if bottom + height < size.height else max(0, top - height)
    return y


def subtitles(
    lines: Sequence[tuple[DialogueLine, float, float]], size: Size, length: float
) -> list[Caption]:
    """Captions of lines with the seconds at which each is heard, two rows at a time."""
    made: list[Caption] = []
    for number, (line, starts, ends) in enumerate(lines):
        follows = lines[number + 1][1] if number + 1 < len(lines) else length + 1
        ends = min(ends + RESTS_SECONDS, follows) if follows > ends else ends
        pages = _pages(line.text, size)
        letters = max(1, sum(map(len, pages)))
        at = starts
        for page in pages:
            until = at + (ends - starts) * len(page) / letters
            made.append(_subtitle(page, size, at, until))
            at = until
    return made


def _type_size(size: Size) -> int:
    return round(
        min(0.052 * size.height, 0.05 * size.width) if size.aspect >= 1 else 0.05 * size.width
    )


def _pages(text: str, size: Size) -> list[str]:
    """The text in pieces of at most two rows."""
    rows = broken(text, size.width * (1 - 2.6 * SAFE), _type_size(size), 600, region_of(text))
    return ["\n".join(rows[n : n + SUBTITLE_LINES]) for n in range(0, len(rows), SUBTITLE_LINES)]


def _subtitle(text: str, size: Size, starts: float, ends: float) -> Caption:
    type_size = _type_size(size)
    box = (size.width * (1 - 2 * SAFE), size.height * 0.4)
    picture = outlined(fitted(text, box, type_size, type_size, 600, SUBTITLE_LINES + 1), WHITE)
    height, width = picture.shape[:2]
    y = size.height - height - round(SAFE * 0.6 * size.height)
    return Caption(picture, (size.width - width) // 2, y, starts, ends, False)

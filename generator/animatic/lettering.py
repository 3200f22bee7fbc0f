"""Text as pictures: shaped, broken into lines, fitted to a box, and set as a title, a caption or a
sign. Knows scripts and type; where a sign hangs is decided in `signs`.

Pillow shapes with raqm where its build carries it, which its wheels do, and simply otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont, features

from ..errors import CannotOpen
from .canvas import Pixels, painted
from .colours import NEON, WHITE, Light, Rgb, clear, mixed
from .paths import Linear, Shape, ellipse, polyline, rectangle, rounded

FONT_FILE = "NotoSansCJK-VF.otf.ttc"
REGIONS = {"JP": 0, "KR": 1, "SC": 2, "TC": 3, "HK": 4}
"""Fonts of the collection: the same characters as each region writes them."""
NOT_FIRST = set(
    "、。，．,.!?！？：；:;）)」』】》〉”’…ー・々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％"
)
"""What no line begins with (JIS X 4051 and GB/T 15834, in short)."""
NOT_LAST = set("（(「『【《〈“‘$¥¿¡")
SMALLEST = 0.026
"""Least height of type, in frame heights, that can be read on a phone."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Text broken into lines at a size."""

    lines: tuple[str, ...]
    size: int
    """Of the type in pixels."""
    width: int
    height: int
    region: str
    weight: int
    vertical: bool = False

    @property
    def leading(self) -> int:
        return round(self.size * (1.08 if self.vertical else 1.3))


def region_of(text: str) -> str:
    """Whose shapes of characters a text wants."""
    if any("\u3040" <= letter <= "\u30ff" for letter in text):
        return "JP"
    if any("\uac00" <= letter <= "\ud7af" for letter in text):
        return "KR"
    han = [letter for letter in text if "\u4e00" <= letter <= "\u9fff"]
    if not han:
        return "KR"  # the one whose quotation marks are as narrow as Latin wants them
    return "TC" if any(_only_traditional(letter) for letter in han) else "SC"


def _only_traditional(letter: str) -> bool:
    """In the national standard of Taiwan and not in that of mainland China."""

    def has(encoding: str) -> bool:
        try:
            letter.encode(encoding)
        except UnicodeEncodeError:
            return False
        return True

    return has("big5") and not has("gb2312")


@lru_cache(maxsize=96)
def font(size: int, weight: int, region: str) -> ImageFont.FreeTypeFont:
    """Noto Sans CJK at a size and a weight from 100 to 900."""
    layout = ImageFont.Layout.RAQM if features.check("raqm") else ImageFont.Layout.BASIC
    made = ImageFont.truetype(_font_file(), size, index=REGIONS[region], layout_engine=layout)
    made.set_variation_by_axes([weight])
    return made


@cache
def _font_file() -> str:
    try:
        package = import_module("manimgx_fonts_cjk")
    except ImportError as error:
        raise CannotOpen(
            "the font for lettering was not installed",
            "install the package `manimgx-fonts-cjk`",
        ) from error
    return str(Path(str(package.__file__)).with_name(FONT_FILE))


def broken(text: str, width: float, size: int, weight: int, region: str) -> tuple[str, ...]:
    """Lines no wider than a width where words allow, as even as their number allows."""
    type_ = font(size, weight, region)
    lines: list[str] = []
    for paragraph in text.splitlines() or [text]:
        units = _units(paragraph)
        greedy = _filled(units, width, type_)
        if len(greedy) > 1:
            low, high = width / 2, width
            for _ in range(7):
                middle = (low + high) / 2
                if len(_filled(units, middle, type_)) > len(greedy):
                    low = middle
                else:
                    high = middle
            greedy = _filled(units, high, type_)
        lines += greedy
    return tuple(lines)


def _units(text: str) -> list[str]:
    """The pieces a line may break between: words with their space, and single characters."""
    units: list[str] = []
    for letter in text:
        wide = ord(letter) >= 0x2E80 and not "\uac00" <= letter <= "\ud7af"
        glued = units and (letter in NOT_FIRST or units[-1][-1] in NOT_LAST)
        word = units and not wide and not units[-1].endswith(" ") and ord(units[-1][-1]) < 0x2E80
        syllable = units and "\uac00" <= letter <= "\ud7af" and not units[-1].endswith(" ")
        if glued or word or syllable or (units and letter == " "):
            units[-1] += letter
        else:
            units.append(letter)
    return units


def _filled(units: Sequence[str], width: float, type_: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    line = ""
    for unit in units:
        if line and type_.getlength((line + unit).rstrip()) > width:
            lines.append(line.rstrip())
            line = unit.lstrip()
        else:
            line += unit
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def fitted(
    text: str,
    box: tuple[float, float],
    largest: float,
    smallest: float,
    weight: int,
    lines: int = 3,
) -> Setting:
    """The text at the largest size at which it goes into a box of pixels.

    Below the smallest size it is set at the size that does fit: whole, rather than readable.
    """
    region = region_of(text)
    size = largest
    while True:
        setting = _set(text, box[0], max(6, round(size)), weight, region)
        fits = setting.width <= box[0] and setting.height <= box[1]
        if fits and (len(setting.lines) <= lines or size <= smallest):
            return setting
        if size <= 6:
            return setting
        size *= 0.92


def _set(text: str, width: float, size: int, weight: int, region: str) -> Setting:
    lines = broken(text, width, size, weight, region)
    type_ = font(size, weight, region)
    across = max(round(type_.getlength(line)) for line in lines)
    return Setting(lines, size, across, round(size * 1.3) * len(lines), region, weight)


def stacked(text: str, height: float, largest: float, weight: int) -> Setting:
    """The text from top to bottom, one character under the other."""
    letters = tuple(letter for letter in text if not letter.isspace())
    size = max(6, round(min(largest, height / max(1, len(letters)) / 1.08)))
    return Setting(
        letters,
        size,
        round(size * 1.05),
        round(size * 1.08) * len(letters),
        region_of(text),
        weight,
        True,
    )


def ink(
    setting: Setting, margin: int, align: str = "centre"
) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    """(H, W) coverage of the letters, with a margin around them."""
    picture = Image.new("L", (setting.width + 2 * margin, setting.height + 2 * margin), 0)
    draw = ImageDraw.Draw(picture)
    type_ = font(setting.size, setting.weight, setting.region)
    for number, line in enumerate(setting.lines):
        space = setting.width - type_.getlength(line)
        x = margin + {"left": 0.0, "centre": space / 2, "right": space}[align]
        y = margin + setting.leading * (number + 0.5)
        draw.text((x, y), line, fill=255, font=type_, anchor="lm")
    return np.asarray(picture, np.uint8)


def tile(
    coverage: "np.ndarray[tuple[int, int], np.dtype[np.uint8]]", colour: Rgb, opacity: float = 1.0
) -> Pixels:
    """Premultiplied BGRA of one colour where there is ink."""
    alpha = coverage.astype(np.float32) * opacity
    pixels = np.empty((*coverage.shape, 4), np.uint8)
    for channel, value in enumerate(reversed(colour)):
        pixels[..., channel] = alpha * (value / 255)
    pixels[..., 3] = alpha
    return pixels


def over(under: Pixels, above: Pixels) -> Pixels:
    """One premultiplied picture over another of its size."""
    kept = under.astype(np.uint16) * (255 - above[..., 3:].astype(np.uint16)) // 255
    return (kept + above).astype(np.uint8)


def outlined(setting: Setting, colour: Rgb, align: str = "centre", shadow: float = 0.62) -> Pixels:
    """Letters that can be read on anything: a thin dark edge and a soft shadow."""
    margin = max(4, round(setting.size * 0.4))
    letters = ink(setting, margin, align)
    edge = max(1, round(setting.size * 0.045))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * edge + 1, 2 * edge + 1))
    rim = np.asarray(cv2.dilate(letters, kernel), np.uint8)
    soft = cv2.GaussianBlur(cv2.dilate(letters, kernel), (0, 0), max(1.0, setting.size * 0.1))
    dark = over(tile(np.asarray(soft, np.uint8), (8, 8, 14), shadow), tile(rim, (12, 12, 18), 0.78))
    return over(dark, tile(letters, colour))


def _padding(setting: Setting, style: str) -> int:
    return round(setting.size * (0.8 if style == "neon" else 0.55))


def extent(setting: Setting, style: str) -> tuple[int, int]:
    """Width and height in pixels of the sign that a setting makes."""
    pad = _padding(setting, style)
    return setting.width + 2 * pad, setting.height + 2 * pad


def sign(setting: Setting, style: str, light: Light, seed: int) -> Pixels:
    """A sign with its letters, as it looks from the front."""
    letters = ink(setting, _padding(setting, style))
    height, width = letters.shape
    if style == "neon":
        return _neon(letters, setting.size, light, seed)
    board, text = _board(style, width, height, setting.size, light, seed)
    return over(painted(board, width, height), tile(letters, text))


def _neon(
    letters: "np.ndarray[tuple[int, int], np.dtype[np.uint8]]", size: int, light: Light, seed: int
) -> Pixels:
    """Glass tubes: a white-hot middle, a coloured edge, a glow, on a dark panel."""
    colour = light.graded(NEON[seed % 2])
    height, width = letters.shape
    line = max(2.0, size * 0.06)
    panel = [
        Shape(
            rounded(line, line, width - 2 * line, height - 2 * line, size * 0.22),
            clear((20, 16, 32), 0.72),
        ),
        Shape(
            rounded(2 * line, 2 * line, width - 4 * line, height - 4 * line, size * 0.2),
            None,
            clear(light.graded(NEON[(seed + 1) % 2])),
            line * 0.7,
        ),
    ]
    base = painted(panel, width, height)
    wide = np.asarray(cv2.GaussianBlur(letters, (0, 0), size * 0.16), np.uint8)
    near = np.asarray(cv2.GaussianBlur(letters, (0, 0), size * 0.05), np.uint8)
    glowing = over(over(base, tile(wide, colour, 0.85)), tile(near, colour, 0.9))
    lit = over(glowing, tile(letters, mixed(colour, WHITE, 0.12)))
    thin = np.asarray(
        cv2.erode(letters, np.ones((2, 2), np.uint8), iterations=max(1, round(size * 0.018))),
        np.uint8,
    )
    return over(lit, tile(thin, mixed(colour, WHITE, 0.82)))


def _board(
    style: str, width: int, height: int, size: int, light: Light, seed: int
) -> tuple[list[Shape], Rgb]:
    """What the letters stand on, and their colour."""
    edge = max(1.5, size * 0.06)
    frame = rounded(edge, edge, width - 2 * edge, height - 2 * edge, size * 0.14)
    on, graded = light.on, light.graded
    if style == "screen":
        fill = Linear(
            (0, 0),
            (0, height),
            ((0.0, clear(graded((44, 86, 138)))), (1.0, clear(graded((18, 36, 70))))),
        )
        return [Shape(frame, fill, clear(on((24, 26, 34))), 2 * edge)], graded((236, 246, 255))
    if style == "board":
        return [Shape(frame, clear(on((44, 82, 70))), clear(on((140, 98, 66))), 2 * edge)], on(
            (240, 244, 236)
        )
    if style == "paper":
        return [
            Shape(frame, clear(on((248, 242, 228))), clear(on((196, 182, 156))), edge * 0.5)
        ], on((48, 42, 44))
    lit: Rgb = graded((255, 232, 178)) if light.dark else on((248, 242, 228))
    inks: list[Rgb] = [(176, 48, 44), (36, 84, 96), (62, 58, 96), (58, 92, 62)]
    colour = inks[seed % 4]
    if style == "banner":
        field = clear(graded(mixed(colour, WHITE, 0.06)) if light.dark else on(colour))
        return [
            Shape(rectangle(0, edge, width, height - 2 * edge), field),
            Shape(polyline([(0, edge), (width, edge)]), None, clear(lit), edge * 0.6),
            Shape(
                polyline([(0, height - edge), (width, height - edge)]), None, clear(lit), edge * 0.6
            ),
        ], graded((255, 246, 226)) if light.dark else on((255, 248, 232))
    rivets = [
        Shape(ellipse(x, y, edge * 0.6), clear(on(mixed(colour, (0, 0, 0), 0.4))))
        for x in (edge * 3, width - edge * 3)
        for y in (edge * 3, height - edge * 3)
    ]
    return [Shape(frame, clear(lit), clear(on(colour)), 2 * edge), *rivets], graded(
        colour
    ) if light.dark else on(colour)

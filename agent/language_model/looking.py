"""What uploaded files show, as data for a planner: small pictures, words in them, lengths.

It knows files and nothing of models, prompts or plans. What stands in a picture was written by
anybody: it is given as data and never as words of the user.
"""

import asyncio
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, Literal, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps
from pydantic import ValidationError

from ...generator.assets import Assets
from ...generator.errors import BadMedia, CannotWrite
from ...generator.files import written
from ...generator.media import probe, read_frame
from ...generator.plan import Part
from ..planner import Attachment

LONGEST_SIDE = 768
"""Pixels of a picture for a model that sees."""
LONGEST_SIDE_READ = 1280
"""Pixels of a picture whose words are read: letters of 24 are still read, in half the time and
memory of 2000 (0.9 s of two processors and 0.5 GB)."""
FRAMES = 4
"""Of a video, or of a picture that moves."""
JPEG_QUALITY = 85
SURE = 0.95
"""The reader's confidence from which its words are taken. Measured on 48 signs of 28 to 120 pixels
turned by up to 18 degrees: above it 39 were right to the letter and one was not, below it none of
five was right. Hangul, which the reader takes for other letters, is below it."""
MOST_LINES = 40
"""Of one picture: the tallest are kept of a page or a screen full of words."""
SMALLEST_READ = 16
"""Pixels of the shorter side of a picture in which letters can stand."""
SLIMMEST_READ = 4
"""A longer strip is laid on a ground: the reader enlarges the shorter side to 736 pixels."""
ORIENTATION = 0x0112
"""EXIF's tag of how a picture is to be turned; from 5 on it lies on its side."""
BRIGHT = 160
"""Mean luma, of 255, of what stands on a dark ground because white would hide it."""

Kind = Literal["picture", "video", "sound"]


class ReadWords(Part):
    """A line of lettering in a picture."""

    words: str
    box: tuple[float, float, float, float]
    """Left, top, right and bottom, as shares of the upright picture's width and height."""
    confidence: float
    """From 0 to 1, as the reader itself says."""


class Reading(Part):
    """The words in one picture."""

    form: Literal["reading.1"] = "reading.1"
    words: tuple[ReadWords, ...] = ()
    """From top to bottom. Chinese, English, Japanese and Spanish are read; Korean is not."""


@dataclass(frozen=True)
class Seen:
    """What the files of one handle show."""

    handle: str
    kind: Kind
    assets: tuple[str, ...]
    """Asset ids, in the order of upload."""
    pictures: tuple[bytes, ...] = ()
    """JPEG files, upright and without metadata; of a video its frames; none of a sound."""
    words: tuple[ReadWords, ...] | None = ()
    """Of pictures, the first frame of those that move; null when nothing that reads is
    installed."""
    width: int = 0
    height: int = 0
    """Pixels of the first file as it is shown, upright; 0 for a sound."""
    seconds: float = 0.0
    """Of its videos or sounds together; 0 for pictures."""


async def seen(
    attachments: Sequence[Attachment],
    assets: Assets,
    *,
    longest_side: int = LONGEST_SIDE,
    frames: int = FRAMES,
    read: bool = True,
) -> tuple[Seen, ...]:
    """What each handle shows, in the order of the attachments. Words are read when `read`.

    Reading takes a second or two a picture, once: what was read is kept beside the asset.
    Raises `BadMedia` for a file that is missing or cannot be opened.
    """
    files: dict[tuple[str, Kind], list[Path]] = {}
    for given in attachments:
        files.setdefault((given.handle, given.kind), []).append(assets.path(given.asset))
    found: list[Seen] = []
    for (handle, kind), paths in files.items():
        looks = [await asyncio.to_thread(_look, kind, path, longest_side, frames) for path in paths]
        words = await asyncio.to_thread(_words_in, paths) if read and kind == "picture" else ()
        found.append(
            Seen(
                handle=handle,
                kind=kind,
                assets=tuple(path.name for path in paths),
                pictures=tuple(picture for look in looks for picture in look.pictures),
                words=words,
                width=looks[0].width,
                height=looks[0].height,
                seconds=round(sum(look.seconds for look in looks), 3),
            )
        )
    return tuple(found)


# ---- looking


class _Look(NamedTuple):
    """What one file shows."""

    pictures: tuple[bytes, ...] = ()
    width: int = 0
    height: int = 0
    seconds: float = 0.0


def _look(kind: Kind, path: Path, side: int, frames: int) -> _Look:
    match kind:
        case "picture":
            return _look_at_picture(path, side, frames)
        case "video":
            return _look_at_video(path, side, frames)
        case "sound":
            return _Look(seconds=probe(path).seconds)


def _look_at_picture(path: Path, side: int, frames: int) -> _Look:
    with _opened(path) as file:
        width, height = file.size
        if file.getexif().get(ORIENTATION, 1) >= 5:
            width, height = height, width
        return _Look(tuple(map(_jpeg, _frames(file, side, frames))), width, height)


def _look_at_video(path: Path, side: int, frames: int) -> _Look:
    facts = probe(path)
    chosen = _evenly(facts.frames, frames) if facts.picture else []
    size = (0, 0)
    pictures: list[bytes] = []
    for index in chosen:
        picture = Image.fromarray(read_frame(path, index))
        size = picture.size
        pictures.append(_jpeg(_upright(picture, side)))
    return _Look(tuple(pictures), *size, facts.seconds)


@contextmanager
def _opened(path: Path) -> Generator[Image.Image]:
    """A picture's file; what goes wrong inside is a `BadMedia`."""
    try:
        with Image.open(path) as file:
            yield file
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise BadMedia(
            f"the picture {path.name!r} could not be read: {error}",
            "upload it again as PNG or JPEG",
        ) from error


def _frames(file: Image.Image, side: int, count: int) -> Iterator[Image.Image]:
    """Evenly chosen frames of a picture that moves, or the one of a picture that does not."""
    moments = cast(int, getattr(file, "n_frames", 1))
    if moments == 1 or file.format == "MPO":  # the others of a phone's are previews
        yield _upright(file, side)
        return
    for index in _evenly(moments, count):
        file.seek(index)
        yield _upright(file.copy(), side)


def _evenly(count: int, wanted: int) -> list[int]:
    """At most so many indices below `count`, each in the middle of an equal part."""
    chosen = min(count, wanted)
    return [(2 * index + 1) * count // (2 * chosen) for index in range(chosen)]


def _upright(picture: Image.Image, side: int) -> Image.Image:
    """A picture made small first and then turned, in RGB on a plain ground. Changes `picture`."""
    if picture.mode in ("1", "P", "PA"):
        picture.thumbnail((4 * side, 4 * side), Image.Resampling.NEAREST)  # bounds what follows
        picture = picture.convert("RGBA")
    elif picture.mode.startswith("I"):  # sixteen bits, which `convert` would cut off at 255
        picture = Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8))
    picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _on_ground(ImageOps.exif_transpose(picture))


def _on_ground(picture: Image.Image) -> Image.Image:
    """A picture without transparency: on white, or on dark grey when it is itself bright."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    shown = np.asarray(picture, np.float32).reshape(-1, 4)
    bright = np.average(shown[:, :3].mean(axis=1), weights=shown[:, 3] + 1e-6) > BRIGHT
    ground = Image.new("RGBA", picture.size, (40, 40, 40, 255) if bright else "white")
    ground.alpha_composite(picture)
    return ground.convert("RGB")


def _jpeg(picture: Image.Image) -> bytes:
    picture.info = {}  # else a comment in the file goes on with it
    data = BytesIO()
    picture.save(data, "JPEG", quality=JPEG_QUALITY)
    return data.getvalue()


# ---- reading

_Pixels = NDArray[np.uint8]
_Reader = Callable[[_Pixels], Any]
_reads = Lock()
"""One picture is read at a time: the reader takes all processors and keeps no order of its own."""


def reading(path: Path) -> Reading | None:
    """The words in a picture, read once and kept beside it; null when nothing can read here.

    Raises `BadMedia` for a picture that cannot be opened.
    """
    kept = path.with_name(f"{path.name}.reading.json")
    with _reads:
        with suppress(OSError, ValidationError):
            return Reading.model_validate_json(kept.read_bytes())
        reader = _reader()
        if reader is None:
            return None
        with _opened(path) as file:
            made = Reading(words=tuple(_read(reader, _upright(file, LONGEST_SIDE_READ))))
        # A disk that takes no file costs the time of another reading, not the turn.
        with suppress(CannotWrite, OSError), written(kept) as temporary:
            temporary.write_text(made.model_dump_json(), encoding="utf-8")
    return made


def _words_in(paths: Sequence[Path]) -> tuple[ReadWords, ...] | None:
    """The words in all these pictures; null when nothing can read here."""
    readings = [reading(path) for path in paths]
    if None in readings:
        return None
    return tuple(words for made in readings if made for words in made.words)


@cache
def _reader() -> _Reader | None:
    """The reader of the extra `ocr`, its models in its own package; null without the extra."""
    try:
        import_module("onnxruntime")  # the reader asks for it only with its first picture
        from rapidocr import RapidOCR
    except ImportError:
        return None
    return cast(_Reader, RapidOCR(params={"Global.log_level": "critical"}))


def _read(reader: _Reader, picture: Image.Image) -> Iterator[ReadWords]:
    """The words of which the reader is sure, from top to bottom; the tallest of very many."""
    if min(picture.size) < SMALLEST_READ:
        return
    width, height = picture.size
    least = max(picture.size) // SLIMMEST_READ
    if min(picture.size) < least:
        ground = Image.new("RGB", (max(width, least), max(height, least)), "white")
        ground.paste(picture)
        picture = ground
    found = reader(np.ascontiguousarray(np.asarray(picture)[..., ::-1]))
    if found.boxes is None or found.txts is None:
        return
    lines = [
        ReadWords(words=words.strip(), box=_shares(box, width, height), confidence=round(score, 3))
        for box, words, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if score >= SURE and words.strip()
    ]
    tallest = sorted(lines, key=lambda line: line.box[1] - line.box[3])[:MOST_LINES]
    yield from (line for line in lines if line in tallest)


def _shares(
    corners: NDArray[np.float32], width: int, height: int
) -> tuple[float, float, float, float]:
    """The upright box around four corners in pixels."""
    shares = np.clip(corners / (width, height), 0, 1)
    (left, top), (right, bottom) = shares.min(axis=0), shares.max(axis=0)
    return (
        round(float(left), 4),
        round(float(top), 4),
        round(float(right), 4),
        round(float(bottom), 4),
    )


# ---- telling

_HOLDS = {
    "en": "holds the words “{}”",
    "zh": "上面写着“{}”",
    "ja": "「{}」と書かれている",
    "ko": "“{}”라고 쓰여 있음",
    "es": "lleva el texto «{}»",
}
_BETWEEN = {"en": "”, “", "zh": "”“", "ja": "」「", "ko": "”, “", "es": "», «"}
_UNREAD = {
    "en": "I could not read the words in the pictures: `pip install 'callsheet[ocr]'` adds that.",
    "zh": "我没能读取图片里的文字:安装 `pip install 'callsheet[ocr]'` 后就可以。",
    "ja": "画像の文字は読めませんでした。`pip install 'callsheet[ocr]'` で読めるようになります。",
    "ko": "그림 속 글자는 읽지 못했습니다. `pip install 'callsheet[ocr]'`로 읽을 수 있게 됩니다.",
    "es": "No pude leer las palabras de las imágenes: `pip install 'callsheet[ocr]'` lo añade.",
}
_NO_HANGUL = "그림 속 한글은 읽지 못합니다. 그대로 남아야 할 글자는 말로 적어 주세요."


def holds_words(words: Sequence[ReadWords], language: str) -> str:
    """The words in a picture as a phrase of its looks, in the user's language; empty for none.

    `language` is a BCP 47 primary tag; English for one that is not among the five.
    """
    known = language if language in _HOLDS else "en"
    said = _BETWEEN[known].join(dict.fromkeys(line.words for line in words))
    return _HOLDS[known].format(said) if said else ""


def unread(shown: Sequence[Seen], language: str) -> str | None:
    """What the user should know of words that were not read, once, in their language."""
    pictures = [one for one in shown if one.kind == "picture"]
    if any(one.words is None for one in pictures):
        return _UNREAD.get(language, _UNREAD["en"])
    if language == "ko" and any(not one.words for one in pictures):
        return _NO_HANGUL
    return None

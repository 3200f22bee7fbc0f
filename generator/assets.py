"""Uploaded files, kept by content: an asset id is the file's name in the folder of assets.

Nothing here is drawn; a file is looked at only so far as to know that it can be.
"""

import hashlib
import shutil
from pathlib import Path

from .errors import BadMedia, CallsheetError, cannot_write
from .files import written

PICTURES = {
    "PNG": ".png",
    "JPEG": ".jpg",
    "MPO": ".jpg",  # a phone's photograph with its previews
    "WEBP": ".webp",
    "GIF": ".gif",
    "BMP": ".bmp",
}
MOVING = {".mp4", ".mov", ".webm", ".mkv", ".wav", ".mp3", ".flac", ".m4a", ".ogg"}
PIXELS_MAX = 100_000_000
"""Largest picture that is opened: 100 megapixels, 400 MB as RGBA."""
BYTES_MAX = 500_000_000


class Assets:
    """The folder of assets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, id: str) -> Path:
        """The asset's file. Raises `BadMedia` when there is none."""
        path = self.folder / Path(id).name
        if not path.is_file():
            raise BadMedia(f"the asset {id!r} was not found", "upload the file again")
        return path

    def add(self, path: Path) -> str:
        """Keeps a copy of a picture, video or sound, and gives its asset id.

        Raises `BadMedia` for what cannot be opened, `CannotWrite` for a folder that takes no file.
        """
        suffix = _checked_suffix(path)
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise _unreadable(path, error.strerror) from error
        id = digest[:24] + suffix
        kept = self.folder / id
        if kept.exists():
            return id
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with written(kept) as temporary:
                shutil.copyfile(path, temporary)
        except OSError as error:
            raise cannot_write(kept, error) from error
        return id


def _checked_suffix(path: Path) -> str:
    """The suffix by what is in the file, not by its name."""
    if not path.exists():
        raise BadMedia(f"the file {str(path)!r} did not exist", "check its name and folder")
    if path.is_dir():
        raise BadMedia(f"{str(path)!r} was a folder", "name one file in it")
    size = path.stat().st_size
    if not size:
        raise BadMedia(f"{str(path)!r} was empty", "give a picture, a video or a sound")
    if size > BYTES_MAX:
        raise BadMedia(
            f"{path.name!r} was {size / 1e6:.0f} MB large",
            f"give a file of at most {BYTES_MAX // 1_000_000} MB",
        )
    suffix = _picture_suffix(path) or _moving_suffix(path)
    if suffix is None:
        raise _unreadable(path, "not a picture, video or sound in a known format")
    return suffix


def _picture_suffix(path: Path) -> str | None:
    """The suffix of a picture that opens to the last pixel; null when it is not a picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as picture:
            kind, (width, height) = picture.format or "", picture.size
            if kind not in PICTURES:
                return None
            if width * height > PIXELS_MAX:
                raise BadMedia(
                    f"{path.name!r} was {width} by {height} pixels large",
                    f"give a picture of at most {PIXELS_MAX // 1_000_000} megapixels",
                )
            picture.load()
    except CallsheetError:
        raise
    except UnidentifiedImageError:
        return None
    except Image.DecompressionBombError as error:
        raise BadMedia(
            f"{path.name!r} was too large a picture",
            f"give a picture of at most {PIXELS_MAX // 1_000_000} megapixels",
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _unreadable(path, str(error)) from error
    return PICTURES[kind]


def _moving_suffix(path: Path) -> str | None:
    """The suffix of a video or sound of which a first frame can be decoded."""
    import av
    from av.error import FFmpegError

    suffix = path.suffix.lower()
    if suffix not in MOVING:
        return None
    try:
        with av.open(str(path)) as file:
            next(file.decode())
    except (FFmpegError, StopIteration) as error:
        raise _unreadable(path, str(error)) from error
    return suffix


def _unreadable(path: Path, why: str | None) -> BadMedia:
    return BadMedia(
        f"{path.name!r} could not be read: {why}",
        "open it in a viewer to see whether it is whole, and save it again as PNG, JPEG or MP4",
    )

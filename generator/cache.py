"""Clips on disk, by the key of their job. A clip is there whole or not at all."""

import shutil
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import ValidationError

from .errors import cannot_write
from .job import Clip

LABEL = "clip.json"
RENDERING = ".rendering-"
ABANDONED_AFTER_SECONDS = 24 * 3600


class ClipCache:
    """A folder with one folder per clip."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Clip | None:
        """The clip of this key, when it is there and whole."""
        folder = self.folder / key
        try:
            clip = Clip.model_validate_json((folder / LABEL).read_bytes()).moved(folder)
        except (OSError, ValidationError):
            return None
        files = [clip.picture, clip.poster, *filter(None, [clip.sound])]
        return clip if all(file.is_file() for file in files) else None

    def has(self, key: str) -> bool:
        """Whether the clip of this key need not be rendered."""
        return self.get(key) is not None

    def sweep(self) -> None:
        """Removes what renders left behind whose machine went down under them."""
        for folder in self.folder.glob(f"{RENDERING}*"):
            with suppress(OSError):
                if time.time() - folder.stat().st_mtime > ABANDONED_AFTER_SECONDS:
                    shutil.rmtree(folder)

    @contextmanager
    def place(self) -> Generator[Path]:
        """An empty folder to render into, on the disk of the cache; gone afterwards."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(prefix=RENDERING, dir=self.folder))
        except OSError as error:
            raise cannot_write(self.folder, error) from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, clip: Clip) -> Clip:
        """Moves a clip in from the place where it was rendered; of two equal ones, the first."""
        folder, kept = clip.picture.parent, self.folder / clip.key
        try:
            names = clip.moved(Path())
            (folder / LABEL).write_text(names.model_dump_json(indent=1))
            if self.get(clip.key) is None:
                shutil.rmtree(kept, ignore_errors=True)
                folder.rename(kept)
        except OSError as error:
            if (other := self.get(clip.key)) is not None:
                return other
            raise cannot_write(kept, error) from error
        return clip.moved(kept)

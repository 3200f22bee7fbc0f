"""Files that people give, as they are kept: by content, with the names they are called by."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from ..generator.assets import Assets
from .planner import Attachment, Upload

VIDEOS = (".mp4", ".mov", ".webm", ".mkv")
SOUNDS = (".wav", ".mp3", ".flac", ".m4a", ".ogg")


def kept(uploads: Sequence[Upload], assets: Assets) -> tuple[Attachment, ...]:
    """The uploads among the assets. Raises `BadMedia` for what cannot be opened."""
    attachments: list[Attachment] = []
    for number, upload in enumerate(uploads, 1):
        asset = assets.add(upload.path)
        kind = _kind(asset)
        name = {"picture": "Image", "video": "Video", "sound": "Sound"}[kind]
        handle = upload.handle or f"@{name} {number}"
        attachments.append(Attachment(asset=asset, handle=handle, kind=kind))
    return tuple(attachments)


def _kind(asset: str) -> Literal["picture", "video", "sound"]:
    suffix = Path(asset).suffix
    return "video" if suffix in VIDEOS else "sound" if suffix in SOUNDS else "picture"

"""What uploaded files show, as data for a planner: small pictures, words in them, lengths.

It knows files and nothing of models, prompts or plans. What stands in a picture was written by
anybody: it is given as data and never as words of the user.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ...generator.assets import Assets
from ...generator.plan import Part
from ..planner import Attachment

LONGEST_SIDE = 768
"""Pixels of a picture for a model that sees: two tiles of 512 for most of them."""
FRAMES = 4
"""Of a video, or of a picture that moves."""


class ReadWords(Part):
    """A line of lettering in a picture."""

    words: str
    box: tuple[float, float, float, float]
    """Left, top, right and bottom, as shares of the upright picture's width and height."""
    confidence: float
    """From 0 to 1, as the reader itself says."""


@dataclass(frozen=True)
class Seen:
    """What the files of one handle show."""

    handle: str
    kind: Literal["picture", "video", "sound"]
    assets: tuple[str, ...]
    """Asset ids, in the order of upload."""
    pictures: tuple[bytes, ...] = ()
    """JPEG files, upright; of a video its frames; none of a sound."""
    words: tuple[ReadWords, ...] | None = ()
    """From top to bottom, of pictures only; null when nothing that reads is installed."""
    width: int = 0
    height: int = 0
    """Pixels of the first file as it is shown, upright; 0 for a sound."""
    seconds: float = 0.0
    """Of all its files together; 0 for pictures that stand still."""


async def seen(
    attachments: Sequence[Attachment],
    assets: Assets,
    *,
    longest_side: int = LONGEST_SIDE,
    frames: int = FRAMES,
    read: bool = True,
) -> tuple[Seen, ...]:
    """What each handle shows, in the order of the attachments. Words are read when `read`.

    Reading takes about two seconds a picture, once: what was read is kept beside the asset.
    Raises `BadMedia` for a file that is missing or cannot be opened.
    """
    raise NotImplementedError

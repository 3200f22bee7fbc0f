"""Sounds that the user uploaded: heard in every shot that has their element, from its start.

Knows elements and assets. A character's sound is a sample of a voice, which nobody here imitates.
"""

from pathlib import Path

import numpy as np

from ..assets import Assets
from ..job import RenderJob
from ..media import Samples, read_sound
from ..plan import Element, Shot
from .tones import at_rms

SOUNDS = (".wav", ".mp3", ".flac", ".m4a", ".ogg")
RECORDED_DB = -28.0
"""RMS against full scale, where speech is near -20: it gives way to words besides."""


def recordings(job: RenderJob, shot: Shot, length: int, assets: Path) -> Samples:
    """What was uploaded for a shot, cut or filled with silence to so many samples.

    Raises `BadMedia` for a file that is missing or cannot be read.
    """
    field = np.zeros((length, 2), np.float32)
    for element in job.elements:
        if element.id in shot.elements and element.kind != "character":
            for id in _sounds(element):
                sound = read_sound(Assets(assets).path(id))[:length]
                field[: len(sound)] += at_rms(sound, RECORDED_DB)
    return field


def voice_samples(job: RenderJob) -> tuple[str, ...]:
    """Names of characters for whom a voice was uploaded."""
    elements = {element.id: element for element in job.elements}
    return tuple(
        who.name for who in job.characters if who.element and _sounds(elements[who.element])
    )


def _sounds(element: Element) -> list[str]:
    """Asset ids of an element's sounds."""
    return [id for id in element.assets if Path(id).suffix in SOUNDS]

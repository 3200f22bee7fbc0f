"""Ambience and effects, made of noise and tones. Knows sounds; knows no speech and no picture."""

import numpy as np
from numpy.typing import NDArray

from ..media import Samples
from ..plan import Shot

ROOM_TONE_DB = -58.0
"""RMS, in decibels below full scale: heard only as the room not being a void."""


def bed(shot: Shot, length: int) -> Samples:
    """What is heard beside the dialogue of a shot, (length, 2)."""
    noise = _pink(length, seed=1)
    return noise * np.float32(10 ** (ROOM_TONE_DB / 20))


def _pink(length: int, seed: int) -> NDArray[np.float32]:
    """Stereo noise of unit RMS with equal power per octave."""
    rng = np.random.default_rng(seed)
    spectrum = np.fft.rfft(rng.standard_normal((length, 2)), axis=0)
    octaves = np.sqrt(np.maximum(np.arange(len(spectrum)), 1))[:, None]
    noise = np.fft.irfft(spectrum / octaves, length, axis=0)
    return (noise / np.sqrt(np.mean(np.square(noise)))).astype(np.float32)

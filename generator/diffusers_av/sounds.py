"""A model's sound as callsheet holds it: stereo at 48 kHz, as long as its picture."""

import numpy as np
from numpy.typing import NDArray

from ..media import SAMPLE_RATE, Samples, resampled

EDGE_FADE_SECONDS = 0.005
"""Against a click where the sound was cut."""


def stereo(channels: NDArray[np.float32], sample_rate: int) -> Samples:
    """(C, N) samples of one or two channels, at any rate."""
    both = [channels[0], channels[-1]]
    made = [resampled(np.ascontiguousarray(one, np.float32), sample_rate) for one in both]
    return np.clip(np.stack(made, axis=1), -1.0, 1.0)


def lasting(sound: Samples, samples: int) -> Samples:
    """Cut, or filled with silence, to a number of samples, with no click at its end."""
    kept = np.array(sound[:samples], np.float32)
    fade = min(len(kept), round(EDGE_FADE_SECONDS * SAMPLE_RATE))
    kept[len(kept) - fade :] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)[:, None]
    return np.pad(kept, ((0, samples - len(kept)), (0, 0)))

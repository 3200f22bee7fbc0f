"""Noise, tones and envelopes: what ambience, effects and music are made of.

All sound is float32 at 48 kHz, mono (N,) or stereo (N, 2). Chance comes from a seed, so the same
call gives the same samples.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from ..media import SAMPLE_RATE, Samples

Mono = NDArray[np.float32]
"""(N,)"""

Sound = NDArray[np.floating]
"""Either, of any precision: what is being made."""

LOOP = 2**18
"""Samples of noise made at a time, 5.5 s. It comes from an inverse Fourier transform, so its end
meets its beginning and it can be repeated without a seam."""

STRIDE = 64
"""Slow curves are worked out every so many samples and drawn straight between."""

WHISPER_SECONDS = 0.03
"""Of speech whose spectrum is taken as one."""
PITCH_SECONDS_MIN = 0.002
"""Of one swing of a voice: 500 Hz, above which nobody speaks."""


def samples_in(seconds: float) -> int:
    return round(seconds * SAMPLE_RATE)


def times(length: int) -> Mono:
    """Seconds at each sample."""
    return (np.arange(length) / SAMPLE_RATE).astype(np.float32)


def noise(
    length: int, seed: int, low: float, high: float, tilt: float = 0.0, channels: int = 2
) -> Samples:
    """Noise of unit RMS between two frequencies in Hz, `tilt` decibels up per octave."""
    rng = np.random.default_rng(seed)
    size = LOOP if length > LOOP // 2 else 2 ** max(12, int(np.ceil(np.log2(max(length, 2)))))
    bins = np.arange(size // 2 + 1)
    inside = slice(*np.searchsorted(bins, (low * size / SAMPLE_RATE, high * size / SAMPLE_RATE)))
    gain = (bins[inside] * (SAMPLE_RATE / size / low)) ** (tilt / 6.02)
    phases = rng.random((channels, len(bins)), np.float32)[:, inside] * np.float32(2 * np.pi)
    spectrum = np.zeros((channels, len(bins)), np.complex64)
    spectrum[:, inside] = gain.astype(np.float32) * (np.cos(phases) + 1j * np.sin(phases))
    loop = np.fft.irfft(spectrum, size, axis=1).T
    loop /= max(1e-9, float(np.sqrt(np.mean(np.square(loop)))))
    return np.resize(loop.astype(np.float32, copy=False), (length, channels))


def wavering(length: int, seed: int, hertz: float, low: float = 0.0) -> Mono:
    """A curve between `low` and 1 that takes a new direction `hertz` times a second."""
    points = int(length / SAMPLE_RATE * hertz) + 3
    values = np.random.default_rng(seed).uniform(low, 1, points)
    where = np.arange(0, length + STRIDE, STRIDE) * hertz / SAMPLE_RATE
    step = where % 1
    eased = where - step + step * step * (3 - 2 * step)
    knots = np.interp(eased, np.arange(points), values).astype(np.float32)
    between = np.arange(STRIDE, dtype=np.float32) / STRIDE
    curve = knots[:-1, None] + np.diff(knots)[:, None] * between
    return curve.ravel()[:length].astype(np.float32)


def struck(seconds: float, partials: dict[float, float], decay: float) -> Mono:
    """Partials (Hz: level) that ring out, the higher the sooner, as a bell's or a glass's do."""
    time = times(samples_in(seconds))
    lowest = min(partials)
    ringing = [
        level * np.sin(2 * np.pi * hertz * time) * np.exp(-time / decay * (hertz / lowest) ** 0.7)
        for hertz, level in partials.items()
    ]
    return unit(np.sum(ringing, axis=0))


def knock(seconds: float, hertz: float, decay: float, seed: int) -> Mono:
    """A dull blow: a falling tone and a short noise."""
    time = times(samples_in(seconds))
    tone = np.sin(2 * np.pi * hertz * (time + 0.02 * np.exp(-time / 0.02))) * np.exp(-time / decay)
    rattle = noise(len(time), seed, hertz, hertz * 12, -6)[:, 0] * np.exp(-time / (decay / 3))
    return unit(tone + 0.25 * rattle)


def burst(seconds: float, seed: int, low: float, high: float, attack: float, decay: float) -> Mono:
    """Noise that swells for `attack` seconds and dies away."""
    time = times(samples_in(seconds))
    shape = np.minimum(time / max(attack, 1e-4), 1) * np.exp(-np.maximum(time - attack, 0) / decay)
    return unit(noise(len(time), seed, low, high, -2)[:, 0] * shape)


def swept(seconds: float, start: float, end: float) -> Mono:
    """A pure tone that glides from one frequency to another."""
    time = times(samples_in(seconds))
    hertz = start + (end - start) * time / max(seconds, 1e-6)
    return np.sin(2 * np.pi * np.cumsum(hertz) / SAMPLE_RATE).astype(np.float32)


def hump(length: int) -> Mono:
    """An envelope that rises and falls smoothly."""
    return np.hanning(max(length, 3))[:length].astype(np.float32)


def unit(sound: Sound) -> Mono:
    """With its peak at 1."""
    return (sound / max(1e-9, float(np.abs(sound).max(initial=0)))).astype(np.float32)


def strewn(length: int, sounds: Sequence[Sound], at: Sound, seed: int) -> Samples:
    """Sounds in turn at the given seconds, each at a side and of a loudness of its own."""
    rng = np.random.default_rng(seed)
    field = np.zeros((length, 2), np.float32)
    for index, seconds in enumerate(at):
        lay(field, sounds[index % len(sounds)] * rng.uniform(0.4, 1), seconds, rng.uniform(-1, 1))
    return field


def lay(field: Samples, sound: Sound, seconds: float, side: float = 0.0) -> None:
    """Adds a mono sound to a stereo field, from -1 (left) to 1; what does not fit is left off."""
    first = max(0, samples_in(seconds))
    part = sound[: max(0, len(field) - first)].astype(np.float32, copy=False)
    angle = (side + 1) * np.pi / 4
    # Channel by channel: numpy takes four times as long over pairs.
    for channel, share in enumerate((np.cos(angle), np.sin(angle))):
        field[first : first + len(part), channel] += part * np.float32(share * np.sqrt(2))


def often(length: int, per_second: float, seed: int) -> Sound:
    """Moments in seconds, as chance has them, so many a second on average."""
    seconds = length / SAMPLE_RATE
    rng = np.random.default_rng(seed)
    return np.sort(rng.uniform(0, seconds, max(1, round(seconds * per_second))))


def at_rms(sound: Sound, decibels: float) -> Samples:
    """With its RMS at so many decibels against full scale."""
    rms = float(np.sqrt(np.mean(np.square(sound)))) if len(sound) else 0.0
    return (sound * (10 ** (decibels / 20) / max(rms, 1e-9))).astype(np.float32)


def warmed(sound: Mono) -> Mono:
    """With more of its low end, as a narrator close to the microphone."""
    return _equalised(sound, SAMPLE_RATE, lambda hertz: 1 + 0.5 / (1 + (hertz / 220) ** 2))


def telephoned(sound: Mono, sample_rate: int) -> Mono:
    """With what a telephone or a radio lets through: 300 to 3400 Hz, as ITU-T G.712 has it."""
    return _equalised(
        sound, sample_rate, lambda hertz: 1.6 * ((hertz > 300) & (hertz < 3400)).astype(np.float64)
    )


def whispered(sound: Mono, sample_rate: int) -> Mono:
    """As breath: the shape of every moment's spectrum stays, its pitch becomes noise."""
    size = 2 ** round(np.log2(sample_rate * WHISPER_SECONDS))
    hop, window = size // 4, np.hanning(size).astype(np.float32)
    padded = np.pad(sound, size)
    breath = np.random.default_rng(1).standard_normal(len(padded)).astype(np.float32)
    out = np.zeros_like(padded)
    for start in range(0, len(padded) - size, hop):
        part = slice(start, start + size)
        shape = _envelope(np.abs(np.fft.rfft(padded[part] * window)), sample_rate)
        out[part] += np.fft.irfft(np.fft.rfft(breath[part] * window) * shape, size) * window
    return unit(out[size : size + len(sound)])


def _envelope(spectrum: Sound, sample_rate: int) -> Sound:
    """The shape of a spectrum's magnitudes without its harmonics: the slow part of its cepstrum."""
    cepstrum = np.fft.irfft(np.log(spectrum + 1e-6))
    kept = round(sample_rate * PITCH_SECONDS_MIN)
    cepstrum[kept : len(cepstrum) - kept] = 0
    return np.exp(np.fft.rfft(cepstrum).real)


def _equalised(sound: Mono, sample_rate: int, gain: Callable[[Sound], Sound]) -> Mono:
    """With every frequency at its gain."""
    size = len(sound) + 1024  # room for what rings on: a transform joins the end to the beginning
    hertz = np.fft.rfftfreq(size, 1 / sample_rate)
    spectrum = np.fft.rfft(sound, size) * gain(hertz)
    return np.fft.irfft(spectrum, size)[: len(sound)].astype(np.float32)

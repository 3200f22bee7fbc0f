"""Ambience: what a place sounds like while nobody speaks. Each recipe is noise and tones.

Knows how sounds are made; which ones a shot has is read from words by `soundscape`.
"""

from collections.abc import Callable

import numpy as np

from ..media import SAMPLE_RATE, Samples
from .tones import (
    Mono,
    Sound,
    at_rms,
    burst,
    hump,
    knock,
    lay,
    noise,
    often,
    samples_in,
    strewn,
    struck,
    swept,
    times,
    unit,
    wavering,
)


def ambience(name: str, length: int) -> Samples:
    """So many samples of a recipe, at an RMS of 0 dB."""
    return at_rms(RECIPES[name](length), 0.0)


def _room(length: int) -> Sound:
    return noise(length, 1, 60, 6000, -6)


def _rain(length: int) -> Sound:
    drops = [unit(swept(0.012, 3000 + 900 * n, 1800) * hump(576)) for n in range(4)]
    near = strewn(length, drops, often(length, 45, 2), 3)
    return noise(length, 4, 500, 14_000, -2) + 2.5 * near


def _wind(length: int) -> Sound:
    low = noise(length, 5, 70, 500, -5) * wavering(length, 6, 0.5, 0.25)[:, None]
    high = noise(length, 7, 500, 2500, -6) * wavering(length, 8, 0.7)[:, None] ** 2
    return low + 0.4 * high


def _crowd(length: int) -> Sound:
    """A dozen voices, each a band of noise that comes and goes as syllables and sentences do."""
    field = np.zeros((length, 2), np.float32)
    for side in range(5):
        there = sum(_murmur(length, voice) for voice in range(side, 12, 5))
        lay(field, np.asarray(there), 0, (side - 2) / 2.2)
    return field


def _murmur(length: int, voice: int) -> Mono:
    pitch = 180 + 45 * voice
    sound = np.resize(noise(2**16, 20 + voice, pitch, pitch * 3.5, -5, channels=1)[:, 0], length)
    sound *= np.square(wavering(length, 40 + voice, 6 + voice % 4))
    sound *= np.clip(wavering(length, 60 + voice, 0.6) * 2 - 0.7, 0, 1)
    return sound


def _traffic(length: int) -> Sound:
    field = noise(length, 9, 70, 500, -4) * wavering(length, 10, 0.4, 0.6)[:, None]
    passing = 0.9 * noise(samples_in(3.2), 11, 150, 2200, -4)
    for index, at in enumerate(often(length, 0.28, 12) - 1.6):
        shape = hump(len(passing))[:, None] ** 2
        across = np.linspace(0, 1, len(passing), dtype=np.float32)[:, None]
        sides = np.concatenate([1 - across, across], axis=1)
        car = passing * shape * (sides if index % 2 else sides[:, ::-1])
        _mix(field, car, at)
    return field


def _sea(length: int) -> Sound:
    time = times(length)
    field = 0.25 * noise(length, 13, 60, 900, -4)
    for index, (period, late) in enumerate(((7.3, 0.2), (9.1, 0.55))):
        swell = np.clip(np.sin(2 * np.pi * (time / period + late)), 0, 1)[:, None] ** 3
        field += swell * noise(length, 14 + index, 300, 7000, -3)
    return field


def _stream(length: int) -> Sound:
    bubbles = [unit(swept(0.05, 500 + 160 * n, 900 + 260 * n) * hump(2400)) for n in range(5)]
    return noise(length, 16, 400, 5000, -3) + 1.2 * strewn(
        length, bubbles, often(length, 14, 17), 18
    )


def _birds(length: int) -> Sound:
    field = 0.12 * noise(length, 19, 200, 3000, -6)
    calls = [
        unit(swept(0.09, 3100, 4300) * hump(4320)),
        unit(swept(0.14, 5200, 3900) * hump(6720)),
        unit(swept(0.06, 4400, 4700) * hump(2880)),
    ]
    for number, at in enumerate(often(length, 0.8, 21)):
        side = ((number * 7) % 9 - 4) / 4.5
        for beat in range(2 + number % 3):
            lay(field, calls[number % 3], at + 0.13 * beat, side)
    return field


def _crickets(length: int) -> Sound:
    time = times(length)
    field = 0.05 * noise(length, 22, 100, 1500, -6)
    for side, hertz, pace in ((-0.7, 4300, 1.7), (0.6, 4750, 1.3)):
        pulses = np.clip(np.sin(2 * np.pi * 32 * time), 0, 1) * (time * pace % 1 < 0.35)
        lay(field, np.sin(2 * np.pi * hertz * time) * pulses, 0, side)
    return field


def _fire(length: int) -> Sound:
    snaps = [burst(0.03, 23 + n, 900 + 500 * n, 9000, 0.0005, 0.004) for n in range(4)]
    roar = noise(length, 27, 50, 700, -5) * wavering(length, 28, 3, 0.5)[:, None]
    return roar + 3 * strewn(length, snaps, often(length, 9, 29), 30)


def _hum(length: int) -> Sound:
    time = times(length)
    tone = sum(
        np.sin(2 * np.pi * hertz * time) / n for n, hertz in enumerate((50, 100, 150, 300), 1)
    )
    return np.stack([tone, tone], axis=1).astype(np.float32) + 0.5 * noise(
        length, 31, 100, 4000, -5
    )


def _train(length: int) -> Sound:
    field = noise(length, 32, 60, 1200, -4) * wavering(length, 33, 1.5, 0.7)[:, None]
    clack = knock(0.12, 190, 0.03, 34)
    for beat in np.arange(0, length / SAMPLE_RATE, 1.35):
        lay(field, 3 * clack, beat, -0.2)
        lay(field, 2.4 * clack, beat + 0.16, 0.2)
    return field


def _engine(length: int) -> Sound:
    """The inside of a car, a boat or an aeroplane."""
    time = times(length)
    turning = np.sin(2 * np.pi * 47 * time) + 0.6 * np.sin(2 * np.pi * 94.5 * time)
    shaken = turning * wavering(length, 35, 4, 0.8)
    return noise(length, 36, 60, 1200, -6) + 0.5 * shaken[:, None]


def _cafe(length: int) -> Sound:
    clinks = [struck(0.3, {2400.0 + 350 * n: 1.0, 5300.0 + 410 * n: 0.5}, 0.05) for n in range(3)]
    quiet = at_rms(_crowd(length), 0)
    return quiet + 1.6 * strewn(length, clinks, often(length, 0.6, 37), 38)


def _office(length: int) -> Sound:
    keys = [burst(0.03, 39 + n, 1500, 8000, 0.001, 0.005) for n in range(4)]
    typing = strewn(length, keys, often(length, 3.5, 43), 44)
    return at_rms(noise(length, 45, 80, 3000, -6), 0) + 2.2 * typing


def _sizzle(length: int) -> Sound:
    spits = [burst(0.02, 46 + n, 3000, 12_000, 0.0005, 0.004) for n in range(3)]
    pan = noise(length, 49, 2500, 13_000, -1) * wavering(length, 50, 5, 0.6)[:, None]
    return pan + 3 * strewn(length, spits, often(length, 20, 51), 52)


def _static(length: int) -> Sound:
    cracks = [burst(0.01, 53 + n, 800, 6000, 0.0003, 0.002) for n in range(3)]
    hiss = noise(length, 56, 900, 5000, 0) * wavering(length, 57, 3, 0.6)[:, None]
    return hiss + 3 * strewn(length, cracks, often(length, 8, 58), 59)


def _drone(length: int) -> Sound:
    """A ship in space, or a place that is not of this world."""
    time = times(length)
    left = sum(np.sin(2 * np.pi * hertz * time) for hertz in (55.0, 82.7, 110.4))
    right = sum(np.sin(2 * np.pi * hertz * time) for hertz in (55.2, 82.3, 109.8))
    return np.stack([left, right], axis=1).astype(np.float32) + noise(length, 60, 60, 600, -8)


def _clock(length: int) -> Sound:
    field = 0.03 * _room(length)
    for beat in np.arange(0.2, length / SAMPLE_RATE, 0.5):
        lay(field, knock(0.04, 1700 if beat % 1 < 0.5 else 1400, 0.004, 61), beat)
    return field


def _mix(field: Samples, sound: Sound, seconds: float) -> None:
    """Adds a stereo sound, of which any part may lie outside."""
    first = samples_in(seconds)
    begins, ends = max(0, first), min(len(field), first + len(sound))
    if begins < ends:
        field[begins:ends] += sound[begins - first : ends - first]


RECIPES: dict[str, Callable[[int], Sound]] = {
    "room": _room,
    "rain": _rain,
    "wind": _wind,
    "crowd": _crowd,
    "traffic": _traffic,
    "sea": _sea,
    "stream": _stream,
    "birds": _birds,
    "crickets": _crickets,
    "fire": _fire,
    "hum": _hum,
    "train": _train,
    "engine": _engine,
    "cafe": _cafe,
    "office": _office,
    "sizzle": _sizzle,
    "static": _static,
    "drone": _drone,
    "clock": _clock,
}

"""Sound effects: things that are heard once. Each recipe gives mono samples with a peak of 1."""

from collections.abc import Callable

import numpy as np

from .tones import (
    Mono,
    Sound,
    burst,
    hump,
    knock,
    noise,
    samples_in,
    struck,
    swept,
    times,
    unit,
    wavering,
)


def effect(name: str) -> Mono:
    """The samples of a recipe, faded at the end."""
    sound = RECIPES[name]()
    fade = min(len(sound), samples_in(0.02))
    sound[len(sound) - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return sound


def _in_turn(seconds: float, *sounds: tuple[float, Sound]) -> Mono:
    """Sounds from the given seconds on, mixed."""
    field = np.zeros(samples_in(seconds), np.float32)
    for at, sound in sounds:
        first = samples_in(at)
        part = sound[: max(0, len(field) - first)]
        field[first : first + len(part)] += part
    return unit(field)


def _door() -> Mono:
    creak = swept(0.5, 310, 420) * wavering(samples_in(0.5), 1, 40) ** 2 * hump(samples_in(0.5))
    return _in_turn(
        1.1,
        (0, burst(0.05, 2, 800, 5000, 0.001, 0.01)),
        (0.08, 0.2 * creak),
        (0.65, knock(0.4, 85, 0.09, 3)),
    )


def _knocking() -> Mono:
    return _in_turn(0.9, *((0.22 * n, knock(0.2, 210, 0.03, 4 + n)) for n in range(3)))


def _bell() -> Mono:
    return struck(2.5, {440: 1, 880: 0.6, 1056: 0.5, 1320: 0.4, 2400: 0.25}, 0.9)


def _doorbell() -> Mono:
    chime = {659.0: 1.0, 1318.0: 0.3, 1977.0: 0.1}, {523.0: 1.0, 1046.0: 0.3, 1569.0: 0.1}
    return _in_turn(1.8, (0, struck(1.2, chime[0], 0.5)), (0.5, struck(1.3, chime[1], 0.6)))


def _phone() -> Mono:
    time = times(samples_in(2.6))
    tone = np.sin(2 * np.pi * 1000 * time) + np.sin(2 * np.pi * 1250 * time)
    trill = (time * 22 % 1 < 0.5) * (time % 1.5 < 0.9)
    return unit(tone * trill)


def _message() -> Mono:
    return _in_turn(0.6, (0, struck(0.3, {1175: 1}, 0.1)), (0.12, struck(0.45, {1568: 1}, 0.15)))


def _beep() -> Mono:
    beep = np.sin(2 * np.pi * 980 * times(samples_in(0.12))).astype(np.float32)
    return _in_turn(2.0, (0, beep * hump(len(beep)) ** 0.2), (1.0, beep * hump(len(beep)) ** 0.2))


def _footsteps() -> Mono:
    steps = [
        _in_turn(0.2, (0, knock(0.15, 95, 0.03, 10 + n)), (0.05, 0.2 * _scuff(20 + n)))
        for n in range(5)
    ]
    return _in_turn(2.8, *((0.54 * n, step) for n, step in enumerate(steps)))


def _scuff(seed: int) -> Mono:
    return burst(0.09, seed, 1500, 7000, 0.02, 0.02)


def _running() -> Mono:
    return _in_turn(2.4, *((0.3 * n, knock(0.14, 105, 0.028, 30 + n)) for n in range(8)))


def _applause() -> Mono:
    rng = np.random.default_rng(40)
    claps = [burst(0.05, 41 + n, 700 + 150 * n, 6000, 0.001, 0.008) for n in range(6)]
    when = np.sort(rng.triangular(0, 0.8, 3.0, 260))
    return _in_turn(3.1, *((float(at), claps[n % 6] * 0.5) for n, at in enumerate(when)))


def _thunder() -> Mono:
    length = samples_in(3.5)
    time = times(length)
    roll = noise(length, 50, 30, 300, -3)[:, 0] * wavering(length, 51, 5, 0.2)
    shape = np.minimum(time / 0.15, 1) * np.exp(-time / 1.1)
    return _in_turn(
        3.5, (0, unit(roll * shape)), (0.05, 0.4 * burst(0.6, 52, 200, 4000, 0.01, 0.12))
    )


def _glass() -> Mono:
    shards = [
        (0.02 + 0.06 * n, struck(0.4, {2100.0 + 437 * n: 1.0, 4900.0 + 311 * n: 0.6}, 0.06))
        for n in range(8)
    ]
    return _in_turn(1.0, (0, burst(0.2, 53, 2000, 14_000, 0.001, 0.04)), *shards)


def _clink() -> Mono:
    return struck(0.8, {2750: 1, 4310: 0.6, 6920: 0.4}, 0.16)


def _whoosh() -> Mono:
    length = samples_in(0.7)
    low, high = (
        noise(length, 54 + n, *band, -3)[:, 0] for n, band in enumerate(((150, 900), (900, 5000)))
    )
    shape = hump(length) ** 2
    return unit(low * shape + high * np.roll(shape, length // 10))


def _alarm() -> Mono:
    time = times(samples_in(2.4))
    return unit(
        np.sin(2 * np.pi * np.where(time * 2 % 1 < 0.5, 880, 660) * time) * (time * 8 % 1 < 0.8)
    )


def _siren() -> Mono:
    time = times(samples_in(3.2))
    hertz = 750 + 300 * np.sin(2 * np.pi * time / 1.6)
    return unit(np.sin(2 * np.pi * np.cumsum(hertz) / 48_000) * hump(len(time)) ** 0.5)


def _camera() -> Mono:
    click = burst(0.03, 56, 1500, 9000, 0.0005, 0.006)
    return _in_turn(0.25, (0, click), (0.09, 0.7 * click))


def _typing() -> Mono:
    rng = np.random.default_rng(57)
    keys = [burst(0.03, 58 + n, 1200 + 300 * n, 8000, 0.001, 0.006) for n in range(4)]
    when = np.cumsum(rng.uniform(0.07, 0.2, 14))
    return _in_turn(2.4, *((float(at), keys[n % 4]) for n, at in enumerate(when)))


def _horn() -> Mono:
    time = times(samples_in(0.8))
    reeds = np.sign(np.sin(2 * np.pi * 350 * time)) + np.sign(np.sin(2 * np.pi * 440 * time))
    smooth = np.convolve(reeds, np.ones(24) / 24, "same")
    return unit(smooth * np.minimum(1, np.minimum(time, 0.8 - time) / 0.03))


def _starting() -> Mono:
    """An engine that is started and runs."""
    time = times(samples_in(2.6))
    hertz = np.interp(time, [0, 0.7, 0.9, 1.2, 2.6], [9, 10, 42, 34, 32])
    turning = np.sign(np.sin(2 * np.pi * np.cumsum(hertz) / 48_000))
    rough = turning * noise(len(time), 62, 60, 1500, -5)[:, 0]
    return unit(rough * np.minimum(1, (2.6 - time) / 0.6))


def _splash() -> Mono:
    drops = [(0.15 + 0.05 * n, 0.4 * swept(0.06, 600, 1300) * hump(2880)) for n in range(6)]
    return _in_turn(1.2, (0, burst(1.0, 63, 400, 9000, 0.02, 0.2)), *drops)


def _explosion() -> Mono:
    return _in_turn(
        3.0,
        (0, burst(3.0, 64, 25, 500, 0.01, 0.7)),
        (0, 0.5 * burst(0.8, 65, 300, 6000, 0.004, 0.15)),
    )


def _heartbeat() -> Mono:
    beats = [(at, gain * knock(0.25, 55, 0.06, 66)) for at, gain in ((0, 1.0), (0.25, 0.7))]
    return _in_turn(2.2, *beats, *((at + 1.0, sound) for at, sound in beats))


def _drum() -> Mono:
    return knock(0.9, 75, 0.2, 67)


def _gong() -> Mono:
    return struck(3.5, {110: 1, 163: 0.7, 251: 0.6, 367: 0.4, 523: 0.3}, 1.6)


def _whistle() -> Mono:
    length = samples_in(0.7)
    return unit(
        swept(0.7, 2700, 2800) * (0.6 + 0.4 * wavering(length, 68, 40)) * hump(length) ** 0.3
    )


def _rustle() -> Mono:
    length = samples_in(0.8)
    return unit(
        noise(length, 69, 1500, 11_000, -1)[:, 0] * wavering(length, 70, 22) ** 3 * hump(length)
    )


def _pop() -> Mono:
    return unit(swept(0.07, 350, 900) * hump(samples_in(0.07)))


def _bark() -> Mono:
    bark = unit(
        swept(0.16, 520, 300) * noise(samples_in(0.16), 71, 300, 2500, -3)[:, 0] * hump(7680)
    )
    return _in_turn(0.9, (0, bark), (0.4, bark))


def _meow() -> Mono:
    length = samples_in(0.6)
    cry = sum(swept(0.6, 560 * n, 430 * n) / n for n in (1, 2, 3))
    return unit(cry * hump(length))


def _click() -> Mono:
    return burst(0.04, 72, 1200, 9000, 0.0005, 0.006)


RECIPES: dict[str, Callable[[], Mono]] = {
    "door": _door,
    "knocking": _knocking,
    "bell": _bell,
    "doorbell": _doorbell,
    "phone": _phone,
    "message": _message,
    "beep": _beep,
    "footsteps": _footsteps,
    "running": _running,
    "applause": _applause,
    "thunder": _thunder,
    "glass": _glass,
    "clink": _clink,
    "whoosh": _whoosh,
    "alarm": _alarm,
    "siren": _siren,
    "camera": _camera,
    "typing": _typing,
    "horn": _horn,
    "starting": _starting,
    "splash": _splash,
    "explosion": _explosion,
    "heartbeat": _heartbeat,
    "drum": _drum,
    "gong": _gong,
    "whistle": _whistle,
    "rustle": _rustle,
    "pop": _pop,
    "bark": _bark,
    "meow": _meow,
    "click": _click,
}

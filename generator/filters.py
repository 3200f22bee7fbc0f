"""Sound through ffmpeg's filters: ducking, loudness, limiting. Knows no plan and no file.

The program is the one that travels in the wheel of imageio-ffmpeg; samples go in and out through
pipes. All sound is (N, 2) float32 at 48 kHz, and comes back with as many samples as it had.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import ffmpeg  # pyright: ignore[reportMissingTypeStubs]  # it has none
import imageio_ffmpeg  # pyright: ignore[reportMissingTypeStubs]  # it has none
import numpy as np

from .errors import CannotOpen, CannotRender
from .media import SAMPLE_RATE, Samples

TARGET_LUFS = -16.0
"""What streaming platforms and phones expect of speech: AES TD1008 (2021) asks for -16 to -18."""
PEAK_DBTP = -1.5
"""True peak; AES TD1008 asks for -1 at most, and AAC may overshoot by half a decibel."""
GAIN_MAX_DB = 12.0
"""More would lift room tone, where nobody speaks, to the loudness of speech."""
GATE_SAMPLES = round(0.4 * SAMPLE_RATE)
"""Of one block of ITU-R BS.1770: nothing shorter has a loudness."""
SILENT_LUFS = -70.0
"""What the meter says of silence: the absolute gate of ITU-R BS.1770."""


@dataclass(frozen=True)
class Loudness:
    """By ITU-R BS.1770 and EBU R 128."""

    lufs: float
    """Integrated; `SILENT_LUFS` when nothing is heard."""
    peak: float
    """True peak in decibels below full scale."""


Stream = Any
"""A stream of ffmpeg-python, or a filter on one: the library has no types."""
_graph: Any = ffmpeg


def ducked(speech: Samples, bed: Samples) -> Samples:
    """Speech over a bed of ambience and music that gives way to it, limited below full scale.

    The loudest syllables are brought nearer to the others, so that all are understood.
    """
    four = np.concatenate([speech, bed], axis=1)
    both = _input(four).filter_multi_output("asplit")
    spoken = _pair(both[0], "0|1").filter(
        "acompressor", threshold=0.12, ratio=3, attack=4, release=120, knee=4, makeup=1.7
    )
    words = spoken.filter_multi_output("asplit")
    lowered = _graph.filter(
        [_pair(both[1], "2|3"), words[0]],
        "sidechaincompress",
        threshold=0.025,
        ratio=2.5,
        attack=15,
        release=400,
        knee=4,
    )
    mixed = _graph.filter([lowered, words[1]], "amix", inputs=2, normalize=0)
    return _samples(_limited(mixed), four)


def loudness(samples: Samples, spoken: Sequence[tuple[float, float]] = ()) -> Loudness:
    """How loud a whole sound is; with the seconds in which words are heard, how loud those are.

    Words are what people set their volume by: a rare line in a quiet scene would else be lifted
    until it shouts. The peak is that of the whole in either case.
    """
    whole = _measured(samples)
    words = _excerpts(samples, spoken)
    return replace(_measured(words), peak=whole.peak) if len(words) >= GATE_SAMPLES else whole


def normalised(samples: Samples, spoken: Sequence[tuple[float, float]] = ()) -> Samples:
    """At `TARGET_LUFS` by one gain, peaks limited to `PEAK_DBTP`; silence stays silent.

    The loudness is that of the words, where `spoken` says when they are heard.
    """
    heard = loudness(samples, spoken)
    if heard.lufs <= SILENT_LUFS:
        return samples
    gain = min(GAIN_MAX_DB, TARGET_LUFS - heard.lufs)
    louder = samples * np.float32(10 ** (gain / 20))
    if heard.peak + gain <= PEAK_DBTP:
        return louder
    # At four times the rate the limiter sees the peaks between the samples.
    fine = _input(louder).filter("aresample", 4 * SAMPLE_RATE)
    return _samples(_limited(fine, PEAK_DBTP - 0.1).filter("aresample", SAMPLE_RATE), louder)


def _measured(samples: Samples) -> Loudness:
    meter = _input(samples).filter("ebur128", peak="true").output("pipe:", f="null")
    _, said = _run(meter, samples)
    lufs = re.findall(r"I:\s+(-?[\d.]+|-?inf|nan) LUFS", said)
    peak = re.findall(r"Peak:\s+(-?[\d.]+|-?inf|nan) dBFS", said)
    if not lufs or not peak:
        return Loudness(SILENT_LUFS, -np.inf)
    return Loudness(max(SILENT_LUFS, float(lufs[-1])), float(peak[-1]))


def _excerpts(samples: Samples, spoken: Sequence[tuple[float, float]]) -> Samples:
    """The stretches in which words are heard, one after the other."""
    parts = [samples[round(a * SAMPLE_RATE) : round(b * SAMPLE_RATE)] for a, b in spoken]
    return np.concatenate([samples[:0], *parts])


def _pair(stream: Stream, channels: str) -> Stream:
    return stream.filter("channelmap", map=channels, channel_layout="stereo")


def _limited(stream: Stream, peak: float = -1.0) -> Stream:
    return stream.filter(
        "alimiter", limit=10 ** (peak / 20), attack=3, release=80, level=0, latency=1
    )


def _input(samples: Samples) -> Stream:
    channels = samples.shape[1]
    return _graph.input("pipe:", f="f32le", ar=SAMPLE_RATE, ac=channels).audio


def _samples(stream: Stream, given: Samples) -> Samples:
    """What comes out of a chain of filters, as long as what was given."""
    out, _ = _run(stream.output("pipe:", f="f32le", ac=2, ar=SAMPLE_RATE), given)
    heard = np.frombuffer(out, "<f4").reshape(-1, 2)[: len(given)]
    return np.pad(heard, ((0, len(given) - len(heard)), (0, 0)))


def _run(stream: Stream, samples: Samples) -> tuple[bytes, str]:
    """What the program wrote, and what it said."""
    try:
        program = imageio_ffmpeg.get_ffmpeg_exe()
        out, said = stream.global_args("-hide_banner", "-nostats").run(
            cmd=program,
            input=np.ascontiguousarray(samples, "<f4").tobytes(),
            capture_stdout=True,
            capture_stderr=True,
        )
    except (OSError, RuntimeError) as error:
        raise CannotOpen(
            f"the ffmpeg program that mixes sound could not be run: {error}",
            "install imageio-ffmpeg again, or name a program in IMAGEIO_FFMPEG_EXE",
        ) from error
    except _graph.Error as error:
        last = error.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise CannotRender(
            f"the sound could not be mixed: {' '.join(last)}",
            "`callsheet doctor` checks the ffmpeg program that mixes sound",
        ) from error
    return out, said.decode(errors="replace")

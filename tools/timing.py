"""How long words take to be spoken. Knows syllables and pauses; knows no plan and no voice.

Rates are syllables per second of people reading aloud, after Pellegrino, Coupé and Marsico, "A
Cross-Language Perspective on Speech Information Rate", Language 87(3), 2011 (Japanese counted in
morae); Korean after Coupé, Oh, Dediu and Pellegrino, Science Advances 5(9), 2019. Lines that are
acted are slower than text that is read: `ACTED` of the rate.
"""

import re
import unicodedata

ACTED = 0.85
"""Share of the reading rate; with the pauses it gives English its customary 150 words a minute."""

SYLLABLES_PER_SECOND = {
    "en": 6.2,
    "zh": 5.2,
    "ja": 7.8,
    "ko": 6.9,
    "es": 7.8,
    "fr": 7.2,
    "de": 6.0,
    "it": 7.0,
}
OTHER_SYLLABLES_PER_SECOND = 6.0

SENTENCE_PAUSE_SECONDS = 0.35
PHRASE_PAUSE_SECONDS = 0.15
BREATH_SECONDS = 0.3
"""Before the first word of a line."""

MORAE_PER_KANJI = 1.9
"""Mean of running text: Sino-Japanese readings have two or three, native ones one to three."""
SYLLABLES_PER_DIGIT = {"en": 1.3, "es": 2.0, "ja": 1.9}

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[aeiouy]+")
_SENTENCE_END = re.compile(r"[.!?。！？…।]+(?=\s|$|[^\x00-\x7f])|[。！？…।]+")
_PHRASE_END = re.compile(r"[,;:，、；：—–]+")
_SILENT_KANA = set("ゃゅょぁぃぅぇぉャュョァィゥェォ")


def spoken_seconds(text: str, language: str) -> float:
    """Seconds it takes to speak `text` in a language (BCP 47 primary tag), pauses included.

    Text without a single letter or digit takes no time.
    """
    sounds = syllables(text, language)
    if not sounds:
        return 0.0
    rate = SYLLABLES_PER_SECOND.get(language, OTHER_SYLLABLES_PER_SECOND) * ACTED
    inside = text.rstrip(" .,!?。，！？…\"'”’」』")
    pauses = SENTENCE_PAUSE_SECONDS * len(_SENTENCE_END.findall(inside))
    pauses += PHRASE_PAUSE_SECONDS * len(_PHRASE_END.findall(inside))
    return round(BREATH_SECONDS + sounds / rate + pauses, 2)


def syllables(text: str, language: str) -> float:
    """About how many syllables (Japanese: morae) a reader speaks."""
    text = unicodedata.normalize("NFKC", text)
    count = sum(_sounds_of(letter, language) for letter in text)
    return count + sum(_latin_syllables(word, language) for word in _WORD.findall(text))


def _sounds_of(letter: str, language: str) -> float:
    """Syllables of one letter of a syllabic script, or of one digit; 0 for Latin letters."""
    if letter.isdigit():
        return SYLLABLES_PER_DIGIT.get(language, 1.0)
    if "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf":
        return MORAE_PER_KANJI if language == "ja" else 1.0
    if "\u3040" <= letter <= "\u30ff":
        return 0.0 if letter in _SILENT_KANA else 1.0
    return 1.0 if "\uac00" <= letter <= "\ud7a3" else 0.0


def _latin_syllables(word: str, language: str) -> int:
    """Groups of vowels, an unspoken final e left out in English and French."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(letter for letter in plain if "a" <= letter <= "z")
    if not letters:
        return _other_script_syllables(word)
    groups = len(_VOWELS.findall(letters))
    mute = language in ("en", "fr") and letters.endswith("e") and not letters.endswith("le")
    return max(1, groups - (1 if mute else 0))


def _other_script_syllables(word: str) -> int:
    """Half the letters of alphabets such as Cyrillic or Devanagari; 0 for syllabic scripts."""
    letters = [letter for letter in word if not _sounds_of(letter, "zh")]
    return (len(letters) + 1) // 2 if len(letters) == len(word) else 0

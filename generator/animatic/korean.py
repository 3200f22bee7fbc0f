"""How Korean is said: Hangul by its sound rules, as the International Phonetic Alphabet.

The rules are those of the Standard Pronunciation (표준 발음법, 1988), by number of its articles.
Knows letters; knows no words, so what depends on a word's parts (여덟, 의견란) is said by rule.
"""

from collections.abc import Iterator
from itertools import pairwise

FIRST = 0xAC00
LAST = 0xD7A3
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

PARTS = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
"""Of finals written with two letters."""
CLOSED = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "ㄱ"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "ㄷ"),
    **dict.fromkeys("ㅂㅍㅄㄿ", "ㅂ"),
    **dict.fromkeys("ㄴㄵㄶ", "ㄴ"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "ㄹ"),
    **dict.fromkeys("ㅁㄻ", "ㅁ"),
    "ㅇ": "ㅇ",
}
"""Seven finals are heard before a consonant or at the end (articles 8 to 11)."""
BREATHED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ", "ㅈ": "ㅊ"}
"""With ㅎ before or behind (article 12)."""
NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
"""Before ㄴ and ㅁ (article 18)."""
TENSE = {"ㄱ": "ㄲ", "ㄷ": "ㄸ", "ㅂ": "ㅃ", "ㅅ": "ㅆ", "ㅈ": "ㅉ"}
"""Behind ㄱ, ㄷ and ㅂ (article 23), and where one of them falls silent (24 and 25)."""

CONSONANTS = {
    "ㄱ": "k",
    "ㄲ": "k",
    "ㅋ": "kʰ",
    "ㄷ": "t",
    "ㄸ": "t",
    "ㅌ": "tʰ",
    "ㅂ": "p",
    "ㅃ": "p",
    "ㅍ": "pʰ",
    "ㅈ": "ʨ",
    "ㅉ": "ʨ",
    "ㅊ": "ʨʰ",
    "ㅅ": "s",
    "ㅆ": "s",
    "ㅎ": "h",
    "ㄴ": "n",
    "ㅁ": "m",
    "ㄹ": "ɾ",
    "ㅇ": "",
}
VOICED = {"ㄱ": "ɡ", "ㄷ": "d", "ㅂ": "b", "ㅈ": "ʥ"}
"""Between sounds of the voice."""
CLOSING = {"ㄱ": "k", "ㄷ": "t", "ㅂ": "p", "ㄴ": "n", "ㄹ": "l", "ㅁ": "m", "ㅇ": "ŋ"}
SOUNDS = {
    "ㅏ": "a",
    "ㅐ": "ɛ",
    "ㅑ": "ja",
    "ㅒ": "jɛ",
    "ㅓ": "ʌ",
    "ㅔ": "e",
    "ㅕ": "jʌ",
    "ㅖ": "je",
    "ㅗ": "o",
    "ㅘ": "wa",
    "ㅙ": "wɛ",
    "ㅚ": "we",
    "ㅛ": "jo",
    "ㅜ": "u",
    "ㅝ": "wʌ",
    "ㅞ": "we",
    "ㅟ": "wi",
    "ㅠ": "ju",
    "ㅡ": "ɯ",
    "ㅢ": "ɯi",
    "ㅣ": "i",
}
FRONT = "ㅣㅑㅕㅛㅠㅖㅒ"
"""Before these, ㄷ and ㅌ become ㅈ and ㅊ (article 17, of ㅣ and ㅕ), and ㅅ is said as ɕ."""


def ipa(text: str) -> str:
    """Hangul as it is said; what is not Hangul stays as it is."""
    said: list[str] = []
    run: list[list[str]] = []
    for letter in text:
        if FIRST <= ord(letter) <= LAST:
            run.append(_letters(letter))
            continue
        said += [*_spoken(run), letter]
        run = []
    return "".join([*said, *_spoken(run)])


def _letters(syllable: str) -> list[str]:
    """Initial, vowel and final of a syllable; the final is empty when there is none."""
    number = ord(syllable) - FIRST
    final = FINALS[number % 28].strip()
    return [INITIALS[number // 588], VOWELS[number % 588 // 28], final]


def _spoken(word: list[list[str]]) -> Iterator[str]:
    """The sounds of syllables that stand together."""
    for here, there in pairwise(word):
        _meet(here, there)
    if word:
        word[-1][2] = CLOSED.get(word[-1][2], word[-1][2])
    before = ""
    for initial, vowel, final in word:
        if initial in "ㅈㅉㅊ" and vowel == "ㅕ":  # article 5
            vowel = "ㅓ"
        sound = VOICED.get(initial, "") if before else ""
        sound = sound or CONSONANTS[initial]
        if before == "ㄹ" and initial == "ㄹ":
            sound = "l"
        if initial in "ㅅㅆ" and vowel in FRONT + "ㅟ":
            sound = "ɕ"
        yield sound + SOUNDS[vowel] + CLOSING.get(final, "")
        before = final if final in ("ㄴ", "ㄹ", "ㅁ", "ㅇ") else "" if final else vowel


def _meet(here: list[str], there: list[str]) -> None:
    """What a final and the initial behind it do to each other, in place."""
    final, initial = here[2], there[0]
    if not final:
        return
    stays, moves = PARTS.get(final) or ("", final)
    if "ㅎ" in (moves, initial) and (breathed := _breathed(stays, moves, initial)):
        here[2], there[0] = breathed
    elif initial == "ㅇ" and final != "ㅇ":
        here[2], there[0] = stays, _linked(moves, there[1])
    hardens = any(letter in NASAL or letter in "ㅅㅈㅌㅍ" for letter in PARTS.get(here[2], ""))
    final, initial = CLOSED.get(here[2], here[2]), there[0]
    if hardens and final not in NASAL:
        initial = TENSE.get(initial, initial)
    if final in NASAL and initial in "ㄴㅁ":
        final = NASAL[final]
    elif final in NASAL and initial in TENSE:
        initial = TENSE[initial]
    elif {final, initial} == {"ㄴ", "ㄹ"}:
        final = initial = "ㄹ"
    elif initial == "ㄹ" and final not in ("", "ㄹ"):
        final, initial = NASAL.get(final, final), "ㄴ"
    here[2], there[0] = final, initial


def _breathed(stays: str, moves: str, initial: str) -> tuple[str, str] | None:
    """Final and initial where one of them is ㅎ (article 12); None when it is only heard as h."""
    if moves == "ㅎ":
        if initial == "ㅇ":
            return "", stays or "ㅇ"
        if initial in BREATHED:
            return stays, BREATHED[initial]
        return (stays, "ㅆ") if initial == "ㅅ" else (stays or "ㄴ" * (initial == "ㄴ"), initial)
    closed = "ㅈ" if moves in "ㅈ" else CLOSED[moves]
    return (stays, BREATHED[closed]) if closed in BREATHED else None


def _linked(moves: str, vowel: str) -> str:
    """The initial that a final becomes before a vowel (articles 13, 14 and 17)."""
    if vowel in "ㅣㅕ" and moves in "ㄷㅌ":
        return {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}[moves]
    return moves

"""The words of feedback in each language: the `[feedback]` table of a lexicon, ready to be found.

A phrase is written as people say it, in lower case. `*` at its end stands for any ending of the
word, `_` between two blanks for up to four words, `+` parts off what must follow but is not taken,
`{n}` stands for a number, and `{old}`, `{new}` and other names in braces for words of the user's
own. Knows how to find phrases, not what is to be done.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from ..text import fold
from ..vocabulary import Phrases, lexicon

CHINESE_DIGITS = {
    **{letter: value for value, letter in enumerate("零一二三四五六七八九")},
    "两": 2,
    "〇": 0,
}
_ACCENTED = str.maketrans(
    {plain: f"[{plain}{accented}]" for plain, accented in zip("aeiou", "áéíóú", strict=True)}
)
"""An ending moves the Spanish accent: `quita`, `quítame`."""
WORD_START = r"(?<![a-zà-ÿ0-9])"
NUMBER = r"\d+(?:\.\d+)?|[零〇一二两三四五六七八九十]+半?"


@cache
def _plain_letters() -> dict[int, str]:
    """Traditional Chinese letters, and the simplified ones of the lexicon."""
    pairs = lexicon("zh").feedback["variants"]["letters"].split()
    return str.maketrans({pair[0]: pair[1] for pair in pairs})


def folded(text: str) -> str:
    """The text in lower case, of normal width and in simplified letters, letter for letter."""
    return fold(text).replace("’", "'").translate(_plain_letters())


class FeedbackTable(BaseModel):
    """What one language's lexicon holds about feedback."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[str, Phrases]
    """Phrases by what they mean."""
    ordinals: dict[str, Phrases]
    """Words that count, by place: 1 is the first, -1 the last, 0 the one in the middle. `{n}` is
    a number, under `n` counted from the start and under `-n` from the end."""
    patterns: dict[str, Phrases]
    """Whole clauses with places for the user's own words."""
    variants: dict[str, str] = {}
    """`letters`: pairs of a letter and how the phrases write it, as 聲声."""
    replies: dict[str, str]
    """What is said to the user, with places to fill."""


class FeedbackWords:
    """One language's table, compiled."""

    def __init__(self, language: str, table: FeedbackTable, numerals: Mapping[str, float]) -> None:
        self.language = language
        self.replies = table.replies
        self.numerals = numerals
        self._table = table
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._templates: dict[str, tuple[re.Pattern[str], ...]] = {}

    def pattern(self, meaning: str) -> re.Pattern[str]:
        """Finds the phrases of a meaning in folded text; KeyError for one the table has not."""
        if meaning not in self._patterns:
            self._patterns[meaning] = re.compile(self.any_of(self._table.words[meaning]))
        return self._patterns[meaning]

    def any_meaning(self, *meanings: str) -> re.Pattern[str]:
        """Finds the phrases of several meanings, the longest first whatever they mean."""
        name = " ".join(meanings)
        if name not in self._patterns:
            phrases = [phrase for meaning in meanings for phrase in self._table.words[meaning]]
            self._patterns[name] = re.compile(self.any_of(phrases))
        return self._patterns[name]

    def templates(self, name: str) -> tuple[re.Pattern[str], ...]:
        """Whole clauses with named groups for the user's own words."""
        if name not in self._templates:
            phrases = self._table.patterns[name]
            self._templates[name] = tuple(
                re.compile(_template(phrase, self.number)) for phrase in phrases
            )
        return self._templates[name]

    def any_of(self, phrases: Iterable[str]) -> str:
        """An expression for any of the phrases, longest first, with no group of its own."""
        ordered = sorted(phrases, key=len, reverse=True)
        if not ordered:
            return "(?!)"
        return "(?:" + "|".join(_expression(phrase, self.number) for phrase in ordered) + ")"

    @cached_property
    def number(self) -> str:
        """A number in digits, Chinese numerals or words, as an expression with no group."""
        words = "|".join(sorted(map(re.escape, self.numerals), key=len, reverse=True))
        return rf"(?:{NUMBER}|(?<![^\W\d_])(?:{words})(?![a-zà-ÿ]))" if words else f"(?:{NUMBER})"

    @cached_property
    def ordinal(self) -> str:
        """An ordinal as an expression with no group."""
        return self.any_of(
            phrase for phrases in self._table.ordinals.values() for phrase in phrases
        )

    def share_known(self, text: str) -> float:
        """How much of a text are words of feedback, 0 to 1; it tells Spanish from English."""
        known: set[int] = set()
        for meaning in self._table.words:
            for match in self.pattern(meaning).finditer(text):
                known.update(range(*match.span()))
        return len(known) / max(1, len(text))

    def value(self, number: str) -> float:
        """The value of what `number` matches."""
        if number in self.numerals:
            return self.numerals[number]
        return float(number) if number[0].isdigit() else chinese_value(number)

    def place(self, ordinal: str) -> int:
        """1 for the first, -1 for the last, 0 for the middle."""
        for place, phrases in self._table.ordinals.items():
            if re.fullmatch(self.any_of(phrases), ordinal):
                if not place.endswith("n"):
                    return int(place)
                number = re.search(self.number, ordinal)
                return round(self.value(number[0]) if number else 1) * (-1 if place == "-n" else 1)
        raise KeyError(ordinal)


@cache
def feedback_words(language: str) -> FeedbackWords:
    """The words of feedback in one of the Director's languages."""
    words = lexicon(language)
    return FeedbackWords(language, FeedbackTable.model_validate(words.feedback), words.numerals)


def chinese_value(numeral: str) -> float:
    """The value of a Chinese numeral below a hundred, such as 十二 or 两半."""
    half = 0.5 if numeral.endswith("半") else 0.0
    tens, ten, ones = numeral.removesuffix("半").partition("十")
    if not ten:
        return float("".join(str(CHINESE_DIGITS[letter]) for letter in tens)) + half
    return 10 * CHINESE_DIGITS.get(tens, 1) + CHINESE_DIGITS.get(ones, 0) + half


def _expression(phrase: str, number: str) -> str:
    """A phrase as an expression; Latin words begin and end where the phrase does."""
    phrase, _, following = folded(phrase).partition("+")
    body = re.escape(phrase).replace(r"\ _\ ", r"\s(?:\S+\s){0,4}?").replace(r"\ ", r"\s+")
    if body.endswith(r"\*"):
        body = body.translate(_ACCENTED)
    body = body.replace(r"\*", r"[a-zà-ÿ]*").replace(r"\{n\}", rf"\s*{number}\s*")
    start = WORD_START if _is_latin(phrase[0]) else ""
    end = r"(?![a-zà-ÿ0-9])" if _is_latin(phrase[-1]) else ""
    return start + body + (f"(?={re.escape(following)})" if following else end)


def _is_latin(letter: str) -> bool:
    return letter.isalnum() and letter < "\u0250"


def _template(phrase: str, number: str) -> str:
    """A clause as an expression: each place takes as little as it can, a last one the rest."""
    parts = re.split(r"\{([a-z]{2,})\}", phrase)
    pieces: list[str] = []
    for index, part in enumerate(parts):
        if index % 2 == 0:
            pieces.append(_between(part, number))
        else:
            at_end = index == len(parts) - 2 and not parts[-1].strip()
            pieces.append(rf"(?P<{part}>\S(?:.*{'' if at_end else '?'}\S)??)")
    return "".join(pieces) + (r"\s*$" if not parts[-1].strip() else "")


def _between(part: str, number: str) -> str:
    """What stands between two places: where it has a blank at its end, so has the clause."""
    words = part.strip()
    if not words:
        return r"\s+" if part else ""
    before = r"\s+" if part[0] == " " and words[0].isalnum() else r"\s*"
    after = r"\s+" if part[-1] == " " and words[-1].isalnum() else r"\s*"
    return before + _expression(words, number) + after

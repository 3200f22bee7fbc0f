"""The words of feedback in each language: the `[feedback]` table of a lexicon, ready to be found.

A phrase is written as people say it, in lower case. `*` at its end stands for any ending of the
word, `~ar` for the endings by that name in the lexicon's `endings` (`quit~ar`: quite, quítenlo),
`_` between two blanks for up to four words, `+` parts off what must follow but is not taken, `^`
what must not stand before (`흔^들려`, `删^去^除`), `[adds]` stands for any phrase of the meaning of
that name, `{n}` for a number, and `{old}`, `{new}` and other names in braces for words of the
user's own.
Knows how to find phrases, not what is to be done.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter

from pydantic import BaseModel, ConfigDict

from ..scripts import LOWER, RANGES, is_latin, letters_of
from ..text import fold
from ..vocabulary import LANGUAGES, Phrases, lexicon

_ACUTE = "\N{COMBINING ACUTE ACCENT}"
_ACCENTED = str.maketrans(
    {vowel: f"[{vowel}{unicodedata.normalize('NFC', vowel + _ACUTE)}]" for vowel in "aeiou"}
)
"""An ending moves the Spanish accent: `quita`, `quítame`."""
_UNACCENTED = {
    ord(unicodedata.normalize("NFC", vowel + _ACUTE)): found
    for vowel, found in ((v, _ACCENTED[ord(v)]) for v in "aeiou")
}
SHORTEST_PART = 2
"""Letters of a Latin word that is never a part of another: `in`, and not in `ticking`."""
SHORTEST_WITHOUT_ACCENT = 6
"""Letters of a word whose accent people leave out in haste, as in `ultimo`."""
WORD_START = rf"(?<![{LOWER}0-9])"
WORD_END = rf"(?![{LOWER}0-9])"
_NESTED = re.compile(r"\\\[(\w+)\\\]")
"""A meaning named in a phrase, as the phrase is an expression."""


@cache
def _plain_letters() -> dict[int, str]:
    """Traditional letters, and the simplified ones that the lexicons are written in."""
    tables = (lexicon(tag).feedback.get("variants", {}) for tag in LANGUAGES)
    pairs = [pair for table in tables for pair in table.get("letters", "").split()]
    return str.maketrans({pair[0]: pair[1] for pair in pairs})


@cache
def _counting() -> dict[str, int]:
    """The letters that count, in whichever language: 十 is 10, 육 is 6."""
    tables = [lexicon(tag).counting for tag in LANGUAGES]
    return {letter: value for table in tables for letter, value in table.items()}


@cache
def _counting_letters() -> tuple[str, str]:
    """Han letters, which count wherever they stand, and others, which do so before a unit."""
    han = letters_of("han")
    alone = "".join(x for x, value in _counting().items() if han.match(x) or not value)
    return alone, "".join(letter for letter in _counting() if letter not in alone)


@cache
def _endings() -> dict[str, str]:
    """The endings of verbs that are orders, by name, as expressions that no accent hinders."""
    found: dict[str, str] = {}
    for table in (lexicon(tag).feedback.get("variants", {}) for tag in LANGUAGES):
        tails = "|".join(sorted(table.get("enclitics", "").split(), key=len, reverse=True))
        for named in filter(None, table.get("endings", "").split("|")):
            name, _, forms = named.partition("=")
            ordered = sorted(forms.split(), key=len, reverse=True)
            known = "|".join(form.translate(_ACCENTED) for form in ordered)
            known = (
                known.replace("_", r"\s*").replace("*", f"[{LOWER}]*").replace("&", f"(?:{tails})?")
            )
            found[name.strip()] = f"(?:{known})"
    return found


@cache
def in_all_languages(meaning: str) -> str:
    """An expression for the phrases of a meaning in every language, with no group of its own."""
    return "|".join(feedback_words(tag).pattern(meaning).pattern for tag in LANGUAGES)


def without_article(words: str) -> str:
    """A noun without the article or possessive before it, in whichever language."""
    return re.sub(rf"^(?:{in_all_languages('article')})\s+", "", words, flags=re.IGNORECASE)


def article_before() -> str:
    """An article with the blank behind it, as an expression."""
    return rf"(?:{in_all_languages('article')})\s+"


def without_phrase(action: str, thing: str) -> str:
    """The action without `under an umbrella`; as it was when the thing is no mere addition."""
    tie = rf"(?:,?\s*(?:{in_all_languages('along_with')})\s+)"
    named = rf"(?:{article_before()}(?:[\w'-]+\s+){{0,2}}?|(?:[\w'-]+\s+)?){re.escape(thing)}\b"
    adjective = r"(?:\s+[\w'-]+(?=\s*(?:[,.;]|$)))?"
    trait = rf"(?:\s+(?:{in_all_languages('trait_tie')})\s+[\w'-]+(?=\s*(?:[,.;]|$)))?"
    return re.sub(f"{tie}{named}(?:{trait}){adjective}", "", action, flags=re.IGNORECASE)


def _as_a_word(text: str, old: str) -> str:
    """An expression for a short word that is no part of another: 馬, and not in 馬頭琴."""
    alone, han = re.escape(old), RANGES["han"]
    if len(old) == 1 and letters_of("han").match(old) and letters_of("kana").search(text):
        return rf"(?<![{han}]){alone}(?![{han}])"
    if len(old) == 1 and letters_of("hangul").match(old):
        return rf"(?<!\w){alone}(?=(?:{in_all_languages('in_post')})?(?:\W|$))"
    if old and is_latin(folded(old[0])):
        return rf"(?<![^\W\d_]){alone}" + (WORD_END if len(old) <= SHORTEST_PART else "")
    return alone


def swapped(text: str, old: str, new: str) -> str:
    """The text with every occurrence of some words replaced, in whichever letters they stand."""
    stop = "[.。]?" if re.search(r"[.!?…。！？]$", new) else ""
    low = folded(text)
    for found in reversed(list(re.finditer(_as_a_word(low, folded(old)) + stop, low))):
        text = text[: found.start()] + new + text[found.end() :]
    article = "an" if re.match(r"[aeiou]", new, re.IGNORECASE) else "a"
    return re.sub(rf"\b[Aa]n?(?= {re.escape(new)})", article, text) if new else text


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
    """`letters`: pairs of a letter and how the phrases write it, as 聲声; `amounts`: lengths in
    words and how the phrases write them, as `half a second = 0.5 seconds`, parted by bars;
    `particles`: pairs of a particle behind a consonant and behind a vowel, as 을를;
    `spellings`: other ways to write a phrase, and slips such as 改城 for 改成, in the same way;
    `stressed`: how words begin whose accent is never left out;
    `manner_tail`: what ends a word that tells how;
    `endings`: those of orders by name, `_` for blanks or none in one, `&` for one of
    the `enclitics` or none."""
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

    def around(self, name: str, place: str) -> tuple[str, str]:
        """What templates with one place have before it and behind it, as two expressions."""
        sides: tuple[list[str], list[str]] = ([], [])
        for phrase in self._table.patterns[name]:
            before, _, behind = (side.strip() for side in phrase.partition(f"{{{place}}}"))
            if before and not behind:
                sides[0].append(before)
            elif behind:
                sides[1].append(behind)
        return rf"{self.any_of(sides[0])}\s+", rf"\s*{self.any_of(sides[1])}"

    @cache  # noqa: B019  # one for each language, for as long as the program runs
    def parted_verbs(self, *meanings: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
        """What `cut _ down` has before and behind what it is done to, for all such phrases."""
        told = (p.split(" _ ") for name in meanings for p in self._table.words[name] if " _ " in p)
        pairs = {(sides[0], sides[-1]) for sides in told}
        return tuple(
            (re.compile(_expression(a, "")), re.compile(_expression(b, ""))) for a, b in pairs
        )

    def variants(self, name: str) -> str:
        """A table of other ways to write; empty where the language has none of that name."""
        return self._table.variants.get(name, "")

    def in_figures(self, text: str) -> str:
        """The text with `half a second` as `0.5 seconds`, and slips of the pen set right."""
        pattern, figures = self._amounts
        for found in reversed(list(pattern.finditer(folded(text)))):
            told = next(figures[name] for name, words in found.groupdict().items() if words)
            before = text[: found.start()]
            gap = (
                " " if before[-1:].isdigit() and told[:1].isdigit() else ""
            )  # `镜头3两秒` is no 32 seconds
            text = f"{before}{gap}{told}{text[found.end() :]}"
        return text

    @cached_property
    def _amounts(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """Finds lengths in words, the longest first, and the figures by the name of the group."""
        tables = (self._table.variants.get(name, "") for name in ("amounts", "spellings"))
        listed = "|".join(tables).split("|")
        pairs = [pair.split("=") for pair in listed if pair.strip()]
        told = sorted(((a.strip(), b.strip()) for a, b in pairs), key=lambda pair: -len(pair[0]))
        groups = (f"(?P<a{n}>{_expression(a, '')})" for n, (a, _) in enumerate(told))
        return re.compile("|".join(groups) or "(?!)"), {f"a{n}": b for n, (_, b) in enumerate(told)}

    @cached_property
    def latin(self) -> bool:
        """Whether the language is written in Latin letters."""
        return is_latin(self._table.words["shot"][0][0])

    def any_of(self, phrases: Iterable[str], counts: bool = True) -> str:
        """An expression for any of the phrases, longest first, with no group of its own.

        Phrases with a `{n}` in them need what `counts`: the numbers of the language.
        """
        ordered = sorted(phrases, key=len, reverse=True)
        if not ordered:
            return "(?!)"
        numbers = self.number if counts else ""
        parted = [_parted(phrase, numbers) for phrase in ordered]
        # What bounds a word is said once for all that it bounds: it takes a set of letters, which
        # is by far the slowest part of compiling an expression.
        runs = groupby(parted, key=itemgetter(0, 2))
        bounded = (
            f"{start}(?:{'|'.join(self._nested(body) for _, body, _ in run)}){end}"
            for (start, end), run in runs
        )
        return f"(?:{'|'.join(bounded)})"

    def _nested(self, body: str) -> str:
        """An expression with those of the meanings that it names: `[adds] one more`."""
        return _NESTED.sub(lambda named: self.pattern(named[1]).pattern, body)

    @cached_property
    def number(self) -> str:
        """A number in digits, Chinese numerals or words, as an expression with no group."""
        words = "|".join(sorted(map(re.escape, self.numerals), key=len, reverse=True))
        half = self.any_of(self._table.words["half_more"], counts=False)
        unit = self.any_of(self._table.words["second"], counts=False).replace(WORD_START, "")
        alone, before_unit = _counting_letters()
        counted = rf"(?<![^\W\d_])(?:[{before_unit}]+|{half})(?=\s*{unit})"
        digits = rf"\d+(?:\.\d+)?|[{alone}]+{half}?|{half}(?={unit})|{counted}"
        return rf"(?:{digits}|(?<![^\W\d_])(?:{words})(?![{LOWER}]))" if words else f"(?:{digits})"

    @cached_property
    def second(self) -> str:
        """The word for the unit of lengths."""
        return self._table.words["second"][0]

    @cached_property
    def please(self) -> str:
        """The word that makes a wish of what stands behind it."""
        return self._table.words["polite"][0]

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
        return float(number) if number[0].isdecimal() else self._counted(number)

    def _counted(self, numeral: str) -> float:
        """The value of a numeral in Han letters below a thousand, such as 十二 or 两半."""
        whole = self.pattern("half_more").sub("", numeral)
        half = 0.5 if whole != numeral else 0.0
        values = [_counting()[letter] for letter in whole]
        if all(value < 10 for value in values):
            return float("".join(map(str, values)) or 0) + half
        total, ones = 0, 0
        for value in values:
            tens = value >= 10
            total, ones = (total + max(ones, 1) * value, 0) if tens else (total, value)
        return total + ones + half

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


def _expression(phrase: str, number: str) -> str:
    """A phrase as an expression."""
    return "".join(_parted(phrase, number))


def _parted(phrase: str, number: str) -> tuple[str, str, str]:
    """A phrase as an expression, between what must stand before and behind it: Latin words begin
    and end where the phrase does."""
    head, _, following = folded(phrase).partition("+")
    phrase = head or phrase  # a plus alone joins numbers: `1 + 3`
    apart, _, phrase = phrase.rpartition("^")
    body = (
        re.escape(phrase)
        .replace("n't", "n'?t")
        .replace(r"\ _\ ", r"\s+(?:\S+\s+){0,4}?")
        .replace(r"\ ", r"\s+")
    )
    if body.endswith(r"\*") or "~" in body:
        stem, *orders = re.split(r"\\~(\w+)", body)
        body = stem.translate(_ACCENTED)
        for name, rest in zip(orders[::2], orders[1::2], strict=True):
            body += _endings()[name] + rest
    else:
        body = re.sub(r"\w+", lambda word: _without_accents(word[0]), body)
    body = body.replace(r"\*", f"[{LOWER}]*").replace(r"\{n\}", rf"\s*{number}\s*")
    start = WORD_START if phrase[0] == "~" or is_latin(phrase[0]) else ""
    start = "".join(f"(?<!{re.escape(x)})" for x in apart.split("^")) if apart else start
    end = WORD_END if is_latin(phrase[-1]) else ""
    return start, body, f"(?={re.escape(following)})" if following else end


def _without_accents(word: str) -> str:
    """A long word as an expression that finds it without its accent, too.

    In a short one, at the end and where a question begins it tells one word from another.
    """
    if len(word) < SHORTEST_WITHOUT_ACCENT or word.startswith(_stressed()):
        return word
    return word[:-1].translate(_UNACCENTED) + word[-1]


@cache
def _stressed() -> tuple[str, ...]:
    """How words begin that keep their accent."""
    tables = (lexicon(tag).feedback.get("variants", {}) for tag in LANGUAGES)
    return tuple(begin for table in tables for begin in table.get("stressed", "").split())


def _template(phrase: str, number: str) -> str:
    """A clause as an expression: each place takes as little as it can, a last one the rest.

    One that begins with a place is looked for at the head alone: what it takes may begin there.
    """
    parts = re.split(r"\{([a-z]{2,})\}", phrase)
    pieces = [r"^\s*"] if not parts[0].strip() else []
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
    after = r"(?:\s*,)?\s+" if part[-1] == " " and words[-1].isalnum() else r"\s*"
    return before + _expression(words, number) + after

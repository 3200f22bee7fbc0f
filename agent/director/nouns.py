"""Where a noun for people ends in its word, or whether that word means something else.

Knows how letters join to words in scripts without capitals; Latin words are told apart by `scan`.
"""

import re
from functools import cache

from .measures import numbers
from .scanning import Hit
from .scripts import any_of, letters_of
from .text import Span, Text
from .vocabulary import Lexicon, lexicon

FEWEST_PREFIX_LETTERS = 2
"""Of what may stand before a noun in one word with it."""
LONGEST_WORD_LETTERS = 12
LONGEST_COUNT_LETTERS = 9
LONGEST_SENTENCE_LETTERS = 80
_CLAUSE = re.compile(r"[,，、。！？；;:：\n]")
_LETTER = re.compile(r"[ ]?[A-Z\uff21-\uff3a](?![A-Za-z0-9])")
"""What tells people of one noun apart: `生徒A`, `학생 B`."""
_STOP = re.compile(r"[。！？\n]")


def count_of(text: Text, start: int, language: str) -> int:
    """How many a number before a noun counts where no blank parts them: `两只熊猫`; 0 for none."""
    classifiers = lexicon(language).wording.before_nouns
    near = Span(max(0, start - LONGEST_WORD_LETTERS), start)
    counted = [
        number
        for number in numbers(text, near)
        if text.folded.startswith(classifiers, number.end)
        and not _CLAUSE.search(text.raw, number.end, start)
    ]
    return int(counted[-1].value) if counted else 0


def count_behind(text: Text, end: int, language: str) -> int:
    """How many a number behind a noun counts: `고양이 두 마리`, `猫が二匹`; 0 for none."""
    words = lexicon(language)
    if not words.wording.behind_nouns:
        return 0
    rest = text.folded[end : end + LONGEST_COUNT_LETTERS].lstrip()
    for numeral, value in words.numerals.items():
        if rest.startswith(numeral) and rest.startswith(words.cues["subject"], len(numeral)):
            return int(value)
    for number in numbers(text, Span(end, min(len(text.raw), end + LONGEST_COUNT_LETTERS))):
        between = text.folded[end : number.start].strip()
        behind = number.end + (text.raw[number.end : number.end + 1] == " ")
        joined = between in ("", *words.cues["subject"])
        if joined and text.folded.startswith(words.wording.behind_nouns, behind):
            return int(number.value)
    return 0


def is_told_apart(text: Text, language: str) -> bool:
    """Whether the text speaks of the one and the other of a pair."""
    return any(word in text.folded for word in lexicon(language).naming.acting[1::2])


def whole_noun(text: Text, hit: Hit) -> Span | None:
    """The word for somebody that a known noun is part of; None where it is part of another word."""
    words = lexicon(hit.language)
    if words.grammar.subject == "article":
        return Span(hit.start, hit.end)
    if words.spaced:
        word = _in_spaced_word(text, hit, words)
    else:
        word = Span(hit.start, hit.end) if _stands_apart(text, hit, words) else None
    letter = _LETTER.match(text.raw, word.end) if word else None
    return Span(word.start, letter.end()) if word and letter else word


def whole_name(text: Text, hit: Hit) -> Span | None:
    """A known given name with the family name before it; None where it is part of another word."""
    words = lexicon(hit.language)
    if words.grammar.subject == "article":
        return Span(hit.start, hit.end)
    if not words.spaced:
        return None if words.naming.unbroken and _goes_on(text, hit, words) else Span(*hit[2:4])
    start, end = _letters_before(text, hit, words), _letters_behind(text, hit, words)
    family = text.raw[start : hit.start]
    tail = text.raw[hit.end : end]
    fits = family in ("", *words.naming.families) and (
        not tail or tail.startswith(words.naming.tails)
    )
    return Span(start, hit.end) if fits else None


def _goes_on(text: Text, hit: Hit, words: Lexicon) -> bool:
    """Whether the letter behind a name, or the one before a short one, is of the name's script."""
    last = text.raw[hit.end - 1]
    scripts = (*words.naming.unbroken, *words.scripts)  # `ケンが`: not all kana are one script
    own = next((o for s in scripts if (o := letters_of(s)).match(last)), None)
    if own is None or letters_of(words.grammar.particle_script).match(last):
        return False
    short = hit.start > 0 and hit.end - hit.start == 1
    before = short and own.match(text.raw, hit.start - 1) is not None
    return before or own.match(text.raw, hit.end) is not None


# ---- where blanks part words and particles are tied to them


def _in_spaced_word(text: Text, hit: Hit, words: Lexicon) -> Span | None:
    """`영사기사` for `기사`, `주인아줌마` for both; none for the first letters of `딸기`
    or of the dish `닭다리`."""
    start, end = _letters_before(text, hit, words), _letters_behind(text, hit, words)
    tail = text.raw[hit.end : end]
    joined = any(noun.start == hit.end for noun in text.within(Span(hit.end, end), "people"))
    thing = bool(words.naming.things) and tail.startswith(words.naming.things)
    if tail and not joined and (thing or not tail.startswith(words.naming.tails)):
        return None
    if start == hit.start:
        counted = hit.end - hit.start == 1 and _is_counted(text, start, words)
        return None if counted else Span(hit.start, hit.end)
    long_enough = hit.start - start >= FEWEST_PREFIX_LETTERS and hit.end - hit.start > 1
    known = text.has(Span(start, hit.start), "cue") or text.has(Span(start, hit.end), "place")
    return Span(start, hit.end) if long_enough and not known else None


def _is_counted(text: Text, position: int, words: Lexicon) -> bool:
    """Whether a number stands before a word of one letter, which then counts: `세 개`."""
    before = text.folded[max(0, position - LONGEST_WORD_LETTERS) : position].split()
    return bool(before) and (before[-1][-1].isdigit() or before[-1] in words.numerals)


def _letters_before(text: Text, hit: Hit, words: Lexicon) -> int:
    own, start = letters_of(words.scripts[0]), hit.start
    while start and hit.start - start < LONGEST_WORD_LETTERS and own.match(text.raw, start - 1):
        start -= 1
    return start


def _letters_behind(text: Text, hit: Hit, words: Lexicon) -> int:
    own, end = letters_of(words.scripts[0]), hit.end
    while end - hit.end < LONGEST_WORD_LETTERS and own.match(text.raw, end):
        end += 1
    return end


# ---- where no blank parts words


def _stands_apart(text: Text, hit: Hit, words: Lexicon) -> bool:
    """Whether a noun is a word of its own: not `犬` of `犬小屋`, nor `社員` of `社員食堂`."""
    first, last = text.raw[hit.start], text.raw[hit.end - 1]
    before, after = text.raw[hit.start - 1 : hit.start], text.raw[hit.end : hit.end + 1]
    naming = words.naming
    for script in naming.unbroken:
        own = letters_of(script)
        if (own.match(first) and own.match(before)) or (own.match(last) and own.match(after)):
            return False
    if naming.things and after and text.raw.startswith(naming.things, hit.end):
        return any(noun.start == hit.end for noun in _people_at(text, hit.end))
    if naming.unbroken and hit.end - hit.start == 1 and _is_inside(text, hit, words):
        return False
    return not _is_a_shop(text, hit, words)


def _people_at(text: Text, position: int) -> list[Hit]:
    near = Span(position, min(len(text.raw), position + LONGEST_WORD_LETTERS))
    return [hit for hit in text.within(near, "people") if hit.start == position]


def _is_inside(text: Text, hit: Hit, words: Lexicon) -> bool:
    """Whether a noun of one letter has another letter of its script beside it: `象` of `印象`."""
    own = next((o for s in words.scripts if (o := letters_of(s)).match(text.raw[hit.start])), None)
    after = text.raw[hit.end : hit.end + 1]
    counted = after.isnumeric() or after in words.counting or bool(_people_at(text, hit.end))
    before = own is not None and hit.start > 0 and own.match(text.raw[hit.start - 1]) is not None
    return before or (own is not None and own.match(after) is not None and not counted)


def _is_a_shop(text: Text, hit: Hit, words: Lexicon) -> bool:
    """Whether a trade names the shop, `パン屋の朝`, and not who keeps it, `パン屋が言う`."""
    if not text.raw[: hit.end].endswith(words.naming.trades):
        return False
    called = _keeper(hit.language).match(text.raw, hit.end)
    if called is None:
        return True
    stop = _STOP.search(text.raw, hit.end, hit.end + LONGEST_SENTENCE_LETTERS)
    rest = Span(
        hit.end, stop.end() if stop else min(len(text.raw), hit.end + LONGEST_SENTENCE_LETTERS)
    )
    return not (called["said"] or text.quoted(rest) or text.has(rest, "speaking"))


@cache
def _keeper(language: str) -> re.Pattern[str]:
    """What stands behind a trade that names a person: a particle of the subject, or their words."""
    cues = lexicon(language).cues
    return re.compile(
        rf"{any_of(cues['honorific'])}?(?:(?P<said>[「『：:（(])|{any_of(cues['subject'])})"
    )

"""Who words tell of that name somebody new: `Gary, an IT guy`, `男の子の翔太`, `叫小刚的男孩`."""

import re
from typing import NamedTuple

from ..languages import written_languages
from ..people import read_cast
from ..scanning import Hit, scan
from ..scripts import is_latin
from ..text import read_text
from ..vocabulary import LANGUAGES, lexicon
from .words import FeedbackWords, folded, without_article

LONGEST_GIVEN_NAME = 3
"""Letters of a name behind a noun, where blanks part words that have no capitals."""
_EDGES = " ,，、.。;；:：()（）"


class Newcomer(NamedTuple):
    """Somebody's name, and what is told of them beside it."""

    name: str
    looks: tuple[str, ...]


def newcomer(told: str, words: FeedbackWords) -> Newcomer | None:
    """The one whom words name and describe; None where they give no name, or several."""
    text = read_text(told)
    people = read_cast(text, (), (), [text.whole]).people
    if called := _by_name_word(told, words):
        return Newcomer(called[1], _looks(told.replace(called[0], " "), "", words))
    named = {person.name for person in people if person.named and not _is_noun(person.name)}
    if not named and not words.latin:
        named = _beside_noun(told, [person.name for person in people], words)
    if len(named) != 1:
        return None
    (name,) = named
    return Newcomer(name, _looks(told, name, words))


def _is_noun(name: str) -> bool:
    """Whether a name is no more than a word for somebody: 女 of 女の医者."""
    return any((hit.start, hit.end) == (0, len(name)) for hit in people_in(name))


def people_in(words: str) -> list[Hit]:
    """The nouns for people in words, which may be too few to tell their language."""
    low = folded(words)
    for languages in (written_languages(low), *((tag,) for tag in LANGUAGES)):
        if hits := [hit for hit in scan(low, languages) if hit.kind == "people"]:
            return hits
    return []


def _beside_noun(told: str, nouns: list[str], words: FeedbackWords) -> set[str]:
    """`여자애 봄이`, `봄이라는 여자애`: one short word beside a noun for somebody."""
    tie, plain = words.pattern("name_tie").pattern, told.strip(_EDGES)
    found = [re.fullmatch(rf"{re.escape(noun)} (\w+)", plain) for noun in nouns]
    found += [re.fullmatch(rf"(\w+?)(?:{tie})\s?{re.escape(noun)}", plain) for noun in nouns]
    names = {match[1] for match in found if match}
    return {name for name in names if len(name) <= LONGEST_GIVEN_NAME and not _is_noun(name)}


def _by_name_word(told: str, words: FeedbackWords) -> re.Match[str] | None:
    """`이름은 봄이`, `名前は翔太`: the name behind a word for one."""
    if words.latin:
        return None
    noun, tail = words.pattern("name_word").pattern, words.any_meaning("name_tail", "by_name")
    ends = "" if lexicon(words.language).spaced else words.any_meaning("casts", "name_tail").pattern
    name = rf"(\w{{1,{LONGEST_GIVEN_NAME}}}?)(?=\W|$|{ends or '$'})"
    return re.search(rf"(?:{noun})\s?(?:{tail.pattern})\s?{name}", folded(told))


def _looks(told: str, name: str, words: FeedbackWords) -> tuple[str, ...]:
    """The pieces of a description without the name and what ties it to the rest."""
    at = told.find(name)
    ties = ("name_tie",) if words.latin else ("name_tie", "of_it")
    tie = words.any_meaning(*ties).pattern
    before, behind = told[:at], told[at + len(name) :]
    before = re.sub(rf"(?:{tie})\W*$", "", folded(before)) if before.strip() else ""
    before = told[: len(before)]
    led = re.match(rf"\s*(?:{tie})\s*", folded(behind))
    behind = behind[led.end() :] if led else behind
    pieces = re.split(r"[,，、;；()（）]", f"{before},{behind}")
    plain = (_without_count(piece.strip(_EDGES), words) for piece in pieces)
    kept = (piece for piece in plain if any(map(str.isalpha, piece)))
    return tuple(piece for piece in kept if is_latin(piece[0]) or len(piece) > 1)


def _without_count(piece: str, words: FeedbackWords) -> str:
    """A piece without `a`, or `一个`."""
    if words.latin or lexicon(words.language).spaced:
        return without_article(piece)
    led = re.match(rf"(?:{words.pattern('of_it').pattern})+", folded(piece))
    return piece[led.end() :] if led else piece

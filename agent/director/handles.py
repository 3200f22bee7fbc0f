"""Handles: `@Ana`, `<Image 2>`, `Image 2`: the names of uploads and of those who are to look alike.

Knows where a handle ends when no blank parts it from what follows; not what it stands for.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from string import digits

from .scripts import RANGES, any_of, is_latin
from .text import Span, Text
from .vocabulary import LANGUAGES, lexicon

LONGEST_UNSPACED_LETTERS = 6
"""Of a handle that no blank and no known word ends."""
_HANDLE = re.compile(r"@\s?([^\s@,.:;，。：；、）)】\]」』（(“”«»\"']+(?:[ \t]\d{1,3}(?!\d))?)")
_ANGLE_TAG = re.compile(r"<([A-Za-z][\w .-]{0,30})>")
_LATIN_BODY = re.compile(rf"[\w.{RANGES['latin']}-]*[\w{RANGES['latin']}]", re.ASCII)
_BEFORE_PARTICLE = re.compile(f"[^{RANGES['hiragana']}]+")
_STOPS = ("cue", "speaking", "movement", "framing", "sound", "manner", "pronoun")


def references(text: Text, known: Iterable[str] = ()) -> Iterator[tuple[str, int, int]]:
    """The handles in a text as written, with their places; a known handle is taken whole."""
    done = -1
    for match in _HANDLE.finditer(text.raw):
        if match.start() < done:
            continue
        body = _body(text, match, known)
        if body:
            start = match.start()
            done = match.start(1) + len(body)
            yield text.raw[start:done], start, done
    for match in (*_ANGLE_TAG.finditer(text.raw), *_bare_picture().finditer(text.raw)):
        yield match[0].strip("<>"), match.start(), match.end()
    yield from _known_bare(text, known)


def handle_key(handle: str) -> str:
    """What makes two ways to write a handle one: `@Image 1`, `image1`, and so in any language."""
    bare = re.sub(r"[\s@<>_-]", "", handle).casefold()
    words, number = bare.rstrip(digits), bare[len(bare.rstrip(digits)) :]
    return _kinds_of_uploads().get(words, words) + number


def _known_bare(text: Text, known: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """The names of uploads without a sign, `video 2`, where there is such an upload."""
    keys = set(map(handle_key, known))
    for match in _bare_upload().finditer(text.folded) if keys else ():
        pictured = _bare_picture().match(text.raw, match.start())
        if not pictured and handle_key(match[0]) in keys:
            yield text.raw[match.start() : match.end()], match.start(), match.end()


def _body(text: Text, match: re.Match[str], known: Iterable[str]) -> str:
    """Where a handle ends when no blank parts it from what follows."""
    body, start = match[1], match.start(1)
    for handle in sorted(known, key=len, reverse=True):
        bare = handle.lstrip("@")
        if text.raw.startswith(bare, start):
            return bare
    if picture := _numbered_upload().match(text.folded, start, start + len(body)):
        return body[: picture.end() - start]
    body = re.sub(r"\s\d+$", "", body)
    if is_latin(body[0].lower()):
        latin = _LATIN_BODY.match(body)
        return latin[0] if latin else body
    if text.lexicon.spaced:
        return without_particle(text, body)
    return _unspaced(text, body, start)


def _unspaced(text: Text, body: str, start: int) -> str:
    """Up to the particle or the next known word of another kind; a word for people is its end."""
    span = Span(start, start + len(body))
    nouns = [hit for hit in text.within(span, "people") if hit.start - start <= 3]
    if nouns:
        return body[: _with_figures(body, nouns[0].end - start)]
    bare = _BEFORE_PARTICLE.match(body)
    body = bare[0] if bare else body
    stops = [
        hit.start - start
        for hit in text.hits_in(Span(start + 1, start + len(body) + 8))
        if hit.start < start + len(body)
        and not is_latin(text.folded[hit.start])
        and hit.kind in _STOPS
    ]
    return body[: min([*stops, len(body), LONGEST_UNSPACED_LETTERS])]


def _with_figures(body: str, end: int) -> int:
    """Behind the letters and digits that belong to a handle, as those of a numbered character."""
    figures = re.match(r"[A-Za-z0-9]*", body[end:])
    return end + len(figures[0]) if figures else end


def without_particle(text: Text, word: str) -> str:
    """A word without the particle at its end, in a language that has such."""
    cues = text.lexicon.cues
    for particle in sorted((*cues["subject"], *cues["oblique"]), key=len, reverse=True):
        if word.endswith(particle) and len(word) > len(particle):
            return word.removesuffix(particle)
    return word


@cache
def _numbered_upload() -> re.Pattern[str]:
    words = [word for tag in LANGUAGES for word in lexicon(tag).naming.uploads]
    return re.compile(rf"{any_of(tuple(dict.fromkeys(words)))}\s?\d+")


@cache
def _bare_picture() -> re.Pattern[str]:
    """`Image 2`, which is a handle without its sign; all in capitals it is a heading."""
    words = [word for tag in LANGUAGES for word in lexicon(tag).naming.pictures]
    return _numbered((*words, *(word[0].upper() + word[1:] for word in words)))


@cache
def _bare_upload() -> re.Pattern[str]:
    uploads = [lexicon(tag).uploads.words for tag in LANGUAGES]
    return _numbered(word for words in uploads for of in words.values() for word in of)


def _numbered(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words with a number behind it, Latin ones at the head of a word."""
    forms = tuple(dict.fromkeys(words))
    latin = tuple(word for word in forms if is_latin(word[0]))
    others = tuple(word for word in forms if word not in latin)
    return re.compile(rf"(?<![@<])(?:(?<![\w-]){any_of(latin)}|{any_of(others)})\s?\d+", re.ASCII)


@cache
def _kinds_of_uploads() -> dict[str, str]:
    """What an upload is called in any language, to its kind."""
    uploads = [lexicon(tag).uploads.words for tag in LANGUAGES]
    return {word: kind for words in uploads for kind, of in words.items() for word in of}

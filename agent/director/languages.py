"""In which language words are written: by their script, and in Latin script by frequent words."""

import re
from functools import cache

from .vocabulary import LANGUAGES, lexicon

_LATIN_WORD = re.compile(r"[a-zà-ɏ'’]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)
# Frequent words of languages without a lexicon, and letters that only they use.
_OTHER_LATIN = {
    "fr": "le la les des une est et je tu nous vous il elle pas ne que qui dans pour avec c'est "
    "j'ai on du au trop",
    "de": "der die das und ist ich du wir sie nicht ein eine mit für auf den dem was wie es zu",
    "it": "il lo gli che è non per con sono una della questo come mi ti ci più perché",
    "pt": "o os um uma não que é com para você eu ele ela isso meu muito está aqui",
}
_MARKS = {
    "es": re.compile(r"[¿¡ñ]|[áéíóú]"),
    "fr": re.compile(r"[çœêèëàâîôû]"),
    "de": re.compile(r"[äöüß]"),
    "pt": re.compile(r"[ãõ]"),
    "it": re.compile(r"[èìòù]\b"),
}


def written_languages(folded: str) -> tuple[str, ...]:
    """The lexicons a text needs, the language it is mainly written in first; () for no words."""
    counts = {tag: len(found.findall(folded)) for tag, found in _SCRIPTS}
    latin = sum(map(len, _LATIN_WORD.findall(folded)))
    asian = counts["ja"] + counts["ko"] + counts["zh"]
    found: list[str] = []
    if asian and asian * 3 >= latin:
        found.append(_asian_language(counts))
    elif asian:
        found.append(_latin_language(folded, ("en", "es")))
        found.append(_asian_language(counts))
    if latin:
        found.append(_latin_language(folded, ("en", "es")))
    if latin or asian:
        found.append("en")
    return tuple(dict.fromkeys(tag for tag in found if tag in LANGUAGES))


def _asian_language(counts: dict[str, int]) -> str:
    if counts["ko"] > counts["zh"] + counts["ja"]:
        return "ko"
    return "ja" if counts["ja"] * 8 >= counts["zh"] and counts["ja"] else "zh"


def language_of(words: str, otherwise: str) -> str:
    """The BCP 47 primary tag of spoken words; `otherwise` when they do not tell.

    Kanji alone are Japanese among Japanese; a few Latin words do not change an Asian language.
    """
    folded = words.casefold()
    counts = {tag: len(found.findall(folded)) for tag, found in _SCRIPTS}
    tag = max(counts, key=lambda tag: counts[tag])
    if counts[tag] == 0:
        return _latin_language(folded, ("en", "es", *_OTHER_LATIN), otherwise)
    if tag in ("ja", "zh", "ko") and counts["ko"] <= counts["zh"] + counts["ja"]:
        if counts["ja"]:
            return "ja"
        return "ja" if otherwise == "ja" else "zh"
    return tag


def _latin_language(folded: str, among: tuple[str, ...], otherwise: str = "en") -> str:
    """The best match by frequent words and telling letters; English for a tie of nothing."""
    words = set(_LATIN_WORD.findall(folded))
    scores = {tag: sum(word in _frequent(tag) for word in words) for tag in among}
    for tag, marks in _MARKS.items():
        if tag in scores:
            scores[tag] += 2 * bool(marks.search(folded))
    best = max(among, key=lambda tag: (scores[tag], tag == otherwise, tag == "en"))
    if scores[best] == 0:
        return otherwise if otherwise in among else "en"
    return best


@cache
def _frequent(tag: str) -> frozenset[str]:
    if tag in LANGUAGES:
        words = lexicon(tag)
        counted = (word for phrases in words.units.values() for word in phrases if len(word) > 3)
        return frozenset((*words.common, *words.numerals, *counted))
    return frozenset(_OTHER_LATIN.get(tag, "").split())


_FOREIGN_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*)*")
_CLAUSE = re.compile(r"[^,.;!?¿¡]+[,.;!?\s]*")


def spoken_spans(words: str, language: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a line that switches language inside, as (words, tag); () for one language.

    In an Asian language Latin words are English; in a Latin one the clauses are compared.
    """
    if language in ("zh", "ja", "ko"):
        cuts = [(m.start(), m.end()) for m in _FOREIGN_WORDS.finditer(words) if len(m[0]) > 1]
        return _pieces(words, language, [(start, end, "en") for start, end in cuts])
    other = {"en": "es", "es": "en"}.get(language)
    if other is None:
        return ()
    cuts = [
        (m.start(), m.end(), other)
        for m in _CLAUSE.finditer(words)
        if _latin_language(m[0].casefold(), (language, other), language) == other
    ]
    return _pieces(words, language, cuts)


def _pieces(
    words: str, language: str, cuts: list[tuple[int, int, str]]
) -> tuple[tuple[str, str], ...]:
    """The words cut into stretches; neighbours of one language are joined."""
    found: list[tuple[str, str]] = []
    done = 0
    for start, end, tag in [*cuts, (len(words), len(words), language)]:
        for piece, of in ((words[done:start], language), (words[start:end], tag)):
            if piece and found and found[-1][1] == of:
                found[-1] = (found[-1][0] + piece, of)
            elif piece:
                found.append((piece, of))
        done = end
    return tuple(found) if len({tag for _, tag in found}) > 1 else ()

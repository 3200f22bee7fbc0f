"""The user's own words: what they quoted, what they did not, and in which language they write."""

import re
import unicodedata

from ..director.languages import language_of

_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|「([^」]+)」|『([^』]+)』|«([^»]+)»|‘([^’]+)’")
_FEWEST_LETTERS = 12
"""Shorter words do not tell their language."""
_FEWEST_CITED = 2
_FEWEST_WORDS = 4
"""Fewer Latin words among others are names and marks."""
_SURELY_TOLD = {"en", "es", "zh", "ja", "ko"}
"""Languages that a Latin reply is told apart from; others of Latin script look too much alike."""
_LATIN = re.compile(r"[a-zà-öø-ÿāēīōūœ]")


def quoted(said: str) -> tuple[str, ...]:
    """What stands between quotation marks, in order."""
    return tuple(
        "".join(part or "" for part in found.groups()).strip() for found in _QUOTED.finditer(said)
    )


def unquoted(said: str) -> str:
    """The words without what is quoted in them."""
    return _QUOTED.sub(" ", said)


def cites(citation: str | None, *said: str) -> bool:
    """Whether a citation is what was said, and not nothing."""
    wanted = _plain(citation or "")
    return len(wanted) >= _FEWEST_CITED and any(wanted in _plain(words) for words in said)


def tongue(said: str) -> str:
    """BCP 47 tag of the language the user mainly writes in; English when the words do not tell."""
    latin, other = _by_script(unquoted(said))
    if not latin and not other:
        latin, other = _by_script(said)
    return _of(other) if _mainly_other(latin, other) else language_of(latin, "en")


def in_another_language(reply: str, *said: str) -> bool:
    """Whether a reply is surely in none of the languages that were spoken so far."""
    latin, other = _by_script(unquoted(reply))
    if len(latin) + len(other) < _FEWEST_LETTERS:
        return False
    spoken = set[str]().union(*map(_tongues, said))
    if _mainly_other(latin, other):
        return bool(spoken) and _of(other) not in spoken
    if spoken - _SURELY_TOLD:
        return False
    return bool(spoken) and all(language_of(latin, tag) != tag for tag in spoken)


def _tongues(said: str) -> set[str]:
    """Every language the user's own words are in; a name in another script tells none."""
    latin, other = _by_script(unquoted(said))
    found = {_of(other)} if other else set[str]()
    if len(latin.split()) >= _FEWEST_WORDS or (latin and not other):
        found.add(language_of(latin, "en"))
    return found


def _by_script(words: str) -> tuple[str, str]:
    """The Latin words, and the letters of other scripts."""
    latin = " ".join(re.findall(r"[a-zà-öø-ÿāēīōūœ'’]+", words.casefold()))
    others = (c for c in words.casefold() if c.isalpha() and not _LATIN.match(c))
    return latin, "".join(others)


def _mainly_other(latin: str, other: str) -> bool:
    """A syllabic letter says as much as three Latin ones."""
    return len(other) * 3 >= len(latin) and bool(other)


def _of(other: str) -> str:
    return language_of(other, "zh")


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split()).strip(" .。…\"'“”")

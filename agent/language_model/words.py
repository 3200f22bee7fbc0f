"""The user's own words: what they quoted, what they did not, and in which language they write."""

import re
import unicodedata

from ..director.languages import language_of

_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|「([^」]+)」|『([^』]+)』|«([^»]+)»|‘([^’]+)’")
_FEWEST_LETTERS = 12
"""Shorter words do not tell their language."""
_FEWEST_CITED = 2


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
    """BCP 47 tag of the language the user writes in; English when the words do not tell."""
    return language_of(unquoted(said), language_of(said, "en"))


def in_another_language(reply: str, *said: str) -> bool:
    """Whether a reply is surely in none of the languages that were spoken so far."""
    own = unquoted(reply)
    if sum(map(str.isalpha, own)) < _FEWEST_LETTERS:
        return False
    spoken = {tongue(words) for words in said if any(map(str.isalpha, words))}
    return bool(spoken) and all(language_of(own, tag) != tag for tag in spoken)


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split()).strip(" .。…\"'“”")

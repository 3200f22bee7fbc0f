"""Every word of the page that comes neither from a plan nor from an event, by language.

The words are data (`ui/words/*.toml`), so that another language is another file.
"""

import tomllib
from functools import cache
from importlib.resources import files

from .. import ui

ENGLISH = "en"


class Words:
    """One language's words, each by its name: `words.undo`."""

    def __init__(self, tag: str) -> None:
        text = files(ui).joinpath("words", f"{tag}.toml").read_text(encoding="utf-8")
        read = tomllib.loads(text)
        self.tag = tag
        self._terms: dict[str, str] = read.pop("terms", {})
        self.problems: dict[str, tuple[str, str]] = read.pop("problems", {})
        """What stands against a plan and its remedy, by kind; English ones come with the plan."""
        self.told: dict[str, str] = read.pop("told", {})
        """What `present` tells in English."""
        self.named: dict[str, str] = read

    def __getattr__(self, name: str) -> str:
        try:
            return self.named[name]
        except KeyError as error:
            raise AttributeError(name) from error

    def term(self, word: str) -> str:
        """A word of the plan's vocabulary, such as `close-up`; as it is where there is no other."""
        return self._terms.get(word, word)


@cache
def languages() -> tuple[str, ...]:
    """BCP 47 tags of the languages that the page speaks, English first."""
    found = (file.name.partition(".")[0] for file in files(ui).joinpath("words").iterdir())
    return tuple(sorted(found, key=lambda tag: (tag != ENGLISH, tag)))


@cache
def words_in(tag: str) -> Words:
    """The words of a language; English ones where the page does not speak it."""
    return Words(tag if tag in languages() else ENGLISH)


def wanted(header: str) -> str:
    """The first language of an `Accept-Language` header that the page speaks, else English."""
    for part in header.split(","):
        tag = part.partition(";")[0].strip().lower().partition("-")[0]
        if tag in languages():
            return tag
    return ENGLISH

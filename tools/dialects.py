"""The dialects and accents people ask for: their names, their tags, how a generator is told of one.

Knows how users name a dialect in five languages (dialects.toml); knows no plan. What the catalogue
does not have stays in the user's own words.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from ..generator.animatic.casting import voice_of

NAMED_IN = ("en", "zh", "ja", "ko", "es")
"""The languages that dialects are named in."""
STEM = "~"
"""At the end of a name: one with each of the language's endings."""


class Dialect(BaseModel):
    """A way of speaking a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    """The canonical English label, such as `Sichuanese`."""
    language: str
    """BCP 47 primary tag of the language it is a way of speaking."""
    tag: str
    """BCP 47 tag of the dialect itself."""
    own: str
    """What its speakers call it, such as `四川话`."""
    names: tuple[str, ...] = ()
    """How people say it in lower case, beside the label; `mexican*` stands for its forms."""

    @property
    def is_accent(self) -> bool:
        """True for a way to sound; false where the words are others as well."""
        return "accent" in self.own or "acento" in self.own

    @property
    def told(self) -> str:
        """The phrase for a generator that is told of voices in words: `with a British accent`."""
        if not self.is_accent:
            return f"in {self.label} ({self.own})"
        article = "an" if self.label[0] in "AEIO" else "a"
        return f"with {article} {self.label} accent"

    @property
    def promise(self) -> str:
        """One honest sentence on what the animatic's voice does with it."""
        choice = voice_of(self.tag.split("-")[0], self.label)
        return (
            "; ".join((*choice.stands_in, *choice.rough)) or f"a built-in voice speaks {self.label}"
        )


def find(words: str) -> Dialect | None:
    """The dialect of a label, of what its speakers call it, or of a name people use; or None."""
    wanted = words.casefold().strip()
    return names().get(wanted) or _own_names().get(wanted)


@cache
def _own_names() -> dict[str, Dialect]:
    return {dialect.own.casefold(): dialect for dialect in catalogue()}


@cache
def names() -> dict[str, Dialect]:
    """Every name in lower case and the dialect it means; `*` at the end stands for any ending."""
    return {
        name.casefold(): dialect
        for dialect in catalogue()
        for name in (dialect.label, *dialect.names)
    }


@cache
def catalogue() -> tuple[Dialect, ...]:
    """All dialects, by language."""
    table = tomllib.loads(Path(__file__).with_name("dialects.toml").read_text("utf-8"))
    endings = {tag: listed.split("|") for tag, listed in table.pop("endings").items()}
    return tuple(_dialect(label, row, endings) for label, row in table.items())


def _dialect(label: str, row: dict[str, str], endings: dict[str, list[str]]) -> Dialect:
    known: dict[str, Any] = {key: row[key] for key in row if key not in NAMED_IN}
    said = (
        name
        for tag in NAMED_IN
        for listed in row.get(tag, "").split("|")
        for name in _forms(listed, endings.get(tag, []))
    )
    return Dialect(label=label, names=tuple(dict.fromkeys(filter(None, said))), **known)


def _forms(name: str, endings: list[str]) -> Iterator[str]:
    """A name as it is listed, or the names of a stem: `四川~` is 四川话, 四川口音 and more."""
    if not name.endswith(STEM):
        yield name
        return
    stem = name.removesuffix(STEM)
    yield from (f"{stem}{ending}" for ending in endings)

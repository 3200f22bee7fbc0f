"""Names, handles, languages and ids as plans have them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from ...tools.dialects import Dialect, find, names

_SPOKEN_AS = {"cmn": "zh", "yue": "zh", "wuu": "zh", "nan": "zh", "hak": "zh", "hsn": "zh"}
"""Tags of Chinese languages, which a plan writes as a dialect of zh."""


def name_key(name: str) -> str:
    """A name as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def slug(name: str, otherwise: str) -> str:
    """An id of plain letters; a name in another script has none of its own."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = "_".join(re.findall(r"[a-z0-9]+", plain))
    if not words:
        return f"{otherwise}1"
    return f"{otherwise}_{words}" if words[0].isdigit() else words


def fresh_ids(letter: str, taken: Iterable[str]) -> Iterator[str]:
    """`s1`, `s2` ... but for those that are taken."""
    used = set(taken)
    number = 0
    while True:
        number += 1
        if f"{letter}{number}" not in used:
            yield f"{letter}{number}"


def ids_of(handles: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of those handles that are known, each once."""
    found = (known.get(name_key(handle)) for handle in handles)
    return tuple(dict.fromkeys(id for id in found if id))


def spoken_as(language: str, dialect: str | None) -> tuple[str, str | None]:
    """The tag and the label as plans have them: `yue` is Chinese in the dialect Cantonese."""
    primary = language.strip().casefold().replace("_", "-").partition("-")[0] or "en"
    known = _dialect(dialect) if dialect else None
    if primary in _SPOKEN_AS and known is None and primary != "cmn":
        known = find(primary)
    return _SPOKEN_AS.get(primary, primary), known.label if known else dialect or None


def _dialect(words: str) -> Dialect | None:
    """The catalogue's dialect, also by the stem of a name: `mexicano`, `Mexican accent`."""
    plain = words.casefold().strip()
    stems = (name for name in names() if name.endswith("*") and plain.startswith(name[:-1]))
    stem = max(stems, key=len, default=None)
    return find(words) or (names()[stem] if stem else None)

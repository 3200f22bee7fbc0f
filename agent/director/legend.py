"""Letters that stand for people, as a key in a script tells: `A＝夏目（元刑事）` above `A「…」`.

Writes the names in full before anything else is read; knows nobody.
"""

import re
from functools import cache

from .languages import language_of
from .vocabulary import COMMON_LANGUAGE, lexicon

_LETTER = r"[A-Z\uff21-\uff3a]"
_NAME = r"[^\s（(、,，。;；:：=＝「『“\"][^（(、,，。;；:：\n=＝「『“\"]{0,19}"
_LINE = re.compile(
    rf"^[ \t・•*-]*(?P<letter>{_LETTER})[ \t]*[=＝:：][ \t]*(?P<name>{_NAME})"
    r"(?P<more>[^\n「『“\"]*)$",
    re.M,
)
"""A letter and whom it stands for, on a line of its own."""
_EDGES = " \t（()）,，、:："
"""What stands around a description of somebody."""
_ROW = re.compile(
    rf"(?<=[、,，;；:：])[ \t]*(?P<letter>{_LETTER})[ \t]*[=＝][ \t]*(?P<name>{_NAME})"
)
"""The same among others on one line."""


def without_legend(raw: str) -> str:
    """The text with the names in place of letters, where two letters at least have one and speak.

    Whom letters stand for on lines of their own becomes a list of the cast.
    """
    listed, rows = list(_LINE.finditer(raw)), list(_ROW.finditer(raw))
    names = {found["letter"]: found["name"].strip() for found in (*listed, *rows)}
    spoken = [letter for letter in names if _speaks(letter).search(raw)]
    if len(names) < len(("one", "other")) or not spoken:
        return raw
    plain = _ROW.sub(lambda found: found["name"].strip(), raw)
    entries = [f"{found['name'].strip()}：{found['more'].strip(_EDGES)}" for found in listed]
    head = lexicon(language_of(raw, COMMON_LANGUAGE)).fields["cast"][0]
    block = "\n".join([f"{head}：", *entries, "", ""])
    for at, found in enumerate(listed):
        plain = plain.replace(found[0], block if not at else "", 1)
    for letter, name in names.items():
        plain = _speaks(letter).sub(lambda found, name=name: name + found[1], plain)
    return re.sub(r"\n{3,}", "\n\n", plain)


@cache
def _speaks(letter: str) -> re.Pattern[str]:
    """Finds a letter before what it says, and what stands between the two."""
    direction = r"(?:[（(][^（）()\n]{0,40}[)）])?"
    return re.compile(rf"(?<!\w){letter}([ \t]*{direction}[ \t]*[:：]?[ \t]*(?=[「『“\"]))")

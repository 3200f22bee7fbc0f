"""The code that reads knows no language: its words and its tags stand in the lexicons alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import callsheet.agent.director as director
import pytest
from callsheet.agent.director.vocabulary import LANGUAGES

FOLDER = Path(director.__file__).parent
NAMES_TAGS = frozenset(("vocabulary.py",))
"""The one place that says which languages are read."""


def _strings(source: str) -> Iterator[tuple[int, str]]:
    """The string literals of a module that are no docstrings, with their lines."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def _is_foreign(letter: str) -> bool:
    return letter.isalpha() and not letter.isascii()


MODULES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_no_module_holds_a_word_of_a_language_or_asks_for_one(module: str) -> None:
    strings = list(_strings((FOLDER / module).read_text("utf-8")))
    words = [(line, value) for line, value in strings if any(map(_is_foreign, value))]
    tags = [(line, value) for line, value in strings if value in LANGUAGES]
    assert not words
    assert not tags or module in NAMES_TAGS

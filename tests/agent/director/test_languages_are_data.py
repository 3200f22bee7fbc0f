"""The code that reads knows no language: its words and its tags stand in the lexicons alone."""

import ast
import shutil
import subprocess
import sys
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


DUTCH = {
    'language = "en"': 'language = "nl"',
    'common = """': 'common = """de | het | een | niet | voor | zegt | ik | ben | bang | ',
    'second = "': 'second = "seconden | ',
    'says = """': 'says = """zegt | ',
}
"""A few words are enough to be read; a lexicon for people has them all."""
ASKED = 'Een vrouw loopt op het strand, 7 seconden. Anna zegt: "Ik ben niet bang voor de zee."'


def test_a_sixth_language_is_a_new_file(tmp_path: Path) -> None:
    root, copy = FOLDER.parent.parent, tmp_path / "callsheet"
    for package in ("agent", "generator", "tools"):
        shutil.copytree(root / package, copy / package)
    (copy / "__init__.py").touch()
    lexicons = copy / "agent" / "director" / "lexicon"
    words = (lexicons / "en.toml").read_text("utf-8")
    for english, dutch in DUTCH.items():
        assert english in words
        words = words.replace(english, dutch, 1)
    (lexicons / "nl.toml").write_text(words, "utf-8")
    read = (
        "from callsheet.agent.director import plan_of\n"
        f"plan = plan_of({ASKED!r})\n"
        "line = plan.shots[0].dialogue[0]\n"
        "assert (plan.seconds, line.language, line.character) == (7, 'nl', 'anna'), plan\n"
        "assert not plan.notes\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", read], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

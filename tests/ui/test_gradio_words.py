"""The page's own words, in every language it speaks."""

import re
from pathlib import Path
from string import Formatter

import pytest
from callsheet.ui.gradio_words import languages, wanted, words_in

UI = Path(__file__).parents[2] / "ui"
ENGLISH = words_in("en")


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("tag", languages())
def test_every_language_has_the_same_words_with_the_same_gaps(tag):
    told = words_in(tag).named
    assert told.keys() == ENGLISH.named.keys()
    assert [name for name in told if gaps(told[name]) != gaps(ENGLISH.named[name])] == []


def test_every_word_that_is_used_is_there_and_none_is_idle():
    pages = [*UI.glob("gradio_*.py"), *UI.glob("present*.py")]
    code = "".join(path.read_text() for path in pages)
    used = set(re.findall(r"\b(?:words|view\.words|words_in\([^)]*\))\.(\w+)\b", code))
    used -= {"named", "term", "tag", "told", "problems", *dir(str), *dir(list)}
    assert used - ENGLISH.named.keys() == set()
    spoken = {name for name in ENGLISH.named if re.search(rf"\b{name}\b", code)}
    indirect = {name for name in ENGLISH.named if name.startswith(("kind_", "example_"))}
    assert ENGLISH.named.keys() - spoken - indirect == set()


@pytest.mark.parametrize("tag", languages()[1:])
def test_every_language_tells_every_problem_and_price(tag):
    kinds = set(re.findall(r'kind="(\w+)"', (UI.parent / "tools/check.py").read_text()))
    assert words_in(tag).problems.keys() == kinds
    told = set(re.findall(r'told\["(\w+)"\]', (UI / "gradio_told.py").read_text()))
    assert words_in(tag).told.keys() == told


@pytest.mark.parametrize(
    ("header", "tag"),
    [("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("fr-FR,en;q=0.5", "en"), ("", "en"), ("xx", "en")],
)
def test_the_page_speaks_the_first_language_it_knows(header, tag):
    assert wanted(header) == tag

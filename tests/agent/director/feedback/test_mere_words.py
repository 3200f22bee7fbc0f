"""Words in quotation marks that a thing bears, and a single word that a line happens to hold."""

import pytest
from callsheet.agent.planner import Question

from .saying import answer, changes


@pytest.mark.parametrize("words", ["Tom should say “faster”", "let the cook say “bring”"])
def test_a_single_word_takes_no_line_from_anybody(words: str) -> None:
    assert isinstance(answer(words), Question)


@pytest.mark.parametrize(
    "words",
    ["the stall should say “NOODLES”", "que el stall diga «NOODLES»"],
)
def test_what_bears_a_sign_says_nothing(words: str) -> None:
    assert changes(words) == {
        "s1.action": 'Steam rises from a dumpling stall with a neon sign "NOODLES".',
        "s1.lettering": ["NOODLES"],
    }

"""Misspelt words of the craft and words that only look like them."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.spelling import is_near


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("secnods", "seconds"),
        ("cinmatic", "cinematic"),
        ("whipsers", "whispers"),
        ("secconds", "seconds"),
    ],
)
def test_a_slip_of_one_letter_is_near(word: str, meant: str) -> None:
    assert is_near(word, meant)


@pytest.mark.parametrize(("word", "other"), [("stares", "states"), ("grinding", "grinning")])
def test_another_word_is_not_near(word: str, other: str) -> None:
    assert not is_near(word, other)


def test_a_misspelt_length_and_a_misspelt_verb_are_read() -> None:
    plan = plan_of('A clip of 8 secnods. A woman whipsers: "Don\'t wake the dog."')
    assert plan.seconds == 8
    assert [line.text for shot in plan.shots for line in shot.dialogue] == ["Don't wake the dog."]

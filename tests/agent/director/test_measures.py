"""Lengths, ranges and counts in words and figures."""

import pytest
from callsheet.agent.director.measures import counts, lengths, ranges
from callsheet.agent.director.text import read_text


@pytest.mark.parametrize(
    ("raw", "seconds"),
    [
        ("a 12-second film", [12]),
        ("fifteen seconds", [15]),
        ("twenty-five seconds", [25]),
        ("1 min 30 s", [90]),
        ("half a minute", [30]),
        ("十二秒", [12]),
        ("共二十五秒", [25]),
        ("12초 영상", [12]),
        ("십오 초", [15]),
        ("doce segundos", [12]),
        ("treinta y cinco segundos", [35]),
        ('he says "ninety seconds"', []),
    ],
)
def test_lengths_are_read_in_figures_and_in_words(raw: str, seconds: list[float]) -> None:
    text = read_text(raw)
    assert [found.seconds for found in lengths(text, text.whole)] == seconds


@pytest.mark.parametrize(
    ("raw", "begins", "ends"),
    [("[00:05-00:10] rain", 5, 10), ("0-3 s", 0, 3), ("4–8秒", 4, 8), ("0-3초: 미드샷", 0, 3)],
)
def test_a_stretch_of_time_is_read(raw: str, begins: float, ends: float) -> None:
    text = read_text(raw)
    found = next(ranges(text, text.whole))
    assert (found.begins, found.ends) == (begins, ends)


@pytest.mark.parametrize(
    ("raw", "count"),
    [("in three shots", 3), ("four cinematic shots", 4), ("三个镜头", 3), ("3ショット", 3)],
)
def test_the_number_of_shots_is_read(raw: str, count: int) -> None:
    text = read_text(raw)
    assert next(counts(text, text.whole)).value == count

"""How long words take to be spoken."""

import pytest
from callsheet.tools.timing import spoken_seconds, syllables


@pytest.mark.parametrize(
    ("words", "language", "count"),
    [
        ("Fair enough.", "en", 3),
        ("最后一个是我的！", "zh", 7),
        ("ありがとう", "ja", 5),
        ("きょう", "ja", 2),
        ("감사합니다", "ko", 5),
        ("muchas gracias", "es", 4),
    ],
)
def test_syllables_are_counted_as_a_reader_speaks_them(
    words: str, language: str, count: int
) -> None:
    assert syllables(words, language) == count


def test_words_without_a_letter_take_no_time() -> None:
    assert spoken_seconds("... !", "en") == 0.0


def test_a_pause_takes_time() -> None:
    assert spoken_seconds("Wait. Stop.", "en") > spoken_seconds("Wait stop", "en")


def test_a_page_of_english_is_read_at_its_customary_pace() -> None:
    words = "the quiet river runs past the old stone mill and into the wide green valley " * 10
    per_minute = len(words.split()) / spoken_seconds(words, "en") * 60
    assert 140 < per_minute < 270


def test_a_language_without_a_rate_is_timed_too() -> None:
    assert 0.5 < spoken_seconds("Добрый вечер", "ru") < 5

import numpy as np
import pytest
from callsheet.generator.media import SAMPLE_RATE, Samples
from callsheet.generator.plan import Shot, Sound
from callsheet.generator.score import DUCKED_DB, MUSIC_DB, Stretch, score


def stretches(*music: str | None, scored: bool = False) -> list[Stretch]:
    """Shots of two seconds, one after the other."""
    second = 2 * SAMPLE_RATE
    return [
        Stretch(
            shot=Shot(id=f"s{n}", seconds=2, action="waits", sound=Sound(music=told)),
            begins=n * second,
            ends=(n + 1) * second,
            scored=scored,
        )
        for n, told in enumerate(music)
    ]


def decibels(samples: Samples | None, starts: float, ends: float) -> float:
    assert samples is not None
    part = samples[round(starts * SAMPLE_RATE) : round(ends * SAMPLE_RATE)]
    return 10 * float(np.log10(np.mean(np.square(part)) + 1e-12))


def test_music_goes_on_over_a_cut_between_shots_that_ask_for_it():
    heard = score(stretches("calm piano", "soft piano"), ())
    assert heard is not None
    assert heard.shape == (4 * SAMPLE_RATE, 2)
    assert decibels(heard, 1.95, 2.05) > MUSIC_DB - 8
    assert decibels(heard, 0, 4) == pytest.approx(MUSIC_DB, abs=2)


def test_music_ends_where_it_is_not_asked_for_and_changes_with_its_mood():
    heard = score(stretches("calm", None, "epic", "tense"), ())
    assert decibels(heard, 2, 4) < -100
    assert decibels(heard, 5.99, 6.01) < MUSIC_DB - 20
    assert decibels(heard, 6.5, 7.5) > MUSIC_DB - 6


def test_music_is_softer_under_words():
    shots = stretches("tense", "tense", "tense")
    plain, under = score(shots, ()), score(shots, [(2, 4)])
    drop = decibels(under, 2.2, 3.8) - decibels(plain, 2.2, 3.8)
    assert drop == pytest.approx(DUCKED_DB, abs=0.1)
    assert decibels(under, 5, 6) == pytest.approx(decibels(plain, 5, 6), abs=0.1)


def test_nothing_is_laid_where_nobody_asks_or_a_clip_has_its_own():
    assert score(stretches(None, "no music"), ()) is None
    assert score(stretches("calm", scored=True), ()) is None

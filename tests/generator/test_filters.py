"""FFmpeg's filters, on tones whose levels are known."""

import numpy as np
import pytest
from callsheet.generator.filters import PEAK_DBTP, TARGET_LUFS, ducked, loudness, normalised
from callsheet.generator.media import SAMPLE_RATE, Samples


def tone(seconds: float, level: float, hertz: float = 1000) -> Samples:
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    wave = (level * np.sin(2 * np.pi * hertz * time)).astype(np.float32)
    return np.stack([wave, wave], axis=1)


def power_at(samples: Samples, hertz: float) -> float:
    """Decibels of one frequency."""
    spectrum = np.abs(np.fft.rfft(samples[:, 0])) / len(samples) * 2
    return 20 * float(np.log10(spectrum[round(hertz * len(samples) / SAMPLE_RATE)]))


def test_loudness_is_that_of_the_standard():
    # EBU Tech 3341: a stereo tone of 1 kHz at -23 dBFS is at -23 LUFS.
    heard = loudness(tone(5, 10 ** (-23 / 20)))
    assert heard.lufs == pytest.approx(-23, abs=0.1)
    assert heard.peak == pytest.approx(-23, abs=0.2)


def test_sound_is_brought_to_the_target_by_one_gain():
    quiet = tone(4, 0.08)
    louder = normalised(quiet)
    assert loudness(louder).lufs == pytest.approx(TARGET_LUFS, abs=0.2)
    gain = louder[quiet != 0] / quiet[quiet != 0]
    assert gain.std() < 1e-4


def test_peaks_are_limited_and_stay_where_they_are():
    clicks = tone(4, 0.02)
    clicks[SAMPLE_RATE::SAMPLE_RATE] = 0.9
    heard = normalised(clicks)
    assert loudness(heard).peak <= PEAK_DBTP + 0.1
    assert abs(int(np.abs(heard[: SAMPLE_RATE * 3 // 2, 0]).argmax()) - SAMPLE_RATE) <= 2
    assert heard.shape == clicks.shape


def test_rare_words_in_a_quiet_scene_are_as_loud_as_words_are():
    scene = tone(8, 0.01, 200)
    scene[3 * SAMPLE_RATE : 4 * SAMPLE_RATE] = tone(1, 0.1)
    heard = normalised(scene, [(3, 4)])
    assert loudness(heard, [(3, 4)]).lufs == pytest.approx(TARGET_LUFS, abs=0.2)
    assert loudness(heard, [(3, 3.1)]) == loudness(heard)


def test_silence_stays_silent_and_room_tone_is_not_lifted_to_speech():
    silence = np.zeros((SAMPLE_RATE, 2), np.float32)
    assert not normalised(silence).any()
    assert loudness(normalised(tone(3, 0.002))).lufs < -40


def test_bed_gives_way_to_speech_and_comes_back():
    speech, bed = tone(6, 0.25, 300), tone(6, 0.03, 2000)
    speech[: 2 * SAMPLE_RATE] = speech[4 * SAMPLE_RATE :] = 0
    mixed = ducked(speech, bed)
    alone, under, after = (
        power_at(mixed[round(at * SAMPLE_RATE) : round((at + 1) * SAMPLE_RATE)], 2000)
        for at in (0.5, 2.7, 5)
    )
    assert alone == pytest.approx(20 * np.log10(0.03), abs=0.2)
    assert alone - under > 6
    assert after == pytest.approx(alone, abs=1.5)


def test_speech_keeps_its_place_to_the_sample_and_its_side():
    speech = np.zeros((SAMPLE_RATE, 2), np.float32)
    speech[12_345, 0] = 0.5
    mixed = ducked(speech, np.zeros_like(speech))
    assert int(np.abs(mixed[:, 0]).argmax()) == 12_345
    assert not mixed[:, 1].any()


def test_same_sound_is_mixed_to_the_same_bytes():
    rng = np.random.default_rng(0)
    speech, bed = (rng.normal(0, 0.1, (SAMPLE_RATE, 2)).astype(np.float32) for _ in range(2))
    assert ducked(speech, bed).tobytes() == ducked(speech, bed).tobytes()

"""Real speech of the built-in voice; pitch is measured, since nobody listens."""

import hashlib
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from callsheet.generator.animatic.casting import timbre, voice_of
from callsheet.generator.animatic.espeak_voices import EspeakVoices
from callsheet.generator.animatic.speech import Speech
from callsheet.generator.errors import CannotRender
from callsheet.generator.plan import Character, DialogueLine, Span, Voice

WORDS = "The night market is open, come in and sit down."


def who(id: str = "c1", looks: str = "", name: str = "X") -> Character:
    return Character(id=id, name=name, looks=looks)


def line(
    text: str = WORDS,
    language: str = "en",
    dialect: str | None = None,
    delivery: str | None = None,
    spans: tuple[Span, ...] | None = None,
) -> DialogueLine:
    return DialogueLine(
        id="l1",
        character="c1",
        text=text,
        language=language,
        dialect=dialect,
        delivery=delivery,
        spans=spans,
    )


def said(line: DialogueLine, who: Character, tempo: float = 1.0) -> Speech:
    with EspeakVoices() as voices:
        return voices.speak(line, who, tempo)


def pitch(speech: Speech) -> float:
    """Median fundamental of the voiced parts in Hz, by autocorrelation."""
    found: list[float] = []
    rate, wave = speech.sample_rate, speech.samples
    for start in range(0, len(wave) - 2048, 512):
        part = wave[start : start + 2048]
        if part.std() < 0.3 * wave.std():
            continue
        power = np.abs(np.fft.rfft(part - part.mean(), 8192)) ** 2
        alike = np.fft.irfft(power)[: rate // 60]
        lag = rate // 450 + int(alike[rate // 450 :].argmax())
        if alike[lag] > 0.5 * alike[0]:
            found.append(rate / lag)
    return float(np.median(found))


def test_words_are_spoken_with_a_mouth_that_moves_and_no_silence_at_the_ends():
    heard = said(line(), who())
    assert 2 < heard.seconds < 4
    edge = round(0.02 * heard.sample_rate)
    loud = np.abs(heard.samples).max()
    assert np.abs(heard.samples[:edge]).max() > 0.005 * loud
    assert np.abs(heard.samples[-edge:]).max() > 0.005 * loud
    assert {shape.viseme for shape in heard.mouth} >= {"closed", "open", "narrow", "tongue"}
    assert heard.mouth[-1] == (heard.seconds, "rest")
    assert heard.notes == ()


def test_mouth_is_shut_when_the_voice_is_and_opens_with_it():
    heard = said(line("Apa apa apa apa."), who(looks="man"))
    level = np.convolve(np.abs(heard.samples), np.ones(110) / 110, "same")
    shapes = dict(heard.mouth)
    for starts, until in pairwise(shapes):
        if shapes[starts] == "closed":
            first, last = (round(at * heard.sample_rate) for at in (starts + 0.01, until - 0.01))
            assert level[first:last].min() < 0.1 * level.max()
            assert level[last : last + 1000].max() > 0.4 * level.max()


def test_same_line_gives_the_same_samples_at_any_time_of_day():
    hashes = {
        hashlib.sha256(said(line(delivery="whispers"), who()).samples.tobytes()).hexdigest()
        for _ in range(2)
    }
    assert len(hashes) == 1


def test_woman_man_and_child_differ_in_pitch():
    woman = pitch(said(line(), who("c1", "a woman in a red coat")))
    man = pitch(said(line(), who("c1", "a tired man")))
    child = pitch(said(line(), who("c1", "a boy of ten")))
    assert man < 140 < woman < child


def test_two_women_differ_in_pitch_and_colour():
    first, second = who("c1", "young woman"), who("c2", "young woman")
    assert timbre(first).variant != timbre(second).variant
    assert abs(pitch(said(line(), first)) - pitch(said(line(), second))) > 8


def test_every_voice_of_the_table_answers():
    voices = {
        voice_of(language, dialect).voice
        for language, dialect in (
            *(("en", d) for d in (None, "British", "Scottish", "New York", "Yorkshire", "Welsh")),
            *(("en", d) for d in ("Indian", "Jamaican", "Irish", "Cockney")),
            *((tag, None) for tag in ("zh", "yue", "es", "pt", "fr", "de", "it", "ru", "ja", "ko")),
            *((tag, None) for tag in ("hi", "ar", "th", "vi", "tr", "nl", "pl", "id", "wuu")),
            ("es", "Castilian"),
        )
    }
    with EspeakVoices() as engine:
        for voice in sorted(voices):
            answer = engine.process.ask(
                {
                    "text": "1 2 3",
                    "voice": f"{voice}+f2",
                    "words_per_minute": 175,
                    "pitch": 50,
                    "range": 50,
                }
            )
            assert "error" not in answer, voice


def test_unknown_language_is_spoken_in_english_and_said_so():
    heard = said(line("tere", language="xx"), who())
    assert heard.seconds > 0.2
    assert "English stands in" in heard.notes[0]


def test_bound_voice_of_another_generator_is_told_not_to_be_imitated():
    bound = Character(id="c1", name="M", voice=Voice(voice="voice-17"))
    assert "cannot imitate 'voice-17'" in said(line("Aye."), bound).notes[0]


def test_dialect_of_the_speaker_is_used_where_the_line_has_none():
    scot = Character(id="c1", name="M", voice=Voice(language="en", dialect="Indian"))
    assert "Indian" in said(line("Aye."), scot).notes[0]
    assert said(line("Sí.", language="es"), scot).notes == ()


def test_line_in_two_languages_is_spoken_in_two_voices():
    spans = (Span(text="我喜欢 ", language="zh"), Span(text="coffee", language="en"))
    both = said(line("我喜欢 coffee", "zh", spans=spans), who())
    first = said(line("我喜欢 ", "zh"), who())
    assert both.seconds > first.seconds + 0.3
    starts = [shape.starts for shape in both.mouth]
    assert starts == sorted(starts)
    assert starts[-1] == pytest.approx(both.seconds, abs=0.05)


def test_no_kanji_is_spelled_out_as_a_chinese_letter():
    spelled = said(line("薔薇薔薇", language="ja"), who())
    kana = said(line("ばらばら", language="ja"), who())
    assert spelled.seconds < 2.5 * kana.seconds


def test_whisper_has_no_pitch_and_is_quieter_than_a_shout():
    whisper = said(line(delivery="whispers"), who("c1", "man"))
    shout = said(line(delivery="shouts"), who("c1", "man"))
    assert shout.samples.std() > 1.5 * whisper.samples.std()

    def share_above(heard: Speech, hertz: float) -> float:
        power = np.abs(np.fft.rfft(heard.samples)) ** 2
        return float(
            power[np.fft.rfftfreq(len(heard.samples), 1 / 22050) > hertz].sum() / power.sum()
        )

    assert share_above(whisper, 1500) > 1.5 * share_above(shout, 1500)


def test_voice_over_the_radio_has_neither_lows_nor_highs():
    heard = said(line(delivery="over the radio"), who("c1", "man"))
    power = np.abs(np.fft.rfft(heard.samples)) ** 2
    hertz = np.fft.rfftfreq(len(heard.samples), 1 / heard.sample_rate)
    assert power[(hertz < 250) | (hertz > 3600)].sum() < 0.02 * power.sum()


def test_tempo_shortens_the_line():
    plain, quick = said(line(), who()), said(line(), who(), 1.3)
    assert quick.seconds == pytest.approx(plain.seconds / 1.3, rel=0.06)


def test_pictographs_are_not_named_and_nothing_after_them_is_lost():
    plain = said(line("Party tonight!"), who())
    assert said(line("Party \0🎉 tonight!"), who()).seconds < 1.3 * plain.seconds
    assert said(line("\0Party tonight!"), who()).seconds > 0.9 * plain.seconds


@pytest.mark.parametrize("text", ["…", "!?", " "])
def test_words_without_a_sound_take_no_time(text: str):
    heard = said(line(text), who())
    assert (heard.seconds, heard.mouth) == (0.0, ())


def test_voice_that_crashes_is_an_error_that_names_the_words_and_the_next_one_works():
    with EspeakVoices() as voices:
        voices.speak(line("One."), who(), 1.0)
        engine = voices.process._process  # pyright: ignore[reportPrivateUsage]  # to be crashed
        assert engine is not None
        engine.kill()
        engine.wait()
        with pytest.raises(CannotRender, match=r"while saying 'Two\.'"):
            voices.speak(line("Two."), who(), 1.0)
        assert voices.speak(line("Three."), who(), 1.0).seconds > 0.2


def test_library_is_loaded_in_a_process_of_its_own_alone():
    with EspeakVoices() as voices:
        voices.speak(line("Hi."), who(), 1.0)
        assert "libespeak" not in Path("/proc/self/maps").read_text() or sys.platform != "linux"


def test_engine_ends_when_its_parent_is_gone():
    parent = subprocess.run(
        [
            *(sys.executable, "-P", "-c"),
            "from callsheet.generator.animatic import espeak_process; import os, signal\n"
            "engine = espeak_process.start(); print(engine.pid, flush=True)\n"
            "os.kill(os.getpid(), signal.SIGKILL)",
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    # The pipe is read to its end, which comes when the engine, the last to hold it, has ended.
    assert parent.stdout.strip().isdigit()

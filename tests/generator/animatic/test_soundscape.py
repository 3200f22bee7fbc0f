import numpy as np
import pytest
from callsheet.generator.animatic import words
from callsheet.generator.animatic.ambience import RECIPES as AMBIENCES
from callsheet.generator.animatic.ambience import ambience
from callsheet.generator.animatic.effects import RECIPES as EFFECTS
from callsheet.generator.animatic.effects import effect
from callsheet.generator.animatic.music import MOODS, music
from callsheet.generator.animatic.soundscape import Soundscape, bed, mood, placed, soundscape
from callsheet.generator.media import SAMPLE_RATE
from callsheet.generator.plan import Shot, Sound


def shot(
    ambience: str | None = None,
    effects: tuple[str, ...] = (),
    scene: str = "",
    action: str = "waits",
) -> Shot:
    sound = Sound(ambience=ambience, effects=effects)
    return Shot(id="s1", seconds=4, scene=scene, action=action, sound=sound)


def names(scape: Soundscape) -> list[str]:
    return [name for name, _ in scape.ambience]


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("rain drumming on the porthole", ["rain"]),
        ("夜市嘈杂的人声，油锅滋滋作响", ["crowd", "sizzle"]),
        ("波の音とカモメ", ["sea"]),
        ("거리의 자동차 소리", ["traffic"]),
        ("el viento y el mar", ["wind", "sea"]),
        ("wind, no traffic", ["wind"]),
        ("silence", ["room"]),
        ("the sound of one hand", ["room"]),
    ],
)
def test_ambience_is_read_in_five_languages(words: str, heard: list[str]):
    assert names(soundscape(shot(words))) == heard


def test_place_and_weather_are_heard_faintly_when_nothing_is_asked_for():
    asked = dict(soundscape(shot("rain")).ambience)
    implied = soundscape(shot(scene="A beach in the rain"))
    assert names(implied) == ["rain", "sea"]
    assert dict(implied.ambience)["rain"] < asked["rain"]
    assert names(soundscape(shot("room tone", scene="A beach"))) == ["room"]
    assert names(soundscape(shot(scene="a forest at noon"))) == ["birds"]
    assert names(soundscape(shot(scene="a forest at night"))) == ["crickets"]


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("a knock on the door", "knocking"),
        ("the door slams", "door"),
        ("手机铃声响起", "phone"),
        ("雷声", "thunder"),
        ("拍手", "applause"),
        ("유리잔이 깨지는 소리", "glass"),
        ("pasos en la escalera", "footsteps"),
        ("camera shutter clicks", "camera"),
    ],
)
def test_effect_is_read_in_five_languages(words: str, heard: str):
    assert soundscape(shot(effects=(words,))).effects == (heard,)


def test_things_told_together_are_heard_one_after_the_other():
    assert soundscape(shot(effects=("a knock on the door, then footsteps",))).effects == (
        "knocking",
        "footsteps",
    )
    assert soundscape(shot("distant church bells")).effects == ("bell",)
    assert names(soundscape(shot("无线电杂音"))) == ["static"]


def test_shots_of_one_place_do_not_sound_as_if_time_began_anew():
    first, second = (
        bed(soundscape(shot("birds", action=action)), SAMPLE_RATE, ()) for action in ("a", "b")
    )
    assert np.abs(first - second).max() > 0.001


def test_effect_that_lasts_is_ambience_and_an_unknown_one_is_told():
    scape = soundscape(shot(effects=("rain on glass", "a kazoo solo")))
    assert names(scape) == ["rain"]
    assert scape.unknown == ("a kazoo solo",)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (None, None),
        ("none", None),
        ("no music", None),
        ("没有音乐", None),
        ("tense electronic score", "tense"),
        ("轻柔的钢琴", "calm"),
        ("明るい曲", "happy"),
        ("웅장한 오케스트라", "epic"),
        ("jazz suave", "lofi"),
        ("music", "calm"),
    ],
)
def test_music_is_made_only_if_asked_for_and_in_its_mood(words: str | None, told: str | None):
    assert mood(words) == told


@pytest.mark.parametrize("name", AMBIENCES)
def test_ambience_is_stereo_level_and_the_same_every_time(name: str):
    sound = ambience(name, 2 * SAMPLE_RATE)
    assert sound.shape == (2 * SAMPLE_RATE, 2)
    assert np.sqrt(np.mean(np.square(sound))) == pytest.approx(1, rel=1e-3)
    assert ambience(name, 2 * SAMPLE_RATE).tobytes() == sound.tobytes()
    assert ambience(name, 1).shape == (1, 2)


@pytest.mark.parametrize("name", EFFECTS)
def test_effect_begins_and_ends_without_a_click(name: str):
    sound = effect(name)
    assert np.abs(sound).max() == pytest.approx(1, abs=0.01)
    assert abs(float(sound[-1])) < 0.01
    assert len(sound) < 4 * SAMPLE_RATE


@pytest.mark.parametrize("name", MOODS)
def test_music_begins_and_ends_in_silence(name: str):
    sound = music(name, 3 * SAMPLE_RATE)
    assert sound.shape == (3 * SAMPLE_RATE, 2)
    assert np.abs(sound[[0, -1]]).max() < 1e-3
    assert np.abs(sound).max() < 12


def test_every_sound_of_the_table_has_a_recipe():
    from callsheet.generator.animatic.soundscape import (
        _table,  # pyright: ignore[reportPrivateUsage]  # the data itself is checked
    )

    table = _table()
    assert set(table["ambience"]) == set(AMBIENCES)
    assert set(table["effects"]) == set(EFFECTS)
    assert set(table["moods"]) == set(MOODS)
    implied = [table[of] for of in ("places", "weathers", "nights")]
    assert {name for of in implied for name in of.values()} <= set(AMBIENCES)
    for of, meanings in (("places", "place"), ("weathers", "weather")):
        assert all(words.meaning(meanings, seen) == seen for seen in table[of])


def test_rain_is_brighter_than_traffic():
    def centre(name: str) -> float:
        power = np.abs(np.fft.rfft(ambience(name, SAMPLE_RATE)[:, 0])) ** 2
        return float((power * np.fft.rfftfreq(SAMPLE_RATE, 1 / SAMPLE_RATE)).sum() / power.sum())

    assert centre("rain") > 8 * centre("traffic")


def test_effects_are_placed_in_order_beside_the_words():
    begins = placed([1, 1], 6, [(0.5, 3)])
    assert begins[0] >= 3
    assert begins[1] >= begins[0] + 1
    assert placed([3], 2, []) == (0,)

from itertools import accumulate, pairwise

import pytest
from callsheet.generator.animatic.visemes import (
    QUICKEST_SECONDS,
    MouthShape,
    Phoneme,
    Viseme,
    mouth,
    visemes,
)
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("sound", "shapes"),
    [
        ("m", ("closed",)),
        ("ˈɑː", ("open",)),
        ("ˌʌ", ("open",)),
        ("ˈoʊ", ("round",)),
        ("ˈaɪ", ("open", "narrow")),
        ("uː", ("round",)),
        ("f", ("teeth",)),
        ("θ", ("tongue",)),
        ("l", ("tongue",)),
        ("tɕh", ("narrow",)),
        ("ˈiɛ", ("narrow", "wide")),
        ("ŋ", ()),
        ("h", ()),
        ("", ()),
        ("ɛ̃", ("wide",)),
    ],
)
def test_sound_has_its_shapes_whatever_its_stress_length_or_nasality(
    sound: str, shapes: tuple[Viseme, ...]
):
    assert visemes(sound) == shapes


def test_mouth_follows_the_sounds_and_ends_at_rest():
    hello = [Phoneme(0.0, "h"), Phoneme(0.1, "ə"), Phoneme(0.2, "l"), Phoneme(0.3, "ˈoʊ")]
    assert mouth(hello, 0.6) == (
        MouthShape(0.1, "wide"),
        MouthShape(0.2, "tongue"),
        MouthShape(0.3, "round"),
        MouthShape(0.6, "rest"),
    )


def test_lips_meet_before_the_sound_is_let_out():
    assert mouth([Phoneme(0.0, "a"), Phoneme(0.3, "p"), Phoneme(0.4, "a")], 0.6)[1] == MouthShape(
        0.265, "closed"
    )


def test_mouth_rests_in_a_pause_but_not_between_syllables():
    said = [
        *(Phoneme(0.0, "a"), Phoneme(0.2, ""), Phoneme(0.25, "i")),
        *(Phoneme(0.4, ""), Phoneme(0.8, "a")),
    ]
    assert [shape.viseme for shape in mouth(said, 1.0)] == [
        *("open", "narrow", "rest", "open", "rest")
    ]


def test_no_shape_is_shorter_than_the_eye_can_see_and_lips_that_meet_are_kept():
    said = [Phoneme(0.0, "a"), Phoneme(0.20, "m"), Phoneme(0.22, "i"), Phoneme(0.5, "s")]
    track = mouth(said, 0.6)
    assert [shape.viseme for shape in track] == ["open", "closed", "narrow", "rest"]
    lengths = [b.starts - a.starts for a, b in pairwise(track)]
    assert min(lengths) >= QUICKEST_SECONDS - 0.001


SOUNDS = ("p", "a", "ˈaɪ", "m", "t", "", "f", "h")


@given(
    st.lists(
        st.tuples(st.floats(0.005, 0.3), st.sampled_from(SOUNDS)),
        max_size=30,
    )
)
def test_mouth_is_always_in_order_changes_every_time_and_ends_at_rest(
    said: list[tuple[float, str]],
):
    starts = [0.0, *accumulate(length for length, _ in said)]
    phonemes = [Phoneme(at, sound) for at, (_, sound) in zip(starts, said, strict=False)]
    track = mouth(phonemes, starts[-1])
    assert track[-1] == (starts[-1], "rest")
    assert all(a.starts < b.starts for a, b in pairwise(track[:-1]))
    assert all(a.viseme != b.viseme for a, b in pairwise(track[:-1]))
    assert all(b.starts - a.starts >= QUICKEST_SECONDS - 0.002 for a, b in pairwise(track[:-1]))
    assert all(shape.starts < starts[-1] for shape in track[:-1])

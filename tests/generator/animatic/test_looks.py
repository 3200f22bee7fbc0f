"""What words say: who somebody is, where a shot plays, who stands where."""

from collections.abc import Callable

import pytest
from callsheet.generator.animatic import words
from callsheet.generator.animatic.looks import CLOTH, HAIR_COLOURS, looks_of
from callsheet.generator.animatic.sets import PLACES, scene_of
from callsheet.generator.animatic.staging import staged
from callsheet.generator.job import RenderJob
from callsheet.generator.plan import Character, VideoPlan

Plan = Callable[..., VideoPlan]
Tiny = Callable[..., RenderJob]


def looks(text: str, name: str = "X", id: str = "x"):
    return looks_of(Character(id=id, name=name, looks=text))


@pytest.mark.parametrize(
    "text",
    [
        "young woman in a red coat with long black hair and glasses",
        "穿红色大衣的长发女人，黑发，戴眼镜",
        "赤いコートを着た黒髪ロングヘアの女性、メガネ",
        "빨간 코트를 입은 긴 머리 여자, 검은 머리, 안경",
        "mujer con abrigo rojo, melena, pelo negro y gafas",
    ],
)
def test_the_same_looks_are_read_in_five_languages(text: str) -> None:
    who = looks(text)
    assert who.woman
    assert who.age == "adult"
    assert (who.clothes, who.cloth) == ("coat", CLOTH["red"])
    assert (who.hair, who.hair_colour) == ("long", HAIR_COLOURS["black"])
    assert "glasses" in who.wear


def test_a_colour_of_hair_is_not_taken_for_the_clothes() -> None:
    who = looks("man with red hair in a blue shirt")
    assert who.cloth == CLOTH["blue"]
    assert who.hair_colour == HAIR_COLOURS["red"]


@pytest.mark.parametrize(
    ("text", "species"),
    [
        ("an orange cat", "cat"),
        ("一只小狗", "dog"),
        ("고양이", "cat"),
        ("un pájaro azul", "bird"),
        ("a woman who loves her dog", "human"),
        ("small robot", "robot"),
        ("a baker", "human"),
    ],
)
def test_an_animal_is_one_unless_a_person_is_meant(text: str, species: str) -> None:
    assert looks(text).species == species


def test_age_changes_the_figure() -> None:
    child, adult, old = (looks(t) for t in ("a little girl", "a woman", "an elderly woman"))
    assert child.metres < old.metres < adult.metres
    assert old.hair_colour == HAIR_COLOURS["grey"]


def test_what_is_not_said_is_the_same_for_the_same_person_and_differs_between_people() -> None:
    crowd = [looks("", f"P{n}", f"p{n}") for n in range(12)]
    assert crowd == [looks("", f"P{n}", f"p{n}") for n in range(12)]
    assert len({(who.hair, who.hair_colour, who.cloth, who.skin) for who in crowd}) > 9


@pytest.mark.parametrize(
    ("text", "place", "hour", "weather"),
    [
        ("A night market in the rain", "market", "night", "rain"),
        ("雨中的深夜夜市", "market", "night", "rain"),
        ("A cramped kitchen, early morning", "kitchen", "dawn", None),
        ("夕方の駅のホーム", "station", "dusk", None),
        ("눈 내리는 숲", "forest", "day", "snow"),
        ("una playa al atardecer", "beach", "dusk", None),
        ("inside a taxi at 2 a.m.", "car", "night", None),
        ("somewhere", "generic", "day", None),
    ],
)
def test_a_scene_is_read_from_its_words(
    text: str, place: str, hour: str, weather: str | None
) -> None:
    scene = scene_of(text, "", "")
    assert (scene.place, scene.hour, scene.weather) == (place, hour, weather)


def test_the_scene_counts_before_the_action() -> None:
    assert scene_of("kitchen", "she looks at a photo of the beach at night", "").place == "kitchen"
    assert scene_of("", "waves on the beach", "").place == "beach"


def test_every_place_and_prop_that_has_words_can_be_built() -> None:
    from callsheet.generator.animatic.props import PROPS

    table = words._patterns()  # pyright: ignore[reportPrivateUsage]  # the table as it is read
    assert set(table["place"]) | {"generic"} == set(PLACES)
    assert set(table["prop"]) == set(PROPS)


def test_overlapping_words_give_the_longest_meaning() -> None:
    assert words.meanings("place", "a train station") == {"station"}
    assert words.meaning("place", "a city street") == "street"


def test_over_the_shoulder_shows_the_speaker_and_keeps_their_side(
    plan_of: Plan, tiny: Tiny
) -> None:
    cast = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    for speaker, side in (("a", 1), ("b", -1)):
        shot = {
            "framing": "over-the-shoulder",
            "characters": ["a", "b"],
            "dialogue": [{"id": "l", "character": speaker, "text": "Hi"}],
        }
        job = tiny(plan_of(shot, characters=cast))
        staging = staged(job, job.shots[0], {}, 16 / 9)
        assert [actor.id for actor in staging.actors] == [speaker]
        assert staging.shoulder_side == side


def test_somebody_in_the_action_is_seen_though_no_character_is_named(
    plan_of: Plan, tiny: Tiny
) -> None:
    job = tiny(plan_of({"action": "a cat crosses the street", "framing": "wide"}))
    (actor,) = staged(job, job.shots[0], {}, 16 / 9).actors
    assert actor.looks.species == "cat"

"""Feedback on how old somebody is, on light, on how a sign looks, and on shots told by things."""

from typing import Any

import pytest
from callsheet.agent.planner import Question, Talk

from .saying import PLAN, Case, answer, changes

MEI, TOM = (who.looks for who in PLAN.characters[:2])

AGES: list[Case] = [
    ("Mei is in her late forties", {"mei.looks": MEI.replace("thirties", "in her late forties")}),
    ("make Tom 50", {"tom.looks": f"{TOM}, 50 years old"}),
    ("Mei's 14, not thirty", {"mei.looks": MEI.replace("thirties", "14 years old")}),
    ("she's 25 years old", {"mei.looks": MEI.replace("thirties", "25 years old")}),
    ("que Mei tenga 40 años", {"mei.looks": MEI.replace("thirties", "40 años")}),
    ("Mei que sea cuarentona", {"mei.looks": MEI.replace("thirties", "cuarentona")}),
]


@pytest.mark.parametrize(("said", "expected"), AGES)
def test_an_age_takes_the_place_of_the_one_there_was(said: str, expected: dict[str, Any]):
    assert changes(said) == expected


TWO_THINGS: list[Case] = [
    (
        "Tom is called Bob now and he's in his sixties",
        {
            "tom.name": "Bob",
            "tom.looks": f"{TOM}, in his sixties",
            "s3.action": "Bob lowers his chopsticks and puts down a brown bag.",
        },
    ),
    (
        "Tom should sound sad and he is 50",
        {"tom.looks": f"{TOM}, 50 years old", "l2.delivery": "sad", "l3.delivery": "sad"},
    ),
]


@pytest.mark.parametrize(("said", "expected"), TWO_THINGS)
def test_two_things_told_of_somebody_are_both_done(said: str, expected: dict[str, Any]):
    assert changes(said) == expected


@pytest.mark.parametrize("said", ["give Mei 2 more seconds", "make Tom 5 seconds longer"])
def test_seconds_for_somebody_in_several_shots_never_fall_on_the_whole(said: str):
    assert isinstance(answer(said), Question)


LIGHT: list[Case] = [
    ("light shot 2 with candles", {"s2": "Light: candles."}),
    ("shot 2 should be darker", {"s2": "Light: darker."}),
    ("make the light warmer in shot 3", {"s3": "Light: warmer."}),
    ("ilumina el plano 3 con velas", {"s3": "Luz: velas."}),
    ("el plano 2 más oscuro", {"s2": "Luz: más oscuro."}),
]


@pytest.mark.parametrize(("said", "expected"), LIGHT)
def test_the_light_of_a_shot_is_seen_there_and_no_style(said: str, expected: dict[str, Any]):
    ((id, told),) = expected.items()
    assert changes(said) == {f"{id}.action": f"{PLAN.shot(id).action} {told}"}


SIGNS: list[Case] = [
    ("the neon sign should glow pink", {"s1": "DUMPLINGS: glow pink."}),
    ("make the sign bigger", {"s1": "DUMPLINGS: bigger."}),
    ("can the neon sign be red", {"s1": "DUMPLINGS: red."}),
]


@pytest.mark.parametrize(("said", "expected"), SIGNS)
def test_how_a_sign_looks_is_no_style_of_the_whole(said: str, expected: dict[str, Any]):
    ((id, told),) = expected.items()
    assert changes(said) == {f"{id}.action": f"{PLAN.shot(id).action} {told}"}


def test_a_sign_that_was_just_reworded_may_look_so():
    found = changes('the neon sign now says "MOMO", and can it glow in pink neon')
    assert found == {
        "s1.lettering": ["MOMO"],
        "s1.action": 'Steam rises from a dumpling stall with a neon sign "MOMO". '
        "MOMO: glow in pink neon.",
    }


ORDERED: list[Case] = [
    ("put the brown bag before the steam", {"shots": ["s3", "s1", "s2", "s4"]}),
    ("put the last shot before the brown bag", {"shots": ["s1", "s2", "s4", "s3"]}),
    ("move the umbrella to before the brown bag", {"shots": ["s1", "s2", "s4", "s3"]}),
]


@pytest.mark.parametrize(("said", "expected"), ORDERED)
def test_two_things_that_are_seen_tell_the_order(said: str, expected: dict[str, Any]):
    assert changes(said) == expected


def test_a_shot_that_is_told_by_more_than_there_is_is_asked_about():
    assert isinstance(answer("put the brown bag before the steam engine"), Question)


def test_cutting_to_black_takes_no_shot_away():
    assert isinstance(answer("cut to black at the end"), Question)


SPLIT: list[Case] = [
    (
        "split shot 2 in two, 2.5 seconds each: the dumpling first, then the cook laughing",
        {"s2.seconds": 2.5, "s2.action": "Dumpling."},
    ),
    (
        "parte el plano 2 en dos de 2,5 segundos: primero el cuenco, luego la mano que lo agarra",
        {"s2.seconds": 2.5, "s2.action": "Cuenco."},
    ),
]


@pytest.mark.parametrize(("said", "expected"), SPLIT)
def test_parts_are_told_one_after_the_other(said: str, expected: dict[str, Any]):
    assert changes(said) == {"shots": ["s1", "s2", "s5", "s3", "s4"]} | expected


AMOUNTS: list[Case] = [
    ("take 2 seconds off 2 and 1 off 3", {"s2.seconds": 3.0, "s3.seconds": 2.0}),
    ("add 1 second to shot 1 and 2 to shot 4", {"s1.seconds": 5.0, "s4.seconds": 5.0}),
    (
        "shot 2 one second longer, take that second off shot 1",
        {"s1.seconds": 3.0, "s2.seconds": 6.0},
    ),
    ("trim the umbrella walk to 2", {"s4.seconds": 2.0}),
]


@pytest.mark.parametrize(("said", "expected"), AMOUNTS)
def test_each_shot_gets_its_own_amount(said: str, expected: dict[str, Any]):
    assert changes(said) == expected


def test_a_camera_that_makes_one_sick_is_the_one_that_stops():
    assert changes("client feels sick watching the handheld, make it static") == {
        "s3.movement": "static"
    }


def test_a_narrator_who_is_not_there_is_nobody_else():
    assert isinstance(answer("could the narrator be a man with an Irish accent?"), Question)


READ: list[Case] = [
    ("el rótulo del final que ponga solo «CERRADO»", {"s4.lettering": ["CERRADO"]}),
    ('the caption in shot 4 should just say "SHUT"', {"s4.lettering": ["SHUT"]}),
]


@pytest.mark.parametrize(("said", "expected"), READ)
def test_what_the_sign_there_is_should_read_adds_none(said: str, expected: dict[str, Any]):
    assert changes(said) == expected


def test_two_questions_get_two_answers():
    outcome = answer("how long is shot 2 and who speaks in it?")
    assert isinstance(outcome, Talk)
    assert "5 s" in outcome.reply
    assert "Mei: “The last one is mine!”" in outcome.reply


def test_all_of_one_length_and_a_total_are_both_had():
    plan = PLAN.model_copy(
        update={"shots": tuple(s.model_copy(update={"dialogue": ()}) for s in PLAN.shots)}
    )
    said = "pásalo a 12 segundos en total, con todas las tomas igual de largas"
    assert changes(said, plan) == {"s1.seconds": 3.0, "s2.seconds": 3.0}


def test_shots_change_places_where_somebody_is_to_speak_first():
    assert changes("los planos 2 y 3 al revés, primero habla Tom") == {
        "shots": ["s1", "s3", "s2", "s4"]
    }


def test_one_of_another_colour_is_the_same_thing():
    assert changes("change the red coat to a blue one") == {"mei.looks": MEI.replace("red", "blue")}


def test_what_goes_and_what_is_to_be_less_are_two_wishes():
    found = changes("no umbrella please, and less rain")
    assert found == {"s4.action": "They walk away in the rain.", "avoid": "umbrella"}


# ------------------------------------------------------------------ what is not named stays
CONTRASTS: list[Case] = [
    ("Mei should whisper and Tom shouldn't", {"l1.delivery": "whisper", "l4.delivery": "whisper"}),
    ("que Tom susurre y Mei no", {"l2.delivery": "susurre", "l3.delivery": "susurre"}),
]


@pytest.mark.parametrize(("said", "expected"), CONTRASTS)
def test_who_is_not_to_speak_so_does_not(said: str, expected: dict[str, Any]):
    assert changes(said) == expected


ALL_BUT: list[Case] = [
    (
        "everything but the umbrella a second shorter",
        {"s1.seconds": 3.0, "s2.seconds": 4.0, "s3.seconds": 2.0},
    ),
]


@pytest.mark.parametrize(("said", "expected"), ALL_BUT)
def test_what_is_left_out_by_its_name_stays_as_long(said: str, expected: dict[str, Any]):
    assert changes(said) == expected


def test_what_is_left_out_and_not_found_is_asked_about():
    assert isinstance(answer("everything but the zeppelin a second shorter"), Question)


def test_an_end_of_a_shot_is_not_the_last_shot():
    assert changes("can Mei wink at the end of 2") == {
        "s2.action": "Mei grabs the last dumpling. The cook laughs. Mei wink."
    }


def test_shots_made_one_keep_their_places():
    found = changes("make shots 2 and 3 one")
    assert found["shots"] == ["s1", "s2", "s4"]


def test_what_is_wanted_outside_takes_no_shot_away():
    assert isinstance(answer("quiero nieve fuera en el 1 y el 4"), Question)


def test_somebody_who_is_gone_is_spoken_of_no_more():
    found = changes("Tom 빼 . 샷")
    assert found["characters"] == ["mei", "cook"]

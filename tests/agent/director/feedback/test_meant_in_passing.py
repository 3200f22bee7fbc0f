"""Feedback whose words may mean something else: `cut to` takes nothing away."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Question, Talk
from callsheet.generator.plan import VideoPlan

from .saying import Case, answer, changes

HARBOUR = plan_of(
    "Shot 1 (5s): wide: a ferry in fog. Foghorn music. "
    "Shot 2 (4s): medium: Ines, a captain, polishes a brass bell and knocks on it. "
    'Ines: "All aboard." '
    "Shot 3 (3s): close-up: a grey rope on a bollard. "
    'Shot 4 (4s): wide: Otto, an old man with a grey moustache, runs: "Wait!"'
)
PUERTO = plan_of(
    "Plano 1 (5 s): plano general, un faro con niebla. "
    "Plano 2 (4 s): plano medio, el señor Gil, un notario con corbata, firma y dice: «Listo.» "
    "Plano 3 (4 s): primer plano de una campana. Música de acordeón. "
    "Plano 4 (3 s): plano medio, Carmen, secretaria, saluda: «Hasta luego.»"
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("cut to the rope a second sooner", {"s2.seconds": 3.0}),
        ("cut to Otto one second later", {"s3.seconds": 4.0}),
        ("cut to the rope sooner", {"s2.seconds": 2.5}),
    ],
)
def test_cutting_to_something_takes_nothing_away(said: str, expected: dict[str, Any]):
    assert changes(said, HARBOUR) == expected


def test_cutting_to_a_shot_sooner_in_spanish_is_the_same():
    assert changes("corta a la campana un segundo antes", PUERTO) == {"s2.seconds": 3.0}


@pytest.mark.parametrize(
    ("said", "plan"),
    [
        ("call the captain over", HARBOUR),
        ("call Otto back again", HARBOUR),
        ("llama al notario otra vez", PUERTO),
    ],
)
def test_calling_somebody_names_nobody(said: str, plan: VideoPlan):
    assert isinstance(answer(said, plan), Question)


def test_what_somebody_does_is_seen_and_no_sound_of_its_own():
    before = HARBOUR.shots[1].action
    found = changes("have Ines knock twice", HARBOUR)
    assert found == {"s2.action": f"{before}. Ines knock twice."}


def test_a_verb_of_calling_at_a_door_is_no_name():
    before = PUERTO.shots[1].action
    found = changes("haz que el notario llame dos veces a la puerta", PUERTO)
    assert found == {"s2.action": f"{before}. El notario llame dos veces a la puerta."}


@pytest.mark.parametrize(
    ("said", "plan", "shot", "noise"),
    [
        ("I'd rather hear seagulls than the foghorn music", HARBOUR, "s1", "seagulls"),
        ("prefiero oír gaviotas que el acordeón", PUERTO, "s3", "gaviotas"),
    ],
)
def test_a_noise_for_the_music_is_no_music(said: str, plan: VideoPlan, shot: str, noise: str):
    sound = plan.shot(shot).sound
    expected = {
        f"{shot}.sound.effects": [*sound.effects, noise],
        f"{shot}.sound.music": None,
    }
    assert changes(said, plan) == expected


MADE_ONE: list[Case] = [
    ("make 2 and 3 one shot of 6 seconds", {"s2.seconds": 6.0}),
    ("turn 2 and 3 into one take", {"s2.seconds": 7.0}),
]


@pytest.mark.parametrize(("said", "expected"), MADE_ONE)
def test_numbers_in_a_row_become_one_shot(said: str, expected: dict[str, Any]):
    found = changes(said, HARBOUR)
    assert found["shots"] == ["s1", "s2", "s4"]
    assert found["s2.seconds"] == expected["s2.seconds"]
    assert found["s2.action"].endswith(". A grey rope on a bollard")


def test_shots_made_one_keep_what_is_heard_in_either():
    found = changes("merge 1 and 4")
    assert found["s1.sound.effects"] == ["sizzling pan", "rain"]


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("the sign should say 24, not DUMPLINGS", "24"),
        ("the sign should read MOMO, not DUMPLINGS", "MOMO"),
    ],
)
def test_a_sign_gets_the_words_that_are_not_denied(said: str, new: str):
    action = f'Steam rises from a dumpling stall with a neon sign "{new}".'
    assert changes(said) == {"s1.action": action, "s1.lettering": [new]}


REST: list[Case] = [
    (
        "shots 2 and 3 handheld, rest static",
        {"s1.movement": "static", "s2.movement": "handheld", "s4.movement": "static"},
    ),
    (
        "1 and 4 in close-up, everything else medium",
        {
            "s1.framing": "close-up",
            "s2.framing": "medium",
            "s3.framing": "medium",
            "s4.framing": "close-up",
        },
    ),
    (
        "el 2 y el 3 cámara en mano, el resto fija",
        {"s1.movement": "static", "s2.movement": "handheld", "s4.movement": "static"},
    ),
    ("2 handheld", {"s2.movement": "handheld"}),
]


@pytest.mark.parametrize(("said", "expected"), REST)
def test_the_rest_is_what_the_message_has_left_alone(said: str, expected: dict[str, Any]):
    assert changes(said) == expected


@pytest.mark.parametrize("said", ["everything else handheld", "the rest in close-up", "9 handheld"])
def test_shots_that_nobody_knows_are_asked_for(said: str):
    assert isinstance(answer(said), Question)


HANDED: list[Case] = [
    ("take a second off 2 and give it to 4", {"s2.seconds": 3.0, "s4.seconds": 5.0}),
    ("lose a second from shot 1 and give it to 3", {"s1.seconds": 4.0, "s3.seconds": 4.0}),
]


@pytest.mark.parametrize(("said", "expected"), HANDED)
def test_seconds_go_to_the_number_they_are_given_to(said: str, expected: dict[str, Any]):
    assert changes(said, HARBOUR) == expected


@pytest.mark.parametrize(
    "said",
    [
        "un segundo menos al del faro y se lo das a la campana",
        "quita un segundo al del faro y se lo das al de la campana",
    ],
)
def test_seconds_go_from_one_thing_told_to_another(said: str):
    assert changes(said, PUERTO) == {"s1.seconds": 4.0, "s3.seconds": 5.0}


def test_seconds_of_a_thing_that_is_not_there_are_asked_about():
    assert isinstance(answer("quita un segundo al del dragón", PUERTO), Question)


def test_another_trade_takes_the_place_of_the_denied_one():
    found = changes("Ines shouldn't be a captain, make her a nurse", HARBOUR)
    assert list(found) == ["ines.looks"]
    assert found["ines.looks"].startswith("nurse")
    assert "captain" not in found["ines.looks"]


def test_another_trade_in_spanish():
    found = changes("Carmen no debería ser secretaria, que sea enfermera", PUERTO)
    assert found == {"carmen.looks": "enfermera"}


@pytest.mark.parametrize(
    "said", ["Ines shouldn't be a captain", "Carmen no debería ser secretaria"]
)
def test_a_trade_that_is_only_denied_is_asked_about(said: str):
    plan = HARBOUR if said.startswith("Ines") else PUERTO
    assert isinstance(answer(said, plan), Question)


def test_where_somebody_is_from_is_how_they_speak_and_no_picture():
    assert changes("que el notario sea coreano", PUERTO) == {"senor_gil.voice.dialect": "coreano"}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("rain on the windows in 2 and 3", "Rain on the windows."),
        ("lluvia en las ventanas en el 2 y el 3", "Lluvia en las ventanas."),
    ],
)
def test_a_thing_and_its_place_are_seen_in_the_shots_named(said: str, shown: str):
    assert changes(said) == {
        "s2.action": f"Mei grabs the last dumpling. The cook laughs. {shown}",
        "s3.action": f"Tom lowers his chopsticks and puts down a brown bag. {shown}",
    }


COLOURS: list[Case] = [
    ("Tom's beard should be white", {"tom.looks": "tall man, white beard, green jacket"}),
    ("make his jacket dark blue", {"tom.looks": "tall man, grey beard, dark blue jacket"}),
    (
        "la chaqueta de Tom que sea azul",
        {"tom.looks": "tall man, grey beard, green jacket, chaqueta azul"},
    ),
]


@pytest.mark.parametrize(("said", "expected"), COLOURS)
def test_what_belongs_to_somebody_gets_its_colour(said: str, expected: dict[str, Any]):
    assert changes(said) == expected


def test_what_belongs_to_somebody_is_seen_in_its_new_colour():
    found = changes("Otto's moustache should be white", HARBOUR)
    assert found["s4.action"] == HARBOUR.shots[3].action.replace("grey", "white")
    assert "white moustache" in found["otto.looks"]


@pytest.mark.parametrize(
    ("said", "style"),
    [
        ("make it all feel like the 1950s", "warm neon light, the 1950s"),
        ("que todo parezca de los años 50", "warm neon light, los años 50"),
    ],
)
def test_a_time_that_all_feels_like_is_the_style_of_the_whole(said: str, style: str):
    assert changes(said) == {"style": style}


def test_an_accent_is_asked_about_in_short():
    outcome = answer("what accent's the captain got", HARBOUR)
    assert isinstance(outcome, Talk)
    assert outcome.intent == "question"

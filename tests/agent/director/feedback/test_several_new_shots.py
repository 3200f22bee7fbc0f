"""New shots whose pictures are told behind the wish for them, and shots called by being new."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Earlier, Question
from callsheet.generator.plan import VideoPlan

from .saying import IDS, PLAN, after, answer, changes

BALCONY = plan_of(
    "8 segundos, 2 planos. Plano 1: 4 s, Inés riega un geranio en el balcón. "
    "Plano 2: 4 s, Paco grita: «¡Que me mojas!»"
)
TAKE = plan_of(
    'A 10 second single take. Rosa, a baker, opens the oven and says "At last." '
    "One continuous shot, the camera orbits her."
)


def new_shots(said: str, plan: VideoPlan = PLAN) -> list[tuple[int, float, str, str]]:
    """Place, length, framing and picture of each shot that was added; the others are as before."""
    now, known = after(said, plan), {shot.id: shot for shot in plan.shots}
    assert [shot for shot in now.shots if shot.id in known] == list(plan.shots)
    return [
        (at, shot.seconds, shot.framing, shot.action)
        for at, shot in enumerate(now.shots, 1)
        if shot.id not in known
    ]


@pytest.mark.parametrize(
    ("said", "plan", "new"),
    [
        (
            "Add two shots at the end. First 2 s of a moped passing, then a 3 s close-up of its "
            "lamp.",
            PLAN,
            [(5, 2, "medium", "A moped passing."), (6, 3, "close-up", "Its lamp.")],
        ),
        (
            "Put two new shots between 2 and 3: a cat on a roof (2 s) and a dog below it (3 s).",
            PLAN,
            [(3, 2, "medium", "A cat on a roof."), (4, 3, "medium", "A dog below it.")],
        ),
        (
            "I need two more shots at the very start. Nobody speaks in either. The first one is a "
            "wide of the harbour, 4 seconds, the second a close-up of a rope, 2 seconds.",
            PLAN,
            [(1, 4, "wide", "The harbour."), (2, 2, "close-up", "A rope.")],
        ),
        (
            "add a new shot after shot 1. Close-up of a wet boot, 2 seconds.",
            PLAN,
            [(2, 2, "close-up", "A wet boot.")],
        ),
        (
            "Please add a shot at the end. It shows an empty bowl on a wet table, 3 s",
            PLAN,
            [(5, 3, "medium", "An empty bowl on a wet table.")],
        ),
        (
            "Pon dos planos nuevos entre el 1 y el 2: un gato en el tejado, 2 segundos, y una "
            "maceta que cae, 1 segundo.",
            BALCONY,
            [(2, 2, "medium", "Un gato en el tejado."), (3, 1, "medium", "Una maceta que cae.")],
        ),
        (
            "Quiero dos planos más al final, sin diálogo: el primero de la calle mojada, 2 s, el "
            "segundo de un paraguas abierto, 3 s.",
            BALCONY,
            [(3, 2, "medium", "La calle mojada."), (4, 3, "medium", "Un paraguas abierto.")],
        ),
        (
            "Before the take, give me a separate 2-second insert of a cold oven, no talking.",
            TAKE,
            [(1, 2, "insert", "A cold oven.")],
        ),
    ],
)
def test_new_shots_show_what_is_told_behind_them(
    said: str, plan: VideoPlan, new: list[tuple[int, float, str, str]]
) -> None:
    assert new_shots(said, plan) == new


@pytest.mark.parametrize(
    "said", ["Add two shots at the end.", "Put three extra shots first: a cat and a dog."]
)
def test_new_shots_of_which_nobody_knows_the_pictures_are_asked_about(said: str) -> None:
    assert isinstance(answer(said), Question)


def test_what_follows_the_new_shots_is_a_wish_of_its_own() -> None:
    said = "Add two shots at the end: a lamp, 1 s, and a door, 1 s. Make shot 3 handheld and 4 s."
    now = after(said)
    assert [shot.seconds for shot in now.shots] == [4, 5, 4, 3, 1, 1]


EARLIER: dict[str, Any] = {
    "earlier": (
        Earlier(said="a night market", shots=("s1", "s3", "s4")),
        Earlier(said="add a shot after the first", shots=("s1", "s2", "s3", "s4")),
    )
}


@pytest.mark.parametrize("said", ["in that new shot, 6 seconds", "the new one should last 6 s"])
def test_the_new_shot_is_the_one_that_was_added_last(said: str) -> None:
    assert changes(said, **EARLIER) == {"s2.seconds": 6}


def test_a_new_shot_that_nobody_added_is_none_of_the_others() -> None:
    assert isinstance(answer("in the new shots it should snow"), Question)


@pytest.mark.parametrize(
    "said",
    [
        "Swap those two, the umbrella first and then the chopsticks.",
        "Swap those two, the umbrella first and then the brown bag.",
    ],
)
def test_two_shots_change_places_that_are_told_in_turn(said: str) -> None:
    assert changes(said) == {"shots": [IDS[0], IDS[1], IDS[3], IDS[2]]}

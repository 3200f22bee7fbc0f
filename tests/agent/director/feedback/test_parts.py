"""Which line falls into which part of a split shot, and orders in every form of the verb."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.generator.plan import VideoPlan

from .saying import after

HARBOUR = plan_of(
    """Shot 1 (4s): wide, a harbour at dawn.
Shot 2 (5s): medium, Nora asks: "Is that your boat?" Old Pete answers: "It was, in 1987."
Shot 3 (3s): close-up of a rope. Sign: "FOR SALE". Soft piano."""
)
APART = (
    "Cut shot 2 in two please: Nora's question first, 2s, then Pete's answer, 3s.",
    "Split shot 2: first 2 seconds on her question, then a shot for his answer, 3 seconds.",
    "Break shot 2 into two: Nora's question on its own (2 s), then Pete's answer (3 s).",
    "divide el plano 2 en dos: la pregunta de Nora (2 s) y la respuesta de Pete (3 s)",
    "la toma 2 partila en dos, primero 2 s de la pregunta y después 3 s de la respuesta",
)
BOTH_LATER = (
    "split shot 2 in two, both lines in the second half",
    "El plano 2 es larguísimo: pártanlo en dos, y que las frases caigan en el segundo trozo.",
)
WITHOUT_LAST = (
    "saquen el último plano",
    "sacá el último plano",
    "quítenme el plano 3",
    "eliminen la toma 3",
)


def lines(plan: VideoPlan) -> list[list[str]]:
    return [[line.text for line in shot.dialogue] for shot in plan.shots]


@pytest.mark.parametrize("said", APART)
def test_each_part_has_the_line_that_is_told_of_it(said: str) -> None:
    plan = after(said, HARBOUR)
    assert lines(plan) == [[], ["Is that your boat?"], ["It was, in 1987."], []]
    assert [shot.seconds for shot in plan.shots] == [4, 2, 3, 3]


@pytest.mark.parametrize("said", BOTH_LATER)
def test_all_lines_fall_into_the_part_that_is_told(said: str) -> None:
    assert lines(after(said, HARBOUR)) == [[], [], ["Is that your boat?", "It was, in 1987."], []]


@pytest.mark.parametrize("said", WITHOUT_LAST)
def test_spanish_orders_are_known_in_every_form(said: str) -> None:
    assert after(said, HARBOUR).shots == HARBOUR.shots[:2]


@pytest.mark.parametrize(
    "said",
    [
        "it's 1978, not 1987, in what Pete says",
        "wrong year in shot 2, he should be saying 1978",
        "Pete no dice 1987 sino 1978",
    ],
)
def test_a_wrong_figure_in_a_line_is_set_right(said: str) -> None:
    assert lines(after(said, HARBOUR))[1][1] == "It was, in 1978."


@pytest.mark.parametrize(
    "said",
    [
        "make shot 3 four seconds, we need room for the super",
        "make shot 3 four seconds. The client is very happy by the way.",
        "el plano 3 de 4 segundos, que si no no se lee",
    ],
)
def test_what_is_said_besides_is_pasted_into_no_shot(said: str) -> None:
    first, second, third = after(said, HARBOUR).shots
    assert (first, second) == HARBOUR.shots[:2]
    assert third == HARBOUR.shots[2].model_copy(update={"seconds": 4.0})


def test_the_music_that_is_not_liked_becomes_another() -> None:
    plan = after("not feeling the piano, swap it for some slow jazz", HARBOUR)
    assert plan.shots[2].sound.music == "slow jazz"
    assert plan.shots[:2] == HARBOUR.shots[:2]

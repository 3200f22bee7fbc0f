"""Polite letters, bare numbers of shots and openings by what is seen: only the wish is done."""

from typing import Any

import pytest
from callsheet.agent.planner import Question, Talk

from .saying import answer, changes

LENGTHS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("3 longer, 5s", {"s3.seconds": 5.0}),
    ("give 3 two more seconds", {"s3.seconds": 5.0}),
    ("el 3 se queda corto, súbelo a 6", {"s3.seconds": 6.0}),
    ("3长一点，5秒", {"s3.seconds": 5.0}),
    ("3はもっと長く、5秒", {"s3.seconds": 5.0}),
    ("3 좀 더 길게, 5초", {"s3.seconds": 5.0}),
)
LETTERS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Good evening. First of all, congratulations, the client loved it. Just one note: shot 3 "
        "should last 5 seconds. Looking forward to hearing from you.",
        {"s3.seconds": 5.0},
    ),
    (
        "Buenos días. Antes que nada, enhorabuena, nos encantó. Una sola observación: el plano 3 "
        "que dure 5 segundos. Quedamos a la espera, un saludo.",
        {"s3.seconds": 5.0},
    ),
    ("您好，客户很满意。镜头3改成5秒。期待您的回复。", {"s3.seconds": 5.0}),
    (
        "お世話になっております。カット3を5秒にしてください。よろしくお願いいたします。",
        {"s3.seconds": 5.0},
    ),
    ("안녕하세요, 다들 좋아하셨어요. 3번 컷을 5초로 해 주세요. 수고하세요.", {"s3.seconds": 5.0}),
)
OPENINGS = (
    "I'd rather open on the umbrella, then everything else in the order it was",
    "put the umbrella first and keep the rest in order",
    "preferiría empezar con el plano 4, y lo demás en el mismo orden",
)
UNKNOWN = (
    "swap that line for the one we talked about on the phone",
    "I'd rather see a fox",
    "make it 3 seconds",
)


@pytest.mark.parametrize(("said", "expected"), LENGTHS)
def test_a_bare_number_that_gets_longer_is_a_shot(said: str, expected: dict[str, Any]) -> None:
    assert changes(said) == expected


@pytest.mark.parametrize(("said", "expected"), LETTERS)
def test_of_a_letter_only_the_wish_is_done(said: str, expected: dict[str, Any]) -> None:
    assert changes(said) == expected


@pytest.mark.parametrize("said", OPENINGS)
def test_what_is_to_open_goes_first_and_is_written_nowhere(said: str) -> None:
    assert changes(said) == {"shots": ["s4", "s1", "s2", "s3"]}


@pytest.mark.parametrize("said", UNKNOWN)
def test_what_the_plan_does_not_tell_is_asked(said: str) -> None:
    assert isinstance(answer(said), Question)


def test_a_letter_without_a_wish_is_thanked_for() -> None:
    assert isinstance(answer("First off, great work, the team loved it. Best regards"), Talk)


@pytest.mark.parametrize(
    "said", ["remind me, what does it say over the stall?", "what does it say on the neon?"]
)
def test_a_question_on_lettering_is_answered_by_the_sign(said: str) -> None:
    outcome = answer(said)
    assert isinstance(outcome, Talk)
    assert "DUMPLINGS" in outcome.reply


def test_a_list_of_shots_is_not_cut_at_its_last_number() -> None:
    merged = changes("junta los planos 2 y 3 en uno solo de 6 segundos")
    assert merged["s2.seconds"] == 6.0
    assert merged["shots"] == ["s1", "s2", "s4"]

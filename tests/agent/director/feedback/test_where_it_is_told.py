"""Wishes that tell by a time, a place or a deed where they hold, and hold nowhere else."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Question
from callsheet.generator.plan import VideoPlan

from .saying import PLAN, after, answer, changes

GATE = plan_of(
    "12 s, 3 planos. Plano 1: 4 s, una puerta con el cartel «SALA 7». Plano 2: 4 s, Lola corta el "
    "césped y dice: «Huele a hierba recién cortada.» Plano 3: 4 s, Tito dice: «Ya era hora.» "
    "La narradora, en off, dice al final: «Y así fue.»"
)
WALK = plan_of(
    "9 seconds, 3 shots. Shot 1: 3 s, a door with a sign “ROOM 12”. Shot 2: 3 s, Ida mows the "
    "lawn. Shot 3: 3 s, Otto says “Freshly cut grass, lovely.”"
)


@pytest.mark.parametrize(
    ("said", "plan", "changed"),
    [
        ("De 0:04 a 0:08, un dolly in lento", GATE, {"s2.movement": "dolly in"}),
        ("0:00 to 0:04 handheld, please", PLAN, {"s1.movement": "handheld"}),
        (
            "El cartel de la puerta: SALA 17, no SALA 7.",
            GATE,
            {
                "s1.action": "una puerta con el cartel «SALA 17»",
                "s1.lettering": ["SALA 17"],
            },
        ),
        (
            "it should be ROOM 21, not ROOM 12",
            WALK,
            {"s1.action": "a door with a sign “ROOM 21”", "s1.lettering": ["ROOM 21"]},
        ),
    ],
)
def test_a_wish_holds_where_it_is_told(said: str, plan: VideoPlan, changed: dict[str, Any]) -> None:
    assert changes(said, plan) == changed


@pytest.mark.parametrize(
    ("said", "plan"),
    [("Lo de la hierba recién cortada", GATE), ("the freshly cut grass, hm", WALK)],
)
def test_what_is_called_freshly_cut_is_not_taken_out(said: str, plan: VideoPlan) -> None:
    outcome = answer(said, plan)
    assert isinstance(outcome, Question), outcome


def test_who_has_lost_a_line_goes_nowhere_else() -> None:
    now = after("que «Ya era hora» lo diga Lola riendo, no Tito", GATE)
    assert {who.name for who in now.characters} == {who.name for who in GATE.characters}
    assert [line.text for line in now.lines] == [line.text for line in GATE.lines]


@pytest.mark.parametrize(
    ("said", "plan", "picture"),
    [
        (
            "Antes de todo lo que hay, 2 segundos más de unas gaviotas en la barandilla.",
            GATE,
            "Unas gaviotas en la barandilla.",
        ),
        (
            "before everything else: 2 more seconds of gulls on a railing",
            WALK,
            "Gulls on a railing.",
        ),
    ],
)
def test_seconds_of_a_picture_before_all_the_rest_are_a_shot_of_their_own(
    said: str, plan: VideoPlan, picture: str
) -> None:
    first, *others = after(said, plan).shots
    assert (first.seconds, first.action) == (2, picture)
    assert others == list(plan.shots)


def test_a_new_shot_has_the_seconds_and_the_sign_told_behind_it() -> None:
    *others, last = after(
        "Al final mete un plano más, de 2 segundos: todo negro con «FIN».", GATE
    ).shots
    assert others == list(GATE.shots)
    assert (last.seconds, [sign.text for sign in last.lettering]) == (2, ["FIN"])

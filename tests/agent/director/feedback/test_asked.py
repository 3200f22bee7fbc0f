"""An answer to the open question carries out the wish that was unclear, and nothing else."""

from typing import Any

import pytest
from callsheet.agent.director.feedback import revise
from callsheet.agent.edits import apply
from callsheet.agent.planner import Asked, Edited, Moved, Question, Request, Talk
from callsheet.generator.plan import VideoPlan

from .saying import IDS, PLAN

CASES: tuple[tuple[str, str, list[str]], ...] = (
    ("delete the shot", "the last one", ["s1", "s2", "s3"]),
    ("delete the shot", "shot 2 please", ["s1", "s3", "s4"]),
    ("删掉那个镜头", "第二个", ["s1", "s3", "s4"]),
    ("delete the shot", "the one with the umbrella", ["s1", "s2", "s3"]),
)


def _said(said: str, asked: Asked | None = None, **more: Any):
    return revise(Request(said=said, plan=PLAN, versions=2, shot_ids=IDS, asked=asked, **more))


def _open(said: str) -> Asked:
    outcome = _said(said)
    assert isinstance(outcome, Question)
    return Asked(said=said, reply=outcome.reply, options=outcome.options)


def _after(outcome: object) -> VideoPlan:
    assert isinstance(outcome, Edited), outcome
    return apply(PLAN, outcome.edits)


@pytest.mark.parametrize(("said", "answer", "left"), CASES)
def test_an_answer_tells_which_shot_was_meant(said: str, answer: str, left: list[str]) -> None:
    assert [shot.id for shot in _after(_said(answer, _open(said))).shots] == left


def test_an_answer_may_choose_all_of_the_lines() -> None:
    assert _after(_said("all of them", _open("drop the line"))).lines == ()


def test_a_wish_behind_an_answer_is_carried_out_too() -> None:
    plan = _after(_said("handheld, and shot 1 5 seconds", _open("shot 2 static and handheld")))
    assert (plan.shots[0].seconds, plan.shots[1].movement) == (5, "handheld")


def test_a_second_question_about_the_same_wish_keeps_what_was_answered() -> None:
    asked = _open("make the line shorter")
    outcome = _said("the first one", asked)
    assert isinstance(outcome, Question)
    assert outcome.goes_on
    more = Asked(said=asked.said, answers=("the first one",), reply=outcome.reply)
    assert _after(_said("Mine!", more)).lines[0].text == "Mine!"


def test_another_wish_instead_of_an_answer_is_carried_out() -> None:
    plan = _after(_said("make shot 1 6 seconds", _open("delete the shot")))
    assert len(plan.shots) == 4
    assert plan.shots[0].seconds == 6


def test_a_question_instead_of_an_answer_is_answered() -> None:
    outcome = _said("how long is the video?", _open("drop the line"))
    assert isinstance(outcome, Talk)
    assert "15" in outcome.reply


@pytest.mark.parametrize("said", ["undo", "撤销", "元に戻して", "되돌려", "deshaz"])
def test_nothing_to_undo_is_said_by_the_planner(said: str) -> None:
    outcome = _said(said, can_undo=False)
    assert isinstance(outcome, Talk)
    assert outcome.intent == "impossible"
    assert isinstance(_said(said), Moved)

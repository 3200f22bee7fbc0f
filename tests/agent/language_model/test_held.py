"""Stated facts survive whatever a model does to them: every request of the project, every habit."""

import json
import random
from functools import cache
from pathlib import Path

import pytest
import strong
from callsheet.agent.director import read_request
from callsheet.agent.language_model.answer import FirstAnswer
from callsheet.agent.language_model.checking import First
from callsheet.agent.planner import Planned, Request
from callsheet.generator.plan import VideoPlan
from callsheet.tools.stated import folded, lost

CASES = Path(__file__).parents[1] / "director" / "cases" / "first_requests.jsonl"
TEXTS = [json.loads(line)["text"] for line in CASES.read_text(encoding="utf-8").splitlines()]
REPLIES = ("Done.", "好了。", "はい。", "네.", "Hecho.")
"""Too short to be told by their language."""


@cache
def checks() -> tuple[tuple[First, VideoPlan], ...]:
    """What is known of every request, and the plan the Director reads from it."""
    requests = [Request(said=text) for text in TEXTS]
    plans = [read_request(request).plan for request in requests]
    return tuple(
        (First("test-model", request, plan), plan)
        for request, plan in zip(requests, plans, strict=True)
    )


def answered(check: First, plan: VideoPlan, *habits: strong.Habit) -> VideoPlan:
    """The plan that comes of a strong model's answer with these careless habits, sent twice."""
    answer = strong.plan_answer(plan)
    for habit in habits:
        habit(answer, random.Random(plan.title))
    outcome = check.outcome(FirstAnswer.model_validate(answer))
    assert isinstance(outcome, Planned)
    return outcome.plan


def test_there_is_much_to_hold():
    facts = [fact.kind for check, _ in checks() for fact in check.facts]
    assert len(facts) > 250
    assert {"spoken", "lettered", "length", "shape", "banned", "filmed"} <= set(facts)


def test_a_careful_answer_is_left_as_it_is():
    for check, plan in checks():
        answer = FirstAnswer.model_validate(strong.plan_answer(plan))
        assert check.faults(answer) == ()
        made = answered(check, plan)
        for what in ("shots", "characters", "elements", "aspect_ratio", "resolution", "mode"):
            assert getattr(made, what) == getattr(plan, what), plan.title


@pytest.mark.parametrize("habit", [*strong.CARELESS, None])
def test_every_stated_fact_survives(habit):
    habits = (habit,) if habit else strong.CARELESS
    for check, plan in checks():
        made = answered(check, plan, *habits)
        assert lost(check.facts, made) == ()


@pytest.mark.parametrize("habit", [*strong.CARELESS, None])
def test_no_line_comes_in_that_nobody_wrote(habit):
    habits = (habit,) if habit else strong.CARELESS
    for check, plan in checks():
        made = answered(check, plan, *habits)
        wanted = sorted(folded(line.text) for line in plan.lines)
        assert sorted(folded(line.text) for line in made.lines) == wanted

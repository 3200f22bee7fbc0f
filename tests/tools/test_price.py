from callsheet.generator.job import Limits, jobs_for
from callsheet.tools.price import price

PAID = Limits(dollars_per_second=0.1, render_seconds_per_second=20)


def test_only_what_is_not_made_yet_costs(dialogue):
    jobs = jobs_for(dialogue, "kling@3", PAID)
    due = price(jobs, PAID, lambda key: key == jobs[0].key)
    assert due.to_render == ("s2", "s3")
    assert (due.jobs, due.seconds, due.dollars, due.render_seconds) == (3, 2.0, 0.2, 40.0)


def test_what_is_all_made_costs_nothing(dialogue):
    due = price(jobs_for(dialogue, "kling@3", PAID), PAID, lambda _: True)
    assert (due.to_render, due.dollars) == ((), 0.0)


def test_equal_shots_cost_once(plan_of):
    plan = plan_of({"action": "a cat"}, {"action": "a cat"})
    due = price(jobs_for(plan, "kling@3", PAID), PAID, lambda _: False)
    assert due.seconds == 1.0
    assert due.to_render == ("s1", "s2")

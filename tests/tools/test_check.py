from callsheet.generator.job import Limits
from callsheet.tools.check import problems


def test_a_plan_that_can_be_made_has_no_problems(dialogue):
    assert problems(dialogue, Limits()) == ()


def test_speech_that_does_not_fit_is_told_with_the_seconds_it_needs(plan_of):
    line = {"id": "l1", "character": "a", "text": "one two three four five " * 4, "language": "en"}
    plan = plan_of({"seconds": 2, "dialogue": [line]}, characters=[{"id": "a", "name": "A"}])
    (found,) = problems(plan, Limits())
    assert found.where == "s1"
    assert "of speech stand in 2 s" in found.what
    assert "lengthen the shot to" in found.remedy
    assert not found.blocks


def test_what_a_generator_cannot_make_blocks(plan_of):
    plan = plan_of({"seconds": 20}, {"seconds": 1, "scene": "elsewhere"})
    found = problems(plan, Limits(seconds_min=3, seconds_max=15))
    assert [(problem.where, problem.blocks) for problem in found] == [("s1", True), ("s2", True)]


def test_a_language_a_generator_does_not_speak_is_named(dialogue):
    found = problems(dialogue, Limits(languages=("en",)))
    assert [problem.what for problem in found] == ["the generator does not speak 'zh'"]


def test_elements_without_uploads_are_named(plan_of):
    element = {"id": "e1", "handle": "@Image 1", "name": "Mei", "kind": "character"}
    (found,) = problems(plan_of({"elements": ["e1"]}, elements=[element]), Limits())
    assert "@Image 1" in found.what


def test_lettering_against_a_ban_is_told(plan_of):
    plan = plan_of({"lettering": [{"text": "SALE"}]}, lettering_allowed=False)
    (found,) = problems(plan, Limits())
    assert "forbidden" in found.what

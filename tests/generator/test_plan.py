import pytest
from callsheet.generator.errors import BadPlan
from callsheet.generator.plan import VideoPlan, read_plan
from pydantic import ValidationError


def test_a_plan_comes_back_from_its_json_as_it_was(dialogue):
    assert read_plan(dialogue.model_dump_json()) == dialogue


def test_every_undefined_id_is_named_at_once(plan_of):
    with pytest.raises(BadPlan) as caught:
        plan_of(
            {"characters": ["ghost"], "elements": ["nothing"]},
            {"dialogue": [{"id": "l1", "character": "nobody", "text": "Hi"}]},
        )
    for id in ("'ghost'", "'nothing'", "'nobody'"):
        assert id in caught.value.problem
    assert caught.value.remedy


def test_an_id_that_is_used_twice_is_refused(plan_of):
    with pytest.raises(BadPlan, match="shot 'a' is defined twice"):
        plan_of({"id": "a"}, {"id": "a"})


def test_an_unknown_field_is_named_with_its_place(plan_of):
    with pytest.raises(BadPlan, match=r"shots\.0\.lens: "):
        plan_of({"lens": "50mm"})


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), 1e9])
def test_seconds_that_are_no_length_are_refused(plan_of, seconds):
    with pytest.raises(BadPlan, match="seconds"):
        plan_of({"seconds": seconds})


def test_spans_must_join_to_the_line(plan_of):
    line = {
        "id": "l1",
        "character": "mei",
        "text": "这个feature",
        "language": "zh",
        "spans": [{"text": "这个", "language": "zh"}],
    }
    with pytest.raises(BadPlan, match="the spans of line 'l1' do not join"):
        plan_of({"dialogue": [line]}, characters=[{"id": "mei", "name": "Mei"}])


def test_a_plan_is_frozen(dialogue):
    with pytest.raises(ValidationError):
        dialogue.title = "other"


def test_a_plan_without_shots_is_refused():
    with pytest.raises(BadPlan, match="shots"):
        read_plan('{"form": "plan.1", "title": "empty", "shots": []}')


def test_the_schema_explains_each_field():
    properties = VideoPlan.model_json_schema()["$defs"]["DialogueLine"]["properties"]
    assert "BCP 47" in properties["language"]["description"]

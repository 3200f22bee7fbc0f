from pathlib import Path

import pytest
from callsheet.generator.errors import BadPlan
from callsheet.generator.forms import NEWEST, UPGRADES
from callsheet.generator.plan import read_plan

SAVED = sorted((Path(__file__).parent / "forms").glob("*.json"))


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_a_saved_plan_of_every_form_is_read(path):
    plan = read_plan(path.read_bytes())
    assert plan.form == NEWEST
    assert plan.title == "The last dumpling"


def test_one_saved_plan_of_each_form_is_kept():
    assert {path.stem for path in SAVED} == {*UPGRADES, NEWEST}


def test_a_form_of_the_future_is_refused_with_a_remedy():
    with pytest.raises(BadPlan, match=r"'plan\.9' was not known") as caught:
        read_plan({"form": "plan.9", "title": "x", "shots": []})
    assert "newer callsheet" in caught.value.remedy


@pytest.mark.parametrize("text", ["", "not json", "[1, 2]", "null", '"plan.1"'])
def test_what_is_no_json_object_is_refused(text):
    with pytest.raises(BadPlan):
        read_plan(text)

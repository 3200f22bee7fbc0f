"""Answers become plans, changes become the next plan, and only what is named changes."""

import pytest
from callsheet.agent.edits import apply, changed_shots, difference
from callsheet.agent.language_model.answer import Changes, FirstAnswer, LaterAnswer, NewPlan
from callsheet.agent.language_model.building import Unbuildable, planned
from callsheet.agent.language_model.changing import changed
from callsheet.agent.language_model.naming import slug, spoken_as
from callsheet.agent.language_model.telling import plan_words
from callsheet.agent.language_model.writing import written
from callsheet.generator.plan import Element, VideoPlan


@pytest.fixture
def plan(dialogue: VideoPlan) -> VideoPlan:
    return dialogue


def after(plan, **parts):
    return changed(plan, Changes.model_validate(parts))


@pytest.mark.parametrize(
    ("parts", "ids"),
    [
        ({"shots": [{"id": "s2", "seconds": 4}]}, ("s2",)),
        ({"shots": [{"id": "s1", "music": "strings"}]}, ("s1",)),
        ({"lines": [{"id": "l2", "delivery": "laughing"}]}, ("s3",)),
        ({"lines": [{"id": "l2", "shot": "s2"}]}, ("s2", "s3")),
        ({"lines": [{"id": "n1", "shot": "s1", "who": "Tom", "text": "Hm."}]}, ("s1",)),
        ({"drop": ["l1"]}, ("s2",)),
        ({"again": ["s3"]}, ("s3",)),
        ({"people": [{"id": "mei", "looks": "red hat"}]}, ()),
        ({"video": {"title": "Dumplings", "avoid": ""}}, ()),
        ({"order": ["s3", "s1", "s2"]}, ()),
        ({"shots": [{"id": "n1", "after": None, "action": "Rain.", "seconds": 2}]}, ("s4",)),
    ],
)
def test_only_what_is_named_changes(plan, parts, ids):
    made = after(plan, **parts)
    assert made != plan
    assert changed_shots(plan, made) == ids
    assert apply(plan, difference(plan, made)) == made


def test_nothing_named_is_the_same_plan(plan):
    assert after(plan) == plan


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"shots": [{"id": "s9", "seconds": 2}]}, "no shot 's9'"),
        ({"lines": [{"id": "l9", "delivery": "softly"}]}, "no line 'l9'"),
        ({"lines": [{"id": "l1", "shot": "s9"}]}, "no shot 's9'"),
        ({"drop": ["nobody"]}, "nothing 'nobody' to drop"),
        ({"drop": ["mei"]}, "still has lines"),
        ({"order": ["s1", "s2"]}, "every shot once"),
        ({"again": ["s7"]}, "no shot 's7'"),
        ({"people": [{"id": "p9"}]}, "no person 'p9'"),
        ({"drop": ["s1", "s2", "s3"]}, "at least 1"),
    ],
)
def test_what_is_not_there_is_named(plan, parts, fault):
    with pytest.raises(Unbuildable, match=fault):
        after(plan, **parts)


def test_every_fault_is_named_at_once(plan):
    with pytest.raises(Unbuildable) as caught:
        after(plan, drop=["x"], again=["y"])
    assert len(caught.value.faults) == 2


def test_a_new_person_speaks_in_a_new_shot(plan):
    made = after(
        plan,
        people=[{"id": "n1", "name": "Ida", "language": "en", "dialect": "texan"}],
        shots=[{"id": "n2", "after": "s3", "action": "Ida waves.", "seconds": 2, "who": ["Ida"]}],
        lines=[{"id": "n3", "shot": "n2", "who": "n1", "text": "Howdy."}],
    )
    line = made.shots[3].dialogue[0]
    assert (line.id, line.text, line.dialect) == ("l3", "Howdy.", "Texan")
    assert made.character(line.character).name == "Ida"
    assert made.shots[3].characters == (line.character,)


def test_lines_go_along_when_their_speaker_speaks_otherwise(plan):
    first = after(plan, lines=[{"id": "l1", "dialect": "Sichuan"}])
    first = after(first, people=[{"id": "mei", "dialect": "Sichuanese"}])
    made = after(first, people=[{"id": "mei", "dialect": "Northeastern"}])
    assert made.lines[0].dialect == "Northeastern"
    assert made.lines[1] == plan.lines[1]


def test_other_words_have_no_spans_and_no_original_of_the_old_ones(plan):
    old = plan.lines[0].model_copy(update={"original": "x"})
    shots = list(plan.shots)
    shots[1] = shots[1].model_copy(update={"dialogue": (old,)})
    made = after(
        plan.model_copy(update={"shots": tuple(shots)}), lines=[{"id": "l1", "text": "Mine."}]
    )
    assert (made.lines[0].text, made.lines[0].original) == ("Mine.", None)


def test_an_upload_comes_in_when_something_uses_it(plan):
    logo = Element(id="e1", handle="@Logo", name="Logo", kind="logo", assets=("a.png",))
    idle = changed(plan, Changes.model_validate({"drop": ["l1"]}), (logo,))
    used = changed(
        plan, Changes.model_validate({"shots": [{"id": "s1", "things": ["@logo"]}]}), (logo,)
    )
    assert idle.elements == ()
    assert used.elements == (logo,)
    assert used.shots[0].elements == ("e1",)


# ---- whole plans


def new_plan(**more):
    shot = {"seconds": 2, "action": "Rain."}
    return NewPlan.model_validate({"title": "t", "shots": [shot], **more})


def test_people_of_one_name_in_plain_letters_get_ids_of_their_own(plan):
    people = [{"name": name, "language": "zh"} for name in ("老周", "老李", "客人")]
    made = planned(new_plan(people=people), plan)
    assert len({who.id for who in made.characters}) == 3


def test_a_speaker_who_is_not_listed_is_added_once(plan):
    line = {"who": "Ida", "text": "Hi.", "language": "en"}
    shot = {"seconds": 2, "action": "Rain.", "lines": [line, line], "who": ["Ida"]}
    made = planned(new_plan(shots=[shot]), plan)
    assert [who.name for who in made.characters] == ["Ida"]


@pytest.mark.parametrize(
    ("language", "dialect", "spoken"),
    [
        ("zh", "四川话", ("zh", "Sichuanese")),
        ("yue", None, ("zh", "Cantonese")),
        ("zh-CN", None, ("zh", None)),
        ("cmn", "Beijing", ("zh", "Beijing")),
        ("en_GB", "posh British", ("en", "British")),
        ("en", "old sailor's", ("en", "old sailor's")),
        ("es", "mexicano", ("es", "Mexican")),
        ("es", "acento mexicano", ("es", "Mexican")),
        ("", None, ("en", None)),
    ],
)
def test_languages_and_dialects_are_written_as_plans_have_them(language, dialect, spoken):
    assert spoken_as(language, dialect) == spoken


@pytest.mark.parametrize(
    ("name", "id"),
    [("Mrs. Okafor", "mrs_okafor"), ("José", "jose"), ("1号", "c_1"), ("老周", "c1")],
)
def test_ids_are_plain_letters(name, id):
    assert slug(name, "c") == id


def test_a_plan_is_told_in_the_words_of_the_answers_and_without_its_files(plan):
    told = plan_words(plan)
    for words in ("我的！", "Fair.", "深夜饺子", '"id":"l2"', '"who":"Tom"', "night market"):
        assert words in told
    assert "null" not in told


# ---- what has come so far


def test_half_an_answer_tells_what_is_whole():
    text = '{"reply": "Two sh'
    assert written(text).reply == "Two sh"
    text = '{"reply": "Two.", "outcome": {"shots": [{"action": "Rain."}, {"action": "Su'
    assert written(text).shots == ("Rain.",)
    assert written("Well, let me think").reply == ""
    assert written('{"reply": 7, "outcome": [1').reply == ""


@pytest.mark.parametrize("form", [FirstAnswer, LaterAnswer])
def test_what_an_answer_holds_beyond_its_form_is_ignored(form):
    text = '{"reply": "x", "take": 100, "outcome": {"kind": "talk", "about": "chat", "fps": 60}}'
    assert form.model_validate_json(text).model_dump() == {
        "reply": "x",
        "outcome": {"kind": "talk", "about": "chat"},
    }

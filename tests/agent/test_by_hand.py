"""Changes by hand, as typed edits."""

import pytest
from callsheet.agent.by_hand import changed
from callsheet.agent.deeds import DEED, Add
from callsheet.agent.edits import apply, difference
from callsheet.generator.errors import BadInput
from callsheet.generator.plan import VideoPlan


def after(plan: VideoPlan, **deed: object) -> VideoPlan:
    """The plan after the deed, by way of its edits."""
    new = changed(plan, DEED.validate_python(deed), {"s1", "s9"})
    assert apply(plan, difference(plan, new)) == new
    return new


@pytest.mark.parametrize(
    ("of", "field", "value"),
    [
        ("shot", "seconds", 2.5),
        ("shot", "framing", "close-up"),
        ("shot", "movement", "dolly in"),
        ("shot", "characters", ["tom"]),
        ("sound", "music", "slow piano"),
    ],
)
def test_a_field_of_one_shot_changes_and_no_other_shot(dialogue, of, field, value):
    new = after(dialogue, do="set", of=of, id="s2", field=field, value=value)
    thing = new.shot("s2").sound if of == "sound" else new.shot("s2")
    got = getattr(thing, field)
    assert (list(got) if isinstance(value, list) else got) == value
    assert [a for a, b in zip(new.shots, dialogue.shots, strict=True) if a != b] == [new.shot("s2")]


def test_words_speaker_and_voice_of_a_line_change(dialogue):
    new = after(dialogue, do="set", of="line", id="l1", field="text", value="最后一个！")
    new = after(new, do="set", of="line", id="l1", field="spoken", value="zh|Sichuanese")
    new = after(new, do="set", of="line", id="l1", field="character", value="tom")
    line = new.shot("s2").dialogue[0]
    assert (line.text, line.language, line.dialect, line.character) == (
        *("最后一个！", "zh", "Sichuanese", "tom"),
    )


def test_the_lines_of_a_character_follow_their_voice(dialogue):
    chinese = after(dialogue, do="set", of="voice", id="mei", field="spoken", value="zh|")
    new = after(chinese, do="set", of="voice", id="mei", field="spoken", value="zh|Sichuanese")
    assert new.shot("s2").dialogue[0].dialect == "Sichuanese"
    assert new.shot("s3") == dialogue.shot("s3")


def test_shots_come_go_move_and_part(dialogue):
    new = after(dialogue, do="add", of="shot", id="s1", text="Rain.")
    assert [shot.id for shot in new.shots] == ["s1", "s4", "s2", "s3"]
    assert new.shot("s4").action == "Rain."
    new = after(new, do="move", id="s4", to=3)
    assert [shot.id for shot in new.shots] == ["s1", "s2", "s3", "s4"]
    new = after(new, do="drop", of="shot", id="s1")
    new = after(new, do="split", id="s4")
    assert [(shot.id, shot.seconds) for shot in new.shots[-2:]] == [("s4", 1.5), ("s5", 1.5)]


def test_an_id_of_a_shot_that_was_is_not_used_again(dialogue):
    made = changed(dialogue, Add(of="shot", id="s3", text="x"), {"s4", "s5"})
    assert made.shots[-1].id == "s6"


def test_a_shot_is_parted_between_its_lines(plan_of):
    lines = [{"id": f"l{n}", "character": "a", "text": "Go."} for n in (1, 2, 3)]
    plan = plan_of({"dialogue": lines}, characters=[{"id": "a", "name": "A"}])
    new = after(plan, do="split", id="s1")
    assert [[line.id for line in shot.dialogue] for shot in new.shots] == [["l1", "l2"], ["l3"]]


def test_lines_and_lettering_come_and_go(dialogue):
    new = after(dialogue, do="add", of="line", id="s3", text="No.")
    line = new.shot("s3").dialogue[-1]
    assert (line.character, line.text) == ("mei", "No."), "who spoke least"
    assert after(new, do="drop", of="line", id=line.id) == dialogue
    new = after(dialogue, do="add", of="lettering", id="s1", text="OPEN")
    new = after(new, do="set", of="lettering", id="s1", at=1, field="in_scene", value=False)
    assert [(read.text, read.in_scene) for read in new.shot("s1").lettering] == [
        ("深夜饺子", True),
        ("OPEN", False),
    ]
    assert after(new, do="drop", of="lettering", id="s1", at=1) == dialogue


def test_another_length_keeps_the_proportions(plan_of):
    plan = plan_of({"seconds": 4}, {"seconds": 5}, {"seconds": 3})
    new = after(plan, do="set", of="video", field="seconds", value=6)
    assert [shot.seconds for shot in new.shots] == [2, 2.5, 1.5]


def test_one_continuous_shot_holds_what_several_held(dialogue):
    new = after(dialogue, do="set", of="video", field="mode", value="single")
    [shot] = new.shots
    assert (new.mode, shot.seconds, shot.dialogue) == ("single", 3, dialogue.lines)
    assert shot.characters == ("mei", "tom")


def test_another_take_raises_the_take(dialogue):
    assert after(dialogue, do="take", id="s2").shot("s2").take == 2


def test_an_element_is_made_and_bound_to_the_character_of_its_name(dialogue):
    new = after(dialogue, do="element", name="Mei", kind="character", assets=["a.png", "b.png"])
    [element] = new.elements
    assert (element.handle, element.assets) == ("@Mei", ("a.png", "b.png"))
    assert new.character("mei").element == element.id
    new = after(new, do="element", id=element.id, assets=["b.png", "c.png"])
    assert new.elements[0].assets == ("a.png", "b.png", "c.png")
    assert after(new, do="drop", of="element", id=element.id) == dialogue


@pytest.mark.parametrize(
    "deed",
    [
        {"do": "set", "of": "shot", "id": "s7", "field": "seconds", "value": 1},
        {"do": "set", "of": "shot", "id": "s1", "field": "seconds", "value": -1},
        {"do": "set", "of": "shot", "id": "s1", "field": "id", "value": "x"},
        {"do": "set", "of": "video", "field": "shots", "value": []},
        {"do": "set", "of": "line", "id": "l1", "field": "character", "value": "nobody"},
        {"do": "drop", "of": "character", "id": "mei"},
        {"do": "drop", "of": "line", "id": "l9"},
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy(dialogue, deed):
    with pytest.raises(BadInput) as refused:
        after(dialogue, **deed)
    assert refused.value.remedy


def test_the_only_shot_stays(plan_of):
    with pytest.raises(BadInput, match="only shot"):
        after(plan_of(), do="drop", of="shot", id="s1")

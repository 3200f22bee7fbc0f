"""A wish goes no farther than it is told: to a new shot, to those behind one, to a new sign."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Edited

from .saying import answer, changes

PLAN = plan_of(
    "20-second film. Shot 1 (5s): Sheila holds up a kettle. Sheila: “It's sulking.” "
    "Shot 2 (6s): Kofi whispers to his dead radio: “One more song.” "
    "Shot 3 (5s): Kofi dances with the radio. Shot 4 (4s): an end card says MEND IT."
)
POOL = plan_of("教室。先生が窓を指さす。凛「海かな」水槽が青く光る。青空に雲。4カット、16秒。")


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("Between Sheila and Kofi I'd like a quick 2-second insert of a hand, no talking.", 1),
        ("I'd like a 2-second insert of a hand between shots 1 and 2", 1),
        ("I'd like a short 2-second insert of a hand at the end, no words", 4),
        ("Before the kettle shot, give me a separate 2-second insert of a box, no talking.", 0),
    ],
)
def test_a_new_shot_in_which_nobody_speaks_silences_no_other(words: str, at: int):
    found = changes(words, PLAN)
    assert [place for place in found if place != "shots"] == []
    assert found["shots"].index("s5") == at


def test_seconds_of_a_picture_are_no_number_of_a_shot():
    outcome = answer("I'd like a quick 2-second insert of a hand at the end", PLAN)
    assert isinstance(outcome, Edited)
    assert "5" in outcome.reply
    assert "2 s" in outcome.reply


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("everything after the kettle shot in warm sunset light", {"s2", "s3", "s4"}),
        ("all shots after the first in warm sunset light", {"s2", "s3", "s4"}),
    ],
)
def test_what_comes_behind_a_shot_that_is_called_by_its_picture(words: str, ids: set[str]):
    assert {place.split(".")[0] for place in changes(words, PLAN)} == ids


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("everything after the lighthouse shot in warm sunset light", PLAN),
        ("2 more secs after the lighthouse: him out on the pavement, no words", PLAN),
        ("There should be a sign on the tiles that reads “QUEENS PLAZA”.", PLAN),
        ("make those two new ones into a single shot: start on my hand, then pan right", PLAN),
        ("灯台のカット以降は全部手持ちにして", POOL),
    ],
)
def test_what_nobody_knows_is_asked_about(words: str, plan: Any):
    assert not isinstance(answer(words, plan), Edited)


BANK = plan_of(
    "10 s, en blanco y negro. Pilar mete billetes en un colchón. Pilar: «Este era mi plan.» "
    "Su compañero Wen: «¿Es mi tarro?»"
)
CALL = plan_of("客厅，阿嬷接起电话。阿嬷：“谁呀？”儿子举起芭乐。阿嬷挂掉电话。3个镜头，15秒。")


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("that line doesn't convince me, make it shorter", PLAN),
        ("esa frase no me convence, hazla más corta", BANK),
    ],
)
def test_a_line_that_nobody_knows_shortens_no_video(words: str, plan: Any):
    assert not isinstance(answer(words, plan), Edited)


@pytest.mark.parametrize("words", ["hazlo a color", "a todo color, por favor"])
def test_colour_comes_for_black_and_white(words: str):
    (style,) = (value for place, value in changes(words, BANK).items() if place == "style")
    assert "color" in style
    assert "blanco y negro" not in style


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("第一幕加长到7秒，第二幕不动，第三幕改4秒", {"s1.seconds": 7.0, "s3.seconds": 4.0}),
        ("镜头2不動，镜头3改4秒", {"s3.seconds": 4.0}),
    ],
)
def test_a_shot_that_is_left_stays_with_its_camera(words: str, changed: dict[str, Any]):
    assert changes(words, CALL) == changed


def test_a_shot_that_comes_behind_silences_nobody():
    found = changes("后面再接一个3秒的：雨停了，路面上全是积水，没人说话", CALL)
    assert found == {"shots": ["s1", "s2", "s3", "s4"]}

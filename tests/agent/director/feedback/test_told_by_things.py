"""Feedback that points at shots by what is in them, and at things by their names and colours."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.feedback import revise
from callsheet.agent.edits import apply
from callsheet.agent.planner import Approved, Edited, Outcome, Question, Request
from callsheet.generator.plan import VideoPlan

SCHOOL = (
    "Shot 1 (4s): wide: an empty corridor, a blue door. "
    "Shot 2 (6s): medium: Mr Rossi wipes the board while Ada sulks. "
    'Ada: "You gave me a nine." '
    'Shot 3 (4s): close-up: he turns and smiles. Mr Rossi: "Ten is for arguing." '
    'Shot 4 (3s): insert: her notebook, the mark "9/10" in red ink. A clock ticks.'
)


def asked(said: str, plan: VideoPlan) -> Outcome:
    ids = tuple(shot.id for shot in plan.shots)
    return revise(Request(said=said, plan=plan, versions=1, shot_ids=ids))


def changed(said: str, text: str = SCHOOL) -> VideoPlan:
    plan = plan_of(text)
    outcome = asked(said, plan)
    assert isinstance(outcome, Edited), outcome
    return apply(plan, outcome.edits)


@pytest.mark.parametrize(
    ("said", "place", "seconds"),
    [
        ("just before the notebook, squeeze in 3 seconds of the janitor jangling keys", 4, 3),
        ("after the corridor put in a 2 second close-up of the bell", 2, 2),
        ("right before he smiles, 2 seconds of chalk dust falling", 3, 2),
        ("I need a cutaway of the window, 1.5 seconds, between the board and his smile", 3, 1.5),
        ("end on 3 seconds of the empty yard", 5, 3),
    ],
)
def test_a_new_shot_goes_beside_what_the_user_sees(said: str, place: int, seconds: float):
    before, after = plan_of(SCHOOL), changed(said)
    assert len(after.shots) == 5
    assert after.shots[place - 1].seconds == seconds
    assert [s for n, s in enumerate(after.shots, 1) if n != place] == list(before.shots)


def test_who_is_seen_in_a_new_shot_says_the_line_that_follows():
    after = changed('before the notebook, 3 seconds of the caretaker. He says "Closing, folks."')
    (line,) = after.shots[3].dialogue
    assert after.character(line.character).name == "caretaker"
    assert line.text == "Closing, folks."


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("a little less time in the corridor, a little more on his smile", [3, 6, 5, 3]),
        ("trim shot 2 to four and give the rest to the notebook", [4, 4, 4, 5]),
    ],
)
def test_time_goes_to_the_shot_that_is_told_by_what_it_shows(said: str, seconds: list[float]):
    assert [shot.seconds for shot in changed(said).shots] == seconds


def test_lengths_that_exclude_each_other_are_asked_about():
    outcome = asked("make shot 1 16 seconds, keep the total", plan_of(SCHOOL))
    assert isinstance(outcome, Question)


def test_a_sign_is_worded_anew_without_quotation_marks():
    after = changed("could the mark read 10/10")
    assert [sign.text for sign in after.shots[3].lettering] == ["10/10"]


def test_each_says_the_line_of_the_other_one():
    before, after = plan_of(SCHOOL), changed("swap who speaks: he complains and she answers")
    speakers = [line.character for line in before.lines]
    assert [line.character for line in after.lines] == speakers[::-1]
    assert [line.text for line in after.lines] == [line.text for line in before.lines]


def test_consent_stands_beside_a_story():
    said = "Lovely, thank you. My boss has seen it and we are both happy, so please go ahead."
    assert isinstance(asked(said, plan_of(SCHOOL)), Approved)


@pytest.mark.parametrize(
    ("text", "said", "seen"),
    [
        ("Shot 1 (3s): a red car in the rain.", "make the car dark blue", "a dark blue car"),
        ("Shot 1 (3s): a close-up of a door.", "the door should be green", "a green door"),
        ("Plano 1 (3 s): un coche rojo pasa.", "haz el coche azul", "un coche azul pasa"),
        ("镜头1（3秒）：一辆红色的汽车开过。", "汽车改成蓝色", "一辆蓝色的汽车开过"),
        ("镜头1（3秒）：一辆红色的汽车开过。", "車要黑色的", "一辆黑色的汽车开过"),
        ("ショット1（3秒）：赤い車が走る。", "車を青にして", "青の車が走る"),
        ("샷 1 (3초): 빨간 자동차가 달린다.", "자동차를 파란색으로 바꿔 줘", "파란색 자동차가"),
    ],
)
def test_a_thing_gets_another_colour_in_place_of_its_own(text: str, said: str, seen: str):
    assert seen in changed(said, text).shots[0].action

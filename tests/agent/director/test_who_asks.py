"""What users tell of themselves before they ask is no picture, and they are nobody in it."""

import pytest
from callsheet.agent.director import plan_of

ABOUT_THEM = (
    "I'm a chemistry teacher in Hull and I need a 6 second clip: a frog yawns on a stone.",
    "As a nurse I want a 6 second clip: a frog yawns on a stone.",
    "My client is a dentist. 6 second clip: a frog yawns on a stone.",
    "We are a tiny bakery run by two brothers. Make a 6 second video: a frog yawns on a stone.",
    "Soy maestra en Lima y quiero un video de 6 segundos: una rana bosteza sobre una piedra.",
    "我是幼儿园老师，想做一个6秒的视频：青蛙在石头上打哈欠。",
    "保育園の先生です。6秒の動画をお願いします。カエルが石の上であくびをする。",
    "저는 유치원 선생님이에요. 6초짜리 영상이 필요해요. 개구리가 돌 위에서 하품해요.",
)


@pytest.mark.parametrize("said", ABOUT_THEM)
def test_who_asks_is_not_in_the_video(said: str):
    plan = plan_of(said)
    (shot,) = plan.shots
    assert shot.seconds == 6
    assert len(plan.characters) <= 1  # the frog
    assert not any(word in shot.action for word in ("teacher", "nurse", "dentist", "maestra"))
    assert not any(word in shot.action for word in ("老师", "先生", "선생님", "bakery"))


def test_who_tells_of_somebody_as_i_is_in_the_video():
    plan = plan_of('I am a wizard in a cold tower. I say "Not again." 6 seconds')
    assert any("wizard" in f"{who.name} {who.looks}" for who in plan.characters)


@pytest.mark.parametrize(
    "said",
    [
        'Ines, who left Porto as a girl, answers: "Never." 6 seconds',
        'Inés, que de niña vivía en Oporto, contesta: "Nunca." 6 segundos',
    ],
)
def test_what_somebody_once_was_is_nobody_else(said: str):
    plan = plan_of(said)
    (who,) = plan.characters
    (line,) = plan.shots[0].dialogue
    assert who.name.startswith("In")
    assert line.character == who.id


def test_who_pours_as_somebody_is_somebody():
    plan = plan_of('The square is dark as a waiter pours tea. The waiter says "Hot." 8 seconds')
    assert [who.name for who in plan.characters] == ["waiter"]


def test_years_behind_in_my_are_no_seconds():
    plan = plan_of(
        "2 clips, 4 sec each. first: me (woman in my 30s, blue scarf) pour a bowl of soup. "
        "second: the same bowl on a shelf."
    )
    assert [shot.seconds for shot in plan.shots] == [4, 4]


def test_a_role_and_a_name_behind_a_comma_are_one_person():
    plan = plan_of(
        "カット1（3秒）店主・ハナさんが笑う。\n"
        "カット2（4秒）常連客、健司。顔のアップ。嬉しそうに「うまい」"
    )
    assert [who.name for who in plan.characters] == ["ハナ", "健司"]
    (line,) = plan.shots[1].dialogue
    assert (line.text, line.delivery, line.character) == (
        "うまい",
        "嬉しそうに",
        plan.characters[1].id,
    )

"""What is not to be seen in one shot, shots called by what kind they are, weather, old looks."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of

from .saying import after, changes

PARK = plan_of(
    "做一个11秒的视频，3个镜头。镜头1：3秒，老王在公园打太极。镜头2：4秒，老王坐在长椅上，"
    "说：“今天真舒服。”镜头3：4秒，空镜，落叶。"
)
STATION = plan_of(
    "10秒の動画を3カットで。カット1：3秒、駅員がホームを掃く。カット2：3秒、駅員が「発車します」と言う。"
    "カット3：4秒、遠ざかる電車。"
)
BAKERY = plan_of(
    "10초 영상, 3컷. 컷 1: 3초, 제빵사가 반죽을 민다. "
    '컷 2: 3초, 제빵사가 "다 구워졌어!" 하고 말한다. '
    "컷 3: 4초, 진열대의 빵."
)


@pytest.mark.parametrize(
    ("said", "plan", "expected"),
    [
        ("第二镜别拍到脸", PARK, {"s2.action": "老王坐在长椅上。看不到脸。"}),
        ("最后一镜别出现人", PARK, {"s3.action": "落叶。看不到人。"}),
        ("カット1では顔は映さないで", STATION, {"s1.action": "駅員がホームを掃く。顔は映らない。"}),
        (
            "컷 1 얼굴은 보여주지 마",
            BAKERY,
            {"s1.action": "제빵사가 반죽을 민다. 얼굴 보이지 않음."},
        ),
        ("别拍到脸", PARK, {"avoid": "脸"}),
        ("顔は映さないで", STATION, {"avoid": "顔"}),
    ],
)
def test_what_is_not_seen_in_one_shot_may_be_in_others(
    said: str, plan: Any, expected: dict[str, Any]
) -> None:
    assert changes(said, plan) == expected


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("空镜没啥意义，删了吧", ["s1", "s2"]),
        ("空镜可以不要了", ["s1", "s2"]),
        ("打太极那个镜头没用，砍了吧", ["s2", "s3"]),
        ("第二镜太长了，删掉吧", ["s1", "s3"]),
    ],
)
def test_a_shot_that_is_found_no_good_goes(said: str, left: list[str]) -> None:
    assert [shot.id for shot in after(said, PARK).shots] == left


@pytest.mark.parametrize(
    ("said", "plan", "expected"),
    [
        ("第一镜下着小雨", PARK, {"s1.action": "老王在公园打太极。下着小雨。"}),
        ("カット1は大雪が降ってる", STATION, {"s1.action": "駅員がホームを掃く。大雪が降ってる。"}),
        ("컷 3 창밖에 비가 내려요", BAKERY, {"s3.action": "진열대의 빵. 창밖에 비가 내려요."}),
    ],
)
def test_the_weather_told_of_a_shot_is_seen_there(
    said: str, plan: Any, expected: dict[str, Any]
) -> None:
    assert changes(said, plan) == expected


def test_a_look_denied_before_another_one_is_no_open_question() -> None:
    assert changes("不要黏土了，整体换成剪纸", PARK) == {"style": "剪纸"}


def test_numbers_of_a_list_are_those_of_shots() -> None:
    assert changes("序号1和2换个顺序", PARK) == {"shots": ["s2", "s1", "s3"]}

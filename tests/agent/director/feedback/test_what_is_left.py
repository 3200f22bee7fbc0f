"""Seconds that come or go with a new total, and seconds that are left over: where they go."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of

from .saying import changes

MARKET = plan_of(
    "做一个10秒的视频，3个镜头。镜头1：3秒，阿强在摊位前摆鱼。镜头2：3秒，阿强抬头喊：“刚到的！”镜头3：4秒，海港的全景。"
)
PIER = plan_of(
    "10秒の動画を3カットで。カット1：3秒、漁師が網を直す。カット2：3秒、漁師が「今日は大漁だ」と笑う。カット3：4秒、港の朝。"
)
HARBOUR = plan_of(
    "10초 영상, 3컷. "
    "컷 1: 3초, 준호가 그물을 손질한다. "
    '컷 2: 3초, 준호가 "만선이다!" 하고 외친다. 컷 3: 4초, 항구의 아침.'
)


@pytest.mark.parametrize(
    ("said", "plan", "expected"),
    [
        ("총 13초로 늘려줘 늘어나는건 다 셋째 컷에 주고", HARBOUR, {"s3.seconds": 7.0}),
        ("전체 12초로 가고 추가되는 시간은 1번 컷에 다 몰아줘", HARBOUR, {"s1.seconds": 5.0}),
        ("全体を12秒に。増える2秒はカット1に全部まわして", PIER, {"s1.seconds": 5.0}),
        ("総尺8秒にして、減る分はカット3から引いて", PIER, {"s3.seconds": 2.0}),
        ("总长改成13秒，增加的都给第三镜", MARKET, {"s3.seconds": 7.0}),
    ],
)
def test_what_a_new_total_adds_or_takes_goes_where_it_is_told(
    said: str, plan: Any, expected: dict[str, Any]
) -> None:
    assert changes(said, plan) == expected


@pytest.mark.parametrize(
    ("said", "plan", "expected"),
    [
        ("남는 2초를 컷1에 줘", HARBOUR, {"s1.seconds": 5.0}),
        ("남은 1초는 3번 컷에 붙여줘", HARBOUR, {"s3.seconds": 5.0}),
        ("余った2秒をカット3に", PIER, {"s3.seconds": 6.0}),
        ("浮いた1秒はカット2へ", PIER, {"s2.seconds": 4.0}),
        ("多出来的2秒给镜头1", MARKET, {"s1.seconds": 5.0}),
        ("剩下的1秒给镜头3", MARKET, {"s3.seconds": 5.0}),
    ],
)
def test_seconds_left_over_are_added_and_are_no_length(
    said: str, plan: Any, expected: dict[str, Any]
) -> None:
    assert changes(said, plan) == expected

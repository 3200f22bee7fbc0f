"""Shots that are called by the seconds in which they are seen."""

import pytest
from callsheet.agent.planner import Question

from .saying import PLAN, after, answer

STRETCHES = (
    ("make the first 4 seconds handheld", ["s1"]),
    ("from 4 to 9 seconds handheld, please", ["s2"]),
    ("4到9秒那段用手持", ["s2"]),
    ("前4秒用手持", ["s1"]),
    ("4〜9秒のところは手持ちで", ["s2"]),
    ("ラスト3秒は手持ちカメラで", ["s4"]),
    ("4~9초 구간은 핸드헬드로", ["s2"]),
    ("처음 9초는 핸드헬드로", ["s1", "s2"]),
    ("0:04-0:09 handheld", ["s2"]),
    ("6到8秒那段用手持", ["s2"]),
)


@pytest.mark.parametrize(("said", "ids"), STRETCHES)
def test_a_stretch_of_time_names_the_shots_in_it(said: str, ids: list[str]) -> None:
    told = after(said, PLAN)
    assert [s.id for s, old in zip(told.shots, PLAN.shots, strict=True) if s != old] == ids
    assert {told.shot(id).movement for id in ids} == {"handheld"}


@pytest.mark.parametrize(
    "said",
    [
        "前6秒用手持",
        "the first 6 seconds handheld",
        "第二镜前2秒用手持",
        "처음 2초는 2번 핸드헬드로",
    ],
)
def test_a_stretch_that_cuts_a_shot_in_two_is_asked_about(said: str) -> None:
    assert isinstance(answer(said, PLAN), Question)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("总长改成10到12秒", 12),
        ("把视频控制在12秒", 12),
        ("shorten the video to 12 seconds", 12),
    ],
)
def test_a_length_of_all_is_no_stretch(said: str, seconds: float) -> None:
    assert after(said, PLAN).seconds == seconds


def test_the_seconds_that_a_shot_had_are_no_shot() -> None:
    assert [shot.seconds for shot in after("2: 5→4秒", PLAN).shots] == [4, 4, 3, 3]
    assert [shot.seconds for shot in after("2번 5→4초", PLAN).shots] == [4, 4, 3, 3]

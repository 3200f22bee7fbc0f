"""What goes out of a shot, comes into it or stays: the shot itself is never what goes."""

from typing import Any

import pytest
from callsheet.agent.planner import Edited

from .saying import IDS, Case, after, answer, changes

BAG = "Tom lowers his chopsticks and puts down a brown bag."

GOES: list[str] = [
    "remove the brown bag from shot 3",
    "I don't want the brown bag in shot 3",
    "get rid of the brown bag in the third shot",
    "shot 3 without the brown bag",
    "the brown bag in shot 3 has to go",
    "lose the brown bag in shot 3",
    "3つ目のカットは袋なしで",
    "sin la bolsa marrón en el plano 3",
]

NOT_THERE = [
    "第三镜不要棕色袋子",
    "镜头3的棕色袋子删掉",
    "샷 3에서 갈색 봉투는 없애줘",
    "quita la bolsa marrón del plano 3",
]
"""The plan calls the bag by English words."""

COMES: list[Case] = [
    ("镜头3加一个盒子", {"s3.action": f"{BAG} 盒子。"}),
    ("ショット3に箱を置いて", {"s3.action": f"{BAG} 箱。"}),
    ("샷 3에 상자도 나오게", {"s3.action": f"{BAG} 상자."}),
    (
        "the cook should also be in shot 3",
        {"s3.action": f"{BAG} The cook is there, too.", "s3.characters": ["tom", "cook"]},
    ),
    ("swap the brown bag for a box in shot 3", {"s3.action": BAG.replace("brown bag", "box")}),
    ("I don't want Tom in shot 3", {"s3.characters": [], "s3.dialogue": []}),
]


@pytest.mark.parametrize("words", GOES)
def test_a_thing_goes_and_its_shot_stays(words: str) -> None:
    changed = after(words)
    assert tuple(shot.id for shot in changed.shots) == IDS
    assert changed.shot("s3").action != BAG
    assert changed.shot("s2") == after("shot 1 handheld").shot("s2")


@pytest.mark.parametrize(("words", "expected"), COMES)
def test_a_thing_comes_into_the_shot_there_is(words: str, expected: dict[str, Any]) -> None:
    assert changes(words) == expected


@pytest.mark.parametrize("words", NOT_THERE)
def test_no_shot_goes_for_a_thing_that_is_not_there(words: str) -> None:
    assert not isinstance(answer(words), Edited)

"""Somebody whom the plan does not have is to say a line, with or without who says it now."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Edited

from .saying import after, answer

LIBRARY = plan_of(
    "夕方の図書館、司書の高橋が本を返却する少年に言う「もう閉館ですよ」。少年「あと一ページだけ」。10秒、2カット。"
)
NOODLES = plan_of(
    "傍晚的面馆，老板老周端着面说：“趁热吃。”女孩小雨说：“谢谢周叔。”10秒，两个镜头。"
)
SNACKS = plan_of(
    "저녁 분식집, 사장 영호가 “다 팔렸어요” 하고 말한다. 여학생 지우가 “하나도 없어요?” 하고 "
    "묻는다. 10초, 두 컷."
)


@pytest.mark.parametrize(
    ("said", "plan", "at", "name"),
    [
        ("「もう閉館ですよ」は司書じゃなくて警備員に言わせて", LIBRARY, 0, "警備員"),
        (
            "「もう閉館ですよ」は高橋さんではなく清掃のおばさんが言うように",
            *(LIBRARY, 0, "清掃のおばさん"),
        ),
        ("「もう閉館ですよ」は館長に言わせて", LIBRARY, 0, "館長"),
        ("「あと一ページだけ」は少年の母に言わせて", LIBRARY, 1, "少年の母"),
        ("“趁热吃”这句别让老周说了，换成小雨的妈妈说", NOODLES, 0, "小雨的妈妈"),
        ("“趁热吃”那句改成服务员大姐来说", NOODLES, 0, "服务员大姐"),
        ("趁热那句改成同桌男生张伟来说", NOODLES, 0, "张伟"),
        ("“다 팔렸어요”는 사장 말고 배달 기사가 말하게 해줘", SNACKS, 0, "배달 기사"),
        ("“다 팔렸어요”는 사장님 말고 알바생이 하게", SNACKS, 0, "알바생"),
        ("“하나도 없어요?”는 지우 말고 지우의 엄마가 말하는 걸로", SNACKS, 1, "지우의 엄마"),
    ],
)
def test_somebody_new_says_the_line_in_the_old_words(
    said: str, plan: Any, at: int, name: str
) -> None:
    new = after(said, plan)
    speakers = [new.character(line.character).name for line in new.lines]
    had = [plan.character(line.character).name for line in plan.lines]
    assert speakers == [name if n == at else old for n, old in enumerate(had)]
    assert [line.text for line in new.lines] == [line.text for line in plan.lines]


def test_who_is_known_is_nobody_new() -> None:
    new = after("老周那句不要老周讲，改小雨讲", NOODLES)
    assert [line.character for line in new.lines] == ["c2", "c2"]
    assert new.characters == NOODLES.characters


@pytest.mark.parametrize(
    ("said", "plan"),
    [
        ("「もう閉館ですよ」は少年じゃなくて普通に言わせて", LIBRARY),
        ("“趁热吃”这句改成慢慢说", NOODLES),
    ],
)
def test_a_way_of_speaking_is_nobody_and_no_words(said: str, plan: Any) -> None:
    told = answer(said, plan)
    assert not isinstance(told, Edited) or after(said, plan).characters == plan.characters
    assert not isinstance(told, Edited) or [x.text for x in after(said, plan).lines] == [
        line.text for line in plan.lines
    ]

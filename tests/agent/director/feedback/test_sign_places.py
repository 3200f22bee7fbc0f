"""A sign at another place in the picture, with the place that is denied beside it."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Edited

from .saying import after, answer, changes

NOODLES = plan_of(
    "傍晚的面馆，老板老周端着面说：“趁热吃。”女孩小雨说：“谢谢周叔。”画面右下角出字“老周面馆”。10秒，两个镜头。"
)
RICE = plan_of(
    "12秒。カット1：夜明けの棚田。カット2：台所で息子の直樹が炊飯器を開ける「炊けたよ」。"
    "カット3：湯気の立つご飯のアップ、右下に文字「はるのや米」。"
)
DEEP = plan_of(
    "조종석, 함장 이레가 계기판을 노려본다. 이레: “산소 얼마나 남았어?” 화면 위쪽에 문구 “심해”. "
    "15초, 두 컷."
)


@pytest.mark.parametrize(
    ("said", "plan", "place"),
    [
        ("“老周面馆”不要放右下角，放左上角", NOODLES, "左上角"),
        ("字放左上角，别放右下角", NOODLES, "左上角"),
        ("“老周面馆”放左上角", NOODLES, "左上角"),
        ("テロップは右下じゃなくて左上に", RICE, "左上"),
        ("「はるのや米」は右下じゃなくて左上に置いて", RICE, "左上"),
        ("“심해” 글씨는 화면 위쪽 말고 아래쪽에 넣어 주세요", DEEP, "아래쪽"),
        ("“심해”를 화면 아래쪽으로 옮겨 주세요", DEEP, "아래쪽"),
    ],
)
def test_a_sign_keeps_its_words_at_another_place(said: str, plan: Any, place: str) -> None:
    new = after(said, plan)
    signs = [sign for shot in new.shots for sign in shot.lettering]
    had = [sign for shot in plan.shots for sign in shot.lettering]
    assert [sign.text for sign in signs] == [sign.text for sign in had]
    assert [place in (sign.place or "") for sign in signs] == [True]
    assert new.lines == plan.lines


def test_a_sign_that_is_called_by_its_place_goes() -> None:
    assert changes("右下角的字去掉", NOODLES) == {"s2.lettering": []}


def test_a_place_alone_that_is_denied_takes_nothing_away() -> None:
    assert not isinstance(answer("字别放右下角", NOODLES), Edited)

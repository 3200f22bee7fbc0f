"""What is told beside a wish, or of one shot alone, changes nothing else and adds no words."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Asked, Edited, Moved, Question

from .saying import answer, changes

RICE = plan_of(
    "20秒。カット1：夜明けの棚田に小鳥のさえずり。カット2：縁側で農家のハルさんが茶碗を差し出す「ことしの米はうめぇよ」。"
    "カット3：台所で息子の直樹が炊飯器を開ける「炊けたよ」。カット4：湯気の立つご飯のアップ、文字「はるのや米」。"
    "ナレーション「ふるさとは、炊きたてです」"
)
PARCELS = plan_of(
    "快递驿站，站长老范说：“8排17号，谁的榴莲？味儿都窜到马路上了！”戴头盔的姑娘小穗捂着鼻子说：“不是我的。”"
    "12秒，两个镜头。"
)
NOODLES = plan_of(
    "傍晚的面馆，老板老周端着面。女孩小雨说：“谢谢周叔。”老周和小雨坐下聊天，老周说：“慢慢吃。”15秒，三个镜头。"
)
DEEP = plan_of(
    "조종석, 함장 이레가 계기판을 노려본다. 이레: “산소 얼마나 남았어?” 기관사 두호가 머리를 "
    "긁는다. 두호: “라면 하나는 끓이겠네요.” 15초, 세 컷."
)


@pytest.mark.parametrize("said", ["真ん中の二つは変えなくていいです", "ほかはノータッチで"])
def test_what_is_not_to_be_touched_is_banned_from_nothing(said: str) -> None:
    assert not isinstance(answer(said, RICE), Edited)


def test_a_thing_that_need_not_change_is_not_to_be_avoided() -> None:
    told = answer("绿色那杯不用换", PARCELS)
    assert not isinstance(told, Edited)


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("カットの順番を1→3→2→4にしてください。中身はそのまま。", "s1 s3 s2 s4"),
        ("順番は1、2、4、3で", "s1 s2 s4 s3"),
    ],
)
def test_all_shots_in_the_order_that_is_listed(said: str, order: str) -> None:
    assert changes(said, RICE) == {"shots": order.split()}


@pytest.mark.parametrize(
    "said",
    [
        "「ふるさとは、炊きたてです」は台所のカットの終わりに入れてもらえますか",
        "ナレーションは台所のカットに前倒しで。湯気のカットはセリフなしで見せたい",
    ],
)
def test_a_line_goes_into_the_shot_that_is_called(said: str) -> None:
    assert changes(said, RICE) == {"s3.dialogue": ["l2", "l3"], "s4.dialogue": []}


def test_a_sound_from_afar_is_no_shot_from_afar() -> None:
    found = changes("小鳥の声はいらない、代わりに遠くで鶏の声", RICE)
    assert found == {"s1.sound.effects": ["遠くで鶏の声"]}


def test_a_deed_with_its_object_is_no_manner_and_no_name() -> None:
    said = "ハルさんは差し出すんじゃなくて、頬杖をついたまま答える感じにして"
    told = answer(said, RICE)
    assert isinstance(told, Question) or not {"l1.delivery", "c1.name"} & {*changes(said, RICE)}


@pytest.mark.parametrize(
    ("said", "plan", "change"),
    [
        (
            "「炊けたよ」は自信なさげじゃなくて、むしろ自信満々に言って",
            *(RICE, {"l2.delivery": "自信満々"}),
        ),
        (
            "'라면 하나는 끓이겠네요'를 긴장한 게 아니라 씩씩하게 대답하는 걸로",
            *(DEEP, {"l2.delivery": "씩씩하게"}),
        ),
        (
            "“谁的榴莲”那句，8排换成6排，就是“6排17号，谁的榴莲？味儿都窜到马路上了！”",
            *(PARCELS, {"l1.text": "6排17号，谁的榴莲？味儿都窜到马路上了！"}),
        ),
    ],
)
def test_what_comes_for_what_was_is_taken_whole(
    said: str, plan: Any, change: dict[str, Any]
) -> None:
    assert changes(said, plan) == change


def test_a_new_shot_between_two_that_nobody_knows_is_asked_about() -> None:
    said = "부엌이랑 옥상 사이에 2초짜리 하나 끼워줘 발만 나오게"
    assert isinstance(answer(said, DEEP), Question)


@pytest.mark.parametrize(
    ("said", "id"),
    [("第二镜里小雨戴着帽子", "s2"), ("最后一个镜头老周戴上眼镜", "s3")],
)
def test_what_is_worn_in_one_shot_is_worn_in_no_other(said: str, id: str) -> None:
    assert {*changes(said, NOODLES)} == {f"{id}.action"}


def test_a_step_back_is_no_answer_to_what_was_asked() -> None:
    said = "庭の噴水を銅像に変えて"
    asked = answer(said, RICE)
    assert isinstance(asked, Question)
    open_question = Asked(said=said, reply=asked.reply)
    moved = answer("今のなしで。元に戻してください", RICE, asked=open_question, can_undo=True)
    assert isinstance(moved, Moved)

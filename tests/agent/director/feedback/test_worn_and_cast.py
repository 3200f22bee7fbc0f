"""What somebody wears instead of something else, and who says a line instead of somebody else."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of

from .saying import after, changes

BOAT = plan_of(
    "10秒，2个镜头。镜头1：5秒，老孙（船夫，灰色雨衣）在河边收网。镜头2：5秒，老孙说：“回家啦。”"
)
TENT = plan_of(
    "10초 영상, 2컷. 컷 1: 5초, 초록 장화를 신은 하람(6살, 초록 장화)이 웅덩이에 서 있다. "
    '컷 2: 5초, 삼촌(30대, 밀짚모자)이 "비 온다!" 하고 말한다. 삼촌은 화면 밖에 있다.'
)
TEA = plan_of(
    "10秒、2カット。カット1：5秒、宗助（茶人、灰色の羽織）が茶を点てる。"
    "カット2：5秒、宗助が「どうぞ、一服」と言う。"
)


@pytest.mark.parametrize(
    ("said", "plan", "who", "looks"),
    [
        ("老孙的雨衣不要灰色，换成黄色", BOAT, "老孙", "黄色的雨衣"),
        ("老孙的雨衣不是灰色，是蓝色", BOAT, "老孙", "蓝色的雨衣"),
        ("老孙不穿雨衣了，改穿蓑衣", BOAT, "老孙", "蓑衣"),
        ("하람이 장화 초록색 말고 노란색으로 해주세요", TENT, "하람", "노란색 장화"),
        ("삼촌 밀짚모자 말고 두건으로 바꿔줘", TENT, "삼촌", "두건"),
        ("宗助の羽織、灰色じゃなくて紺で", TEA, "宗助", "紺の羽織"),
        ("宗助の衣装、羽織じゃなくてスーツで", TEA, "宗助", "スーツ"),
    ],
)
def test_what_comes_for_what_is_worn_is_all_that_is_told(
    said: str, plan: Any, who: str, looks: str
) -> None:
    (told,) = [x.looks for x in after(said, plan).characters if x.name == who]
    assert told.split(", ")[-1] == looks
    (had,) = [x.looks for x in plan.characters if x.name == who]
    assert told.split(", ")[:-1] == had.split(", ")[:-1]


@pytest.mark.parametrize(
    ("said", "plan", "name", "words"),
    [
        ("컷 2 삼촌 말고 할머니가 “소나기다!” 하는 걸로 바꿔줘", TENT, "할머니", "소나기다!"),
        ("삼촌 말고 할머니가 그 대사 하게 해줘", TENT, "할머니", "비 온다!"),
        (
            "「どうぞ、一服」は宗助じゃなくて、隣に座ってる知らないおばあさんに言わせて",
            TEA,
            "おばあさん",
            "どうぞ、一服",
        ),
    ],
)
def test_somebody_new_has_the_line_and_no_more_of_the_wish(
    said: str, plan: Any, name: str, words: str
) -> None:
    new = after(said, plan)
    (line,) = new.lines
    assert (new.character(line.character).name, line.text) == (name, words)


def test_a_name_with_a_small_word_in_it_adds_no_line() -> None:
    plan = plan_of('8초 영상. 도아가 "눈 온다!" 하고 외친다. 서준이 "나가자!" 하고 말한다.')
    assert changes("도아 대사는 “눈이다!”로 고쳐 주세요", plan) == {"l1.text": "눈이다!"}


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("2번 컷을 맨 앞으로 빼주세요", ["s2", "s1"]),
        ("컷 1은 뒤로 뺍시다", ["s2", "s1"]),
        ("1번 2번 맞바꾸고", ["s2", "s1"]),
    ],
)
def test_what_is_taken_to_the_front_is_not_taken_out(said: str, order: list[str]) -> None:
    assert changes(said, TENT) == {"shots": order}


def test_a_text_at_the_very_beginning_is_no_way_back() -> None:
    assert changes("いちばん最初に「本日限り」って出して", TEA) == {"s1.lettering": ["本日限り"]}
    tent = changes("제일 처음에 “장마 시작”이라고 띄워줘", TENT)
    assert tent == {"s1.lettering": ["장마 시작"]}


def test_a_camera_that_is_not_to_be_leaves_the_one_that_was_told() -> None:
    assert changes("第二镜环绕拍，别手持", BOAT) == {"s2.movement": "orbit"}

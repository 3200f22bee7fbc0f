"""Shots and lines that are called in passing: by whose they are, by what is said, from one on."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Question

from .saying import PLAN, answer, changes

RICE = plan_of(
    "20秒。カット1：夜明けの棚田。カット2：縁側で農家のハルさんが茶碗を差し出す「ことしの米はうめぇよ」。"
    "カット3：台所で息子の直樹が炊飯器を開ける「炊けたよ」。カット4：湯気のアップ、文字「はるのや米」。"
)
SHIP = plan_of(
    "船体の外を地球が回る。整備士のミナ「レンチが一本足りません」と焦って言う。船長のアンドレイ（ロシア人）が"
    "英語で“It is in your hand.”と言う。ミナの手元のアップ。18秒、4カット。"
)
RIDE = plan_of(
    "下大雨的骑楼，4颗镜头16秒。第一颗4秒，大学生阿哲牵着熄火的机车走进来。第二颗5秒，老板娘蹲着看引擎，说："
    "“你这台喔。”第三颗4秒，阿哲苦笑：“它才陪我四年。”第四颗3秒，老板娘把一块鸡蛋糕塞进他手里：“先吃啦。”"
)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("2は4秒じゃ足りないかも、6秒で", 6),
        ("カット2は5秒だと足りないので7秒にして", 7),
        ("2は2秒足りない", 7),
        ("第二个镜头5秒有点长，4秒就行", 4),
        ("2번은 5초로는 부족해요, 7초로 해 주세요", 7),
    ],
)
def test_a_length_found_fault_with_gives_way_to_the_one_behind(said: str, seconds: float) -> None:
    assert changes(said) == {"s2.seconds": seconds}


@pytest.mark.parametrize("said", ["ショット2は5秒だと足りないな", "2번은 5초로는 부족해요"])
def test_the_length_there_is_that_does_not_suffice_adds_no_such_length(said: str) -> None:
    told = answer(said)
    assert getattr(told, "intent", "") != "revise"


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("茶碗じゃなくておにぎり2つにして", "おにぎり2つ"),
        ("茶碗じゃなくておにぎりにしてください", "おにぎり"),
        ("カット2で差し出すのは茶碗じゃなくて塩むすび二つにして", "塩むすび二つ"),
        (
            "「米はうめぇよ」って言うところ、差し出すのは茶碗じゃなくて塩むすび二つにして",
            "塩むすび二つ",
        ),
    ],
)
def test_how_many_things_are_seen_cuts_no_shot_in_two(said: str, seen: str) -> None:
    assert changes(said, RICE) == {"s2.action": f"縁側で農家のハルさんが{seen}を差し出す"}


def test_a_shot_is_cut_in_two_all_the_same() -> None:
    for said in ("カット2を二つにして", "カット2を3秒と2秒に割って", "2つにして、カット2"):
        assert changes(said, RICE)["shots"] == ["s1", "s2", "s5", "s3", "s4"]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("「炊けたよ」のところ、もっと小声で", {"l2.delivery": "小声"}),
        ("「炊けたよ」って言うカット、6秒にして", {"s3.seconds": 6}),
        ("それと「はるのや米」って出るカットを6秒に", {"s4.seconds": 6}),
        (
            "「炊けたよ」は照れくさそうじゃなくて、あっさり言ってほしい",
            {"l2.delivery": "あっさり"},
        ),
    ],
)
def test_what_is_said_or_read_calls_its_shot_or_line(said: str, change: dict[str, Any]) -> None:
    assert changes(said, RICE) == change


@pytest.mark.parametrize(
    ("said", "shots"),
    [
        ("船長のカットから後は全部手持ちで", "s3 s4"),
        ("船長のカットからあとは全部手持ちにして", "s3 s4"),
        ("船長のカットより前は全部手持ちで", "s1 s2"),
        ("最初のカッとだけ固定やなくて手持ちにして", "s1"),
    ],
)
def test_shots_from_one_on_that_is_called_by_who_speaks(said: str, shots: str) -> None:
    assert changes(said, SHIP) == {f"{id}.movement": "handheld" for id in shots.split()}


@pytest.mark.parametrize(
    ("said", "change"),
    [
        (
            "船長のセリフのすぐあと、同じカットの中でミナに「あった！」と言わせてください",
            {"s3.dialogue": ["l2", "l3"]},
        ),
        (
            "ミナのセリフの直後に船長が“Da.”と言う",
            {"s2.dialogue": ["l1", "l3"], "s2.characters": ["c1", "c2"]},
        ),
    ],
)
def test_words_right_behind_a_line_of_somebodys(said: str, change: dict[str, Any]) -> None:
    assert changes(said, SHIP) == change


@pytest.mark.parametrize(
    "said",
    [
        "蹲着看引擎那段拉到6秒，最后塞东西那颗也多1秒",
        "蹲着看引擎那段拉到6秒，跳舞那颗也多1秒",
    ],
)
def test_seconds_for_a_shot_nobody_knows_fall_on_no_other(said: str) -> None:
    told = answer(said, RIDE)
    assert isinstance(told, Question) or changes(said, RIDE) == {"s2.seconds": 6}


def test_a_length_alone_still_is_that_of_the_shot_named() -> None:
    assert changes("ショット2、5秒じゃ足りないです。7秒で", PLAN) == {"s2.seconds": 7}

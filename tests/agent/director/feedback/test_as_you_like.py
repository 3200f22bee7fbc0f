"""Wishes that leave something to us, hold everywhere, or take something off somebody."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Question

from .saying import answer, changes

PARK = plan_of(
    "Shot 1 (4s): wide shot, a park, Leo, a boy in a school uniform, sits on a bench. "
    'Shot 2 (4s): medium shot, an old man in a red hat says "Let\'s go." '
    "Shot 3 (4s): close-up, a red kite falls. Music: soft glockenspiel."
)
PARK_ZH = plan_of(
    "镜头1（4秒）：公园，穿校服的男孩小宝坐在长椅上。"
    "镜头2（4秒）：特写，戴红帽子的老爷爷说：“走吧。”"
)
CAFE_JA = plan_of(
    "カット1（4秒）：引き、ミアがドアを開ける。"
    "カット2（4秒）：ミディアムショットで、ミアが「こんにちは」と言う。"
    "カット3（4秒）：アップ、手持ち、赤い凧が落ちる。"
)
THREES = {"s1.seconds": 3.0, "s2.seconds": 3.0, "s3.seconds": 3.0}


@pytest.mark.parametrize(
    "said",
    [
        "needs to be 9 sec in total, keep all three shots, trim them however u like",
        "Trim it down to 9 seconds in total and keep all three shots.",
        "9 seconds in total please, trim them as you see fit",
    ],
)
def test_the_total_is_shared_out_where_it_is_left_to_us(said: str):
    assert changes(said, PARK) == THREES


def test_seconds_may_be_told_of_one_more_shot():
    assert changes("Hold the last shot for 8 seconds too.", PARK) == {"s3.seconds": 8.0}


@pytest.mark.parametrize(
    "said", ["swap every kite for a balloon", "replace all the kites with balloons"]
)
def test_each_thing_of_a_kind_gives_way(said: str):
    assert changes(said, PARK) == {"s3.action": "a red balloon falls"}


def test_a_name_that_is_to_change_everywhere_needs_no_second_wish():
    found = changes("Leo's name is Max, not Leo. Fix it everywhere", PARK)
    assert found["leo.name"] == "Max"
    assert "Leo" not in str(found)


def test_a_last_clip_is_a_new_shot_with_its_words():
    found = changes('add one more clip at the very end, 3 sec: Leo says "so be it"', PARK)
    assert found == {"shots": ["s1", "s2", "s3", "s4"]}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "小宝别穿校服了，给他换件黄色雨衣",
            {"c1.looks": "男孩, 黄色雨衣", "s1.action": "公园，男孩小宝坐在长椅上"},
        ),
        ("老爷爷别戴帽子", {"s2.action": "老爷爷"}),
        ("老爷爷的帽子去掉", {"s2.action": "老爷爷"}),
        ("给老爷爷换顶蓝帽子", {"c2.looks": "老年男人, 蓝帽子"}),
    ],
)
def test_what_is_worn_no_more_goes(said: str, expected: dict[str, object]):
    assert changes(said, PARK_ZH) == expected


def test_what_somebody_loses_goes():
    assert changes("the old man loses the hat", PARK)["old_man.looks"] == "old man"


@pytest.mark.parametrize(
    "said", ["前面加一个3秒的镜头，锅底冒泡，没人说话", "前面再加个镜头：门慢慢打开，2秒"]
)
def test_a_shot_in_front_comes_first(said: str):
    assert changes(said, PARK_ZH) == {"shots": ["s3", "s1", "s2"]}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "あとカット2はミディアムをやめて、客の肩越しのショットに",
            {"s2.framing": "over-the-shoulder"},
        ),
        ("カット3はアップをやめて引きで", {"s3.framing": "wide"}),
        ("カット3は手持ちをやめて固定に", {"s3.movement": "static"}),
    ],
)
def test_a_framing_that_goes_takes_no_shot_with_it(said: str, expected: dict[str, object]):
    assert changes(said, CAFE_JA) == expected


def test_where_the_video_starts_now_adds_nothing_to_the_picture():
    assert changes("第一个镜头删掉，直接从老爷爷说话开始", PARK_ZH) == {"shots": ["s2"]}


def test_lines_that_come_along_do_not_go():
    plan = plan_of(
        "Plano 1 (4 s): Ana dice: «Uno». Plano 2 (4 s): Leo dice: «Dos». Plano 3 (4 s): un gato."
    )
    said = "Junta los planos 1 y 2 en uno solo de 6 segundos, sin corte, con las dos frases."
    found = changes(said, plan)
    assert found["s1.dialogue"] == ["l1", "l2"]
    assert found["shots"] == ["s1", "s3"]


def test_it_is_said_so_in_the_shot_spoken_of():
    plan = plan_of('Shot 1 (4s): Mia says "One." Shot 2 (4s): Mia says "Two." Shot 3 (4s): a cat.')
    said = "shot 2 closer, and have Mia whisper it"
    assert changes(said, plan) == {"s2.framing": "close-up", "l2.delivery": "whisper"}


def test_seconds_taken_off_a_part_nobody_knows_come_from_no_other():
    said = "Give shot 1 6 secs and take those 2 secs off the queueing bit so we still land on 12"
    assert isinstance(answer(said, PARK), Question)


def test_a_line_that_is_found_wanting_goes_and_who_says_it_stays():
    said = "the old man's line is too on the nose, lose it. but I still want him there"
    assert changes(said, PARK) == {"s2.dialogue": []}

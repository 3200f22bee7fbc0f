"""Feedback on a Chinese plan: its shots, lines, sounds and signs, called by what they are."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Approved

from .test_revise import answer, changes

MARKET = plan_of(
    "做一条19秒的竖版短片，五个镜头：\n"
    "镜头1（4秒，远景，固定）：清晨的菜市场，摊主们忙着卸货。环境音：鸟叫声、三轮车的声音。\n"
    "镜头2（3秒，中景，跟拍）：卖鱼的老周从水里捞起一条草鱼，水花四溅。老周（大声，东北话）：“新鲜的草鱼！”\n"
    "镜头3（5秒，近景）：女大学生小雅举着手机拍视频。小雅：“师傅，这条多少钱？”"
    "老周（爽朗，东北话）：“十八，给你抹个零。”\n"
    "镜头4（3秒，特写）：秤的指针来回晃动，电子屏上显示“18.00”。音效：滴的一声。\n"
    "镜头5（4秒，全景，缓慢拉远）：小雅提着鱼走远了，墙上的招牌写着“老周水产”。配乐：轻快的吉他。\n"
)
WITHOUT_FOURTH = {"shots": ["s1", "s2", "s3", "s5"]}
WISHES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("三轮车的声音去掉，鸟叫留着", {"s1.sound.effects": ["鸟叫声"]}),
    ("三轮车那个声音不要了", {"s1.sound.effects": ["鸟叫声"]}),
    ("第四镜那个滴声去掉吧", {"s4.sound.effects": []}),
    ("给镜头4再加一声“叮”", {"s4.sound.effects": ["滴的一声", "叮"]}),
    ("最后的吉他换成钢琴吧", {"s5.sound.music": "轻快的钢琴"}),
    ("音乐换成口琴，吉他不要", {"s5.sound.music": "口琴"}),
    ("2镜4秒 4镜2秒", {"s2.seconds": 4.0, "s4.seconds": 2.0}),
    ("一镜三秒，二镜四秒", {"s1.seconds": 3.0, "s2.seconds": 4.0}),
    ("就是第二镜短了点，给4秒吧", {"s2.seconds": 4.0}),
    ("捞鱼那段多给两秒", {"s2.seconds": 5.0}),
    ("秤的特写删掉吧", WITHOUT_FOURTH),
    ("秤的那个特写（04）删了吧", WITHOUT_FOURTH),
    ("指针那个镜头不要了，观众看不懂", WITHOUT_FOURTH),
    ("第一镜从远景改成全景", {"s1.framing": "wide"}),
    ("开头远景太远了，用全景就好", {"s1.framing": "wide"}),
    ("第三镜手持拍，景别改特写", {"s3.movement": "handheld", "s3.framing": "close-up"}),
    ("别用竖版了，横版16:9", {"aspect_ratio": "16:9"}),
    ("抹零那句改成“十八块，收你十五。”", {"l3.text": "十八块，收你十五。"}),
    ("女孩那句说得害羞点", {"l2.delivery": "害羞"}),
)


@pytest.mark.parametrize(("said", "expected"), WISHES)
def test_what_is_called_by_what_it_is_changes_alone(said: str, expected: dict[str, Any]) -> None:
    assert changes(said, MARKET) == expected


def test_a_sign_corrected_with_is_not_but_is_reads_as_corrected() -> None:
    found = changes("招牌不是“老周水产”，是“老周鱼行”", MARKET)
    assert {place.split(".")[-1] for place in found} == {"lettering", "action"}
    assert all("老周鱼行" in str(value) for value in found.values())


@pytest.mark.parametrize("said", ["没啥要改的了，出片吧", "谢谢谢谢，要的就是这个感觉，直接做吧"])
def test_who_has_nothing_to_change_consents(said: str) -> None:
    assert isinstance(answer(said, MARKET), Approved)


def test_things_that_sway_and_nouns_that_are_counted_are_seen() -> None:
    second, fourth = MARKET.shots[1], MARKET.shots[3]
    assert second.action.startswith("卖鱼的老周从水里捞起一条草鱼")
    assert fourth.action.startswith("秤的指针来回晃动")
    assert fourth.movement == "static"

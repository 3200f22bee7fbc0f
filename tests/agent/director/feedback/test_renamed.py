"""Somebody gets another name, however that is put; and what is no other name."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Edited, Question
from callsheet.generator.plan import VideoPlan

from .saying import after, answer

TAILOR = plan_of(
    "镜头1（4秒）：裁缝孟婶在灯下缝扣子，说：“这颗扣子，找了三家。”\n"
    "镜头2（5秒）：思琪推门进来，问：“还赶得上吗？”\n"
    "镜头3（3秒）：招牌“孟记改衣”亮着。\n"
)
LIGHTHOUSE = plan_of(
    "ショット1（4秒）：灯台守の岩井が窓を拭く。岩井「今日は凪だ。」\n"
    "ショット2（5秒）：ハナが階段を上ってくる。ハナ「まだ見える？」\n"
)
CHESS = plan_of(
    '장면 1 (4초): 은지가 체스판 앞에 앉아 있다. 은지: "내 차례야."\n'
    '장면 2 (5초): 도윤이 말을 옮긴다. 도윤: "체크."\n'
)
WISHES = (
    (TAILOR, "别叫孟婶，叫魏婶", "孟婶", "魏婶"),
    (TAILOR, "孟婶别叫孟婶了，改名叫“魏姨”", "孟婶", "魏姨"),
    (TAILOR, "思琪这个名字不好听，换成雨桐吧", "思琪", "雨桐"),
    (TAILOR, "名字写错了，不是思琪是思绮", "思琪", "思绮"),
    (TAILOR, "角色名思琪统一改为雨桐", "思琪", "雨桐"),
    (TAILOR, "给思琪改个名字：Coco", "思琪", "Coco"),
    (LIGHTHOUSE, "岩井は西田に改名", "岩井", "西田"),
    (LIGHTHOUSE, "ハナって名前やめて、ユキで", "ハナ", "ユキ"),
    (LIGHTHOUSE, "岩井さん、西田さんに名前変えてください", "岩井", "西田"),
    (LIGHTHOUSE, "ハナじゃなくてユキね", "ハナ", "ユキ"),
    (CHESS, "은지는 수아로 개명", "은지", "수아"),
    (CHESS, "도윤이라는 이름 대신 지호로 해줘", "도윤", "지호"),
    (CHESS, "은지 이름이 별로네. 수아로 하자", "은지", "수아"),
    (CHESS, "도윤이라고 부르지 말고 지호라고 불러줘", "도윤", "지호"),
)


def _names(plan: VideoPlan) -> list[str]:
    return [who.name for who in plan.characters]


@pytest.mark.parametrize(("plan", "said", "old", "new"), WISHES)
def test_somebody_has_the_new_name_wherever_they_are_seen(
    plan: VideoPlan, said: str, old: str, new: str
) -> None:
    told = after(said, plan)
    assert _names(told) == [new if name == old else name for name in _names(plan)]
    assert not any(old in shot.action for shot in told.shots)
    assert [line.text for line in told.lines] == [line.text for line in plan.lines]
    assert [shot.lettering for shot in told.shots] == [shot.lettering for shot in plan.shots]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (TAILOR, "孟婶叫大点声"),
        (TAILOR, "让孟婶叫“慢点”"),
        (TAILOR, "店名改成“魏记改衣”"),
        (TAILOR, "第二镜里思琪叫她的名字"),
        (LIGHTHOUSE, "ハナが岩井の名前を呼ぶ"),
        (CHESS, "은지가 도윤 이름을 부르게 해줘"),
    ],
)
def test_who_calls_out_gets_no_other_name(plan: VideoPlan, said: str) -> None:
    outcome = answer(said, plan)
    told = after(said, plan) if isinstance(outcome, Edited) else plan
    assert _names(told) == _names(plan)


def test_a_name_that_nobody_tells_is_asked_for() -> None:
    assert isinstance(answer("ハナって名前はやめて", LIGHTHOUSE), Question)


def test_a_wish_beside_a_new_name_is_carried_out_as_well() -> None:
    told = after("孟婶改名魏婶，第二镜改成6秒", TAILOR)
    assert (_names(told)[0], told.shots[1].seconds) == ("魏婶", 6)


def test_latin_names_in_a_chinese_wish_are_read_in_chinese() -> None:
    plan = plan_of("镜头1（4秒）：Lena在写信，说：“Dear all.”\n镜头2（3秒）：雨。")
    assert isinstance(answer("Lena改名Nora", plan), Edited)
    assert "Nora" in _names(after("Lena改名Nora", plan))

"""Several things told in one breath, each for its own target; and what words are not."""

from typing import Any

import pytest
from callsheet.agent.planner import Edited
from callsheet.generator.plan import VideoPlan

from .saying import after, answer, changes
from .test_given_and_moved import JA, KO, ZH

BOTH = {"l1.text": "여기 있네요", "l2.text": "오래됐지"}
NO_MUSIC = {f"s{n}.sound.music": None for n in (1, 2, 3, 4)}


@pytest.mark.parametrize(
    ("words", "plan", "changed"),
    [
        ("2컷 대사는 “여기 있네요” 3컷 대사는 “오래됐지”", KO, BOTH),
        ("2컷은 “여기 있네요”로 하고 3컷은 “오래됐지”로", KO, BOTH),
        (
            "一つ目のセリフは「見つけた」、次のは「古いな」に",
            JA,
            {"l1.text": "見つけた", "l2.text": "古いな"},
        ),
        (
            "第一句台词改成“找到了”，下一句改成“很旧了”",
            ZH,
            {"l1.text": "找到了", "l2.text": "很旧了"},
        ),
        (
            "4컷: 먼지→낙엽, 고정→핸드헬드",
            KO,
            {"s4.action": "낙엽이 바닥에 내려앉는다", "s4.movement": "handheld"},
        ),
        ("カット4：ほこり→落ち葉", JA, {"s4.action": "落ち葉が床に落ちる"}),
        ("第四镜：灰尘→花瓣", ZH, {"s4.action": "花瓣落在地板上"}),
        ("통기타 빼고 음악 없이 갈게요", KO, NO_MUSIC),
        ("アコースティックギターはやめてBGM無しで", JA, NO_MUSIC),
        (
            "이름 오타예요. 나래가 아니라 다래입니다",
            KO,
            {"she.name": "다래", "s2.action": "다래가 앨범을 넘긴다"},
        ),
        ("アルバムじゃなくて地図で", JA, {"s2.action": "千春が地図をめくる"}),
        ("源太を女の医者に変えて", JA, {"he.looks": "女の医者"}),
        ("다른 컷은 손대지 말 것. 2컷은 4초", KO, {"s2.seconds": 4.0}),
    ],
)
def test_each_has_its_own(words: str, plan: VideoPlan, changed: dict[str, Any]) -> None:
    assert changes(words, plan) == changed


@pytest.mark.parametrize(
    ("words", "plan", "seen"),
    [
        (
            "맨 뒤에 2초만 더 붙일게요 나래가 책을 안고 걸어가는 장면으로",
            KO,
            "나래가 책을 안고 걸어가는",
        ),
        ("最後に2秒足してください、千春が本を抱えて歩くシーンで", JA, "千春が本を抱えて歩く"),
    ],
)
def test_seconds_at_an_end_for_a_picture_are_a_new_shot(
    words: str, plan: VideoPlan, seen: str
) -> None:
    now = after(words, plan)
    assert now.shots[:-1] == plan.shots
    assert (now.shots[-1].seconds, seen in now.shots[-1].action) == (2.0, True)


def test_more_words_than_lines_are_asked_about() -> None:
    outcome = answer("나래 대사는 영어로. “Found it” 이랑 “So old”", KO)
    assert isinstance(outcome, Edited)
    assert "So old" in outcome.reply
    assert changes("나래 대사는 영어로. “Found it” 이랑 “So old”", KO) == {
        "she.voice.language": "en",
        "l1.language": "en",
    }

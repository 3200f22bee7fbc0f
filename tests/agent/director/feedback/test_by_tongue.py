"""Lines called by what they are spoken in, and accents in the language they belong to."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Question

from .saying import answer, changes

TAXI = plan_of(
    "夜の空港、タクシー乗り場。カット1：4秒、運転手の坂本が博多弁で「どこまで行くと？」と聞く。"
    "カット2：5秒、客のエマが英語で "
    '"The old castle, please." と言い、日本語で「お願いします」と言い直す。'
)
TEA = plan_of(
    "镜头1：4秒，阿珍用上海话说：“侬好呀。”"
    "镜头2：5秒，大卫用英语说：“One milk tea, please.”阿珍说：“好嘞。”"
)


@pytest.mark.parametrize(
    ("said", "plan", "expected"),
    [
        ("英語のセリフはイギリス訛りで", TAXI, {"l2.dialect": "British"}),
        ("エマの英語、インド訛りにしてください", TAXI, {"l2.dialect": "Indian"}),
        ("把英语那句改成日语", TEA, {"l2.language": "ja"}),
    ],
)
def test_a_tongue_beside_the_line_tells_which_one(
    said: str, plan: Any, expected: dict[str, Any]
) -> None:
    found = changes(said, plan)
    assert {key: found[key] for key in found if key[0] == "l"} == expected


def test_one_line_of_several_in_a_tongue_is_asked_for() -> None:
    outcome = answer("把上海话那句改成普通话", TEA)
    assert isinstance(outcome, Question)
    assert outcome.options == ("阿珍: 侬好呀。", "阿珍: 好嘞。")

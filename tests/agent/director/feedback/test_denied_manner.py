"""A way of speaking that is denied goes; the words that were spoken so stay."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.feedback import revise
from callsheet.agent.edits import apply
from callsheet.agent.planner import Edited, Request

PLANS = {
    "en": 'Night platform. Mei whispers, "Don\'t look back." Tom shouts, "Run!" 8 seconds.',
    "zh": "夜里的站台。小美低声说：“别回头。”老陈喊：“快走！”8秒。",
    "ja": "夜のホーム。美咲がささやく「振り返らないで」。健が叫ぶ「走れ！」8秒。",
    "es": "Andén de noche. Ana susurra: «No mires.» Tomás grita: «¡Corre!» 8 segundos.",
}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tom shouldn't shout"),
        ("en", "Mei should not whisper"),
        ("zh", "老陈别喊"),
        ("zh", "小美不要小声说"),
        ("ja", "健は叫ばないで"),
        ("ja", "美咲はささやかないで"),
        ("es", "que Tomás no grite"),
        ("es", "Ana, que no susurre"),
    ],
)
def test_nobody_falls_silent_who_should_only_speak_another_way(language: str, said: str) -> None:
    plan = plan_of(PLANS[language])
    outcome = revise(Request(said=said, plan=plan, shot_ids=tuple(s.id for s in plan.shots)))
    after = apply(plan, outcome.edits) if isinstance(outcome, Edited) else plan
    assert [line.text for line in after.lines] == [line.text for line in plan.lines]

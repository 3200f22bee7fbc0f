"""A shot is taken out only where nothing else of it is spoken of."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Edited

from .saying import after, answer

PLAN = plan_of(
    "4カット、12秒。夜明けの港。源さんが焚き火に手をかざす。青空にカモメが飛ぶ。船が沖へ出ていく。"
)


@pytest.mark.parametrize(
    "words",
    [
        "1つ目のカットで、うしろを猫が一匹通りすぎるようにして",
        "3つ目以降があるならそっちは触らなくていい",
        "2つ目のカットはティルトをやめて",
        "カット2は煙をなくして",
    ],
)
def test_what_is_seen_or_filmed_in_a_shot_goes_without_it(words: str):
    outcome = answer(words, PLAN)
    kept = after(words, PLAN) if isinstance(outcome, Edited) else PLAN
    assert [shot.id for shot in kept.shots] == [shot.id for shot in PLAN.shots]


@pytest.mark.parametrize(
    "words", ["2つ目のカットは消して", "カット2はいらない", "カット2を丸ごと削除"]
)
def test_a_shot_goes_alone(words: str):
    ids = [shot.id for shot in PLAN.shots]
    assert [shot.id for shot in after(words, PLAN).shots] == [ids[0], *ids[2:]]


def test_what_is_told_of_a_shot_that_nobody_knows_falls_on_no_other():
    words = "魚が跳ねるカット、カメラが低い位置から見上げるアングルにして"
    assert not isinstance(answer(words, PLAN), Edited)

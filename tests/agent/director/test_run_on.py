"""Shots told one after the other in a sentence, by their numbers."""

import pytest
from callsheet.agent.director import plan_of


@pytest.mark.parametrize(
    "said",
    [
        "4ショットで15秒 ショット1は駅の廊下を進む4秒、"
        "ショット2は駅員が振り返って「終電です」って言う5秒、ショット3は真っ暗3秒、ショット4でタイトル「夜勤」が出る3秒。",
        "ショット1は駅の廊下4秒、ショット2は駅員が「終電です」と言う5秒、"
        "ショット3は真っ暗3秒、ショット4は月3秒",
        '샷1은 역 복도 4초, 샷2는 역무원이 "막차예요"라고 말한다 5초, 샷3은 암전 3초, 샷4는 달 3초',
        'shot 1 is an empty corridor 4 sec, shot 2 the guard says "Last train." 5 sec, '
        "shot 3 black 3 sec, shot 4 the moon 3 sec",
        "镜头1是空走廊4秒，镜头2站务员说“末班车了。”5秒，镜头3黑屏3秒，镜头4是月亮3秒",
        "quiero 4 planos, el plano 1 es un pasillo vacío 4 segundos, en el plano 2 la guardia dice "
        '"El último." 5 segundos, el plano 3 en negro 3 segundos, el plano 4 la luna 3 segundos',
    ],
)
def test_shots_told_in_a_row_keep_their_seconds_and_lines(said: str):
    plan = plan_of(said)
    assert [shot.seconds for shot in plan.shots] == [4, 5, 3, 3]
    assert [len(shot.dialogue) for shot in plan.shots] == [0, 1, 0, 0]


def test_a_shot_that_is_only_spoken_of_begins_none():
    plan = plan_of("A cat yawns. The move of shot 1 is slow, 8 seconds, shot 2 comes fast.")
    assert len(plan.shots) == 1

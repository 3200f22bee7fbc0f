"""Slips set right in what is read and said; the sides of a shot that is cut in two."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Approved

from .saying import after, answer

BAKERY = plan_of(
    """1컷 4초: 새벽 골목의 떡집, 와이드. 간판에 "솔바람 떡집 since 1996".
2컷 6초: 주인 미자가 시루 뚜껑을 열고 "김 좀 봐라, 잘 쪄졌네."라고 말한다. 미디엄."""
)
WRONG_YEAR = (
    "the year on the sign is wrong, it's 1969",
    "招牌上的年份写错了，是1969",
    "看板の年が間違ってます。1969です",
    "간판 연도 틀렸어요, 1969예요",
    "간판 1996 아니고 1969로 고쳐 주세요",
    "el año del letrero está mal, es 1969",
)
SIDES = (
    "2컷을 둘로 나눠 주세요. 앞 2초는 시루 뚜껑, 뒤 4초는 대사",
    "컷2 쪼개 줘. 앞쪽 2초는 시루 뚜껑만, 대사는 뒤쪽 4초에 나오게",
    "두 번째 컷을 두 개로 나누면 어떨까요? 앞은 시루 뚜껑 2초, 뒤는 미자가 말하는 모습",
)
CONSENT = (
    "보내주신 시안 잘 봤습니다. 팀장님도 만족하시네요. 이대로 진행 부탁드려요",
    "수정사항 없습니다. 제작 들어가시죠",
)


@pytest.mark.parametrize("said", WRONG_YEAR)
def test_a_wrong_figure_on_a_sign_is_set_right(said: str) -> None:
    assert [sign.text for sign in after(said, BAKERY).shots[0].lettering] == [
        "솔바람 떡집 since 1969"
    ]


def test_blanks_in_a_sign_are_set_right() -> None:
    plan = after("간판 글자는 솔바람떡집 since 1996으로 붙여 써 주세요", BAKERY)
    assert [sign.text for sign in plan.shots[0].lettering] == ["솔바람떡집 since 1996"]


@pytest.mark.parametrize("said", SIDES)
def test_each_side_of_a_split_shot_gets_what_is_told_of_it(said: str) -> None:
    first, *halves = after(said, BAKERY).shots
    assert first == BAKERY.shots[0]
    assert [(shot.seconds, len(shot.dialogue)) for shot in halves] == [(2, 0), (4, 1)]
    assert "시루 뚜껑" in halves[0].action


@pytest.mark.parametrize("said", CONSENT)
def test_consent_with_what_others_think_of_it_is_consent(said: str) -> None:
    assert isinstance(answer(said, BAKERY), Approved)

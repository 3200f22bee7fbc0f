"""Several wishes at once, sums of lengths, text by its carrier, and what must never be changed."""

from typing import Any

import pytest
from callsheet.agent.edits import apply
from callsheet.agent.planner import Earlier, Edited, Question, Talk

from .saying import PLAN, after, answer, changes

LENGTHS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("shot 3 should last as long as shot 2", {"s3.seconds": 5.0}),
    ("镜头3跟镜头2一样长", {"s3.seconds": 5.0}),
    ("カット3をカット2と同じ長さに", {"s3.seconds": 5.0}),
    ("컷3을 컷2와 같은 길이로", {"s3.seconds": 5.0}),
    ("que el plano 3 dure lo mismo que el 2", {"s3.seconds": 5.0}),
    (
        "shorten shots 1 and 2 by a second each and add them to shot 4",
        {"s1.seconds": 3.0, "s2.seconds": 4.0, "s4.seconds": 5.0},
    ),
)
FREED = (
    "drop shot 1 and give the time to shot 2",
    "镜头1删掉，省下来的时间给镜头2",
    "カット1を削って、その分カット2を長く",
    "컷1 빼고 남는 시간은 컷2에 줘",
    "quita el plano 1 y dale ese tiempo al 2",
)
PARTS = (
    "split shot 2: 3 s for the dumpling, 2 s for the cook",
    "镜头2拆成两个，一个3秒一个2秒",
    "カット2を二つに分けて、3秒と2秒で",
    "컷2 둘로 나눠줘, 3초랑 2초",
    "parte el plano 2 en dos, 3 y 2 segundos",
)
NEVER_SHOWN = (
    "I want people to be able to smell the dumplings",
    "让观众能闻到香味",
    "匂いも伝わるようにして",
    "냄새도 나게 해줘",
    "que se huela la comida",
)
HALF_PLAIN: tuple[tuple[str, str, str], ...] = (
    ("make it vertical, and the flumph should wobble", "aspect_ratio", "flumph"),
    ("改成竖屏，把那个咕噜弄一下", "aspect_ratio", "咕噜"),
    ("que sea vertical. El flumph, más blor", "aspect_ratio", "flumph"),
)
KEPT = (
    "delete every line except Tom's",
    "除了Tom的，其他台词都删掉",
    "Tom以外のセリフは全部削除",
    "quita todas las frases menos las de Tom",
)
TEXTS: tuple[tuple[str, str, str], ...] = (
    ("the end card should read CLOSED instead", "s4", "CLOSED"),
    ("the end card: just LATE", "s4", "LATE"),
    ("片尾的字改成“明天见”", "s4", "明天见"),
    ("最後の文字は「また明日」で", "s4", "また明日"),
    ("마지막 글씨는 '또 만나요'로", "s4", "또 만나요"),
    ("el texto final que diga «Hasta mañana»", "s4", "Hasta mañana"),
)


@pytest.mark.parametrize(("said", "expected"), LENGTHS)
def test_one_shot_lasts_as_long_as_another_and_time_goes_where_it_is_said(
    said: str, expected: dict[str, Any]
) -> None:
    assert changes(said) == expected


@pytest.mark.parametrize("said", FREED)
def test_the_time_of_a_shot_that_goes_is_given_to_another(said: str) -> None:
    shots = after(said).shots
    assert [(shot.id, shot.seconds) for shot in shots] == [("s2", 9.0), ("s3", 3.0), ("s4", 3.0)]


@pytest.mark.parametrize("said", PARTS)
def test_a_shot_is_split_into_the_lengths_that_are_named(said: str) -> None:
    assert [shot.seconds for shot in after(said).shots] == [4.0, 3.0, 2.0, 3.0, 3.0]


@pytest.mark.parametrize("said", NEVER_SHOWN)
def test_what_no_film_can_have_is_refused_and_shown_nowhere(said: str) -> None:
    outcome = answer(said)
    assert isinstance(outcome, Talk)
    assert outcome.intent == "impossible"


@pytest.mark.parametrize(("said", "changed", "left"), HALF_PLAIN)
def test_what_is_plain_is_done_and_the_rest_asked_about(said: str, changed: str, left: str) -> None:
    outcome = answer(said)
    assert isinstance(outcome, Edited)
    assert set(changes(said)) == {changed}
    assert left in outcome.reply


def test_what_was_left_open_beside_a_change_can_be_answered_next() -> None:
    said = "make it vertical, and make the last line shorter"
    first = answer(said)
    assert isinstance(first, Edited)
    assert "make the last line shorter" in first.reply
    plan = apply(PLAN, first.edits)
    earlier = Earlier(said=said, intent="revise", reply=first.reply)
    second = answer("“Deal.”", plan, earlier=(earlier,))
    assert isinstance(second, Edited)
    assert [line.text for line in apply(plan, second.edits).lines][-1] == "Deal."


def test_two_totals_that_exclude_each_other_change_nothing() -> None:
    assert isinstance(answer("exactly 8 seconds, and not a second shorter than 20"), Question)


@pytest.mark.parametrize("said", KEPT)
def test_the_lines_excepted_are_the_only_ones_that_stay(said: str) -> None:
    assert [line.character for line in after(said).lines] == ["tom", "tom"]


@pytest.mark.parametrize(("said", "shot", "text"), TEXTS)
def test_text_is_called_by_what_bears_it(said: str, shot: str, text: str) -> None:
    assert changes(said) == {f"{shot}.lettering": [text]}


@pytest.mark.parametrize(
    "said", ["Mei, don't cry in shot 2", "镜头2里的Mei别哭", "컷2에서 Mei는 울지 마", "Mei不要哭"]
)
def test_a_prohibition_takes_nobody_out_and_is_pasted_nowhere(said: str) -> None:
    assert not isinstance(answer(said), Edited)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("shot 4 at night, the rest stays the same", "night"),
        ("镜头4改成晚上，其他不变", "晚上"),
        ("カット4は夕方にして、あとはそのまま", "夕方"),
        ("컷4는 새벽으로, 나머지는 그대로", "새벽"),
    ],
)
def test_another_hour_is_set_in_the_shot_that_is_named(said: str, when: str) -> None:
    assert set(changes(said)) == {"s4.scene"}
    assert when in after(said).shot("s4").scene

"""Wishes in few words, with numbers alone, by place, by half; and what is asked back instead."""

from typing import Any

import pytest
from callsheet.agent.planner import Question

from .saying import answer, changes

ORDERS: tuple[tuple[str, list[str]], ...] = (
    ("put the last one before shot 2", ["s1", "s4", "s2", "s3"]),
    ("4 before 2", ["s1", "s4", "s2", "s3"]),
    ("shot 3 first please", ["s3", "s1", "s2", "s4"]),
    ("reverse shots 2 and 3", ["s1", "s3", "s2", "s4"]),
    ("could the umbrella shot come first?", ["s4", "s1", "s2", "s3"]),
    ("把最后一个放到第二个前面", ["s1", "s4", "s2", "s3"]),
    ("1和3换一下", ["s3", "s2", "s1", "s4"]),
    ("1と3を入れ替えて", ["s3", "s2", "s1", "s4"]),
    ("最後のを2番目の前に", ["s1", "s4", "s2", "s3"]),
    ("1번이랑 3번 바꿔", ["s3", "s2", "s1", "s4"]),
    ("3번 컷 맨 앞으로", ["s3", "s1", "s2", "s4"]),
    ("cambia el 1 por el 3", ["s3", "s2", "s1", "s4"]),
)
CHANGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("give the last shot two more seconds", {"s4.seconds": 5.0}),
    ("镜头2减一秒，给镜头3", {"s2.seconds": 4.0, "s3.seconds": 4.0}),
    ("quita un segundo al plano 2 y dáselo al 3", {"s2.seconds": 4.0, "s3.seconds": 4.0}),
    ("3カット目は5秒で", {"s3.seconds": 5.0}),
    ("cámara fija en el 3", {"s3.movement": "static"}),
    ('remove "You were faster" from Tom\'s line', {"l2.text": "Fair."}),
    ("cut the second half of Tom's first line", {"l2.text": "Fair."}),
    ("make Mei's first line louder and slower", {"l1.delivery": "louder, slower"}),
)
ASKED = (
    "not sure about shot 2",
    "第二个镜头不太对",
    "カット2がなんか違う",
    "2번 컷 좀 이상해",
    "el plano 2 no me convence",
)


@pytest.mark.parametrize(("said", "order"), ORDERS)
def test_shots_move_however_tersely_it_is_said(said: str, order: list[str]) -> None:
    assert changes(said) == {"shots": order}


@pytest.mark.parametrize(("said", "expected"), CHANGES)
def test_only_what_is_meant_changes(said: str, expected: dict[str, Any]) -> None:
    assert changes(said) == expected


@pytest.mark.parametrize("said", ASKED)
def test_a_doubt_is_asked_back_and_shown_nowhere(said: str) -> None:
    outcome = answer(said)
    assert isinstance(outcome, Question)
    assert "2" in outcome.reply


@pytest.mark.parametrize(
    "said", ["make everything a bit faster", "整体快一点", "todo un poco más rápido"]
)
def test_a_faster_pace_makes_shots_shorter(said: str) -> None:
    changed = changes(said)
    assert changed
    assert {place.split(".")[1] for place in changed} == {"seconds"}

"""The same wish said in other words and languages: it changes the same things, or is asked back."""

from typing import Any

import pytest
from callsheet.agent.edits import apply
from callsheet.agent.planner import Edited, Moved, Question, Talk

from .saying import IDS, PLAN, answer, changes

GONE: tuple[tuple[str, str], ...] = (
    ("lose the umbrella bit", "s4"),
    ("kill the dumpling stall shot", "s1"),
    ("drop S3", "s3"),
    ("いちばん最後のカットは削ってください", "s4"),
    ("2番目のカットは抜いて", "s2"),
    ("砍掉第二镜", "s2"),
    ("마지막 컷은 덜어내 줘", "s4"),
    ("sácame la toma uno", "s1"),
    ("quítame el último plano", "s4"),
)
SOUNDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("drop the sizzling pan", {"s1.sound.effects": []}),
    ("add thunder in the last shot", {"s4.sound.effects": ["rain", "thunder"]}),
    ("最后一个镜头加一點打雷聲", {"s4.sound.effects": ["rain", "打雷聲"]}),
    (
        "마지막 컷에 멀리서 천둥 치는 소리도 깔아 줘",
        {"s4.sound.effects": ["rain", "멀리서 천둥 치는 소리"]},
    ),
    (
        "no rain in shot 4, just the wind",
        {"s4.sound.effects": ["wind"]},
    ),
    (
        "nobody talks in shot 2, just the clatter of plates",
        {"s2.dialogue": [], "s2.sound.effects": ["clatter of plates"]},
    ),
)
LENGTHS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("add another 2 seconds on S3", {"s3.seconds": 5.0}),
    ("shot 2 half as long", {"s2.seconds": 2.5}),
    ("everything after shot 2 one second shorter", {"s3.seconds": 2.0, "s4.seconds": 2.0}),
    ("镜头2之后的都缩短一秒", {"s3.seconds": 2.0, "s4.seconds": 2.0}),
    ("カット2をあと1秒長く", {"s2.seconds": 6.0}),
    ("2번 컷 2초만 더", {"s2.seconds": 7.0}),
    ("que el plano 1 dure 3 segundos y el 2 solo 4", {"s1.seconds": 3.0, "s2.seconds": 4.0}),
)
PLACES: tuple[tuple[str, list[str]], ...] = (
    ("shots 2 and 3 the other way round", ["s1", "s3", "s2", "s4"]),
    ("squeeze in a close-up of the chopsticks between 2 and 3", ["s1", "s2", "s5", "s3", "s4"]),
    ("第二和第三个镜头之间插一个2秒的镜头：筷子特写", ["s1", "s2", "s5", "s3", "s4"]),
    ("2번 컷이랑 3번 컷 사이에 젓가락 클로즈업 하나 넣어 줘", ["s1", "s2", "s5", "s3", "s4"]),
)
CAMERA: tuple[tuple[str, dict[str, Any]], ...] = (
    ("shot 1 isn't wide any more, make it a medium", {"s1.framing": "medium"}),
    (
        "all shots except 2 should be handheld",
        {"s1.movement": "handheld", "s4.movement": "handheld"},
    ),
    ("除了镜头2其他都改成手持", {"s1.movement": "handheld", "s4.movement": "handheld"}),
    (
        "todos los planos menos el 2 con cámara en mano",
        {"s1.movement": "handheld", "s4.movement": "handheld"},
    ),
    ("ショット3以降はぜんぶ手持ちで", {"s4.movement": "handheld"}),
    (
        "it should be a black bag, not a brown one",
        {"s3.action": "Tom lowers his chopsticks and puts down a black bag."},
    ),
)
ASKED = (
    "drop the spaceship bit",
    "make him loud",
    "Tom shouldn't be shy",
    "one of the lines in English",
    "대사 하나만 영어로 바꿔 줘",
    "quita el bla bla ese",
    "yeet the flumph from the wobble",
)


@pytest.mark.parametrize(("words", "gone"), GONE)
def test_a_shot_goes_however_its_going_is_said(words: str, gone: str) -> None:
    assert changes(words) == {"shots": [id for id in IDS if id != gone]}


@pytest.mark.parametrize(("words", "expected"), [*SOUNDS, *LENGTHS, *CAMERA])
def test_only_what_a_wish_is_about_changes(words: str, expected: dict[str, Any]) -> None:
    assert changes(words) == expected


@pytest.mark.parametrize(("words", "order"), PLACES)
def test_shots_come_to_stand_where_they_were_wished(words: str, order: list[str]) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Edited), outcome
    changed = apply(PLAN, outcome.edits)
    assert [shot.id for shot in changed.shots] == order
    assert all(changed.shot(id) == PLAN.shot(id) for id in IDS)


@pytest.mark.parametrize("words", ASKED)
def test_what_is_not_understood_is_asked_and_never_drawn(words: str) -> None:
    assert isinstance(answer(words), Question)


@pytest.mark.parametrize(
    "words",
    [
        "Mei and Tom should trade lines",
        "TomとMeiのセリフを入れ替えて",
        "que Mei y Tom se intercambien las frases",
    ],
)
def test_two_people_trade_all_their_lines(words: str) -> None:
    changed = changes(words)
    speakers = {key: who for key, who in changed.items() if key.endswith(".character")}
    assert speakers == {
        "l1.character": "tom",
        "l2.character": "mei",
        "l3.character": "mei",
        "l4.character": "tom",
    }


@pytest.mark.parametrize("words", ["make shot 1 wide", "镜头1用全景", "shot 2 five seconds"])
def test_a_wish_that_is_true_already_is_told_so_and_makes_no_version(words: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Talk)
    assert outcome.intent == "chat"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("how many shots has Tom got?", "2"),
        ("is there music in shot 1?", "Yes"),
        ("shot 1 is wide, isn't it?", "Yes"),
        ("is shot 2 a wide shot?", "No"),
        ("¿hay música en el plano 1?", "Sí"),
    ],
)
def test_a_question_is_answered_by_what_the_plan_says(words: str, told: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Talk)
    assert outcome.intent == "question"
    assert told in outcome.reply


@pytest.mark.parametrize(
    "words",
    ["scrap only the very last change", "quita solo el último cambio", "最後の変更だけ取り消して"],
)
def test_taking_away_the_last_change_is_a_step_back(words: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Moved)
    assert outcome.to == "undo"

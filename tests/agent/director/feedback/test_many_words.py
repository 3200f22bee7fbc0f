"""One class of wishes, said in five languages: it changes the same things and nothing else."""

from typing import Any

import pytest
from callsheet.agent.edits import apply
from callsheet.agent.planner import Edited, Question

from .saying import PLAN, answer, changes, line

TWO = PLAN.model_copy(
    update={
        "shots": (
            *PLAN.shots[:1],
            PLAN.shots[1].model_copy(
                update={
                    "dialogue": (
                        line("l1", "mei", "The last one is mine!", dialect="British"),
                        line("l9", "tom", "Fair. You were faster."),
                    ),
                    "characters": ("mei", "tom"),
                }
            ),
        )
    }
)
"""Two shots, in the second of which two people speak."""

COUNTED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("二和三各减一秒", {"s2.seconds": 4.0, "s3.seconds": 2.0}),
    ("2と3を1秒ずつ短くして", {"s2.seconds": 4.0, "s3.seconds": 2.0}),
    ("2컷을 6초로 늘려주세요", {"s2.seconds": 6.0}),
    ("第2个镜头能不能缩短一秒", {"s2.seconds": 4.0}),
    ("2カット目をもう少し短く、4秒くらいで", {"s2.seconds": 4.0}),
    ("2カット目を1秒削って", {"s2.seconds": 4.0}),
    ("镜头2改成6秒半", {"s2.seconds": 6.5}),
    (
        "四个镜头都各加一秒",
        {f"s{n}.seconds": s for n, s in ((1, 5.0), (2, 6.0), (3, 4.0), (4, 4.0))},
    ),
)
ORDERED = (
    "第一跟第三對調",
    "一和三换一下",
    "1と3を入れ替えて",
    "1컷이랑 3컷 자리 바꿔줘",
)
BECOME: tuple[tuple[str, str], ...] = (
    ("Mei改成男的", "男的"),
    ("Meiを男性に変更", "男性"),
    ("Mei를 남자로 바꿔줘", "남자"),
    ("change Mei to a man", "man"),
    ("convierte a Mei en un hombre", "hombre"),
)
FIRST = (
    "Tom先说",
    "Mei先不要说话，让Tom先开口",
    "Tomが先に話して",
    "Tom이 먼저 말하게 해줘",
    "Tom speaks first",
    "que Tom hable primero",
)


@pytest.mark.parametrize(("words", "expected"), COUNTED)
def test_numbers_alone_are_shots_and_lengths(words: str, expected: dict[str, Any]) -> None:
    assert changes(words) == expected


@pytest.mark.parametrize("words", ORDERED)
def test_shots_called_by_numbers_alone_change_places(words: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Edited), outcome
    assert [shot.id for shot in apply(PLAN, outcome.edits).shots] == ["s3", "s2", "s1", "s4"]


@pytest.mark.parametrize(("words", "looks"), BECOME)
def test_who_becomes_somebody_else_keeps_their_name(words: str, looks: str) -> None:
    outcome = answer(words)
    assert isinstance(outcome, Edited), outcome
    changed = apply(PLAN, outcome.edits)
    mei = changed.character("mei")
    assert mei.name == "Mei"
    assert looks in mei.looks
    assert "woman" not in mei.looks
    assert changed.shots == PLAN.shots


@pytest.mark.parametrize("words", FIRST)
def test_another_one_speaks_first(words: str) -> None:
    outcome = answer(words, TWO)
    assert isinstance(outcome, Edited), outcome
    changed = apply(TWO, outcome.edits)
    assert [x.id for x in changed.shot("s2").dialogue] == ["l9", "l1"]
    assert changed.shot("s1") == TWO.shot("s1")


@pytest.mark.parametrize("words", ["请用英文说：“Go ahead.”", "영어로 말하게 해줘: “Go ahead.”"])
def test_an_order_is_nobodys_name(words: str) -> None:
    assert isinstance(answer(words), Question)


@pytest.mark.parametrize(
    "words",
    [
        "不要字幕，招牌留着",
        "자막은 필요 없어요",
    ],
)
def test_a_sign_of_the_scene_is_no_subtitle(words: str) -> None:
    scenic = TWO.model_copy(update={"shots": TWO.shots})
    outcome = answer(words, scenic)
    assert isinstance(outcome, Edited), outcome
    assert apply(scenic, outcome.edits).shots == scenic.shots


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("煎锅声太吵了，去掉", ("雨声",)),
        ("煎锅声去掉", ("雨声",)),
    ],
)
def test_one_of_two_sounds_in_one_phrase_goes(words: str, left: tuple[str, ...]) -> None:
    sound = PLAN.shots[0].sound.model_copy(update={"effects": ("雨声和煎锅声",)})
    heard = PLAN.model_copy(
        update={"shots": (PLAN.shots[0].model_copy(update={"sound": sound}), *PLAN.shots[1:])}
    )
    outcome = answer(words, heard)
    assert isinstance(outcome, Edited), outcome
    changed = apply(heard, outcome.edits)
    assert changed.shots[0].sound.effects == left
    assert changed.shots[1:] == heard.shots[1:]


@pytest.mark.parametrize(
    "words",
    ["미나가 더 크게 말하게 해줘", "Mina should speak louder", "ミーナ、もっと大きな声で話して"],
)
def test_a_name_is_known_in_other_letters(words: str) -> None:
    mina = PLAN.characters[0].model_copy(update={"name": "ミナ"})
    named = PLAN.model_copy(update={"characters": (mina, *PLAN.characters[1:])})
    outcome = answer(words, named)
    assert isinstance(outcome, Edited), outcome
    changed = apply(named, outcome.edits)
    assert all(x.delivery for x in changed.lines if x.character == "mei")
    assert not any(x.delivery for x in changed.lines if x.character == "tom")

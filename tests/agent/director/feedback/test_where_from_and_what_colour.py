"""Where somebody is from, a thing of one colour, and what else stands in the place of another."""

from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Edited, Moved

from .saying import after, answer, changes

GREENS = plan_of(
    "夕方の商店街、八百屋の健（博多弁）が「安かよ、買わんね」と声をかける。主婦の里美が「大根ください」と言う。"
    "看板に「八百健」。12秒、3カット。"
)
STOP = plan_of(
    "暴雨中的公交站，婆婆撑着一把黄色雨伞走过来，婆婆用四川话说：“过来躲一哈嘛。”上班族说：“谢谢婆婆。”"
    "雨停了，那把黄色雨伞靠在店门口，店招上写着“晴天”。12秒，三个镜头。"
)
TENT = plan_of(
    "캠핑장, 텐트 안에서 남자가 떨고 있다. 여자가 배낭에서 하얀 포트를 꺼낸다. 여자: “기다려 봐.” "
    "남자: “살았다!” 12초, 세 컷."
)


@pytest.mark.parametrize(
    ("said", "accent"),
    [
        ("健は関西人に変えて", "Kansai"),
        ("健は大阪出身にして", "Kansai"),
        ("健は博多弁じゃなくて沖縄の方言がいいな", "Okinawan"),
        ("健は博多弁じゃなくて土佐の言葉で", "Tosa"),
    ],
)
def test_who_is_from_a_place_speaks_as_one_does_there(said: str, accent: str) -> None:
    assert changes(said, GREENS) == {"c1.voice.dialect": accent, "l1.dialect": accent}


def test_new_words_behind_where_somebody_is_from_are_theirs() -> None:
    assert changes("健は沖縄の人にして、セリフは「まかちょーけー」で", GREENS) == {
        "c1.voice.dialect": "Okinawan",
        "l1.text": "まかちょーけー",
        "l1.dialect": "Okinawan",
    }


def test_the_voice_of_a_narrator_nobody_has_is_nobody_elses() -> None:
    assert not isinstance(answer("ナレーションは男性の低い声に変えて", GREENS), Edited)


def test_words_come_where_the_sign_was() -> None:
    said = "最後のカットの文字は消して、代わりにそこに里美のナレーションで「また明日」と入れて"
    new = after(said, GREENS)
    assert [line.text for line in new.shots[2].dialogue] == ["また明日"]
    assert new.shots[:2] == GREENS.shots[:2]


@pytest.mark.parametrize("said", ["黄色雨伞都换成红色的", "黄色雨伞全部改成红色"])
def test_all_things_of_one_colour_get_another(said: str) -> None:
    new = after(said, STOP)
    assert ["红色的雨伞" in shot.action for shot in new.shots] == [True, False, True]
    assert "黄色" not in " ".join(shot.action for shot in new.shots)


def test_a_thing_of_another_colour_keeps_it() -> None:
    assert not isinstance(answer("黑色雨伞都换成红色的", STOP), Edited)


@pytest.mark.parametrize("said", ["포트는 하얀색 말고 민트색이요", "하얀 포트를 민트색으로"])
def test_a_colour_comes_for_a_colour_and_not_for_the_thing(said: str) -> None:
    action = "캠핑장, 텐트 안에서 남자가 떨고 있다. 여자가 배낭에서 민트색 포트를 꺼낸다"
    assert changes(said, TENT) == {"s1.action": action}


@pytest.mark.parametrize(
    ("said", "change"),
    [
        (
            "“过来躲一哈嘛”那句改成“快过来躲一哈嘛”，加个“快”就行",
            {"l1.text": "快过来躲一哈嘛"},
        ),
        ("婆婆那个5秒的镜头太长了，剪到3秒", {"s1.seconds": 3}),
        ("上班族改姓王，叫小王", {"c2.name": "小王", "s2.action": "小王说话"}),
    ],
)
def test_what_is_told_beside_a_wish_adds_nothing(said: str, change: dict[str, Any]) -> None:
    assert changes(said, STOP) == change


def test_a_shot_that_is_called_by_its_length_is_cut_in_two() -> None:
    new = after("婆婆那个5秒的镜头有点长，拆成两个2秒的", STOP)
    assert [shot.seconds for shot in new.shots] == [2, 2, 4, 3]


@pytest.mark.parametrize("said", ["剛剛那個改動取消，回到前一版", "刚刚那次改动取消"])
def test_the_change_just_made_is_taken_back(said: str) -> None:
    moved = answer(said, STOP, can_undo=True)
    assert isinstance(moved, Moved)
    assert moved.to == "undo"


def test_the_picture_of_a_new_shot_tells_how_it_is_filmed() -> None:
    said = "컷2 뒤에 2초짜리 컷 하나 추가요. 바닥에 놓인 랜턴 클로즈업, 대사 없이"
    (new,) = [shot for shot in after(said, TENT).shots if shot not in TENT.shots]
    assert (new.seconds, new.action, new.framing) == (2, "바닥에 놓인 랜턴.", "close-up")
    assert after(said, TENT).lines == TENT.lines

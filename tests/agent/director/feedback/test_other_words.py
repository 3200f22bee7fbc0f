"""Feedback that calls things otherwise than the plan does: in another language, by a circled
number, by a part of a sign, by whose accent it is to be."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.generator.plan import VideoPlan

from .saying import after, answer

KITCHEN = """15秒。厨房。
1. 0-4秒：厨师老马（五十多岁，天津口音）对服务员小何说：“盐呢？”
2. 4-9秒：小何（二十岁，四川口音）把盐罐递过去：“哎呀，师傅，就在手边。”
3. 9-12秒：墙上的牌子写着“每周一公休”。音效：警笛声，锅铲声
4. 12-15秒：老马笑了。"""


def changed(said: str) -> VideoPlan:
    return after(said, plan_of(KITCHEN))


@pytest.mark.parametrize(
    "said",
    [
        "lose the siren",
        "3번 샷에서 사이렌 소리는 빼 주세요",
        "サイレンの音はナシで",
        "quita la sirena",
    ],
)
def test_a_sound_goes_in_whichever_language_it_is_called(said: str):
    before = plan_of(KITCHEN)
    after = changed(said)
    assert any("警笛" in effect for effect in before.shots[2].sound.effects)
    assert not any("警笛" in effect for effect in after.shots[2].sound.effects)
    assert any("锅铲" in effect for effect in after.shots[2].sound.effects)


@pytest.mark.parametrize(
    "said",
    [
        "the waiter should have a Beijing accent, everyone else is fine",
        "종업원은 베이징 말투로 해 주세요",
    ],
)
def test_a_role_of_another_language_is_the_one_who_has_it(said: str):
    before, after = plan_of(KITCHEN), changed(said)
    old = {who.name: who.voice.dialect for who in before.characters}
    new = {who.name: who.voice.dialect for who in after.characters}
    assert [name for name in old if new[name] != old[name]] == ["小何"]
    assert new["小何"] == "Beijing"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("②改成4秒，③改成4秒", (4, 4, 4, 3)),
        ("②减到3秒，④改成5秒，总长别动", (4, 3, 3, 5)),
        ("②を1秒縮めて、そのぶん④を伸ばして", (4, 4, 3, 4)),
        ("②を短くして④を1秒長く", (4, 3.5, 3, 4)),
        ("整体压缩到13秒，①别动", (4, 4, 2.5, 2.5)),
        ("① 镜头2改成4秒 ② 镜头4改成4秒", (4, 4, 3, 4)),
    ],
)
def test_circled_numbers_are_shots_unless_they_count_the_wishes(said: str, seconds: tuple[int]):
    assert tuple(shot.seconds for shot in changed(said).shots) == seconds


@pytest.mark.parametrize(
    "said", ["公休日不是周一，是周二", "写错了，不是周一而是周二", "牌子上的字：周一改成周二"]
)
def test_the_wrong_part_of_a_sign_is_changed_and_the_rest_of_it_stays(said: str):
    after = changed(said)
    assert [sign.text for sign in after.shots[2].lettering] == ["每周二公休"]


@pytest.mark.parametrize("said", ["小何也跟老马一样说天津口音", "小何的口音跟老马一样"])
def test_whose_accent_it_is_to_be_keeps_it(said: str):
    after = changed(said)
    assert {who.voice.dialect for who in after.characters} == {"Tianjin"}
    assert "老马" not in answer(said, plan_of(KITCHEN)).reply.split("Tianjin")[0]


def test_words_cut_from_the_line_of_somebody_leave_the_rest_of_it():
    after = changed("小何那句把“哎呀，”去掉")
    assert after.shots[1].dialogue[0].text == "师傅，就在手边。"


def test_what_somebody_says_is_told_and_not_how_long_the_video_is():
    outcome = answer("小何说东西在哪儿来着？", plan_of(KITCHEN))
    assert "就在手边" in outcome.reply


def test_a_sound_that_is_complained_of_gives_way_to_the_one_named_behind_it():
    after = changed("警笛声太吵，换成雨声")
    assert after.shots[2].sound.effects[0] == "雨声"
    assert not any("雨声" in shot.sound.effects for shot in (after.shots[0], after.shots[3]))

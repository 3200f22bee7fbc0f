"""A wish beside another one: it goes on about the same, or has a target of its own."""

from typing import Any

import pytest
from callsheet.agent.planner import Edited, Question, Talk
from callsheet.generator.plan import Sound, VideoPlan

from .saying import answer, changes
from .test_given_and_moved import JA, KO, ZH


def with_sound(plan: VideoPlan, shot: str, effect: str) -> VideoPlan:
    shots = (
        x.model_copy(update={"sound": Sound(effects=(effect,), music=x.sound.music)})
        if x.id == shot
        else x
        for x in plan.shots
    )
    return plan.model_copy(update={"shots": tuple(shots)})


CREAKING_ZH = with_sound(ZH, "s2", "门轴声")
CREAKING_JA = with_sound(JA, "s2", "扉のきしむ音")
CREAKING_KO = with_sound(KO, "s2", "문소리")


@pytest.mark.parametrize(
    ("words", "plan", "changed"),
    [
        (
            "郭成换成四川话，台词也改成“那会儿我才十九”",
            ZH,
            {"he.voice.dialect": "Sichuanese", "l2.text": "那会儿我才十九"},
        ),
        (
            "源太を熊本弁にして、セリフも「十九の頃ばい」に変えて",
            JA,
            {"he.voice.dialect": "熊本弁", "l2.text": "十九の頃ばい"},
        ),
        (
            "병철은 전라도 말로, 대사도 “열아홉 땐께”로 바꿔 줘",
            KO,
            {"he.voice.dialect": "Jeolla", "l2.text": "열아홉 땐께"},
        ),
        ("把“拾光”挪到第四镜", ZH, {"s1.lettering": [], "s4.lettering": ["拾光"]}),
        ("「拾光」をカット4に移して", JA, {"s1.lettering": [], "s4.lettering": ["拾光"]}),
        ("“책섬”을 4컷으로 옮겨 줘", KO, {"s1.lettering": [], "s4.lettering": ["책섬"]}),
        (
            "1컷이랑 3컷 바꾸고 4컷은 2초로",
            KO,
            {"shots": ["s3", "s2", "s1", "s4"], "s4.seconds": 2.0},
        ),
        (
            "相册换成白瓷杯",
            ZH,
            {"s2.action": "林岚翻开一本白瓷杯"},
        ),
        ("カット3を5秒に、あとカット1を4秒に", JA, {"s3.seconds": 5.0, "s1.seconds": 4.0}),
        ("カット4を手持ちに、カメラ以外はそのまま", JA, {"s4.movement": "handheld"}),
        (
            "林岚改名叫林夕，招牌上的名字也跟着改",
            ZH.model_copy(
                update={
                    "shots": (
                        ZH.shots[0].model_copy(
                            update={
                                "action": "旧书店门口",
                                "lettering": (
                                    ZH.shots[0]
                                    .lettering[0]
                                    .model_copy(update={"text": "林岚书屋"}),
                                ),
                            }
                        ),
                        *ZH.shots[1:],
                    )
                }
            ),
            {"she.name": "林夕", "s1.lettering": ["林夕书屋"], "s2.action": "林夕翻开一本相册"},
        ),
        (
            "门轴声只在第三镜",
            CREAKING_ZH,
            {"s2.sound.effects": [], "s3.sound.effects": ["门轴声"]},
        ),
        (
            "扉のきしむ音はカット3だけにして",
            CREAKING_JA,
            {"s2.sound.effects": [], "s3.sound.effects": ["扉のきしむ音"]},
        ),
        (
            "문소리는 3컷에만 나오게",
            CREAKING_KO,
            {"s2.sound.effects": [], "s3.sound.effects": ["문소리"]},
        ),
        (
            "마지막 대사는 “그때지”로 바꾸고 간판 글씨는 “섬책방”으로",
            KO,
            {
                "l2.text": "그때지",
                "s1.lettering": ["섬책방"],
                "s1.action": "헌책방 앞, 흰 고양이가 계단에서 존다. 간판에 “섬책방”",
            },
        ),
        (
            "千春を男の学生に変えて、名前は拓也で",
            JA,
            {"she.name": "拓也", "she.looks": "男の学生", "s2.action": "拓也がアルバムをめくる"},
        ),
        (
            "林岚换成男生，叫阿杰",
            ZH,
            {"she.name": "阿杰", "she.looks": "男生", "s2.action": "阿杰翻开一本相册"},
        ),
        (
            "看板は「古書 拾光」に変更で。あとカット2に時計の音を足してもらえますか",
            JA,
            {
                "s1.action": "古本屋の前、白い猫が石段で寝ている。看板に「古書 拾光」",
                "s1.lettering": ["古書 拾光"],
                "s2.sound.effects": ["時計の音"],
            },
        ),
        (
            "第二镜删了吧，台词放第三镜开头",
            ZH,
            {
                "shots": ["s1", "s3", "s4"],
                "s3.dialogue": ["l1", "l2"],
                "s3.characters": ["he", "she"],
            },
        ),
        (
            "カット2は削って、セリフはカット3の頭に",
            JA,
            {
                "shots": ["s1", "s3", "s4"],
                "s3.dialogue": ["l1", "l2"],
                "s3.characters": ["he", "she"],
            },
        ),
        (
            "2컷은 빼고 대사는 3컷 앞에 붙여 줘",
            KO,
            {
                "shots": ["s1", "s3", "s4"],
                "s3.dialogue": ["l1", "l2"],
                "s3.characters": ["he", "she"],
            },
        ),
        ("木吉他从第三镜开始", ZH, {"s1.sound.music": None, "s2.sound.music": None}),
        ("통기타는 3컷부터", KO, {"s1.sound.music": None, "s2.sound.music": None}),
        ("千春が怒りながら言う感じで", JA, {"l1.delivery": "怒りながら"}),
        (
            "2컷을 둘로 나눠서 앞 2초는 먼지 쌓인 책장만, 뒤 3초에 대사",
            KO,
            {
                "shots": ["s1", "s2", "s5", "s3", "s4"],
                "s2.seconds": 2.0,
                "s2.action": "먼지 쌓인 책장.",
                "s2.dialogue": [],
            },
        ),
        (
            "第二镜拆成两个：前2秒林岚只是看着相册不说话，后3秒再说那句",
            ZH,
            {
                "shots": ["s1", "s2", "s5", "s3", "s4"],
                "s2.seconds": 2.0,
                "s2.action": "林岚只是看着相册不说话。",
                "s2.dialogue": [],
            },
        ),
    ],
)
def test_changes_what_it_is_about(words: str, plan: VideoPlan, changed: dict[str, Any]) -> None:
    assert changes(words, plan) == changed


def test_who_was_just_added_and_says_nothing_takes_no_line_away() -> None:
    changed = changes("カット3に弟子の少年を追加して。源太の後ろに座ってるだけで、しゃべらない", JA)
    assert set(changed) == {"s3.action"}
    assert "弟子の少年" in changed["s3.action"]


def test_what_comes_for_something_that_is_not_found_falls_nowhere() -> None:
    outcome = answer("收音机那句台词删掉，换成一阵刺耳的电流杂音", ZH)
    assert isinstance(outcome, Question)


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("竖屏那步撤掉，改台词那步留着", ZH),
        ("縦にした変更は取り消して、セリフの変更は残して", JA),
        ("세로로 바꾼 건 취소하고 대사 바꾼 건 남겨 줘", KO),
    ],
)
def test_one_step_of_several_is_not_taken_back_alone(words: str, plan: VideoPlan) -> None:
    assert isinstance(answer(words, plan), Question)


def test_a_short_word_is_no_part_of_another() -> None:
    shown = JA.shots[3].model_copy(update={"action": "馬が馬頭琴の横で草を食べる"})
    plan = JA.model_copy(update={"shots": (*JA.shots[:3], shown)})
    assert changes("馬をラクダに変えて", plan) == {"s4.action": "ラクダが馬頭琴の横で草を食べる"}
    shown = KO.shots[3].model_copy(update={"action": "말이 말하는 아이 옆에서 말을 먹는다"})
    plan = KO.model_copy(update={"shots": (*KO.shots[:3], shown)})
    assert changes("말을 낙타로 바꿔 줘", plan) == {
        "s4.action": "낙타가 말하는 아이 옆에서 낙타를 먹는다"
    }


def test_music_that_is_blamed_gives_way_to_what_comes_next() -> None:
    changed = changes("木吉他太吵了，换成古琴", ZH)
    assert changed == {f"s{n}.sound.music": "古琴" for n in (1, 2, 3, 4)}


def test_a_voice_that_is_denied_is_not_the_one_that_is_wanted() -> None:
    outcome = answer("源太の声、男の声じゃなくて女性の声でお願いします", JA)
    assert isinstance(outcome, Edited)
    assert "男の声" not in str(outcome.edits)


@pytest.mark.parametrize(
    ("words", "plan", "told"),
    [
        ("一共几个人说话？", ZH, "2"),
        ("カット3は何秒から何秒まで？", JA, "10–16"),
    ],
)
def test_is_answered(words: str, plan: VideoPlan, told: str) -> None:
    outcome = answer(words, plan)
    assert isinstance(outcome, Talk)
    assert told in outcome.reply

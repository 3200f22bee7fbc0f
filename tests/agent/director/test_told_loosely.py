"""Requests as people type them: what is said in passing belongs to somebody, or to all of it."""

import pytest
from callsheet.agent.director import plan_of


def test_she_is_the_woman_of_the_last_sentence():
    plan = plan_of(
        "My grandma Rosa is making coffee and my cousin Javi walks in late. "
        'She goes "Look who it is." Javi, still yawning, goes "It\'s Sunday, abuela."'
    )
    names = {who.id: who.name for who in plan.characters}
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert [names[line.character] for line in lines] == ["Rosa", "Javi"]


@pytest.mark.parametrize(
    ("words", "music"),
    [
        ("Shot 1: a lighthouse. A piano plays softly throughout.\nShot 2: a door.", "piano"),
        ("Shot 1: a kitchen, an old radio bolero the whole time.\nShot 2: a cup.", "bolero"),
        ("镜头1：奶奶炸油条，收音机里一直放着豫剧。\n镜头2：一只碗。", "豫剧"),
        ("カット1：灯台。ずっとピアノの曲が流れる。\nカット2：ドア。", "ピアノ"),
        ("컷 1: 등대. 내내 피아노 선율이 흐른다.\n컷 2: 문.", "피아노"),
        ("Plano 1: un faro, suena un bolero todo el tiempo.\nPlano 2: una puerta.", "bolero"),
    ],
)
def test_what_plays_throughout_plays_in_every_shot(words: str, music: str):
    plan = plan_of(words)
    assert len(plan.shots) == 2
    assert all(music in (shot.sound.music or "") for shot in plan.shots)


def test_a_bracket_behind_where_somebody_is_tells_of_them():
    plan = plan_of("Shot 1: A runner in the rain (woman, late 20s) stops.\nShot 2: Her face.")
    (runner,) = plan.characters
    assert "woman" in runner.looks
    assert plan.shots[1].characters == (runner.id,)


def test_who_owns_something_is_no_second_person():
    plan = plan_of("A snail named Bernard delivers mail. Close-up on Bernard's proud face.")
    assert [who.name for who in plan.characters] == ["Bernard"]


def test_a_shorter_name_of_a_thing_is_that_thing():
    plan = plan_of("Shot 1: Mia talks to a yellow rubber duck.\nShot 2: the rubber duck squeaks.")
    assert len(plan.characters) == 2
    assert set(plan.shots[1].characters) < set(plan.shots[0].characters)


def test_letters_that_appear_are_nobody():
    plan = plan_of("A red door opens. White letters fade in: AERO.")
    assert not plan.characters
    assert [sign.text for shot in plan.shots for sign in shot.lettering] == ["AERO"]


def test_who_is_named_between_commas_acts_in_the_picture():
    plan = plan_of(
        'Shot 1: Walt, an old keeper, knocks on the door. Walt: "Lamp\'s out."\n'
        'Shot 2: the guard, Dee, opens up and snaps: "Light it yourself."'
    )
    assert plan.shots[0].action == "Walt, an old keeper, knocks on the door"
    assert plan.shots[1].action == "the guard, Dee, opens up"
    assert plan.shots[1].sound.effects == ()


def test_a_list_of_the_cast_may_part_names_by_dashes():
    plan = plan_of(
        "Characters: PRIYA - Indian English, sharp suit; DEAN - Scouse, courier, soaked.\n"
        'The lift stops. Dean: "Third time this week." Priya: "Third?"'
    )
    priya, dean = plan.characters
    assert (priya.voice and priya.voice.dialect) == "Indian"
    assert (dean.voice and dean.voice.dialect) == "Scouse"
    assert "courier" in dean.looks


def test_what_the_camera_does_is_seen():
    plan = plan_of(
        "汽车广告，一镜到底，10秒，冷色调：镜头贴着海面飞来，一辆银色跑车迎面驶来，"
        "最后停在车标上，出现文字“驭风”。"
    )
    (shot,) = plan.shots
    assert "银色跑车" in shot.action
    assert "停在车标上" in shot.action


def test_turning_back_is_no_speech():
    plan = plan_of(
        "奶奶在灶台边炸油条。奶奶头也不回地说：“还知道起来？”司机老方擦着玻璃，回头说：“末班啦。”"
    )
    assert plan.shots[-1].action == "司机老方擦着玻璃，回头"
    lines = [line for shot in plan.shots for line in shot.dialogue]
    assert [line.delivery for line in lines] == ["头也不回", None]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "Three shots. We open wide on a canal lock. In the second shot, medium, Dot leans on "
            "the gate. In the third and last shot, a close-up, a tin mug.",
            ["a canal lock", "Dot leans", "a tin mug"],
        ),
        (
            "分三个镜头。先是戈壁上的气象站，老乔走来。然后是屋里，老乔拿起对讲机。桌上有只猫。"
            "最后是满天星星，老乔坐在屋顶。",
            ["戈壁", "屋里", "满天星星"],
        ),
    ],
)
def test_words_of_order_count_off_the_shots_asked_for(words: str, shown: list[str]):
    shots = plan_of(words).shots
    assert len(shots) == len(shown)
    assert all(told in shot.action for told, shot in zip(shown, shots, strict=True))

"""Lines that answer other lines, values that are denied, and consent that somebody else gives."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Approved

from .saying import after, answer, changes

ANSWERS = [
    'when Mei says "Deal!", Tom answers "Not so fast."',
    'when Mei says "Deal!" he replies "Not so fast."',
    'and when she says "Deal!" Tom shouts "Not so fast."',
    'Cuando Mei dice "Deal!", Tom responde "Not so fast."',
    'cuando ella dice "Deal!" Tom le contesta "Not so fast."',
]


@pytest.mark.parametrize("words", ANSWERS)
def test_an_answer_stands_behind_its_line_and_replaces_none(words: str) -> None:
    said = [(line.character, line.text) for line in after(words).shot("s4").dialogue]
    assert said == [("mei", "Deal!"), ("tom", "Not so fast.")]


@pytest.mark.parametrize(
    "words",
    [
        'Let Tom say "Deal!", not Mei',
        "Que «Deal!» lo diga Tom, no Mei",
        'Que "Deal!" lo diga Tom y no Mei',
    ],
)
def test_a_line_goes_to_the_one_who_is_named_and_is_not_lost(words: str) -> None:
    assert changes(words)["l4.character"] == "tom"


@pytest.mark.parametrize(
    "words",
    [
        "el 1 no lo quiero quieto, hazme una panorámica a la derecha",
        "no la quiero fija la 1, hazme una panorámica a la derecha",
        "I don't want shot 1 static, pan right instead",
    ],
)
def test_a_camera_that_is_not_to_stand_still_moves_as_told(words: str) -> None:
    assert changes(words) == {"s1.movement": "pan right"}


def test_a_manner_that_is_denied_is_not_searched_for_in_sounds() -> None:
    assert changes("Tom은 속삭이지 말고 버럭 소리 지르게 해 주세요") == {
        "l2.delivery": "버럭 소리",
        "l3.delivery": "버럭 소리",
    }


@pytest.mark.parametrize(
    "words",
    [
        "haha dad's gonna love this. yep go ahead n make it",
        "my boss loves it, send it to render",
        "jajaja m encanta, dale asi nomas hacelo",
    ],
)
def test_whoever_is_glad_of_it_it_is_made(words: str) -> None:
    assert isinstance(answer(words), Approved)


@pytest.mark.parametrize(
    ("words", "order"),
    [
        (
            "I'd like one more shot between the first and the second: a hawk, two seconds",
            ["s1", "s5", "s2", "s3", "s4"],
        ),
        (
            "one more shot between the third and the last please, an empty bowl, 2 seconds",
            ["s1", "s2", "s3", "s5", "s4"],
        ),
    ],
)
def test_between_the_first_and_the_second_is_not_the_start(words: str, order: list[str]) -> None:
    assert changes(words)["shots"] == order


def test_more_seconds_go_to_the_shot_just_spoken_of_not_to_one_that_says_more() -> None:
    words = "number 2 feels rushed to me. give it one more second and steal that from the last one"
    assert changes(words) == {"s2.seconds": 6.0, "s4.seconds": 2.0}


@pytest.mark.parametrize(
    "words",
    [
        "第三鏡拿掉，總長跟著變短沒關係，謝謝～",
        "3カット目は削除で、全体が短くなっても構いません",
        "샷 3은 빼 주세요. 전체 길이는 줄어도 괜찮아요",
    ],
)
def test_what_may_come_of_a_wish_is_no_wish(words: str) -> None:
    assert changes(words) == {"shots": ["s1", "s2", "s4"]}


def test_a_capital_inside_another_word_is_no_accent() -> None:
    assert changes("샷 3은 빼죠. 메이는 맨 끝에서 봐야 더 무서울 것 같아요") == {
        "shots": ["s1", "s2", "s4"]
    }


def test_what_is_put_between_two_shots_is_a_new_one() -> None:
    assert changes("1번이랑 2번 사이에 젓가락을 쥔 손을 2초만 넣어 줘")["shots"] == [
        *("s1", "s5"),
        *("s2", "s3", "s4"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "汤姆“Fair. You were faster.”那句删掉，让他光看着不吭声",
        'Cut Tom\'s "Fair. You were faster." and let him stay silent',
    ],
)
def test_who_loses_one_line_keeps_the_others(words: str) -> None:
    assert changes(words) == {"s3.dialogue": ["l3"]}


def test_what_comes_for_the_music_of_a_shot_is_heard_there() -> None:
    assert changes("最后一镜不要爵士乐，换成清晨的鸟叫") == {
        "s4.sound.music": None,
        "s4.sound.effects": ["rain", "清晨的鸟叫"],
    }


@pytest.mark.parametrize(
    "words",
    [
        'Right after "Deal!" Tom says, very gently, "Not so fast."',
        'after "Deal!" he says, "Not so fast."',
        'Justo después de "Deal!" Tom dice, muy bajito, "Not so fast."',
    ],
)
def test_how_words_are_said_may_stand_before_them(words: str) -> None:
    said = [(line.character, line.text) for line in after(words).shot("s4").dialogue]
    assert said == [("mei", "Deal!"), ("tom", "Not so fast.")]


@pytest.mark.parametrize("said", ["no changes to shot 1", "镜头1不用改"])
def test_one_shot_left_alone_is_no_consent(said: str) -> None:
    plan = plan_of("12 seconds, 3 shots: a cat wakes, it yawns, it leaves.")
    assert not isinstance(answer(said, plan), Approved)


@pytest.mark.parametrize(
    "said", ["My class will love this. You can go ahead and make it.", "no more changes, make it"]
)
def test_to_go_ahead_may_be_said_politely_beside_other_words(said: str) -> None:
    plan = plan_of("12 seconds, 3 shots: a cat wakes, it yawns, it leaves.")
    assert isinstance(answer(said, plan), Approved)


def test_no_more_changes_to_one_shot_lets_another_change() -> None:
    plan = plan_of("12 seconds, 3 shots: a cat wakes, it yawns, it leaves.")
    changed = after("no more changes to shot 1, but make shot 2 five seconds", plan)
    assert changed.shots[1].seconds == 5
    assert not changed.avoid

"""What is taken back in the same breath, and what a wish is said not to be for."""

from typing import Any

import pytest

from .saying import Case, changes

TAKEN_BACK: list[Case] = [
    ("make shot 2, no sorry, shot 3 longer", {"s3.seconds": 4.0}),
    ("shot 2, sorry, I mean 3, should be 6 seconds", {"s3.seconds": 6.0}),
    ("Shot 2 — no, make that shot 3 — needs to be a close-up", {"s3.framing": "close-up"}),
    ("delete shot 1. Sorry, I meant shot 2!", {"shots": ["s1", "s3", "s4"]}),
    ("delete shot 1... actually no, delete shot 2", {"shots": ["s1", "s3", "s4"]}),
    ("take out shot 2 (oops, 3 I mean)", {"shots": ["s1", "s2", "s4"]}),
    ("shot 2 as a close-up, actually a wide shot", {"s2.framing": "wide"}),
    ("make shot 3 five seconds, scratch that, six seconds", {"s3.seconds": 6.0}),
    ("shots 1 and 2, sorry, 1 and 4 should be handheld", {"s1.movement": "handheld"}
     | {"s4.movement": "handheld"}),
    ("第二个镜头，不对，第三个镜头延长两秒", {"s3.seconds": 5.0}),
    ("第2個鏡頭拉長，啊打錯，是第3個", {"s3.seconds": 4.0}),
    ("第四顆，啊打錯，是第三顆，改成特寫", {"s3.framing": "close-up"}),
    ("删掉第一个镜头。说错了，是第二个", {"shots": ["s1", "s3", "s4"]}),
    ("第2镜改成特写，算了，还是改成远景吧", {"s2.framing": "extreme wide"}),
    ("最後から二番目、じゃなくて、最後から三番目のカットを削除して", {"shots": ["s1", "s3", "s4"]}),
    ("ショット2を、いや、ショット3を長くして", {"s3.seconds": 4.0}),
    ("1つ目を消して。ごめん、2つ目だった", {"shots": ["s1", "s3", "s4"]}),
    ("ショット2（じゃなくて3）を6秒に", {"s3.seconds": 6.0}),
    ("2번 컷, 아니 3번 컷을 더 길게", {"s3.seconds": 4.0}),
    ("2컷을, 아 죄송해요 3컷을 클로즈업으로", {"s3.framing": "close-up"}),
    ("첫 번째 컷 빼줘. 아 잘못 말했다, 두 번째 컷", {"shots": ["s1", "s3", "s4"]}),
    ("2번 컷 5초로, 아니다 6초로", {"s2.seconds": 6.0}),
    ("el plano 2, no, perdón, el 3, más largo", {"s3.seconds": 4.0}),
    ("alarga el segundo, digo, el tercer plano", {"s3.seconds": 4.0}),
    ("el plano 2 a 5 segundos, no, mejor 6", {"s2.seconds": 6.0}),
    ("Plano 2 (perdón, 3) en primer plano", {"s3.framing": "close-up"}),
]  # fmt: skip

TWO_WISHES: list[Case] = [
    (
        "Make shot 1 a close-up. Actually, shot 2 should be handheld.",
        {"s1.framing": "close-up", "s2.movement": "handheld"},
    ),
    ("Make shot 3 longer, sorry. Also make shot 2 longer", {"s3.seconds": 4.0, "s2.seconds": 6.5}),
    ("镜头2改成远景，不，镜头3改成手持", {"s2.framing": "extreme wide"}),
]

NOT_FOR: list[Case] = [
    ("not shot 2 but shot 3 should be longer", {"s3.seconds": 4.0}),
    ("shot 3, not shot 2, should be a close-up", {"s3.framing": "close-up"}),
    ("make shot 3 longer, not shot 2", {"s3.seconds": 4.0}),
    ("no el 2 sino el 3 más largo", {"s3.seconds": 4.0}),
    ("alarga el plano 3, no el 2", {"s3.seconds": 4.0}),
    ("不是镜头2，是镜头3要延长两秒", {"s3.seconds": 5.0}),
    ("3カット目をアップに、2カット目じゃなくて", {"s3.framing": "close-up"}),
    ("2번 말고 3번을 클로즈업으로", {"s3.framing": "close-up"}),
]


@pytest.mark.parametrize(("words", "expected"), TAKEN_BACK)
def test_only_what_is_meant_is_done(words: str, expected: dict[str, Any]) -> None:
    assert changes(words) == expected


@pytest.mark.parametrize(("words", "expected"), TWO_WISHES)
def test_a_wish_behind_another_takes_nothing_back(words: str, expected: dict[str, Any]) -> None:
    assert changes(words) == expected


@pytest.mark.parametrize(("words", "expected"), NOT_FOR)
def test_what_a_wish_is_not_for_stays(words: str, expected: dict[str, Any]) -> None:
    assert changes(words) == expected


@pytest.mark.parametrize(
    ("words", "accent"),
    [
        ("Tom should sound Indian, no wait, Scottish", "Scottish"),
        ("que Tom hable con acento mexicano, digo, argentino", "Argentine"),
        ("Tom, not Mei, should sound Scottish", "Scottish"),
        ("톰 말투를 부산 사투리로, 아니다, 전라도 사투리로", "Jeolla"),
    ],
)
def test_people_and_accents_are_set_right(words: str, accent: str) -> None:
    assert changes(words) == {
        "tom.voice.dialect": accent,
        "l2.dialect": accent,
        "l3.dialect": accent,
    }


def test_words_of_a_sign_are_set_right() -> None:
    changed = changes('change the neon sign to "NOODLES", sorry, "SOUP"')
    assert changed["s1.lettering"] == ["SOUP"]


def test_somebody_is_set_right() -> None:
    looks = "woman, thirties, a blue coat, short black hair"
    assert changes("Give Tom, I mean Mei, a blue coat") == {"mei.looks": looks}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("总长13秒，镜头1和镜头2各减1秒", {"s1.seconds": 3.0, "s2.seconds": 4.0}),
        ("12 seconds in total: shot 2 down to 3 s, shot 1 down to 3 s",
         {"s1.seconds": 3.0, "s2.seconds": 3.0}),
        ("1번 컷을 6초로 늘려서 총 17초로 맞춰줘요", {"s1.seconds": 6.0}),
        ("カット3が短いかなと。2秒伸ばして", {"s3.seconds": 5.0}),
    ],
)  # fmt: skip
def test_lengths_of_shots_come_before_the_total_that_they_make(
    words: str, expected: dict[str, Any]
) -> None:
    assert changes(words) == expected

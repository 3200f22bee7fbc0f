"""A wish stays in the shot it names, however the message goes on: nothing else changes."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.planner import Question

from .saying import Case, answer, changes

ZH = plan_of(
    "15秒短视频，城市天台，傍晚。镜头一：小满靠在栏杆上，说：“今天的云真好看。” "
    "镜头二：老周提着灯走过来，说：“下班啦？” 镜头三：阿强端着奶茶，笑着说：“请慢用！”"
)
JA = plan_of(
    "15秒の縦動画。公園の朝。ショット1：岸さんがベンチに座り「おはよう」と言う。"
    "ショット2：犬を連れた美咲が来て「散歩ですか？」と聞く。電車の音。ショット3：二人が池の前を歩く。"
)
KO = plan_of(
    '15초 영상. 야구장 더그아웃. 샷1: 강산이 배트를 쥔다. 코치가 말한다 "야, 어깨 힘 빼!" '
    '샷2: 강산이 타석에 선다 "네, 코치님." 샷3: 할머니가 손을 모은다.'
)


@pytest.mark.parametrize(
    ("words", "shots"),
    [
        ("最後に3秒のカット足して、犬が寝てるところ", ["s1", "s2", "s3", "s4"]),
        ("おしりに2秒のシーンを付けてください。", ["s1", "s2", "s3", "s4"]),
        (
            "一番後ろに3秒足してください。池に夕日が映る引きの画、セリフなし。",
            ["s1", "s2", "s3", "s4"],
        ),
        (
            "頭に2秒、朝の池のカットを付けて。元からあるカットは1秒も削らないで",
            ["s4", "s1", "s2", "s3"],
        ),
    ],
)
def test_a_new_shot_leaves_the_others_as_they_are(words: str, shots: list[str]) -> None:
    assert changes(words, JA) == {"shots": shots}


@pytest.mark.parametrize(
    ("words", "shots"),
    [
        ("맨 뒤에 2초짜리 컷 하나 추가해 주세요. 대사 없음.", ["s1", "s2", "s3", "s4"]),
        ("맨 앞에 3초짜리 한 컷 넣어 주세요. 텅 빈 관중석을 비추는 샷이요. 대사는 없습니다.",
         ["s4", "s1", "s2", "s3"]),
    ],
)  # fmt: skip
def test_no_lines_of_a_new_shot_takes_no_other_lines(words: str, shots: list[str]) -> None:
    assert changes(words, KO) == {"shots": shots}


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("1つめのカットで、うしろを鳩が一羽通りすぎるようにして", {"s1"}),
        ("ショット1はローアングルで。二つ目は触らなくていい", {"s1"}),
    ],
)
def test_what_is_not_to_be_touched_stays(words: str, changed: set[str]) -> None:
    assert {place.partition(".")[0] for place in changes(words, JA)} == changed


@pytest.mark.parametrize(
    "words",
    [
        "7秒目くらいに映ってる男の人のカット、カメラを手持ちにして",
    ],
)
def test_what_goes_on_about_an_unknown_shot_falls_on_no_other(words: str) -> None:
    assert isinstance(answer(words, JA), Question)


@pytest.mark.parametrize(
    "words",
    [
        "镜头三的台词不要阿强说了，换成老周说：“慢点喝。”",
        "镜头三的话别让阿强讲，改由老周说：“慢点喝。”",
    ],
)
def test_words_go_to_the_shot_named_before_the_comma(words: str) -> None:
    places = {place.partition(".")[0] for place in changes(words, ZH)}
    assert places <= {"s3", "l3"}


CASES: list[Case] = [
    ("水彩タッチはやめて、油絵っぽくして", {"style": "油絵"}),
    ("アニメテイストはやめて、実写にして", {"style": "実写"}),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_a_look_that_is_to_go_is_not_added(words: str, expected: dict[str, str]) -> None:
    assert changes(words, JA) == expected

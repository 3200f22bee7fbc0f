"""What one shot gives another: seconds, signs, music from then on, things that are seen."""

from typing import Any

import pytest
from callsheet.agent.planner import Question
from callsheet.generator.plan import Character, Lettering, Shot, Sound, VideoPlan, Voice

from .saying import PLAN, answer, changes, line


def told(language: str, names: tuple[str, str], texts: tuple[str, ...]) -> VideoPlan:
    """A plan of four shots: a street, what she says smiling, what he says, an empty room."""
    street, she_says, he_says, room, first, second, sign, music = texts
    people = tuple(
        Character(id=id, name=name, voice=Voice(language=language))
        for id, name in zip(("she", "he"), names, strict=True)
    )
    heard = Sound(music=music)
    smiling = {"zh": "笑着", "ja": "笑いながら", "ko": "웃으면서"}[language]
    said = (
        line("l1", "she", first, language=language, delivery=smiling),
        line("l2", "he", second, language=language),
    )
    return VideoPlan(
        title="-",
        characters=people,
        shots=(
            Shot(id="s1", seconds=5, action=street, sound=heard, lettering=(Lettering(text=sign),)),
            Shot(
                id="s2",
                seconds=5,
                action=she_says,
                sound=heard,
                characters=("she",),
                dialogue=said[:1],
            ),
            Shot(
                id="s3",
                seconds=6,
                action=he_says,
                sound=heard,
                characters=("he",),
                dialogue=said[1:],
            ),
            Shot(id="s4", seconds=4, action=room, sound=heard),
        ),
    )


ZH = told(
    "zh",
    ("林岚", "郭成"),
    (
        "旧书店门口，一只白猫趴在台阶上。招牌写着“拾光”",
        "林岚翻开一本相册",
        "郭成擦着眼镜",
        "灰尘落在地板上",
        "这张照片是你？",
        "那年我十九",
        "拾光",
        "木吉他",
    ),
)
JA = told(
    "ja",
    ("千春", "源太"),
    (
        "古本屋の前、白い猫が石段で寝ている。看板に「拾光」",
        "千春がアルバムをめくる",
        "源太が眼鏡を拭く",
        "ほこりが床に落ちる",
        "この写真、あなた？",
        "十九の頃だ",
        "拾光",
        "アコースティックギター",
    ),
)
KO = told(
    "ko",
    ("나래", "병철"),
    (
        "헌책방 앞, 흰 고양이가 계단에서 존다. 간판에 “책섬”",
        "나래가 앨범을 넘긴다",
        "병철이 안경을 닦는다",
        "먼지가 바닥에 내려앉는다",
        "이 사진이 아저씨예요?",
        "열아홉 때지.",
        "책섬",
        "통기타",
    ),
)
SHARED = {"s2.seconds": 7.0, "s3.seconds": 5.0, "s4.seconds": 3.0}
SIGN_MOVED: dict[str, Any] = {"s1.lettering": [], "s3.lettering": ["新店名"]}
LATER = {"s1.sound.music": None, "s2.sound.music": None}
PLAINLY = {"l1.delivery": None}


@pytest.mark.parametrize(
    ("words", "plan", "changed"),
    [
        ("第三镜和第四镜各匀一秒给第二镜", ZH, SHARED),
        ("三、四镜各让出1秒补给第2镜，总长不变", ZH, SHARED),
        ("カット3とカット4から1秒ずつ取って、カット2に足して", JA, SHARED),
        ("3컷하고 4컷에서 1초씩 덜어서 2컷에 줘", KO, SHARED),
        ("音乐到第3镜再响", ZH, LATER),
        ("配乐等到第三个镜头才进", ZH, LATER),
        ("音楽はカット3から流して", JA, LATER),
        ("BGMはカット3まで待って", JA, LATER),
        ("음악은 3컷부터 나오게 해 줘", KO, LATER),
        ("hold the music until shot 3", PLAN, LATER),
        ("music starts in shot 3", PLAN, LATER),
        ("que la música entre en el plano 3", PLAN, LATER),
        ("林岚别笑", ZH, PLAINLY),
        ("千春は笑わないで", JA, PLAINLY),
        ("나래는 웃지 말고", KO, PLAINLY),
        ("나래는 웃지 말고 놀란 듯이 말하게", KO, {"l1.delivery": "놀란 듯이"}),
        ("第2镜推近，林岚别笑", ZH, {"s2.movement": "dolly in", "l1.delivery": None}),
        ("第2个镜头别拍得那么呆，缓缓推近到林岚的手", ZH, {"s2.movement": "dolly in"}),
    ],
)
def test_goes_to_what_is_named_and_to_nothing_else(
    words: str, plan: VideoPlan, changed: dict[str, Any]
) -> None:
    assert changes(words, plan) == changed


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("招牌改成“新店名”，挪到第三镜", ZH),
        ("看板を「新店名」に変えて、カット3に移して", JA),
        ("간판은 “新店名”으로 바꾸고 3컷으로 옮겨 줘", KO),
    ],
)
def test_a_sign_with_new_words_moves_with_them(words: str, plan: VideoPlan) -> None:
    changed = changes(words, plan)
    assert changed.pop("s1.action") == plan.shots[0].action.replace(
        plan.shots[0].lettering[0].text, "新店名"
    )
    assert changed == SIGN_MOVED


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("把第一镜的白猫挪到第四镜", ZH),
        ("カット1の白い猫をカット4に移して", JA),
        ("1컷의 흰 고양이를 4컷으로 옮겨 줘", KO),
    ],
)
def test_a_thing_goes_from_the_one_shot_into_the_other(words: str, plan: VideoPlan) -> None:
    changed = changes(words, plan)
    assert set(changed) == {"s1.action", "s4.action"}
    cat = {"zh": "猫", "ja": "猫", "ko": "고양이"}[plan.lines[0].language]
    assert cat not in changed["s1.action"]
    assert cat in changed["s4.action"]


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("把第一镜的书店挪到第四镜", told("zh", ("林岚", "郭成"), ("雨夜的书店",) + ("-",) * 7)),
        ("把第二镜的林岚挪到第四镜", ZH),
    ],
)
def test_what_cannot_be_taken_out_alone_is_asked_about(words: str, plan: VideoPlan) -> None:
    assert isinstance(answer(words, plan), Question)

"""Lines that no quotation marks set off, and what stands right beside a line that is quoted."""

import pytest
from callsheet.agent.director import plan_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Scene 1 (8s): A room. Pete sits.\nANNA: Come in now.\nPETE: I am here.",
            {"Anna": "Come in now.", "Pete": "I am here."},
        ),
        (
            "Cast:\n- Ms Okoye - hiring manager\n- Pete - nervous\n"
            "Scene 1 (8s) - Ward. Pete sits.\n  OKOYE: Tell me.\n  PETE: Honesty.",
            {"Ms Okoye": "Tell me.", "Pete": "Honesty."},
        ),
        (
            "镜头1（8秒）：客厅。小王坐着。\n小王：请进来吧。\n小李：我来了。",
            {"小王": "请进来吧。", "小李": "我来了。"},
        ),
        (
            "カット1（8秒）：居間。健太が座っている。\n健太：入って。\n美咲：ただいま。",
            {"健太": "入って。", "美咲": "ただいま。"},
        ),
        (
            "샷 1 (8초): 거실. 민수가 앉아 있다.\n민수: 들어와.\n지연: 나 왔어.",
            {"민수": "들어와.", "지연": "나 왔어."},
        ),
        (
            "Plano 1 (8 s): una sala. Pedro está sentado.\nANA: Pasa.\nPEDRO: Ya estoy.",
            {"ANA": "Pasa.", "Pedro": "Ya estoy."},
        ),
    ],
)
def test_sentences_behind_names_in_a_shot_are_spoken(text: str, said: dict[str, str]):
    plan = plan_of(text)
    assert {plan.character(x.character).name: x.text for x in plan.lines} == said


@pytest.mark.parametrize(
    "text",
    [
        "Shot 1 (4s): wide, a kitchen.\nLighting: Warm.\nWardrobe: Red dress.",
        "镜头1（4秒）：讲堂。\n观众：站起来鼓掌。\n大师：“听懂的，掌声！”",
        "Shot 1 (4s): a kitchen.\nAnna: a nurse in her thirties.\nPete: her son, a boy of ten.",
    ],
)
def test_fields_and_looks_in_a_shot_are_not_spoken(text: str):
    assert all(line.text == "听懂的，掌声！" for line in plan_of(text).lines)


def test_an_accent_may_be_broad():
    (line,) = plan_of('The ginger cat, Nelly, in broad Scouse: "That was never breakfast."').lines
    assert line.dialect == "Scouse"
    assert line.delivery is None


@pytest.mark.parametrize(
    ("text", "delivery"),
    [
        ('Keziah, who says, indignant: "You gave me a nine."', "indignant"),
        ('Mr Rossi, warm and slow: "The ten is for you."', "warm and slow"),
        ('Nelly (Scouse): "Never."', None),
    ],
)
def test_how_a_line_is_spoken_is_told_once(text: str, delivery: str | None):
    assert [line.delivery for line in plan_of(text).lines] == [delivery]


def test_somebodys_voice_is_only_heard():
    (line,) = plan_of('A quay. A woman\'s voice, calm: "See you tomorrow."').lines
    assert line.voice_over


def test_what_somebody_wrote_in_capitals_is_read():
    (shot,) = plan_of("6 s. A cup on whose lid somebody wrote KEEP GOING.").shots
    assert [sign.text for sign in shot.lettering] == ["KEEP GOING"]


def test_he_is_the_one_the_sentence_is_about():
    text = (
        "Inside the kiosk Dariusz, fifties, big hands, slides a cup to a jogger. "
        '"You\'re early," he says. She grins: "Couldn\'t sleep."'
    )
    plan = plan_of(text)
    assert [plan.character(x.character).name for x in plan.lines] == ["Dariusz", "jogger"]


def test_an_english_line_is_no_italian_one_for_one_common_word():
    (line,) = plan_of('Narrator: "Spin City. Come clean and per usual."').lines
    assert line.language == "en"


def test_a_place_named_by_a_bell_makes_no_noise():
    (shot,) = plan_of("Shot 1 (4s): wide: a classroom after the last bell.").shots
    assert not shot.sound.effects


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("지우: “고장 났어요?” 김 씨가 웃으며: “화요일에만 그래.”", ["지우", "김 씨"]),
        ("健太：「壊れてる？」美咲が笑って：「火曜だけ。」", ["健太", "美咲"]),
        ('Ana: "¿Está rota?" Luis se ríe: "Solo los martes."', ["Ana", "Luis"]),
        ("小明：“坏了吗？”老王笑着：“星期二才坏。”", ["小明", "老王"]),
    ],
)
def test_who_laughs_before_a_line_says_it(text: str, speakers: list[str]):
    plan = plan_of(text)
    assert [plan.character(line.character).name for line in plan.lines] == speakers

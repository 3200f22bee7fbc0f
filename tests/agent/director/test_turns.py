"""A field, a cell or a value may hold the words of several people, packed in many ways."""

import json

import pytest
from callsheet.agent.director import plan_of

PACKED = [
    'Ines: "Anyone there?" Bo: "Only me."',
    'Ines: "Anyone there?" / Bo: "Only me."',
    "Ines: Anyone there? / Bo: Only me.",
    "Ines: Anyone there?<br>Bo: Only me.",
    "Ines: Anyone there? Bo: Only me.",
    "Ines: Anyone there?\nBo: Only me.",
    'Ines - "Anyone there?", Bo - "Only me."',
    'Ines — "Anyone there?"; Bo — "Only me."',
    '"Anyone there?" (Ines), "Only me." (Bo)',
]
SAID = [("Ines", "Anyone there?"), ("Bo", "Only me.")]


def _said(request_words: str) -> list[tuple[str, str]]:
    plan = plan_of(request_words)
    names = {who.id: who.name for who in plan.characters}
    assert set(names.values()) == {"Ines", "Bo"}
    assert len(plan.shots) == 1
    return [(names[line.character], line.text) for line in plan.lines]


@pytest.mark.parametrize("words", [words for words in PACKED if "\n" not in words])
def test_turns_in_a_cell(words: str):
    rows = ["| no | sec | picture | dialogue |", "|---|---|---|---|"]
    assert _said("\n".join([*rows, f"| 1 | 6 | Ines and Bo in a quarry | {words} |"])) == SAID


@pytest.mark.parametrize("words", PACKED)
def test_turns_behind_a_label(words: str):
    assert _said(f"Shot 1 (6s)\nVisual: Ines and Bo in a quarry\nDialogue: {words}") == SAID


@pytest.mark.parametrize("words", PACKED)
def test_turns_in_a_value(words: str):
    words = words.replace('"', "'") if "(" in words or "-" in words else words
    shot = {"seconds": 6, "visual": "Ines and Bo in a quarry", "dialogue": words}
    assert _said(json.dumps({"shots": [shot]})) == SAID


def test_what_happens_behind_the_words_is_no_word():
    plan = plan_of(
        "Shot 1 (6s)\nVisual: Ines and Bo in a quarry\n"
        'Dialogue: Ines: "Anyone there?" Bo: "Only me." They both laugh.\nMusic: soft piano'
    )
    (shot,) = plan.shots
    assert "They both laugh" in shot.action
    assert [line.text for line in shot.dialogue] == ["Anyone there?", "Only me."]
    assert shot.sound.music == "soft piano"


def test_a_label_in_somebodys_words_is_no_turn():
    plan = plan_of(
        "Shot 1 (6s)\nVisual: Ines looks up\nDialogue: Ines: Stay here! Note: it is big."
    )
    assert len(plan.lines) == 1
    assert [who.name for who in plan.characters] == ["Ines"]


def test_a_direction_belongs_to_its_turn():
    plan = plan_of(
        "| 1 | 6秒 | 由奈和小泰抬头看 | 由奈：“哇，像蛋糕！”小泰（小声）：“有点可怕。” |\n"
        "| 2 | 4秒 | 由奈笑着跑开 | 由奈：走吧！ |"
    )
    names = {who.id: who.name for who in plan.characters}
    assert [(names[x.character], x.text, x.delivery) for x in plan.lines] == [
        ("由奈", "哇，像蛋糕！", None),
        ("小泰", "有点可怕。", "小声"),
        ("由奈", "走吧！", None),
    ]
    assert [shot.seconds for shot in plan.shots] == [6, 4]


@pytest.mark.parametrize(
    ("header", "words", "said"),
    [
        ("voice", 'NARRATOR (warm): "It starts with a crack."', "It starts with a crack."),
        ("voz", "NARRADORA: «Todo empieza aquí.»", "Todo empieza aquí."),
        ("声", "佐久間「もう来ねぇよ」", "もう来ねぇよ"),
    ],
)
def test_a_column_of_voices_holds_words(header: str, words: str, said: str):
    rows = [f"| no | sec | picture | {header} |", "|---|---|---|---|", "| 1 | 5 | a wall | - |"]
    plan = plan_of("\n".join([*rows, f"| 2 | 5 | a gate | {words} |"]))
    assert [line.text for line in plan.lines] == [said]
    assert [shot.seconds for shot in plan.shots] == [5, 5]


@pytest.mark.parametrize(
    ("told", "sign"),
    [
        ("4秒。駅名標「雪見台」のアップ。", "雪見台"),
        ("10秒。青年が「任しとき！」って登場 最後に「わんぽ」ってアプリ名を画面に出す", "わんぽ"),
    ],
)
def test_a_name_that_is_shown_is_read(told: str, sign: str):
    plan = plan_of(told)
    assert [text.text for shot in plan.shots for text in shot.lettering] == [sign]
    assert sign not in [line.text for line in plan.lines]

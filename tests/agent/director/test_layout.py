"""The shape of a request becomes sections of bits."""

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.request import read_sections

NUMBERED = "Shot 1 (4s): rain. Shot 2 (3s): a door."


def shape(said: str) -> list[tuple[str, float | None]]:
    text, sections = read_sections(said)
    return [
        (section.kind, section.seconds)
        for section in sections
        if section.kind != "video" and text.raw
    ]


@pytest.mark.parametrize(
    ("said", "shots"),
    [
        (NUMBERED, [4, 3]),
        ("镜头1（4秒）：雨。\n镜头2（3秒）：门。", [4, 3]),
        ("镜头一（4秒）：雨。\n镜头二（3秒）：门。", [4, 3]),
        ("第一个镜头：下着雨的街。第二个镜头：一扇门。", [None, None]),
        ("ショット1（4秒）：雨。\nショット2（3秒）：扉。", [4, 3]),
        ("씬 1 (4초): 비.\n씬 2 (3초): 문.", [4, 3]),
        ("Plano 1 (4 s): lluvia.\nPlano 2 (3 s): una puerta.", [4, 3]),
        ("[00:00-00:04] Rain falls.\n[00:04-00:07] A door.", [4, 3]),
        ("0-4s: rain falls. 4-7s: a door opens.", [4, 3]),
        ("1. Wide shot of rain on a roof.\n2. A red door slowly opens.", [None, None]),
        ("Shots: 1) rain on a tin roof, 2 s. 2) a red door opens, 3 s.", [2, 3]),
        ("**Shot 1 (4s):** rain\n**Shot 2 (3s):** door", [4, 3]),
    ],
)
def test_shots_are_found_in_every_layout(said: str, shots: list[float | None]) -> None:
    assert shape(said) == [("shot", seconds) for seconds in shots]


def test_a_table_with_a_row_for_each_shot_is_a_list_of_shots() -> None:
    table = "| Shot | Time | Picture |\n|---|---|---|\n| 1 | 0-2 s | rain |\n| 2 | 2-5 s | a door |"
    assert shape(table) == [("shot", 2), ("shot", 3)]


def test_json_with_mistakes_is_read_all_the_same() -> None:
    said = '{"shots": [{"sec": 2, "action": "rain"} {"sec": 3, "action": "a door",}]'
    assert shape(said) == [("shot", 2), ("shot", 3)]


def test_quotations_inside_data_are_signs_and_lines_as_anywhere() -> None:
    said = """{"shots": [
        {"no": 1, "dur": "3s", "desc": "门口的屏幕亮起，显示“欢迎回家”"},
        {"no": 2, "dur": "3s", "desc": "A board reads \\"SOLD OUT\\" and Ida says \\"Oh no.\\""},
        {"no": 3, "dur": "4s", "desc": "Ida's dog",
         "line": {"who": "Ida", "text": "\\"Fine\\", is it?"}}
    ]}"""
    plan = plan_of(said)
    assert [[sign.text for sign in shot.lettering] for shot in plan.shots] == [
        ["欢迎回家"],
        ["SOLD OUT"],
        [],
    ]
    assert [line.text for line in plan.lines] == ["Oh no.", "“Fine”, is it?"]


def test_a_number_that_comes_again_begins_no_shot() -> None:
    assert len(shape(NUMBERED + " Notes: Shot 1: keep it dark.")) == 2


@pytest.mark.parametrize(
    ("line", "kind", "content"),
    [
        ("- Scene: a mill", "place", "a mill"),
        ("【风格】水墨", "style", "水墨"),
        ("台词：“走吧。”", "dialogue", "“走吧。”"),
        ("금지: 자막", "avoid", "자막"),
        ("**Música:** tango", "music", "tango"),
        ("[Character A: Ida, red coat]", "cast", "Ida, red coat"),
    ],
)
def test_a_label_says_what_its_field_holds(line: str, kind: str, content: str) -> None:
    text, sections = read_sections(line)
    (bit,) = sections[0].bits
    assert (bit.kind, text.words(bit.span).strip("* ")) == (kind, content)


def test_a_screenplay_gives_lines_their_speaker_and_direction() -> None:
    text, sections = read_sections("INT. MILL - NIGHT\n\nIDA\n(tired)\nNot again.\n")
    line = next(bit for bit in sections[1].bits if bit.kind == "dialogue")
    assert line.label is not None
    assert line.note is not None
    assert (text.words(line.label), text.words(line.note)) == ("IDA", "(tired)")


def test_talk_without_quotation_marks_is_dialogue() -> None:
    text, sections = read_sections("Ida: Who is there?\nJon: Only me.")
    assert [bit.kind for bit in sections[0].bits] == ["dialogue", "dialogue"]
    assert text.words(sections[0].bits[1].span) == "Only me."


def test_only_the_first_of_several_videos_is_read() -> None:
    text, _ = read_sections("Version 1: a cat sleeps.\nVersion 2: a dog barks.")
    assert "dog" not in text.raw


DATA = {
    "ja": """{"タイトル": "夜の待合室", "全体秒数": 9, "カット": [
        {"番号": 1, "秒": 4, "サイズ": "ワイド", "内容": "誰もいない待合室"},
        {"番号": 2, "秒": 5, "サイズ": "クローズアップ", "内容": "紗季が時計を見る",
         "セリフ": {"話者": "紗季", "方言": "博多弁", "言い方": "早口",
                  "本文": "もう来んとよ"}}]}""",
    "zh": """{"标题": "夜班", "总秒数": 9, "镜头": [
        {"编号": 1, "秒": 4, "景别": "全景", "内容": "空荡荡的候车室"},
        {"编号": 2, "秒": 5, "景别": "特写", "内容": "阿珍看表",
         "台词": {"说话人": "阿珍", "口音": "东北口音", "语调": "困倦",
                  "原话": "末班车都没了"}}]}""",
}


@pytest.mark.parametrize(
    ("language", "words", "dialect"),
    [("ja", "もう来んとよ", "Hakata"), ("zh", "末班车都没了", "Northeastern")],
)
def test_data_may_have_keys_in_the_users_own_language(language: str, words: str, dialect: str):
    plan = plan_of(DATA[language])
    assert [shot.seconds for shot in plan.shots] == [4, 5]
    assert [shot.framing for shot in plan.shots] == ["wide", "close-up"]
    (line,) = plan.shots[1].dialogue
    assert (line.text, line.dialect) == (words, dialect)
    assert line.delivery


YAML = """title: Night Tram
aspect: 9:16
shots:
  - n: 1
    dur: 4s
    cam: wide, static
    desc: an empty tram stop, a screen reads "LAST TRAM 23:40"
  - n: 2
    dur: 5s
    cam: close-up, dolly in
    desc: Ilse (conductor, Irish accent) punches a ticket
    say: {who: Ilse, lang: en, tone: tired, text: "You're the only one tonight."}
  - n: 3
    dur: 3s
    desc: >
      the tram drives off
    sfx: one bell
"""


def test_a_request_may_be_yaml():
    plan = plan_of(YAML)
    assert plan.aspect_ratio == "9:16"
    assert [shot.seconds for shot in plan.shots] == [4, 5, 3]
    assert [shot.framing for shot in plan.shots][:2] == ["wide", "close-up"]
    assert plan.shots[1].movement == "dolly in"
    assert [sign.text for sign in plan.shots[0].lettering] == ["LAST TRAM 23:40"]
    (line,) = plan.shots[1].dialogue
    assert (line.text, line.dialect) == ("You're the only one tonight.", "Irish")
    assert line.delivery == "tired"
    assert plan.shots[2].action == "the tram drives off"
    assert plan.shots[2].sound.effects == ("one bell",)


def test_yaml_may_stand_in_a_fence():
    assert plan_of(f"```yaml\n{YAML}```") == plan_of(YAML)


@pytest.mark.parametrize(
    "words",
    [
        "shots:\n  - &a desc: a cat\n    dur: 3s\n  - *a\n",
        "shots:\n  - desc: a cat: asleep: again\n    dur: 3s\n",
        "shots:\n  - desc: [[[[ a cat\n    dur: 3s\n",
    ],
)
def test_what_is_no_tree_is_read_as_words(words: str):
    assert any("cat" in shot.action for shot in plan_of(words).shots)

"""Data is read as data with words around it, which tell of the whole video."""

import json

import pytest
from callsheet.agent.director import plan_of

SPEC = {
    "title": "Lamp Nine",
    "shots": [
        {"seconds": 3, "visual": "a dark quarry"},
        {"seconds": 4, "visual": "Ines lifts a lamp", "dialogue": "Ines: Anyone there?"},
    ],
}
JSON = json.dumps(SPEC)
YAML = """title: Lamp Nine
shots:
  - no: 1
    sec: 3
    visual: a dark quarry
  - no: 2
    sec: 4
    visual: Ines lifts a lamp
    dialogue: 'Ines: Anyone there?'
"""


@pytest.mark.parametrize("data", [JSON, json.dumps(SPEC, indent=2), YAML])
@pytest.mark.parametrize(
    "around",
    [
        "Hi! Please make this, thanks:\n\n{}",
        "Here is the spec.\n```\n{}\n```\n",
        "这是脚本：\n\n{}",
        "スペックです。\n\n{}",
    ],
)
def test_words_around_data_do_not_change_it(data: str, around: str):
    alone, beside = plan_of(data), plan_of(around.format(data))
    assert beside.title == "Lamp Nine"
    assert beside.shots == alone.shots
    assert [line.text for line in beside.lines] == ["Anyone there?"]


def test_words_around_data_are_of_the_whole_video():
    plan = plan_of(f"Vertical, please, and no subtitles.\n\n{JSON}\n\nNo music at all.")
    assert (plan.aspect_ratio, plan.subtitles) == ("9:16", False)
    assert "music" in (plan.avoid or "").lower()
    assert len(plan.shots) == 2


def test_who_speaks_may_stand_before_a_dash_in_data():
    lines = '    dialogue:\n      - Ines (softly) - "Anyone there?"\n      - Bo - "Only me."\n'
    plan = plan_of(YAML.partition("    dialogue")[0] + lines)
    names = {who.id: who.name for who in plan.characters}
    said = [(names[x.character], x.text, x.delivery) for x in plan.lines]
    assert said == [("Ines", "Anyone there?", "softly"), ("Bo", "Only me.", None)]


def test_braces_in_a_sentence_are_no_data():
    plan = plan_of('A sign on the wall reads "{"open": "late"}". A cat yawns under it, 5 seconds.')
    assert plan.seconds == 5
    assert any("cat" in shot.action for shot in plan.shots)

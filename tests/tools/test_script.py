"""The plan as words: complete, in five languages, and with nothing a person would not write."""

import pytest
from callsheet.generator.plan import VideoPlan, read_plan
from callsheet.tools.script import LANGUAGES, script
from inline_snapshot import snapshot

PLAN: VideoPlan = read_plan(
    {
        "title": "The last dumpling",
        "aspect_ratio": "9:16",
        "style": "neon, film grain",
        "avoid": "no crowds",
        "subtitles": True,
        "elements": [
            {"id": "e1", "handle": "@Image 1", "name": "steamer", "kind": "object", "looks": "old"},
            {"id": "mei_e", "handle": "@Mei", "name": "Mei", "kind": "character"},
        ],
        "characters": [
            {
                "id": "mei",
                "name": "Mei",
                "looks": "young woman, red coat",
                "voice": {"language": "zh", "dialect": "Sichuanese", "manner": "low and calm"},
                "element": "mei_e",
            },
            {"id": "n", "name": "Narrator"},
        ],
        "shots": [
            {
                "id": "s1",
                "seconds": 4,
                "scene": "night market in the rain",
                "action": "Steam rises over the stalls.\nNobody is there yet.",
                "framing": "wide",
                "movement": "crane down",
                "elements": ["e1"],
                "lettering": [
                    {"text": "深夜饺子", "place": "neon sign"},
                    {"text": "11 PM", "place": "top left", "in_scene": False, "seconds": 1.5},
                ],
                "sound": {"ambience": "rain", "effects": ["a door slams", "thunder"]},
                "dialogue": [
                    {"id": "l1", "character": "n", "text": "Every night.", "voice_over": True}
                ],
            },
            {
                "id": "s2",
                "seconds": 2.25,
                "action": "Mei takes the last one",
                "framing": "close-up",
                "angle": "low",
                "characters": ["mei"],
                "transition": "match cut",
                "sound": {"music": "slow piano"},
                "dialogue": [
                    {
                        "id": "l2",
                        "character": "mei",
                        "text": "最后一个是我的！",
                        "original": "The last one is mine!",
                        "language": "zh",
                        "dialect": "Sichuanese",
                        "delivery": "whispers, smiling",
                        "starts": 0.5,
                    }
                ],
            },
        ],
    }
)


def test_a_script_says_all_that_words_can_say():
    assert script(PLAN) == snapshot("""\
Title: The last dumpling
Length: 6.25 s
Format: 9:16, 720p, 24 fps, with subtitles
Style: neon, film grain
Without: no crowds

References:
  @Image 1 (object; old): steamer
  @Mei (character): Mei

Characters:
  Mei (Chinese, Sichuanese; low and calm; @Mei): young woman, red coat
  Narrator (English)

Shot 1 (4 s)
  Camera: wide, eye level, crane down
  Place: night market in the rain
  Picture: Steam rises over the stalls.
      Nobody is there yet.
  Who: @Image 1
  Narrator (English; voice-over): “Every night.”
  Lettering (neon sign): “深夜饺子”
  Lettering (top left; over the picture; for 1.5 s): “11 PM”
  Ambience: rain
  Sound effects: a door slams; thunder

Shot 2 (2.25 s)
  Transition: match cut
  Camera: close-up, low angle, static
  Picture: Mei takes the last one
  Who: Mei
  Mei (Chinese, Sichuanese; whispers, smiling; from 0.5 s): “最后一个是我的！”
  Original: “The last one is mine!”
  Music: slow piano
""")


def test_a_chinese_script_has_chinese_labels_and_marks():
    assert script(PLAN, "zh") == snapshot("""\
标题：The last dumpling
总时长：6.25秒
画幅：9:16，720p，24 fps，加字幕
风格：neon, film grain
不要：no crowds

参考：
  @Image 1（物品；old）：steamer
  @Mei（角色）：Mei

人物：
  Mei（中文，四川话；low and calm；@Mei）：young woman, red coat
  Narrator（英语）

镜头1（4秒）
  摄影：全景，平视，降镜头
  地点：night market in the rain
  画面：Steam rises over the stalls.
      Nobody is there yet.
  出场人物：@Image 1
  Narrator（英语；画外音）：“Every night.”
  屏幕文字（neon sign）：“深夜饺子”
  屏幕文字（top left；叠加；持续1.5秒）：“11 PM”
  环境音：rain
  音效：a door slams；thunder

镜头2（2.25秒）
  转场：匹配剪辑
  摄影：特写，仰拍，固定镜头
  画面：Mei takes the last one
  出场人物：Mei
  Mei（中文，四川话；whispers, smiling；从0.5秒起）：“最后一个是我的！”
  原文：“The last one is mine!”
  音乐：slow piano
""")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_labels_every_fact(language):
    written = script(PLAN, language)
    facts = ["最后一个是我的！", "@Mei", "@Image 1", "深夜饺子", "neon sign", "2.25"]
    assert [fact for fact in facts if fact not in written] == []
    assert len(written.splitlines()) == len(script(PLAN).splitlines())


def test_a_language_without_a_name_is_written_as_its_tag(plan_of):
    plan = plan_of(
        {"dialogue": [{"id": "l1", "character": "a", "text": "Ahoj!", "language": "cs"}]},
        characters=[{"id": "a", "name": "Ana"}],
    )
    assert "  Ana (cs): “Ahoj!”" in script(plan).splitlines()


def test_what_a_plan_leaves_empty_takes_no_line(plan_of):
    assert script(plan_of()) == snapshot("""\
Title: test
Length: 1 s
Format: 16:9, 720p, 24 fps

Shot 1 (1 s)
  Camera: medium shot, eye level, static
  Picture: nothing moves
""")

from pathlib import Path

from callsheet.generator.compose import SpokenLine, Video
from callsheet.generator.plan import VideoPlan, read_plan
from callsheet.tools.export import srt
from inline_snapshot import snapshot


def captions(*lines: tuple[str, str, float, float]) -> list[str]:
    """The rows of captions for (speaker, words, starts, ends)."""
    people = dict.fromkeys(who for who, *_ in lines)
    plan: VideoPlan = read_plan(
        {
            "title": "captions",
            "characters": [{"id": who, "name": who} for who in people],
            "shots": [
                {
                    "id": "s1",
                    "seconds": 20,
                    "action": "talk",
                    "dialogue": [
                        {"id": f"l{n}", "character": who, "text": text}
                        for n, (who, text, *_) in enumerate(lines)
                    ],
                }
            ],
        }
    )
    video = Video(
        path=Path("v.mp4"),
        frames=480,
        fps=24,
        width=64,
        height=36,
        has_sound=True,
        spoken=tuple(SpokenLine("s1", f"l{n}", *when) for n, (_, _, *when) in enumerate(lines)),
    )
    return srt(plan, video).splitlines()


def test_one_speaker_is_not_named():
    assert captions(("Ada", "We turn back now.", 0.5, 1.75)) == snapshot(
        ["1", "00:00:00,500 --> 00:00:01,750", "We turn back now."]
    )


def test_several_speakers_are_named_and_stand_in_order_of_time():
    assert captions(("Ada", "你好！", 3, 4.2), ("Tom", "Hello.", 1, 1.9)) == snapshot(
        [
            "1",
            "00:00:01,000 --> 00:00:01,900",
            "Tom: Hello.",
            "",
            "2",
            "00:00:03,000 --> 00:00:04,200",
            "Ada: 你好！",
        ]
    )


def test_short_word_stands_long_enough_to_be_read_but_not_over_the_next():
    rows = captions(("Ada", "No.", 1, 1.2), ("Ada", "Go.", 1.6, 1.8), ("Ada", "Now.", 4, 4.1))
    assert rows[1::4] == snapshot(
        [
            "00:00:01,000 --> 00:00:01,600",
            "00:00:01,600 --> 00:00:02,433",
            "00:00:04,000 --> 00:00:04,833",
        ]
    )


def test_long_line_is_two_rows_broken_where_people_pause():
    text = "We turn back now, all of us, or we do not turn back tonight at all."
    assert captions(("Ada", text, 0, 4))[2:] == snapshot(
        ["We turn back now, all of us,", "or we do not turn back tonight at all."]
    )


def test_line_too_long_for_the_screen_becomes_captions_with_their_share_of_its_time():
    text = (
        "The harbour was still asleep when the first boats came in. Nobody had seen them leave, "
        "and nobody asked where they had been. That was the custom on the island."
    )
    assert captions(("Ada", text, 0, 10)) == snapshot(
        [
            "1",
            "00:00:00,000 --> 00:00:03,694",
            "The harbour was still asleep",
            "when the first boats came in.",
            "",
            "2",
            "00:00:03,694 --> 00:00:07,834",
            "Nobody had seen them leave,",
            "and nobody asked where they had been.",
            "",
            "3",
            "00:00:07,834 --> 00:00:10,000",
            "That was the custom on the island.",
        ]
    )


def test_chinese_is_broken_between_letters_and_never_before_punctuation():
    text = "雨已经下了三天三夜，谁也不知道它什么时候会停，可是夜市的灯还是一盏一盏地亮了起来。"
    rows = captions(("Ada", text, 0, 8))
    assert "".join(row for row in rows if row[:1] >= "雨" or row[:1] > "一") == text
    assert all(row[0] not in "，。" for row in rows if row)


def test_hours_are_counted():
    assert captions(("Ada", "Late.", 3661.5, 3662.5))[1] == "01:01:01,500 --> 01:01:02,500"


def test_nothing_spoken_makes_no_captions():
    assert captions() == []

"""First requests of many forms in five languages: what they state must stand in the plan."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from callsheet.agent.director import plan_of
from callsheet.generator.plan import DialogueLine, VideoPlan

_FILE = Path(__file__).with_name("cases") / "first_requests.jsonl"
CASES = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]
"""Each with the facts its text states; None where it states nothing."""


def _bare(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _lines(plan: VideoPlan) -> dict[str, tuple[DialogueLine, str]]:
    """The lines by their words, each with who says it."""
    names = {character.id: character.name for character in plan.characters}
    return {
        _bare(line.text): (line, _bare(names[line.character]))
        for shot in plan.shots
        for line in shot.dialogue
    }


def _lost_lines(case: dict[str, Any], plan: VideoPlan) -> Iterator[str]:
    spoken = _lines(plan)
    for stated in case["dialogue"]:
        found = spoken.pop(_bare(stated["text"]), None)
        if found is None:
            yield f"{stated['text']}: not spoken, but {list(spoken)}"
            continue
        line, name = found
        if not any(_bare(called) in name or name in _bare(called) for called in stated["speaker"]):
            yield f"{stated['text']}: spoken by {name}"
        languages = stated["language"]
        if line.language not in (languages if isinstance(languages, list) else [languages]):
            yield f"{stated['text']}: in {line.language}"
        if stated["voice_over"] is not None and line.voice_over != stated["voice_over"]:
            yield f"{stated['text']}: voice-over {line.voice_over}"
        if stated["accent"] and stated["accent"] not in (line.dialect or ""):
            yield f"{stated['text']}: with accent {line.dialect}"
    if spoken:
        yield f"nobody was to say {list(spoken)}"


def _lost_form(case: dict[str, Any], plan: VideoPlan) -> Iterator[str]:
    if case["total_seconds"] and abs(plan.seconds - case["total_seconds"]) > 0.05:
        yield f"{plan.seconds} s"
    if case["aspect_ratio"] and plan.aspect_ratio != case["aspect_ratio"]:
        yield plan.aspect_ratio
    seconds = [shot.seconds for shot in plan.shots]
    if case["shot_seconds"] and seconds != case["shot_seconds"]:
        yield f"shots of {seconds} s"
    shown = {_bare(lettering.text) for shot in plan.shots for lettering in shot.lettering}
    yield from (
        f"{text}: not shown" for text in case["lettering"] or () if _bare(text) not in shown
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_request_keeps_its_lines_with_speaker_language_accent_and_voice(
    case: dict[str, Any],
) -> None:
    assert list(_lost_lines(case, plan_of(case["text"]))) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_request_keeps_its_lengths_its_shape_and_its_lettering(case: dict[str, Any]) -> None:
    assert list(_lost_form(case, plan_of(case["text"]))) == []


def test_a_wide_bar_parts_the_number_of_a_shot_from_its_length() -> None:
    plan = plan_of("【时长】8秒\n【分镜】\n镜号01｜3秒\n画面：山。\n镜号02｜5秒\n画面：海。\n")
    assert [shot.seconds for shot in plan.shots] == [3, 5]


@pytest.mark.parametrize(
    "words",
    ["蛋糕上插的牌子写「九十歲少女」", "畫面中央浮出白色字「九十歲少女」", "最后出字“九十歲少女”"],
)
def test_what_is_written_on_something_is_read(words: str) -> None:
    plan = plan_of(f"镜头1（3秒）：{words}。")
    assert [sign.text for sign in plan.shots[0].lettering] == ["九十歲少女"]
    assert not plan.lines


def test_a_first_column_that_counts_from_one_numbers_the_shots_whatever_it_is_called() -> None:
    plan = plan_of(
        "| 镜头 | 时长 | 画面 | 台词 |\n|---|---|---|---|\n"
        "| 1 | 4秒 | 站台上只有一个背吉他的年轻人 | 大妈：“晚点了。” |\n"
        "| 2 | 5秒 | 大妈推着车过来 | 大妈：“来个红薯嘛？” |"
    )
    actions = [shot.action for shot in plan.shots]
    assert actions == ["站台上只有一个背吉他的年轻人", "大妈推着车过来"]

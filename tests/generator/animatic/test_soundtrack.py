from pathlib import Path
from typing import Any

import numpy as np
import pytest
from callsheet.generator.animatic.soundtrack import (
    NATURAL,
    SHORTEST,
    HeardLine,
    laid_out,
    needed_tempo,
    soundtrack,
)
from callsheet.generator.animatic.visemes import MouthShape
from callsheet.generator.assets import Assets
from callsheet.generator.job import Limits, RenderJob, jobs_for
from callsheet.generator.media import SAMPLE_RATE, Samples, write_flac
from callsheet.generator.plan import read_plan

HERE = Path()


def line(text: str, who: str = "c1", **more: Any) -> dict[str, Any]:
    return {"text": text, "character": who, **more}


def job(*shots: list[dict[str, Any]], seconds: float = 4, **more: Any) -> RenderJob:
    """One job of shots with these lines."""
    plan = read_plan(
        {
            "title": "sound",
            "characters": [
                {"id": "c1", "name": "Ada", "looks": "woman"},
                {"id": "c2", "name": "Tom", "looks": "man"},
            ],
            **more,
            "shots": [
                {
                    "id": f"s{n}",
                    "seconds": seconds,
                    "scene": "room",
                    "action": "talk",
                    "characters": ["c1", "c2"],
                    "elements": [element["id"] for element in more.get("elements", ())],
                    "sound": {"ambience": "silence"},
                    "dialogue": [{"id": f"s{n}l{m}", **one} for m, one in enumerate(lines)],
                }
                for n, lines in enumerate(shots)
            ],
        }
    )
    (whole,) = jobs_for(plan, "test", Limits(shots_per_job=9))
    return whole


def decibels(samples: Samples, starts: float, ends: float) -> float:
    part = samples[round(starts * SAMPLE_RATE) : round(ends * SAMPLE_RATE)]
    return 10 * float(np.log10(np.mean(np.square(part)) + 1e-12))


@pytest.mark.parametrize(("fps", "seconds"), [(24, 1.3), (25, 2), (30, 0.7), (60, 0.05)])
def test_sound_is_as_long_as_the_picture_to_the_sample(fps: int, seconds: float):
    whole = job([line("Go.")], [], seconds=seconds, fps=fps)
    heard = soundtrack(whole, HERE)
    assert heard.samples.shape == (round(whole.frames / fps * SAMPLE_RATE), 2)
    assert heard.samples.dtype == np.float32


def test_lines_are_heard_in_order_where_they_are_said_to_be():
    heard = soundtrack(job([line("Where is the boat?"), line("Gone.", "c2")]), HERE)
    first, second = heard.lines
    assert (first.character, second.character) == ("c1", "c2")
    assert 0.2 < first.starts < first.ends < second.starts < second.ends < 4
    for spoken in heard.lines:
        assert decibels(heard.samples, spoken.starts, spoken.ends) > -30
    assert decibels(heard.samples, first.ends + 0.05, second.starts - 0.02) < -50
    assert decibels(heard.samples, second.ends + 0.1, 3.9) < -50


def test_mouth_moves_in_the_time_of_the_clip_and_rests_after_each_line():
    heard = soundtrack(job([line("One.")], [line("Two.")], seconds=2), HERE)
    for spoken in heard.lines:
        assert all(spoken.starts <= s.starts <= spoken.ends + 0.001 for s in spoken.mouth)
        assert spoken.mouth[-1] == MouthShape(spoken.ends, "rest")
    assert [(spoken.shot, spoken.line) for spoken in heard.lines] == [(0, 0), (1, 0)]
    assert heard.lines[1].starts > 2


def test_line_starts_when_the_plan_says():
    heard = soundtrack(job([line("Now.", starts=2.5)]), HERE)
    assert heard.lines[0].starts == pytest.approx(2.5, abs=0.01)


def test_words_that_are_a_little_too_many_are_said_faster_and_all_heard():
    text = "We turn back now, or we do not turn back at all, my friend."
    calm = soundtrack(job([line(text)], seconds=8), HERE).lines[0]
    hurried = soundtrack(job([line(text)], seconds=3), HERE)
    length = hurried.lines[0].ends - hurried.lines[0].starts
    assert length < 0.95 * (calm.ends - calm.starts)
    assert hurried.lines[0].ends <= 3
    assert hurried.notes == ()


def test_line_is_said_faster_to_end_before_the_next_one_is_wanted():
    text = "We turn back now, all of us."
    natural = soundtrack(job([line(text)], seconds=8), HERE).lines[0]
    length = natural.ends - natural.starts
    lines = [line(text, starts=0), line("No.", "c2", starts=round(length * 0.9, 2))]
    first, second = soundtrack(job(lines, seconds=8), HERE).lines
    assert first.ends < second.starts
    assert second.starts == pytest.approx(length * 0.9, abs=0.02)


@pytest.mark.parametrize(
    ("lengths", "wanted", "seconds", "tempo"),
    [
        ([], [], 4, 1),
        ([0.0], [None], 0.04, 1),
        ([3.0], [None], 4, 1),
        ([4.0], [None], 4, 1.06),
        ([9.0], [None], 4, 1.35),
        ([1.0], [3.15], 4, 1.275),
        ([1.0, 1.0], [0.0, 1.0], 4, 1.159),
    ],
)
def test_tempo_is_what_is_needed_and_no_more(
    lengths: list[float], wanted: list[float | None], seconds: float, tempo: float
):
    assert needed_tempo(lengths, wanted, seconds) == pytest.approx(tempo, abs=0.01)


def test_words_that_cannot_fit_are_cut_off_and_said_so_without_naming_the_shot():
    text = "This is far too much to say in a second and a half, and nobody could say it."
    heard = soundtrack(job([line(text)], seconds=1.5), HERE)
    assert heard.lines[0].ends == 1.5
    (note,) = heard.notes
    assert "lasts 1.5 s" in note
    assert "and nobody could say it." in note
    assert "s0" not in note
    assert np.abs(heard.samples[-1]).max() < 1e-3


def test_speakers_are_heard_from_their_side_and_a_narrator_from_the_middle():
    lines = [line("Left."), line("Right.", "c2"), line("Outside.", voice_over=True)]
    heard = soundtrack(job(lines, seconds=6), HERE)
    sides = [
        decibels(heard.samples[:, :1], s.starts, s.ends)
        - decibels(heard.samples[:, 1:], s.starts, s.ends)
        for s in heard.lines
    ]
    assert sides[0] > 2
    assert sides[1] < -2
    assert sides[2] == pytest.approx(0, abs=0.2)
    assert [spoken.voice_over for spoken in heard.lines] == [False, False, True]


def test_plan_without_sound_is_silent_but_keeps_the_time_of_its_lines():
    heard = soundtrack(job([line("Hello there.")], audio=False), HERE)
    assert not heard.samples.any()
    assert heard.lines[0].ends > heard.lines[0].starts + 0.3


def test_same_job_gives_the_same_sound():
    whole = job([line("Hello.", delivery="whispers"), line("你好。", "c2", language="zh")])
    first, second = soundtrack(whole, HERE), soundtrack(whole, HERE)
    assert first.samples.tobytes() == second.samples.tobytes()
    assert first.lines == second.lines


def test_stand_in_for_a_dialect_is_told_once():
    lines = [line("你好。", language="zh", dialect="Sichuanese"), line("走吧。", language="zh")]
    lines[1]["dialect"] = "Sichuanese"
    (note,) = soundtrack(job(lines), HERE).notes
    assert note == "no built-in voice speaks Sichuanese: standard Mandarin stands in for it"


def uploaded(folder: Path) -> str:
    """The asset id of half a second of a tone."""
    time = np.arange(SAMPLE_RATE // 2) / SAMPLE_RATE
    wave = (0.5 * np.sin(2 * np.pi * 700 * time)).astype(np.float32)
    write_flac(folder / "tone.flac", np.stack([wave, wave], axis=1))
    return Assets(folder).add(folder / "tone.flac")


def test_uploaded_sound_is_heard_in_the_shot_that_has_it(tmp_path: Path):
    tune = {"id": "e1", "handle": "@Audio 1", "name": "a tune", "kind": "object"}
    whole = job([], seconds=2, elements=[{**tune, "assets": [uploaded(tmp_path)]}])
    heard = soundtrack(whole, tmp_path)
    assert decibels(heard.samples, 0.05, 0.45) == pytest.approx(-28, abs=2)
    assert decibels(heard.samples, 0.6, 1.9) < -50


def test_uploaded_voice_is_told_not_to_be_imitated_and_is_not_played(tmp_path: Path):
    ada = {"id": "e1", "handle": "@Ada", "name": "Ada", "kind": "character"}
    whole = job(
        [line("Hello.")],
        elements=[{**ada, "assets": [uploaded(tmp_path)]}],
        characters=[{"id": "c1", "name": "Ada", "element": "e1"}, {"id": "c2", "name": "Tom"}],
    )
    heard = soundtrack(whole, tmp_path)
    assert heard.notes == (
        "the uploaded voice of Ada cannot be imitated: a built-in one stands in",
    )
    assert decibels(heard.samples, 0, 0.2) < -50


def test_line_without_a_sound_is_kept_and_takes_no_time():
    heard = soundtrack(job([line("…"), line("Yes.")]), HERE)
    silent: HeardLine = heard.lines[0]
    assert silent.starts == silent.ends
    assert heard.lines[1].ends > heard.lines[1].starts


def test_sound_begins_and_ends_in_silence():
    whole = job([line("Rain.")], seconds=3)
    rain = whole.model_copy(
        update={
            "shots": tuple(
                shot.model_copy(
                    update={"sound": shot.sound.model_copy(update={"ambience": "heavy rain"})}
                )
                for shot in whole.shots
            )
        }
    )
    heard = soundtrack(rain, HERE).samples
    assert np.abs(heard[[0, -1]]).max() == 0
    assert decibels(heard, 2.5, 2.9) == pytest.approx(-34, abs=2)


@pytest.mark.parametrize(
    ("lengths", "wanted", "seconds", "starts"),
    [
        ([1.0], [None], 4.0, (0.3,)),
        ([1.0, 1.0], [None, None], 4.0, (0.3, 1.65)),
        ([1.0], [2.0], 4.0, (2.0,)),
        ([1.0, 1.0], [None, 2.5], 4.0, (0.3, 2.5)),
        ([1.0], [3.5], 4.0, (2.95,)),
        ([1.0, 1.0], [0.0, 0.0], 4.0, (0.0, 1.12)),
        ([2.0, 2.0], [None, None], 4.0, (0.0, 2.0)),
        ([], [], 4.0, ()),
    ],
)
def test_lines_are_laid_out_in_order_as_wanted_and_inside_the_shot(
    lengths: list[float], wanted: list[float | None], seconds: float, starts: tuple[float, ...]
):
    assert laid_out(lengths, wanted, seconds, NATURAL) == pytest.approx(starts)
    assert SHORTEST.lead_in < NATURAL.lead_in

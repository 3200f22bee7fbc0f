"""Facts are made by hand, but for the last test, which measures real files."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from callsheet.generator import media
from callsheet.generator.compose import SpokenLine, Video, compose
from callsheet.generator.filters import Loudness
from callsheet.generator.job import Clip, Spoken
from callsheet.generator.plan import VideoPlan, read_plan
from callsheet.tools.review import Measured, findings, review

FPS, SECONDS = 24, 3


def plan(audio: bool = True, **second: Any) -> VideoPlan:
    """Two shots of three seconds; in the first Ada speaks."""
    return read_plan(
        {
            "title": "review",
            "audio": audio,
            "characters": [{"id": "c1", "name": "Ada"}],
            "shots": [
                {
                    "id": "s1",
                    "seconds": SECONDS,
                    "action": "Ada speaks",
                    "characters": ["c1"],
                    "dialogue": [{"id": "l1", "character": "c1", "text": "Now."}],
                },
                {"id": "s2", "seconds": SECONDS, "action": "a street", **second},
            ],
        }
    )


def video(spoken: bool = True) -> Video:
    lines = (SpokenLine("s1", "l1", 0.5, 1.5),) if spoken else ()
    return Video(Path("v.mp4"), 2 * SECONDS * FPS, FPS, 64, 36, True, lines)


def as_planned() -> Measured:
    """A bright, moving picture with one cut, and a voice."""
    frames = 2 * SECONDS * FPS
    change = np.full(frames, 0.01, np.float32)
    change[0], change[SECONDS * FPS] = 0, 0.4
    time = np.arange(2 * SECONDS * media.SAMPLE_RATE) / media.SAMPLE_RATE
    voice = np.where((time > 0.5) & (time < 1.5), 0.2 * np.sin(time * 2000), 0.001)
    return Measured(
        facts=media.Facts(frames, FPS, 64, 36, 2 * SECONDS, "h264", "aac"),
        seen=media.Watched(
            brightness=np.full(frames, 0.4, np.float32),
            change=change,
            motion=np.full(frames, 0.5, np.float32),
        ),
        heard=np.stack([voice, voice], axis=1).astype(np.float32),
        loudness=Loudness(-16.2, -2.0),
    )


def told(measured: Measured, of: VideoPlan | None = None, spoken: bool = True) -> str:
    return "\n".join(findings(of or plan(), video(spoken), measured))


def test_video_as_planned_has_no_findings():
    assert told(as_planned()) == ""


def test_lost_frames_are_told_in_frames_and_seconds():
    now = as_planned()
    seen = media.Watched(now.seen.brightness[:-6], now.seen.change[:-6], now.seen.motion[:-6])
    assert "138 frames (5.75 s) and the plan 144 (6.00 s)" in told(now._replace(seen=seen))


def test_black_is_told_unless_the_shot_is_meant_dark():
    now = as_planned()
    now.seen.brightness[80:110] = 0.01
    assert "shot s2 is black for 1.2 s" in told(now)
    assert told(now, plan(action="fade to black")) == ""


def test_still_picture_is_told_where_somebody_acts_or_the_camera_moves():
    now = as_planned()
    now.seen.motion[76:140] = 0.01
    assert told(now) == ""
    assert "nothing moves for 2.7 s of shot s2" in told(now, plan(movement="dolly in"))


def test_cut_that_cannot_be_seen_is_told():
    now = as_planned()
    now.seen.change[72] = 0.001
    assert "no cut is seen at 3.00 s, from shot s1 to s2" in told(now)
    assert told(now, plan(transition="dissolve")) == ""


def test_cut_that_nobody_planned_is_told():
    now = as_planned()
    now.seen.change[100] = 0.5
    assert "the picture jumps at 4.17 s, inside shot s2" in told(now)
    assert told(now, plan(movement="whip pan")) == ""


def test_silent_line_is_told_by_its_words():
    now = as_planned()
    assert "line l1 ('Now.') cannot be heard in shot s1" in told(
        now._replace(heard=np.zeros_like(now.heard))
    )


def test_line_without_measured_times_is_looked_for_in_its_whole_shot():
    now = as_planned()
    assert told(now, spoken=False) == ""
    assert "cannot be heard" in told(now._replace(heard=np.zeros_like(now.heard)), spoken=False)


def test_missing_sound_track_is_told_and_a_silent_plan_is_kept():
    now = as_planned()
    mute = now._replace(facts=replace(now.facts, sound=None))
    assert "has no sound although words are spoken" in told(mute)
    assert told(mute, plan(audio=False)) == ""
    assert "the plan is silent and the video is not" in told(now, plan(audio=False))


@pytest.mark.parametrize(
    ("loudness", "says"),
    [
        (Loudness(-24.0, -9.0), "-24.0 LUFS where -16 are usual"),
        (Loudness(-16.0, 0.3), "peaks at 0.3 dBTP"),
    ],
)
def test_wrong_loudness_is_told(loudness: Loudness, says: str):
    assert says in told(as_planned()._replace(loudness=loudness))


def test_real_video_is_measured(tmp_path: Path):
    frames = SECONDS * FPS
    time = np.arange(SECONDS * media.SAMPLE_RATE) / media.SAMPLE_RATE
    tone = (0.1 * np.sin(2 * np.pi * 300 * time)).astype(np.float32)
    clips: list[Clip] = []
    for name, shade in (("a", 60), ("b", 200)):
        drawn = np.full((frames, 36, 64, 4), shade, np.uint8)
        for index in range(frames):
            drawn[index, 8:24, index % 40 : index % 40 + 16] = 255 - shade
        media.write_picture(tmp_path / f"{name}.mp4", iter(drawn), 64, 36, FPS)
        media.write_flac(tmp_path / f"{name}.flac", np.stack([tone, tone], axis=1))
        clips.append(
            Clip(
                key=name,
                frames=frames,
                fps=FPS,
                picture=tmp_path / f"{name}.mp4",
                sound=tmp_path / f"{name}.flac",
                poster=tmp_path / f"{name}.jpg",
                spoken=(Spoken(shot=0, line=0, starts=0.5, ends=1.5),) if name == "a" else (),
            )
        )
    made = compose(plan(), clips, tmp_path / "v.mp4")
    assert review(plan(), made) == ()

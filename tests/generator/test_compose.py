"""Clips are real files of 64 by 36 pixels whose first sample of sound is a click."""

from pathlib import Path

import av
import numpy as np
import pytest
from callsheet.generator import media
from callsheet.generator.compose import SpokenLine, compose
from callsheet.generator.errors import BadInput, CannotWrite
from callsheet.generator.filters import TARGET_LUFS, loudness
from callsheet.generator.job import Clip, Spoken
from callsheet.generator.plan import Sound, VideoPlan, read_plan

FPS = 24


def plan(*seconds: float, audio: bool = True) -> VideoPlan:
    return read_plan(
        {
            "title": "three",
            "audio": audio,
            "characters": [{"id": "c1", "name": "Ada"}],
            "shots": [
                {
                    "id": f"s{n}",
                    "seconds": length,
                    "action": "waits",
                    "dialogue": [{"id": f"l{n}", "character": "c1", "text": "Now."}],
                }
                for n, length in enumerate(seconds, 1)
            ],
        }
    )


def clip(
    folder: Path, name: str, frames: int, hertz: float = 440, shots: int = 1, beside: bool = True
) -> Clip:
    """A tone that begins with the picture and lasts as long."""
    drawn = (np.full((36, 64, 4), 8 * index % 250, np.uint8) for index in range(frames))
    media.write_picture(folder / f"{name}.mp4", drawn, 64, 36, FPS)
    time = np.arange(round(frames / FPS * media.SAMPLE_RATE)) / media.SAMPLE_RATE
    tone = (0.1 * np.sin(2 * np.pi * hertz * time)).astype(np.float32)
    media.write_flac(folder / f"{name}.flac", np.stack([tone, tone], axis=1))
    if not beside:
        sound = media.read_sound(folder / f"{name}.flac")
        media.join(folder / f"{name}+.mp4", [folder / f"{name}.mp4"], [frames], FPS, sound)
    return Clip(
        key=name,
        frames=frames,
        fps=FPS,
        picture=folder / (f"{name}.mp4" if beside else f"{name}+.mp4"),
        sound=folder / f"{name}.flac" if beside else None,
        poster=folder / f"{name}.jpg",
        spoken=tuple(Spoken(shot=n, line=0, starts=0.25 + n, ends=0.5 + n) for n in range(shots)),
    )


def pitch(samples: media.Samples) -> float:
    """The loudest frequency."""
    spectrum = np.abs(np.fft.rfft(samples[:, 0]))
    return float(spectrum.argmax()) * media.SAMPLE_RATE / len(samples)


def test_video_has_every_clip_in_order_with_its_own_sound(tmp_path: Path):
    clips = [
        clip(tmp_path, "a", 24, 300),
        clip(tmp_path, "b", 12, 600, beside=False),
        clip(tmp_path, "c", 36, 900),
    ]
    video = compose(plan(1, 0.5, 1.5), clips, tmp_path / "v.mp4")
    facts = media.probe(video.path)
    assert (video.frames, video.seconds, video.fps, video.has_sound) == (72, 3.0, 24, True)
    assert (facts.frames, facts.seconds, facts.sound) == (72, pytest.approx(3, abs=1e-3), "aac")
    heard = media.read_sound(video.path)
    for begins, ends, hertz in ((0, 1, 300), (1, 1.5, 600), (1.5, 3, 900)):
        inside = heard[round(begins * 48_000) + 960 : round(ends * 48_000) - 960]
        assert pitch(inside) == pytest.approx(hertz, abs=3)


def test_sound_changes_with_the_picture_to_the_millisecond(tmp_path: Path):
    clips = [clip(tmp_path, "a", 31, 200), clip(tmp_path, "b", 29, 3000)]
    video = compose(plan(31 / 24, 29 / 24), clips, tmp_path / "v.mp4")
    heard = media.read_sound(video.path)[:, 0]
    steep = np.abs(np.diff(heard))
    change = int(np.argmax(steep > 0.5 * steep.max())) / media.SAMPLE_RATE
    assert change == pytest.approx(31 / 24, abs=0.001)


def test_twelve_shots_keep_picture_and_sound_together(tmp_path: Path):
    """Each shot begins with a white frame and a beep."""
    frames = [24 + 7 * n % 12 for n in range(12)]
    clips: list[Clip] = []
    for number, count in enumerate(frames):
        flash = (np.full((36, 64, 4), 30 if index else 255, np.uint8) for index in range(count))
        made = clip(tmp_path, f"s{number}", count)
        media.write_picture(made.picture, flash, 64, 36, FPS)
        assert made.sound is not None
        sound = media.read_sound(made.sound)
        sound[480:] = 0
        media.write_flac(made.sound, sound * 5)
        clips.append(made)
    video = compose(plan(*(count / FPS for count in frames)), clips, tmp_path / "v.mp4")
    begins = np.cumsum([0, *frames[:-1]])
    with av.open(str(video.path)) as file:
        seen = [(float(frame.time), float(frame.to_ndarray(format="gray").mean()))
                for frame in file.decode(video=0)]  # fmt: skip
    assert len(seen) == video.frames == sum(frames)
    flashes = [time for time, light in seen if light > 200]
    heard = np.abs(media.read_sound(video.path)[:, 0])
    loud = np.flatnonzero(heard > 0.25 * heard.max()) / media.SAMPLE_RATE
    beeps = loud[np.diff(loud, prepend=-1.0) > 0.5]
    np.testing.assert_allclose(flashes, begins / FPS, atol=1e-6)
    np.testing.assert_allclose(beeps, flashes, atol=0.001)


def test_no_peak_of_the_video_is_above_one_decibel_below_full_scale(tmp_path: Path):
    made = clip(tmp_path, "a", 72)
    assert made.sound is not None
    sound = media.read_sound(made.sound)
    sound[::9000] = 1.0
    media.write_flac(made.sound, sound)
    video = compose(plan(3), [made], tmp_path / "v.mp4")
    assert loudness(media.read_sound(video.path)).peak < -1


def test_picture_is_not_encoded_again(tmp_path: Path):
    clips = [clip(tmp_path, "a", 24), clip(tmp_path, "b", 24)]
    video = compose(plan(1, 1), clips, tmp_path / "v.mp4")
    parts = [frame for part in clips for frame in frames_of(part.picture)]
    assert frames_of(video.path) == parts


def frames_of(path: Path) -> list[bytes]:
    with av.open(str(path)) as file:
        return [frame.to_ndarray().tobytes() for frame in file.decode(video=0)]


def test_spoken_times_are_told_in_the_time_of_the_video(tmp_path: Path):
    clips = [clip(tmp_path, "a", 24), clip(tmp_path, "b", 48, shots=2)]
    video = compose(plan(1, 1, 1), clips, tmp_path / "v.mp4")
    assert video.spoken == (
        SpokenLine("s1", "l1", 0.25, 0.5),
        SpokenLine("s2", "l2", 1.25, 1.5),
        SpokenLine("s3", "l3", 2.25, 2.5),
    )


def test_whole_video_has_one_loudness(tmp_path: Path):
    video = compose(plan(3), [clip(tmp_path, "a", 72)], tmp_path / "v.mp4")
    assert loudness(media.read_sound(video.path)).lufs == pytest.approx(TARGET_LUFS, abs=0.5)


def test_music_is_laid_under_the_whole_unless_a_clip_has_its_own(tmp_path: Path):
    told = plan(2, 2)
    shots = tuple(s.model_copy(update={"sound": Sound(music="calm")}) for s in told.shots)
    told = told.model_copy(update={"shots": shots})
    silent = np.zeros((2 * media.SAMPLE_RATE, 2), np.float32)
    clips = [clip(tmp_path, "a", 48), clip(tmp_path, "b", 48)]
    for part in clips:
        assert part.sound is not None
        media.write_flac(part.sound, silent)
    video = compose(told, clips, tmp_path / "v.mp4")
    heard = media.read_sound(video.path)
    assert np.abs(heard[2 * media.SAMPLE_RATE - 480 : 2 * media.SAMPLE_RATE + 480]).max() > 0.01
    scored = [part.model_copy(update={"music": True}) for part in clips]
    assert not compose(told, scored, tmp_path / "v.mp4").has_sound


def test_plan_without_sound_makes_a_file_without_a_sound_track(tmp_path: Path):
    video = compose(plan(1, audio=False), [clip(tmp_path, "a", 24)], tmp_path / "v.mp4")
    assert not video.has_sound
    assert not media.probe(video.path).has_sound


def test_same_clips_give_the_same_bytes(tmp_path: Path):
    clips = [clip(tmp_path, "a", 24)]
    first = compose(plan(1), clips, tmp_path / "1.mp4").path.read_bytes()
    assert compose(plan(1), clips, tmp_path / "2.mp4").path.read_bytes() == first


@pytest.mark.parametrize(
    ("lengths", "says"), [((1, 1), "no clip was given for s2"), ((2,), "24 frames")]
)
def test_clips_of_another_plan_are_refused(tmp_path: Path, lengths: tuple[float, ...], says: str):
    with pytest.raises(BadInput, match=says):
        compose(plan(*lengths), [clip(tmp_path, "a", 24)], tmp_path / "v.mp4")
    assert not (tmp_path / "v.mp4").exists()


def test_target_that_takes_no_file_is_named_and_an_old_video_kept(tmp_path: Path):
    clips = [clip(tmp_path, "a", 24)]
    with pytest.raises(CannotWrite, match="did not exist"):
        compose(plan(1), clips, tmp_path / "nowhere" / "v.mp4")
    (tmp_path / "v.mp4").write_bytes(b"old")
    clips[0].picture.write_bytes(b"broken")
    with pytest.raises(Exception, match="could not be read"):
        compose(plan(1), clips, tmp_path / "v.mp4")
    assert (tmp_path / "v.mp4").read_bytes() == b"old"

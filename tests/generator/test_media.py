"""Real files at a tiny size: 64 by 48 pixels."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from callsheet.generator import media
from callsheet.generator.errors import BadMedia, CannotWrite

WIDTH, HEIGHT, FPS = 64, 48, 24
RED, GREEN, BLUE = (40, 30, 200, 255), (30, 190, 50, 255), (210, 60, 40, 255)  # BGRA


def plain(colour: tuple[int, ...], frames: int) -> Iterator[media.Pixels]:
    """The same buffer again and again, as a drawer gives it, with a bar that moves."""
    buffer = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    for index in range(frames):
        buffer[:] = colour
        buffer[:, index % WIDTH] = 255
        yield buffer


def segment(path: Path, colour: tuple[int, ...] = RED, frames: int = 30) -> Path:
    assert media.write_picture(path, plain(colour, frames), WIDTH, HEIGHT, FPS) == frames
    return path


def decoded(path: Path) -> list[bytes]:
    with av.open(str(path)) as file:
        return [frame.to_ndarray().tobytes() for frame in file.decode(video=0)]


def beep(seconds: float, at: float, hertz: float = 1000) -> media.Samples:
    """Silence, and 50 ms of a tone."""
    time = np.arange(round(seconds * media.SAMPLE_RATE)) / media.SAMPLE_RATE
    tone = np.sin(2 * np.pi * hertz * time) * ((time >= at) & (time < at + 0.05)) * 0.5
    return np.stack([tone, tone], axis=1).astype(np.float32)


def onset(samples: media.Samples) -> float:
    """Seconds at which a beep begins."""
    return int(np.argmax(np.abs(samples[:, 0]) > 0.1)) / media.SAMPLE_RATE


def test_picture_says_what_it_is(tmp_path: Path):
    facts = media.probe(segment(tmp_path / "a.mp4"))
    assert facts == media.Facts(
        frames=30,
        fps=24,
        width=WIDTH,
        height=HEIGHT,
        seconds=1.25,
        picture="h264",
        sound=None,
    )
    assert not facts.has_sound


def test_colours_survive_and_are_tagged(tmp_path: Path):
    for colour in (RED, GREEN, BLUE):
        path = segment(tmp_path / "a.mp4", colour)
        seen = media.read_frame(path, 20)[:, 40:60].reshape(-1, 3).mean(axis=0)
        np.testing.assert_allclose(seen, colour[2::-1], atol=4)
    with av.open(str(path)) as file:
        code = file.streams.video[0].codec_context
        assert (code.colorspace, code.color_primaries, code.color_trc) == (1, 1, 1)
        assert code.color_range == 1


def test_same_frames_give_the_same_picture(
    tmp_path: Path, same_picture: Callable[[Path, Path], bool]
):
    assert same_picture(segment(tmp_path / "a.mp4"), segment(tmp_path / "b.mp4"))


def test_frame_is_read_by_its_index(tmp_path: Path):
    path = segment(tmp_path / "a.mp4", frames=60)
    for index in (0, 7, 47, 48, 59):
        bright = media.read_frame(path, index).mean(axis=(0, 2))
        assert int(bright.argmax()) == index
    assert (media.read_frame(path, 999) == media.read_frame(path, 59)).all()


def test_failed_drawing_leaves_no_file_and_is_told(tmp_path: Path):
    def breaks() -> Iterator[media.Pixels]:
        yield from plain(RED, 20)
        raise RuntimeError("the pen broke")

    with pytest.raises(RuntimeError, match="the pen broke"):
        media.write_picture(tmp_path / "a.mp4", breaks(), WIDTH, HEIGHT, FPS)
    assert not list(tmp_path.iterdir())


def test_failed_encoder_stops_the_drawing(tmp_path: Path):
    drawn = 0

    def endless() -> Iterator[media.Pixels]:
        nonlocal drawn
        buffer = np.zeros((HEIGHT, WIDTH - 1, 4), np.uint8)
        while True:
            drawn += 1
            yield buffer

    with pytest.raises(CannotWrite):
        media.write_picture(tmp_path / "a.mp4", endless(), WIDTH - 1, HEIGHT, FPS)
    assert drawn < 50
    assert not list(tmp_path.iterdir())


def test_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(CannotWrite, match="did not exist"):
        segment(tmp_path / "nowhere" / "a.mp4")


def test_full_disk_is_said_and_leaves_no_file(tmp_path: Path):
    program = f"""
import resource, numpy as np
from pathlib import Path
from callsheet.generator import media
from callsheet.generator.errors import CannotWrite
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
noise = np.random.default_rng(0).integers(0, 255, (30, 48, 64, 4), dtype=np.uint8)
for write in (
    lambda: media.write_picture(Path({str(tmp_path / "a.mp4")!r}), iter(noise), 64, 48, 24),
    lambda: media.write_flac(Path({str(tmp_path / "a.flac")!r}), np.random.default_rng(0)
                             .uniform(-1, 1, (48000, 2)).astype(np.float32)),
):
    try:
        write()
    except CannotWrite as error:
        print(error.problem)
"""
    run = subprocess.run(
        [sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.count("the disk was full while writing") == 2
    assert not list(tmp_path.iterdir())


def test_sound_in_flac_comes_back_sample_by_sample(tmp_path: Path):
    wanted = np.random.default_rng(1).uniform(-1, 1, (48_123, 2)).astype(np.float32)
    media.write_flac(tmp_path / "a.flac", wanted)
    got = media.read_sound(tmp_path / "a.flac")
    assert got.shape == wanted.shape
    np.testing.assert_allclose(got, wanted, atol=1.01 / 32768)
    assert media.probe(tmp_path / "a.flac").sound == "flac"


def test_picture_without_sound_has_no_samples(tmp_path: Path):
    assert media.read_sound(segment(tmp_path / "a.mp4")).shape == (0, 2)


def test_joined_pictures_are_the_segments_to_the_bit(tmp_path: Path):
    parts = [
        segment(tmp_path / "a.mp4", RED, 30),
        segment(tmp_path / "b.mp4", GREEN, 49),
        segment(tmp_path / "c.mp4", BLUE, 1),
    ]
    media.join(tmp_path / "v.mp4", parts, [30, 49, 1], FPS, beep(80 / FPS, 1))
    assert decoded(tmp_path / "v.mp4") == [frame for part in parts for frame in decoded(part)]
    with av.open(str(tmp_path / "v.mp4")) as file:
        times = [frame.time or 0.0 for frame in file.decode(video=0)]
    np.testing.assert_allclose(times, np.arange(80) / FPS, atol=1e-6)


def test_joined_file_tells_its_length_and_starts_at_once(tmp_path: Path):
    parts = [segment(tmp_path / "a.mp4"), segment(tmp_path / "b.mp4", BLUE)]
    media.join(tmp_path / "v.mp4", parts, [30, 30], FPS, beep(2.5, 1))
    facts = media.probe(tmp_path / "v.mp4")
    assert (facts.frames, facts.fps, facts.picture, facts.sound) == (60, 24, "h264", "aac")
    assert facts.seconds == pytest.approx(2.5, abs=0.001)
    whole = (tmp_path / "v.mp4").read_bytes()
    assert whole.index(b"moov") < whole.index(b"mdat")


@pytest.mark.parametrize("at", [0.1, 1.25, 2.3])
def test_sound_keeps_its_place_to_the_millisecond(tmp_path: Path, at: float):
    parts = [segment(tmp_path / "a.mp4"), segment(tmp_path / "b.mp4", BLUE)]
    media.join(tmp_path / "v.mp4", parts, [30, 30], FPS, beep(2.5, at))
    assert onset(media.read_sound(tmp_path / "v.mp4")) == pytest.approx(at, abs=0.001)


def test_clips_of_another_size_are_refused_by_name(tmp_path: Path):
    other = tmp_path / "other.mp4"
    frames = (np.zeros((32, 32, 4), np.uint8) for _ in range(5))
    media.write_picture(other, frames, 32, 32, FPS)
    with pytest.raises(BadMedia, match=r"other\.mp4"):
        media.join(tmp_path / "v.mp4", [segment(tmp_path / "a.mp4"), other], [30, 5], FPS, None)
    assert not (tmp_path / "v.mp4").exists()
    assert not list(tmp_path.glob(".writing*"))


def test_lost_frames_are_noticed(tmp_path: Path):
    with pytest.raises(BadMedia, match="30 frames where 31 were planned"):
        media.join(tmp_path / "v.mp4", [segment(tmp_path / "a.mp4")], [31], FPS, None)


def test_file_that_is_no_media_is_refused(tmp_path: Path):
    (tmp_path / "a.mp4").write_text("words")
    for look in (media.probe, media.read_sound):
        with pytest.raises(BadMedia, match=r"a\.mp4"):
            look(tmp_path / "a.mp4")
    with pytest.raises(BadMedia, match=r"missing\.mp4"):
        media.probe(tmp_path / "missing.mp4")

"""Whole clips, made as a worker makes them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from callsheet.generator import media
from callsheet.generator.animatic import Animatic
from callsheet.generator.assets import Assets
from callsheet.generator.errors import BadMedia, Stopped
from callsheet.generator.job import RenderJob
from callsheet.generator.media import probe
from callsheet.generator.plan import VideoPlan
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Plan = Callable[..., VideoPlan]
Draw = Callable[..., Image]
Tiny = Callable[..., RenderJob]
Photo = tuple[Path, str, Image]

ANNA = {"id": "anna", "name": "Anna", "looks": "woman in a red coat"}
SPEAKS = {
    "scene": "cafe",
    "seconds": 2,
    "framing": "close-up",
    "characters": ["anna"],
    "dialogue": [{"id": "l1", "character": "anna", "text": "Hello there"}],
}


def read_frame(path: Path, index: int) -> Image:
    """(H, W, 3) BGR."""
    return media.read_frame(path, index)[..., 2::-1]


def nothing(share: float) -> None:
    """Progress that nobody looks at."""


async def clip_in(folder: Path, job: RenderJob, assets: Path | None = None):
    folder.mkdir()
    return await Animatic(assets or folder).render(job, folder, nothing)


@pytest.fixture
def photo(tmp_path: Path) -> tuple[Path, str, Image]:
    """A folder of assets, the id of a picture in it, and its pixels."""
    pixels = np.zeros((90, 160, 3), np.uint8)
    pixels[:, :80] = (200, 120, 20)
    pixels[30:60, 100:140] = (30, 90, 220)
    cv2.imwrite(str(tmp_path / "photo.png"), pixels)
    assets = Assets(tmp_path / "assets")
    return assets.folder, assets.add(tmp_path / "photo.png"), pixels


async def test_a_clip_has_every_frame_its_sound_and_its_poster(
    plan_of: Plan, tiny: Tiny, tmp_path: Path
) -> None:
    job = tiny(plan_of(SPEAKS, characters=[ANNA]), fps=24)
    shares: list[float] = []
    clip = await Animatic(tmp_path).render(job, tmp_path, shares.append)
    facts = probe(clip.picture)
    assert (facts.width, facts.height, facts.frames) == (160, 90, 48)
    assert (clip.frames, clip.fps, clip.key) == (48, 24, job.key)
    assert clip.sound is not None
    assert probe(clip.sound).seconds == pytest.approx(2.0)
    poster = cv2.imread(str(clip.poster))
    assert poster is not None
    assert poster.shape == (90, 160, 3)
    assert clip.sound.parent == clip.poster.parent == tmp_path
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1
    (spoken,) = clip.spoken
    assert 0 <= spoken.starts < spoken.ends <= 2


def test_the_same_job_is_drawn_the_same_to_the_pixel(plan_of: Plan, drawn: Draw) -> None:
    plan = plan_of({**SPEAKS, "movement": "handheld"}, characters=[ANNA])
    np.testing.assert_array_equal(drawn(plan), drawn(plan))


async def test_the_same_job_gives_the_same_clip(
    plan_of: Plan, tiny: Tiny, tmp_path: Path, same_picture: Callable[[Path, Path], bool]
) -> None:
    job = tiny(plan_of({**SPEAKS, "movement": "handheld"}, characters=[ANNA]))
    clips = [await clip_in(tmp_path / name, job) for name in ("one", "two")]
    assert same_picture(clips[0].picture, clips[1].picture)
    for file in ("sound.flac", "poster.jpg"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert clips[0].spoken == clips[1].spoken


async def test_a_plan_without_sound_gives_a_picture_alone(
    plan_of: Plan, tiny: Tiny, tmp_path: Path
) -> None:
    clip = await clip_in(tmp_path / "a", tiny(plan_of(SPEAKS, characters=[ANNA], audio=False)))
    assert clip.sound is None
    assert sorted(path.name for path in clip.picture.parent.iterdir()) == [
        "picture.mp4",
        "poster.jpg",
    ]


async def test_a_render_stops_where_progress_says_so(
    plan_of: Plan, tiny: Tiny, tmp_path: Path
) -> None:
    def stop(share: float) -> None:
        if share > 0.3:
            raise Stopped("it was stopped", "start again")

    job = tiny(plan_of({"seconds": 3}))
    with pytest.raises(Stopped):
        await Animatic(tmp_path).render(job, tmp_path, stop)
    assert not (tmp_path / "picture.mp4").exists()


async def test_the_first_frame_is_the_given_picture(
    plan_of: Plan, tiny: Tiny, tmp_path: Path, photo: Photo
) -> None:
    assets, id, pixels = photo
    job = tiny(plan_of({"start_frame": id, "scene": "room"}))
    clip = await clip_in(tmp_path / "a", job, assets)
    first, last = read_frame(clip.picture, 0), read_frame(clip.picture, 11)
    assert cv2.PSNR(first, pixels) > 30
    assert abs(last.astype(int) - first.astype(int)).max() > 40


async def test_the_last_frame_is_the_given_picture(
    plan_of: Plan, tiny: Tiny, tmp_path: Path, photo: Photo
) -> None:
    assets, id, pixels = photo
    job = tiny(plan_of({"end_frame": id, "scene": "room"}))
    clip = await clip_in(tmp_path / "a", job, assets)
    assert cv2.PSNR(read_frame(clip.picture, 11), pixels) > 30
    assert cv2.PSNR(read_frame(clip.picture, 0), pixels) < 20


@pytest.mark.parametrize("kind", ["object", "character", "place", "logo"])
async def test_a_picture_of_an_element_is_seen(
    plan_of: Plan, tiny: Tiny, tmp_path: Path, photo: Photo, kind: str
) -> None:
    assets, id, _ = photo
    element = {"id": "e", "handle": "@1", "name": "thing", "kind": kind, "assets": [id]}
    job = tiny(plan_of({"elements": ["e"], "scene": "white studio"}, elements=[element]))
    clip = await clip_in(tmp_path / "a", job, assets)
    frame = read_frame(clip.picture, 0).astype(int)
    assert (abs(frame - (200, 120, 20)).max(axis=-1) < 40).mean() > 0.02


async def test_a_character_is_shown_by_the_picture_of_their_element(
    plan_of: Plan, tiny: Tiny, tmp_path: Path, photo: Photo
) -> None:
    assets, id, _ = photo
    element = {"id": "e", "handle": "@1", "name": "Anna", "kind": "character", "assets": [id]}
    cast = [{**ANNA, "element": "e"}]
    shot = {"characters": ["anna"], "scene": "white studio", "framing": "medium"}
    clip = await clip_in(
        tmp_path / "a", tiny(plan_of(shot, characters=cast, elements=[element])), assets
    )
    frame = read_frame(clip.picture, 0).astype(int)
    assert (abs(frame - (200, 120, 20)).max(axis=-1) < 40).mean() > 0.02


async def test_a_video_of_an_element_is_shown_by_its_first_frame(
    plan_of: Plan, tiny: Tiny, tmp_path: Path, photo: Photo
) -> None:
    _, _, pixels = photo
    whole = cv2.cvtColor(pixels, cv2.COLOR_BGR2BGRA).astype(np.uint8)
    media.write_picture(tmp_path / "film.mp4", [whole] * 3, 160, 90, 24)
    assets = Assets(tmp_path / "assets")
    id = assets.add(tmp_path / "film.mp4")
    element = {"id": "e", "handle": "@1", "name": "place", "kind": "place", "assets": [id]}
    job = tiny(plan_of({"elements": ["e"]}, elements=[element]))
    clip = await clip_in(tmp_path / "a", job, assets.folder)
    frame = read_frame(clip.picture, 0).astype(int)
    assert (abs(frame - (200, 120, 20)).max(axis=-1) < 60).mean() > 0.2


async def test_a_missing_picture_is_named(plan_of: Plan, tiny: Tiny, tmp_path: Path) -> None:
    job = tiny(plan_of({"start_frame": "gone.png"}))
    with pytest.raises(BadMedia, match=r"'gone\.png' was not found"):
        await Animatic(tmp_path).render(job, tmp_path, nothing)


async def test_a_dissolve_begins_in_the_shot_before_and_a_fade_in_black(
    plan_of: Plan, drawn: Draw, tiny: Tiny
) -> None:
    before = {"scene": "beach at noon", "framing": "wide"}
    after = {"scene": "street at night", "framing": "wide"}
    from callsheet.generator.animatic.render import Picture
    from callsheet.generator.job import Format, Limits, jobs_for

    plan = plan_of(before, {**after, "transition": "dissolve"})
    job = jobs_for(plan, "animatic@1", Limits())[1]
    job = job.model_copy(update={"format": Format(width=160, height=90, fps=12)})
    dissolved = [frame[..., :3].astype(int) for frame in Picture(job, (), Path()).frames()]
    cut, old = drawn(plan_of(after)).astype(int), drawn(plan_of(before)).astype(int)
    assert abs(dissolved[0] - old[-1]).mean() < abs(dissolved[0] - cut[0]).mean()
    assert np.array_equal(dissolved[-1], cut[-1])
    faded = drawn(plan_of({**after, "transition": "fade"}))
    assert faded[0].max() == 0
    assert np.array_equal(faded[-1], cut[-1])


def test_the_animatic_is_light_to_import() -> None:
    code = (
        "import sys, callsheet.generator.animatic\n"
        "print([name for name in ('av', 'cv2', 'numpy', 'PIL', 'thorvg_python')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

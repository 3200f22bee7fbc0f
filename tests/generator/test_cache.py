import os

import pytest
from callsheet.generator.cache import ClipCache
from callsheet.generator.errors import CannotWrite
from callsheet.generator.job import Clip


@pytest.fixture
def cache(tmp_path):
    return ClipCache(tmp_path / "clips")


def rendered(folder, key="k1", content=b"film"):
    for name in ("picture.mp4", "sound.flac", "poster.jpg"):
        (folder / name).write_bytes(content)
    return Clip(
        key=key,
        frames=24,
        fps=24,
        picture=folder / "picture.mp4",
        sound=folder / "sound.flac",
        poster=folder / "poster.jpg",
    )


def test_a_kept_clip_is_found_again_with_its_files(cache):
    with cache.place() as folder:
        kept = cache.keep(rendered(folder))
    assert cache.get("k1") == kept
    assert kept.picture.read_bytes() == b"film"
    assert not folder.exists()


def test_what_was_not_kept_leaves_nothing(cache):
    with cache.place() as folder:
        rendered(folder)
    assert cache.get("k1") is None
    assert list(cache.folder.iterdir()) == []


def test_of_two_renders_of_one_job_the_first_stays(cache):
    with cache.place() as first, cache.place() as second:
        one = cache.keep(rendered(first, content=b"first"))
        two = cache.keep(rendered(second, content=b"second"))
    assert one == two
    assert two.picture.read_bytes() == b"first"


@pytest.mark.parametrize("lost", ["picture.mp4", "sound.flac", "poster.jpg", "clip.json"])
def test_a_clip_that_lost_a_file_is_rendered_again(cache, lost):
    with cache.place() as folder:
        kept = cache.keep(rendered(folder))
    (kept.picture.parent / lost).unlink()
    assert not cache.has("k1")
    with cache.place() as folder:
        cache.keep(rendered(folder, content=b"again"))
    assert cache.has("k1")


def test_the_cache_may_be_moved_as_a_whole(cache, tmp_path):
    with cache.place() as folder:
        cache.keep(rendered(folder))
    moved = cache.folder.rename(tmp_path / "elsewhere")
    found = ClipCache(moved).get("k1")
    assert found is not None
    assert found.picture.is_relative_to(moved)


def test_only_what_was_left_behind_long_ago_is_swept_away(cache):
    with cache.place() as folder:
        cache.keep(rendered(folder))
    with cache.place() as running:
        left = cache.folder / ".rendering-left"
        left.mkdir()
        os.utime(left, (0, 0))
        cache.sweep()
        assert running.is_dir()
        assert not left.exists()
    assert cache.has("k1")


def test_a_cache_that_takes_no_files_is_told(tmp_path):
    (tmp_path / "clips").write_text("in the way")
    with pytest.raises(CannotWrite), ClipCache(tmp_path / "clips").place():
        pass

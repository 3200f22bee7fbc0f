import struct
import zlib
from pathlib import Path

import pytest
from callsheet.generator.assets import Assets
from callsheet.generator.errors import BadMedia, CannotWrite
from PIL import Image


@pytest.fixture
def assets(tmp_path):
    return Assets(tmp_path / "assets")


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "mei.png"
    Image.effect_noise((64, 48), 40).save(path)
    return path


def test_an_upload_is_kept_by_content_whatever_its_name(assets, picture, tmp_path):
    twin = tmp_path / "the same again.jpeg"
    twin.write_bytes(picture.read_bytes())
    id = assets.add(picture)
    assert assets.add(twin) == id
    assert assets.path(id).read_bytes() == picture.read_bytes()
    assert id.endswith(".png"), "the suffix tells what is in the file"
    assert len(list(assets.folder.iterdir())) == 1


def test_a_cut_off_picture_is_refused(assets, picture):
    picture.write_bytes(picture.read_bytes()[:400])
    with pytest.raises(BadMedia, match=r"'mei\.png' could not be read"):
        assets.add(picture)


def test_a_gigantic_picture_is_refused_before_it_is_opened(assets, tmp_path):
    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"x"))
    with pytest.raises(BadMedia, match="large") as caught:
        assets.add(bomb)
    assert "100 megapixels" in caught.value.remedy


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("missing.png", None, "did not exist"),
        ("empty.png", b"", "was empty"),
        ("text.png", b"hello, I am text", "could not be read"),
        ("text.mp4", b"hello, I am text", "could not be read"),
    ],
)
def test_what_is_no_picture_or_video_is_refused_with_a_remedy(
    assets, tmp_path, name, content, problem
):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadMedia, match=problem) as caught:
        assets.add(path)
    assert caught.value.remedy
    assert not assets.folder.exists()


def test_a_folder_is_no_upload(assets, tmp_path):
    with pytest.raises(BadMedia, match="was a folder"):
        assets.add(tmp_path)


def test_assets_that_cannot_be_kept_are_told(tmp_path, picture):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite):
        Assets(tmp_path / "file" / "assets").add(picture)


def test_an_asset_id_reaches_no_other_folder(assets, tmp_path):
    (tmp_path / "secret.png").write_bytes(b"x")
    with pytest.raises(BadMedia, match="was not found"):
        assets.path("../secret.png")
    with pytest.raises(BadMedia):
        assets.path(str(Path(tmp_path / "secret.png")))

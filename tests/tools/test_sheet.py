"""The storyboard as one picture."""

import io

import pytest
from callsheet.tools.sheet import BLANK, GAP, WIDTH, sheet
from PIL import Image


@pytest.fixture
def red(tmp_path):
    path = tmp_path / "red.png"
    Image.new("RGB", (90, 160), (250, 0, 0)).save(path)
    return path


def drawn(plan, stills):
    with Image.open(io.BytesIO(sheet(plan, stills))) as picture:
        return picture.convert("RGB")


def is_near(colour, wanted):
    return all(abs(a - b) < 12 for a, b in zip(colour, wanted, strict=True))


def test_each_shot_has_its_still_and_one_without_has_an_empty_frame(plan_of, red, tmp_path):
    picture = drawn(plan_of({}, {}), {"s1": red, "s2": tmp_path / "gone.png"})
    middle = (picture.width - GAP) // 4 + GAP
    assert is_near(picture.getpixel((middle, GAP + 20)), (250, 0, 0))
    assert is_near(picture.getpixel((picture.width - middle, GAP + 20)), BLANK)


@pytest.mark.parametrize("aspect_ratio", ["16:9", "9:16", "1:1", "21:9"])
@pytest.mark.parametrize("count", [1, 2, 3, 7, 24, 60])
def test_any_plan_fits_onto_a_sheet(plan_of, aspect_ratio, count):
    plan = plan_of(*({} for _ in range(count)), aspect_ratio=aspect_ratio)
    picture = drawn(plan, {})
    assert picture.width <= WIDTH
    assert picture.height <= 3 * WIDTH

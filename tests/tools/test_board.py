"""The storyboard as a document."""

import io
import re
from pathlib import Path

import numpy as np
import pytest
from callsheet.generator.errors import BadInput
from callsheet.tools import board
from callsheet.tools.arrows import STROKES, with_arrows
from callsheet.ui.board_file import write_board
from PIL import Image

MEI = {
    "id": "mei",
    "name": "小美",
    "looks": "woman",
    "voice": {"language": "zh", "dialect": "Sichuanese"},
}
SPOKEN = {
    "characters": ["mei"],
    "movement": "pan left",
    "dialogue": [
        {
            "id": "l1",
            "character": "mei",
            "text": "我的！",
            "delivery": "whispers",
            "language": "zh",
            "dialect": "Sichuanese",
        }
    ],
    "lettering": [{"text": "<深夜>", "place": "sign"}],
    "sound": {"ambience": "rain", "effects": ["door"], "music": "piano"},
}


def grey(plan, size=(160, 90)):
    """A plain still for each shot."""
    out = io.BytesIO()
    Image.new("RGB", size, (128, 128, 128)).save(out, "JPEG")
    return {shot.id: out.getvalue() for shot in plan.shots}


def marks(movement):
    """(x, y) of every pixel that a move draws, as shares of the frame."""
    plain = Image.new("RGB", (320, 180), (128, 128, 128))
    drawn = np.asarray(with_arrows(plain, movement), int)
    y, x = np.nonzero(abs(drawn - 128).max(axis=2) > 40)
    return x / 320, y / 180


def test_a_panel_says_all_that_its_shot_does(plan_of):
    plan = plan_of(SPOKEN, characters=[MEI])
    (panel,) = board.panels(plan, grey(plan), "en")
    assert (panel.number, panel.camera) == (1, "medium shot, eye level, pan left")
    assert panel.rows == (
        "小美 (Chinese, Sichuanese; whispers): “我的！”",
        "Lettering (sign): “<深夜>”",
        "Ambience: rain",
        "Sound effects: door",
        "Music: piano",
    )


def test_labels_are_in_the_language_asked_for(plan_of):
    plan = plan_of(SPOKEN, characters=[MEI])
    (panel,) = board.panels(plan, grey(plan), "zh")
    assert "四川话" in panel.rows[0]


@pytest.mark.parametrize("count", [1, 6, 7, 20])
@pytest.mark.parametrize("aspect_ratio", ["16:9", "9:16"])
def test_pages_take_every_shot(plan_of, count, aspect_ratio):
    plan = plan_of(
        *({**SPOKEN, "dialogue": []} for _ in range(count)),
        aspect_ratio=aspect_ratio,
        characters=[MEI],
    )
    size = (160, 90) if aspect_ratio == "16:9" else (90, 160)
    pages = len(re.findall(rb"/Type /Page\b", board.pdf(plan, grey(plan, size), "en")))
    columns = 3 if aspect_ratio == "16:9" else 5
    assert -(-count // (2 * columns)) <= pages <= -(-count // columns)
    with Image.open(io.BytesIO(board.png(plan, grey(plan, size), "en"))) as whole:
        assert whole.width == board.PAGE[0]
        shots = np.asarray(whole.convert("L")) == 128
        assert shots.sum() > count * 100 * 100


def test_html_needs_nothing_beside_it_and_says_words_as_they_are(plan_of):
    plan = plan_of(SPOKEN, characters=[MEI])
    page = board.html(plan, grey(plan), "en")
    assert "“&lt;深夜&gt;”" in page
    assert not re.search(r"(src|href)=\"(?!data:)|url\(|@import", page)


def test_arrows_point_where_the_camera_goes():
    for movement in STROKES:
        assert (len(marks(movement)[0]) > 0) == (movement != "static")
    for one, other, axis in (("pan left", "pan right", 0), ("crane up", "crane down", 1)):
        heads = [np.median(marks(movement)[axis]) for movement in (one, other)]
        assert heads[0] < 0.5 < heads[1]


def test_a_board_is_written_in_the_form_that_its_name_asks_for(plan_of, tmp_path: Path):
    plan = plan_of({"scene": "white studio"})
    begins = {".png": b"\x89PNG", ".pdf": b"%PDF", ".html": b"<!doctype"}
    for ending, first in begins.items():
        path = write_board(plan, tmp_path, tmp_path / f"board{ending}")
        assert path.read_bytes().startswith(first)
    with pytest.raises(BadInput, match=r"board\.gif"):
        write_board(plan, tmp_path, tmp_path / "board.gif")

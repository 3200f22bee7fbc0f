"""Text in the picture: it is there, it is whole, and it can be read."""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest
from callsheet.generator.animatic import lettering
from callsheet.generator.animatic.camera import Size
from callsheet.generator.animatic.captions import subtitles
from callsheet.generator.plan import DialogueLine, Movement, VideoPlan
from numpy.typing import NDArray

Image = NDArray[Any]
Plan = Callable[..., VideoPlan]
Draw = Callable[..., NDArray[np.uint8]]

WHO = {"id": "anna", "name": "Anna", "looks": "woman in a red coat"}
LONG = "En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha mucho tiempo que vivía"


def with_and_without(
    plan_of: Plan,
    drawn: Draw,
    text: dict[str, Any],
    size: tuple[int, int] = (320, 180),
    **shot: Any,
) -> NDArray[np.bool_]:
    """Where the frames of a shot differ by its lettering, per frame."""
    made = {"scene": "night market", "seconds": 0.5, "characters": ["anna"], **shot}
    plans = [
        plan_of({**made, "lettering": [text]}, characters=[WHO], lettering_allowed=allowed)
        for allowed in (True, False)
    ]
    frames = [drawn(plan, *size).astype(int) for plan in plans]
    return abs(frames[0] - frames[1]).max(axis=-1) > 24


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (180, 180), (420, 180)])
@pytest.mark.parametrize(
    "text",
    [
        {"text": "深夜饺子", "place": "neon sign over the stall"},
        {"text": "深夜饺子", "place": "vertical neon sign"},
        {"text": "OPEN ALL NIGHT", "place": "billboard on the left"},
        {"text": "라면 맛집 24시간 영업", "place": "banner"},
        {"text": LONG, "place": "screen"},
        {"text": "TWO YEARS LATER", "place": "top", "in_scene": False},
        {"text": "ご視聴ありがとうございました。", "place": "bottom", "in_scene": False},
        {"text": LONG, "in_scene": False},
    ],
)
def test_lettering_is_whole_inside_the_frame(
    plan_of: Plan, drawn: Draw, text: dict[str, Any], size: tuple[int, int]
) -> None:
    shown = with_and_without(plan_of, drawn, text, size, seconds=0.1)[-1]
    rows, columns = np.nonzero(shown)
    assert shown.mean() > 0.004
    assert rows.min() >= 1
    assert columns.min() >= 1
    assert rows.max() < size[1] - 1
    assert columns.max() < size[0] - 1


@pytest.mark.parametrize(
    "movement", ["pan left", "dolly in", "zoom in", "tracking", "orbit", "crane up", "handheld"]
)
def test_a_sign_stays_in_the_frame_while_the_camera_moves(
    plan_of: Plan, drawn: Draw, movement: Movement
) -> None:
    text = {"text": "深夜饺子", "place": "neon sign"}
    shown = with_and_without(plan_of, drawn, text, movement=movement)
    edges = np.concatenate([shown[:, 0].ravel(), shown[:, :, 0].ravel(), shown[:, :, -1].ravel()])
    assert not edges.any()
    assert (shown.mean(axis=(1, 2)) > 0.004).all()


def test_a_sign_moves_with_the_set(plan_of: Plan, drawn: Draw) -> None:
    text = {"text": "深夜饺子", "place": "neon sign"}
    shown = with_and_without(plan_of, drawn, text, movement="pan right", framing="wide")
    where = [float(np.nonzero(frame)[1].mean()) for frame in shown]
    assert where[0] > where[-1] + 40


def test_a_sign_hides_no_face(plan_of: Plan, drawn: Draw) -> None:
    text = {"text": "深夜饺子", "place": "neon sign"}
    shown = with_and_without(plan_of, drawn, text, framing="close-up", seconds=0.1)[0]
    assert not shown[40:140, 130:190].any()


def test_lettering_comes_and_goes_on_time(plan_of: Plan, drawn: Draw) -> None:
    text = {"text": "LATER", "in_scene": False, "starts": 0.5, "seconds": 0.5}
    shown = [bool(frame.any()) for frame in with_and_without(plan_of, drawn, text, seconds=1.5)]
    assert not any(shown[:6])
    assert all(shown[8:11])
    assert not any(shown[12:])


def test_subtitles_are_seen_while_a_line_is_heard(plan_of: Plan, drawn: Draw) -> None:
    shot = {
        "seconds": 1.5,
        "scene": "room",
        "dialogue": [{"id": "l", "character": "anna", "text": "你好", "voice_over": True}],
    }
    plans = [plan_of(shot, characters=[WHO], subtitles=on) for on in (True, False)]
    frames = [drawn(plan).astype(int)[:, 60:] for plan in plans]
    differ: Image = abs(frames[0] - frames[1]).max(axis=(1, 2, 3))
    shown = differ > 24
    assert not shown[:3].any()
    assert shown[4:8].all()
    assert not shown[14:].any()


def test_a_long_subtitle_is_shown_in_pages_of_two_rows() -> None:
    line = DialogueLine(id="l", character="a", text=" ".join([LONG] * 4))
    size = Size(320, 180)
    pages = subtitles([(line, 1.0, 9.0)], size, 10.0)
    assert len(pages) >= 3
    assert [page.starts for page in pages][1:] == [page.ends for page in pages][:-1]
    assert all(page.picture.shape[0] < 0.35 * size.height for page in pages)
    assert all(0 <= page.x <= size.width - page.picture.shape[1] for page in pages)


@pytest.mark.parametrize(
    "text", ["你好，世界。今天天气很好！", "これは「テスト」です。行きましょう、さあ。"]
)
def test_no_line_begins_with_a_mark_that_must_not(text: str) -> None:
    for width in range(60, 400, 20):
        lines = lettering.broken(text, width, 20, 400, lettering.region_of(text))
        assert "".join(lines) == text
        assert all(line[0] not in lettering.NOT_FIRST for line in lines)
        assert all(line[-1] not in lettering.NOT_LAST for line in lines)


def test_words_are_not_cut_where_there_are_spaces() -> None:
    lines = lettering.broken(LONG, 150, 20, 400, "KR")
    assert " ".join(lines) == LONG
    assert len(lines) > 3


@pytest.mark.parametrize(
    ("text", "region"),
    [("深夜饺子", "SC"), ("ラーメン屋", "JP"), ("라면", "KR"), ("歡迎光臨", "TC"), ("OK", "KR")],
)
def test_characters_are_drawn_as_their_region_writes_them(text: str, region: str) -> None:
    assert lettering.region_of(text) == region


def test_neon_glows_and_paint_does_not() -> None:
    setting = lettering.fitted("深夜", (400, 200), 60, 10, 700)
    from callsheet.generator.animatic.colours import LIGHTS

    neon = lettering.sign(setting, "neon", LIGHTS["night"], 1)
    paper = lettering.sign(setting, "paper", LIGHTS["night"], 1)
    hue = cv2.cvtColor(neon[..., :3], cv2.COLOR_BGR2HSV)
    assert (hue[..., 1] > 120).mean() > 0.1
    assert (cv2.cvtColor(paper[..., :3], cv2.COLOR_BGR2HSV)[..., 1] > 120).mean() < 0.1

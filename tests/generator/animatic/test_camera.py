"""Camera moves, measured by how the picture shifts, grows and slides."""

from collections.abc import Callable
from itertools import pairwise

import cv2
import numpy as np
import pytest
from callsheet.generator.animatic.camera import Aim, Camera, Size, between, track
from callsheet.generator.animatic.scenery import ground_anchors, upright_anchors
from callsheet.generator.plan import Angle, Movement, VideoPlan
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Plan = Callable[..., VideoPlan]
Draw = Callable[..., Image]

SIZE = Size(320, 180)
AIM = Aim(0.0, 1.2, 2.0, "medium", "eye level")


def grey(frame: Image) -> Image:
    return cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY).astype(np.uint8)


def shift(frames: Image) -> tuple[float, float]:
    """How far the whole picture went right and down from the first frame to the last, in steps."""
    greys = [grey(frame).astype(np.float32) for frame in frames]
    window = cv2.createHanningWindow((frames.shape[2], frames.shape[1]), cv2.CV_32F)
    steps = [cv2.phaseCorrelate(a, b, window)[0] for a, b in pairwise(greys)]
    return sum(x for x, _ in steps), sum(y for _, y in steps)


def growth(frames: Image) -> float:
    """By how much the picture was enlarged from the first frame to the last."""
    total = 1.0
    for a, b in pairwise(grey(frame) for frame in frames):
        points = cv2.goodFeaturesToTrack(a, 80, 0.01, 4)
        moved, found, _ = cv2.calcOpticalFlowPyrLK(a, b, points, points.copy())
        good = np.asarray(found).ravel() == 1
        pairs = np.asarray(points)[good], np.asarray(moved)[good]
        matrix = np.asarray(cv2.estimateAffinePartial2D(*pairs)[0])
        total *= float(np.hypot(matrix[0, 0], matrix[1, 0]))
    return total


def frames_of(plan_of: Plan, drawn: Draw, movement: str, **shot: object) -> Image:
    made = {"scene": "library", "framing": "wide", "seconds": 1, "movement": movement, **shot}
    return drawn(plan_of(made), 320, 180)


@pytest.mark.parametrize(
    ("movement", "right", "down"),
    [("pan right", -1, 0), ("pan left", 1, 0), ("tilt up", 0, 1), ("tilt down", 0, -1)],
)
def test_a_turn_moves_the_picture_the_other_way(
    plan_of: Plan, drawn: Draw, movement: Movement, right: int, down: int
) -> None:
    x, y = shift(frames_of(plan_of, drawn, movement))
    assert x * right > 60 if right else abs(x) < 20
    assert y * down > 30 if down else abs(y) < 20


@pytest.mark.parametrize("how", ["dolly", "zoom"])
def test_in_enlarges_and_out_reduces(plan_of: Plan, drawn: Draw, how: str) -> None:
    assert growth(frames_of(plan_of, drawn, f"{how} in")) > 1.2
    assert growth(frames_of(plan_of, drawn, f"{how} out")) < 1 / 1.2


def test_nothing_moves_in_a_static_shot_of_an_empty_room(plan_of: Plan, drawn: Draw) -> None:
    frames = frames_of(plan_of, drawn, "static")
    assert all(np.array_equal(frame, frames[0]) for frame in frames)


def test_a_hand_held_camera_trembles_and_stays(plan_of: Plan, drawn: Draw) -> None:
    frames = frames_of(plan_of, drawn, "handheld")
    assert len({frame.tobytes() for frame in frames}) == len(frames)
    x, y = shift(frames)
    assert abs(x) < 12
    assert abs(y) < 12


def test_a_whip_pan_is_blurred_and_then_lands(plan_of: Plan, drawn: Draw) -> None:
    frames = frames_of(plan_of, drawn, "whip pan")

    def detail(frame: Image) -> float:
        return float(abs(np.diff(frame.astype(int), axis=1)).mean())

    assert detail(frames[2]) < 0.6 * detail(frames[-1])
    assert np.array_equal(frames[-1], frames[-2])


@pytest.mark.parametrize("movement", ["tracking", "dolly in", "orbit", "crane up"])
def test_the_near_slides_against_the_far(movement: Movement) -> None:
    cameras = track(movement, AIM, SIZE.aspect, 25, 24)
    far, near = upright_anchors(30.0), upright_anchors(1.0)
    moves = [between(cameras[-1], cameras[0], anchors, SIZE) for anchors in (far, near)]
    middle = np.array([160.0, 90.0, 1.0])
    assert (
        np.linalg.norm((moves[0] - moves[1]) @ middle) > 3
        or abs(np.linalg.det(moves[0]) - np.linalg.det(moves[1])) > 0.05
    )


def test_a_zoom_and_a_pan_have_no_parallax() -> None:
    for movement in ("zoom in", "pan left"):
        cameras = track(movement, AIM, SIZE.aspect, 25, 24)
        moves = [between(cameras[-1], cameras[12], upright_anchors(z), SIZE) for z in (3.0, 60.0)]
        assert np.allclose(moves[0] @ (160, 90, 1), moves[1] @ (160, 90, 1), atol=1.5)


def test_moves_start_and_stop_gently() -> None:
    pans = [camera.pan for camera in track("pan right", AIM, SIZE.aspect, 49, 24)]
    speed = np.diff(pans)
    assert speed[0] < 0.2 * speed.max() > speed[-1]
    assert pans == sorted(pans)


def test_a_layer_is_moved_exactly_by_its_three_points() -> None:
    here, there = Camera(0, 1.4, -4), Camera(0.6, 1.7, -4)
    for anchors in (upright_anchors(5.0), ground_anchors(20.0)):
        matrix = between(there, here, anchors, SIZE)
        seen = np.c_[here.seen(anchors, SIZE), np.ones(3)] @ matrix[:2].T
        assert np.allclose(seen, there.seen(anchors, SIZE), atol=1e-2)


def test_the_ground_goes_sideways_exactly_under_a_sideways_camera() -> None:
    here, there = Camera(0, 1.4, -4), Camera(0.6, 1.4, -4)
    matrix = between(there, here, ground_anchors(20.0), SIZE)
    other = np.array([(2.0, 0.0, 7.0), (-3.0, 0.0, 1.5)])
    moved = np.c_[here.seen(other, SIZE), np.ones(2)] @ matrix[:2].T
    assert np.allclose(moved, there.seen(other, SIZE), atol=0.05)


@pytest.mark.parametrize("angle", ["low", "high", "overhead", "dutch"])
def test_every_angle_keeps_its_aim_in_the_middle(angle: Angle) -> None:
    aim = Aim(0.3, 1.4, 1.0, "medium", angle)
    (camera,) = track("static", aim, SIZE.aspect, 1, 24)
    lean = {"overhead": 46, "high": 13}.get(angle, 0)
    at = (0.3, 1.4 * np.cos(np.radians(lean)), 1.4 * np.sin(np.radians(lean)))
    assert np.allclose(camera.seen(np.array([at]), SIZE), [[160, 90]], atol=2)
    assert camera.y >= 0.12

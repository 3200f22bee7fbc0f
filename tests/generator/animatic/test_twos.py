"""When a figure is drawn anew."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from callsheet.generator.animatic.camera import Size
from callsheet.generator.animatic.canvas import Canvas
from callsheet.generator.animatic.figures.poses import Pose
from callsheet.generator.animatic.render import Picture
from callsheet.generator.animatic.shots import ShotPainter
from callsheet.generator.animatic.twos import held

from .conftest import heard, said


def turning(frame: int) -> Pose:
    return replace(Pose(), tilt=0.1 * frame)


def test_who_moves_is_drawn_on_twos_at_any_frame_rate():
    for fps, apart in ((24, 2), (60, 5), (12, 1)):
        shown = held(turning, fps, fps, 1.0)
        assert [shown.index(pose) for pose in shown] == [n // apart * apart for n in range(fps)]


def test_what_cannot_be_seen_to_change_is_not_drawn_anew():
    moving = [replace(Pose(), lean=0.0001 * frame) for frame in range(48)]
    assert len(set(map(id, held(moving.__getitem__, 48, 24, 1.0)))) == 3
    assert len(set(map(id, held(moving.__getitem__, 48, 24, 0.1)))) == 1


def test_frames_of_a_held_drawing_are_equal(plan_of, drawn):
    anna = {"id": "anna", "name": "Anna", "looks": "woman in a red coat"}
    shot = {"characters": ["anna"], "framing": "close-up", "dialogue": [said("l1", "anna")]}
    frames = drawn(plan_of({**shot, "seconds": 1}, characters=[anna]), fps=24)
    same = [bool(np.array_equal(a, b)) for a, b in pairwise(frames)]
    assert same[::2] == [True] * 12
    assert not all(same)


def test_a_frame_in_which_nothing_changes_is_not_drawn_again(plan_of, tiny, tmp_path):
    anna = {"id": "anna", "name": "Anna", "looks": "woman in a red coat"}
    shot = {"characters": ["anna"], "framing": "medium", "transition": "fade"}
    titled = {**shot, "lettering": [{"text": "Hi", "starts": 0.8, "seconds": 0.7}]}
    plan = plan_of({**titled, "dialogue": [said("l1", "anna")], "seconds": 2}, characters=[anna])
    job = tiny(plan, fps=24)
    same = [frame is None for frame in Picture(job, heard(job), tmp_path).changes()]
    assert len(same) == 48
    assert not any(same[:15])  # it fades in
    assert not any(same[20:25])  # the title does
    assert sum(same[30:]) >= 9
    painter, canvas = ShotPainter(job, job.shots[0], {}, tmp_path, Size(160, 90)), Canvas(160, 90)
    drawn: list[tuple[object, bytes]] = []
    for frame in range(12):
        painter.draw(canvas, frame)
        drawn.append((painter.state(frame), canvas.pixels.tobytes()))
    assert all((a[0] == b[0]) <= (a[1] == b[1]) for a, b in pairwise(drawn))

"""What is seen in a shot, measured on real frames of 160 by 90 pixels."""

from collections.abc import Callable
from typing import Any, get_args

import numpy as np
import pytest
from callsheet.generator.plan import Angle, Framing, Movement, VideoPlan
from numpy.typing import NDArray

Image = NDArray[Any]
Plan = Callable[..., VideoPlan]
Draw = Callable[..., NDArray[np.uint8]]

ANNA = {"id": "anna", "name": "Anna", "looks": "woman in a red coat, black hair"}
BEN = {"id": "ben", "name": "Ben", "looks": "man in a blue shirt, brown hair"}
STUDIO = {"scene": "plain white backdrop", "seconds": 0.5}


def red(frame: Image) -> Image:
    """Where a frame shows the red of the coat."""
    blue, green, red_ = (frame[..., n].astype(int) for n in range(3))
    return (red_ > 120) & (red_ > 2 * green) & (red_ > 2 * blue)


def line(id: str, who: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "character": who, "text": "Hello", **more}


def test_a_person_is_larger_the_closer_the_framing(plan_of: Plan, drawn: Draw) -> None:
    framings = ("extreme wide", "wide", "medium wide", "medium")
    shown = [
        red(
            drawn(plan_of({**STUDIO, "characters": ["anna"], "framing": f}, characters=[ANNA]))[0]
        ).mean()
        for f in framings
    ]
    assert shown == sorted(shown), shown
    assert shown[-1] > 8 * shown[0] > 0


def test_a_close_up_is_mostly_face(plan_of: Plan, drawn: Draw) -> None:
    who = {**ANNA, "looks": "pale woman in a red coat, black hair"}

    def skin(framing: str) -> float:
        shot = {**STUDIO, "characters": ["anna"], "framing": framing}
        frame = drawn(plan_of(shot, characters=[who]))[0].astype(int)
        return float((abs(frame - (208, 226, 253)).max(axis=-1) < 22).mean())

    assert skin("close-up") > 3 * skin("medium") > 0
    assert skin("extreme close-up") > skin("close-up")


def test_a_character_keeps_their_colours_from_shot_to_shot(plan_of: Plan, drawn: Draw) -> None:
    """Also where they are silent, and their voice is not part of the job."""
    speaks = plan_of(
        {**STUDIO, "characters": ["anna"], "dialogue": [line("l1", "anna", language="zh")]},
        characters=[{**ANNA, "voice": {"language": "zh"}}],
    )
    silent = plan_of({**STUDIO, "characters": ["anna"]}, characters=[ANNA])
    assert np.array_equal(drawn(speaks)[0], drawn(silent)[0])


def test_two_people_stand_in_the_order_of_the_plan(plan_of: Plan, drawn: Draw) -> None:
    shot = {**STUDIO, "characters": ["ben", "anna"], "framing": "medium"}
    coat = red(drawn(plan_of(shot, characters=[ANNA, BEN]))[0])
    assert np.nonzero(coat)[1].mean() < 80
    coat = red(drawn(plan_of(shot, characters=[BEN, ANNA]))[0])
    assert np.nonzero(coat)[1].mean() > 80


def open_mouths(frames: Image) -> Image:
    """How many more pixels of each column than at first have the dark red of a mouth: (T, W).

    Only the rows where mouths are in a close-up are looked at: the edge of black hair on a face
    mixes to the same red.
    """
    rows = frames.shape[1]
    frames = frames[:, rows * 9 // 20 : rows * 2 // 3]
    seen = (abs(frames.astype(int) - (32, 22, 74)).max(axis=-1) < 26).sum(axis=1)
    return seen - seen[0]


def test_a_mouth_opens_while_its_line_is_heard(plan_of: Plan, drawn: Draw) -> None:
    def opened(voice_over: bool) -> Image:
        said = [line("l1", "anna", voice_over=voice_over)]
        shot = {**STUDIO, "seconds": 1, "framing": "close-up", "characters": ["anna"]}
        frames = drawn(plan_of({**shot, "dialogue": said}, characters=[ANNA]))
        return open_mouths(frames).sum(axis=1)

    seen = opened(voice_over=False)
    assert seen[5:8].min() > 10  # the line is heard from 0.3 s to 0.7 s, at 12 frames a second
    assert max(seen[:3].max(), seen[10:].max(), opened(voice_over=True).max()) < 8


def test_who_listens_keeps_their_mouth_shut(plan_of: Plan, drawn: Draw) -> None:
    shot = {**STUDIO, "seconds": 1.2, "framing": "close-up", "characters": ["anna", "ben"]}
    both = [line("l1", "anna"), line("l2", "ben")]
    seen = open_mouths(drawn(plan_of({**shot, "dialogue": both}, characters=[ANNA, BEN])))
    left, right = seen[:, :80].sum(axis=1), seen[:, 80:].sum(axis=1)
    assert left[6] > 6
    assert right[6] < 4
    assert right[12] > 6
    assert left[12] < 4


@pytest.mark.parametrize(
    ("width", "height"), [(160, 90), (90, 160), (96, 96), (120, 90), (90, 120), (210, 90)]
)
def test_every_framing_and_movement_is_drawn_in_every_format(
    plan_of: Plan, drawn: Draw, width: int, height: int
) -> None:
    framings, angles = get_args(Framing), get_args(Angle)
    for n, movement in enumerate(get_args(Movement)):
        shot = {
            "scene": ("kitchen", "street at night in rain", "beach", "space", "car")[n % 5],
            "seconds": 0.25,
            "framing": framings[n % len(framings)],
            "angle": angles[n % len(angles)],
            "movement": movement,
            "characters": ["anna", "ben"][: (n + 1) % 3],
        }
        frames = drawn(plan_of(shot, characters=[ANNA, BEN]), width, height)
        assert frames.shape == (3, height, width, 3)
        assert frames[1].std() > 5


@pytest.mark.parametrize("framing", get_args(Framing))
def test_every_angle_looks_different(plan_of: Plan, drawn: Draw, framing: Framing) -> None:
    shot = {"scene": "kitchen", "seconds": 0.05, "framing": framing, "characters": ["anna"]}
    frames = [
        drawn(plan_of({**shot, "angle": angle}, characters=[ANNA]))[0].astype(int)
        for angle in ("eye level", "low", "high", "overhead", "dutch")
    ]
    for n, frame in enumerate(frames):
        assert all(abs(frame - other).mean() > 3 for other in frames[:n])


def test_shots_of_one_scene_share_their_place(plan_of: Plan, drawn: Draw) -> None:
    """Without people, the set itself is the same to the pixel; another scene is another place."""
    here = {"scene": "old town street", "framing": "wide", "seconds": 0.1}
    first = drawn(plan_of({**here, "action": "wind"}))
    again = drawn(plan_of({**here, "action": "leaves fall"}))
    other = drawn(plan_of({**here, "scene": "harbour street", "action": "wind"}))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_night_is_darker_than_day(plan_of: Plan, drawn: Draw) -> None:
    shown = [
        drawn(plan_of({"scene": f"street at {hour}", "framing": "wide", "seconds": 0.1})).mean()
        for hour in ("night", "noon")
    ]
    assert shown[0] < 0.7 * shown[1]


def test_rain_falls(plan_of: Plan, drawn: Draw) -> None:
    shot = {"scene": "street in the rain", "framing": "wide", "seconds": 0.25}
    frames = drawn(plan_of(shot)).astype(int)
    assert abs(frames[1] - frames[0]).max() > 20


def test_over_the_shoulder_shows_the_speaker_beside_a_dark_back(plan_of: Plan, drawn: Draw) -> None:
    shot = {
        **STUDIO,
        "framing": "over-the-shoulder",
        "characters": ["anna", "ben"],
        "dialogue": [line("l1", "anna")],
    }
    frame = drawn(plan_of(shot, characters=[ANNA, BEN]))[0]
    assert red(frame).mean() > 0.05
    assert frame[20:, 115:].mean() < frame[20:, :45].mean() - 25


def test_an_insert_shows_the_thing_that_the_action_names(plan_of: Plan, drawn: Draw) -> None:
    def frame(action: str) -> Image:
        shot = {**STUDIO, "framing": "insert", "action": action}
        return drawn(plan_of(shot))[0].astype(int)

    assert abs(frame("a red book") - frame("a green bottle")).max(axis=-1).mean() > 10
    assert np.array_equal(frame("a red book"), frame("un libro rojo"))
    assert np.array_equal(frame("a red book"), frame("一本红色的书"))

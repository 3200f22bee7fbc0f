"""Art direction, as far as it can be measured: the look, the light, who does what, who is seen."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from callsheet.generator.animatic.looks import looks_of
from callsheet.generator.animatic.sets import scene_of
from callsheet.generator.animatic.staging import Staging, staged
from callsheet.generator.job import RenderJob
from callsheet.generator.plan import Character, VideoPlan
from numpy.typing import NDArray

Plan = Callable[..., VideoPlan]
Tiny = Callable[..., RenderJob]
Draw = Callable[..., NDArray[np.uint8]]

SHEET = runpy.run_path(str(Path(__file__).parents[2] / "looks" / "draw.py"))
RED = {"id": "anna", "name": "Anna", "looks": "woman in a red coat, short black hair"}
KIM = {"id": "kim", "name": "Kim", "looks": "woman in a black shirt"}
CHILD = {"id": "leo", "name": "Leo", "looks": "little boy in a blue shirt"}
OLD = {"id": "pa", "name": "Grandpa", "looks": "old man in a white shirt"}


@pytest.mark.parametrize(
    ("style", "look"),
    [
        ("ink and wash", "ink"),
        ("watercolor children's book", "ink"),
        ("水墨画", "ink"),
        ("手描きスケッチ", "ink"),
        ("수채화", "ink"),
        ("boceto a lápiz", "ink"),
        ("neon cyberpunk", "neon"),
        ("赛博朋克", "neon"),
        ("ネオン", "neon"),
        ("사이버펑크", "neon"),
        ("ciberpunk", "neon"),
        ("flat poster", "poster"),
        ("海报", "poster"),
        ("ポスター", "poster"),
        ("포스터", "poster"),
        ("cartel", "poster"),
        ("cinematic", "poster"),
    ],
)
def test_the_look_is_read_from_the_style_in_five_languages(style: str, look: str) -> None:
    assert scene_of("a street at night", "", style).look == look


def test_neon_shines_at_night_only() -> None:
    assert scene_of("a beach at noon", "", "neon").look == "poster"
    assert scene_of("深夜的夜市", "", "").look == "neon"


def reds(frame: NDArray[np.uint8]) -> NDArray[np.bool_]:
    blue, green, red = (frame[..., n].astype(int) for n in range(3))
    return (red > 60) & (red > 2 * green) & (red > 2 * blue)


@pytest.mark.parametrize("style", ["", "ink sketch"])
def test_light_falls_on_every_figure_from_the_side_of_the_scene(
    plan_of: Plan, drawn: Draw, style: str
) -> None:
    """The half of a red coat that is turned to the light is the brighter one, in both scenes."""
    sides: set[int] = set()
    for scene in ("a plain backdrop", "a plain white backdrop", "a plain grey backdrop"):
        side = scene_of(scene, "", "").side
        sides.add(side)
        shot = {"scene": scene, "framing": "medium", "characters": ["anna"], "seconds": 0.1}
        frame = drawn(plan_of(shot, characters=[RED], style=style), 320, 180)[0]
        coat = reds(frame)
        columns = np.nonzero(coat)[1]
        middle = (columns.min() + columns.max()) // 2
        left, right = (
            frame[part & coat, 2].mean()
            for part in (np.arange(320) < middle, np.arange(320) >= middle)
        )
        assert (right - left) * side > 8
    assert sides == {-1, 1}


def test_a_dark_shoulder_stands_before_the_speaker(plan_of: Plan, drawn: Draw) -> None:
    shot = {
        "scene": "a plain white backdrop",
        "framing": "over-the-shoulder",
        "characters": ["anna", "kim"],
        "seconds": 0.1,
        "dialogue": [{"id": "l", "character": "anna", "text": "Hi"}],
    }
    frame = drawn(plan_of(shot, characters=[RED, KIM]), 160, 90)[0].astype(int).sum(axis=-1)
    assert frame[45:, 130:].mean() < 0.5 * frame[45:, :30].mean()


def blocked(tiny: Tiny, plan: VideoPlan) -> Staging:
    job = tiny(plan)
    return staged(job, job.shots[0], {}, 16 / 9)


def test_who_is_named_with_an_act_does_it_alone(plan_of: Plan, tiny: Tiny) -> None:
    shot = {
        "framing": "wide",
        "action": "Anna sings while Kim plays the guitar; Leo sits",
        "characters": ["anna", "kim", "leo"],
    }
    who = {a.id: a for a in blocked(tiny, plan_of(shot, characters=[RED, KIM, CHILD])).actors}
    assert [who[id].holds for id in ("anna", "kim", "leo")] == [None, "guitar", None]
    assert [who[id].seated for id in ("anna", "kim", "leo")] == [False, False, True]


def test_a_sentence_goes_on_about_who_it_named(plan_of: Plan, tiny: Tiny) -> None:
    shot = {
        "framing": "wide",
        "action": "Anna走过摊位，撑着伞。Kim坐着",
        "characters": ["anna", "kim", "leo"],
    }
    who = {a.id: a for a in blocked(tiny, plan_of(shot, characters=[RED, KIM, CHILD])).actors}
    assert [who[id].holds for id in ("anna", "kim", "leo")] == ["umbrella", None, None]
    assert [who[id].motion for id in ("anna", "kim", "leo")] == ["walk", None, None]


def test_who_walks_meets_nobody_who_stands(plan_of: Plan, tiny: Tiny) -> None:
    shot = {"framing": "wide", "action": "Anna walks; Kim waits", "characters": ["anna", "kim"]}
    anna, kim = blocked(tiny, plan_of(shot, characters=[RED, KIM])).actors
    assert (anna.motion, kim.motion) == ("walk", None)
    assert 0 < anna.room < abs(kim.x - anna.x) / 2


def test_the_heads_of_small_and_tall_are_in_the_frame_together(plan_of: Plan, tiny: Tiny) -> None:
    shot = {"framing": "medium close-up", "action": "they talk", "characters": ["leo", "pa"]}
    staging = blocked(tiny, plan_of(shot, characters=[CHILD, OLD]))
    top = staging.aim.y + staging.aim.visible / 2
    low = staging.aim.y - staging.aim.visible / 2
    for actor in staging.actors:
        assert low < actor.looks.metres - actor.looks.head
        assert actor.looks.metres < top


def test_eyes_meet_between_small_and_tall(plan_of: Plan, tiny: Tiny) -> None:
    shot = {"framing": "medium", "action": "they talk", "characters": ["leo", "pa"]}
    who = {a.id: a for a in blocked(tiny, plan_of(shot, characters=[CHILD, OLD])).actors}
    assert who["leo"].rise > 0 > who["pa"].rise
    assert who["leo"].turn > 0 > who["pa"].turn


@pytest.mark.parametrize(
    ("text", "clothes"),
    [
        ("samurai in a navy kimono", "robe"),
        ("紺の着物の侍", "robe"),
        ("한복을 입은 여자", "robe"),
        ("an astronaut in a white spacesuit", "spacesuit"),
        ("宇航员", "spacesuit"),
        ("mujer con vestido amarillo", "dress"),
    ],
)
def test_clothes_of_other_times_and_places(text: str, clothes: str) -> None:
    assert looks_of(Character(id="x", name="X", looks=text)).clothes == clothes


def test_a_man_of_the_sword_is_a_man() -> None:
    assert not any(
        looks_of(Character(id=f"k{n}", name="海斗", looks="若い侍、髭")).woman for n in range(4)
    )


def test_every_look_differs_from_the_others(plan_of: Plan, drawn: Draw) -> None:
    shot: dict[str, Any] = {
        "scene": "a street at night",
        "framing": "wide",
        "characters": ["anna"],
        "seconds": 0.1,
    }
    frames = [
        drawn(plan_of(shot, characters=[RED], style=style))[0].astype(int)
        for style in ("poster", "ink", "neon")
    ]
    for n, frame in enumerate(frames):
        assert all(abs(frame - other).mean() > 6 for other in frames[:n])


@pytest.mark.parametrize("plan", SHEET["plans"](), ids=lambda plan: plan.title)
def test_every_plan_of_the_sheet_is_drawn(plan: VideoPlan) -> None:
    first, second = (frame.astype(int) for frame in SHEET["frames"](plan, 90))
    assert first.shape == second.shape
    assert min(first.std(), second.std()) > 8
    assert abs(first - second).mean() > 8

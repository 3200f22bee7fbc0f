"""The rules of the families, as data."""

import pytest
from callsheet.generator.base import MODULES
from callsheet.generator.diffusers_av.memory import recipe_for, recipes
from callsheet.generator.diffusers_av.profiles import profiles
from callsheet.generator.diffusers_av.takes import takes
from callsheet.generator.job import Format, Limits, jobs_for

NAMES = sorted(profiles())


def test_every_profile_can_be_opened_by_name():
    assert set(MODULES) - {"animatic"} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920), (2160, 3840), (540, 540), (1260, 540)])
@pytest.mark.parametrize("fps", [24, 25, 30, 60])
@pytest.mark.parametrize("frames", [1, 24, 100, 121])
def test_what_is_asked_for_keeps_the_rules_and_lasts_as_long_as_the_shot(name, size, fps, frames):
    profile = profiles()[name]
    made = profile.fitted(Format(width=size[0], height=size[1], fps=fps), frames)
    assert made.width % profile.side == made.height % profile.side == 0
    assert made.width * made.height <= profile.pixels_max
    assert made.width / made.height == pytest.approx(size[0] / size[1], rel=0.13)
    assert (made.frames - profile.frames.extra) % profile.frames.step == 0
    assert made.frames / made.fps >= frames / fps
    shown = [made.source(frame, fps) for frame in range(frames)]
    assert shown == sorted(shown)
    assert all(abs(at / made.fps - n / fps) <= 0.5 / made.fps for n, at in enumerate(shown[:-1]))


def test_the_longest_generation_is_that_of_the_makers():
    longest = {name: profile.longest(profile.fps[0]) for name, profile in profiles().items()}
    assert longest["ltx-2.5"] == 481
    assert longest["minimax-h3"] == 345, "the next number, 362, is refused"
    assert longest["wan-vace"] == 81


def test_a_distilled_model_takes_one_pass_a_step_and_a_full_one_three():
    passes = {name: profile.guidance.passes for name, profile in profiles().items()}
    assert (passes["ltx-2.5"], passes["ltx-2.3"], passes["minimax-h3"]) == (1, 3, 1)


@pytest.mark.parametrize("name", NAMES)
def test_a_lighter_recipe_takes_less_of_the_card(name):
    cards = [recipe.card_gb for recipe in recipes(profiles()[name])]
    assert cards == sorted(cards, reverse=True)


@pytest.mark.parametrize(
    ("name", "free_gb", "recipe"),
    [
        ("ltx-2.5", 139, "whole"),
        ("ltx-2.5", 79, "parts"),
        ("ltx-2.5", 47, "fp8"),
        ("ltx-2.5", 23, "groups"),
        ("minimax-h3", 139, "parts"),
        ("minimax-h3", 79, "parts"),
        ("minimax-h3", 31, "groups"),
        ("wan-vace", 79, "whole"),
    ],
)
def test_the_fastest_recipe_that_fits_is_taken(name, free_gb, recipe):
    assert recipe_for(profiles()[name], free_gb).name == recipe


def test_a_recipe_that_is_asked_for_is_taken_whatever_is_free():
    assert recipe_for(profiles()["ltx-2.5"], 10, "whole").name == "whole"


LTX = profiles()["ltx-2.5"]
UNBROKEN = Limits(continues=True, seconds_max=120)


def test_an_unbroken_take_is_one_generation_as_long_as_the_model_can(plan_of):
    shots = [{"seconds": 6, "scene": "yard"} for _ in range(3)]
    (job,) = jobs_for(plan_of(*shots, mode="single"), "", UNBROKEN)
    (take,) = takes(job, LTX)
    assert (take.begins, take.frames, len(take.shots), take.goes_on) == (0, 432, 3, False)


def test_a_longer_one_goes_on_from_its_last_frame_where_a_shot_ends(plan_of):
    shots = [{"seconds": 9, "scene": "yard"} for _ in range(3)]
    (job,) = jobs_for(plan_of(*shots, mode="single"), "", UNBROKEN)
    made = takes(job, LTX)
    assert [(take.begins, take.frames, take.goes_on) for take in made] == [
        (0, 432, False),
        (432, 216, True),
    ]


def test_a_shot_that_is_too_long_is_made_in_equal_pieces_and_no_line_is_lost(plan_of):
    people = [{"id": "c", "name": "C"}]
    lines = [{"id": f"l{n}", "character": "c", "text": f"line {n}"} for n in range(5)]
    plan = plan_of({"seconds": 50, "dialogue": lines, "end_frame": "e.png"}, characters=people)
    made = takes(jobs_for(plan, "", UNBROKEN)[0], LTX)
    assert [take.frames for take in made] == [400, 400, 400]
    assert [line.id for take in made for line in take.shots[0].dialogue] == [
        line.id for line in plan.lines
    ]
    assert [[(pin.frame, pin.asset) for pin in take.pinned] for take in made] == [
        [],
        [],
        [(399, "e.png")],
    ]


def test_pictures_within_an_unbroken_take_are_held_where_their_shots_begin_and_end(plan_of):
    plan = plan_of(
        {"seconds": 2, "start_frame": "a.png"},
        {"seconds": 2, "start_frame": "b.png", "end_frame": "c.png"},
        mode="single",
    )
    (take,) = takes(jobs_for(plan, "", UNBROKEN)[0], LTX)
    assert [(pin.frame, pin.asset) for pin in take.pinned] == [
        (0, "a.png"),
        (48, "b.png"),
        (95, "c.png"),
    ]


def test_shots_that_are_cut_are_jobs_of_their_own(plan_of):
    assert len(jobs_for(plan_of({}, {}, {}), "", UNBROKEN)) == 3

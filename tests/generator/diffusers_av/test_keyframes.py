"""First frames that an image model makes, so that shots made one by one are alike."""

# ruff: noqa: E501  # prompts are shown as they are sent
# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

from typing import Any

import numpy as np
import pytest
from callsheet.generator.diffusers_av.keyframes import Still, keyframe, too_many
from callsheet.generator.errors import Stopped
from callsheet.generator.job import Limits, jobs_for
from inline_snapshot import snapshot
from PIL import Image

PEOPLE = [
    {"id": "mei", "name": "Mei", "looks": "young woman, red coat", "element": "e1"},
    {"id": "tom", "name": "Tom", "looks": "tall man, {grey} suit"},
]
ELEMENTS = [
    {
        "id": "e1",
        "handle": "@1",
        "name": "Mei",
        "kind": "character",
        "assets": ["voice.flac", "mei.png"],
    },
    {"id": "e2", "handle": "@2", "name": "the lamp", "kind": "object", "assets": ["lamp.png"]},
    {"id": "e3", "handle": "@3", "name": "oil", "kind": "style", "assets": ["oil.png"]},
]
STALL = {
    "scene": "night market",
    "action": "Mei hands Tom a lamp",
    "framing": "wide",
    "characters": ["mei", "tom"],
    "elements": ["e2"],
    "lettering": [{"text": "饺子", "place": "neon sign"}],
}


def asked(plan, index=0, references_max=4) -> Any:
    job = jobs_for(plan, "", Limits())[index]
    return keyframe(job, job.shots[0], 128, 64, 7, references_max)


@pytest.fixture
def plan(plan_of):
    def made(*shots, **video):
        video = {"characters": PEOPLE, "elements": ELEMENTS, "style": "grainy film", **video}
        return plan_of(*shots, **video)

    return made


def test_a_keyframe_is_asked_for_from_pictures_of_all_that_must_look_alike(plan):
    still = asked(plan(STALL))
    assert still.prompt == snapshot(
        'Grainy film. A wide shot at eye level, night market. The moment in which this begins: Mei hands Tom a lamp. Mei is the one in image 1: young woman, red coat. Tom is the one in image 2: tall man, {grey} suit. The lamp is what image 3 shows. The place is that of image 4. Neon sign reads "饺子".'
    )
    assert (still.references[0], still.references[2]) == ("mei.png", "lamp.png")
    assert [still.references[n].prompt for n in (1, 3)] == snapshot(
        [
            "Grainy film. A portrait of Tom, tall man, {grey} suit, seen from the knees up, facing the camera, in even light before a plain grey wall. There is no text in the picture.",
            "Grainy film. Night market, in a wide view with nobody in it. There is no text in the picture.",
        ]
    )


def test_the_same_people_and_place_are_the_same_pictures_in_every_job(plan):
    other = {**STALL, "action": "Tom laughs", "framing": "close-up", "take": 3, "elements": []}
    first, second = (asked(plan(STALL, other), n) for n in (0, 1))
    assert first.prompt != second.prompt
    assert first.references[1] == second.references[1]
    assert first.references[3] == second.references[2]


def test_people_come_before_things_and_things_before_the_place(plan):
    one = plan(STALL)
    assert asked(one, references_max=2).references == asked(one).references[:2]
    (job,) = jobs_for(one, "", Limits())
    assert [too_many(job, job.shots[0], most) for most in (3, 4)] == [True, False]


def test_a_shot_of_nobody_nowhere_is_left_to_the_video_model(plan):
    assert asked(plan({"action": "rain"})) is None


def test_an_uploaded_place_and_style_are_followed(plan):
    place = {"id": "e4", "handle": "@4", "name": "bar", "kind": "place", "assets": ["bar.png"]}
    shot = {"scene": "a bar", "elements": ["e3", "e4"]}
    still = asked(plan(shot, elements=[*ELEMENTS, place]))
    assert still.references == ("oil.png", "bar.png")
    assert "made by the hand that made image 1" in still.prompt
    assert "The place is that of image 2." in still.prompt


@pytest.fixture(scope="module")
def ltx(opened, ltx_weights):
    return opened("ltx-2.5", ltx_weights)


def test_a_shot_opens_with_a_keyframe_that_follows_its_references(
    ltx, opened, ltx_weights, jobs, rendered, assets
):
    Image.new("RGB", (90, 40), "red").save(assets / "mei.png")
    given = {"characters": PEOPLE, "elements": ELEMENTS, "subtitles": False}
    shot = {"scene": "night market", "characters": ["mei"], "seconds": 0.3}
    (job,) = jobs(ltx, shot, **given)
    told = []
    first = rendered(ltx, job, told.append)
    assert len(told) == 2 * 4 + 8 + 3, "a view of the place, the keyframe, and the video"
    assert told == sorted(told)
    told.clear()
    (other,) = jobs(ltx, {**shot, "action": "Mei laughs"}, **given)
    rendered(ltx, other, told.append)
    assert len(told) == 4 + 8 + 3, "the place is known by now"
    assert first.notes == ()
    words = opened("ltx-2.5", ltx_weights, keyframes=False)
    (plain,) = jobs(words, shot, **given)
    told.clear()
    clip = rendered(words, plain, told.append)
    assert len(told) == 8 + 3
    assert plain.key != job.key
    assert clip.notes == ("the model does not follow these uploads: Mei (picture)",)
    assert clip.picture.read_bytes() != first.picture.read_bytes()


def test_each_picture_that_is_given_changes_the_keyframe(ltx, assets):
    for name in ("red", "blue"):
        Image.new("RGB", (20, 300), name).save(assets / f"{name}.png")
    painter = ltx._loaded()._painter
    place = Still("a market", 128, 64, 1)
    ways = [(), ("red.png",), ("blue.png",), ("red.png", "blue.png"), ("red.png", place)]
    stills = [Still("a cat", 128, 64, 7, way) for way in ways]
    assert painter.passes(stills) == 4 * (len(stills) + 1)
    made = [painter.paint(still, lambda: None) for still in stills]
    assert len({picture.tobytes() for picture in made}) == len(stills)
    assert {picture.shape for picture in made} == {(64, 128, 3)}
    assert painter.passes(stills) == 0
    painter._kept.clear()
    assert np.array_equal(painter.paint(stills[-1], lambda: None), made[-1]), "the same again"


def test_a_render_is_stopped_between_two_passes_of_a_keyframe(ltx, jobs, rendered):
    (job,) = jobs(ltx, {"scene": "a quay", "seconds": 0.3})
    told = []

    def stop(share):
        told.append(share)
        if len(told) == 3:
            raise Stopped("the render was stopped", "render again")

    with pytest.raises(Stopped):
        rendered(ltx, job, stop)
    assert len(told) == 3
    assert rendered(ltx, job).frames == job.frames


def test_a_frame_of_the_users_own_is_not_painted_over(ltx, jobs, rendered, assets):
    Image.new("RGB", (64, 64), "lime").save(assets / "own.png")
    (job,) = jobs(ltx, {"scene": "a quay", "start_frame": "own.png", "seconds": 0.3})
    told = []
    rendered(ltx, job, told.append)
    assert len(told) == 8 + 3

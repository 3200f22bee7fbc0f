"""Uploads that are given, or said to be for something else, when there is a plan already."""

import pytest
from callsheet.agent.director import Director, plan_of
from callsheet.agent.edits import apply
from callsheet.agent.planner import Attachment, Edited, Request
from callsheet.generator.plan import VideoPlan

ENGLISH = "Shot 1: a girl walks, 2s. Shot 2: a dog runs, 2s. Shot 3: night falls, 2s."
CHINESE = "镜头1：女孩走路，2秒。镜头2：狗在跑，2秒。镜头3：夜晚，2秒。"
PICTURES = [Attachment(asset=f"i{n}", handle=f"@Image {n}", kind="picture") for n in (1, 2)]


async def revised(plan: VideoPlan, said: str, *given: Attachment) -> VideoPlan:
    ids = tuple(shot.id for shot in plan.shots)
    request = Request(said=said, plan=plan, attachments=given, versions=1, shot_ids=ids)
    outcome = await Director().plan(request)
    assert isinstance(outcome, Edited), outcome
    return apply(plan, outcome.edits)


def seen(plan: VideoPlan) -> list[list[str]]:
    """The files in each shot."""
    return [[plan.element(id).assets[0] for id in shot.elements] for shot in plan.shots]


@pytest.mark.parametrize(
    ("first", "said", "kind", "shots"),
    [
        (ENGLISH, "Use @Image 1 as the background", "place", [["i1"]] * 3),
        (ENGLISH, "Use @Image 1 for the style of shot 2.", "style", [[], ["i1"], []]),
        (ENGLISH, "@Image 1 is the logo", "logo", [[], [], ["i1"]]),
        (ENGLISH, "usa la imagen 1 como fondo", "place", [["i1"]] * 3),
        (CHINESE, "背景换成图片1", "place", [["i1"]] * 3),
        (CHINESE, "把图片1作为logo放在最后", "logo", [[], [], ["i1"]]),
        (CHINESE, "镜头3的画风参考图片1", "style", [[], [], ["i1"]]),
    ],
)
async def test_a_later_upload_is_what_the_words_make_it(
    first: str, said: str, kind: str, shots: list[list[str]]
):
    plan = await revised(plan_of(first), said, PICTURES[0])
    assert [element.kind for element in plan.elements] == [kind]
    assert seen(plan) == shots


async def test_two_uploads_of_one_message_have_each_their_use():
    said = "Use @Image 1 as the background and @Image 2 as the logo"
    plan = await revised(plan_of(ENGLISH), said, *PICTURES)
    assert seen(plan) == [["i1"], ["i1"], ["i1", "i2"]]


async def test_another_background_takes_the_place_of_the_first():
    plan = await revised(plan_of(ENGLISH), "Use @Image 1 as the background", PICTURES[0])
    plan = await revised(plan, "Use @Image 2 as the background of shot 3", PICTURES[1])
    assert seen(plan) == [["i1"], ["i1"], ["i2"]]


async def test_an_upload_of_an_earlier_turn_can_be_given_another_use():
    plan = plan_of(ENGLISH, PICTURES[:1])
    assert [element.kind for element in plan.elements] == ["object"]
    plan = await revised(plan, "@Image 1 is the background")
    assert [(e.kind, e.assets) for e in plan.elements] == [("place", ("i1",))]
    assert seen(plan) == [["i1"]] * 3


@pytest.mark.parametrize(
    ("first", "said", "frames"),
    [
        (ENGLISH, "shot 2 starts with @Image 1", [(), ("i1", None), ()]),
        (ENGLISH, "the last frame of shot 3 is @Image 1", [(), (), (None, "i1")]),
        (CHINESE, "镜头2的首帧用图片1", [(), ("i1", None), ()]),
    ],
)
async def test_a_later_frame_belongs_to_its_shot(first: str, said: str, frames: list[tuple]):
    plan = await revised(plan_of(first), said, PICTURES[0])
    found = [(shot.start_frame, shot.end_frame) for shot in plan.shots]
    assert found == [pair or (None, None) for pair in frames]
    assert (plan.start_frame, plan.elements) == (None, ())


async def test_a_later_frame_of_no_shot_is_that_of_the_video():
    plan = await revised(plan_of(CHINESE), "以图片1开头", PICTURES[0])
    assert plan.start_frame == "i1"

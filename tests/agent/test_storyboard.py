"""A picture of every shot before anything is rendered."""

import pytest
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from PIL import Image, ImageChops

THREE = (
    "Three shots, 9:16. Shot 1 (1s): a wide night market, a neon sign reads “OPEN”. Shot 2 (1s): "
    'close-up of Mei, she says "mine!". Shot 3 (1s): a cat.'
)


@pytest.fixture
async def studio(home):
    async with open_studio(Settings(home=home, planner="offline", workers=1)) as opened:
        yield opened


async def test_every_shot_has_a_picture_of_its_own_in_the_plans_shape(studio, home):
    [told] = [event async for event in studio.say("t", THREE, render=False)]
    pictures = await studio.stills(told.plan)
    assert list(pictures) == [shot.id for shot in told.plan.shots]
    opened = [Image.open(path).convert("RGB") for path in pictures.values()]
    assert {picture.size for picture in opened} == {(270, 480)}
    first, second, third = opened
    assert ImageChops.difference(first, second).getbbox()
    assert ImageChops.difference(second, third).getbbox()
    assert not (home / "clips").exists(), "nothing was rendered for them"


async def test_a_still_is_drawn_once_and_a_rendered_shot_shows_its_clip(studio):
    cat = "One shot (0.5s), 540p: a cat."
    [told] = [event async for event in studio.say("t", cat, render=False)]
    [drawn] = (await studio.stills(told.plan)).values()
    before = drawn.stat()
    assert (await studio.stills(told.plan)) == {"s1": drawn}
    assert drawn.stat().st_mtime_ns == before.st_mtime_ns
    async for _ in studio.render("t"):
        pass
    assert await studio.stills(told.plan) == studio.posters(told.plan) != {"s1": drawn}


async def test_a_shot_whose_file_is_missing_has_no_picture_and_the_others_do(studio, plan_of):
    plan = plan_of({"action": "a cat"}, {"action": "a dog", "start_frame": "gone.png"})
    assert list(await studio.stills(plan)) == ["s1"]

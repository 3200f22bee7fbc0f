"""Many people at one page: nobody waits for another's render, nobody sees another's work."""

import asyncio
from pathlib import Path

import pytest
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.ui.gradio_desk import Desk, Desks
from callsheet.ui.gradio_view import View

PEOPLE = 20
LONG = "Shot 1 (60s): a brown dog runs through a field."


async def answered(desk: Desk, thread: str) -> View:
    """The view in which the words are answered first, whatever is rendered then."""
    async for view in desk.views(thread):
        if view.plan and view.messages[-1].role == "assistant":
            return view
    return await desk.view(thread)


async def test_twenty_are_answered_while_two_render_and_none_sees_the_others(home: Path) -> None:
    settings = Settings.model_validate({"home": home, "workers": 2})
    async with open_studio(settings) as studio:
        desks = Desks(studio)
        rendering = [desks.of(f"user:r{number}") for number in (1, 2)]
        for desk in rendering:
            await desk.say("long", LONG)
            await answered(desk, "long")
        people = [desks.of(f"user:{number}") for number in range(PEOPLE)]

        async def talk(number: int, desk: Desk) -> View:
            await desk.say("mine", f"Shot 1 (1s): cat number {number}.")
            return await answered(desk, "mine")

        views = await asyncio.gather(*(talk(*one) for one in enumerate(people)))
        assert [desk.is_busy for desk in rendering] == [True, True]
        for number, (desk, view) in enumerate(zip(people, views, strict=True)):
            assert view.plan
            assert str(number) in view.plan.shots[0].action
            assert list(await desk.titles()) == ["mine"]
            assert (await desk.view("long")).is_new
        assert len({desk.studio.videos for desk in people}) == PEOPLE
        await desks.close()


async def test_one_who_has_too_many_turns_going_on_is_told_and_keeps_their_words(
    home: Path,
) -> None:
    settings = Settings.model_validate({"home": home, "workers": 1})
    async with open_studio(settings) as studio:
        desk = Desks(studio, turns_at_once=1).of("user:ann")
        await desk.say("a", LONG)
        await desk.say("b", "A cat.")
        view = await desk.view("b")
        assert view.draft == "A cat."
        assert "hint: " in view.messages[-1].text
        await desk.close()


@pytest.mark.parametrize("owner", ["user:bob", "browser:x"])
async def test_an_element_is_its_makers_alone(home: Path, owner: str) -> None:
    async with open_studio(Settings(home=home)) as studio:
        desks = Desks(studio)
        await desks.of("user:ann").say("t", "Shot 1 (1s), 540p: Mei waves.")
        assert (await desks.of(owner).view("t")).is_new
        assert await desks.of(owner).studio.library.subjects() == ()
        await desks.close()

"""Turns that go on behind the page, with the real studio, planner and generator."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from callsheet.agent.deeds import Set
from callsheet.agent.planner import Moved
from callsheet.agent.settings import Settings
from callsheet.agent.studio import Studio, open_studio
from callsheet.ui.gradio_desk import Desk
from callsheet.ui.gradio_view import View
from callsheet.ui.gradio_words import words_in

pytestmark = pytest.mark.anyio

WORDS = words_in("en")
SHORT = "Shot 1 (1s), 540p: a grey cat on a windowsill."
LONG = "Shot 1 (1s): a grey cat. Shot 2 (60s): a brown dog."


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@asynccontextmanager
async def studio_at(home: Path, **settings: float) -> AsyncGenerator[Studio]:
    async with open_studio(
        Settings.model_validate({"home": home, "workers": 1} | settings)
    ) as studio:
        yield studio


async def until_rendering(desk: Desk, thread: str) -> View:
    """The first view in which a shot is finished and another is not."""
    async for view in desk.views(thread):
        if view.posters and view.progress.keys() == {"s2"}:
            return view
    raise AssertionError("the turn ended before a shot was seen to be rendered")


async def to_the_end(desk: Desk, thread: str) -> View:
    return [view async for view in desk.views(thread)][-1]


async def test_a_turn_goes_on_while_no_page_follows(home: Path) -> None:
    async with studio_at(home) as studio:
        desk = Desk(studio)
        await desk.say("t", SHORT)
        view = await to_the_end(desk, "t")
        assert view.film_is_current
        assert view.film
        assert view.film.video.is_file()
        assert list(view.posters) == [shot.id for shot in view.film.plan.shots]
        assert (view.busy, view.progress) == ("", {})


async def test_a_conversation_that_is_reopened_shows_what_it_showed(home: Path) -> None:
    async with studio_at(home) as studio:
        desk = Desk(studio)
        await desk.say("t", SHORT)
        before = await to_the_end(desk, "t")
    async with studio_at(home) as studio:
        desk = Desk(studio)
        after = await desk.view("t")
        assert [m.text for m in after.messages] == [m.text for m in before.messages[:2]]
        assert after.plan == before.plan
        assert after.film == before.film
        assert after.posters == before.posters
        assert await desk.titles() == {"t": before.title}


async def test_words_during_a_free_render_make_room_and_a_stopped_render_goes_on_when_asked(
    home: Path,
) -> None:
    async with studio_at(home) as studio:
        desk = Desk(studio)
        await desk.say("t", LONG)
        began = await until_rendering(desk, "t")

        await desk.do("t", Set(of="shot", id="s2", field="framing", value="wide"))
        later = await until_rendering(desk, "t")
        assert later.posters.keys() >= {"s1"}
        assert later.messages[-1].text == "Shot 2: Framing medium → wide"
        assert later.plan
        assert later.plan.shot("s2").framing == "wide"

        await desk.stop("t")
        stopped = await desk.view("t")
        assert stopped.messages[-1].text == WORDS.stopped
        assert (stopped.busy, stopped.can_render) == ("", True)
        assert stopped.posters["s1"] == began.posters["s1"]

        await desk.reopen("t")
        assert (await desk.view("t")).busy == ""
        await desk.render("t")
        assert (await desk.view("t")).busy == "rendering"
        await desk.close()


async def test_a_change_that_cannot_be_is_told_and_leaves_the_render_going(home: Path) -> None:
    async with studio_at(home) as studio:
        desk = Desk(studio)
        await desk.say("t", LONG)
        began = await until_rendering(desk, "t")

        await desk.do("t", Set(of="shot", id="s2", field="seconds", value=0))
        view = await desk.view("t")
        assert "greater than 0" in view.messages[-1].text
        assert (view.busy, view.plan) == ("rendering", began.plan)
        await desk.close()


async def test_undo_by_a_click_is_a_turn_that_is_told(home: Path) -> None:
    async with studio_at(home) as studio:
        desk = Desk(studio)
        await desk.say("t", SHORT)
        await to_the_end(desk, "t")
        await desk.do("t", Set(of="shot", id="s1", field="seconds", value=2))
        await to_the_end(desk, "t")
        await desk.move("t", Moved(to="undo", reply=""))
        view = await to_the_end(desk, "t")
        assert view.plan
        assert (view.plan.seconds, view.head, len(view.versions)) == (1, 1, 2)
        assert view.film_is_current


async def test_a_turn_that_is_stopped_before_it_began_leaves_the_conversation_free(
    home: Path,
) -> None:
    async with studio_at(home) as studio:
        desk = Desk(studio)
        await desk.say("t", SHORT)
        await desk.stop("t")
        assert (await desk.view("t")).busy == ""
        await desk.say("t", SHORT)
        assert (await to_the_end(desk, "t")).film_is_current


async def test_a_render_that_was_cut_off_goes_on_when_reopened(home: Path) -> None:
    async with studio_at(home) as studio:
        desk = Desk(studio)
        await desk.say("t", LONG)
        await until_rendering(desk, "t")
        await desk.close()
    async with studio_at(home) as studio:
        desk = Desk(studio)
        await desk.reopen("t")
        view = await until_rendering(desk, "t")
        assert "s1" in view.posters, "it is kept"
        await desk.close()


async def test_a_render_that_asks_is_begun_by_a_yes_alone(home: Path) -> None:
    async with studio_at(home, ask_above_render_seconds=0) as studio:
        desk = Desk(studio)
        await desk.say("t", SHORT)
        asked = await to_the_end(desk, "t")
        assert (asked.asks, asked.film) == (True, None)

        await desk.approve("t", yes=False)
        declined = await to_the_end(desk, "t")
        assert declined.messages[-1].text == WORDS.declined
        assert (declined.asks, declined.can_render, declined.film) == (False, True, None)

        await desk.say("t", "Make shot 1 two seconds.")
        await to_the_end(desk, "t")
        await desk.approve("t", yes=True)
        assert (await to_the_end(desk, "t")).film_is_current


async def test_a_render_that_was_put_off_is_made_when_asked_for(home: Path) -> None:
    async with studio_at(home, ask_above_render_seconds=0) as studio:
        desk = Desk(studio)
        await desk.say("t", SHORT)
        await to_the_end(desk, "t")
    async with studio_at(home, ask_above_render_seconds=0) as studio:
        desk = Desk(studio)
        await desk.reopen("t")
        assert (await desk.view("t")).can_render
        await desk.render("t")
        assert (await to_the_end(desk, "t")).asks, "that it was asked for is no yes"
        await desk.approve("t", yes=True)
        assert (await to_the_end(desk, "t")).film_is_current


async def test_what_cannot_be_planned_is_told_with_a_remedy_and_the_words_come_back(
    home: Path,
) -> None:
    async with studio_at(home) as studio:
        desk = Desk(studio)
        notes = home / "notes.txt"
        notes.write_text("not a picture")
        await desk.say("t", "Use this.", [notes])
        view = await to_the_end(desk, "t")
        assert view.draft == "Use this."
        assert "\nhint: " in view.messages[-1].text
        assert await desk.titles() == {}


async def test_a_conversation_without_a_name_is_blank(home: Path) -> None:
    async with studio_at(home) as studio:
        desk = Desk(studio)
        await desk.render("")
        assert await desk.view("") == View("")


async def test_another_generator_is_chosen_for_a_conversation_and_left_again(home: Path) -> None:
    async with studio_at(home) as studio:
        desk = Desk(studio)
        await desk.say("t", SHORT)
        made = await to_the_end(desk, "t")
        offered = {offer.name: offer for offer in made.offers}
        assert {"animatic", "ltx-2.5"} <= offered.keys()
        due = offered["ltx-2.5"].price
        assert due
        assert due.to_render == ("s1",)
        assert not made.can_render

        await desk.choose("t", "ltx-2.5")
        view = await desk.view("t")
        assert view.generator.startswith("ltx-2.5@")
        assert view.can_render, "the video is another generator's"
        assert view.film == made.film
    async with studio_at(home) as studio:
        desk = Desk(studio)
        assert (await desk.view("t")).generator == view.generator, "the choice is kept"
        await desk.say("other", SHORT)
        assert (await to_the_end(desk, "other")).generator == made.generator

        await desk.choose("t", "animatic")
        view = await desk.view("t")
        assert (view.generator, view.can_render) == (made.generator, False)


async def test_a_question_about_money_is_given_up_with_its_generator(home: Path) -> None:
    async with studio_at(home, ask_above_render_seconds=0) as studio:
        desk = Desk(studio)
        await desk.say("t", SHORT)
        assert (await to_the_end(desk, "t")).asks
        await desk.choose("t", "wan-vace")
        view = await desk.view("t")
        assert not view.asks
        assert view.can_render
        assert await studio.waits_for_a_yes("t") is None
        await desk.choose("t", "nothing")
        assert "there was no generator 'nothing'" in (await desk.view("t")).messages[-1].text

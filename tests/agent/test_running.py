"""Turns in the background: begun, looked at, stopped, agreed to by whoever comes."""

import asyncio

import pytest
from callsheet.agent.edits import PutShot
from callsheet.agent.events import Answered, Failed, Made, Priced, Progress, ShotDone, Writing
from callsheet.agent.planner import Edited
from callsheet.agent.running import Run, Runs
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.generator.errors import BadInput

TWO = "Two shots, 540p. Shot 1 (0.5s): a cat. Shot 2 (0.5s): a dog."


@pytest.fixture
def settings(home):
    return Settings(home=home, planner="offline", workers=1)


@pytest.fixture
async def studio(settings):
    async with open_studio(settings) as opened:
        yield opened


async def planned(studio, words=TWO):
    return [event async for event in studio.say("t", words, render=False)][-1].plan


async def test_a_render_goes_on_while_nobody_listens(studio):
    await planned(studio)
    run = studio.start("t", studio.render("t"))
    assert (await studio.status("t")).goes_on
    async for event in run.follow():
        if isinstance(event, Progress | ShotDone):
            break  # this listener leaves
    status = await studio.status("t", wait_seconds=60)
    assert status.state == "made"
    assert status.share == 1
    assert status.made
    assert status.price
    assert status.made.video.is_file()
    assert status.price.to_render == tuple(status.progress)


async def test_who_comes_late_hears_all_that_still_counts(studio):
    await planned(studio)
    run = studio.start("t", studio.render("t"))
    early = [event async for event in run.follow()]
    late = [event async for event in run.follow()]
    assert [event for event in early if not isinstance(event, Progress)] == [
        event for event in late if not isinstance(event, Progress)
    ]
    shares = [event.shots for event in late if isinstance(event, Progress)]
    assert len(shares) == len(set(shares)), "only the last of each shot is told again"


async def test_a_stopped_render_goes_on_with_what_is_missing(studio):
    await planned(studio)
    run = studio.start("t", studio.render("t"))
    async for event in run.follow():
        if isinstance(event, ShotDone):
            break
    await run.stop()
    stopped = await studio.status("t")
    assert stopped.state == "stopped"
    assert 0 < stopped.share < 1
    events = [event async for event in studio.start("t", studio.render("t")).follow()]
    assert isinstance(events[-1], Made)
    assert [event.shots for event in events if isinstance(event, ShotDone)] == [("s2",)]


async def test_one_turn_at_a_time_is_begun_in_a_conversation(studio):
    await planned(studio)
    run = studio.start("t", studio.render("t"))
    with pytest.raises(BadInput, match="busy with another turn"):
        studio.start("t", studio.say("t", "make it vertical"))
    assert studio.running("t") is run
    assert (await run.wait()).state == "made"


async def test_a_render_that_costs_is_asked_for_each_time_and_made_on_a_yes(settings):
    asking = settings.model_copy(update={"ask_above_render_seconds": 0})
    async with open_studio(asking) as studio:
        await planned(studio)
        for _ in range(2):  # asking again is no yes
            events = [event async for event in studio.start("t", studio.render("t")).follow()]
            assert isinstance(events[-1], Priced)
            assert (await studio.status("t")).state == "asking"
        await studio.start("t", studio.approve("t", False)).wait()
        assert (await studio.status("t")).state == "idle"
        await studio.start("t", studio.render("t")).wait()
        assert (await studio.status("t")).state == "asking", "nor is asking after a no"
        assert (await studio.start("t", studio.approve("t")).wait()).state == "made"


async def test_where_a_conversation_stands_outlives_the_process(settings):
    asking = settings.model_copy(update={"ask_above_render_seconds": 0})
    async with open_studio(asking) as studio:
        await planned(studio)
        assert (await studio.status("t")).state == "idle"
        await studio.start("t", studio.render("t")).wait()
    async with open_studio(asking) as studio:
        status = await studio.status("t")
        assert status.state == "asking"
        assert status.price
        assert status.price.to_render == ("s1", "s2")
        run = studio.start("t", studio.approve("t"))
        async for event in run.follow():
            if isinstance(event, Progress):
                break
    async with open_studio(asking) as studio:
        assert (await studio.status("t")).state == "stopped"
        assert (await studio.start("t", studio.render("t")).wait()).state == "made"
    async with open_studio(asking) as studio:
        status = await studio.status("t")
        assert status.state == "made"
        assert status.made
        assert status.made.video.is_file()


async def test_a_click_is_a_turn_that_no_planner_reads(studio):
    plan = await planned(studio)
    longer = plan.shots[0].model_copy(update={"seconds": 2})
    edit = Edited(edits=(PutShot(shot=longer),), reply="Shot 1 lasts 2 s now.")
    [told] = [event async for event in studio.act("t", edit, "shot 1: 2 seconds", render=False)]
    assert isinstance(told, Answered)
    assert (told.intent, told.changed) == ("revise", ("s1",))
    assert (await studio.library.plan("t")).shots[0] == longer
    assert (await studio.library.turn("t", 2)).said == "shot 1: 2 seconds"


async def test_a_fault_in_a_turn_is_told_to_those_who_listen():
    async def faulty():
        yield Writing(reply="A")
        raise ZeroDivisionError("by zero")

    run = Run(faulty())
    *_, last = [event async for event in run.follow()]
    assert isinstance(last, Failed)
    assert "by zero" in last.problem
    assert run.status.state == "failed"


async def test_what_ends_with_the_process_is_stopped():
    async def endless():
        yield Writing(reply="A")
        await asyncio.Event().wait()

    runs = Runs()
    run, unbegun = runs.begin("a", endless(), "planning"), runs.begin("b", endless(), "planning")
    async for _ in run.follow():
        break
    await runs.close()
    assert (run.status.state, unbegun.status.state) == ("stopped", "stopped")

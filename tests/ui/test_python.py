"""`from callsheet import Studio`, as a script uses it."""

import pytest
from callsheet import Studio
from callsheet.agent.events import Answered, Made
from callsheet.generator.errors import BadInput, CallsheetError
from callsheet.generator.media import probe
from PIL import Image

CAT = "One shot (0.5s), 540p: a cat."


@pytest.fixture
def studio(home):
    with Studio(home, planner="offline") as opened:
        yield opened


def test_a_turn_gives_back_its_plan_and_its_video(studio):
    told = []
    reply = studio.say(CAT, listen=told.append)
    assert reply.text
    assert reply.plan.seconds == 0.5
    assert probe(reply.video).frames == 12
    assert isinstance(told[0], Answered)
    assert isinstance(told[-1], Made)
    assert studio.plan() == reply.plan


def test_conversations_are_told_apart_by_their_names(studio):
    studio.say(CAT, thread="a", render=False)
    assert studio.plan(thread="b") is None
    assert studio.say("make it 1 second", thread="a", render=False).plan.seconds == 1


def test_a_file_is_given_with_the_words(studio, tmp_path):
    picture = tmp_path / "mei.png"
    Image.new("RGB", (32, 32), "red").save(picture)
    reply = studio.say("@Image 1 dances, 2 seconds", [picture], render=False)
    assert [element.handle for element in reply.plan.elements] == ["@Image 1"]


def test_what_fails_is_raised_with_its_remedy(studio):
    with pytest.raises(CallsheetError, match="nothing was said"):
        studio.say("  ")
    assert studio.say(CAT, render=False).plan, "and the studio goes on"


def test_what_costs_is_made_on_a_yes(home, monkeypatch):
    monkeypatch.setenv("CALLSHEET_ASK_ABOVE_RENDER_SECONDS", "0")
    with Studio(home, planner="offline") as studio:
        reply = studio.say(CAT)
        assert reply.asks
        assert reply.asks.to_render == ("s1",)
        assert reply.video is None
        assert studio.approve(False).video is None
        assert studio.render().asks
        made = studio.approve()
        assert made.video
        assert made.video.is_file()
        assert made.plan == reply.plan


def test_a_studio_that_is_not_open_says_how_to_open_it(home):
    with pytest.raises(BadInput, match="not open"):
        Studio(home).say(CAT)

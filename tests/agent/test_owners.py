"""What one owner says, uploads and makes is there for nobody else."""

from contextlib import aclosing

import pytest
from callsheet.agent.events import Answered, Failed, Made
from callsheet.agent.library import Library
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.generator.errors import BadInput
from langgraph.store.memory import InMemoryStore

CAT = "One shot (1s), 540p: a cat."
DOG = "One shot (1s), 540p: a dog."


@pytest.fixture
async def studio(home):
    async with open_studio(Settings(home=home, planner="offline", workers=1)) as opened:
        yield opened


async def heard(events):
    return [event async for event in events]


async def test_conversations_of_the_same_name_are_not_the_same_for_two_owners(studio):
    mei, tom = studio.of("mei"), studio.of("tom")
    for owner, words in ((studio, "A bird, 2s"), (mei, CAT), (tom, DOG)):
        await heard(owner.say("t", words, render=False))
    assert [(await who.library.turn("t", 1)).said for who in (mei, tom)] == [CAT, DOG]
    assert [(await who.conversation("t")).turns for who in (studio, mei, tom)] == [1, 1, 1]
    [undone] = await heard(tom.say("t", "undo", render=False))
    assert isinstance(undone, Answered)
    assert undone.intent == "impossible", "there is only his own first turn"


async def test_nobody_lists_or_reads_what_another_keeps(studio):
    await heard(studio.of("mei").say("secret", CAT, render=False))
    for other in (studio, studio.of("tom"), studio.of("mei ")):
        assert await other.library.conversations() == ()
        assert await other.library.plan("secret") is None
        with pytest.raises(BadInput, match="no version 1"):
            await other.library.version("secret", 1)
    assert [known.thread for known in await studio.of("mei").library.conversations()] == ["secret"]


async def test_videos_of_two_owners_lie_apart_and_their_equal_clips_are_made_once(studio):
    *_, first = await heard(studio.of("mei").say("t", CAT))
    *_, second = await heard(studio.of("tom").say("t", CAT))
    assert isinstance(first, Made)
    assert isinstance(second, Made)
    assert first.video.parent == studio.of("mei").videos
    assert second.video.parent == studio.of("tom").videos
    assert first.video.parent != second.video.parent
    assert second.rendered == ()


async def test_one_owner_waits_for_no_other_in_a_conversation_of_the_same_name(studio):
    async with aclosing(studio.of("mei").say("t", CAT)) as events:
        assert isinstance(await anext(events), Answered)
        assert not any(
            isinstance(event, Failed)
            for event in await heard(studio.of("tom").say("t", DOG, render=False))
        )
        [busy] = await heard(studio.of("mei").say("t", DOG, render=False))
        assert isinstance(busy, Failed)


async def test_an_owners_name_may_hold_any_character():
    library = Library(InMemoryStore())
    for owner in ("a.b", "a/b", "深夜", " ", "owners"):
        await library.of(owner).begin_turn("t", owner, ())
        assert [turn.said for turn in await library.of(owner).turns("t")] == [owner]
    assert await library.conversations() == ()

import pytest
from callsheet.agent.library import Library
from callsheet.generator.errors import BadInput
from langgraph.store.memory import InMemoryStore


@pytest.fixture
def library():
    return Library(InMemoryStore())


@pytest.fixture
def plans(plan_of):
    return [plan_of({"seconds": seconds}, title=f"v{seconds}") for seconds in (1, 2, 3)]


async def test_versions_are_stepped_through_by_undo_and_redo(library, plans):
    for turn, plan in enumerate(plans, 1):
        await library.add_version("t", plan, turn)
    assert (await library.undo("t", 4)).plan == plans[1]
    assert (await library.undo("t", 5)).plan == plans[0]
    assert await library.undo("t", 6) is None
    assert (await library.redo("t", 7)).plan == plans[1]
    assert (await library.redo("t", 8)).plan == plans[2]
    assert await library.redo("t", 9) is None
    assert await library.plan("t") == plans[2]


async def test_a_change_after_undo_follows_the_version_it_was_made_from(library, plans):
    await library.add_version("t", plans[0], 1)
    await library.add_version("t", plans[1], 2)
    await library.undo("t", 3)
    made = await library.add_version("t", plans[2], 4)
    assert (made.number, made.parent) == (3, 1)
    assert await library.redo("t", 5) is None
    assert (await library.undo("t", 6)).plan == plans[0]


async def test_a_restore_can_be_taken_back_by_redo(library, plans):
    for turn, plan in enumerate(plans, 1):
        await library.add_version("t", plan, turn)
    await library.restore("t", 1, 4)
    assert await library.plan("t") == plans[0]
    assert (await library.redo("t", 5)).plan == plans[2]


async def test_a_turn_that_runs_again_changes_nothing_more(library, plans):
    await library.add_version("t", plans[0], 1)
    await library.add_version("t", plans[1], 2)
    await library.add_version("t", plans[1], 2)
    assert (await library.conversation("t")).versions == 2
    await library.undo("t", 3)
    assert (await library.undo("t", 3)).plan == plans[0]
    assert (await library.conversation("t")).redo == (2,)


async def test_words_are_kept_before_anything_is_made_of_them(library):
    await library.begin_turn("t", "  a cat\nyawns", ())
    assert [turn.said for turn in await library.turns("t")] == ["  a cat\nyawns"]
    assert (await library.conversation("t")).title == "a cat"


async def test_every_shot_id_there_ever_was_is_remembered(library, plan_of):
    await library.add_version("t", plan_of({"id": "a"}, {"id": "b"}), 1)
    await library.add_version("t", plan_of({"id": "b"}, {"id": "c"}), 2)
    assert (await library.conversation("t")).shot_ids == ("a", "b", "c")


async def test_conversations_do_not_see_each_other(library, plans):
    names = ["a", "A", "a/b", "a.b", "深夜", ""]
    for name, plan in zip(names, plans * 2, strict=True):
        await library.begin_turn(name, name, ())
        await library.add_version(name, plan, 1)
    for name, plan in zip(names, plans * 2, strict=True):
        assert await library.plan(name) == plan
    assert {known.thread for known in await library.conversations()} == set(names)


async def test_more_conversations_than_a_page_are_all_listed_the_latest_first(library):
    for number in range(103):
        await library.begin_turn(f"t{number}", "hello", ())
    known = await library.conversations()
    assert len(known) == 103
    assert sorted((one.updated for one in known), reverse=True) == [one.updated for one in known]


async def test_a_version_there_is_not_is_told(library):
    with pytest.raises(BadInput, match="no version 9"):
        await library.version("t", 9)

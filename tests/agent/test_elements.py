"""The element library: made once, called by name in any conversation, and nobody else's."""

import pytest
from callsheet.agent.planner import Upload
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.generator.errors import BadInput
from callsheet.generator.media import write_flac
from callsheet.generator.plan import Voice
from PIL import Image

SICHUAN = Voice(language="zh", dialect="Sichuanese", manner="bright and quick")


@pytest.fixture
async def studio(home):
    async with open_studio(Settings(home=home, planner="offline", workers=1)) as opened:
        yield opened


@pytest.fixture
def pictures(tmp_path):
    """Two views of the same girl."""
    for colour in ("red", "blue"):
        Image.new("RGB", (32, 32), colour).save(tmp_path / f"{colour}.png")
    return [Upload(path=tmp_path / "red.png"), Upload(path=tmp_path / "blue.png")]


async def planned(studio, words, thread="t"):
    *_, told = [event async for event in studio.say(thread, words, render=False)]
    return told.plan


async def test_an_element_is_called_by_name_with_its_pictures_and_voice(studio, pictures):
    made = await studio.make_element("Mei", pictures, "character", "a girl in red", SICHUAN)
    assert made.handle == "@Mei"
    for thread in ("one", "two"):
        plan = await planned(studio, '@Mei says "你好". 4 seconds', thread)
        [element], [mei] = plan.elements, plan.characters
        assert element.assets == tuple(given.asset for given in made.pictures)
        assert (element.kind, element.looks) == ("character", "a girl in red")
        assert mei.element == element.id
        assert mei.voice == SICHUAN


async def test_what_the_words_state_of_a_voice_wins(studio, pictures):
    await studio.make_element("Mei", pictures, "character", voice=SICHUAN)
    plan = await planned(studio, '@Mei (Cantonese) says "你好". 4 seconds')
    assert "Cantonese" in (plan.characters[0].voice.dialect, plan.lines[0].dialect)


async def test_an_element_comes_into_a_later_turn_and_a_new_look_changes_no_old_plan(
    studio, pictures
):
    await planned(studio, "Two shots. Shot 1: a street. Shot 2: a cup on a table.")
    made = await studio.make_element("Cup", pictures[:1], "object")
    plan = await planned(studio, "use @Cup in shot 2")
    assert plan.elements[0].assets == (made.pictures[0].asset,)
    await studio.make_element("cup", pictures[1:], "object")
    assert [one.handle for one in await studio.library.subjects()] == ["@cup"]
    after = await planned(studio, "make shot 1 3 seconds")
    assert after.elements == plan.elements


async def test_a_sound_among_the_files_is_a_sample_of_the_voice(studio, pictures, tmp_path):
    import numpy as np

    write_flac(tmp_path / "voice.flac", np.zeros((4800, 2), np.float32))
    made = await studio.make_element(
        "Mei", [*pictures, Upload(path=tmp_path / "voice.flac")], "character"
    )
    assert made.voice
    assert made.voice.voice.endswith(".flac")
    assert len(made.pictures) == 2
    plan = await planned(studio, '@Mei says "hello". 4 seconds')
    assert plan.elements[0].voice == made.voice.voice == plan.characters[0].voice.voice


async def test_of_two_names_the_longer_one_is_meant(studio, pictures):
    await studio.make_element("Mei", pictures[:1], "character")
    lin = await studio.make_element("Mei Lin", pictures[1:], "character")
    plan = await planned(studio, "@Mei Lin dances, 4 seconds")
    assert [element.assets for element in plan.elements] == [(lin.pictures[0].asset,)]


async def test_nobody_calls_the_elements_of_another(studio, pictures):
    await studio.of("mei").make_element("Mei", pictures, "character")
    assert await studio.of("tom").library.subjects() == ()
    plan = await planned(studio.of("tom"), "@Mei dances, 4 seconds")
    assert [element.assets for element in plan.elements] == [()]


@pytest.mark.parametrize("name", ["", "@", "a" * 41, "../x", "Mei\nTom"])
async def test_a_name_that_cannot_be_a_handle_is_refused(studio, pictures, name):
    with pytest.raises(BadInput, match="could not be the name"):
        await studio.make_element(name, pictures, "character")


async def test_an_element_needs_a_picture(studio):
    with pytest.raises(BadInput, match="no picture"):
        await studio.make_element("Mei", [], "character")


async def test_a_forgotten_element_is_called_no_more(studio, pictures):
    await studio.make_element("Mei", pictures, "character")
    await studio.library.drop_subject("@mei")
    assert await studio.library.subjects() == ()

"""Which of the user's words each shot keeps."""

from pathlib import Path

import pytest
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio

SAID = """A 7-second vertical ad.
Shot 1 (4 s, close-up): Mei grins. Mei: "The last one is mine."
Shot 2 (3 s): a neon sign reads "深夜饺子"."""

pytestmark = pytest.mark.anyio


async def told(home: Path, *turns: str) -> dict[str, tuple[str, ...]]:
    async with open_studio(Settings(home=home, workers=1)) as studio:
        for words in turns:
            async for _ in studio.say("t", words, render=False):
                pass
        return await studio.sources("t")


async def test_each_shot_names_the_sentences_it_was_read_from(tmp_path: Path) -> None:
    found = await told(tmp_path, SAID)
    assert found["video"][0] == "A 7-second vertical ad."
    assert found["s1"][0].startswith("Shot 1 (4 s, close-up): Mei grins.")
    assert "The last one is mine." in " ".join(found["s1"])
    assert found["s2"] == ('Shot 2 (3 s): a neon sign reads "深夜饺子".',)


async def test_what_was_changed_since_is_no_longer_the_users_first_word(tmp_path: Path) -> None:
    found = await told(tmp_path, SAID, "make shot 2 5 seconds", 'change the sign to "夜宵"')
    assert "s2" not in found
    assert 'Mei: "The last one is mine."' in found["s1"]


async def test_undo_brings_the_words_back(tmp_path: Path) -> None:
    assert await told(tmp_path / "a", SAID, "make shot 1 6 seconds", "undo") == await told(
        tmp_path / "b", SAID
    )


async def test_without_a_plan_nothing_is_kept(tmp_path: Path) -> None:
    assert await told(tmp_path) == {}

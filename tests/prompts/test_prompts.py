"""The loader of prompt files, and the examples a first visit offers."""

from importlib.resources import files

import pytest
from callsheet import prompts

EXAMPLES = ("night-market", "pour-over", "paper-lantern")


def test_prompt_is_the_files_text_without_its_last_line_end() -> None:
    text = prompts.prompt("examples/night-market")
    assert text.startswith("A 12-second vertical video in three shots.")
    assert text.endswith('Tom whispers "Fair enough."')


def test_every_example_is_one_paragraph() -> None:
    for name in EXAMPLES:
        assert "\n" not in prompts.prompt(f"examples/{name}")


def test_every_example_file_is_known_to_the_tests() -> None:
    found = {entry.name for entry in files(prompts).joinpath("examples").iterdir()}
    assert found == {f"{name}.md" for name in EXAMPLES}


def test_variables_are_filled_in_as_they_are() -> None:
    text = prompts.filled("Say {{ what }} to {{who}}. {not this}", what="{{who}} \\1", who="Mei")
    assert text == "Say {{who}} \\1 to Mei. {not this}"


def test_missing_and_unknown_variables_are_named_together() -> None:
    with pytest.raises(ValueError, match="'what' was missing, 'who' was not in it"):
        prompts.filled("Say {{what}}", who="Mei")


def test_unknown_prompt_is_a_missing_file() -> None:
    with pytest.raises(FileNotFoundError):
        prompts.prompt("examples/nothing")

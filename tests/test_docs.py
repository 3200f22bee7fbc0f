"""What the README says is so."""

import re
import shlex
from pathlib import Path
from typing import cast

import pytest
from callsheet.agent.settings import Settings
from callsheet.ui.cli import app
from typer.core import TyperGroup
from typer.main import get_command

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.S)
LINES = [line for block in BLOCKS for line in block.splitlines() if line.strip()]
COMMANDS = cast(TyperGroup, get_command(app)).commands


@pytest.mark.parametrize("line", LINES)
def test_every_command_in_the_readme_is_one(line):
    program, *words = shlex.split(line, comments=True)
    if program == "make":
        assert f"\n{words[0]}:" in (ROOT / "Makefile").read_text()
        return
    assert program == "callsheet"
    if not words:
        return
    command = COMMANDS[words[0]]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words[1:] if word.startswith("-")} <= known


@pytest.mark.parametrize("example", re.findall(r"```python\n(.*?)```", README, re.S))
def test_every_python_example_in_the_readme_runs(example):
    assert len(example.splitlines()) <= 12
    exec(compile(example, "README.md", "exec"), {})


def test_every_setting_is_in_the_readme_and_no_other():
    told = set(re.findall(r"`((?:CALLSHEET|OPENAI|TIKTOKEN|SLACK)_\w+)`", README))
    read = {
        str(field.validation_alias or f"CALLSHEET_{name.upper()}")
        for name, field in Settings.model_fields.items()
    }
    assert told == read


def test_only_one_file_reads_the_environment():
    readers = {
        path.relative_to(ROOT).as_posix()
        for floor in ("agent", "generator", "prompts", "tools", "ui")
        for path in (ROOT / floor).rglob("*.py")
        if re.search(r"os\.environ\b|os\.getenv|BaseSettings", path.read_text())
    }
    assert readers <= {"agent/settings.py", "ui/gradio_app.py"}, "gradio is told to be private"


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_file_the_readme_links_to_is_there(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize(
    "path", re.findall(r"`((?:agent|tools|generator|ui|prompts)/[\w/.]+)`", README)
)
def test_every_file_the_readme_names_is_there(path):
    assert (ROOT / path).exists()


def test_the_picture_of_a_turn_is_the_graph():
    from callsheet.agent.graph import build

    shown = build().compile().get_graph()
    names = [name for name in shown.nodes if not name.startswith("__")]
    picture = README[README.index("words ──►") :].splitlines()[0]
    assert re.findall(r"[a-z]+", picture) == ["words", *names, "video"]


def test_the_directors_readme_names_every_module_that_reads():
    folder = ROOT / "agent" / "director"
    told = (folder / "README.md").read_text()
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {name for name in modules if f"`{name}`" not in told} == set()

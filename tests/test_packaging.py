"""The package is whole: all folders installed, each floor to itself, imports light."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
FLOORS = ("agent", "generator", "prompts", "tools", "ui")
HEAVY = (
    *("gradio", "mcp", "slack_bolt", "aiohttp", "torch", "diffusers", "pandas", "langgraph"),
    *("cv2", "av", "numpy", "PIL"),
)


def test_every_folder_with_code_is_packaged():
    folders = {
        ".".join(("callsheet", *path.parent.relative_to(ROOT).parts))
        for floor in FLOORS
        for path in (ROOT / floor).rglob("__init__.py")
    }
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == folders | {"callsheet"}


def test_every_data_file_is_packaged():
    wanted = {
        path.relative_to(ROOT)
        for floor in FLOORS
        for path in (ROOT / floor).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc") and path.name != "README.md"
    }
    packed: set[Path] = set()
    for package, patterns in PROJECT["tool"]["setuptools"]["package-data"].items():
        folder = ROOT.joinpath(*package.split(".")[1:])
        for pattern in patterns:
            packed |= {path.relative_to(ROOT) for path in folder.glob(pattern)}
    assert wanted <= packed


@pytest.mark.parametrize(
    "module",
    ["callsheet", "callsheet.ui.cli", "callsheet.agent.director", "callsheet.generator.job"],
)
def test_importing_it_loads_nothing_heavy(module):
    code = f"import sys, {module}; print(*sorted(m for m in {HEAVY} if m in sys.modules))"
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert shown.split() == []


def test_opening_the_generator_loads_nothing_heavy():
    code = (
        "import sys, pathlib\n"
        "from callsheet.generator.base import Recipe, open_generator\n"
        "open_generator(Recipe(assets=pathlib.Path('.')))\n"
        f"print(*sorted(m for m in {HEAVY} if m in sys.modules))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert shown.split() == []


def test_the_locks_hold_hashes_and_no_addresses():
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text()
        assert "://" not in text, lock.name
        pinned = [line for line in text.splitlines() if "==" in line and line[0] not in " #"]
        assert pinned
        assert all(line.endswith("\\") for line in pinned), "each package has its hashes"

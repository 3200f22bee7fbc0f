"""Wishes composed of parts: who or what is meant, how it is put, and what stands around it.

Each file of composed/ holds one language: words before and after that ask for nothing, and wishes,
each with ways to name its target, ways to put it, and what changes, or nothing. Every way is read
beside some of the others. A part that was not understood belongs there.
"""

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from callsheet.agent.planner import Edited

from .saying import answer, changes

FOLDER = Path(__file__).parent / "composed"
COME_ALONG = ("s2.characters", "l1.dialect")
"""Who says a line is seen in its shot, and speaks in their own accent."""


def composed() -> list[Any]:
    found: list[Any] = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        around = itertools.cycle(zip(table["before"], table["after"], strict=True))
        for wish in table["wishes"]:
            targets = itertools.cycle(wish["targets"])
            ways = max(len(wish["targets"]), len(wish["forms"]))
            for form in itertools.islice(itertools.cycle(wish["forms"]), ways):
                before, after = next(around)
                said = before + form.format(next(targets)) + after
                found.append(pytest.param(said, wish["changes"], id=f"{path.stem}-{said}"))
            next(around)
    return found


@pytest.mark.parametrize(("said", "expected"), composed())
def test_a_wish_is_read_whatever_its_parts_are(said: str, expected: dict[str, Any]) -> None:
    if not expected:
        assert not isinstance(answer(said), Edited)
        return
    found = {place: "" if now is None else now for place, now in changes(said).items()}
    for along in COME_ALONG:
        found.pop(along, None)
    assert found == expected

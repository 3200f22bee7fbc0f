"""What all tests share: no network, no home of the user, small plans."""

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from callsheet.generator.media import probe, read_frame
from callsheet.generator.plan import VideoPlan, read_plan
from numpy.typing import NDArray

# Hundreds of processes are started; where this is set, each would compile all it imports anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory):
    """Connections leave this machine in no test, and nothing is kept in the user's own folder."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in (
            "127.0.0.1",
            "::1",
            "localhost",
        ):
            raise OSError(f"a test connected to {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)
    monkeypatch.setenv("CALLSHEET_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("CALLSHEET_VOICES", "plain")  # the others take seconds to be loaded


@pytest.fixture
def same_picture() -> Callable[[Path, Path], bool]:
    """Whether two videos show the same; when not, the failure says which frames differ.

    Mostly they are the same bytes. The encoder was seen to give a few others for the very same
    frames, so a clip may differ by what it rounds: up to 2.6 levels in single frames of noise.
    """

    def same(one: Path, two: Path) -> bool:
        if one.read_bytes() == two.read_bytes():
            return True
        pairs = zip(frames_in(one), frames_in(two), strict=True)
        apart = [float(np.abs(a.astype(int) - b.astype(int)).mean()) for a, b in pairs]
        if sum(apart) > ROUNDED_LEVELS * len(apart):
            pytest.fail(f"{one} and {two} differ by these levels of 255, by frame: {apart}")
        return True

    return same


ROUNDED_LEVELS = 1.0
"""By as many of 255, in the mean of a clip, the same picture may be rounded another way."""


def frames_in(path: Path) -> list[NDArray[np.uint8]]:
    """(H, W, 4) of every frame."""
    return [read_frame(path, index) for index in range(probe(path).frames)]


Plan = Callable[..., VideoPlan]


@pytest.fixture
def plan_of() -> Plan:
    """A plan of shots given as dicts; what a shot does not say is filled in."""

    def made(*shots: dict[str, Any], **video: Any) -> VideoPlan:
        numbered = [
            {"id": f"s{n}", "seconds": 1, "action": "nothing moves", **shot}
            for n, shot in enumerate(shots or ({},), 1)
        ]
        return read_plan({"form": "plan.1", "title": "test", "shots": numbered, **video})

    return made


MEI = {"id": "mei", "name": "Mei", "looks": "young woman, red coat, black hair"}
TOM = {"id": "tom", "name": "Tom", "looks": "tall man, grey suit, glasses"}


@pytest.fixture
def dialogue(plan_of: Plan) -> VideoPlan:
    """Three shots, two speakers, two languages, one sign."""
    return plan_of(
        {
            "scene": "night market",
            "framing": "wide",
            "lettering": [{"text": "深夜饺子", "place": "neon sign"}],
        },
        {
            "scene": "night market",
            "characters": ["mei"],
            "dialogue": [{"id": "l1", "character": "mei", "text": "我的！", "language": "zh"}],
        },
        {
            "scene": "night market",
            "characters": ["mei", "tom"],
            "dialogue": [{"id": "l2", "character": "tom", "text": "Fair.", "language": "en"}],
        },
        characters=[MEI, TOM],
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder."""
    return tmp_path / "home"

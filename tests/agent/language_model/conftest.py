"""What these tests share: a server on this machine, and a planner that asks it."""

import sys
import warnings
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # pytest's import mode knows no neighbours

from callsheet.agent.language_model import wire
from callsheet.agent.language_model.planner import LanguageModelPlanner, Prices
from callsheet.agent.language_model.wire import Endpoint
from callsheet.generator.assets import Assets
from loopback import Answer, Loopback

Serve = Callable[..., Loopback]
Planning = Callable[..., tuple[LanguageModelPlanner, Loopback]]


@pytest.fixture
def serve() -> Generator[Serve]:
    """Opens a server that gives these answers."""
    opened: list[Loopback] = []

    def begun(*answers: Answer, counts: bool = True) -> Loopback:
        opened.append(Loopback(answers, counts=counts))
        return opened[-1]

    wire.forget()
    yield begun
    for server in opened:
        server.close()


@pytest.fixture
def planning(serve: Serve, tmp_path: Path) -> Planning:
    """A planner and its server, which gives these answers."""

    def begun(*answers: Answer, **more: Any) -> tuple[LanguageModelPlanner, Loopback]:
        server = serve(*answers)
        endpoint = Endpoint(server.url, "test-model", timeout_seconds=20)
        assets = Assets(tmp_path / "assets")
        prices = Prices(prompt=1.0, answer=4.0)
        options = {"prices": prices, **more}
        return LanguageModelPlanner(endpoint, assets, **options), server

    return begun


@pytest.fixture(scope="session")
def count() -> Callable[[str], int]:
    """Counts tokens as OpenAI's newer models do, by a vocabulary that a package carries."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the package's own, while it loads
        import bpe_openai

        encoding = bpe_openai.get_encoding("o200k_base")
    return lambda text: len(encoding.encode(text))

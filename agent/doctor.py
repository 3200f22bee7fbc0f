"""What this installation can do: every part tried, not only looked for."""

import asyncio
import shutil
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..generator.base import Recipe
from ..generator.cache import ClipCache
from ..generator.errors import CallsheetError
from ..generator.make import make_video
from ..generator.plan import Character, DialogueLine, Lettering, Part, Shot, VideoPlan
from .planner import open_planner
from .settings import Settings

if TYPE_CHECKING:
    from ..generator.diffusers_av.device import Device
    from ..generator.diffusers_av.profiles import Profile

FREE_BYTES_MIN = 1_000_000_000

TRIAL = VideoPlan(
    title="trial",
    resolution="540p",
    characters=(Character(id="a", name="A"),),
    shots=(
        Shot(
            id="s1",
            seconds=1,
            action="A greets.",
            characters=("a",),
            dialogue=(DialogueLine(id="l1", character="a", text="Hello."),),
            lettering=(Lettering(text="试 A"),),
        ),
    ),
)


class Finding(Part):
    """One part of the installation."""

    part: str
    works: bool
    detail: str
    """What was found, or what was wrong."""
    remedy: str | None = None
    needed: bool = True
    """False for what only adds an ability."""


def diagnose(settings: Settings) -> tuple[Finding, ...]:
    """All findings, the needed parts first."""
    tried = [
        _tried("home folder", lambda: _home(settings)),
        _tried("planner: Director", lambda: f"ready ({open_planner(settings, 'offline').name})"),
        _tried("generator: animatic", _trial),
        _tried("web page", lambda: _installed("gradio")),
    ]
    return (*tried, _voices(), language_model(settings), *local_models(settings))


def _tried(part: str, look: Callable[[], str], needed: bool = True) -> Finding:
    remedy = "install callsheet again: `make clean demo`, or `pip install --force callsheet`"
    try:
        return Finding(part=part, works=True, detail=look(), needed=needed)
    except CallsheetError as error:
        detail, remedy = error.problem, error.remedy
    except (ImportError, OSError) as error:
        detail = str(error)
    return Finding(part=part, works=False, detail=detail, remedy=remedy, needed=needed)


def _home(settings: Settings) -> str:
    settings.home.mkdir(parents=True, exist_ok=True)
    probe = settings.home / ".probe"
    probe.touch()
    probe.unlink()
    free = shutil.disk_usage(settings.home).free
    if free < FREE_BYTES_MIN:
        raise OSError(f"{settings.home}: only {free / 1e9:.1f} GB are free")
    return f"{settings.home}, {free / 1e9:.0f} GB free"


def _trial() -> str:
    """Renders a moment with a picture, a voice and lettering, as every video is rendered."""
    begun = time.perf_counter()
    with TemporaryDirectory() as name:
        folder = Path(name)
        recipe = Recipe(assets=folder / "assets")
        out = folder / "trial.mp4"
        making = make_video(TRIAL, recipe, ClipCache(folder / "clips"), out, _unseen, 1)
        asyncio.run(making)
    return f"drew, spoke and joined a trial video in {time.perf_counter() - begun:.1f} s"


def _unseen(key: str, share: float) -> None:
    """Progress that nobody watches."""


def _installed(module: str) -> str:
    if find_spec(module) is None:
        raise ImportError(f"{module} is not installed")
    return "ready"


def language_model(settings: Settings) -> Finding:
    """One token of the model, when one is set."""
    part = "planner: language model"
    if settings.chosen_planner == "offline" and not settings.model:
        detail = "not set up; the Director plans without one"
        return Finding(part=part, works=False, detail=detail, needed=False)
    return _tried(part, lambda: _one_token(settings), settings.chosen_planner == "llm")


def _one_token(settings: Settings) -> str:
    from .language_model.wire import endpoint_of, probe

    endpoint = endpoint_of(settings)
    begun = time.perf_counter()
    asyncio.run(probe(endpoint))
    took = time.perf_counter() - begun
    return f"{endpoint.model} at {endpoint.url} answered in {took:.1f} s"


def local_models(settings: Settings) -> tuple[Finding, ...]:
    """The card, and for each local model how it would share it and what its licence asks."""
    from ..generator.diffusers_av.device import INSTALL, device
    from ..generator.diffusers_av.profiles import profiles

    part = "generator: local models"
    if not all(find_spec(module) for module in ("torch", "diffusers", "transformers")):
        detail = "torch, diffusers or transformers is missing"
        return (Finding(part=part, works=False, detail=detail, remedy=INSTALL, needed=False),)
    try:
        here = device()
    except CallsheetError as error:
        told, remedy = error.problem, error.remedy
        return (Finding(part=part, works=False, detail=told, remedy=remedy, needed=False),)
    if not here.is_card:
        remedy = "a machine with a GPU; the animatic needs none"
        return (Finding(part=part, works=False, detail=here.told, remedy=remedy, needed=False),)
    card = Finding(part=part, works=True, detail=here.told, needed=False)
    return (card, *(_local_model(settings, profile, here) for profile in profiles().values()))


def _local_model(settings: Settings, profile: "Profile", here: "Device") -> Finding:
    """One model on a card."""
    from ..generator.diffusers_av import agreed
    from ..generator.diffusers_av.memory import recipe_for

    part, needed = f"  {profile.name}", profile.name == settings.generator
    recipe = settings.recipe
    memory = recipe_for(profile, here.free_gb or 0, recipe.local.memory)
    detail = f"recipe {memory.told}; {profile.licence.told}"
    if profile.keyframes and recipe.local.keyframes:
        painter = profile.keyframes
        detail += f"; keyframes by {painter.name} ({painter.licence.name})"
    try:
        agreed(profile, recipe.local)
    except CallsheetError as error:
        return Finding(part=part, works=False, detail=detail, remedy=error.remedy, needed=needed)
    if memory.card_gb > (here.free_gb or 0):
        remedy = "close what else uses the card, or take a larger one"
        return Finding(part=part, works=False, detail=detail, remedy=remedy, needed=needed)
    return Finding(part=part, works=True, detail=detail, needed=needed)


def _voices() -> Finding:
    from ..generator.animatic.voices import neural_are_installed

    works = neural_are_installed()
    return Finding(
        part="voices that sound like people",
        works=works,
        detail="ready" if works else "not installed; espeak-ng speaks, like a machine",
        remedy=None if works else "pip install 'callsheet[voices]'",
        needed=False,
    )

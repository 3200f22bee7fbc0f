"""The seam to whatever makes pictures and sound, and the one place that opens it by name."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol

from .errors import CannotOpen
from .job import Clip, Limits, RenderJob
from .plan import Part

GeneratorName = Literal["animatic", "ltx-2.3", "ltx-2.5", "ltx-2.5-full", "minimax-h3", "wan-vace"]
VoicesName = Literal["auto", "plain"]
"""The best voices that are installed, or espeak-ng's, which are quick and always there."""
MemoryName = Literal["whole", "parts", "fp8", "groups"]
"""How the weights of a local model share a card; see `callsheet.generator.diffusers_av.memory`."""

Progress = Callable[[float], None]
"""Told how much of a job is done, from 0 to 1; may raise `Stopped`."""


class Generator(Protocol):
    """Makes clips. What it loads, it loads at the first `render`; opening it is cheap."""

    @property
    def name(self) -> str:
        """With its version: part of every job's key."""
        ...

    @property
    def limits(self) -> Limits: ...

    async def render(self, job: RenderJob, folder: Path, progress: Progress) -> Clip:
        """Makes the job's files in `folder`, which exists and is empty.

        The same job gives the same clip. Raises a `CallsheetError` when it cannot.
        """
        ...


class LocalModels(Part):
    """What generators that run a model on this machine go by."""

    weights: Path | None = None
    """Folder with a model's weights; null for those of the hub, in its usual cache."""
    memory: MemoryName | None = None
    """Chosen by the card's free memory when null."""
    keyframes: bool = True
    """Shots that a model makes one by one open with a picture by an image model."""
    accepted: tuple[str, ...] = ()
    """Ids of the licences that the user has accepted."""


class Recipe(Part):
    """How to open a generator: plain data, so that another process can do it too."""

    generator: GeneratorName = "animatic"
    assets: Path
    """Folder in which an asset id is a file name; see `callsheet.generator.assets`."""
    voices: VoicesName = "plain"
    """Who speaks in the animatic."""
    local: LocalModels = LocalModels()


_LOCAL = "callsheet.generator.diffusers_av"
MODULES: dict[GeneratorName, str] = {
    "animatic": "callsheet.generator.animatic",
    "ltx-2.3": _LOCAL,
    "ltx-2.5": _LOCAL,
    "ltx-2.5-full": _LOCAL,
    "minimax-h3": _LOCAL,
    "wan-vace": _LOCAL,
}
"""Where each is found: a module whose function `opened` takes the recipe."""


def open_generator(recipe: Recipe) -> Generator:
    """The generator of a recipe. Raises `CannotOpen` when this installation has none such."""
    try:
        made: Generator = import_module(MODULES[recipe.generator]).opened(recipe)
    except ImportError as error:
        raise CannotOpen(
            f"the generator {recipe.generator!r} could not be opened: {error}",
            "run `callsheet doctor`: it says what is missing and how to install it",
        ) from error
    return made

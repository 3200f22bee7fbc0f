"""The seam to whatever makes pictures and sound, and the one place that opens it by name."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol

from .errors import CannotOpen
from .job import Clip, Limits, RenderJob
from .plan import Part

GeneratorName = Literal["animatic"]

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

        The same job gives the same bytes. Raises a `CallsheetError` when it cannot.
        """
        ...


class Recipe(Part):
    """How to open a generator: plain data, so that another process can do it too."""

    generator: GeneratorName = "animatic"
    assets: Path
    """Folder in which an asset id is a file name; see `callsheet.generator.assets`."""


GENERATORS: dict[str, str] = {"animatic": "callsheet.generator.animatic:Animatic"}


def open_generator(recipe: Recipe) -> Generator:
    """The generator of a recipe. Raises `CannotOpen` when this installation has none such."""
    module, name = GENERATORS[recipe.generator].split(":")
    try:
        made: Generator = getattr(import_module(module), name)(recipe.assets)
    except ImportError as error:
        raise CannotOpen(
            f"the generator {recipe.generator!r} could not be opened: {error}",
            "run `callsheet doctor`: it says what is missing and how to install it",
        ) from error
    return made

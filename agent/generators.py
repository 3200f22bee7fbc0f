"""The generators of one process: what each asks and can do, and who runs its jobs.

A generator is opened when it is first asked for; its workers begin at its first job.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import get_args

from ..generator.base import MODULES, GeneratorName, Recipe, open_generator
from ..generator.cache import ClipCache
from ..generator.diffusers_av.device import INSTALL
from ..generator.errors import BadInput, CallsheetError
from ..generator.executor import LocalExecutor
from ..generator.job import Limits, jobs_for
from ..generator.plan import Part, VideoPlan
from ..tools.check import Problem, problems
from ..tools.price import Price, price

NAMES: tuple[GeneratorName, ...] = get_args(GeneratorName)


@dataclass(frozen=True)
class Making:
    """A generator that is open."""

    name: str
    version: str
    """Its name with its version, as every job's key has it."""
    limits: Limits
    executor: LocalExecutor


class Offer(Part):
    """What a generator would make of a plan."""

    name: GeneratorName
    limits: Limits = Limits()
    problems: tuple[Problem, ...] = ()
    """What stands against the plan there."""
    price: Price | None = None
    """Null when it cannot be opened."""
    is_local: bool = False
    """It runs a model on this machine, which takes a GPU and its weights."""
    remedy: str = ""
    """What must be done before it can render here; empty when nothing need be."""


class Generators:
    """Those of one process. Belongs to one event loop."""

    def __init__(self, recipe: Recipe, cache: ClipCache, workers: int) -> None:
        """`recipe` is that of the generator in force where no other is chosen."""
        self._recipe, self._cache, self._workers = recipe, cache, workers
        self._open: dict[str, Making] = {}

    @property
    def first(self) -> GeneratorName:
        """The one in force where no other is chosen."""
        return self._recipe.generator

    def of(self, name: str) -> Making:
        """The generator of this name. Raises `BadInput` when there is none, and `CannotOpen`."""
        if name not in NAMES:
            raise BadInput(f"there was no generator {name!r}", f"choose one of {', '.join(NAMES)}")
        if name not in self._open:
            recipe = self._recipe_of(name)
            opened = open_generator(recipe)
            executor = LocalExecutor(recipe, self._cache, self._workers)
            self._open[name] = Making(name, opened.name, opened.limits, executor)
        return self._open[name]

    def offers(self, plan: VideoPlan) -> tuple[Offer, ...]:
        """What each would make of the plan."""
        return tuple(self._offer(name, plan) for name in NAMES)

    async def close(self) -> None:
        """Ends the workers."""
        for making in self._open.values():
            await making.executor.close()

    def _offer(self, name: GeneratorName, plan: VideoPlan) -> Offer:
        try:
            making = self.of(name)
        except CallsheetError as error:
            return Offer(name=name, remedy=error.remedy)
        jobs = jobs_for(plan, making.version, making.limits)
        return Offer(
            name=name,
            limits=making.limits,
            problems=problems(plan, making.limits),
            price=price(jobs, making.limits, self._cache.has),
            is_local=_is_local(name),
            remedy=_missing(name),
        )

    def _recipe_of(self, name: str) -> Recipe:
        """Weights in a folder of their own are those of the generator that they were set for."""
        if name == self.first:
            return self._recipe
        local = self._recipe.local.model_copy(update={"weights": None})
        return self._recipe.model_copy(update={"generator": name, "local": local})


def _missing(name: GeneratorName) -> str:
    """What a local model lacks in this installation, as far as can be told without loading it."""
    there = all(find_spec(module) for module in ("torch", "diffusers", "transformers"))
    return INSTALL if _is_local(name) and not there else ""


def _is_local(name: GeneratorName) -> bool:
    return MODULES[name].endswith("diffusers_av")

"""Local models: picture and sound by diffusers, on the user's own GPU, from the same plan.

Light to import: torch is loaded at the first render. A model is data (`profiles`); what is asked of
it in words is a pure function (`ltx_prompt`); a `Crew` shoots; `finish` cuts what it shot.
"""

import asyncio
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from ..base import LocalModels, Progress, Recipe
from ..errors import CannotOpen
from ..job import Clip, Limits, RenderJob
from .profiles import Profile, profiles

if TYPE_CHECKING:
    from .set import Set

VERSION = 2
"""Raised when the same job would give another clip."""
STOP_SECONDS = 30.0
"""A pass of a large model takes seconds, its weights take minutes to load."""
UNBROKEN_SECONDS_MAX = 120.0
"""Of one unbroken take, made in pieces: each is a little worse than the one before."""


class DiffusersAV:
    """A generator that runs one model of `profiles`."""

    def __init__(self, profile: Profile, assets: Path, local: LocalModels) -> None:
        self._profile, self._assets, self._local = profile, assets, local
        self._set: Set | None = None

    @property
    def name(self) -> str:
        """With the folder of the weights, when they are not those of the hub."""
        name = f"{self._profile.name}@{VERSION}"
        if self._profile.keyframes and not self._local.keyframes:
            name += "-from-words"
        if self._local.weights is None:
            return name
        return f"{name}+{hashlib.sha256(str(self._local.weights).encode()).hexdigest()[:8]}"

    @property
    def limits(self) -> Limits:
        profile = self._profile
        return Limits(
            shots_per_job=6 if profile.cuts else 1,
            continues=True,
            at_once=1,
            stop_seconds=STOP_SECONDS,
            seconds_max=UNBROKEN_SECONDS_MAX,
            cut_seconds_max=profile.seconds_max,
            languages=profile.languages,
            render_seconds_per_second=profile.render_seconds_per_second,
        )

    async def render(self, job: RenderJob, folder: Path, progress: Progress) -> Clip:
        """Makes picture.mp4, poster.jpg and, where sound is wanted, sound.flac in `folder`.

        Raises `CannotOpen` for what is missing or not accepted, `CannotRender` when memory runs
        out, `BadMedia` for an asset that cannot be read, and whatever `progress` raises to stop.
        """
        return await asyncio.to_thread(self._render, job, folder, progress)

    def _render(self, job: RenderJob, folder: Path, progress: Progress) -> Clip:
        agreed(self._profile, self._local)
        return self._loaded().clip(job, folder, progress)

    def _loaded(self) -> "Set":
        if self._set is None:
            from .set import Set

            self._set = Set(self._profile, self._assets, self._local)
        return self._set


def agreed(profile: Profile, local: LocalModels) -> None:
    """Raises `CannotOpen`, with all that it asks, for a licence that is still to be accepted."""
    licence = profile.licence
    if licence.accepted_once and licence.id not in local.accepted:
        raise CannotOpen(
            f"the licence of {profile.name} was not accepted yet ({licence.told})",
            f"if you may use it, run `callsheet accept {profile.name}` once",
        )


def opened(recipe: Recipe) -> DiffusersAV:
    """The generator of a recipe."""
    return DiffusersAV(profiles()[recipe.generator], recipe.assets, recipe.local)

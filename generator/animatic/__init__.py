"""The animatic: draws and speaks a plan on a bare CPU, with no key, network, GPU or system library.

Light to import: what draws and speaks is loaded at the first render.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..base import Progress, Recipe, VoicesName
from ..job import Clip, Limits, RenderJob, Spoken
from .voices import neural_are_installed, open_voices

if TYPE_CHECKING:
    from .canvas import Pixels

PROGRESS_FRAMES = 12
"""Frames between two words about progress; a render can be stopped at each."""
SOUND_SHARE = 0.1
"""How much of a job is done when its sound is."""


class Animatic:
    """The generator that is always there."""

    limits = Limits(shots_per_job=1, render_seconds_per_second=0.6)

    def __init__(self, assets: Path, voices: VoicesName = "plain") -> None:
        """`assets` is the folder in which an asset id is a file name."""
        self._assets = assets
        self._neural = voices == "auto" and neural_are_installed()
        self.name = "animatic@2 kokoro" if self._neural else "animatic@2"

    async def render(self, job: RenderJob, folder: Path, progress: Progress) -> Clip:
        """Makes picture.mp4, poster.jpg and, where sound is wanted, sound.flac in `folder`.

        Raises `BadMedia` for an asset that is missing or cannot be read, `CannotWrite`, and
        whatever `progress` raises to stop.
        """
        return await asyncio.to_thread(self._render, job, folder, progress)

    def _render(self, job: RenderJob, folder: Path, progress: Progress) -> Clip:
        from ..media import write_flac, write_picture
        from .render import Picture, write_poster
        from .soundtrack import soundtrack

        with open_voices(self._neural) as voices:
            track = soundtrack(job, self._assets, voices)
        progress(SOUND_SHARE)
        picture = Picture(job, track.lines, self._assets)
        frames = picture.changes()

        def watched() -> Iterator["Pixels | None"]:
            for number, frame in enumerate(frames):
                if number % PROGRESS_FRAMES == 0:
                    progress(SOUND_SHARE + (1 - SOUND_SHARE) * number / job.frames)
                yield frame

        size = job.format
        count = write_picture(folder / "picture.mp4", watched(), size.width, size.height, size.fps)
        sound = folder / "sound.flac" if job.audio else None
        if sound is not None:
            write_flac(sound, track.samples)
        assert picture.poster is not None
        write_poster(folder / "poster.jpg", picture.poster)
        return Clip(
            key=job.key,
            frames=count,
            fps=size.fps,
            picture=folder / "picture.mp4",
            sound=sound,
            poster=folder / "poster.jpg",
            spoken=tuple(
                Spoken(shot=line.shot, line=line.line, starts=line.starts, ends=line.ends)
                for line in track.lines
            ),
            notes=track.notes,
        )


def opened(recipe: Recipe) -> Animatic:
    """The animatic of a recipe."""
    return Animatic(recipe.assets, recipe.voices)

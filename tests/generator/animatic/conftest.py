"""Frames of a plan at a tiny size, drawn without sound or encoder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from callsheet.generator.animatic.render import Picture
from callsheet.generator.animatic.soundtrack import HeardLine
from callsheet.generator.animatic.visemes import MouthShape
from callsheet.generator.job import Format, Limits, RenderJob, jobs_for
from callsheet.generator.plan import VideoPlan

Frames = np.ndarray
"""(T, H, W, 3) uint8 BGR."""
Draw = Callable[..., Frames]


@pytest.fixture
def drawn(tmp_path: Path) -> Draw:
    """All frames of a plan's first job, each line opening its mouth wide for its whole length."""

    def draw(plan: VideoPlan, width: int = 160, height: int = 90, fps: int = 12) -> Frames:
        job = tiny_job(plan, width, height, fps)
        picture = Picture(job, heard(job), tmp_path)
        return np.stack([frame[..., :3].copy() for frame in picture.frames()])

    return draw


@pytest.fixture
def tiny() -> Callable[..., RenderJob]:
    return tiny_job


def tiny_job(plan: VideoPlan, width: int = 160, height: int = 90, fps: int = 12) -> RenderJob:
    job = jobs_for(plan, "animatic@1", Limits())[0]
    return job.model_copy(update={"format": Format(width=width, height=height, fps=fps)})


def heard(job: RenderJob) -> tuple[HeardLine, ...]:
    """Lines of 0.4 s, one after the other, from 0.3 s on."""
    lines: list[HeardLine] = []
    for shot_index, shot in enumerate(job.shots):
        for index, line in enumerate(shot.dialogue):
            starts = 0.3 + 0.5 * index
            mouth = (MouthShape(starts, "open"), MouthShape(starts + 0.4, "rest"))
            lines.append(
                HeardLine(
                    shot=shot_index,
                    line=index,
                    character=line.character,
                    starts=starts,
                    ends=starts + 0.4,
                    mouth=mouth,
                    voice_over=line.voice_over,
                )
            )
    return tuple(lines)


def said(id: str, who: str, text: str = "Hello", **more: Any) -> dict[str, Any]:
    return {"id": id, "character": who, "text": text, **more}

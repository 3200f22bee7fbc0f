"""What callsheet costs beside a local model: clips by it and by the bare pipeline, in turns.

The model is LTX-2 of random weights at toy size, with the steps and the guidance of the full one.
Bare is the pipeline's own call with the same arguments, its pictures encoded as callsheet encodes
them and its sound written as it comes. What is compared is processor time. The pipeline takes the
same whoever calls it, but on a busy machine a tenth more or less; so its time is taken once, and
what is done around it is measured by itself, the least of several turns. Within the call callsheet
does one thing, a word of progress before each pass, which takes microseconds.
"""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

import asyncio
import sys
import time
import wave
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from callsheet.generator.base import LocalModels, Recipe, open_generator
from callsheet.generator.job import Format, RenderJob, jobs_for
from callsheet.generator.media import X264, X264_THREADS
from callsheet.generator.plan import read_plan

OVERHEAD_MAX = 0.02
ALONE_SECONDS_MIN = 5.0
TURNS = 2
SIZES = [(Format(width=448, height=256, fps=24), 2), (Format(width=640, height=384, fps=24), 1)]
TINY = Path(__file__).parents[1] / "generator" / "diffusers_av"


@pytest.mark.filterwarnings("ignore::FutureWarning")
def bench_a_clip_costs_little_more_than_the_bare_pipeline(tmp_path: Path):
    torch = pytest.importorskip("torch", reason="torch is not installed")
    sys.path.insert(0, str(TINY))
    import tiny_ltx2

    torch.set_num_threads(1)
    local = LocalModels(weights=tiny_ltx2.saved(tmp_path / "weights"))
    generator: Any = open_generator(Recipe(generator="ltx-2.3", assets=tmp_path, local=local))
    meter = Meter(generator._loaded()._crew._pipe)
    for size, seconds in SIZES:
        around: dict[str, list[float]] = {"callsheet": [], "bare": []}
        within: list[float] = []
        for turn in range(TURNS):
            job = job_for(generator, size, seconds, take=turn + 1)
            folder = tmp_path / f"{size.width}-{turn}"
            folder.mkdir()
            for name, way in (("callsheet", by_callsheet), ("bare", by_hand)):
                taken, whole = meter.of(partial(way, generator, job, folder))
                within.append(taken)
                around[name].append(whole - taken)
        ours, bare = (min(within) + min(around[name]) for name in ("callsheet", "bare"))
        sys.stdout.write(
            f"\n{job.frames} frames of {size.width} by {size.height}: callsheet takes "
            f"{ours / bare:.3f} times the {bare:.1f} s of the processor that the bare pipeline "
            f"takes ({min(around['callsheet']):.2f} s around the model's {min(within):.1f}, bare "
            f"{min(around['bare']):.2f})\n"
        )
        assert bare > ALONE_SECONDS_MIN, "the measure is for clips that take a while"
        assert ours / bare < 1 + OVERHEAD_MAX


class Meter:
    """Processor time of some work, and how much of it is a pipeline's own."""

    def __init__(self, pipe: Any) -> None:
        self._inside, self._seconds = 0, 0.0
        kind = type(pipe)
        kind.__call__ = self._timed(kind.__call__)
        kind.encode_prompt = self._timed(kind.encode_prompt)

    def of(self, work: Callable[[], None]) -> tuple[float, float]:
        """Seconds within the pipeline, and of all."""
        self._seconds = 0.0
        begun = time.process_time()
        work()
        return self._seconds, time.process_time() - begun

    def _timed(self, call: Any) -> Any:
        def timed(*given: Any, **named: Any) -> Any:
            if self._inside:
                return call(*given, **named)
            self._inside, begun = 1, time.process_time()
            try:
                return call(*given, **named)
            finally:
                self._inside = 0
                self._seconds += time.process_time() - begun

        return timed


def job_for(generator, size: Format, seconds: float, take: int) -> RenderJob:
    """A shot of which neither has read the prompt before."""
    shot = {"id": "s1", "seconds": seconds, "action": f"a cat counts to {take}"}
    plan = read_plan({"form": "plan.1", "title": "bench", "shots": [shot]})
    (job,) = jobs_for(plan, generator.name, generator.limits)
    return job.model_copy(update={"format": size})


def by_callsheet(generator, job: RenderJob, folder: Path) -> None:
    asyncio.run(generator.render(job, folder, lambda share: None))


def by_hand(generator, job: RenderJob, folder: Path) -> None:
    """What one would write who had the pipeline alone."""
    import torch
    from callsheet.generator.diffusers_av.ltx_prompt import ltx_prompt

    pipe, profile = generator._loaded()._crew._pipe, generator._profile
    size, guidance = profile.fitted(job.format, job.frames), profile.guidance
    made = pipe(
        prompt=ltx_prompt(job, job.shots),
        negative_prompt=profile.avoid,
        max_sequence_length=pipe.tokenizer.model_max_length,
        width=size.width,
        height=size.height,
        num_frames=size.frames,
        frame_rate=float(size.fps),
        num_inference_steps=profile.steps,
        guidance_scale=guidance.scale,
        audio_guidance_scale=guidance.audio_scale,
        stg_scale=guidance.stg,
        audio_stg_scale=guidance.stg,
        modality_scale=guidance.modality,
        audio_modality_scale=guidance.modality,
        guidance_rescale=guidance.rescale,
        audio_guidance_rescale=guidance.rescale,
        spatio_temporal_guidance_blocks=list(profile.skipped_blocks),
        generator=torch.Generator().manual_seed(7),
        output_type="np",
    )
    with av.open(str(folder / "bare.mp4"), "w") as file:
        stream = file.add_stream("libx264", rate=size.fps, options=X264)
        stream.width, stream.height, stream.pix_fmt = size.width, size.height, "yuv420p"
        stream.codec_context.thread_count = X264_THREADS
        for picture in (made.frames[0][: job.frames] * 255).round().astype(np.uint8):
            file.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        file.mux(stream.encode())
    sound = (made.audio[0].float().numpy().T.clip(-1, 1) * 32767).astype(np.int16)
    with wave.open(str(folder / "bare.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(pipe.vocoder.config.output_sampling_rate)
        file.writeframes(sound.tobytes())

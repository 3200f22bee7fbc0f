"""What callsheet costs beside a local model: clips by it and by the bare pipeline, in turns.

The model is LTX-2 of random weights at toy size, with the steps and the guidance of the full one.
Bare is the pipeline's own call with the same arguments, its pictures encoded as callsheet encodes
them and its sound written as it comes. What is compared is processor time, in one process and in
turns, of which the least counts: what a busy machine adds is left out.
"""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

import asyncio
import sys
import time
import wave
from functools import partial
from pathlib import Path

import av
import numpy as np
import pytest
from callsheet.generator.base import LocalModels, Recipe, open_generator
from callsheet.generator.job import Format, RenderJob, jobs_for
from callsheet.generator.media import X264, X264_THREADS
from callsheet.generator.plan import read_plan

OVERHEAD_MAX = 0.02
ALONE_SECONDS_MIN = 5.0
TURNS = 3
SIZES = [(Format(width=448, height=256, fps=24), 2), (Format(width=640, height=384, fps=24), 1)]
TINY = Path(__file__).parents[1] / "generator" / "diffusers_av"


@pytest.mark.filterwarnings("ignore::FutureWarning")
def bench_a_clip_costs_little_more_than_the_bare_pipeline(tmp_path: Path):
    torch = pytest.importorskip("torch", reason="torch is not installed")
    sys.path.insert(0, str(TINY))
    import tiny_ltx2

    torch.set_num_threads(1)
    local = LocalModels(weights=tiny_ltx2.saved(tmp_path / "weights"))
    generator = open_generator(Recipe(generator="ltx-2.3", assets=tmp_path, local=local))
    for size, seconds in SIZES:
        ours: list[float] = []
        bare: list[float] = []
        for turn in range(TURNS):
            job = job_for(generator, size, seconds, take=turn + 1)
            folder = tmp_path / f"{size.width}-{turn}"
            folder.mkdir()
            ways = [
                (ours, by_callsheet),
                (bare, by_hand),
            ]
            for taken, way in ways if turn % 2 else reversed(ways):
                taken.append(cpu_seconds(partial(way, generator, job, folder)))
        ratio, alone = min(ours) / min(bare), min(bare)
        sys.stdout.write(
            f"\n{job.frames} frames of {size.width} by {size.height}: callsheet takes {ratio:.3f} "
            f"times the {alone:.1f} s of the processor that the bare pipeline takes (the least of "
            f"{TURNS} turns each)\n"
        )
        assert alone > ALONE_SECONDS_MIN, "the measure is for clips that take a while"
        assert ratio < 1 + OVERHEAD_MAX


def cpu_seconds(work) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


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

"""What a render costs beside encoding the same frames, in the same run: CPU seconds of both."""

import sys
import time
from pathlib import Path
from typing import Any

from callsheet.generator.animatic.render import Picture
from callsheet.generator.animatic.soundtrack import soundtrack
from callsheet.generator.job import Limits, RenderJob, jobs_for
from callsheet.generator.media import write_flac, write_picture
from callsheet.generator.plan import read_plan

RATIO_MAX = 3.0
"""Of a whole render to its encoding alone; the drawing is Python, the encoder C."""
FRAME_MILLISECONDS_MAX = 20.0
"""Of drawing alone, in the mean of the shots, at 720p."""

MEI = {"id": "c1", "name": "Mei", "looks": "young woman, red coat, long black hair"}
TOM = {"id": "c2", "name": "Tom", "looks": "man with beard and glasses, blue shirt"}
SHOTS: list[dict[str, Any]] = [
    {
        "scene": "night market in the rain",
        "action": "Mei walks",
        "framing": "wide",
        "movement": "tracking",
        "characters": ["c1"],
        "lettering": [{"text": "深夜饺子", "place": "neon sign"}],
    },
    {
        "scene": "living room",
        "action": "they talk",
        "framing": "medium",
        "characters": ["c1", "c2"],
        "dialogue": [{"id": "l1", "character": "c1", "text": "We should go before it is late."}],
    },
    {
        "scene": "living room",
        "action": "Tom answers",
        "framing": "close-up",
        "movement": "dolly in",
        "characters": ["c2"],
        "dialogue": [{"id": "l2", "character": "c2", "text": "Then let us go at once."}],
    },
]


def jobs() -> tuple[RenderJob, ...]:
    """12 seconds of 720p in three shots."""
    shots = [{"id": f"s{n}", "seconds": 4, **shot} for n, shot in enumerate(SHOTS)]
    plan = {"form": "plan.1", "title": "bench", "subtitles": True, "shots": shots}
    made = read_plan({**plan, "characters": [MEI, TOM]})
    return jobs_for(made, "animatic@1", Limits())


def bench_a_render_costs_little_more_than_its_encoding(tmp_path: Path):
    rendered = encoded = drawn = 0.0
    count = 0
    for index, job in enumerate(jobs()):
        size = job.format
        begun = time.process_time()
        track = soundtrack(job, tmp_path)
        frames = Picture(job, track.lines, tmp_path).frames()
        file = tmp_path / f"{index}.mp4"
        count += write_picture(file, frames, size.width, size.height, size.fps)
        write_flac(tmp_path / f"{index}.flac", track.samples)
        rendered += time.process_time() - begun

        begun = time.thread_time()
        pictures = [frame.copy() for frame in Picture(job, track.lines, tmp_path).frames()]
        drawn += time.thread_time() - begun

        begun = time.process_time()
        write_picture(tmp_path / "bare.mp4", pictures, size.width, size.height, size.fps)
        encoded += time.process_time() - begun
    milliseconds = drawn / count * 1000
    sys.stdout.write(
        f"\n{count} frames of 720p: render {rendered:.2f} s CPU, encoding alone {encoded:.2f} s"
        f" = {rendered / encoded:.2f} x; drawing {milliseconds:.1f} ms a frame\n"
    )
    assert rendered / encoded < RATIO_MAX
    assert milliseconds < FRAME_MILLISECONDS_MAX

"""What the animatic costs beside encoding alone and beside MoviePy: CPU seconds, as ratios.

    .venv/bin/python tests/benchmarks/animatic.py [--json] [--rounds 3]

Everything is measured in one run, turn and turn about, children's CPU included; a figure is the
median of the rounds, after small renders that warm up and are not counted. Wall time is measured
nowhere: it tells of the machine.

- A render makes a job's clip: speech, ambience, drawing, encoding, poster.
- Encoding alone is given the same frames, drawn beforehand and lying in memory, and does with them
  what a render does: conversion and the same encoder with the same options.
- Joining is of pictures. The sound track is mixed, levelled and encoded anew for every video: its
  cost, with the joining, is what a change of the music alone costs.
"""

import argparse
import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from callsheet.generator import media
from callsheet.generator.animatic import Animatic
from callsheet.generator.animatic.render import Picture
from callsheet.generator.animatic.soundtrack import heard_lines
from callsheet.generator.compose import compose
from callsheet.generator.job import Clip, Format, RenderJob, jobs_for
from callsheet.generator.plan import VideoPlan, read_plan

AIMS = {
    "render_over_encode_720p": 1.30,
    "render_over_encode_1080p": 1.30,
    "moviepy_over_ours": 5.0,
    "edit_share_excess": 0.05,
    "join_ms": 30.0,
    "audio_only_share": 0.03,
    "peak_rss_mb": 350.0,
}
"""MoviePy is to cost this at least; all others are to be this at most."""
LENGTHS = (3, 30, 180)
"""Seconds of the videos whose cost must grow as their length does."""
TINY = Format(width=192, height=108, fps=24)
"""In which those are rendered."""
EDITED = 1
"""The shot that is changed."""

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
        "dialogue": [{"character": "c1", "text": "We should go before it is late."}],
    },
    {
        "scene": "living room",
        "action": "Tom answers",
        "framing": "close-up",
        "movement": "dolly in",
        "characters": ["c2"],
        "dialogue": [{"character": "c2", "text": "Then let us go at once."}],
    },
]


def plan(seconds: Sequence[float] = (4, 4, 4), **more: Any) -> VideoPlan:
    """The three shots, in turn, one for each length; at 720p if nothing else is said."""
    shots: list[dict[str, Any]] = []
    for number, length in enumerate(seconds):
        shot = SHOTS[number % len(SHOTS)]
        lines = [{**line, "id": f"l{number}"} for line in shot.get("dialogue", [])]
        shots.append({**shot, "id": f"s{number}", "seconds": length, "dialogue": lines})
    head = {"form": "plan.1", "title": "bench", "subtitles": True, "resolution": "720p"}
    return read_plan({**head, **more, "shots": shots, "characters": [MEI, TOM]})


def edited(of: VideoPlan, **change: Any) -> VideoPlan:
    """The plan with one of its shots changed."""
    shot = of.shots[EDITED].model_copy(update=change)
    return of.model_copy(update={"shots": tuple(shot if s.id == shot.id else s for s in of.shots)})


def jobs(of: VideoPlan) -> tuple[RenderJob, ...]:
    return jobs_for(of, "animatic@1", Animatic.limits)


def cpu_seconds() -> float:
    """Of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


class Meter:
    """CPU seconds of what is done, by name and round."""

    def __init__(self) -> None:
        self._rounds: list[dict[str, float]] = []

    def begin_round(self) -> None:
        self._rounds.append({})

    @contextmanager
    def __call__(self, name: str) -> Generator[None]:
        begun = cpu_seconds()
        yield
        taken = self._rounds[-1]
        taken[name] = taken.get(name, 0.0) + cpu_seconds() - begun

    def __getitem__(self, name: str) -> float:
        """The median of the rounds."""
        return statistics.median(taken[name] for taken in self._rounds)


def rendered(job: RenderJob, folder: Path) -> Clip:
    """The clip of a job, in a folder of its own."""
    own = Path(tempfile.mkdtemp(dir=folder))
    return asyncio.run(Animatic(folder).render(job, own, lambda share: None))


def measure_renders(meter: Meter, of: VideoPlan, folder: Path) -> list[Clip]:
    """Each job rendered, and then its frames encoded alone."""
    clips: list[Clip] = []
    for job in jobs(of):
        with meter(f"render {of.resolution}"):
            clips.append(rendered(job, folder))
        size = job.format
        drawn = Picture(job, heard_lines(job), folder).frames()
        frames = [frame.copy() for frame in drawn]
        with meter(f"encode {of.resolution}"):
            media.write_picture(folder / "bare.mp4", frames, size.width, size.height, size.fps)
    return clips


def measure_video(meter: Meter, of: VideoPlan, clips: list[Clip], folder: Path) -> None:
    """The clips as a video; then one shot changed, and then the music alone."""
    with meter("compose"):
        compose(of, clips, folder / "video.mp4")
    with meter("join"):
        pictures, frames = [clip.picture for clip in clips], [clip.frames for clip in clips]
        media.join(folder / "joined.mp4", pictures, frames, of.fps, None)
    changed = edited(of, action="they talk, Mei points at the door")
    (job,) = set(jobs(changed)) - set(jobs(of))
    with meter("edit"):
        parts = [*clips]
        parts[EDITED] = rendered(job, folder)
        compose(changed, parts, folder / "edited.mp4")
    sound = of.shots[EDITED].sound.model_copy(update={"music": "calm piano"})
    scored = edited(of, sound=sound)
    assert [job.key for job in jobs(scored)] == [job.key for job in jobs(of)]
    with meter("music"):
        compose(scored, clips, folder / "scored.mp4")


def measure_lengths(folder: Path) -> dict[int, float]:
    """CPU seconds by seconds of video, very small ones."""
    cost: dict[int, float] = {}
    for length in LENGTHS:
        of = plan((3,) * (length // 3))
        begun = cpu_seconds()
        small = [job.model_copy(update={"format": TINY}) for job in jobs(of)]
        compose(of, [rendered(job, folder) for job in small], folder / "long.mp4")
        cost[length] = cpu_seconds() - begun
    return cost


def peak_mb() -> float:
    """The most memory that a process needs to render the shots at 720p.

    To be asked before this process has grown: a child begins with its parent's peak.
    """
    child = subprocess.Popen([sys.executable, __file__, "--render"])
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def figures(rounds: int, folder: Path) -> tuple[dict[str, float], dict[int, float]]:
    """What the module's text says, and the cost of the lengths."""
    most_mb = peak_mb()
    from moviepy_job import Parts, write_video

    meter, small, large = Meter(), plan(), plan(resolution="1080p")
    parts = Parts.of(jobs(small), folder)
    warm = [job.model_copy(update={"format": TINY}) for job in jobs(small)]
    compose(small, [rendered(job, folder) for job in warm], folder / "warm.mp4")
    for _ in range(rounds):
        meter.begin_round()
        clips = measure_renders(meter, small, folder)
        measure_video(meter, small, clips, folder)
        measure_renders(meter, large, folder)
        with meter("moviepy"):
            write_video(parts, folder / "moviepy.mp4")
    ours = meter["render 720p"] + meter["compose"]
    frames = [job.frames for job in jobs(small)]
    return {
        "render_over_encode_720p": meter["render 720p"] / meter["encode 720p"],
        "render_over_encode_1080p": meter["render 1080p"] / meter["encode 1080p"],
        "moviepy_over_ours": meter["moviepy"] / ours,
        "edit_share_excess": meter["edit"] / ours - frames[EDITED] / sum(frames),
        "join_ms": meter["join"] * 1000,
        "audio_only_share": meter["music"] / ours,
        "peak_rss_mb": most_mb,
        "render_ms_per_frame_720p": meter["render 720p"] / sum(frames) * 1000,
        "encode_ms_per_frame_720p": meter["encode 720p"] / sum(frames) * 1000,
    }, measure_lengths(folder)


def told(measured: dict[str, float], lengths: dict[int, float]) -> str:
    """A line a figure, with what it should be."""
    rows: list[str] = []
    for name, figure in measured.items():
        row = f"{name:26} {figure:8.3f}"
        if (aim := AIMS.get(name)) is not None:
            least = name == "moviepy_over_ours"
            kept = figure >= aim if least else figure <= aim
            row += f"  {'at least' if least else 'at most'} {aim:g}{'' if kept else ': missed'}"
        rows.append(row)
    grown = ", ".join(f"{cost / length:.3f} for {length} s" for length, cost in lengths.items())
    return "\n".join([*rows, f"CPU seconds per second at {TINY.height} lines: {grown}"])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--rounds", type=int, default=3, help="how often all is measured")
    parser.add_argument("--render", action="store_true", help="render the shots once, and no more")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked.render:
            for job in jobs(plan()):
                rendered(job, folder)
            return
        measured, lengths = figures(asked.rounds, folder)
    if asked.json:
        sys.stdout.write(json.dumps({**measured, "cpu_seconds_by_length": lengths}, indent=1))
    else:
        sys.stdout.write(told(measured, lengths))
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()

"""The benchmark's three shots as one would make them with MoviePy 2, from finished pictures.

Sets, figures, the sign, subtitles and the sound are drawn and mixed beforehand and cost nothing
here: MoviePy moves them as the camera does, swaps open and shut mouths, and writes the file with
the encoder's options of ours. It has no rain, and no parallax within a set.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from callsheet.generator import media
from callsheet.generator.animatic.canvas import Canvas
from callsheet.generator.animatic.captions import subtitles
from callsheet.generator.animatic.render import Picture
from callsheet.generator.animatic.soundtrack import heard_lines, soundtrack
from callsheet.generator.job import RenderJob
from moviepy import (  # pyright: ignore[reportMissingImports]  # of the bench group alone
    AudioFileClip,
    CompositeVideoClip,
    ImageClip,
    VideoClip,
    concatenate_audioclips,
    concatenate_videoclips,
)
from numpy.typing import NDArray

MARGIN = 1.25
"""Of a set's picture over the frame, for the camera to move in."""
MOUTH_SECONDS = 0.16
"""Between two pictures of one who speaks or walks."""


@dataclass(frozen=True)
class Shown:
    """One shot's pictures."""

    seconds: float
    movement: str
    back: NDArray[np.uint8]
    """RGB."""
    figures: tuple[NDArray[np.uint8], NDArray[np.uint8]]
    """RGBA: two moments."""
    over: tuple[NDArray[np.uint8], ...]
    """RGBA, of the frame's size."""
    sound: Path


@dataclass(frozen=True)
class Parts:
    """All that MoviePy is given."""

    fps: int
    shots: tuple[Shown, ...]

    @classmethod
    def of(cls, jobs: Sequence[RenderJob], folder: Path) -> "Parts":
        return cls(jobs[0].format.fps, tuple(_shown(job, folder) for job in jobs))


def _shown(job: RenderJob, folder: Path) -> Shown:
    (shot,) = job.shots
    lines = heard_lines(job)
    picture = Picture(job, lines, folder)
    silent = shot.model_copy(update={"characters": (), "dialogue": (), "movement": "static"})
    empty = Picture(job.model_copy(update={"shots": (silent,)}), (), folder)
    back = cv2.resize(empty.still(0)[..., 2::-1], None, fx=MARGIN, fy=MARGIN)
    painter = picture._painter(shot, 0)  # pyright: ignore[reportPrivateUsage]
    moments: list[NDArray[np.uint8]] = []
    for frame in (job.frames // 3, job.frames // 3 + 5):
        canvas = Canvas(*picture.size)
        for actor in painter.staging.actors:
            for matrix, shapes in painter.figure(actor, frame):
                canvas.paint(shapes, matrix)
        moments.append(canvas.pixels[..., [2, 1, 0, 3]])
    over: list[NDArray[np.uint8]] = []
    heard = [(shot.dialogue[line.line], line.starts, line.ends) for line in lines]
    for caption in subtitles(heard, picture.size, shot.seconds):
        canvas = Canvas(*picture.size)
        canvas.put(caption.picture, caption.x, caption.y)
        over.append(canvas.pixels[..., [2, 1, 0, 3]])
    sound = folder / f"{job.key}.flac"
    media.write_flac(sound, soundtrack(job, folder).samples)
    return Shown(
        shot.seconds, shot.movement, np.asarray(back, np.uint8), (moments[0], moments[1]),
        tuple(over), sound,
    )  # fmt: skip


def write_video(parts: Parts, path: Path) -> None:
    """Moves, composites, joins and encodes."""
    whole: Any = concatenate_videoclips([_shot(shown) for shown in parts.shots])
    sounds = [AudioFileClip(str(shown.sound)) for shown in parts.shots]
    whole = whole.with_audio(concatenate_audioclips(sounds))
    params = ["-crf", media.X264["crf"], "-x264-params", media.X264["x264-params"]]
    whole.write_videofile(
        str(path), fps=parts.fps, codec="libx264", preset=media.X264["preset"], audio_codec="aac",
        threads=media.X264_THREADS, ffmpeg_params=params, logger=None,
    )  # fmt: skip
    for clip in (whole, *sounds):
        clip.close()


def _shot(shown: Shown) -> VideoClip:
    height, width = shown.figures[0].shape[:2]
    length, spare = shown.seconds, (MARGIN - 1) * width
    back: Any = ImageClip(shown.back).with_duration(length)
    moments: Any = [ImageClip(moment) for moment in shown.figures]
    steps = round(length / MOUTH_SECONDS)
    figure: Any = concatenate_videoclips(
        [moments[n % 2].with_duration(length / steps) for n in range(steps)]
    )
    if shown.movement == "tracking":
        back = back.with_position(lambda t: (-spare * t / length, -spare / 4))
    elif shown.movement == "dolly in":
        back = back.resized(lambda t: 1 + 0.1 * t / length).with_position("center")
        figure = figure.resized(lambda t: 1 + 0.25 * t / length).with_position("center")
    else:
        back = back.with_position("center")
    over = [ImageClip(picture).with_duration(length) for picture in shown.over]
    return CompositeVideoClip([back, figure, *over], size=(width, height))

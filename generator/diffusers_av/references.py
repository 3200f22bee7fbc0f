"""Uploads as a model takes them: which go with which shots, and what is in their files."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from ..animatic.pictures import opened
from ..assets import Assets
from ..job import RenderJob
from ..media import SAMPLE_RATE, Pixels, read_sound
from ..plan import Shot
from .orders import Kindred, Reference
from .profiles import Profile

VIDEOS = {".mp4", ".mov", ".webm", ".mkv"}
SOUNDS = {".wav", ".mp3", ".flac", ".m4a", ".ogg"}


def references(
    job: RenderJob, shots: tuple[Shot, ...], profile: Profile, assets: Path
) -> tuple[Reference, ...]:
    """The uploads of those who are seen in the shots, as many as the model takes.

    Pictures first, then videos, then voices, in the order of the plan; a voice only of someone who
    speaks, and none without a picture or video, which is refused. Raises `BadMedia` for an asset
    that is not there.
    """
    if not profile.references_max:
        return ()
    most = {
        "picture": profile.pictures_max,
        "video": profile.videos_max,
        "voice": profile.voices_max,
    }
    found = [ref for ref in _all(job, shots, assets) if most[ref.kind]]
    chosen: list[Reference] = []
    for kind, bound in most.items():
        chosen += [ref for ref in found if ref.kind == kind][:bound]
    chosen = chosen[: profile.references_max]
    return () if all(ref.kind == "voice" for ref in chosen) else tuple(chosen)


def left_out(job: RenderJob, profile: Profile, assets: Path, keyframes: bool) -> tuple[str, ...]:
    """Whose uploads are followed neither by the model nor, if there are any, by keyframes."""
    taken = references(job, job.shots, profile, assets)
    missed = [
        f"{ref.name} ({ref.kind})"
        for ref in _all(job, job.shots, assets)
        if ref not in taken and not (keyframes and ref.kind == "picture")
    ]
    return tuple(dict.fromkeys(missed))


def _all(job: RenderJob, shots: tuple[Shot, ...], assets: Path) -> Iterator[Reference]:
    seen = {id for shot in shots for id in (*shot.elements, *shot.characters)}
    heard = {line.character for shot in shots for line in shot.dialogue}
    owners = {who.element: who for who in job.characters if who.element}
    for element in job.elements:
        who = owners.get(element.id)
        if element.id not in seen and (who is None or who.id not in seen | heard):
            continue
        name, owner = (who.name, who.id) if who else (element.name, element.id)
        looks = (who and who.looks) or element.looks
        for asset in element.assets:
            kind = kind_of(asset)
            if kind == "voice" and (who is None or who.id not in heard):
                continue
            yield Reference(kind, asset, Assets(assets).path(asset), name, owner, looks)


def kind_of(asset: str) -> Kindred:
    """What an upload is, by its name."""
    suffix = Path(asset).suffix.lower()
    return "video" if suffix in VIDEOS else "voice" if suffix in SOUNDS else "picture"


def picture(asset: str, assets: Path) -> Pixels:
    """(H, W, 3) RGB; of a video its first frame. Raises `BadMedia`."""
    return np.ascontiguousarray(opened(asset, assets)[..., 2::-1])


def still(path: Path) -> Image.Image:
    """An uploaded picture, upright, in RGB."""
    with Image.open(path) as file:
        return ImageOps.exif_transpose(file).convert("RGB")


def moving(path: Path, seconds: float, fps: int) -> NDArray[np.uint8]:
    """(F, H, W, 3) RGB frames of a video's beginning, at a rate."""
    frames: list[NDArray[np.uint8]] = []
    with av.open(str(path)) as file:
        for frame in file.decode(file.streams.video[0]):
            time = frame.time or 0.0
            if time >= seconds:
                break
            picture = np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
            frames += [picture] * (round((time + 1 / fps) * fps) - len(frames))
    return np.stack(frames)


def voice(path: Path, seconds: float, sample_rate: int) -> NDArray[np.float32]:
    """(2, N): the beginning of a sample of a voice, at a model's own rate."""
    heard = read_sound(path)[: round(seconds * SAMPLE_RATE)]
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(heard.T), "fltp", "stereo")
    frame.sample_rate = SAMPLE_RATE
    resampler = av.AudioResampler("fltp", "stereo", sample_rate)
    blocks = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([block.to_ndarray() for block in blocks], axis=1).astype(np.float32)

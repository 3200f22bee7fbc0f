"""The families of local models, as data: what each can do, by what rules, and under what licence.

A profile is all that the rest of this package knows of a model; they stand in profiles.toml.
"""

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from math import ceil, floor, sqrt
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..job import Format
from ..plan import Part

Family = Literal["ltx2", "minimax_h3", "wan_vace"]


class Licence(Part):
    """What a model's makers ask of who uses it."""

    id: str
    """With the date of its text: a new text is accepted anew."""
    name: str
    asks: tuple[str, ...] = ()
    """What it asks or forbids, in sentences."""
    not_for: tuple[str, ...] = ()
    """Territories in which the model may not be used."""
    accepted_once: bool = False
    """True when nothing is loaded before the user has accepted it."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All that it asks, the territories first."""
        territories = f"not for use in {', '.join(self.not_for)}" if self.not_for else ""
        return tuple(filter(None, [territories, *self.asks]))

    @property
    def told(self) -> str:
        """All of it in one sentence."""
        return "; ".join([self.name, *self.lines])


class FrameRule(Part):
    """Numbers of frames that a model can make: `step` * n + `extra`, `least` or more."""

    step: int
    extra: int
    least: int

    def up(self, frames: int) -> int:
        """The smallest possible number that is no less."""
        steps = ceil((max(frames, self.least) - self.extra) / self.step)
        return steps * self.step + self.extra


class Guidance(Part):
    """How hard the model is held to the prompt; what is said here of nothing is neutral."""

    scale: float = 1.0
    audio_scale: float = 1.0
    stg: float = 0.0
    """Spatio-temporal guidance: a pass with some blocks left out."""
    modality: float = 1.0
    """Guidance by a pass in which picture and sound do not hear each other."""
    rescale: float = 0.0

    @property
    def passes(self) -> int:
        """Calls of LTX-2's transformer per step; a negative prompt rides along in the first."""
        return 1 + (self.stg > 0) + (self.modality != 1)


class Parts(Part):
    """Sizes of the weights in bf16, in GB (1e9 bytes)."""

    transformer: float
    text_encoder: float
    rest: float

    @property
    def whole(self) -> float:
        return self.transformer + self.text_encoder + self.rest


class ImageModel(Part):
    """A model that makes a picture from words and several pictures."""

    name: str
    checkpoint: str
    revision: str = "main"
    folders: tuple[str, ...]
    steps: int
    prompt_tokens: int
    references_max: int
    parts: Parts
    licence: Licence


class Fitted(NamedTuple):
    """What a model is asked for, so that a job can be cut out of it."""

    width: int
    height: int
    frames: int
    fps: int

    def source(self, frame: int, fps: int) -> int:
        """Index of the made frame that is shown as a frame of a clip at `fps`: the nearest."""
        return min(self.frames - 1, round(Fraction(frame * self.fps, fps)))


class Profile(Part):
    """A model and how it is run."""

    name: str
    family: Family
    checkpoint: str
    """Repository on the hub."""
    revision: str = "main"
    """Branch, tag or commit. A branch is pinned to the commit at which it was fetched first."""
    folders: tuple[str, ...] = ()
    """Of the repository, beside the files at its root; all of them when none is named."""
    transformer_folder: str = "transformer"
    scheduler: Mapping[str, float | bool] = {}
    """What is set otherwise than in the checkpoint."""
    float32: tuple[str, ...] = ()
    """Parts that keep full precision: in bf16 they are heard or seen to drift."""
    steps: int
    sigmas: tuple[float, ...] | None = None
    """The noise levels, where the model was distilled for fixed ones."""
    second_sigmas: tuple[float, ...] | None = None
    """Of a second stage at twice the size of the first; null when there is one stage."""
    guidance: Guidance = Guidance()
    skipped_blocks: tuple[int, ...] = ()
    """Blocks that spatio-temporal guidance leaves out."""
    avoid: str = ""
    """What its prompts are held away from in general, where it is guided at all."""
    prompt_tokens: int
    side: int
    """Both sides of the picture are multiples of it."""
    pixels_max: int
    frames: FrameRule
    fps: tuple[int, ...]
    seconds_max: float
    """Of one generation."""
    sounds: bool = False
    """Makes sound; else the animatic's is laid under."""
    cuts: bool = False
    """Makes several shots in one generation, each at its time."""
    inner_frames: bool = True
    """Can be given any frame, not only the first and the last."""
    keyframes: ImageModel | None = None
    """What makes the first frame of each shot, so that shots which are made one by one are alike;
    null when the model holds a scene together itself."""
    languages: tuple[str, ...] | None = None
    """BCP 47 primary tags of what it can speak; null when its makers name none."""
    pictures_max: int = 0
    """Pictures of elements it takes itself; 0 when a keyframe is made of them first."""
    videos_max: int = 0
    voices_max: int = 0
    references_max: int = 0
    """Of all kinds together."""
    frames_or_references: bool = False
    """True when it cannot take given frames and references in one generation."""
    reference_seconds_max: float = 5.0
    """Of a video or voice that is given."""
    render_seconds_per_second: float
    """A rough guess for a large card, said before a render."""
    parts: Parts
    licence: Licence

    def longest(self, fps: int) -> int:
        """The largest number of frames of one generation."""
        steps = floor(Fraction(str(self.seconds_max)) * fps / self.frames.step)
        return steps * self.frames.step + self.frames.extra

    def rate(self, fps: int) -> int:
        """The model's own rate for a clip at `fps`: that one, or the nearest it has."""
        return min(self.fps, key=lambda own: (abs(own - fps), own))

    def fitted(self, size: Format, frames: int) -> Fitted:
        """The size, rate and number of frames to ask for, to show `frames` of a clip.

        The picture keeps its shape as nearly as the sides allow, and is never larger than the
        model can make; the frames last at least as long as those that are wanted.
        """
        shrunk = min(1.0, sqrt(self.pixels_max / (size.width * size.height)))
        sides = [max(1, round(s * shrunk / self.side)) for s in (size.width, size.height)]
        while sides[0] * sides[1] * self.side**2 > self.pixels_max and max(sides) > 1:
            sides[sides.index(max(sides))] -= 1
        fps = self.rate(size.fps)
        lasting = ceil(Fraction(frames * fps, size.fps))
        return Fitted(sides[0] * self.side, sides[1] * self.side, self.frames.up(lasting), fps)


@cache
def profiles() -> Mapping[str, Profile]:
    """All profiles, by the name of their generator."""
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    models, licences = tables["models"], tables["licences"]
    painters = {
        name: {**table, "name": name, "licence": licences[table["licence"]]}
        for name, table in tables["image_models"].items()
    }

    def made(name: str) -> dict[str, Any]:
        own = models[name]
        return (made(own["like"]) if "like" in own else {}) | own

    found: dict[str, Profile] = {}
    for name in models:
        table = made(name)
        table.pop("like", None)
        table["licence"] = licences[table["licence"]]
        table["keyframes"] = painters[table["keyframes"]] if "keyframes" in table else None
        found[name] = Profile.model_validate({**table, "name": name})
    return found

"""The painter: an image model that makes stills, each from several pictures.

It shares the card with a video model that rests while it works, and leaves it when it is done.
"""

# pyright: basic, reportMissingImports=false
# torch is an extra, and diffusers has few types.

from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from ..base import MemoryName
from ..media import Pixels
from . import placing
from .device import Device, Foreign, torch_and_diffusers
from .keyframes import Still
from .profiles import ImageModel
from .references import picture
from .steps import Step, watched
from .texts import Texts
from .weights import folder_of, loading

FOLDER = "keyframes"
"""With the painter's weights, in a folder that the user names."""
KEPT = 16
"""Stills, which are references of many others; one takes up to 6 MB."""
SIDE_MIN, SHAPE_MAX = 64, 8
"""What FLUX.2 asks of a picture that is given: its shorter side in pixels, its longer one beside
that."""


class Painter:
    """FLUX.2; its weights are fetched and loaded at the first still."""

    def __init__(
        self,
        model: ImageModel,
        weights: Path | None,
        device: Device,
        memory: MemoryName | None,
        assets: Path,
    ) -> None:
        """`weights` are those of a video model, which may have the painter's in a folder."""
        self._torch, self._diffusers = torch_and_diffusers()
        self._model, self._assets, self._device = model, assets, device
        own = weights / FOLDER if weights else None
        self._weights = own if own and own.is_dir() else None
        self._memory: MemoryName = "groups" if memory == "groups" else "parts"
        self._pipe: Foreign = None
        self._texts = Texts(self._encoded)
        self._kept: OrderedDict[Still, Pixels] = OrderedDict()

    def passes(self, stills: Iterable[Still]) -> int:
        """How often the transformer will be called for them."""
        return self._model.steps * len({part for still in stills for part in self._to_make(still)})

    def paint(self, still: Still, step: Step) -> Pixels:
        """(H, W, 3) RGB, after those it refers to; the same still gives the same picture.

        Raises what `step` raises, `BadMedia` for an asset, and torch's error for lack of memory.
        """
        if still not in self._kept:
            given = [self._given(ref, step) for ref in still.references]
            self._kept[still] = self._painted(still, given, step)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(still)
        return self._kept[still]

    def _to_make(self, still: Still) -> Iterable[Still]:
        if still in self._kept:
            return ()
        parts = [ref for ref in still.references if isinstance(ref, Still)]
        return (still, *(made for part in parts for made in self._to_make(part)))

    def _given(self, ref: Still | str, step: Step) -> Image.Image:
        if isinstance(ref, Still):
            return Image.fromarray(self.paint(ref, step))
        return _presentable(Image.fromarray(picture(ref, self._assets)))

    def _painted(self, still: Still, given: list[Image.Image], step: Step) -> Pixels:
        pipe = self._loaded()
        noise = self._torch.Generator().manual_seed(still.seed)
        with watched([pipe.transformer], step), self._torch.no_grad():
            try:
                made = pipe(
                    image=given or None,
                    **self._texts.of(still.prompt),
                    width=still.width,
                    height=still.height,
                    num_inference_steps=self._model.steps,
                    guidance_scale=1.0,
                    generator=noise,
                    output_type="np",
                )
            finally:
                pipe.maybe_free_model_hooks()
        return np.rint(made.images[0] * 255).astype(np.uint8)

    def _loaded(self) -> Foreign:
        if self._pipe is None:
            torch = self._torch
            folder = folder_of(self._model, self._weights)
            with loading(folder):
                pipe = self._diffusers.Flux2KleinPipeline.from_pretrained(
                    folder,
                    dtype=torch.bfloat16 if self._device.is_card else torch.float32,
                    use_safetensors=True,
                    local_files_only=True,
                )
            pipe.set_progress_bar_config(disable=True)
            placing.place(pipe, self._device, self._memory)
            self._pipe = pipe
        return self._pipe

    def _encoded(self, prompt: str, avoid: str) -> dict[str, Foreign]:
        del avoid  # a distilled model is not held away from anything
        embeds, _ = self._pipe.encode_prompt(prompt, max_sequence_length=self._model.prompt_tokens)
        return {"prompt_embeds": embeds}


def _presentable(picture: Image.Image) -> Image.Image:
    """Large enough, and not too narrow, for the model."""
    short, long = sorted(picture.size)
    scale = max(1.0, SIDE_MIN / short)
    most = SHAPE_MAX * max(short, SIDE_MIN)
    width, height = (min(most, round(side * scale)) for side in picture.size)
    return ImageOps.fit(picture, (width, height)) if scale > 1 or long > most else picture

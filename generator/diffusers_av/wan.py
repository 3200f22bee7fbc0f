"""Wan VACE: a silent picture from a paragraph, reference pictures and given frames.

A given frame is kept by a black mask, everything else is made under a white one.
"""

# pyright: basic, reportMissingImports=false
# torch is an extra, and diffusers has few types.

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from ..base import MemoryName
from . import placing
from .device import Device, Foreign, torch_and_diffusers
from .orders import Footage, Order
from .profiles import Profile
from .references import still
from .steps import Step, watched
from .texts import Texts

GREY = (128, 128, 128)


class Wan:
    """Wan VACE with its weights loaded."""

    def __init__(
        self, profile: Profile, folder: Path, device: Device, memory: MemoryName | None
    ) -> None:
        torch, diffusers = torch_and_diffusers()
        self._torch, self._profile = torch, profile
        kind = torch.bfloat16 if device.is_card else torch.float32
        kinds = {"default": kind, **dict.fromkeys(profile.float32, torch.float32)}
        self._pipe: Foreign = diffusers.WanVACEPipeline.from_pretrained(
            folder, dtype=kinds, use_safetensors=True, local_files_only=True
        )
        self._pipe.set_progress_bar_config(disable=True)
        placing.place(self._pipe, device, memory)
        self._texts = Texts(self._encoded)

    def passes(self, order: Order) -> int:
        """A guided step takes one pass with the prompt and one without."""
        return self._profile.steps * (2 if self._profile.guidance.scale > 1 else 1)

    def shoot(self, order: Order, step: Step) -> Footage:
        size = order.size
        noise = self._torch.Generator().manual_seed(order.seed)
        with watched([self._pipe.transformer], step), self._torch.no_grad():
            try:
                made = self._pipe(
                    **self._texts.of(order.prompt, order.avoid),
                    **self._given(order),
                    width=size.width,
                    height=size.height,
                    num_frames=size.frames,
                    num_inference_steps=self._profile.steps,
                    guidance_scale=self._profile.guidance.scale,
                    generator=noise,
                    output_type="np",
                )
            finally:
                self._pipe.maybe_free_model_hooks()
        return Footage(np.rint(made.frames[0] * 255).astype(np.uint8), None)

    def _given(self, order: Order) -> dict[str, Foreign]:
        """Frames that are kept, and pictures that must be resembled."""
        size = order.size.width, order.size.height
        given: dict[str, Foreign] = {}
        if order.keyframes:
            video = [Image.new("RGB", size, GREY) for _ in range(order.size.frames)]
            mask = [Image.new("L", size, 255) for _ in video]
            for key in order.keyframes:
                at = key.frame if key.frame >= 0 else order.size.frames - 1
                video[at] = ImageOps.fit(Image.fromarray(key.picture), size)
                mask[at] = Image.new("L", size, 0)
            given |= {"video": video, "mask": mask}
        pictures = [still(ref.path) for ref in order.references]
        return given | ({"reference_images": pictures} if pictures else {})

    def _encoded(self, prompt: str, avoid: str) -> dict[str, Foreign]:
        made = self._pipe.encode_prompt(
            prompt,
            avoid,
            do_classifier_free_guidance=self._profile.guidance.scale > 1,
            max_sequence_length=self._profile.prompt_tokens,
        )
        return dict(zip(("prompt_embeds", "negative_prompt_embeds"), made, strict=True))

"""MiniMax-H3: several shots with sound in one generation, from words, keyframes or references.

It exists as modular blocks only. The checkpoint holds two transformers, one for words and keyframes
and one for references; only the one that is needed is loaded.
"""

# pyright: basic, reportMissingImports=false
# torch is an extra, and diffusers has few types.

import hashlib
from collections.abc import Hashable
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from ..base import MemoryName
from . import placing
from .device import Device, Foreign, release, torch_and_diffusers
from .orders import Footage, Order, Reference
from .profiles import Profile
from .references import moving, still, voice
from .sounds import stereo
from .steps import Step, watched
from .texts import KeptBlock
from .weights import loading

OTHER = {"transformer": "transformer_ref", "transformer_ref": "transformer"}


class H3:
    """MiniMax-H3; its weights are loaded at the first order, for what that needs."""

    def __init__(
        self, profile: Profile, folder: Path, device: Device, memory: MemoryName | None
    ) -> None:
        self._torch, self._diffusers = torch_and_diffusers()
        self._profile, self._folder, self._device = profile, folder, device
        self._memory: MemoryName | None = memory
        self._pipe: Foreign = None
        self._transformer = ""
        self._read: Foreign = None

    def passes(self, order: Order) -> int:
        """One a step; the last of its noise levels is none, and takes no pass."""
        return self._profile.steps - 1

    def shoot(self, order: Order, step: Step) -> Footage:
        pipe = self._loaded("transformer_ref" if order.references else "transformer")
        self._read.shown = _shown(order)
        noise = self._torch.Generator().manual_seed(order.seed)
        with watched([getattr(pipe, self._transformer)], step), self._torch.no_grad():
            made = pipe(
                prompt=order.prompt,
                num_frames=order.size.frames,
                width=order.size.width,
                height=order.size.height,
                num_inference_steps=self._profile.steps,
                generator=noise,
                output_type="np",
                output=["videos", "audio", "sampling_rate"],
                **self._given(order),
            )
        frames = np.rint(np.asarray(made["videos"][0]) * 255).astype(np.uint8)
        sound = made["audio"][0].float().cpu().numpy()
        return Footage(frames, stereo(sound, int(made["sampling_rate"])))

    def _given(self, order: Order) -> dict[str, Foreign]:
        if order.references:
            return {"references": [self._reference(ref) for ref in order.references]}
        names = {0: "image", -1: "last_image"}
        size = order.size.width, order.size.height
        return {
            names[key.frame]: ImageOps.fit(Image.fromarray(key.picture), size)
            for key in order.keyframes
        }

    def _reference(self, ref: Reference) -> Foreign:
        from diffusers.modular_pipelines.minimax_h3.references import (
            MiniMaxH3AudioReference,
            MiniMaxH3ImageReference,
            MiniMaxH3VideoReference,
        )

        seconds, fps = self._profile.reference_seconds_max, self._profile.fps[0]
        match ref.kind:
            case "picture":
                return MiniMaxH3ImageReference(image=still(ref.path))
            case "video":
                frames = moving(ref.path, seconds, fps)
                return MiniMaxH3VideoReference(frames=frames, fps=float(fps))
            case "voice":
                rate = int(self._pipe.audio_vae.config.sampling_rate)
                audio = self._torch.from_numpy(voice(ref.path, seconds, rate))
                return MiniMaxH3AudioReference(audio=audio, sample_rate=rate)

    def _loaded(self, transformer: str) -> Foreign:
        """The pipeline with one of the two transformers."""
        if self._transformer != transformer:
            self._pipe, self._transformer = None, ""
            release()
            with loading(self._folder):
                self._pipe = self._load(transformer)
            # what it has read is kept from take to take, with all that it was shown
            blocks = self._pipe._blocks.sub_blocks
            self._read = blocks["text_encoder"] = KeptBlock(blocks["text_encoder"])
            self._transformer = transformer
        return self._pipe

    def _load(self, transformer: str) -> Foreign:
        torch = self._torch
        kind = torch.bfloat16 if self._device.is_card else torch.float32
        kinds = {"default": kind, **dict.fromkeys(self._profile.float32, torch.float32)}
        manager = self._diffusers.ComponentsManager()
        pipe = self._diffusers.ModularPipeline.from_pretrained(
            self._folder, components_manager=manager, local_files_only=True
        )
        wanted = [
            name
            for name in pipe.pretrained_component_names
            if name != OTHER[transformer] and getattr(pipe, name, None) is None
        ]
        pipe.load_components(names=wanted, dtype=kinds, use_safetensors=True)
        _quiet(pipe._blocks)
        placing.place_modular(pipe, transformer, manager, self._device, self._memory)
        return pipe


def _quiet(block: Foreign) -> None:
    """Draws no bar, neither for the block nor for those within it."""
    if hasattr(block, "set_progress_bar_config"):
        block.set_progress_bar_config(disable=True)
    for part in block.sub_blocks.values():
        _quiet(part)


def _shown(order: Order) -> Hashable:
    """All that the conditioner reads and sees of an order."""
    pictures = [hashlib.sha256(key.picture.tobytes()).hexdigest() for key in order.keyframes]
    return (order.prompt, order.size, order.references, tuple(pictures))

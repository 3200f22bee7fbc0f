"""LTX-2: picture and sound in one generation, from a paragraph and keyframes.

One stage for the full models; for the distilled one a first stage at half the size, its latents
made larger, and a short second stage.
"""

# pyright: basic, reportMissingImports=false
# torch is an extra, and diffusers has few types.

from pathlib import Path

import numpy as np

from ..base import MemoryName
from . import placing
from .device import Device, Foreign, torch_and_diffusers
from .orders import Footage, Keyframe, Order
from .profiles import Profile
from .sounds import stereo
from .steps import Step, watched
from .texts import Texts

SPARE = ("audio_scheduler", "processor", "prompt_enhancer", "duration_head")
"""Parts of the pipeline that it can do without."""


class Ltx:
    """LTX-2 with its weights loaded."""

    def __init__(
        self, profile: Profile, folder: Path, device: Device, memory: MemoryName | None
    ) -> None:
        torch, diffusers = torch_and_diffusers()
        self._torch, self._profile = torch, profile
        kind = torch.bfloat16 if device.is_card else torch.float32
        kinds = {"default": kind, **dict.fromkeys(profile.float32, torch.float32)}
        # what the checkpoint names beside that was not fetched: it is not needed here
        given: dict[str, Foreign] = {name: None for name in SPARE if not (folder / name).is_dir()}
        if profile.transformer_folder != "transformer":
            given["transformer"] = diffusers.LTX2VideoTransformer3DModel.from_pretrained(
                folder, subfolder=profile.transformer_folder, dtype=kind, use_safetensors=True
            )
        self._pipe: Foreign = diffusers.LTX2ConditionPipeline.from_pretrained(
            folder, dtype=kinds, use_safetensors=True, local_files_only=True, **given
        )
        self._pipe.set_progress_bar_config(disable=True)
        if profile.scheduler:
            scheduler = self._pipe.scheduler
            self._pipe.scheduler = type(scheduler).from_config(
                scheduler.config, **profile.scheduler
            )
        self._upsampler: Foreign = None
        if profile.second_sigmas:
            from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

            larger = LTX2LatentUpsamplerModel.from_pretrained(
                folder, subfolder="latent_upsampler", dtype=kind, use_safetensors=True
            )
            self._upsampler = diffusers.LTX2LatentUpsamplePipeline(self._pipe.vae, larger)
        placing.place(self._pipe, device, memory)
        if self._upsampler is not None:
            self._upsampler.latent_upsampler.to(device.kind)
        self._texts = Texts(self._encoded)

    def passes(self, order: Order) -> int:
        steps = len(self._profile.sigmas or ()) or self._profile.steps
        return self._profile.guidance.passes * (steps + len(self._profile.second_sigmas or ()))

    def shoot(self, order: Order, step: Step) -> Footage:
        noise = self._torch.Generator().manual_seed(order.seed)
        with watched([self._pipe.transformer], step), self._torch.no_grad():
            try:
                made = self._stages(order, noise)
            finally:
                self._pipe.maybe_free_model_hooks()
        frames = np.rint(made.frames[0] * 255).astype(np.uint8)
        rate = int(self._pipe.vocoder.config.output_sampling_rate)
        return Footage(frames, stereo(made.audio[0].float().cpu().numpy(), rate))

    def _stages(self, order: Order, noise: Foreign) -> Foreign:
        size, first = order.size, self._profile.sigmas
        if self._profile.second_sigmas is None:
            return self._stage(order, noise, size.width, size.height, first, output_type="np")
        half = self._stage(
            order, noise, size.width // 2, size.height // 2, first, output_type="latent"
        )
        latents = self._upsampler(
            latents=half.frames,
            latents_normalized=False,
            height=size.height // 2,
            width=size.width // 2,
            num_frames=size.frames,
            output_type="latent",
            return_dict=False,
        )[0]
        second = self._profile.second_sigmas
        return self._stage(
            order,
            noise,
            size.width,
            size.height,
            second,
            latents=latents,
            audio_latents=half.audio,
            noise_scale=second[0],
            output_type="np",
        )

    def _stage(
        self,
        order: Order,
        noise: Foreign,
        width: int,
        height: int,
        sigmas: tuple[float, ...] | None,
        **more: Foreign,
    ) -> Foreign:
        guidance = self._profile.guidance
        schedule = (
            {"sigmas": list(sigmas)} if sigmas else {"num_inference_steps": self._profile.steps}
        )
        return self._pipe(
            **self._texts.of(order.prompt, order.avoid),
            conditions=[self._condition(key, order) for key in order.keyframes] or None,
            width=width,
            height=height,
            num_frames=order.size.frames,
            frame_rate=float(order.size.fps),
            guidance_scale=guidance.scale,
            audio_guidance_scale=guidance.audio_scale,
            stg_scale=guidance.stg,
            audio_stg_scale=guidance.stg,
            modality_scale=guidance.modality,
            audio_modality_scale=guidance.modality,
            guidance_rescale=guidance.rescale,
            audio_guidance_rescale=guidance.rescale,
            spatio_temporal_guidance_blocks=list(self._profile.skipped_blocks) or None,
            generator=noise,
            **schedule,
            **more,
        )

    def _condition(self, key: Keyframe, order: Order) -> Foreign:
        """A keyframe at the latent frame that holds it; one of them holds eight frames."""
        from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition
        from PIL import Image

        frame = key.frame if key.frame >= 0 else order.size.frames - 1
        step = self._profile.frames.step
        return LTX2VideoCondition(frames=Image.fromarray(key.picture), index=-(-frame // step))

    def _encoded(self, prompt: str, avoid: str) -> dict[str, Foreign]:
        guided = max(self._profile.guidance.scale, self._profile.guidance.audio_scale) > 1
        tokens = min(self._profile.prompt_tokens, self._pipe.tokenizer.model_max_length)
        names = (
            "prompt_embeds",
            "prompt_attention_mask",
            "negative_prompt_embeds",
            "negative_prompt_attention_mask",
        )
        made = self._pipe.encode_prompt(
            prompt, avoid, do_classifier_free_guidance=guided, max_sequence_length=tokens
        )
        return dict(zip(names, made, strict=True))

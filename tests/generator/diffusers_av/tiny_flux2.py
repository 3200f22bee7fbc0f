"""A tiny FLUX.2 klein of random weights, the image model of keyframes."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

from pathlib import Path

from tiny_ltx2 import tokenizer

TEXT = 16


def saved(folder: Path) -> Path:
    import torch
    from diffusers import (
        AutoencoderKLFlux2,
        FlowMatchEulerDiscreteScheduler,
        Flux2KleinPipeline,
        Flux2Transformer2DModel,
    )
    from transformers import Qwen3Config, Qwen3ForCausalLM

    torch.manual_seed(1)
    words = tokenizer()
    words.chat_template = "{% for message in messages %}{{ message.content }}{% endfor %}"
    reads = Qwen3Config(
        vocab_size=len(words),
        hidden_size=TEXT,
        intermediate_size=20,
        num_hidden_layers=28,  # three of them are read: the 9th, 18th and 27th
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=8,
    )
    pipe = Flux2KleinPipeline(
        tokenizer=words,
        text_encoder=Qwen3ForCausalLM(reads).eval(),
        vae=AutoencoderKLFlux2(
            block_out_channels=(4, 4, 4, 4),
            layers_per_block=1,
            latent_channels=2,
            norm_num_groups=1,
            sample_size=32,
        ),
        scheduler=FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True),
        transformer=Flux2Transformer2DModel(
            in_channels=8,
            num_layers=1,
            num_single_layers=1,
            attention_head_dim=16,
            num_attention_heads=2,
            joint_attention_dim=3 * TEXT,
            timestep_guidance_channels=16,
            axes_dims_rope=(4, 4, 4, 4),
            guidance_embeds=False,
        ),
        is_distilled=True,
    )
    pipe.save_pretrained(folder, safe_serialization=True)
    return folder

"""A tiny Wan VACE of random weights."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

from pathlib import Path
from typing import Any

from tiny_ltx2 import tokenizer

TEXT = 32


def saved(folder: Path) -> Path:
    import torch
    from diffusers import (
        AutoencoderKLWan,
        FlowMatchEulerDiscreteScheduler,
        WanVACEPipeline,
        WanVACETransformer3DModel,
    )
    from transformers import UMT5Config, UMT5EncoderModel

    torch.manual_seed(1)
    words: Any = tokenizer()  # its class is a factory, to the types
    reads = UMT5Config(
        d_model=TEXT, d_kv=8, d_ff=37, num_layers=2, num_heads=4, vocab_size=len(words)
    )
    pipe = WanVACEPipeline(
        tokenizer=words,
        text_encoder=UMT5EncoderModel(reads).eval(),
        vae=AutoencoderKLWan(
            base_dim=3,
            z_dim=16,
            dim_mult=[1, 1, 1, 1],
            num_res_blocks=1,
            temperal_downsample=[False, True, True],
        ),
        scheduler=FlowMatchEulerDiscreteScheduler(shift=7.0),
        transformer=WanVACETransformer3DModel(
            patch_size=(1, 2, 2),
            num_attention_heads=2,
            attention_head_dim=12,
            in_channels=16,
            out_channels=16,
            text_dim=TEXT,
            freq_dim=256,
            ffn_dim=32,
            num_layers=3,
            cross_attn_norm=True,
            qk_norm="rms_norm_across_heads",
            rope_max_seq_len=32,
            vace_layers=[0, 2],
            vace_in_channels=96,
        ),
    )
    pipe.save_pretrained(folder, safe_serialization=True)
    return folder

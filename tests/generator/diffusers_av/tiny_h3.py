"""A tiny MiniMax-H3 of random weights: every part and every rule of the real one, at toy widths."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

from pathlib import Path
from typing import Any

TEXT, PICTURE, SOUND = 12, 6, 6
"""Width of the conditioner; latent channels of picture and sound."""
MARKS = {
    "image_token": "<|image_pad|>",
    "video_token": "<|video_pad|>",
    "vision_start_token": "<|vision_start|>",
    "vision_end_token": "<|vision_end|>",
}


class Processor:
    """The two things that MiniMax-H3 asks of Qwen3VLProcessor, which needs torchvision."""

    def __init__(self, tokenizer):
        from transformers import Qwen2VLImageProcessorPil

        self.tokenizer, self.video_processor = tokenizer, Videos()
        self.image_processor = Qwen2VLImageProcessorPil(
            patch_size=16, merge_size=2, min_pixels=1024, max_pixels=4096
        )
        self.image_token, self.video_token = MARKS["image_token"], MARKS["video_token"]
        self.image_token_id = tokenizer.convert_tokens_to_ids(self.image_token)
        self.video_token_id = tokenizer.convert_tokens_to_ids(self.video_token)

    def create_mm_token_type_ids(self, rows):
        kind = {self.image_token_id: 1, self.video_token_id: 2}
        return [[kind.get(t, 0) for t in row] for row in rows]


class Videos:
    """What it asks of Qwen3VLVideoProcessor: pairs of frames, in patches of 16 by 16 pixels."""

    temporal_patch_size = 2
    PATCH, MERGE = 16, 2

    def __call__(self, videos, **given):
        import torch

        patches, grids = [], []
        side = self.PATCH * self.MERGE
        for frames in videos:
            wide = torch.from_numpy(frames).float().permute(0, 3, 1, 2) / 127.5 - 1
            if len(wide) % 2:
                wide = torch.cat([wide, wide[-1:]])
            wide = torch.nn.functional.interpolate(wide, (side, side))
            times, parts = len(wide) // 2, side // self.PATCH
            cut = wide.reshape(times, 2, 3, parts, self.PATCH, parts, self.PATCH)
            patches.append(cut.permute(0, 3, 5, 2, 1, 4, 6).reshape(times * parts**2, -1))
            grids.append([times, parts, parts])
        return {"pixel_values_videos": torch.cat(patches), "video_grid_thw": torch.tensor(grids)}


def tokenizer():
    """Single bytes, and the marks."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    special = ["<pad>", "<eos>", "<unk>", *MARKS.values(), "<|im_start|>", "<|im_end|>"]
    vocab = {t: at for at, t in enumerate([*special, *pre_tokenizers.ByteLevel.alphabet()])}
    inner = Tokenizer(models.BPE(vocab=vocab, merges=[], unk_token="<unk>"))
    inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    inner.decoder = decoders.ByteLevel()
    made = PreTrainedTokenizerFast(
        tokenizer_object=inner,
        pad_token="<pad>",
        eos_token="<eos>",
        unk_token="<unk>",
        additional_special_tokens=special[3:],
    )
    return marked(made)


def marked(made):
    for name, mark in MARKS.items():
        setattr(made, name, mark)
        setattr(made, f"{name}_id", made.convert_tokens_to_ids(mark))
    return made


def text_encoder(words):
    from transformers import Qwen3VLConfig, Qwen3VLForConditionalGeneration

    reads = {
        "hidden_size": TEXT,
        "num_hidden_layers": 51,
        "vocab_size": len(words) + 4,
        "num_attention_heads": 1,
        "num_key_value_heads": 1,
        "head_dim": 12,
        "intermediate_size": 20,
        "max_position_embeddings": 4096,
        "rope_scaling": {
            "rope_type": "default",
            "mrope_section": [2, 2, 2],
            "mrope_interleaved": True,
        },
    }
    sees = {
        "depth": 1,
        "hidden_size": 20,
        "num_heads": 1,
        "intermediate_size": 28,
        "out_hidden_size": TEXT,
        "patch_size": 16,
        "num_position_embeddings": 16,
        "deepstack_visual_indexes": [0],
    }
    marks = {f"{name}_id": getattr(words, f"{name}_id") for name in MARKS}
    config = Qwen3VLConfig(text_config=reads, vision_config=sees, **marks)
    return Qwen3VLForConditionalGeneration(config).eval()


def pipeline():
    import torch
    from diffusers import (
        AutoencoderKLMiniMaxH3,
        AutoencoderKLMiniMaxH3Audio,
        MiniMaxH3Scheduler,
        MiniMaxH3Transformer3DModel,
    )
    from diffusers.modular_pipelines import MiniMaxH3Blocks

    torch.manual_seed(1)
    words = tokenizer()
    small: dict[str, Any] = {
        "num_layers": 3,
        "num_refiner_layers": 1,
        "num_attention_heads": 3,
        "attention_head_dim": 20,
        "hidden_size": 40,
        "ffn_dim": 56,
        "in_channels": PICTURE,
        "audio_in_channels": SOUND,
        "text_dim": TEXT,
        "freq_dim": 12,
        "time_embed_hidden_dim": 28,
        "time_embed_dim": 20,
        "rope_freq_dim": 3,
    }
    pipe = MiniMaxH3Blocks().init_pipeline()
    pipe.update_components(
        tokenizer=words,
        text_encoder=text_encoder(words),
        transformer=MiniMaxH3Transformer3DModel(**small).eval(),
        transformer_ref=MiniMaxH3Transformer3DModel(**small).eval(),
        vae=AutoencoderKLMiniMaxH3(
            latent_channels=PICTURE,
            latents_mean=(0.0,) * PICTURE,
            latents_std=(1.0,) * PICTURE,
            block_out_channels=(6,) * 6,
            norm_num_groups=3,
            layers_per_block=1,
            decoder_num_layers=1,
            decoder_ffn_mult=1,
            decoder_num_attention_heads=1,
            decoder_attention_head_dim=16,
            decoder_num_register_tokens=1,
        ).eval(),
        audio_vae=AutoencoderKLMiniMaxH3Audio(
            latent_channels=SOUND,
            latents_mean=[0.0] * SOUND,
            latents_std=[1.0] * SOUND,
            encoder_dim=2,
            latent_dim=24,
            num_attention_heads=2,
            decoder_dim=128,
            resblock_kernel_sizes=(3,),
            resblock_dilation_sizes=((1, 2),),
        ).eval(),
        scheduler=MiniMaxH3Scheduler(shift=12.0),
        audio_scheduler=MiniMaxH3Scheduler(shift=3.0),
        reference_image_short_edge=64,
        canvas_short_edge=32,
        canvas_max_pixels=64 * 64,
    )
    return pipe


def saved(folder: Path) -> Path:
    """Saved as the hub holds it, but for the processor, which has no file here."""
    pipeline().save_pretrained(str(folder), safe_serialization=True, overwrite_modular_index=True)
    return folder

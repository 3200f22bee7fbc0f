"""A tiny LTX-2 of random weights: every part and every rule of the real one, at toy widths."""

# pyright: basic, reportMissingImports=false, reportPrivateImportUsage=false

from pathlib import Path

TEXT, LAYERS = 24, 3
"""Width and depth of the text encoder."""
PICTURE, SOUND, MELS = 6, 2, 16
"""Latent channels of picture and sound; mel bins."""


def parts():
    """32 x in space, 8 x in time (frames 8k+1), sound at 24 kHz as long as the picture."""
    import torch
    from diffusers import (
        AutoencoderKLLTX2Audio,
        AutoencoderKLLTX2Video,
        FlowMatchEulerDiscreteScheduler,
        LTX2VideoTransformer3DModel,
    )
    from diffusers.pipelines.ltx2 import LTX2TextConnectors
    from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder

    torch.manual_seed(1)
    rope = {"rope_type": "split", "rope_double_precision": False}
    heard = SOUND * MELS // 4
    connector = {
        "num_layers": 1,
        "num_attention_heads": 2,
        "attention_head_dim": TEXT // 2,
        "num_learnable_registers": None,
    }
    return {
        "tokenizer": tokenizer(),
        "text_encoder": text_encoder(),
        "connectors": LTX2TextConnectors(
            caption_channels=TEXT,
            text_proj_in_factor=LAYERS + 1,
            connector_rope_base_seq_len=16,
            **rope,
            **{
                f"{kind}_connector_{k}": v
                for kind in ("video", "audio")
                for k, v in connector.items()
            },
        ),
        "transformer": LTX2VideoTransformer3DModel(
            num_layers=3,
            caption_channels=TEXT,
            **rope,
            in_channels=PICTURE,
            out_channels=PICTURE,
            num_attention_heads=2,
            attention_head_dim=12,
            cross_attention_dim=24,
            audio_in_channels=heard,
            audio_out_channels=heard,
            audio_num_attention_heads=2,
            audio_attention_head_dim=6,
            audio_cross_attention_dim=12,
        ),
        "vae": AutoencoderKLLTX2Video(
            latent_channels=PICTURE,
            block_out_channels=(8, 16, 32, 64),
            layers_per_block=(1,) * 5,
            decoder_block_out_channels=(8, 16, 32),
            decoder_layers_per_block=(1,) * 4,
            decoder_causal=False,
            spatial_compression_ratio=32,
            temporal_compression_ratio=8,
        ),
        "audio_vae": AutoencoderKLLTX2Audio(
            base_channels=heard,
            latent_channels=SOUND,
            num_res_blocks=1,
            mel_bins=MELS,
            resolution=64,
        ),
        "vocoder": LTX2Vocoder(
            in_channels=2 * MELS,
            hidden_channels=32,
            resnet_kernel_sizes=[3],
            resnet_dilations=[[1, 2]],
        ),
        "scheduler": FlowMatchEulerDiscreteScheduler(),
    }


def tokenizer():
    """Whole words that know nothing of each other; all others are unknown."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    words = ["<pad>", "<eos>", "<bos>", "<unk>", *"abcdefghijklmnopqrstuvwxyz".upper()]
    words += ["the", "a", "cat", "dog", "rain", "red", "blue", "night", "says", "camera", "holds"]
    inner = Tokenizer(models.WordLevel({w: at for at, w in enumerate(words)}, unk_token="<unk>"))
    inner.pre_tokenizer = pre_tokenizers.Whitespace()
    return PreTrainedTokenizerFast(
        tokenizer_object=inner,
        padding_side="left",
        model_max_length=64,
        pad_token="<pad>",
        eos_token="<eos>",
        bos_token="<bos>",
        unk_token="<unk>",
    )


def text_encoder():
    from transformers import (
        Gemma3Config,
        Gemma3ForConditionalGeneration,
        Gemma3TextConfig,
        SiglipVisionConfig,
    )

    reads = Gemma3TextConfig(
        hidden_size=TEXT,
        num_hidden_layers=LAYERS,
        vocab_size=96,
        head_dim=12,
        num_attention_heads=2,
        num_key_value_heads=1,
        intermediate_size=40,
        sliding_window=16,
        max_position_embeddings=512,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=2,
    )
    sees = SiglipVisionConfig(
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=24,
        image_size=16,
        patch_size=8,
    )
    config = Gemma3Config(
        text_config=reads,
        vision_config=sees,
        mm_tokens_per_image=1,
        boi_token_index=70,
        eoi_token_index=71,
        image_token_index=72,
    )
    return Gemma3ForConditionalGeneration(config).eval()


def saved(folder: Path) -> Path:
    """Saved as the hub holds it: with both transformers, and the model that enlarges latents."""
    import torch
    from diffusers import LTX2Pipeline
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

    made = parts()
    LTX2Pipeline(**made).save_pretrained(folder, safe_serialization=True)
    made["transformer"].save_pretrained(folder / "transformer_full")
    torch.manual_seed(2)
    larger = LTX2LatentUpsamplerModel(
        in_channels=PICTURE, mid_channels=32, num_blocks_per_stage=1, use_rational_resampler=False
    )
    larger.save_pretrained(folder / "latent_upsampler")
    return folder

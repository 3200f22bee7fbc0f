"""Puts the parts of a pipeline where a recipe of `memory` says."""

# pyright: basic, reportMissingImports=false
# torch is an extra, and diffusers has few types.

from ..base import MemoryName
from .device import Device, Foreign, torch_and_diffusers
from .memory import WORKING_GB


def place(pipe: Foreign, device: Device, memory: MemoryName | None) -> None:
    """On a card by the recipe; without one, all stays where it is. Decodes in tiles on a card."""
    torch, _ = torch_and_diffusers()
    if memory == "fp8":
        pipe.transformer.enable_layerwise_casting(
            storage_dtype=torch.float8_e4m3fn, compute_dtype=pipe.transformer.dtype
        )
    if not device.is_card:
        return
    pipe.vae.enable_tiling()
    match memory:
        case "whole":
            pipe.to(device.kind)
        case "groups":
            pipe.enable_group_offload(
                onload_device=torch.device(device.kind),
                offload_device=torch.device("cpu"),
                offload_type="leaf_level",
                use_stream=device.kind == "cuda",
            )
        case _:
            pipe.enable_model_cpu_offload(device=device.kind)


def place_modular(
    pipe: Foreign, transformer: str, manager: Foreign, device: Device, memory: MemoryName | None
) -> None:
    """The same for a pipeline of modular blocks, whose parts a manager moves."""
    torch, _ = torch_and_diffusers()
    model = getattr(pipe, transformer)
    if memory == "fp8":
        model.enable_layerwise_casting(storage_dtype=torch.float8_e4m3fn, compute_dtype=model.dtype)
    if not device.is_card:
        return
    match memory:
        case "whole":
            pipe.to(device.kind)
        case "groups":
            for part in filter(None, (model, pipe.text_encoder)):
                from diffusers.hooks.group_offloading import apply_group_offloading

                apply_group_offloading(
                    part,
                    onload_device=torch.device(device.kind),
                    offload_type="leaf_level",
                    use_stream=device.kind == "cuda",
                )
            pipe.vae.to(device.kind)
            pipe.audio_vae.to(device.kind)
        case _:
            manager.enable_auto_cpu_offload(
                device=device.kind, memory_reserve_margin=f"{WORKING_GB:g}GB"
            )

"""What torch runs on here: a card and its free memory, or the processor alone."""

# pyright: basic, reportMissingImports=false
# torch is an extra, and may not be there when types are checked.

import gc
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ..errors import CannotOpen

Foreign = Any
"""A tensor, module or pipeline of a library that has no types to check."""
INSTALL = (
    "install torch as your card needs it (`uv pip install torch --torch-backend=auto`), "
    "then `pip install 'callsheet[local]'`"
)


@dataclass(frozen=True)
class Device:
    """Where the model runs."""

    kind: str
    """`cuda`, `mps` or `cpu`."""
    name: str
    free_gb: float | None
    """Null for the processor."""
    total_gb: float | None

    @property
    def is_card(self) -> bool:
        return self.kind != "cpu"

    @property
    def told(self) -> str:
        if self.free_gb is None:
            return f"{self.name}: no GPU was found"
        return f"{self.name}, {self.free_gb:.0f} of {self.total_gb:.0f} GB free"


def torch_and_diffusers() -> tuple[Foreign, Foreign]:
    """The two libraries. Raises `CannotOpen` when one is missing or broken."""
    try:
        import diffusers
        import torch

        import_module("transformers")  # not used here: without it a model fails late
    except (ImportError, OSError) as error:
        raise CannotOpen(f"local models could not be opened: {error}", INSTALL) from error
    return torch, diffusers


def quiet() -> None:
    """Keeps the libraries from drawing bars: progress is told by callsheet."""
    from diffusers.utils import logging as of_diffusers
    from transformers.utils import logging as of_transformers

    for logging in (of_diffusers, of_transformers):
        logging.disable_progress_bar()
        logging.set_verbosity_error()


def device() -> Device:
    """The card with the most to give, or the processor. Raises `CannotOpen` without torch."""
    torch, _ = torch_and_diffusers()
    if torch.cuda.is_available():
        free, total = torch.cuda.mem_get_info()
        return Device("cuda", torch.cuda.get_device_name(), free / 1e9, total / 1e9)
    if torch.backends.mps.is_available():
        total = torch.mps.recommended_max_memory()
        used = torch.mps.current_allocated_memory()
        return Device("mps", "Apple GPU", (total - used) / 1e9, total / 1e9)
    return Device("cpu", "the processor", None, None)


def release() -> None:
    """Gives the card back what nothing holds any more."""
    torch, _ = torch_and_diffusers()
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error of torch is that memory ran out, on the card or beside it."""
    torch, _ = torch_and_diffusers()
    words = ("out of memory", "can't allocate memory", "not enough memory")
    return isinstance(error, (torch.OutOfMemoryError, MemoryError)) or (
        isinstance(error, RuntimeError) and any(word in str(error).lower() for word in words)
    )

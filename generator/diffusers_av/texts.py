"""Prompts that a model has read are kept: another take of a shot need not read them again."""

# pyright: basic
# What is kept are torch's tensors.

from collections import OrderedDict
from collections.abc import Callable

from .device import Foreign

KEPT = 4
"""Prompts; one takes up to 0.8 GB of main memory in the largest model."""


class Texts:
    """The latest prompts as the model has read them."""

    def __init__(self, read: Callable[[str, str], dict[str, Foreign]]) -> None:
        self._read = read
        self._kept: OrderedDict[tuple[str, str], dict[str, Foreign]] = OrderedDict()

    def of(self, prompt: str, avoid: str, device: Foreign) -> dict[str, Foreign]:
        """The arguments that stand for a prompt and what it is held away from, on a device."""
        key = prompt, avoid
        if key not in self._kept:
            made = self._read(prompt, avoid)
            self._kept[key] = {
                name: None if value is None else value.cpu() for name, value in made.items()
            }
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        kept = self._kept[key].items()
        return {name: None if value is None else value.to(device) for name, value in kept}

"""How weights share a card: a recipe by the memory that is free. Light: it knows no torch.

whole    everything stays on the card, in bf16
parts    one part at a time is on the card, in bf16; the others wait in main memory
fp8      the same, the transformer's weights being stored in 8 bits (layerwise casting)
groups   a few layers at a time are on the card, streamed from main memory while others work
"""

from typing import NamedTuple

from ..base import MemoryName
from .profiles import Profile

WORKING_GB = 14.0
"""For latents, attention and decoding in tiles beside the weights, at the largest size. A rough
reckoning, not measured; where it is wrong, the error proposes a lighter recipe."""
LIGHTER: dict[MemoryName, MemoryName | None] = {
    "whole": "parts",
    "parts": "fp8",
    "fp8": "groups",
    "groups": None,
}


class Memory(NamedTuple):
    """A recipe, and what it takes."""

    name: MemoryName
    card_gb: float
    main_gb: float
    """Of main memory, where what is not on the card waits."""

    @property
    def told(self) -> str:
        waiting = f", {self.main_gb:.0f} GB of main memory" if self.main_gb else ""
        return f"`{self.name}` (about {self.card_gb:.0f} GB of the card{waiting})"


def recipes(profile: Profile) -> tuple[Memory, ...]:
    """All recipes of a model, the fastest first; what makes its keyframes waits in main memory."""
    parts = profile.parts
    painter = profile.keyframes.parts.whole if profile.keyframes else 0.0
    largest = max(parts.transformer, parts.text_encoder)
    small = max(parts.transformer / 2, parts.text_encoder)
    return (
        Memory("whole", parts.whole + WORKING_GB, painter),
        Memory("parts", largest + WORKING_GB, parts.whole + painter),
        Memory("fp8", small + WORKING_GB, parts.whole - parts.transformer / 2 + painter),
        Memory("groups", WORKING_GB, parts.whole + painter),
    )


def recipe_for(profile: Profile, free_gb: float, wanted: MemoryName | None = None) -> Memory:
    """The fastest recipe that fits, or the one that is wanted; the lightest when none fits."""
    known = recipes(profile)
    if wanted:
        return next(recipe for recipe in known if recipe.name == wanted)
    return next((recipe for recipe in known if recipe.card_gb <= free_gb), known[-1])

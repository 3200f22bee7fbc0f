"""Prompts that a model has read are kept: another take of a shot need not read them again."""

# pyright: basic
# What is kept are torch's tensors.

from collections import OrderedDict
from collections.abc import Callable, Hashable

from .device import Foreign

KEPT = 4
"""Prompts; one takes up to 0.8 GB of main memory in the largest model."""


class Kept:
    """The latest of what a model has read, in main memory."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, dict[str, tuple[Foreign, Foreign]]] = OrderedDict()

    def get(self, key: Hashable) -> dict[str, Foreign] | None:
        """What is kept under the key, on the devices on which it was; null when nothing is."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        kept = self._kept[key].items()
        return {name: value if value is None else value.to(where) for name, (value, where) in kept}

    def keep(self, key: Hashable, made: dict[str, Foreign]) -> None:
        """Keeps tensors, or nulls, and forgets what was not asked for the longest."""
        self._kept[key] = {
            name: (None, None) if value is None else (value.cpu(), value.device)
            for name, value in made.items()
        }
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)


class Texts:
    """The latest prompts as a pipeline reads them: a prompt, and what it is held away from."""

    def __init__(self, read: Callable[[str, str], dict[str, Foreign]]) -> None:
        self._read, self._kept = read, Kept()

    def of(self, prompt: str, avoid: str = "") -> dict[str, Foreign]:
        """The arguments that stand for a prompt."""
        made = self._kept.get((prompt, avoid))
        if made is None:
            made = self._read(prompt, avoid)
            self._kept.keep((prompt, avoid), made)
        return made


class KeptBlock:
    """A block of a modular pipeline that is run only for what it has not been shown lately."""

    def __init__(self, block: Foreign) -> None:
        self._block, self._kept = block, Kept()
        self.shown: Hashable = None
        """All that the block's result depends on; set before each run."""

    def __getattr__(self, name: str) -> Foreign:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._block, name)

    def __call__(self, pipe: Foreign, state: Foreign) -> tuple[Foreign, Foreign]:
        kinds = {made.name: made.kwargs_type for made in self._block.intermediate_outputs}
        if (made := self._kept.get(self.shown)) is not None:
            for name, value in made.items():
                state.set(name, value, kinds[name])
            return pipe, state
        pipe, state = self._block(pipe, state)
        self._kept.keep(self.shown, {name: state.get(name) for name in kinds})
        return pipe, state

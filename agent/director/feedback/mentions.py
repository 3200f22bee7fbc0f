"""Where a clause names shots: a value that the readers of names hand on. Knows no words."""

from typing import NamedTuple


class Mention(NamedTuple):
    """Where a clause names shots by their places in the video."""

    start: int
    end: int
    places: tuple[int, ...]
    """From 1."""

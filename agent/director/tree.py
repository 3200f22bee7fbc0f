"""Data as a tree of keys and values, each with its place. Knows no film and no way to write it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from .labels import field_of
from .text import Span
from .vocabulary import Piece


class Value(NamedTuple):
    """A string, a number or a word, with its place and that of its key."""

    span: Span
    is_text: bool
    key: Span


@dataclass
class Node:
    """An object or a list: its members by key, in order; a list's keys are empty."""

    members: list[tuple[str, "Node | Value"]] = field(
        default_factory=list["tuple[str, Node | Value]"]
    )
    is_list: bool = False

    def get(self, *pieces: Piece) -> Value | None:
        """The first plain value whose key announces one of the pieces."""
        for key, value in self.members:
            if isinstance(value, Value) and field_of(key) in pieces:
                return value
        return None

"""Requests written as YAML. Knows how such a tree is written; knows no keys and no film."""

import re

import yaml

from .text import Span
from .tree import Node, Value

_FENCE = re.compile(r"^```\w*", re.MULTILINE)
_TEXT = "tag:yaml.org,2002:str"
_BLOCK = ("|", ">")


def yaml_tree(raw: str) -> Node | None:
    """The tree of a text; None where it is no YAML, or no tree."""
    try:
        unfenced = _FENCE.sub(lambda fence: " " * len(fence[0]), raw)
        root = yaml.SafeLoader(unfenced).get_single_node()
        return None if root is None else _Reader(raw).tree(root)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


class _Reader:
    """Gives the parts of a parsed tree their places in the text."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._known: set[int] = set()

    def tree(self, parsed: yaml.Node) -> Node:
        """A list stands in a list of its own. Raises `ValueError` for what is no tree."""
        root = self._part(parsed, Span(0, 0))
        if isinstance(root, Value):
            raise ValueError("one value is no tree")
        return Node([("", root)], is_list=True)

    def _part(self, parsed: yaml.Node, key: Span) -> Node | Value:
        if isinstance(parsed, yaml.ScalarNode):
            return Value(self._place(parsed), parsed.tag == _TEXT, key)
        if id(parsed) in self._known:
            raise ValueError("a part that holds itself or stands in two places")
        self._known.add(id(parsed))
        if isinstance(parsed, yaml.SequenceNode):
            return Node([("", self._part(part, key)) for part in parsed.value], is_list=True)
        return Node(
            [
                (name.value, self._part(part, self._place(name)))
                for name, part in parsed.value
                if isinstance(name, yaml.ScalarNode)
            ]
        )

    def _place(self, parsed: yaml.ScalarNode) -> Span:
        """Where the words of a value stand, without their marks."""
        start, end = parsed.start_mark.index, parsed.end_mark.index
        if parsed.style in _BLOCK:
            start = self._raw.find("\n", start, end) + 1 or end
        elif parsed.style:
            start, end = start + 1, end - 1
        return Span(start, max(start, end))

"""Requests written as data: JSON, or nearly JSON. Knows keys and places; knows no film.

The reader forgives what people forget (a comma, a closing brace) and keeps every value's place
in the text, so that what it says can be shown where the user wrote it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from .headings import length_of
from .labels import field_of
from .measures import shot_length
from .page import Bit, Section
from .text import Span, Text
from .vocabulary import LANGUAGES, Piece, lexicon

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\],:]|-?\d+(?:\.\d+)?|[A-Za-z_]\w*')
DEEPEST = 40
"""Objects nested deeper than anybody writes are read as if they stood at this depth."""
_SHOT_KEYS = ("action", "dialogue", "framing", "movement", "camera", "place", "lettering")


@cache
def _content_keys() -> frozenset[str]:
    """Keys that announce the words where a speaker stands beside them, else the picture."""
    return frozenset(key for language in LANGUAGES for key in lexicon(language).content)


class Value(NamedTuple):
    """A string, a number or a word, with its place."""

    span: Span
    is_text: bool


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


def is_data(raw: str) -> bool:
    """Whether a request is written as JSON, however carelessly."""
    body = raw.strip().removeprefix("```json").removeprefix("```").strip()
    return bool(re.match(r"\{|\[\s*\{", body)) and ":" in body


def data_sections(text: Text) -> tuple[Section, ...]:
    """The sections of a request in JSON, whose quotation marks are no quotations."""
    root = _parsed(text.raw)
    shots = next(_shot_lists(root), None)
    common = tuple(_bits(text, root, shots))
    if shots is None:
        return (Section("video", text.whole, None, common),)
    found = [_shot(text, node) for _, node in shots.members if isinstance(node, Node)]
    return (Section("video", Span(0, 0), None, common), *found)


def _parsed(raw: str) -> Node:
    """The tree of a text, however unfinished."""
    root = Node(is_list=True)
    stack = [root]
    key = ""
    tokens = list(_TOKEN.finditer(raw))
    for index, token in enumerate(tokens):
        word = token[0]
        if word in "{[":
            node = Node(is_list=word == "[")
            stack[-1].members.append((key, node))
            stack = [*stack, node] if len(stack) < DEEPEST else stack
            key = ""
        elif word in "}]":
            stack = stack[:-1] if len(stack) > 1 else stack
            key = ""
        elif word not in ",:":
            is_key = index + 1 < len(tokens) and tokens[index + 1][0] == ":"
            quoted = word[0] == '"'
            if is_key and not stack[-1].is_list:
                key = word.strip('"')
                continue
            span = Span(token.start() + quoted, token.end() - quoted)
            stack[-1].members.append((key, Value(span, quoted)))
            key = "" if not stack[-1].is_list else key
    return root


def _shot_lists(node: Node) -> Iterator[Node]:
    """The lists of objects that look like shots, the outermost first."""
    for _, member in node.members:
        if not isinstance(member, Node):
            continue
        objects = [m for _, m in member.members if isinstance(m, Node) and not m.is_list]
        if member.is_list and objects and any(_is_shot(one) for one in objects):
            yield member
        yield from _shot_lists(member)


def _is_shot(node: Node) -> bool:
    keys = {field_of(key) for key, _ in node.members}
    return len(keys & {*_SHOT_KEYS, "duration"}) >= 2 and "speaker" not in keys


def _shot(text: Text, node: Node) -> Section:
    duration = node.get("duration")
    seconds = None
    if duration:
        figure = re.fullmatch(r"\d+(?:\.\d+)?", text.words(duration.span))
        seconds = shot_length(float(figure[0])) if figure else length_of(text, duration.span)
    return Section("shot", _whole(node), seconds, tuple(_bits(text, node, None)))


def _whole(node: Node) -> Span:
    """The stretch a node's values cover."""
    spans = [value.span for value in _values(node)]
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)


def _values(node: Node) -> Iterator[Value]:
    for _, member in node.members:
        if isinstance(member, Value):
            yield member
        else:
            yield from _values(member)


def _bits(text: Text, node: Node, skipped: Node | None, inside: str = "") -> Iterator[Bit]:
    """A node's values as labelled bits; a line with its speaker is one bit."""
    if line := _line(node):
        yield line
        return
    for key, member in node.members:
        name = key or inside
        if member is skipped:
            continue
        if isinstance(member, Node):
            yield from _bits(text, member, skipped, name)
            continue
        kind = field_of(name.replace("_", " ")) or field_of(name) or "prose"
        kind = "cast" if kind == "speaker" else kind
        if kind == "number" and text.has(member.span, "framing"):
            kind = "framing"
        if kind in ("number", "ignored") or not text.words(member.span):
            continue
        if member.is_text or kind in ("duration", "aspect"):
            yield Bit(kind, member.span)


def _line(node: Node) -> Bit | None:
    """`{"who": "driver", "lang": "en", "accent": "Cuban", "text": "…"}` as one spoken line."""
    speaker = node.get("speaker", "cast")
    words = node.get("dialogue", "lettering", "narration", "lines") or _content(node)
    if not words or not speaker or not words.is_text or _is_picture(node):
        return None
    notes = [v.span for v in (node.get("accent"), node.get("language"), node.get("delivery")) if v]
    note = Span(min(s.start for s in notes), max(s.end for s in notes)) if notes else None
    return Bit("dialogue", words.span, speaker.span, note)


def _content(node: Node) -> Value | None:
    """The words of a line that are only called its content."""
    keys = {key.casefold() for key, _ in node.members}
    return node.get("action") if _content_keys() & keys else None


def _is_picture(node: Node) -> bool:
    """Whether an object tells what is seen beside what is said."""
    keys = {key.casefold() for key, _ in node.members if field_of(key) == "action"}
    return bool(keys - _content_keys()) or node.get("framing", "place", "camera") is not None

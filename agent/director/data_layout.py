"""Requests written as data: JSON, or nearly JSON, or YAML. Knows keys and places; knows no film.

The reader forgives what people forget (a comma, a closing brace) and keeps every value's place
in the text, so that what it says can be shown where the user wrote it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from .data_in_words import alone, json_places, yaml_places
from .labels import field_of
from .measures import length_of, shot_length
from .page import Bit, Section, stripped
from .quotation_marks import unescaped
from .scripts import joined
from .text import Span, Text, read_text
from .tree import Node, Value
from .turns import turns
from .vocabulary import COMMON_LANGUAGE, LANGUAGES, Phrases, lexicon

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\],:]|-?\d+(?:\.\d+)?|[A-Za-z_]\w*')
_FIGURES = re.compile(r"(\d+(?:\.\d+)?)(?:\s?[-–—~]\s?(\d+(?:\.\d+)?))?")
_AROUND = " \t\n`"
_ID = re.compile(r"[A-Za-z]{0,9}_?\d+|[A-Za-z]")
"""A key that only tells people apart: `A`, `char_2`."""
DEEPEST = 40
"""Objects nested deeper than anybody writes are read as if they stood at this depth."""
LONGEST_YAML_LETTERS = 20_000
"""Nobody writes longer ones by hand, and parsing takes 5 microseconds a letter."""
_LIST_OF_OBJECTS = re.compile(r"^ *- +[^\s:：]{1,30}: ", re.MULTILINE)
_MARKS_OF_VALUES = ("'", '"')
_SHOT_KEYS = ("action", "dialogue", "framing", "movement", "camera", "place", "lettering")


@cache
def _content_keys() -> frozenset[str]:
    """Keys that announce the words where a speaker stands beside them, else the picture."""
    return frozenset(key for language in LANGUAGES for key in lexicon(language).content)


def read_data(raw: str) -> tuple[Text, tuple[Section, ...]] | None:
    """A request in JSON, however careless, or in YAML, and its sections; None for any other.

    Words around the data are of the whole video: `Here is the spec, no music please: {…}`.
    """
    raw = unescaped(raw)
    if re.match(r"\{|\[\s*\{", _unfenced(raw)) and ":" in raw:
        text = read_text(raw, is_data=True)
        return text, _sections(text, _parsed(raw))
    for place in json_places(raw):
        root = _parsed(alone(raw, place))
        if any(_shot_lists(root)):
            text = read_text(raw, is_data=True)
            return text, _sections(text, root, _around(text, place))
    for place in yaml_places(raw):
        root = _yaml(alone(raw, place))
        if root is not None and any(_shot_lists(root)):
            text = read_text(_unmarked(raw, root))
            return text, _sections(text, root, _around(text, place))
    return None


def _unfenced(raw: str) -> str:
    return raw.strip().removeprefix("```json").removeprefix("```").strip()


def _around(text: Text, place: Span) -> tuple[Bit, ...]:
    """What is said before and behind the data, without the marks of its fence."""
    outside = (Span(0, place.start), Span(place.end, len(text.raw)))
    spans = (stripped(text, span, _AROUND) for span in outside)
    return tuple(Bit("prose", span) for span in spans if text.words(span))


def _yaml(raw: str) -> Node | None:
    """The tree of a text in YAML that lists objects."""
    if len(raw) > LONGEST_YAML_LETTERS or not _LIST_OF_OBJECTS.search(raw):
        return None
    from .yaml_layout import yaml_tree  # its library takes 40 ms to import

    return yaml_tree(raw)


def _unmarked(raw: str, root: Node) -> str:
    """The text with blanks for the marks around whole values; marks inside one quote something."""
    letters = list(raw)
    for value in _values(root):
        for at in (value.span.start - 1, value.span.end):
            if "".join(letters[at : at + 1]) in _MARKS_OF_VALUES:
                letters[at] = " "
    return "".join(letters)


def _sections(text: Text, root: Node, around: tuple[Bit, ...] = ()) -> tuple[Section, ...]:
    """The shots of a tree of data, and what it says, and what is said around it, of all."""
    shots = next(_shot_lists(root), None)
    common = (*around, *_bits(text, root, shots))
    if shots is None:
        return (Section("video", text.whole, None, common),)
    found = [_shot(text, node) for _, node in shots.members if isinstance(node, Node)]
    names = dict(_named(text, root))
    return tuple(
        _by_name(text, s, names) for s in (Section("video", Span(0, 0), None, common), *found)
    )


def _named(text: Text, node: Node) -> Iterator[tuple[str, Span]]:
    """The ids under which people are declared, each with a name: `{"id": "B", "name": "Kit"}`."""
    values = {key.casefold(): value for key, value in node.members if isinstance(value, Value)}
    ids = [value for key, value in values.items() if key in _identifiers().ids]
    names = [value for key, value in values.items() if key in _identifiers().names]
    if ids and names:
        yield text.words(ids[0].span), names[0].span
    for key, member in node.members:
        if not isinstance(member, Node):
            continue
        if field_of(key.replace("_", " ")) == "cast" and not member.is_list:
            yield from _named_by_key(text, member)
        yield from _named(text, member)


def _named_by_key(text: Text, cast: Node) -> Iterator[tuple[str, Span]]:
    """The keys of a cast that are no names: `{"A": "Kit, 40, a vet"}`."""
    for key, value in cast.members:
        if isinstance(value, Value) and value.is_text and _ID.fullmatch(key):
            name = re.match(r"[^,，、;(（]*", text.raw[value.span.start : value.span.end])
            yield key, Span(value.span.start, value.span.start + len(name[0] if name else ""))


class _Keys(NamedTuple):
    """The keys of what tells people apart and of what they are called."""

    ids: Phrases
    names: Phrases


@cache
def _identifiers() -> _Keys:
    words = lexicon(COMMON_LANGUAGE).naming
    return _Keys(words.id_keys, joined(lexicon(tag).naming.name_keys for tag in LANGUAGES))


def _by_name(text: Text, section: Section, names: dict[str, Span]) -> Section:
    """A section whose speakers are given by name, and not by the id of a list."""
    bits = tuple(
        bit._replace(label=names.get(text.words(bit.label), bit.label)) if bit.label else bit
        for bit in section.bits
    )
    return replace(section, bits=bits)


def _parsed(raw: str) -> Node:
    """The tree of a text, however unfinished."""
    root = Node(is_list=True)
    stack = [root]
    key, place = "", Span(0, 0)
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
                key, place = word.strip('"'), Span(token.start() + quoted, token.end() - quoted)
                continue
            span = Span(token.start() + quoted, token.end() - quoted)
            stack[-1].members.append((key, Value(span, quoted, place)))
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
        seconds = _bare_seconds(text.words(duration.span)) or length_of(text, duration.span)
    return Section("shot", _whole(node), seconds, tuple(_bits(text, node, None)))


def _bare_seconds(words: str) -> float | None:
    """The seconds of a figure, or of a range, without a unit: `4`, `4-8`."""
    figures = _FIGURES.fullmatch(words)
    if figures is None:
        return None
    begins, ends = figures[1], figures[2]
    return shot_length(float(ends) - float(begins) if ends else float(begins))


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
    if line := _line(node) or _entry(node, inside):
        yield line
        return
    beside = _line_beside_picture(node)
    if beside:
        yield beside
    for key, member in node.members:
        name = key or inside
        if member is skipped or (beside and _is_part_of(beside, member)):
            continue
        if isinstance(member, Node):
            yield from _lines_by_speaker(member, name) or _bits(text, member, skipped, name)
            continue
        kind = field_of(name.replace("_", " ")) or field_of(name) or "prose"
        kind = "cast" if kind == "speaker" else kind
        if kind == "number" and text.has(member.span, "framing"):
            kind = "framing"
        if kind in ("number", "ignored") or not text.words(member.span):
            continue
        if kind in ("dialogue", "lines") and (several := turns(text, member.span)):
            yield from several
        elif member.is_text or kind in ("duration", "aspect"):
            yield Bit(kind, member.span)


def _lines_by_speaker(node: Node, inside: str) -> list[Bit]:
    """`"speech": {"A": "You again."}`: lines under the names or ids of who says them."""
    told = [(key, value) for key, value in node.members if isinstance(value, Value)]
    spoken = field_of(inside.replace("_", " ")) in ("dialogue", "lines")
    if not spoken or node.is_list or len(told) < len(node.members):
        return []
    if any(field_of(key.replace("_", " ")) for key, _ in told):
        return []
    return [Bit("dialogue", value.span, value.key) for _, value in told if value.is_text]


def _entry(node: Node, inside: str) -> Bit | None:
    """`{"id": "A", "name": "Ana", "description": "vet"}` in a list of the cast, as one entry."""
    values = {key.casefold(): value for key, value in node.members if isinstance(value, Value)}
    names = [value for key, value in values.items() if key in _identifiers().names]
    if not names or field_of(inside.replace("_", " ")) != "cast":
        return None
    told = [value.span for key, value in values.items() if _tells(key) and value.is_text]
    end = Span(names[0].span.end, names[0].span.end)
    span = Span(min(s.start for s in told), max(s.end for s in told)) if told else end
    return Bit("cast", span, names[0].span)


def _tells(key: str) -> bool:
    """Whether a key of an entry holds more than the id or the name."""
    keys = _identifiers()
    return key not in (*keys.ids, *keys.names)


def _line_beside_picture(node: Node) -> Bit | None:
    """A line whose speaker stands beside it, in an object that tells what is seen as well."""
    speaker, words = node.get("speaker"), node.get("dialogue", "narration")
    spoken = speaker and words and words.is_text and speaker.is_text
    return _said(node, speaker, words) if spoken and speaker and words else None


def _is_part_of(line: Bit, member: "Node | Value") -> bool:
    """Whether a value is the words, the speaker or the manner of a line."""
    if isinstance(member, Node):
        return False
    spans = [span for span in (line.span, line.label, line.note) if span]
    return any(s.start <= member.span.start and member.span.end <= s.end for s in spans)


def _line(node: Node) -> Bit | None:
    """`{"who": "driver", "lang": "en", "accent": "Cuban", "text": "…"}` as one spoken line."""
    speaker = node.get("speaker", "cast")
    words = node.get("dialogue", "lettering", "narration", "lines") or _content(node)
    if not words or not speaker or not words.is_text or _is_picture(node):
        return None
    return _said(node, speaker, words)


def _said(node: Node, speaker: Value, words: Value) -> Bit:
    """A line with all that its object says of how it is spoken."""
    told = (node.get("accent"), node.get("language"), node.get("delivery"), _voice(node, speaker))
    notes = [Span(value.key.start, value.span.end) for value in told if value]
    note = Span(min(s.start for s in notes), max(s.end for s in notes)) if notes else None
    return Bit("dialogue", words.span, speaker.span, note)


def _voice(node: Node, speaker: Value) -> Value | None:
    """How a line sounds, where a key for a voice stands beside the speaker's."""
    words = {word for tag in LANGUAGES for word in lexicon(tag).cues["voice"]}
    values = ((key, value) for key, value in node.members if isinstance(value, Value))
    return next((v for key, v in values if key.casefold() in words and v != speaker), None)


def _content(node: Node) -> Value | None:
    """The words of a line that are only called its content."""
    keys = {key.casefold() for key, _ in node.members}
    return node.get("action") if _content_keys() & keys else None


def _is_picture(node: Node) -> bool:
    """Whether an object tells what is seen beside what is said."""
    keys = {key.casefold() for key, _ in node.members if field_of(key) == "action"}
    return bool(keys - _content_keys()) or node.get("framing", "place", "camera") is not None

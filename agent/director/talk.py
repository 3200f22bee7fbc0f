"""Conversations that no quotation marks set off: a name, perhaps a direction, then the words.

Knows how such lines look, with a colon, behind a bracket or under a name; not who the people are.
"""

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from .grammar import is_narrated
from .labels import bare_label, field_of, is_name, is_somebody, label_of
from .page import MARKS, Bit, lines, stripped
from .screenplay import is_cue_line, is_slug
from .scripts import is_latin
from .text import SENTENCE_ENDS, Span, Text
from .vocabulary import lexicon

LONGEST_HEAD_LETTERS = 16
NAMES_LOOKED_FOR = 4
"""Of a shot's speakers, so many are looked for in the whole text, which keeps reading linear."""
_DIRECTIONS = ("manner", "dialect", "speaking")
"""What a direction beside a name says of how somebody speaks."""
_ACTION_LINE = re.compile(r"^[ \t]*[△▲]", re.M)
"""How a line of action begins in a screenplay whose lines have names before them."""
_HEAD_OF_A_LINE = re.compile(
    r"(?:^|[)）\]】]\s?)[ \t*_-]*([^\s:：()（）\[\]【】*_-][^:：\n()（）\[\]【】]{0,47})"
    r"(?:[(（][^()（）\n]{0,60}[)）])?\s*[:：]",
    re.M,
)
"""A name, its direction in brackets and the colon, as a line of a talk begins."""
_HEAD_OF_QUOTED = re.compile(
    r"^[ \t*_-]*([^\s:：()（）「『“\"*_-][^:：\n()（）「『“\"]{0,47})"
    r"(?:[(（][^()（）\n]{0,40}[)）])?\s*[:：]?\s*[「『“\"]",
    re.M,
)
"""A name, a direction in brackets and words in marks, as a line begins."""


def talk_of(
    text: Text, span: Span, again: frozenset[str], in_a_shot: bool = False
) -> dict[Span, Bit]:
    """Lines such as `Anna: Did you lock the door?` when they are a conversation.

    They are one when a name comes again or somebody asks or exclaims, and in a shot when sentences
    stand behind the names of people; a list of the cast is none.
    """
    found: dict[Span, Bit] = {}
    names: set[str] = set()
    lively = 0
    for line in lines(text, span):
        if is_slug(text, line, blank_before=False):
            continue
        if (bit := _said(text, line)) is None or bit.label is None:
            continue
        names.add(_head_name(text, bit.label))
        lively += 2 * text.has(bit.label, "cue", "thought", "narrator", "off_screen")
        lively += 2 * text.has(bit.label, "mark")
        directed = any(text.has(bit.label, kind) for kind in _DIRECTIONS)
        lively += 2 * (directed and label_of(text, line) is not None)
        lively += text.words(bit.span)[-1] in "?!？！"
        found[line] = bit
    repeated = len(names) < len(found) or bool(names & again)
    voiced = lively > len(found) or bool(found and _ACTION_LINE.search(text.raw, *span))
    asked = len(found) > 1 and lively * 2 >= len(found)
    if described := [line for line, bit in found.items() if _speaks_in_marks(text, bit)]:
        return {line: found[line]._replace(kind="cast") for line in described}
    quoted = any(text.quoted(line) for line in lines(text, span))
    told = in_a_shot and not quoted and _are_sentences_of_people(text, found.values())
    told = told or (in_a_shot and not quoted and _is_of_somebody_there(text, span, found.values()))
    return found if repeated or voiced or asked or told else {}


def _speaks_in_marks(text: Text, bit: Bit) -> bool:
    """Whether whoever stands before a colon says words in marks elsewhere: here they are told of.

    `ハチ：カフェのAI` above `ハチ：「…」`.
    """
    if bit.label is None or text.lexicon.spaced:
        return False
    return _head_name(text, bit.label) in _who_speak_in_marks(text.folded)


@lru_cache(4)
def _who_speak_in_marks(folded: str) -> frozenset[str]:
    """The names before words in quotation marks at the beginnings of lines."""
    return frozenset(match[1].strip() for match in _HEAD_OF_QUOTED.finditer(folded))


def _are_sentences_of_people(text: Text, bits: Collection[Bit]) -> bool:
    """Whether sentences that describe nobody stand behind names, of which one at least is known."""
    labels = [bit.label for bit in bits if bit.label]
    if len({_head_name(text, label) for label in labels}) < len(("one", "other")):
        return False
    known = any(is_somebody(text, label) for label in labels)
    known = known or any(_comes_again(text, label) for label in labels[:NAMES_LOOKED_FOR])
    return known and all(_is_a_sentence(text, bit.span) for bit in bits)


def _is_of_somebody_there(text: Text, span: Span, bits: Collection[Bit]) -> bool:
    """Whether the one who speaks is spoken of elsewhere: `列车员推着小车经过。列车员：…`"""
    if len(bits) != 1:
        return False
    (bit,) = bits
    label = bit.label or bit.span
    seen = text.folded.find(_head_name(text, label), span.start, label.start) >= 0
    return (seen or _comes_again(text, label)) and _is_a_sentence(text, bit.span)


def _is_a_sentence(text: Text, span: Span) -> bool:
    """Whether words may be said: they begin and end as a sentence does, and not as looks do."""
    words = text.words(span)
    return (
        words[-1:] in SENTENCE_ENDS
        and not words[:1].islower()
        and not _begins_with_article(text, span)
    )


def _comes_again(text: Text, label: Span) -> bool:
    """Whether a name in front of a line stands elsewhere in the text, too: `Ms Okoye`."""
    name = _head_name(text, label)
    word = rf"(?<!\w){re.escape(name)}(?!\w)" if is_latin(name[:1]) else re.escape(name)
    return len(re.findall(word, text.folded)) > 1


def _begins_with_article(text: Text, span: Span) -> bool:
    first = text.words(span).split(" ")[0].casefold()
    return any(first in lexicon(tag).cues["article"] for tag in text.languages)


def _said(text: Text, line: Span) -> Bit | None:
    """A name with a colon and what follows it, if that may be what somebody says."""
    label = label_of(text, line)
    inner = bare_label(text, label) if label else None
    if not label:
        return _said_behind_bracket(text, line)
    content = Span(label.end, line.end)
    if not inner or not is_name(text, inner) or _is_field(text, inner, content):
        return None
    unquoted = text.words(content) and not text.quoted(line)
    return Bit("dialogue", content, inner) if unquoted else None


def _is_field(text: Text, label: Span, content: Span) -> bool:
    """Whether a label is that of a field; a customer may speak, and may be who pays."""
    kind = field_of(text.words(label))
    speaks = kind == "ignored" and text.has(label, "people")
    return kind is not None and not (speaks and text.words(content)[-1:] in SENTENCE_ENDS)


_BRACKETED = re.compile(
    r"[ \t*_-]*([^\s:：()（）][^:：()（）\n]{0,15}?)\s?[(（]([^()（）\n]{1,40})[)）]\s*(?=\S)"
)
"""A name and a direction in brackets, with words behind it and no colon."""


def _said_behind_bracket(text: Text, line: Span) -> Bit | None:
    """`엄마 (한숨) 또 라면이야?`: somebody's name, how they speak, and their words."""
    match = _BRACKETED.match(text.raw, *line)
    if match is None or text.quoted(line) or is_narrated(text, line):
        return None
    name, note = Span(*match.span(1)), Span(match.start(2) - 1, match.end(2) + 1)
    if not is_somebody(text, name) or match[2].strip().isdigit():
        return None
    return Bit("dialogue", Span(match.end(), line.end), Span(name.start, note.end))


def is_script(text: Text, span: Span) -> bool:
    """Whether names stand on lines of their own above what they say, as in a screenplay."""
    heads = [line for line in lines(text, span) if is_cue_line(text, line, span)]
    names = Counter(re.split(r"[(（]", text.words(head))[0].strip() for head in heads)
    known = [head for head in heads if is_somebody(text, _name_of(text, head))]
    again = any(number > 1 for number in names.values())
    if len(heads) == 1:
        return bool(known) and text.has(heads[0], "mark")
    return len(heads) > 1 and (again or len(known) == len(heads))


def _name_of(text: Text, head: Span) -> Span:
    """The name of a line without its marks and the bracket behind it."""
    bracket = re.search(r"\s?[(（]", text.raw[head.start : head.end])
    end = head.start + bracket.start() if bracket else head.end
    return stripped(text, Span(head.start, end), MARKS)


def _head_name(text: Text, label: Span) -> str:
    return re.split(r"[(（]", text.words(label))[0].strip().casefold()


def names_again(text: Text) -> frozenset[str]:
    """The names that stand in front of two lines of the text or more, in lower case."""
    owns = [word for tag in text.languages for word in _owner_ends(tag)]
    counted: Counter[str] = Counter()
    heads: dict[str, set[str]] = {}
    for match in _HEAD_OF_A_LINE.finditer(text.folded):
        whole = match[1].strip()
        ends = [at for word in owns if (at := whole.find(word, 1)) > 0]
        owner = whole[: min(ends)] if ends else whole
        counted[owner] += 1
        heads.setdefault(owner, set()).add(whole)
    return frozenset(
        name for owner, number in counted.items() if number > 1 for name in heads[owner]
    )


def _owner_ends(tag: str) -> tuple[str, ...]:
    """What ends the name of an owner in a label, `민수의 목소리`, with the blank that follows."""
    words = lexicon(tag)
    return tuple(word + " " if words.spaced else word for word in words.grammar.owns)

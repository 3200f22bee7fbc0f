"""The name in a label: without what somebody is, does and how, and the framing before it.

Knows labels as people write them before lines and in lists of a cast; finds nobody elsewhere.
"""

import re
from functools import cache
from typing import get_args

from . import bare_names
from .grammar import is_inflected
from .labels import field_of
from .scripts import LOWER, UNSPACED, UPPER, any_of, joined
from .text import Span, Text
from .vocabulary import LANGUAGES, Looks, lexicon

_AROUND_NAMES = ' \t*_#>•·-–—@<△【】[]「」"“”«»'
_DIRECTED = re.compile(r"[,，、:：/／]| - |・(?=.*[\u3040-\u309f\u4e00-\u9fff])")
"""What parts a name in a label from a direction; a name in katakana has a `・` of its own."""


def name_of_label(text: Text, label: Span) -> str:
    """The name in a label without what somebody is before it and the honorific behind it."""
    if text.has(label, "cue", "voice") and text.has(label, "cue", "off_screen"):
        return ""
    name = behind_framing(text, label_name(text.words(label)))
    if text.grammar.subject == "place":
        name = _without_manner(text, label, name)
    if deed := deed_in(text, Span(label.start, label.start + len(name))):
        return text.words(deed[0])
    if surnamed := _surname_before_verb(text, Span(label.start, label.start + len(name))):
        return surnamed
    nouns = list(text.within(Span(label.start, label.start + len(name)), "people"))
    if nouns and lexicon(nouns[-1].language).grammar.subject != "article":
        naming = lexicon(nouns[-1].language).naming
        links = "".join(lexicon(nouns[-1].language).cues["name_link"])
        rest = text.raw[nouns[-1].end : label.start + len(name)].strip(" " + links)
        cues = lexicon(nouns[-1].language).cues
        heard = rest.casefold() in (*cues["voice"], *cues["dialogue"])
        if rest and (heard or set(rest) & {*naming.never} or len(rest) > naming.longest):
            name = text.words(nouns[-1])
        elif rest:
            name = rest
    if text.lexicon.naming.honoured:
        for honorific in text.lexicon.cues["honorific"]:
            bare = name.removesuffix(honorific).strip()
            if len(bare) > 1 and name.endswith(honorific):  # `김 씨` has no other name
                name = bare
    return name


def label_name(label: str) -> str:
    """The name in a label, without brackets, directions and marks: `MARGARET (V.O.)`."""
    name = re.sub(r"[（(\[【].*", "", label)
    field, parted, rest = name.replace("／", "/").partition("/")
    spoken = parted and field_of(field.strip()) in ("dialogue", "narration")
    if spoken and _DIRECTED.search(rest):  # `台词/咆哮` tells how, `セリフ／父・画面外` also who
        name = rest
    name = _DIRECTED.split(name)[0]
    name = _addressing().split(name, maxsplit=1)[0] or name
    name = _narration_letter().sub("", name)
    return name.strip(_AROUND_NAMES)


def deed_in(text: Text, head: Span) -> tuple[Span, Span] | None:
    """The name at the head of a label and what its owner does: `Luis se ríe`, `美咲が笑って`."""
    pattern = _subject_of(text.language)
    named = pattern.match(text.raw, head.start, head.end) if pattern else None
    if not named:
        return None
    deed = Span(named.end(), head.end)
    told = text.has(deed, "speaking") or text.has(deed, "manner")
    verb = text.folded[deed.start : deed.end].split()[0]
    acts = told or is_inflected(verb, text.language)
    return (Span(*named.span(1)), deed) if acts else None


@cache
def _subject_of(language: str) -> re.Pattern[str] | None:
    """Finds who stands at the head of a clause before what they do."""
    words = lexicon(language)
    if words.grammar.subject == "article":
        word = rf"[{UPPER}][\w’'-]*\.?"
        return re.compile(rf"({word}(?: {word})*) +(?=[{LOWER}])")
    if words.grammar.subject != "particle":
        return None
    blank = " " if words.spaced else ""
    return re.compile(rf"([^\s:：]{{1,8}}?(?: [^\s:：])?){any_of(words.cues['subject'])}{blank}")


def _surname_before_verb(text: Text, head: Span) -> str:
    """The name that begins with a surname or a prefix before a verb: `阿灰摇摇头`; "" for none."""
    if text.grammar.subject != "place":
        return ""
    end = bare_names.end_of_surnamed(text, head.start, text.language)
    name = text.raw[head.start : end]
    verb = text.raw[end : end + 1] in text.lexicon.naming.never
    prefixed = name[:1] in text.lexicon.cues["name_prefix"]
    known = verb or prefixed or bare_names.comes_again(text, name)
    return name if head.start < end < head.end and known else ""


def _without_manner(text: Text, label: Span, name: str) -> str:
    """A name without how its owner speaks, written together with it: `守夜人头也不抬`."""
    head = Span(label.start, label.start + len(name))
    manner = next(text.within(head, "manner"), None)
    return text.raw[head.start : manner.start].strip() or name if manner else name


def behind_framing(text: Text, name: str) -> str:
    """A name without the framing in capitals before it: `Frankie` of `MS Frankie`."""
    first, _, rest = name.partition(" ")
    framing = len(first) > 1 and first.isupper() and rest[:1].isupper() and not rest.isupper()
    return rest if framing and first.casefold() in titles(text.language) else name


@cache
def titles(language: str) -> dict[str, Looks | None]:
    """What titles that are part of a name let one see."""
    return {
        title: next((known for known in get_args(Looks) if known == looks), None)
        for looks, titles in lexicon(language).naming.titles.items()
        for title in titles
    }


@cache
def _addressing() -> re.Pattern[str]:
    """Finds whom a speaker talks to in a label: ` to camera`."""
    words = any_of(joined(lexicon(tag).naming.addressing for tag in LANGUAGES))
    return re.compile(rf"\s+{words}\s+")


@cache
def _narration_letter() -> re.Pattern[str]:
    """A letter for narration or monologue behind a name in a script without capitals: `…M`."""
    owns = any_of(joined(lexicon(tag).grammar.owns for tag in LANGUAGES))
    return re.compile(rf"(?<=[{UNSPACED}])(?:{owns})?\s*[NM\uff2e\uff2d]$")

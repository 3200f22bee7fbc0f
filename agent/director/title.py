"""The title of a plan: the stated one, else the first words of the story."""

import re
from functools import cache

from .facts import Facts
from .layout import Bit, Section
from .matter import is_about_video, wished_matter, without_wish
from .order import heads
from .scripts import any_of, joined
from .seen import without_camera
from .text import Span, Text
from .vocabulary import LANGUAGES, lexicon

LONGEST_STATED_LETTERS = 60
LONGEST_LETTERS = 40
LONGEST_UNSPACED_LETTERS = 24
SHORTEST_LETTERS = 8
"""A shorter clause is only a name: what follows it belongs to the title."""
SHORTEST_UNSPACED_LETTERS = 3
_LAYOUT_MARKS = re.compile(r"[*#_|>\[\]【】{}<>]+")
_SENTENCE_END = re.compile(r"[.!?;。！？；\n]")
_CLAUSE_END = re.compile(r"[,.;:，。；：!?！？\n\"“「]")


def title_of(facts: Facts) -> str:
    """The stated title, else the first words of the story."""
    text = facts.text
    for bit in facts.sections[0].bits:
        if bit.kind == "title" and text.words(bit.span):
            return text.words(bit.span).strip(' *#"“”«»《》「」')[:LONGEST_STATED_LETTERS]
    for section in (*facts.sections[1:], facts.sections[0]):
        for bit in section.bits:
            if told := _told(facts, section, bit):
                return _short(told)
    return _short(plain(text, text.whole)) or text.lexicon.sentences["untitled"]


def _told(facts: Facts, section: Section, bit: Bit) -> str:
    """What a bit tells of the story; "" where it is about the video."""
    text = facts.text
    if bit.kind not in ("prose", "action", "place") or not plain(text, bit.span):
        return ""
    wished = wished_matter(text, bit.span) if bit.kind == "prose" else None
    matter = wished or without_wish(text, bit.span)
    about = (
        not wished
        and bit.kind == "prose"
        and section.kind == "video"
        and is_about_video(text, matter)
    )
    if about and not facts.cast.within(matter):
        return ""
    first = next(text.quotes_in(matter), None) or next(heads(text, matter), None)
    matter = Span(matter.start, first.start) if first else matter
    return without_camera(text, matter).strip(" ,，、.。:：-–—")


def plain(text: Text, span: Span) -> str:
    """The words of a stretch in one line, without marks of layout."""
    return " ".join(_LAYOUT_MARKS.sub(" ", text.raw[span.start : span.end]).split())


def _short(words: str) -> str:
    """A few words: the first clause, cut at forty letters."""
    words = _without_slug(words.strip(" -–—△○")).strip()
    clause = _CLAUSE_END.split(words, maxsplit=1)[0].strip() or words
    if len(clause) < (SHORTEST_LETTERS if " " in words else SHORTEST_UNSPACED_LETTERS):
        clause = _SENTENCE_END.split(words, maxsplit=1)[0].strip() or words
    if len(clause) <= LONGEST_LETTERS:
        return clause
    cut = clause[:LONGEST_LETTERS]
    whole = cut.rsplit(" ", 1)[0] if " " in cut else clause[:LONGEST_UNSPACED_LETTERS]
    return whole.strip(" ,，、")


def _without_slug(words: str) -> str:
    slug = _slug().match(words)
    return words[slug.end() :] if slug else words


@cache
def _slug() -> re.Pattern[str]:
    """Finds what begins the heading of a scene: `INT. `."""
    slugs = joined(lexicon(tag).cues["slug"] for tag in LANGUAGES)
    return re.compile(rf"{any_of(slugs)}\.?\s+(?!\d)", re.IGNORECASE)

"""Whether somebody who is spoken of acts, or has something done to them.

Languages tell it by particles behind a word, by the article and what stands before it, or by the
word's place in the clause; `Grammar.subject` says by which.
"""

import re

from .grammar import articles
from .named_again import Found
from .text import Span, Text
from .vocabulary import lexicon

LONGEST_PARTICLE_LETTERS = 6
"""Of one behind a word: に向かって."""
LONGEST_CLAUSE_HEAD = 6
"""Letters before a subject that its place tells."""
_CLAUSE_MARKS = re.compile(r"[，。！？；：、,.!?\n“”«»]")


def acts(text: Text, item: Found) -> bool:
    """Whether somebody acts here: no preposition before, no particle of an object behind."""
    words = lexicon(item.language or text.language)
    return text.folded[item.start : item.end] in words.naming.nominative or heads(text, item)


def heads(text: Text, item: Found) -> bool:
    """Whether somebody acts by their place, whatever their form: `he` of `say he is` does not."""
    words = lexicon(item.language or text.language)
    match words.grammar.subject:
        case "particle":
            behind = Span(item.end, min(len(text.raw), item.end + LONGEST_PARTICLE_LETTERS))
            if item.kind == "pronoun" and _holds_particle(text, item):
                return False
            return not any(hit.start == item.end for hit in text.within(behind, "cue", "oblique"))
        case "article":
            fitting = _heads_phrase(text, item)
        case "place":
            fitting = _heads_clause(text, item)
    return fitting and not _is_object(text, item)


def _holds_particle(text: Text, item: Found) -> bool:
    """Whether a pronoun ends in the particle of an owner or an object: `그의`."""
    words = lexicon(item.language or text.language)
    pronoun = text.folded[item.start : item.end]
    return words.spaced and len(pronoun) > 1 and pronoun.endswith(words.cues["oblique"])


def _is_object(text: Text, item: Found) -> bool:
    """Whether a preposition stands before somebody, with nothing but an article between."""
    for hit in text.within(Span(max(0, item.start - 12), item.start), "cue", "oblique"):
        words = lexicon(hit.language)
        between = text.folded[hit.end : item.start].strip()
        if _CLAUSE_MARKS.search(between):
            continue
        owned = not words.spaced and between.endswith(words.grammar.owns)
        if not between or between in words.cues["article"] or owned:
            return True
    return False


def _heads_phrase(text: Text, item: Found) -> bool:
    """Whether a noun phrase may be a subject: a mark or a joining word stands before it."""
    words = text.raw[max(0, item.start - 60) : item.start].split(" ")
    while words and (not words[-1] or words[-1].casefold() in articles(text.language)):
        words.pop()
    last = words[-1] if words else ""
    if not last or last[-1] in ".,;:!?。\n\"”»’'—–-)(*…¡¿】]\x00" or "\n" in last:
        return True
    return last.casefold().strip("\"“'") in lexicon(item.language or text.language).cues["clause"]


def _heads_clause(text: Text, item: Found) -> bool:
    """Whether nothing in the clause before a word makes it an object."""
    wording = lexicon(item.language or text.language).wording
    before = _CLAUSE_MARKS.split(text.raw[max(0, item.start - 24) : item.start])[-1]
    if not before or before.endswith(wording.before_nouns):
        return True
    if item.kind == "pronoun" and text.raw[item.end : item.end + 1] in ("：", ":"):
        return False
    owns = lexicon(item.language or text.language).grammar.owns
    described = max((before.rfind(word) + len(word) for word in owns if word in before), default=0)
    near = len(before) - described <= LONGEST_CLAUSE_HEAD  # 淋成落汤鸡的香港游客
    return not before.endswith(wording.before_objects) and near

"""What is heard beside the dialogue: clauses with a word for a sound, in the user's words."""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from .bans import Bans
from .grammar import joint
from .layout import Bit
from .measures import is_length
from .order import ordered
from .scanning import Hit
from .scripts import UNSPACED, any_of
from .text import Span, Text
from .vocabulary import lexicon

_PARTS = re.compile(r"[^,;.，。；、!?！？\n—:：]+")
_UNSPACED_PARTS = re.compile(
    rf"(?:[^,;.，。；、!?！？\n—:： ]|(?<![{UNSPACED}”」]) (?![{UNSPACED}“「]))+"
)
"""Where no blank parts words, one beside their letters parts clauses."""
_EDGES = ' \t\n*-–—:："“”«»'
LONGEST_ENDING_LETTERS = 4
"""Behind a word that forbids what stands before it."""
LONGEST_LETTERS = 90
FARTHEST_HEARD_LETTERS = 160
_SENTENCE_MARKS = ".!?。！？;；\n"
LONGEST_GAP_LETTERS = 4
"""Blanks and dashes between spoken words and what tells of them."""
SILENT_KINDS = (
    *("dialogue", "lines", "narration", "lettering", "avoid", "cast", "title"),
    *("camera", "framing", "angle", "movement", "aspect", "duration", "number"),
)
"""Fields whose words let nothing be heard: a camera is `static` without a noise."""


class Heard(NamedTuple):
    """The sound of a stretch."""

    ambience: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    music: tuple[str, ...] = ()

    def plus(self, other: "Heard") -> "Heard":
        joined = (dict.fromkeys((*mine, *more)) for mine, more in zip(self, other, strict=True))
        return Heard(*(tuple(words) for words in joined))

    def over(self, other: "Heard") -> "Heard":
        """With the ambience and the music of the other where it has none: they go on."""
        return self._replace(
            ambience=self.ambience or other.ambience, music=self.music or other.music
        )


def heard_in(text: Text, bit: Bit, banned: Bans) -> Heard:
    """What a bit lets one hear: all of a sound field, the sounding clauses of prose."""
    found = Heard()
    if bit.kind in SILENT_KINDS:
        return found
    fielded = bit.kind in ("sound", "music")
    for part in map(partial(_allowed, text), _clauses(text, bit.span)):
        if _is_ban(text, part) or (text.has(part, "cue", "nothing") and fielded):
            continue
        words = _without_only(text, part)
        if not words or text.quote_begins(part) or text.in_quote(part.end - 1):
            continue
        if fielded and (is_length(text, part) or _says_the_next(text, part)):
            continue
        played = fielded or not (_is_held(text, part) or _is_only_seen(text, part))
        if (_is_music(text, part) and played) or bit.kind == "music":
            found = found if banned.music else found.plus(Heard(music=(words,)))
        elif (
            bit.kind == "sound"
            or (played and any(_sounding(text, part)))
            or _is_told_as_sound(text, part)
        ):
            ambient = text.has(part, "sound", "ambient")
            found = found.plus(Heard((words,)) if ambient else Heard((), (words,)))
    return found


def _says_the_next(text: Text, part: Span) -> bool:
    """Whether a part is the name before spoken words in a field of sounds: `OTIS: "…"`."""
    colon = text.raw[part.end : part.end + 1] in (":", "：")
    return colon and text.quote_begins(Span(part.end, part.end + LONGEST_GAP_LETTERS))


@cache
def _joints(languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s{joint(languages, along=True)}\s")


def _clauses(text: Text, span: Span) -> list[Span]:
    """The parts of a bit between marks and joints; a long clause is cut at its joints."""
    found: list[Span] = []
    parts = _PARTS if text.lexicon.spaced else _UNSPACED_PARTS
    for match in parts.finditer(text.raw[span.start : span.end]):
        start = span.start + match.start()
        left = 0
        for between in _joints(text.languages).finditer(match[0]):
            rest = Span(start + between.end(), start + len(match[0]))
            if not text.has(rest, "sound") and len(text.words(rest).split()) <= 3:
                break
            found.append(Span(start + left, start + between.start()))
            left = between.end()
        found.append(Span(start + left, start + len(match[0])))
    return [part for part in found if part.end - part.start <= LONGEST_LETTERS]


def _allowed(text: Text, part: Span) -> Span:
    """What a ban leaves: `just the fridge humming` of `no music just the fridge humming`, and
    what stands behind one that ends in its ban: `바람 소리만` of `음악은 없이 바람 소리만`."""
    ban = next(text.within(part, "cue", "ban"), None)
    only = [hit for hit in text.within(part, "cue", "only") if ban and hit.start >= ban.end]
    if only and text.words(Span(only[-1].end, part.end)):
        return Span(only[-1].end, part.end)
    ends = [hit.end for hit in text.within(part, "cue", "ban_after")]
    if not ends:
        return part
    blank = text.raw.find(" ", ends[-1], part.end)
    rest = Span(blank if blank >= 0 and text.lexicon.spaced else ends[-1], part.end)
    heard = text.has(rest, "sound") or text.has(rest, "cue", "music")
    return rest if heard else part


def _sounding(text: Text, part: Span) -> Iterator[Hit]:
    """The words for sounds that stand alone, and not in a compound such as `rain-slick`."""
    told = _told_of_a_line(text, part)
    for hit in text.within(part, "sound"):
        if (hit.start, hit.end) in told or _is_inside_word(text, hit):
            continue
        tied = (
            text.raw[hit.end : hit.end + 1] == "-" and text.raw[hit.end + 1 : hit.end + 2].isalpha()
        )
        if not tied:
            yield hit


def _is_inside_word(text: Text, hit: Hit) -> bool:
    """Whether a verb is but the end of another word: `운다` of `세운다`; nouns end compounds."""
    tied = text.lexicon.spaced and text.grammar.subject == "particle"
    return tied and hit.value in ("verb", "heard") and text.raw[hit.start - 1 : hit.start].isalnum()


def _told_of_a_line(text: Text, part: Span) -> set[tuple[int, int]]:
    """The verbs that say how the words beside a part are said: `"…," he murmurs`, `snaps: "…"`."""
    if text.quote_begins(Span(part.end, part.end + LONGEST_GAP_LETTERS)):
        said = text.within(part, "speaking")
        return {(h.start, h.end) for h in said if not text.words(Span(h.end, part.end))}
    behind = range(max(0, part.start - LONGEST_GAP_LETTERS), part.start)
    if not any(text.in_quote(position) for position in behind):
        return set()
    return {(hit.start, hit.end) for hit in text.within(part, "speaking")}


def _is_music(text: Text, part: Span) -> bool:
    """Whether a part tells of music; `a squawk from the cello` tells of a noise, what plays from
    a thing is music: `收音机里放着京剧`."""
    sounds = [hit for hit in _sounding(text, part) if hit.value not in ("thing", "verb")]
    first = [hit.value for hit in sounds if hit.start == sounds[0].start]
    return text.has(part, "cue", "music") or "music" in first


def _is_only_seen(text: Text, part: Span) -> bool:
    """Whether what might sound is only filmed, or there while somebody acts: `feeds the gulls`."""
    hits = list(_sounding(text, part))
    things = [hit for hit in hits if hit.value == "thing"]
    places = {(hit.start, hit.end) for hit in things}
    if not things or any((hit.start, hit.end) not in places for hit in hits):
        return False
    ambient = {(hit.start, hit.end) for hit in hits if hit.value == "ambient"}
    place = next(text.within(Span(part.start, things[0].start), "place"), None)
    if place and not ambient and text.has(Span(place.end, things[0].start), "cue", "oblique"):
        return True  # `a classroom after the last bell`
    return any(
        (hit.start, hit.end) not in places
        for hit in text.hits_in(part)
        if hit.kind in ("people", "name", "pronoun", "crowd", "framing")
    )


def _is_held(text: Text, part: Span) -> bool:
    """Whether an instrument is only seen: somebody is there and nothing sounds."""
    heard = text.has(part, "sound", "verb", "noun") or text.has(part, "cue", "music", "lasting")
    if heard or not text.has(part, "sound", "music"):
        return False
    return any(text.has(part, kind) for kind in ("people", "name", "pronoun")) or _is_framed(
        text, part
    )


def _is_framed(text: Text, part: Span) -> bool:
    """Whether a close-up is on what could sound: `close-up on the drum spinning`."""
    framing = next(text.within(part, "framing"), None)
    first = next(_sounding(text, part), None)
    if framing is None or first is None:
        return False
    return text.has(Span(framing.end, first.start), "cue", "oblique")


def _is_ban(text: Text, part: Span) -> bool:
    """Whether a part forbids; `off` in the middle of `far off we can hear` does not."""
    hits = list(text.within(part, "cue", "ban", "ban_after"))
    behind = [hit for hit in hits if hit.value == "ban_after"]
    told = len(behind) < len(hits) or any(
        len(text.words(Span(hit.end, part.end))) <= LONGEST_ENDING_LETTERS for hit in behind
    )
    return told and not text.has(part, "cue", "only")


def is_only_heard(text: Text, clause: Span) -> bool:
    """Whether a clause only says what is to be heard: `only wind and gulls`, `只有雨声`, and what
    a sentence lists behind `we hear`."""
    if any(text.has(clause, kind) for kind in ("framing", "movement", "name")):
        return False
    if any(hit.value not in _NOISY for hit in text.within(clause, "people")):
        return False
    if text.has(clause, "cue", "only") and text.has(clause, "sound"):
        return not any(text.has(clause, kind) for kind in ("speaking", "people"))
    return _is_told_as_sound(text, clause) or _ends_in_sound(text, clause)


_NOISY = ("animal", "creature")
"""Who may be heard without being seen."""


def _is_told_as_sound(text: Text, clause: Span) -> bool:
    """Whether a sentence says, in this clause or before it, that one hears what it lists."""
    start = max(clause.start - FARTHEST_HEARD_LETTERS, 0)
    ends = [text.raw.rfind(mark, start, clause.start) for mark in _SENTENCE_MARKS]
    told = Span(max([start, *(end + 1 for end in ends)]), clause.end)
    leads = text.within(told, "cue", "heard")
    lead = next((hit for hit in leads if not _is_inside_word(text, hit)), None)
    if lead is None:
        return False
    listed = Span(min(lead.start, clause.start), clause.end)
    seen = (hit for hit in text.hits_in(listed) if hit.kind in ("people", "name", "pronoun"))
    return all(hit.value in _NOISY for hit in seen)


def _ends_in_sound(text: Text, clause: Span) -> bool:
    """Whether a clause of a language that puts the noun last ends in one for a sound: `鳥の声`."""
    if text.grammar.subject == "article":
        return False
    words = text.raw[clause.start : clause.end].rstrip(_EDGES + _SENTENCE_MARKS + ",，、")
    end = clause.start + len(words)
    last = [hit for hit in text.hits_in(clause) if hit.end == end]
    sounds = any(hit.kind == "sound" and hit.value in ("noun", "ambient") for hit in last)
    voice = any(hit.kind == "cue" and hit.value == "voice" for hit in last)
    return sounds or (voice and text.has(clause, "sound"))


def _without_only(text: Text, part: Span) -> str:
    """The words of a part without those that let nothing else be heard, `just`, `だけ`, and those
    that say that it is heard: `we hear`, `环境音是`."""
    order = ordered(text, part)
    start, end = order.end if order else part.start, part.end
    hits = list(text.within(part, "cue", "only", "heard"))
    for hit in hits:
        rest = text.words(Span(hit.end, end)).strip(_EDGES)
        if not text.raw[start : hit.start].strip(_EDGES) and rest:
            start = _behind_link(text, hit) if hit.value == "heard" else hit.end
    for hit in reversed(hits):
        if hit.start > start and not text.raw[hit.end : end].strip(_EDGES):
            end = start + len(text.raw[start : hit.start].rstrip())
            tie = next(text.within(Span(end - 1, end), "cue", "subject"), None)
            end = tie.start if tie else end
    return text.raw[start:end].strip(_EDGES)


def _behind_link(text: Text, lead: Hit) -> int:
    """Behind a word that says that something is heard, and what ties it to that: `은`, `是`."""
    tie = _ties(lead.language).match(text.folded, lead.end)
    return tie.end() if tie else lead.end


@cache
def _ties(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    ties = any_of((*words.grammar.owned_by, *words.naming.copula, *words.cues["subject"]))
    return re.compile(rf"\s?{ties}(?:\b|(?<=[^\W\d_a-z]))")

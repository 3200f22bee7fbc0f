"""How a line is delivered: the words of its sentence, label and brackets that say how.

Knows manners by their words, by what leads to them and by how they end; not who speaks.
"""

import re
from collections.abc import Iterator
from functools import cache

from .appearance import tells_looks
from .labels import field_of
from .manner import stretch_of, without_dialect
from .quotation_cues import cue_behind
from .scanning import Hit
from .scripts import RANGES, any_of, joined, letters_of
from .spoken import Around, Reading
from .text import Span, Text
from .vocabulary import lexicon

_CLAUSE_END = re.compile(r"[,，、。.;；!?！？]")
_ASIDE_BEFORE = re.compile(r"[（(]([^()（）\n]{1,40})[)）]\s*[:：]?\s*$")
_BEHIND_VERB = re.compile(r"[^\s,，、]+[,，、]\s*([^,，、:：.;。!?！？\n]{2,40})[:：]\s*$")
_KEYED = re.compile(r'\s*"?(\w+)"?\s*:\s*')
"""The key of a value in data."""
_KEYS_OF_OTHERS = ("language", "accent", "speaker", "cast", "dialogue", "lines", "lettering")
"""What the keys beside a line tell, but for how it is spoken."""
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
LONGEST_ARTICLE_LETTERS = 8
FARTHEST_MANNER_LETTERS = 70
LONGEST_ENDING_LETTERS = 5
"""Of a verb behind its stem."""
LONGEST_ENDED_LETTERS = 9
LONGEST_AGE_LETTERS = 6
LONGEST_LED_LETTERS = 60


def delivery_of(reading: Reading, around: Around, who: object) -> str | None:
    """The words for how `who` speaks a line, as the user wrote them."""
    text = reading.text
    found = _directions_of(reading, around)
    alone = around.bit.label is None and not text.words(around.left)
    left = around.before if alone else around.left
    left = _since_others(reading, left, who)
    found += _told(reading, left)
    right = _before_next_line(reading, stretch_of(reading, around, who).right)
    end = min(right.end, right.start + FARTHEST_MANNER_LETTERS)
    if cue_behind(text, around.right) == "speech" or not found:
        found += _told(reading, Span(right.start, end))
    if not found:
        found = _shown_manner(reading, around) or _adverbs(reading, _last_clause(reading, left))
    found = found or _behind_the_verb(reading, left)
    told = [part for part in found if not any(part != other and part in other for other in found)]
    return ", ".join(dict.fromkeys(told)) or None


def _behind_the_verb(reading: Reading, left: Span) -> list[str]:
    """What stands between a verb of speaking and the colon: `who says, indignant: "…"`."""
    text = reading.text
    told = _BEHIND_VERB.search(
        text.raw, max(left.start, left.end - FARTHEST_MANNER_LETTERS), left.end
    )
    if not told or not text.has(Span(told.start(), told.start(1)), "speaking"):
        return []
    where = Span(*told.span(1))
    return [told[1].strip()] if _is_direction(reading, where) else []


def _told(reading: Reading, span: Span) -> list[str]:
    """The words of a stretch for how something is said: known ones, and phrases by their lead."""
    text = reading.text
    phrases = [*_led(reading, span), *_ended(reading, span)]
    alone = [
        whole
        for hit in reading.manners(span)
        if not any(phrase.start <= hit.start < phrase.end for phrase in phrases)
        and not _is_of_a_thing(reading, hit)
        and (whole := _whole_word(text, hit, span.end))
    ]
    return [text.words(part) for part in sorted({*phrases, *alone})]


def _is_of_a_thing(reading: Reading, hit: Hit) -> bool:
    """Whether an adjective stands between an article and a thing: `a warm loaf`, not `a cold
    voice`, `a nervous man`."""
    text = reading.text
    behind = _NEXT_WORD.match(text.raw, hit.end)
    if behind is None or text.grammar.subject != "article":
        return False
    before = text.folded[max(0, hit.start - LONGEST_ARTICLE_LETTERS) : hit.start].split()[-1:]
    naming, word = text.lexicon.naming, Span(*behind.span(1))
    led = any(article in before for article in (*naming.indefinite, *naming.definite))
    known = next(iter(text.hits_in(word)), None) or next(iter(reading.cast.within(word)), None)
    return led and known is None


def _whole_word(text: Text, hit: Hit, end: int) -> Span:
    """A word for a manner without the particle before it and with its ending: `叫び` of `と叫`."""
    words = lexicon(hit.language)
    if words.grammar.subject != "particle" or hit.kind != "speaking":
        return Span(hit.start, hit.end)
    quoting = (p for p in words.cues["quotative"] if text.folded.startswith(p, hit.start))
    start = hit.start + (0 if words.spaced else len(min(quoting, key=len, default="")))
    own, last = letters_of(words.grammar.particle_script), hit.end
    while last < end and own.match(text.raw, last):
        last += 1
    whole = last - hit.end <= LONGEST_ENDING_LETTERS
    return Span(start, last if whole else hit.end)


def _ended(reading: Reading, span: Span) -> Iterator[Span]:
    """Phrases told by how they end: `勝ち誇った顔で`, `걱정스러운 얼굴로`."""
    text = reading.text
    for language in text.languages:
        words = lexicon(language)
        if not words.wording.manner_ends:
            continue
        for match in _ends(language).finditer(text.raw, *span):
            named = [m.end for m in reading.cast.within(Span(match.start(), match.end()))]
            start = named[-1] if named else _behind_object(text, match)
            where = Span(start, match.end())
            if not named and _is_direction(reading, where):
                yield where


def _behind_object(text: Text, match: re.Match[str]) -> int:
    """Where a phrase begins, without a first word that has an object: `손을 잡고 낮은 목소리로`."""
    before = text.folded[max(0, match.start() - LONGEST_ENDING_LETTERS) : match.start()]
    held = before.rstrip().endswith(text.lexicon.cues["oblique"]) and before[-1:].isspace()
    blank = match[0].find(" ")
    return match.start() + (blank + 1 if held and match[0].count(" ") > 1 else 0)


@cache
def _ends(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    own = "".join(RANGES[script] for script in words.scripts)
    ends = any_of(words.wording.manner_ends)
    if words.spaced:
        return re.compile(rf"(?:[{own}]+ )?[{own}]+ ?{ends}(?![{own}])")
    stops = "".join(words.wording.manner_stops)
    return re.compile(rf"(?:(?![{stops}])[{own}]){{1,{LONGEST_ENDED_LETTERS}}}{ends}")


def _led(reading: Reading, span: Span) -> Iterator[Span]:
    """Phrases such as `with a grin`, up to the end of their clause.

    They stand behind a verb of speaking; without one they hold a word for a voice.
    """
    text = reading.text
    verbs = list(text.within(span, "speaking"))
    verb = verbs[-1 if text.quote_begins(Span(span.end, span.end + 1)) else 0] if verbs else None
    start = verb.end if verb else span.start
    for match in _leads(text.languages).finditer(text.folded, start, span.end):
        where = Span(*match.span(1))
        tells = verb is not None or text.has(where, "cue", "voice")
        short = len(text.words(where)) <= LONGEST_LED_LETTERS
        if tells and short and _is_direction(reading, where):
            yield where


@cache
def _leads(languages: tuple[str, ...]) -> re.Pattern[str]:
    leads = any_of(joined(lexicon(tag).wording.manner_leads for tag in languages))
    return re.compile(rf"(?:^|[\s,])({leads}\s[^,;:.!?\n\"“”«»—]+)")


def _since_others(reading: Reading, left: Span, who: object) -> Span:
    """What leads to a line, without the clauses before it in which somebody else acts."""
    spoken_of = reading.cast.within(left)
    last = next((m for m in reversed(spoken_of) if m.who is who), None)
    others = [m for m in spoken_of if last and m.acts and m.who is not who and m.end < last.start]
    if not others or last is None:
        return left
    cuts = list(_CLAUSE_END.finditer(reading.text.raw, others[-1].end, last.start))
    return Span(cuts[-1].end() if cuts else others[-1].end, left.end)


def _before_next_line(reading: Reading, right: Span) -> Span:
    """What follows a line, without the clause that leads to the next one."""
    text = reading.text
    if text.grammar.inverted or not text.quote_begins(Span(right.end, right.end + 1)):
        return right
    cuts = list(_CLAUSE_END.finditer(text.raw, *right))
    led = Span(cuts[-1].end() if cuts else right.start, right.end)
    return Span(right.start, led.start) if text.has(led, "speaking") else right


def _directions_of(reading: Reading, around: Around) -> list[str]:
    """What the direction in brackets and the label say of how a line is spoken."""
    text, bit = reading.text, around.bit
    found: list[str] = []
    if aside := _ASIDE_BEFORE.search(text.raw, around.left.start, around.left.end):
        found += _directions(reading, aside[1], Span(*aside.span(1)))
    if bit.note:
        told = without_dialect(text.words(bit.note).strip("()（） *"))
        found += _directions(reading, told, bit.note)
    if bit.label:
        label = text.words(bit.label)
        inside = re.search(r"[(（]([^()（）]*)[)）]", label)
        rest = inside[1] if inside else re.sub(r"^[^,，、]*[,，、]?", "", label)
        if "/" in label and not inside:
            rest = label.split("/", 1)[1]
        found += _directions(reading, rest, bit.label) or _told(reading, bit.label)
    return found


def _directions(reading: Reading, words: str, span: Span) -> list[str]:
    """The parts of a bracket that say how: no dialect, no language, no place."""
    kept: list[str] = []
    tells_how = True
    for piece in re.split(r"[,，、;；]", words):
        part = piece.strip(' "')
        if keyed := _KEYED.match(piece):
            tells_how, part = _is_key_of_manner(keyed[1]), piece[keyed.end() :].strip(' "')
        if not tells_how:
            continue
        start = reading.text.raw.find(part, span.start, span.end)
        where = Span(start, start + len(part))
        if reading.text.has(where, "mark", "continued"):
            return []
        if part.strip("() .'’") and not _is_age(part) and _is_direction(reading, where):
            kept.append(part.strip())
        else:
            kept += [reading.text.words(hit) for hit in reading.manners(where)]
    return kept


def _is_key_of_manner(key: str) -> bool:
    """Whether a key of data tells how a line is spoken; `lang` and `text` tell something else."""
    return field_of(key) not in _KEYS_OF_OTHERS


def _is_age(part: str) -> bool:
    """Whether a part of a bracket gives a number, as that of years: `34`, `60대`."""
    return part[:1].isdigit() and len(part) <= LONGEST_AGE_LETTERS


def _is_direction(reading: Reading, where: Span) -> bool:
    """Whether a part of a bracket says how, and not who, from where or in which language."""
    text = reading.text
    other = any(text.has(where, kind) for kind in ("dialect", "language", "mark"))
    other = other or text.has(where, "cue", "narrator", "accent")
    other = other or text.has(Span(max(0, where.start - 1), where.end + 1), "cue", "off_screen")
    other = other or text.has(where, "place") or tells_looks(text, where)
    return not other and not reading.cast.within(where)


def _shown_manner(reading: Reading, around: Around) -> list[str]:
    """How somebody is said to sound in the shot before a line that stands in a field."""
    if around.bit.kind != "dialogue" or around.bit.note:
        return []
    last = reading.lines[-1] if reading.lines else None
    said = reading.said_end if last and last.section == around.section else 0
    before = Span(max(reading.section_start, said), around.bit.span.start)
    return [reading.text.words(hit) for hit in reading.text.within(before, "speaking", "manner")]


def _last_clause(reading: Reading, left: Span) -> Span:
    """The end of a stretch, behind its last comma but one: where words say how.

    Where no blank parts words, it begins behind whoever is named in it.
    """
    words = reading.text.raw[left.start : left.end]
    cuts = [match.end() for match in re.finditer(r"[,，、。.;；]", words[:-2])]
    clause = Span(left.start + (cuts[-1] if cuts else 0), left.end)
    named = [] if reading.text.lexicon.spaced else reading.cast.within(clause)
    return Span(named[-1].end, left.end) if named else clause


def _adverbs(reading: Reading, span: Span) -> list[str]:
    """Words that say how by their ending: `hopefully`, `alegremente`, `慢吞吞地`; no `Nelly`."""
    text = reading.text
    endings = text.lexicon.cues["manner_ending"]
    if not endings:
        return []
    letters = "{3,40}" if text.lexicon.spaced else "{2,4}"
    pattern = rf"[^\W\d_]{letters}(?:{'|'.join(endings)})(?![a-z\u00e0-\u00ff])"
    found = (
        match
        for match in re.finditer(pattern, text.raw[span.start : span.end])
        if not reading.cast.within(Span(span.start + match.start(), span.start + match.end()))
    )
    return [m[0] for m in found if m[0].casefold() not in text.lexicon.cues["clause"]]

"""What a quotation is: spoken, to be read, or neither. Knows the sentence around it, through the
lexicons and their grammar; does not know who speaks.
"""

import re
from collections.abc import Iterator
from functools import cache

from .announced import below
from .grammar import asian_subject, behind_accent, clauses, latin_subject
from .page import Bit
from .quotation_cues import (
    COLONS,
    COMMAS,
    FARTHEST_CUE_LETTERS,
    LONGEST_VERB_ENDING_LETTERS,
    Cue,
    cue_behind,
    is_quotative,
    nearest_cue,
)
from .scanning import Hit
from .scripts import any_of
from .spoken import Around, QuoteKind, Reading
from .text import SENTENCE_ENDS, Quote, Span, Text
from .vocabulary import lexicon
from .writer import tells_writer

_BRACKET = re.compile(r"[（(][^（）()\n]{1,30}[)）]")
_DRAWN_OUT = ("~", "～", "〜")
_SPOKEN_OPENINGS = "¿¡"
_FARTHEST_ASIDE_LETTERS = 40
FEWEST_WORDS_SAID = 4
FEWEST_UNSPACED_LETTERS_SAID = 8
"""Of words that somebody says with no mark at their end and no verb before them."""
LONGEST_TERM_LETTERS = 6
"""Of a name or a term in a script without blanks."""
_LONGEST_PARTICLE_LETTERS = 2


def quotations(
    text: Text, bit: Bit, quotes: list[Quote], before: Span, section: int
) -> Iterator[Around]:
    """Each quotation of a bit with what stands left and right of it, up to the next one.

    Left of one that nothing leads to stands the sentence before, where that ends in saying.
    """
    for index, quote in enumerate(quotes):
        start = _left_start(text, quotes[index - 1].end, quote.start) if index else bit.span.start
        end = quotes[index + 1].start if index + 1 < len(quotes) else bit.span.end
        end = max(end, _aside_end(text, quote.end))
        left = Span(start, quote.start)
        if not text.words(left).strip(" *-") and _ends_in_saying(text, before):
            left = before
        yield Around(quote, bit, left, Span(quote.end, end), before, section)


def _left_start(text: Text, previous_end: int, start: int) -> int:
    """Where the words before a quotation begin; a verb-final clause belongs to the last one."""
    if not text.grammar.verb_final:
        return behind_accent(text, previous_end, start)
    cut = re.search(r"[,、，]", text.raw[previous_end:start])
    return previous_end + cut.end() if cut else previous_end


def _aside_end(text: Text, start: int) -> int:
    """Where a bracket right behind a quotation ends: `“…”（四川话）`; 0 for none."""
    near = text.raw[start : start + _FARTHEST_ASIDE_LETTERS]
    aside = re.match(r"\s*[（(][^（）()\n]{1,30}[)）]", near)
    return start + aside.end() if aside else 0


def kind_of(reading: Reading, around: Around) -> QuoteKind:
    """What a quotation in prose is, by the words around it and the quotation before it."""
    text, quote = reading.text, around.quote
    if _follows_at_once(reading, quote):
        return reading.last_kind
    left = _words_before(text, around)
    nearest = nearest_cue(reading, left)
    if not nearest and _goes_on(reading, around):
        return "speech"
    behind = cue_behind(text, around.right)
    if _is_called(reading, around, left, nearest) or _is_opinion(reading, left, quote):
        return "neither"
    spoken = behind == "speech" or (behind == "" and is_sentence(quote))
    if nearest == "lettering" and spoken and _speaks_before_it(reading, left):
        return "speech"
    loosely = _is_loosely_said(text, left) or _is_told_how(text, left)
    if not nearest and (loosely or _is_the_line(text, left)):
        return "speech"
    if left is around.before and not nearest and reading.alone_kind == "lettering":
        return "lettering"
    if around.bit.kind == "ignored":
        return "lettering" if nearest == "lettering" else "neither"
    if behind in ("lettering", "called") and nearest != "speech":
        return _kind(behind)
    if quote.words.endswith(COMMAS):
        return "speech"
    if not any(letter.isalpha() for letter in quote.words):
        return "speech" if nearest == "speech" else "lettering"
    if nearest and (nearest != "called" or behind != "speech"):
        return _kind(nearest)
    return _kind_untold(reading, around, left, behind)


def _kind_untold(reading: Reading, around: Around, left: Span, behind: Cue) -> QuoteKind:
    """What a quotation is that no word before it tells of."""
    text = reading.text
    if behind == "speech" or around.bit.kind == "cue" or _stands_alone(reading, around):
        return "speech"
    if _is_said_unmarked(reading, around, left):
        return "speech"
    return "lettering" if _is_laid_over(reading, left) or _shows_up(text, left) else "neither"


def _shows_up(text: Text, left: Span) -> bool:
    """`on the panel flashes "CANCELLED"`, `入口の看板に「…」`: a word of appearing right before."""
    ties = ("", *(text.lexicon.cues["oblique"] if text.grammar.verb_final else ()))
    return any(text.words(Span(h.end, left.end)) in ties for h in text.within(left, "cue", "shown"))


def _is_laid_over(reading: Reading, left: Span) -> bool:
    """`Over the final second: "Kaji Ramen"`: a moment or a picture, nobody, and a colon; or what
    says that something lies on it: `라떼 클로즈업에 "…"`."""
    text = reading.text
    words = text.raw[left.start : left.end].rstrip()
    onto = text.lexicon.wording.doers and words.endswith(text.lexicon.cues["oblique"])
    if not (words[-1:] in COLONS or onto) or reading.cast.within(left):
        return False
    told = text.has(left, "cue", "last", "first", "shot", "camera")
    told = told or text.has(left, "unit") or text.has(left, "framing")
    return told and left.end - left.start <= FARTHEST_CUE_LETTERS


def _is_said_unmarked(reading: Reading, around: Around, left: Span) -> bool:
    """Whether somebody acts right before several words that are no title, though no verb tells.

    `he gose "its me you stupid thing" realy annoyed`: no mark ends them, and the verb is misspelt.
    """
    text, words = reading.text, around.quote.words.split()
    actor = reading.actor(left)
    if actor is None or text.raw[around.quote.start] in "'‘『":
        return False
    if text.lexicon.spaced:
        told = len(words) >= FEWEST_WORDS_SAID and any(word[0].islower() for word in words[1:])
    else:
        told = len(around.quote.words) >= FEWEST_UNSPACED_LETTERS_SAID
    between = Span(actor.end, left.end)
    near = between.end - between.start <= FARTHEST_CUE_LETTERS
    titled = around.quote.words.istitle() or around.quote.words.isupper()
    return told and near and not titled and not text.has(between, "cue", "article")


def _goes_on(reading: Reading, around: Around) -> bool:
    """Whether one who spoke in the same sentence says more: `"…" then, louder, "Coming!"`."""
    text, left = reading.text, around.left
    between = text.raw[left.start : around.quote.start].strip()
    said = reading.last_kind == "speech" and reading.last_quote_end <= left.start
    over = bool(reading.lines) and reading.lines[-1].voice_over
    listed = text.raw[reading.last_quote_end : reading.last_quote_end + 1] in (*COMMAS, "、")
    over = over and (listed or reading.last_quote_end > around.bit.span.start)
    if not said or re.search(r"[.!?。！？\n]", between.lstrip("。")):
        return False
    if not between.endswith((*COMMAS, *COLONS)) and not over:
        return False
    others = [m for m in reading.cast.within(left) if not m.pronoun]
    told = any(reading.manners(left)) or text.has(
        left, "cue", "beat", "clause", "last", "first", "pause"
    )
    return told and not others and len(between) <= FARTHEST_CUE_LETTERS


def _kind(cue: Cue) -> QuoteKind:
    return cue if cue in ("speech", "lettering") else "neither"


def _follows_at_once(reading: Reading, quote: Quote) -> bool:
    """Whether nothing but marks parts a quotation from the one before it."""
    end, text = reading.last_quote_end, reading.text
    if not 0 <= end <= quote.start:
        return False
    between = text.raw[end : quote.start].strip(" \n\t*·、/|-,，")
    near = reading.last_kind == "lettering" and len(between) <= FARTHEST_CUE_LETTERS
    joined = between.casefold() in _joiners(text.languages)
    joined = joined or below(text.languages).match(between.casefold()) is not None
    return not between or (near and (joined or _shows_both(reading, Span(end, quote.start))))


_TELLING = ("called", "dialogue", "narrator", "voice", "everyone")
"""Cues that part words that are said, or a name, from a sign before them."""


def _shows_both(reading: Reading, between: Span) -> bool:
    """Whether nobody acts or speaks between two quotations of a sentence: `logo "Hinge" on white
    with the line "Fold. Go."`."""
    text = reading.text
    if any(mark in text.raw[between.start : between.end] for mark in SENTENCE_ENDS + ",，、;；"):
        return False
    told = text.has(between, "speaking") or text.has(between, "cue", *_TELLING)
    return not told and not reading.cast.within(between)


@cache
def _joiners(languages: tuple[str, ...]) -> frozenset[str]:
    """What stands between two signs that change or are listed: `from "OPEN" to "CLOSED"`."""
    tables = [lexicon(tag) for tag in languages]
    return frozenset(
        word
        for words in tables
        for word in (*words.cues["join"], *words.grammar.range_words, "→", "->")
    )


def _words_before(text: Text, around: Around) -> Span:
    """What leads to a quotation: the sentence before, where that ends in a colon."""
    before = text.raw[around.before.start : around.before.end].rstrip(" *\n")
    alone = not text.words(around.left).strip(" *-")
    return around.before if alone and before[-1:] in COLONS else around.left


def _ends_in_saying(text: Text, sentence: Span) -> bool:
    """Whether a sentence ends in a verb of speaking and gives no words: `사투리로 소리친다.`"""
    if not text.grammar.verb_final or text.quoted(sentence):
        return False
    if text.has(sentence, "cue", "narrator"):
        return sentence.end - sentence.start <= FARTHEST_CUE_LETTERS
    verb = next(iter(reversed(list(text.within(sentence, "speaking")))), None)
    rest = text.raw[verb.end : sentence.end].strip() if verb else ""
    return verb is not None and len(rest) <= LONGEST_VERB_ENDING_LETTERS


def _speaks_before_it(reading: Reading, left: Span) -> bool:
    """`黒板の前で先生が「…」と言う`: somebody acts between a sign and words that are said."""
    text = reading.text
    signs = [hit.end for hit in text.within(left, "cue", "lettering")]
    return text.grammar.verb_final and reading.actor(Span(max(signs), left.end)) is not None


def _is_called(reading: Reading, around: Around, left: Span, nearest: Cue) -> bool:
    """Whether a quotation that is no sentence is a name, given beside it in one of many ways."""
    if is_sentence(around.quote):
        return False
    given = nearest == "speech" and _is_name_given(reading.text, left, around.quote)
    told = nearest == "called" and _is_right_before(reading.text, left)
    return given or told or _is_nickname(reading, around, left)


def _is_right_before(text: Text, left: Span) -> bool:
    """Whether a word that names stands right before a quotation: `the so-called "safe house"`."""
    return any(hit.end >= left.end - 1 for hit in text.within(left, "cue", "called"))


def _is_name_given(text: Text, left: Span, quote: Quote) -> bool:
    """`everyone calls "the Owl"`: a verb that names, and no sentence behind it."""
    named = any(left.end - hit.end <= 8 for hit in text.within(left, "cue", "called"))
    return named and not is_sentence(quote)


def _is_nickname(reading: Reading, around: Around, left: Span) -> bool:
    """`the town calls Abel, the clerk, "the Abacus"`, `大家都管老贺叫“活地图”`: another name."""
    text = reading.text
    for verb in list(text.within(left, "cue", "called"))[-1:]:
        behind = Span(verb.end, left.end)
        known = [m for m in reading.cast.within(behind, pronouns=False) if m.acts or m.who.named]
        rest = text.words(Span(known[-1].end, left.end)) if known else ""
        if known and known[0].start - verb.end <= _LONGEST_PARTICLE_LETTERS + 1:
            return rest.strip(" ,") == "" or rest[:1] == ","
    naming = _naming_clause(text.languages)
    ends = Span(left.start, min(around.right.end, around.right.start + _FARTHEST_ASIDE_LETTERS))
    words = text.raw[ends.start : left.end] + "\0" + text.raw[around.quote.end : ends.end]
    return naming.search(words) is not None


@cache
def _naming_clause(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Whom a verb of naming holds, and the verb, around the name: `把他叫\\0`, `彼を\\0と呼ぶ`."""
    found: list[str] = []
    for words in (lexicon(tag).wording for tag in languages):
        holds, calls = any_of(words.namers), any_of(words.calls)
        found += [rf"{holds}[^,，。！？：:\0]{{1,14}}{calls}\0", rf"{holds}\0{calls}"]
    return re.compile("|".join(found))


def _is_loosely_said(text: Text, left: Span) -> bool:
    """`he's like "again?"`: somebody, and a word that stands for a verb of saying."""
    cue = next(iter(list(text.within(left, "cue", "loosely"))[-1:]), None)
    if cue is None or text.raw[cue.end : left.end].strip(" ,:"):
        return False
    clause = clauses(text, Span(left.start, cue.start))[-1]
    return any(text.has(clause, kind) for kind in ("pronoun", "people", "name"))


def _is_told_how(text: Text, left: Span) -> bool:
    """`広島弁で「…」`, `嬉しそうに「…」`: a way of speaking right before a quotation, no verb."""
    if text.folded[left.start : left.end].endswith(text.lexicon.wording.manner_ends or "\0"):
        return True
    heads = [hit.end for kind in ("dialect", "manner") for hit in text.within(left, kind)]
    heads += [hit.end for hit in text.within(left, "cue", "voice", "accent")]
    if not heads:
        return False
    behind = text.folded[max(heads) : left.end].strip(" \t,、，:：")
    particle = not text.lexicon.spaced and len(behind) <= _LONGEST_PARTICLE_LETTERS
    return particle or behind in ("", *text.lexicon.cues["oblique"])


def _is_the_line(text: Text, left: Span) -> bool:
    """`The line is "We close at nine."`"""
    words = text.folded[left.start : left.end].replace(":", " ").split()[-2:]
    told = len(words) > 1 and words[1] in text.lexicon.naming.copula
    return told and words[0] in text.lexicon.fields["dialogue"]


def _is_opinion(reading: Reading, left: Span, quote: Quote) -> bool:
    """`people say he is "difficult"`: what somebody is said to be, and no sentence."""
    text = reading.text
    verb = reading.last_verb(left)
    if verb is None or is_sentence(quote) or quote.words.endswith(COMMAS):
        return False
    if text.has(Span(verb.end, left.end), "cue", "dialogue"):
        return False
    between = text.folded[verb.end : left.end].split()
    return len(between) > 1 and between[-1] in text.lexicon.naming.copula


def is_sentence(quote: Quote) -> bool:
    """Whether the words in a quotation end, or in Spanish begin, like a sentence."""
    ends = quote.words[-1:] in SENTENCE_ENDS or quote.words[-1:] in _DRAWN_OUT
    return ends or quote.words[:1] in _SPOKEN_OPENINGS


def _is_long(text: Text, quote: Quote) -> bool:
    """Whether words in a quotation are more than a name or a term."""
    if text.lexicon.spaced:
        return len(quote.words.split()) > 2
    return len(quote.words) > LONGEST_TERM_LETTERS


def _stands_alone(reading: Reading, around: Around) -> bool:
    """Whether a quotation without a telling word is speech: somebody acts, then words come."""
    text, quote, left = reading.text, around.quote, around.left
    before = text.raw[left.start : quote.start].rstrip()
    ends = is_sentence(quote)
    actor = reading.actor(left)
    if text.raw[quote.start] in "'‘" and not (ends or " " in quote.words):
        return False
    if text.grammar.verb_final and _is_led_by_voice(reading, around):
        return True
    if before[-1:] in COLONS:
        known = actor or reading.cast.within(left)
        somebody = reading.cast.people or latin_subject(text, left)
        return bool(known) or (ends and bool(somebody))
    if before[-1:] in COMMAS:
        sounds = text.has(left, "cue", "voice") or any(reading.manners(left))
        return sounds or (bool(actor) and (ends or _is_long(text, quote)))
    after = text.raw[quote.end : around.right.end].strip()
    unended = text.grammar.bare_speech
    if not before.strip(" -*>—–"):
        opens = bool(reading.lines) or reading.actor(around.before) is not None
        blank = text.raw[quote.end : quote.end + 1].isspace()
        alone = unended and (not after or blank or after[0] in "。「『“" or after[0].isdigit())
        return opens and (ends or alone or len(quote.words) > 12)
    doing = bool(text.grammar.gerunds) and before.endswith(text.grammar.gerunds)
    told = ends or doing or _ends_in_a_subject(text, left)
    told = told or (text.grammar.subject == "particle" and _is_long(text, quote))
    subject = actor or (told and not _tells_of_matter(text, left) and asian_subject(text, left))
    if unended and subject:
        others = any(mention.acts for mention in reading.cast.within(around.right))
        return (
            ends
            or not after
            or after[0] in "。.!！、"
            or _begins_with_camera(text, around.right)
            or (others and (doing or _is_long(text, quote)))
        )
    return bool(actor) and ends


def _begins_with_camera(text: Text, right: Span) -> bool:
    """Whether what stands behind a quotation tells of the camera: `「軽い」 手持ちカメラ`."""
    told = (hit for kind in ("movement", "framing", "angle") for hit in text.within(right, kind))
    return any(not text.raw[right.start : hit.start].strip() for hit in told)


def voices_heard(text: Text, span: Span) -> Iterator[Hit]:
    """Sounds that are voices: `子どもの声`."""
    ends = text.lexicon.cues["voice"]
    return (hit for hit in text.within(span, "sound", "noun") if text.words(hit).endswith(ends))


def _ends_in_a_subject(text: Text, left: Span) -> bool:
    """Whether somebody unknown stands with the first particle of a subject before a quotation.

    `飼育員が「出なさい」。` leaves out the verb of saying; `店名は「波」` tells a name.
    """
    told = any(text.has(left, kind) for kind in ("place", "time", "sound"))
    told = told or _tells_of_matter(text, left)
    return not told and text.raw[: left.end].endswith(text.lexicon.wording.doers)


def _tells_of_matter(text: Text, left: Span) -> bool:
    """Whether words name a part of a video, or what something is called."""
    return text.has(left, "cue", "text", "video", "music", "dialogue", "called")


def _is_led_by_voice(reading: Reading, around: Around) -> bool:
    """Whether a voice or somebody stands right before a quotation that is no name: `侍「…」`."""
    text, left, end = reading.text, around.left, around.quote.end
    names = (*text.lexicon.cues["subject"], *text.lexicon.cues["oblique"])
    if text.folded.startswith(names, end) and not is_quotative(text, around.right):
        return False
    heads = [hit.end for hit in text.within(left, "cue", "voice", "everyone", "off_screen")]
    heads += [mention.end for mention in reading.cast.within(left)]
    heads += [hit.end for hit in voices_heard(text, left)]
    heads += [left.end] if tells_writer(text, left) else []
    return any(
        not _BRACKET.sub("", text.raw[head : left.end]).strip(" \t,、，:：") for head in heads
    )

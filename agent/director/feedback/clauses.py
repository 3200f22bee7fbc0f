"""A message of feedback in clauses, each with the words of film that stand in it.

What the user quoted is masked before anything is read, so that nothing in it counts as an
instruction. Knows how people string wishes together; knows no plan.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from ..text import find_quotes, fold
from ..vocabulary import COMMON_LANGUAGE, Hit, is_latin, lexicon, scan
from .courtesy import is_courtesy, without_courtesy, without_emoji, without_tag
from .words import WORD_END, WORD_START, FeedbackWords, feedback_words, folded

LONGEST_CLAUSE = 300
"""Letters of one wish; a longer stretch without a mark is read in parts, in linear time."""
LONGEST_LEAD = 8
"""Letters before `two small things:` that are no words of the lexicon."""
LONGEST_FAULT = 4
"""Letters of what is `too ...`, in scripts without blanks."""
_CIRCLED = re.compile("([①-⑳])")
MASK = re.compile(r"⟦(\d+)⟧")
_SENTENCE_END = re.compile(r"[。！？；;\n]+|[.!?…]+(?=\s|$|⟧)|(?<=⟧)[.!?]+")
_COMMA = re.compile(r",(?!\d)|[，、](?!\d)|\s+[-–—]+\s+|—+|:\s*\n")
VALUE_KINDS = frozenset(
    {"framing", "angle", "movement", "aspect", "resolution"}
    | {"dialect", "language", "manner", "transition", "style"}
)
_TAKES = ("longer", "shorter")
_MEASURES = frozenset({"longer", "shorter", "lengthen", "shorten", "much", "a_bit", "halved"})
"""Meanings whose words are also part of what framings are called."""
INSTRUCTING = (
    *("act", "and", "delta", "want", "approve", "chat", "filler", "keep", "shot", "another_one"),
    *("of_it", "list_joint", "every_shot", "in_prep", "in_post", "in_the", "in_the_after"),
    *("at_the_end", "at_the_start", "to_front", "to_end", "whole", "a_bit", "much", "longer"),
    *("shorter", "twice", "halved", "second", "minute", "to_before", "to_after", "that_much"),
    *("reversed", "swap", "move", "after", "before", "remove", "without", "only_keep", "split"),
    *("merge", "another_take", "add", "change", "instead", "lengthen", "shorten", "polite"),
    *("lead", "vague", "remove_shot", "one_second", "complaint", "only", "part_word", "entirely"),
    *("only_that", "extra", "correction", "same_length", "between", "beside", "up_to", "also"),
    *("number_lead", "number_tail", "nearer", "farther", "each"),
)
"""Meanings of words that say what is to be done and name nothing that is seen or heard."""


@dataclass(frozen=True)
class Clause:
    """One stretch of a message that holds one wish, or several on the same thing."""

    text: str
    """Folded, each quotation masked as `⟦n⟧`."""
    raw: str
    """The same letters as the user wrote them."""
    quotes: tuple[str, ...]
    """All quotations of the message, to the letter."""
    asks: bool
    """True when it ended in a question mark."""
    words: FeedbackWords

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The words of film in it, in whichever letters the lexicon knows more of them."""
        languages = languages_beside(self.words.language)
        written = scan(fold(self.raw), languages)
        return max(written, scan(self.text, languages), key=len)

    def has(self, *meanings: str) -> bool:
        """Whether a phrase of one of the meanings stands in it."""
        return any(self._found(meaning) for meaning in meanings)

    def _found(self, meaning: str) -> bool:
        """Whether a phrase stands in it, and not inside the name of a framing: `plano corto`."""
        pattern = self.words.pattern(meaning)
        if meaning not in _MEASURES:
            return pattern.search(self.text) is not None
        framings = [hit for hit in self.values("framing") if hit.language == self.words.language]
        return any(
            not any(
                h.start <= m.start() and m.end() <= h.end and h.end - h.start > m.end() - m.start()
                for h in framings
            )
            for m in pattern.finditer(self.text)
        )

    def values(self, kind: str) -> tuple[Hit, ...]:
        """The hits of one kind, in order."""
        return tuple(hit for hit in self.hits if hit.kind == kind)

    @property
    def quoted(self) -> tuple[str, ...]:
        """Its own quotations, in order."""
        return tuple(self.quotes[int(number)] for number in MASK.findall(self.text))

    @cached_property
    def residue(self) -> str:
        """The letters left without the words that only instruct: what is spoken of by name.

        `2 before 1, please` leaves none; `a dog in shot 2` leaves `dog`.
        """
        words = self.words
        left = words.any_meaning(*INSTRUCTING).sub(" ", self.text)
        left = re.sub(f"{words.number}|{words.ordinal}", " ", left)
        left = words.any_meaning(*INSTRUCTING).sub(" ", MASK.sub(" ", left))
        return "".join(filter(str.isalpha, left))

    def cut(self, start: int, end: int) -> "Clause":
        """The clause without a stretch of it, which becomes blanks."""
        blank = " " * (end - start)
        return self.having(
            self.text[:start] + blank + self.text[end:], self.raw[:start] + blank + self.raw[end:]
        )

    def having(self, text: str, raw: str) -> "Clause":
        """The clause with other words."""
        return Clause(text, raw, self.quotes, self.asks, self.words)

    def unmasked(self, raw: str) -> str:
        """Some of its words with the quotations put back, as the user wrote them."""
        return MASK.sub(lambda mask: self.quotes[int(mask[1])], raw)


def languages_beside(language: str) -> tuple[str, ...]:
    """The lexicons to look words up in: people mix English film terms into East Asian scripts."""
    return (language,) if lexicon(language).common else (language, COMMON_LANGUAGE)


def masked(said: str, repeated: Iterable[str] = ()) -> tuple[str, tuple[str, ...]]:
    """The text with `⟦n⟧` for each quotation, and the quotations.

    Words of the plan that are `repeated` without quotation marks are quotations, too.
    """
    pieces: list[str] = []
    quotes: list[str] = []
    done = 0
    for start, end, words in _quotations(said, repeated):
        pieces += [said[done:start], f"⟦{len(quotes)}⟧"]
        quotes.append(words)
        done = end
    return "".join([*pieces, said[done:]]).strip(), tuple(quotes)


def _quotations(said: str, repeated: Iterable[str]) -> list[tuple[int, int, str]]:
    """Where something is quoted, with marks or by heart, and its words."""
    found = [(quote.start, quote.end, quote.words) for quote in find_quotes(said)]
    text = folded(said)
    for words in repeated:
        for match in re.finditer(_by_heart(words), text):
            start, end = match.span()
            if all(end <= begin or finish <= start for begin, finish, _ in found):
                found.append((start, end, said[start:end]))
    return sorted(found)


def _by_heart(words: str) -> str:
    """An expression for words that somebody repeats without minding their marks."""
    told = re.findall(r"\w+", folded(words))
    edges = (WORD_START, WORD_END) if told and is_latin(told[0][0]) else ("", "")
    return edges[0] + r"\W{0,3}".join(map(re.escape, told)) + edges[1]


def clauses(
    said: str, language: str, names: Iterable[str] = (), repeated: Iterable[str] = ()
) -> tuple[Clause, ...]:
    """The message's clauses, in order; a name of the plan may begin a wish of its own.

    `repeated` are words of the plan that count as quoted wherever they stand.
    """
    known = tuple(sorted((folded(name) for name in names if name), key=len, reverse=True))
    text, quotes = masked(said, repeated)
    words = feedback_words(language)
    text = without_emoji(text)
    text = _in_figures(_asked_plainly(_with_circled_shots(text, words), words), words)
    if again := list(words.pattern("that_is").finditer(folded(text))):
        text = text[again[-1].end() :]
    text = _without_preambles(_without_openers(text, words), words)
    found: list[Clause] = []
    for told, asked in _sentences(text):
        sentence, asks = _consented(told, asked, words)
        pieces_said = [_with_units(piece, words) for piece in _COMMA.split(sentence)]
        stretches = [part for piece in pieces_said for part in _of_bounded_length(piece)]
        pieces = [Clause(folded(p), p, quotes, asks, words) for p in stretches]
        pieces = [part for piece in pieces for part in _at_lengths(piece)]
        pieces = [part for piece in pieces for part in _at_conjunctions(piece, known)]
        pieces = [without_courtesy(part) for part in _completed(pieces) if not _is_and_all(part)]
        pieces = [part for part in pieces if not _is_interjection(part)] or pieces
        pieces = [p for n, p in enumerate(pieces) if not (n and _explains_order(pieces[n - 1], p))]
        adds = any(map(_adds_a_shot, found))
        found += _joined([piece for piece in pieces if piece.text.strip(" ,:")], adds)
    found = _with_words_behind(found)
    wanted = [piece for piece in found if not _only_complains(piece)]
    return tuple(wanted if any(map(_is_whole, wanted)) else found)


def _consented(told: str, asks: bool, words: FeedbackWords) -> tuple[str, bool]:
    """A sentence without its `可以吗？`, and whether it asks for more than consent."""
    plain = without_tag(Clause(folded(told), told, (), asks, words)).raw if asks else told
    return plain, asks and plain == told


def _is_interjection(piece: Clause) -> bool:
    """Whether it is no more than `hey`, `hmm` or `por favor`."""
    small = ["interjection", *(("idle", "approve", "chat") if piece.has("idle") else ())]
    left = piece.words.any_meaning(*small).sub(" ", piece.text)
    return left != piece.text and not piece.quoted and not any(map(str.isalnum, left))


def _explains_order(last: Clause, piece: Clause) -> bool:
    """Whether a piece only says how two numbered shots stand once they are swapped."""
    told = re.findall(f"{last.words.ordinal}|{last.words.number}", last.text)
    other = ("act", "shot", "swap", "add", "remove", "keep")
    swapped = last.has("swap") and len(told) > 1
    return swapped and piece.has("next_part") and not (piece.has(*other) or piece.quoted)


def _only_complains(piece: Clause) -> bool:
    """Whether it is no more than `too rushed`, `太赶了`: the wish stands beside it."""
    words = piece.words
    told = words.pattern("complaint").search(piece.text)
    if not told or piece.quoted or piece.has("shot", "line", "music", "sounds", "voice", "wear"):
        return False
    opens = words.any_meaning("pronoun", "filler", "in_the", "only").sub(
        "", piece.text[: told.start()]
    )
    ends = words.any_meaning("filler", "idle").sub("", piece.text[told.end() :])
    if any(map(str.isalnum, opens)) or piece.has("lengthen", "shorten", "remove", "second"):
        return False
    letters = sum(map(str.isalnum, ends))
    return letters > 0 and (len(ends.split()) == 1 if words.latin else letters <= LONGEST_FAULT)


def _with_circled_shots(text: str, words: FeedbackWords) -> str:
    """The text with `②` as `shot 2`, as people number shots.

    Where what stands behind one names a shot of its own, it only counts the wishes.
    """
    pieces = _CIRCLED.split(text)
    told = [Clause(folded(part), part, (), False, words) for part in pieces[2::2]]
    named = rf"(?:{words.pattern('shot').pattern})\s*{words.number}|{words.ordinal}"
    lead = words.any_meaning("in_prep", "lead", "polite").pattern
    counts = any(re.match(rf"\W*(?:{lead})?\s*(?:{named})", part.text) for part in told)
    noun = re.compile(rf"(?:{words.pattern('shot').pattern})\s*$")
    for at in range(1, len(pieces), 2):
        number = str(round(unicodedata.numeric(pieces[at])))
        before = folded(pieces[at - 1])
        called = words.replies["shot"].format(shot=number)
        pieces[at] = number if noun.search(before) else "\n" if counts else called
    return "".join(pieces)


def _asked_plainly(text: str, words: FeedbackWords) -> str:
    """The text with `能不能`, which holds a denial that is none, as a plain `please`."""
    for asked in words.pattern("asks_whether").finditer(folded(text)):
        width = asked.end() - asked.start()
        please = words.please[:width].ljust(width)
        text = text[: asked.start()] + please + text[asked.end() :]
    return text


def _in_figures(text: str, words: FeedbackWords) -> str:
    """The text with `half a second` as `0.5 seconds`, and `2,5 s` as `2.5 s`."""
    unit = words.pattern("second").pattern.replace(WORD_START, "")
    text = re.sub(rf"(?<=\d),(?=\d+\s?(?:{unit}))", ".", text, flags=re.IGNORECASE)
    return words.in_figures(text)


def _without_preambles(text: str, words: FeedbackWords) -> str:
    """The text without its `Two small things:`, which only announces what is to come."""
    low = folded(text)
    for found in words.pattern("preamble").finditer(low):
        start = max(low.rfind(mark, 0, found.start()) for mark in ".!?。！？\n") + 1
        end = re.match(r"\s*[:：]\s*", low[found.end() :])
        lead = words.any_meaning("polite", "lead", "filler", "correction", "chat", "approve")
        before = lead.sub(" ", low[start : found.start()])
        if end and sum(map(str.isalpha, before)) <= LONGEST_LEAD:
            blank = " " * (found.end() + end.end() - start)
            low, text = (t[:start] + blank + t[start + len(blank) :] for t in (low, text))
    return text


def _without_openers(text: str, words: FeedbackWords) -> str:
    """The text without `first of all`, which counts no shot, at the beginning of a sentence."""
    opener = rf"(?:^|[.!?。！？\n])\W*(?P<said>{words.pattern('opener').pattern})"
    for found in re.finditer(opener, folded(text)):
        start, end = found.span("said")
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _sentences(text: str) -> Iterable[tuple[str, bool]]:
    """Each sentence and whether it ends in a question mark."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if text[start : end.start()].strip():
            yield text[start : end.start()], bool(set(end[0]) & set("?？"))
        start = end.end()
    if text[start:].strip():
        yield text[start:], False


def _of_bounded_length(piece: str) -> Iterable[str]:
    """The piece, or parts of it between two words where nobody would say as much in a breath."""
    while len(piece) > LONGEST_CLAUSE:
        at = piece.rfind(" ", 1, LONGEST_CLAUSE)
        at = at if at > 0 else LONGEST_CLAUSE
        yield piece[:at]
        piece = piece[at:]
    yield piece


def _at_conjunctions(clause: Clause, names: Sequence[str] = ()) -> Iterable[Clause]:
    """The clause split at each conjunction with a wish of its own on either side."""
    for verb in clause.words.pattern("then_only").finditer(clause.text):
        left = clause.having(clause.text[: verb.end()], clause.raw[: verb.end()])
        right = clause.having(clause.text[verb.end() :], clause.raw[verb.end() :])
        heard = left.has("music", "sounds") and right.has("sounds")
        heard = heard or (_takes(left) and _takes(right))
        instead = left.quoted and right.quoted
        instead = instead or right.has("merge")
        if not (left.has("all_but") or _denies_its_value(left) or instead) and (
            _is_whole(right) or right.has("hear", "only_that", "instead") or heard
        ):
            yield left
            yield from _at_conjunctions(right, names)
            return
    for share in clause.words.pattern("that_much").finditer(clause.text):
        left = clause.having(clause.text[: share.start()], clause.raw[: share.start()])
        right = clause.having(clause.text[share.start() :], clause.raw[share.start() :])
        if _is_only_amount(left):
            continue
        deeds = ("remove", "lengthen", "shorten", *(("shot",) if left.words.latin else _TAKES))
        told = left.words.latin or left.has("act", "takes_off", *_TAKES)
        if (told and _has_seconds(left)) or left.has(*deeds):
            yield left
            yield right
            return
    inside = [hit for hit in clause.hits if hit.kind == "style"]
    for joint in clause.words.pattern("and").finditer(clause.text):
        if any(hit.start < joint.start() and joint.end() < hit.end for hit in inside):
            continue
        left = clause.having(clause.text[: joint.start()], clause.raw[: joint.start()])
        right = clause.having(clause.text[joint.end() :], clause.raw[joint.end() :])
        ends = ("opens_on", "ends_on")
        if (
            (_takes_time(left) and _takes_time(right))
            or (left.has(*ends) and right.has(*ends))
            or (
                _says_enough(left)
                and not (_lists_shots(left, right) or _pairs_shots(left, right))
                and (
                    _begins_wish(right)
                    or _goes_on(left, right)
                    or (right.has("whole") and _has_seconds(right) and not _has_seconds(left))
                    or (_says_what(left) and _begins_with_name(right, names))
                    or (_casts(left) and _casts(right) and _begins_with_name(right, names))
                    or ((_says_value(left) or left.has("hear")) and _forbids(right))
                )
            )
        ):
            yield left
            yield from _at_conjunctions(right, names)
            return
    yield clause


def _takes_time(clause: Clause) -> bool:
    """Whether it makes a shot that it counts longer or shorter: `el 3 más largo`."""
    counted = re.search(f"{clause.words.ordinal}|{clause.words.number}", clause.text)
    return counted is not None and clause.has(*_TAKES, "lengthen", "shorten")


def _takes(clause: Clause) -> bool:
    """Whether it makes a shot that it names longer or shorter: `ショット1を長く`."""
    noun = rf"(?:{clause.words.pattern('shot').pattern})\s*{clause.words.number}"
    named = re.search(f"{noun}|{clause.words.ordinal}", clause.text)
    return named is not None and clause.has(*_TAKES, "lengthen", "shorten")


def _at_lengths(clause: Clause) -> Iterable[Clause]:
    """The clause split where a length is told and the next shot is named: `2を6秒、3を4秒`."""
    words = clause.words
    lengths = [found.span() for found in seconds_pattern(words).finditer(clause.text)]
    if words.latin or len(lengths) < len(("one", "other")) or clause.has("split", "add_shot"):
        yield clause
        return
    named = _shot_before_length(words)
    first = named.search(clause.text, 0, lengths[0][0] + 1)
    for (_, end), (start, _) in pairwise(lengths):
        if first and (found := named.search(clause.text, end, start + 1)):
            at = found.start()
            yield clause.having(clause.text[:at], clause.raw[:at])
            yield from _at_lengths(clause.having(clause.text[at:], clause.raw[at:]))
            return
    yield clause


@cache
def _shot_before_length(words: FeedbackWords) -> re.Pattern[str]:
    """What names a shot before its length: `镜头3`, `3カット目は`, `두 번째`, and `3は` alone."""
    noun = words.pattern("shot").pattern
    tail = words.any_meaning("number_tail", "shot").pattern
    lead = words.any_meaning("in_prep", "number_lead").pattern
    number = rf"(?<![\d.]){words.number}(?!\d){_no_unit(words)}"
    alone = bare_before_length(words)
    named = rf"(?:{noun}|#)\s*#?{number}|{number}\s*(?:{tail})|{words.ordinal}|{alone}"
    return re.compile(rf"(?:(?:{lead})\s*)?(?:{named})")


def _no_unit(words: FeedbackWords) -> str:
    return rf"(?!{unit_after(words)})"


def bare_before_length(words: FeedbackWords) -> str:
    """A number with nothing but a particle or a verb before its length: `3は4秒`, `3改成4秒`."""
    ties = words.any_meaning("to_before", "number_tail", "in_post", "gives").pattern
    return (
        rf"(?<![\d.])({words.number})(?!\d){_no_unit(words)}"
        rf"(?=\s*(?:(?:{ties})\s*)+{words.number}{unit_after(words)})"
    )


def _is_only_amount(clause: Clause) -> bool:
    """Whether it names seconds and nothing that is to become of them: `把这一秒`."""
    words = clause.words
    small = ("in_prep", "lead", "pronoun", "of_it", "second", "minute", "polite", "that_much")
    left = re.sub(words.number, " ", words.any_meaning(*small).sub(" ", clause.text))
    return not any(map(str.isalnum, left))


def _is_only_length(clause: Clause) -> bool:
    """Whether it says no more than `2초로`."""
    small = ("to_after", "filler", "act", "polite", "second")
    left = re.sub(clause.words.number, " ", clause.words.any_meaning(*small).sub(" ", clause.text))
    return _has_seconds(clause) and not any(map(str.isalnum, left))


def _denies_its_value(clause: Clause) -> bool:
    """Whether it ends in a value that should not be, so that the right one follows: `인도 말고`."""
    values = [hit for hit in clause.hits if hit.kind in VALUE_KINDS]
    tail = clause.text[values[-1].end :].strip() if values else ""
    return clause.words.pattern("denies_after").fullmatch(tail) is not None


def _says_enough(left: Clause) -> bool:
    """Whether what stands before a conjunction is a wish already, such as `no subtitles`."""
    return (
        _is_whole(left)
        or _casts(left)
        or left.has(
            *("subtitles", "no_text", "mute", "music", "silent", "captions", "remove", "without"),
            "hear",
        )
    )


def _forbids(clause: Clause) -> bool:
    """Whether it begins with a word that takes something away: `no gulls`."""
    text = clause.words.pattern("polite").sub(" ", clause.text).strip()
    return clause.words.any_meaning("without", "remove").match(text) is not None


def _says_what(left: Clause) -> bool:
    """Whether a wish is told in full, so that a name behind `and` is no second one for it."""
    told = ("delta", "remove", "without", "subtitles", "no_text", "mute", "music", "silent", "wear")
    return _says_value(left) or left.has(*told)


def _casts(clause: Clause) -> bool:
    """Whether it tells who says which line: `Tom says the last line`, `Mei says his`."""
    return clause.has("say") and clause.has("line", "theirs") and not clause.quoted


def _begins_with_name(clause: Clause, names: Sequence[str]) -> bool:
    """Whether it begins with somebody of the plan, or the narrator, and says what is to become."""
    words = clause.words
    small = words.any_meaning("article", "in_prep", "name_lead").pattern
    bare = re.sub(rf"^\W*(?:(?:{small})\s+)*", "", clause.text)
    opens = bare.startswith(tuple(names)) or words.pattern("narration").match(bare)
    told = {hit.kind for hit in clause.hits} & {"speaking", "manner", "dialect", "language"}
    return bool(opens) and bool(told or _is_whole(clause) or clause.has("wear", "on_camera"))


def _lists_shots(left: Clause, right: Clause) -> bool:
    """Whether `shorten the first | and the last by a second each` is one wish for two shots."""
    words = left.words
    named = rf"(?:{words.ordinal}|{words.number})"
    small = words.any_meaning("shot", "in_prep", "in_the", "of_it").pattern
    ends = re.search(rf"{named}\W*(?:{words.pattern('shot').pattern})?\W*$", left.text)
    opens = re.match(rf"\W*(?:(?:{small})\s*)*{named}", right.text)
    deeds = ("lengthen", "shorten", "longer", "shorter", "merge")
    open_wish = left.has(*deeds) and not _has_seconds(left)
    more = right.has("act", "delta", "lengthen", "shorten")
    return bool(ends and opens) and open_wish and _has_seconds(right) and not more


def _pairs_shots(left: Clause, right: Clause) -> bool:
    """Whether `the radio shot | and shot 2 should trade places` is one wish for two shots."""
    between = ("swap", "merge", "reversed")
    opens = right.words.pattern("act").match(right.text.strip())
    return right.has(*between) and not left.has(*between, "remove", "delta") and not opens


def _goes_on(left: Clause, right: Clause) -> bool:
    """Whether `el 3 solo 2` goes on with what was said of seconds."""
    return _has_seconds(left) and _shot_and_number(right) is not None


def _is_whole(clause: Clause) -> bool:
    """Whether it says what is to become of something."""
    return _says_value(clause) or clause.has("act", "delta", "keep", "still")


def is_wish(clause: Clause) -> bool:
    """Whether a clause may tell what is to be changed, and does not only tell a story."""
    verb_may_end = not clause.words.latin and clause.has("act", "remove")
    return _begins_wish(clause) or verb_may_end or clause.has("want", "idle", "undo", "approve")


def _begins_wish(clause: Clause) -> bool:
    """Whether it is a wish of its own: begins with a verb of change, or names whom and what."""
    verb = clause.words.pattern("act").match(clause.text.strip())
    ordered = re.search(clause.words.ordinal, clause.text) is not None
    names_target = (ordered or clause.has("shot", "another_one")) and _is_whole(clause)
    passes_on = clause.words.pattern("that_much").match(clause.text.strip())
    return bool(verb or passes_on) or names_target or clause.has("begins")


def _says_value(clause: Clause) -> bool:
    """Whether it holds something a plan can be set to."""
    kinds = {hit.kind for hit in clause.hits}
    return (
        bool(kinds & {*VALUE_KINDS, "time"})
        or bool(MASK.search(clause.text))
        or _has_seconds(clause)
    )


def _has_seconds(clause: Clause) -> bool:
    return bool(seconds_pattern(clause.words).search(clause.text))


def seconds_pattern(words: FeedbackWords) -> re.Pattern[str]:
    """A length with its unit: the number is group 1, the unit group 2 or, for minutes, 3."""
    enough = words.pattern("enough").pattern
    return re.compile(rf"(?!{enough})({words.number}){unit_after(words)}")


def unit_after(words: FeedbackWords) -> str:
    """What makes a number before it a length, as an expression: `s`, ` more seconds`."""
    units = (words.pattern(unit).pattern for unit in ("second", "minute"))
    second, minute = (unit.replace(WORD_START, "") for unit in units)  # as in `5s`
    extra = words.any_meaning("extra", "fully").pattern
    half = words.pattern("half_more").pattern
    each = words.pattern("each").pattern  # 分 is a minute, and 分别 is none
    return rf"(?!{each})\s*-?(?:{extra}\s*)?(?:({second})|({minute}))(?:\s*{half})?"


def _completed(pieces: list[Clause]) -> list[Clause]:
    """The pieces with `and 3 only two` told in full, where `shot 2 six seconds` came before."""
    found: list[Clause] = []
    for piece in pieces:
        last = found[-1] if found else None
        target = _shot_and_number(piece)
        if target and _leads_to_length(piece):
            piece = piece.having(
                f"{piece.text} {piece.words.second}", f"{piece.raw} {piece.words.second}"
            )
        if last and target and _has_seconds(last) and not _has_seconds(piece):
            named = re.search(piece.words.pattern("shot").pattern, last.text)
            noun = named[0] if named else piece.words.replies["shot"].format(shot="").strip()
            unit = seconds_pattern(piece.words).search(last.text)
            if unit and not unit[3]:
                shot, number = target
                ordered = re.fullmatch(piece.words.ordinal, shot) is not None
                called = f"{shot} {noun}" if ordered else f"{noun} {shot}"
                full = f"{called} {number} {unit[2]}"
                piece = piece.having(full, full)
        found.append(piece)
    return found


def _leads_to_length(piece: Clause) -> bool:
    """Whether `la 2 a 6` gives a shot its length: nothing else has a number behind `to`."""
    words = piece.words
    tied = re.search(rf"(?:{words.pattern('to_before').pattern})\s*{words.number}\W*$", piece.text)
    named = piece.has("shot", "number_lead") or re.search(words.ordinal, piece.text)
    deeds = ("move", "swap", "merge", "split", "after", "before", "remove", "same_length")
    return (
        bool(words.latin and tied and named) and not piece.has(*deeds) and not _has_seconds(piece)
    )


def _shot_and_number(piece: Clause) -> tuple[str, str] | None:
    """The shot and the number of `3 only two` or `la segunda 13`; None where more is said."""
    words = piece.words
    found = re.findall(f"{words.ordinal}|{words.number}", piece.text)
    if len(found) != 2 or re.fullmatch(words.ordinal, found[1]):
        return None
    small = ("shot", "in_prep", "in_post", "in_the", "only", "to_before", "to_after", "lasts")
    left = re.sub(f"{words.ordinal}|{words.number}", " ", piece.text)
    left = words.any_meaning("second", *small, "list_joint", "lead", "act", "polite").sub(" ", left)
    return None if any(map(str.isalpha, left)) else (found[0], found[1])


def _with_units(piece: str, words: FeedbackWords) -> str:
    """`should last 5` as `should last 5 seconds`: only a length follows such a verb."""
    small = rf"(?:\s*(?:{words.any_meaning('only', 'to_before').pattern}))*"
    joint = words.any_meaning("and", "to_after", "whole").pattern
    end = rf"(?=\s*(?:$|[,，、]|(?:{joint})(?:\s|$)))"
    lasts = words.any_meaning("lasts", "reach_total", "down_to").pattern
    told = re.compile(rf"(?:{lasts}){small}\s*{words.number}{end}")
    for found in reversed(list(told.finditer(folded(piece)))):
        piece = f"{piece[: found.end()]} {words.second} {piece[found.end() :]}"
    return _with_unit_of_one_shot(piece, words, end)


def _with_unit_of_one_shot(piece: str, words: FeedbackWords, end: str) -> str:
    """`trim shot 2 to 4` as `… to 4 seconds`: one shot has a length, `shots 2 to 4` are three."""
    if not words.latin:
        return piece
    noun = words.any_of(lexicon(words.language).cues["shot"])
    verb = words.any_meaning("lengthen", "shorten").pattern
    to = words.pattern("to_before").pattern
    told = rf"(?:{verb})\s+(?:\w+\s+)?(?:{noun})\s+{words.number}\s+(?:{to})\s*{words.number}{end}"
    if found := re.search(told, folded(piece)):
        return f"{piece[: found.end()]} {words.second} {piece[found.end() :]}"
    return piece


def _is_and_all(piece: Clause) -> bool:
    """Whether a piece only says `sign and everything`: a whole goes with its parts."""
    found = piece.words.pattern("and_all").search(piece.text)
    if not found or piece.text[found.end() :].strip(" ,.") or piece.quoted:
        return False
    return len(piece.text[: found.start()].split()) <= 2 and not piece.has("act", "remove")


def _with_words_behind(pieces: list[Clause]) -> list[Clause]:
    """The pieces with new words joined to what they are for: `改一下那句，改成“…”`."""
    found: list[Clause] = []
    for piece in pieces:
        last = found[-1] if found else None
        said = piece.quoted and piece.has("say") and not piece.has("shot", "add")
        behind = _is_only_words(piece) or (last and last.has("add") and said)
        if last and _awaits_words(last) and behind:
            found[-1] = last.having(f"{last.text}, {piece.text}", f"{last.raw}, {piece.raw}")
        else:
            found.append(piece)
    return found


def _awaits_words(piece: Clause) -> bool:
    """Whether a line or a text is to be another one, and nothing tells which."""
    named = piece.has("line", "narration", "lettering") and not piece.quoted
    if piece.has("line") and piece.has("add") and not piece.quoted:
        return not piece.has("remove", "add_shot", "second")
    named = named or (len(piece.quoted) == 1 and piece.has("change", "complaint"))
    wanted = piece.has("change", "complaint", "doubt", "rewrite") or _is_topic(piece)
    other = ("remove", "without", "keep", "add", "lengthen", "move", "swap", "subtitles")
    valued = {hit.kind for hit in piece.hits} & {*VALUE_KINDS, "time"} or _has_seconds(piece)
    return named and wanted and not piece.has(*other) and not valued


def _is_only_words(piece: Clause) -> bool:
    """Whether it is a quotation, and names nothing else that it could be for."""
    named = ("line", "narration", "lettering", "shot", "add", "title_card", "on_screen")
    return len(piece.quoted) == 1 and not piece.residue and not piece.has(*named)


def _adds_a_shot(piece: Clause) -> bool:
    return piece.has("add_shot") or (piece.has("add") and piece.has("shot"))


def _is_silence(piece: Clause) -> bool:
    """Whether it says of a picture that nobody speaks in it: `没有台词`, `セリフはなし`."""
    left = piece.words.any_meaning("line", "say", "silent", "without").sub(" ", piece.text)
    told = piece.has("silent", "line") and piece.has("without", "silent") and not piece.quoted
    return told and not piece.having(left, left).residue


def _joined(pieces: list[Clause], adds: bool = False) -> list[Clause]:
    """The pieces with those that say nothing by themselves joined to what they belong to.

    `adds` tells that a shot was added before, which they may go on to describe.
    """
    found: list[Clause] = []
    lead = False
    for piece in pieces:
        if (adds or any(map(_adds_a_shot, found))) and _is_silence(piece):
            found.append(piece)
            lead = False
            continue
        if is_courtesy(piece):
            found.append(piece)
            lead = False
            continue
        apart = found and (_is_left_over(found[-1], piece) or _forbids_more(found[-1], piece))
        apart = apart or (found and is_courtesy(found[-1]))
        apart = apart or (found and all(map(_gives_a_number_time, (found[-1], piece))))
        if apart or (found and not lead and _only_complains(piece)):
            found.append(piece)
            continue
        fits = found and len(found[-1].text) + len(piece.text) < LONGEST_CLAUSE
        if fits and (lead or _belongs_to(found[-1], piece)):
            last = found.pop()
            piece = last.having(f"{last.text}, {piece.text}", f"{last.raw}, {piece.raw}")
        lead = _says_nothing_alone(piece)
        found.append(piece)
    return found


def _gives_a_number_time(piece: Clause) -> bool:
    """Whether `2 too long` is a wish of its own: it opens with the number of a shot."""
    opens = re.match(rf"\W*{piece.words.number}\W", piece.text)
    return bool(opens) and piece.has("lengthen", "shorten") and not _has_seconds(piece)


def _is_left_over(last: Clause, piece: Clause) -> bool:
    """Whether a piece is what stays after something goes: `no alarm, just the wind`."""
    pronouns = [hit.end for hit in piece.values("pronoun") if not piece.text[: hit.start].strip()]
    text = piece.words.any_meaning("lead", "add", "begins").sub(" ", piece.text)
    starts = (text.strip(), piece.text[max(pronouns, default=0) :].strip())
    opens = any(piece.words.pattern("only_that").match(start) for start in starts)
    ends = not piece.words.latin and piece.has("only_that") and not piece.has("instead")
    return (opens or ends) and last.has("remove", "without", "silent") and not piece.quoted


def _forbids_more(last: Clause, piece: Clause) -> bool:
    """Whether a piece takes away something else than how somebody speaks: `Scottish, no gulls`."""
    if _tells_of_new_shot(last, piece):
        return False
    spoken = bool({hit.kind for hit in last.hits} & {"dialect", "language", "manner"})
    spoken = spoken or last.has("spoken_manner")
    same = {hit.kind for hit in piece.hits} & {"dialect", "language", "manner"}
    return spoken and not same and not piece.has("accent", "voice") and _forbids(piece)


def _belongs_to(last: Clause, piece: Clause) -> bool:
    """Whether a piece is the `not a folder` of the one before it, or what is to be said instead."""
    instead = last.has("say_not") and bool(last.quoted and piece.quoted)
    if _denies_somebody(last, piece):
        return True
    if last.has("each") and _has_seconds(last) and _is_only_length(piece):
        return True
    if last.has("lengthen", "shorten") and not _has_seconds(last) and _is_only_length(piece):
        return True
    if last.has("split") and _has_seconds(piece) and not piece.has("act", "delta", "shot"):
        return True
    if _removes_what_was_named(last, piece) or _adds_there(last, piece):
        return True
    if _names_place_of_new(last, piece):
        return True
    if _tells_of_new_shot(last, piece):
        return True
    if last.has("split") and not piece.quoted and _tells_a_part(piece):
        return True
    card = last.has("title_card") and last.has("add", "opens_on", "ends_on") and not last.quoted
    if card and (piece.quoted or _has_seconds(piece)) and not piece.has("shot", "remove"):
        return True
    opened = last.has("line") and not last.quoted and piece.quoted and not piece.has("act", "say")
    return instead or bool(opened) or _details_new(last, piece) or _says_nothing_alone(piece)


def _denies_somebody(last: Clause, piece: Clause) -> bool:
    """Whether a piece tells who is to speak instead: `别让A说，让B说`, `A가 아니라, B가`."""
    words = last.words
    behind = re.search(rf"(?:{words.pattern('not_them').pattern})\W*$", last.text)
    ahead = words.pattern("but_them").match(piece.text.strip())
    told = last.has("not_them") and (last.quoted or last.has("line", "narration"))
    if words.latin or piece.quoted or last.values("dialect") or last.values("manner"):
        return False
    if last.has("speaks_first", "speaks_last"):
        return False
    return bool(behind or (ahead and told)) and piece.has("casts", "say")


def _tells_of_new_shot(last: Clause, piece: Clause) -> bool:
    """Whether a piece goes on telling what a new shot shows, behind its colon: `2 s: a dog`.

    What forbids text, sound or music is a wish for the video.
    """
    whole = ("subtitles", "captions", "music", "narration", "no_text", "idle", "keep", "lettering")
    joined = last.having(f"{last.text}, {piece.text}", f"{last.raw}, {piece.raw}")
    if not last.has("add_shot") or ":" not in joined.text or piece.quoted or piece.has(*whole):
        return False
    opens = piece.words.pattern("act").match(piece.text.strip())
    shot = re.search(
        rf"(?:{piece.words.pattern('shot').pattern})\s*{piece.words.number}", piece.text
    )
    return not shot and not (opens and not _forbids(piece))


def _names_place_of_new(last: Clause, piece: Clause) -> bool:
    """Whether only a place stands before a new shot: `after the wide, a new 2 s shot`."""
    sides = last.words.any_meaning("after", "before").match(last.text.strip())
    deed = last.has("act", "delta", "keep", "say", "music", "sounds") or last.quoted
    if not last.words.latin:
        placed = last.has("after", "before", "between", "at_the_end", "at_the_start")
        adds = piece.has("add_shot") or (piece.has("add") and piece.has("shot"))
        return placed and adds and not deed and not last.has("longer", "shorter", "add")
    return bool(sides) and not deed and piece.has("add_shot")


def _tells_a_part(piece: Clause) -> bool:
    """Whether a piece says what one part of a split shot holds: `then 3 s of her talking`."""
    then = piece.words.pattern("next_part").match(piece.text.strip())
    return piece.has("first_half", "second_half") or bool(then and _has_seconds(piece))


def _details_new(last: Clause, piece: Clause) -> bool:
    """Whether a piece is the length, the framing or the place of a shot just added."""
    adds = last.has("add_shot") or (last.has("add") and last.values("framing"))
    if not adds or piece.quoted:
        return False
    words = piece.words
    left = seconds_pattern(words).sub(" ", piece.text)
    for hit in (*piece.values("framing"), *piece.values("angle"), *piece.values("movement")):
        left = left[: hit.start] + " " * (hit.end - hit.start) + left[hit.end :]
    small = ("in_prep", "at_the_end", "at_the_start", "to_end", "to_front", "framing_lead")
    left = words.any_meaning(*small, "article", "filler", "second", "only").sub(" ", left)
    return left.strip(" ,.") != piece.text.strip(" ,.") and not any(map(str.isalnum, left))


def _removes_what_was_named(last: Clause, piece: Clause) -> bool:
    """Whether a sound is complained of, and then only `take it out` is said: `太吵了，去掉`."""
    heard = last.has("sounds", "music", "hear") or any(hit.kind == "sound" for hit in last.hits)
    out = piece.has("remove") and not piece.residue and not piece.has("shot", "line")
    swaps = piece.words.pattern("to_them").match(piece.text.strip())
    out = out or (bool(swaps) and piece.has("sounds", "music") and not piece.quoted)
    return heard and out and last.has("complaint") and not last.has("remove", "without")


def _adds_there(last: Clause, piece: Clause) -> bool:
    """Whether a place and a length stand before the shot that is to be added there."""
    placed = last.has("at_the_start", "at_the_end", "to_front", "to_end") and not last.residue
    adds = piece.has("add_shot") or (piece.has("add") and piece.has("shot"))
    return placed and adds and not last.has("act", "delta", "keep", "shot")


def _says_nothing_alone(piece: Clause) -> bool:
    """Whether a piece is only `in the last shot`, `instead of following him`, `cold and wet`."""
    denies = piece.words.pattern("rather_than").match(piece.text.strip())
    if _is_topic(piece):
        return True
    if is_reason(piece):
        return False
    known = piece.has("say", "idle", "want", "that_much", "hear", "same_length")
    known = known or piece.has("first_version", "version", "undo", "redo")
    known = known or (not piece.words.latin and piece.has("instead")) or _names_both(piece)
    nouns = ("captions", "subtitles", "narration", "music", "lettering", "accent")
    forbids = piece.has("remove", "without") and piece.has(*nouns)
    known = known or forbids
    return (bool(denies) and not forbids) or not (_is_whole(piece) or known)


def _names_both(piece: Clause) -> bool:
    """Whether it tells the new thing and the old one: `a Ferrari instead of the Lambo`."""
    words = piece.words
    for found in words.pattern("replaces").finditer(piece.text):
        sides = (piece.text[: found.start()], piece.text[found.end() :])
        if all(piece.having(side, side).residue for side in sides):
            return True
    return False


def is_reason(piece: Clause) -> bool:
    """Whether a piece only tells why the next one is wanted: `声が遠いので`."""
    ending = piece.words.pattern("reason_end").pattern
    told = re.search(rf"(?:{ending})\W*$", piece.text)
    return told is not None and not (piece.quoted or piece.has("act", "remove", "add"))


def _is_topic(piece: Clause) -> bool:
    """Whether a piece only tells what the next one is about: `Walter's line, softer`."""
    nouns = piece.words.any_meaning("line", "manner_noun").pattern
    noun = re.search(rf"(?:{nouns})\W*$", piece.text)
    given = piece.words.latin and piece.has("give_to")
    return noun is not None and not (
        given or piece.has("act", "delta", "keep") or _says_value(piece)
    )

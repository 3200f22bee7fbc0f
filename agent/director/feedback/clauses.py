"""A message of feedback in clauses, each one wish or several on the same thing.

It is cut at its marks and conjunctions (**wholes** tell where a wish stands on either side), and
what belongs together is joined again (**joining**). Knows no plan.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..vocabulary import lexicon
from .clause import (
    LONGEST_CLAUSE,
    Clause,
    masked,
    seconds_pattern,
    shot_before_length,
    unit_after,
)
from .contrasted import without_what_is_not_meant
from .courtesy import is_courtesy, repeats_wish, without_courtesy, without_emoji, without_tag
from .filmed_apart import at_the_camera
from .joining import (
    completed,
    explains_order,
    joined,
    shot_and_number,
    with_words_behind,
    with_words_said,
)
from .joining_parts import with_parts_behind, with_pictures_behind
from .naming import with_names_behind
from .pauses import at_commas, sentences
from .quoted_in_row import at_targets
from .seconds_in_row import with_units
from .shown_behind import with_shown
from .taken_back import without_what_is_taken_back
from .wholes import (
    adds_a_shot,
    asks_more,
    begins_wish,
    begins_with_name,
    casts,
    denies_its_value,
    forbids,
    has_predicate,
    has_seconds,
    is_and_all,
    is_interjection,
    is_left_to_us,
    is_only_amount,
    is_to_be_gone,
    is_whole,
    only_complains,
    says_enough,
    says_value,
    says_what,
    tells_an_age,
)
from .words import WORD_START, FeedbackWords, feedback_words, folded

LONGEST_THING = 5
"""Words of what is made longer or shorter, as in `trim the face with the ash to 3`."""
LONGEST_LEAD = 8
"""Letters before `two small things:` that are no words of the lexicon."""
_BULLET = re.compile(r"(?m)^[ \t\u3000]*[・･•●■□◆◇▶►▪※＊]+[ \t\u3000]*")
"""Signs that only begin a line of a list."""
_CIRCLED = re.compile("([①-⑳])")
_TAKES = ("longer", "shorter")


def clauses(
    said: str, language: str, names: Iterable[str] = (), repeated: Iterable[str] = ()
) -> tuple[Clause, ...]:
    """The message's clauses, in order; a name of the plan may begin a wish of its own.

    `repeated` are words of the plan that count as quoted wherever they stand.
    """
    known = tuple(sorted((folded(name) for name in names if name), key=len, reverse=True))
    text, quotes = masked(said, repeated)
    words = feedback_words(language)
    text = _BULLET.sub(" ", without_emoji(text))
    text = _with_listed_wishes(_with_circled_shots(text, words), words)
    text = with_units(_in_figures(_asked_plainly(text, words), words), words)
    text = without_what_is_taken_back(text, words, known)
    text = without_what_is_not_meant(text, words, known)
    if again := list(words.pattern("that_is").finditer(folded(text))):
        text = text[again[-1].end() :]
    text = _without_preambles(_without_openers(text, words), words)
    found: list[Clause] = []
    for told, asked in sentences(text, words):
        sentence, asks = _consented(told, asked, words)
        pieces_said = [_with_units(piece, words) for piece in at_commas(sentence, words)]
        stretches = [part for piece in pieces_said for part in _of_bounded_length(piece)]
        pieces = [Clause(folded(p), p, quotes, asks, words) for p in stretches]
        pieces = [part for piece in pieces for part in _at_lengths(piece)]
        pieces = [part for piece in pieces for part in at_targets(piece)]
        pieces = [part for piece in pieces for part in _at_conjunctions(piece, known)]
        pieces = [without_courtesy(part) for part in completed(pieces) if not is_and_all(part)]
        more = bool(found) or len(pieces) > 1
        pieces = [part for part in pieces if not (more and is_left_to_us(part))]
        pieces = [part for part in pieces if not is_interjection(part)] or pieces
        pieces = [p for n, p in enumerate(pieces) if not (n and explains_order(pieces[n - 1], p))]
        adds = any(map(adds_a_shot, found))
        found += joined([piece for piece in pieces if piece.text.strip(" ,:")], adds)
    found = with_shown(with_pictures_behind(found))
    found = with_parts_behind(with_words_behind(with_words_said(with_names_behind(found))))
    found = [part for clause in found for part in at_the_camera(clause)]
    found = [part for n, part in enumerate(found) if not (n and repeats_wish(found[n - 1], part))]
    wanted = [piece for piece in found if not only_complains(piece)]
    return tuple(wanted if any(map(is_whole, wanted)) else found)


def _consented(told: str, asks: bool, words: FeedbackWords) -> tuple[str, bool]:
    """A sentence without its `可以吗？`, and whether it asks for more than consent."""
    tagged = asks or not words.latin
    plain = without_tag(Clause(folded(told), told, (), asks, words)).raw if tagged else told
    return plain, asks and plain == told


def _with_circled_shots(text: str, words: FeedbackWords) -> str:
    """The text with `②` as `shot 2`, as people number shots.

    Where what stands behind one names a shot of its own, it only counts the wishes.
    """
    pieces = _CIRCLED.split(text)
    told = [Clause(folded(part), part, (), False, words) for part in pieces[2::2]]
    named = rf"(?:{words.pattern('shot').pattern})\s*{words.number}|{words.ordinal}"
    lead = words.any_meaning("in_prep", "lead", "polite").pattern
    counts = any(re.match(rf"\W*(?:{lead})?\s*(?:{named})", part.text) for part in told)
    counts = counts or _counts_wishes(pieces[1::2], told)
    counts = counts or any(_names_its_own(_up_to_a_comma(part)) for part in told)
    noun = re.compile(rf"(?:{words.pattern('shot').pattern})\s*$")
    for at in range(1, len(pieces), 2):
        number = str(round(unicodedata.numeric(pieces[at])))
        before = folded(pieces[at - 1])
        called = words.replies["shot"].format(shot=number)
        pieces[at] = number if noun.search(before) else "\n" if counts else called
    return "".join(pieces)


def _up_to_a_comma(part: Clause) -> Clause:
    end = re.search(r"[,，、。;；]|$", part.text)
    return part if end is None else part.having(part.text[: end.start()], part.raw[: end.start()])


def _counts_wishes(signs: Sequence[str], told: Sequence[Clause]) -> bool:
    """Whether `①縦やめて16:9 ②9秒に` counts wishes: ① and so on in turn, and no particle behind."""
    turns = [round(unicodedata.numeric(sign)) for sign in signs]
    if turns != list(range(1, len(turns) + 1)) or len(turns) < len(("one", "other")):
        return False
    words = told[0].words
    ties = words.any_meaning("in_post", "list_joint", "to_before", "shot").pattern
    particles = words.pattern("in_post").pattern != words.any_of(())
    return particles and not any(re.match(rf"\W*(?:{ties})", part.text) for part in told)


def _with_listed_wishes(text: str, words: FeedbackWords) -> str:
    """The text with a line for each wish of `1. vertical 2. make it 15 s`, which counts no shots.

    Numbers alone may be those of shots, as in `1. longer 2. shorter`: one of the wishes has to
    name what it is for. Letters always count wishes.
    """
    for sign in (r"\d{1,2}", "[a-h]"):
        wide = r"[）．]|(?<=\d)、" if not words.latin else "(?!)"
        listed = (
            rf"(?<![^\s(（:：;；。!！?？])[(（]?({sign})(?:[.)]\s+|(?:{wide}|(?<=\d)\))\s*)(?=\S)"
        )
        marks = list(re.finditer(listed, text))
        turns = [mark[1] for mark in marks]
        if turns[:2] not in (["1", "2"], ["a", "b"]) or turns != sorted(turns):
            continue
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        told = (text[mark.end() : end] for mark, end in zip(marks, ends, strict=True))
        parts = [Clause(folded(part), part, (), False, words) for part in told]
        if sign == "[a-h]" or any(map(_names_its_own, parts)):
            for mark in reversed(marks):
                text = f"{text[: mark.start()]}\n{text[mark.end() :]}"
    return text


def _names_its_own(part: Clause) -> bool:
    """Whether a wish is for the whole video, or names the shot or the line it is for."""
    whole = ("whole", "music", "subtitles", "captions", "narration", "title_of_video", "line")
    noun = rf"(?:{part.words.pattern('shot').pattern})\s*{part.words.number}"
    named = re.search(f"{noun}|{part.words.ordinal}", part.text) is not None
    return named or part.has(*whole) or bool(part.values("aspect") or part.values("resolution"))


def _asked_plainly(text: str, words: FeedbackWords) -> str:
    """The text with `能不能`, which holds a denial that is none, as a plain `please`."""
    for asked in words.pattern("asks_whether").finditer(folded(text)):
        width = asked.end() - asked.start()
        please = words.please[:width].ljust(width)
        text = text[: asked.start()] + please + text[asked.end() :]
    return text


def _in_figures(text: str, words: FeedbackWords) -> str:
    """The text with `half a second` as `0.5 seconds`, and `15 s → 12 s` as `12 s`."""
    unit = words.pattern("second").pattern.replace(WORD_START, "")
    text = re.sub(rf"(?<=\d),(?=\d+\s?(?:{unit}))", ".", text, flags=re.IGNORECASE)
    say = rf"(?<=,)\s*(?:{words.pattern('lets_say').pattern})(?=\s+{words.number}\s?(?:{unit}))"
    text = re.sub(say, "", text, flags=re.IGNORECASE)
    now = rf"\d+(?:\.\d+)?\s?(?:{unit})\s*(?:→|⇒|➡|➔|-+>|=>)\s*(?=\d+(?:\.\d+)?\s?(?:{unit}))"
    text = re.sub(now, lambda old: " " * len(old[0]), text, flags=re.IGNORECASE)
    named = rf"{words.number}|{words.ordinal}"
    bare = rf"(?<![\d.])\d+(?:\.\d+)?\s*(?:→|⇒|➡|➔|=>)\s*(?=\d+(?:\.\d+)?\s?(?:{unit}))"
    for old in re.finditer(bare, text, re.IGNORECASE):  # `shot 2: 4→3 s`
        before = re.split(r"[,，、。;；\n]|\.(?!\d)", text[: old.start()])[-1]
        if re.search(named, folded(before)):
            text = text[: old.start()] + " " * len(old[0]) + text[old.end() :]
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
    for colon in re.finditer(r":\s", clause.text):
        left = clause.having(clause.text[: colon.start()], clause.raw[: colon.start()])
        right = clause.having(clause.text[colon.end() :], clause.raw[colon.end() :])
        heard = clause.words.latin and forbids(left) and right.has("hear", "use_instead")
        if heard or (left.has("whole") and has_seconds(left) and has_seconds(right)):
            yield left
            yield from _at_conjunctions(right, names)
            return
    for verb in clause.words.pattern("then_only").finditer(clause.text):
        left = clause.having(clause.text[: verb.end()], clause.raw[: verb.end()])
        right = clause.having(clause.text[verb.end() :], clause.raw[verb.end() :])
        heard = left.has("music", "sounds") and right.has("sounds")
        heard = heard or (_takes(left) and _takes(right))
        instead = left.quoted and right.quoted and not _names_its_words(right)
        instead = instead or _is_only_the_new(right)
        instead = instead or right.has("merge")
        if not (left.has("all_but") or denies_its_value(left) or instead) and (
            is_whole(right) or right.has("hear", "only_that", "instead") or heard
        ):
            yield left
            yield from _at_conjunctions(right, names)
            return
    for share in clause.words.pattern("that_much").finditer(clause.text):
        left = clause.having(clause.text[: share.start()], clause.raw[: share.start()])
        right = clause.having(clause.text[share.start() :], clause.raw[share.start() :])
        if is_only_amount(left):
            continue
        deeds = ("remove", "lengthen", "shorten", *(("shot",) if left.words.latin else _TAKES))
        told = left.words.latin or left.has("act", "takes_off", *_TAKES)
        if (told and has_seconds(left)) or left.has(*deeds):
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
        in_turn = left.has("split") and left.words.pattern("next_part").search(joint[0])
        if _ends_between(left) or (in_turn and left.words.latin and not right.has("act")):
            continue
        if (
            (_takes_time(left) and _takes_time(right))
            or (_is_filmed_so(left) and _is_filmed_so(right))
            or (left.has(*ends) and (right.has(*ends) or is_courtesy(right)))
            or asks_more(left, right)
            or _tells_more_of(left, right, names)
            or _wants_both_done(left, right)
            or (
                says_enough(left)
                and not (_lists_shots(left, right) or _pairs_shots(left, right))
                and not _counts_on(left, right)
                and (
                    begins_wish(right)
                    or _goes_on(left, right)
                    or (right.has("whole") and has_seconds(right) and not has_seconds(left))
                    or (says_what(left) and begins_with_name(right, names))
                    or (casts(left) and casts(right) and begins_with_name(right, names))
                    or ((says_value(left) or left.has("hear")) and forbids(right))
                    or (right.has("hear") and not left.words.latin)
                )
            )
        ):
            yield left
            yield from _at_conjunctions(right, names)
            return
    yield clause


def _is_only_the_new(right: Clause) -> bool:
    """Whether `やめて「…」に` has the words that come behind the verb by which the old ones go."""
    to = right.words.pattern("to_them").pattern
    new = re.match(rf"\W*⟦\d+⟧\s*(?:{to})", right.text)
    other = ("line", "say", "add", "shot", "music")
    return new is not None and len(right.quoted) == 1 and not right.has(*other)


def _names_its_words(right: Clause) -> bool:
    """Whether what is quoted has a line or a sign of its own before it: `수아 대사는 “…”로`."""
    before = right.text.partition("⟦")[0]
    return right.having(before, before).has("line", "lettering", "narration")


def _ends_between(left: Clause) -> bool:
    """Whether the other side of a place is still to come: `between shot 2`, `entre el 2`."""
    found = list(left.words.pattern("between").finditer(left.text))
    return bool(found and left.words.latin) and len(left.text[found[-1].end() :].split()) <= 4


def _takes_time(clause: Clause) -> bool:
    """Whether it makes a shot that it counts longer or shorter: `el 3 más largo`."""
    counted = re.search(f"{clause.words.ordinal}|{clause.words.number}", clause.text)
    return counted is not None and clause.has(*_TAKES, "lengthen", "shorten")


def _is_filmed_so(clause: Clause) -> bool:
    """Whether it tells the camera of a shot that it counts: `plano 4 en mano`, `el 1 fijo`."""
    words = clause.words
    lead = words.any_meaning("number_lead", "in_the", "shot").pattern
    counted = re.search(rf"(?:{lead})\s*#?{words.number}(?!\w)|{words.ordinal}", clause.text)
    seen = any(clause.values(kind) for kind in ("framing", "angle", "movement"))
    told = seen or clause.has("still", "no_movement")
    return bool(words.latin and counted and told) and not has_seconds(clause)


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
    named = shot_before_length(words)
    whole = re.compile(rf"(?:{words.pattern('whole').pattern})\s*$")  # `늘려서 총 15초`
    first = named.search(clause.text, 0, lengths[0][0] + 1)
    for (_, end), (start, _) in pairwise(lengths):
        found = named.search(clause.text, end, start + 1)
        if first and (found := found or whole.search(clause.text, end, start)):
            at = found.start()
            yield clause.having(clause.text[:at], clause.raw[:at])
            yield from _at_lengths(clause.having(clause.text[at:], clause.raw[at:]))
            return
    yield clause


def _lists_shots(left: Clause, right: Clause) -> bool:
    """Whether `shorten the first | and the last by a second each` is one wish for two shots."""
    words = left.words
    named = rf"(?:{words.ordinal}|{words.number})"
    small = words.any_meaning("shot", "in_prep", "in_the", "of_it").pattern
    ends = re.search(rf"{named}\W*(?:{words.pattern('shot').pattern})?\W*$", left.text)
    opens = re.match(rf"\W*(?:(?:{small})\s*)*{named}", right.text)
    deeds = ("lengthen", "shorten", "longer", "shorter", "merge")
    open_wish = left.has(*deeds) and not has_seconds(left)
    more = right.has("act", "delta", "lengthen", "shorten")
    return bool(ends and opens) and open_wish and has_seconds(right) and not more


def _tells_more_of(left: Clause, right: Clause, names: Sequence[str]) -> bool:
    """Whether `Jun is called Mira now | and she's in her forties` tells two things of somebody."""
    words, text = right.words, right.text.lstrip(" ,")
    subject = next(
        (h for h in right.values("pronoun") if not right.text[: h.start].strip(" ,")), None
    )
    named = any(re.search(rf"{WORD_START}{re.escape(name)}", left.text) for name in names)
    if not (words.latin and subject and named) or left.asks:
        return False
    is_so = words.any_meaning("is_somebody", "voice", "wear", "act").pattern
    led = re.match(rf"[\w]+\s*(?:{is_so})", text)
    told = {hit.kind for hit in right.hits} & {"manner", "dialect", "language", "speaking"}
    aged = tells_an_age(right) or right.has("wear")
    return led is not None and bool(told or aged) and has_predicate(left)


def _wants_both_done(left: Clause, right: Clause) -> bool:
    """Whether `I want 2 and 3 swapped | and the jazz gone` wants two things done."""
    told = left.has("swap", "merge", "split", "remove", "delta") or says_value(left)
    return left.has("want") and told and is_to_be_gone(right)


def _counts_on(left: Clause, right: Clause) -> bool:
    """Whether `make 2 | and 3 one shot` is one wish: nothing is told of the first number."""
    words = left.words
    ends = re.search(rf"{words.number}\W*$", left.text)
    told = left.having(left.text[: ends.start()], left.raw[: ends.start()]) if ends else left
    small = ("act", "polite", "want", "shot", "number_lead", "in_the", "in_prep", "filler", "lead")
    bare = words.any_meaning(*small).sub(" ", told.text)
    opens = re.match(rf"\W*{words.number}(?!{unit_after(words)})", right.text)
    return bool(words.latin and ends and opens) and not any(map(str.isalnum, bare))


def _pairs_shots(left: Clause, right: Clause) -> bool:
    """Whether `the radio shot | and shot 2 should trade places` is one wish for two shots."""
    between = ("swap", "merge", "reversed")
    opens = right.words.pattern("act").match(right.text.strip())
    return right.has(*between) and not left.has(*between, "remove", "delta") and not opens


def _goes_on(left: Clause, right: Clause) -> bool:
    """Whether `el 3 solo 2` goes on with what was said of seconds."""
    return has_seconds(left) and shot_and_number(right) is not None


def _with_units(piece: str, words: FeedbackWords) -> str:
    """`should last 5` as `should last 5 seconds`: only a length follows such a verb."""
    small = rf"(?:\s*(?:{words.any_meaning('only', 'to_before').pattern}))*"
    joint = words.any_meaning("and", "to_after", "whole").pattern
    end = rf"(?=\s*(?:$|[,，、]|(?:{joint})(?:\s|$)))"
    lasts = words.any_meaning("lasts", "reach_total", "down_to", "limit").pattern
    told = re.compile(rf"(?:{lasts}){small}\s*{words.number}{end}")
    for found in reversed(list(told.finditer(folded(piece)))):
        piece = f"{piece[: found.end()]} {words.second} {piece[found.end() :]}"
    piece = _with_unit_for_each(piece, words)
    return _with_unit_of_one_shot(_with_units_in_turn(piece, words), words, end)


def _with_unit_for_each(piece: str, words: FeedbackWords) -> str:
    """`five for each shot` as `five seconds for each shot`, where nothing else is told."""
    small = words.any_meaning("of_what", "in_prep", "number_lead").pattern
    each = words.any_meaning("each", "every_shot").pattern
    told = rf"\W*(?P<n>{words.number})\s+(?:(?:{small})\s+)*(?:{each})\W*"
    found = re.fullmatch(told, folded(piece)) if words.latin else None
    if not found or words.value(found["n"]) <= 1:
        return piece
    return f"{piece[: found.end('n')]} {words.second}{piece[found.end('n') :]}"


def _with_units_in_turn(piece: str, words: FeedbackWords) -> str:
    """`take 2 s off 2 and 1 off 3` as `… and take 1 s off 3`."""
    if not words.latin:
        return piece
    lead = words.any_meaning("number_lead", "to_before", "in_prep").pattern
    extra = words.pattern("extra").pattern
    shot = rf"(?:(?:{lead})\s+)+(?:(?:{words.pattern('shot').pattern})\s+)?{words.number}"
    first = re.search(rf"{seconds_pattern(words).pattern}\s+{shot}", folded(piece))
    joint = rf"(?:{words.pattern('and').pattern}|,)"
    more = (
        rf"{joint}\s*(?P<n>{words.number})(?=\s+(?:(?:{extra})\s+)?{shot}(?!{unit_after(words)}))"
    )
    told = re.compile(more).search(folded(piece), first.end()) if first else None
    if not told:
        return piece
    verb = words.any_meaning("act", "longer", "shorter").search(folded(piece))
    ordered = f"{verb[0]} " if verb and first and verb.start() < first.start() else ""
    start, end = told.span("n")
    return f"{piece[:start]}{ordered}{piece[start:end]} {words.second}{piece[end:]}"


def _with_unit_of_one_shot(piece: str, words: FeedbackWords, end: str) -> str:
    """`trim shot 2 to 4` as `… to 4 seconds`: one shot has a length, `shots 2 to 4` are three.

    What is called otherwise has one, too: `trim the ash face to 3`.
    """
    if not words.latin:
        return piece
    noun = words.any_of(lexicon(words.language).cues["shot"])
    verb = words.any_meaning("lengthen", "shorten").pattern
    to = words.pattern("to_before").pattern
    number = words.number
    cut = words.any_meaning("lengthen", "shorten", "remove").pattern
    one = rf"(?:{cut})\s+(?:\w+\s+)?(?:{noun})\s+{number}|(?:{verb})\s+{number}"
    counted = rf"(?:{one})\s+(?:{to})\s*{number}{end}"
    thing = rf"(?:(?!{number}|{noun})[\w'-]+\s+){{1,{LONGEST_THING}}}?"
    one_of_them = words.pattern("another_one").pattern  # `extend the very last one`
    called = rf"(?:{verb})\s+{thing}(?:{to})\s*(?!{one_of_them}\W*$){number}{end}"
    if found := re.search(f"{counted}|{called}", folded(piece)):
        return f"{piece[: found.end()]} {words.second} {piece[found.end() :]}"
    return piece

"""What a stretch of a message says by itself: a wish, a reason, a topic, or nothing alone.

Knows how people word wishes; knows no plan.
"""

import re
from collections.abc import Sequence

from .clause import MASK, VALUE_KINDS, Clause, seconds_pattern

MANNERS = ("laughter", "weeping", "shouting", "irony")
"""Meanings whose phrases all tell one manner: `laugh`, `giggling`, `risas`."""
ARROW = r"\w\s*(?:→|⇒|-+>|=>)\s*\w"
"""The old and the new beside each other: `꽃잎→낙엽`."""
LONGEST_LEFT = 3
"""Words before `however you like`; where no blanks part words, twice as many letters."""
LONGEST_FAULT = 4
"""Letters of what is `too ...`, in scripts without blanks."""


def is_interjection(piece: Clause) -> bool:
    """Whether it is no more than `hey`, `hmm` or `por favor`."""
    small = ["interjection", *(("idle", "approve", "chat") if piece.has("idle") else ())]
    left = piece.words.any_meaning(*small).sub(" ", piece.text)
    return left != piece.text and not piece.quoted and not any(map(str.isalnum, left))


def only_complains(piece: Clause) -> bool:
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


def is_only_amount(clause: Clause) -> bool:
    """Whether it names seconds and nothing that is to become of them: `把这一秒`."""
    words = clause.words
    small = ("in_prep", "lead", "pronoun", "of_it", "second", "minute", "polite", "that_much")
    left = re.sub(words.number, " ", words.any_meaning(*small).sub(" ", clause.text))
    return not any(map(str.isalnum, left))


def is_heard_unseen(clause: Clause) -> bool:
    """Whether somebody is to be heard and not seen: `we hear Mei off screen`."""
    return clause.words.latin and clause.has("hear") and clause.has("as_voice_over")


def is_only_length(clause: Clause) -> bool:
    """Whether it says no more than `2초로`."""
    small = ("to_after", "filler", "act", "polite", "second")
    left = re.sub(clause.words.number, " ", clause.words.any_meaning(*small).sub(" ", clause.text))
    return has_seconds(clause) and not any(map(str.isalnum, left))


def denies_its_value(clause: Clause) -> bool:
    """Whether it ends in a value that should not be, so that the right one follows: `인도 말고`."""
    values = [hit for hit in clause.hits if hit.kind in VALUE_KINDS]
    tail = clause.text[values[-1].end :].strip() if values else ""
    return clause.words.pattern("denies_after").fullmatch(tail) is not None


def says_enough(left: Clause) -> bool:
    """Whether what stands before a conjunction is a wish already, such as `no subtitles`."""
    return (
        is_whole(left)
        or casts(left)
        or (left.words.latin and left.has("split"))
        or left.has(
            *("subtitles", "no_text", "mute", "music", "silent", "captions", "remove", "without"),
            "hear",
        )
    )


def forbids(clause: Clause) -> bool:
    """Whether it begins with a word that takes something away: `no gulls`."""
    text = clause.words.pattern("polite").sub(" ", clause.text).strip()
    return clause.words.any_meaning("without", "remove").match(text) is not None


def says_what(left: Clause) -> bool:
    """Whether a wish is told in full, so that a name behind `and` is no second one for it."""
    told = ("delta", "remove", "without", "subtitles", "no_text", "mute", "music", "silent", "wear")
    return says_value(left) or left.has(*told)


def casts(clause: Clause) -> bool:
    """Whether it tells who says which line: `Tom says the last line`, `Mei says his`."""
    return clause.has("say") and clause.has("line", "theirs") and not clause.quoted


def begins_with_name(clause: Clause, names: Sequence[str]) -> bool:
    """Whether it begins with somebody of the plan, or the narrator, and says what is to become."""
    words = clause.words
    small = words.any_meaning("article", "in_prep", "name_lead").pattern
    bare = re.sub(rf"^\W*(?:(?:{small})\s+)*", "", clause.text)
    opens = bare.startswith(tuple(names)) or words.pattern("narration").match(bare)
    told = {hit.kind for hit in clause.hits} & {"speaking", "manner", "dialect", "language"}
    return bool(opens) and bool(told or is_whole(clause) or clause.has("wear", "on_camera"))


def is_whole(clause: Clause) -> bool:
    """Whether it says what is to become of something."""
    return says_value(clause) or clause.has("act", "delta", "keep", "still")


def is_wish(clause: Clause) -> bool:
    """Whether a clause may tell what is to be changed, and does not only tell a story."""
    verb_may_end = not clause.words.latin and clause.has("act", "remove")
    return begins_wish(clause) or verb_may_end or clause.has("want", "idle", "undo", "approve")


def begins_wish(clause: Clause) -> bool:
    """Whether it is a wish of its own: begins with a verb of change, or names whom and what."""
    verbs = ("act", "opens_on", "ends_on") if clause.words.latin else ("act",)
    verb = clause.words.any_meaning(*verbs).match(clause.text.strip())
    ordered = re.search(clause.words.ordinal, clause.text) is not None
    takes_time = clause.words.latin and ordered and clause.has("lengthen", "shorten")
    names_target = (ordered or clause.has("shot", "another_one")) and is_whole(clause)
    names_target = names_target or takes_time
    passes_on = clause.words.pattern("that_much").match(clause.text.strip())
    return bool(verb or passes_on) or names_target or clause.has("begins")


def says_value(clause: Clause) -> bool:
    """Whether it holds something a plan can be set to."""
    kinds = {hit.kind for hit in clause.hits}
    return (
        bool(kinds & {*VALUE_KINDS, "time"})
        or bool(MASK.search(clause.text))
        or has_seconds(clause)
    )


def forbids_touching(clause: Clause) -> bool:
    """Whether a verb of changing is denied itself: `don't cut`, `消さないで`, `빼지 마세요`."""
    no, deed = (clause.words.pattern(name).pattern for name in ("touch_not", "touch"))
    between = r"(?:\s+\S+)?\s+" if clause.words.latin else r"\s*"
    return re.search(rf"(?:{no}){between}(?:{deed})|(?:{deed})\s*(?:{no})", clause.text) is not None


def has_seconds(clause: Clause) -> bool:
    return bool(seconds_pattern(clause.words).search(clause.text))


def is_denied_move(clause: Clause, end: int) -> bool:
    """Whether a camera that moves so is to go: `도는 거 빼고`, `横について走るカメラはやめて`."""
    words = clause.words
    noun = words.any_meaning("camera", "another_one").pattern
    particle, no = words.pattern("in_post").pattern, words.pattern("denies_after").pattern
    told = rf"\w{{0,3}}?\s*(?:(?:{noun})\s*)+(?:{particle})?\s*(?:{no})"
    return not words.latin and re.match(told, clause.text[end:]) is not None


def is_and_all(piece: Clause) -> bool:
    """Whether a piece only says `sign and everything`: a whole goes with its parts."""
    found = piece.words.pattern("and_all").search(piece.text)
    if not found or piece.text[found.end() :].strip(" ,.") or piece.quoted:
        return False
    return len(piece.text[: found.start()].split()) <= 2 and not piece.has("act", "remove")


def is_left_to_us(piece: Clause) -> bool:
    """Whether a piece beside a wish only leaves the rest to us, or says where it holds: `trim them
    however you like`, `fix it everywhere`."""
    found = piece.words.any_meaning("as_you_like", "everywhere").search(piece.text)
    if not found or piece.quoted or piece.has("shot", "line", "music", "whole"):
        return False
    if re.search(piece.words.number, piece.text) or piece.text[found.end() :].strip(" ,.。"):
        return False
    before = piece.text[: found.start()]
    told = before.split() if piece.words.latin else before.strip()
    return len(told) <= (LONGEST_LEFT if piece.words.latin else 2 * LONGEST_LEFT)


def adds_a_shot(piece: Clause) -> bool:
    return piece.has("add_shot") or (piece.has("add") and piece.has("shot"))


def is_silence(piece: Clause) -> bool:
    """Whether it says of a picture that nobody speaks in it: `没有台词`, `セリフはなし`."""
    left = piece.words.any_meaning("line", "say", "silent", "without").sub(" ", piece.text)
    told = piece.has("silent", "line") and piece.has("without", "silent") and not piece.quoted
    return told and not piece.having(left, left).residue


def says_nothing_alone(piece: Clause) -> bool:
    """Whether a piece is only `in the last shot`, `instead of following him`, `cold and wet`."""
    denies = piece.words.pattern("rather_than").match(piece.text.strip())
    if is_topic(piece):
        return True
    if is_reason(piece):
        return False
    known = piece.has("say", "idle", "want", "that_much", "hear", "same_length")
    known = known or piece.has("first_version", "version", "undo", "redo")
    known = known or (piece.words.latin and _tells_a_deed(piece))
    known = known or (not piece.words.latin and piece.has("instead")) or _names_both(piece)
    known = known or (not piece.words.latin and re.search(ARROW, piece.text) is not None)
    known = known or (not piece.words.latin and _opens_with_a_name(piece))
    hides = (told.match(piece.text.strip()) for told in piece.words.templates("not_shown"))
    known = known or (not piece.words.latin and any(hides))
    known = known or _removes_a_number(piece) or (not piece.words.latin and denies_manner(piece))
    known = known or tells_an_age(piece) or _tells_a_name(piece)
    nouns = ("captions", "subtitles", "narration", "music", "lettering", "accent")
    forbids = piece.has("remove", "without", "off") and piece.has(*nouns)
    forbids = forbids or _puts_one_for_another(piece)
    forbids = forbids or is_to_be_gone(piece)
    known = known or forbids
    known = known or _takes_something_away(piece)
    return (bool(denies) and not forbids) or not (is_whole(piece) or known)


def is_to_be_gone(piece: Clause) -> bool:
    """Whether it names a thing and ends in what becomes of it: `the banjo gone`."""
    gone = piece.words.pattern("gone").pattern
    told = re.search(rf"\w\s+(?:{gone})\W*$", piece.text)
    return piece.words.latin and told is not None and not piece.quoted


def wants_gone(piece: Clause) -> bool:
    """Whether no more is said than that something is wanted gone: `I'd like _ gone`."""
    words = piece.words
    text = piece.text.strip(" ,.!")
    wanted = rf"(?:{words.any_meaning('want', 'polite', 'should_be', 'act').pattern})"
    return bool(re.fullmatch(rf"(?:{wanted}\W*)+(?:{words.pattern('gone').pattern})", text))


def _puts_one_for_another(piece: Clause) -> bool:
    """Whether both are named behind `instead of`: `en vez del gato un perro`."""
    words = piece.words
    led, new = (words.pattern(name).pattern for name in ("replaces", "indefinite"))
    told = rf"\W*(?:\w+\W+)?(?:{led})\s+(?!(?:{new})\s)(?:\w+\s+){{1,3}}(?:{new})\s+\w"
    return words.latin and re.match(told, piece.text) is not None


def _opens_with_a_name(piece: Clause) -> bool:
    """Whether it opens with the word for a name, of one who was spoken of: `名前は拓也で`."""
    words, text = piece.words, piece.text.strip()
    opens = words.pattern("name_word").match(text)
    behind = words.pattern("in_post").sub(" ", text[opens.end() :]) if opens else ""
    return any(map(str.isalpha, behind))


def denies_manner(piece: Clause) -> bool:
    """Whether somebody is not to laugh, weep or shout: `别笑`, `笑わないで`, `웃지 말고`."""
    return any(denied_manner(piece, family) for family in MANNERS)


def denied_manner(piece: Clause, family: str) -> tuple[int, int] | None:
    """Where one family of manners stands right beside what denies it, in either order."""
    words = piece.words
    no, noun = words.pattern("prohibits").pattern, words.pattern(family).pattern
    told = rf"(?:{no})\s*(?:{noun})|(?:{noun})\w?\s*(?:{no})"
    found = re.search(told, piece.text)
    return found.span() if found else None


def _tells_a_deed(piece: Clause) -> bool:
    """Whether it says what becomes of a shot, without a verb of change: `fuera la toma 2`."""
    goes = piece.has("remove_shot") and piece.has("shot")
    return goes or piece.has("opens_on", "ends_on") or forbids_touching(piece)


def _removes_a_number(piece: Clause) -> bool:
    """Whether a shot that it counts is to go, by whatever verb: `3번 날리고`."""
    words = piece.words
    noun, tail = (words.pattern(name).pattern for name in ("shot", "number_tail"))
    counted = rf"{words.number}\s*(?:{tail})|(?:{noun})\s*{words.number}|{words.ordinal}"
    return not words.latin and piece.has("remove_shot") and bool(re.search(counted, piece.text))


def _takes_something_away(piece: Clause) -> bool:
    """Whether it begins with `no` and names what is to go: `no umbrella please`."""
    words = piece.words
    left = words.any_meaning("remove", "without", "polite").sub(" ", piece.text)
    return words.latin and forbids(piece) and bool(piece.having(left, left).residue)


def _tells_a_name(piece: Clause) -> bool:
    """Whether it gives somebody another name: `Jun is called Mira now`."""
    words = piece.words
    return words.latin and any(told.search(piece.text) for told in words.templates("rename"))


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
    if piece.words.pattern("reason_start").match(piece.text.strip(" ,，、")):
        return not piece.quoted
    if piece.has("argues"):
        return not (piece.quoted or has_seconds(piece))
    ending = piece.words.pattern("reason_end").pattern
    told = re.search(rf"(?:{ending})\W*$", piece.text)
    return told is not None and not (piece.quoted or piece.has("act", "remove", "add"))


def is_topic(piece: Clause) -> bool:
    """Whether a piece only tells what the next one is about: `Walter's line, softer`."""
    nouns = piece.words.any_meaning("line", "manner_noun").pattern
    all_of_it = piece.words.any_meaning("all_of_it", "entirely").pattern
    ends = piece.words.pattern("topic_end").pattern
    noun = re.search(rf"(?:{nouns})\W*(?:{all_of_it})?\W*(?:{ends})?\W*$", piece.text)
    given = piece.words.latin and piece.has("give_to")
    return noun is not None and not (
        given or piece.has("act", "delta", "keep") or says_value(piece)
    )


def asks_more(left: Clause, right: Clause) -> bool:
    """Whether `how long is it | and who speaks` are two questions."""
    asks = left.words.any_meaning("open_question", "how_long", "how_many")
    return (
        left.asks
        and asks.match(left.text.strip(" ¿,")) is not None
        and (asks.match(right.text.strip(" ¿,")) is not None)
    )


def has_predicate(clause: Clause) -> bool:
    """Whether something is said of somebody: `Zuri's 14`, `Jun is called Mira`."""
    return clause.has("is_somebody", "change", "act", "say", "wear", "voice")


def tells_an_age(clause: Clause) -> bool:
    """Whether it says how old somebody is: `she's in her forties`, `Zuri's 14 not 8`."""
    words = clause.words
    told = words.pattern("is_somebody").pattern
    no = words.any_meaning("rather_than", "denial").pattern
    years = rf"(?:{told})\s*{words.number}\W+(?:{no})\s+{words.number}\W*$"
    aged = clause.has("years_old", "decade_of_life") and clause.has(
        "is_somebody", "has_age", "wear"
    )
    opens = any(not clause.text[: hit.start].strip(" ,") for hit in clause.values("pronoun"))
    alone = opens and re.search(rf"(?:{told})\s*{words.number}\W*$", clause.text) is not None
    return words.latin and (aged or alone or re.search(years, clause.text) is not None)

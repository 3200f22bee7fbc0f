"""Stretches of a message put together again where one belongs to the one before.

Knows how people string wishes together; knows no plan.
"""

import re

from .clause import LONGEST_CLAUSE, MASK, VALUE_KINDS, Clause, seconds_pattern
from .courtesy import is_courtesy, only_remarks, tells_only
from .heard_in_part import is_called_so
from .joining_parts import calls_by_words, numbered_shot, stands_beside_a_line, tells_a_part
from .wholes import (
    adds_a_shot,
    asks_more,
    forbids,
    has_seconds,
    is_heard_unseen,
    is_only_length,
    is_silence,
    is_topic,
    only_complains,
    says_nothing_alone,
)

_WORDS_AHEAD = re.compile(r"(?:[^\W\d⟦⟧]+\s+){0,2}(?:[^\W\d⟦⟧]+\s*:\s*)?⟦\d")
"""A quotation with no more before it than how it is said: `shyly: “…”`."""
LONGEST_HOW = 3
"""Words of a manner between commas: `he says, very softly, “…”`."""
LONGEST_MANNER = 8
"""Letters that tell how something is said, in scripts without capitals."""


def explains_order(last: Clause, piece: Clause) -> bool:
    """Whether a piece only says how two numbered shots stand once they are swapped."""
    told = re.findall(f"{last.words.ordinal}|{last.words.number}", last.text)
    other = ("act", "shot", "swap", "add", "remove", "keep")
    swapped = last.has("swap") and len(told) > 1
    return swapped and piece.has("next_part") and not (piece.has(*other) or piece.quoted)


def completed(pieces: list[Clause]) -> list[Clause]:
    """The pieces with `and 3 only two` told in full, where `shot 2 six seconds` came before."""
    found: list[Clause] = []
    for piece in pieces:
        last = found[-1] if found else None
        target = shot_and_number(piece)
        if target and _leads_to_length(piece):
            piece = piece.having(
                f"{piece.text} {piece.words.second}", f"{piece.raw} {piece.words.second}"
            )
        if last and target and has_seconds(last) and not has_seconds(piece):
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
    return bool(words.latin and tied and named) and not piece.has(*deeds) and not has_seconds(piece)


def shot_and_number(piece: Clause) -> tuple[str, str] | None:
    """The shot and the number of `3 only two` or `la segunda 13`; None where more is said."""
    words = piece.words
    found = re.findall(f"{words.ordinal}|{words.number}", piece.text)
    if len(found) != 2 or re.fullmatch(words.ordinal, found[1]):
        return None
    small = ("shot", "in_prep", "in_post", "in_the", "only", "to_before", "to_after", "lasts")
    left = re.sub(f"{words.ordinal}|{words.number}", " ", piece.text)
    left = words.any_meaning("second", *small, "list_joint", "lead", "act", "polite").sub(" ", left)
    return None if any(map(str.isalpha, left)) else (found[0], found[1])


def with_words_behind(pieces: list[Clause]) -> list[Clause]:
    """The pieces with new words joined to what they are for: `改一下那句，改成“…”`."""
    found: list[Clause] = []
    for piece in pieces:
        last = found[-1] if found else None
        said = piece.quoted and piece.has("say") and not piece.has("shot", "add")
        behind = _is_only_words(piece) or (last and last.has("add") and said)
        behind = behind or (_says_how(piece) and last and last.has("add", "also"))
        behind = behind or (last and last.has("says_something") and _says_in_a_voice(piece))
        behind = behind or (last and last.has("change") and _is_only_said(piece))
        if last and (_awaits_words(last) or last.has("says_something")) and behind:
            found[-1] = last.having(f"{last.text}, {piece.text}", f"{last.raw}, {piece.raw}")
        else:
            found.append(piece)
    return found


def with_words_said(pieces: list[Clause]) -> list[Clause]:
    """The pieces with what somebody says joined to who says it: `he says, very softly, “…”`."""
    found: list[Clause] = []
    for at, piece in enumerate(pieces):
        last = found[-1] if found else None
        behind = next((x for x in pieces[at : at + 2] if x.quoted), None)
        aside = piece is not behind and not piece.quoted and len(piece.text.split()) <= LONGEST_HOW
        begins = behind is not None and _WORDS_AHEAD.match(behind.text.strip())
        if last and begins and (piece is behind or aside) and _says_next(last):
            found[-1] = last.having(f"{last.text}, {piece.text}", f"{last.raw}, {piece.raw}")
        else:
            found.append(piece)
    return found


def _says_next(piece: Clause) -> bool:
    """Whether a verb of saying ends a piece, or only how it is said stands behind it."""
    verbs = [hit.end for hit in piece.hits if hit.kind == "speaking" and hit.value == "says"]
    verbs += [verb.end() for verb in piece.words.pattern("say").finditer(piece.text)]
    if not piece.words.latin:
        return False
    if not verbs:
        return _hears_somebody(piece)
    behind = piece.text[max(verbs) :].strip()
    return not behind or (behind.startswith(",") and not MASK.search(behind))


def _hears_somebody(piece: Clause) -> bool:
    """Whether a piece ends in whom one hears: `over the shoe we hear Ana`."""
    heard = list(piece.words.pattern("hear").finditer(piece.text))[-1:]
    told = piece.raw[heard[0].end() :].split() if heard else []
    return 0 < len(told) <= LONGEST_HOW and told[-1][0].isupper()


def _says_how(piece: Clause) -> bool:
    """Whether only how it is said stands before words to be said: `小声で「帰ろう」`."""
    named = ("line", "narration", "lettering", "shot", "add", "title_card", "on_screen", "say_not")
    alone = len(piece.quoted) == 1 and not piece.words.latin and not piece.has(*named)
    return alone and len(piece.residue) <= LONGEST_MANNER


def _awaits_words(piece: Clause) -> bool:
    """Whether a line or a text is to be another one, and nothing tells which."""
    named = piece.has("line", "narration", "lettering") and not piece.quoted
    more = piece.has("add") or (piece.has("also") and piece.has("want", "add_line"))
    if piece.has("line") and more and not piece.quoted:
        return not piece.has("remove", "add_shot", "second")
    named = named or (len(piece.quoted) == 1 and piece.has("change", "complaint"))
    wanted = piece.has("change", "complaint", "doubt", "rewrite", "decides") or is_topic(piece)
    other = ("remove", "without", "keep", "add", "lengthen", "move", "swap", "subtitles")
    kinds = {*VALUE_KINDS, "time"} - ({"language"} if piece.has("lettering") else set())
    valued = {hit.kind for hit in piece.hits} & kinds or has_seconds(piece)
    apart = piece.has(*other) and not (piece.has("meant") and not piece.words.latin)
    return named and wanted and not apart and not valued


def _is_only_said(piece: Clause) -> bool:
    """Whether a piece is no more than words and a verb of saying: `que diga «…»`."""
    left = piece.words.any_meaning("say", "pronoun", "should_say", "add").sub(" ", piece.text)
    said = piece.words.latin and len(piece.quoted) == 1 and piece.has("say")
    return said and not piece.having(left, left).residue


def _is_only_words(piece: Clause) -> bool:
    """Whether it is a quotation, and names nothing else that it could be for."""
    named = ("line", "narration", "lettering", "shot", "add", "title_card", "on_screen")
    return len(piece.quoted) == 1 and not piece.residue and not piece.has(*named)


def joined(pieces: list[Clause], adds: bool = False) -> list[Clause]:
    """The pieces with those that say nothing by themselves joined to what they belong to.

    `adds` tells that a shot was added before, which they may go on to describe.
    """
    found: list[Clause] = []
    lead = False
    for piece in pieces:
        if (adds or any(map(adds_a_shot, found))) and is_silence(piece):
            found.append(piece)
            lead = False
            continue
        if is_courtesy(piece) or (found and _mends_a_fault(found[-1], piece)):
            found.append(piece)
            lead = False
            continue
        if found and all(map(_tells_of_a_shot, (found[-1], piece))):
            found.append(piece)
            lead = False
            continue
        apart = found and (_is_left_over(found[-1], piece) or _forbids_more(found[-1], piece))
        apart = apart or (found and (is_courtesy(found[-1]) or _is_of_the_rest(found[-1], piece)))
        apart = apart or (found and _tells_why_behind(found[-1], piece))
        apart = apart or (found and _tells_of_us(found[-1], piece))
        apart = apart or (found and all(map(_gives_a_number_time, (found[-1], piece))))
        apart = apart or (found and not lead and _only_doubts(piece))
        apart = apart or (found and asks_more(found[-1], piece))
        if apart or (found and not lead and only_complains(piece)):
            found.append(piece)
            continue
        fits = found and len(found[-1].text) + len(piece.text) < LONGEST_CLAUSE
        if fits and (lead or _belongs_to(found[-1], piece)):
            last = found.pop()
            piece = last.having(f"{last.text}, {piece.text}", f"{last.raw}, {piece.raw}")
        lead = says_nothing_alone(piece)
        found.append(piece)
    return found


def _tells_of_a_shot(piece: Clause) -> bool:
    """Whether a piece opens with a shot and tells what is seen in it: `in shot 3 she smiles`."""
    words = piece.words
    lead = words.any_meaning("in_prep", "in_the", "and", "article").pattern
    noun = words.pattern("shot").pattern
    named = rf"(?:{noun})\s*#?{words.number}|{words.ordinal}\s+(?:{noun})"
    opens = re.match(rf"\W*(?:(?:{lead})\s+)*(?:{named})(?P<told>(?:\W+\w+){{2,}})", piece.text)
    other = piece.has("swap", "merge", "between", "split", "same_length", "reversed", "as_one")
    return bool(words.latin and opens) and not other


def _is_of_the_rest(last: Clause, piece: Clause) -> bool:
    """Whether `ほかの音楽はなし` takes away what was not spoken of; 除了 goes with it."""
    if last.has("all_but"):
        return False
    rest = piece.words.pattern("the_rest").match(piece.text.strip())
    gone = piece.has("remove", "without") and not (piece.quoted or piece.has("shot", "all_but"))
    return rest is not None and gone and not piece.words.latin


def _tells_why_behind(last: Clause, piece: Clause) -> bool:
    """Whether a wish is told in full, so that what stands behind it tells why: `删掉，没余味`."""
    whole = last.has("act") and (bool(last.values("language")) or last.has("remove", "change"))
    told = only_remarks(piece) or (tells_only(piece) and last.has("remove"))
    return whole and told and not last.words.latin


def _tells_of_us(last: Clause, piece: Clause) -> bool:
    """Whether something goes, and then only we are spoken of: `…, el cartel ya lo subo yo`."""
    goes = last.words.latin and last.has("act") and last.has("remove")
    return goes and piece.has("to_us") and tells_only(piece)


def _only_doubts(piece: Clause) -> bool:
    """Whether a piece only says why, in scripts without blanks: `观众看不懂`."""
    named = piece.has("act", "remove", "delta", "keep", "shot", "line", "rewrite")
    return piece.has("doubt") and not (piece.words.latin or named or piece.quoted)


def _mends_a_fault(last: Clause, piece: Clause) -> bool:
    """Whether a piece says what to do about what is not liked: `not feeling it, swap it for …`."""
    disliked = last.has("doubt") and not last.quoted and not last.has("act", "second")
    disliked = disliked and not _removes_what_was_named(last, piece)
    mends = piece.has("use_instead", "remove", "no_movement") or (
        piece.has("instead") and not piece.has("rather_than")
    )
    return disliked and piece.words.latin and mends


def _gives_a_number_time(piece: Clause) -> bool:
    """Whether `2 too long` is a wish of its own: it opens with the number of a shot."""
    opens = re.match(rf"\W*{piece.words.number}\W", piece.text)
    return bool(opens) and piece.has("lengthen", "shorten") and not has_seconds(piece)


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
    return spoken and not same and not piece.has("accent", "voice") and forbids(piece)


def _belongs_to(last: Clause, piece: Clause) -> bool:
    """Whether a piece is the `not a folder` of the one before it, or what is to be said instead."""
    instead = last.has("say_not") and bool(last.quoted and piece.quoted)
    if _gives_another_colour(last, piece) or _pairs_what_was_named(last, piece):
        return True
    heard = is_heard_unseen(last) and not last.quoted and piece.quoted and not piece.has("act")
    if _places_a_shot(last, piece) or _tells_how_long(last, piece) or heard:
        return True
    if (
        _is_said_aloud(last, piece)
        or _is_of_the_line(last, piece)
        or _goes_before_an_answer(last, piece)
    ):
        return True
    if (
        calls_by_words(last)
        or _denies_somebody(last, piece)
        or _corrects_quoted(last, piece)
        or _cuts_a_part(last, piece)
    ):
        return True
    if last.has("split") and has_seconds(piece) and not piece.has("act", "delta", "shot"):
        return True
    if _is_louder(last, piece) or _removes_what_was_named(last, piece) or _adds_there(last, piece):
        return True
    if _names_place_of_new(last, piece) or _goes_on_about_sound(last, piece):
        return True
    if _tells_of_new_shot(last, piece):
        return True
    if last.has("split") and not piece.quoted and (tells_a_part(piece) or _tells_when(piece)):
        return True
    card = last.has("title_card") and last.has("add", "opens_on", "ends_on") and not last.quoted
    if card and (piece.quoted or has_seconds(piece)) and not piece.has("shot", "remove"):
        return True
    if _tells_when_said(last, piece):
        return True
    opened = last.has("line") and not last.quoted and piece.quoted and not piece.has("act", "say")
    named = calls_by_words(last) or stands_beside_a_line(last, piece) or _details_new(last, piece)
    return instead or bool(opened) or named or says_nothing_alone(piece)


def _gives_another_colour(last: Clause, piece: Clause) -> bool:
    """Whether a piece is only the colour that comes for one denied: `不要蓝色，换成红色`."""
    words = piece.words
    denied = last.has("colour") and last.has("denies_before", "denies_after", "remove")
    left = words.any_meaning("colour", "shade", "to_them", "change", "instead").sub(" ", piece.text)
    only = piece.has("colour") and not piece.having(left, left).residue
    return denied and only and not (words.latin or last.quoted)


def _tells_when_said(last: Clause, piece: Clause) -> bool:
    """Whether a piece only tells after whose words others are said: `once Tom's spoken, Mei …`."""
    side = last.words.any_meaning("before", "after").match(last.text.strip())
    told = side and last.words.latin and last.has("say", "speak") and not last.quoted
    other = last.has("act", "remove", "add_shot") or has_seconds(last)
    return bool(told and piece.quoted) and not other


def _places_a_shot(last: Clause, piece: Clause) -> bool:
    """Whether a piece only tells before or after what a shot is to go: `…, before the second`."""
    side = piece.words.any_meaning("before", "after").match(piece.text.strip())
    told = last.words.latin and last.has("move") and last.has("shot", "another_one")
    kinds = {hit.kind for hit in piece.hits} & VALUE_KINDS
    return bool(side) and told and not (piece.quoted or kinds or has_seconds(piece))


def _tells_how_long(last: Clause, piece: Clause) -> bool:
    """Whether a piece is no more than the length of what was told: `a beat of silence, 2 s`."""
    open_to = last.has("lengthen", "shorten", "silent_beat") and not has_seconds(last)
    return (open_to or (last.has("each") and has_seconds(last))) and is_only_length(piece)


def _tells_when(piece: Clause) -> bool:
    """Whether a piece only says what goes on in the part just told: `que es cuando habla`."""
    return (
        piece.words.latin and piece.words.pattern("which_is").match(piece.text.strip()) is not None
    )


def _says_in_a_voice(piece: Clause) -> bool:
    """Whether a voice and words are told, and nobody: `shaky voice, Irish: "Not on my shift"`."""
    return len(piece.quoted) == 1 and piece.has("voice") and not piece.has("act", "say", "shot")


def _cuts_a_part(last: Clause, piece: Clause) -> bool:
    """Whether words are quoted, and then only `cut that word` is said."""
    cuts = piece.has("remove") and piece.has("part_of_line") and not piece.quoted
    return piece.words.latin and cuts and len(last.quoted) == 1 and not last.has("act", "add")


def _denies_somebody(last: Clause, piece: Clause) -> bool:
    """Whether a piece tells who is to speak instead: `别让A说，让B说`, `A가 아니라, B가`."""
    words = last.words
    behind = re.search(rf"(?:{words.pattern('not_them').pattern})\W*$", last.text)
    ahead = words.pattern("but_them").match(piece.text.strip())
    told = last.has("not_them") and (last.quoted or last.has("line", "narration"))
    if piece.quoted or last.values("dialect") or last.values("manner"):
        return False
    if words.latin:
        verb = words.pattern("say").pattern
        no = rf"(?:{words.pattern('does_not').pattern})\s+(?:\S+\s+)?(?:{verb})"
        says = re.match(rf"\W*(?:\w{{2,3}}\s+)?(?:{verb})", piece.text)
        return bool(last.quoted and says) and re.search(no, last.text) is not None
    if last.has("speaks_first", "speaks_last"):
        return False
    return bool(behind or (ahead and told)) and piece.has("casts", "say")


def _tells_how_it_is_said(last: Clause, piece: Clause) -> bool:
    """Whether only a quotation stands before what is told of it: `佐伯の「はい」、元気よく`."""
    told = len(last.quoted) == 1 and re.search(r"⟦\d+⟧[^\w⟦⟧]*\w{0,2}\W*$", last.text)
    deed = last.has("act", "add", "delta", "remove", "change", "instead", "shot", "lettering")
    if last.words.latin or not told or deed or piece.quoted or piece.has("shot", "lettering"):
        return False
    kinds = {hit.kind for hit in piece.hits} & {"manner", "dialect", "language"}
    told = bool(kinds) or piece.has("spoken_manner", "accent", "voice", "as_voice_over")
    told = told or any(how.search(piece.text) for how in piece.words.templates("sounds"))
    return told or (piece.has("not_them") and piece.has("say", "casts"))


def _is_of_the_line(last: Clause, piece: Clause) -> bool:
    """Whether a line is called by its words, and what stands behind it is told of it."""
    if _calls_a_line(last) and piece.quoted:
        return True
    return _gets_other_words(last, piece) or _tells_how_it_is_said(last, piece)


def _is_said_aloud(last: Clause, piece: Clause) -> bool:
    """Whether a thought is no more to be one, and then said aloud: `独白をやめて、口に出して`."""
    denied = last.has("narration", "inner_voice", "as_voice_over", "on_camera")
    denied = denied and last.has("remove", "without", "denial", "rather_than", "denies_before")
    return denied and piece.has("on_camera") and not (last.words.latin or piece.quoted)


def _pairs_what_was_named(last: Clause, piece: Clause) -> bool:
    """Whether only shots stand before what says that they change places: `AとB、入れ替えて`."""
    noun = last.words.any_meaning("part_word", "number_tail", "another_one").pattern
    named = re.search(rf"(?:{noun})\W*$", last.text) and last.has("list_joint")
    deed = last.has("want", "delta", "remove", "change", "second") or last.quoted
    pairs = piece.has("swap", "merge") and not re.search(numbered_shot(piece.words), piece.text)
    return bool(named) and pairs and not (deed or last.words.latin or piece.quoted)


def _goes_before_an_answer(last: Clause, piece: Clause) -> bool:
    """Whether only a line stands before the one that answers it: `老周那句说完，小雅接“…”`."""
    ends = re.search(rf"(?:{last.words.pattern('after').pattern})\W*$", last.text)
    deed = last.has("add", "remove", "change", "instead", "shot", "second") or last.quoted
    told = last.has("line", "say") and not (last.words.latin or deed)
    return ends is not None and told and bool(piece.quoted) and not piece.has("shot")


def _gets_other_words(last: Clause, piece: Clause) -> bool:
    """Whether a quotation alone is what the next one comes for: `三郎の「は」、「へ」に変えて`."""
    topic = re.search(r"⟦\d+⟧\W*$", last.text) is not None and len(last.quoted) == 1
    new = re.match(r"\W*⟦\d+⟧", piece.text) is not None and len(piece.quoted) == 1
    deed = last.has("act", "add", "remove", "change", "instead", "say", "shot")
    changes = piece.has("change", "instead", "should_say", "rewrite")
    return topic and new and changes and not (deed or last.words.latin or piece.has("add"))


def _calls_a_line(piece: Clause) -> bool:
    """Whether a piece only calls a line by what is said: `「売り切れ」って言うとこ、`."""
    mask = re.search(r"⟦\d+⟧", piece.text)
    noun = piece.words.any_meaning("part_word", "line", "another_one").pattern
    ends = re.search(rf"(?:{noun})\w?\W*$", piece.text)
    called = mask is not None and is_called_so(piece, mask.end())
    return called and ends is not None and not piece.has("add", "change", "remove", "delta")


def _corrects_quoted(last: Clause, piece: Clause) -> bool:
    """Whether a piece has the right words for wrong ones that were quoted: `不是“A”，是“B”`."""
    words = piece.words
    denied = re.search(
        rf"(?:{words.any_meaning('denial', 'rather_than').pattern})\s*"
        rf"(?:{words.pattern('say').pattern})?{MASK.pattern}\W*$",
        last.text,
    )
    right = words.pattern("but_them").match(piece.text.strip())
    return not words.latin and bool(denied and right) and len(piece.quoted) == 1


def _tells_of_new_shot(last: Clause, piece: Clause) -> bool:
    """Whether a piece goes on telling what a new shot shows: `2 s: a dog`, `a dog by the sea`.

    What forbids text, sound or music is a wish for the video.
    """
    whole = ("subtitles", "captions", "music", "narration", "no_text", "idle", "keep", "lettering")
    if not last.has("add_shot") or piece.quoted or piece.has(*whole):
        return False
    if ":" not in f"{last.text}{piece.text}" and not _is_only_told(piece):
        return False
    opens = piece.words.pattern("act").match(piece.text.strip())
    shot = re.search(
        rf"(?:{piece.words.pattern('shot').pattern})\s*{piece.words.number}", piece.text
    )
    return not shot and not (opens and not forbids(piece))


def _is_only_told(piece: Clause) -> bool:
    """Whether a piece, in Latin letters, tells a picture and asks for nothing else."""
    spoken = {hit.kind for hit in piece.hits} & {"dialect", "language", "manner", "aspect", "style"}
    wants = piece.has("want", "remove", "whole", "line", "say", "the_rest", "approve", "delta")
    return piece.words.latin and not (spoken or wants)


def _names_place_of_new(last: Clause, piece: Clause) -> bool:
    """Whether only a place stands before a new shot: `after the wide, a new 2 s shot`."""
    sides = last.words.any_meaning("after", "before").match(last.text.strip())
    deed = last.has("act", "delta", "keep", "say", "music", "sounds") or last.quoted
    if not last.words.latin:
        placed = last.has("after", "before", "between", "at_the_end", "at_the_start")
        adds = piece.has("add_shot") or (piece.has("add") and piece.has("shot"))
        shown = last.has("between") and bool(piece.values("framing")) and has_seconds(piece)
        return placed and (adds or shown) and not deed and not last.has("longer", "shorter", "add")
    return bool(sides) and not deed and piece.has("add_shot")


def _adds_a_sound(last: Clause) -> bool:
    """Whether it adds something that is heard, in scripts without blanks."""
    heard = last.has("music", "sounds") or any(hit.kind == "sound" for hit in last.hits)
    return heard and last.has("add") and not (last.words.latin or last.quoted)


def _goes_on_about_sound(last: Clause, piece: Clause) -> bool:
    return _places_the_sound(last, piece) or _describes_the_sound(last, piece)


def _places_the_sound(last: Clause, piece: Clause) -> bool:
    """Whether a piece only tells where a sound goes that was just asked for: `放在第一镜`."""
    named = re.search(numbered_shot(piece.words), piece.text)
    other = piece.has("remove", "second", "change") or piece.quoted or piece.residue
    said = last.quoted and last.has("say", "add", "lettering") and not last.words.latin
    said = said and not re.search(numbered_shot(last.words), last.text)
    placed = bool(named) and piece.has("add") and not other
    return placed and (_adds_a_sound(last) or bool(said))


def _describes_the_sound(last: Clause, piece: Clause) -> bool:
    """Whether a piece only tells what a sound is like: `加点音乐，轻松一点的`."""
    ending = piece.words.pattern("of_what").pattern
    ends = re.search(rf"(?:{ending})\W*$", piece.text)
    other = piece.has("shot", "line", "remove", "second", "add", "change") or piece.quoted
    return _adds_a_sound(last) and bool(ends) and not other


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


def _is_louder(last: Clause, piece: Clause) -> bool:
    """Whether only a sound stands before how loud it is to be or that it goes: `雨音、消して`."""
    heard = last.has("sounds", "music") and not last.has("act", "add", "remove", "change")
    left = piece.words.any_meaning("volume", "remove").sub(" ", piece.text)
    alone = left != piece.text and not piece.having(left, left).residue
    alone = alone and not piece.has("shot", "line")
    return not last.words.latin and heard and alone


def _removes_what_was_named(last: Clause, piece: Clause) -> bool:
    """Whether a sound is complained of, and then only `take it out` is said: `太吵了，去掉`."""
    heard = last.has("sounds", "music", "hear") or any(hit.kind == "sound" for hit in last.hits)
    out = piece.has("remove") and not piece.residue and not piece.has("shot", "line")
    swaps = piece.words.pattern("to_them").match(piece.text.strip())
    out = out or (bool(swaps) and piece.has("sounds", "music") and not piece.quoted)
    blamed = last.has("complaint") or (last.words.latin and last.has("doubt"))
    return heard and out and blamed and not last.has("remove", "without")


def _adds_there(last: Clause, piece: Clause) -> bool:
    """Whether a place and a length stand before the shot that is to be added there."""
    placed = last.has("at_the_start", "at_the_end", "to_front", "to_end") and not last.residue
    adds = piece.has("add_shot") or (piece.has("add") and piece.has("shot"))
    return placed and adds and not last.has("act", "delta", "keep", "shot")

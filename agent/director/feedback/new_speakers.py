"""Whom the plan does not have yet and who is to say a line: `先生じゃなくて用務員に言わせて`.

For languages that mark who does something by what stands around the name. Reads a wish; changes
nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .clause import VALUE_KINDS, Clause
from .draft import Wish
from .newcomers import Newcomer, newcomer
from .people_named import by_looks, called, gender, name_in, people_named
from .words import FeedbackWords, folded

LONGEST_NAME = 10
"""Letters of what somebody new is called by, in scripts without blanks."""
_NO_NAMES = ("pronoun", "everyone", "line", "shot", "narration", "also", "manner_noun")


class NewSpeaker(NamedTuple):
    """Somebody new, and the words that tell of them in the wish."""

    told: str
    who: Newcomer


def somebody_new(wish: Wish) -> NewSpeaker | None:
    """Who is told to say it and nobody of the plan is; None where nobody new is told."""
    words, text = wish.rest.words, wish.rest.text
    if words.latin:
        return None
    denied = words.pattern("not_them").search(text)
    spans = _before_the_verb(wish, denied) if is_verb_final(words) else _behind_the_order(wish)
    for start, end, sure in spans:
        told = wish.rest.raw[start:end].strip(" ,，、")
        people = [h for h in wish.rest.values("people") if start <= h.start and h.end <= end]
        if not re.fullmatch(r"\w+(?:\s\w+)?", told) or len(told) > LONGEST_NAME:
            start, end = (people[-1].start, people[-1].end) if people else (start, start)
            told = wish.rest.raw[start:end]
        if told and (people or (denied and sure)) and _is_a_name(wish, told, (start, end)):
            return NewSpeaker(told, _named(wish, told))
    return None


def is_verb_final(words: FeedbackWords) -> bool:
    """Whether small words stand behind what they go with, as in Japanese."""
    return words.pattern("in_prep").pattern == words.any_of(())


def _before_the_verb(wish: Wish, denied: re.Match[str] | None) -> Iterator[tuple[int, int, bool]]:
    """Where `駅員` of `老人じゃなくて駅員が` stands, and whether a verb of saying follows."""
    words, text = wish.rest.words, wish.rest.text
    topic = words.pattern("in_post").pattern
    noun = words.pattern("line").pattern
    led = re.search(rf"(?:⟧|{noun})\s*(?:{topic})", text)
    if not (start := denied.end() if denied else led.end() if led else 0):
        return
    for name, sure in (("made_to_say", True), ("casts", False), ("name_tail", False)):
        if (denied or sure) and (tie := words.pattern(name).search(text, start)):
            yield start, tie.start(), sure


def _behind_the_order(wish: Wish) -> Iterator[tuple[int, int, bool]]:
    """Where `马可欣` of `改成马可欣来说` stands: between what casts somebody and the verb."""
    words, text = wish.rest.words, wish.rest.text
    lead, verb = (words.pattern(name).pattern for name in ("casts_whom", "made_to_say"))
    for led in re.finditer(rf"(?:{lead})(?P<who>[^,，、⟦⟧]+?)(?:{verb})", text):
        yield *led.span("who"), False


def _is_a_name(wish: Wish, told: str, span: tuple[int, int]) -> bool:
    """Whether words may call somebody, and call nobody of the plan."""
    part = wish.rest.having(folded(told), told)
    kinds = {hit.kind for hit in wish.rest.hits if span[0] <= hit.start < span[1]}
    if kinds & VALUE_KINDS or part.has(*_NO_NAMES):
        return False
    if told in (wish.rest.raw[hit.start : hit.end] for hit in wish.rest.values("people")):
        known = people_named(part, wish.plan, wish.plan.characters)
        sure = any(gender(wish.plan.character(id), wish.plan) for id in known.ids)
        return not (known.unclear or sure or by_looks(part, wish.plan))
    return not _calls_somebody(wish, part) or _is_of_somebody(wish, told)


def _calls_somebody(wish: Wish, part: Clause) -> bool:
    """Whether words name one of the plan, or tell what that one is; a mere `he` tells nobody."""
    named = any(name_in(part, who, wish.plan) for who in wish.plan.characters)
    return named or bool(by_looks(part, wish.plan))


def _is_of_somebody(wish: Wish, told: str) -> bool:
    """Whether who is told is somebody's mother, and not that one: `程橙的妈妈`, `ミナの母`."""
    words = wish.rest.words
    tie = words.pattern("genitive").pattern
    for name in (n for who in wish.plan.characters for n in called(who, wish.plan)):
        if owned := re.match(rf"{re.escape(name)}(?:{tie})", folded(told)):
            noun = told[owned.end() :]
            part = wish.rest.having(folded(noun), noun)
            return bool(part.values("people")) and not _calls_somebody(wish, part)
    return False


def _named(wish: Wish, told: str) -> Newcomer:
    """The name, and what is told beside it; a description stays whole as what they are called."""
    if _is_of_somebody(wish, told):
        return Newcomer(told, ())
    return newcomer(told, wish.rest.words) or Newcomer(told, ())

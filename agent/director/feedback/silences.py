"""Wishes for a moment of silence beside what is said: `a pause of two seconds before her line`.

One rule, from a wish to a new draft. The shot lasts as much longer; its lines stay as they are.
"""

import re

from ...planner import Question
from .clause import MASK, seconds_pattern
from .draft import Outcome, Wish
from .lengths import longer_by
from .lines_named import lines_meant
from .picture_told import full_stop, sentence
from .seconds_said import seconds_named

NEAR = 2
"""Words between a pause and how long it is; before a length at the end stand any."""


def silent_for(wish: Wish) -> Outcome:
    """A pause of so many seconds, in the shot of the line that it stands beside."""
    words, text = wish.clause.words, wish.clause.text
    noun = words.pattern("pause_word").search(text)
    if noun and _is_taken_out(wish, noun):
        return Question(reply=wish.reply("unclear"))
    seconds = seconds_named(wish.clause)
    span = _with_its_length(wish, noun) if noun else None
    outside = wish.rest.cut(*noun.span()) if noun else wish.rest
    other = ("remove", "music", "sounds", "shorten", "merge", "another_take", "narration", "shot")
    if noun and wish.shots.ids and words.pattern("shot").search(noun[0]):
        return None  # `add a beat after shot 2` may be a shot of its own
    if seconds is None or not span or outside.has(*other) or wish.rest.values("framing"):
        return None
    if not wish.clause.has("before", "after", "between", "at_the_end", "at_the_start"):
        return None
    lines = () if wish.shots.ids else lines_meant(wish)
    ids = wish.shots.ids or tuple(dict.fromkeys(wish.draft.shot_of(line.id).id for line in lines))
    if len(ids) != 1:
        return wish.which_line(lines) if lines else wish.which_shot()
    told = MASK.sub(" ", wish.clause.raw[slice(*span)])
    told = sentence(" ".join(told.strip(" ,.").split()))
    action = wish.plan.shot(ids[0]).action
    seen = f"{action}{full_stop(action)} {told}{full_stop(told)}"
    return longer_by(wish, ids[0], seconds, action=seen)


def _is_taken_out(wish: Wish, noun: re.Match[str]) -> bool:
    """Whether a pause is to go, of which nothing is known: `cut the pause before his line`."""
    text, pattern = wish.clause.text, wish.clause.words.pattern("remove")
    before = [found for found in pattern.finditer(text) if found.end() <= noun.start()]
    return bool(before) and len(text[before[-1].end() : noun.start()].split()) <= NEAR


def _with_its_length(wish: Wish, noun: re.Match[str]) -> tuple[int, int] | None:
    """Where a pause and its seconds stand, when they belong together."""
    text = wish.clause.text
    for length in seconds_pattern(wish.clause.words).finditer(text):
        before, behind = text[length.end() : noun.start()], text[noun.end() : length.start()]
        if length.end() <= noun.start():
            if len(before.split()) < NEAR:
                return length.start(), noun.end()
        elif not text[length.end() :].strip(" .,!") or len(behind.split()) <= NEAR:
            return noun.start(), length.end()
    return noun.span() if wish.clause.has("one_second") else None

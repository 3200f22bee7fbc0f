"""What goes on about something that was not understood, and so falls on nothing else."""

import re

from ...planner import Question, Talk
from .clause import Clause
from .draft import Asking, Draft
from .granting import wish_of
from .lines_removed import is_silent
from .people_named import people_named
from .shots_named import Shots, shots_named
from .wholes import has_seconds


def without_lost(parts: list[Clause], draft: Draft) -> list[Clause]:
    """The wishes without those that go on about a shot that does not exist: `brighten it`."""
    kept, lost = list[Clause](), False
    for part in parts:
        named = shots_named(part, draft.before)[0]
        parted = part.has("split") and not part.words.latin
        goes_on = lost and not _has_its_own(part, named, draft)
        lost = (named.missing is not None and not parted) or goes_on
        kept += [] if lost and named.missing is None else [part]
    return kept


def goes_on_about_lost(
    part: Clause, left: list[tuple[Clause, Question | Talk]], before: list[Clause], draft: Draft
) -> bool:
    """Whether `2 s, static` only tells more of what was not understood, so that it falls nowhere.

    A clause with a verb is a wish by itself.
    """
    of_a_line = bool(before) and before[-1].has("line") and not before[-1].quoted
    if of_a_line and _is_bare_pace(part) and not draft.lines:
        return not shots_named(part, draft.before)[0].ids  # `that line is dull, make it shorter`
    if not left or left[-1][0] is not before[-1] or draft.answers:
        return False
    last, open_question = left[-1]
    named = shots_named(part, draft.before)[0]
    told = {hit.kind for hit in part.hits} & {"framing", "angle", "movement"}
    silent = is_silent(wish_of(part, draft)) and not part.has("every_line", "whole", "everyone")
    unknown = last.has("shot") and not shots_named(last, draft.before)[0].ids
    own = named.ids or part.quoted or part.has("whole", "every_shot", "subtitles", "add_shot")
    if unknown and _only_calls_a_shot(last):
        return not own
    if unknown and (_only_names(last) or (isinstance(open_question, Asking) and told)):
        return not (own or people_named(part, draft.plan, draft.plan.characters).ids)
    if part.has("act", "delta") and not (_comes_instead(part) or silent):
        return False
    lost = last.has("act", "add", "want", "shot")
    valued = bool(told or has_seconds(part)) or _comes_instead(part) or silent
    return lost and valued and not _has_its_own(part, named, draft)


def _is_bare_pace(part: Clause) -> bool:
    """Whether a clause wants it shorter or longer, and tells neither what nor by how much."""
    paced = part.has("shorten", "shorter", "lengthen", "longer")
    return paced and not (has_seconds(part) or part.has("whole", "shot") or part.quoted)


def _only_names(part: Clause) -> bool:
    """Whether a clause only names something, of which the next tells what is wanted."""
    wants = part.has("act", "delta", "add", "want", "remove", "change", "keep")
    return not (wants or part.quoted)


def _only_calls_a_shot(part: Clause) -> bool:
    """Whether a clause is nothing but the name of a shot: `7秒目に映るおばあちゃんのカット`."""
    words, text = part.words, part.text.strip(" .。,，、:：")
    noun, tie = (words.any_meaning(*x).pattern for x in (("shot", "part_word"), ("in_post",)))
    called = re.search(rf"(?:{noun})(?:{tie})*(?:\s*(?:{words.pattern('whole').pattern}))?$", text)
    return called is not None and not words.latin and not part.quoted


def _comes_instead(part: Clause) -> bool:
    """Whether a clause only tells a sound that comes for what was spoken of: `换成一阵杂音`."""
    opens = part.words.any_meaning("to_them", "use_instead").match(part.text.strip())
    heard = part.has("sounds") or any(hit.kind == "sound" for hit in part.hits)
    return opens is not None and heard and not part.words.latin


def _has_its_own(part: Clause, named: Shots, draft: Draft) -> bool:
    """Whether a clause tells by itself what it is about."""
    own = named.ids or part.quoted or part.has("whole", "line", "music", "subtitles", "add_shot")
    formatted = part.values("aspect") or part.values("resolution")
    people = people_named(part, draft.plan, draft.plan.characters).ids
    return bool(own or formatted or people)

"""Feedback on a plan becomes typed edits, or a question, or an answer: offline and deterministic.

The message is cut into clauses; each clause is a wish that makes a new draft of the plan; the edits
are the difference between the plan before and after. What no wish names stays as it was.
"""

import re

from ....generator.plan import VideoPlan
from ...planner import Asked, Question, Request
from ...planner import Outcome as Answer
from .. import read_request
from ..languages import language_of, written_languages
from ..scripts import is_latin, letters_of
from ..vocabulary import COMMON_LANGUAGE, LANGUAGES, lexicon
from .carrying_out import carried_out, left_out
from .clause import VALUE_KINDS, Clause, masked
from .clauses import clauses
from .draft import Draft
from .granting import answered
from .heard_in_part import denied_in_part, told_in_part
from .idle import asks, consents, in_history, is_idle, small_talk
from .people_named import called
from .shots_named import shots_named
from .wholes import is_reason, is_wish
from .words import feedback_words, folded

SCRIPT_HEADINGS = 3
"""So many numbered shots at the beginning of lines make a message a script of its own."""

LONGEST_UNMARKED = 5
"""Letters of a message that may do without the script that tells its language."""
PLANS_OWN = 1.5
"""The plan's language is taken for the user's where it knows two thirds as many of the words."""
STORY_CLAUSES = 16
"""A story has so many clauses at least; feedback that long is full of wishes."""
TELLING_WORDS, TELLING_LETTERS, TELLING_SYLLABLES = 2, 12, 5
"""Fewest words and letters of a line that is recognised without quotation marks."""
_SENTENCE = re.compile(r"[^.!?。！？…]+[.!?。！？…]*")
WISH_SHARE = 5
"""One clause in as many is a wish, or the message is a story."""


def revise(request: Request) -> Answer:
    """What the user's words do to the plan so far.

    A message that is a whole new request, or comes before there is a plan, is read as one.
    Raises `BadInput` for words that cannot be planned.
    """
    plan = request.plan
    if plan is None:
        return read_request(request)
    language = _language(request.said, plan)
    if _is_new_request(request.said, language):
        return _new_plan(request, language)
    asked = request.asked or _left_open(request)
    if asked and (outcome := _went_on(request, asked, plan)):
        taken_back = isinstance(outcome, Question) and _taken_back(request, language)
        return taken_back or outcome
    repeated = [
        *_texts(plan),
        *_signs_named(request.said, plan),
        *told_in_part(request.said, plan, feedback_words(language)),
        *denied_in_part(request.said, plan, feedback_words(language)),
    ]
    parts = clauses(request.said, language, _names(plan), repeated)
    if not parts:
        return Question(reply=feedback_words(language).replies["unclear"])
    if moved := in_history(parts, request):
        return moved
    wishes = [part for part in parts if not is_idle(part)]
    if not wishes or consents(parts):
        return small_talk(parts)
    asked_now = [part for part in wishes if asks(part)]
    if asked_now and all(part in asked_now or _only_tells(part, plan) for part in wishes):
        return answered(asked_now, Draft(request=request, before=plan, plan=plan))
    draft = Draft(request=request, before=plan, plan=plan)
    outcome = carried_out([part for part in wishes if not asks(part)], parts, draft)
    assert outcome is not None, "only an answer may fail to answer"
    return outcome


def _taken_back(request: Request, language: str) -> Answer | None:
    """A step back that is asked for where an answer was awaited."""
    parts = clauses(request.said, language)
    return in_history(parts, request) if parts else None


def _only_tells(part: Clause, plan: VideoPlan) -> bool:
    """Whether a clause beside a question wants nothing: `how long is it? the site has a limit`."""
    if is_reason(part):
        return True
    wants = part.quoted or is_wish(part) or part.has("delta", "keep", "remove", "second", "change")
    valued = any(hit.kind in VALUE_KINDS for hit in part.hits)
    return not (wants or valued or shots_named(part, plan)[0].ids)


# ------------------------------------------------------------------ after a question
def _went_on(request: Request, asked: Asked, plan: VideoPlan) -> Answer | None:
    """The wish that was asked about with the user's answer in it; None when this is no answer.

    The earlier message is read once more: a question changes nothing, so it asks the same again.
    """
    parts = clauses(asked.said, _language(asked.said, plan), _names(plan), _texts(plan))
    wishes = [part for part in parts if not (is_idle(part) or asks(part))]
    said = (*asked.answers, request.said)
    answers = [_one_clause(words, plan) for words in said]
    more = _wishes_behind(request.said, plan)
    if more:
        answers[-1:] = [_one_clause(request.said[: -len(more)], plan)]
    draft = Draft(request=request, before=plan, plan=plan, answers=tuple(answers))
    more_parts = clauses(more, _language(more, plan)) if more else ()
    outcome = carried_out([*wishes, *more_parts], parts, draft) if wishes else None
    if isinstance(outcome, Question):
        return outcome.model_copy(update={"goes_on": True})
    return outcome


def _left_open(request: Request) -> Asked | None:
    """The part of the message before that was asked about while the rest of it was done."""
    last = request.earlier[-1] if request.earlier else None
    if last is None or last.intent != "revise" or request.plan is None:
        return None
    language = _language(last.said, request.plan)
    for part in clauses(last.said, language, _names(request.plan), _texts(request.plan)):
        if (at := last.reply.find(left_out(part, ""))) >= 0:
            said = part.unmasked(part.raw).strip()
            return Asked(said=said, reply=last.reply[at:])
    return None


def _names(plan: VideoPlan) -> list[str]:
    """How people of the plan are called, whole and in part."""
    return [name for who in plan.characters for name in called(who, plan) if len(name) > 1]


def _texts(plan: VideoPlan) -> list[str]:
    """Words that are said in the plan, whole and by the sentence, where they are no common ones."""
    lines = [line.text for line in plan.lines]
    told = [*lines, *(part for text in lines for part in _SENTENCE.findall(text))]
    return [text.strip() for text in sorted(set(told), key=len, reverse=True) if _is_telling(text)]


def _signs_named(said: str, plan: VideoPlan) -> list[str]:
    """Signs in capitals that a message names so beside words in quotation marks: `for LUNES, “…”`.

    They count as quoted, too: the old words beside the new ones.
    """
    signs = {sign.text for shot in plan.shots for sign in shot.lettering}
    if numbered := _signs_with_other_figures(said, signs):
        return numbered
    named = [text for text in signs if text.isupper() and text in said]
    return sorted(named, key=len, reverse=True) if masked(said)[1] else []


def _signs_with_other_figures(said: str, signs: set[str]) -> list[str]:
    """`ROOM 12` and `ROOM 21`, where a message names a sign in capitals with another number."""
    found = set[str]()
    for text in signs:
        if text.isupper() and re.search(r"\d", text):
            found |= {*re.findall(re.sub(r"\d+", r"\\d+", re.escape(text)), said)}
    return sorted(found, key=len, reverse=True) if found - signs else []


def _is_telling(text: str) -> bool:
    """Whether words are told from others by themselves: two long ones, or five syllables."""
    words = re.findall(r"\w+", text)
    letters = sum(map(str.isalnum, text))
    if words and is_latin(words[0][0]):
        return len(words) >= TELLING_WORDS and letters >= TELLING_LETTERS
    return letters >= TELLING_SYLLABLES


def _one_clause(said: str, plan: VideoPlan) -> Clause:
    """A short answer, unparted: `no, the other one`."""
    text, quotes = masked(said)
    words = feedback_words(_language(said, plan))
    return Clause(folded(text), text, quotes, said.rstrip().endswith(("?", "？")), words)


def _wishes_behind(said: str, plan: VideoPlan) -> str:
    """What stands behind an answer as a wish of its own: `Mei, and shot 2 longer`."""
    parts = clauses(said, _language(said, plan))
    if len(parts) < 2 or masked(said)[1]:
        return ""
    last = parts[-1].raw.strip()
    wishes = parts[-1].has("act", "delta", "keep") and said.rstrip(" .!。！").endswith(last)
    return said[said.rindex(last) :] if wishes else ""


def _language(said: str, plan: VideoPlan) -> str:
    """The language of the user's own words; letters that two languages share are the plan's."""
    text, quotes = masked(said)
    languages = written_languages(folded(text)) or written_languages(folded(" ".join(quotes)))
    first = languages[0] if languages else COMMON_LANGUAGE
    if feedback_words(first).latin:
        latin = (first, *(tag for tag in LANGUAGES if feedback_words(tag).latin))
        able = dict.fromkeys((*latin, *languages))  # `Priya改名Anna`
        known = {tag: feedback_words(tag).share_known(folded(text)) for tag in able}
        return max(able, key=lambda tag: known[tag])
    seen = " ".join((*(line.text for line in plan.lines), *(s.action for s in plan.shots)))
    shared = language_of(text, language_of(seen, first))
    if shared == first or shared not in LANGUAGES or feedback_words(shared).latin:
        return first
    own = letters_of(lexicon(shared).scripts[0])
    if len(lexicon(shared).scripts) > 1 and not own.search(text) and len(text) > LONGEST_UNMARKED:
        return first  # a whole sentence without kana is not Japanese
    known, better = (feedback_words(tag).share_known(folded(text)) for tag in (shared, first))
    return shared if known * PLANS_OWN >= better else first


def _new_plan(request: Request, language: str) -> Answer:
    """The plan of a whole new request, or what it should show when it does not say."""
    words = feedback_words(language)
    opening = words.pattern("new_video").match(folded(request.said.strip()))
    said = (
        request.said.strip()[opening.end() :].lstrip(" ,.:：，。!！") if opening else request.said
    )
    if not any(map(str.isalnum, words.pattern("filler").sub(" ", folded(said)))):
        return Question(reply=words.replies["which_new_video"])
    return read_request(request.model_copy(update={"said": said}))


def _is_new_request(said: str, language: str) -> bool:
    """Whether a message is another video and not a change of this one."""
    text, quotes = masked(said)
    words = feedback_words(language)
    if words.pattern("new_video").match(folded(text).strip()):
        return True
    noun = words.pattern("shot").pattern
    begins = r"(?:^|(?<=[.!?。！？⟧\n]))[^\w\n]{0,9}"
    behind = re.split(rf"{begins}(?:{noun})\s*{words.number}", folded(text))[1:]
    told = [part for part in behind if not _wants(Clause(part, part, quotes, False, words))]
    return len(told) >= SCRIPT_HEADINGS or _tells_a_story(said, language)


def _wants(part: Clause) -> bool:
    """Whether what stands behind the number of a shot tells what is to become of it."""
    deeds = ("delta", "keep", "remove", "without", "lengthen", "shorten", "still", "swap", "split")
    ordered = part.words.pattern("act").match(part.text.strip(" :,.-"))
    return (
        bool(ordered) or part.has(*deeds, "merge", "another_take", "to_front") or not part.residue
    )


def _tells_a_story(said: str, language: str) -> bool:
    """Whether hardly any of many clauses wants something changed."""
    parts = clauses(said, language)
    return len(parts) >= STORY_CLAUSES and sum(map(is_wish, parts)) * WISH_SHARE < len(parts)

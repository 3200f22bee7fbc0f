"""Steps back and forward, consent, and words that ask for nothing: what leaves the plan as it is.

Knows the messages that no rule of change is for.
"""

import re

from ...planner import Approved, Moved, Request, Talk
from ..vocabulary import lexicon
from .clause import VALUE_KINDS, Clause
from .courtesy import is_courtesy, only_remarks, tells_only
from .shots_named import shots_named
from .wholes import begins_wish, forbids_touching, is_reason, is_wish
from .words import folded

LONGEST_ENDING = 4
"""Letters that a verb's ending has at most in Japanese and Korean: ちゃって."""
_DEEDS = (
    *("delta", "remove", "swap", "lengthen", "shorten", "split", "merge", "second", "shot"),
    *("line", "add_shot", "instead", "move", "change", "add"),
)


def in_history(parts: tuple[Clause, ...], request: Request) -> Moved | Talk | None:
    """A step back or forward that the message asks for; one that can be made, where it asks twice.

    What is wanted on top of it has to be said again, when the older version is there.
    """
    steps = [(part, step) for part in parts if (step := _step(part, request))]
    able = [step for _, step in steps if isinstance(step, Moved)]
    if not able:
        return steps[0][1] if steps else None
    step, more = able[0], [part for part in parts if _wants_more(part, steps)]
    asked = [_left_open(other) for other in more]
    return step.model_copy(update={"reply": " ".join((step.reply, *asked))})


def _wants_more(part: Clause, steps: list[tuple[Clause, Moved | Talk]]) -> bool:
    """Whether a clause beside a step back is a wish of its own."""
    wants = is_wish(part) and not (is_idle(part) or only_remarks(part))
    return wants and all(part is not known for known, _ in steps)


def _left_open(part: Clause) -> str:
    replies = part.words.replies
    said = part.unmasked(part.raw).strip(" ,，、")
    return replies["left_out"].format(part=said, reply=replies["say_again"])


def _step(part: Clause, request: Request) -> Moved | Talk | None:
    """The step that one clause asks for."""
    words = part.words
    if part.has("step") and not part.has("last_change"):
        return None  # one of several steps, which cannot be taken back by itself
    match = words.pattern("version").search(part.text)
    if match and not _is_written(match[0], request):
        return _to_version(part, match[0], request)
    first = part.has("first_version") and not part.has("shot", "move")
    if first and not request.can_undo:
        return Talk(intent="impossible", reply=words.replies["already_first"])
    if first:
        return Moved(to="first", reply=words.replies["first"])
    redoes = part.has("redo") and not part.has("redo_not") and not _names_shots(part, request)
    if redoes and not request.can_redo:
        return Talk(intent="impossible", reply=words.replies["nothing_to_redo"])
    if redoes:
        return Moved(to="redo", reply=words.replies["redo"])
    undoes = (part.has("undo") and not part.has("the_rest")) or (
        part.has("last_change") and part.has("remove", "without")
    )
    if undoes and not request.can_undo:
        return Talk(intent="impossible", reply=words.replies["nothing_to_undo"])
    if undoes:
        return Moved(to="undo", reply=words.replies["undo"])
    return None


def _is_written(words: str, request: Request) -> bool:
    """Whether `version 7` is read or said in the plan, so that it is no version of it."""
    shots = request.plan.shots if request.plan is not None else ()
    signs = (sign.text for shot in shots for sign in shot.lettering)
    lines = (line.text for shot in shots for line in shot.dialogue)
    return any(words in folded(text) for text in (*signs, *lines))


def _names_shots(part: Clause, request: Request) -> bool:
    """Whether `redo the second one` means a shot and no step forward."""
    return request.plan is not None and bool(shots_named(part, request.plan)[0].ids)


def _to_version(part: Clause, named: str, request: Request) -> Moved | Talk:
    """A numbered version, if there is one of that number."""
    digits = "".join(letter for letter in named if letter.isdigit())
    number = int(digits) if digits else 1
    if number < 1 or number > max(request.versions, 1):
        count = part.words.replies["no_version"].format(count=request.versions)
        return Talk(intent="impossible", reply=count)
    return Moved(to=number, reply=part.words.replies["version"].format(version=number))


def is_idle(part: Clause) -> bool:
    """Whether a clause asks for nothing: praise, thanks, consent, `leave the rest alone`."""
    if part.quoted or _is_constraint(part) or (part.has("delta") and part.has("act")):
        return False
    if _goes_ahead(part):
        return True
    if part.has("still") and part.has("the_rest") and not part.has("stays", "keep"):
        return False  # `the rest static` is how it is filmed
    if forbids_touching(part) and re.search(part.words.number, part.text):
        return False
    if is_courtesy(part):
        return True
    valued = any(hit.kind in VALUE_KINDS for hit in part.hits)
    if valued and not part.has("idle", "approve", "chat"):
        return False  # `가로로 해 주세요` has a format between its particles
    bare = _without_consent(part, part.text)
    return bare != part.text and not any(letter.isalnum() for letter in bare)


def _without_consent(part: Clause, text: str) -> str:
    return part.words.any_meaning("idle", "approve", "chat", "filler").sub(" ", text)


def _goes_ahead(part: Clause) -> bool:
    """Whether a clause is no more than `make it`, or that behind consent: `yes n make it`."""
    text = part.text.rstrip(" ,.!")
    order = next(
        (m for m in part.words.pattern("go_ahead").finditer(text) if m.end() == len(text)), None
    )
    if order is None:
        return False
    joined = lexicon(part.words.language).cues["join"]
    lead = part.words.any_meaning("polite", "proceeds").sub(" ", text[: order.start()])
    before = _without_consent(part, lead).split()
    return not any(any(map(str.isalnum, word)) and word not in joined for word in before)


def _is_constraint(part: Clause) -> bool:
    return part.has("no_shorter", "no_other_length", "same_total")


def consents(parts: tuple[Clause, ...]) -> bool:
    """Whether a message says to change nothing and to go ahead, whatever else it tells."""
    agreed = [x for x in parts if _proceeds(x) or (x.has("approve") and is_idle(x))]
    if agreed and all(map(_wants_nothing, parts)):
        return True
    nothing = any(part.has("change_nothing") for part in parts)
    valued = any(hit.kind in VALUE_KINDS for part in parts for hit in part.hits)
    wanted = valued or any(part.quoted or part.has("delta") or _numbers(part) for part in parts)
    wanted = wanted or any(part.has("rather_than", "denial") for part in parts)
    return nothing and not wanted and any(part.has("approve") for part in parts)


def _numbers(part: Clause) -> bool:
    """Whether a clause counts shots, and so speaks of some of them: `no changes to shot 1`."""
    counted = re.search(rf"{part.words.number}|{part.words.ordinal}", part.text)
    return counted is not None and part.has("shot")


def _is_valued(part: Clause) -> bool:
    return any(hit.kind in VALUE_KINDS for hit in part.hits)


def _orders_making(part: Clause) -> bool:
    """Whether all that a clause wants is the film: `直接提交渲染`, `OKが出たので制作を`."""
    things = ("music", "sounds", "lettering", "wear", "style", "another_take", "complaint", "doubt")
    text = part.words.pattern("make").sub(" ", part.text)
    wants = part.having(text, text).has(*_DEEDS, *things) or part.quoted or _is_valued(part)
    if part.words.latin or wants or re.search(part.words.number, part.text):
        return False
    known = ("make", "approve", "idle", "chat", "filler", "polite", "courtesy", "want")
    clause = part.text.rpartition(",")[2]
    left = part.words.any_meaning(*known).sub(" ", clause)
    residue = part.having(left, left).residue
    return part.words.pattern("make").search(clause) is not None and len(residue) <= LONGEST_ENDING


def _proceeds(part: Clause) -> bool:
    """Whether `you can start rendering` lets things take their course, and wants nothing else."""
    left = part.words.pattern("proceeds").sub(" ", part.text)
    plain = part.having(left, left)
    return (left != part.text and tells_only(plain)) or _orders_making(part)


def _wants_nothing(part: Clause) -> bool:
    told = part.words.pattern("change_nothing").sub(" ", part.text)
    plain = tells_only(part.having(told, told))
    return plain or is_idle(part) or only_remarks(part) or _proceeds(part) or _is_glad(part)


def _is_glad(part: Clause) -> bool:
    """Whether a clause only says who likes it: `dad's gonna love this`."""
    wants = begins_wish(part) or part.has("want", "delta", "add", "remove", "change")
    return part.has("approve", "chat") and not (part.quoted or _is_valued(part) or wants)


def small_talk(parts: tuple[Clause, ...]) -> Approved | Talk:
    """Consent, or just a friendly word."""
    words = parts[0].words
    whole = (part for part in parts if not _numbers(part))
    agreed = (part.has("approve", "proceeds") or _goes_ahead(part) for part in whole)
    if any(agreed) or any(map(_orders_making, parts)):
        return Approved(reply=words.replies["approved"])
    return Talk(intent="chat", reply=words.replies["chat"])


def asks(part: Clause) -> bool:
    """Whether a clause wants to know something; `can we hear thunder?` wants thunder."""
    if _is_constraint(part) or is_reason(part) or part.has("not_alone"):
        return False  # `分ける必要ある？` wants two shots to be one
    if part.has("every_shot") and not part.asks:
        return False
    if part.has("tell_me"):
        return True
    if part.words.pattern("swap").match(part.text.strip()):
        return False
    if part.has("nobody", "silent", "doubt", "give_to") and not part.asks:
        return False
    if part.quoted and part.words.pattern("who").match(part.text.strip()):
        return True
    if part.has("want") or (part.quoted and not part.asks):
        return False
    if part.quoted and part.words.pattern("act").match(part.text.strip()):
        return False
    if part.has("polite") and part.has("delta", "lengthen", "shorten"):
        return False
    if part.words.pattern("requests").match(part.text.strip(" ¿")) and not part.has("asks_surely"):
        return False
    if part.asks and part.has("either_or") and not part.has("act", "polite", "suggests"):
        return True
    return part.has("interrogative") and (part.asks or part.has("asks_surely"))

"""Wishes about uploads: what they are for, and of which shots they are the frames."""

from collections.abc import Iterable

from ....generator.plan import Element, VideoPlan
from ...planner import Attachment
from ..facts import read_facts
from ..handles import handle_key
from ..lists import LAST
from ..references import Subject, subjects
from ..text import Span
from ..uses import only_tells_uses
from .draft import Draft, Outcome, Wish, fresh_id

_REPLIES = {"place": "as_place", "style": "as_style", "logo": "as_logo"}
_ONE_EACH = ("place", "style")
"""Of these a shot has one: another takes its place."""


def uploaded(wish: Wish) -> Outcome:
    """`Use @Image 1 as the background`, `shot 2 starts with @Image 3`, and nothing besides."""
    given = tuple(_given(wish))
    if not given:
        return None
    said = wish.clause.raw
    facts = read_facts(said, given)
    if not only_tells_uses(facts.uploads, Span(0, len(said))):
        return None
    named = [one for one in subjects(facts, lambda _: "") if one.places and one.assets]
    if not named or not all(one.frames or one.kind in _REPLIES for one in named):
        return None
    draft = wish.draft
    for subject in named:
        draft = _framed(wish, draft, subject)
        draft = draft if subject.only_frames else _bound(wish, draft, subject)
    return draft


def _given(wish: Wish) -> Iterable[Attachment]:
    """The uploads of this turn, and those of the turns before."""
    yield from wish.draft.request.attachments
    for element in wish.plan.elements:
        kind = "video" if element.kind == "motion" else "picture"
        for asset in element.assets[:1]:
            yield Attachment(asset=asset, handle=element.handle, kind=kind)


def _framed(wish: Wish, draft: Draft, subject: Subject) -> Draft:
    """With the upload as the frames it is said to be."""
    for framed in subject.frames:
        field = f"{framed.frame}_frame"
        shots = _shots(wish.plan, {framed.shot}) if framed.shot else ()
        for id in shots:
            draft = draft.with_shot(id, **{field: subject.assets[0]})
        if not framed.shot:
            draft = draft.with_plan(**{field: subject.assets[0]})
        draft = draft.telling(wish.reply(field))
    return draft


def _bound(wish: Wish, draft: Draft, subject: Subject) -> Draft:
    """With the upload as an element of the shots it is for."""
    element = _element(draft.plan, subject)
    elements = {known.id: known for known in draft.plan.elements} | {element.id: element}
    draft = draft.with_plan(elements=tuple(elements.values()))
    everywhere = [shot.id for shot in draft.plan.shots]
    wanted = _shots(wish.plan, subject.shots) if subject.shots else everywhere
    for id in wanted[-1:] if subject.kind == "logo" else wanted:
        shown = draft.plan.shot(id).elements
        if element.kind in _ONE_EACH:
            shown = tuple(known for known in shown if elements[known].kind != element.kind)
        draft = draft.with_shot(id, elements=tuple(dict.fromkeys((*shown, element.id))))
    return draft.telling(wish.reply(_REPLIES[element.kind], name=element.name))


def _element(plan: VideoPlan, subject: Subject) -> Element:
    """The element of this handle with its new use, or a new one."""
    key = handle_key(subject.handle)
    known = next((one for one in plan.elements if handle_key(one.handle) == key), None)
    element = known or subject.element.model_copy(
        update={"id": fresh_id("e", (one.id for one in plan.elements))}
    )
    assets = tuple(dict.fromkeys((*element.assets, *subject.assets)))
    return element.model_copy(update={"kind": subject.kind, "assets": assets})


def _shots(plan: VideoPlan, numbers: Iterable[int]) -> list[str]:
    """The ids of the shots with these numbers, as far as there are such."""
    last = len(plan.shots)
    wanted = {last if number == LAST else number for number in numbers}
    return [shot.id for number, shot in enumerate(plan.shots, 1) if number in wanted]

"""A thing that somebody gets in a shot: `give Mei a bun in shot 2`, `tea is dull, give her …`.

One rule, from a wish to a new draft. What is found fault with beside it gives way to the new thing.
For languages in Latin letters.
"""

import re

from .clause import VALUE_KINDS, Clause
from .draft import Draft, Outcome, Wish
from .likeness import content
from .people_named import called
from .picture_told import sentence, with_sentence
from .replacing import seen_otherwise
from .words import folded, without_article

_OTHERWISE = ("line", "say", "voice", "accent", "lettering", "music", "hear", "sounds", "second")
LONGEST_THING = 4
"""Words of what somebody gets."""


def given_there(wish: Wish) -> Outcome:
    """A thing given to one person, in the shot that is named or that shows what is blamed."""
    valued = {hit.kind for hit in wish.rest.hits} & VALUE_KINDS - {"style"}
    if not wish.rest.words.latin or len(wish.people.ids) != 1 or wish.rest.quoted or valued:
        return None
    blame, order = _parted(wish.rest)
    new = _given(wish, order)
    if not new or order.has(*_OTHERWISE, "instead"):
        return None
    old = without_article(blame) if blame else ""
    shots = _shots_meant(wish, old)
    if len(shots) != 1:
        return wish.which_shot() if old and wish.shots.ids else None
    (id,) = shots
    shot, name = wish.plan.shot(id), wish.plan.character(wish.people.ids[0]).name
    told = sentence(wish.reply("has_thing", who=name, what=new))
    action = with_sentence(shot.action, told)
    if old and content(old) & content(shot.action):
        action = seen_otherwise(shot, old, without_article(new))
    people = tuple(dict.fromkeys((*shot.characters, *wish.people.ids)))
    draft = wish.draft.with_shot(id, action=action, characters=people)
    said = wish.reply("action", shot=draft.number(id), what=told)
    return _spoken_of(wish, draft, id).telling(said)


def _spoken_of(wish: Wish, draft: Draft, id: str) -> Draft:
    return draft.about_shots(id).about_people(*wish.people.ids)


def _parted(clause: Clause) -> tuple[str, Clause]:
    """What is found fault with, and the order beside it: `the kettle's dull, give her a lamp`."""
    for comma in re.finditer(r",\s", clause.text):
        left = clause.having(clause.text[: comma.start()], clause.raw[: comma.start()])
        right = clause.having(clause.text[comma.end() :], clause.raw[comma.end() :])
        is_so = clause.words.pattern("is_somebody").pattern
        told = re.match(rf"\s*(?P<thing>\w[^,]*?)(?:'s|\s(?:{is_so}))\s+\w", left.text)
        if told and not left.has("act", "remove", "keep"):
            return left.raw[slice(*told.span("thing"))], right
    return "", clause


def _given(wish: Wish, order: Clause) -> str:
    """The thing with its article, up to the next comma; nothing where none is given."""
    names = called(wish.plan.character(wish.people.ids[0]), wish.plan)
    for template in order.words.templates("given"):
        match = template.search(order.text)
        if not match or re.search(r"\w", order.text[: match.start()]):
            continue
        who = order.having(match["who"], match["who"])
        named = any(folded(name) in match["who"] for name in names) or who.values("pronoun")
        start, end = match.span("what")
        head = order.raw[match.end("who") : start].strip()
        thing = re.split(r"[,;]|\s{2,}", order.raw[start:end].strip())[0].strip(" .!")
        ties = order.words.any_meaning("in_prep", "polite", "instead").pattern
        thing = re.sub(rf"(?:\s+(?:{ties}))+$", "", thing, flags=re.IGNORECASE)
        if named and thing and len(thing.split()) <= LONGEST_THING:
            return f"{head} {thing}".strip()
    return ""


def _shots_meant(wish: Wish, old: str) -> tuple[str, ...]:
    """The shots named; else the one in which the old thing is seen."""
    if wish.shots.ids or not old:
        return wish.shots.ids
    held = (s.id for s in wish.plan.shots if content(old) <= content(s.action))
    return tuple(held)

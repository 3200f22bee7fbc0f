"""Wishes that a thing in the picture has another colour: `make the sock blue`, `袜子改成蓝色`.

One rule, from a wish to a new draft. Knows colours; what people wear belongs to their looks.
"""

import re

from .clause import Clause
from .draft import Outcome, Wish, listed
from .likeness import content
from .lines_named import without_people
from .words import WORD_END, WORD_START, FeedbackWords, folded, without_article

COLOUR = "■"
"""Stands for the colour in the lexicons' clauses: `make {old} ■`."""
LONGEST_THING = 3
"""Words of a thing that is given a colour."""
LONGEST_PART = 2
"""Letters that a thing may begin with besides, where no blanks part words: 汽车 for 车."""


def repainted(wish: Wish) -> Outcome:
    """The colour of the one thing named, wherever it is seen; the one it had goes."""
    words = wish.rest.words
    worn = wish.has("wear") and not words.latin
    if wish.rest.quoted or wish.has("style", "lettering") or (wish.has("wear") and not worn):
        return None
    if wish.people.ids and not worn:
        return None
    clause = _without_old_colour(without_people(wish))
    for new in re.finditer(_shade(words), clause.text):
        text = clause.text[: new.start()] + COLOUR + clause.text[new.end() :]
        for template in words.templates("repaint"):
            if not (match := template.search(text)):
                continue
            small = ("act", "lead", "polite", "filler") if words.latin else ("polite",)
            thing = words.any_meaning(*small).sub(" ", match["old"])
            thing = without_article(without_article(thing.strip(" ,，、")))
            thing = (
                re.sub(rf"^(?:{words.pattern('genitive').pattern})", "", thing) if worn else thing
            )
            if worn and any(thing in folded(who.looks) for who in wish.plan.characters):
                continue  # what people wear belongs to their looks
            outcome = _painted(wish, thing.strip(), wish.rest.raw[slice(*new.span())])
            if outcome is not None:
                return outcome
    return None


def _without_old_colour(clause: Clause) -> Clause:
    """The clause without the colour that is denied: `赤じゃなくて青`."""
    if clause.words.latin:
        return clause
    denial = clause.words.any_meaning("denial", "not_them").pattern
    for found in re.finditer(rf"(?:{_shade(clause.words)})\s*(?:{denial})", clause.text):
        clause = clause.cut(*found.span())
    return clause


def _shade(words: FeedbackWords) -> str:
    """A colour with how dark it is, as an expression without groups."""
    blank = r"\s+" if words.latin else r"\s*"
    colour = words.pattern("colour").pattern
    return rf"(?:(?:{words.pattern('shade').pattern}){blank})?(?:{colour})"


def _painted(wish: Wish, thing: str, colour: str) -> Outcome:
    """The draft with a thing of this colour in the shots meant; None where it is not seen."""
    tells = bool(content(thing)) if wish.rest.words.latin else bool(thing)
    if not tells or len(thing.split()) > LONGEST_THING:
        return None
    draft, ids = wish.draft, list[str]()
    for shot in wish.plan.shots:
        if wish.shots.ids and shot.id not in wish.shots.ids:
            continue
        action = _coloured(shot.action, thing, colour, wish.rest.words)
        if action != shot.action:
            draft, ids = draft.with_shot(shot.id, action=action), [*ids, shot.id]
    if not ids:
        return None
    numbers = listed(str(draft.number(id)) for id in ids)
    told = wish.reply("action", shot=numbers, what=_coloured(thing, thing, colour, wish.rest.words))
    return draft.about_shots(*ids).telling(told)


def _coloured(action: str, thing: str, colour: str, words: FeedbackWords) -> str:
    """Words with a thing of this colour in place of the one it had."""
    name, shade = re.escape(thing), _shade(words)
    if words.latin:
        name = rf"{WORD_START}{name}{WORD_END}"
    before, tie = _order(words)
    part = "" if words.latin else rf"\w{{0,{LONGEST_PART}}}?"
    gap = rf"\s*(?:{re.escape(tie.strip())})?\s*{part}" if before else r"\s+"
    had = rf"({shade})({gap}{name})" if before else rf"({name}{gap})({shade})"
    if found := re.search(had, folded(action)):
        start, end = found.span(1 if before else 2)
        gap = found[2] if before else ""
        new = colour.removesuffix(tie.strip()) + ("" if tie.strip() in gap else tie)
        return action[:start] + (new if before else colour) + action[end:]
    if not (found := re.search(name, folded(action))):
        return action
    at = found.start() if before else found.end()
    new = f"{colour}{tie}" if before else f"{tie}{colour}"
    return action[:at] + new + action[at:]


def _order(words: FeedbackWords) -> tuple[bool, str]:
    """Whether a colour stands before its thing, and what stands between the two."""
    first, between, _ = re.split(r"\{|\}", words.replies["coloured"])[1:4]
    return first == "colour", between

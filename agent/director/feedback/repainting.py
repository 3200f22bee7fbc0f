"""Wishes that a thing in the picture has another colour: `make the sock blue`, `袜子改成蓝色`.

One rule, from a wish to a new draft. Knows colours; what people wear belongs to their looks.
"""

import re
from dataclasses import replace

from ....generator.plan import Character
from ..scripts import is_latin
from .clause import Clause
from .draft import Outcome, Wish, listed
from .likeness import content
from .lines_named import without_people
from .people_named import People, speaks_of_everyone
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
    if wish.rest.quoted or wish.has("style", "lettering"):
        return None
    if not words.latin and speaks_of_everyone(wish.rest):
        wish = replace(wish, people=People())  # 雨伞都换成红色
    if wish.people.ids and not (worn or words.latin):
        return None
    clause = _without_old_colour(without_people(wish))
    for new in re.finditer(_shade(words), clause.text):
        text = clause.text[: new.start()] + COLOUR + clause.text[new.end() :]
        for template in _forms(wish, clause):
            if not (match := template.search(text)):
                continue
            small = ("act", "lead", "polite", "filler") if words.latin else ("polite",)
            told = match["old"] if words.latin else match["old"].rpartition(",")[2]
            thing = words.any_meaning(*small).sub(" ", told)
            thing = without_article(without_article(thing.strip(" ,，、")))
            thing = _bare_thing(wish, thing) if words.latin and wish.people.ids else thing
            thing = (
                re.sub(rf"^(?:{words.pattern('genitive').pattern})", "", thing) if worn else thing
            )
            if worn and any(thing in folded(who.looks) for who in wish.plan.characters):
                continue  # what people wear belongs to their looks
            if not words.latin and _is_in_another_word(clause, new.end(), thing):
                continue  # 白鹭
            old, thing = _old_and_thing(words, thing.strip())
            outcome = _painted(wish, thing, wish.rest.raw[slice(*new.span())], old)
            if outcome is not None:
                return outcome
    return None


def _old_and_thing(words: FeedbackWords, told: str) -> tuple[str, str]:
    """The colour that a thing is told to have now, and the thing: `黄色雨伞都`; "" for none."""
    if words.latin:
        return "", told
    told = re.sub(rf"\s*(?:{words.pattern('all_of_it').pattern})$", "", told)
    tie = words.pattern("genitive").pattern
    had = re.match(rf"(?P<old>{_shade(words)})\s*(?:{tie})?\s*(?P<thing>\S.*)", told)
    return (had["old"], had["thing"]) if had else ("", told)


def _is_in_another_word(clause: Clause, end: int, thing: str) -> bool:
    """Whether a colour only opens what comes for a thing: the 白 of `换成白鹭`."""
    behind = clause.text[end:].replace(folded(thing), " ")
    small = clause.words.any_meaning("genitive", "polite", "filler", "to_them", "change", "wear")
    left = small.sub(" ", behind)
    return bool(clause.having(left, left).residue) and not behind.strip().startswith(",")


def worn_repainted(wish: Wish) -> Outcome:
    """`Walt's beard should be white`: another colour of what belongs to somebody's looks."""
    words = wish.rest.words
    if wish.rest.quoted or wish.has("style", "lettering", "voice") or wish.shots.ids:
        return None
    if wish.rest.values("style"):
        return None  # `make it black and white`
    clause = _without_old_colour(without_people(wish))
    for new in re.finditer(_shade(words), clause.text):
        text = clause.text[: new.start()] + COLOUR + clause.text[new.end() :]
        for template in _forms(wish, clause):
            match = template.search(text)
            thing = _bare_thing(wish, match["old"]) if match else ""
            having = [who for who in _owners(wish) if _worn(who, thing)]
            if having and (wish.people.ids or len(having) == 1):
                return _dyed(wish, having, thing, wish.rest.raw[slice(*new.span())])
    return None


def _forms(wish: Wish, clause: Clause) -> tuple[re.Pattern[str], ...]:
    """How a thing is given a colour; `the apron green`, where another one is denied behind it."""
    told = wish.rest.words.templates("repaint")
    contrasted = wish.rest.words.latin and clause.text.strip() != without_people(wish).text.strip()
    return (*told, re.compile(rf"^(?P<old>.+?)[\s,]+{COLOUR}\W*$")) if contrasted else told


def in_colour(clause: Clause, what: str) -> str:
    """What somebody is to have, with the thing where only its colour is told: `a blue coat`."""
    worn = clause.words.pattern("wear").search(clause.text)
    if not worn or not clause.words.latin or not re.fullmatch(_shade(clause.words), folded(what)):
        return what
    thing = clause.raw[slice(*worn.span())]
    return clause.words.replies["coloured"].format(colour=what, thing=thing)


def _owners(wish: Wish) -> list[Character]:
    """Those who are named, or all where nobody is."""
    return [wish.plan.character(id) for id in wish.people.ids] or list(wish.plan.characters)


def _worn(who: Character, thing: str) -> bool:
    told = re.escape(thing)
    told = rf"{WORD_START}{told}{WORD_END}" if is_latin(thing[:1]) else told
    return bool(thing) and re.search(told, folded(who.looks)) is not None


def _bare_thing(wish: Wish, told: str) -> str:
    """A thing without who has it: `beard` of `Walt's beard`, `la barba de Walt`."""
    words = wish.rest.words
    if not words.latin:
        owns = words.any_meaning("genitive", "name_tail", "title").pattern
        return re.sub(rf"^(?:(?:{owns}|\s)(?=\W*\w))*", "", told).strip(" ,，、")
    told = words.any_meaning("act", "lead", "polite", "filler").sub(" ", told)
    told = re.sub(r"^\W*'?s\s|'s?(?=\s)", " ", told).strip(" ,'")
    told = re.sub(rf"\s+(?:{words.pattern('in_prep').pattern})$", "", told)
    return without_article(without_article(told.strip(" ,")))


def _dyed(wish: Wish, people: list[Character], thing: str, colour: str) -> Outcome:
    """The draft with somebody's thing in this colour, in looks and where it is seen."""
    draft, words = wish.draft, wish.rest.words
    what = _coloured(thing, thing, colour, words)
    for who in people:
        looks = _coloured(who.looks, thing, colour, words)
        draft = draft.with_character(who.model_copy(update={"looks": looks}))
        for shot in draft.plan.shots:
            if who.id in shot.characters:
                action = _coloured(shot.action, thing, colour, words)
                draft = draft.with_shot(shot.id, action=action)
        draft = draft.telling(wish.reply("looks", who=who.name, what=what))
    return draft.about_people(*(who.id for who in people))


def _without_old_colour(clause: Clause) -> Clause:
    """The clause without the colour that is denied: `赤じゃなくて青`, `green instead of blue`."""
    if clause.words.latin:
        shade = _shade(clause.words)
        no = clause.words.any_meaning("rather_than", "replaces").pattern
        for found in re.finditer(rf"(?P<new>{shade})\W+(?P<old>(?:{no})\s+{shade})", clause.text):
            clause = clause.cut(*found.span("old"))
        return clause
    denial = clause.words.any_meaning("denial", "not_them").pattern
    before = clause.words.any_meaning("denies_before", "not_them").pattern
    led = clause.words.pattern("in_prep").pattern != clause.words.any_of(())
    told = rf"(?:{before})\s*{_shade(clause.words)}\W*(?=\w)" if led else "(?!)"
    told = rf"(?:{_shade(clause.words)})\s*(?:{denial})|{told}"
    for found in re.finditer(told, clause.text):
        clause = clause.cut(*found.span())
    return clause


def tells_a_colour(words: FeedbackWords, thing: str) -> bool:
    """Whether words are for a thing of some colour: `green bandana`, `gorra roja`."""
    edge = rf"^{_shade(words)}\s+\w|\w\s+{_shade(words)}$"
    return re.search(edge, thing.strip()) is not None


def _shade(words: FeedbackWords) -> str:
    """A colour with how dark it is, as an expression without groups."""
    blank = r"\s+" if words.latin else r"\s*"
    colour = words.pattern("colour").pattern
    return rf"(?:(?:{words.pattern('shade').pattern}){blank})?(?:{colour})"


def _painted(wish: Wish, thing: str, colour: str, old: str) -> Outcome:
    """The draft with a thing of this colour in the shots meant; None where it is not seen.

    Where its `old` colour is told, nothing changes that has another one.
    """
    tells = bool(content(thing)) if wish.rest.words.latin else bool(thing)
    if not tells or len(thing.split()) > LONGEST_THING:
        return None
    draft, ids = wish.draft, list[str]()
    for shot in wish.plan.shots:
        if wish.shots.ids and shot.id not in wish.shots.ids:
            continue
        if wish.people.ids and not {*wish.people.ids} & {*shot.characters}:
            continue
        action = _coloured(shot.action, thing, colour, wish.rest.words, old)
        if action != shot.action:
            draft, ids = draft.with_shot(shot.id, action=action), [*ids, shot.id]
    if not ids:
        return None
    numbers = listed(str(draft.number(id)) for id in ids)
    told = wish.reply("action", shot=numbers, what=_coloured(thing, thing, colour, wish.rest.words))
    return draft.about_shots(*ids).telling(told)


def _coloured(action: str, thing: str, colour: str, words: FeedbackWords, old: str = "") -> str:
    """Words with a thing of this colour in place of the one it had, or of the `old` one alone."""
    name, shade = re.escape(thing), re.escape(old) or _shade(words)
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
    found = re.search(name, folded(action))
    if old or not found:
        return action
    at = found.start() if before else found.end()
    new = f"{colour}{tie}" if before else f"{tie}{colour}"
    return action[:at] + new + action[at:]


def _order(words: FeedbackWords) -> tuple[bool, str]:
    """Whether a colour stands before its thing, and what stands between the two."""
    first, between, _ = re.split(r"\{|\}", words.replies["coloured"])[1:4]
    return first == "colour", between

"""What somebody does instead: `cut his line, he just waves`, `뛰지 말고 걸어오는 걸로`.

Each rule is a function from a wish to a new draft.
"""

import re

from ..vocabulary import lexicon
from .clause import Clause
from .draft import Outcome, Wish
from .picture_told import full_stop, sentence
from .words import folded

SHORTEST_DEED = 2
"""Letters of the shortest words that tell what is done: 挥手."""


def deed_instead(wish: Wish) -> Outcome:
    """What is seen where a line was, in the user's words, of the one who spoke it."""
    if wish.draft.about != "silent" or wish.rest.quoted or len(wish.draft.shots) != 1:
        return None
    if not (wish.has("only_that") and _tells_a_deed(wish)):
        return None
    deed, named = _deed(wish.rest)
    if sum(map(str.isalpha, deed)) < SHORTEST_DEED:
        return None
    who = wish.people.ids[:1] or (wish.draft.people if len(wish.draft.people) == 1 else ())
    if who and named:
        space = " " if wish.rest.words.latin else ""
        deed = f"{wish.plan.character(who[0]).name}{space}{deed}"
    (id,) = wish.draft.shots
    action = wish.plan.shot(id).action
    words = sentence(deed)
    end = full_stop(action)
    space = " " if action and wish.rest.words.latin else ""
    draft = wish.draft.with_shot(id, action=f"{action}{end}{space}{words}{full_stop(words)}")
    return draft.telling(wish.reply("action", shot=draft.number(id), what=words))


def other_deed(wish: Wish) -> Outcome:
    """`걸어오는 걸로 바꿔 주세요`: a deed told as a noun is seen where its doer is."""
    words, text = wish.rest.words, wish.rest.text
    told = list(words.pattern("as_deed").finditer(text))
    voiced = wish.has("line", "say", "voice", "narration", "lettering", "sounds", "music", "hear")
    kinds = ("framing", "movement", "language", "dialect")
    valued = any(map(wish.rest.values, kinds)) or wish.has("second")
    if not told or wish.rest.quoted or voiced or valued or wish.has("remove"):
        return None
    deed = wish.rest.raw[: told[-1].end()]
    lead = re.match(rf"\W*(?:(?:{words.pattern('lead').pattern})\W*)*", text[: told[-1].end()])
    deed = deed[lead.end() if lead else 0 :]
    ids = wish.targets() or _shots_of(wish)
    if len(ids) != 1 or not wish.rest.having(folded(deed), deed).residue:
        return wish.which_shot() if len(ids) != 1 else None
    action = wish.plan.shot(ids[0]).action
    words_seen = sentence(words.replies["deed"].format(deed=deed.strip()))
    space = " " if lexicon(words.language).spaced else ""
    text = f"{action}{full_stop(action)}{space}{words_seen}{full_stop(words_seen)}"
    draft = wish.draft.with_shot(ids[0], action=text).about_shots(*ids)
    return draft.telling(wish.reply("action", shot=draft.number(ids[0]), what=words_seen))


def _shots_of(wish: Wish) -> tuple[str, ...]:
    """The shots in which those are seen who are named, or were spoken of."""
    people = set(wish.people.ids or wish.draft.people)
    return tuple(s.id for s in wish.plan.shots if people and people & set(s.characters))


def _tells_a_deed(wish: Wish) -> bool:
    """Whether somebody does something, and it is no sound that is left."""
    if wish.rest.words.latin and wish.has("hear"):
        return False
    told = bool(wish.rest.values("pronoun")) or bool(wish.people.ids) or _ordered(wish.rest)
    heard = any(hit.kind == "sound" for hit in wish.rest.hits) or wish.has("sounds", "music")
    return told or not heard


def _ordered(clause: Clause) -> bool:
    return clause.words.pattern("show_verb").match(clause.text.lstrip(" ,")) is not None


def _deed(clause: Clause) -> tuple[str, bool]:
    """What is done, without `have him just`, and whether the doer has to be named in it."""
    named = clause.words.latin
    pronouns = clause.values("pronoun")
    for hit in pronouns[:1] if named else pronouns:
        if any(map(str.isalpha, clause.text[: hit.start])) or hit.start == 0:
            named = True
        clause = clause.cut(hit.start, hit.end)
    for meaning in ("only_that", "polite", "show_verb", "lead"):
        for found in clause.words.pattern(meaning).finditer(clause.text):
            clause = clause.cut(*found.span())
    return " ".join(clause.raw.split()).strip(" ,，、。."), named

"""What somebody does instead of speaking: `cut his line, he just waves`.

One rule, from a wish to a new draft. Knows that a line has just gone.
"""

from .clause import Clause
from .draft import Outcome, Wish
from .picture_told import full_stop, sentence

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


def _tells_a_deed(wish: Wish) -> bool:
    """Whether somebody does something, and it is no sound that is left."""
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

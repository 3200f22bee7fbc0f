"""A card with words on it as a shot of its own: `open on a title card that reads …`.

One rule, from a wish to a new draft.
"""

import re
from dataclasses import replace

from ....generator.plan import Lettering, Shot
from .clause import MASK, seconds_pattern
from .draft import Outcome, Wish, fresh_id, spoken
from .lengths import LONGEST_SECONDS
from .lettering import new_texts, unquoted_text
from .picture_told import full_stop, sentence
from .seconds_said import seconds_named
from .words import folded, in_all_languages

CARD_SECONDS = 2.0


def title_card(wish: Wish) -> Outcome:
    """A new first or last shot that shows nothing but words, where that shot has none yet."""
    at_start = wish.clause.has("opens_on", "at_the_start")
    at_end = wish.clause.has("ends_on", "at_the_end")
    placed = wish.clause.has("opens_on", "ends_on") or wish.has("add")
    placed = placed or (seconds_named(wish.rest) is not None and not wish.clause.words.latin)
    last = wish.plan.shots[-1].id
    at_end = at_end or (wish.clause.has("after") and wish.shots.ids == (last,))
    card = wish.clause.words.pattern("title_card").search(wish.clause.text)
    texts = new_texts(wish) or unquoted_text(wish)
    if not card or not placed or at_start == at_end or len(texts) != 1:
        return None
    plan, draft = wish.plan, wish.draft
    beside = plan.shots[0 if at_start else -1]
    seconds = seconds_named(wish.rest) or CARD_SECONDS
    if _is_a_card(beside) or seconds > LONGEST_SECONDS:
        return None
    taken = {*draft.request.shot_ids, *(s.id for s in (*draft.before.shots, *plan.shots))}
    seen = _seen(wish, card.start(), texts[0])
    new = Shot(
        id=fresh_id("s", taken),
        seconds=seconds,
        scene="",
        action=seen + full_stop(seen),
        lettering=(Lettering(text=texts[0], place="", in_scene=False),),
    )
    shots = (new, *plan.shots) if at_start else (*plan.shots, new)
    draft = draft.with_plan(lettering_allowed=True).with_shots(shots)
    draft = replace(draft, decided=draft.decided | {(new.id, "seconds"): seconds}, fresh=new.id)
    number = draft.number(new.id)
    told = wish.reply("added_shot", shot=number, seconds=spoken(seconds))
    shown = wish.reply("text_added", text=texts[0], shot=number)
    return replace(draft.about_shots(new.id).telling(told, shown), about="lettering")


def _is_a_card(shot: Shot) -> bool:
    """Whether a shot is such a card already: then its words are meant."""
    named = re.search(in_all_languages("title_card"), folded(shot.action)) is not None
    return bool(shot.lettering) and (named or not shot.action.strip(" .。"))


def _seen(wish: Wish, start: int, text: str) -> str:
    """The card in the user's words, without its length and its text."""
    clause = wish.clause
    for length in seconds_pattern(clause.words).finditer(clause.text):
        clause = clause.cut(*length.span())
    raw, low = clause.raw[start:], clause.text[start:]
    verb = clause.words.any_meaning("reads", "should_say", "say").search(low)
    ends = [at for at in (raw.find(text), verb.start() if verb else -1) if at > 0]
    ends += [mask.start() for mask in MASK.finditer(raw)]
    raw = raw[: min(ends, default=len(raw))]
    ties = clause.words.any_meaning("along_with", "filler", "in_prep", "pronoun").pattern
    raw = re.sub(rf"(?:[\s,，、]+(?:{ties}))*[\s,，、]*$", "", raw)
    return sentence(", ".join(part for part in re.split(r"\s*[,，、]\s*", raw) if part))

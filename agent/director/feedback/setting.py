"""Wishes about when it is and what the weather is like: `shot 1 at night`, `第二个镜头改成傍晚`.

Each rule is a function from a wish to a new draft. Knows hours, seasons and weather.
"""

from ....generator.plan import Shot
from ..languages import written_languages
from ..scanning import Hit, scan
from .clause import Clause
from .draft import Outcome, Wish, listed
from .manner import is_denied
from .words import FeedbackWords, folded


def setting(wish: Wish) -> Outcome:
    """Another hour or weather in the shots meant, in place of the one they had."""
    when = _when(wish)
    if (
        not when
        or wish.rest.quoted
        or wish.people.ids
        or wish.has("line", "style", "hear", "sounds", "remove", "off")
    ):
        return None
    ids = wish.shots.ids or (wish.draft.shots if not wish.has("whole") else ())
    ids = ids or _at_the_denied_hour(wish)
    everywhere = wish.has("whole", "pronoun", "that_one", "change")
    ids = ids or tuple(shot.id for shot in wish.plan.shots) * everywhere
    if not ids:
        return wish.which_shot() if not _says_more(wish) else None
    if _says_more(wish) and not _at_the_denied_hour(wish):
        return None
    draft = wish.draft
    for id in ids:
        shot = draft.plan.shot(id)
        action = _seen_otherwise(shot, when, wish.rest.words)
        draft = draft.with_shot(id, scene=_placed(shot, when, wish.rest.words), action=action)
    numbers = listed(str(draft.number(id)) for id in ids)
    return draft.about_shots(*ids).telling(wish.reply("action", shot=numbers, what=when))


def another_hour(wish: Wish) -> Outcome:
    """`morning rather than dusk`: the shots at the hour that is denied."""
    return setting(wish) if _at_the_denied_hour(wish) else None


def _at_the_denied_hour(wish: Wish) -> tuple[str, ...]:
    """The shots at an hour, or in a weather, that the wish denies."""
    denied = [hit for hit in wish.rest.values("time") if is_denied(wish.rest, hit)]
    words = [wish.rest.text[hit.start : hit.end] for hit in denied]
    return tuple(
        shot.id
        for shot in wish.plan.shots
        if any(word in folded(f"{shot.scene} {shot.action}") for word in words)
    )


def _when(wish: Wish) -> str:
    """The hour or weather wanted, in the user's words."""
    hits = [hit for hit in wish.rest.values("time") if not is_denied(wish.rest, hit)]
    if hits:
        return wish.rest.raw[hits[-1].start : hits[-1].end]
    span = _hour_alone(wish)
    return wish.rest.raw[slice(*span)].strip() if span else ""


def _hour_alone(wish: Wish) -> tuple[int, int] | None:
    """Where an hour stands that nothing else is told with: `que sea de día`, `改成白天`."""
    found = wish.rest.words.pattern("hour").search(wish.rest.text)
    alone = found and not wish.rest.cut(*found.span()).residue and wish.has("change", "that_one")
    return found.span() if found and alone and not wish.has("denies_before") else None


def _says_more(wish: Wish) -> bool:
    """Whether the wish tells more than an hour: then it is what is seen."""
    clause: Clause = wish.rest
    for hit in wish.rest.values("time"):
        clause = clause.cut(hit.start, hit.end)
    more = clause.words.any_meaning("hour_noun", "takes_place", "requests")
    for found in more.finditer(clause.text):
        clause = clause.cut(*found.span())
    return bool(clause.residue) and not _hour_alone(wish)


def _placed(shot: Shot, when: str, words: FeedbackWords) -> str:
    """The place of a shot at another hour."""
    scene = _otherwise(shot.scene, when, words)
    if scene != shot.scene or not scene:
        return scene or when
    return f"{scene}, {when}"


def _seen_otherwise(shot: Shot, when: str, words: FeedbackWords) -> str:
    """The action at another hour; what is said or written in it stays as it is."""
    texts = [*(sign.text for sign in shot.lettering), *(line.text for line in shot.dialogue)]
    if any(text and text in shot.action for text in texts):
        return shot.action
    return _otherwise(shot.action, when, words)


def _otherwise(text: str, when: str, words: FeedbackWords) -> str:
    """Some words with their hour, or their weather, replaced by another one."""
    low, hour = folded(text), words.pattern("hour")
    hits = [hit for hit in scan(low, written_languages(low)) if hit.kind == "time"]
    alike = [
        h for h in hits if bool(hour.search(_text_of(low, h))) == bool(hour.search(folded(when)))
    ]
    if not alike:
        return text
    first, before = alike[0], text[: alike[0].start]
    tie, _, rest = when.partition(" ")
    new = rest if rest and folded(before).rstrip().endswith(f" {folded(tie)}") else when
    return before + new + text[first.end :]


def _text_of(text: str, hit: Hit) -> str:
    """The words of a hit."""
    return text[hit.start : hit.end]

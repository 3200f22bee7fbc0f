"""One thing for another in the picture, where the old one is denied: `휴대폰 말고 책`.

One rule, from a wish to a new draft. For languages that tie words by what follows them.
"""

import re
from dataclasses import replace

from ..vocabulary import lexicon
from .clause import VALUE_KINDS
from .draft import Draft, Outcome, Wish
from .likeness import bare
from .pasting import with_its_particle
from .replacing import seen_otherwise
from .things_told import holds
from .words import FeedbackWords, folded

_OTHERWISE = ("line", "say", "voice", "lettering", "music", "sounds", "accent", "style", "wear")
LONGEST_THING = 3
"""Words of a thing."""
SHORTEST_THING = 2
"""Letters of a thing."""


def thing_instead(wish: Wish) -> Outcome:
    """`2번은 휴대폰 말고 책을 보게`: in the shots meant, or where the old one is seen."""
    words = wish.rest.words
    no = words.pattern("rather_than").search(wish.rest.text)
    if words.latin or not lexicon(words.language).spaced or not no or wish.rest.quoted:
        return None
    valued = any(
        hit.kind in {*VALUE_KINDS, "time"} and hit.end <= no.start() for hit in wish.rest.hits
    )
    if valued or wish.has(*_OTHERWISE):
        return None
    new = _thing_behind(words, wish.rest.raw[no.end() :])
    shots = [s for s in wish.plan.shots if not wish.shots.ids or s.id in wish.shots.ids]
    for old in _things_before(words, wish.rest.raw[: no.start()]):
        showing = [shot for shot in shots if holds(shot.action, old)]
        if showing and new and bare(new) != bare(old):
            return _with_other(wish, [shot.id for shot in showing], old, new)
    return None


def _things_before(words: FeedbackWords, told: str) -> list[str]:
    """What may be denied, the longest first, without its particle."""
    pieces = told.split()
    ends = [" ".join(pieces[-n:]) for n in range(min(LONGEST_THING, len(pieces)), 0, -1)]
    particle = re.compile(rf"(?:{words.pattern('in_post').pattern})$")
    ends = [end for end in ends if not any(map(particle.search, end.split()[:-1]))]
    bared = [*ends, *(particle.sub("", end).strip() for end in ends)]
    return [end for end in bared if len(end) >= SHORTEST_THING]


def _thing_behind(words: FeedbackWords, told: str) -> str:
    """What comes instead, up to its particle."""
    particle = re.compile(rf"(?<=\w)(?:{words.any_meaning('in_post', 'to_them').pattern})$")
    polite = words.any_meaning("polite", "predicate_end")
    found: list[str] = []
    for word in told.split()[:LONGEST_THING]:
        bared = particle.sub("", folded(word))
        found.append(word[: len(bared)])
        if bared != folded(word) and _is_told_of(words, told, word):
            return ""  # `창으로 들어오는 달빛만`: what comes is told by a deed
        if bared != folded(word):
            return " ".join(found)
    alone = polite.sub("", folded(" ".join(found))).strip(" ,.!~")
    return alone if alone and len(alone.split()) == 1 else ""


def _is_told_of(words: FeedbackWords, told: str, word: str) -> bool:
    """Whether a word is of a deed that tells of what follows, and not the thing itself."""
    behind = folded(told).partition(folded(word))[2].split()
    deed = words.any_meaning("act", "polite", "say", "want")
    ends = rf"\w+(?:{words.pattern('deed_end').pattern})"
    return len(behind) > 1 and bool(re.fullmatch(ends, behind[0])) and not deed.match(behind[0])


def _with_other(wish: Wish, ids: list[str], old: str, new: str) -> Draft:
    """The draft with the new thing where the old one was seen."""
    draft = wish.draft
    for id in ids:
        seen = seen_otherwise(draft.plan.shot(id), old, new)
        draft = draft.with_shot(id, action=with_its_particle(wish.rest.words, seen, new))
    draft = draft.about_shots(*ids).telling(wish.reply("text_changed", old=old, new=new))
    return replace(draft, about="")

"""Wishes about the accent and the language that somebody speaks.

Each rule is a function from a wish to a new draft. The words stay as they are.
"""

import re
from dataclasses import replace

from ....generator.plan import VideoPlan
from ....tools.dialects import find as find_dialect
from .clause import Clause
from .draft import Draft, Outcome, Wish
from .lines_named import (
    lines_called,
    lines_meant,
    quoted_lines,
    speakers,
    talks,
    told_of,
)
from .manner import (
    dialect_named,
    dialects,
    is_denied,
    languages_denied,
    stated_language,
)
from .people_named import name_place
from .speakers import voiced
from .whose_voice import lines_alone, no_narrator, of_narrator, unclear_whose, whose_spoken_of
from .words import folded


def swap_accents(wish: Wish) -> Outcome:
    """`swap the accents`: of the two people named, or the only two who speak."""
    if not (wish.has("swap") and wish.has("accent", "voice")) or dialect_named(wish.rest):
        return None
    pair = wish.people.ids or speakers(wish)
    if len(pair) != 2:
        return wish.who(pair)
    one, other = (_accent_of(wish, id) for id in pair)
    draft = _with_accent(_with_accent(wish.draft, pair[0], other), pair[1], one)
    told = (
        wish.reply("dialect", who=wish.plan.character(id).name, dialect=accent or "–")
        for id, accent in zip(pair, (other, one), strict=True)
    )
    return replace(draft.telling(*told), about="accent")


def _accent_of(wish: Wish, id: str) -> str | None:
    own = [line.dialect for line in wish.plan.lines if line.character == id and line.dialect]
    return own[0] if own else wish.plan.character(id).voice.dialect


def accent(wish: Wish) -> Outcome:
    """`Tom should sound Indian`, `他最后那句改用四川话说`."""
    wish, model = _compared(of_narrator(wish))
    if no_narrator(wish):
        return wish.who(speakers(wish)) if speakers(wish) else None
    label = dialect_named(wish.rest) or (_accent_of(wish, model) if model else None)
    label = label or origin_told(wish) or _accent_told_before(wish)
    denied = any(is_denied(wish.rest, hit) for hit in dialects(wish.rest))
    named = any(name_place(wish.rest, who, wish.plan) is not None for who in wish.plan.characters)
    if denied and not (named or wish.shots.ids) and (held := _whose_is_denied(wish)):
        wish = replace(wish, people=replace(wish.people, ids=held, unclear=()))
    loses = denied or wish.has("no_accent") or (wish.has("accent") and wish.has("remove"))
    if not (label or loses) or not _is_about_voice(wish):
        return None
    if asked := unclear_whose(wish):
        return asked
    lines = lines_alone(wish)
    if lines:
        draft = wish.draft
        for line in lines:
            draft = draft.with_line(line.id, dialect=label)
        told = (told_of(wish, "line_dialect", x, dialect=label or "–") for x in lines)
        return draft.about_lines(*(x.id for x in lines)).telling(*told)
    people = _without_those_told_of(wish)
    people = people or _who_speaks_it(wish, label, whose_spoken_of(wish) or _with_an_accent(wish))
    if not people:
        return (
            wish.who(speakers(wish)) if speakers(wish) else wish.impossible("no_such_line", lines=0)
        )
    draft = wish.draft
    for id in people:
        own = _accent_after_name(wish, id) or label
        draft = _with_accent(draft, id, own)
        name = wish.plan.character(id).name
        draft = draft.telling(wish.reply("dialect", who=name, dialect=own or "–"))
    theirs = tuple(line.id for line in wish.plan.lines if line.character in people)
    return replace(draft.about_people(*people), about="accent", lines=theirs)


def _who_speaks_it(wish: Wish, label: str | None, people: tuple[str, ...]) -> tuple[str, ...]:
    """Of people who were not named those who speak the language of an accent, or who alone does."""
    known = find_dialect(label) if label else None
    told = {x.character for x in wish.plan.lines if known and x.language == known.language}
    able = tuple(id for id in speakers(wish) if id in told)
    if not able:
        return people
    return tuple(id for id in people if id in able) or (able if len(able) == 1 else ())


def _without_those_told_of(wish: Wish) -> tuple[str, ...]:
    """Those named, without who only tells what somebody is: `전라도 사람으로`."""
    words, ids = wish.rest.words, wish.people.ids
    if words.latin or len(ids) < len(("one", "other")) or wish.has("list_joint"):
        return ids
    to = words.pattern("to_them").pattern
    names = {id: folded(wish.plan.character(id).name) for id in ids}
    kept = [
        id for id, x in names.items() if not re.search(rf"{re.escape(x)}(?:{to})", wish.rest.text)
    ]
    return tuple(kept) or ids


def _compared(wish: Wish) -> tuple[Wish, str | None]:
    """The wish without who has that accent already, and who it is: `the same accent as Mei`."""
    words, ids = wish.rest.words, wish.people.ids
    found = words.pattern("same_as").search(wish.rest.text)
    if not found or len(ids) < len(("one", "model")) or not wish.has("accent", "voice", "speak"):
        return wish, None
    places = {id: name_place(wish.rest, wish.plan.character(id), wish.plan) or 0 for id in ids}
    behind = [id for id in ids if places[id] >= found.end()]
    before = [id for id in ids if places[id] < found.start()]
    if not (behind if words.latin else before):
        return wish, None
    model = (
        min(behind, key=places.__getitem__) if words.latin else max(before, key=places.__getitem__)
    )
    others = tuple(id for id in ids if id != model)
    return replace(wish, people=replace(wish.people, ids=others)), model


def _accent_told_before(wish: Wish) -> str | None:
    """The only accent that a message names, where a clause of it wants `that accent`."""
    said = wish.draft.request.said
    told = wish.rest.having(folded(said), said)
    named = {hit.value for hit in dialects(told)} if wish.has("that_accent") else set[str]()
    return named.pop() if len(named) == 1 else None


def _whose_is_denied(wish: Wish) -> tuple[str, ...]:
    """The only one who has the accent that is not to be: `he isn't Welsh`."""
    gone = {hit.value for hit in dialects(wish.rest) if is_denied(wish.rest, hit)}
    held = tuple(who.id for who in wish.plan.characters if _accent_of(wish, who.id) in gone)
    return held if len(held) == 1 else ()


def _with_an_accent(wish: Wish) -> tuple[str, ...]:
    """The only one who has an accent that may be meant by `the accent`."""
    having = tuple(id for id in speakers(wish) if _accent_of(wish, id))
    return having if len(having) == 1 else ()


def _accent_after_name(wish: Wish, id: str) -> str | None:
    """In `Tom British and Mei Cantonese` each name has its own accent behind it."""
    hits = [hit for hit in dialects(wish.rest) if not is_denied(wish.rest, hit)]
    if len(hits) < 2 or len(wish.people.ids) < 2:
        return None
    place = name_place(wish.rest, wish.plan.character(id), wish.plan)
    behind = [hit.value for hit in hits if place is not None and hit.start > place]
    return behind[0] if behind else None


def _is_about_voice(wish: Wish) -> bool:
    """Whether a way of speaking is meant, and not a place or a dish of that name."""
    spoken_of = wish.draft.about in ("accent", "line") or bool(wish.people.ids)
    told = ("accent", "voice", "say", "speak", "line", "narration")
    return wish.clause.has(*told) or spoken_of or _is_of_all_lines(wish)


def _is_of_all_lines(wish: Wish) -> bool:
    """Whether a wish says no more than how all of it is to be spoken: `全部標準語に`."""
    rest = wish.rest
    for hit in dialects(rest):
        rest = rest.cut(hit.start, hit.end)
    text = rest.words.any_meaning("every_line", "to_them", "speak").sub(" ", rest.text)
    return wish.has("every_line") and not rest.having(text, text).residue


def _means_nobody_here(wish: Wish) -> bool:
    """Whether a wish about speech names a target that the plan does not have."""
    told = wish.people.ids or wish.shots.ids or wish.clause.quoted or wish.picked("line")
    return not (told or wish.has("narration")) and lines_called(wish) == ()


def _with_accent(draft: Draft, id: str, label: str | None) -> Draft:
    """Somebody's accent, in all their lines."""
    who = draft.plan.character(id)
    draft = draft.with_character(voiced(who, dialect=label))
    mine = [line for line in draft.plan.lines if line.character == id]
    spoken = [line for line in mine if label and _speaks(label, line.language)] or mine
    for line in spoken:
        if line.dialect or _shows_accents(draft.before):
            draft = draft.with_line(line.id, dialect=label)
    return draft


def _shows_accents(plan: VideoPlan) -> bool:
    """Whether this plan's lines repeat the accents of their speakers."""
    return any(line.dialect for line in plan.lines)


def language(wish: Wish) -> Outcome:
    """`Tom speaks Spanish`, `英語にして`: the words stay; what they are to be spoken in changes."""
    tag = None if origin_told(wish) else stated_language(wish)
    if denied := languages_denied(wish.rest):
        return _no_more_in(wish, denied)
    if not tag or (wish.clause.quoted and not quoted_lines(wish)):
        return None
    if not (talks(wish) or wish.people.ids or wish.has("in_language", "every_line")):
        return None
    if wish.has("keep", "stays") and not wish.people.ids:
        return wish.draft
    if asked := unclear_whose(wish):
        return asked
    if _means_nobody_here(wish):
        return wish.which_line(wish.plan.lines)
    lines = lines_alone(wish) or tuple(
        x for x in wish.plan.lines if x.character in (wish.people.ids or whose_spoken_of(wish))
    )
    lines = lines or (wish.plan.lines if not wish.people.ids else ())
    if not lines:
        return wish.impossible("no_such_line", lines=len(wish.plan.lines))
    draft = wish.draft
    standard = _standard_named(wish.rest)
    for line in lines:
        accent = line.dialect if _stays(line.dialect, tag, standard) else None
        draft = draft.with_line(line.id, language=tag, dialect=accent)
        draft = draft.telling(told_of(wish, "language", line, language=tag))
    for id in dict.fromkeys(line.character for line in lines):
        if all(x.language == tag for x in draft.plan.lines if x.character == id):
            who = draft.plan.character(id)
            accent = who.voice.dialect if _stays(who.voice.dialect, tag, standard) else None
            draft = draft.with_character(voiced(who, language=tag, dialect=accent))
    return draft.about_lines(*(line.id for line in lines))


def origin_told(wish: Wish) -> str | None:
    """The accent of somebody who is to be `a Korean`: where they are from, and no language.

    A preposition or a verb of speaking before the word means the language: `Tom to Korean`.
    """
    words, text = wish.rest.words, wish.rest.text
    hits = [hit for hit in wish.rest.values("language") if not is_denied(wish.rest, hit)]
    told = [(hit.start, hit.end) for hit in hits]
    told = told or [found.span() for found in words.pattern("gentilic").finditer(text)]
    spoken = talks(wish) or wish.has("in_language", "every_line", "subtitles", "captions")
    if len(told) != 1 or spoken or wish.rest.quoted or not (words.latin and wish.people.ids):
        return None
    before = text[: told[0][0]]
    if not re.search(rf"(?:{words.pattern('is_somebody').pattern})(?:\s+\S+){{0,4}}\s+$", before):
        return None
    if re.search(rf"(?:{words.pattern('to_before').pattern})\s+$", before):
        ties = words.pattern("is_somebody").pattern
        if not re.search(rf"(?:{ties})\s+$", before):
            return None
    name = wish.rest.raw[slice(*told[0])]
    known = find_dialect(name)
    return known.label if known else name


def _no_more_in(wish: Wish, denied: tuple[str, ...]) -> Outcome:
    """The draft with the lines in a language that is denied as what the next wish is about."""
    lines = lines_called(wish) or lines_meant(wish)
    theirs = [x for x in lines or () if x.language in denied] or list(lines or ())
    return wish.draft.about_lines(*(x.id for x in theirs)) if theirs else None


def _standard_named(clause: Clause) -> frozenset[str]:
    """The way of speaking that a name tells beside the language: 普通话."""
    named = {hit.start for hit in clause.values("language") if not is_denied(clause, hit)}
    return frozenset(hit.value for hit in dialects(clause) if hit.start in named)


def _stays(dialect: str | None, tag: str, standard: frozenset[str]) -> bool:
    """Whether an accent goes with a language, and with the way of speaking that it names."""
    return _speaks(dialect, tag) and (not standard or dialect in standard)


def _speaks(dialect: str | None, tag: str) -> bool:
    known = find_dialect(dialect) if dialect else None
    return known is None or known.language == tag

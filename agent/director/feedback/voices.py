"""Wishes about how somebody speaks: accent, language, delivery.

Each rule is a function from a wish to a new draft. The words stay as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....generator.plan import DialogueLine, VideoPlan
from ....tools.dialects import find as find_dialect
from ...planner import Question
from .clause import Clause
from .draft import Draft, Outcome, Wish, listed
from .lines_named import (
    is_in_a_line,
    line_told,
    lines_called,
    lines_meant,
    narrates,
    of_those_named,
    ordinal_line,
    quoted_lines,
    speakers,
    talks,
    told_of,
    without_people,
)
from .manner import (
    dialect_named,
    dialects,
    is_denied,
    languages_denied,
    manner_named,
    manners_denied,
    stated_language,
)
from .people_named import name_place, speaks_of_everyone
from .sound import is_about_sound, names_a_sound
from .speakers import voiced
from .strangers import names_a_stranger
from .words import folded, in_all_languages


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
    wish, model = _compared(_of_narrator(wish))
    if _no_narrator(wish):
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
    if asked := _whom(wish):
        return asked
    lines = _single_lines(wish)
    if lines:
        draft = wish.draft
        for line in lines:
            draft = draft.with_line(line.id, dialect=label)
        told = (told_of(wish, "line_dialect", x, dialect=label or "–") for x in lines)
        return draft.about_lines(*(x.id for x in lines)).telling(*told)
    people = _without_those_told_of(wish)
    people = people or _who_speaks_it(wish, label, _spoken_of(wish) or _with_an_accent(wish))
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


def _whom(wish: Wish) -> Question | None:
    """Asks who is meant by a pronoun that fits several, or by a name that nobody has."""
    if wish.people.unclear:
        return wish.who(wish.people.unclear)
    return wish.who(speakers(wish)) if names_a_stranger(wish) and wish.plan.lines else None


def _who_speaks_it(wish: Wish, label: str | None, people: tuple[str, ...]) -> tuple[str, ...]:
    """Of people who were not named those who speak the language of an accent, or who alone does."""
    known = find_dialect(label) if label else None
    told = {x.character for x in wish.plan.lines if known and x.language == known.language}
    able = tuple(id for id in speakers(wish) if id in told)
    if not able:
        return people
    return tuple(id for id in people if id in able) or (able if len(able) == 1 else ())


def _of_narrator(wish: Wish) -> Wish:
    """The wish with the narrator as who is meant: `could the narrator be a man` means no man."""
    named = any(name_place(wish.rest, who, wish.plan) is not None for who in wish.plan.characters)
    if named or not wish.has("narration") or not wish.rest.words.latin:
        return wish
    told = dict.fromkeys(x.character for x in wish.plan.lines if narrates(wish, x))
    return replace(wish, people=replace(wish.people, ids=tuple(told), unclear=()))


def _no_narrator(wish: Wish) -> bool:
    """Whether a narrator is to be so whom the plan does not have."""
    alone = wish.has("narration") and not (wish.people.ids or wish.clause.quoted or wish.shots.ids)
    noun = wish.rest.words.latin and not wish.draft.lines and not wish.has("line", "as_voice_over")
    return alone and noun and not any(narrates(wish, line) for line in wish.plan.lines)


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


def _single_lines(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines meant when single ones are, and not all that somebody says."""
    if wish.picked("line"):
        return lines_meant(wish)
    ordered, rest = ordinal_line(wish.clause, of_those_named(wish, wish.plan.lines))
    if ordered and rest is not wish.clause:
        return (ordered,)
    if quoted := quoted_lines(wish):
        return quoted
    if wish.shots.ids and not wish.shots.every:
        return of_those_named(wish, wish.plan.lines)
    if told := line_told(wish, of_those_named(wish, wish.plan.lines)):
        return (told,)
    if wish.people.ids:
        return ()
    if wish.has("narration"):
        return () if any(narrates(wish, line) for line in wish.plan.lines) else lines_meant(wish)
    if called := lines_called(wish):
        return called
    return tuple(line for line in wish.plan.lines if line.id in wish.draft.lines)


def _means_nobody_here(wish: Wish) -> bool:
    """Whether a wish about speech names a target that the plan does not have."""
    told = wish.people.ids or wish.shots.ids or wish.clause.quoted or wish.picked("line")
    return not (told or wish.has("narration")) and lines_called(wish) == ()


def _spoken_of(wish: Wish) -> tuple[str, ...]:
    """Whom a wish about voices means when it names nobody: the last one spoken of, or the only."""
    if wish.has("every_line") and wish.rest.values("pronoun") and len(wish.draft.people) == 1:
        return wish.draft.people  # `everything she says`
    if wish.has("every_line") or speaks_of_everyone(wish.rest):
        return speakers(wish)
    if wish.has("narration"):
        return tuple(dict.fromkeys(x.character for x in wish.plan.lines if narrates(wish, x)))
    if wish.draft.people:
        return wish.draft.people
    return speakers(wish) if len(speakers(wish)) == 1 else ()


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
    if asked := _whom(wish):
        return asked
    if _means_nobody_here(wish):
        return wish.which_line(wish.plan.lines)
    lines = _single_lines(wish) or tuple(
        x for x in wish.plan.lines if x.character in (wish.people.ids or _spoken_of(wish))
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


def delivery_told(wish: Wish) -> Outcome:
    """How somebody speaks, and not how they are not to: `男の声じゃなくて女性の声`."""
    return delivery(_without_denied_voice(wish))


def _without_denied_voice(wish: Wish) -> Wish:
    """The wish without `男の声じゃなくて`, before the voice that comes for it."""
    words = wish.rest.words
    no = words.any_meaning("not_them", "rather_than").search(wish.rest.text)
    if words.latin or no is None or words.pattern("in_prep").pattern != words.any_of(()):
        return wish
    old, new = (wish.rest.having(x, x) for x in (no.string[: no.start()], no.string[no.end() :]))
    voiced = ("voice", "voice_kind", "people", "spoken_manner")
    told = old.has(*voiced) or old.values("people")
    both = told and new.has("voice", "voice_kind") and not wish.rest.quoted
    return replace(wish, rest=wish.rest.cut(0, no.end())) if both else wish


def _where_it_was(wish: Wish, lines: tuple[DialogueLine, ...]) -> tuple[DialogueLine, ...]:
    """Of somebody's lines the one in the shot spoken of just before: `shot 2 closer, and he says
    it with a yawn`."""
    there = tuple(x for x in lines if wish.draft.shot_of(x.id).id in wish.draft.shots)
    one = len(there) == 1 and len(wish.draft.shots) == 1
    says = wish.has("say") and (wish.has("pronoun") or wish.clause.values("pronoun"))
    return there if one and says and not wish.has("every_line", "whole") else lines


def delivery(wish: Wish) -> Outcome:
    """`make her sound more scared`, `he whispers it`."""
    wish = _without_contrast(wish)
    manner = manner_named(without_people(wish)) or _bare_quality(wish)
    if not manner and (manners_denied(wish.rest) or _denies_the_present(wish)):
        return None if _is_of_shots_alone(wish) else _without_manner(wish)
    about_voice = wish.has("voice", "say", "speak", "line", "narration")
    about_voice = about_voice or (
        wish.has("spoken_manner") and bool(wish.people.ids or wish.people.unclear)
    )
    about_voice = about_voice or _is_of_somebody(wish) or _is_manner_alone(wish)
    spoken_of = about_voice or wish.draft.lines or quoted_lines(wish)
    spoken_of = spoken_of or (wish.people.ids and manners_denied(wish.rest))
    if not manner or not spoken_of or _says_new(wish) or not any(map(str.isalpha, manner)):
        return None
    if (wish.has("keep") and not wish.has("spoken_manner")) or wish.has("silent_beat"):
        return None
    if _is_no_voice(wish) or _is_of_the_camera(wish):
        return None
    if _complains(wish) and not wish.has("spoken_manner"):
        return None
    if is_about_sound(wish) and not wish.has("say", "voice"):
        return None
    if wish.has("lengthen", "shorten") and not wish.has("spoken_manner"):
        return None
    if asked := _whom(wish):
        return asked
    lines = _single_lines(wish)
    people = wish.people.ids or _spoken_of(wish)
    lines = lines or _where_it_was(wish, tuple(x for x in wish.plan.lines if x.character in people))
    if not lines:
        return _without_lines(wish, manner)
    draft = wish.draft
    for line in lines:
        earlier = draft.decided.get((line.id, "delivery"))
        how = f"{earlier}, {manner}" if earlier else manner
        decided = draft.decided | {(line.id, "delivery"): how}
        draft = replace(draft.with_line(line.id, delivery=how), decided=decided)
    names = listed(dict.fromkeys(wish.plan.character(x.character).name for x in lines))
    return draft.about_lines(*(x.id for x in lines)).telling(
        wish.reply("delivery", who=names, how=manner)
    )


def _without_contrast(wish: Wish) -> Wish:
    """The wish without who is named only as who is not to: `Leo should whisper and Rosa not`."""
    words = wish.rest.words
    no = words.any_meaning("forbids", "prohibits", "does_not", "denial").pattern
    ends = re.search(
        rf"(?:{words.pattern('and').pattern})\W+(?P<who>[^,]*?)\s+(?:{no})\W*$", wish.rest.text
    )
    if not (words.latin and ends) or len(wish.people.ids) < len(("one", "other")):
        return wish
    told = wish.rest.having(ends["who"], ends["who"])
    gone = [
        id
        for id in wish.people.ids
        if name_place(told, wish.plan.character(id), wish.plan) is not None
    ]
    kept = tuple(id for id in wish.people.ids if id not in gone)
    rest = wish.rest.cut(*ends.span())
    return replace(wish, rest=rest, people=replace(wish.people, ids=kept)) if kept else wish


def _is_of_the_camera(wish: Wish) -> bool:
    """Whether the camera is what does so: `카메라가 천천히 다가가게`."""
    camera = any(hit.value == "camera" for hit in wish.rest.values("cue"))
    return camera and not wish.rest.words.latin and not wish.has("say", "voice", "speak", "line")


def _is_of_shots_alone(wish: Wish) -> bool:
    """Whether a shot, and nobody who speaks, is not to be `so low`."""
    spoken_of = wish.people.ids or wish.people.unclear or wish.draft.lines or talks(wish)
    heard = any(hit.kind == "speaking" for hit in wish.rest.hits)
    return bool(wish.shots.ids) and not (spoken_of or heard or wish.rest.quoted)


def _is_of_somebody(wish: Wish) -> bool:
    """Whether nothing but a manner is wanted of somebody: `Berta angrier`."""
    if _bare_quality(wish):
        return True
    hits = [hit for hit in wish.rest.hits if hit.kind == "manner"]
    wanted = wish.has("degree") or (wish.rest.words.latin and wish.has("want"))
    if not (hits and wish.people.ids and wanted):
        return False
    clause = without_people(wish).cut(hits[0].start, hits[0].end)
    known = ("degree", "polite", "filler", "article", "want", "pronoun")
    left = clause.words.any_meaning(*known).sub(" ", clause.text)
    return not clause.having(left, left).residue


def _is_no_voice(wish: Wish) -> bool:
    """Whether `a darker tone` is the picture's, or a sound's: nobody who speaks is meant."""
    spoken_of = wish.people.ids or wish.people.unclear or wish.draft.lines or wish.draft.people
    if spoken_of or wish.has("say", "speak", "line", "narration"):
        return False
    return wish.has("tone_word") or (wish.has("volume", "add") and _heard_beside(wish))


def _heard_beside(wish: Wish) -> bool:
    """Whether `the kitchen sounds louder`, `add the voice of birds` is no person's voice."""
    named = any(hit.kind == "sound" for hit in wish.rest.hits)
    return names_a_sound(wish) or (named and wish.has("add"))


def _is_manner_alone(wish: Wish) -> bool:
    """Whether nothing but a manner is said, of somebody spoken of just before: `and angrier`."""
    known = ("spoken_manner", "degree", "and", "polite", "filler")
    rest, manners = wish.rest, wish.rest.values("manner") if wish.rest.words.latin else ()
    for hit in manners:
        rest = rest.cut(hit.start, hit.end)
    left = rest.words.any_meaning(*known).sub(" ", rest.text)
    told = wish.has("spoken_manner") or bool(manners)
    alone = told and not rest.having(left, left).residue
    return alone and bool(wish.draft.people) and not (wish.shots.ids or wish.rest.quoted)


def _bare_quality(wish: Wish) -> str | None:
    """The one word of `don Eulogio más gruñón`: how somebody who speaks should be, and more so."""
    told = {hit.kind for hit in wish.rest.hits} - {"cue", "name"}
    speaks = wish.people.ids and set(wish.people.ids) <= set(speakers(wish))
    if not (speaks and wish.has("degree") and wish.rest.words.latin) or told or wish.rest.quoted:
        return None
    clause = without_people(wish)
    known = ("degree", "polite", "filler", "article", "lead")
    left = clause.words.any_meaning(*known).sub(" ", clause.text).strip(" ,.;!")
    said = clause.having(left, left)
    single = left.isalpha() and said.residue == left
    less = clause.words.pattern("less_so").search(clause.text)
    left = f"{less[0]} {left}" if less else left
    return left if single and not said.has("wear", "vague", "complaint") else None


def _denies_the_present(wish: Wish) -> bool:
    """Whether a verb of saying is forbidden that tells how somebody speaks now."""
    if wish.rest.quoted or not wish.has("prohibits", "forbids"):
        return False
    mine = [line for line in wish.plan.lines if line.character in wish.people.ids]
    verbs = {found[0] for found in wish.rest.words.pattern("say").finditer(wish.rest.text)}
    return any(verb in (line.delivery or "").lower() for line in mine for verb in verbs)


def _complains(wish: Wish) -> bool:
    """Whether a clause says what is wrong; `whisper hers too` means `as well`."""
    also = rf"(?:{wish.rest.words.pattern('also').pattern})\W*$"
    text = re.sub(also, " ", wish.rest.text)
    return wish.rest.having(text, text).has("complaint")


def _without_manner(wish: Wish) -> Outcome:
    """`don't whisper`: the lines meant lose the delivery that is denied, or any."""
    lines = _single_lines(wish)
    people = wish.people.ids or _spoken_of(wish)
    lines = lines or tuple(line for line in wish.plan.lines if line.character in people)
    if asked := _whom(wish):
        return asked
    lines = tuple(x for x in lines if (x.id, "delivery") not in wish.draft.decided)
    if not lines:
        return wish.draft if wish.draft.lines else None
    draft = wish.draft
    for line in lines:
        draft = draft.with_line(line.id, delivery=None)
        draft = draft.telling(told_of(wish, "neutral", line))
    people = tuple(dict.fromkeys(line.character for line in lines))
    return draft.about_lines(*(line.id for line in lines)).about_people(*people)


def kind_of_voice(wish: Wish) -> Outcome:
    """`the narrator should be female`: how somebody's voice is in general."""
    wish = _of_narrator(wish)
    wish = _without_denied_voice(wish)
    kind = wish.rest.words.pattern("voice_kind").search(wish.rest.text)
    if kind and _no_narrator(wish):
        return wish.who(speakers(wish)) if speakers(wish) else None
    people = wish.people.ids or (_spoken_of(wish) if wish.has("narration") else ())
    if not kind or not people or not wish.has("voice", "narration"):
        return None
    manner = wish.rest.raw[slice(*kind.span())]
    meant = replace(wish, people=replace(wish.people, ids=people))
    return _without_other_kind(_in_general(meant, manner), people, manner)


def _without_other_kind(draft: Draft, people: Sequence[str], kind: str) -> Draft:
    """The draft with this kind of voice also where looks told another: `female`."""
    told = re.compile(in_all_languages("voice_kind"))
    for id in people:
        who = draft.plan.character(id)
        pieces = [piece.strip() for piece in who.looks.split(",")]
        new = [kind if told.fullmatch(folded(piece)) else piece for piece in pieces]
        looks = ", ".join(dict.fromkeys(new))
        draft = (
            draft
            if new == pieces
            else draft.with_character(who.model_copy(update={"looks": looks}))
        )
    return draft


def _says_new(wish: Wish) -> bool:
    return any(not is_in_a_line(wish, quote) for quote in wish.clause.quoted)


def _without_lines(wish: Wish, manner: str) -> Outcome:
    """How somebody sounds who says nothing yet; `his line` is one that they do not have."""
    if wish.people.ids:
        named = wish.rest.words.latin and wish.has("line")
        return wish.which_line(wish.plan.lines) if named else _in_general(wish, manner)
    return wish.who(speakers(wish)) if speakers(wish) else None


def _in_general(wish: Wish, manner: str) -> Draft:
    draft = wish.draft
    for id in wish.people.ids:
        draft = draft.with_character(voiced(wish.plan.character(id), manner=manner))
    names = listed(wish.plan.character(id).name for id in wish.people.ids)
    lines = (line.id for line in wish.plan.lines if line.character in wish.people.ids)
    draft = draft.about_lines(*lines).about_people(*wish.people.ids)
    return draft.telling(wish.reply("delivery", who=names, how=manner))

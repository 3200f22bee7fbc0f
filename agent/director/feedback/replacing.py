"""Wishes to have one thing for another: in what is said, else written, else seen and heard.

Each rule is a function from a wish to a new draft.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ....generator.plan import Character, Shot, Sound
from ...planner import Question
from ..languages import language_of
from ..scripts import letters_of
from ..vocabulary import lexicon
from .clause import MASK, VALUE_KINDS
from .draft import Draft, Outcome, Wish
from .heard_in_part import is_called_so
from .lettering import reworded_sign, signs_in
from .likeness import bare, content
from .lines_named import answering, is_in_a_line
from .naming import name_alone
from .order import side_of
from .pasting import bared as without_small_words
from .pasting import thing_told, with_its_particle
from .people_named import called
from .sound import heard_in
from .sounds_exchanged import other_sound
from .things_told import found_whole, holds, is_of_no_thing, is_wording, names_no_words
from .words import WORD_END, WORD_START, folded, swapped, without_article

SHORTEST_PART, LONGEST_PART = 2, 12
"""Letters of a part of a sign that is told without quotation marks."""
SAME_LINE = 0.75
"""Likeness from which new words are a whole line in another wording, and no part of it."""
LONGEST_HEARD = 6
"""Words of a sound that is heard instead of another; more are a sentence."""
LONGEST_TOLD = 30
"""Letters of a thing, where no blanks part words."""
LONGEST_THING = 3
"""Words of a thing that is put in the place of another."""


def replaced(wish: Wish) -> Outcome:
    """`change X to Y`, `Y instead of X`, `“X”改成“Y”`, in the words, signs or pictures.

    A line that is called by a few words of it gets others as a whole, and not here.
    """
    if not (wish.rest.quoted or wish.rest.words.latin):
        wish = replace(wish, clause=wish.rest)  # what is quoted called the shot
    ordered = len(wish.clause.quoted) > 1 and wish.has("speaks_first", "speaks_last")
    voiced = wish.people.ids and wish.has("narration") and not wish.clause.quoted
    other = ordered or voiced or _calls_a_line(wish) or _tells_who_says(wish) or answering(wish)
    return None if other else _replaced(wish)


def _tells_who_says(wish: Wish) -> bool:
    """Whether a line gets somebody else: `it's not Owen who says "Hello", it's Mia`."""
    one = len(wish.clause.quoted) == 1 and is_in_a_line(wish, wish.clause.quoted[0])
    return one and len(wish.people.ids) > 1 and wish.has("say") and wish.clause.words.latin


def _replaced(wish: Wish) -> Outcome:
    if (outcome := _known_for_new(wish)) is not None:
        return outcome
    words = wish.clause.words
    for template in (*words.templates("replace"), *words.templates("replace_quoted")):
        match = found_whole(wish, template)
        if not match or (not wish.clause.quoted and is_of_no_thing(wish, match)):
            continue
        if wish.clause.quoted and not (MASK.search(match["old"]) and is_wording(wish, match)):
            continue
        if not wish.clause.quoted and not _is_verbatim(wish, match):
            for instead in (_part_instead, _heard_instead, _seen_instead):
                if draft := instead(wish, match):
                    return draft
            continue
        old, new = (said_at(wish, match.span(name)) for name in ("old", "new"))
        old = old if wish.clause.quoted else _without_owner(wish, old)
        new = new if wish.clause.quoted else _in_full(wish, old, _told_new(wish, new))
        if not wish.clause.quoted and names_no_words(wish, old, new):
            continue
        if old and new and bare(old) != bare(new):
            outcome = _everywhere(wish, old, new) or _in_part(wish, match, old, new)
            outcome = outcome or _each_of(wish, old, new)
            outcome = outcome or (_heard_instead(wish, match) if not wish.clause.quoted else None)
            if outcome is not None:
                return outcome
            if wish.clause.quoted and not wish.shots.missing and _is_lonely(wish):
                return Question(reply=wish.reply("not_found", old=old))
    return None


def _without_owner(wish: Wish, old: str) -> str:
    """A thing without who has it: `el casco` of `el casco de Óscar`, `Ollie's helmet`."""
    words = wish.rest.words
    names = [n for id in wish.people.ids for n in called(wish.plan.character(id), wish.plan)]
    name = "|".join(map(re.escape, names))
    of = words.any_meaning("genitive", "of_what").pattern
    behind = rf"\s+(?:{of})\s+(?:{name})$" if name and words.latin else "(?!)"
    before = rf"^(?:{name})['’]s?\s+" if name and words.latin else "(?!)"
    found = re.search(f"{behind}|{before}", folded(old))
    return (old[: found.start()] + old[found.end() :]).strip() if found else old


def _each_of(wish: Wish, old: str, new: str) -> Outcome:
    """`swap all the kites for balloons`: each thing that is told of as one."""
    ends = lexicon(wish.clause.words.language).wording.verb_ending
    end = next((end for end in ends if old.endswith(end) and new.endswith(end)), "")
    if not end or wish.clause.quoted:
        return None
    return _everywhere(wish, old.removesuffix(end), new.removesuffix(end))


def _calls_a_line(wish: Wish) -> bool:
    """Whether the first quotation calls a whole line: `「売り切れ」って言うとこ`."""
    mask = MASK.search(wish.clause.text)
    return mask is not None and is_called_so(wish.clause, mask.end())


def _known_for_new(wish: Wish) -> Outcome:
    """Of two quotations the one that the plan has for the one it has not, whatever the verb."""
    quoted = wish.clause.quoted
    first, *others = quoted or ("",)
    longer = any(bare(first) in bare(new) for new in others)
    more = wish.has("also", "add_line", "next_part") and not longer
    if len(quoted) != len(("old", "new")) or more:
        return None
    if side_of(wish.rest):
        return None
    known = (*(line.text for line in wish.plan.lines), *(sign.text for _, sign in signs_in(wish)))
    old = [quote for quote in quoted if any(bare(quote) in bare(text) for text in known)]
    if bare(first) == bare(others[0]) and any(first in text for text in known):
        return _everywhere(wish, first, others[0])  # only a mark at the end is another one
    if len(old) != 1:
        return None
    (new,) = (quote for quote in quoted if quote != old[0])
    return _everywhere(wish, _whole_line(wish, old[0], new), new)


def _whole_line(wish: Wish, old: str, new: str) -> str:
    """The line that a few words of it call, where new words are nearly the whole of it."""
    holding = [line.text for line in wish.plan.lines if bare(old) in bare(line.text)]
    if len(holding) != 1 or bare(holding[0]) == bare(old):
        return old
    likeness = SequenceMatcher(None, bare(new), bare(holding[0])).ratio()
    return holding[0] if likeness >= SAME_LINE and bare(old) in bare(new) else old


def _in_full(wish: Wish, old: str, new: str) -> str:
    """`a blue one` as `a blue coat`, where it comes for a red coat."""
    words, parts, olds = wish.rest.words, new.split(), old.split()
    if not words.latin or len(parts) < len(("blue", "one")) or not olds:
        return new
    last = words.replies["coloured"].startswith("{colour}")
    at = -1 if last else 0
    one = words.pattern("another_one").fullmatch(folded(parts[at]))
    if not one or len(olds) < len(("red", "coat")):
        return new
    thing = olds[at] if last else without_article(old).split()[0]
    return " ".join([*parts[:-1], thing] if last else [thing, *parts[1:]])


def _told_new(wish: Wish, new: str) -> str:
    """New words without `the sign should say` before them."""
    words = wish.rest.words
    why = (
        []
        if words.latin
        else [*re.finditer(rf"(?:{words.pattern('reason_end').pattern})\s+", folded(new))]
    )
    new = new[why[-1].end() :] if why else new  # 손전등은 좀 뻔하니까 스마트폰으로
    verbs = wish.rest.words.any_meaning("should_say", "reads").finditer(folded(new))
    end = max((verb.end() for verb in verbs), default=0)
    left = new[end:].strip(" ,:：，")
    spaced = words.latin or lexicon(words.language).spaced
    told = None if spaced else without_small_words(left or new, words, LONGEST_TOLD)
    return told[0] if told else left or new


def _is_verbatim(wish: Wish, match: re.Match[str]) -> bool:
    """Whether `ROUTE 9 should be ROUTE 19` means words of a line or a sign, or a plain change."""
    if match.re in wish.clause.words.templates("replace"):
        return True
    old = wish.rest.raw[slice(*match.span("old"))].strip()
    start, end = match.span("new")
    values = ("dialect", "language", "framing", "angle", "movement", "aspect", "manner")
    valued = any(hit.kind in values and start <= hit.start < end for hit in wish.clause.hits)
    named = any(bare(old) == bare(who.name) for who in wish.plan.characters)
    return _is_marked(old) and not valued and not named and old in _words_shown_and_said(wish)


def _part_instead(wish: Wish, match: re.Match[str]) -> Draft | None:
    """`화요일이 아니라 수요일`: the wrong part of a sign or a line, and the right one."""
    words = wish.rest.words
    old, new = (wish.rest.raw[slice(*match.span(name))].strip() for name in ("old", "new"))
    new = re.split(r"[\s~,，。!！、]|\.(?!\d)", new)[0]
    if words.latin or any(hit.kind in VALUE_KINDS for hit in wish.rest.hits):
        return None
    new = _without_predicate(wish, new)
    if _is_long_enough(bare(old)) and (shown := _shown_whole(wish, old)):
        return _in_pictures(wish, old, _thing_named(wish, match.span("new")), shown)
    last, shown = _end_shown(wish, old)
    if shown:  # what stands before it tells where
        return _in_pictures(wish, last, _thing_named(wish, match.span("new")), shown)
    texts = [sign.text for _, sign in signs_in(wish)] + [line.text for line in wish.plan.lines]
    parts = [old[at:] for at in range(len(old))] + [old[:at] for at in range(len(old), 0, -1)]
    spaced = lexicon(words.language).spaced
    known = [
        p.strip() for p in parts if any((begins if spaced else holds)(t, p.strip()) for t in texts)
    ]
    whole, old = old, max(known, key=len, default="")
    if wish.people.ids and not wish.has("lettering", "line", "say", "narration"):
        return None  # somebody is spoken of, and no sign
    tail = whole.partition(old)[2] if old else ""
    if wish.rest.having(folded(tail), tail).residue:
        return None  # `青森出身じゃなくて` is more than a word of the sign
    named = any(holds(name, old) for who in wish.plan.characters for name in called(who, wish.plan))
    if min(len(old), len(new)) < SHORTEST_PART or named or len(new) > LONGEST_PART:
        return None
    chosen = wish.shots.ids or tuple(shot.id for shot in wish.plan.shots)
    return _in_signs(wish, old, new, chosen) or _in_lines(wish, old, new, chosen)


def _without_predicate(wish: Wish, new: str) -> str:
    """The part without `にして` behind it; the に of おにぎり is none."""
    low = folded(new)
    for end in wish.rest.words.pattern("predicate_end").finditer(low, SHORTEST_PART):
        behind = wish.rest.having(low[end.end() :], new[end.end() :])
        if not behind.residue:
            return new[: end.start()]
    return new


def _end_shown(wish: Wish, old: str) -> tuple[str, tuple[str, ...]]:
    """The end of what is denied that is seen, behind a mark or a particle: `履くのは革靴`."""
    if wish.has("lettering", "line", "say"):
        return "", ()  # `看板の字は`
    tie = rf"[,，、\s]|(?:{wish.rest.words.pattern('in_post').pattern})"
    starts = (found.end() for found in re.finditer(tie, folded(old)))
    for end in (old[at:] for at in starts if _is_long_enough(old[at:])):
        if shown := _shown_whole(wish, end):
            return end, shown
    return "", ()


def _is_long_enough(thing: str) -> bool:
    """Whether a thing is called by more than a letter, or by one that is a word: 網."""
    return len(thing) >= SHORTEST_PART or letters_of("han").match(thing) is not None


def _shown_whole(wish: Wish, old: str) -> tuple[str, ...]:
    """The shots in which old words are seen as they stand, and not only in what is said or read."""
    chosen = (wish.plan.shot(id) for id in wish.shots.ids or [s.id for s in wish.plan.shots])
    return tuple(s.id for s in chosen if seen_otherwise(s, old, "\0") != s.action)


def _heard_instead(wish: Wish, match: re.Match[str]) -> Draft | None:
    """`jazz instead of the piano`: another sound where the old one is heard."""
    old, new = (_thing_named(wish, match.span(name)) for name in ("old", "new"))
    draft = wish.draft
    valued = {hit.kind for hit in wish.rest.hits} & VALUE_KINDS - {"manner"}  # `the quiet radio`
    new = new.split(",")[0].strip() if wish.rest.words.latin else new
    if wish.rest.words.latin and len(new.split()) > LONGEST_HEARD:
        return None
    bare_music = wish.rest.words.any_meaning("music", "sounds").fullmatch(folded(old))
    if not (old and new) or valued or (bare_music and not wish.rest.words.latin):
        return None  # `음악 빼고 대신 고양이 울음소리`: out with the one, and the other is new
    for id in wish.shots.ids or tuple(shot.id for shot in wish.plan.shots):
        shot = draft.plan.shot(id)
        draft = draft.with_shot(id, sound=other_sound(shot.sound, old, new))
    if draft is wish.draft:
        return None
    return replace(draft.telling(wish.reply("text_changed", old=old, new=new)), about="sound")


def _in_part(wish: Wish, match: re.Match[str], old: str, new: str) -> Draft | None:
    """What was told without quotation marks, where more is said than the words that go."""
    if wish.clause.quoted:
        return None
    return _part_instead(wish, match) or _heard_part(wish, old, new)


def _heard_part(wish: Wish, old: str, new: str) -> Draft | None:
    """`警笛声太吵，换成雨声`, `最后的吉他换成钢琴`: another sound for one that is heard."""
    words = wish.rest.words
    if words.latin or wish.people.ids:
        return None
    complaint = words.pattern("complaint").search(folded(old))
    old = old[: complaint.start()] if complaint else old
    particles = lexicon(words.language).cues["subject"]
    named = old.strip(" ,，、")
    named = next((named.removesuffix(p) for p in particles if named.endswith(p)), named)
    link = words.pattern("of_it")
    owner = re.sub(rf"(?:{words.pattern('sound_of').pattern})$", "", folded(named))
    ends = (x[at:] for x in (named, owner) for at in range(len(x) - SHORTEST_PART + 1))
    ends = (end for end in ends if not link.match(folded(end)))
    known = [x for shot in wish.plan.shots for x in heard_in(shot.sound)]
    named = next((end for end in ends if any(holds(x, end) for x in known)), "")
    if not named or not any(hit.kind == "sound" for hit in wish.rest.hits):
        return None
    polite = rf"(?:{words.any_meaning('polite', 'filler').pattern})+\W*$"
    new = re.sub(polite, "", new)
    draft = wish.draft
    for id in wish.shots.ids or tuple(shot.id for shot in wish.plan.shots):
        draft = draft.with_shot(id, sound=other_sound(draft.plan.shot(id).sound, named, new))
    told = wish.reply("text_changed", old=named, new=new)
    return None if draft is wish.draft else replace(draft.telling(told), about="sound")


def _seen_instead(wish: Wish, match: re.Match[str]) -> Draft | None:
    """`a ferry instead of the lambo`: another thing where the old one is seen."""
    old, new = (_thing_named(wish, match.span(name)) for name in ("old", "new"))
    valued = any(hit.kind in {*VALUE_KINDS, "time"} for hit in wish.rest.hits)
    spoken = wish.people.ids or wish.has("wear", "line", "say", "voice", "music", "style")
    said = without_article(folded(wish.rest.raw[slice(*match.span("old"))]).strip(" ,.!"))
    spoken = spoken or wish.has("lettering") or not (content(old) and content(new))
    if said != folded(old) or valued or spoken or not wish.rest.words.latin:
        return None
    if max(len(old.split()), len(new.split())) > LONGEST_THING:
        return None
    word = re.compile(rf"{WORD_START}{re.escape(folded(old))}{WORD_END}")
    chosen = wish.shots.ids or tuple(shot.id for shot in wish.plan.shots)
    shown = tuple(id for id in chosen if word.search(folded(wish.plan.shot(id).action)))
    return _in_pictures(wish, old, new, shown) if shown else None


def _thing_named(wish: Wish, span: tuple[int, int]) -> str:
    """What a place of a template names, without verbs, politeness and article."""
    words = wish.rest.words
    raw = wish.rest.raw[slice(*span)]
    if not words.latin:
        start, end = span
        inside = (h.end for h in wish.rest.hits if h.kind == "sound" and h.start < end < h.end)
        raw = thing_told(wish.rest.raw[start : max(inside, default=end)].strip(" ,.，。、"), words)
        told = (
            None
            if lexicon(words.language).spaced
            else without_small_words(raw, words, LONGEST_TOLD)
        )
        return told[0] if told else raw
    known = words.any_meaning("act", "add", "polite", "lead", "filler")
    edges = rf"^(?:\s*(?:{known.pattern})(?=\s|$))+|(?:(?<=\s)(?:{known.pattern})\s*)+$"
    left = re.sub(edges, lambda found: " " * len(found[0]), folded(raw))
    joint = re.compile(rf"^\s*(?:{words.pattern('and').pattern})(?=\s)")
    left = joint.sub(lambda found: " " * len(found[0]), left)
    kept = "".join(" " if blank == " " else letter for blank, letter in zip(left, raw, strict=True))
    ties = (
        rf"^(?:(?:{words.pattern('in_prep').pattern})\s+)+|(?:{words.pattern('in_post').pattern})$"
    )
    bared = re.sub(ties, "", re.sub(r"\s+", " ", kept).strip(" ,.，。、"), flags=re.IGNORECASE)
    return without_article(bared.strip())


def _is_marked(words: str) -> bool:
    """Whether words stand out as somebody's own: a number or a capital in them."""
    return any(letter.isdigit() or letter.isupper() for letter in words)


def _words_shown_and_said(wish: Wish) -> str:
    signs = (sign.text for shot in wish.plan.shots for sign in shot.lettering)
    return " | ".join((*(line.text for line in wish.plan.lines), *signs))


def _is_lonely(wish: Wish) -> bool:
    """Whether nothing else tells what the new words are for."""
    return not (wish.people.ids or wish.draft.lines or wish.has("line", "say", "lettering"))


def said_at(wish: Wish, span: tuple[int, int]) -> str:
    """The user's words in a place: what is quoted there, or all of it."""
    raw = wish.rest.raw[slice(*span)]
    masks = MASK.findall(raw)
    if masks:
        return wish.clause.quotes[int(masks[-1])]
    text = folded(raw.lstrip())
    denial = wish.rest.words.pattern("denial").match(text)
    return raw.lstrip()[denial.end() if denial else 0 :].strip(" ,.，。、:：")


def _everywhere(wish: Wish, old: str, new: str) -> Outcome:
    """Old words become new ones in lines, else signs, else what is seen; None when nowhere."""
    chosen = wish.shots.ids or tuple(shot.id for shot in wish.plan.shots)
    quoted = bool(wish.clause.quoted)
    known = (*(line.text for line in wish.plan.lines), *(sign.text for _, sign in signs_in(wish)))
    whole = any(bare(text) == bare(old) for text in known)
    whole = whole or (_is_marked(old) and any(old in text for text in known))
    for change in (_in_lines, _in_signs) if quoted or whole else ():
        if (draft := change(wish, old, new, chosen)) is not None:
            return draft
    shown = _in_pictures(wish, old, new, chosen)
    if shown is not None or quoted or whole or len(bare(old)) < 2:
        return shown
    if lexicon(wish.rest.words.language).spaced and not any(begins(x, old) for x in known):
        return None  # 나이 is no part of 기다렸나이다
    return _in_lines(wish, old, new, chosen) or _in_signs(wish, old, new, chosen)


def _in_lines(wish: Wish, old: str, new: str, ids: Sequence[str]) -> Draft | None:
    if wish.has("lettering") and not wish.has("line", "say"):
        return None
    lines = [x for s in wish.plan.shots if s.id in ids for x in s.dialogue if holds(x.text, old)]
    if wish.people.ids:
        lines = [line for line in lines if line.character in wish.people.ids] or lines
    whole = [line for line in lines if bare(line.text) == bare(old)]
    draft = wish.draft
    for line in whole or lines:
        text = new if line in whole else in_full(line.text, old, new)
        tongue = language_of(text, line.language) if line in whole else line.language
        dialect = line.dialect if tongue == line.language else None
        fields = {"text": text, "spans": None, "language": tongue, "dialect": dialect}
        draft = draft.with_line(line.id, **fields)
        who = wish.plan.character(line.character).name
        draft = draft.about_lines(line.id).about_people(line.character)
        draft = draft.telling(wish.reply("line_text", who=who, text=text))
    return draft if lines else None


def _in_signs(wish: Wish, old: str, new: str, ids: Sequence[str]) -> Draft | None:
    signs = [(s, x) for s in wish.plan.shots if s.id in ids for x in s.lettering]
    holding = [(s, sign) for s, sign in signs if holds(sign.text, old)]
    draft = wish.draft
    for shot, sign in holding:
        whole = bare(sign.text) == bare(old)
        text = new if whole else in_full(sign.text, old, new)
        draft = reworded_sign(draft, sign.text, text, (shot.id,))
        draft = draft.telling(wish.reply("text_changed", old=sign.text, new=text))
    return replace(draft, about="lettering") if holding else None


def begins(text: str, words: str) -> bool:
    """Whether a word of a text begins with some words."""
    return re.search(rf"(?<!\w){re.escape(folded(words))}", folded(text)) is not None


def in_full(text: str, old: str, new: str) -> str:
    """The text with new words for old ones; the new ones alone where they hold the rest, too."""
    before, _, behind = folded(text).partition(folded(old))
    kept = [part for part in (bare(before), bare(behind)) if part]
    return new if kept and all(part in bare(new) for part in kept) else swapped(text, old, new)


def _in_pictures(wish: Wish, old: str, new: str, ids: Sequence[str]) -> Draft | None:
    """Old words become new ones in action, looks, style and sound."""
    bare_old = without_article(old)
    new = without_article(new)
    draft = wish.draft
    for who in draft.plan.characters:
        if bare(who.name) == bare(bare_old):
            return _somebody_else(wish, who, new, ids)
    for id in ids:
        shot = draft.plan.shot(id)
        if holds(shot.action, bare_old):
            told = (
                new if wish.rest.words.latin else _without_what_follows(shot.action, bare_old, new)
            )
            seen = seen_otherwise(shot, bare_old, told)
            draft = draft.with_shot(id, action=with_its_particle(wish.rest.words, seen, told))
        draft = draft.with_shot(id, sound=_heard_otherwise(shot, bare_old, new))
    if not wish.shots.ids:
        for who in draft.plan.characters:
            if holds(who.looks, bare_old):
                looks = swapped(who.looks, bare_old, new)
                draft = draft.with_character(who.model_copy(update={"looks": looks}))
        if holds(draft.plan.style, bare_old):
            draft = draft.with_plan(style=swapped(draft.plan.style, bare_old, new))
    if draft is wish.draft:
        return None
    seen = [s.id for s in draft.plan.shots if s.action != wish.plan.shot(s.id).action]
    draft = draft.about_shots(*seen) if len(seen) == 1 else draft
    return draft.telling(wish.reply("text_changed", old=bare_old, new=new))


def _without_what_follows(action: str, old: str, new: str) -> str:
    """New words without what stands behind the old ones already: 沖縄 of `沖縄から来た子`."""
    behind = folded(action).partition(folded(old))[2]
    ends = (
        at
        for at in range(SHORTEST_PART, len(new) - 1)
        if behind.startswith(folded(new)[at : at + 2])
    )
    return new[: next(ends, len(new))]


def _somebody_else(wish: Wish, who: Character, new: str, ids: Sequence[str]) -> Draft | None:
    """A raccoon for the fox: under the new name wherever the old one was, if it is shown there."""
    draft, old = wish.draft, who.name
    new = new if wish.rest.words.latin else name_alone(new, wish.rest.words)
    known = any(holds(new, other.name) for other in draft.plan.characters)
    known = known or any(map(str.isdigit, new))  # an age
    told = wish.rest.words.any_meaning("not_them", "denial").search(folded(new))
    known = known or (not wish.rest.words.latin and told is not None)
    if known or _is_marked(old) or wish.has("wear", "accent", "voice", "style"):
        return None
    showing = {s.id for s in draft.plan.shots if who.id in s.characters or holds(s.action, old)}
    if not showing & set(ids):
        return None
    for id in ids:
        shot = draft.plan.shot(id)
        draft = draft.with_shot(id, action=seen_otherwise(shot, old, new))
    if showing <= set(ids) or not wish.shots.ids:
        looks = swapped(who.looks, old, new)
        draft = draft.with_character(who.model_copy(update={"name": new, "looks": looks}))
    return draft.telling(wish.reply("text_changed", old=old, new=new))


def _heard_otherwise(shot: Shot, old: str, new: str) -> Sound:
    sound = shot.sound
    return Sound(
        ambience=sound.ambience and swapped(sound.ambience, old, new),
        effects=tuple(swapped(effect, old, new) for effect in sound.effects),
        music=sound.music and swapped(sound.music, old, new),
    )


def seen_otherwise(shot: Shot, old: str, new: str) -> str:
    """The action with other words, but not inside what is said or written in the shot."""
    kept = [*(sign.text for sign in shot.lettering), *(line.text for line in shot.dialogue)]
    if not (kept := [text for text in kept if text]):
        return swapped(shot.action, old, new)
    pieces = re.split(f"({'|'.join(map(re.escape, kept))})", shot.action)
    return "".join(piece if piece in kept else swapped(piece, old, new) for piece in pieces)

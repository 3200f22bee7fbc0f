"""Wishes about text that is read in the picture: signs, captions, subtitles.

Each rule is a function from a wish to a new draft. Text is kept to the letter.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import takewhile

from ....generator.plan import Lettering, Shot
from ..scripts import UPPER
from .clause import MASK, VALUE_KINDS
from .draft import Draft, Outcome, Wish
from .likeness import bare, content
from .lines_named import talks
from .shots_named import Shots
from .shots_placed import counted
from .signs_placed import shot_beside
from .wholes import has_seconds
from .words import folded

_LOUD = rf"[{UPPER}0-9'&.,!?-]*"
_CAPITALS = re.compile(rf"(?<!\w)[{UPPER}]{_LOUD}(?: +(?:& +)?[{UPPER}0-9]{_LOUD})*(?!\w)")
_BLANKS = re.compile(r"[\s・,，、:：/|]+")
FEWEST_CAPITALS = 3
"""Of words that are to be read and stand without quotation marks; `TV` is none."""
SHORTEST_ALIKE = 4
"""Letters of texts of which one may be the other in new words."""
SAME_TEXT = 0.6
"""Likeness from which words are a sign's in another spelling; `first try`, `frist try`: 0.89."""


def subtitles(wish: Wish) -> Outcome:
    """Captions of the dialogue on or off; all text off."""
    draft = wish.draft
    if wish.has("no_text") and wish.shots.ids and not wish.shots.every:
        return _no_text_there(wish)
    if wish.has("no_text"):
        draft = draft.with_shots(
            s.model_copy(update={"lettering": ()}) if s.lettering else s for s in draft.plan.shots
        ).with_plan(subtitles=False, lettering_allowed=False)
        return draft.telling(wish.reply("no_text"))
    if _takes_captions_back(wish):
        return draft.with_plan(subtitles=False).telling(wish.reply("subtitles_off"))
    if not wish.has("subtitles") or wish.rest.quoted or _means_a_sign(wish):
        return None
    if _only_speaks_of_captions(wish):
        return replace(draft, about="captions")
    wanted = not (wish.has("remove", "without", "off") or _forbids(wish))
    sentence_key = "subtitles_on" if wanted else "subtitles_off"
    draft = _without_ban(wish, draft) if wanted else draft.banning(_ban(wish))
    return draft.with_plan(subtitles=wanted).telling(wish.reply(sentence_key))


def _no_text_there(wish: Wish) -> Outcome:
    """The shots that are named without what is read in them; others keep theirs."""
    draft = wish.draft
    signs = [(shot.id, sign.text) for shot in wish.plan.shots for sign in shot.lettering]
    gone = [(id, text) for id, text in signs if id in wish.shots.ids]
    for id in dict(gone):
        draft = draft.with_shot(id, lettering=())
    draft = draft.about_shots(*wish.shots.ids)
    for _, text in gone:
        draft = draft.telling(wish.reply("text_removed", text=text))
    return draft


def _forbids(wish: Wish) -> bool:
    """Whether a deed is denied by its verb: `자막은 깔지 마시고`, and not `别忘了加字幕`."""
    return wish.has("prohibits") and not (wish.rest.words.latin or wish.has("forget"))


def _takes_captions_back(wish: Wish) -> bool:
    """`그거 하지 말아 주세요`, of the captions that were just spoken of."""
    known = ("pronoun", "prohibits", "remove", "without", "off", "filler", "polite", "add", "lead")
    left = wish.rest.words.any_meaning(*known).sub(" ", wish.rest.text)
    named = wish.people.ids or wish.shots.ids or wish.rest.quoted
    named = named or len(wish.rest.having(left, left).residue) > 1
    off = wish.has("remove", "without", "off") or _forbids(wish)
    return wish.draft.about == "captions" and off and not named


def _only_speaks_of_captions(wish: Wish) -> bool:
    """`대사 밑에 깔아 주는 거 있잖아요, 자막`: what the next clause is about."""
    text = wish.rest.text
    topic = next(wish.rest.words.pattern("topic_end").finditer(text), None)
    behind = wish.rest.having(text[topic.end() :], text[topic.end() :]) if topic else None
    orders = ("add", "remove", "without", "off", "want", "act", "prohibits")
    return behind is not None and not behind.has(*orders)


def _means_a_sign(wish: Wish) -> bool:
    """Whether a word for captions means what is read in the picture: there are no others."""
    signs = any(not sign.in_scene for shot in wish.plan.shots for sign in shot.lettering)
    there = [wish.plan.shot(id) for id in wish.shots.ids if not wish.shots.every]
    if any(shot.lettering for shot in there) and wish.has("remove", "without"):
        return wish.has("captions") and not wish.plan.subtitles
    removed = wish.rest.words.any_meaning("remove", "without").sub(" ", wish.rest.text)
    adds = wish.rest.having(removed, removed).has("add")
    return wish.has("captions") and signs and not wish.plan.subtitles and not adds


def _ban(wish: Wish) -> str:
    """What must not appear, in the user's words, where the plan has none of it to take away."""
    words = wish.rest.words.pattern("subtitles").search(wish.rest.text)
    return wish.rest.raw[slice(*words.span())] if words and not wish.plan.subtitles else ""


def _without_ban(wish: Wish, draft: Draft) -> Draft:
    """The plan's list of what to avoid without subtitles, which are wanted now."""
    about = wish.rest.words.pattern("subtitles")
    bans = [ban.strip() for ban in re.split(r"[;,]", draft.plan.avoid or "")]
    kept = [ban for ban in bans if ban and not about.search(folded(ban))]
    return draft if kept == bans else draft.with_plan(avoid="; ".join(kept) or None)


def lettering(wish: Wish) -> Outcome:
    """A sign or caption added, worded anew or taken away."""
    wish = _without_denied_sign(wish)
    named = wish.has("lettering", "on_screen", "captions") or _names_a_carrier(wish)
    named = named or _quotes_old_and_new(wish) or _quotes_a_sign(wish) or _corrected(wish)
    goes = wish.has("remove", "without") and not (wish.rest.quoted or wish.people.ids)
    named = named or (goes and bool(_in_its_capitals(wish, signs_in(wish))))
    if wish.has("line") and wish.rest.quoted and not _bears_text(wish):
        return None  # `the line should read “…”`
    speaks = wish.has("line") or (wish.rest.words.latin and talks(wish))
    goes_on = wish.draft.about == "lettering" and not (speaks and wish.people.ids)
    if not named and not (goes_on and wish.rest.quoted):
        return None
    if wish.has("remove", "without") and not new_texts(wish):
        return _without_lettering(wish)
    texts = new_texts(wish) or unquoted_text(wish)
    if not texts:
        return _placed(wish)
    if _is_for_new_shot(wish):
        return _with_lettering(wish, texts)
    signs = signs_meant(wish)
    corrects = wish.has("change", "instead", "meant") or wish.draft.about == "lettering"
    corrects = corrects or (_names_a_carrier(wish) and not wish.has("also"))
    corrects = corrects or _quotes_old_and_new(wish) or _tells_what_it_reads(wish)
    if _is_a_new_sign(wish):
        return _with_lettering(wish, texts) if wish.shots.ids else wish.which_shot()
    if alike := _nearly_so(wish, texts[-1]):
        signs, corrects = [alike], True
    if len(signs) == 1 and (corrects or not wish.has("add")) and not _is_one_more(wish):
        return _reworded(wish, signs[0], _in_its_place(wish, signs[0][1].text, texts[-1]))
    if not (signs and corrects):
        return _with_lettering(wish, texts)
    return wish.which_text(sign.text for _, sign in signs)


def _is_a_new_sign(wish: Wish) -> bool:
    """Whether `there should be a sign that reads …` tells of one that the plan does not have."""
    words = wish.rest.words
    new, noun = words.pattern("indefinite").pattern, words.pattern("lettering").pattern
    verb = words.any_meaning("reads", "should_say").pattern
    told = rf"(?:{new})\s+(?:[\w'-]+\s+)?(?:{noun})\s[^⟦]*(?:{verb})"
    return words.latin and signs_in(wish) != [] and re.search(told, wish.rest.text) is not None


def _tells_what_it_reads(wish: Wish) -> bool:
    """Whether `the caption should just say …` is of a sign there is, and adds none."""
    words = wish.rest.words
    known, noun = (words.pattern(name).pattern for name in ("in_the", "lettering"))
    verb = words.any_meaning("reads", "should_say").pattern
    told = rf"(?:{known})\s+(?:[\w'-]+\s+)?(?:{noun})\s[^⟦]*(?:{verb})"
    adds = words.pattern("adds").match(wish.rest.text.strip())
    return words.latin and re.search(told, wish.clause.text) is not None and not adds


def _without_denied_sign(wish: Wish) -> Wish:
    """The wish without the words that a sign is not to have: `it should say 14, not NO ENTRY`."""
    no = wish.rest.words.any_meaning("rather_than", "denial").pattern
    for _, sign in signs_in(wish):
        told = rf"\W*(?:{no})\W*{re.escape(folded(sign.text))}\W*"
        found = re.search(told, wish.rest.text) if len(sign.text) >= FEWEST_CAPITALS else None
        if found and wish.rest.words.latin:
            return replace(wish, rest=wish.rest.cut(*found.span()))
    return wish


def _nearly_so(wish: Wish, new: str) -> tuple[Shot, Lettering] | None:
    """The one sign that half of a new text is of: `显示“欢迎回家，老方”`, of another name."""
    if wish.rest.words.latin or wish.has("also", "add_shot", "another"):
        return None
    alike = [(s, sign) for s, sign in signs_in(wish) if _half_alike(bare(sign.text), bare(new))]
    named = [(s, sign) for s, sign in alike if s.id in wish.shots.ids]
    found = named or alike
    return found[0] if len(found) == 1 else None


def _half_alike(old: str, new: str) -> bool:
    """Whether most of two texts is the same at the head or the end."""
    longest = max(len(old), len(new))
    head, tail = _same_letters(old, new), _same_letters(old[::-1], new[::-1])
    return (
        min(len(old), len(new)) >= SHORTEST_ALIKE and max(head, tail) * 2 >= longest and old != new
    )


def _same_letters(one: str, other: str) -> int:
    """How many letters two texts begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _is_one_more(wish: Wish) -> bool:
    """Whether a text comes beside the one there is: `"지금 구매" 글자도`."""
    words = wish.rest.words
    noun, also = (words.pattern(name).pattern for name in ("lettering", "also"))
    told = rf"⟧\s*(?:\w+\s+)?(?:{noun})(?:{also})(?:\W*$|\s)"
    return not words.latin and re.search(told, wish.rest.text) is not None


def _in_its_place(wish: Wish, old: str, new: str) -> str:
    """The whole sign where only a word of it gives way: `かぼちゃは「きのこ」に`."""
    pieces = [piece for piece in _BLANKS.split(old) if piece]
    named = [piece for piece in pieces if folded(piece) in wish.rest.text]
    alone = len(named) == 1 and len(pieces) > 1 and len(named[0]) > 1
    if not alone or wish.rest.words.latin or any(p in new for p in pieces if p != named[0]):
        return new
    return old.replace(named[0], new)


def _bears_text(wish: Wish) -> bool:
    """Whether a sign is spoken of by more than a verb that lines share with signs."""
    left = wish.rest.words.any_meaning("reads", "line").sub(" ", wish.rest.text)
    rest = wish.rest.having(left, left)
    return rest.has("lettering", "on_screen", "captions") or bool(
        signs_in(wish) and _quotes_a_sign(wish)
    )


def _is_for_new_shot(wish: Wish) -> bool:
    """Whether a text belongs to the shot that this message added: no other one is named."""
    fresh, said = wish.draft.fresh, wish.rest.quoted
    named = [id for id in wish.shots.ids if id != fresh]
    shown = {bare(sign.text) for shot in wish.draft.before.shots for sign in shot.lettering}
    old = any(bare(quote) in shown for quote in said)
    return fresh is not None and not (named or old or wish.people.ids)


def _quotes_old_and_new(wish: Wish) -> bool:
    """Whether `“23:40”은 “00:10”이어야 해요` gives a sign other words."""
    old = len(wish.rest.quoted) - len(new_texts(wish))
    return old == 1 and len(wish.rest.quoted) == len(("old", "new")) and not wish.has("add")


def _quotes_a_sign(wish: Wish) -> bool:
    """Whether a wish quotes what is read in the picture, and nobody says it."""
    everywhere = replace(wish, shots=Shots()) if wish.has("move") else wish
    shown = {bare(sign.text) for _, sign in signs_in(everywhere)}
    said = {bare(line.text) for line in wish.plan.lines}
    return any(bare(quote) in shown - said for quote in wish.rest.quoted)


def _names_a_carrier(wish: Wish) -> bool:
    """Whether words in capitals are for what bears a text now: `en la banda pon CONCEJAL`."""
    if wish.rest.quoted and not _bears_new_words(wish):
        return False
    new = "" if wish.rest.quoted else in_capitals(wish.rest.raw)
    if not (new or wish.rest.quoted):
        return False
    words = content(MASK.sub(" ", wish.rest.raw.replace(new, " ") if new else wish.rest.raw))
    return any(words & content(f"{sign.place} {_around(s, sign)}") for s, sign in signs_in(wish))


def _bears_new_words(wish: Wish) -> bool:
    """Whether a thing and nobody says new words: `the awning should say “BIKES”`."""
    said = wish.has("say", "should_say") and not wish.has("line", "voice", "narration", "add_line")
    alone = len(wish.rest.quoted) == 1 and bool(new_texts(wish))
    somebody = wish.people.ids or wish.people.unclear or wish.rest.values("people")
    return wish.rest.words.latin and said and alone and not somebody


def moved_text(wish: Wish) -> Outcome:
    """`keep the title: put it over the hands`: a sign in another shot, also one whose shot goes."""
    named = wish.has("lettering") or wish.draft.about == "lettering"
    moves = wish.clause.has("move", "keep") or (wish.has("also") and bool(wish.shots.ids))
    one = wish.clause.has("move") and len(wish.rest.quoted) == 1 and _quotes_a_sign(wish)
    one = one and not wish.rest.words.latin and not wish.has("say", "line", "change")
    quoted = wish.rest.quoted and not one
    if not ((named or one) and moves) or quoted or wish.has("remove", "without"):
        return None
    if not (wish.has("lettering") or one) and _is_of_something_else(wish):
        return None  # `あと1カット目に秒針の音を足してもらえますか`
    earlier = replace(wish.draft, plan=wish.draft.before)
    signs = signs_meant(replace(wish, draft=earlier, shots=Shots()))
    present = {shot.id for shot in wish.plan.shots}
    signs = [(shot, sign) for shot, sign in signs if shot.id not in present] or signs
    ids = (
        [id for id in wish.shots.ids or _alike_shots(wish) if id != signs[0][0].id] if signs else []
    )
    if len(signs) != 1 or len(ids) != 1:
        return replace(wish.draft, about="lettering") if signs and wish.has("keep") else None
    (held, sign), (target,) = signs[0], ids
    sign = _as_it_reads_now(wish, held, sign)
    draft = wish.draft
    for shot in draft.plan.shots:
        stays = wish.has("also")
        kept = tuple(other for other in shot.lettering if other != sign or stays)
        kept = (*kept, sign) if shot.id == target else kept
        draft = draft.with_shot(shot.id, lettering=kept)
    told = wish.reply("text_added", text=sign.text, shot=draft.number(target))
    return replace(draft.about_shots(target).telling(told), about="lettering")


def _is_of_something_else(wish: Wish) -> bool:
    """Whether a wish behind one for a sign tells of seconds, of the camera or of what is heard."""
    if wish.rest.words.latin:
        return False
    kinds = {hit.kind for hit in wish.rest.hits} & (VALUE_KINDS | {"sound"})
    return bool(kinds) or has_seconds(wish.rest) or wish.has("sounds", "music", "line")


def _as_it_reads_now(wish: Wish, held: Shot, sign: Lettering) -> Lettering:
    """A sign of the plan before, with the words that this message has given it since."""
    now = {shot.id: shot.lettering for shot in wish.plan.shots}.get(held.id, ())
    if sign in now or len(now) != len(held.lettering):
        return sign
    return now[held.lettering.index(sign)]


def _alike_shots(wish: Wish) -> list[str]:
    """The one shot whose action shares most with the words."""
    words = content(wish.rest.text)
    scores = {shot.id: len(words & content(shot.action)) for shot in wish.plan.shots}
    best = [id for id, score in scores.items() if score == max(scores.values()) > 0]
    return best if len(best) == 1 else []


def _placed(wish: Wish) -> Draft | None:
    """The sign that is spoken of somewhere else in the picture, or only spoken of."""
    words = wish.rest.words
    denied = words.pattern("rather_than").search(wish.rest.text)
    told = wish.rest.text[: denied.start()] if denied else wish.rest.text
    places = [m[0] for m in words.pattern("text_place").finditer(told)]
    signs = signs_meant(wish)
    if not places or len(signs) != 1:
        return replace(wish.draft, about="lettering") if wish.has("meant") else None
    shot, moved = signs[0]
    new = tuple(
        sign.model_copy(update={"place": " ".join(places)}) if sign == moved else sign
        for sign in shot.lettering
    )
    told = wish.reply("text_added", text=moved.text, shot=wish.draft.number(shot.id))
    return wish.draft.with_shot(shot.id, lettering=new).telling(told)


def text_by_default(wish: Wish) -> Outcome:
    """`put "THE END" on the last shot`: words in quotation marks that nobody says are read."""
    said = [bare(line.text) for line in wish.plan.lines]
    texts = [text for text in new_texts(wish) if bare(text) not in said]
    alike = [(s, sign) for s, sign in signs_in(wish) for text in texts if _is_alike(sign, text)]
    if len(alike) == 1 and not wish.people.ids:
        return _reworded(wish, alike[0], texts[-1])
    new = wish.draft.fresh is not None and not (wish.people.ids or wish.has("say"))
    return _with_lettering(wish, texts) if texts and (wish.has("add") or new) else None


def of_new_shot(wish: Wish) -> Outcome:
    """`记分牌变成“80:79”`, right behind a new shot: what is read there, and no other sign."""
    named = wish.has("lettering", "on_screen", "change") and not wish.has("say", "line", "remove")
    texts = new_texts(wish)
    return _with_lettering(wish, texts) if named and texts and _is_for_new_shot(wish) else None


def _is_alike(sign: Lettering, text: str) -> bool:
    return _alike(sign.text, text) >= SAME_TEXT


def signs_in(wish: Wish) -> list[tuple[Shot, Lettering]]:
    chosen = wish.shots.ids or tuple(shot.id for shot in wish.plan.shots)
    return [(s, sign) for s in wish.plan.shots if s.id in chosen for sign in s.lettering]


def signs_meant(wish: Wish) -> list[tuple[Shot, Lettering]]:
    """The signs that the wish's words fit best; all of them when nothing tells."""
    signs = signs_in(wish)
    if chosen := [(s, sign) for s, sign in signs if sign.text in wish.picked("text")]:
        return chosen[:1]
    new = [bare(quote) for quote in new_texts(wish)]
    known = [bare(quote) for quote in wish.rest.quoted if bare(quote) not in new[-1:]]
    if quoted := [(s, sign) for s, sign in signs if any(k in bare(sign.text) for k in known if k)]:
        return quoted
    if ordered := _by_order(wish, signs) or _in_its_capitals(wish, signs):
        return ordered
    words = content(wish.rest.text)
    wanted = {word for text in new for word in content(text)}
    around = [len(words & content(f"{sign.place} {_around(s, sign)}")) for s, sign in signs]
    inside = [len(wanted & content(sign.text)) for _, sign in signs]
    for scores in (around, inside):
        best = max(scores, default=0)
        if best and scores.count(best) == 1:
            return [signs[scores.index(best)]]
    alike = [max((_alike(sign.text, text) for text in new), default=0.0) for _, sign in signs]
    if alike and max(alike) >= SAME_TEXT and alike.count(max(alike)) == 1:
        return [signs[alike.index(max(alike))]]
    texts = {sign.text for _, sign in signs}
    return signs[:1] if len(texts) == 1 else signs


def _in_its_capitals(
    wish: Wish, signs: list[tuple[Shot, Lettering]]
) -> list[tuple[Shot, Lettering]]:
    """The signs that a wish calls by all they say: `take the OPEN LATE sign off`."""
    loud = in_capitals(wish.rest.raw)
    return [(s, sign) for s, sign in signs if loud and sign.text == loud]


def _by_order(wish: Wish, signs: list[tuple[Shot, Lettering]]) -> list[tuple[Shot, Lettering]]:
    """`the second caption`, `最后的字`, `the end card`: a sign by its place among all."""
    words = wish.clause.words
    link = rf"(?:\s*(?:{words.pattern('of_it').pattern})\s*)*\s*"
    named = re.search(
        rf"({words.ordinal}){link}(?:{words.pattern('lettering').pattern})", wish.clause.text
    )
    if not signs or not (named or wish.clause.has("closing_text")):
        return []
    place = counted(words.place(named[1]), len(signs)) if named else len(signs)
    return signs[place - 1 : place] if place > 0 else []


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, bare(one), bare(other)).ratio()


def _around(shot: Shot, sign: Lettering) -> str:
    """What the action says just before and after the words of a sign."""
    at = shot.action.find(sign.text)
    return shot.action[max(0, at - 30) : at + len(sign.text) + 12] if at >= 0 else ""


def new_texts(wish: Wish) -> list[str]:
    """The quotations that are not read in the picture yet."""
    shown = {bare(sign.text) for shot in wish.draft.before.shots for sign in shot.lettering}
    return [quote for quote in wish.rest.quoted if bare(quote) not in shown]


def unquoted_text(wish: Wish) -> list[str]:
    """Words to be shown that stand without quotation marks: `put FLIGHT 22 on screen`."""
    if wish.rest.quoted:
        return []
    if capitals := in_capitals(wish.rest.raw) or _corrected(wish):
        return [capitals]
    carrier = rf"(?:{wish.rest.words.pattern('lettering').pattern})[^:：]*[:：]\s*(\S.*)$"
    match = re.search(carrier, wish.rest.text)
    if match and not _is_a_wish(wish, match[1]):
        return [wish.rest.raw[slice(*match.span(1))].strip()]
    if new := _in_place_of_a_carrier(wish):
        return [new]
    for template in wish.rest.words.templates("shown_text"):
        if match := template.search(wish.rest.text):
            words = wish.rest.raw[slice(*match.span("text"))].strip(" :：")
            return [words] if words else []
    return []


def _corrected(wish: Wish) -> str:
    """What a sign is to read that reads nearly that now: `could the mark read 10/10`, of a 9/10."""
    for verb in wish.rest.words.pattern("reads").finditer(wish.rest.text):
        new = wish.rest.raw[verb.end() :].strip(" ,.:：，。")
        if any(_alike(sign.text, new) >= SAME_TEXT for _, sign in signs_in(wish)):
            return new
    return ""


def _in_place_of_a_carrier(wish: Wish) -> str:
    """What comes for no more than `the words on the sign`: `看板の字は浜食堂に変更で`."""
    words = wish.rest.words
    if words.latin or (wish.rest.hits and any(h.kind in VALUE_KINDS for h in wish.rest.hits)):
        return ""
    known = words.any_meaning("lettering", "wording", "of_it", "genitive", "lead", "last", "filler")
    carrier = words.pattern("lettering").pattern
    for template in words.templates("replace"):
        match = template.search(wish.rest.text)
        old = match["old"] if match else ""
        if match and re.search(rf"(?:{carrier})\W*$", old) and not known.sub("", old).strip(" ,"):
            return wish.rest.raw[slice(*match.span("new"))].strip(" ,，、。")
    return ""


def _is_a_wish(wish: Wish, told: str) -> bool:
    """Whether what stands behind `one note:` is to be done and not to be read."""
    part = wish.rest.having(told, told)
    return bool(wish.shots.ids) and part.has("delta", "lengthen", "shorten", "second", "remove")


def in_capitals(raw: str) -> str:
    """The longest run of words in capitals: `title card should read TEN MINUTES instead`."""
    runs = (run.strip(" ,.") for run in _CAPITALS.findall(raw))
    loud = [run for run in runs if sum(map(str.isupper, run)) >= FEWEST_CAPITALS]
    return max(loud, key=len, default="")


def _without_lettering(wish: Wish) -> Outcome:
    signs = signs_meant(wish)
    if not signs and wish.plan.subtitles and wish.has("captions"):
        return wish.draft.with_plan(subtitles=False).telling(wish.reply("subtitles_off"))
    if not signs:
        return wish.impossible("no_text_there")
    gone = {(shot.id, sign.text) for shot, sign in signs}
    draft = wish.draft
    for shot in wish.plan.shots:
        kept = tuple(sign for sign in shot.lettering if (shot.id, sign.text) not in gone)
        draft = draft.with_shot(shot.id, lettering=kept)
    told = (wish.reply("text_removed", text=sign.text) for _, sign in signs)
    if not wish.rest.words.latin:
        draft = draft.about_shots(*dict.fromkeys(shot.id for shot, _ in signs))
    return draft.telling(*told)


def _with_lettering(wish: Wish, texts: Sequence[str]) -> Draft:
    default = wish.plan.shots[-1 if wish.clause.has("closing_text") else 0].id
    fresh = (wish.draft.fresh,) if _is_for_new_shot(wish) and wish.draft.fresh else ()
    id = (fresh or wish.targets() or shot_beside(wish) or (default,))[-1]
    draft = wish.draft.with_plan(lettering_allowed=True)
    places = [match[0] for match in wish.rest.words.pattern("text_place").finditer(wish.rest.text)]
    new = tuple(
        Lettering(text=text, place=" ".join(places), in_scene=wish.has("in_scene_text"))
        for text in texts
    )
    draft = draft.with_shot(id, lettering=(*draft.plan.shot(id).lettering, *new))
    told = (wish.reply("text_added", text=text, shot=draft.number(id)) for text in texts)
    return replace(draft.about_shots(id).telling(*told), about="lettering")


def _reworded(wish: Wish, sign: tuple[Shot, Lettering], text: str) -> Draft:
    shot, old = sign
    draft = reworded_sign(wish.draft, old.text, text, (shot.id,)).about_shots(shot.id)
    return replace(
        draft.telling(wish.reply("text_changed", old=old.text, new=text)), about="lettering"
    )


def reworded_sign(draft: Draft, old: str, new: str, ids: Sequence[str]) -> Draft:
    """The draft with a sign's words changed, also where the action repeats them."""
    for id in ids:
        shot = draft.plan.shot(id)
        signs = tuple(
            sign.model_copy(update={"text": new}) if sign.text == old else sign
            for sign in shot.lettering
        )
        draft = draft.with_shot(id, lettering=signs, action=shot.action.replace(old, new))
    return draft

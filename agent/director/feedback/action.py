"""Wishes about what happens in a shot, in the user's own words.

Each rule is a function from a wish to a new draft.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from ....generator.plan import Shot
from ...planner import Question
from ..scripts import letters_of
from ..vocabulary import lexicon
from .camera import camera
from .draft import Draft, Outcome, Wish, listed
from .likeness import content
from .lines_named import without_people
from .pasting import speaks_to_us
from .people_named import name_in
from .picture_told import full_stop, sentence
from .presence import unseen
from .things_told import holds
from .wholes import forbids_touching
from .words import article_before, folded, without_article, without_phrase

LONGEST_THING = 3
"""Words of a thing that is to go."""
SHARED_STEM = 3
"""Letters that `waving` and `waves` have in common without their endings."""
SHORTEST_ACTION = (3, 2)
"""Letters of the shortest words that can be seen: in Latin script, and in the others."""
_ORDERS = ("act", "want", "polite", "change")
LONGEST_ENDING = 3
"""Letters that a verb's ending has at most in Japanese and Korean: して, 줘."""
_SENTENCE = re.compile(r"[^.!?。！？；;]+[.!?。！？；;]*\s*")


def action(wish: Wish) -> Outcome:
    """Whatever is left: what is to be seen in the shots meant, in the user's words."""
    words = _plain_words(wish)
    if not wish.rest.quoted and (old := _old_unquoted(wish)):
        return Question(reply=wish.reply("not_found", old=old))
    if not (without_people(wish).residue or wish.rest.quoted):
        return None if wish.people.ids or wish.draft.shots else _unclear(wish)
    if _only_says_where(wish):
        return wish.draft if wish.draft.said else _unclear(wish)
    if wish.has("negated"):
        return wish.draft.about_shots(*wish.shots.ids) if wish.shots.ids else wish.draft
    if _shows_nothing(wish):
        return Question(reply=wish.reply("unclear"))
    if wish.has("spoken_manner") and wish.has("say", "voice", "speak") and not wish.rest.quoted:
        return wish.who(w.id for w in wish.plan.characters) if wish.plan.characters else None
    if speaks_to_us(words, wish.rest.words) or _takes_away(wish):
        return _unclear(wish)
    if _is_too_short(wish, words) or _is_vague(wish, words):
        return None
    if wish.has("move") and wish.clause.has("after", "before") and wish.shots.ids:
        return wish.which_shot()
    ids = _shots_meant(wish, words)
    if not ids and not (wish.people.ids or wish.rest.hits):
        return Question(reply=wish.reply("unclear"))
    if not ids:
        return wish.which_shot()
    return _shown(wish, ids, words) if _tells_what_is_seen(wish) else _unclear(wish)


def _shots_meant(wish: Wish, words: str) -> tuple[str, ...]:
    """The shots named, else those alike; none where one is called that nobody can tell."""
    if not wish.shots.ids and not wish.draft.fresh and wish.rest.has("one_shot"):
        return ()
    ids = wish.targets() or _shots_of_people(wish)
    return ids or _shots_of_deed(wish) or _shots_alike(wish, words)


def _takes_away(wish: Wish) -> bool:
    """Whether a verb at the end takes something away: `조명 깜빡이는 거 빼 주세요`."""
    words = wish.rest.words
    ends = words.any_meaning("polite", "filler").pattern
    gone = rf"(?:{words.pattern('remove_shot').pattern})\s*(?:{ends})*\W*$"
    spaced = not words.latin and lexicon(words.language).spaced
    return spaced and re.search(gone, wish.rest.text) is not None


def _tells_what_is_seen(wish: Wish) -> bool:
    """Whether a clause wants something shown: in a new shot, by an order, or in a named shot.

    What people say besides (`the client is happy`, `it drags a little`) is pasted into no plan.
    """
    words = wish.rest.words
    if wish.draft.fresh or _denies_what_is_seen(wish) or wish.draft.about == "newcomer":
        return True
    if wish.has("line", "to_front", "to_end"):
        return False
    lead = words.any_meaning("polite", "lead", "filler", "and", "instead", "in_prep")
    ordered = words.any_meaning("show_verb", "put_in")
    text = wish.rest.text.strip(" ,，、:：")
    while not ordered.match(text) and (found := lead.match(text)) and found.end():
        text = text[found.end() :].strip(" ,，、:：")
    if ordered.match(text):
        return True
    if wish.has("say", "line", "voice", "accent", "complaint", "doubt"):
        return False
    doer = wish.people.ids or words.pattern("pronoun").match(text) or _should_do(wish, text)
    if words.latin:
        return bool(wish.shots.ids and (doer or _tells_where(wish)))
    if wish.shots.ids and wish.people.ids and not wish.has("approve", "less_so", "degree"):
        return True  # 第三镜汤姆笑了
    return bool(wish.shots.ids or doer) and wish.clause.has(*_ORDERS, "weather", "put_in")


def _should_do(wish: Wish, text: str) -> bool:
    """Whether somebody new is told to do something: `a cat should walk by`."""
    words = wish.rest.words
    one, should = (words.pattern(name).pattern for name in ("indefinite", "want"))
    told = rf"(?:{one})\s+(?:[\w'-]+\s+){{1,3}}?(?:{should})\s+\w"
    return words.latin and re.match(told, text) is not None


def _tells_where(wish: Wish) -> bool:
    """Whether no more is told than a thing and its place: `rain on the windows`."""
    words = wish.rest.words
    place, small = words.pattern("place_prep").pattern, words.pattern("article").pattern
    known = rf"(?:{small}|{words.pattern('in_the').pattern})"
    thing = rf"(?:{known}\s+)?[\w'-]+(?:\s+[\w'-]+){{0,2}}?"
    told = rf"\W*{thing}\s+(?:{place})\s+{thing}\W*"
    more = ("act", "delta", "remove", "second", "camera", "shot", "mistaken", "music", "lettering")
    return re.fullmatch(told, wish.rest.text) is not None and not wish.has(*more)


def _denies_what_is_seen(wish: Wish) -> bool:
    """`a laptop, not a folder`: what is denied stands in the plan, or in the shot that is named."""
    if wish.has("voice", "line", "narration") and not wish.clause.words.latin:
        return False
    for template in wish.clause.words.templates("not_but"):
        match = template.search(wish.clause.text)
        if match and not _tells_the_new(wish, match.end()):
            continue
        named = wish.shots.ids or (match and content(match["old"]) & content(_everything(wish)))
        if match and named:
            return True
    return False


def _tells_the_new(wish: Wish, end: int) -> bool:
    """Whether something stands behind what is denied, in languages that put it there."""
    behind = wish.clause.text[end:]
    return wish.clause.words.latin or bool(wish.clause.having(behind, behind).residue)


def _only_says_where(wish: Wish) -> bool:
    """Whether `change it on the sign` only tells where what was just asked for is to be done."""
    words = wish.rest.words
    named = wish.has("lettering", "line", "narration") and not wish.rest.quoted
    left = words.any_meaning("lettering", "line", "narration", "pronoun").sub(" ", wish.rest.text)
    rest = wish.rest.having(left, left)
    return named and rest.has("change", "act") and not rest.residue


def _shows_nothing(wish: Wish) -> bool:
    """Whether words tell what is to be done and nothing that is seen; never pasted into a shot."""
    compares = wish.has("same_as") and bool(wish.people.ids)
    compares = compares or wish.has("narration")
    compares = compares or (wish.has("line") and wish.has("only", "only_that"))
    if not wish.rest.words.latin and (compares or (wish.has("lettering") and wish.has("change"))):
        return True
    lengths = wish.has("that_much", "as_long_as", "same_length", "limit")
    quotes = bool(wish.rest.quoted) and not wish.draft.fresh
    templates = wish.clause.words.templates("not_but")
    text = wish.rest.words.pattern("from_that").sub(" ", wish.rest.text)
    told = (t.search(wish.clause.text) for t in templates)
    instead = any(match and _tells_the_new(wish, match.end()) for match in told)
    denied = wish.rest.having(text, text).has("denies_before", "prohibits") and not instead
    speech = wish.has("prohibits") and wish.has("say", "voice")
    halves = wish.has("first_half", "second_half")
    return (
        quotes or lengths or halves or denied or speech or _is_an_order(wish) or wish.has("forbids")
    )


def _shown(wish: Wish, ids: Iterable[str], words: str) -> Draft | Question:
    """The draft with the words in the action of some shots, and whom they name seen there."""
    draft = wish.draft
    for id in ids:
        shot = draft.plan.shot(id)
        text = _rewritten(wish, shot, words)
        if text == shot.action or _is_cut_short(wish, text):
            return Question(reply=wish.reply("unclear"))
        named = [
            who
            for who in wish.people.ids
            if name_in(wish.rest, wish.plan.character(who), wish.plan)
        ]
        people = tuple(dict.fromkeys((*shot.characters, *named)))
        draft = draft.with_shot(id, action=text, characters=people)
        draft = replace(draft, fresh=None if draft.fresh == id else draft.fresh)
    numbers = listed(str(draft.number(id)) for id in ids)
    draft = draft.about_shots(*ids).telling(wish.reply("action", shot=numbers, what=words))
    return replace(draft, about="newcomer", people=()) if _brings_somebody(wish) else draft


def _brings_somebody(wish: Wish) -> bool:
    """Whether somebody is added whom the plan does not know: `弟子の少年を追加して`."""
    named = any(name_in(wish.rest, who, wish.plan) for who in wish.plan.characters)
    new = wish.has("add", "put_in") and wish.rest.values("people") and not named
    return bool(new) and not wish.rest.words.latin


def says_nothing(wish: Wish) -> Outcome:
    """`しゃべらない`, of somebody who was just added: nobody loses a line."""
    other = wish.shots.ids or wish.rest.quoted
    other = other or any(name_in(wish.rest, who, wish.plan) for who in wish.plan.characters)
    quiet = wish.has("silent", "say_not") or (
        wish.has("prohibits", "without", "remove") and wish.has("say", "speak", "line")
    )
    return wish.draft if wish.draft.about == "newcomer" and quiet and not other else None


def _unclear(wish: Wish) -> Question:
    """Asks for the change; for the shot, where a change is told but not the shot."""
    if wish.has("act", "delta") and not wish.shots.ids and wish.rest.hits:
        return wish.which_shot()
    return Question(reply=wish.reply("unclear"))


def beyond_film(wish: Wish) -> Outcome:
    """`I want people to smell the butter`: what no film can have."""
    asked = wish.has("only_beyond") or (wish.has("viewers") and wish.has("beyond_film"))
    if not asked or wish.rest.quoted or wish.people.ids:
        return None
    return wish.impossible("beyond_film")


def opening(wish: Wish) -> Outcome:
    """`open on a close-up of the wheels instead`: the first shot, its framing and what it shows."""
    at = 0 if wish.has("opens_on") else -1 if wish.has("ends_on") else None
    if at is None or wish.rest.quoted or not wish.rest.values("framing"):
        return None
    id = (wish.shots.ids or (wish.plan.shots[at].id,))[0]
    wish = replace(wish, shots=replace(wish.shots, ids=(id,)))
    outcome = camera(wish)
    if not isinstance(outcome, Draft):
        return outcome
    hit = wish.rest.values("framing")[-1]
    for template in wish.rest.words.templates("framed"):
        if match := template.match(wish.rest.text[hit.end :].strip()):
            tail = wish.rest.raw[hit.end :].strip()
            words = sentence(tail[slice(*match.span("what"))])
            outcome = outcome.with_shot(id, action=words + full_stop(words))
            return outcome.telling(wish.reply("action", shot=outcome.number(id), what=words))
    return outcome


def _is_cut_short(wish: Wish, text: str) -> bool:
    """Whether the last sentence is what is left of an order: `Him loud.`, `It a medium.`"""
    last = (_SENTENCE.findall(text) or [text])[-1]
    named = wish.rest.having(folded(last), last)
    if wish.has("denies_before") and not without_people(replace(wish, rest=named)).residue:
        return True
    return wish.rest.words.pattern("object_pronoun").match(folded(last)) is not None


def _is_an_order(wish: Wish) -> bool:
    """Whether words tell the maker what to do with shots, lines or versions, and show nothing."""
    words, text = wish.rest.words, wish.rest.text.strip(" ,，、")
    text = words.pattern("polite").sub(" ", text).strip(" ,，、.。")
    ordered = [m for name in ("remove_shot", "swap") for m in words.pattern(name).finditer(text)]
    at_an_end = any(not text[: m.start()].strip() or _ends_clause(text[m.end() :]) for m in ordered)
    return at_an_end or wish.has("version_word")


def _ends_clause(tail: str) -> bool:
    """Whether no more than the ending of a verb follows: `て`, `줘`."""
    return tail[:1] >= "\u2e80" and len(tail.strip()) <= LONGEST_ENDING


def without_thing(wish: Wish) -> Outcome:
    """`no umbrella`: out of the action where that can be, and on the list of what to avoid."""
    if not wish.has("remove", "without") or wish.rest.quoted or wish.people.ids:
        return None
    untouched = not wish.rest.words.latin and forbids_touching(wish.clause)
    if wish.has("change_nothing") or untouched:
        return wish.draft  # `no changes to shot 1`, `粉红色那杯不用换`
    if wish.has("less_so") and not wish.rest.words.latin:
        return wish.draft.about_shots(*wish.shots.ids) if wish.shots.ids else None
    thing = _thing_alone(wish)
    if _tells_what_instead(wish):
        return None
    if (
        wish.has("shot")
        or not thing
        or len(thing.split()) > LONGEST_THING
        or len(thing) > 3 * SHORTEST_ACTION[0] ** 2
    ):
        return None
    known = content(thing) & content(_everything(wish))
    known = known or (letters_of("han").fullmatch(thing) and holds(_everything(wish), thing))
    if not known and _denials(wish):
        return None
    if not wish.has("ban") and not known:
        return Question(reply=wish.reply("not_found", old=thing))
    draft = wish.draft
    for id in wish.shots.ids or tuple(shot.id for shot in wish.plan.shots):
        action = without_phrase(draft.plan.shot(id).action, thing)
        draft = draft.with_shot(id, action=action)
    if not wish.shots.ids:
        draft = _out_of_looks(draft, thing)
    if not wish.shots.ids or draft.plan == wish.plan:
        draft = unseen(wish, draft, thing)
    return draft.telling(wish.reply("sound_removed_seen", what=thing))


def _denials(wish: Wish) -> list[re.Match[str]]:
    """Where something is denied, be it for something else: `不要雨伞`, `no … but …`."""
    templates = wish.clause.words.templates("not_but")
    found = filter(None, (template.search(wish.rest.text) for template in templates))
    return [x for x in found if wish.rest.having(x["old"], x["old"]).residue]


def _tells_what_instead(wish: Wish) -> bool:
    """Whether something is denied and another thing told for it: `不要雨伞，要帽子`."""
    text = wish.rest.text
    for denied in _denials(wish):
        beside = text[: denied.start()] + text[denied.end() :]
        if wish.rest.having(beside, beside).residue or re.search(r"[,，、]", denied["old"]):
            return True
    return False


def _out_of_looks(draft: Draft, thing: str) -> Draft:
    """The draft with nobody who has a thing: `a tired student with braids` without her braids."""
    for who in draft.plan.characters:
        looks = without_phrase(who.looks, thing)
        pieces = [piece for piece in re.split(r",\s*", looks) if folded(piece) != folded(thing)]
        draft = draft.with_character(who.model_copy(update={"looks": ", ".join(pieces) or looks}))
    return draft


def _everything(wish: Wish) -> str:
    """All that is seen and heard in the plan."""
    plan = wish.plan
    seen = [f"{shot.action} {shot.scene}" for shot in plan.shots]
    heard = [f"{s.sound.ambience} {s.sound.music} {' '.join(s.sound.effects)}" for s in plan.shots]
    looks = [f"{who.name} {who.looks}" for who in plan.characters]
    return " ".join([*seen, *heard, *looks, *(e.name for e in plan.elements), plan.style])


def _thing_alone(wish: Wish) -> str:
    """What is to go, without the verb and the article."""
    words = wish.rest.words
    known = ("remove", "without", "polite", "lead", "entirely", "to_us")
    left = wish.rest
    for found in words.any_meaning(*known).finditer(left.text):
        left = left.cut(*found.span())
    filler = words.pattern("filler").pattern
    for found in re.finditer(rf"^(?:\s*{filler}(?=\s|$))+|(?:\s*{filler})+\s*$", left.text):
        left = left.cut(*found.span())
    thing = re.sub(r"\s+", " ", left.raw).strip(" ,.，。、¿¡")
    if lexicon(words.language).spaced and not words.latin:
        marks = words.any_meaning("object_mark", "topic_mark").pattern
        thing = re.sub(rf"(?<=\w\w)(?:{marks})$", "", thing)  # 우산은 없애줘
    return without_article(thing)


def _old_unquoted(wish: Wish) -> str:
    """What a wish wants changed into something else, and what the plan does not hold."""
    for template in wish.clause.words.templates("replace"):
        if match := template.search(wish.rest.text):
            return wish.rest.raw[slice(*match.span("old"))].strip()
    return ""


def _is_too_short(wish: Wish, words: str) -> bool:
    """Whether it is no word for anything; one letter is where something is put in: `猫を入れて`."""
    placed = wish.has("put_in", "add") and letters_of("han").match(words)
    return len(words) < SHORTEST_ACTION[words[:1] >= "\u2e80"] and not placed


def _is_vague(wish: Wish, words: str) -> bool:
    """Whether nothing but `better` or `nicer` is wanted."""
    return not any(map(str.isalnum, wish.rest.words.pattern("vague").sub("", folded(words))))


def _plain_words(wish: Wish) -> str:
    """The wish without `in shot 2`, `please` and `can we see`."""
    text, raw = wish.rest.text, wish.rest.raw
    if wish.rest.words.latin and (verb := _shown_first(wish)):
        blank = " " * verb.end()
        text, raw = blank + text[verb.end() :], blank + raw[verb.end() :]
    for meaning in ("polite", "lead"):
        for match in wish.rest.words.pattern(meaning).finditer(text):
            blank = " " * len(match[0])
            text = text[: match.start()] + blank + text[match.end() :]
            raw = raw[: match.start()] + blank + raw[match.end() :]
    if joint := wish.rest.words.pattern("and").match(text.lstrip()):
        raw = raw.lstrip()[joint.end() :]
    asked = wish.rest.words.pattern("requests").match(folded(raw.strip(" ,¿")))
    if asked and wish.rest.words.latin:
        raw = raw.strip(" ,¿")[asked.end() :]  # `can Rosa wink`
    raw = _without_verb(wish, raw)
    return sentence(wish.rest.unmasked(raw))


def _shown_first(wish: Wish) -> re.Match[str] | None:
    """The verb with which a wish opens, also where a small word ends it: `haz que`."""
    verb = wish.rest.words.pattern("show_verb").pattern
    return re.match(rf"[\s,]*(?:{verb})", wish.rest.text)


def _without_verb(wish: Wish, raw: str) -> str:
    """`add a dog` says that a dog is seen."""
    raw = _without_last_verb(wish, raw)
    at = len(raw) - len(raw.lstrip(" ,，、"))
    words, text = wish.rest.words, folded(raw[at:])
    verb = words.pattern("show_verb").match(text)
    if not verb and words.latin and words.pattern("act").match(text):
        verb = words.pattern("put_in").match(text)  # `put a cat in the window`
    return raw[at + verb.end() :] if verb else raw


def _without_last_verb(wish: Wish, raw: str) -> str:
    """`강아지 한 마리 넣어` says that a dog is seen, where the verb stands behind the thing."""
    words, cues = wish.rest.words, lexicon(wish.rest.words.language).cues
    if words.latin or words.pattern("in_prep").pattern != words.any_of(()):
        return raw
    particles = "|".join(map(re.escape, sorted(cues["oblique"], key=len, reverse=True)))
    verb = words.any_meaning("add", "put_in").pattern
    tail = words.any_meaning("want", "polite", "filler").pattern
    ends = rf"(?:{verb})\w{{0,2}}(?:\s*(?:{tail})\w{{0,2}})*\W*$"
    told = re.search(rf"(?<=\w)(?:{particles})?\s*{ends}", folded(raw))
    return raw[: told.start()] if told else raw


def _shots_of_people(wish: Wish) -> tuple[str, ...]:
    showing = [s.id for s in wish.plan.shots if set(wish.people.ids) & set(s.characters)]
    return tuple(showing) if len(showing) == 1 else ()


def _shots_of_deed(wish: Wish) -> tuple[str, ...]:
    """The one shot of those named in which they do what is told: `have Walt knock twice`."""
    deed = content(without_people(wish).text)
    showing = [s for s in wish.plan.shots if set(wish.people.ids) & set(s.characters)]
    doing = [s.id for s in showing if deed & content(s.action)]
    return tuple(doing) if len(doing) == 1 and wish.rest.words.latin else ()


def _shots_alike(wish: Wish, words: str) -> tuple[str, ...]:
    scores = [len(content(words) & content(shot.action)) for shot in wish.plan.shots]
    best = max(scores)
    return (wish.plan.shots[scores.index(best)].id,) if best and scores.count(best) == 1 else ()


def _rewritten(wish: Wish, shot: Shot, words: str) -> str:
    """The action with the wish in it: in place of what it denies, else as one more sentence."""
    if wish.draft.fresh == shot.id and shot.action == _neighbour_action(wish, shot):
        thing = rf"\s*(?:{wish.rest.words.pattern('another_one').pattern})$"
        return words if wish.rest.words.latin else re.sub(thing, "", words)
    for template in wish.clause.words.templates("not_but"):
        if match := template.search(wish.clause.text):
            old, _, behind = wish.clause.raw[slice(*match.span("old"))].partition(",")
            old = _without_article(old)
            new = behind or _deed_behind(wish, match.end()) or _cut_denial(wish, old)
            old = _in_full(wish, old, new)
            new = wish.rest.words.pattern("lead").sub(" ", folded(new)) if "should" in new else new
            new = sentence(wish.rest.unmasked(new))
            thing = _with_thing_for(shot.action, old, new)
            return thing or _with_sentence_for(shot.action, old, new)
    end = "" if re.search(r"[.!?。！？]\s*$", shot.action) or not shot.action else full_stop(words)
    before = f"{shot.action}{end}"
    space = " " if before and min(words[:1], before[-1]) < "\u2e80" else ""
    return f"{before}{space}{words}{full_stop(words)}"


def _deed_behind(wish: Wish, end: int) -> str:
    """`웃게` of `지은이 굳지 말고 웃게 해 주세요`, of the one who is named."""
    words, raw = wish.clause.words, wish.clause.raw[end:]
    if words.latin:
        return ""
    small = words.any_meaning("polite", "act", "want", "predicate_end").pattern
    raw = raw[: len(re.sub(rf"(?:\s*(?:{small})|\W)+$", "", folded(raw)))].strip()
    names = [wish.plan.character(id).name for id in wish.people.ids]
    space = " " if lexicon(words.language).spaced else ""
    return space.join([*names[:1], raw]) if raw else ""


def _in_full(wish: Wish, old: str, new: str) -> str:
    """`brown one` as `brown bag`, where the new thing is a black bag."""
    words = new.strip(" ,.").split()
    if words and wish.rest.words.pattern("another_one").fullmatch(old.lower().split(" ")[-1]):
        return " ".join([*old.split(" ")[:-1], words[-1]])
    return old


def _neighbour_action(wish: Wish, shot: Shot) -> str:
    """The action that a new shot took over for want of one of its own."""
    others = {s.action for s in wish.plan.shots if s.id != shot.id}
    return shot.action if shot.action in others else ""


def _without_article(words: str) -> str:
    words = words.strip(" ,.，。、")
    return without_article(words)


def _cut_denial(wish: Wish, old: str) -> str:
    """The wish's own words up to what it denies."""
    raw, words = wish.rest.raw, wish.rest.words
    for match in words.pattern("denial").finditer(wish.rest.text):
        at = wish.rest.text.find(folded(old), match.start())
        if at >= 0:
            return raw[: match.start()] + raw[at + len(old) :]
    return raw


def _with_thing_for(action: str, old: str, new: str) -> str | None:
    """The action with `a laptop` for `a brown leather folder`; None when it names no such thing."""
    thing = re.search(rf"{article_before()}(?:[\w'-]+\s+){{0,3}}?[\w'-]+$", new, re.IGNORECASE)
    named = re.compile(
        rf"{article_before()}(?:[\w'-]+\s+){{0,3}}?{re.escape(old)}\b", re.IGNORECASE
    )
    if thing and named.search(action):
        return named.sub(lambda _: thing[0], action, count=1)
    verb = re.compile(rf"\b{re.escape(folded(old)[:SHARED_STEM])}[\w'-]*", re.IGNORECASE)
    *who, deed = new.split() or [""]
    verb = re.compile(rf"({' '.join(map(re.escape, who))}\s*\b){verb.pattern}", re.IGNORECASE)
    single = " " not in old and len(who) < 2
    if deed and len(old) > SHARED_STEM and single and verb.search(action):
        return verb.sub(rf"\g<1>{deed}", action, count=1)
    return None


def _with_sentence_for(action: str, old: str, new: str) -> str:
    """The action with the sentence that holds the old words replaced by the new one."""
    new += full_stop(new)
    sentences = _SENTENCE.findall(action) or [action]
    holding = [s for s in sentences if folded(old) in folded(s)]
    verb = folded(old).split(" ")[0]
    if not holding and len(verb) > SHARED_STEM:
        stem = re.compile(rf"\b{re.escape(verb[:SHARED_STEM])}")
        holding = [s for s in sentences if stem.search(folded(s))]
    if not holding:
        return f"{action} {new}".strip()
    return "".join(new + " " if s == holding[0] else s for s in sentences).strip()

"""Wishes about what is seen: camera, format, style, text in the picture, looks, action, frames.

Each rule is a function from a wish to a new draft. Knows pictures; no seconds and no speech.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from ...generator.plan import AspectRatio, Character, Element, Lettering, Resolution, Shot, Sound
from ..planner import Question
from .feedback_clauses import MASK
from .feedback_draft import Draft, Outcome, Wish, fresh_id, listed
from .feedback_shots import full_stop, sentence
from .feedback_speech import is_denied
from .feedback_targets import bare, called, content, folded, name_in, shots_named
from .vocabulary import Hit

FRAMINGS = (
    "extreme close-up",
    "close-up",
    "medium close-up",
    "medium",
    "medium wide",
    "wide",
    "extreme wide",
)
"""From near to far."""
SAME_TEXT = 0.6
"""Likeness from which words are a sign's in another spelling; `first try`, `frist try`: 0.89."""
LONGEST_THING = 3
"""Words of a thing that is to go."""
SHARED_STEM = 4
"""Letters that `laughing` and `laughs` have in common."""
SHORTEST_ACTION = (3, 2)
"""Letters of the shortest words that can be seen: in Latin script, and in the others."""
_ARTICLE = r"\b(?:a|an|the|his|her|their|some|un|una|el|la|su)\s+"
_SENTENCE = re.compile(r"[^.!?。！？；;]+[.!?。！？；;]*\s*")


# ------------------------------------------------------------------ camera
def camera(wish: Wish) -> Outcome:
    """Framing, angle and movement, in the shots meant."""
    outcome = _still(wish)
    for kind in ("framing", "angle", "movement"):
        current = replace(wish, draft=outcome) if isinstance(outcome, Draft) else wish
        answer = _camera_field(current, kind)
        if isinstance(answer, Question):
            return answer
        outcome = answer or outcome
    return outcome or _nearer(wish)


def _still(wish: Wish) -> Outcome:
    """`the camera stays still`, `no zoom`."""
    moves = any(not is_denied(wish.rest, hit) for hit in wish.rest.values("movement"))
    meant = wish.has("no_movement") or (
        wish.has("still") and (wish.shots.ids or wish.has("camera"))
    )
    if moves or not meant:
        return None
    return _set_camera(wish, "movement", "static", wish.scope())


def _camera_field(wish: Wish, kind: str) -> Draft | Question | None:
    hits = tuple(h for h in wish.rest.values(kind) if not _is_verb(wish, h))
    denied = {hit.value for hit in hits if is_denied(wish.rest, hit)}
    wanted = list(dict.fromkeys(hit.value for hit in hits if not is_denied(wish.rest, hit)))
    if not hits or (wish.has("hear", "sounds") and not wish.has("camera")):
        return None
    ids = _camera_targets(wish, kind, denied)
    if len(wanted) > 1:
        return Question(
            reply=wish.reply("which_one", options=listed(wanted)), options=tuple(wanted)
        )
    if not wanted and kind == "movement" and denied:
        wanted = ["static"]
    if not wanted:
        return None
    return _set_camera(wish, kind, wanted[0], ids) if ids else wish.which_shot()


def _is_verb(wish: Wish, hit: Hit) -> bool:
    """Whether `insert` is what is to be done and not a framing."""
    return (
        not wish.rest.text[: hit.start].strip() and wish.rest.has("add") and hit.value == "insert"
    )


def _camera_targets(wish: Wish, kind: str, denied: set[str]) -> tuple[str, ...]:
    """The shots meant: named, or having what is denied, or showing whom the wish names, or all."""
    if targets := wish.targets():
        return targets
    if having := tuple(s.id for s in wish.plan.shots if getattr(s, kind) in denied):
        return having
    if wish.people.ids:
        showing = [s.id for s in wish.plan.shots if set(wish.people.ids) <= set(s.characters)]
        if len(showing) == 1 or kind == "movement":
            return tuple(showing)
    whole = kind == "movement" or wish.has("whole", "camera", "every_shot")
    return tuple(s.id for s in wish.plan.shots) if whole and not wish.people.ids else ()


def _set_camera(wish: Wish, kind: str, value: str, ids: Sequence[str]) -> Draft | Question:
    draft = wish.draft
    for id in ids:
        earlier = draft.decided.get((id, kind))
        if earlier and earlier != value and not wish.has("correction"):
            options = (str(earlier), value)
            return Question(reply=wish.reply("which_one", options=listed(options)), options=options)
        fields: dict[str, Any] = {kind: value}
        draft = replace(draft.with_shot(id, **fields), decided=draft.decided | {(id, kind): value})
    numbers = listed(str(draft.number(id)) for id in ids)
    return draft.about_shots(*ids).telling(wish.reply("camera", shot=numbers, value=value))


def _nearer(wish: Wish) -> Outcome:
    """`move in closer`, `a bit wider`: one step on the ladder of framings."""
    step = -1 if wish.has("nearer") else 1 if wish.has("farther") else 0
    if not step:
        return None
    ids = wish.targets()
    if not ids:
        return wish.which_shot()
    draft = wish.draft
    for id in ids:
        framing = draft.plan.shot(id).framing
        at = FRAMINGS.index(framing) if framing in FRAMINGS else FRAMINGS.index("medium")
        value = FRAMINGS[min(max(at + step, 0), len(FRAMINGS) - 1)]
        draft = draft.with_shot(id, framing=value)
        draft = draft.telling(wish.reply("camera", shot=draft.number(id), value=value))
    return draft.about_shots(*ids)


def transition(wish: Wish) -> Outcome:
    """`dissolve into shot 2`, `a hard cut between 1 and 2`."""
    hits = [hit for hit in wish.rest.values("transition") if not is_denied(wish.rest, hit)]
    if not hits:
        return None
    ids = wish.shots.ids[-1:] or wish.targets() or tuple(s.id for s in wish.plan.shots[1:])
    draft = wish.draft
    for id in ids:
        fields: dict[str, Any] = {"transition": hits[-1].value}
        draft = draft.with_shot(id, **fields)
    numbers = listed(str(draft.number(id)) for id in ids)
    return draft.telling(wish.reply("transition", shot=numbers, value=hits[-1].value))


# ------------------------------------------------------------------ the video as a whole
def video_format(wish: Wish) -> Outcome:
    """Aspect ratio, resolution and frames per second."""
    if wish.shots.ids and wish.has("also_a_thing"):
        return None
    draft = wish.draft
    ratios = dict.fromkeys(
        h.value for h in wish.rest.values("aspect") if not is_denied(wish.rest, h)
    )
    if len(ratios) > 1:
        options = tuple(ratios)
        return Question(reply=wish.reply("which_one", options=listed(options)), options=options)
    for ratio in ratios:
        aspect: AspectRatio = ratio  # pyright: ignore[reportAssignmentType]  # a key of the lexicon
        draft = draft.with_plan(aspect_ratio=aspect).telling(wish.reply("aspect", value=ratio))
    for hit in wish.rest.values("resolution"):
        size: Resolution = hit.value  # pyright: ignore[reportAssignmentType]  # a key, too
        draft = draft.with_plan(resolution=size).telling(wish.reply("aspect", value=hit.value))
    if match := re.search(
        r"\b(24|25|30|60)\s*(?:fps|frames per second|帧|コマ|프레임)", wish.rest.text
    ):
        draft = draft.with_plan(fps=int(match[1])).telling(wish.reply("aspect", value=match[0]))
    return draft if draft is not wish.draft else None


def style(wish: Wish) -> Outcome:
    """`make it black and white`, `in the style of a woodcut`."""
    hits = wish.rest.values("style")
    if not (hits or wish.has("style")) or (wish.shots.ids and not wish.shots.every):
        return None
    if wish.rest.quoted or wish.people.ids:
        return None
    wanted = [wish.rest.raw[h.start : h.end] for h in hits if not is_denied(wish.rest, h)]
    denied = [wish.rest.raw[h.start : h.end] for h in hits if is_denied(wish.rest, h)]
    for template in wish.rest.words.templates("style_of"):
        if not (wanted or denied) and (match := template.search(wish.rest.text)):
            wanted = [wish.rest.raw[slice(*match.span("what"))].strip()]
    kept = wish.plan.style
    for word in denied:
        kept = re.sub(re.escape(word), "", kept, flags=re.IGNORECASE)
        kept = re.sub(r"\s+", " ", kept).strip(" ,，")
    if not wanted and kept == wish.plan.style:
        return None
    kept = "" if wish.has("style_change") and wanted else kept
    new = listed(part for part in (kept, *wanted) if part)
    return wish.draft.with_plan(style=new).telling(wish.reply("style", value=new))


def title(wish: Wish) -> Outcome:
    """`call the video "Dough"`."""
    if not (wish.has("title_of_video") and wish.rest.quoted):
        return None
    name = wish.rest.quoted[-1]
    return wish.draft.with_plan(title=name).telling(wish.reply("title", value=name))


# ------------------------------------------------------------------ text in the picture
def subtitles(wish: Wish) -> Outcome:
    """Captions of the dialogue on or off; all text off."""
    draft = wish.draft
    if wish.has("no_text"):
        draft = draft.with_shots(
            s.model_copy(update={"lettering": ()}) if s.lettering else s for s in draft.plan.shots
        ).with_plan(subtitles=False, lettering_allowed=False)
        return draft.telling(wish.reply("no_text"))
    if not wish.has("subtitles") or wish.rest.quoted:
        return None
    wanted = not wish.has("remove", "without", "off")
    sentence_key = "subtitles_on" if wanted else "subtitles_off"
    return draft.with_plan(subtitles=wanted).telling(wish.reply(sentence_key))


def lettering(wish: Wish) -> Outcome:
    """A sign or caption added, worded anew or taken away."""
    named = wish.has("lettering", "on_screen")
    if not named and not (wish.draft.about == "lettering" and wish.rest.quoted):
        return None
    if wish.has("remove", "without") and not _new_texts(wish):
        return _without_lettering(wish)
    texts = _new_texts(wish) or _unquoted_text(wish)
    if not texts:
        return _placed(wish)
    corrects = wish.has("change", "instead", "meant") or wish.draft.about == "lettering"
    if not corrects:
        return _with_lettering(wish, texts)
    signs = _signs_meant(wish)
    if len(signs) == 1:
        return _reworded(wish, signs[0], texts[-1])
    if not signs:
        return _with_lettering(wish, texts)
    options = tuple(sign.text for _, sign in signs)
    return Question(reply=wish.reply("which_text", options=listed(options)), options=options)


def _placed(wish: Wish) -> Draft | None:
    """The sign that is spoken of somewhere else in the picture, or only spoken of."""
    places = [m[0] for m in wish.rest.words.pattern("text_place").finditer(wish.rest.text)]
    signs = _signs_meant(wish)
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
    texts = [text for text in _new_texts(wish) if bare(text) not in said]
    return _with_lettering(wish, texts) if texts and wish.has("add") else None


def _signs(wish: Wish) -> list[tuple[Shot, Lettering]]:
    chosen = wish.shots.ids or tuple(shot.id for shot in wish.plan.shots)
    return [(s, sign) for s in wish.plan.shots if s.id in chosen for sign in s.lettering]


def _signs_meant(wish: Wish) -> list[tuple[Shot, Lettering]]:
    """The signs that the wish's words fit best; all of them when nothing tells."""
    signs = _signs(wish)
    new = [bare(quote) for quote in _new_texts(wish)]
    known = [bare(quote) for quote in wish.rest.quoted if bare(quote) not in new[-1:]]
    if quoted := [(s, sign) for s, sign in signs if any(k in bare(sign.text) for k in known if k)]:
        return quoted
    words = content(wish.rest.text)
    scores = [len(words & content(f"{sign.place} {_around(s, sign)}")) for s, sign in signs]
    best = max(scores, default=0)
    if best and scores.count(best) == 1:
        return [signs[scores.index(best)]]
    alike = [max((_alike(sign.text, text) for text in new), default=0.0) for _, sign in signs]
    if alike and max(alike) >= SAME_TEXT and alike.count(max(alike)) == 1:
        return [signs[alike.index(max(alike))]]
    texts = {sign.text for _, sign in signs}
    return signs[:1] if len(texts) == 1 else signs


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, bare(one), bare(other)).ratio()


def _around(shot: Shot, sign: Lettering) -> str:
    """What the action says just before and after the words of a sign."""
    at = shot.action.find(sign.text)
    return shot.action[max(0, at - 30) : at + len(sign.text) + 12] if at >= 0 else ""


def _new_texts(wish: Wish) -> list[str]:
    shown = {bare(sign.text) for shot in wish.draft.before.shots for sign in shot.lettering}
    return [quote for quote in wish.rest.quoted if bare(quote) not in shown]


def _unquoted_text(wish: Wish) -> list[str]:
    """Words to be shown that stand without quotation marks: `put FLIGHT 22 on screen`."""
    if wish.rest.quoted:
        return []
    for template in wish.rest.words.templates("shown_text"):
        if match := template.search(wish.rest.text):
            words = wish.rest.raw[slice(*match.span("text"))].strip(" :：")
            return [words] if words else []
    return []


def _without_lettering(wish: Wish) -> Outcome:
    signs = _signs_meant(wish)
    if not signs:
        return wish.impossible("no_text_there")
    gone = {(shot.id, sign.text) for shot, sign in signs}
    draft = wish.draft
    for shot in wish.plan.shots:
        kept = tuple(sign for sign in shot.lettering if (shot.id, sign.text) not in gone)
        draft = draft.with_shot(shot.id, lettering=kept)
    told = (wish.reply("text_removed", text=sign.text) for _, sign in signs)
    return draft.telling(*told)


def _with_lettering(wish: Wish, texts: Sequence[str]) -> Draft:
    id = (wish.targets() or (wish.plan.shots[0].id,))[-1]
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
    draft = reworded_sign(wish.draft, old.text, text, (shot.id,))
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


# ------------------------------------------------------------------ one thing for another
def replaced(wish: Wish) -> Outcome:
    """`change X to Y`, `Y instead of X`, `“X”改成“Y”`, in the words, signs or pictures."""
    words = wish.clause.words
    for template in (*words.templates("replace"), *words.templates("replace_quoted")):
        match = template.search(wish.clause.text)
        if not match:
            continue
        if wish.clause.quoted and not MASK.search(match["old"]):
            continue
        if not wish.clause.quoted and not _is_verbatim(wish, match):
            continue
        old, new = (_said(wish, match.span(name)) for name in ("old", "new"))
        if old and new and bare(old) != bare(new):
            outcome = _everywhere(wish, old, new)
            if outcome is not None:
                return outcome
            if wish.clause.quoted and not wish.shots.missing and _is_lonely(wish):
                return Question(reply=wish.reply("not_found", old=old))
    return None


def _is_verbatim(wish: Wish, match: re.Match[str]) -> bool:
    """Whether `ROUTE 9 should be ROUTE 19` means words of a line or a sign, or a plain change."""
    if match.re in wish.clause.words.templates("replace"):
        return True
    old = wish.clause.raw[slice(*match.span("old"))].strip()
    start, end = match.span("new")
    values = ("dialect", "language", "framing", "angle", "movement", "aspect", "manner")
    valued = any(hit.kind in values and start <= hit.start < end for hit in wish.clause.hits)
    named = any(bare(old) == bare(who.name) for who in wish.plan.characters)
    return _is_marked(old) and not valued and not named and old in _words_shown_and_said(wish)


def _is_marked(words: str) -> bool:
    """Whether words stand out as somebody's own: a number or a capital in them."""
    return any(letter.isdigit() or letter.isupper() for letter in words)


def _words_shown_and_said(wish: Wish) -> str:
    signs = (sign.text for shot in wish.plan.shots for sign in shot.lettering)
    return " | ".join((*(line.text for line in wish.plan.lines), *signs))


def _is_lonely(wish: Wish) -> bool:
    """Whether nothing else tells what the new words are for."""
    return not (wish.people.ids or wish.draft.lines or wish.has("line", "say", "lettering"))


def _said(wish: Wish, span: tuple[int, int]) -> str:
    """The user's words in a place: what is quoted there, or all of it."""
    raw = wish.clause.raw[slice(*span)]
    masks = MASK.findall(raw)
    if masks:
        return wish.clause.quotes[int(masks[-1])]
    return raw.strip(" ,.，。、:")


def _everywhere(wish: Wish, old: str, new: str) -> Outcome:
    """Old words become new ones in lines, else signs, else what is seen; None when nowhere."""
    chosen = wish.shots.ids or tuple(shot.id for shot in wish.plan.shots)
    quoted = bool(wish.clause.quoted)
    known = (*(line.text for line in wish.plan.lines), *(sign.text for _, sign in _signs(wish)))
    whole = any(bare(text) == bare(old) for text in known)
    whole = whole or (_is_marked(old) and any(old in text for text in known))
    for change in (_in_lines, _in_signs) if quoted or whole else ():
        if (draft := change(wish, old, new, chosen)) is not None:
            return draft
    return _in_pictures(wish, old, new, chosen)


def _in_lines(wish: Wish, old: str, new: str, ids: Sequence[str]) -> Draft | None:
    if wish.has("lettering") and not wish.has("line", "say"):
        return None
    lines = [x for s in wish.plan.shots if s.id in ids for x in s.dialogue if _holds(x.text, old)]
    if wish.people.ids:
        lines = [line for line in lines if line.character in wish.people.ids] or lines
    whole = [line for line in lines if bare(line.text) == bare(old)]
    draft = wish.draft
    for line in whole or lines:
        text = new if line in whole else _swapped(line.text, old, new)
        draft = draft.with_line(line.id, text=text, spans=None)
        who = wish.plan.character(line.character).name
        draft = draft.about_lines(line.id).about_people(line.character)
        draft = draft.telling(wish.reply("line_text", who=who, text=text))
    return draft if lines else None


def _in_signs(wish: Wish, old: str, new: str, ids: Sequence[str]) -> Draft | None:
    signs = [(s, x) for s in wish.plan.shots if s.id in ids for x in s.lettering]
    holding = [(s, sign) for s, sign in signs if _holds(sign.text, old)]
    draft = wish.draft
    for shot, sign in holding:
        whole = bare(sign.text) == bare(old)
        text = new if whole else _swapped(sign.text, old, new)
        draft = reworded_sign(draft, sign.text, text, (shot.id,))
        draft = draft.telling(wish.reply("text_changed", old=sign.text, new=text))
    return replace(draft, about="lettering") if holding else None


def _holds(text: str, words: str) -> bool:
    return bool(words) and folded(words) in folded(text)


def _swapped(text: str, old: str, new: str) -> str:
    """The text with every occurrence of some words replaced."""
    text = re.sub(re.escape(old), lambda _: new, text, flags=re.IGNORECASE)
    article = "an" if re.match(r"[aeiou]", new, re.IGNORECASE) else "a"
    return re.sub(rf"\b[Aa]n?(?= {re.escape(new)})", article, text) if new else text


def _in_pictures(wish: Wish, old: str, new: str, ids: Sequence[str]) -> Draft | None:
    """Old words become new ones in action, looks, style and sound."""
    bare_old = re.sub(r"^(?:the|a|an|his|her|their|el|la|los|las|un|una)\s+", "", folded(old))
    new = re.sub(r"^(?:the|a|an|el|la|los|las|un|una)\s+", "", new, flags=re.IGNORECASE)
    draft = wish.draft
    if any(bare(who.name) == bare(bare_old) for who in draft.plan.characters):
        return None
    for id in ids:
        shot = draft.plan.shot(id)
        if _holds(shot.action, bare_old):
            draft = draft.with_shot(id, action=_seen_otherwise(shot, bare_old, new))
        draft = draft.with_shot(id, sound=_heard_otherwise(shot, bare_old, new))
    if not wish.shots.ids:
        for who in draft.plan.characters:
            if _holds(who.looks, bare_old):
                looks = _swapped(who.looks, bare_old, new)
                draft = draft.with_character(who.model_copy(update={"looks": looks}))
        if _holds(draft.plan.style, bare_old):
            draft = draft.with_plan(style=_swapped(draft.plan.style, bare_old, new))
    if draft is wish.draft:
        return None
    return draft.telling(wish.reply("text_changed", old=bare_old, new=new))


def _heard_otherwise(shot: Shot, old: str, new: str) -> Sound:
    sound = shot.sound
    return Sound(
        ambience=sound.ambience and _swapped(sound.ambience, old, new),
        effects=tuple(_swapped(effect, old, new) for effect in sound.effects),
        music=sound.music and _swapped(sound.music, old, new),
    )


def _seen_otherwise(shot: Shot, old: str, new: str) -> str:
    """The action with other words, but not inside what is said or written in the shot."""
    kept = [*(sign.text for sign in shot.lettering), *(line.text for line in shot.dialogue)]
    if not (kept := [text for text in kept if text]):
        return _swapped(shot.action, old, new)
    pieces = re.split(f"({'|'.join(map(re.escape, kept))})", shot.action)
    return "".join(piece if piece in kept else _swapped(piece, old, new) for piece in pieces)


# ------------------------------------------------------------------ people and things
def looks(wish: Wish) -> Outcome:
    """`the brother wears a red T-shirt`, `give Mei short hair`, `make Tom older`."""
    if not wish.has("wear") or wish.rest.quoted:
        return None
    people = wish.people.ids or wish.draft.people or _alone(wish)
    if not people and not wish.people.unclear and wish.has("style"):
        return None
    if wish.people.unclear or not people:
        return wish.who(wish.people.unclear or (who.id for who in wish.plan.characters))
    what = ""
    for template in wish.rest.words.templates("wears"):
        if match := template.search(wish.rest.text):
            what = wish.rest.raw[slice(*match.span("what"))].strip(" .,，。")
            break
    if not what:
        return None
    draft = wish.draft
    for id in people:
        draft = _dressed(draft, draft.plan.character(id), what)
        name = draft.plan.character(id).name
        draft = draft.telling(wish.reply("looks", who=name, what=what))
    return draft.about_people(*people)


def _alone(wish: Wish) -> tuple[str, ...]:
    people = tuple(who.id for who in wish.plan.characters)
    return people if len(people) == 1 else ()


def _dressed(draft: Draft, who: Character, what: str) -> Draft:
    """Somebody with other looks: the piece they name is replaced, else it is added."""
    wanted = content(re.sub(r"(?<=t)-(?=shirt)", "", what.lower()))
    pieces = [piece.strip() for piece in re.split(r"[,，、;；]", who.looks) if piece.strip()]
    fitting = [p for p in pieces if wanted & content(re.sub(r"(?<=t)-(?=shirt)", "", p.lower()))]
    if fitting:
        new = [what if piece == fitting[0] else piece for piece in pieces]
    else:
        new = [*pieces, what]
    draft = draft.with_character(who.model_copy(update={"looks": ", ".join(new)}))
    if fitting:
        for shot in draft.plan.shots:
            if _holds(shot.action, fitting[0]):
                draft = draft.with_shot(shot.id, action=_swapped(shot.action, fitting[0], what))
    return draft


def remove_person(wish: Wish) -> Outcome:
    """`take the dog out of shot 2`, `no cook, please`."""
    people = wish.people.ids
    if (
        not people
        or not wish.has("remove", "without")
        or wish.rest.quoted
        or wish.has("line", "accent")
    ):
        return None
    ids = wish.shots.ids or tuple(shot.id for shot in wish.plan.shots)
    if not _names_only(wish):
        return None
    draft = wish.draft
    for id in ids:
        shot = draft.plan.shot(id)
        kept = tuple(who for who in shot.characters if who not in people)
        lines = tuple(line for line in shot.dialogue if line.character not in people)
        names = [draft.plan.character(who).name for who in people]
        action = _without_sentences(shot.action, names)
        draft = draft.with_shot(id, characters=kept, dialogue=lines, action=action)
    used = {who for shot in draft.plan.shots for who in shot.characters}
    used |= {line.character for line in draft.plan.lines}
    left = tuple(w for w in draft.plan.characters if w.id in used or w.id not in people)
    shown = listed(wish.plan.character(id).name for id in people)
    return draft.with_plan(characters=left).telling(wish.reply("person_removed", who=shown))


def _names_only(wish: Wish) -> bool:
    """Whether a wish says no more than who is to go: not `he need not answer`."""
    names = [name for id in wish.people.ids for name in called(wish.plan.character(id), wish.plan)]
    text = wish.rest.text
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    known = (
        "remove",
        "without",
        "polite",
        "filler",
        "in_prep",
        "in_post",
        "lead",
        "on_screen",
        "off",
    )
    left = wish.rest.words.any_meaning(*known).sub(" ", text)
    return sum(map(str.isalnum, left)) <= len("they")


def _without_sentences(action: str, names: Sequence[str]) -> str:
    """The action without the sentences that begin with somebody; never empty."""
    kept = [s for s in _SENTENCE.findall(action) if not any(n in s for n in names)]
    return "".join(kept).strip() or action


def rename(wish: Wish) -> Outcome:
    """`call him Jack`, `rename Mei to Anna`."""
    for template in wish.clause.words.templates("rename"):
        match = template.search(wish.clause.text)
        if match and len(wish.people.ids) == 1 and not wish.rest.quoted[1:]:
            name = _said(wish, match.span("new"))
            who = wish.plan.character(wish.people.ids[0])
            draft = wish.draft.with_character(who.model_copy(update={"name": name}))
            for shot in wish.plan.shots:
                draft = draft.with_shot(shot.id, action=shot.action.replace(who.name, name))
            return draft.telling(wish.reply("renamed", old=who.name, new=name))
    return None


# ------------------------------------------------------------------ pictures that were given
def frames(wish: Wish) -> Outcome:
    """A picture given as the first or last frame, or as what somebody or something looks like."""
    for kind, field in (("first_frame", "start_frame"), ("last_frame", "end_frame")):
        for hit in wish.clause.values("cue"):
            if hit.value == kind and wish.clause.has("frame_word"):
                rest = wish.clause.cut(hit.start, hit.end)
                return _frame(replace(wish, shots=shots_named(rest, wish.draft.before)[0]), field)
    pictures = [a for a in wish.draft.request.attachments if _handled(wish, a.handle)]
    if not pictures or not (wish.people.ids or wish.has("use")):
        return None
    return _element(wish, [picture.asset for picture in pictures], pictures[0].handle)


def _handled(wish: Wish, handle: str) -> bool:
    """Whether the wish calls an attachment by its handle, or calls none by name at all."""
    named = [a for a in wish.draft.request.attachments if folded(a.handle) in wish.clause.text]
    return not named or folded(handle) in wish.clause.text


def _frame(wish: Wish, field: str) -> Outcome:
    attached = [a for a in wish.draft.request.attachments if _handled(wish, a.handle)]
    known = [e for e in wish.plan.elements if e.assets and folded(e.handle) in wish.clause.text]
    asset = attached[0].asset if attached else known[0].assets[0] if known else None
    if asset is None and not wish.has("remove", "without"):
        return Question(reply=wish.reply("upload_frame"))
    value = None if wish.has("remove", "without") else asset
    fields: dict[str, Any] = {field: value}
    if wish.shots.ids:
        draft = wish.draft.with_shot(wish.shots.ids[0], **fields)
    else:
        draft = wish.draft.with_plan(**fields)
    return draft.telling(wish.reply("frame_removed" if value is None else field))


def _element(wish: Wish, assets: Sequence[str], handle: str) -> Draft:
    """A picture bound to a person, or kept as an element of its own."""
    draft = wish.draft
    who = draft.plan.character(wish.people.ids[0]) if wish.people.ids else None
    known = draft.plan.element(who.element) if who and who.element else None
    element = known or Element(
        id=fresh_id("e", (element.id for element in draft.plan.elements)),
        handle=handle,
        name=who.name if who else handle.lstrip("@"),
        kind="character" if who else "object",
    )
    element = element.model_copy(
        update={"assets": tuple(dict.fromkeys((*element.assets, *assets)))}
    )
    elements = {e.id: e for e in draft.plan.elements} | {element.id: element}
    draft = draft.with_plan(elements=tuple(elements.values()))
    if who:
        draft = draft.with_character(who.model_copy(update={"element": element.id}))
    for id in wish.targets() if not who else ():
        shot = draft.plan.shot(id)
        draft = draft.with_shot(id, elements=tuple(dict.fromkeys((*shot.elements, element.id))))
    return draft.telling(wish.reply("element", name=element.name))


# ------------------------------------------------------------------ what happens
def action(wish: Wish) -> Outcome:
    """Whatever is left: what is to be seen in the shots meant, in the user's words."""
    words = _plain_words(wish)
    if not wish.rest.quoted and (old := _old_unquoted(wish)):
        return Question(reply=wish.reply("not_found", old=old))
    if len(words) < SHORTEST_ACTION[words[:1] >= "\u2e80"] or _is_vague(wish, words):
        return None
    if wish.has("move") and wish.clause.has("after", "before") and wish.shots.ids:
        return wish.which_shot()
    ids = wish.targets() or _shots_of_people(wish) or _shots_alike(wish, words)
    draft = wish.draft
    if not ids and not (wish.people.ids or wish.rest.hits):
        return Question(reply=wish.reply("unclear"))
    if not ids:
        return wish.which_shot()
    for id in ids:
        shot = draft.plan.shot(id)
        text = _rewritten(wish, shot, words)
        named = [
            who
            for who in wish.people.ids
            if name_in(wish.rest, wish.plan.character(who), wish.plan)
        ]
        people = tuple(dict.fromkeys((*shot.characters, *named)))
        draft = draft.with_shot(id, action=text, characters=people)
        draft = replace(draft, fresh=None if draft.fresh == id else draft.fresh)
    numbers = listed(str(draft.number(id)) for id in ids)
    return draft.about_shots(*ids).telling(wish.reply("action", shot=numbers, what=words))


def without_thing(wish: Wish) -> Outcome:
    """`no umbrella`: out of the action where that can be, and on the list of what to avoid."""
    if not wish.has("remove", "without") or wish.rest.quoted or wish.people.ids:
        return None
    thing = _thing_alone(wish)
    if (
        wish.has("shot")
        or not thing
        or len(thing.split()) > LONGEST_THING
        or len(thing) > 3 * SHORTEST_ACTION[0] ** 2
    ):
        return None
    draft = wish.draft
    for id in wish.shots.ids or tuple(shot.id for shot in wish.plan.shots):
        action = _without_phrase(draft.plan.shot(id).action, thing)
        draft = draft.with_shot(id, action=action)
    avoid = listed(part for part in (wish.plan.avoid, thing) if part)
    return draft.with_plan(avoid=avoid).telling(wish.reply("sound_removed_seen", what=thing))


def _thing_alone(wish: Wish) -> str:
    """What is to go, without the verb and the article."""
    words = wish.rest.words.any_meaning("remove", "without", "polite", "lead", "filler")
    text = words.sub(" ", wish.rest.text)
    thing = re.sub(r"\s+", " ", text).strip(" ,.，。、¿¡")
    return re.sub(r"^(?:the|a|an|any|el|la|los|las|un|una)\s+", "", thing)


def _without_phrase(action: str, thing: str) -> str:
    """The action without `under an umbrella`; as it was when the thing is no mere addition."""
    tie = r"(?:,?\s*(?:under|with|in|on|holding|carrying|and|con|bajo|en|y)\s+)"
    phrase = re.compile(
        rf"{tie}{_ARTICLE}(?:[\w'-]+\s+){{0,2}}?{re.escape(thing)}\b", re.IGNORECASE
    )
    return phrase.sub("", action)


def _old_unquoted(wish: Wish) -> str:
    """What a wish wants changed into something else, and what the plan does not hold."""
    for template in wish.clause.words.templates("replace"):
        if match := template.search(wish.rest.text):
            return wish.rest.raw[slice(*match.span("old"))].strip()
    return ""


def _is_vague(wish: Wish, words: str) -> bool:
    """Whether nothing but `better` or `nicer` is wanted."""
    return not any(map(str.isalnum, wish.rest.words.pattern("vague").sub("", folded(words))))


def _plain_words(wish: Wish) -> str:
    """The wish without `in shot 2`, `please` and `can we see`."""
    text, raw = wish.rest.text, wish.rest.raw
    for meaning in ("polite", "lead"):
        for match in wish.rest.words.pattern(meaning).finditer(text):
            blank = " " * len(match[0])
            text = text[: match.start()] + blank + text[match.end() :]
            raw = raw[: match.start()] + blank + raw[match.end() :]
    raw = _without_verb(wish, raw)
    return sentence(wish.rest.unmasked(raw))


def _without_verb(wish: Wish, raw: str) -> str:
    """`add a dog` says that a dog is seen."""
    at = len(raw) - len(raw.lstrip(" ,，、"))
    verb = wish.rest.words.pattern("show_verb").match(folded(raw[at:]))
    return raw[at + verb.end() :] if verb else raw


def _shots_of_people(wish: Wish) -> tuple[str, ...]:
    showing = [s.id for s in wish.plan.shots if set(wish.people.ids) & set(s.characters)]
    return tuple(showing) if len(showing) == 1 else ()


def _shots_alike(wish: Wish, words: str) -> tuple[str, ...]:
    scores = [len(content(words) & content(shot.action)) for shot in wish.plan.shots]
    best = max(scores)
    return (wish.plan.shots[scores.index(best)].id,) if best and scores.count(best) == 1 else ()


def _rewritten(wish: Wish, shot: Shot, words: str) -> str:
    """The action with the wish in it: in place of what it denies, else as one more sentence."""
    if wish.draft.fresh == shot.id and shot.action == _neighbour_action(wish, shot):
        return words
    for template in wish.clause.words.templates("not_but"):
        if match := template.search(wish.clause.text):
            old = _without_article(wish.clause.raw[slice(*match.span("old"))])
            new = _cut_denial(wish, old)
            new = wish.rest.words.pattern("lead").sub(" ", folded(new)) if "should" in new else new
            new = sentence(wish.rest.unmasked(new))
            thing = _with_thing_for(shot.action, old, new)
            return thing or _with_sentence_for(shot.action, old, new)
    end = "" if re.search(r"[.!?。！？]\s*$", shot.action) or not shot.action else full_stop(words)
    space = " " if shot.action and min(words[:1], shot.action[-1]) < "\u2e80" else ""
    return f"{shot.action}{end}{space}{words}{full_stop(words)}"


def _neighbour_action(wish: Wish, shot: Shot) -> str:
    """The action that a new shot took over for want of one of its own."""
    others = {s.action for s in wish.plan.shots if s.id != shot.id}
    return shot.action if shot.action in others else ""


def _without_article(words: str) -> str:
    words = words.strip(" ,.，。、")
    return re.sub(r"^(?:the|a|an|his|her|el|la|un|una)\s+", "", words, flags=re.IGNORECASE)


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
    thing = re.search(rf"{_ARTICLE}(?:[\w'-]+\s+){{0,3}}?[\w'-]+$", new, re.IGNORECASE)
    named = re.compile(rf"{_ARTICLE}(?:[\w'-]+\s+){{0,3}}?{re.escape(old)}\b", re.IGNORECASE)
    if thing and named.search(action):
        return named.sub(lambda _: thing[0], action, count=1)
    verb = re.compile(rf"\b{re.escape(folded(old)[:SHARED_STEM])}[\w'-]*", re.IGNORECASE)
    if len(old) > SHARED_STEM and " " not in old and verb.search(action):
        return verb.sub(new.split()[-1], action, count=1)
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

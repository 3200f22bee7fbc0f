"""Wishes about what is said: lines worded anew, added, taken out, given to others.

Each rule is a function from a wish to a new draft. The words to be spoken are always the user's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ....generator.plan import Character, DialogueLine, Shot
from ..languages import language_of
from .addressed import without_addressed
from .beside_a_line import Beside, said_beside
from .clause import MASK, Clause
from .draft import Draft, Outcome, Wish, fresh_id
from .lettering import signs_in
from .likeness import bare
from .lines_named import (
    answering,
    is_in_a_line,
    line_told,
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
from .manner import dialect_named, manner_named, stated_language
from .order import side_of
from .people_named import name_place
from .recast import in_new_words
from .speakers import given_to, giver_and_taker, usual_dialect, voiced
from .wholes import is_heard_unseen
from .words import folded, without_article

SAME_LINE = 0.55
"""Likeness from which new words are a line in another wording."""


def say(wish: Wish) -> Outcome:
    """New words for a line, or a new line, with the words in quotation marks."""
    wish = without_addressed(wish)
    new = [quote for quote in wish.clause.quoted if not is_in_a_line(wish, quote)]
    if wish.has("remove") and any(q in sign.text for q in new for _, sign in signs_in(wish)):
        return None  # words of a sign that are to go
    spoken = talks(wish) or wish.people.ids or wish.draft.about == "line" or quoted_lines(wish)
    calls = not (wish.rest.quoted or wish.rest.words.latin)  # the shot, and is said nowhere
    if not new or calls or not (spoken or _only_line_there(wish)):
        return None
    if quoted_lines(wish) and wish.has("speaks_first", "speaks_last"):
        return None  # of two lines that are both there, one in other letters
    if _only_denies(wish):
        return wish.draft
    if wish.people.unclear and not (quoted_lines(wish) or _newcomer(wish)):
        return wish.who(wish.people.unclear)
    words = new[-1] if wish.has("say_not") else new[0]
    if len(unclear := _lines_unclear(wish)) > 1:
        return wish.which_line(unclear)
    if _means_nobody_known(wish):
        return wish.which_line(wish.plan.lines)
    if (placed := _in_their_places(wish, new)) is not None:
        return placed
    if handed := _handed_over(wish) or in_new_words(wish):
        taken = replace(wish, draft=handed)
        return reworded(taken, handed.line(handed.lines[0]), words)
    if line := _line_to_reword(wish):
        return reworded(wish, line, words)
    speaker = _speaker(wish)
    if speaker is None:
        return wish.who(speakers(wish)) if speakers(wish) else None
    return _added(wish, speaker, new)


def _in_their_places(wish: Wish, new: Sequence[str]) -> Outcome:
    """New words beside somebody's line, or for several lines one by one."""
    beside = said_beside(wish)
    return _said_beside(beside, new) if beside else _one_by_one(wish, new)


def _said_beside(beside: Beside, new: Sequence[str]) -> Outcome:
    """New words right behind somebody's line, or before it, by the other one who is named."""
    wish, lines = beside.wish, beside.lines
    if len(lines) != 1:
        return wish.which_line(lines or wish.plan.lines)
    if len(wish.people.ids) != 1:
        return wish.who(wish.people.ids or speakers(wish))
    shot = wish.draft.shot_of(lines[0].id)
    at = [line.id for line in shot.dialogue].index(lines[0].id) + (beside.side == "after")
    return _added(wish, wish.plan.character(wish.people.ids[0]), new, (shot, at))


def _one_by_one(wish: Wish, new: Sequence[str]) -> Outcome:
    """New words for several lines, in the order of both; asks where they are not as many."""
    if len(new) < len(("one", "other")) or _adds(wish) or quoted_lines(wish):
        return None
    if wish.has("say_not") or wish.draft.fresh or wish.rest.words.latin:
        return None
    lines = lines_meant(wish)
    if not lines or (len(lines) != len(new) and not wish.draft.lines):
        return None
    if len(lines) != len(new):
        return wish.which_line(lines)
    draft = wish.draft
    for line, words in zip(lines, new, strict=True):
        draft = reworded(replace(wish, draft=draft), line, words)
    return draft.about_lines(*(line.id for line in lines))


def _handed_over(wish: Wish) -> Draft | None:
    """The line that `let Nico say the last line: “…”` takes from somebody else, in old words."""
    if not (wish.people.ids and wish.has("give_to") and wish.rest.words.latin):
        return None
    line, _ = ordinal_line(wish.clause, wish.plan.lines)
    _, taker = giver_and_taker(wish)
    if line is None or line.character == taker:
        return None
    return replace(given_to(wish, (line,), taker), said=wish.draft.said)


def _only_denies(wish: Wish) -> bool:
    """Whether words are only not to be said that nobody says by now: `no “Just”`."""
    no = wish.rest.words.any_meaning("without", "remove").pattern
    told = re.fullmatch(rf"\W*(?:\w+\W+)?(?:{no})\W*⟦\d+⟧\W*", wish.rest.text)
    return wish.rest.words.latin and told is not None


def _means_nobody_known(wish: Wish) -> bool:
    """Whether a line is to be changed that somebody says whom the plan does not have."""
    changes = wish.has("change") and wish.has("line") and not wish.has("add", "add_line", "also")
    open_to = wish.people.ids or wish.shots.ids or wish.draft.lines or wish.draft.fresh
    known = lines_meant(wish) or open_to or wish.picked("line") or wish.has("narration")
    return changes and len(wish.plan.lines) > 1 and not known


def _only_line_there(wish: Wish) -> bool:
    """Whether `shot 3: “…” instead` gives new words to the only line of a shot."""
    known = [shot for shot in wish.draft.before.shots if shot.id in wish.shots.ids]
    lines = [line for shot in known for line in shot.dialogue]
    kept = {line.id for line in wish.plan.lines}
    alone = len(lines) == 1 and lines[0].id in kept and not wish.rest.residue
    return alone and not wish.has("add", "lettering", "on_screen")


def _lines_unclear(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines one of which is to be worded anew, when nothing tells which."""
    if wish.picked("line"):
        return ()
    _, rest = ordinal_line(wish.clause, of_those_named(wish, wish.plan.lines))
    if quoted_lines(wish) or rest is not wish.clause or _adds(wish) or side_of(wish.rest):
        return ()
    if there := _lines_where_seen(wish):
        return there
    return lines_meant(wish) if wish.has("change", "instead") and not wish.draft.fresh else ()


def _line_to_reword(wish: Wish) -> DialogueLine | None:
    """The line whose words are to be others, or None when a new line is meant."""
    if picked := wish.picked("line"):
        return wish.draft.line(picked[0])
    if quoted := quoted_lines(wish):
        return quoted[0] if not (side_of(wish.rest) or answering(wish)) else None
    if is_heard_unseen(wish.clause) and not wish.has("instead", "change", "line"):
        return None
    if answering(wish) or _adds(wish) or side_of(wish.rest) or wish.draft.fresh in wish.targets():
        return None
    ordered, _ = ordinal_line(wish.clause, of_those_named(wish, wish.plan.lines))
    if following := ordered or _next_line(wish):
        return following
    told = wish.people.ids or wish.shots.ids or wish.draft.lines or wish.has("narration")
    told = told or line_told(wish, wish.plan.lines)
    told = told or (wish.has("line") and len(wish.plan.lines) == 1)
    meant = lines_meant(wish) if told else ()
    meant = _lines_where_seen(wish) or meant
    if alike := _in_other_words(wish, meant):
        return alike
    nouns = ("line", "narration", "announcement")
    replaces = wish.has("change", "instead", "should_say", *nouns) or bool(wish.draft.lines)
    replaces = replaces or _only_line_there(wish)
    return meant[0] if len(meant) == 1 and replaces else None


def _lines_where_seen(wish: Wish) -> tuple[DialogueLine, ...]:
    """The line where one is seen whose line is to be another, and who has none, or all lines."""
    changes = wish.has("change", "instead", "should_say") and wish.has("line")
    whose = wish.people.ids[0] if len(wish.people.ids) == 1 else ""
    if wish.rest.words.latin or not (changes and whose) or _adds(wish) or wish.draft.fresh:
        return ()
    if any(line.character == whose for line in wish.plan.lines):
        return ()
    there = [x for shot in wish.plan.shots if whose in shot.characters for x in shot.dialogue]
    return tuple(there) if len(there) == 1 else wish.plan.lines


def _next_line(wish: Wish) -> DialogueLine | None:
    """The line behind the one that was spoken of: `次のは「…」`."""
    spoken_of, lines = wish.draft.lines, wish.plan.lines
    if not wish.has("next_line") or wish.draft.about != "line" or not spoken_of:
        return None
    behind = [line.id for line in lines].index(spoken_of[-1]) + 1
    return lines[behind] if behind < len(lines) else None


def _adds(wish: Wish) -> bool:
    """Whether somebody says something more: `더 나을` is another wording and no more words."""
    other = ("polite", "want") if not wish.rest.words.latin else ()
    known = wish.rest.words.any_meaning("should_say", "change", *other)
    text = known.sub(" ", _without_as_well(wish))
    blame = wish.rest.words.pattern("complaint").pattern
    text = re.sub(rf"(?:{blame})(?=\s+\w)", " ", text) if wish.rest.words.latin else text
    more = wish.has("says_something", *(("speaks_last",) if wish.rest.words.latin else ()))
    return more or wish.rest.having(text, text).has("add_line", "also")


def _without_as_well(wish: Wish) -> str:
    """The words without the `also` of `台词也改成“…”`: the line changes as what came before it.

    Nor is the 도 of somebody called 도윤 one.
    """
    words, text = wish.rest.words, without_people(wish).text
    if words.latin or not wish.draft.said:
        return text
    noun, also = words.any_meaning("line", "narration").pattern, words.pattern("also").pattern
    verb = words.any_meaning("should_say", "change").pattern
    text = re.sub(rf"((?:{noun}))(?:{also})", r"\1 ", text)
    return re.sub(rf"(?:{also})(?={verb})", " ", text)


def _in_other_words(wish: Wish, lines: Sequence[DialogueLine]) -> DialogueLine | None:
    """The line that new words are another way to say, where they share most of their letters."""
    new = wish.clause.quoted[-1:]
    likeness = {
        line.id: SequenceMatcher(None, bare(line.text), bare(text)).ratio()
        for text in new
        for line in lines
    }
    best = max(likeness, key=lambda id: likeness[id], default=None)
    return wish.draft.line(best) if best and likeness[best] >= SAME_LINE else None


def reworded(wish: Wish, line: DialogueLine, words: str) -> Draft:
    """The draft with a line in other words, and in the accent or manner named with them."""
    language = stated_language(wish) or language_of(words, line.language)
    fields: dict[str, object] = {"text": words, "original": None, "spans": None}
    fields |= {"language": language} | _manner_fields(wish, line, language)
    draft = _without_old_words(wish.draft, line, words).with_line(line.id, **fields)
    told = told_of(wish, "line_text", line.model_copy(update={"text": words}))
    return draft.about_lines(line.id).about_people(line.character).telling(told)


def _without_old_words(draft: Draft, line: DialogueLine, words: str) -> Draft:
    """The draft with the new words also where the action repeats the old ones."""
    shot = draft.shot_of(line.id)
    if len(line.text) > 1 and line.text in shot.action:
        return draft.with_shot(shot.id, action=shot.action.replace(line.text, words))
    return draft


def _manner_fields(wish: Wish, line: DialogueLine, language: str) -> dict[str, object]:
    """Accent and delivery that come along with new words."""
    fields: dict[str, object] = {}
    if dialect := dialect_named(wish.rest):
        fields["dialect"] = dialect
    elif language != line.language:
        fields["dialect"] = None
    manner = manner_named(wish.rest)
    if manner and folded(manner) not in folded(line.delivery or ""):
        fields["delivery"] = manner
    return fields


def _speaker(wish: Wish) -> Character | None:
    """Who is to say it: the one named, a narrator, somebody new, or the only speaker."""
    if newcomer := _newcomer(wish) or _seen_in_the_new_shot(wish):
        return newcomer
    if answer := answering(wish):
        return wish.plan.character(answer.who)
    if wish.people.ids:
        return wish.plan.character(_saying(wish))
    if wish.has("narration"):
        told = [x.character for x in wish.plan.lines if narrates(wish, x)]
        return (
            wish.plan.character(told[0]) if told else _new_character(wish, wish.reply("narrator"))
        )
    for template in wish.clause.words.templates("said_by"):
        match = template.search(wish.rest.text)
        if match and (name := _as_name(wish.rest, match.span("who"))):
            return _new_character(wish, name)
    return _only_one(wish)


def _newcomer(wish: Wish) -> Character | None:
    """Somebody who is added to say something: `add a customer who says "…" after Leo`."""
    mask = MASK.search(wish.clause.text)
    if not (mask and wish.has("add")):
        return None
    for template in wish.clause.words.templates("newcomer"):
        match = template.search(wish.clause.text[: mask.start()])
        if match and (name := _as_name(wish.clause, match.span("who"))):
            said = wish.clause.having(folded(name), name)
            known = any(
                name_place(said, who, wish.plan) is not None for who in wish.plan.characters
            )
            return None if known else _new_character(wish, name)
    return None


def _seen_in_the_new_shot(wish: Wish) -> Character | None:
    """Whom `he` is in a shot added just before that shows nobody known: `... the caretaker`."""
    fresh = wish.draft.fresh
    named = any(name_place(wish.rest, who, wish.plan) is not None for who in wish.plan.characters)
    if not fresh or named or not wish.rest.values("pronoun") or wish.plan.shot(fresh).characters:
        return None
    seen = wish.plan.shot(fresh).action
    told = wish.rest.having(folded(seen), seen)
    people = told.values("people")
    name = without_article(seen[people[0].start : people[0].end]) if people else ""
    return _new_character(wish, name) if name else None


def _saying(wish: Wish) -> str:
    """Of those named, the one before the verb of saying: `after her line Reyes says ...`."""
    if len(wish.people.ids) == 1:
        return wish.people.ids[0]
    text = wish.clause.text
    mask = MASK.search(text)
    until = mask.start() if mask else len(text)
    noun = wish.clause.words.pattern("line")
    told = wish.clause.words.pattern("say").finditer(text, 0, until)
    verbs = [verb.start() for verb in told if not noun.match(text, verb.start())]
    until = verbs[-1] if verbs else until
    places = {
        id: place
        for id in wish.people.ids
        if (place := name_place(wish.clause, wish.plan.character(id), wish.plan)) is not None
    }
    before = {id: place for id, place in places.items() if place <= until}
    return max(before, key=lambda id: before[id]) if before else wish.people.ids[0]


def _only_one(wish: Wish) -> Character | None:
    """The only person in the shots spoken of, or in the video."""
    for ids in (wish.draft.people, _seen(wish), speakers(wish), _everyone(wish)):
        if len(ids) == 1:
            return wish.plan.character(ids[0])
    return None


def _seen(wish: Wish) -> tuple[str, ...]:
    shots = (wish.plan.shot(id) for id in wish.targets())
    return tuple(dict.fromkeys(id for shot in shots for id in shot.characters))


def _everyone(wish: Wish) -> tuple[str, ...]:
    return tuple(who.id for who in wish.plan.characters)


def _as_name(clause: Clause, span: tuple[int, int]) -> str:
    """A new speaker's name as the user wrote it; empty for pronouns and for whole sentences."""
    words = re.sub(r"\s+", " ", clause.raw[slice(*span)]).strip(" ,:，、")
    words = without_article(words)
    is_pronoun = any(h.start >= span[0] and h.end <= span[1] for h in clause.values("pronoun"))
    too_long = len(words.split()) > 3 or len(words) > 30
    told = clause.having(folded(words), words)
    bare = len(words.split()) > 1 and words.islower() and words in clause.raw[: span[1]].strip()
    if clause.words.latin and bare and not told.values("people") and _has_no_article(clause, span):
        return ""
    no_name = not told.residue or told.has("in_language") or told.values("language")
    left = told.words.any_meaning("line", "narration").sub(" ", told.text)
    no_name = no_name or not told.having(left, left).residue
    return "" if is_pronoun or too_long or no_name or MASK.search(words) else words


def _has_no_article(clause: Clause, span: tuple[int, int]) -> bool:
    """Whether several words stand there as in a sentence: `prices went up` is nobody."""
    article = clause.words.pattern("article")
    return article.match(clause.text[slice(*span)].strip()) is None


def _new_character(wish: Wish, name: str) -> Character:
    return Character(id=fresh_id("c", (who.id for who in wish.plan.characters)), name=name)


def _added(
    wish: Wish,
    speaker: Character,
    texts: Sequence[str],
    place: tuple[Shot, int | None] | None = None,
) -> Draft:
    """The draft with new lines by one speaker."""
    draft = wish.draft
    if speaker.id not in _everyone(wish):
        tongue = stated_language(wish) or language_of(texts[0], wish.clause.words.language)
        draft = draft.with_character(voiced(speaker, language=tongue))
    shot, after = place or _place_of_line(wish, speaker)
    spoken_by = [x for x in wish.plan.lines if x.character == speaker.id]
    off_screen = wish.has("narration") or is_heard_unseen(wish.clause)
    off_screen = off_screen or (bool(spoken_by) and all(x.voice_over for x in spoken_by))
    new: list[DialogueLine] = []
    for text in texts:
        taken = [x.id for x in (*draft.before.lines, *draft.plan.lines, *new)]
        new.append(_line(wish, fresh_id("l", taken), speaker, text, off_screen))
    at = len(shot.dialogue) if after is None else after
    people = (
        shot.characters
        if off_screen or speaker.id in shot.characters
        else (*shot.characters, speaker.id)
    )
    dialogue = (*shot.dialogue[:at], *new, *shot.dialogue[at:])
    draft = _seen_in_new_shot(wish, draft, shot)
    draft = draft.with_shot(shot.id, dialogue=dialogue, characters=people)
    told = (
        wish.reply("line_added", who=speaker.name, text=line.text, shot=draft.number(shot.id))
        for line in new
    )
    draft = draft.about_lines(*(line.id for line in new)).about_people(speaker.id)
    return draft.about_shots(shot.id).telling(*told)


def _seen_in_new_shot(wish: Wish, draft: Draft, shot: Shot) -> Draft:
    """A new shot that has no action of its own shows what its first line is said with."""
    others = {other.action for other in draft.plan.shots if other.id != shot.id}
    if shot.id != draft.fresh or shot.action not in others:
        return draft
    words = wish.rest.raw.strip(" ,，、")
    quoted = MASK.sub(lambda mask: f"“{wish.rest.quotes[int(mask[1])]}”", words)
    return draft.with_shot(shot.id, action=quoted)


def _line(wish: Wish, id: str, speaker: Character, text: str, off_screen: bool) -> DialogueLine:
    known = [x.language for x in wish.plan.lines if x.character == speaker.id]
    usual = (known or [x.language for x in wish.plan.lines] or [wish.clause.words.language])[0]
    language = stated_language(wish) or language_of(text, usual)
    return DialogueLine(
        id=id,
        character=speaker.id,
        text=text,
        language=language,
        dialect=dialect_named(wish.rest) or usual_dialect(wish, speaker, language),
        delivery=manner_named(wish.rest),
        voice_over=off_screen,
    )


def _place_of_line(wish: Wish, speaker: Character) -> tuple[Shot, int | None]:
    """The shot for a new line, and before which of its lines; None puts it last."""
    side = side_of(wish.rest) or ("after" if answering(wish) else None)
    anchor = _anchor(wish, speaker) if side else None
    shot = wish.draft.shot_of(anchor.id) if anchor else None
    elsewhere = wish.rest.words.latin and bool(wish.shots.ids)
    if anchor and shot and (shot.id in wish.shots.ids or not elsewhere):
        return shot, shot.dialogue.index(anchor) + (side == "after")
    if targets := wish.targets():
        return wish.plan.shot(targets[-1]), None
    if wish.rest.words.latin and wish.has("speaks_last") and wish.plan.lines:
        return wish.draft.shot_of(wish.plan.lines[-1].id), None
    own = [s for s in wish.plan.shots if any(x.character == speaker.id for x in s.dialogue)]
    seen = [s for s in wish.plan.shots if speaker.id in s.characters]
    return (own or seen or wish.plan.shots)[-1], None


def _anchor(wish: Wish, speaker: Character) -> DialogueLine | None:
    """The line after or before which a new one is said."""
    if answer := answering(wish):
        return answer.line
    if quoted := quoted_lines(wish):
        return quoted[0]
    others = [id for id in wish.people.ids if id != speaker.id] or list(
        _pronoun_before(wish, speaker)
    )
    among = [line for line in wish.plan.lines if not others or line.character in others]
    ordered, _ = ordinal_line(wish.clause, among)
    return ordered or (among[-1] if others and among else None)


def _pronoun_before(wish: Wish, speaker: Character) -> tuple[str, ...]:
    """In `after her line Reyes says ...` she is somebody else than Reyes."""
    if not wish.clause.values("pronoun"):
        return ()
    others = [id for id in speakers(wish) if id != speaker.id]
    return tuple(others) if len(others) == 1 else ()


def new_words_needed(wish: Wish) -> Outcome:
    """`make that line shorter`: the Director invents no spoken words, so it asks for them."""
    if wish.clause.quoted or not (wish.has("line") or wish.draft.about == "line"):
        return None
    if not wish.has("lengthen", "shorten", "rewrite", "funnier", "change"):
        return None
    if any(hit.kind in ("dialect", "language", "manner") for hit in wish.rest.hits):
        return None
    lines = lines_meant(wish) or wish.plan.lines
    if len(lines) != 1:
        return wish.which_line(lines) if lines else wish.impossible("no_such_line", lines=0)
    (line,) = lines
    if words := wish.picked("words"):
        return reworded(wish, line, words[0])
    return wish.new_words(line)


def _is_ordered(wish: Wish, start: int) -> bool:
    """Whether an ordinal leads up to a place: 第一句台词 holds 一句台词."""
    ordinals = re.finditer(wish.rest.words.ordinal, wish.rest.text)
    return any(found.start() < start <= found.end() for found in ordinals)


def one_of_many(wish: Wish) -> Outcome:
    """`one of the lines in English`: asks which one it is."""
    one = wish.rest.words.pattern("one_line").search(wish.rest.text)
    if not one or _is_ordered(wish, one.start()) or wish.has("add", "add_line") or wish.rest.quoted:
        return None
    if wish.picked("line"):
        return None
    lines = of_those_named(wish, wish.plan.lines)
    return wish.which_line(lines) if len(lines) > 1 else None

"""Wishes about what is said and how: lines, speakers, accents, languages, delivery.

Each rule is a function from a wish to a new draft. The words to be spoken are always the user's.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...generator.plan import Character, DialogueLine, Shot, VideoPlan, Voice
from ...tools.dialects import find as find_dialect
from ..planner import Question
from .feedback_clauses import MASK, Clause, folded
from .feedback_draft import Draft, Outcome, Wish, fresh_id, listed
from .feedback_targets import bare, name_place, ordinal_line
from .languages import language_of
from .vocabulary import Hit

LONGEST_MANNER = 40
"""Letters of a trailing phrase that is still taken for a manner of speaking."""


def speakers(wish: Wish) -> tuple[str, ...]:
    """Ids of those who speak, in order."""
    return tuple(dict.fromkeys(line.character for line in wish.plan.lines))


def talks(wish: Wish) -> bool:
    """Whether the wish is about speech at all."""
    return wish.clause.has("say", "line", "voice", "accent", "narration", "speak")


# ------------------------------------------------------------------ which line
def lines_meant(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines a wish points at by number, quotation, person or shot; () when it names none."""
    if quoted := _quoted_lines(wish):
        return quoted
    among = _of_those_named(wish, wish.plan.lines)
    off_screen = tuple(line for line in among if line.voice_over)
    if wish.has("narration") and off_screen:
        among = off_screen
    ordered, rest = ordinal_line(wish.clause, among)
    if ordered:
        return (ordered,)
    if rest is not wish.clause:
        return ()
    if wish.people.ids:
        return among
    if wish.has("narration"):
        told = tuple(line for line in among if _narrates(wish, line))
        return told or (among if len(off_screen) == 1 else ())
    if wish.shots.ids:
        return among
    return tuple(x for x in wish.plan.lines if x.id in wish.draft.lines)


def _quoted_lines(wish: Wish) -> tuple[DialogueLine, ...]:
    """The line called by words of it; people and shots tell apart where several hold them."""
    for quote in wish.clause.quoted:
        wanted = bare(quote)
        holding = [line for line in wish.plan.lines if wanted and wanted in bare(line.text)]
        exact = [line for line in holding if bare(line.text) == wanted]
        found = exact or holding
        if narrowed := _of_those_named(wish, found):
            found = list(narrowed)
        if found and (exact or len(wanted) > 1 or len(found) == 1):
            return tuple(found[-1:] if wish.has("last") else found[:1])
    return ()


def _of_those_named(wish: Wish, lines: Iterable[DialogueLine]) -> tuple[DialogueLine, ...]:
    """The lines of the people named, in the shots named."""
    chosen = [x for x in lines if not wish.people.ids or x.character in wish.people.ids]
    if wish.shots.ids:
        heard = {x.id for s in wish.plan.shots if s.id in wish.shots.ids for x in s.dialogue}
        chosen = [line for line in chosen if line.id in heard]
    return tuple(chosen)


def _narrates(wish: Wish, line: DialogueLine) -> bool:
    called = {who.id for who in wish.plan.characters if _is_called_narrator(wish, who)}
    seen = any(line.character in shot.characters for shot in wish.plan.shots)
    return line.character in called if called else line.voice_over and not seen


def _is_called_narrator(wish: Wish, who: Character) -> bool:
    return wish.clause.words.pattern("narration").search(folded(who.name)) is not None


# ------------------------------------------------------------------ words of lines
def remove_lines(wish: Wish) -> Outcome:
    """`drop his line`, `no talking at all`, `旁白不要了`."""
    silent = wish.has("silent")
    new = [quote for quote in wish.clause.quoted if not _is_in_a_line(wish, quote)]
    removes = wish.has("remove") and (wish.has("line", "narration") or _quoted_lines(wish))
    if new or not (silent or removes) or (wish.has("say_not") and wish.clause.quoted[1:]):
        return None
    if wish.people.unclear:
        return wish.who(wish.people.unclear)
    lines = lines_meant(wish)
    if not lines and (wish.people.ids or wish.shots.ids):
        return (
            wish.draft if _had_lines(wish) else wish.impossible("no_such_line", lines=_count(wish))
        )
    if not lines and not silent and len(wish.plan.lines) > 1 and not wish.has("every_line"):
        return wish.which_line(wish.plan.lines)
    lines = lines or wish.plan.lines
    if not lines:
        return wish.impossible("no_such_line", lines=0)
    draft = wish.draft.without_lines(line.id for line in lines)
    told = (_told(wish, "line_removed", line) for line in lines)
    return draft.about_people(*(line.character for line in lines)).telling(*told)


def _had_lines(wish: Wish) -> bool:
    """Whether the people named spoke before this message."""
    return any(line.character in wish.people.ids for line in wish.draft.before.lines)


def _count(wish: Wish) -> int:
    return len(wish.plan.lines)


def _is_in_a_line(wish: Wish, quote: str) -> bool:
    return any(bare(quote) in bare(line.text) for line in wish.plan.lines)


def _told(wish: Wish, sentence: str, line: DialogueLine, **more: object) -> str:
    who = wish.plan.character(line.character).name
    return wish.reply(sentence, who=who, text=line.text, **more)


def say(wish: Wish) -> Outcome:
    """New words for a line, or a new line, with the words in quotation marks."""
    new = [quote for quote in wish.clause.quoted if not _is_in_a_line(wish, quote)]
    if not new or not (talks(wish) or wish.people.ids or wish.draft.about == "line"):
        return None
    if wish.people.unclear and not _quoted_lines(wish):
        return wish.who(wish.people.unclear)
    words = new[-1] if wish.has("say_not") else new[0]
    if len(unclear := _lines_unclear(wish)) > 1:
        return wish.which_line(unclear)
    if line := _line_to_reword(wish):
        return _reworded(wish, line, words)
    speaker = _speaker(wish)
    if speaker is None:
        return wish.who(speakers(wish)) if speakers(wish) else None
    return _added(wish, speaker, new)


def _lines_unclear(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines one of which is to be worded anew, when nothing tells which."""
    _, rest = ordinal_line(wish.clause, _of_those_named(wish, wish.plan.lines))
    if (
        _quoted_lines(wish)
        or rest is not wish.clause
        or wish.has("add_line", "also", "after", "before")
    ):
        return ()
    return lines_meant(wish) if wish.has("change", "instead") and not wish.draft.fresh else ()


def _line_to_reword(wish: Wish) -> DialogueLine | None:
    """The line whose words are to be others, or None when a new line is meant."""
    if quoted := _quoted_lines(wish):
        return quoted[0] if not wish.has("after", "before") else None
    if wish.has("add_line", "after", "before", "also") or wish.draft.fresh in wish.targets():
        return None
    ordered, _ = ordinal_line(wish.clause, _of_those_named(wish, wish.plan.lines))
    if ordered:
        return ordered
    meant = lines_meant(wish) if wish.people.ids or wish.shots.ids or wish.draft.lines else ()
    replaces = wish.has("change", "instead", "should_say", "line") or bool(wish.draft.lines)
    return meant[0] if len(meant) == 1 and replaces else None


def _reworded(wish: Wish, line: DialogueLine, words: str) -> Draft:
    language = _stated_language(wish) or _language_of(words, line.language)
    fields: dict[str, object] = {"text": words, "original": None, "spans": None}
    fields |= {"language": language} | _manner_fields(wish, line, language)
    draft = _without_old_words(wish.draft, line, words).with_line(line.id, **fields)
    told = _told(wish, "line_text", line.model_copy(update={"text": words}))
    return draft.about_lines(line.id).about_people(line.character).telling(told)


def _without_old_words(draft: Draft, line: DialogueLine, words: str) -> Draft:
    """The draft with the new words also where the action repeats the old ones."""
    shot = draft.shot_of(line.id)
    if len(line.text) > 1 and line.text in shot.action:
        return draft.with_shot(shot.id, action=shot.action.replace(line.text, words))
    return draft


def _language_of(words: str, otherwise: str) -> str:
    return language_of(words, otherwise)


def _stated_language(wish: Wish) -> str | None:
    """The language a line is to be spoken in, when the wish says so."""
    hits = [hit for hit in wish.rest.values("language") if not _is_accent(wish.rest, hit)]
    return hits[-1].value if hits else None


def _is_accent(clause: Clause, hit: Hit) -> bool:
    """Whether the name of a language means an accent: `sounds French`, `a French accent`."""
    if clause.has("accent"):
        return True
    named = any(h.kind == "dialect" and h.start == hit.start for h in clause.hits)
    return named and not clause.has("in_language")


def _manner_fields(wish: Wish, line: DialogueLine, language: str) -> dict[str, object]:
    """Accent and delivery that come along with new words."""
    fields: dict[str, object] = {}
    if dialect := _dialect(wish.rest):
        fields["dialect"] = dialect
    elif language != line.language:
        fields["dialect"] = None
    if manner := _manner(wish.rest):
        fields["delivery"] = manner
    return fields


def _speaker(wish: Wish) -> Character | None:
    """Who is to say it: the one named, a narrator, somebody new, or the only speaker."""
    if wish.people.ids:
        return wish.plan.character(_saying(wish))
    if wish.has("narration"):
        told = [x.character for x in wish.plan.lines if _narrates(wish, x)]
        return (
            wish.plan.character(told[0]) if told else _new_character(wish, wish.reply("narrator"))
        )
    for template in wish.clause.words.templates("said_by"):
        match = template.search(wish.rest.text)
        if match and (name := _as_name(wish.rest, match.span("who"))):
            return _new_character(wish, name)
    return _only_one(wish)


def _saying(wish: Wish) -> str:
    """Of those named, the one before the verb of saying: `after her line Reyes says ...`."""
    if len(wish.people.ids) == 1:
        return wish.people.ids[0]
    text = wish.clause.text
    mask = MASK.search(text)
    verb = wish.clause.words.pattern("say").search(text)
    until = min(place.start() for place in (mask, verb) if place)
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
    words = re.sub(r"^(?:the|a|an|el|la|un|una)\s+", "", words, flags=re.IGNORECASE)
    is_pronoun = any(h.start >= span[0] and h.end <= span[1] for h in clause.values("pronoun"))
    too_long = len(words.split()) > 3 or len(words) > 30
    return "" if is_pronoun or too_long or MASK.search(words) else words


def _new_character(wish: Wish, name: str) -> Character:
    return Character(id=fresh_id("c", (who.id for who in wish.plan.characters)), name=name)


def _added(wish: Wish, speaker: Character, texts: Sequence[str]) -> Draft:
    """The draft with new lines by one speaker."""
    draft = wish.draft
    if speaker.id not in _everyone(wish):
        tongue = _stated_language(wish) or _language_of(texts[0], wish.clause.words.language)
        draft = draft.with_character(_voiced(speaker, language=tongue))
    shot, after = _place_of_line(wish, speaker)
    spoken_by = [x for x in wish.plan.lines if x.character == speaker.id]
    off_screen = wish.has("narration") or (bool(spoken_by) and all(x.voice_over for x in spoken_by))
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
    language = _stated_language(wish) or _language_of(text, usual)
    return DialogueLine(
        id=id,
        character=speaker.id,
        text=text,
        language=language,
        dialect=_dialect(wish.rest) or _usual_dialect(wish, speaker, language),
        delivery=_manner(wish.rest),
        voice_over=off_screen,
    )


def _usual_dialect(wish: Wish, speaker: Character, language: str) -> str | None:
    """The accent in which somebody speaks all their lines of a language."""
    mine = [x for x in wish.plan.lines if x.character == speaker.id and x.language == language]
    accents = {line.dialect for line in mine}
    return accents.pop() if len(accents) == 1 else None


def _place_of_line(wish: Wish, speaker: Character) -> tuple[Shot, int | None]:
    """The shot for a new line, and before which of its lines; None puts it last."""
    side = "after" if wish.has("after") else "before" if wish.has("before") else None
    if side and (anchor := _anchor(wish, speaker)):
        shot = wish.draft.shot_of(anchor.id)
        return shot, shot.dialogue.index(anchor) + (side == "after")
    if targets := wish.targets():
        return wish.plan.shot(targets[-1]), None
    own = [s for s in wish.plan.shots if any(x.character == speaker.id for x in s.dialogue)]
    seen = [s for s in wish.plan.shots if speaker.id in s.characters]
    return (own or seen or wish.plan.shots)[-1], None


def _anchor(wish: Wish, speaker: Character) -> DialogueLine | None:
    """The line after or before which a new one is said."""
    if quoted := _quoted_lines(wish):
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
    who = wish.plan.character(line.character).name
    return Question(reply=wish.reply("new_words", who=who))


def change_speaker(wish: Wish) -> Outcome:
    """`Tom says that line instead of Mei`, `give Mei's line to Tom`."""
    people = wish.people.ids
    if (
        not wish.has("line", "say", "give_to")
        or not people
        or any(not _is_in_a_line(wish, quote) for quote in wish.clause.quoted)
    ):
        return None
    takes_over = wish.has("give_to") or (wish.has("instead") and len(people) == 2)
    if not takes_over and not (wish.clause.quoted and wish.has("say")):
        return None
    giver, taker = _giver_and_taker(wish)
    lines = _quoted_lines(wish) or _lines_of(wish, giver)
    if not lines or (len(lines) > 1 and not wish.shots.ids):
        return wish.which_line(lines or wish.plan.lines)
    if all(line.character == taker for line in lines):
        return None
    draft, name = wish.draft, wish.plan.character(taker).name
    for line in lines:
        shot = draft.shot_of(line.id)
        seen = shot.characters if line.voice_over else _with(shot.characters, taker)
        draft = draft.with_line(line.id, character=taker, dialect=None)
        draft = draft.with_shot(shot.id, characters=seen)
        draft = draft.telling(wish.reply("line_text", who=name, text=line.text))
    return draft.about_lines(*(line.id for line in lines)).about_people(taker)


def _with(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return ids if id in ids else (*ids, id)


def _lines_of(wish: Wish, giver: str | None) -> tuple[DialogueLine, ...]:
    """All lines of the one who gives them away, or of the shots named."""
    if giver:
        return tuple(line for line in wish.plan.lines if line.character == giver)
    shots = (shot for shot in wish.plan.shots if shot.id in wish.shots.ids)
    return tuple(line for shot in shots for line in shot.dialogue)


def _giver_and_taker(wish: Wish) -> tuple[str | None, str]:
    """Who loses the line and who gets it, as the order of mention tells."""
    first, *others = wish.people.ids
    if not others:
        return None, first
    return (first, others[0]) if wish.has("give_to") else (others[0], first)


def move_line(wish: Wish) -> Outcome:
    """`move that line to shot 3`."""
    if not (wish.has("move") and wish.has("line") and wish.shots.ids):
        return None
    unplaced = replace(wish, shots=replace(wish.shots, ids=()))
    lines = lines_meant(unplaced) or (wish.plan.lines if len(wish.plan.lines) == 1 else ())
    if len(lines) != 1:
        return wish.which_line(lines or wish.plan.lines)
    line, target = lines[0], wish.shots.ids[-1]
    draft = wish.draft.without_lines([line.id])
    shot = draft.plan.shot(target)
    people = tuple(
        dict.fromkeys((*shot.characters, *(() if line.voice_over else (line.character,))))
    )
    draft = draft.with_shot(target, dialogue=(*shot.dialogue, line), characters=people)
    return draft.telling(_told(wish, "line_moved", line, shot=draft.number(target)))


# ------------------------------------------------------------------ voices
def swap_accents(wish: Wish) -> Outcome:
    """`swap the accents`: of the two people named, or the only two who speak."""
    if not (wish.has("swap") and wish.has("accent", "voice")):
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
    label = _dialect(wish.rest)
    loses = wish.has("accent") and wish.has("remove", "no_accent")
    if not (label or loses) or not _is_about_voice(wish):
        return None
    if wish.people.unclear:
        return wish.who(wish.people.unclear)
    lines = _single_lines(wish)
    if lines:
        draft = wish.draft
        for line in lines:
            draft = draft.with_line(line.id, dialect=label)
        told = (_told(wish, "line_dialect", x, dialect=label or "–") for x in lines)
        return draft.about_lines(*(x.id for x in lines)).telling(*told)
    people = wish.people.ids or _spoken_of(wish)
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
    return draft.about_people(*people)


def _accent_after_name(wish: Wish, id: str) -> str | None:
    """In `Tom British and Mei Cantonese` each name has its own accent behind it."""
    hits = [hit for hit in wish.rest.values("dialect") if not is_denied(wish.rest, hit)]
    if len(hits) < 2 or len(wish.people.ids) < 2:
        return None
    place = name_place(wish.rest, wish.plan.character(id), wish.plan)
    behind = [hit.value for hit in hits if place is not None and hit.start > place]
    return behind[0] if behind else None


def _is_about_voice(wish: Wish) -> bool:
    """Whether a way of speaking is meant, and not a place or a dish of that name."""
    spoken_of = wish.draft.about in ("accent", "line") or bool(wish.people.ids)
    return wish.clause.has("accent", "voice", "say", "speak", "line", "narration") or spoken_of


def _single_lines(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines meant when single ones are, and not all that somebody says."""
    ordered, rest = ordinal_line(wish.clause, _of_those_named(wish, wish.plan.lines))
    if ordered and rest is not wish.clause:
        return (ordered,)
    if quoted := _quoted_lines(wish):
        return quoted
    if wish.shots.ids and not wish.shots.every:
        return _of_those_named(wish, wish.plan.lines)
    if not wish.people.ids and wish.draft.lines:
        return tuple(line for line in wish.plan.lines if line.id in wish.draft.lines)
    return ()


def _spoken_of(wish: Wish) -> tuple[str, ...]:
    """Whom a wish about voices means when it names nobody: the last one spoken of, or the only."""
    if wish.has("everyone", "every_line"):
        return speakers(wish)
    if wish.has("narration"):
        return tuple(dict.fromkeys(x.character for x in wish.plan.lines if _narrates(wish, x)))
    if wish.draft.people:
        return wish.draft.people
    return speakers(wish) if len(speakers(wish)) == 1 else ()


def _with_accent(draft: Draft, id: str, label: str | None) -> Draft:
    """Somebody's accent, in all their lines."""
    who = draft.plan.character(id)
    draft = draft.with_character(_voiced(who, dialect=label))
    for line in draft.plan.lines:
        if line.character == id and (line.dialect or _shows_accents(draft.before)):
            draft = draft.with_line(line.id, dialect=label)
    return draft


def _shows_accents(plan: VideoPlan) -> bool:
    """Whether this plan's lines repeat the accents of their speakers."""
    return any(line.dialect for line in plan.lines)


def _voiced(who: Character, **fields: object) -> Character:
    voice = Voice.model_validate(who.voice.model_dump() | fields)
    return who.model_copy(update={"voice": voice})


def _dialect(clause: Clause) -> str | None:
    """The accent asked for, not the one that is to go: `Irish, not Scottish`."""
    hits = [hit for hit in clause.values("dialect") if not is_denied(clause, hit)]
    languages = {h.start for h in clause.values("language") if not _is_accent(clause, h)}
    hits = [hit for hit in hits if hit.start not in languages]
    return hits[-1].value if hits else _own_accent(clause)


def _own_accent(clause: Clause) -> str | None:
    """An accent that the catalogue does not have, in the user's words: `a stilted accent`."""
    for template in clause.words.templates("accent_called"):
        if match := template.search(clause.text):
            words = clause.raw[slice(*match.span("how"))].strip()
            known = find_dialect(words)
            return known.label if known else words
    return None


def is_denied(clause: Clause, hit: Hit) -> bool:
    """Whether a value is named as what it should not be."""
    before, after = clause.text[: hit.start], clause.text[hit.end :]
    words = clause.words
    leads = list(words.pattern("denies_before").finditer(before))[-1:]
    from_that = words.pattern("from_that").search(before)
    if from_that and words.pattern("to_before").match(after.lstrip()):
        return True
    led = bool(leads) and len(before[leads[0].end() :].split()) <= 2
    near = led and not re.search(r"[,，、]", before[leads[0].end() :])
    follows = words.pattern("denies_after").match(after.lstrip())
    return near or bool(follows)


def language(wish: Wish) -> Outcome:
    """`Tom speaks Spanish`, `英語にして`: the words stay; what they are to be spoken in changes."""
    tag = _stated_language(wish)
    if not tag or (wish.clause.quoted and not _quoted_lines(wish)):
        return None
    if not (talks(wish) or wish.people.ids or wish.has("in_language", "every_line")):
        return None
    if wish.people.unclear:
        return wish.who(wish.people.unclear)
    lines = _single_lines(wish) or tuple(
        x for x in wish.plan.lines if x.character in (wish.people.ids or _spoken_of(wish))
    )
    lines = lines or (wish.plan.lines if not wish.people.ids else ())
    if not lines:
        return wish.impossible("no_such_line", lines=_count(wish))
    draft = wish.draft
    for line in lines:
        accent = line.dialect if _speaks(line.dialect, tag) else None
        draft = draft.with_line(line.id, language=tag, dialect=accent)
        draft = draft.telling(_told(wish, "language", line, language=tag))
    for id in dict.fromkeys(line.character for line in lines):
        if all(x.language == tag for x in draft.plan.lines if x.character == id):
            who = draft.plan.character(id)
            accent = who.voice.dialect if _speaks(who.voice.dialect, tag) else None
            draft = draft.with_character(_voiced(who, language=tag, dialect=accent))
    return draft.about_lines(*(line.id for line in lines))


def _speaks(dialect: str | None, tag: str) -> bool:
    known = find_dialect(dialect) if dialect else None
    return known is None or known.language == tag


def delivery(wish: Wish) -> Outcome:
    """`make her sound more scared`, `he whispers it`."""
    manner = _manner(wish.rest)
    about_voice = wish.has("voice", "say", "speak", "line", "narration")
    about_voice = about_voice or (
        wish.has("spoken_manner") and bool(wish.people.ids or wish.people.unclear)
    )
    if not manner or not (about_voice or wish.draft.lines) or _says_new(wish):
        return None
    if wish.has("complaint") and not wish.has("spoken_manner"):
        return None
    if wish.has("sounds", "hear") and not wish.has("say", "voice"):
        return None
    if wish.has("lengthen", "shorten") and not wish.has("spoken_manner"):
        return None
    if wish.people.unclear:
        return wish.who(wish.people.unclear)
    lines = _single_lines(wish)
    people = wish.people.ids or _spoken_of(wish)
    lines = lines or tuple(x for x in wish.plan.lines if x.character in people)
    if not lines:
        if wish.people.ids:
            return _in_general(wish, manner)
        return wish.who(speakers(wish)) if speakers(wish) else None
    draft = wish.draft
    for line in lines:
        draft = draft.with_line(line.id, delivery=manner)
    names = listed(dict.fromkeys(wish.plan.character(x.character).name for x in lines))
    return draft.about_lines(*(x.id for x in lines)).telling(
        wish.reply("delivery", who=names, how=manner)
    )


def kind_of_voice(wish: Wish) -> Outcome:
    """`the narrator should be female`: how somebody's voice is in general."""
    kind = wish.rest.words.pattern("voice_kind").search(wish.rest.text)
    people = wish.people.ids or (_spoken_of(wish) if wish.has("narration") else ())
    if not kind or not people or not wish.has("voice", "narration"):
        return None
    manner = wish.rest.raw[slice(*kind.span())]
    return _in_general(replace(wish, people=replace(wish.people, ids=people)), manner)


def _says_new(wish: Wish) -> bool:
    return any(not _is_in_a_line(wish, quote) for quote in wish.clause.quoted)


def _in_general(wish: Wish, manner: str) -> Draft:
    draft = wish.draft
    for id in wish.people.ids:
        draft = draft.with_character(_voiced(wish.plan.character(id), manner=manner))
    names = listed(wish.plan.character(id).name for id in wish.people.ids)
    return draft.telling(wish.reply("delivery", who=names, how=manner))


def _manner(clause: Clause) -> str | None:
    """How something is to be said: known words, or what stands where a manner stands."""
    if degree := clause.words.pattern("spoken_manner").search(clause.text):
        how = clause.raw[slice(*degree.span())]
        return clause.words.pattern("degree").sub(" ", how.lower()).strip() or how
    for template in clause.words.templates("sounds"):
        if match := template.search(clause.text):
            span = match.span("how")
            inside = [h for h in clause.hits if span[0] <= h.start < span[1]]
            if any(h.kind in ("dialect", "language", "sound") for h in inside):
                continue
            how = _trimmed(clause, clause.raw[slice(*span)])
            if clause.words.pattern("complaint").match(how.lower()):
                return None
            if how and len(how) <= LONGEST_MANNER and not MASK.search(match["how"]):
                return how
    manners = clause.values("manner")
    manners += tuple(h for h in clause.values("speaking") if h.value == "manner")
    if manners:
        return clause.raw[manners[0].start : manners[0].end]
    return _trailing_manner(clause)


def _trimmed(clause: Clause, how: str) -> str:
    """A manner without `more` and `a bit`, up to the next wish."""
    how = re.split(r"[,，、⟦]", how)[0]
    for lead in clause.words.pattern("manner_lead").finditer(how.lower()):
        how = " " * lead.end() + how[lead.end() :]
    joint = clause.words.pattern("and").search(how.lower())
    how = how[: joint.start()] if joint else how
    degree = clause.words.pattern("degree")
    return (
        degree.sub(" ", how.lower()).strip(" .,-!！。")
        if degree.search(how.lower())
        else how.strip()
    )


def _trailing_manner(clause: Clause) -> str | None:
    """`says "Copy that.", with a shrug`: a few words right after the quotation."""
    match = re.search(r"⟦\d+⟧\s*[,，、]\s*(.+)$", clause.raw)
    if not match:
        return None
    words = match[1].strip()
    known = clause.having(words.lower(), words)
    return words if len(words.split()) <= 3 and len(words) <= 20 and not known.hits else None


def voice_over(wish: Wish) -> Outcome:
    """`her line as voice-over`, `he should be off screen when he says it`."""
    on_camera = wish.has("on_camera")
    if not (on_camera or (wish.has("as_voice_over") and not wish.has("remove"))):
        return None
    lines = lines_meant(wish) or (wish.plan.lines if len(wish.plan.lines) == 1 else ())
    if not lines:
        return wish.which_line(wish.plan.lines)
    draft, off = wish.draft, not on_camera
    for line in lines:
        draft = draft.with_line(line.id, voice_over=off)
    sentence = "voice_over" if off else "on_camera"
    return draft.telling(*(_told(wish, sentence, line) for line in lines))

"""Wishes about what is said: lines worded anew, added, taken out, given to others.

Each rule is a function from a wish to a new draft. The words to be spoken are always the user's.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ....generator.plan import Character, DialogueLine, Shot, Voice
from ...planner import Question
from ..languages import language_of
from .clauses import MASK, Clause
from .draft import Draft, Outcome, Wish, fresh_id
from .manner import dialect_named, manner_named, stated_language
from .targets import bare, name_place, ordinal_line
from .words import folded


def speakers(wish: Wish) -> tuple[str, ...]:
    """Ids of those who speak, in order."""
    return tuple(dict.fromkeys(line.character for line in wish.plan.lines))


def lines_meant(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines a wish points at by number, quotation, person or shot; () when it names none."""
    if quoted := quoted_lines(wish):
        return quoted
    among = of_those_named(wish, wish.plan.lines)
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
        told = tuple(line for line in among if narrates(wish, line))
        return told or (among if len(off_screen) == 1 else ())
    if wish.shots.ids:
        return among
    return tuple(x for x in wish.plan.lines if x.id in wish.draft.lines)


def quoted_lines(wish: Wish) -> tuple[DialogueLine, ...]:
    """The line called by words of it; people and shots tell apart where several hold them."""
    for quote in wish.clause.quoted:
        wanted = bare(quote)
        holding = [line for line in wish.plan.lines if wanted and wanted in bare(line.text)]
        exact = [line for line in holding if bare(line.text) == wanted]
        found = exact or holding
        if narrowed := of_those_named(wish, found):
            found = list(narrowed)
        if found and (exact or len(wanted) > 1 or len(found) == 1):
            return tuple(found[-1:] if wish.has("last") else found[:1])
    return ()


def of_those_named(wish: Wish, lines: Iterable[DialogueLine]) -> tuple[DialogueLine, ...]:
    """The lines of the people named, in the shots named."""
    chosen = [x for x in lines if not wish.people.ids or x.character in wish.people.ids]
    if wish.shots.ids:
        heard = {x.id for s in wish.plan.shots if s.id in wish.shots.ids for x in s.dialogue}
        chosen = [line for line in chosen if line.id in heard]
    return tuple(chosen)


def narrates(wish: Wish, line: DialogueLine) -> bool:
    called = {who.id for who in wish.plan.characters if _is_called_narrator(wish, who)}
    seen = any(line.character in shot.characters for shot in wish.plan.shots)
    return line.character in called if called else line.voice_over and not seen


def _is_called_narrator(wish: Wish, who: Character) -> bool:
    return wish.clause.words.pattern("narration").search(folded(who.name)) is not None


def remove_lines(wish: Wish) -> Outcome:
    """`drop his line`, `no talking at all`, `旁白不要了`."""
    silent = wish.has("silent")
    new = [quote for quote in wish.clause.quoted if not is_in_a_line(wish, quote)]
    removes = wish.has("remove") and (wish.has("line", "narration") or quoted_lines(wish))
    if new or not (silent or removes) or (wish.has("say_not") and wish.clause.quoted[1:]):
        return None
    if wish.people.unclear:
        return wish.who(wish.people.unclear)
    lines = lines_meant(wish)
    if not lines and (wish.people.ids or wish.shots.ids):
        return (
            wish.draft
            if _had_lines(wish)
            else wish.impossible("no_such_line", lines=len(wish.plan.lines))
        )
    if not lines and not silent and len(wish.plan.lines) > 1 and not wish.has("every_line"):
        return wish.which_line(wish.plan.lines)
    lines = lines or wish.plan.lines
    if not lines:
        return wish.impossible("no_such_line", lines=0)
    draft = wish.draft.without_lines(line.id for line in lines)
    told = (told_of(wish, "line_removed", line) for line in lines)
    draft = draft.about_people(*(line.character for line in lines))
    draft = draft.about_shots(*wish.shots.ids) if wish.shots.ids else draft
    return replace(draft, about="sound").telling(*told)


def _had_lines(wish: Wish) -> bool:
    """Whether the people named spoke before this message."""
    return any(line.character in wish.people.ids for line in wish.draft.before.lines)


def is_in_a_line(wish: Wish, quote: str) -> bool:
    return any(bare(quote) in bare(line.text) for line in wish.plan.lines)


def told_of(wish: Wish, sentence: str, line: DialogueLine, **more: object) -> str:
    who = wish.plan.character(line.character).name
    return wish.reply(sentence, who=who, text=line.text, **more)


def say(wish: Wish) -> Outcome:
    """New words for a line, or a new line, with the words in quotation marks."""
    new = [quote for quote in wish.clause.quoted if not is_in_a_line(wish, quote)]
    if not new or not (talks(wish) or wish.people.ids or wish.draft.about == "line"):
        return None
    if wish.people.unclear and not quoted_lines(wish):
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


def talks(wish: Wish) -> bool:
    """Whether the wish is about speech at all."""
    return wish.clause.has("say", "line", "voice", "accent", "narration", "speak")


def _lines_unclear(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines one of which is to be worded anew, when nothing tells which."""
    _, rest = ordinal_line(wish.clause, of_those_named(wish, wish.plan.lines))
    if (
        quoted_lines(wish)
        or rest is not wish.clause
        or wish.has("add_line", "also", "after", "before")
    ):
        return ()
    return lines_meant(wish) if wish.has("change", "instead") and not wish.draft.fresh else ()


def _line_to_reword(wish: Wish) -> DialogueLine | None:
    """The line whose words are to be others, or None when a new line is meant."""
    if quoted := quoted_lines(wish):
        return quoted[0] if not wish.has("after", "before") else None
    if wish.has("add_line", "after", "before", "also") or wish.draft.fresh in wish.targets():
        return None
    ordered, _ = ordinal_line(wish.clause, of_those_named(wish, wish.plan.lines))
    if ordered:
        return ordered
    meant = lines_meant(wish) if wish.people.ids or wish.shots.ids or wish.draft.lines else ()
    replaces = wish.has("change", "instead", "should_say", "line") or bool(wish.draft.lines)
    return meant[0] if len(meant) == 1 and replaces else None


def _reworded(wish: Wish, line: DialogueLine, words: str) -> Draft:
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
    if manner := manner_named(wish.rest):
        fields["delivery"] = manner
    return fields


def _speaker(wish: Wish) -> Character | None:
    """Who is to say it: the one named, a narrator, somebody new, or the only speaker."""
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
        tongue = stated_language(wish) or language_of(texts[0], wish.clause.words.language)
        draft = draft.with_character(voiced(speaker, language=tongue))
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
    language = stated_language(wish) or language_of(text, usual)
    return DialogueLine(
        id=id,
        character=speaker.id,
        text=text,
        language=language,
        dialect=dialect_named(wish.rest) or _usual_dialect(wish, speaker, language),
        delivery=manner_named(wish.rest),
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
    who = wish.plan.character(line.character).name
    return Question(reply=wish.reply("new_words", who=who))


def change_speaker(wish: Wish) -> Outcome:
    """`Tom says that line instead of Mei`, `give Mei's line to Tom`."""
    people = wish.people.ids
    if (
        not wish.has("line", "say", "give_to")
        or not people
        or any(not is_in_a_line(wish, quote) for quote in wish.clause.quoted)
    ):
        return None
    takes_over = wish.has("give_to") or (wish.has("instead") and len(people) == 2)
    if not takes_over and not (wish.clause.quoted and wish.has("say")):
        return None
    giver, taker = _giver_and_taker(wish)
    lines = quoted_lines(wish) or _lines_of(wish, giver)
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


def swap_lines(wish: Wish) -> Outcome:
    """`Ana and Leo should trade lines`: each says what the other one said, in their own accent."""
    if not (wish.has("swap") and wish.has("line", "say")) or len(wish.people.ids) != 2:
        return None
    one, other = wish.people.ids
    draft, takers = wish.draft, {one: other, other: one}
    for line in of_those_named(wish, wish.plan.lines):
        taker = wish.plan.character(takers[line.character])
        shot = draft.shot_of(line.id)
        accent = _usual_dialect(wish, taker, line.language)
        seen = shot.characters if line.voice_over else _with(shot.characters, taker.id)
        draft = draft.with_line(line.id, character=taker.id, dialect=accent)
        draft = draft.with_shot(shot.id, characters=seen)
        draft = draft.telling(wish.reply("line_text", who=taker.name, text=line.text))
    return draft if draft is not wish.draft else None


def one_of_many(wish: Wish) -> Outcome:
    """`one of the lines in English`: asks which one it is."""
    if not wish.has("one_line") or wish.has("add", "add_line") or wish.rest.quoted:
        return None
    lines = of_those_named(wish, wish.plan.lines)
    return wish.which_line(lines) if len(lines) > 1 else None


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
    return draft.telling(told_of(wish, "line_moved", line, shot=draft.number(target)))


def voice_over(wish: Wish) -> Outcome:
    """`her line as voice-over`, `he should be off screen when he says it`."""
    on_camera = wish.has("on_camera")
    if wish.rest.values("movement") and not talks(wish):
        return None
    if not (on_camera or (wish.has("as_voice_over") and not wish.has("remove"))):
        return None
    lines = lines_meant(wish) or (wish.plan.lines if len(wish.plan.lines) == 1 else ())
    if not lines:
        return wish.which_line(wish.plan.lines)
    draft, off = wish.draft, not on_camera
    for line in lines:
        draft = draft.with_line(line.id, voice_over=off)
    sentence = "voice_over" if off else "on_camera"
    return draft.telling(*(told_of(wish, sentence, line) for line in lines))


def voiced(who: Character, **fields: object) -> Character:
    voice = Voice.model_validate(who.voice.model_dump() | fields)
    return who.model_copy(update={"voice": voice})

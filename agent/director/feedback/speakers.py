"""Wishes about who says a line, where, and whether they are seen. The words stay as they are.

Each rule is a function from a wish to a new draft.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....generator.plan import Character, DialogueLine, Voice
from ..vocabulary import lexicon
from .draft import Draft, Outcome, Wish
from .likeness import bare
from .lines_named import (
    is_in_a_line,
    line_described,
    lines_meant,
    of_those_named,
    ordinal_line,
    quoted_lines,
    speakers,
    talks,
    told_of,
    without_people,
)
from .manner import manner_named
from .order import side_of
from .origins import accent_of_origin
from .people_named import People, called, name_place, people_named
from .shots_placed import counted
from .words import folded


def usual_dialect(wish: Wish, speaker: Character, language: str) -> str | None:
    """The accent in which somebody speaks all their lines of a language."""
    mine = [x for x in wish.plan.lines if x.character == speaker.id and x.language == language]
    accents = {line.dialect for line in mine}
    return accents.pop() if len(accents) == 1 else None


def change_speaker(wish: Wish) -> Outcome:
    """`Tom says that line instead of Mei`, `give Mei's line to Tom`."""
    counted = _hands_on_seconds(wish) or _owns_counted_line(wish)
    if _is_not_to_say(wish) or counted or accent_of_origin(wish.rest):
        return None
    if wish.rest.words.latin and wish.has("speaks_first", "speaks_last"):
        return _whose_words_follow(wish)
    if (outcome := _handed_over(wish) or _says_theirs(wish)) is not None:
        return outcome
    people = wish.people.ids
    if (
        not wish.has("line", "say", "give_to")
        or not people
        or any(not is_in_a_line(wish, quote) for quote in wish.clause.quoted)
    ):
        return None
    worn = wish.has("wear") and not (wish.has("line") or wish.clause.quoted)
    if worn or wish.has("as_voice_over", "on_camera"):
        return None
    if _quotes_a_mere_word(wish):
        return wish.which_line(wish.plan.lines)
    takes_over = wish.has("give_to") or (wish.has("instead") and len(people) == 2)
    spoken_of = _line_spoken_of(wish)
    if not takes_over and not ((wish.clause.quoted or spoken_of) and wish.has("say")):
        return None
    if not wish.clause.quoted and _says_only_how(wish):
        return None
    giver, taker = giver_and_taker(wish)
    chosen = lines_meant(wish) if wish.picked("line") else quoted_lines(wish) or spoken_of
    chosen = chosen or _by_place(wish, giver)
    lines = chosen or _lines_of(wish, giver)
    told = () if chosen or giver else line_described(wish)
    lines = told or lines
    if not lines or (len(lines) > 1 and not (wish.shots.ids or chosen)):
        return wish.which_line(lines or wish.plan.lines)
    if all(line.character == taker for line in lines):
        return wish.draft.about_lines(*(line.id for line in told)) if lines == told else None
    return given_to(wish, lines, taker)


def _hands_on_seconds(wish: Wish) -> bool:
    """Whether what is given is time; in `give the guard's line to Mei` it is a line."""
    line = wish.clause.words.latin and wish.has("line", "narration") and wish.has("give_to")
    return wish.clause.has("that_much") and not line


def _quotes_a_mere_word(wish: Wish) -> bool:
    """Whether a quotation is one word that a line happens to hold: `have him say “Hedge?”`."""
    called = wish.clause.quoted[:1]
    whole = {bare(line.text) for line in wish.plan.lines}
    told = wish.has("line", "give_to", "instead") or wish.picked("line")
    single = called and len(called[0].split()) == 1 and bare(called[0]) not in whole
    return bool(wish.rest.words.latin and single) and not told


def _whose_words_follow(wish: Wish) -> Draft | None:
    """Who `gets the last word`, where the message tells new words behind it."""
    new = [words for words in wish.clause.quotes if not is_in_a_line(wish, words)]
    told = new and not wish.clause.quoted and len(wish.people.ids) == 1
    return wish.draft.about_people(*wish.people.ids) if told else None


def _owns_counted_line(wish: Wish) -> bool:
    """Whether a line is called by its owner and number, and not given: `민규 두 번째 대사`."""
    words, noun = wish.clause.words, wish.clause.words.pattern("line").pattern
    if words.latin or not lexicon(words.language).spaced:
        return False
    names = [n for id in wish.people.ids for n in called(wish.plan.character(id), wish.plan)]
    name = "|".join(map(re.escape, names)) or "(?!)"
    told = rf"(?:{name})(?:{words.pattern('genitive').pattern})?\s+(?:{words.ordinal})\s*(?:{noun})"
    return re.search(told, wish.clause.text) is not None and not wish.has("instead", "give_to")


def _is_not_to_say(wish: Wish) -> bool:
    """Whether how somebody speaks now is denied: `she shouldn't whisper her line`."""
    words = wish.rest.words
    no = words.any_meaning("forbids", "prohibits", "does_not").pattern
    told = rf"(?:{no})\s+(?:{words.pattern('say').pattern})"
    only = len(wish.people.ids) == 1 and not wish.has("give_to", "instead")
    return words.latin and only and re.search(told, wish.rest.text) is not None


def _by_place(wish: Wish, giver: str | None) -> tuple[DialogueLine, ...]:
    """The line that `the last line` names among those of the one who gives it away."""
    mine = [line for line in wish.plan.lines if giver in (None, line.character)]
    line, rest = ordinal_line(wish.clause, mine)
    return (line,) if line and rest is not wish.clause else ()


def _says_only_how(wish: Wish) -> bool:
    """Whether `Ben says it in French` names one who speaks already, and how it is to be spoken."""
    how = wish.rest.values("language") or wish.rest.values("dialect")
    how = how or manner_named(without_people(wish))
    own = any(line.character in wish.people.ids for line in wish.plan.lines)
    return bool(how) and own and len(wish.people.ids) == 1 and not _line_spoken_of(wish)


def _line_spoken_of(wish: Wish) -> tuple[DialogueLine, ...]:
    """The line that `let Priya say it` means: the one just spoken of, of somebody else."""
    ids = wish.draft.lines if wish.draft.about == "line" else ()
    known = tuple(line for line in wish.plan.lines if line.id in ids)
    alone = len(known) == 1 and len(wish.people.ids) == 1 and not wish.clause.quoted
    told = wish.has("pronoun") and not manner_named(wish.rest)
    return known if alone and told and known[0].character != wish.people.ids[0] else ()


def _handed_over(wish: Wish) -> Draft | None:
    """`give the last line to Mei`, `最后一句给老王说`: a line by its place, and somebody new."""
    if len(wish.people.ids) != 1 or wish.clause.quoted or not wish.has("give_to", "say"):
        return None
    if not wish.has("give_to") and wish.has("remove", "without", "add", "add_line", "change"):
        return None
    if wish.has("wear") and not wish.has("line"):
        return None
    if (
        manner_named(without_people(wish))
        or wish.rest.values("dialect")
        or wish.rest.values("language")
    ):
        return None
    (taker,) = wish.people.ids
    among = of_those_named(replace(wish, people=People()), wish.plan.lines)
    line, rest = ordinal_line(wish.clause, among)
    if line is None or rest is wish.clause or line.character == taker:
        return None
    return given_to(wish, (line,), taker)


def _says_theirs(wish: Wish) -> Outcome:
    """`Omar says the duck line and Grace says his`: the line that somebody else had before."""
    if len(wish.people.ids) != 1 or wish.clause.quoted or not wish.has("say", "give_to"):
        return None
    clause = without_people(wish)
    known = ("theirs", "say", "filler", "article", "polite", "also")
    left = clause.words.any_meaning(*known).sub(" ", clause.text)
    if not clause.has("theirs") or clause.having(left, left).residue:
        return None
    (taker,) = wish.people.ids
    if clause.words.latin and name_place(wish.rest, wish.plan.character(taker), wish.plan) is None:
        return None  # `have him whisper his line`, which is his own
    if clause.words.latin and (manner_named(clause) or _is_their_own(wish, taker)):
        return None  # `Kit should shout his line`
    given = {line.id for line in wish.plan.lines if line.character == taker}
    theirs = tuple(
        line
        for line in wish.draft.before.lines
        if line.character != taker and line.id not in given | set(wish.draft.lines)
    )
    return given_to(wish, theirs, taker) if len(theirs) == 1 else wish.which_line(wish.plan.lines)


def _is_their_own(wish: Wish, id: str) -> bool:
    """Whether the pronoun before a line fits the only one named, whose own it is then."""
    who = wish.plan.character(id)
    return people_named(without_people(wish), wish.plan, [who]).ids == (id,)


def given_to(wish: Wish, lines: Sequence[DialogueLine], taker: str) -> Draft:
    """The draft with lines said by somebody else, in that one's own way."""
    draft, who = wish.draft, wish.plan.character(taker)
    for line in lines:
        shot = draft.shot_of(line.id)
        accent = usual_dialect(wish, who, line.language)
        unseen = line.voice_over and not _comes_into_sight(wish, line, taker)
        seen = shot.characters if unseen else _with(shot.characters, taker)
        fields = {"character": taker, "dialect": accent, "voice_over": unseen}
        draft = draft.with_line(line.id, **fields)
        draft = draft.with_shot(shot.id, characters=seen)
        draft = draft.telling(wish.reply("line_text", who=who.name, text=line.text))
    return draft.about_lines(*(line.id for line in lines)).about_people(taker)


def _comes_into_sight(wish: Wish, line: DialogueLine, taker: str) -> bool:
    """Whether a voice that is only heard gives a line to one who is seen: `dad says it himself`."""
    shown = {id for shot in wish.plan.shots for id in shot.characters}
    kept = wish.has("as_voice_over", "narration", "voice")
    return line.character not in shown and taker in shown and not kept


def _with(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return ids if id in ids else (*ids, id)


def _lines_of(wish: Wish, giver: str | None) -> tuple[DialogueLine, ...]:
    """All lines of the one who gives them away, of the shots named where some are."""
    shots = (shot for shot in wish.plan.shots if shot.id in wish.shots.ids)
    there = tuple(line for shot in shots for line in shot.dialogue)
    if giver is None:
        return there
    among = there if any(line.character == giver for line in there) else wish.plan.lines
    return tuple(line for line in among if line.character == giver)


def giver_and_taker(wish: Wish) -> tuple[str | None, str]:
    """Who loses the line and who gets it, as the order of mention tells."""
    first, *others = wish.people.ids
    if not others:
        return None, first
    narrators = [who for who in (first, *others) if _is_the_narrator(wish, who)]
    if len(narrators) == 1 and wish.has("voice"):
        return narrators[0], next(who for who in (first, *others) if who not in narrators)
    if (denied := _denied(wish)) is not None:
        return denied, next(id for id in (first, *others) if id != denied)
    owners = [id for id in (first, *others) if _owns_the_line(wish, id)]
    if len(owners) == 1:
        return owners[0], next(id for id in (first, *others) if id not in owners)
    return (first, others[0]) if wish.has("give_to") else (others[0], first)


def _owns_the_line(wish: Wish, id: str) -> bool:
    """Whether somebody is named behind `the line of`, as in `la frase de Ana`."""
    words, at = wish.clause.words, name_place(wish.clause, wish.plan.character(id), wish.plan)
    line, tie, article = (words.pattern(n).pattern for n in ("line", "out_of_line", "article"))
    told = rf"(?:{line})\s+(?:{tie})\s+(?:(?:{article})\s+)?$"
    return at is not None and words.latin and re.search(told, wish.clause.text[:at]) is not None


def _denied(wish: Wish) -> str | None:
    """Who is named right before `じゃなくて` or behind `not`, and is not to speak."""
    no = wish.clause.words.pattern("not_them").search(wish.clause.text)
    places = {
        id: name_place(wish.clause, wish.plan.character(id), wish.plan) for id in wish.people.ids
    }
    before = {id: at for id, at in places.items() if no and at is not None and at < no.start()}
    if wish.clause.words.latin:
        return next((id for id, at in places.items() if _is_denied_before(wish, at)), None)
    return max(before, key=lambda id: before[id]) if before else None


def _is_denied_before(wish: Wish, at: int | None) -> bool:
    """Whether somebody is named right behind `not`: `let Noemi say it, not the old man`."""
    words = wish.clause.words
    no, verb, article = (words.pattern(name).pattern for name in ("not_them", "say", "article"))
    told = rf"(?:{no})\s+(?:(?:\S+\s+)?(?:{verb})\s+)?(?:(?:{article})\s+)?$"
    return at is not None and re.search(told, wish.clause.text[:at]) is not None


def _is_the_narrator(wish: Wish, id: str) -> bool:
    name = folded(wish.plan.character(id).name)
    return wish.clause.words.pattern("narration").search(name) is not None


def swap_lines(wish: Wish) -> Outcome:
    """`Ana and Leo should trade lines`: each says what the other one said, in their own accent."""
    if not (wish.has("swap") and wish.has("line", "say")):
        return None
    chosen = _lines_by_place(wish)
    if not (chosen or wish.people.ids) and _names_another(wish):
        return None
    pair = wish.people.ids or tuple(dict.fromkeys(x.character for x in chosen)) or _talking(wish)
    both = wish.has("who", "both") or len(wish.rest.values("pronoun")) > 1
    if len(pair) < len(("one", "other")) and both and not wish.clause.quoted:
        pair, wish = _talking(wish), replace(wish, people=People())
    if len(pair) != 2:
        return None
    one, other = pair
    draft, takers = wish.draft, {one: other, other: one}
    for line in chosen or of_those_named(wish, wish.plan.lines):
        if line.character not in takers:
            continue
        taker = wish.plan.character(takers[line.character])
        shot = draft.shot_of(line.id)
        accent = usual_dialect(wish, taker, line.language)
        seen = shot.characters if line.voice_over else _with(shot.characters, taker.id)
        draft = draft.with_line(line.id, character=taker.id, dialect=accent)
        draft = draft.with_shot(shot.id, characters=seen)
        draft = draft.telling(wish.reply("line_text", who=taker.name, text=line.text))
    return draft if draft is not wish.draft else None


def _talking(wish: Wish) -> tuple[str, ...]:
    """Those who speak; only those one sees do so, where somebody else is just heard."""
    seen = {line.character for line in wish.plan.lines if not line.voice_over}
    return tuple(id for id in speakers(wish) if len(seen) != 2 or id in seen)


def _names_another(wish: Wish) -> bool:
    """Whether `swap that line for the one we spoke of` wants what the plan does not have."""
    left = wish.rest.words.any_meaning("line", "say", "pronoun", "article").sub(" ", wish.rest.text)
    return bool(wish.rest.having(left, left).residue) and not wish.rest.has("who")


def _lines_by_place(wish: Wish) -> tuple[DialogueLine, ...]:
    """`the first two lines`, `第一句和第二句`: lines named by their places and by nobody's name."""
    words, text, lines = wish.clause.words, wish.clause.text, wish.plan.lines
    if wish.people.ids:
        return ()
    for template in words.templates("first_shots"):
        match = template.search(text)
        number = match and re.search(words.number, match[0])
        if number:
            return tuple(lines[: round(words.value(number[0]))])
    link = rf"(?:\s*(?:{words.pattern('of_it').pattern})\s*)*\s*"
    noun = rf"({words.ordinal}){link}(?:{words.pattern('line').pattern})"
    places = [counted(words.place(found[1]), len(lines)) for found in re.finditer(noun, text)]
    named = tuple(lines[place - 1] for place in places if 0 < place <= len(lines))
    return named if len(named) > 1 else ()


def move_line(wish: Wish) -> Outcome:
    """`move that line to shot 3`, `ミナトの台詞は後半に`, of a shot that was just cut in two."""
    if not wish.shots.ids and (part := _part_of_the_split(wish)):
        wish = replace(wish, shots=replace(wish.shots, ids=(part,)))
    if len(wish.shots.ids) == 1 and wish.has("line") and (gone := _of_the_shot_gone(wish)):
        return _kept_in(wish, gone, wish.shots.ids[-1])
    moves = wish.has("move") or _is_put_elsewhere(wish)
    if not (moves and wish.shots.ids and (wish.has("line") or quoted_lines(wish))):
        return None
    if wish.clause.quoted and not quoted_lines(wish) and not wish.rest.words.latin:
        return None  # `加旁白“…”放在第一镜`: words that nobody says yet
    beside = wish.people.ids if side_of(wish.rest) else ()
    if len(wish.shots.ids) == 2 and (beside or not wish.people.ids) and not wish.clause.quoted:
        there = tuple(wish.plan.shot(wish.shots.ids[0]).dialogue)
        wish = replace(wish, people=People())
        wish = replace(wish, draft=wish.draft.about_lines(*(line.id for line in there)))
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
    first = side_of(wish.rest) == "before" and beside
    near = [at for at, known in enumerate(shot.dialogue) if known.character in beside]
    at = (near[0] if first else near[-1] + 1) if near else len(shot.dialogue)
    dialogue = (*shot.dialogue[:at], line, *shot.dialogue[at:])
    draft = draft.with_shot(target, dialogue=dialogue, characters=people)
    return draft.telling(told_of(wish, "line_moved", line, shot=draft.number(target)))


def _is_put_elsewhere(wish: Wish) -> bool:
    """Whether a line goes into a shot in which it is not: `「…」は台所のカットに入れて`."""
    lines, shots = quoted_lines(wish), wish.shots.ids
    if wish.rest.words.latin or len(wish.clause.quoted) != 1 or len(lines) != 1 or len(shots) != 1:
        return False
    other = wish.has("lettering", "say", "music", "remove", "swap") or wish.people.ids
    return wish.has("add") and not other and wish.draft.shot_of(lines[0].id).id != shots[0]


def _of_the_shot_gone(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines of a shot that this message has just taken out: `第二镜删了，台词放第三镜`."""
    here = {shot.id for shot in wish.plan.shots}
    gone = (shot for shot in wish.draft.before.shots if shot.id not in here)
    other = wish.clause.words.latin or wish.people.ids or wish.clause.quoted or wish.has("remove")
    lines = (line for shot in gone for line in shot.dialogue)
    return tuple(lines) if wish.draft.about == "gone" and not other else ()


def _kept_in(wish: Wish, lines: Sequence[DialogueLine], target: str) -> Draft:
    """The draft with lines of a shot that is gone in another one, first where it says so."""
    shot = wish.plan.shot(target)
    seen = (line.character for line in lines if not line.voice_over)
    dialogue = (*shot.dialogue, *lines)
    if wish.clause.has("at_the_start", "to_front", "before"):
        dialogue = (*lines, *shot.dialogue)
    people = tuple(dict.fromkeys((*shot.characters, *seen)))
    draft = wish.draft.with_shot(target, dialogue=dialogue, characters=people)
    number = draft.number(target)
    told = (told_of(wish, "line_moved", line, shot=number) for line in lines)
    return draft.about_lines(*(line.id for line in lines)).telling(*told)


def _part_of_the_split(wish: Wish) -> str:
    """The id of the part that `the second half` means; empty where nothing was cut in two."""
    parts = wish.draft.shots
    halves = wish.clause.has("first_half") != wish.clause.has("second_half")
    if wish.draft.about != "split" or len(parts) < len(("one", "other")) or not halves:
        return ""
    return parts[0 if wish.clause.has("first_half") else -1]


def voice_over(wish: Wish) -> Outcome:
    """`her line as voice-over`, `he should be off screen when he says it`."""
    on_camera = wish.has("on_camera") and not _is_of_lettering(wish)
    if wish.rest.values("movement") and not talks(wish):
        return None
    if any(not is_in_a_line(wish, quote) for quote in wish.clause.quoted):
        return None
    if wish.has("lettering") and not (wish.has("line", "voice", "say") or wish.people.ids):
        return None
    own = any(line.character in wish.people.ids for line in wish.plan.lines)
    if wish.has("give_to") and wish.people.ids and not own:
        return None
    if wish.rest.words.latin and wish.draft.about == "silent" and not wish.people.ids:
        return None  # `lose the narrator, only the wind should be heard there`
    narrator = wish.rest.words.pattern("narration").sub(" ", wish.rest.text)
    unseen = wish.rest.having(narrator, narrator).has("as_voice_over")
    unseen = unseen or (wish.clause.has("as_voice_over") and not wish.rest.words.latin)
    if not (on_camera or (unseen and not _removes_more(wish))):
        return None
    open_to = () if wish.people.ids else wish.plan.lines
    lines = _said_last(wish) or _described_among(wish, lines_meant(wish) or open_to)
    if not lines:
        return wish.which_line(wish.plan.lines)
    draft, off = wish.draft, not on_camera
    if all(line.voice_over == off for line in lines) and _has_a_manner(wish):
        return None  # `que lo diga en voz alta`, of one who is seen
    for line in lines:
        draft = draft.with_line(line.id, voice_over=off)
    sentence = "voice_over" if off else "on_camera"
    draft = draft.about_lines(*(line.id for line in lines))
    return draft.telling(*(told_of(wish, sentence, line) for line in lines))


def _said_last(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines just spoken of that `she says it on camera` means, where they are hers."""
    told = wish.draft.lines if wish.draft.about == "line" and wish.rest.words.latin else ()
    lines = tuple(x for x in wish.plan.lines if x.id in told)
    theirs = all(line.character in wish.people.ids for line in lines)
    other = wish.shots.ids or wish.clause.quoted or wish.has("every_line")
    return lines if theirs and wish.has("pronoun") and not other else ()


def _has_a_manner(wish: Wish) -> bool:
    """Whether more is told of how something is said than that the speaker is seen, or not."""
    rest = without_people(wish)
    for found in wish.rest.words.any_meaning("on_camera", "as_voice_over").finditer(rest.text):
        manner = rest.having(found[0], found[0])
        if not (manner.has("spoken_manner") or manner.values("manner")):
            rest = rest.cut(*found.span())
    return manner_named(rest) is not None


def _removes_more(wish: Wish) -> bool:
    """Whether more goes than the picture of who speaks: not so in `画面に出さないで声だけ`."""
    words = wish.rest.words
    if words.latin:
        return wish.has("remove")
    text = words.pattern("as_voice_over").sub(" ", wish.rest.text)
    return wish.rest.having(text, text).has("remove")


def _is_of_lettering(wish: Wish) -> bool:
    """Whether it is a text that one sees: `con el texto en pantalla ya se entiende`."""
    noun, seen = (wish.rest.words.pattern(name).pattern for name in ("lettering", "on_camera"))
    told = re.search(rf"(?:{noun})\W+(?:\w+\W+)?(?:{seen})", wish.rest.text)
    return wish.rest.words.latin and told is not None


def _described_among(wish: Wish, lines: tuple[DialogueLine, ...]) -> tuple[DialogueLine, ...]:
    """The one of them that the wish tells by its words; all that are meant, or () for the plan's.

    `the line about staying`: where nothing else is named, words of the line do.
    """
    any_of_them = wish.rest.values("pronoun")
    told = tuple(line for line in line_described(wish) if any_of_them or line in lines)
    all_of_them = bool(wish.people.ids) or wish.has("every_line")
    meant = lines if len(lines) == 1 or lines != wish.plan.lines or all_of_them else ()
    return told or meant


def voiced(who: Character, **fields: object) -> Character:
    voice = Voice.model_validate(who.voice.model_dump() | fields)
    return who.model_copy(update={"voice": voice})

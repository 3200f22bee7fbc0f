"""Which lines a wish points at: by number, by words of them, by who says them and where.

Resolves against the plan as it is being changed. Decides nothing.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ....generator.plan import Character, DialogueLine
from ..scripts import is_latin, letters_of
from .clause import INSTRUCTING, MASK, Clause
from .draft import Wish
from .likeness import akin, bare, content
from .people_named import called
from .shots_named import without_ties
from .shots_placed import counted
from .words import folded

_BESIDE_LINES = ("in_prep", "lead", "of_it", "say", "speak", "pronoun", "filler", "while_saying")
"""What stands around the words by which a line is called."""
SHORTEST_TOLD = 2
"""Letters by which a line is called."""


def speakers(wish: Wish) -> tuple[str, ...]:
    """Ids of those who speak, in order."""
    return tuple(dict.fromkeys(line.character for line in wish.plan.lines))


def lines_meant(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines a wish points at by number, quotation, person or shot; () when it names none."""
    if picked := wish.picked("line"):
        return tuple(line for line in wish.plan.lines if line.id in picked)
    if quoted := quoted_lines(wish):
        return quoted
    among = of_those_named(wish, wish.plan.lines)
    off_screen = tuple(line for line in among if line.voice_over)
    if wish.has("narration", "inner_voice") and off_screen:
        among = off_screen
    ordered, rest = ordinal_line(wish.clause, among)
    if ordered:
        return (ordered,)
    if rest is not wish.clause:
        return ()
    if told := line_told(wish, among):
        return (told,)
    if wish.people.ids:
        spoken_of = wish.draft.lines if wish.draft.about == "line" else ()
        return tuple(line for line in among if line.id in spoken_of) or among
    if wish.has("narration"):
        told = tuple(line for line in among if narrates(wish, line))
        return told or _heard_there(wish, off_screen)
    if wish.has("announcement") and (told := _announced(wish)):
        return told
    if wish.shots.ids:
        return among
    return tuple(x for x in wish.plan.lines if x.id in wish.draft.lines)


def _heard_there(wish: Wish, lines: Sequence[DialogueLine]) -> tuple[DialogueLine, ...]:
    """Of the lines said off screen the only one, or the one that is heard where the wish tells."""
    if len(lines) < len(("one", "other")):
        return tuple(lines)
    words = content(_target_left(wish))
    places = [wish.draft.shot_of(line.id) for line in lines]
    scores = [len(words & content(f"{shot.scene} {shot.action}")) for shot in places]
    best = max(scores)
    return (lines[scores.index(best)],) if best and scores.count(best) == 1 else ()


class Answer(NamedTuple):
    """That somebody answers a line with another one."""

    line: DialogueLine
    who: str
    """Id of who answers."""


def answering(wish: Wish) -> Answer | None:
    """New words that answer a line of somebody else: `when he says “X” she replies “Y”`."""
    quoted = wish.clause.quoted
    if not quoted or is_in_a_line(wish, quoted[-1]) or wish.has("change", "instead"):
        return None
    lines = quoted_lines(wish) or tuple(x for x in wish.plan.lines if x.id in wish.draft.lines)
    told = _speaks_between(wish) if len(quoted) == len(("line", "answer")) else ()
    told = told or (wish.people.ids if len(quoted) == 1 and wish.has("answers") else ())
    others = [id for id in told if lines and id != lines[0].character]
    return Answer(lines[0], others[0]) if len(lines) == 1 and others else None


def _speaks_between(wish: Wish) -> tuple[str, ...]:
    """Who is named between two quotations, or meant there by a verb of saying."""
    first, second = MASK.finditer(wish.clause.text)
    between = wish.clause.text[first.end() : second.start()]
    people = wish.plan.characters
    named = [x.id for x in people if any(folded(n) in between for n in called(x, wish.plan))]
    verbs = (hit for hit in wish.clause.values("speaking") if hit.value == "says")
    says = any(first.end() <= verb.start < second.start() for verb in verbs)
    return tuple(named) or (wish.people.ids if says else ())


def _announced(wish: Wish) -> tuple[DialogueLine, ...]:
    """The lines of `the announcement`: those of a voice whom nobody sees."""
    return tuple(line for line in wish.plan.lines if line.voice_over and not _is_seen(wish, line))


def lines_called(wish: Wish) -> tuple[DialogueLine, ...] | None:
    """The lines that the rest of a wish about speech points at; None when it points at none.

    `the announcement in French` names whom nobody is called, `in French, please` nobody at all;
    () is a target that the plan does not have.
    """
    if wish.has("every_line", "everyone", "whole"):
        return None
    if wish.has("announcement"):
        return _announced(wish)
    words = content(_target_left(wish))
    if not words:
        return None
    told = [len(words & content(_told_around(wish, line))) for line in wish.plan.lines]
    best = max(told, default=0)
    fitting = [x for x, score in zip(wish.plan.lines, told, strict=True) if score == best > 0]
    return tuple(fitting) if len({line.character for line in fitting}) == 1 else ()


def _target_left(wish: Wish) -> str:
    """The words of a wish about speech that neither instruct nor tell how it is to be spoken."""
    clause = wish.rest
    for hit in clause.hits:
        if hit.kind in ("language", "dialect", "manner", "speaking"):
            clause = clause.cut(hit.start, hit.end)
    known = (*INSTRUCTING, *("say", "speak", "line", "voice", "accent", "in_language", "degree"))
    known = (*known, "language_word", "spoken_manner", "idle", "pronoun", "entirely", "narration")
    left = clause.words.any_meaning(*known, "article", "complaint").sub(" ", clause.text)
    return MASK.sub(" ", left)


def _told_around(wish: Wish, line: DialogueLine) -> str:
    """What a line may be called by: its words, who says it, and what is seen meanwhile."""
    who, shot = wish.plan.character(line.character), wish.draft.shot_of(line.id)
    return f"{line.text} {who.name} {who.looks} {shot.action}"


def line_described(wish: Wish) -> tuple[DialogueLine, ...]:
    """The one line that shares most words with the wish: `the one about table seven`."""
    words = content(wish.rest.text)
    whole = [len(words & content(line.text)) for line in wish.plan.lines]
    scores = whole if any(whole) else [akin(wish.rest.text, x.text) for x in wish.plan.lines]
    best = max(scores, default=0)
    if not best or scores.count(best) > 1:
        return ()
    return (wish.plan.lines[scores.index(best)],)


def line_told(wish: Wish, among: Sequence[DialogueLine]) -> DialogueLine | None:
    """The one line in which all letters are that stand before the word for it: `抹零那句`.

    For scripts whose letters are words; how a line is spoken counts, too: `大声那句`.
    """
    clause = without_people(wish)
    noun = clause.words.pattern("line").search(clause.text)
    if clause.words.latin or not noun or MASK.search(clause.text[: noun.start()]):
        return None
    small = clause.words.any_meaning(*INSTRUCTING, *_BESIDE_LINES)
    lead = re.split(r"[,，、:：]", clause.text[: noun.start()])[-1]
    wanted = {x for x in small.sub(" ", lead) if letters_of("han").match(x)}
    if len(wanted) < SHORTEST_TOLD:
        return None
    fitting = [x for x in among if wanted <= set(folded(f"{x.text} {x.delivery or ''}"))]
    return fitting[0] if len(fitting) == 1 else None


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
    unseen = line.voice_over and not _is_seen(wish, line)
    return line.character in called if called else unseen


def _is_seen(wish: Wish, line: DialogueLine) -> bool:
    return any(line.character in shot.characters for shot in wish.plan.shots)


def _is_called_narrator(wish: Wish, who: Character) -> bool:
    return wish.clause.words.pattern("narration").search(folded(who.name)) is not None


def is_in_a_line(wish: Wish, quote: str) -> bool:
    return any(bare(quote) in bare(line.text) for line in wish.plan.lines)


def told_of(wish: Wish, sentence: str, line: DialogueLine, **more: object) -> str:
    who = wish.plan.character(line.character).name
    return wish.reply(sentence, who=who, text=line.text, **more)


def without_people(wish: Wish) -> Clause:
    """The wish without the names of those it is about."""
    clause = wish.rest
    for name in (n for id in wish.people.ids for n in called(wish.plan.character(id), wish.plan)):
        own = r"(?:['’]s(?=\s))?" if is_latin(name[-1:]) else ""
        text = re.sub(re.escape(name) + own, lambda m: " " * len(m[0]), clause.text)
        clause = clause.having(text, clause.raw)
    return clause


def talks(wish: Wish) -> bool:
    """Whether the wish is about speech at all; `add` at its head is no verb of saying."""
    clause = wish.clause
    start = len(clause.text) - len(clause.text.lstrip())
    if verb := clause.words.pattern("add").match(clause.text, start):
        clause = clause.cut(*verb.span())
    return clause.has("say", "line", "voice", "accent", "narration", "speak")


def ordinal_line(
    clause: Clause, among: Sequence[DialogueLine]
) -> tuple[DialogueLine | None, Clause]:
    """The line that `second line`, `最后那句`, `line 2` names among these, and the words left."""
    words = clause.words
    ties = ("of_it",) if words.latin else ("of_it", "in_post", "said_now")  # 最后说的那句
    link = rf"(?:\s*(?:{words.any_meaning(*ties).pattern})\s*)*\s*"
    noun = words.pattern("line").pattern
    ordered = re.compile(rf"({words.ordinal}){link}(?:{noun})")
    numbered = re.compile(rf"(?:{noun})\s*(?:#|no\.?)?\s*({words.number})")
    tie = words.pattern("genitive").pattern
    owner = "(?!)" if words.latin else words.any_meaning("line", "narration").pattern
    owned = re.compile(rf"(?:{owner})(?:{tie})?[\s,、，]*({words.ordinal})")  # ナレーションの2つ目
    readers = ((ordered, words.place), (numbered, words.value), (owned, words.place))
    for expression, place_of in readers:
        match = expression.search(clause.text)
        if match and not words.pattern("shot").search(match[1]):
            place = counted(round(place_of(match[1])), len(among))
            if place > len(among) and words.pattern("narration").search(match[0]):
                continue  # `4번 내레이션` is that of shot 4
            line = among[place - 1] if 0 < place <= len(among) else None
            return line, without_ties(clause, *match.span())
    return None, clause

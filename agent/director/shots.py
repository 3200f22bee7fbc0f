"""Drafts as the shots of a plan: action, people, lines, lettering and sound."""

import re
from collections.abc import Callable, Sequence

from ...generator.plan import DialogueLine, Lettering, Shot, Sound
from ...generator.plan import Span as PlanSpan
from . import craft, seen
from .beside_lines import Beside, beside_lines
from .craft import Draft
from .facts import Facts
from .handles import handle_key
from .languages import spoken_spans
from .references import Subject, with_uploads
from .seen import only_speaks
from .spoken import Line
from .text import Span
from .title import title_of

LONGEST_SCENE_LETTERS = 120
LONGEST_ACTION_LETTERS = 600
_WORD = re.compile(r"\w")


def shots_of(
    facts: Facts,
    drafts: Sequence[Draft],
    seconds: Sequence[float],
    ids: dict[int, str],
    named: Sequence[Subject],
) -> tuple[Shot, ...]:
    """The shots of a plan. `ids` are those of the characters by the identity of their person."""
    shots: list[Shot] = []
    place = _place_of_all(facts, drafts)
    lines = 0
    elements = {handle_key(subject.handle): subject.id for subject in named}
    for index, (draft, length) in enumerate(zip(drafts, seconds, strict=True)):
        place = draft.place or place
        dialogue = tuple(_dialogue(line, lines + n, ids) for n, line in enumerate(draft.lines, 1))
        lines += len(dialogue)
        framing = draft.camera.framing or craft.framing_for(draft, index, drafts)
        present = list(draft.people)
        if framing == "over-the-shoulder":
            present = craft.with_listener(present, index, drafts)
        keys = dict.fromkeys(map(handle_key, draft.elements))
        shots.append(
            Shot(
                id=f"s{index + 1}",
                seconds=length,
                scene=place[:LONGEST_SCENE_LETTERS],
                action=_action(facts, draft)
                or _faces(draft)
                or _sign(draft)
                or place
                or title_of(facts),
                framing=framing,
                angle=draft.camera.angle or "eye level",
                movement=draft.camera.movement or "static",
                characters=tuple(dict.fromkeys(ids[id(p)] for p in present if id(p) in ids)),
                elements=tuple(elements[key] for key in keys),
                dialogue=dialogue,
                lettering=_lettering(draft),
                sound=_sound(draft),
                transition=draft.camera.transition or "cut",
            )
        )
    return with_uploads(facts, shots, named)


def _lettering(draft: Draft) -> tuple[Lettering, ...]:
    read = (read for read in draft.read if read.words)
    return tuple(Lettering(text=r.words, place=r.place, in_scene=r.in_scene) for r in read)


def _sound(draft: Draft) -> Sound:
    heard = draft.heard
    return Sound(
        ambience=", ".join(heard.ambience) or None,
        effects=heard.effects,
        music=", ".join(heard.music) or None,
    )


def _place_of_all(facts: Facts, drafts: Sequence[Draft]) -> str:
    """Where a story plays that names its place late; shots that are parted have their own."""
    named = next((draft for draft in drafts if draft.place), None)
    parted = any(section.kind == "shot" for section in facts.sections)
    return named.place if named and not parted and not named.opens else ""


def _faces(draft: Draft) -> str:
    """Who is in the picture, where the text says no more."""
    return ", ".join(who.name for who in draft.people)


def _sign(draft: Draft) -> str:
    """What is read, and where, in a shot that shows nothing else."""
    return next((read.place or read.words for read in draft.read if read.words), "")


def _action(facts: Facts, draft: Draft) -> str:
    """The user's words for what is seen, without the words that are spoken."""
    text = facts.text
    if draft.face:
        return text.lexicon.sentences["face"].format(name=draft.face.name)
    lines = sorted(draft.lines, key=lambda line: line.start)
    pieces = [
        piece for span in draft.spans for piece in beside_lines(text, facts.cast, lines, span)
    ]
    pieces = [piece for piece in pieces if _WORD.search(text.raw, *piece.span)]
    speakers = [line.who.name for line in draft.lines if not line.voice_over]
    others = any(_acts_without_words(facts, piece.span, draft.lines) for piece in pieces)
    if speakers and not others and only_speaks(text, facts.cast, [p.span for p in pieces]):
        names = ", ".join(dict.fromkeys(speakers))
        return text.lexicon.sentences["speaks"].format(name=names)
    shown = _shown(facts, pieces, [] if not speakers else draft.lines)
    told = [words for words in shown if words and not (speakers and facts.cast.called(words))]
    words = (". " if text.lexicon.spaced else "。").join(told or filter(None, shown))
    return re.sub(r"[*#_|]+", "", words).strip(" -–—△,，:：")[:LONGEST_ACTION_LETTERS]


def _acts_without_words(facts: Facts, span: Span, lines: Sequence[Line]) -> bool:
    """Whether somebody acts in a stretch who speaks none of the lines."""
    speakers = {id(line.who) for line in lines}
    acting = (m.who for m in facts.cast.within(span) if m.acts and not m.who.handle)
    if any(id(who) not in speakers for who in acting):
        return True
    all_speak = any(line.who.members > 1 for line in lines)
    return facts.text.has(span, "cue", "everyone") and not all_speak


def _shown(facts: Facts, pieces: Sequence[Beside], lines: Sequence[Line]) -> list[str]:
    """What the pieces beside lines show; one that goes on behind a line with what leads to it."""
    text, found = facts.text, list[str]()

    def only_heard(clause: Span) -> bool:
        named = facts.cast.within(clause) or text.has(clause, "speaking")
        if not lines or not named or _acts_without_words(facts, clause, lines):
            return False
        return only_speaks(text, facts.cast, [clause])

    def words_of(piece: Beside, is_heard: Callable[[Span], bool]) -> str:
        def unseen(clause: Span) -> bool:
            return is_heard(clause) and not _heads(facts, clause, piece.span, is_heard)

        words = seen.shown(text, piece.span, unseen, facts.cast.describes)
        return words.strip(" ,，、;；:：.。-–—")

    for before, piece in zip([None, *pieces], pieces, strict=False):
        words = words_of(piece, only_heard)
        if piece.goes_on and before and words:
            found[-1] = found[-1] or words_of(before, lambda _: False)
            words = (" " if text.lexicon.spaced else "").join(filter(None, (found.pop(), words)))
        found.append(_speaking(facts, piece, words) if piece.leads else words)
    return found


def _heads(facts: Facts, clause: Span, piece: Span, is_heard: Callable[[Span], bool]) -> bool:
    """Whether a clause names who acts behind its comma: `Walt, an old keeper, knocks`."""
    text = facts.text
    behind = text.raw[: clause.end].rstrip()[-1:] in (",", "，", "、")
    if not behind or text.has(clause, "speaking") or not facts.cast.within(clause, pronouns=False):
        return False
    goes_on = next(seen.clauses(text, Span(clause.end, piece.end)), None)
    if goes_on is None:
        return False
    return not is_heard(goes_on) or _heads(facts, goes_on, piece, is_heard)


def _speaking(facts: Facts, piece: Beside, words: str) -> str:
    """What leads to a line, as a sentence where it ends in who speaks: `東京から来た会社員が`."""
    text = facts.text
    particle = next((p for p in text.lexicon.cues["subject"] if words.endswith(p)), "")
    end = text.raw.find(words, *piece.span) + len(words) - len(particle)
    named = any(mention.end == end for mention in facts.cast.within(Span(piece.span.start, end)))
    if not (words and particle and named):
        return words
    return text.lexicon.sentences["speaks"].format(name=words.removesuffix(particle))


def _dialogue(line: Line, number: int, ids: dict[int, str]) -> DialogueLine:
    spans = spoken_spans(line.words, line.language) if not line.stated_language else ()
    return DialogueLine(
        id=f"l{number}",
        character=ids[id(line.who)],
        text=line.words,
        language=line.language,
        dialect=line.dialect or line.who.dialect,
        delivery=line.delivery,
        voice_over=line.voice_over,
        spans=tuple(PlanSpan(text=words, language=tag) for words, tag in spans) or None,
    )

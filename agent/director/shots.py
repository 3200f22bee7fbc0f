"""Drafts as the shots of a plan: action, people, lines, lettering and sound."""

import re
from collections.abc import Sequence

from ...generator.plan import DialogueLine, Lettering, Shot, Sound
from ...generator.plan import Span as PlanSpan
from . import craft, seen
from .craft import Draft
from .facts import Facts
from .handles import handle_key
from .languages import spoken_spans
from .matter import without_wish
from .references import Subject, with_uploads
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
    place = next((draft.place for draft in drafts if draft.place), "")
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
    pieces = [piece for span in draft.spans for piece in _unspoken(facts, lines, span)]
    pieces = [piece for piece in pieces if _WORD.search(text.raw, *piece)]
    speakers = [line.who.name for line in draft.lines if not line.voice_over]
    if speakers and seen.only_speaks(text, facts.cast, pieces):
        names = ", ".join(dict.fromkeys(speakers))
        return text.lexicon.sentences["speaks"].format(name=names)

    def is_heard(clause: Span) -> bool:
        named = facts.cast.within(clause) or text.has(clause, "speaking")
        return bool(speakers and named) and seen.only_speaks(text, facts.cast, [clause])

    shown = [
        seen.shown(text, piece, is_heard, facts.cast.describes).strip(" ,，;；:：.。-–—")
        for piece in pieces
    ]
    told = [words for words in shown if words and not (speakers and facts.cast.called(words))]
    words = (". " if text.lexicon.spaced else "。").join(told or filter(None, shown))
    return re.sub(r"[*#_|]+", "", words).strip(" -–—△,，:：")[:LONGEST_ACTION_LETTERS]


def _unspoken(facts: Facts, lines: Sequence[Line], span: Span) -> list[Span]:
    """The pieces of a stretch beside the lines in it; none where it is only heard."""
    text, span = facts.text, without_wish(facts.text, span)
    within = seen.spoken_in(lines, span)
    if within and all(line.voice_over for line in within) and not facts.cast.within(span):
        return []
    spoken = {line.start: line for line in within}
    pieces: list[Span] = []
    done = span.start
    for quote in text.quotes_in(span):
        if line := spoken.get(quote.start):
            before = Span(done, quote.start)
            pieces.append(seen.before_speech(text, facts.cast, before, line.delivery))
            done = quote.end
    return [*pieces, Span(done, span.end)]


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

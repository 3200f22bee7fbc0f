"""What the camera does: framing, angle, movement and transition, as the words name them."""

import re
from typing import NamedTuple, TypeVar, get_args

from ...generator.plan import Angle, Framing, Movement, Transition
from .grammar import clauses, is_tied
from .measures import clause_around
from .scanning import Hit
from .scripts import any_of
from .text import Span, Text
from .vocabulary import lexicon

Value = TypeVar("Value")
FARTHEST_SIDE_LETTERS = 24
_SOMEBODY = ("people", "crowd", "name", "pronoun")


class Camera(NamedTuple):
    """What a stretch of text says of the camera; None where it says nothing."""

    framing: Framing | None = None
    angle: Angle | None = None
    movement: Movement | None = None
    transition: Transition | None = None

    def over(self, other: "Camera") -> "Camera":
        """This camera, with what it leaves open taken from another."""
        return Camera(
            self.framing or other.framing,
            self.angle or other.angle,
            self.movement or other.movement,
            self.transition or other.transition,
        )

    def without(self, told: "Camera") -> "Camera":
        """What this camera says that another left open."""
        return Camera(
            None if told.framing else self.framing,
            None if told.angle else self.angle,
            None if told.movement else self.movement,
            None if told.transition else self.transition,
        )


def camera_of(text: Text, span: Span) -> Camera:
    """The first framing, angle, movement and transition a stretch names."""
    return Camera(
        _first(text, span, "framing", get_args(Framing)),
        _first(text, span, "angle", get_args(Angle)),
        _movement(text, span),
        _first(text, span, "transition", get_args(Transition)),
    )


def bare_movement(text: Text, span: Span) -> Movement | None:
    """The movement a field of the camera names with one plain word: `推`, `拉 → 摇`."""
    for part in re.split(r"[\s/、，,+→—-]+", text.folded[span.start : span.end].strip()):
        for tag in text.languages:
            for movement, words in lexicon(tag).moves.items():
                if part in words:
                    return movement
    return None


def bare_framing(text: Text, span: Span) -> Framing | None:
    """The framing a short part of a heading names without a word for a shot: `medio`, `close`."""
    part = text.folded[span.start : span.end].strip(" \t*.")
    for tag in text.languages:
        shots = lexicon(tag).cues["shot"]
        named = {part, *(f"{shot} {part}" for shot in shots), *(f"{part} {shot}" for shot in shots)}
        for framing, phrases in lexicon(tag).framing.items():
            if not named.isdisjoint(phrases):
                return framing
    return None


def framings_of(text: Text, span: Span) -> list[Framing]:
    """All framings a stretch names, in order."""
    found = [hit.value for hit in text.within(span, "framing")]
    return [value for name in found for value in get_args(Framing) if value == name]


def _movement(text: Text, span: Span) -> Movement | None:
    """The first movement; a camera that stands and then moves is one that moves."""
    hits = [hit for hit in text.within(span, "movement") if not is_somebodys(text, span, hit)]
    found = [_turned(text, span, hit) for hit in hits]
    moving = [value for value in found if value != "static"] or found
    return next((value for value in get_args(Movement) if moving and value == moving[0]), None)


def _turned(text: Text, span: Span, move: Hit) -> str:
    """The movement with the side that words beside it tell: `slow pan left`."""
    if move.value != "pan right":
        return move.value
    words = text.folded[move.end : min(span.end, move.end + FARTHEST_SIDE_LETTERS)]
    aside = lexicon(move.language).wording.leftward
    clause = re.split(r"[,.;:|，。；、]", words)[0]
    return "pan left" if re.match(rf"\W*(?:\w+\W+)?{any_of(aside)}", clause) else move.value


def is_somebodys(text: Text, span: Span, move: Hit) -> bool:
    """Whether somebody in the picture moves so, and not the camera: `the pigeons follow him`."""
    around = clause_around(text, span, Span(move.start, move.end))
    before = clauses(text, Span(around.start, move.start))[-1]
    if text.has(before, "cue", "camera"):
        return False
    somebody = (hit for hit in text.hits_in(before) if hit.kind in _SOMEBODY)
    return any(_may_act(text, hit) for hit in somebody) or _is_done_by(text, before)


def _is_done_by(text: Text, clause: Span) -> bool:
    """Whether a particle says that something moves that is no camera: `すすきが揺れる`."""
    doers = text.lexicon.wording.doers
    return any(
        text.folded[hit.start : hit.end] in doers and is_tied(text, hit)
        for hit in text.within(clause, "cue", "subject")
    )


def _may_act(text: Text, hit: Hit) -> bool:
    """Whether somebody may be a subject: with its particle, where a language has one."""
    if not text.grammar.verb_final:
        return True
    return text.folded.startswith(text.lexicon.cues["subject"], hit.end)


def _first(text: Text, span: Span, kind: str, values: tuple[Value, ...]) -> Value | None:
    found = next((hit.value for hit in text.within(span, kind)), None)
    return next((value for value in values if value == found), None)

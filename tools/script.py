"""A plan written out as a script: what a person writes, reads, prints and sends on.

Knows the words for the parts of a plan in each language, and how a script is laid out: a line is
`label: words`, and what must be said beside it stands in brackets behind the label. It reads no
script; the Director does, by the same words.
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ..generator.plan import (
    Angle,
    Character,
    DialogueLine,
    Element,
    ElementKind,
    Framing,
    Lettering,
    Movement,
    Shot,
    Transition,
    VideoPlan,
)
from . import dialects

_TABLES = tomllib.loads(Path(__file__).with_name("script.toml").read_text("utf-8"))
LANGUAGES = tuple(_TABLES)
"""The languages a script can be written in: each has its table."""
INDENT = "  "
"""Before the lines of a list or a shot."""
CONTINUED = "      "
"""Before the second and later lines of words that hold line breaks."""


class Labels(BaseModel):
    """What stands before the colon."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    length: str
    format: str
    style: str
    avoid: str
    cast: str
    elements: str
    transition: str
    camera: str
    place: str
    action: str
    present: str
    lettering: str
    ambience: str
    effects: str
    music: str
    original: str


class Phrases(BaseModel):
    """What is said in few words, with places to fill."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shot: str
    seconds: str
    starts: str
    lasts: str
    fps: str
    voice_over: str
    composed: str
    """Of lettering that is no part of the scene."""
    silent: str
    subtitles: str
    unlettered: str


class Marks(BaseModel):
    """Punctuation, with the blanks that belong to it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    colon: str
    opening: str
    closing: str
    comma: str
    semicolon: str
    quote: str
    unquote: str


class Wording(BaseModel):
    """How one language words a script."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: Labels
    phrases: Phrases
    marks: Marks
    languages: dict[str, str]
    """By BCP 47 primary tag; a tag that is not here is written as it is."""
    kinds: dict[ElementKind, str]
    framing: dict[Framing, str]
    angle: dict[Angle, str]
    movement: dict[Movement, str]
    transition: dict[Transition, str]


@cache
def wording(language: str) -> Wording:
    """The words of one of `LANGUAGES`; KeyError for any other."""
    return Wording.model_validate(_TABLES[language])


def script(plan: VideoPlan, language: str = "en") -> str:
    """The plan in plain words, labelled in one of `LANGUAGES`; names and words stay as they are.

    What words cannot carry is left out: ids, assets, bound voices, takes and notes.
    """
    writer = Writer(plan, language)
    blocks = [writer.head(), writer.elements(), writer.cast()]
    blocks += [writer.shot(number, shot) for number, shot in enumerate(plan.shots, 1)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def figure(seconds: float) -> str:
    """Seconds to the millisecond, without zeros at the end: `4`, `2.5`."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


class Writer:
    """Writes the parts of one plan in one language."""

    def __init__(self, plan: VideoPlan, language: str) -> None:
        self.plan = plan
        self.language = language
        self.words = wording(language)

    def head(self) -> list[str]:
        """What holds for the whole video."""
        plan, labels = self.plan, self.words.labels
        rows = [(labels.title, plan.title), (labels.length, self.seconds(plan.seconds))]
        rows += [(labels.format, self._format()), (labels.style, plan.style)]
        rows.append((labels.avoid, plan.avoid or ""))
        return [self._line(label, words) for label, words in rows if words]

    def elements(self) -> list[str]:
        """Every reference with what it is."""
        rows = [INDENT + self._element(element) for element in self.plan.elements]
        return [self._heading(self.words.labels.elements), *rows] if rows else []

    def cast(self) -> list[str]:
        """Everybody with voice and looks."""
        rows = [INDENT + self._character(who) for who in self.plan.characters]
        return [self._heading(self.words.labels.cast), *rows] if rows else []

    def shot(self, number: int, shot: Shot) -> list[str]:
        """A shot: what is seen, then what is said, read and heard."""
        seconds = self.seconds(shot.seconds)
        head = self.words.phrases.shot.format(number=number, seconds=seconds)
        seen = [self._line(label, words) for label, words in self._picture(shot)]
        rows = (*seen, *self.said(shot), *self.read(shot), *self.heard(shot))
        return [head, *(INDENT + row for row in rows)]

    def camera(self, shot: Shot) -> str:
        """Framing, angle and movement."""
        words = self.words
        return words.marks.comma.join(
            (words.framing[shot.framing], words.angle[shot.angle], words.movement[shot.movement])
        )

    def said(self, shot: Shot) -> list[str]:
        """Every line with who speaks it, and how."""
        return [row for line in shot.dialogue for row in self._dialogue(line)]

    def read(self, shot: Shot) -> list[str]:
        """Every lettering with its place."""
        return [self._lettering(lettering) for lettering in shot.lettering]

    def heard(self, shot: Shot) -> list[str]:
        """Ambience, effects and music."""
        return [self._line(label, words) for label, words in self._sound(shot) if words]

    def seconds(self, seconds: float) -> str:
        return self.words.phrases.seconds.format(figure=figure(seconds))

    def _picture(self, shot: Shot) -> Iterator[tuple[str, str]]:
        words, labels = self.words, self.words.labels
        if shot.transition != "cut":
            yield labels.transition, words.transition[shot.transition]
        yield labels.camera, self.camera(shot)
        if shot.scene:
            yield labels.place, shot.scene
        yield labels.action, shot.action
        present = [self.plan.character(id).name for id in shot.characters]
        present += [self._thing(self.plan.element(id)) for id in shot.elements]
        if present:
            yield labels.present, words.marks.comma.join(present)

    def _thing(self, element: Element) -> str:
        """A reference among people; in angle brackets where somebody is called the same."""
        named = any(who.name == element.handle for who in self.plan.characters)
        return f"<{element.handle}>" if named else element.handle

    def _sound(self, shot: Shot) -> Iterator[tuple[str, str]]:
        labels, sound = self.words.labels, shot.sound
        yield labels.ambience, sound.ambience or ""
        yield labels.effects, self.words.marks.semicolon.join(sound.effects)
        yield labels.music, sound.music or ""

    def _dialogue(self, line: DialogueLine) -> Iterator[str]:
        """`Mei (Chinese, Sichuanese; whispers): “我的！”`, and what it was translated from."""
        who = self.plan.character(line.character)
        over = self.words.phrases.voice_over if line.voice_over else ""
        spoken = self._spoken(line.language, line.dialect)
        notes = (spoken, line.delivery or "", over, self._starts(line.starts))
        yield self._line(who.name, self._quoted(line.text), notes)
        if line.original is not None:
            yield self._line(self.words.labels.original, self._quoted(line.original))

    def _lettering(self, lettering: Lettering) -> str:
        phrases = self.words.phrases
        over = "" if lettering.in_scene else phrases.composed
        lasts = phrases.lasts.format(figure=figure(lettering.seconds)) if lettering.seconds else ""
        notes = (lettering.place, over, self._starts(lettering.starts), lasts)
        return self._line(self.words.labels.lettering, self._quoted(lettering.text), notes)

    def _character(self, who: Character) -> str:
        handle = self.plan.element(who.element).handle if who.element else ""
        spoken = self._spoken(who.voice.language, who.voice.dialect)
        return self._line(who.name, who.looks, (spoken, who.voice.manner or "", handle))

    def _element(self, element: Element) -> str:
        kind = self.words.kinds[element.kind]
        return self._line(element.handle, element.name, (kind, element.looks))

    def _format(self) -> str:
        plan, phrases = self.plan, self.words.phrases
        stated = [plan.aspect_ratio, plan.resolution, phrases.fps.format(figure=plan.fps)]
        stated += [] if plan.audio else [phrases.silent]
        stated += [phrases.subtitles] if plan.subtitles else []
        stated += [] if plan.lettering_allowed else [phrases.unlettered]
        return self.words.marks.comma.join(stated)

    def _spoken(self, language: str, dialect: str | None) -> str:
        """A language, and the way it is spoken."""
        named = self.words.languages.get(language, language)
        return self.words.marks.comma.join(filter(None, (named, dialect and self._way(dialect))))

    def _way(self, dialect: str) -> str:
        """A way of speaking; a script in its own language calls it as its speakers do."""
        known = dialects.find(dialect)
        own = known and known.label == dialect and known.language == self.language
        return known.own if known and own and dialects.find(known.own) is known else dialect

    def _starts(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        return self.words.phrases.starts.format(figure=figure(seconds))

    def _quoted(self, words: str) -> str:
        return f"{self.words.marks.quote}{words}{self.words.marks.unquote}"

    def _heading(self, label: str) -> str:
        return f"{label}{self.words.marks.colon}".rstrip()

    def _line(self, label: str, words: str, notes: Iterable[str] = ()) -> str:
        """`label (note; note): words`; a line break in them stays one."""
        marks = self.words.marks
        aside = marks.semicolon.join(filter(None, notes))
        aside = f"{marks.opening}{aside}{marks.closing}" if aside else ""
        head = f"{label}{aside}" if aside and not words else f"{label}{aside}{marks.colon}"
        return f"{head}{words}".rstrip().replace("\n", f"\n{CONTINUED}")

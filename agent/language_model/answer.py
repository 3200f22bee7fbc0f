"""What a language model answers: slimmer than a plan, and nothing that only code may decide.

People go by their names and shots by their place; takes, resolution, files and bound voices cannot
be said at all. The sentences here are the model's instructions: they reach it in the schema.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from ...generator import plan

Framing = TypeAliasType("Framing", plan.Framing)
Angle = TypeAliasType("Angle", plan.Angle)
Movement = TypeAliasType("Movement", plan.Movement)
Transition = TypeAliasType("Transition", plan.Transition)
AspectRatio = TypeAliasType("AspectRatio", plan.AspectRatio)
ElementKind = TypeAliasType("ElementKind", plan.ElementKind)

Word = Annotated[str, Field(max_length=80)]
Phrase = Annotated[str, Field(max_length=300)]
Passage = Annotated[str, Field(max_length=900)]
Seconds = Annotated[float, Field(gt=0, le=3600)]


class Slim(BaseModel):
    """A part of an answer; what is in it beyond its fields has no effect."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)


class Line(Slim):
    who: Word
    """Speaker, by name."""
    text: Passage
    """Words to be spoken."""
    original: Passage | None = None
    """The user's words, only where text translates them."""
    language: Word
    """BCP 47 primary tag of how it is spoken."""
    dialect: Word | None = None
    delivery: Word | None = None
    """Manner, such as: whispers."""
    voice_over: bool = False
    """Narration, or a voice from outside the picture."""


class Lettering(Slim):
    text: Phrase
    """To be read, to the letter."""
    place: Word
    """Such as: neon sign over the stall."""
    in_scene: bool = True
    """False when it lies over the picture."""


class Shot(Slim):
    seconds: Seconds
    scene: Word = ""
    """Where it plays; the same words for the same place."""
    action: Passage
    """What is seen, in the present tense."""
    framing: Framing = "medium"
    angle: Angle = "eye level"
    movement: Movement = "static"
    who: tuple[Word, ...] = ()
    """Names of those in the picture."""
    things: tuple[Word, ...] = ()
    """Handles of uploads in the picture."""
    lines: tuple[Line, ...] = ()
    """In speaking order."""
    lettering: tuple[Lettering, ...] = ()
    ambience: Phrase | None = None
    effects: tuple[Phrase, ...] = ()
    music: Phrase | None = None
    transition: Transition = "cut"
    """Into this shot."""


class Person(Slim):
    name: Word
    """As the user calls them."""
    looks: Phrase = ""
    """Observable: age, build, hair, clothes."""
    language: Word
    """BCP 47 primary tag of how they speak."""
    dialect: Word | None = None
    manner: Word | None = None
    """How they speak in general."""
    thing: Word | None = None
    """Handle of the upload that shows them."""


class Thing(Slim):
    handle: Word
    """Of an upload, as given."""
    name: Word
    kind: ElementKind
    looks: Phrase = ""


class NewPlan(Slim):
    """A whole plan."""

    kind: Literal["plan"] = "plan"
    title: Word
    style: Phrase = ""
    """Look of the whole video, observable."""
    aspect_ratio: AspectRatio = "16:9"
    audio: bool = True
    subtitles: bool = False
    """Captions burned in; only when asked for."""
    lettering_allowed: bool = True
    avoid: Phrase | None = None
    """What must not appear."""
    people: tuple[Person, ...] = ()
    things: tuple[Thing, ...] = ()
    asks_speech: Phrase | None = None
    """The user's own words, copied, that ask for speech they did not write; null if none do."""
    shots: Annotated[tuple[Shot, ...], Field(min_length=1)]
    notes: tuple[Phrase, ...] = ()
    """Assumptions the user should know, in their language."""


class Ask(Slim):
    """One short question, only when no sensible assumption exists."""

    kind: Literal["question"] = "question"
    options: tuple[Word, ...] = ()
    """A few answers to choose from."""


class Chat(Slim):
    """Words that change nothing."""

    kind: Literal["talk"] = "talk"
    about: Literal["question", "impossible", "chat"]
    """They asked something; want what cannot be done; only spoke."""


class FirstAnswer(Slim):
    """To words that come before there is a plan."""

    reply: Passage
    """To the user, in the language they write in: what you did, or the question. One or two
    sentences."""
    outcome: Annotated[NewPlan | Ask | Chat, Field(discriminator="kind")]


class ShotChange(Slim):
    """Fields that stay as they are are null."""

    id: Word
    """Of the shot; for a new one n1, n2."""
    after: Word | None = None
    """For a new shot: id of the one before it; null puts it first."""
    seconds: Seconds | None = None
    scene: Word | None = None
    action: Passage | None = None
    framing: Framing | None = None
    angle: Angle | None = None
    movement: Movement | None = None
    who: tuple[Word, ...] | None = None
    """Names of all in the picture."""
    things: tuple[Word, ...] | None = None
    lettering: tuple[Lettering, ...] | None = None
    """All of it."""
    ambience: Phrase | None = None
    """Empty for none."""
    effects: tuple[Phrase, ...] | None = None
    music: Phrase | None = None
    """Empty for none."""
    transition: Transition | None = None


class LineChange(Slim):
    """Fields that stay as they are are null."""

    id: Word
    """Of the line; for a new one n1, n2."""
    shot: Word | None = None
    """Id of its shot."""
    before: Word | None = None
    """For a new or moved line: id of the line it comes before; null for the last."""
    who: Word | None = None
    text: Passage | None = None
    original: Passage | None = None
    language: Word | None = None
    dialect: Word | None = None
    """Empty for none."""
    delivery: Word | None = None
    """Empty for none."""
    voice_over: bool | None = None


class PersonChange(Slim):
    """Somebody new, or changed; fields that stay as they are are null."""

    id: Word
    """Of the person; for a new one n1, n2."""
    name: Word | None = None
    looks: Phrase | None = None
    language: Word | None = None
    dialect: Word | None = None
    """Empty for none."""
    manner: Word | None = None
    thing: Word | None = None
    """Handle of the upload that shows them."""


class VideoChange(Slim):
    """Fields that stay as they are are null."""

    title: Word | None = None
    style: Phrase | None = None
    aspect_ratio: AspectRatio | None = None
    audio: bool | None = None
    subtitles: bool | None = None
    lettering_allowed: bool | None = None
    avoid: Phrase | None = None
    """Empty for none."""


class Changes(Slim):
    """Only what the words ask to change."""

    kind: Literal["changes"] = "changes"
    overrides: tuple[int, ...] = ()
    """Numbers of stated facts that the new words take back."""
    asks_speech: Phrase | None = None
    """The user's own words, copied, that ask for speech they did not write; null if none do."""
    people: tuple[PersonChange, ...] = ()
    shots: tuple[ShotChange, ...] = ()
    lines: tuple[LineChange, ...] = ()
    """Lines of new shots, too."""
    drop: tuple[Word, ...] = ()
    """Ids of shots, lines and people to take out."""
    order: tuple[Word, ...] | None = None
    """Ids of all shots in a new order."""
    again: tuple[Word, ...] = ()
    """Ids of shots of which the user wants another take."""
    video: VideoChange | None = None


class AnotherVideo(Slim):
    """Only when the words ask for another video: you will be asked for its plan."""

    kind: Literal["another_video"] = "another_video"
    because: Phrase
    """The user's own words, copied, that ask for another video."""


class Step(Slim):
    """Through the versions, or on to the render."""

    kind: Literal["step"] = "step"
    to: Literal["undo", "redo", "first", "version", "render"]
    """render: the user agrees to what is planned."""
    version: int | None = None


class LaterAnswer(Slim):
    """To words about a plan."""

    reply: Passage
    """To the user, in the language they write in: what changed, the answer, or the question. One
    or two sentences."""
    outcome: Annotated[Changes | AnotherVideo | Ask | Chat | Step, Field(discriminator="kind")]


Answer = FirstAnswer | LaterAnswer

"""The plan: what every planner writes, every generator reads and every front end shows.

This file is the plan's only definition. It knows nothing of models, files or providers.
Values are frozen; a change makes a new value. Unknown fields are refused, and every id that
is used must be defined. A saved plan of an older form is lifted by `callsheet.generator.forms`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from . import forms
from .errors import BadPlan

FORM = forms.NEWEST

Mode = Literal["single", "multi", "custom"]
AspectRatio = Literal["16:9", "9:16", "1:1", "4:3", "3:4", "21:9"]
Resolution = Literal["540p", "720p", "1080p", "4k"]
Fps = Literal[24, 25, 30, 60]
Framing = Literal[
    "extreme close-up",
    "close-up",
    "medium close-up",
    "medium",
    "medium wide",
    "wide",
    "extreme wide",
    "over-the-shoulder",
    "insert",
]
Angle = Literal["eye level", "low", "high", "overhead", "dutch", "point of view"]
Movement = Literal[
    "static",
    "pan left",
    "pan right",
    "tilt up",
    "tilt down",
    "dolly in",
    "dolly out",
    "zoom in",
    "zoom out",
    "tracking",
    "orbit",
    "crane up",
    "crane down",
    "handheld",
    "whip pan",
]
Transition = Literal["cut", "dissolve", "fade", "match cut"]
ElementKind = Literal["character", "object", "place", "style", "logo", "motion"]
Seconds = Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]
Moment = Annotated[float, Field(ge=0, le=3600, allow_inf_nan=False)]


class Part(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Voice(Part):
    """How somebody sounds."""

    language: str = "en"
    """BCP 47 primary tag of how it is spoken, such as `ko`."""
    dialect: str | None = None
    """The catalogue's English label, or the user's own words where it has none."""
    manner: str | None = None
    """How this person speaks in general, such as `low and calm`."""
    voice: str | None = None
    """A bound voice id."""


class Character(Part):
    """Somebody who acts or speaks."""

    id: str
    name: str
    """As the user calls them; `woman in red coat` if unnamed."""
    looks: str = ""
    """What they look like, in observable words."""
    voice: Voice = Voice()
    element: str | None = None
    """Id of the element that fixes their looks."""


class Element(Part):
    """An uploaded or named subject that must stay the same."""

    id: str
    handle: str
    """As the user wrote it, such as `@Image 1`."""
    name: str
    kind: ElementKind
    looks: str = ""
    assets: tuple[str, ...] = ()
    """Asset ids of its pictures, videos or sounds."""
    voice: str | None = None
    """A bound voice id."""


class Span(Part):
    """A stretch of a line that is spoken in one language."""

    text: str
    language: str


class DialogueLine(Part):
    """Words that are spoken."""

    id: str
    character: str
    """Id of the speaker."""
    text: str
    """The words to be spoken; what the user put in quotation marks stays to the letter."""
    original: str | None = None
    """The user's words, when `text` is a translation of them."""
    language: str = "en"
    """BCP 47 primary tag of how the line is spoken."""
    dialect: str | None = None
    """The catalogue's English label, or the user's own words where it has none."""
    delivery: str | None = None
    """Manner of this line, such as `whispers`."""
    voice_over: bool = False
    """True for narration and voices from outside the picture."""
    starts: Moment | None = None
    """Seconds from the start of the shot."""
    spans: tuple[Span, ...] | None = None
    """The line in pieces when it switches language inside; joined they are `text`."""


class Lettering(Part):
    """Text that is read in the picture."""

    text: str
    """To the letter."""
    place: str = ""
    """Where it stands, such as `neon sign over the stall` or `top left`."""
    in_scene: bool = True
    """True for a sign, label or screen in the picture; false when composed over it."""
    starts: Moment | None = None
    """Seconds from the start of the shot; from its start when null."""
    seconds: Seconds | None = None
    """How long it stays; to the end of the shot when null."""


class Sound(Part):
    """What is heard beside the dialogue."""

    ambience: str | None = None
    effects: tuple[str, ...] = ()
    music: str | None = None


class Shot(Part):
    """One shot: what the camera sees and the microphone hears without a cut."""

    id: str
    """Stable through every edit; never used again."""
    seconds: Seconds
    scene: str = ""
    """Where it plays; shots of one scene may be made in one generation."""
    action: str
    """What is seen, in the present tense."""
    framing: Framing = "medium"
    angle: Angle = "eye level"
    movement: Movement = "static"
    characters: tuple[str, ...] = ()
    """Ids of those in the picture."""
    elements: tuple[str, ...] = ()
    """Ids of the elements in the picture."""
    dialogue: tuple[DialogueLine, ...] = ()
    """In speaking order."""
    lettering: tuple[Lettering, ...] = ()
    sound: Sound = Sound()
    transition: Transition = "cut"
    """Into this shot."""
    start_frame: str | None = None
    """Asset id."""
    end_frame: str | None = None
    """Asset id."""
    take: Annotated[int, Field(ge=1)] = 1
    """Raised to ask for another take of the same shot."""


class VideoPlan(Part):
    """A whole video, in the order in which it is seen."""

    form: Literal["plan.1"] = FORM
    title: str
    mode: Mode = "multi"
    """One continuous shot; shots planned by us; shots given by the user, followed strictly."""
    aspect_ratio: AspectRatio = "16:9"
    resolution: Resolution = "720p"
    """Of the shorter side."""
    fps: Fps = 24
    style: str = ""
    """Look of the whole video, in observable words."""
    audio: bool = True
    """Sound is wanted."""
    subtitles: bool = False
    """Captions of the dialogue, burned into the picture, are wanted."""
    lettering_allowed: bool = True
    """False when the user forbids any text in the picture."""
    characters: tuple[Character, ...] = ()
    elements: tuple[Element, ...] = ()
    shots: Annotated[tuple[Shot, ...], Field(min_length=1)]
    start_frame: str | None = None
    """Asset id: the first frame of the video."""
    end_frame: str | None = None
    """Asset id: the last frame of the video."""
    avoid: str | None = None
    """What must not appear."""
    notes: tuple[str, ...] = ()
    """Assumptions made and things the user should know, in the user's language."""

    @property
    def seconds(self) -> float:
        """Length of the video: the sum of its shots."""
        return round(sum(shot.seconds for shot in self.shots), 3)

    @property
    def lines(self) -> tuple[DialogueLine, ...]:
        """All dialogue, in order."""
        return tuple(line for shot in self.shots for line in shot.dialogue)

    def shot(self, id: str) -> Shot:
        """The shot with this id; KeyError when there is none."""
        return {shot.id: shot for shot in self.shots}[id]

    def character(self, id: str) -> Character:
        """The character with this id; KeyError when there is none."""
        return {who.id: who for who in self.characters}[id]

    def element(self, id: str) -> Element:
        """The element with this id; KeyError when there is none."""
        return {element.id: element for element in self.elements}[id]

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        if faults := list(_faults(self)):
            raise ValueError("; ".join(faults))
        return self


def _faults(plan: VideoPlan) -> Iterator[str]:
    """Every id defined twice or not at all, every span that does not add up, as sentences."""
    people = {who.id for who in plan.characters}
    elements = {element.id for element in plan.elements}
    for what, ids in (
        ("character", [who.id for who in plan.characters]),
        ("element", [element.id for element in plan.elements]),
        ("shot", [shot.id for shot in plan.shots]),
        ("line", [line.id for line in plan.lines]),
    ):
        yield from (f"{what} {id!r} is defined twice" for id, n in Counter(ids).items() if n > 1)
    for who in plan.characters:
        if who.element is not None and who.element not in elements:
            yield f"character {who.id!r} uses element {who.element!r}, which is not defined"
    for shot in plan.shots:
        yield from (
            f"shot {shot.id!r} shows character {id!r}, who is not defined"
            for id in shot.characters
            if id not in people
        )
        yield from (
            f"shot {shot.id!r} uses element {id!r}, which is not defined"
            for id in shot.elements
            if id not in elements
        )
        for line in shot.dialogue:
            if line.character not in people:
                yield f"line {line.id!r} is spoken by {line.character!r}, who is not defined"
            if line.spans and "".join(span.text for span in line.spans) != line.text:
                yield f"the spans of line {line.id!r} do not join to its text"


def read_plan(data: str | bytes | dict[str, Any]) -> VideoPlan:
    """The plan in JSON text or plain data of any known form; `BadPlan` names every fault in it."""
    try:
        lifted = forms.newest(data)
        return VideoPlan.model_validate_json(forms.text(lifted))
    except ValidationError as error:
        faults = "; ".join(_sentence(dict(fault)) for fault in error.errors())
        raise BadPlan(
            f"the plan was not valid: {faults}",
            "mend what is named; `callsheet schema` prints what a plan may hold",
        ) from error


def _sentence(fault: dict[str, Any]) -> str:
    """A pydantic fault as `shots.0.seconds: what is wrong`."""
    where = ".".join(str(step) for step in fault["loc"])
    what = str(fault["msg"]).removeprefix("Value error, ")
    return f"{where}: {what}" if where else what

"""What can be done by hand at a front end: one field, one thing more or less, one move.

Plain data that a page, a form or a program sends; `callsheet.agent.by_hand` does it.
"""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, TypeAdapter

from ..generator.plan import ElementKind, Part

Thing = Literal["video", "shot", "sound", "line", "lettering", "character", "voice", "element"]
"""What has fields. A sound belongs to the shot of the same id, a voice to the character."""


class Set(Part):
    """Gives one field of one thing a new value."""

    do: Literal["set"] = "set"
    of: Thing
    id: str = ""
    """Of the thing; of its shot for a lettering; empty for the video."""
    at: int = 0
    """Which lettering of the shot."""
    field: str
    value: JsonValue = None


class Add(Part):
    """One thing more."""

    do: Literal["add"] = "add"
    of: Literal["shot", "line", "lettering", "character"]
    id: str = ""
    """The shot it comes into, or behind; a new first shot when empty."""
    text: str = ""
    """What is seen, said or read, or the name of the character."""


class Drop(Part):
    """One thing less."""

    do: Literal["drop"] = "drop"
    of: Literal["shot", "line", "lettering", "character", "element"]
    id: str
    at: int = 0


class Move(Part):
    """A shot in another place."""

    do: Literal["move"] = "move"
    id: str
    to: int
    """Index among the other shots."""


class Split(Part):
    """Two shots for one: the later lines go into the second."""

    do: Literal["split"] = "split"
    id: str


class Take(Part):
    """Another take of the same shot."""

    do: Literal["take"] = "take"
    id: str


class MakeElement(Part):
    """A subject of uploads, which stays the same wherever it is seen."""

    do: Literal["element"] = "element"
    id: str = ""
    """Of one that the uploads are added to; a new one when empty."""
    name: str = ""
    kind: ElementKind = "character"
    assets: tuple[str, ...] = ()
    """Asset ids."""


Deed = Annotated[Set | Add | Drop | Move | Split | Take | MakeElement, Field(discriminator="do")]
DEED: TypeAdapter[Deed] = TypeAdapter(Deed)

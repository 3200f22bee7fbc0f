"""What a click on the page asks for, beside the changes by hand of `callsheet.agent.deeds`."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from ..agent.deeds import Deed
from ..generator.base import GeneratorName
from ..generator.errors import BadInput
from ..generator.plan import Part

EXAMPLES = ("examples/night-market", "examples/pour-over", "examples/paper-lantern")
"""Names of the prompts that a first visitor can begin with."""


class Press(Part):
    """A button that says all by itself."""

    do: Literal["undo", "redo", "render", "stop", "approve", "decline", "new"]


class Begin(Part):
    """One of the examples, by its number from 1."""

    do: Literal["example"]
    number: int = Field(ge=1, le=len(EXAMPLES))


class Open(Part):
    """Another conversation."""

    do: Literal["open"]
    thread: str


class Delete(Part):
    """A conversation, for good."""

    do: Literal["delete"]
    thread: str


class Rename(Part):
    """Another title of a conversation."""

    do: Literal["rename"]
    thread: str
    value: str


class Restore(Part):
    """A version that is put in force again."""

    do: Literal["restore"]
    number: int


class Compare(Part):
    """A version to be seen beside the plan as it is; 0 for none."""

    do: Literal["compare"]
    number: int


class Choose(Part):
    """What makes the video of the conversation."""

    do: Literal["generator"]
    name: GeneratorName


class Speak(Part):
    """The language of the page itself."""

    do: Literal["speak"]
    language: str


Click = Annotated[
    Press | Begin | Open | Delete | Rename | Restore | Compare | Choose | Speak,
    Field(discriminator="do"),
]
_ASKED: TypeAdapter[Click | Deed] = TypeAdapter(
    Annotated[Click | Deed, Field(union_mode="left_to_right")]
)


def read_deed(given: str) -> Click | Deed:
    """What the page sends. Raises `BadInput` for what is none."""
    try:
        return _ASKED.validate_json(given)
    except ValidationError as error:
        raise BadInput("the page sent what is no deed", "load the page again") from error

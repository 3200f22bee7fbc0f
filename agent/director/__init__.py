"""The Director: plans with no network, no key and no model, in milliseconds, always the same."""

import asyncio
import re
from collections.abc import Iterable

from ...generator.errors import BadInput
from ...generator.plan import VideoPlan
from ..events import Tell, unheard
from ..planner import Attachment, Outcome, Planned, Request

LONGEST_LETTERS = 50_000


class Director:
    """The offline planner: reads what the words state, completes it by craft, invents no words."""

    name = "director"

    async def plan(self, request: Request, tell: Tell = unheard) -> Outcome:
        """A plan for a first request; for a later one what changes of the plan so far.

        Read beside the event loop: long words take seconds, and others are being answered.
        """
        return await asyncio.to_thread(_read, request)


def _read(request: Request) -> Outcome:
    if request.plan is None:
        return read_request(request)
    from .feedback import revise
    from .labelled import script_in
    from .plain_text import plain

    _check_length(request.said)
    said = _writable(request.said)
    script = script_in(said, request.attachments)
    return script or revise(request.model_copy(update={"said": plain(said)}))


def read_request(request: Request) -> Planned:
    """A whole new plan from the words of a request, with a reply in the user's language.

    Raises `BadInput` for words that are empty or far too long.
    """
    from .assemble import planned
    from .labelled import script_in
    from .plain_text import plain

    _check(request.said)
    said = _writable(request.said)
    return script_in(said, request.attachments) or planned(plain(said), request.attachments)


def plan_of(said: str, attachments: Iterable[Attachment] = ()) -> VideoPlan:
    """The plan the Director reads from words alone. Raises `BadInput` as `read_request`."""
    return read_request(Request(said=said, attachments=tuple(attachments))).plan


def _writable(said: str) -> str:
    """The words without halves of letters, which no file can hold; every place stays the same."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", said)


def _check(said: str) -> None:
    if not any(letter.isalnum() for letter in said):
        raise BadInput(
            "the request held no words",
            "say what the video shows, for example: a cat yawns on a windowsill, 5 seconds",
        )
    _check_length(said)


def _check_length(said: str) -> None:
    if len(said) > LONGEST_LETTERS:
        raise BadInput(
            f"the request was {len(said):,} letters long; at most {LONGEST_LETTERS:,} are read",
            "send one video or one part of it at a time",
        )

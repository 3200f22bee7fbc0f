"""The planner that asks a language model and holds its answer to the user's words.

One call a turn; a second one when the answer does not hold, with everything that is wrong with it.
What then still differs is put back where that is mechanical, and told where it is not.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from ...generator.assets import Assets
from ...generator.errors import BadInput, CannotPlan
from ...generator.plan import VideoPlan
from ..director import read_request
from ..events import Spent, Tell, unheard
from ..planner import Attachment, Outcome, Planned, Request
from . import faults, wire
from .answer import FirstAnswer, LaterAnswer
from .building import Unbuildable
from .checking import First, Later
from .looking import Seen, seen
from .remembering import director_says
from .schema import strict_schema
from .telling import first_messages, later_messages, repair_messages
from .tokens import estimated_tokens, tokens
from .wire import Endpoint, Message, Reply
from .writing import Listener

CALLS = 2
"""Of the model in a turn, at most."""
RECENT = (6, 2, 0)
"""How many turns before are told in some length, the fewer the less room there is."""
FAULTS_TOLD = 12

Given = TypeVar("Given", FirstAnswer, LaterAnswer)


class Check(Protocol[Given]):
    """What is known before a model answers, and what its answer comes to."""

    form: type[Given]

    def faults(self, answer: Given) -> tuple[str, ...]:
        """Everything that is wrong with the answer. Raises `Unbuildable`."""
        ...

    def outcome(self, answer: Given) -> Outcome:
        """What the answer comes to, everything put back that is mechanical."""
        ...


@dataclass(frozen=True)
class Prices:
    """Dollars of a million tokens; null where they are not known."""

    prompt: float | None = None
    answer: float | None = None


class LanguageModelPlanner:
    """Plans with any model behind a server of chat completions."""

    def __init__(
        self,
        endpoint: Endpoint,
        assets: Assets,
        *,
        prices: Prices | None = None,
        context_tokens: int = 32_000,
        sees: bool = False,
        vocabularies: Path | None = None,
    ) -> None:
        self.name = endpoint.model
        answer_tokens = min(endpoint.answer_tokens, context_tokens // 2)
        self.endpoint = replace(endpoint, answer_tokens=answer_tokens)
        self.assets = assets
        self.prices = prices or Prices()
        self.context_tokens = context_tokens
        self.sees = sees
        self.vocabularies = vocabularies

    async def plan(self, request: Request, tell: Tell = unheard) -> Outcome:
        """What the model makes of the words. Raises `CannotPlan`, `CannotOpen` or `BadInput`."""
        turn = _Turn(self, request, tell)
        try:
            return await turn.outcome()
        finally:
            if turn.replies:
                tell(turn.spent())


class _Turn:
    """One turn: what is asked of the model, how often, and what that takes."""

    def __init__(self, planner: LanguageModelPlanner, request: Request, tell: Tell) -> None:
        self._planner, self._request, self._tell = planner, request, tell
        self._endpoint = planner.endpoint
        self.replies: list[Reply] = []

    async def outcome(self) -> Outcome:
        request, plan = self._request, self._request.plan
        if not any(map(str.isalnum, request.said)):
            raise BadInput("the request held no words", "say what the video shows, or what to do")
        if plan is None:
            return await self._first(_begun(request))
        director = director_says(request)
        if isinstance(director, Planned):
            return await self._first(request)
        return await self._later(request, plan, director)

    async def _first(self, request: Request) -> Outcome:
        reading = read_request(request).plan
        check = First(self._endpoint.model, request, reading)
        shown = await self._seen(request.attachments)
        messages = first_messages(request.said, check.facts, shown, self._planner.sees)
        self._fitting([messages], FirstAnswer)
        return check.outcome(await self._answer(messages, check))

    async def _later(self, request: Request, plan: VideoPlan, director: Outcome | None) -> Outcome:
        check = Later(self._endpoint.model, request, plan, director)
        shown = await self._seen(request.attachments)
        sees = self._planner.sees
        told = (later_messages(request, plan, check.facts, shown, sees, n) for n in RECENT)
        answer = await self._answer(self._fitting(told, LaterAnswer), check)
        if check.wants_another(answer) and len(self.replies) < CALLS:
            return await self._first(request)
        return check.outcome(answer)

    async def _seen(self, attachments: Sequence[Attachment]) -> tuple[Seen, ...]:
        return await seen(attachments, self._planner.assets) if attachments else ()

    def _fitting(
        self, told: Iterable[list[Message]], form: type[FirstAnswer | LaterAnswer]
    ) -> list[Message]:
        """The first of the tellings, which get shorter, that leaves room for an answer."""
        room = self._planner.context_tokens - self._endpoint.answer_tokens
        schema = json.dumps(strict_schema(form))
        messages, text = list[Message](), ""
        for messages in told:
            text = f"{schema}\n{_text(messages)}"
            if estimated_tokens(text) <= room:
                return messages
        needed = tokens(text, self._planner.vocabularies)
        if needed > room:
            raise faults.too_much(self._endpoint.model, needed, room)
        return messages

    async def _answer(self, messages: list[Message], check: Check[Given]) -> Given:
        """The model's answer, mended once; its faults that are left are mechanical.

        Raises `CannotPlan` when no answer can be read or built.
        """
        reply = await self._ask(messages, check.form)
        answer, wrong = self._read(reply, check)
        if not wrong or len(self.replies) >= CALLS:
            return self._some(answer, wrong)
        mended = repair_messages(reply.text, wrong[:FAULTS_TOLD])
        try:
            second, still = self._read(await self._ask([*messages, *mended], check.form), check)
        except CannotPlan:
            if answer is None:
                raise
            return answer
        return self._some(second or answer, still)

    def _some(self, answer: Given | None, wrong: Sequence[str]) -> Given:
        if answer is None:
            raise faults.not_understood(self._endpoint.model, wrong[0])
        return answer

    async def _ask(self, messages: list[Message], form: type[BaseModel]) -> Reply:
        schema = strict_schema(form)
        reply = await wire.ask(self._endpoint, messages, schema, Listener(self._tell))
        self.replies.append(reply)
        if reply.refusal or reply.ended == "content_filter":
            raise faults.refused(self._endpoint.model, reply.refusal)
        if reply.ended == "length":
            raise faults.cut_short(self._endpoint.model, reply.answer_tokens)
        return reply

    def _read(self, reply: Reply, check: Check[Given]) -> tuple[Given | None, tuple[str, ...]]:
        """The answer in a reply with its faults; null when it cannot be read or built."""
        try:
            data = _json(reply.text)
        except ValueError as error:
            wire.cannot_keep_the_form(self._endpoint)
            return None, (f"the answer was not one JSON object: {error}",)
        try:
            answer = check.form.model_validate(data)
            return answer, check.faults(answer)
        except ValidationError as error:
            return None, tuple(_sentence(dict(fault)) for fault in error.errors())
        except Unbuildable as error:
            return None, error.faults

    def spent(self) -> Spent:
        """What the turn took so far."""
        read = sum(reply.prompt_tokens for reply in self.replies)
        written = sum(reply.answer_tokens for reply in self.replies)
        prices = self._planner.prices
        dollars = None
        if prices.prompt is not None and prices.answer is not None:
            dollars = (read * prices.prompt + written * prices.answer) / 1e6
        return Spent(
            model=self._endpoint.model,
            calls=len(self.replies),
            prompt_tokens=read,
            answer_tokens=written,
            counted=all(reply.counted for reply in self.replies),
            dollars=dollars,
        )


def _begun(request: Request) -> Request:
    """The request with all that was said and given while its question was open."""
    asked = request.asked
    if asked is None or request.plan is not None:
        return request
    said = "\n".join((asked.said, *asked.answers, request.said))
    given = [upload for turn in request.earlier for upload in turn.attachments]
    return request.model_copy(update={"said": said, "attachments": (*given, *request.attachments)})


def _json(text: str) -> object:
    """The JSON object in a text, also between fences or after some words. Raises ValueError."""
    whole = re.search(r"\{.*\}", text, re.S)
    if whole is None:
        raise ValueError("there was none")
    return cast(object, from_json(whole[0]))


def _sentence(fault: dict[str, Any]) -> str:
    where = ".".join(str(step) for step in fault["loc"])
    return f"{where}: {fault['msg']}"


def _text(messages: Sequence[Message]) -> str:
    """The words of messages; pictures in them are not counted."""
    contents = (message.content for message in messages)
    return "\n".join(
        content
        if isinstance(content, str)
        else "\n".join(str(part.get("text", "")) for part in content)
        for content in contents
    )

"""Asks a server that speaks chat completions for one JSON answer, and learns what it can.

Knows HTTP, streaming and the ways to ask for a form; knows nothing of plans. What a server was
found not to take is remembered for its model while the process lives.
"""

import asyncio
import json
import re
import ssl
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, cast

import httpx2
import openai
from openai import AsyncOpenAI, AsyncStream
from openai.types.chat import ChatCompletionChunk
from pydantic import SecretStr

from ...prompts import prompt
from ..settings import Settings
from . import faults
from .schema import Schema
from .tokens import estimated_tokens

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessageParam

Way = Literal["schema", "tool", "plain"]
"""How the form is asked for: as a response format, as a function's arguments, in words."""
WAYS: tuple[Way, ...] = ("schema", "tool", "plain")
NEEDS_KEY = "https://api.openai.com"
ANSWER = "answer"
"""Name of the form and of the function."""

Content = str | list[dict[str, Any]]


@dataclass(frozen=True)
class Message:
    """One message; the content is text, or parts of text and pictures as the protocol has them."""

    role: Literal["system", "user", "assistant"]
    content: Content


@dataclass(frozen=True)
class Endpoint:
    """A model at a server."""

    url: str
    model: str
    key: SecretStr | None = None
    timeout_seconds: float = 300
    temperature: float | None = None
    answer_tokens: int = 8_000


@dataclass(frozen=True)
class Manners:
    """What a server takes."""

    way: Way = "schema"
    counts: bool = True
    """It can be asked to count the tokens of a streamed answer."""
    limit: str = "max_tokens"
    """What it calls the length of an answer."""
    tempered: bool = True


@dataclass(frozen=True)
class Reply:
    """What came back, whole or not."""

    text: str
    way: Way
    ended: str | None
    """The protocol's finish reason."""
    refusal: str
    prompt_tokens: int
    answer_tokens: int
    counted: bool


def endpoint_of(settings: Settings) -> Endpoint:
    """The model of the settings. Raises `CannotOpen` without one, or without a key it needs."""
    url = settings.openai_base_url.rstrip("/")
    if not settings.model:
        raise faults.not_set_up()
    if url.startswith(NEEDS_KEY) and not settings.openai_api_key:
        raise faults.no_key(url)
    return Endpoint(
        url=url,
        model=settings.model,
        key=settings.openai_api_key,
        timeout_seconds=settings.model_timeout_seconds,
        temperature=settings.model_temperature,
        answer_tokens=settings.model_answer_tokens,
    )


_known: dict[tuple[str, str], Manners] = {}


def manners(endpoint: Endpoint) -> Manners:
    """What is known of the server's model."""
    return _known.get((endpoint.url, endpoint.model), Manners())


def cannot_keep_the_form(endpoint: Endpoint) -> None:
    """The model answered with what is no JSON: from now on it is asked the next way."""
    _remember(endpoint, _next_way(manners(endpoint)))


def forget() -> None:
    """Forgets what servers were found to take."""
    _known.clear()


async def ask(
    endpoint: Endpoint,
    messages: Sequence[Message],
    schema: Schema,
    heard: Callable[[str], None],
) -> Reply:
    """One answer of the model. `heard` is given the text so far, again and again.

    Raises `CannotPlan` or `CannotOpen` for every fault of the server.
    """
    try:
        async with asyncio.timeout(endpoint.timeout_seconds), _client(endpoint) as client:
            return await _granted(client, endpoint, messages, schema, heard)
    except TimeoutError as error:
        raise faults.took_too_long(endpoint.model, endpoint.timeout_seconds) from error
    except openai.APIError as error:
        raise faults.from_server(error, endpoint.model, endpoint.url) from error
    except (httpx2.HTTPError, httpx2.StreamError, EOFError, ValueError) as error:
        raise faults.broken_off(endpoint.model, endpoint.url, error) from error


async def probe(endpoint: Endpoint) -> None:
    """One token of the model. Raises as `ask`."""
    hello = (Message("user", "Say yes."),)
    _ = await ask(replace(endpoint, answer_tokens=1), hello, {}, lambda text: None)


async def _granted(
    client: AsyncOpenAI,
    endpoint: Endpoint,
    messages: Sequence[Message],
    schema: Schema,
    heard: Callable[[str], None],
) -> Reply:
    """The answer, after the server was asked for less where it did not take all."""
    while True:
        asked = manners(endpoint)
        try:
            body = _body(endpoint, asked, messages, schema)
            create = cast(Callable[..., Any], client.chat.completions.create)
            stream = cast(AsyncStream[ChatCompletionChunk], await create(**body))
            return await _collected(stream, asked, messages, schema, heard)
        except openai.APIStatusError as error:
            less = _conceded(asked, error)
            if less == asked:
                raise
            _remember(endpoint, less)


def _body(
    endpoint: Endpoint, asked: Manners, messages: Sequence[Message], schema: Schema
) -> dict[str, Any]:
    body: dict[str, Any] = {
        "model": endpoint.model,
        "messages": _sent(messages, schema if asked.way == "plain" else {}),
        "stream": True,
        asked.limit: endpoint.answer_tokens,
    }
    if asked.counts:
        body["stream_options"] = {"include_usage": True}
    if asked.tempered and endpoint.temperature is not None:
        body["temperature"] = endpoint.temperature
    return body | (_form(asked.way, schema) if schema else {})


def _form(way: Way, schema: Schema) -> dict[str, Any]:
    match way:
        case "schema":
            form = {"name": ANSWER, "schema": schema, "strict": True}
            return {"response_format": {"type": "json_schema", "json_schema": form}}
        case "tool":
            function = {"name": ANSWER, "description": "Gives the answer.", "parameters": schema}
            return {
                "tools": [{"type": "function", "function": function}],
                "tool_choice": {"type": "function", "function": {"name": ANSWER}},
            }
        case "plain":
            return {}


def _sent(messages: Sequence[Message], schema: Schema) -> "list[ChatCompletionMessageParam]":
    """The messages as the protocol has them, with the form in words when a schema is given."""
    sent = [{"role": message.role, "content": message.content} for message in messages]
    if schema:
        words = prompt("planner/form", schema=json.dumps(schema, ensure_ascii=False))
        sent[0] = {"role": sent[0]["role"], "content": f"{sent[0]['content']}\n\n{words}"}
    return cast("list[ChatCompletionMessageParam]", sent)


async def _collected(
    stream: AsyncStream[ChatCompletionChunk],
    asked: Manners,
    messages: Sequence[Message],
    schema: Schema,
    heard: Callable[[str], None],
) -> Reply:
    text, refusal, ended, usage = "", "", None, None
    async for chunk in cast(AsyncIterator[ChatCompletionChunk], stream):
        usage = chunk.usage or usage
        for choice in chunk.choices[:1]:
            ended = choice.finish_reason or ended
            refusal += choice.delta.refusal or ""
            calls = choice.delta.tool_calls or ()
            words = [call.function.arguments or "" for call in calls if call.function]
            if new := (choice.delta.content or "") + "".join(words):
                text += new
                heard(text)
    if ended is None:
        raise EOFError("the answer had no end")
    read = usage.prompt_tokens if usage else _tokens_of(messages, schema)
    written = usage.completion_tokens if usage else estimated_tokens(text)
    return Reply(text, asked.way, ended, refusal, read, written, usage is not None)


def _tokens_of(messages: Sequence[Message], schema: Schema) -> int:
    sent = json.dumps([m.content for m in messages], ensure_ascii=False)
    return estimated_tokens(sent) + estimated_tokens(json.dumps(schema))


# ---- what a server does not take

_WAY = (
    r"response_format|json_schema|schema|structured|grammar|\btools?\b|tool_choice|function|strict"
)


def _conceded(asked: Manners, error: openai.APIStatusError) -> Manners:
    """What is asked of a server after this error: less, when it names what it does not take."""
    if error.status_code not in (400, 404, 415, 422, 500, 501):
        return asked
    told = error.message
    if "max_completion_tokens" in told and asked.limit == "max_tokens":
        return replace(asked, limit="max_completion_tokens")
    if asked.counts and re.search("stream_options|include_usage", told):
        return replace(asked, counts=False)
    if asked.tempered and "temperature" in told:
        return replace(asked, tempered=False)
    return _next_way(asked) if re.search(_WAY, told, re.I) else asked


def _next_way(asked: Manners) -> Manners:
    following: Mapping[Way, Way] = dict(pairwise(WAYS))
    return replace(asked, way=following.get(asked.way, asked.way))


def _remember(endpoint: Endpoint, taken: Manners) -> None:
    _known[endpoint.url, endpoint.model] = taken


# ---- the client


@cache
def _trust() -> ssl.SSLContext:
    """Made once: it takes longer than a short turn."""
    return httpx2.create_ssl_context()


def _client(endpoint: Endpoint) -> AsyncOpenAI:
    """A client for one answer; it tries again by itself when a server is busy or fails."""
    return AsyncOpenAI(
        base_url=endpoint.url,
        api_key=endpoint.key.get_secret_value() if endpoint.key else "none",
        timeout=endpoint.timeout_seconds,
        http_client=openai.DefaultAsyncHttpxClient(verify=_trust()),
    )

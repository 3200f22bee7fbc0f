"""The protocol, against a real server on this machine: streams, ways, faults."""

import threading

import pytest
from callsheet.agent.language_model import wire
from callsheet.agent.language_model.answer import FirstAnswer
from callsheet.agent.language_model.schema import strict_schema
from callsheet.agent.language_model.wire import Endpoint, Message, ask
from callsheet.generator.errors import CannotOpen, CannotPlan
from loopback import Fault
from pydantic import SecretStr

HELLO = [Message("system", "Be brief."), Message("user", "Hello.")]
FORM = strict_schema(FirstAnswer)
SOON = {"retry-after-ms": "5"}


def endpoint(server, **more):
    return Endpoint(server.url, "test-model", timeout_seconds=20, **more)


def unheard(text):
    """Nobody listens."""


async def test_a_streamed_answer_is_heard_as_it_grows_and_given_whole(serve):
    server = serve("x" * 100)
    heard = []
    reply = await ask(endpoint(server), HELLO, FORM, heard.append)
    assert reply.text == "x" * 100
    assert heard == ["x" * 40, "x" * 80, "x" * 100]
    assert (reply.ended, reply.counted, reply.answer_tokens) == ("stop", True, 25)


async def test_the_form_is_asked_for_as_a_strict_schema(serve):
    server = serve("{}")
    key = SecretStr("secret")
    await ask(endpoint(server, key=key, temperature=0.5, answer_tokens=70), HELLO, FORM, unheard)
    [body] = server.asked
    assert body["response_format"]["json_schema"] == {
        "name": "answer",
        "schema": FORM,
        "strict": True,
    }
    assert (body["stream"], body["temperature"], body["max_tokens"]) == (True, 0.5, 70)
    assert body["messages"] == [{"role": m.role, "content": m.content} for m in HELLO]
    assert server.headers[0]["authorization"] == "Bearer secret"


async def test_tokens_are_estimated_where_the_server_does_not_count(serve):
    server = serve("some words of an answer", counts=False)
    reply = await ask(endpoint(server), HELLO, FORM, unheard)
    assert not reply.counted
    assert reply.answer_tokens == 8


async def test_a_server_without_schemas_is_asked_for_a_tool_call_and_known_from_then_on(serve):
    refusal = Fault(400, "response_format json_schema is not supported")
    server = serve(refusal, "{}", "{}")
    assert (await ask(endpoint(server), HELLO, FORM, unheard)).way == "tool"
    assert (await ask(endpoint(server), HELLO, FORM, unheard)).text == "{}"
    first, second, third = server.asked
    assert "response_format" in first
    assert second["tools"][0]["function"]["parameters"] == FORM
    assert second["tool_choice"]["function"]["name"] == "answer"
    assert "response_format" not in third


async def test_a_server_without_tools_gets_the_form_in_words(serve):
    server = serve(
        Fault(400, "unknown field response_format"), Fault(422, "tools are not supported"), "{}"
    )
    reply = await ask(endpoint(server), HELLO, FORM, unheard)
    assert reply.way == "plain"
    body = server.asked[-1]
    assert not body.keys() & {"tools", "response_format"}
    assert '"additionalProperties": false' in body["messages"][0]["content"]
    assert body["messages"][0]["content"].startswith("Be brief.")


async def test_what_a_server_does_not_take_is_left_out(serve):
    server = serve(
        Fault(400, "Unsupported parameter: use 'max_completion_tokens' instead"),
        Fault(400, "unknown field stream_options"),
        Fault(400, "Unsupported value: 'temperature' must be 1"),
        "{}",
    )
    await ask(endpoint(server, temperature=0.2), HELLO, FORM, unheard)
    body = server.asked[-1]
    assert "max_completion_tokens" in body
    assert not body.keys() & {"max_tokens", "stream_options", "temperature"}
    assert "response_format" in body


async def test_a_model_that_cannot_keep_a_form_is_asked_the_next_way(serve):
    server = serve("{}", "{}", "{}")
    at = endpoint(server)
    ways = []
    for _ in range(3):
        ways.append((await ask(at, HELLO, FORM, unheard)).way)
        wire.cannot_keep_the_form(at)
    assert ways == ["schema", "tool", "plain"]


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_busy_server_is_asked_again_when_it_says(serve, status):
    server = serve(Fault(status, headers=SOON), "{}")
    assert (await ask(endpoint(server), HELLO, FORM, unheard)).text == "{}"
    assert [head["x-stainless-retry-count"] for head in server.headers] == ["0", "1"]


@pytest.mark.parametrize(
    ("fault", "calls", "problem", "remedy"),
    [
        (Fault(429, headers={**SOON, "retry-after": "7"}), 3, "too much to do", "after 7 s"),
        (Fault(429, code="insufficient_quota", headers=SOON), 3, "nothing left to spend", "top"),
        (Fault(500, "GPU on fire", headers=SOON), 3, "failed (500)", "later"),
        (Fault(404, "The model does not exist"), 1, "no model 'test-model'", "CALLSHEET_MODEL"),
        (Fault(400, "maximum context length is 4096 tokens"), 1, "too long", "begin a new one"),
        (Fault(400, "no idea what that is"), 1, "did not take the question", "CALLSHEET_MODEL"),
    ],
)
async def test_a_server_that_fails_is_named_with_a_remedy(serve, fault, calls, problem, remedy):
    server = serve(*[fault] * calls)
    with pytest.raises(CannotPlan) as caught:
        await ask(endpoint(server), HELLO, FORM, unheard)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
    assert "--planner offline" in caught.value.remedy
    assert len(server.asked) == calls


async def test_a_refused_key_is_not_repeated(serve):
    server = serve(Fault(401, "Incorrect API key provided: sk-secret"))
    with pytest.raises(CannotOpen) as caught:
        await ask(endpoint(server, key=SecretStr("sk-secret")), HELLO, FORM, unheard)
    assert "sk-secret" not in str(caught.value)
    assert "OPENAI_API_KEY" in caught.value.remedy


async def test_nobody_at_the_address_is_said(serve):
    server = serve()
    url = server.url
    server.server_close()
    at = Endpoint(url, "test-model", timeout_seconds=20)
    with pytest.raises(CannotPlan, match="could not be reached"):
        await ask(at, HELLO, FORM, unheard)


async def test_a_server_that_does_not_answer_is_left_after_the_time_of_the_settings(serve):
    go_on = threading.Event()
    server = serve(Fault(waits=go_on))
    with pytest.raises(CannotPlan, match=r"did not answer within 0\.2 s"):
        await ask(Endpoint(server.url, "test-model", timeout_seconds=0.2), HELLO, FORM, unheard)
    go_on.set()
    assert len(server.asked) == 1


async def test_a_connection_that_breaks_off_is_said(serve):
    server = serve(Fault(text="x" * 200, breaks_off=True))
    with pytest.raises(CannotPlan, match="broke off"):
        await ask(endpoint(server), HELLO, FORM, unheard)


async def test_one_token_is_enough_to_try_a_model(serve):
    server = serve("Yes")
    await wire.probe(endpoint(server))
    [body] = server.asked
    assert body["max_tokens"] == 1
    assert "response_format" not in body

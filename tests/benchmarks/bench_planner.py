"""What the language-model planner takes beside its model: tokens of its prompts, its own time."""

import asyncio
import json
import statistics
import sys
import time
import warnings
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.language_model import wire
from callsheet.agent.language_model.answer import FirstAnswer, LaterAnswer
from callsheet.agent.language_model.planner import LanguageModelPlanner
from callsheet.agent.language_model.schema import strict_schema
from callsheet.agent.language_model.wire import Endpoint, Message
from callsheet.agent.planner import Earlier, Request
from callsheet.generator.assets import Assets

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS / "agent" / "language_model"))  # its server and its strong model
strong, Loopback = import_module("strong"), import_module("loopback").Loopback

FIRST_TOKENS_MAX = 3_500
LATER_TOKENS_MAX = 5_000
OVERHEAD_SECONDS_MAX = 0.05
RUNS = 15
CASES = TESTS / "agent" / "director" / "cases" / "first_requests.jsonl"
TEXTS = [json.loads(line)["text"] for line in CASES.read_text(encoding="utf-8").splitlines()]
SIX_SHOTS = """45 seconds, 16:9, no music.
Shot 1 (6s): wide shot of a harbour at dawn, a sign reads "FISH AUCTION 5 AM".
Shot 2 (8s): medium, Moira, a skipper of sixty with a Scottish accent, says "We turn back now."
Shot 3 (8s): close-up, Arjun, Indian accent, says "The nets are half full, Captain."
Shot 4 (8s): over-the-shoulder, 老周 in Sichuanese says “莫慌，再等哈儿嘛。”
Shot 5 (8s): medium close-up, Moira whispers "Half full is heavy enough to sink us."
Shot 6 (7s): extreme wide, the boat turns, gulls follow, the camera cranes up slowly.
"""
FEEDBACK = (
    "make shot 2 a bit slower",
    "Arjun should sound more tired",
    'the sign should read "FISH AUCTION 6 AM"',
    "how long is it now?",
    "and the gulls, can we hear them?",
)


@pytest.fixture(scope="module")
def count():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the package's own, while it loads
        import bpe_openai

        encoding = bpe_openai.get_encoding("o200k_base")
    return lambda text: len(encoding.encode(text))


def asked(requests: Sequence[Request], answers: Sequence[object]) -> list[dict[str, object]]:
    """What the planner asks its model for each request."""
    server = Loopback(answers)
    planner = LanguageModelPlanner(Endpoint(server.url, "bench"), Assets(Path("none")))

    async def run() -> None:
        for request in requests:
            await planner.plan(request)

    asyncio.run(run())
    server.close()
    return server.asked


def later() -> Request:
    """Words about a plan of six shots, after five turns."""
    plan = plan_of(SIX_SHOTS)
    ids = tuple(shot.id for shot in plan.shots)
    first = Earlier(said=SIX_SHOTS, intent="plan", reply="Six shots at the harbour.", shots=ids)
    turns = [Earlier(said=said, intent="revise", reply="Done.", shots=ids) for said in FEEDBACK]
    return Request(
        said="dolly in on Moira in shot 5",
        plan=plan,
        versions=6,
        shot_ids=ids,
        earlier=(first, *turns),
    )


def tokens(count, body: dict, form) -> int:
    """Of the messages and of the form, which some servers write into the prompt."""
    schema = json.dumps(strict_schema(form), separators=(",", ":"))
    return count(schema) + sum(count(message["content"]) for message in body["messages"])


def bench_prompts_are_short(count):
    answers = [strong.plan_answer(plan_of(text), "ok") for text in TEXTS]
    firsts = [
        tokens(count, body, FirstAnswer)
        for body in asked([Request(said=text) for text in TEXTS], answers)
    ]
    change = {"kind": "changes", "shots": [{"id": "s5", "movement": "dolly in"}]}
    [body] = asked([later()], [{"reply": "ok", "outcome": change}])
    revision = tokens(count, body, LaterAnswer)
    sys.stdout.write(
        f"\nfirst turn: {statistics.median(firsts):.0f} tokens, at most {max(firsts)} "
        f"of {len(firsts)}\nrevision at six shots: {revision} tokens\n"
    )
    assert max(firsts) < FIRST_TOKENS_MAX
    assert revision < LATER_TOKENS_MAX


def seconds(act) -> float:
    """Median time of the processor for a coroutine, after one that warms up."""

    async def run() -> list[float]:
        taken = []
        for _ in range(RUNS + 1):
            begun = time.process_time()
            await act()
            taken.append(time.process_time() - begun)
        return taken[1:]

    return statistics.median(asyncio.run(run()))


def bench_the_planner_itself_takes_little_time():
    request, change = later(), {"kind": "changes", "shots": [{"id": "s5", "movement": "dolly in"}]}
    plan = plan_of(SIX_SHOTS)
    turns = {
        "first turn": (Request(said=SIX_SHOTS), strong.plan_answer(plan, "ok"), FirstAnswer),
        "revision": (request, {"reply": "ok", "outcome": change}, LaterAnswer),
    }
    for name, (words, answer, form) in turns.items():
        server = Loopback([answer] * 2 * (RUNS + 1))
        endpoint = Endpoint(server.url, "bench")
        planner = LanguageModelPlanner(endpoint, Assets(Path("none")))
        whole = seconds(lambda planner=planner, words=words: planner.plan(words))
        messages = [Message(m["role"], m["content"]) for m in server.asked[-1]["messages"]]
        schema = strict_schema(form)
        bare = seconds(
            lambda endpoint=endpoint, messages=messages, schema=schema: wire.ask(
                endpoint, messages, schema, lambda text: None
            )
        )
        server.close()
        own = whole - bare
        sys.stdout.write(
            f"\n{name}: {whole * 1000:.0f} ms, {bare * 1000:.0f} ms of it the model's answer, "
            f"{own * 1000:.0f} ms the planner itself\n"
        )
        assert own < OVERHEAD_SECONDS_MAX, name

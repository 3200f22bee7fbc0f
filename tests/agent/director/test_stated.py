"""What a request states, fact by fact, each with its place in the words."""

import json
from pathlib import Path

import pytest
from callsheet.agent.director import plan_of
from callsheet.agent.director.stated import stated
from callsheet.tools.stated import lost

SAID = """A 7-second vertical ad, no music.
Shot 1 (4 s, close-up): Mei grins. Mei, in Sichuanese: "The last one is mine."
Shot 2 (3 s), slow dolly in: a neon sign reads "深夜饺子"."""

CASES = Path(__file__).parent / "cases" / "first_requests.jsonl"


def told(said: str) -> list[tuple[str, int | None, str]]:
    """Kind, shot and words of every fact."""
    return [
        (fact.kind, getattr(fact, "shot", None), said[fact.start : fact.end])
        for fact in stated(said)
    ]


def test_every_fact_is_found_where_it_stands() -> None:
    found = told(SAID)
    for fact in (
        ("length", None, "7-second"),
        ("shape", None, "vertical"),
        ("banned", None, "no music"),
        ("length", 1, "4 s"),
        ("length", 2, "3 s"),
        ("present", None, "Mei"),
        ("spoken", 1, "The last one is mine."),
        ("lettered", 2, "深夜饺子"),
    ):
        assert fact in found


def test_what_craft_completes_is_not_stated() -> None:
    assert told("a cat yawns") == [("present", None, "cat")]


@pytest.mark.parametrize(
    "said", [SAID, *(json.loads(line)["text"] for line in CASES.read_text("utf-8").splitlines())]
)
def test_the_directors_own_plan_keeps_what_was_stated(said: str) -> None:
    contradicted = ("length", "shot count", "filmed")
    found = lost(stated(said), plan_of(said))
    assert [kept.faults for kept in found if kept.fact.kind not in contradicted] == []

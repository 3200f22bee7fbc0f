"""Ten conversations of five turns, answered as a good model would, through the wire to a studio."""

import json
from pathlib import Path
from typing import Any

import pytest
from callsheet.agent.events import Answered, Spent
from callsheet.agent.language_model.planner import LanguageModelPlanner
from callsheet.agent.language_model.wire import Endpoint
from callsheet.agent.settings import Settings
from callsheet.agent.studio import open_studio
from callsheet.generator.assets import Assets
from callsheet.generator.plan import VideoPlan

FILES = sorted((Path(__file__).parent / "conversations").glob("*.json"))


def answer_to(turn: dict[str, Any], number: int):
    """The answer as the model gives it when it has seen the question."""

    def made(body: dict[str, Any]) -> dict[str, Any]:
        answer = turn["answers"][number]
        if back := turn.get("takes_back"):
            told = body["messages"][1]["content"].split("# New words")[0]
            stated = told.split("# Stated so far")[1].split("# Said before")[0].splitlines()
            numbers = [int(line.split(".")[0]) for line in stated if any(b in line for b in back)]
            answer = {**answer, "outcome": {**answer["outcome"], "overrides": numbers}}
        return answer

    return made


def kept(plan: VideoPlan | None) -> dict[str, object]:
    """What is compared of a plan."""
    if plan is None:
        return {"shots": None}
    return {
        "shots": [shot.id for shot in plan.shots],
        "takes": [shot.take for shot in plan.shots],
        "seconds": plan.seconds,
        "aspect_ratio": plan.aspect_ratio,
        "lettering": [text.text for shot in plan.shots for text in shot.lettering],
        "lines": [
            [plan.character(line.character).name, line.text, line.language, line.dialect]
            for line in plan.lines
        ],
    }


def test_there_are_ten_of_five_turns():
    counts = [len(json.loads(file.read_text(encoding="utf-8"))["turns"]) for file in FILES]
    assert counts == [5] * 10


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_a_conversation_goes_as_it_should(file, serve, tmp_path):
    turns = json.loads(file.read_text(encoding="utf-8"))["turns"]
    answers = [answer_to(turn, n) for turn in turns for n in range(len(turn["answers"]))]
    server = serve(*answers)
    planner = LanguageModelPlanner(Endpoint(server.url, "test-model"), Assets(tmp_path / "assets"))
    async with open_studio(Settings(home=tmp_path), planner) as studio:
        for turn in turns:
            before = len(server.asked)
            events = [event async for event in studio.say("t", turn["said"], render=False)]
            found = [event for event in events if isinstance(event, Answered)]
            assert found, events[-1]
            wanted = dict(turn["expect"])
            assert found[0].intent == wanted.pop("intent"), turn["said"]
            assert len(server.asked) - before == wanted.pop("calls", 1), server.asked[-1]
            if "changed" in wanted:
                assert list(found[0].changed) == wanted.pop("changed")
            now = kept(found[0].plan)
            assert {word: now[word] for word in wanted} == wanted
        kept_turns = await studio.library.turns("t")
    assert all(isinstance(turn.spent, Spent) for turn in kept_turns)

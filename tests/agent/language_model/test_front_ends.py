"""What people see of a language model: in the shell, on the page, in the doctor."""

import json
import subprocess
import sys

import pytest
import strong
from callsheet.agent.director import plan_of
from callsheet.agent.doctor import language_model
from callsheet.agent.events import Answered, Spent, Writing
from callsheet.agent.settings import Settings, read_settings
from callsheet.generator.errors import BadInput
from callsheet.ui import present
from callsheet.ui.gradio_view import Message, View, after, said
from loopback import Fault

SAID = 'A cat on a windowsill, 4 seconds. Mei says "Good morning."'
GOOD = strong.plan_answer(plan_of(SAID), "A cat and Mei, 4 s.")
SPENT = Spent(model="m-1", calls=2, prompt_tokens=2310, answer_tokens=870, counted=True)
CALLSHEET = (sys.executable, "-m", "callsheet.ui.cli")


@pytest.fixture
def shell(serve, monkeypatch):
    """Runs callsheet with a model that gives these answers."""

    def run(*arguments, answers=(), model="m-1"):
        server = serve(*answers)
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("CALLSHEET_MODEL", model)
        monkeypatch.setenv("CALLSHEET_MODEL_PROMPT_DOLLARS", "1")
        monkeypatch.setenv("CALLSHEET_MODEL_ANSWER_DOLLARS", "4")
        return subprocess.run([*CALLSHEET, *arguments], capture_output=True, text=True), server

    return run


def test_the_director_answers_where_it_is_asked_by_name(shell):
    done, server = shell("plan", "--planner", "offline", "--json", SAID)
    assert json.loads(done.stdout)["shots"]
    assert server.asked == []


def test_a_plan_of_a_model_is_printed(shell):
    done, _ = shell("plan", "--json", SAID, answers=[GOOD])
    seconds = [shot["seconds"] for shot in json.loads(done.stdout)["shots"]]
    assert sum(seconds) == pytest.approx(4)


def test_a_model_that_fails_is_said_and_the_words_can_be_said_again(shell):
    arguments = ("say", "--thread", "t", "--no-render", "--json", SAID)
    failed, _ = shell(*arguments, answers=[Fault(404, "no such model")])
    assert failed.returncode == 2
    assert "there was no model 'm-1'" in failed.stderr
    assert "--planner offline" in failed.stderr
    again, server = shell(*arguments, answers=[GOOD])
    told = json.loads(again.stdout)
    assert told["reply"] == "A cat and Mei, 4 s."
    assert [line["text"] for shot in told["plan"]["shots"] for line in shot["dialogue"]] == [
        "Good morning."
    ]
    for words in ("m-1: ", "tokens read", "$0.00"):
        assert words in again.stderr
    assert SAID in server.asked[0]["messages"][1]["content"]


def test_a_model_without_a_key_is_said_before_anything_is_kept(monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv("CALLSHEET_MODEL", "m-1")
    done = subprocess.run([*CALLSHEET, "plan", SAID], capture_output=True, text=True)
    assert done.returncode == 2
    assert "error: there was no key for https://api.openai.com/v1" in done.stderr


# ---- the doctor


def set_up(server, tmp_path, **more):
    return Settings(home=tmp_path, model="m-1", openai_base_url=server.url, **more)


def test_the_doctor_tries_one_token(serve, tmp_path):
    server = serve("y")
    found = language_model(set_up(server, tmp_path))
    assert found.works
    assert found.needed
    assert found.detail.startswith(f"m-1 at {server.url} answered in ")
    assert server.asked[0]["max_tokens"] == 1


def test_the_doctor_says_what_is_wrong_with_a_model(serve, tmp_path):
    found = language_model(set_up(serve(Fault(401)), tmp_path, planner="offline"))
    assert not found.works
    assert not found.needed
    assert "did not accept the key" in found.detail
    assert "OPENAI_API_KEY" in (found.remedy or "")


def test_the_doctor_does_not_mind_that_no_model_is_set(tmp_path):
    found = language_model(Settings(home=tmp_path))
    assert (found.works, found.needed) == (False, False)


# ---- settings


def test_settings_of_a_model_are_read_and_a_key_is_never_shown(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("CALLSHEET_MODEL", "m-1")
    settings = read_settings()
    assert settings.chosen_planner == "llm"
    assert "sk-secret" not in repr(settings)
    monkeypatch.setenv("CALLSHEET_PLANNER", "offline")
    assert read_settings().chosen_planner == "offline"


@pytest.mark.parametrize(
    ("name", "value"), [("OPENAI_BASE_URL", "localhost"), ("CALLSHEET_MODEL_TEMPERATURE", "9")]
)
def test_a_setting_that_cannot_be_used_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(BadInput, match=name):
        read_settings()


# ---- words for it


def test_what_a_turn_took_is_told_in_a_line():
    assert present.event_text(SPENT) == "m-1: 2,310 tokens read, 870 written, 2 calls"
    guessed = SPENT.model_copy(update={"counted": False, "calls": 1, "dollars": 0.0058})
    assert present.event_text(guessed) == "m-1: about 2,310 tokens read, 870 written, $0.0058"


def test_what_is_being_written_is_its_last_shot_or_its_reply():
    assert present.writing_words(Writing(reply="Three sh")) == "Three sh"
    shots = ("Steam over a wok.", "Mei\nlooks up.")
    assert present.writing_words(Writing(reply="x", shots=shots)) == "shot 2: Mei looks up."
    assert present.event_text(Writing(reply="x")) is None


def test_the_page_shows_the_writing_and_then_the_answer_with_its_cost():
    view = after(said(View("t"), SAID), Writing(reply="A c", shots=("A cat yawns.",)))
    assert view.writing == "shot 1: A cat yawns."
    view = after(view, SPENT)
    assert view.writing == ""
    answer = Answered(intent="chat", reply="Done.", plan=None, version=0)
    view = after(view, answer)
    aside = "m-1: 2,310 tokens read, 870 written, 2 calls"
    assert view.messages[-1] == Message("assistant", "Done.", aside=aside)
    assert view.spent == ""

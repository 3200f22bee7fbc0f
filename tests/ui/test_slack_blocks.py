"""Messages, forms and deliveries as values, without Slack; their limits are Slack's."""

from pathlib import Path

import pytest
import yaml
from callsheet.agent.edits import PutShot
from callsheet.agent.events import Answered, Failed, Made
from callsheet.agent.running import Status
from callsheet.agent.settings import Settings
from callsheet.tools.check import Problem
from callsheet.tools.price import Price
from callsheet.ui.slack_blocks import Message, message_blocks, message_text
from callsheet.ui.slack_bot import SlackBot
from callsheet.ui.slack_deliveries import message, plain_words
from callsheet.ui.slack_form import Where, edits_of, faults, shot_form
from callsheet.ui.slack_installed import Installed
from callsheet.ui.slack_words import EN, WORDS, ZH
from callsheet.ui.slack_workspaces import read_workspaces
from slack_blocks_rules import faults_of_blocks, faults_of_view
from slack_peer import SlackPeer

MANIFEST = Path(__file__).parents[2] / "ui" / "slack_manifest.yaml"
CONVERSATIONS = ("channels", "groups", "im", "mpim")
WHERE = Where(channel="C1", thread="1.1", shot="s1", turn=1)


def answered(plan, **told):
    return Status(answered=Answered(intent="plan", reply="Planned.", plan=plan, version=1, **told))


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
def test_any_plan_and_any_ending_fit_into_what_slack_takes(plan_of, words):
    many = plan_of(*({"action": "x" * 5000} for _ in range(70)), title="t" * 400, notes=["n"] * 9)
    price = Price(jobs=70, to_render=("s1",), seconds=1, dollars=1.5, render_seconds=9)
    problems = tuple(Problem(where="s1", what="w" * 4000, remedy="r") for _ in range(9))
    options = tuple(f"{number} " + "o" * 200 for number in range(30))
    for state in ("idle", "planning", "asking", "rendering", "made", "failed", "stopped"):
        told = answered(many, problems=problems, options=options)
        ended = {
            "made": {"made": Made(video=Path("v"), captions=None, seconds=1, rendered=("s1",))},
            "failed": {"failed": Failed(problem="p" * 4000, remedy="r")},
        }.get(state, {})
        status = told.model_copy(update={"state": state, "price": price, **ended})
        shown = Message(status, 3, "F000000001", can_undo=True, can_redo=True, chosen="c" * 4000)
        assert faults_of_blocks(message_blocks(shown, words), {"F000000001"}) == []
        assert message_text(shown, words)


def test_nothing_a_user_wrote_is_read_as_markup(dialogue):
    title = "<!channel> *bold* :smile:"
    shown = Message(answered(dialogue.model_copy(update={"title": title})))
    texts = [block["text"] for block in message_blocks(shown, EN) if "text" in block]
    assert {text["type"] for text in texts} == {"plain_text"}
    assert not any(text["emoji"] for text in texts)
    failed = Message(Status(state="failed", failed=Failed(problem="<!here>", remedy="r")))
    assert message_text(failed, EN) == "&lt;!here&gt; hint: r"


def test_a_message_that_is_not_the_latest_has_nothing_to_click(dialogue):
    told = answered(dialogue, options=("a", "b")).model_copy(update={"state": "stopped"})
    blocks = message_blocks(Message(told, 1, is_latest=False, can_undo=True), ZH)
    assert not any("accessory" in block or "elements" in block for block in blocks)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
def test_the_form_of_any_shot_fits_and_gives_back_what_it_was_given(plan_of, words):
    cast = [{"id": f"c{n}", "name": f"name {n} " + "n" * 99} for n in range(120)]
    lines = [
        {"id": f"l{n}", "character": f"c{n}", "text": "word", "language": "zh", "dialect": "own"}
        for n in range(40)
    ]
    plan = plan_of({"dialogue": lines, "action": "a" * 4000}, characters=cast)
    view = shot_form(plan, WHERE, words)
    assert faults_of_view(view) == []
    sent = SlackPeer().submission_of(view | {"id": "V1"}, {}, "U1")["view"]["state"]["values"]
    assert faults(sent, words) == {}
    assert edits_of(sent, plan, "s1") == ()


def test_a_form_changes_what_it_asks_and_nothing_else(dialogue):
    view = shot_form(dialogue, WHERE.model_copy(update={"shot": "s2"}), EN)
    changes = {"seconds": "2.5", "speaker:l1": "tom", "words:l1": "No, mine!"}
    sent = SlackPeer().submission_of(view | {"id": "V1"}, changes, "U1")["view"]["state"]["values"]
    [edit] = edits_of(sent, dialogue, "s2")
    assert isinstance(edit, PutShot)
    [line] = edit.shot.dialogue
    assert (line.character, line.text, line.language) == ("tom", "No, mine!", "en")
    assert edit.shot.characters == ("mei", "tom")
    changed = {"seconds", "dialogue", "characters"}
    assert edit.shot.model_dump(exclude=changed) == dialogue.shot("s2").model_dump(exclude=changed)
    emptied = sent | {"words:l1": {"value": {"type": "plain_text_input", "value": None}}}
    [edit] = edits_of(emptied, dialogue, "s2")
    assert isinstance(edit, PutShot)
    assert edit.shot.dialogue == ()


def test_words_are_read_as_they_were_written():
    text = (
        "<@U0> <@U1> and <@U2|tom> in <#C1|films>, <!here>: "
        "see <https://a.b/c|c> &amp; <mailto:a@b.c|a@b.c> &lt;3"
    )
    read = plain_words(text, "U0", {"U1": "Mei"})
    assert read == "@Mei and @tom in #films, @here: see https://a.b/c & a@b.c <3"


@pytest.mark.parametrize(
    ("event", "known", "taken"),
    [
        ({"text": "hello"}, False, False),
        ({"text": "hello"}, True, True),
        ({"text": "<@U0> hello"}, False, True),
        ({"text": "<@U9> hello"}, True, False),
        ({"text": "hello", "channel_type": "im"}, False, True),
        ({"text": "<@U0> hello", "bot_id": "B1"}, True, False),
        ({"text": "<@U0> hello", "subtype": "message_changed"}, True, False),
        ({"text": "<@U0> hello", "subtype": "file_share", "files": [{"id": "F1"}]}, False, True),
    ],
)
def test_what_is_for_callsheet_is_told_from_what_is_not(event, known, taken):
    told = message({"user": "U1", "channel": "C1", "ts": "1.2", **event}, "T1", "U0", known)
    assert (told is not None) == taken
    assert told is None or len(told.files) == len(event.get("files", ()))


def test_the_manifest_asks_for_what_the_bot_listens_to(home):
    manifest = yaml.safe_load(MANIFEST.read_text())
    settings = Settings.model_validate({"home": home, "SLACK_BOT_TOKEN": "xoxb-1"})
    workspaces = read_workspaces(settings)
    bot = SlackBot(settings, workspaces, Installed(workspaces, settings.slack_api_url))
    assert bot.app
    events = set(manifest["settings"]["event_subscriptions"]["bot_events"])
    assert events == {
        "app_mention",
        *(f"message.{k}" for k in ("channels", "groups", "im", "mpim")),
    }
    scopes = set(manifest["oauth_config"]["scopes"]["bot"])
    assert {"app_mentions:read", "chat:write", "files:read", "files:write", "users:read"} <= scopes
    assert {f"{kind}:history" for kind in CONVERSATIONS} <= scopes
    assert manifest["settings"]["interactivity"]["is_enabled"]
    assert manifest["settings"]["socket_mode_enabled"]
